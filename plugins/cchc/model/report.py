"""What a commune writes itself in its reports on communication: the words between the tables."""

from __future__ import annotations

from cchc.model.value import dataclass

REPORT_PLACES = ("xa", "tinh", "ky", "ky_sau", "so_tin", "ke_hoach")
"""What the words may hold in braces: commune, province, period, next period, number of items, title of the plan."""


@dataclass(frozen=True, slots=True)
class ReportWords:
    """The words of a report; a paragraph each line of `results`, `shortcomings` and `tasks`."""

    issuer: str = ""
    """Who issues it; empty: the commune's People's Committee."""
    symbol: str = "BC-UBND"
    subject: str = "Kết quả tuyên truyền công tác cải cách hành chính {ky}"
    intro: str = (
        "Thực hiện nhiệm vụ tuyên truyền cải cách hành chính, Ủy ban nhân dân {xa} "
        "báo cáo kết quả tuyên truyền {ky} như sau:"
    )
    results: tuple[str, ...] = ()
    shortcomings: tuple[str, ...] = ()
    tasks: tuple[str, ...] = (
        "Tiếp tục đăng tải kịp thời chủ trương, văn bản, thủ tục hành chính mới; "
        "bổ sung tin, bài về những nội dung, của những đơn vị còn ít.",
    )
    signed_as: tuple[str, ...] = ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    signer: str = ""
    recipients: tuple[str, ...] = ()
    """Empty: those of the plan."""

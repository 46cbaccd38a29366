"""The slogans that posters, leaflets and banners choose from; a commune may put its own in their place."""

from __future__ import annotations

from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Slogan:
    """A slogan, and the reform fields that it speaks of; without any it fits everywhere."""

    text: str
    fields: tuple[str, ...] = ()


USUAL = (
    Slogan("Đẩy mạnh cải cách hành chính, lấy người dân và doanh nghiệp làm trung tâm phục vụ"),
    Slogan("Sự hài lòng của người dân là thước đo kết quả cải cách hành chính"),
    Slogan("Cải cách hành chính là việc của mỗi cơ quan, mỗi cán bộ, công chức và mọi người dân"),
    Slogan("Quy định rõ ràng, thi hành nghiêm minh, người dân thuận lợi", ("the-che",)),
    Slogan("Dân biết, dân bàn, dân làm, dân kiểm tra, dân giám sát, dân thụ hưởng", ("the-che",)),
    Slogan("Thủ tục đơn giản, giải quyết đúng hẹn, người dân hài lòng", ("thu-tuc-hanh-chinh",)),
    Slogan("Bớt giấy tờ, bớt đi lại, bớt chi phí cho người dân", ("thu-tuc-hanh-chinh",)),
    Slogan("Một cửa công khai, tận tâm hướng dẫn, trả kết quả đúng hẹn", ("thu-tuc-hanh-chinh",)),
    Slogan("Bộ máy tinh gọn, hoạt động hiệu lực, hiệu quả, gần dân, sát dân", ("to-chuc-bo-may",)),
    Slogan("Kỷ luật, kỷ cương, trách nhiệm, tận tụy phục vụ Nhân dân", ("che-do-cong-vu",)),
    Slogan("Biết chào hỏi, biết cảm ơn, biết xin lỗi, tận tình hướng dẫn", ("che-do-cong-vu",)),
    Slogan("Thu đúng, chi đúng, công khai, tiết kiệm, chống lãng phí", ("tai-chinh-cong",)),
    Slogan("Nộp hồ sơ trực tuyến: ở đâu cũng nộp được, lúc nào cũng theo dõi được", ("chinh-quyen-so",)),
    Slogan("Mỗi người dân một tài khoản định danh điện tử, dùng cho mọi dịch vụ công", ("chinh-quyen-so",)),
    Slogan("Nói đi đôi với làm, đã hứa là làm, đã làm phải có kết quả", ("chi-dao-dieu-hanh",)),
)
"""Used where site.yml has none of its own."""


def slogan_for(slogans: tuple[Slogan, ...], fields: tuple[str, ...]) -> str:
    """Return the first slogan of the first field that has one, else the first that fits everywhere, else ""."""
    for field in fields:
        for slogan in slogans:
            if field in slogan.fields:
                return slogan.text
    return next((slogan.text for slogan in slogans if not slogan.fields), "")

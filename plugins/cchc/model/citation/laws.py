"""Laws that texts cite by name alone, and the search for their names."""

from __future__ import annotations

import re
from collections.abc import Iterable

from cchc.model.text import fold

KNOWN = (
    "An ninh mạng", "An toàn thông tin mạng", "Ban hành văn bản quy phạm pháp luật", "Bảo hiểm xã hội", "Bảo hiểm y tế",
    "Bảo vệ bí mật nhà nước", "Bảo vệ dữ liệu cá nhân", "Bảo vệ môi trường",
    "Bảo vệ quyền lợi người tiêu dùng", "Bầu cử đại biểu Quốc hội và đại biểu Hội đồng nhân dân", "Bình đẳng giới",
    "Căn cước", "Căn cước công dân", "Cán bộ, công chức", "Chuyển đổi số", "Công an nhân dân", "Công chứng",
    "Công nghệ thông tin", "Cư trú", "Dân sự", "Doanh nghiệp", "Dữ liệu", "Đất đai", "Đầu tư", "Đầu tư công",
    "Đấu thầu", "Giao dịch điện tử", "Giáo dục", "Hình sự", "Hộ tịch", "Hòa giải ở cơ sở", "Hôn nhân và gia đình",
    "Hợp tác xã", "Khiếu nại", "Khoa học, công nghệ và đổi mới sáng tạo", "Lao động", "Lưu trữ",
    "Mặt trận Tổ quốc Việt Nam", "Ngân sách nhà nước", "Người cao tuổi", "Người khuyết tật", "Nhà ở", "Nuôi con nuôi",
    "Phòng, chống bạo lực gia đình", "Phòng, chống ma túy", "Phòng, chống tham nhũng", "Phổ biến, giáo dục pháp luật",
    "Phí và lệ phí", "Quốc tịch Việt Nam", "Quy hoạch", "Thanh tra", "Thi đua, khen thưởng",
    "Thực hiện dân chủ ở cơ sở", "Thực hành tiết kiệm, chống lãng phí", "Tiếp cận thông tin", "Tiếp công dân", "Tố cáo",
    "Tố tụng dân sự", "Tố tụng hành chính", "Tố tụng hình sự", "Tổ chức Chính phủ", "Tổ chức chính quyền địa phương",
    "Trẻ em", "Trợ giúp pháp lý", "Trưng cầu ý dân", "Ưu đãi người có công với cách mạng", "Viên chức", "Xây dựng",
    "Xử lý vi phạm hành chính", "Y tế", "Thủ đô", "Viễn thông", "Báo chí",
)  # fmt: skip
"""Names of laws, codes and ordinances that communes cite; the register adds its own."""

_WORD = re.compile(r"\w+")
_REACH = 200
"""Characters in which a name must end."""


class LawNames:
    """Names of laws as words without marks, found by their first word."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        """Take the known names and `names`, which may begin with "Luật"."""
        self.names = tuple(sorted(set(names)))
        """The names given, beside the known ones."""

        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        given = dict.fromkeys((*map(bare_name, self.names), *KNOWN))
        for name in sorted(given, key=lambda name: (-len(name.split()), name)):
            words = tuple(_WORD.findall(fold(name)))
            if words:
                entry = self._by_first.setdefault(words[0], [])
                if all(words != other for other, _ in entry):
                    entry.append((words, name))

    def at(self, text: str, position: int) -> tuple[str, int] | None:
        """Return the longest name that begins at `position`, and where it ends; only spaces and commas part words."""
        piece = text[position : position + _REACH]
        found = _WORD.search(piece)
        if found is None:
            return None
        candidates = self._by_first.get(fold(found[0]), ())
        if not candidates:
            return None
        words, ends = _words_of(piece, max(len(name_words) for name_words, _ in candidates))
        for name_words, name in candidates:
            length = len(name_words)
            # Case does not tell laws from talk about their subject, but the capital of the law's own word does.
            if words[:length] == list(name_words):
                return name, position + ends[length - 1]
        return None


def bare_name(title: str) -> str:
    """Return a law's title without its kind: "Luật Cán bộ, công chức" gives "Cán bộ, công chức"."""
    return re.sub(r"^(?:Bộ luật|Luật|Pháp lệnh)\s+", "", title)


def _words_of(piece: str, most: int) -> tuple[list[str], list[int]]:
    """Return at most `most` folded words before the first mark that ends a name, and where each ends."""
    words: list[str] = []
    ends: list[int] = []
    last = 0
    for found in _WORD.finditer(piece):
        if last and piece[last : found.start()].strip(" ,"):
            break
        words.append(fold(found[0]))
        ends.append(found.end())
        last = found.end()
        if len(words) == most:
            break
    return words, ends

"""Where the words of a title go: the largest size that fits, lines of even length, nothing cut if avoidable."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from cchc.cards.frame import Limits, Weight
from cchc.cards.lettering import ink, width
from cchc.model.value import dataclass

_NUMBERED = {"số", "ngày", "tháng", "năm", "điều", "khoản", "quý", "khóa", "lần", "thứ", "mức", "top"}
"""Words that belong to the number after them: a line never ends between "số" and "118/2025/NĐ-CP"."""

# Vietnamese writes one word in several parts, and a title reads badly with a word on two lines. No
# dictionary: the words that titles of this section are made of.
_COMPOUNDS = (
    "kế hoạch|thủ tục|hành chính|chính công|ủy ban|nhân dân|thời gian|thời hạn|quyết định|nghị quyết|"
    "nghị định|chỉ thị|thông tư|cải cách|chính phủ|giải quyết|hồ sơ|hộ tịch|khai sinh|khai tử|kết hôn|"
    "chứng thực|đất đai|bảo trợ|xã hội|công dân|người dân|doanh nghiệp|hợp tác|cán bộ|công chức|"
    "viên chức|công vụ|dịch vụ|vụ công|trực tuyến|toàn trình|một phần|một cửa|trung tâm|phục vụ|phản ánh|"
    "kiến nghị|chuyển đổi|chỉ số|hài lòng|đánh giá|kết quả|thể chế|tổ chức|bộ máy|tài chính|chính quyền|"
    "truyền thông|tuyên truyền|hướng dẫn|thông báo|hội nghị|tập huấn|triển khai|thực hiện|nâng cao|"
    "chất lượng|đẩy mạnh|tăng cường|địa bàn|định danh|điện tử|tài khoản|thanh toán|lệ phí|mô hình|"
    "cách làm|sáng kiến|niêm yết|công khai|tiếp nhận|cắt giảm|đơn giản|trách nhiệm|kỷ luật|kỷ cương|"
    "bảo hiểm|y tế|kinh doanh|cư trú|quy định|quy trình|kiểm tra|giám sát|nhiệm vụ|giải pháp|hội đồng|"
    "văn phòng|thôn bản|căn cước|lý lịch|tư pháp|xây dựng|nông nghiệp|môi trường|giáo dục|văn hóa|"
    "quốc gia|toàn quốc|phát thanh|gia đình|tổng hợp|rà soát|hộ nghèo|cận nghèo|tinh giản|biên chế|chính sách|"
    "sắp xếp|phân biệt|liên thông|xác nhận|tình trạng|hôn nhân|đăng ký|cấp lại|trợ cấp|bản sao|bản chính|chữ ký|"
    "con nuôi|nước ngoài|giấy tờ|giấy phép|giấy chứng|chứng nhận|sử dụng|quyền sử|mục đích|trường hợp|đầu tư|dự án|"
    "lựa chọn|chuyển mục|tổ chức|cá nhân|cơ quan|nhà nước|cơ sở|người cao|cao tuổi|khuyết tật|trẻ em|học sinh|"
    "phụ nữ|thanh niên|cộng đồng|công tác|báo cáo|tháng đầu|cuối năm|phân cấp|ủy quyền|thẩm quyền|công bố|"
    "ban hành|sửa đổi|bổ sung|bãi bỏ|thay thế|hiệu lực|lấy ý|ý kiến|góp ý|đối thoại|tiếp dân|tiếp công|lịch tiếp|"
    "số hóa|dữ liệu|hệ thống|thông tin|phần mềm|kỹ năng|an toàn|cảnh báo|giả mạo|lừa đảo|cộng tác|cả nước"
)
_WORDS = frozenset(_COMPOUNDS.split("|"))

_LEADING = 1.24
_CLEARANCE = 6
"""Pixels between the lowest mark of a line and the highest of the next: Ễ under ỵ must not touch."""

_DASHES = {"-", "–", "—", "•", "·", "|", "/"}
_HAS_DIGIT = re.compile(r"^[\dIVXLC][\dIVXLC.,/%-]*")


@dataclass(frozen=True, slots=True)
class Block:
    """A title set in lines: pixel `size`, base lines `pitch` apart, ink from `ascent` above the first
    base line to `descent` below the last."""

    lines: tuple[str, ...]
    size: int
    pitch: int
    ascent: int
    descent: int
    cut: bool = False

    @property
    def height(self) -> int:
        """From the highest to the lowest ink."""
        return self.ascent + self.pitch * (len(self.lines) - 1) + self.descent


def fit(text: str, limits: Limits, *, names: str = "") -> Block:
    """Return `text` in the largest size at which all of it fits; at the smallest it ends in an ellipsis if it must.

    `names` are proper names, such as the commune's, that a line should not part either.
    """
    words = text.split()
    own = frozenset(f"{first} {second}" for first, second in pairwise(names.lower().split()))
    # A few long words may leave one alone at every size: then it is better alone than cut.
    for alone in (False, True):
        for size in limits.sizes:
            block = _try(words, size, limits, own, alone=alone)
            if block is not None:
                return block
    return _cut(words, limits, own)


def fit_line(text: str, weight: Weight, sizes: Sequence[int], room: float, *, spacing: float = 0) -> tuple[str, int]:
    """Return `text` for one line and its size, smaller first, then an ellipsis; `spacing` follows each letter."""
    for size in sizes:
        if width(weight, size, text) + spacing * len(text) <= room:
            return text, size
    while text and width(weight, sizes[-1], f"{text}…") + spacing * (len(text) + 1) > room:
        text = text[:-1].rstrip(" ,;:.-–·")
    return f"{text}…", sizes[-1]


def _try(words: Sequence[str], size: int, limits: Limits, names: frozenset[str], *, alone: bool) -> Block | None:
    """Return the title at `size`, or None when it does not fit; `alone` allows one word on the last line."""
    tokens = _glued(words, size, limits, names)
    widths = [width(limits.weight, size, token) for token in tokens]
    if any(token > limits.width for token in widths):
        return None
    space = width(limits.weight, size, " ")
    count = len(_greedy(widths, space, limits.width))
    # At least so high; letters are drawn to know it exactly, which takes longer than all else here.
    if count > limits.most_lines or (count - 1) * round(size * _LEADING) + size // 2 > limits.height:
        return None
    starts = _wrap(widths, space, limits.width)
    if not (_accompanied(starts, widths, space, limits.width) or alone):
        return None
    lines = [" ".join(tokens[start:end]) for start, end in pairwise(starts)]
    block = _block(lines, size, limits.weight)
    return block if block.height <= limits.height else None


def _cut(words: Sequence[str], limits: Limits, names: frozenset[str]) -> Block:
    """Return what fits of the title at the smallest size, ended by an ellipsis."""
    size = limits.sizes[-1]
    tokens = [part for word in words for part in _split(word, size, limits)]
    ends = _greedy(
        [width(limits.weight, size, token) for token in tokens], width(limits.weight, size, " "), limits.width
    )
    for count in range(ends[: limits.most_lines][-1], 0, -1):
        shown = list(tokens[:count])
        if count < len(tokens):
            shown[-1] = shown[-1].rstrip(" ,;:.-–(") + "…"
        block = _try(shown, size, limits, names, alone=True)
        if block is not None:
            return Block(block.lines, block.size, block.pitch, block.ascent, block.descent, cut=count < len(tokens))
    return _block(["…"], size, limits.weight)


def _split(word: str, size: int, limits: Limits) -> list[str]:
    """Return a word too long for a line, such as an address, in pieces that fit; any other word as it is."""
    parts = [""]
    for char in word:
        # Room for the ellipsis is kept free, in case that the piece turns out to be the last.
        if width(limits.weight, size, f"{parts[-1]}{char}…") > limits.width:
            parts.append("")
        parts[-1] += char
    return parts if len(parts) > 1 else [word]


def _glued(words: Sequence[str], size: int, limits: Limits, names: frozenset[str]) -> list[str]:
    """Return the words with those joined that a line should not part, as long as they stay short."""
    tokens: list[str] = []
    for before, word in pairwise(["", *words]):
        joined = f"{tokens[-1]} {word}" if tokens and _belongs(before, word, names) else ""
        if joined and width(limits.weight, size, joined) <= limits.width * 0.66:
            tokens[-1] = joined
        else:
            tokens.append(word)
    return tokens


def _belongs(before: str, word: str, names: frozenset[str]) -> bool:
    """Return whether a line should not end between the two words."""
    if word in _DASHES:
        return True
    first = before.lower()
    pair = f"{first} {word.lower().rstrip('.,;:!?”)')}"
    return pair in _WORDS or pair in names or (first in _NUMBERED and _HAS_DIGIT.match(word) is not None)


def _wrap(widths: Sequence[float], space: float, room: float) -> list[int]:
    """Return where lines of even length begin, and at last where they end: as few lines as `room` allows, then
    as narrow as that number of lines allows."""
    ends = _greedy(widths, space, room)
    low, high = max(widths, default=0.0), room
    while high - low > 2:
        middle = (low + high) / 2
        if len(_greedy(widths, space, middle)) <= len(ends):
            high = middle
        else:
            low = middle
    return [0, *_greedy(widths, space, high)]


def _accompanied(starts: list[int], widths: Sequence[float], space: float, room: float) -> bool:
    """Give a word alone on the last line the one before it for company; return whether none is left alone."""
    if len(starts) < 3 or starts[-1] - starts[-2] > 1 or len(widths) < 3:
        return True
    if widths[-2] + space + widths[-1] > room or starts[-2] - starts[-3] < 2:
        return False
    starts[-2] -= 1
    return True


def _greedy(widths: Sequence[float], space: float, room: float) -> list[int]:
    """Return where each line ends (exclusive) when every line takes as many tokens as fit."""
    ends: list[int] = []
    used = 0.0
    for index, token in enumerate(widths):
        if index and used + space + token > room:
            ends.append(index)
            used = token
        else:
            used += (space if index else 0) + token
    return [*ends, len(widths)]


def _block(lines: Sequence[str], size: int, weight: Weight) -> Block:
    """Return the lines with a pitch that keeps stacked Vietnamese marks clear of the line above."""
    pieces = [[ink(weight, size, word) for word in line.split()] for line in lines]
    tops = [max((-piece.top for piece in line), default=0) for line in pieces]
    bottoms = [max((piece.bottom for piece in line), default=0) for line in pieces]
    needed = max((bottom + top + _CLEARANCE for bottom, top in zip(bottoms, tops[1:], strict=False)), default=0)
    return Block(tuple(lines), size, max(round(size * _LEADING), needed), tops[0], max(bottoms[-1], 0))

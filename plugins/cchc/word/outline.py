"""Finds the order in a text that has none: headings that are only bold, lists that are only dashes, the letterhead."""

from __future__ import annotations

import re

from cchc.word.blocks import Block, Cell
from cchc.word.spans import Span, unbold, without_prefix

_CLASSES = (
    re.compile(r"(?:PHẦN|Phần|CHƯƠNG|Chương)\s+(?:[IVXLC]+|\d+|thứ\s\w+)\b"),
    re.compile(r"(?:MỤC|Mục)\s+\d+\b"),
    re.compile(r"(?:ĐIỀU|Điều)\s+\d+[a-zđ]?\b"),
    re.compile(r"[IVXLC]+\s?[.)\-–:]\s"),
    re.compile(r"\d{1,2}\s?[.)]\s(?!\d)"),
    re.compile(r"\d{1,2}\.\d{1,2}\.?\s"),
    re.compile(r"\d{1,2}\.\d{1,2}\.\d{1,2}\.?\s"),
    re.compile(r"[a-zđ]\s?\)\s"),
)
_UNNUMBERED = len(_CLASSES)
_LONGEST = 200
_LONGEST_BARE = 90
_LAST = 24
"""Lines in which receivers and signature stand, counted from the end."""
_LONGEST_ENDING = 160
_DASH = re.compile(r"([-–•*+])\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,2})[.)]\s+(?=\S)")
_LETTERHEAD = re.compile(r"CỘNG\s+H(?:ÒA|OÀ)\s+XÃ\s+HỘI|ĐẢNG\s+CỘNG\s+SẢN\s+VIỆT\s+NAM", re.IGNORECASE)
_RECEIVERS = re.compile(r"Nơi\s+nhận\s*:", re.IGNORECASE)
_CAPTION = re.compile(r"(?:Ảnh|Hình|Nguồn|Tin|Bài|Tác giả|Biểu đồ|Bảng)\b[^:]{0,30}:", re.IGNORECASE)


def take_letterhead(blocks: list[Block]) -> list[str]:
    """Take the head of an official paper (agency, number, motto, place and day) away and return its lines."""
    for at, block in enumerate(blocks[:6]):
        if block.rows and _LETTERHEAD.search(block.text):
            before = [one.text for one in blocks[:at] if not one.rows]
            if len(before) != at:
                return []
            del blocks[: at + 1]
            return before + [part.text for row in block.rows for cell in row for part in cell.blocks if part.text]
    if blocks and any(_LETTERHEAD.search(block.text) for block in blocks[:4]):
        end = next((at for at, one in enumerate(blocks[:10]) if re.search(r"ngày.*tháng.*năm", one.text)), -1)
        lines = [block.text for block in blocks[: end + 1]]
        del blocks[: end + 1]
        return lines
    return []


def take_receivers(blocks: list[Block]) -> list[str]:
    """Take the end of an official paper (receivers, signature) away and return its lines: nobody reads it aloud."""
    start = max(0, len(blocks) - _LAST)
    for at, block in enumerate(blocks[start:], start):
        after = blocks[at:]
        if not block.rows and _RECEIVERS.match(block.text) and all(_is_ending(one) for one in after):
            lines = [one.text for one in after if one.text]
            del blocks[at:]
            return lines
    return []


def _is_ending(block: Block) -> bool:
    """True for a short line without a picture, as names and places are."""
    return not block.rows and not block.has_picture and not block.heading and len(block.text) <= _LONGEST_ENDING


def loosen_layout(blocks: list[Block]) -> list[Block]:
    """Return the blocks with tables that only place things (one cell, receivers and signature) as paragraphs."""
    result: list[Block] = []
    for block in blocks:
        single = block.rows and len(block.rows) == 1 and len(block.rows[0]) == 1
        if single or (block.rows and len(block.rows) <= 3 and _RECEIVERS.search(block.text)):
            result += [part for row in block.rows for cell in row for part in _opened(cell)]
        else:
            result.append(block)
    return result


def _opened(cell: Cell) -> list[Block]:
    """Return the paragraphs of a cell, each line that a break divides by itself."""
    return [part for part in cell.blocks if part.text or part.has_picture]


def outline(blocks: list[Block]) -> None:
    """Set heading levels from 2, lists and numbers of the blocks in place; H1 is the title of the page."""
    kinds: dict[int, int] = {}
    for at, block in enumerate(blocks):
        if not block.heading and (kind := _kind(blocks, at)) is not None:
            kinds[at] = kind
    real = sorted({block.heading for block in blocks if block.heading})
    used = sorted(set(kinds.values()))
    for block in blocks:
        if block.heading:
            block.heading = min(6, 2 + real.index(block.heading))
    for at, kind in kinds.items():
        blocks[at].heading = min(6, 2 + len(real) + used.index(kind))
    for block in blocks:
        if block.heading:
            block.spans, block.bullet = unbold(block.spans), None
    _find_lists(blocks)


def _kind(blocks: list[Block], at: int) -> int | None:
    """Return which kind of heading a bold paragraph is, or None."""
    block, text = blocks[at], blocks[at].text
    if block.rows or block.has_picture or not block.bold or len(text) > _LONGEST or block.bullet is not None:
        return None
    if text.endswith((";", ",")) or _CAPTION.match(text) or _RECEIVERS.match(text):
        return None
    for kind, pattern in enumerate(_CLASSES):
        if pattern.match(text):
            return kind
    after = next((one for one in blocks[at + 1 :]), None)
    is_bare = len(text) <= _LONGEST_BARE and not text.endswith((".", "!", "?", "…")) and any(map(str.isalpha, text))
    leads = after is not None and not after.has_picture and (bool(after.rows) or not after.bold)
    pictured = at > 0 and blocks[at - 1].has_picture
    return _UNNUMBERED if is_bare and leads and not pictured and not block.centred else None


def _find_lists(blocks: list[Block]) -> None:
    """Make items of paragraphs that begin with a dash, and of two or more that count on."""
    dashes: list[str] = []
    for block in blocks:
        found = None if block.heading or block.rows else _DASH.match(block.text)
        if not found or block.bullet is not None:
            dashes = dashes if block.bullet is not None else []
            continue
        sign = found[1]
        if sign not in dashes:
            dashes.append(sign)
        block.bullet = min(dashes.index(sign), 3)
        block.spans = without_prefix(_trimmed(block.spans), found.end())
    _find_numbers(blocks)
    _settle_levels(blocks)


def _find_numbers(blocks: list[Block]) -> None:
    """Make items of two or more paragraphs that count on, perhaps with dashes between them."""
    last: tuple[int, Block] | None = None
    found: dict[int, tuple[int, int]] = {}
    places = {id(block): at for at, block in enumerate(blocks)}
    for at, block in enumerate(blocks):
        if block.bullet is not None:
            continue
        number = None if block.heading or block.rows else _NUMBER.match(block.text)
        if number is None:
            last = None
            continue
        if last is not None and int(number[1]) == last[0] + 1:
            before = _NUMBER.match(last[1].text)
            found[places[id(last[1])]] = (last[0], before.end() if before else 0)
            found[at] = (int(number[1]), number.end())
        last = (int(number[1]), block)
    for at, (count, cut) in found.items():
        blocks[at].number = count
        blocks[at].spans = without_prefix(_trimmed(blocks[at].spans), cut)


def _settle_levels(blocks: list[Block]) -> None:
    """Let no item stand deeper than one step below what it follows: Markdown would take it for code."""
    deepest = 0
    for block in blocks:
        if block.bullet is not None:
            block.bullet = min(block.bullet, deepest)
            deepest = block.bullet + 1
        else:
            deepest = 1 if block.number is not None else 0


def _trimmed(spans: list[Span]) -> list[Span]:
    """Return the spans without white space at the beginning, so that lengths agree with the plain text."""
    whole = "".join(span.text for span in spans if span.picture is None)
    return without_prefix(spans, len(whole) - len(whole.lstrip()))

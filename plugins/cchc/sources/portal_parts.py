"""The parts of a procedure as the national portal's pages give them: tables flattened to text without separators.

Each function takes composed text and returns what it could tell apart. What it could not is returned too, as it
stands, with a doubt in Vietnamese: nothing of a record is lost, and nobody takes a guess for a fact.
"""

from __future__ import annotations

import re

from cchc.model.procedure import Paper, Way
from cchc.model.text import squeeze, tidy_lines
from cchc.model.value import dataclass

NOTHING = re.compile(r"(?:không có thông tin|chưa có thông tin|n/a|null|none|-+|\.+)?\s*\.?", re.IGNORECASE)
"""What a portal writes where it knows nothing."""
_NO = re.compile(r"không(?: có)?\s*\.?", re.IGNORECASE)
_KINDS = {"Trực tiếp": "truc-tiep", "Trực tuyến": "truc-tuyen", "Dịch vụ bưu chính": "buu-chinh"}
_UNIT = r"(?:ngày làm việc|ngày|giờ làm việc|giờ|tháng|phút|năm|tuần)"
_AMOUNT = r"\d[\d.,]*\s*(?:Việt Nam Đồng|VNĐ|VND|Đồng|USD|%)"
_FEE = rf"(?:Miễn phí|Không có thông tin|Không quy định|{_AMOUNT})"
_WAY = re.compile(
    rf"(?P<kind>{'|'.join(_KINDS)})(?P<time>\d[\d.,]*\s*{_UNIT}|\d{{1,3}}(?=Miễn phí|Không)|Không có thông tin|"
    rf"Không quy định)(?={_FEE})",
    re.IGNORECASE,
)
_ONE_FEE = re.compile(_FEE, re.IGNORECASE)
_WAYS_HEAD = "Hình thức nộpThời gianPhí, lệ phíMô tả"
_PAPERS_HEAD = "Tên giấy tờMẫu đơn, tờ khaiSố lượng"
_BASIS_HEAD = "Tên văn bản pháp lýMã văn bản"
_COPIES = re.compile(
    r"(?:(?:(?<!\d)\d{1,2}|\d) bản chính(?:,\s?\d{1,2} bản sao)?|(?:(?<!\d)\d{1,2}|\d) bản sao)", re.IGNORECASE
)
_FILE = re.compile(r"\.(?:docx?|pdf|xlsx?|rtf|odt|zip|rar|jpe?g|png)$", re.IGNORECASE)
# Capitals and small letters of Vietnamese take turns in Unicode, so they are no ranges.
_LETTERS = [chr(code) for code in (*range(0xC0, 0x1B1), *range(0x1EA0, 0x1EFA))]
_UPPER = "A-Z" + "".join(letter for letter in _LETTERS if letter.isupper())
_LOWER = "a-z" + "".join(letter for letter in _LETTERS if letter.islower())
# Two fields that were glued: a small letter or a closing mark directly before a capital or a figure.
_GLUE = re.compile(
    rf"(?<=[{_LOWER})\];”\"])(?=[{_UPPER}0-9])|(?<=[A-ZĐ0-9])(?=[A-ZĐ][{_LOWER}])|(?<=[^\d\s][.,])(?<!\d[.,])(?=\w)"
)
_SYMBOL = (
    r"(?:(?:UBTV)?QH(?:1\d|[2-9])|(?:NĐ|NQ)-CP|(?:QĐ|CT)-TT[gG]|NQLT-[A-ZĐƯ]+(?:-[A-ZĐƯ]+)*|TTLT-[A-ZĐ]+(?:-[A-ZĐ]+)*|"
    r"(?:TT|QĐ|NQ|VBHN|CT)-(?:BCA|BTP|BTC|BXD|BGTVT|BNNMT|BNNPTNT|BTNMT|BLĐTBXH|BNV|BYT|BGDĐT|BVHTTDL|BQP|BKHCN|BKHĐT|"
    r"BTTTT|BCT|BNG|UBDT|BDTTG|VPCP|HĐTP|HĐND|UBND|TTCP|NHNN|TANDTC))"
)
_NUMBER = r"(?:(?<!\d)(?:19|20)\d\d(?=\d{1,3}/)|(?<![\d/]))(?P<bare>\d{1,4}(?:/\d{4})?/"
# A number ends a row when the next row follows without a space.
_BASIS = re.compile(rf"{_NUMBER}{_SYMBOL})(?=[{_UPPER}0-9]|$)")
_RESULT_CODE = re.compile(r"\s*Mã:\s*(KQ[.-][A-Z0-9]+(?:\.\d+)?)")
_FURNITURE = re.compile(r"Từ khóa(?P<words>.*?)Mô tả(?P<about>.*?)(?:Chọn cơ quan thực hiện.*)?$", re.DOTALL)
_STEP = re.compile(r"(?:^|(?<=[\s.;:]))[-+*]?\s*Bước\s*(\d{1,2})\s*[:.)]?\s+")
_MONEY = re.compile(r"(\d[\d.,]*)\s*(?:Việt Nam Đồng|VNĐ|VND|Đồng)", re.IGNORECASE)
_ZERO = re.compile(r"(?:phí|lệ phí)?\s*:?\s*(?:0+|o|không)\s*(?:đồng|vnđ|usd)\s*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Told:
    """What a field said: its doubts are for a person."""

    doubts: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    papers: tuple[Paper, ...] = ()
    lines: tuple[str, ...] = ()
    text: str = ""
    codes: tuple[str, ...] = ()
    words: str = ""
    about: str = ""


def known(text: str) -> str:
    """Return the text, or "" for what only says that nothing is known."""
    text = tidy_lines(text)
    return "" if NOTHING.fullmatch(squeeze(text)) else text


def conditions(text: str) -> str:
    """Return conditions; "Không" and "Không." are an answer, and one is enough."""
    text = known(text)
    return "Không có" if _NO.fullmatch(text) else text


def ways(text: str) -> Told:
    """Return the ways of filing of a flattened table."""
    text = squeeze(text).removeprefix(_WAYS_HEAD).strip()
    if not known(text):
        return Told()
    found = list(_WAY.finditer(text))
    if not found or found[0].start():
        return Told(doubts=("không tách được bảng cách thức thực hiện",), text=text)
    ends = [match.start() for match in found[1:]] + [len(text)]
    made = [_way(match, text[match.end() : end]) for match, end in zip(found, ends, strict=True)]
    doubts = [doubt for _, doubt in made if doubt]
    return Told(tuple(dict.fromkeys(doubts)), ways=tuple(way for way, _ in made))


def _way(match: re.Match[str], rest: str) -> tuple[Way, str]:
    """Return one row of the table, and the doubt about its time."""
    fees, at = [], 0
    while fee := _ONE_FEE.match(rest, at):
        # What follows "Không có thông tin" in brackets is no fee but the description: "(1) Trường hợp…".
        end = _closing(rest, fee.end()) if known(fee[0]) else fee.end()
        fees.append(fee_text(fee[0], rest[fee.end() : end]))
        at = end
    kind = next(key for name, key in _KINDS.items() if name.lower() == match["kind"].lower())
    time = known(match["time"])
    doubt = ""
    if time.isdigit():
        doubt, time = f"thời hạn ghi “{time}”, không có đơn vị tính", f"{time} (nguồn không ghi đơn vị tính)"
    return Way(kind, "", _lower_unit(time), "; ".join(filter(None, fees)), squeeze(rest[at:])), doubt


def _closing(text: str, at: int) -> int:
    """Return where the bracket that opens at `at` ends, or `at` when none does."""
    if text[at : at + 1] != "(":
        return at
    depth = 0
    for position in range(at, len(text)):
        depth += {"(": 1, ")": -1}.get(text[position], 0)
        if not depth:
            return position + 1
    return at


def fee_text(amount: str, note: str = "") -> str:
    """Return a fee as officials write it: "7,000 Việt Nam Đồng" is "7.000 đồng", "Phí : 0 Đồng" is "Không thu"."""
    amount = squeeze(amount)
    note = squeeze(note).removeprefix("(").removesuffix(")").strip() if note else ""
    if not known(amount):
        return note
    if _ZERO.fullmatch(amount):
        amount = "Không thu"
    amount = _MONEY.sub(lambda found: f"{found[1].replace(',', '.')} đồng", amount)
    return f"{amount} ({note})" if note else amount


def _lower_unit(time: str) -> str:
    """Return "30 Ngày làm việc" as "30 ngày làm việc"."""
    return re.sub(_UNIT, lambda found: found[0].lower(), squeeze(time), flags=re.IGNORECASE)


def plain_time(text: str) -> str:
    """Return a time of a structured record."""
    return _lower_unit(known(text))


def papers(text: str) -> Told:
    """Return the papers of flattened tables; what stands before a table's heading is the name of its group."""
    text = squeeze(text)
    if not known(text):
        return Told()
    chunks = text.split(_PAPERS_HEAD)
    if len(chunks) == 1:
        return Told(doubts=("không tách được bảng thành phần hồ sơ",), text=text)
    group, found, doubts = _group(chunks[0]), [], []
    for number, chunk in enumerate(chunks[1:], 2):
        rows, rest = _rows(chunk)
        for row, count in rows:
            paper, doubt = _paper(row, count, group)
            found.append(paper)
            doubts += [doubt] if doubt else []
        group = _group(rest)
        if number == len(chunks) and known(rest):
            found.append(Paper(rest, group=""))
            doubts.append(f"giấy tờ cuối bảng không ghi số lượng: “{rest[:60]}”")
    return Told(tuple(dict.fromkeys(doubts)), papers=tuple(dict.fromkeys(found)))


def _rows(chunk: str) -> tuple[list[tuple[str, str]], str]:
    """Return the rows of one table, each with its count, and what follows the last one."""
    rows, at = [], 0
    for match in _COPIES.finditer(chunk):
        # A count ends a row; "nộp 1 bản chính hoặc bản sao" inside a name goes on with a small letter or a space.
        after = chunk[match.end() : match.end() + 1]
        if after and (after.isspace() or after.islower() or after in ",;.)"):
            continue
        name = chunk[at : match.start()].strip()
        if name:
            rows.append((name, match[0]))
        at = match.end()
    return rows, chunk[at:].strip()


def _group(text: str) -> str:
    """Return a group's name without the marks around it."""
    name = text.strip(" -*+:").strip()
    return "" if name.lower() in {"", "bao gồm", "hồ sơ gồm", "hồ sơ bao gồm", "gồm"} else name


def _paper(row: str, count: str, group: str) -> tuple[Paper, str]:
    """Return one paper; the name of its form was glued to its own."""
    name, form, doubt = row, "", ""
    if _FILE.search(row):
        cuts = [match.start() for match in _GLUE.finditer(row) if len(row) - match.start() <= 120]
        clean = [cut for cut in cuts if not re.search(r"[;:]\s", row[cut:])]
        if clean:
            name, form = row[: clean[0]], row[clean[0] :]
        else:
            doubt = f"không tách được tên mẫu đơn khỏi tên giấy tờ: “…{row[-60:]}”"
    return Paper(name.strip(" -+*"), copies(count), form.strip(), group=group), doubt


def copies(text: str) -> str:
    """Return "1 bản chính,1 bản sao" or "Bản chính: 1\\nBản sao: 1" as "01 bản chính, 01 bản sao"."""
    text = re.sub(r"Bản (chính|sao):\s*(\d+)", r"\2 bản \1,", squeeze(text), flags=re.IGNORECASE)
    parts = re.findall(r"(\d+) bản (chính|sao)", text, re.IGNORECASE)
    return ", ".join(f"{int(number):02} bản {what.lower()}" for number, what in parts if int(number))


def basis(text: str) -> Told:
    """Return the legal documents of a flattened table: name and number, the number once."""
    text = squeeze(text).removeprefix(_BASIS_HEAD).strip()
    if not known(text):
        return Told()
    found: list[str] = []
    # Each row is looked for in the text from its own beginning on: the figures before are not of its number.
    while match := _BASIS.search(text):
        name, number = text[: match.start("bare")].strip(), match["bare"]
        text = text[match.end() :].strip()
        if name or not found or number not in found[-1]:
            found.append(_named(name, number))
    return Told(lines=tuple(dict.fromkeys([*found, text] if text else found)))


def _named(name: str, number: str) -> str:
    """Return a document's name with its number, which often stands in the name already."""
    if not name or number in name:
        return name or number
    bare = name.rsplit(" ", 1)[-1].lower() in {"luật", "số", "tư", "định", "quyết", "lệnh"}
    return f"{name} {number}" if bare else f"{name} (số {number})"


def result(text: str) -> Told:
    """Return the results, one a line, their codes, and the keywords and description of the page that end the field."""
    words = about = ""
    if furniture := _FURNITURE.search(text):
        words, about = known(furniture["words"]), known(furniture["about"])
        text = text[: furniture.start()]
    codes = tuple(dict.fromkeys(_RESULT_CODE.findall(text)))
    shown = known(_RESULT_CODE.sub("\n", text))
    return Told(text="\n".join(line for line in shown.split("\n") if line), codes=codes, words=words, about=about)


def steps(text: str) -> tuple[str, ...]:
    """Return the steps: by "Bước 1, 2, 3" where they count on, else by line; a list stays with its line."""
    text = known(text)
    marks = list(_STEP.finditer(text))
    if len(marks) > 1 and [int(mark[1]) for mark in marks] == list(range(1, len(marks) + 1)):
        ends = [mark.start() for mark in marks[1:]] + [len(text)]
        parts = [text[: marks[0].start()], *(text[m.end() : end] for m, end in zip(marks, ends, strict=True))]
        return tuple(part for part in map(tidy_lines, parts) if part.strip(" -+*:."))
    made: list[str] = []
    for line in filter(None, text.split("\n")):
        if made and line.startswith(("-", "+", "•", "*")):
            made[-1] += f"\n{line}"
        else:
            made.append(line)
    return tuple(made)

"""A deterministic corpus in the dialect of each generator, so that all are timed on the same work.

The same content folder gives the same items, byte for byte; the first N of a larger corpus are the
corpus of N. Sentences are those of the project's own content, so that words, marks and lengths are
those of real commune texts; the sentences are shuffled, so the items themselves say nothing.
"""

from __future__ import annotations

import hashlib
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Literal

import yaml

from cchc.model.text import nfc, slugify

Dialect = Literal["cchc", "material", "pelican", "hugo"]
BODY_BYTES = 6_000
"""About what a news item of a commune has: 700 to 800 words."""

_HEADS = (
    "Trung tâm Phục vụ hành chính công xã tiếp nhận, trả kết quả hồ sơ",
    "Hướng dẫn người dân nộp hồ sơ trực tuyến tại nhà",
    "Công khai thủ tục hành chính được sửa đổi, bổ sung",
    "Kết quả thực hiện công tác cải cách hành chính trong tháng",
    "Tổ công nghệ số cộng đồng về bản hỗ trợ người dân",
    "Lãnh đạo xã đối thoại với người dân, doanh nghiệp",
    "Gương cán bộ tận tụy phục vụ Nhân dân",
    "Tập huấn nghiệp vụ kiểm soát thủ tục hành chính",
)
_OWN = (
    "Người dân đến Trung tâm Phục vụ hành chính công xã được hướng dẫn kê khai và nộp hồ sơ ngay tại quầy.",
    "Hồ sơ nộp trực tuyến được cấp mã để người nộp theo dõi tình trạng giải quyết bất cứ lúc nào.",
    "Công chức tiếp nhận hồ sơ kiểm tra giấy tờ một lần và nêu rõ những nội dung cần bổ sung, nếu có.",
    "Ủy ban nhân dân xã niêm yết công khai danh mục thủ tục hành chính tại trụ sở và trên trang thông tin điện tử.",
    "Các thôn, bản tổ chức họp dân để phổ biến cách nộp hồ sơ và cách gửi phản ánh, kiến nghị.",
    "Kết quả giải quyết được trả đúng hẹn, trường hợp chậm phải có thư xin lỗi và hẹn lại ngày trả.",
    "Thành viên tổ công nghệ số cộng đồng hướng dẫn từng hộ cài đặt và sử dụng ứng dụng trên điện thoại.",
    "Mỗi phòng, đơn vị phân công một công chức làm đầu mối theo dõi công tác cải cách hành chính.",
    "Ý kiến của người dân sau mỗi lần giao dịch được tổng hợp để chấn chỉnh thái độ phục vụ.",
    "Giấy tờ đã có trong cơ sở dữ liệu dùng chung thì người dân không phải nộp lại bản giấy.",
    "Thủ trưởng đơn vị chịu trách nhiệm nếu để hồ sơ quá hạn mà không có lý do chính đáng.",
    "Kế hoạch được rà soát hằng quý để điều chỉnh những nhiệm vụ chưa sát với tình hình thực tế.",
)
_ROWS = ("Hộ tịch", "Chứng thực", "Đất đai", "Bảo trợ xã hội", "Thành lập và hoạt động của hộ kinh doanh")
_MARKUP = re.compile(r"[#*|<>\[\]{}`_\\=~^]|https?:|www\.|@")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")

# Items come one by one from all of 2020 to 2025, in office hours, no two in the same minute: the step
# is near the golden section of the number of minutes and has no divisor in common with it.
_FIRST, _DAYS, _DAY_MINUTES, _STEP = datetime(2020, 1, 1, 7), 2192, 600, 812_839


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What items are made of: sentences, and keys that site.yml and the list of procedures have."""

    sentences: tuple[str, ...]
    fields: tuple[str, ...]
    units: tuple[str, ...]
    procedures: tuple[str, ...]

    @property
    def fingerprint(self) -> str:
        """Short hash by which two runs can tell whether they were timed on the same texts."""
        return hashlib.sha256(repr(self).encode()).hexdigest()[:12]


@dataclass(frozen=True, slots=True)
class Item:
    """One news item. The body is Markdown that every dialect reads alike."""

    number: int
    title: str
    slug: str
    date: datetime
    summary: str
    field: str
    unit: str
    procedure: str
    body: str


def read_vocabulary(content: Path, codes: list[str]) -> Vocabulary:
    """Return the vocabulary of a content folder; `codes` are the procedures that items may name."""
    site = yaml.safe_load((content / "_data/site.yml").read_text(encoding="utf-8"))
    found = set(_OWN)
    for path in sorted(content.rglob("*")):
        if path.suffix == ".md":
            found.update(_sentences(_prose(path.read_text(encoding="utf-8"))))
        elif path.suffix in {".yml", ".yaml"}:
            for text in _strings(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)):
                found.update(_sentences(text))
    return Vocabulary(
        sentences=tuple(sorted(found)),
        fields=tuple(field["key"] for field in site["fields"]),
        units=tuple(unit["key"] for unit in site["units"]),
        procedures=tuple(codes),
    )


def items(words: Vocabulary, count: int) -> Iterator[Item]:
    """Yield the first `count` items."""
    for n in range(count):
        chance = random.Random(n)  # a seed of its own, so that an item does not depend on those before it
        minute = n * _STEP % (_DAYS * _DAY_MINUTES)
        title = f"{_HEADS[n % len(_HEADS)]} (tin số {n + 1})"
        yield Item(
            number=n + 1,
            title=title,
            slug=slugify(title),
            date=_FIRST + timedelta(days=minute // _DAY_MINUTES, minutes=minute % _DAY_MINUTES),
            summary=chance.choice(words.sentences),
            field=words.fields[n % len(words.fields)],
            unit=words.units[n % len(words.units)],
            procedure=chance.choice(words.procedures),
            body=_body(words.sentences, chance),
        )


def text_of(item: Item, dialect: Dialect) -> str:
    """Return the file of an item as the generator of that dialect expects it."""
    title, summary = json.dumps(item.title, ensure_ascii=False), json.dumps(item.summary, ensure_ascii=False)
    day, body = f"{item.date:%Y-%m-%dT%H:%M:%S}", item.body
    if dialect == "pelican":
        front = [f"Title: {item.title}", f"Date: {item.date:%Y-%m-%d %H:%M}", f"Category: {item.field}"]
        return "\n".join([*front, f"Slug: {item.slug}", f"Summary: {item.summary}", "", body])
    front = [f"title: {title}", f"description: {summary}"]
    if dialect == "cchc":
        front += [f"id: do-{item.number}", f"date: {day}+07:00", f"fields: [{item.field}]", "format: tin"]
        front += [f"unit: {item.unit}", f'procedures: ["{item.procedure}"]']
    elif dialect == "material":
        front += [f"date: {day}", f"categories: [{item.field}]", f"slug: {item.slug}"]
        body = f"# {item.title}\n\n{body}"
    else:
        front += [f"date: {day}+07:00", f"categories: [{item.field}]", f"slug: {item.slug}"]
        body = body.replace("<!-- more -->", "<!--more-->")  # the only spelling that Hugo knows
    return "\n".join(["---", *front, "---", "", body])


def write(folder: Path, words: Vocabulary, count: int, dialect: Dialect) -> None:
    """Write `count` items below `folder`, by year."""
    for item in items(words, count):
        path = folder / str(item.date.year) / f"{item.slug}.md"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text_of(item, dialect), encoding="utf-8", newline="\n")


def _body(sentences: tuple[str, ...], chance: random.Random) -> str:
    """Return a lead, then headings, paragraphs, a table and two lists, filled up to the wanted size."""

    def paragraph() -> str:
        return " ".join(chance.choice(sentences) for _ in range(chance.randint(3, 5)))

    def some(count: int) -> list[str]:
        return [chance.choice(sentences) for _ in range(count)]

    rows = "\n".join(f"| {name} | {chance.randint(10, 400)} | {chance.randint(90, 100)}% |" for name in _ROWS)
    parts = [paragraph(), "<!-- more -->", "## Kết quả cụ thể", paragraph()]
    parts.append(f"| Lĩnh vực | Tiếp nhận | Đúng hạn |\n|---|---:|---:|\n{rows}")
    parts += ["### Việc đã làm", "\n".join(f"- {text}" for text in some(3))]
    parts += ["## Nhiệm vụ thời gian tới", "\n".join(f"{n}. {text}" for n, text in enumerate(some(3), 1))]
    parts += [f"**Tổ chức thực hiện.** {paragraph()}"]
    size = len("\n\n".join(parts).encode())
    while size < BODY_BYTES:
        parts.append(paragraph())
        size += len(parts[-1].encode()) + 2
    return "\n\n".join(parts) + "\n"


def _sentences(text: str) -> Iterator[str]:
    """Yield the whole sentences of a text that no generator could take for markup."""
    for part in re.split(r"(?<=[.!?;])\s+", " ".join(nfc(text).split())):
        sentence = part.strip(" -+–•.;,")
        if 60 < len(sentence) < 260 and sentence[0].isupper() and not _MARKUP.search(sentence):
            yield f"{sentence}."


def _prose(markdown: str) -> str:
    """Return the running text of a Markdown file: no front matter, tables, headings or link targets."""
    body = re.sub(r"\A---\n.*?\n---\n", "", markdown, flags=re.DOTALL)
    lines = (line for line in body.splitlines() if not line.lstrip().startswith(("#", "|", "!", "<", ":")))
    return _LINK.sub(r"\1", "\n".join(lines)).replace("*", "")


def _strings(value: Any) -> Iterator[str]:
    """Yield every text of a YAML document."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for part in value.values():
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)

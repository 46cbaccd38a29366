"""Which document of the register a citation means."""

from __future__ import annotations

from collections.abc import Iterable
from operator import attrgetter
from typing import Literal

from cchc.model.citation.cited import Citation
from cchc.model.citation.kinds import LAW_WORDS, is_local
from cchc.model.citation.laws import bare_name
from cchc.model.document import LegalDocument
from cchc.model.news import NewsItem
from cchc.model.text import fold
from cchc.model.value import dataclass

Doubt = Literal["", "date", "year-missing", "year-extra", "several", "other-date", "place"]
"""How sure the match is: another date than the register's on a number that is unique; the year left out of the
number, or added; several documents of that name; only documents of another date or place have that number."""


_SURE = ("", "date", "year-missing", "year-extra")
"""Doubts that leave no other document."""


@dataclass(frozen=True, slots=True)
class Match:
    """The document meant, or None; `others` are those that have the same number or name."""

    document: LegalDocument | None
    doubt: Doubt = ""
    others: tuple[LegalDocument, ...] = ()


_SAID = attrgetter("word", "number", "symbol", "date", "year", "issuer", "name", "variants")
"""All that tells which document a mention means."""


class Register:
    """The register, indexed by number and symbol and by names of laws."""

    def __init__(self, documents: Iterable[LegalDocument]) -> None:
        """Index the documents."""
        self._by_number: dict[str, list[LegalDocument]] = {}
        self._by_law: dict[str, list[LegalDocument]] = {}
        self._short: dict[tuple[str, str], list[LegalDocument]] = {}
        self._headings: dict[str, str] = {}
        for document in documents:
            self._headings[document.key] = document.heading
            if document.citation:
                self._by_number.setdefault(fold(document.citation), []).append(document)
                self._short.setdefault((fold(document.type), document.number), []).append(document)
            if document.type in LAW_WORDS:
                self._by_law.setdefault(fold(bare_name(document.title)), []).append(document)
        self._seen: dict[tuple[str, str, tuple[str, ...]], Match] = {}
        self._meant: dict[str, tuple[LegalDocument | None, ...]] = {}

    @property
    def law_names(self) -> tuple[str, ...]:
        """The names of the laws in the register."""
        return tuple(sorted({document.title for found in self._by_law.values() for document in found}))

    def named(self, keys: Iterable[str]) -> str:
        """Return the documents of `keys` as people call them: "Nghị định số 170/2025/NĐ-CP ngày 30/06/2025"."""
        return "; ".join(self._headings.get(key, key) for key in keys)

    def match(self, citation: Citation) -> Match:
        """Return what is meant."""
        key = _SAID(citation)
        if key not in self._seen:
            self._seen[key] = self._law(citation) if not citation.number else self._number(citation)
        return self._seen[key]

    def meant(self, item: NewsItem) -> tuple[LegalDocument | None, ...]:
        """Return the document that each citation of `item` means, or None; worked out once for each file.

        A document that is younger than the item cannot be meant.
        """
        if item.file not in self._meant:
            day, found = item.modified.date(), []
            for one in item.cited:
                match = self.match(one)
                document = match.document if match.doubt in _SURE else None
                found.append(None if document and document.date and document.date > day else document)
            self._meant[item.file] = tuple(found)
        return self._meant[item.file]

    def _law(self, citation: Citation) -> Match:
        found = self._by_law.get(fold(citation.name), [])
        if citation.year:
            found = [one for one in found if not one.date or one.date.year == citation.year]
        if len(found) == 1:
            return Match(found[0])
        return Match(None, "several" if found else "", tuple(found))

    def _number(self, citation: Citation) -> Match:
        if "short" in citation.variants:
            found = self._short.get((fold(citation.word), citation.number), [])
            return Match(found[0]) if len(found) == 1 else Match(None, "several" if found else "", tuple(found))
        found = self._by_number.get(fold(citation.canonical), [])
        if not found:
            return self._other_year(citation)
        if "/" in citation.number:
            document = found[0]
            other = citation.date and document.date and citation.date != document.date
            return Match(document, "date" if other else "")
        same = [one for one in found if _fits(citation, one)]
        if len(same) == 1:
            return Match(same[0])
        if same:
            return Match(None, "several", tuple(same))
        return Match(None, "other-date" if not is_local(citation.symbol) else "place", tuple(found))

    def _other_year(self, citation: Citation) -> Match:
        """Look for the same number with the year that the text leaves out, or without the one that it adds."""
        digits, _, year = citation.number.partition("/")
        if year:
            bare = self._by_number.get(fold(citation.canonical.replace(f"/{year}/", "/", 1)), [])
            same = [one for one in bare if one.date and str(one.date.year) == year]
            return Match(same[0], "year-extra") if len(same) == 1 else Match(None)
        if citation.date is None:
            return Match(None)
        number = f"{digits}/{citation.date.year}"
        full = self._by_number.get(fold(citation.canonical.replace(digits, number, 1)), [])
        same = [one for one in full if one.date == citation.date]
        return Match(same[0], "year-missing") if same else Match(None)


def _fits(citation: Citation, document: LegalDocument) -> bool:
    """True when a number that other documents may have too means this one: same date, or same place."""
    if citation.date and document.date:
        if citation.date != document.date:
            return False
    elif citation.year and document.date and document.date.year != citation.year:
        return False
    if not is_local(citation.symbol):
        return True
    place, own = place_of(citation.issuer), place_of(document.issuer)
    if place and own:
        return place == own
    return bool(citation.date and document.date)


def place_of(issuer: str) -> str:
    """Return the place of a local body, folded: "UBND tỉnh Ninh Bình" gives "tinh ninh binh"; "" when it names none."""
    words = fold(issuer).split()
    levels = ("tinh", "thanh", "huyen", "quan", "xa", "phuong", "thi", "dac")
    for index, word in enumerate(words):
        if word in levels and index + 1 < len(words):
            rest = words[index:]
            if rest[:2] in (["thanh", "pho"], ["thi", "xa"], ["thi", "tran"], ["dac", "khu"]):
                return " ".join(rest) if len(rest) > 2 else ""
            if rest[1] in {"uy", "doan"}:  # Tỉnh ủy Lai Châu
                return " ".join([rest[0], *rest[2:]]) if len(rest) > 2 else ""
            return " ".join(rest)
    return ""

"""The search index: one small record per page, with folded words beside the words that people read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator

from cchc.artifact import PageArtifact
from cchc.model.procedure import Procedure
from cchc.model.site import Site
from cchc.model.text import fold, format_date, shorten

KINDS = {"t": "Thủ tục", "n": "Tin tức", "v": "Văn bản", "p": "Trang"}


def _words(*texts: str) -> str:
    """Return the distinct folded words of `texts`, in order."""
    return " ".join(dict.fromkeys(fold(" ".join(texts)).split()))


def records(site: Site, pages: Iterable[PageArtifact]) -> Iterator[dict[str, str]]:
    """Yield a record per procedure, item, document and other page.

    Keys are short because every searching visitor loads them: k kind, u address, t title,
    d facts or summary, f folded words beyond the title's.
    """
    for procedure in site.procedures:
        words = _words("thủ tục", procedure.code, *procedure.keywords, procedure.field, procedure.long_code)
        yield _record("t", procedure.path, procedure.name, _facts(procedure), words)
    for item in site.headlines:
        if item.searchable:
            facts = f"{format_date(item.date)} · {shorten(item.description, 140)}"
            yield _record("n", item.path, item.title, facts, _words(item.description, *item.keywords, *item.tags))
    for document in site.documents:
        words = _words(document.title, document.issuer, document.citation.replace("/", " ").replace("-", " "))
        yield _record("v", document.path, document.heading, shorten(document.title, 140), words)
    for page in pages:
        # Items, procedures and documents have their own records above.
        if page.searchable and not page.file and page.path.split("/")[0] not in {"thu-tuc", "van-ban"}:
            yield _record("p", page.path, page.title, shorten(page.description, 140), _words(page.description))


def _record(kind: str, path: str, title: str, facts: str, words: str) -> dict[str, str]:
    return {"k": kind, "u": path, "t": title, "d": facts, "f": words}


def _facts(procedure: Procedure) -> str:
    """Return what a person wants to know before opening the page: time, fee, level."""
    facts = [
        f"Thời hạn: {shorten(procedure.time, 60)}" if procedure.time else "",
        "Không thu phí" if procedure.fee and procedure.fee.is_free else "",  # a fee cut short would mislead
        procedure.level_name,
    ]
    return " · ".join(fact for fact in facts if fact) or procedure.field


def index_json(site: Site, pages: Iterable[PageArtifact]) -> bytes:
    """Return the index as JSON."""
    data = {"kinds": KINDS, "records": list(records(site, pages))}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":")).encode("utf-8")

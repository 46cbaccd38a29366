"""The register's list and a page per document."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.artifact import Crumb, FeedRef, PageArtifact
from cchc.documents.citing import citing
from cchc.documents.history import history
from cchc.model.citation.kinds import is_local
from cchc.model.document import CERTAINTIES, FORCES, Force, LegalDocument
from cchc.model.site import Site
from cchc.model.text import fold, shorten
from cchc.model.value import dataclass

HOME = Crumb("Trang chủ", "")
REGISTER = Crumb("Văn bản", "van-ban/")


LEVELS = {"trung-uong": "Cơ quan nhà nước ở Trung ương", "dang": "Trung ương Đảng", "dia-phuong": "Tỉnh, xã"}
"""Whose documents the list is narrowed to."""


@dataclass(frozen=True, slots=True)
class Row:
    """A document as the list shows it, with its standing on the day of the build."""

    document: LegalDocument
    force: Force

    @property
    def force_name(self) -> str:
        """The standing that readers see."""
        return FORCES[self.force]

    @property
    def level(self) -> str:
        """A key of LEVELS: whose document it is."""
        if is_local(self.document.symbol):
            return "dia-phuong"
        return "dang" if "/" in self.document.symbol else "trung-uong"

    @property
    def words(self) -> str:
        """Folded words by which the list is filtered."""
        document = self.document
        text = f"{document.type} {document.citation} {document.title} {document.issuer}"
        return " ".join(dict.fromkeys(fold(text).split()))


@dataclass(frozen=True, slots=True)
class Relation:
    """Documents that stand in one relation to a document: "Được sửa đổi, bổ sung bởi"."""

    name: str
    documents: tuple[LegalDocument, ...]


_FORWARD = {
    "replaced_by": "Được thay thế bởi",
    "amended_by": "Được sửa đổi, bổ sung bởi",
    "guided_by": "Được hướng dẫn, quy định chi tiết bởi",
}
_BACKWARD = {
    "replaced_by": "Thay thế",
    "amended_by": "Sửa đổi, bổ sung",
    "guided_by": "Hướng dẫn, quy định chi tiết",
}


class Relations:
    """Links between documents, both ways, found once."""

    def __init__(self, site: Site) -> None:
        """Turn the links around."""
        self._by_key = site.documents_by_key
        self._backward: dict[tuple[str, str], list[LegalDocument]] = {}
        for document in site.documents:
            for kind in _FORWARD:
                for key in getattr(document, kind):
                    self._backward.setdefault((kind, key), []).append(document)

    def of(self, document: LegalDocument) -> tuple[Relation, ...]:
        """Return the relations of `document` that are not empty."""
        found = [
            Relation(name, tuple(self._by_key[k] for k in getattr(document, kind) if k in self._by_key))
            for kind, name in _FORWARD.items()
        ]
        found += [
            Relation(name, tuple(self._backward.get((kind, document.key), ()))) for kind, name in _BACKWARD.items()
        ]
        return tuple(relation for relation in found if relation.documents)


def pages(site: Site) -> Iterator[PageArtifact]:
    """Yield the list and the page of every document."""
    rows = tuple(Row(document, document.force_on(site.today)) for document in site.documents)
    owner = next((u.key for u in site.units if "phap-che" in u.roles), site.section.owner)
    yield PageArtifact(
        path=REGISTER.path,
        feeds=(FeedRef("van-ban", "Văn bản"),),
        template="documents/list.html",
        title="Văn bản về cải cách hành chính",
        description=f"{len(rows)} văn bản: số, ký hiệu, ngày ban hành, trích yếu, hiệu lực và văn bản thay thế.",
        view=_list_view(rows),
        crumbs=(HOME,),
        owner=owner,
        searchable=False,
    )
    relations, places = Relations(site), citing(site)
    for row in rows:
        document = row.document
        yield PageArtifact(
            path=document.path,
            template="documents/detail.html",
            title=document.heading,
            description=shorten(document.summary or document.title, 300),
            view={
                "document": document,
                "row": row,
                "relations": relations.of(document),
                "history": history(site, document),
                "places": places.get(document.key, ()),
                "certainty": CERTAINTIES[document.certainty],
            },
            crumbs=(HOME, REGISTER),
            source=document.origin,
            owner=owner,
            reviewed_on=document.checked_on,
            updated=document.checked_on,
        )


def _list_view(rows: tuple[Row, ...]) -> dict[str, object]:
    """Return what the list's template reads: the rows, and by what they can be narrowed."""
    return {
        "rows": rows,
        "types": sorted({row.document.type for row in rows}, key=lambda name: (fold(name), name)),
        "levels": {key: name for key, name in LEVELS.items() if any(row.level == key for row in rows)},
        "forces": {key: name for key, name in FORCES.items() if any(row.force == key for row in rows)},
    }

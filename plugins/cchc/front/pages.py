"""What a citizen needs first, then what is new."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from cchc.artifact import Crumb, PageArtifact
from cchc.front.english import english_pages
from cchc.front.former import former_pages
from cchc.model.indicator import Index, IndexResult
from cchc.model.news import NewsItem
from cchc.model.procedure import Procedure, field_slug
from cchc.model.site import Site
from cchc.model.text import fold
from cchc.model.value import dataclass

NEWS = 6
DOCUMENTS = 5


def pages(site: Site) -> Iterator[PageArtifact]:
    """Yield the front page, and the page that stands in for those not kept when there is no network."""
    news = latest_news(site)
    yield PageArtifact(
        path="",
        template="front/home.html",
        title=site.section.title,
        description=site.section.description,
        view={
            "lead": news[0] if news else None,
            "news": tuple(news[1:]),
            "top": top_procedures(site),
            "count": len(site.procedures),
            "plan": site.plan,
            "field_count": len({p.field for p in site.procedures}),
            "fields": largest_fields(site),
            "results": [(index, *latest_results(site, index)) for index in site.indices],
            "documents": site.documents[:DOCUMENTS],
            "contact": next((c for c in site.contacts if c.primary), site.contacts[0] if site.contacts else None),
            "center": site.unit_with_role("mot-cua"),
        },
        owner=site.section.owner,
        reviewed_on=site.section.reviewed_on,
        searchable=False,
        media=tuple(item.image for item in news if item.image),
    )
    yield PageArtifact(
        path="ngoai-tuyen/",
        template="front/offline.html",
        title="Không có mạng",
        description="Những phần của chuyên mục xem được khi không có mạng.",
        crumbs=(Crumb("Trang chủ", ""),),
        owner=site.section.owner,
        searchable=False,
    )
    yield from former_pages(site)
    yield from english_pages(site)


def latest_news(site: Site) -> list[NewsItem]:
    """Return the lead (the newest item with a picture, else the newest) and the other new items."""
    current = [item for item in site.news if not (item.expires and item.expires < site.today)][:NEWS]
    lead = next((item for item in current if item.image), current[0] if current else None)
    return [item for item in (lead, *(item for item in current if item is not lead)) if item]


@dataclass(frozen=True, slots=True)
class FieldLink:
    """A field of procedures and its address part."""

    name: str
    slug: str


def largest_fields(site: Site, limit: int = 5) -> tuple[FieldLink, ...]:
    """Return the fields that hold most procedures, as links."""
    counts = Counter(p.field for p in site.procedures if p.field)
    best = sorted(counts, key=lambda name: (-counts[name], fold(name), name))[:limit]
    return tuple(FieldLink(name, field_slug(name)) for name in best)


def top_procedures(site: Site) -> tuple[Procedure, ...]:
    """Return the procedures that site.yml puts first, else the first detailed ones by code."""
    chosen = [site.procedures_by_code[c] for c in site.section.top_procedures if c in site.procedures_by_code]
    return tuple(chosen or [p for p in site.procedures if p.is_detailed][:6])


def latest_results(site: Site, index: Index) -> tuple[IndexResult | None, IndexResult | None]:
    """Return the newest own result with a score or a rank, and the national mean of that year."""
    own = [r for r in site.own_results(index) if r.score is not None or r.rank is not None]
    latest = max(own, key=lambda r: (r.year, r.file, -r.line), default=None)
    mean = next(
        (r for r in site.results if latest and r.index == index.key and r.year == latest.year and r.is_national), None
    )
    return latest, mean

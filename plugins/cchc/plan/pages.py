"""The plan's page: its text, content areas and work table."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.artifact import Crumb, PageArtifact
from cchc.model.plan import Plan
from cchc.model.site import Site

HOME = Crumb("Trang chủ", "")
PLAN = Crumb("Kế hoạch", "ke-hoach/")


def pages(site: Site) -> Iterator[PageArtifact]:
    """Yield the newest plan at /ke-hoach/ and every older one below it; without a plan, a page that says so."""
    older = site.plans[1:]
    yield _page(site, site.plan, PLAN.path, older=older)
    for plan in older:
        yield _page(site, plan, f"ke-hoach/{plan.key}/", older=())


def _page(site: Site, plan: Plan | None, path: str, *, older: tuple[Plan, ...]) -> PageArtifact:
    counts: dict[str, int] = {}
    for item in site.news:
        counts[item.area] = counts.get(item.area, 0) + 1
    basis = [site.documents_by_key[key] for key in plan.basis if key in site.documents_by_key] if plan else []
    return PageArtifact(
        path=path,
        template="plan/plan.html",
        title=plan.title if plan else "Kế hoạch tuyên truyền cải cách hành chính",
        description=(
            f"{plan.title}: nội dung, phân công đơn vị chủ trì, phối hợp và thời gian thực hiện."
            if plan
            else "Kế hoạch tuyên truyền cải cách hành chính."
        ),
        view={"plan": plan, "older": older, "basis": basis, "counts": counts},
        crumbs=(HOME,) if path == PLAN.path else (HOME, PLAN),
        source=plan.file if plan else "",
        owner=site.section.owner,
        updated=plan.date if plan else None,
    )

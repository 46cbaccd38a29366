"""The plan's page: its text, content areas and work table."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.artifact import Crumb, PageArtifact
from cchc.model.plan import Plan
from cchc.model.site import Site
from cchc.plan.coverage import cover

HOME = Crumb("Trang chủ", "")
PLAN = Crumb("Kế hoạch", "ke-hoach/")


def pages(site: Site, *, coverage: bool, quiet_days: int, writers: bool) -> Iterator[PageArtifact]:
    """Yield the newest plan at /ke-hoach/ and every older one below it; without a plan, a page that says so.

    With `coverage`, a page shows how far the newest plan has come; `writers` names who wrote for it.
    """
    older = site.plans[1:]
    yield _page(site, site.plan, PLAN.path, older=older, coverage=coverage)
    for plan in older:
        yield _page(site, plan, f"ke-hoach/{plan.key}/", older=(), coverage=False)
    if coverage and site.plan:
        yield _coverage(site, site.plan, quiet_days=quiet_days, writers=writers)


def _coverage(site: Site, plan: Plan, *, quiet_days: int, writers: bool) -> PageArtifact:
    return PageArtifact(
        path="ke-hoach/theo-doi/",
        template="plan/coverage.html",
        title="Theo dõi thực hiện kế hoạch",
        description=f"{plan.title}: số tin, bài theo nội dung, đơn vị, kênh; tình trạng từng nhiệm vụ.",
        view={"coverage": cover(site, plan, quiet_days=quiet_days), "quiet_days": quiet_days, "writers": writers},
        crumbs=(HOME, PLAN),
        source=plan.file,
        owner=site.section.owner,
    )


def _page(site: Site, plan: Plan | None, path: str, *, older: tuple[Plan, ...], coverage: bool) -> PageArtifact:
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
        view={
            "plan": plan,
            "older": older,
            "basis": basis,
            "counts": counts,
            "coverage": coverage and plan is not None,
        },
        crumbs=(HOME,) if path == PLAN.path else (HOME, PLAN),
        source=plan.file if plan else "",
        owner=site.section.owner,
        updated=plan.date if plan else None,
    )

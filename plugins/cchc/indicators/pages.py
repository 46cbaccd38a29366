"""The overview of indices and a page per index."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.artifact import Crumb, PageArtifact
from cchc.indicators.one_stop import one_stop_pages
from cchc.indicators.quality import KEY, quality_pages, quality_summary
from cchc.indicators.series import parts_chart, series_of
from cchc.indicators.years import year_pages, year_path
from cchc.model.site import Site

HOME = Crumb("Trang chủ", "")
LIST = Crumb("Kết quả chỉ số", "chi-so/")


def pages(site: Site) -> Iterator[PageArtifact]:
    """Yield /chi-so/, /chi-so/<index>/ for every index that site.yml shows, and the pages of one-stop results."""
    found = [series_of(site, index) for index in site.indices]
    names = ", ".join(index.name for index in site.indices)
    yield PageArtifact(
        path=LIST.path,
        template="indicators/list.html",
        title=LIST.title,
        description=f"Kết quả các chỉ số đánh giá cải cách hành chính qua các năm: {names}.",
        view={"series": found, "quality": quality_summary(site), "compared": bool(site.performance.quality.figures)},
        crumbs=(HOME,),
        owner=site.section.owner,
    )
    for series in found:
        index = series.index
        if index.key == KEY:
            yield from quality_pages(site, series, (HOME, LIST))
            yield from year_pages(site, series, (HOME, LIST))
            continue
        yield PageArtifact(
            path=index.path,
            template="indicators/detail.html",
            title=f"{index.long_name} ({index.name})",
            description=f"{index.name} của {series.place} qua các năm: điểm, thứ hạng, trung bình cả nước và nguồn.",
            view={
                "series": series,
                "years": {row.year: path for row in series.rows if (path := year_path(series, row))},
                "charts": {r.year: parts_chart(r, f"tp-{r.year}") for r in series.components},
            },
            crumbs=(HOME, LIST),
            owner=site.section.owner,
        )
        yield from year_pages(site, series, (HOME, LIST))
    yield from one_stop_pages(site)

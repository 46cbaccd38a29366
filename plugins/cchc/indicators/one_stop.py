"""The pages of one-stop results: an overview over the periods, and a page for each."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from cchc.artifact import Crumb, PageArtifact
from cchc.charts import Series, bar_chart, stacked_chart
from cchc.model.one_stop import Dossiers, OneStopPeriod, mismatches
from cchc.model.site import Site

HOME = Crumb("Trang chủ", "")
LIST = Crumb("Kết quả một cửa", "mot-cua/")
SHOWN = 12
"""So many newest periods are in the chart of the overview."""

_DONE = (("early", "Trước hạn"), ("on_time", "Đúng hạn"), ("late", "Quá hạn"))


def one_stop_pages(site: Site) -> Iterator[PageArtifact]:
    """Yield /mot-cua/ and a page for every period."""
    periods = site.performance.periods
    owner = site.unit_with_role("mot-cua")
    key = owner.key if owner else site.section.owner
    yield PageArtifact(
        path=LIST.path,
        template="indicators/one_stop.html",
        title="Kết quả tiếp nhận, giải quyết hồ sơ một cửa",
        description=f"Hồ sơ tiếp nhận, giải quyết, tỷ lệ đúng hạn, trực tuyến của {site.commune.full_name} từng kỳ.",
        view={"periods": periods, "chart": in_time_chart(periods)},
        crumbs=(HOME,),
        owner=key,
    )
    by_period = {one.period: one for one in periods}
    for one in periods:
        yield PageArtifact(
            path=one.path,
            template="indicators/one_stop_period.html",
            title=f"Kết quả một cửa {one.period.name[:1].lower()}{one.period.name[1:]}",
            description=_said(one, site),
            view={
                "one": one,
                "before": by_period.get(one.period.before),
                "chart": field_chart(one),
                "wrong": _wrong(one.total),
            },
            crumbs=(HOME, LIST),
            owner=key,
            source=one.rows[0].file if one.rows else "",
        )


def in_time_chart(periods: tuple[OneStopPeriod, ...]) -> str:
    """Return the share solved in time of the newest periods of each kind, oldest first."""
    shown = [one for one in periods[:SHOWN] if one.total][::-1]
    shares = [one.total.in_time_share if one.total else None for one in shown]
    names = [one.period.name for one in shown]
    return bar_chart(names, shares, id="dung-han", title="Tỷ lệ giải quyết đúng hạn", unit="%", end=Decimal(100))


def field_chart(one: OneStopPeriod) -> str:
    """Return how the dossiers of each field were solved; "" unless fields with all three parts are known."""
    rows = [row for row in one.by_field if None not in (row.counts.early, row.counts.on_time, row.counts.late)]
    series = [Series(name, tuple(_decimal(getattr(row.counts, key)) for row in rows)) for key, name in _DONE]
    return stacked_chart(
        [row.field for row in rows], series, id="linh-vuc", title="Hồ sơ đã giải quyết theo lĩnh vực", unit="hồ sơ"
    )


def _decimal(value: int | None) -> Decimal | None:
    return None if value is None else Decimal(value)


def _wrong(total: Dossiers | None) -> list[str]:
    """Return in words which published totals differ from their parts, for readers to see."""
    names = {"received": "tiếp nhận", "solved": "đã giải quyết", "open": "đang giải quyết"}
    found = []
    for key, published, parts in mismatches(total) if total else []:
        if key == "handled":
            found.append(
                f"Số tiếp nhận là {published}; số đã giải quyết, đang giải quyết và trả lại cộng lại được {parts}."
            )
        else:
            found.append(f"Tổng {names[key]} là {published}; các phần cộng lại được {parts}.")
    return found


def _said(one: OneStopPeriod, site: Site) -> str:
    """Return the page's description: the figures that people look for."""
    total = one.total
    facts = [f"{one.period.name}, {site.commune.full_name}"]
    if total and total.received is not None:
        facts.append(f"tiếp nhận {total.received} hồ sơ")
    if total and total.solved is not None:
        facts.append(f"đã giải quyết {total.solved} hồ sơ")
    return (
        ": ".join([facts[0], ", ".join(facts[1:])]) + "." if facts[1:] else f"{facts[0]}: kết quả và tồn tại, hạn chế."
    )

"""How far a plan has come: counts by hand against the counts of the page."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from tests.support import Built

from cchc.model.news import NewsItem
from cchc.model.place import Commune, Section, Unit
from cchc.model.plan import Area, Plan, Task
from cchc.model.site import Site
from cchc.model.text import VIETNAM
from cchc.plan.coverage import cover

PLAN = Plan(
    key="k",
    title="Kế hoạch",
    issuer="UBND",
    period_from=date(2026, 7, 1),
    period_to=date(2026, 12, 31),
    areas=(Area("a", "a", "Chủ trương"), Area("b", "đ", "Kết quả"), Area("c", "e", "Mô hình")),
    tasks=(
        Task("Đã xong", "vp", due=date(2026, 8, 1), done_on=date(2026, 7, 30)),
        Task("Trễ", "vp", due=date(2026, 9, 20)),
        Task("Chưa đến hạn", "vp", due=date(2026, 9, 30)),
        Task("Thường xuyên", "vp", time="Thường xuyên"),
    ),
)


def item(number: int, month: int, day: int, **more: object) -> NewsItem:
    base = NewsItem(f"i{number}", "T", datetime(2026, month, day, 8, tzinfo=VIETNAM), "D", f"p{number}/", f"f{number}")
    return replace(base, **more)  # type: ignore[arg-type]


SITE = Site(
    commune=Commune("Bến Thử", "xã", "Thử"),
    section=Section("A", "B", "C"),
    today=date(2026, 9, 30),
    units=(Unit("vp", "Văn phòng"), Unit("kt", "Phòng Kinh tế")),
    news=(
        item(1, 9, 25, area="a", unit="vp", channels=("phat-thanh",), contributor="Lò Văn B"),
        item(2, 9, 2, area="a", unit="vp", authors=("An",)),
        item(3, 7, 15, area="b", unit="kt", channels=("poster", "website"), contributor="Lò Văn B"),
        item(4, 7, 1, area="lạ"),
        item(5, 6, 30, area="c"),
    ),
    plans=(PLAN,),
)


def test_counts_what_a_hand_counts() -> None:
    found = cover(SITE, PLAN, quiet_days=30)
    assert found.months == ((2026, 7), (2026, 8), (2026, 9))
    assert (found.total, found.without_area, found.over) == (4, 1, False)
    assert [(line.name, line.counts, line.days) for line in found.areas] == [
        ("a) Chủ trương", (0, 0, 2), 5),
        ("đ) Kết quả", (1, 0, 0), 77),
        ("e) Mô hình", (0, 0, 0), None),
    ]
    assert [line.name for line in found.quiet] == ["đ) Kết quả", "e) Mô hình"]
    assert [(line.name, line.total) for line in found.units] == [("Văn phòng", 2), ("Phòng Kinh tế", 1)]
    assert [(line.name, line.total) for line in found.channels] == [
        ("Phát thanh", 1),
        ("Áp phích", 1),
        ("Trang thông tin điện tử", 4),
    ]
    assert [(writer.name, writer.count) for writer in found.writers] == [("Lò Văn B", 2), ("An", 1)]


def test_tells_the_state_of_every_task() -> None:
    found = cover(SITE, PLAN, quiet_days=30)
    assert [(work.state, work.late) for work in found.works] == [
        ("xong", 0),
        ("qua-han", 10),
        ("den-han", 0),
        ("khong-han", 0),
    ]
    assert [work.task.content for work in found.overdue] == ["Trễ"]


def test_a_plan_that_is_over_is_judged_by_its_own_time() -> None:
    found = cover(replace(SITE, today=date(2028, 1, 1)), PLAN, quiet_days=30)
    assert found.over
    assert found.until == date(2026, 12, 31)
    assert len(found.months) == 6


def test_page_shows_the_plan_and_nothing_internal(full_site: Built) -> None:
    page = full_site.page("ke-hoach/theo-doi/")
    rows = page.xpath("//section[h2[@id='theo-noi-dung']]//tbody/tr")
    assert [row.xpath("string(th)").split(")")[0] for row in rows] == ["a", "b", "c"]
    assert [row.xpath("string(td/strong)") for row in rows] == ["1", "1", "0"]
    assert page.xpath("//section[h2[@id='cong-tac-vien']]//tbody/tr/th/text()") == ["Lò Văn Bê"]
    assert "BIMAT" not in full_site.text("ke-hoach/theo-doi/")

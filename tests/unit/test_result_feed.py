"""The feed of index results."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

from sources_kit import read

from cchc.feeds.channel import Notice
from cchc.feeds.result_channels import channels
from cchc.model.indicator import IndexResult
from cchc.model.site import Site

DAY = date(2025, 4, 6)
RESULT = IndexResult("par-index", 2024, "Lai Châu", Decimal("85.97"), rank=56, of=63, published_on=DAY)


def notices(tmp_path: Path, *results: IndexResult) -> tuple[Notice, ...]:
    site, _ = read(tmp_path, {})
    known: Site = replace(site, results=results)
    (channel,) = channels(known)
    assert channel.stem == "chi-so"
    return channel.things


def test_a_result_with_a_day_is_an_entry(tmp_path: Path) -> None:
    (one,) = notices(tmp_path, RESULT)
    assert one.id == "chi-so/par-index/2024"
    assert one.summary == "PAR INDEX năm 2024 của Lai Châu: 85,97 điểm, hạng 56/63."
    assert one.date.date() == DAY


def test_no_day_no_entry_and_others_are_not_ours(tmp_path: Path) -> None:
    assert notices(tmp_path, replace(RESULT, published_on=None), replace(RESULT, unit="Hải Phòng")) == ()


def test_sources_that_disagree_share_an_entry(tmp_path: Path) -> None:
    (one,) = notices(tmp_path, RESULT, replace(RESULT, score=Decimal(86)))
    assert "85,97 điểm, hạng 56/63; 86 điểm, hạng 56/63." in one.summary
    assert "khác nhau" in one.summary


def test_the_day_is_read(tmp_path: Path) -> None:
    text = "chỉ số,năm,đơn vị,điểm,nguồn,ngày công bố\nPAR INDEX,2024,Lai Châu,85.97,https://a.vn,06/04/2025\n"
    site, _ = read(tmp_path, {"_data/chi-so/a.csv": text})
    assert [one.published_on for one in site.results] == [DAY]


def test_a_period_of_the_one_stop_centre_with_a_day_is_an_entry(tmp_path: Path) -> None:
    head = "kỳ,lĩnh vực,tổng tiếp nhận,đã giải quyết,quá hạn,ngày công bố\n"
    rows = "Quý III/2026,Tổng cộng,150,130,6,05/10/2026\nQuý II/2026,Tổng cộng,90,80,0,\n"
    site, _ = read(tmp_path, {"_data/mot-cua/a.csv": head + rows})
    (channel,) = channels(site)
    (one,) = channel.things
    assert isinstance(one, Notice)
    assert (one.id, one.path, one.date.date()) == ("mot-cua/2026-q3", "mot-cua/2026-q3/", date(2026, 10, 5))
    assert one.summary.endswith("tiếp nhận 150 hồ sơ, đã giải quyết 130 hồ sơ, trước hạn, đúng hạn 95,38%.")

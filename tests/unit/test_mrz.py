"""Machine-readable zones in texts: what must be told, and what only looks like one.

The specimens of Utopia are those of ICAO 9303; the Vietnamese ones are invented, with right check digits.
"""

from __future__ import annotations

import pytest

from cchc.model.mrz import zones
from cchc.model.personal import leaks

CARD = ("IDVNM0990001232012099000123<<7", "9901029M3901027VNM<<<<<<<<<<<8", "LO<<VAN<BE<<<<<<<<<<<<<<<<<<<<")
PASSPORT = ("P<VNMLO<<VAN<BE<<<<<<<<<<<<<<<<<<<<<<<<<<<<<", "B0000123<1VNM9901029M3901027012099000123<<72")
TD1 = ("I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<")
TD2 = ("I<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<", "D231458907UTO7408122F1204159<<<<<<<6")
TD3 = ("P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10")
ZONES = (CARD, PASSPORT, TD1, TD2, TD3)
JOINS = ("\n", " ", "  \n", "\\\n", "<br>\n", "\n\n", "\n> ", "`\n`", " | ")


@pytest.mark.parametrize("rows", ZONES)
@pytest.mark.parametrize("join", JOINS)
@pytest.mark.parametrize("filler", ["<", r"\<", "&lt;"])
def test_a_zone_is_told_where_it_begins(rows: tuple[str, ...], join: str, filler: str) -> None:
    zone = join.join(row.replace("<", filler) for row in rows)
    (leak,) = leaks(f"Ảnh chụp thẻ:\n\n{zone}\n\nHết.")
    assert (leak.rule, leak.level, leak.at) == ("personal-mrz", "error", 15)


def test_two_rows_of_a_card_are_enough_and_every_zone_is_told() -> None:
    assert list(zones("\n".join(CARD[:2]))) == [0]
    assert len(list(zones("\n\n".join("\n".join(rows) for rows in ZONES)))) == len(ZONES)


@pytest.mark.parametrize("rows", ZONES)
def test_one_wrong_character_in_a_checked_field_is_no_zone(rows: tuple[str, ...]) -> None:
    first, second = rows[:2]
    for at in (0, 1, 6) if len(first) == 30 else (0, 5, 9, 14, 22):
        wrong = f"{second[:at]}{(int(second[at], 36) + 1) % 10}{second[at + 1 :]}"
        assert list(zones(f"{first}\n{wrong}")) == []


@pytest.mark.parametrize(
    "text",
    [
        "<" * 30 + "\n" + "<" * 30,
        "A" * 30 + "\n" + "0" * 30 + " <<",
        "IDVNM" + "<" * 25 + "\n" + "<" * 30,
        "P<VNM" + "<" * 39 + "\n" + "0" * 44,
        TD3[0],
        TD3[1],
        f"{TD3[1]}\n{TD3[0]}",
        f"{TD3[0]}\nHọ tên\n{TD3[1]}",
        f"{TD3[0]}X\n{TD3[1]}",
        f"{TD3[0]}\n{TD3[1]}<",
        f"{TD2[0]}\n{TD3[1]}",
        "\n".join(TD3).lower(),
        "<<< Trang trước | Trang sau >>>",
        "cat <<EOF\nIDVNM\nEOF",
        "a << 2, b << 3",
        "Mẫu: IDVNM… <<<",
        "«Cải cách hành chính» << Kế hoạch",
    ],
)
def test_what_only_looks_like_a_zone_never_alarms(text: str) -> None:
    assert list(zones(text)) == []
    assert "personal-mrz" not in [leak.rule for leak in leaks(text)]


def test_a_long_row_of_fillers_takes_no_time() -> None:
    assert list(zones("<" * 200_000 + "A<" * 100_000)) == []

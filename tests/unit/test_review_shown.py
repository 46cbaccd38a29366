"""Beside which item the preview shows what was found in a picture."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from cchc.model.lazytext import LazyText
from cchc.model.news import NewsItem
from cchc.review.shown import shows

FILE = "tin-tuc/2026/tin.md"
PICTURE = "tin-tuc/anh/a.jpg"


def item(body: str = "", image: str = "") -> NewsItem:
    """Return an item with this text and picture."""
    day = datetime(2026, 1, 2, tzinfo=UTC)
    return NewsItem("tin", "Tin", day, "", "tin-tuc/2026/tin/", FILE, text=LazyText(body), image=image)


@pytest.mark.parametrize(
    ("body", "picture"),
    [
        ("Xem ![Ảnh](../anh/a.jpg) này", PICTURE),
        ('![Ảnh](../anh/a.jpg "Tên"){ loading=lazy }', PICTURE),
        ("![Ảnh][a]\n\n[a]: ../anh/a.jpg", PICTURE),
        ('<img alt="Ảnh" src="../anh/a.jpg">', PICTURE),
        ("<img src='../anh/a.jpg'>", PICTURE),
        ("![Ảnh](../anh/a.jpg?v=2#x)", PICTURE),
        ("![Ảnh](../anh/ANH.JPG)", "tin-tuc/anh/ANH.JPG"),
        ("![Ảnh](../anh/ten%20co%20cach.png)", "tin-tuc/anh/ten co cach.png"),
        ("![Ảnh](<../anh/ten co cach.png>)", "tin-tuc/anh/ten co cach.png"),
        ("![Ảnh](../anh/a(1).jpg)", "tin-tuc/anh/a(1).jpg"),
        ("![Ảnh](a.jpg)", "tin-tuc/2026/a.jpg"),
    ],
)
def test_a_picture_that_the_text_names(body: str, picture: str) -> None:
    assert shows(item(body), picture)


@pytest.mark.parametrize(
    ("body", "picture"),
    [
        ("![Ảnh](../anh/ba.jpg)", PICTURE),
        ("![Ảnh](a.jpg)", PICTURE),
        ("![Ảnh](../anh-cu/a.jpg)", PICTURE),
        ("Tệp a.jpg, tin-tuc/anh/a.jpg", PICTURE),
        ("[Tin khác](khac.md)", "tin-tuc/2026/khac.md"),
        ("", PICTURE),
    ],
)
def test_a_picture_of_another_name_or_folder(body: str, picture: str) -> None:
    assert not shows(item(body), picture)


def test_the_picture_of_the_item_itself() -> None:
    assert shows(item(image=PICTURE), PICTURE)
    assert not shows(item(image="tin-tuc/anh/ba.jpg"), PICTURE)

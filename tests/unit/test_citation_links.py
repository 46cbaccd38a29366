"""Citations as links: in the register, first in each section, never where a link has no place."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cchc.bridge.body import BodyRenderer
from cchc.bridge.cited import linked, marked
from cchc.model.citation import LawNames, Register, find
from cchc.model.citation.resolved import CitedLink
from cchc.model.document import LegalDocument
from cchc.model.lazytext import LazyText
from cchc.model.news import NewsItem
from cchc.model.text import VIETNAM

RENDERER = BodyRenderer(["tables", "attr_list", "footnotes", "cchc.bridge.markdown"], {})
LAWS = LawNames()


def links_of(text: str) -> tuple[CitedLink, ...]:
    return tuple(
        CitedLink(one.start, one.number_end or one.end, f"van-ban/{one.number.replace('/', '-')}/", "Trích yếu. Còn")
        for one in find(text, LAWS)
    )


def html_of(text: str, *, plain: bool = False) -> str:
    cited = links_of(text)
    return linked(RENDERER.render(marked(text, cited)).html, cited, "../../", plain=plain)


A = '<a class="vien-dan" href="../../van-ban/118-2025/" data-ghi="Trích yếu. Còn">'


def test_the_first_mention_of_each_section_is_a_link() -> None:
    text = "Nghị định số 118/2025/NĐ-CP nêu. Nghị định 118/2025/NĐ-CP nữa.\n\n## Phần hai\n\nTheo 118/2025/NĐ-CP."
    html = html_of(text)
    assert html.count(A) == 2
    assert f"{A}Nghị định số 118/2025/NĐ-CP</a> nêu. Nghị định 118/2025/NĐ-CP nữa." in html
    assert f"Theo {A}118/2025/NĐ-CP</a>." in html


@pytest.mark.parametrize(
    "text",
    [
        "# Nghị định số 118/2025/NĐ-CP",
        "Xem [Nghị định số 118/2025/NĐ-CP](a.md) nhé.",
        "Gõ `118/2025/NĐ-CP` vào ô.",
        "    118/2025/NĐ-CP",
        "Không có số nào.",
    ],
)
def test_nothing_is_a_link_where_it_has_no_place(text: str) -> None:
    html = html_of(text)
    assert "vien-dan" not in html
    assert html == RENDERER.render(text).html


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("**Nghị định số 118/2025/NĐ-CP** ngày 09/6/2025", "Nghị định số 118/2025/NĐ-CP"),
        ("Nghị định số **118/2025/NĐ-CP** ngày", "118/2025/NĐ-CP"),
        ("- theo Nghị định\n  số 118/2025/NĐ-CP;", "Nghị định\n  số 118/2025/NĐ-CP"),
        ("> Nghị định số 118/2025/NĐ-CP", "Nghị định số 118/2025/NĐ-CP"),
        ("| a | b |\n|---|---|\n| 118/2025/NĐ-CP | x |", "118/2025/NĐ-CP"),
    ],
)
def test_markup_around_a_citation_stays_whole(text: str, words: str) -> None:
    html = html_of(text)
    assert f"{A}{words}</a>" in html
    assert html.replace(A, "").replace("</a>", "") == RENDERER.render(text).html


def test_a_citation_broken_over_paragraphs_is_left_alone() -> None:
    text = "Nghị quyết số 71/NQ-\n\nCP sửa đổi"
    assert html_of(text) == RENDERER.render(text).html


def test_notes_are_escaped_and_feeds_get_plain_links() -> None:
    text = "Nghị định số 118/2025/NĐ-CP"
    (one,) = links_of(text)
    evil = (CitedLink(one.start, one.end, one.path, '"><script>', "het-hieu-luc"),)
    html = RENDERER.render(marked(text, evil)).html
    assert 'vien-dan--het" href="../../van-ban/118-2025/" data-ghi="&quot;&gt;&lt;script&gt;"' in linked(
        html, evil, "../../"
    )
    assert '<a href="../van-ban/118-2025/" title="&quot;&gt;' in linked(html, evil, "../", plain=True)


def test_a_text_with_letters_of_our_own_is_not_touched() -> None:
    text = "\ue010\ue100 118/2025/NĐ-CP"
    assert marked(text, links_of(text)) == text


PIECES = st.sampled_from(
    ["Nghị định số 118/2025/NĐ-CP", "118/2025/NĐ-CP", "**", "_", "`", "[", "](a.md)", "\n\n", "\n", "# ", "- ",
     "| ", " ", "<b>", "</b>", "<a href='#x'>", "</a>", "Luật Đất đai năm 2024",
     "Nghị quyết 57-NQ/TW ngày 22/12/2024", "&amp;", "~~~\n"]
)  # fmt: skip


@settings(max_examples=150, deadline=None)
@given(st.lists(PIECES, max_size=14).map("".join))
def test_links_change_nothing_but_add_themselves(text: str) -> None:
    import lxml.html

    def words(html: str) -> str:
        return lxml.html.fromstring(f"<div>{html}</div>").text_content()

    html = html_of(text)
    assert words(html).split() == words(RENDERER.render(text).html).split()
    assert not any("\ue000" <= letter <= "\uf8ff" for letter in html)
    tree = lxml.html.fromstring(f"<div>{html}</div>")
    assert not tree.xpath("//a//a | //code//a[@class='vien-dan'] | //*[self::h1 or self::h2]//a[@class='vien-dan']")


def test_an_item_never_means_a_document_younger_than_itself() -> None:
    document = LegalDocument("71", "Nghị quyết", "x", "71", "NQ-CP", date(2025, 4, 1), "Chính phủ")
    body = "Nghị quyết số 71/NQ-CP"
    found = []
    for year in (2016, 2026):
        moment = datetime(year, 8, 5, tzinfo=VIETNAM)
        item = NewsItem("1", "x", moment, "x", "a/", f"{year}.md", text=LazyText(body), cited=find(body, LAWS))
        found.append(Register((document,)).meant(item))
    assert found == [(None,), (document,)]

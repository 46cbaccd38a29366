"""The Markdown extension: the short way for plain texts gives what Python-Markdown gives."""

from __future__ import annotations

import random
from typing import Any

import pytest
from markdown import Markdown
from tests.support import ROOT

from cchc.bridge.body import BodyRenderer
from cchc.model.lazytext import LazyText

EXTENSIONS = [
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "footnotes",
    "sane_lists",
    "tables",
    "fenced_code",
    "cchc.bridge.markdown",
]
PIECES = [
    "*",
    "_",
    "**",
    "`",
    "[a](b.md)",
    "![x](y.png)",
    "<b>",
    "</b>",
    "&amp;",
    "&",
    "\\*",
    "  \n",
    "\n",
    "\n\n",
    "# ",
    "- ",
    "1. ",
    "| a | b |\n|---|---|\n| c | d |\n",
    " word",
    "đường",
    "[^1]",
    "\n\n[^1]: note",
    "*[UBND]: Ủy ban",
    "UBND",
    "{: .x }",
    "http://a.b",
    "<http://a.b>",
    "a@b.vn",
    "> ",
    "!!! note\n    x",
    "    code",
    "```\nx\n```",
    "<div>x</div>",
    "term\n:   def",
    "\n    ind",
    "abc.",
    "Một đoạn",
    "\n===",
    "\n---",
    "10. x",
    "a: b",
    "“Trích”",
    "(ngoặc",
    "… ba chấm",
    "\t",
]


def whole() -> Markdown:
    """Return the parser without the short ways."""
    md = Markdown(extensions=EXTENSIONS)
    for name in ("cchc_mark", "cchc_unmark"):
        md.treeprocessors.deregister(name)
    md.parser.blockprocessors.deregister("cchc_plain")
    return md


def test_short_and_long_way_give_the_same_html() -> None:
    dice = random.Random(1)
    texts = ["".join(dice.choice(PIECES) for _ in range(dice.randint(1, 25))) for _ in range(1500)]
    items = sorted((ROOT / "content/tin-tuc").rglob("*.md"))
    assert len(items) > 20
    texts += [path.read_text(encoding="utf-8").split("\n---\n", 1)[1] for path in items]
    short, long = Markdown(extensions=EXTENSIONS), whole()
    for text in texts:
        assert short.reset().convert(text) == long.reset().convert(text), text


def test_a_text_without_marks_gives_the_same_html_without_the_steps_that_look_for_them() -> None:
    dice = random.Random(2)
    pieces = [piece for piece in PIECES if not set(piece) & set("<{&`~\\[")]
    renderer, whole_renderer = BodyRenderer(EXTENSIONS, {}), BodyRenderer(EXTENSIONS, {})
    whole_renderer._plain = whole_renderer._markdown
    whole_renderer._usual = renderer._usual = False
    assert renderer._plain is not renderer._markdown
    for _ in range(1500):
        text = "".join(dice.choice(pieces) for _ in range(dice.randint(1, 25)))
        assert renderer.render(text) == whole_renderer.render(text), text


LINES = [
    "Một dòng chữ", "**Đậm.** rồi thường", "“Trích” > 3", "2025 là năm đầu", "a **b** c **d e** f",
    "[tên](../a.md) và", "xem [b c](https://e.vn/x_y?z=1#t)", "- gạch", "- **đậm** gạch", "- [c](#muc)",
    "1. một", "2. hai", "## Đề mục", "# Lớn", "### Đề **mục** [x](y.md)", "###### Sáu", "| A | B |",
    "|---|--:|", "|:-:|:--|", "| 1 | **2** |", "| | x |", "**", "* lạ", "a * b", "a*b*c", "***", "---", "===",
    "dòng cuối  ", "  thụt", "1) x", "3. ba", "+ cộng", "[x]", "(y)", "!chú ý", ": định", "a | b", "#thẻ",
    "## Hai #", "đ", "A.", "[a](b) [c](d)", "**a**b", "x**y z**", "** a **", "[]()", "[a **b**](c)",
    "**a [b](c) d**", "1.x", "10. mười", "-x", "“- x", "!!! note", "a__b__", "http://x.vn", "a@b.vn",
]  # fmt: skip


def test_the_renderer_of_plain_texts_gives_what_the_parser_gives() -> None:
    dice = random.Random(3)
    options = {"cchc.bridge.markdown": {"demote": True}}
    renderer, whole_renderer = BodyRenderer(EXTENSIONS, options), BodyRenderer(EXTENSIONS, options)
    whole_renderer._usual = False
    plain = 0
    for _ in range(2500):
        lines = [dice.choice(LINES[:21] if dice.random() < 0.9 else LINES) for _ in range(dice.randint(1, 9))]
        text = "".join(line + dice.choice(("\n", *["\n\n"] * 5, "\n\n\n")) for line in lines)
        plain += renderer._simple(text) is not None
        assert renderer.render(text) == whole_renderer.render(text), text
    assert plain > 300


@pytest.mark.parametrize("more", [{"extensions": ["nl2br"]}, {"extensions": ["toc"]}, {"options": {"abbr": {}}}])
def test_other_steps_or_options_switch_the_renderer_of_plain_texts_off(more: dict[str, Any]) -> None:
    renderer = BodyRenderer([*EXTENSIONS, *more.get("extensions", [])], more.get("options", {}))
    assert (renderer._usual, BodyRenderer(EXTENSIONS, {})._usual) == (False, True)


def test_the_mark_of_a_summary_leaves_no_trace() -> None:
    renderer = BodyRenderer(EXTENSIONS, {})
    assert renderer.render("một\n\n<!-- more -->\n\nhai").html == renderer.render("một\n\nhai").html
    assert "more" in renderer.render("một\n\n```\n\n<!-- more -->\n\n```").html


def test_unknown_steps_keep_every_text_on_the_long_way() -> None:
    renderer = BodyRenderer([*EXTENSIONS, "nl2br"], {})
    assert renderer._plain is renderer._markdown


def test_an_unknown_pattern_switches_the_short_way_off() -> None:
    md = Markdown(extensions=[*EXTENSIONS, "nl2br"])
    assert md.convert("một dòng\nhai dòng") == "<p>một dòng<br />\nhai dòng</p>"


@pytest.mark.parametrize("text", ["[a](b)", "![a](b)", "[a]: b", "<a href=b>", "<img src=b>", "a [b][c]\n\n[c]: d"])
def test_a_text_with_a_link_is_never_missed(text: str) -> None:
    assert LazyText(text).may_link


def test_headings_have_ids_without_marks_and_begin_below_the_title() -> None:
    renderer = BodyRenderer(EXTENSIONS, {"cchc.bridge.markdown": {"demote": True}})
    html = renderer.render("# Đường dây nóng\n\n## Đường dây nóng\n").html
    assert '<h2 id="duong-day-nong">' in html
    assert '<h3 id="duong-day-nong-2">' in html


def test_harmful_html_does_not_pass() -> None:
    renderer = BodyRenderer(EXTENSIONS, {})
    html = renderer.render('<script>x</script><p onclick="x">a</p>\n\n[b](javascript:x)\n\nc\n{: onclick="x" }').html
    assert "script" not in html
    assert "onclick" not in html

"""Pages fit small phones and large letters, and what is tapped is large enough for a thumb."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page
from visits import PAGES, Visitor

pytestmark = [pytest.mark.browser]

# What sticks out at the right of the page, if the page scrolls sideways.
WIDE = """() => {
  const limit = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= limit) return [];
  const out = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > limit + 1);
  const cause = out.filter((e) => !e.closest('.dieu-huong, .bang-cuon')).slice(0, 5);
  return [`${document.documentElement.scrollWidth} > ${limit}`, ...cause.map((e) => e.outerHTML.slice(0, 90))];
}"""
# Targets lower than 44 px. A link whose ::after covers its card or row is as large as that. Exempt, as in WCAG 2.5.5
# and 2.5.8: links within a sentence, an article's text, its sources or a table's cell, whose size the line sets; the
# label above a procedure's name, which repeats the breadcrumb; the skip link, which is for keyboards.
SMALL = """() => {
  const box = (e) => {
    const after = getComputedStyle(e, '::after');
    const cover = after.content !== 'none' && after.position === 'absolute' && e.offsetParent;
    return (cover ? e.offsetParent : e).getBoundingClientRect();
  };
  const inText = (e) => {
    if (e.tagName !== 'A' || getComputedStyle(e).display !== 'inline') return false;
    const block = e.closest('p, li, td, th, dd, dt, figcaption, h1, h2, h3');
    if (!block) return false;
    if (block.matches('td, th')) return true;
    const inline = (n) => n.nodeType === 3 || (n.nodeType === 1 && getComputedStyle(n).display === 'inline');
    const own = [...block.childNodes].filter(inline);
    return own.map((n) => n.textContent).join('').trim().length > e.textContent.trim().length;
  };
  const exempt = '.bo-qua, a.nhan, .nhom > ul:not([class]) a';
  return [...document.querySelectorAll('a[href], button, input, select, textarea, summary')]
    .filter((e) => e.checkVisibility() && !e.matches(exempt) && !inText(e) && box(e).height < 43.5)
    .map((e) => `${Math.round(box(e).height)} ${e.closest('[class]').className} ${e.outerHTML.slice(0, 110)}`);
}"""


def each(visitor: Visitor, page: Page, script: str, prepare: str = "") -> dict[str, list[str]]:
    """Run a script on every type of page and return what it found, by page."""
    found = {}
    for name in PAGES:
        visitor.go(page, name)
        if prepare:
            page.add_style_tag(content=prepare)
        if wrong := page.evaluate(script):
            found[name] = wrong
    return found


@pytest.mark.parametrize("width", [320, 360])
def test_small_phones_do_not_scroll_sideways(visitor: Visitor, width: int) -> None:
    found = each(visitor, visitor.open(width=width), WIDE)
    assert not found, "\n".join(f"{name}: {wrong}" for name, wrong in found.items())


@pytest.mark.parametrize("width", [360, 1280])
def test_letters_of_double_size_fit(visitor: Visitor, width: int) -> None:
    found = each(visitor, visitor.open(width=width), WIDE, "html { font-size: 36px !important }")
    assert not found, "\n".join(f"{name}: {wrong}" for name, wrong in found.items())


@pytest.mark.parametrize("width", [360, 1280])
def test_targets_are_large_enough(visitor: Visitor, width: int) -> None:
    found = each(visitor, visitor.open(width=width), SMALL)
    lines = dict.fromkeys(f"{name}: {line}" for name, all_ in found.items() for line in dict.fromkeys(all_))
    assert not found, "\n".join(list(lines)[:60])

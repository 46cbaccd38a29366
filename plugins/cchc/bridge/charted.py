"""Charts in the texts of editors: a block ```bieu-do names a data file and its columns; here it becomes a picture.

The Markdown of the text knows nothing of it: the block is code until its page is put together, so that a body is kept
by its own text alone, while the page is made anew when the data file changes.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape, unescape
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.pages import Page

from cchc.bridge.chart_block import WrongBlockError, block_of, figure_of
from cchc.bridge.problems import report
from cchc.model.lazytext import LazyText
from cchc.model.problem import Problem
from cchc.model.value import dataclass
from cchc.sources.report import Report
from cchc.sources.tree import Tree

_SOURCE = re.compile(
    r"^(?P<fence>`{3,}|~{3,})[ \t]*bieu-do[ \t]*\n(?P<text>.*?)^(?P=fence)[ \t]*$", re.MULTILINE | re.DOTALL
)
_CODE = re.compile(r'<pre><code class="language-bieu-do">(.*?)</code></pre>', re.DOTALL)


@dataclass(frozen=True, slots=True)
class Drawn:
    """One block: the picture with its table for pages, the table alone for feeds."""

    html: str
    plain: str


class Charts:
    """Draws the blocks of one build; each only once."""

    def __init__(self, content: Path) -> None:
        """Read nothing yet."""
        self._content = content
        self._tree: Tree | None = None
        self._drawn: dict[str, Drawn | list[Problem]] = {}

    def of(self, text: LazyText) -> tuple[Drawn, ...]:
        """Return the charts of a Markdown text, in their order: what its page reads of data files."""
        if not text.may_chart:
            return ()
        return tuple(one for block, _ in _blocks(text.words) if isinstance(one := self._draw(block), Drawn))

    def problems(self, file: str, body: str, first: int) -> Iterator[Problem]:
        """Yield what is wrong with the blocks of the file, whose text begins at the line `first`."""
        for text, line in _blocks(body):
            found = self._draw(text)
            if isinstance(found, list):
                for one in found:
                    # What is wrong with the block is told at the block, what is wrong with the data at its own row.
                    yield one if one.file else Problem(file, first + line + one.line, one.rule, one.message, one.remedy)

    def put(self, html: str, *, plain: bool = False) -> str:
        """Return the HTML of a text with its blocks drawn; each picture has ids of its own."""
        if "language-bieu-do" not in html:
            return html
        count = iter(range(1, html.count("language-bieu-do") + 1))

        def drawn(found: re.Match[str]) -> str:
            one = self._draw(unescape(found[1]).strip("\n"))
            if not isinstance(one, Drawn):
                return found[0]
            return one.plain if plain else one.html.replace(ID, f"bd-{next(count)}")

        return _CODE.sub(drawn, html)

    def _draw(self, text: str) -> Drawn | list[Problem]:
        if text not in self._drawn:
            self._drawn[text] = self._made(text)
        return self._drawn[text]

    def _made(self, text: str) -> Drawn | list[Problem]:
        if self._tree is None:
            self._tree = Tree(self._content)
        told = Report()
        try:
            svg, table, block = figure_of(block_of(text), self._tree, told, id=ID)
        except WrongBlockError as wrong:
            own = Problem("", wrong.line, "chart-block", wrong.message, wrong.remedy)
            return list(told.problems) or [own]
        return Drawn(_figure(svg, table, block), table)


class ChartHooks:
    """What the data plugin does with the text of a page that MkDocs renders itself."""

    def on_page_content(self, html: str, /, *, page: Page, config: MkDocsConfig, **_: Any) -> str:
        """Draw the charts of pages that editors write outside the rooms."""
        return draw_charts(html, page, config) if "language-bieu-do" in html else html


def draw_charts(html: str, page: Page, config: MkDocsConfig) -> str:
    """Return the HTML of one of MkDocs' own pages with its blocks drawn; what is wrong stops the build."""
    charts = Charts(Path(config.docs_dir))
    path = Path(page.file.abs_src_path) if page.file.abs_src_path else None
    text = path.read_text(encoding="utf-8-sig") if path else page.markdown or ""
    report(list(charts.problems(page.file.src_uri, text, 1)))
    return charts.put(html)


ID = "bd-so-thu-tu"
"""Stands for the id of a picture until its place on the page is known."""


def _figure(svg: str, table: str, block: Mapping[str, str]) -> str:
    title, note = escape(block["tieu-de"]), escape(block.get("ghi-chu", ""))
    small = f"<small>{note}</small>" if note else ""
    label = escape(f"Bảng số liệu: {block['tieu-de']}", quote=True)
    box = f'<div class="bang-cuon" tabindex="0" role="region" aria-label="{label}">{table}</div>'
    return (
        f'<figure class="bd-khung"><figcaption>{title}{small}</figcaption>{svg}'
        f"<details><summary>Xem bảng số liệu</summary>{box}</details></figure>"
    )


def _blocks(body: str) -> Iterator[tuple[str, int]]:
    """Yield the text of each block and the line, counted from 0, on which it begins."""
    if "bieu-do" not in body:
        return
    for found in _SOURCE.finditer(body):
        yield found["text"].strip("\n"), body.count("\n", 0, found.start())

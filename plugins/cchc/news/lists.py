"""Items cut into pages: what a list shows, and the links from page to page."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from cchc.model.news import NewsItem
from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class ListPage:
    """One page of a list. `number` counts from 1; `path` is its address, `links` the addresses of all pages."""

    number: int
    path: str
    items: tuple[NewsItem, ...]
    total: int
    links: tuple[str, ...]

    @property
    def newer(self) -> str:
        """Address of the page with newer items, or ""."""
        return self.links[self.number - 2] if self.number > 1 else ""

    @property
    def older(self) -> str:
        """Address of the page with older items, or ""."""
        return self.links[self.number] if self.number < len(self.links) else ""

    @property
    def shown(self) -> tuple[tuple[int, str], ...]:
        """Numbers and addresses to show: first, last, and those near this page; (0, "") stands for a gap."""
        last = len(self.links)
        near = sorted({1, last, *range(max(1, self.number - 1), min(last, self.number + 1) + 1)})
        out: list[tuple[int, str]] = []
        for number in near:
            if out and number - out[-1][0] > 1:
                out.append((0, ""))
            out.append((number, self.links[number - 1]))
        return tuple(out)


def paginate(items: Sequence[NewsItem], path: str, *, per_page: int) -> Iterator[ListPage]:
    """Yield the pages of a list at `path`; an empty list has one empty page."""
    count = max(1, -(-len(items) // per_page))
    links = tuple(path if n == 0 else f"{path}trang/{n + 1}/" for n in range(count))
    for n in range(count):
        part = tuple(items[n * per_page : (n + 1) * per_page])
        yield ListPage(number=n + 1, path=links[n], items=part, total=len(items), links=links)

"""Old addresses lead on: pages that send readers of the former site, or of a renamed item, to the right page."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from cchc.artifact import PageArtifact
from cchc.model.problem import Problem
from cchc.model.redirect import Redirect
from cchc.model.site import Site


def redirect_pages(site: Site, known: Mapping[str, str], base: str) -> tuple[list[PageArtifact], list[Problem]]:
    """Return a page for each old address, and what is wrong.

    `known` are the titles of all pages by address, `base` the path below which the section lives ("cchc"): old
    addresses below it, and those written without it, can be served; so each host-wide address is read both ways.
    """
    pages: dict[str, PageArtifact] = {}
    problems: list[Problem] = []
    whole: dict[str, Redirect] = {}
    for one in _wanted(site):
        old = _below(one.old, base)
        if f"{old}/" in known or not old:
            problems.append(_problem(one, "redirect-taken", f"địa chỉ cũ “{old}” đang là một trang của chuyên mục"))
        else:
            whole.setdefault(old, one)
    for old, one in whole.items():
        target = _target(one, whole, base)
        if target not in known:
            problems.append(_problem(one, "redirect-dead", f"không có trang “{target}” để dẫn tới"))
        else:
            pages[old] = _page(old, target, known[target])
    return list(pages.values()), problems


def dead_alerts(site: Site, known: Mapping[str, str]) -> Iterator[Problem]:
    """Yield the urgent notices that name a page which is not there."""
    for alert in site.alerts:
        if alert.path and alert.path not in known:
            message = f"thông báo khẩn dẫn tới “{alert.path}”, trang này không có"
            yield Problem("_data/site.yml", 0, "alert-dead", message, "sửa lại path", "warning")


def _wanted(site: Site) -> Iterator[Redirect]:
    yield from site.redirects
    for item in site.news:
        for old in item.aliases:
            yield Redirect(old, item.path.strip("/"), item.file)


def _below(address: str, base: str) -> str:
    return address.removeprefix(base).strip("/") if base and f"{address}/".startswith(f"{base}/") else address


def _target(one: Redirect, whole: Mapping[str, Redirect], base: str) -> str:
    """Return the last page of a chain of redirects, "" for the front page; a ring ends where it closes."""
    new, seen = _below(one.new, base), {_below(one.old, base)}
    while new in whole and new not in seen:
        seen.add(new)
        new = _below(whole[new].new, base)
    return f"{new}/" if new else ""


def _problem(one: Redirect, rule: str, message: str) -> Problem:
    return Problem(one.file, one.line, rule, message, "sửa hoặc xóa dòng này", "warning")


def _page(old: str, target: str, title: str) -> PageArtifact:
    return PageArtifact(
        path=f"{old}/",
        template="redirect.html",
        title=title,
        description="",
        view={"target": target},
        searchable=False,
        listed=False,
    )

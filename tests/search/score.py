"""Asks the questions of tests/search/*.tsv on the built demo site in Chromium: python -m tests.search.score [FILE]."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Page

FOLDER = Path(__file__).parent


def questions(file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each question with the addresses that answer it."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            asked, _, answers = line.partition("\t")
            yield asked, tuple(answers.split())


def place(page: Page, start: str, asked: str, answers: tuple[str, ...]) -> int:
    """Return the place of the answer among the results, 1 for the first, 0 for none."""
    page.goto(f"{start}tim-kiem/?q={quote(asked)}")
    page.locator("#ket-qua[data-xong]").wait_for(state="attached")
    links = page.locator("#ket-qua a").evaluate_all("links => links.map(link => link.href)")
    paths = [link.removeprefix(start) for link in links]
    return next((n for n, path in enumerate(paths, 1) if path in answers), 0)


def score(page: Page, start: str, file: Path) -> tuple[float, float, list[str]]:
    """Return the shares found first and among the first three, and what was not first."""
    places = {asked: place(page, start, asked, answers) for asked, answers in questions(file)}
    first = sum(at == 1 for at in places.values()) / len(places)
    three = sum(1 <= at <= 3 for at in places.values()) / len(places)
    return first, three, [f"{at or '-'} {asked}" for asked, at in places.items() if at != 1]


if __name__ == "__main__":
    from playwright.sync_api import sync_playwright

    sys.path.insert(0, str(FOLDER.parent / "browser"))
    from tests.published import published
    from visits import CHROMIUM_ARGS, chromium, served

    name = Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER / "questions.tsv"
    with served(published()) as address, sync_playwright() as playwright:
        window = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGS).new_page()
        share, near, missed = score(window, address, name)
    print("\n".join(missed))
    print(f"đứng đầu {share:.1%}, trong ba kết quả đầu {near:.1%}")

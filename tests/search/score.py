"""Asks the questions of tests/search/*.tsv on the built demo site in Chromium: python -m tests.search.score [FILE]."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from playwright.sync_api import Page

FOLDER = Path(__file__).parent

_ASK = """async (questions) => {
  const form = document.querySelector("form[data-tim-kiem]"), box = document.querySelector("#ket-qua"), given = [];
  for (const question of questions) {
    box.removeAttribute("data-xong");
    form.elements.q.value = question;
    form.dispatchEvent(new Event("submit", { cancelable: true }));
    for (const start = Date.now(); !box.hasAttribute("data-xong"); await new Promise((done) => setTimeout(done, 1)))
      if (Date.now() - start > 10000) throw new Error(question);
    given.push([...box.querySelectorAll("a")].map((link) => link.href));
  }
  return given;
}"""


def questions(file: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield each question with the addresses that answer it."""
    for line in file.read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            asked, _, answers = line.partition("\t")
            yield asked, tuple(answers.split())


def answered(page: Page, start: str, asked: list[str]) -> list[list[str]]:
    """Return the addresses that the search gives for each question, typed into the open search page."""
    page.goto(f"{start}tim-kiem/")
    given: list[list[str]] = page.evaluate(_ASK, asked)
    return [[link.removeprefix(start) for link in links] for links in given]


def score(page: Page, start: str, file: Path) -> tuple[float, float, list[str]]:
    """Return the shares found first and among the first three, and what was not first."""
    rows = list(questions(file))
    found = answered(page, start, [asked for asked, _ in rows])
    places = {
        asked: next((n for n, path in enumerate(paths, 1) if path in answers), 0)
        for (asked, answers), paths in zip(rows, found, strict=True)
    }
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

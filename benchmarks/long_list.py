"""From a key to the painted result in a list of 6,000 procedures: python -m benchmarks.long_list [COUNT [SITE]].

Chromium types as a person does, on a processor slowed down four times, at the width of a phone and of a desk.
Two clocks run: the browser's own Event Timing (from the key to the presented frame, in steps of 8 ms), and a
script's, from the input event to the end of the next frame. What the status says at the end of that frame is
compared with what it says half a second later: a result that comes later than its frame is counted as late.
SITE is a folder that was built earlier (its procedures are what they are); without it, one is built.
"""

from __future__ import annotations

import csv
import io
import statistics
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import cycle, islice
from pathlib import Path

from playwright.sync_api import Page, ViewportSize, sync_playwright
from tests.browser.visits import CHROMIUM_ARGS, chromium, served
from tests.published import Published
from tests.support import ROOT, build, copy_site, write

from cchc.sources.load import load

SLOWER = 4
SIZES = (ViewportSize(width=360, height=740), ViewportSize(width=1280, height=900))
PAUSE, HASTE = 250, 40
"""Milliseconds between the keys of a calm and of a hasty writer."""

CLOCKS = """
window.seen = []; window.presented = []; window.shift = 0;
const said = () => (document.querySelector("form.bo-loc [data-dem]") || {}).textContent;
for (const kind of ["input", "click"]) addEventListener(kind, ({timeStamp}) => requestAnimationFrame(() => {
  const after = new MessageChannel();
  after.port1.onmessage = () => window.seen.push([performance.now() - timeStamp, said()]);
  after.port2.postMessage(0);
}), true);
const each = (what, options) => new PerformanceObserver((list) => list.getEntries().forEach(what)).observe(options);
each((one) => { if (one.interactionId) window.presented.push(one.duration); }, {type: "event", durationThreshold: 16});
each((one) => { if (!one.hadRecentInput) window.shift += one.value; }, {type: "layout-shift", buffered: true});
"""


@dataclass(frozen=True, slots=True)
class Times:
    """What one kind of action took."""

    presented: list[float]
    script: list[float]
    late: int

    def __str__(self) -> str:
        """Return one line for people."""
        return f"presented {_spread(self.presented)}   script {_spread(self.script)}   late {self.late}"


def _spread(values: list[float]) -> str:
    return f"median {statistics.median(values):4.0f} worst {max(values):4.0f} ms" if values else "below 16 ms"


def lay_out(folder: Path, count: int) -> Path:
    """Build a section with so many procedures, named like those of the sample; return its folder."""
    site, problems = load(ROOT / "content", today=date(2026, 11, 22))
    if site is None:
        raise SystemExit(str(problems[0]))
    named = sorted({(one.name, one.field, one.agencies[0], one.time) for one in site.procedures if one.agencies})
    rows = io.StringIO()
    sheet = csv.writer(rows, lineterminator="\n")
    sheet.writerow(("Mã số", "Tên", "Lĩnh vực", "Cơ quan thực hiện", "Thời hạn giải quyết"))
    for number, (name, field, agency, time) in enumerate(islice(cycle(named), count)):
        sheet.writerow(
            (f"{1 + number % 3}.{number:06}", f"{name} (trường hợp {number // len(named) + 1})", field, agency, time)
        )
    content = copy_site("minimal", folder / "content")
    write(content, {"_data/thu-tuc/ds.csv": rows.getvalue()})
    return build(content, folder, plugins={"cchc/cards": {"procedures": False}}).site_dir


def _timed(page: Page, pause: int, *, calm: bool = True) -> Times:
    """Return the times since the last call; `calm` writers wait for each result, which is then compared."""
    page.wait_for_timeout(pause)
    seen, presented = page.evaluate("[window.seen.splice(0), window.presented.splice(0)]")
    said = page.locator("form.bo-loc [data-dem]").inner_text()
    late = sum(text.strip() != said for _, text in seen[-1:]) if calm else 0
    return Times(presented, [time for time, _ in seen], late)


def _together(times: list[Times]) -> Times:
    return Times(
        [t for one in times for t in one.presented],
        [t for one in times for t in one.script],
        sum(one.late for one in times),
    )


def actions(page: Page) -> Iterator[tuple[str, Times]]:
    """Type, delete, paste and choose; yield what was done and how long it took."""
    page.locator("#loc-chu").click()
    page.keyboard.press("d")
    yield "key before the list is loaded", _timed(page, 2500, calm=False)
    page.keyboard.press("Backspace")
    _timed(page, 500)
    for text in ("dang ky khai sinh", "cap giay phep", "1.000123"):
        yield f"typing {text!r}", _together([_pressed(page, key) for key in text])
        yield "deleting it", _together([_pressed(page, "Backspace") for _ in text])
    for key in "chung thuc":
        page.keyboard.press(key, delay=0)
        page.wait_for_timeout(HASTE)
    yield "typing in haste", _timed(page, 500, calm=False)
    page.keyboard.press("Control+A")
    _timed(page, 500)
    page.keyboard.press("Delete")
    yield "deleting all at once", _timed(page, 500)
    page.keyboard.insert_text("thủ tục đăng ký")
    yield "pasting", _timed(page, 500)
    page.get_by_role("button", name="Xem thêm").click()
    yield "showing more", _timed(page, 500)
    page.locator("#loc-chu").fill("")
    _timed(page, 500)
    opener = page.get_by_role("button", name="Lọc thêm")
    if opener.is_visible():
        opener.click()
        yield "opening the selects", _timed(page, 500)
    for number in (1, 2, 0):
        page.locator("#loc-lv").select_option(index=number)
        yield f"choosing field {number}", _timed(page, 500)


def _pressed(page: Page, key: str) -> Times:
    page.keyboard.press("Space" if key == " " else key)
    return _timed(page, PAUSE)


def measure(site: Path, sizes: tuple[ViewportSize, ...] = SIZES) -> None:
    """Print the times of every action on the list of procedures of a built section."""
    with served(Published(site, "http://xa.example/")) as start, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=CHROMIUM_ARGS)
        for size in sizes:
            context = browser.new_context(viewport=size, service_workers="block")
            page = context.new_page()
            page.add_init_script(CLOCKS)
            context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            page.goto(f"{start}thu-tuc/")
            page.wait_for_timeout(1500)
            print(f"{size['width']} px wide, processor {SLOWER} times slower")
            every = [times for name, times in actions(page) if not print(f"  {name:<30} {times}")]
            print(f"  {'everything':<30} {_together(every)}   layout shift {page.evaluate('window.shift'):.4f}")
            context.close()
        browser.close()


def main(arguments: list[str]) -> int:
    """Build if need be, and measure."""
    count = int(arguments[0]) if arguments else 6000
    if len(arguments) > 1:
        measure(Path(arguments[1]))
        return 0
    with tempfile.TemporaryDirectory() as name:
        measure(lay_out(Path(name), count))
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))

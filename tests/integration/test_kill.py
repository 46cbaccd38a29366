"""`cchc build` killed at any moment: visitors find a whole site, editors their files, and the next build works."""

from __future__ import annotations

import random
import shutil
import signal
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from tests.support import EPOCH, SITES, write, write_config

from cchc.bridge.publish import publish

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere a swap has two steps, and no SIGKILL")

KILLS, LANES = 25, 2
"""So many kills in each of so many sections, which are built side by side."""

Files = dict[str, bytes]
CARDS = "anh-chia-se/"

# The real command, but with processes for the few things of a small section.
COMMAND = """
import sys
from cchc.bridge import bodies, finisher, kept
from cchc.cards import plugin
bodies.BODY_PAYS = finisher.PAGE_PAYS = finisher.WORK_PAYS = kept.MADE_PAYS = plugin.PAYS_FROM = 2
from cchc.cli import main
sys.argv[0] = "cchc"
main()
"""

ITEM = """\
---
title: "Tin số {number}{title}"
date: 2025-07-{day:02}T08:00:00+07:00
description: "Một câu tóm tắt"
---

Nội dung {text}, xem [tin đầu](tin-0.md).
"""
PROCEDURES = "Mã số,Tên,Lĩnh vực\n" + "".join(f"1.00{n},Đăng ký việc {n},Hộ tịch\n" for n in range(1100, 1103))


def item(number: int, *, title: str = "", text: str = "đầu") -> dict[str, str]:
    text = ITEM.format(number=number, title=title, day=1 + number, text=text)
    return {f"tin-tuc/2025/tin-{number}.md": text}


def state(number: int) -> dict[str, str]:
    """Return the files of one state of the content: items differ in text, title and number; lists follow."""
    files = {"_data/thu-tuc/danh-muc.csv": PROCEDURES}
    for one in range(6 + number % 3):
        files |= item(one)
    files |= item(1, text=f"lần {number}") | item(2, title=f" sửa lần {number}") | item(3 + number % 4, title=" mới")
    return files


STATES = 5


@dataclass
class Section:
    """One section: its folder, and every whole site that its content can give."""

    folder: Path
    wholes: list[Files]
    published: Files = field(default_factory=dict)

    def edit(self, number: int) -> Files:
        """Bring the content to a state; return all its files."""
        content = self.folder / "content"
        shutil.rmtree(content / "tin-tuc", ignore_errors=True)
        write(content, state(number))
        return files_of(content)

    def start(self) -> subprocess.Popen[str]:
        """Start a build."""
        command = [sys.executable, "-c", COMMAND, "build", "-f", str(self.folder / "mkdocs.yml")]
        environment = {"SOURCE_DATE_EPOCH": EPOCH, "PYTHONUTF8": "1", "NO_MKDOCS_2_WARNING": "1"}
        pipe = subprocess.PIPE
        return subprocess.Popen(command, stdout=pipe, stderr=pipe, text=True, env=environment, cwd=self.folder)

    def build(self) -> float:
        """Build to the end; return how long it took."""
        begin = time.monotonic()
        with self.start() as process:
            _, said = process.communicate(timeout=60)
        assert process.returncode == 0, said
        assert "Traceback" not in said
        return time.monotonic() - begin

    def kill_after(self, seconds: float) -> bool:
        """Kill a build; False when it was done before. Both pipes end only when no worker is left that holds them."""
        with self.start() as process:
            time.sleep(seconds)
            process.send_signal(signal.SIGKILL)
            _, said = process.communicate(timeout=10)
        assert "Traceback" not in said, said
        assert "BrokenPipe" not in said
        return process.returncode != 0


def files_of(folder: Path) -> Files:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def is_whole(site: Files, whole: Files) -> bool:
    """True for this whole site; earlier share cards stay in a published folder, for the links that were shared."""
    return {name: data for name, data in site.items() if name in whole or not name.startswith(CARDS)} == whole


def section(folder: Path, wholes: list[Files]) -> Section:
    shutil.copytree(SITES / "minimal", folder / "content")
    write_config(folder / "content", folder, plugins={"cchc/cards": {"workers": 2}})
    return Section(folder, wholes)


def cold_sites(folder: Path) -> list[Files]:
    """Return what each state of the content gives from nothing."""
    found = []
    for number in range(STATES):
        one = section(folder / str(number), [])
        one.edit(number)
        publish(one.folder / "mkdocs.yml")
        found.append(files_of(one.folder / "site"))
    return found


def lane(one: Section, seed: int) -> int:
    """Kill builds of a section; return how many of them had published."""
    chance = random.Random(seed)
    one.edit(0)
    one.build()
    one.edit(1)
    duration = one.build()
    last, killed, late, turn = 1, 0, 0, 0
    while killed < KILLS:
        turn += 1
        assert turn < 3 * KILLS, "builds are done before they can be killed"
        if turn % 4 == 0:  # the store would know all states soon, and nothing would be left to do
            shutil.rmtree(one.folder / "cache", ignore_errors=True)
        now = (1 + turn) % STATES
        content = one.edit(now)
        # The first third is Python loading modules. How long a build takes changes with what else runs.
        was_killed = one.kill_after(chance.uniform(0.35, 1) * duration)
        duration *= 1.01 if was_killed else 0.9
        site = files_of(one.folder / "site")
        is_new = is_whole(site, one.wholes[now])
        assert is_new or is_whole(site, one.wholes[last]), f"seed {seed}, kill {killed}"
        assert files_of(one.folder / "content") == content
        killed += was_killed
        late += was_killed and is_new
        last = now if is_new else last
        if was_killed and (killed % 10 == 0 or killed == KILLS):
            check_next(one, now)
            last = now
    return late


def check_next(one: Section, now: int) -> None:
    """The next build works, equals a cold one and clears up."""
    one.build()
    assert is_whole(files_of(one.folder / "site"), one.wholes[now])
    assert {path.name for path in one.folder.iterdir() if path.name.startswith(".site.")} <= {".site.truoc"}


def test_killed_at_any_moment_everything_is_whole(tmp_path: Path) -> None:
    wholes = cold_sites(tmp_path / "cold")
    assert all(first != second for first in wholes for second in wholes if first is not second)
    sections = [section(tmp_path / str(number), wholes) for number in range(LANES)]
    with ThreadPoolExecutor(LANES) as pool:
        late = sum(pool.map(lane, sections, range(LANES)))
    assert late < KILLS * LANES, "no build was killed before it had published"

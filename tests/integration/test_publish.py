"""The publishing build: whatever happens, visitors find a whole site."""

from __future__ import annotations

import errno
import filecmp
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from cchc.bridge import engine, made, rebuild, swap, tree
from cchc.bridge.judging import review
from cchc.bridge.lock import alone
from cchc.bridge.publish import publish
from cchc.bridge.refusal import Refusal
from cchc.model.problem import Problem

REPO = Path(__file__).resolve().parents[2]

SITE = """\
commune: {name: "Phong Thổ", type: xã, province: "Lai Châu"}
section:
  title: "Cải cách hành chính"
  site_name: "Trang thông tin điện tử xã Phong Thổ"
  description: "Tin và thủ tục hành chính"
  owner: phong-vhxh
units:
  - {key: phong-vhxh, name: "Phòng Văn hóa - Xã hội"}
contacts:
  - {name: "Đường dây nóng", phone: "0213 3896 123", primary: true, checked_on: 2026-11-01}
fields:
  - {key: the-che, name: "Cải cách thể chế"}
indices:
  - {key: par-index, name: "PAR INDEX"}
"""

ITEM = """\
---
title: "Tin thử"
date: 2025-07-28T08:00:00+07:00
description: "Một câu tóm tắt"
---

Nội dung {text}.
"""

UNKNOWN = """\
from markdown import Extension
from markdown.inlinepatterns import InlineProcessor
import xml.etree.ElementTree as tree

class Tilde(InlineProcessor):
    def handleMatch(self, found, data):
        link = tree.Element("a", href=f"../{found[1]}.md")
        link.text = found[1]
        return link, found.start(0), found.end(0)

class La(Extension):
    def extendMarkdown(self, md):
        md.inlinePatterns.register(Tilde(r"~([a-z-]+)~", md), "la", 60)

def makeExtension(**options):
    return La(**options)
"""
"""An extension that makes links of what no other does."""

CHILD = """\
import os, signal, sys
from pathlib import Path
from cchc.bridge import publish as publishing, swap, tree
from cchc.bridge.made import MadeFile

moment, after = sys.argv[1], int(sys.argv[2])
places = {
    "build": (MadeFile, "copy_file"), "write": (tree, "write"),
    "rename": (swap, "_rename"), "step": (swap, "_rename"), "discard": (publishing, "discard"),
}
if moment == "step":  # as on systems that cannot exchange two folders at once
    swap._exchange = lambda *_: False
module, name = places[moment]
original, calls = getattr(module, name), 0

def dying(*args, **more):
    global calls
    if calls == after:
        os.kill(os.getpid(), signal.SIGKILL)
    calls += 1
    return original(*args, **more)

setattr(module, name, dying)
publishing.publish(Path(sys.argv[3]), Path(sys.argv[4]), False)
"""


@pytest.fixture
def section(tmp_path: Path) -> Path:
    """A small section with the repository's theme; returns its mkdocs.yml."""
    text = (REPO / "mkdocs.yml").read_text(encoding="utf-8")
    theme = (REPO / "theme_overrides").as_posix()
    config = tmp_path / "mkdocs.yml"
    config.write_text(text.replace("custom_dir: theme_overrides", f'custom_dir: "{theme}"'), encoding="utf-8")
    write(tmp_path / "content/_data/site.yml", SITE)
    write(tmp_path / "content/_data/thu-tuc/danh-muc.csv", "Mã số,Tên,Lĩnh vực\n1.001193,Đăng ký khai sinh,Hộ tịch\n")
    edit(config, "thứ nhất")
    return config


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def edit(config: Path, text: str) -> None:
    """Write the section's only item."""
    write(config.parent / "content/tin-tuc/2025/tin-thu.md", ITEM.replace("{text}", text))


def item_of(site: Path) -> str:
    return (site / "tin-tuc/2025/tin-thu/index.html").read_text(encoding="utf-8")


def neighbours(site: Path) -> list[str]:
    """What stands beside the published folder."""
    return sorted(path.name for path in site.parent.iterdir() if path.name.startswith(f".{site.name}."))


def files_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def times_of(folder: Path) -> dict[str, tuple[int, int]]:
    found = {}
    for path in folder.rglob("*"):
        if path.is_file():
            status = path.stat()
            found[path.relative_to(folder).as_posix()] = (status.st_mtime_ns, status.st_ino)
    return found


def test_the_same_bytes_as_mkdocs_build(section: Path, tmp_path: Path) -> None:
    plain = tmp_path / "out/mkdocs"
    command = [sys.executable, "-m", "mkdocs", "build", "-f", str(section), "-d", str(plain)]
    subprocess.run(command, check=True, capture_output=True, cwd=tmp_path)
    summary = publish(section, tmp_path / "out/cchc")
    assert files_of(tmp_path / "out/cchc") == files_of(plain)
    counts = (summary.procedures, summary.news, summary.documents)
    assert counts == (1, 1, 0)
    assert str(summary).startswith("Đã dựng 1 thủ tục, 1 tin, 0 văn bản: ")


def test_unchanged_files_keep_time_and_the_last_good_site_stays(section: Path, tmp_path: Path) -> None:
    site = tmp_path / "site"
    publish(section)
    before = times_of(site)
    assert not publish(section).difference.changed
    assert times_of(site) == before
    first = files_of(site)
    edit(section, "thứ hai")
    difference = publish(section).difference
    after = times_of(site)
    changed = {name for name in after if after[name] != before.get(name)}
    assert "tin-tuc/2025/tin-thu/index.html" in changed
    assert difference.changed == changed < after.keys()
    assert all(files_of(site)[name] != first.get(name) for name in changed)
    assert files_of(tmp_path / ".site.truoc") == first
    assert neighbours(site) == [".site.truoc"]


def cards_of(site: Path) -> set[str]:
    return {path.name for path in site.glob("anh-chia-se/tin-thu*.jpg")}


def test_cards_of_shared_links_stay_until_the_item_is_withdrawn(section: Path, tmp_path: Path) -> None:
    site, item = tmp_path / "site", section.parent / "content/tin-tuc/2025/tin-thu.md"
    publish(section)
    first = cards_of(site)
    assert len(first) == 2  # wide and square
    text = item.read_text(encoding="utf-8")
    item.write_text(text.replace('title: "', 'title: "Sửa: ', 1), encoding="utf-8")
    publish(section)
    both = cards_of(site)
    assert first < both
    assert len(both) == 4
    assert not publish(section).difference.changed
    assert cards_of(site) == both
    item.rename(item.with_name("tin-khac.md"))
    assert publish(section).difference.gone >= {f"anh-chia-se/{name}" for name in both}
    assert cards_of(site) == set()


def test_hidden_files_of_the_server_stay(section: Path, tmp_path: Path) -> None:
    publish(section)
    write(tmp_path / "site/.well-known/security.txt", "Contact: x")
    edit(section, "thứ hai")
    publish(section)
    assert (tmp_path / "site/.well-known/security.txt").read_text() == "Contact: x"


def test_wrong_content_publishes_nothing_and_tells_everything(section: Path, tmp_path: Path) -> None:
    publish(section)
    before = times_of(tmp_path / "site")
    edit(section, "với <script>x</script> và ![](khong-co.jpg)")
    told: list[str] = []
    with pytest.raises(Refusal) as refused:
        publish(section, show=lambda problems: told.extend(map(str, problems)))
    assert refused.value.code == 1
    assert str(refused.value).startswith("nội dung còn 2 lỗi, chưa đăng gì - ")
    assert any("forbidden" in line or "<script>" in line for line in told)
    assert any("khong-co.jpg" in line for line in told)
    assert times_of(tmp_path / "site") == before
    assert neighbours(tmp_path / "site") == []


def test_strict_refuses_dead_links_and_says_where(section: Path, tmp_path: Path) -> None:
    edit(section, "[cũ](khong-co.md)")
    write(tmp_path / "content/gioi-thieu.md", "# Trang\n\n[a](khong.md)\n[b](/c/)\n[d](e)\n[f](#g)\n")
    told: list[str] = []
    with pytest.raises(Refusal, match="cảnh báo, chế độ --strict không cho đăng"):
        publish(section, strict=True, show=lambda problems: told.extend(map(str, problems)))
    assert not (tmp_path / "site").exists()
    links = [line for line in told if "liên kết" in line]
    assert links == [
        "gioi-thieu.md:3: liên kết “khong.md” trỏ tới trang hoặc tệp không có - sửa lại đường dẫn hoặc bỏ liên kết",
        "gioi-thieu.md:4: liên kết “/c/” bắt đầu bằng dấu /"
        " - dùng đường dẫn tính từ tệp này tới tệp .md của trang cần tới",
        "gioi-thieu.md:5: không hiểu liên kết “e”"
        " - viết đường dẫn tới tệp .md, hoặc địa chỉ đầy đủ bắt đầu bằng https://",
        "gioi-thieu.md:6: liên kết “#g” trỏ tới đề mục không có trong trang - sửa phần sau dấu # hoặc bỏ phần đó",
        "tin-tuc/2025/tin-thu.md:7: liên kết “khong-co.md” trỏ tới trang hoặc tệp không có"
        " - kiểm tra tên tệp và số lần ../ trong liên kết",
    ]
    assert [str(problem) for problem in review(section)] == told


def test_two_pages_at_one_address_are_one_problem(section: Path, tmp_path: Path) -> None:
    write(tmp_path / "content/a.md", "# A\n")
    write(tmp_path / "content/a/index.md", "# A\n")
    problems = [problem for problem in review(section) if problem.level == "error"]
    assert len(problems) == 1
    assert problems[0].file.startswith("a")
    assert "trùng địa chỉ" in problems[0].message


def test_a_full_disk_leaves_the_site_alone(section: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    publish(section)
    before = times_of(tmp_path / "site")
    edit(section, "thứ hai")
    calls, written = 0, tree.write

    def full(target: str, data: bytes) -> None:
        nonlocal calls
        calls += 1
        if calls > 3:
            raise OSError(errno.ENOSPC, "No space left on device", target)
        written(target, data)

    monkeypatch.setattr(tree, "write", full)
    with pytest.raises(Refusal, match="hết chỗ trên đĩa"):
        publish(section)
    assert times_of(tmp_path / "site") == before
    assert neighbours(tmp_path / "site") == []


def test_a_file_that_cannot_be_read_leaves_the_site_alone(section: Path, tmp_path: Path) -> None:
    publish(section)
    before = times_of(tmp_path / "site")
    broken = tmp_path / "content/tin-tuc/2025/hong.md"
    broken.symlink_to(tmp_path / "khong-co.md")
    shown: list[Problem] = []
    with pytest.raises(Refusal, match="1 lỗi"):
        publish(section, show=shown.extend)
    said = [(one.file, one.message) for one in shown if one.level == "error"]
    assert said == [("tin-tuc/2025/hong.md", "không đọc được tệp (No such file or directory)")]
    assert times_of(tmp_path / "site") == before
    broken.unlink()
    edit(section, "thứ hai")
    publish(section)
    assert "Nội dung thứ hai." in item_of(tmp_path / "site")


def test_a_full_disk_leaves_nothing_of_a_first_build(
    section: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written = made.write

    def full(target: str, data: bytes) -> None:
        # The first build writes pages as they are made; half of this one is there when the disk is full.
        written(target, data[: len(data) // 2])
        raise OSError(errno.ENOSPC, "No space left on device", target)

    with monkeypatch.context() as patched:
        patched.setattr(made, "write", full)
        with pytest.raises(Refusal, match="hết chỗ trên đĩa"):
            publish(section)
    assert not (tmp_path / "site").exists()
    assert neighbours(tmp_path / "site") == []
    publish(section)
    assert b"</html>" in (tmp_path / "site/index.html").read_bytes()


@pytest.mark.parametrize("at", [0, 1])
def test_a_swap_that_fails_is_undone(section: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int) -> None:
    publish(section)
    before = times_of(tmp_path / "site")
    edit(section, "thứ hai")
    monkeypatch.setattr(swap, "_exchange", lambda *_: False)
    calls, original = 0, swap._rename

    def failing(source: Path, target: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == at + 1:
            raise PermissionError(errno.EACCES, "denied", str(source))
        original(source, target)

    monkeypatch.setattr(swap, "_rename", failing)
    with pytest.raises(Refusal, match="không có quyền"):
        publish(section)
    assert times_of(tmp_path / "site") == before
    assert neighbours(tmp_path / "site") == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux exchanges two folders at once")
def test_after_an_exchange_the_site_is_published_whatever_becomes_of_the_old_one(
    section: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(section)
    edit(section, "thứ hai")

    def failing(source: Path, target: Path) -> None:
        raise PermissionError(errno.EACCES, "denied", str(source))

    monkeypatch.setattr(swap, "_rename", failing)
    publish(section)
    assert "Nội dung thứ hai." in item_of(tmp_path / "site")
    assert neighbours(tmp_path / "site") == []


def test_what_others_did_to_the_published_folder_is_undone(section: Path, tmp_path: Path) -> None:
    """A changed file of the same length, a lost one, one too many, folders and files in each other's place."""
    site = tmp_path / "site"
    publish(section)
    first = files_of(site)
    edit(section, "thứ hai")
    publish(section)
    second = files_of(site)
    for number in range(3):  # the third round works on a base that was damaged, too
        page = site / "lien-he/index.html"
        page.write_bytes(page.read_bytes()[::-1])
        (site / "404.html").unlink()
        (site / "404.html").mkdir()
        write(site / "404.html/x/y.txt", "x")
        write(site / "thu-tuc-la/x.html", "x")
        shutil.rmtree(site / "chi-so")
        write(site / "chi-so", "a file")
        (site / "noi-khac").symlink_to(tmp_path / "content", target_is_directory=True)
        edit(section, "thứ nhất" if number % 2 == 0 else "thứ hai")
        publish(section)
        assert files_of(site) == (first if number % 2 == 0 else second)
        assert not (site / "noi-khac").exists()
        assert not (site / "thu-tuc-la").exists()
    assert (tmp_path / "content/_data/site.yml").read_text(encoding="utf-8") == SITE


def test_a_site_without_its_front_page_is_not_published(
    section: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crippled(*args: object) -> object:
        site = engine.run(*args)  # type: ignore[arg-type]
        (Path(str(args[2])) / "404.html").unlink()
        return site

    monkeypatch.setattr(rebuild, "run", crippled)
    with pytest.raises(Refusal, match=r"thiếu 404\.html"):
        publish(section)
    assert not (tmp_path / "site").exists()


# What dies, after how many calls, and which site is then published. "rename": the last but one is
# taken as base, and after the exchange the published one is kept. "step": base, site -> previous,
# new -> site. "discard" follows all of that.
MOMENTS = [
    ("build", 3, "thứ nhất"),
    ("write", 0, "thứ nhất"),
    ("write", 3, "thứ nhất"),
    ("rename", 0, "thứ nhất"),
    ("rename", 1, "thứ hai"),
    ("step", 1, "thứ nhất"),
    ("step", 2, None),
    ("discard", 0, "thứ hai"),
]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")
def test_killed_at_any_moment_the_site_is_whole(section: Path, tmp_path: Path) -> None:
    for text in ("số không", "thứ nhất"):
        edit(section, text)
        publish(section, tmp_path / "trước/site")
    edit(section, "thứ hai")
    whole = files_of(tmp_path / "trước/site")
    for number, (moment, after, expected) in enumerate(MOMENTS):
        shutil.copytree(tmp_path / "trước", tmp_path / str(number))
        site = tmp_path / str(number) / "site"
        command = [sys.executable, "-c", CHILD, moment, str(after), str(section), str(site)]
        done = subprocess.run(command, capture_output=True, text=True, check=False)
        assert done.returncode == -signal.SIGKILL, done.stderr
        if expected is None:
            assert not site.exists()
        else:
            assert f"Nội dung {expected}." in item_of(site)
        swap.recover(swap.Places(site))
        assert set(neighbours(site)) <= {".site.khoa", ".site.truoc"}
        assert expected == "thứ hai" or files_of(site) == whole
    publish(section, site)
    assert "Nội dung thứ hai." in item_of(site)
    assert neighbours(site) == [".site.truoc"]


def test_a_site_that_somebody_removed_stays_removed_when_the_build_fails(section: Path, tmp_path: Path) -> None:
    for text in ("một", "hai"):
        edit(section, text)
        publish(section)
    (tmp_path / "site").rename(tmp_path / "moved")
    edit(section, "<script>")
    with pytest.raises(Refusal):
        publish(section)
    assert not (tmp_path / "site").exists()


@pytest.fixture
def holder(tmp_path: Path) -> Iterator[Callable[[], subprocess.Popen[str]]]:
    """Starts processes that hold the lock of tmp_path/site."""
    code = (
        "import sys, time; from pathlib import Path; from cchc.bridge.lock import alone\n"
        "with alone(Path(sys.argv[1]), tell=print): print('held', flush=True); sys.stdin.readline()"
    )
    started: list[subprocess.Popen[str]] = []

    def start() -> subprocess.Popen[str]:
        command = [sys.executable, "-c", code, str(tmp_path / ".site.khoa")]
        process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        started.append(process)
        assert process.stdout
        assert process.stdout.readline() == "held\n"
        return process

    yield start
    for process in started:
        process.kill()
        process.communicate()


def test_a_second_build_waits_says_so_and_gives_up(
    section: Path, tmp_path: Path, holder: Callable[[], subprocess.Popen[str]]
) -> None:
    process = holder()
    told: list[str] = []
    with pytest.raises(Refusal, match="chưa xong sau 0 giây"):
        publish(section, tell=told.append, wait=0.3)
    assert told == [f"Một lần dựng khác (tiến trình {process.pid}) đang ghi vào thư mục này, chờ tối đa 0 giây…"]
    assert not (tmp_path / "site").exists()
    process.communicate("\n")
    assert neighbours(tmp_path / "site") == []


def test_a_second_build_goes_on_when_the_first_is_done(
    tmp_path: Path, holder: Callable[[], subprocess.Popen[str]]
) -> None:
    process = holder()
    assert process.stdin
    told: list[str] = []

    def first_ends(text: str) -> None:
        told.append(text)
        assert process.stdin
        process.stdin.write("\n")
        process.stdin.flush()

    with alone(tmp_path / ".site.khoa", tell=first_ends, wait=20):
        assert (tmp_path / ".site.khoa").read_text() == f"{os.getpid()}\n"
    assert len(told) == 1
    assert not (tmp_path / ".site.khoa").exists()


def test_the_lock_of_a_killed_build_stops_nobody(
    section: Path, tmp_path: Path, holder: Callable[[], subprocess.Popen[str]]
) -> None:
    process = holder()
    process.kill()
    process.wait()
    assert (tmp_path / ".site.khoa").exists()
    told: list[str] = []
    begin = time.monotonic()
    publish(section, tell=told.append)
    assert told == []
    assert time.monotonic() - begin < 30
    assert neighbours(tmp_path / "site") == []


@pytest.mark.parametrize("place", [".", "content", "content/site", "mkdocs.yml", "thu-khac"])
def test_places_that_hold_something_else_are_refused(section: Path, tmp_path: Path, place: str) -> None:
    write(tmp_path / "thu-khac/luan-van.docx", "quý")
    before = files_of(tmp_path)
    with pytest.raises(Refusal) as refused:
        publish(section, tmp_path / place)
    assert refused.value.code == 2
    assert files_of(tmp_path) == before


def test_a_link_to_the_published_folder_stays_a_link(section: Path, tmp_path: Path) -> None:
    real = tmp_path / "may-chu/cchc"
    real.mkdir(parents=True)
    try:
        (tmp_path / "site").symlink_to(real, target_is_directory=True)
    except OSError:
        pytest.skip("no symbolic links here")
    publish(section)
    assert (tmp_path / "site").is_symlink()
    assert (real / "index.html").is_file()
    assert filecmp.cmp(real / "index.html", tmp_path / "site/index.html", shallow=False)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("site_name: [a\n", "mkdocs.yml:1: "),
        ("site_name: A\ndocs_dir: khong-co\n", "không có thư mục nội dung"),
        ("site_name: A\ndocs_dir: content\nplugins: [khong-co]\n", "chưa cài phần mở rộng “khong-co”"),
        ("site_name: A\ndocs_dir: content\ntheme: khong-co\n", "không có giao diện “khong-co”"),
    ],
)
def test_a_wrong_configuration_is_one_clear_refusal(section: Path, text: str, said: str) -> None:
    section.write_text(text, encoding="utf-8")
    with pytest.raises(Refusal) as refused:
        publish(section)
    assert said in str(refused.value)
    assert refused.value.code == 2


QUICK = """\
import sys
from pathlib import Path
from cchc.bridge.judging import review
from cchc.bridge.publish import publish

shown = []
summary = publish(Path(sys.argv[1]), show=shown.extend)
assert not summary.difference.changed, "built"
assert summary.news == 1
print(*review(Path(sys.argv[1])), *shown, sep="\\n")
assert "mkdocs" not in sys.modules, "MkDocs was loaded"
"""


def test_when_nothing_has_changed_mkdocs_is_not_even_loaded(section: Path, tmp_path: Path) -> None:
    edit(section, "[cũ](khong-co.md)")
    shown: list[Problem] = []
    publish(section, show=shown.extend)
    judged = review(section)
    before = times_of(tmp_path / "site")
    done = subprocess.run([sys.executable, "-c", QUICK, str(section)], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert done.stdout.splitlines() == [str(problem) for problem in (*judged, *shown)]
    assert len(shown) == 1
    assert times_of(tmp_path / "site") == before
    edit(section, "khác")
    again = subprocess.run([sys.executable, "-c", QUICK, str(section)], capture_output=True, text=True, check=False)
    assert again.stderr.endswith("AssertionError: built\n")
    assert "Nội dung khác." in item_of(tmp_path / "site")


def test_mkdocs_yml_saved_while_a_build_begins_publishes_nothing(
    section: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    publish(section)
    before = times_of(tmp_path / "site")
    edit(section, "khác")
    loaded = engine.read_config

    def saved(config_file: Path, *args: object, **more: object) -> object:
        text = config_file.read_text(encoding="utf-8")
        config_file.write_text(text.replace("site_dir: site", "site_dir: noi-khac"), encoding="utf-8")
        return loaded(config_file, *args, **more)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(rebuild, "read_config", saved)
    with pytest.raises(Refusal, match=r"mkdocs\.yml vừa được sửa trong lúc dựng"):
        publish(section)
    assert times_of(tmp_path / "site") == before
    assert neighbours(tmp_path / "site") == []
    assert not (tmp_path / "noi-khac").exists()


def test_a_link_made_by_attributes_is_judged_on_every_build(section: Path, tmp_path: Path) -> None:
    config = section.read_text(encoding="utf-8")
    assert "attr_list" in config
    edit(section, "Xem **tin kia**{: href=../khong-co.md } nhé")
    for _ in range(2):
        with pytest.raises(Refusal, match="--strict"):
            publish(section, tmp_path / "site", strict=True)
    assert not (tmp_path / "site").exists()


def test_links_of_an_unknown_extension_are_judged_on_every_build(section: Path, tmp_path: Path) -> None:
    (tmp_path / "la.py").write_text(UNKNOWN, encoding="utf-8")
    text = section.read_text(encoding="utf-8").replace("  - attr_list", "  - la\n  - attr_list")
    section.write_text(text, encoding="utf-8")
    edit(section, "Xem ~khong-co~ nhé")
    for _ in range(2):
        problems: list[Problem] = []
        with pytest.MonkeyPatch.context() as patch:
            patch.syspath_prepend(tmp_path)
            publish(section, tmp_path / "site", show=problems.extend)
        assert [one.message for one in problems if "khong-co" in one.message] != []


def test_a_wrong_moment_of_the_build_is_one_clear_refusal(
    section: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for wrong in ("abc", "", "9" * 30):
        monkeypatch.setenv("SOURCE_DATE_EPOCH", wrong)
        with pytest.raises(Refusal, match="SOURCE_DATE_EPOCH"):
            publish(section, tmp_path / "site")


@pytest.mark.skipif(sys.platform != "linux", reason="names of files are bytes on Linux only")
def test_a_file_whose_name_is_no_text_stops_nothing(section: Path, tmp_path: Path) -> None:
    Path(os.fsdecode(os.fsencode(section.parent / "content") + b"/la\xff.docx")).write_bytes(b"x")
    problems: list[Problem] = []
    publish(section, tmp_path / "site", show=problems.extend)
    assert [one.rule for one in problems if one.file.endswith(".docx")] == ["stray-file"]
    assert not publish(section, tmp_path / "site").difference.changed


def test_a_build_of_the_host_that_breaks_off_leaves_no_process(section: Path) -> None:
    write(section.parent / "content/thu-tuc/1.001193.md", "# Tên của một trang thủ tục\n")
    others = multiprocessing.active_children()
    with pytest.raises(Abort):
        build(load_config(str(section)))
    assert [one for one in multiprocessing.active_children() if one not in others] == []

"""`cchc rollback`: the site before comes back at once, and nothing else can happen."""

from __future__ import annotations

import errno
import os
from datetime import datetime
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from tests.support import ROOT, copy_site, write, write_config

from cchc.bridge import swap
from cchc.bridge.publish import publish
from cchc.bridge.refusal import Refusal
from cchc.bridge.rollback import roll_back
from cchc.cli import cli
from cchc.model.text import VIETNAM

OLD, NEW = datetime(2026, 11, 21, 14, 5, tzinfo=VIETNAM), datetime(2026, 11, 22, 9, 30, tzinfo=VIETNAM)


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words, prog_name="cchc")


def a_site(folder: Path, text: str, moment: datetime) -> None:
    """Write what makes a folder a site; only the front page is as new as the build."""
    write(folder, {"index.html": text, "404.html": "x", "sitemap.xml": "x", "tin-tuc/index.html": text})
    for path in folder.rglob("*.*"):
        when = moment.timestamp() - 86400 * (path != folder / "index.html")
        os.utime(path, (when, when))


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A published folder with the one before it."""
    a_site(tmp_path / "site", "mới", NEW)
    a_site(tmp_path / ".site.truoc", "cũ", OLD)
    return tmp_path / "site"


def shown(site: Path) -> str:
    return (site / "index.html").read_text(encoding="utf-8")


def beside(site: Path) -> set[str]:
    return {path.name for path in site.parent.iterdir() if path.name.startswith(".site")}


def test_there_and_back_with_the_time_of_the_build(site: Path) -> None:
    result = run("rollback", "-d", str(site))
    assert result.exit_code == 0
    assert result.output == (
        f"Đã quay lại bản dựng lúc 21/11/2026, 14:05 tại {site}; chạy lại lệnh này để lấy lại bản vừa thay\n"
    )
    assert shown(site) == "cũ"
    assert "22/11/2026, 09:30" in run("rollback", "-d", str(site)).output
    assert shown(site) == "mới"
    assert beside(site) == {".site.truoc"}


@pytest.mark.parametrize("lacking", [".", "404.html"])
def test_without_a_whole_site_before_it_refuses_in_one_line(site: Path, lacking: str) -> None:
    previous = site.parent / ".site.truoc"
    (previous / "404.html").unlink()
    if lacking == ".":
        previous.rename(site.parent / "khac")
    result = run("rollback", "-d", str(site))
    assert result.exit_code == 1
    assert result.output == (
        f"Chưa có bản trước của {site} để quay lại, bản đang đăng giữ nguyên - sửa nội dung rồi chạy: cchc build\n"
    )
    assert shown(site) == "mới"
    assert ".site.khoa" not in beside(site)


def test_a_wrong_folder_is_one_line_and_makes_nothing(tmp_path: Path) -> None:
    result = run("rollback", "-d", str(tmp_path / "khong/co"))
    assert result.exit_code == 1
    assert result.output.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_it_waits_for_a_build(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    # A record lock does not stop the process that holds it, so another one is played.
    monkeypatch.setattr("cchc.bridge.lock._try_lock", lambda handle: False)
    with pytest.raises(Refusal, match="chưa xong sau 0 giây"):
        roll_back(site, tell=told.append, wait=0.1)
    assert len(told) == 1
    assert shown(site) == "mới"


def test_what_the_server_owns_stays(site: Path) -> None:
    write(site, {".well-known/acme-challenge/a": "proof"})
    write(site.parent / ".site.truoc", {".well-known/acme-challenge/old": "gone"})
    roll_back(site)
    assert [path.name for path in (site / ".well-known/acme-challenge").iterdir()] == ["a"]
    assert shown(site) == "cũ"


def test_a_folder_that_somebody_removed_comes_back(site: Path) -> None:
    site.rename(site.parent / "moved")
    assert "trước đó không có bản nào đang đăng" in str(roll_back(site))
    assert shown(site) == "cũ"
    assert beside(site) == set()


def test_where_folders_cannot_be_exchanged(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda first, second: False)
    roll_back(site)
    assert (shown(site), beside(site)) == ("cũ", {".site.truoc"})
    roll_back(site)
    assert (shown(site), beside(site)) == ("mới", {".site.truoc"})


@pytest.mark.parametrize(("at", "after"), [(0, "mới"), (1, "mới"), (2, "cũ")])
def test_a_rename_that_fails_leaves_a_whole_site(
    site: Path, monkeypatch: pytest.MonkeyPatch, at: int, after: str
) -> None:
    monkeypatch.setattr(swap, "_exchange", lambda first, second: False)
    calls, original = 0, swap._rename

    def failing(source: Path, target: Path) -> None:
        nonlocal calls
        calls += 1
        if calls == at + 1:
            raise PermissionError(errno.EACCES, "denied", str(source))
        original(source, target)

    monkeypatch.setattr(swap, "_rename", failing)
    with pytest.raises(Refusal, match="không quay lại bản trước được: không có quyền"):
        roll_back(site)
    assert shown(site) == after


def test_killed_between_two_renames_the_next_start_repairs(site: Path) -> None:
    site.rename(site.parent / ".site.moi-1")
    swap.recover(swap.Places(site))
    assert shown(site) == "cũ"


def test_with_real_builds_by_mkdocs_yml(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    content = copy_site("minimal", tmp_path / "content")
    config = write_config(content, tmp_path, plugins={"cchc/cards": {"enabled": False}})
    page = content / "gioi-thieu.md"
    for text in ("# Trang thứ nhất\n", "# Trang thứ hai\n"):
        page.write_text(text, encoding="utf-8")
        publish(config)
    monkeypatch.chdir(tmp_path)
    about = tmp_path / "site/gioi-thieu/index.html"
    assert "Trang thứ hai" in about.read_text(encoding="utf-8")
    assert run("rollback").exit_code == 0
    assert "Trang thứ nhất" in about.read_text(encoding="utf-8")
    # The content is what it was, so the next build publishes it again.
    publish(config)
    assert "Trang thứ hai" in about.read_text(encoding="utf-8")
    assert run("rollback", "-f", str(config)).exit_code == 0
    assert "Trang thứ nhất" in about.read_text(encoding="utf-8")


def test_every_place_that_lists_the_commands_knows_it() -> None:
    for name in ("README.md", "docs/publishing.md", "docs/huong-dan-bien-tap.md"):
        assert "cchc rollback" in (ROOT / name).read_text(encoding="utf-8"), name

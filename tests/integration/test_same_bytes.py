"""Same input, same bytes: in another folder, with other hash seeds, from a warm or a cold cache, under ProperDocs."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import unicodedata
from pathlib import Path
from urllib.parse import unquote

import pytest
from tests.full import full_content
from tests.support import EPOCH, ROOT, Built, build, write_config


def run(*command: str, seed: str = "0", cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    environment = {
        **os.environ,
        "SOURCE_DATE_EPOCH": EPOCH,
        "PYTHONHASHSEED": seed,
        "NO_MKDOCS_2_WARNING": "1",
        "PYTHONUTF8": "1",
    }
    return subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False, timeout=120)


def files_of(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


def differing(first: dict[str, bytes], second: dict[str, bytes]) -> list[str]:
    return [name for name in sorted(first.keys() | second.keys()) if first.get(name) != second.get(name)]


def test_two_builds_are_the_same(full_site: Built, tmp_path: Path) -> None:
    """Another folder, another seed and another cache each time; the last build finds its cards in the cache."""
    for seed, name in (("1", "mot"), ("2", "thu muc khác"), ("3", "thu muc khác")):
        folder = tmp_path / name
        if not (folder / "content").exists():
            full_content(folder / "content")
        config = write_config(folder / "content", folder)
        done = run(sys.executable, "-W", "error", "-m", "mkdocs", "build", "--strict", "-f", str(config), seed=seed)
        assert done.returncode == 0, done.stderr
        assert differing(full_site.files, files_of(folder / "site")) == [], name


def test_the_order_of_the_folder_does_not_matter(full_site: Built, full_source: Path, tmp_path: Path) -> None:
    """Files made in the opposite order, so that a file system may list them in another one."""
    for path in sorted((p for p in full_source.rglob("*") if p.is_file()), reverse=True):
        target = tmp_path / "content" / path.relative_to(full_source)
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    assert differing(full_site.files, build(tmp_path / "content", tmp_path).files) == []


def test_a_second_build_in_one_process_is_the_same(full_source: Path, full_site: Built, tmp_path: Path) -> None:
    """As in `mkdocs serve`: nothing of the first build lives on in the second."""
    assert differing(full_site.files, build(full_source, tmp_path).files) == []


@pytest.mark.skipif(sys.platform == "darwin", reason="the file system composes names itself")
def test_decomposed_text_and_names_give_the_same_site(full_source: Path, full_site: Built, tmp_path: Path) -> None:
    """macOS writes names decomposed, old keyboards type decomposed letters; readers expect composed ones."""
    content = tmp_path / "content"
    for path in sorted(p for p in full_source.rglob("*") if p.is_file()):
        target = content / unicodedata.normalize("NFD", path.relative_to(full_source).as_posix())
        target.parent.mkdir(parents=True, exist_ok=True)
        data = path.read_bytes()
        if path.suffix in {".md", ".yml", ".csv"} and path.name != "gioi-thieu.md":
            data = unicodedata.normalize("NFD", data.decode()).encode()
        target.write_bytes(data)
    built = build(content, tmp_path)
    assert built.messages() == []
    assert differing(full_site.files, built.files) == []


@pytest.mark.skipif(sys.platform == "darwin", reason="the file system composes names itself")
def test_a_picture_with_a_decomposed_name_is_found(full_source: Path, tmp_path: Path) -> None:
    content = Path(shutil.copytree(full_source, tmp_path / "content"))
    picture = content / "tin-tuc/anh/tiep-dan.png"
    picture.rename(picture.with_name(unicodedata.normalize("NFD", "tiếp-dân.png")))
    for item in content.glob("tin-tuc/*/*.md"):
        item.write_text(item.read_text(encoding="utf-8").replace("tiep-dan.png", "tiếp-dân.png"), encoding="utf-8")
    built = build(content, tmp_path)
    assert built.messages() == []
    page = built.page("tin-tuc/2025/cong-khai-thu-tuc/")
    for url in page.xpath("//main//img/@src"):
        assert (built.site_dir / "tin-tuc/2025/cong-khai-thu-tuc" / unquote(url)).resolve().is_file(), url


def test_the_projects_own_build_is_clean_under_mkdocs_and_properdocs(tmp_path: Path) -> None:
    """No warning of Python, none of MkDocs, and the successor gives the same files."""
    mkdocs = run(sys.executable, "-W", "error", "-m", "mkdocs", "build", "--strict", "-d", str(tmp_path / "mkdocs"))
    assert mkdocs.returncode == 0, mkdocs.stderr
    assert "WARNING" not in mkdocs.stderr
    proper = run(
        sys.executable, "-m", "properdocs", "build", "-f", "mkdocs.yml", "--strict", "-d", str(tmp_path / "properdocs")
    )
    assert proper.returncode == 0, proper.stderr
    assert "WARNING" not in proper.stderr
    assert differing(files_of(tmp_path / "mkdocs"), files_of(tmp_path / "properdocs")) == []

"""Golden files: the main content of a few pages of the full test site, and the documents written from the code.

`make golden` (python -m tests.golden) writes them anew; look at the difference before it is committed.
What changes with the bytes of styles, fonts or the version of Pillow is left out: hashes in names, lengths of pictures.
"""

from __future__ import annotations

import os
import re
import tempfile
from pathlib import Path

from tests.cards import examples
from tests.charts import EXAMPLES, broken
from tests.citation_texts import FOLDER as FINDINGS
from tests.citation_texts import findings
from tests.full import full_content
from tests.options import describe_options
from tests.support import EPOCH, ROOT, Built, build

from cchc.cards.draw import draw
from cchc.model.rules.handbook import handbook
from cchc.sources.describe import describe

FOLDER = ROOT / "tests" / "golden"

PAGES = {
    "trang-dau.html": "",
    "tin.html": "tin-tuc/2025/cong-khai-thu-tuc/",
    "danh-sach-tin.html": "tin-tuc/",
    "thu-tuc.html": "thu-tuc/1.001193/",
    "chi-so.html": "chi-so/par-index/",
    "chi-so-nam.html": "chi-so/par-index/2024/",
    "chi-so-766.html": "chi-so/qd-766/",
    "chi-so-766-ky.html": "chi-so/qd-766/2026-08/",
    "chi-so-cap-xa.html": "chi-so/par-index-xa/",
    "van-ban.html": "van-ban/moi/",
    "ke-hoach.html": "ke-hoach/",
    "mot-cua.html": "mot-cua/2026-q3/",
    "phan-anh.html": "phan-anh/",
}
"""Golden file and the page whose <main> it holds."""

FILES = {"rss.xml": "feeds/tin-tuc.xml"}
"""Golden file and the file that it holds whole."""

_MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
_HASH = re.compile(r"\.[0-9a-f]{10,12}\.(?=\w+)")
_LENGTH = re.compile(r'((?:length|fileSize)=")\d+(")')


def rendered(built: Built) -> dict[str, str]:
    """Return every golden file as the build gives it now."""
    found = {}
    for name, address in PAGES.items():
        main = _MAIN.search(built.text(address))
        assert main, f"{address} has no <main>"
        found[name] = main[0]
    # A line for each record, so that a difference can be read.
    found |= {name: built.text(path).replace("},{", "},\n{") for name, path in FILES.items()}
    return {name: plain(text) for name, text in found.items()}


def plain(text: str) -> str:
    """Return text without what depends on the bytes of other files."""
    return _LENGTH.sub(r"\1N\2", _HASH.sub(".HASH.", text)).rstrip("\n") + "\n"


def documents() -> dict[Path, str]:
    """Return the documents that are written from the code."""
    return {
        ROOT / "docs/du-lieu.md": describe(),
        ROOT / "docs/tuy-chon.md": describe_options(),
        ROOT / "docs/huong-dan/kiem-tra.md": handbook(),
        FINDINGS / "ket-qua.txt": findings(),
    }


def update() -> None:
    """Write every golden file and document that differs, and name it."""
    os.environ |= {"SOURCE_DATE_EPOCH": EPOCH, "NO_MKDOCS_2_WARNING": "1"}
    with tempfile.TemporaryDirectory() as folder:
        built = build(full_content(Path(folder) / "content"), Path(folder))
        texts = {FOLDER / name: text for name, text in rendered(built).items()}
    texts |= {FOLDER / f"bieu-do-{name}.svg": broken(svg) for name, svg in EXAMPLES.items()}
    files = {path: text.encode() for path, text in (texts | documents()).items()}
    files |= {FOLDER / name: draw(card) for name, card in examples().items()}
    for path in FOLDER.iterdir() if FOLDER.is_dir() else ():
        if path not in files:
            path.unlink()
            print(f"- {path.relative_to(ROOT)}")
    for path, data in files.items():
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)
            print(f"* {path.relative_to(ROOT)}")


if __name__ == "__main__":
    update()

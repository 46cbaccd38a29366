"""Lighthouse (mobile) on five types of pages, as search engines may list them: python -m benchmarks.lighthouse.

Needs Chromium, Node, and `npm install lighthouse` in the folder named by LIGHTHOUSE. No part of the product or of
the tests needs it. The sample is built without its marks of a demonstration, whose `noindex` Lighthouse dislikes.
"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import yaml
from tests.nginx import serving
from tests.support import ROOT, write_config

BARS = {"performance": 95, "accessibility": 100, "best-practices": 100, "seo": 100}
PAGES = {
    "front page": "",
    "item": "tin-tuc/2026/dang-ky-khai-sinh-cho-con-nop-gi-o-dau-bao-lau/",
    "procedure": "thu-tuc/1.001193/",
    "procedures": "thu-tuc/",
    "search": "tim-kiem/?q=khai+sinh",
}


def judged(tool: Path, address: str) -> dict[str, int]:
    """Return the scores of one page."""
    flags = "--chrome-flags=--headless=new --no-sandbox --disable-gpu --ignore-certificate-errors"
    command = [str(tool), address, "--quiet", flags, "--output=json", f"--only-categories={','.join(BARS)}"]
    done = subprocess.run(command, capture_output=True, check=True)
    categories = json.loads(done.stdout)["categories"]
    return {key: round(categories[key]["score"] * 100) for key in BARS}


def main() -> int:
    """Build, serve and judge; 1 when a bar is missed."""
    tool = Path(os.environ.get("LIGHTHOUSE", ".")) / "node_modules/.bin/lighthouse"
    os.environ.setdefault("CHROME_PATH", shutil.which("chromium") or "")
    missed = False
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        content = Path(shutil.copytree(ROOT / "content", folder / "content"))
        site_file = content / "_data/site.yml"
        data = yaml.safe_load(site_file.read_text(encoding="utf-8"))
        data["section"]["demonstration"] = False
        site_file.write_text(yaml.safe_dump(data, allow_unicode=True), encoding="utf-8")
        config = write_config(content, folder)
        subprocess.run(
            [sys.executable, "-m", "cchc", "build", "-f", str(config)], check=True, stdout=subprocess.DEVNULL
        )
        with serving(folder / "site", folder / "may-chu", base="/cchc/") as server:
            for kind, path in PAGES.items():
                scores = judged(tool, f"{server.start}{path}")
                print(f"{kind:<12}", "  ".join(f"{key} {value}" for key, value in scores.items()))
                missed |= any(value < BARS[key] for key, value in scores.items())
    return int(missed)


if __name__ == "__main__":
    raise SystemExit(main())

"""What makes the section installable and readable without signal: the web manifest and the service worker."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Sequence
from importlib.resources import files

from cchc.artifact import Artifact
from cchc.model.site import Site

PAGES = ("./", "ngoai-tuyen/", "lien-he/", "thu-tuc/", "tim-kiem/", "tim-kiem/chi-muc.js")
"""Kept from the first visit on, besides styles, scripts and fonts; procedures follow when the page has rested."""

_BLUE, _WHITE = "#0b3d6e", "#ffffff"


def manifest(site: Site, icon: str) -> Artifact:
    """Return the web manifest; `icon` is the address of the SVG sign."""
    data = {
        "name": f"{site.section.title} - {site.commune.title}",
        "short_name": site.section.title,
        "description": site.section.description,
        "lang": "vi",
        "dir": "ltr",
        "id": "./",
        "start_url": "./",
        "scope": "./",
        "display": "minimal-ui",
        "theme_color": _BLUE,
        "background_color": _WHITE,
        "icons": [{"src": icon, "sizes": "any", "type": "image/svg+xml", "purpose": "any"}],
        "shortcuts": [
            {"name": "Thủ tục hành chính", "url": "thu-tuc/"},
            {"name": "Liên hệ, đường dây nóng", "url": "lien-he/"},
        ],
    }
    return Artifact("manifest.webmanifest", json.dumps(data, ensure_ascii=False, indent=1).encode())


def service_worker(site: Site, assets: Sequence[str]) -> Artifact:
    """Return the service worker. A change of what it keeps gives it another version, so that browsers fetch anew."""
    kept = [*PAGES, *assets]
    procedures = [procedure.path for procedure in site.procedures]
    source = files("cchc.front").joinpath("sw.js").read_text(encoding="utf-8")
    seen = repr((source, kept, site.procedures, site.contacts, site.units, site.section))
    version = hashlib.sha256(seen.encode("utf-8", "surrogatepass")).hexdigest()[:10]
    text = source.replace("@PHIEN@", version).replace("@NEN@", json.dumps(kept))
    return Artifact("sw.js", text.replace("@THU_TUC@", json.dumps(procedures)).encode())

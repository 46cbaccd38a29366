"""sitemap.xml and robots.txt, from what the build publishes; their dates come from the data."""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from cchc.artifact import Artifact, PageArtifact

_PLAIN = re.compile(r"[A-Za-z0-9/._-]*")


def sitemap(pages: Iterable[PageArtifact], others: Iterable[str], site_url: str) -> Artifact:
    """Return the sitemap of our pages and of the addresses `others` (plain Markdown pages)."""
    root = escape(site_url.rstrip("/") + "/", quote=False)
    dated = {page.path: page.updated for page in pages if page.listed}
    lines = []
    for path in sorted({*dated, *others}):
        day = dated.get(path)
        changed = f"<lastmod>{day.isoformat()}</lastmod>" if day else ""
        # Nearly all addresses are as they must be already, and seeing that takes a fraction of the time.
        written = path if _PLAIN.fullmatch(path) else escape(quote(path), quote=False)
        lines.append(f"<url><loc>{root}{written}</loc>{changed}</url>\n")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Artifact("sitemap.xml", f"{head}{''.join(lines)}</urlset>\n".encode())


def robots(site_url: str, *, demonstration: bool) -> Artifact:
    """Return robots.txt; a demonstration asks not to be indexed."""
    rule = "Disallow: /" if demonstration else "Disallow:"
    return Artifact("robots.txt", f"User-agent: *\n{rule}\nSitemap: {site_url.rstrip('/')}/sitemap.xml\n".encode())

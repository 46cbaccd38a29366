"""sitemap.xml and robots.txt, from what the build publishes; their dates come from the data."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from urllib.parse import quote

from cchc.artifact import Artifact, PageArtifact


def sitemap(pages: Iterable[PageArtifact], others: Iterable[str], site_url: str) -> Artifact:
    """Return the sitemap of our pages and of the addresses `others` (plain Markdown pages)."""
    root = site_url.rstrip("/") + "/"
    dated = {page.path: page.updated for page in pages if page.listed}
    lines = []
    for path in sorted({*dated, *others}):
        day = dated.get(path)
        changed = f"<lastmod>{day:%Y-%m-%d}</lastmod>" if day else ""
        lines.append(f"<url><loc>{escape(root + quote(path), quote=False)}</loc>{changed}</url>\n")
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">\n'
    return Artifact("sitemap.xml", f"{head}{''.join(lines)}</urlset>\n".encode())


def robots(site_url: str, *, demonstration: bool) -> Artifact:
    """Return robots.txt; a demonstration asks not to be indexed."""
    rule = "Disallow: /" if demonstration else "Disallow:"
    return Artifact("robots.txt", f"User-agent: *\n{rule}\nSitemap: {site_url.rstrip('/')}/sitemap.xml\n".encode())

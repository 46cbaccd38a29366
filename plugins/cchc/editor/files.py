"""The two files of /admin/: the page that starts the program, and the program's configuration."""

from __future__ import annotations

import html
import json
from collections.abc import Mapping, Sequence
from urllib.parse import urlsplit

from cchc.artifact import Artifact
from cchc.editor.form import FormField, form
from cchc.model.site import Site

FOLDER = "admin"
_HOSTS = {
    "github": ("https://api.github.com", "https://github.com"),
    "gitlab": ("https://gitlab.com",),
    "bitbucket": ("https://api.bitbucket.org", "https://bitbucket.org"),
}
"""Where programs save when the backend names no server of its own."""
_SERVERS = ("api_root", "base_url", "proxy_url", "gateway_url")


def editor_files(
    site: Site, fields: Sequence[FormField], *, script: str, backend: Mapping[str, object], folder: str, site_url: str
) -> tuple[Artifact, Artifact]:
    """Return admin/index.html and admin/config.yml; the program itself is the editor's own file admin/`script`."""
    return (
        Artifact(f"{FOLDER}/index.html", page(site, script=script, backend=backend).encode()),
        Artifact(f"{FOLDER}/config.yml", config(site, fields, backend=backend, folder=folder, site_url=site_url)),
    )


def config(
    site: Site, fields: Sequence[FormField], *, backend: Mapping[str, object], folder: str, site_url: str
) -> bytes:
    """Return the program's configuration; JSON is YAML too."""
    news = {
        "name": "tin-tuc",
        "label": "Tin, bài",
        "label_singular": "tin",
        "folder": f"{folder}/tin-tuc",
        "path": "{{year}}/{{slug}}",
        "create": True,
        "extension": "md",
        "format": "yaml-frontmatter",
        "summary": "{{title}}",
        "sortable_fields": ["date", "title", "unit"],
        "media_folder": "../anh",
        "public_folder": "../anh",
        "fields": form(site, fields),
    }
    value = {
        "backend": dict(backend) or {"name": "test-repo"},
        "locale": "vi",
        "site_url": site_url,
        "display_url": site_url,
        "media_folder": f"{folder}/tin-tuc/anh",
        "public_folder": "../anh",
        "slug": {"encoding": "ascii", "clean_accents": True, "sanitize_replacement": "-"},
        "publish_mode": "simple",
        "collections": [news],
    }
    return (json.dumps(value, ensure_ascii=False, indent=1) + "\n").encode()


def page(site: Site, *, script: str, backend: Mapping[str, object]) -> str:
    """Return the page. Its policy lets nothing be fetched from elsewhere but from where the texts are saved."""
    servers = " ".join(("'self'", "blob:", *_servers(backend)))
    policy = (
        "default-src 'self'; script-src 'self' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
        "img-src 'self' data: blob:; font-src 'self' data:; media-src 'self' blob:; "
        f"connect-src {servers}"
    )
    title = html.escape(f"Biên tập - {site.section.title}, {site.commune.full_name}")
    return (
        '<!doctype html>\n<html lang="vi">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n<meta name="robots" content="noindex">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{html.escape(policy)}">\n<title>{title}</title>\n'
        '<link href="config.yml" type="text/yaml" rel="cms-config-url">\n</head>\n<body>\n'
        "<noscript><p>Trang biên tập cần JavaScript. Không bật được thì sửa tệp .md bằng Notepad.</p></noscript>\n"
        f'<script src="{html.escape(script)}"></script>\n</body>\n</html>\n'
    )


def _servers(backend: Mapping[str, object]) -> list[str]:
    """Return the origins to which the program must speak."""
    named = [urlsplit(str(backend[key])) for key in _SERVERS if backend.get(key)]
    found = [f"{one.scheme}://{one.netloc}" for one in named if one.scheme in {"https", "http"} and one.netloc]
    return list(dict.fromkeys(found or _HOSTS.get(str(backend.get("name", "")), ())))

"""Settings and templates of the peers: as their guides recommend, nothing switched off that a site needs."""

from __future__ import annotations

from pathlib import Path

STOCK = {
    "mkdocs.yml": """\
site_name: Cải cách hành chính
site_url: https://trinh-dien.example/cchc/
not_in_nav: |
  /thu-tuc/*
nav:
  - Trang chủ: index.md
  - Tin tức: blog/index.md
theme:
  name: material
  language: vi
  font: false
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - sane_lists
  - tables
  - toc
plugins:
  - search:
      lang: vi
  - blog:
      blog_dir: blog
  - rss:
      match_path: blog/posts/.*
      date_from_meta:
        as_creation: date
      use_git: false
""",
    "docs/index.md": "# Cải cách hành chính\n\n[Tin tức](blog/index.md)\n",
    "docs/blog/index.md": "# Tin tức\n",
}

PELICAN = {
    "pelicanconf.py": """\
SITENAME = "Cải cách hành chính"
SITEURL = "https://trinh-dien.example/cchc"
AUTHOR = "UBND xã"
PATH = "content"
TIMEZONE = "Asia/Ho_Chi_Minh"
DEFAULT_LANG = "vi"
DEFAULT_PAGINATION = 20
DISPLAY_PAGES_ON_MENU = False  # not 236 links on every page
FEED_ALL_RSS = "feeds/all.rss.xml"
CATEGORY_FEED_ATOM = "feeds/{slug}.atom.xml"
ARTICLE_URL = "tin-tuc/{date:%Y}/{slug}/"
ARTICLE_SAVE_AS = "tin-tuc/{date:%Y}/{slug}/index.html"
PAGE_URL = "thu-tuc/{slug}/"
PAGE_SAVE_AS = "thu-tuc/{slug}/index.html"
MARKDOWN = {
    "extensions": ["abbr", "admonition", "attr_list", "def_list", "footnotes", "sane_lists", "tables", "toc"],
    "extension_configs": {"markdown.extensions.meta": {}},
    "output_format": "html5",
}
""",
}

_HUGO_BASE = """\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} - {{ site.Title }}</title>
<meta name="description" content="{{ with .Description }}{{ . }}{{ else }}{{ site.Title }}{{ end }}">
<link rel="canonical" href="{{ .Permalink }}">
{{ range .AlternativeOutputFormats }}
<link rel="{{ .Rel }}" type="{{ .MediaType.Type }}" href="{{ .Permalink }}">
{{ end }}
</head>
<body>
<header><nav>
<a href="{{ "/" | relURL }}">Trang chủ</a> <a href="{{ "tin-tuc/" | relURL }}">Tin tức</a>
{{ range site.Taxonomies.categories }}<a href="{{ .Page.RelPermalink }}">{{ .Page.Title }} ({{ .Count }})</a> {{ end }}
</nav></header>
<main>{{ block "main" . }}{{ end }}</main>
<footer>{{ site.Title }}</footer>
</body>
</html>
"""
_HUGO_PAGE = """\
{{ define "main" }}
<article>
<h1>{{ .Title }}</h1>
{{ if not .Date.IsZero }}
<time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "02/01/2006" }}</time>
{{ end }}
{{ .TableOfContents }}
{{ .Content }}
{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
{{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .Title }}</a>{{ end }}
<h2>Tin liên quan</h2>
<ul>
{{ range first 3 (site.RegularPages.Related .) }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}
</ul>
</article>
{{ end }}
"""
_HUGO_LIST = """\
{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ $pages := .Paginate .RegularPagesRecursive 20 }}
{{ range $pages.Pages }}
<article><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>{{ .Summary }}</article>
{{ end }}
{{ template "_internal/pagination.html" . }}
{{ end }}
"""

HUGO = {
    "hugo.toml": """\
baseURL = "https://trinh-dien.example/cchc/"
locale = "vi"
title = "Cải cách hành chính"
timeZone = "Asia/Ho_Chi_Minh"
[taxonomies]
category = "categories"
[services.rss]
limit = 20
[related]
threshold = 0
[[related.indices]]
name = "categories"
weight = 100
[[related.indices]]
name = "date"
weight = 10
[markup.goldmark.renderer]
unsafe = true
""",
    "layouts/_default/baseof.html": _HUGO_BASE,
    "layouts/_default/single.html": _HUGO_PAGE,
    "layouts/_default/list.html": _HUGO_LIST,
}


def write(folder: Path, files: dict[str, str]) -> None:
    """Write the files below `folder`."""
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")

"""`cchc social`: the texts for fanpage and Zalo of one item, without building the section."""

from __future__ import annotations

import json
import posixpath
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urljoin, urlsplit

from cchc.model.text import VIETNAM, nfc

if TYPE_CHECKING:
    from cchc.channels.social import Cover
    from cchc.model.news import NewsItem
    from cchc.model.site import Site


def social_json(config_file: Path, path: Path) -> str:
    """Return the texts of the item in the Markdown file `path` as JSON."""
    from cchc.bridge.engine import listening, read_config
    from cchc.bridge.refusal import Refusal
    from cchc.channels.kit import kit
    from cchc.sources.load import load

    with listening() as listener:
        config = read_config(config_file, listener, strict=False)
    content = Path(config.docs_dir)
    site, _ = load(content, today=datetime.now(VIETNAM).date())
    name = nfc(path.resolve().relative_to(content.resolve()).as_posix()) if _is_below(path, content) else ""
    item = next((one for one in site.news if one.file == name), None) if site else None
    if site is None or item is None:
        message = f"{path} không phải tin đăng được: tệp không có, còn là bản nháp, tin nội bộ hoặc còn lỗi"
        raise Refusal(message, "kiểm tra lại đường dẫn, rồi chạy cchc check để xem các chỗ cần sửa")
    root = (config.site_url or "").rstrip("/") + "/"
    html = _html(config, site, item, root)
    return json.dumps(kit(site, item, html, root, _cover(site, item, content, root)), ensure_ascii=False, indent=2)


def _is_below(path: Path, folder: Path) -> bool:
    return path.resolve().is_relative_to(folder.resolve())


def _html(config: Any, site: Site, item: NewsItem, root: str) -> str:
    """Return the item's text with absolute addresses, made by the extensions of mkdocs.yml."""
    from cchc.bridge.body import BodyRenderer

    names = [name for name in config.markdown_extensions if isinstance(name, str) and name != "toc"]
    pages = {one.file: one.path for one in site.news}

    def target(link: str) -> str:
        parts = urlsplit(link)
        place = posixpath.normpath(posixpath.join(posixpath.dirname(item.file), parts.path)) if parts.path else ""
        page = pages.get(place) or (item.path if not place else _page(place))
        return urljoin(root, quote(page)) + (f"#{parts.fragment}" if parts.fragment else "")

    renderer = BodyRenderer(names, {**(config.mdx_configs or {}), "cchc.bridge.markdown": {"demote": True}})
    return renderer.render(item.body).linked(target)


def _page(place: str) -> str:
    """Return the address of the page that a Markdown file of ours becomes; other files keep their name."""
    if not place.endswith(".md"):
        return place
    stem = place.removesuffix(".md")
    return stem.removesuffix("index") if stem.endswith("/index") or stem == "index" else f"{stem}/"


def _cover(site: Site, item: NewsItem, content: Path, root: str) -> Cover:
    """Return the item's square card, whose name holds the hash of its bytes: so it is drawn, as a build draws it."""
    import hashlib

    from cchc.cards.card import card_path
    from cchc.cards.draw import draw
    from cchc.cards.wanted import wanted, with_photos
    from cchc.channels.social import Cover

    every = wanted(site, procedures=False, squares=len(site.news))
    one = next(one for one in every if one.path == item.path and one.card.shape == "vuong")
    (card,), _ = with_photos([one], content)
    path = card_path(one.slug, hashlib.sha256(draw(card)).hexdigest(), card.shape)
    return Cover(urljoin(root, path), item.title)

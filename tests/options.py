"""Writes docs/tuy-chon.md: every option of every plugin, its kind and default from the code, its meaning from here."""

from __future__ import annotations

import importlib
from importlib.metadata import entry_points
from typing import Any

from mkdocs.config.base import Config

_INTRO = """# Tùy chọn của các phần mở rộng

Tệp này do chương trình sinh ra từ mã nguồn (`make golden`), không sửa bằng tay.

Mỗi phần của chuyên mục là một phần mở rộng của MkDocs, khai báo trong mục `plugins` của `mkdocs.yml`. Phần nào không
khai báo thì chuyên mục không có phần đó; `cchc/data` luôn đứng đầu. Tùy chọn viết thụt vào dưới tên phần mở rộng:

```yaml
plugins:
  - cchc/data
  - cchc/news:
      per_page: 20
```

Tên xã, đơn vị, đầu mối liên hệ, lĩnh vực, chỉ số không phải là tùy chọn mà là dữ liệu: xem `docs/du-lieu.md`.
"""

PLUGINS = {
    "cchc/data": "Đọc và kiểm tra toàn bộ dữ liệu; mọi phần khác dựa vào phần này.",
    "cchc/front": "Trang đầu của chuyên mục.",
    "cchc/news": "Tin, bài và các danh sách tin.",
    "cchc/procedures": "Danh mục và trang chi tiết thủ tục hành chính.",
    "cchc/indicators": "Kết quả các chỉ số, bảng và biểu đồ.",
    "cchc/documents": "Danh mục văn bản.",
    "cchc/plan": "Kế hoạch tuyên truyền.",
    "cchc/feedback": "Liên hệ và kênh thông tin chính thức.",
    "cchc/open-data": "Dữ liệu mở: tệp CSV và JSON của mọi bảng số liệu, và trang giải thích các cột.",
    "cchc/search": "Trang tìm kiếm và chỉ mục tìm kiếm.",
    "cchc/pictures": "Ảnh trong bài: bản nhỏ cho điện thoại, bỏ thông tin máy ảnh ghi kèm.",
    "cchc/cards": "Ảnh chia sẻ khi gửi đường dẫn lên mạng xã hội.",
    "cchc/channels": "Bài viết sẵn cho fanpage và Zalo.",
    "cchc/feeds": "Nguồn tin RSS, Atom, JSON Feed.",
    "cchc/review": (
        "Khi xem thử (`make serve`), lời báo của `cchc check` hiện cạnh trang đang xem; không đổi gì ở bản đăng."
    ),
    "cchc/editor": "Trang biên tập `/admin/` trong trình duyệt; không có sẵn trong `mkdocs.yml`.",
}
"""What each plugin is for."""

MEANINGS = {
    "cchc/editor.script": (
        "Tên tệp chương trình biên tập (Decap CMS) đã tải về, đặt ở `content/admin`; bỏ trống thì không có trang. "
        "Xem [trang-bien-tap.md](huong-dan/trang-bien-tap.md)."
    ),
    "cchc/editor.backend": "Nơi lưu bài: mục `backend` theo tài liệu của chương trình biên tập.",
    "cchc/editor.folder": "Tên thư mục nội dung trong kho mã nguồn.",
    "cchc/data.cache_dir": (
        "Nơi giữ ảnh và trang đã làm xong giữa các lần dựng, tính từ thư mục của `mkdocs.yml`; xóa lúc nào cũng được."
    ),
    "cchc/news.per_page": "Số tin trên một trang của danh sách.",
    "cchc/news.related": "Số tin liên quan hiện cạnh một tin.",
    "cchc/procedures.sheets": (
        "Có đăng kèm bản niêm yết PDF của từng thủ tục, từng lĩnh vực và biên bản niêm yết hay không; cần phần in ấn "
        '(`pip install -e ".[print]"`). Không bật thì làm bằng lệnh `cchc sheets` khi cần in.'
    ),
    "cchc/plan.coverage": "Có trang theo dõi thực hiện kế hoạch (`/ke-hoach/theo-doi/`) hay không.",
    "cchc/plan.quiet_days": "Quá số ngày này không có tin thì một nội dung của kế hoạch bị đánh dấu vắng tin.",
    "cchc/plan.writers": "Trang theo dõi có nêu tên người viết, cộng tác viên và số tin của từng người hay không.",
    "cchc/pictures.enabled": (
        "Có thu nhỏ ảnh cho điện thoại, xoay ảnh cho đúng chiều và bỏ nơi chụp, ngày giờ, tên máy ghi trong ảnh hay "
        "không; nếu không, ảnh được đăng nguyên như tệp gốc."
    ),
    "cchc/cards.enabled": "Có vẽ ảnh chia sẻ hay không; nếu không, đường dẫn gửi lên mạng xã hội không kèm ảnh.",
    "cchc/cards.procedures": "Có vẽ ảnh chia sẻ cho từng thủ tục hay chỉ cho tin.",
    "cchc/cards.squares": (
        "Số tin mới nhất có thêm ảnh vuông 1080 × 1080 cho Zalo và fanpage, nên bằng `posts` của `cchc/channels`; "
        "0 là không vẽ ảnh vuông."
    ),
    "cchc/cards.workers": "Số tiến trình vẽ cùng lúc; 0 là bằng số nhân của máy.",
    "cchc/channels.posts": (
        "Số tin mới nhất có trang chép bài ở `/dang-lai/` và tệp `zalo.json`; tin cũ hơn dùng lệnh `cchc social`."
    ),
    "cchc/feeds.limit": "Số mục mới nhất trong một nguồn tin; các mục cũ hơn nằm trong tệp lưu trữ.",
    "cchc/feeds.id_base": (
        "Phần đầu của mã cố định các mục tin (`tag:...`); đặt trước khi chuyên mục chuyển sang địa chỉ khác,"
        " để tin cũ không bị coi là tin mới."
    ),
}
"""What each option means, in the editors' language."""

_KINDS = {"int": "số nguyên", "str": "chữ", "bool": "true hoặc false", "float": "số", "list": "danh sách"}


def options() -> dict[str, dict[str, Any]]:
    """Return the options of every plugin of ours: name of the plugin, name of the option, MkDocs' own object for it."""
    found = {}
    for entry in sorted(entry_points(group="mkdocs.plugins"), key=lambda entry: entry.name):
        if entry.name.startswith("cchc/"):
            module, _, name = entry.value.partition(":")
            config: type[Config] = getattr(importlib.import_module(module), name).config_class
            found[entry.name] = dict(config._schema)
    return found


def undocumented() -> list[str]:
    """Return the plugins and options that lack a word here, and the words here that nothing in the code answers to."""
    known = options()
    names = {f"{plugin}.{option}" for plugin, own in known.items() for option in own}
    missing = (known.keys() - PLUGINS.keys()) | (names - MEANINGS.keys())
    stale = (PLUGINS.keys() - known.keys()) | (MEANINGS.keys() - names)
    return sorted(f"{name}: no word for it in tests/options.py" for name in missing) + sorted(
        f"{name}: no longer in the code" for name in stale
    )


def describe_options() -> str:
    """Return docs/tuy-chon.md. Raises KeyError for what has no words (see `undocumented`)."""
    known = options()
    parts = [_INTRO]
    for plugin, meaning in PLUGINS.items():
        parts.append(f"## {plugin}\n\n{meaning}\n")
        own = known[plugin]
        if not own:
            parts.append("Không có tùy chọn.\n")
            continue
        rows = ["| Tùy chọn | Kiểu | Mặc định | Ý nghĩa |", "|---|---|---|---|"]
        rows += [
            f"| `{name}` | {_kind(option)} | {_default(option)} | {MEANINGS[f'{plugin}.{name}']} |"
            for name, option in own.items()
        ]
        parts.append("\n".join(rows) + "\n")
    return "\n".join(parts)


def _kind(option: Any) -> str:
    kind = getattr(option, "_type", None)
    return _KINDS.get(getattr(kind, "__name__", ""), type(option).__name__)


def _default(option: Any) -> str:
    value = option.default
    if isinstance(value, bool):
        return "`true`" if value else "`false`"
    return "(trống)" if value in ("", None, [], {}) else f"`{value}`"

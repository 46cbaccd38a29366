"""Where mkdocs.yml is and what it names, known without loading MkDocs, theme or plugins."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from cchc.bridge.refusal import Refusal, reason

CONFIG_NAMES = ("mkdocs.yml", "mkdocs.yaml")


def find_config(name: Path | None) -> Path:
    """Return the configuration file, or refuse and say where it was looked for."""
    for path in [name] if name else [Path(one) for one in CONFIG_NAMES]:
        if path.is_file():
            return path.resolve()
    if name:
        raise Refusal(f"không có tệp cấu hình {name}", "kiểm tra lại đường dẫn sau -f")
    message = f"không thấy mkdocs.yml trong thư mục {Path.cwd()}"
    raise Refusal(message, "chuyển tới thư mục của chuyên mục rồi chạy lại, hoặc chỉ rõ tệp bằng -f")


def content_dir(config_file: Path) -> Path:
    """Return the content folder that mkdocs.yml names, without loading theme and plugins."""
    folder = config_file.parent / str(_values(config_file).get("docs_dir") or "docs")
    if not folder.is_dir():
        raise Refusal(f"{config_file.name}: không có thư mục nội dung {folder}", "sửa docs_dir cho đúng tên thư mục")
    return folder


def published_dir(config_file: Path) -> Path:
    """Return the folder that mkdocs.yml publishes into, without loading theme and plugins."""
    return config_file.parent / str(_values(config_file).get("site_dir") or "site")


def public_address(config_file: Path) -> str:
    """Return the section's public address with a slash at its end, or refuse: a QR code must lead somewhere."""
    address = str(_values(config_file).get("site_url") or "")
    if not address:
        raise Refusal(f"{config_file.name}: chưa có site_url", "ghi địa chỉ công khai của chuyên mục vào site_url")
    return address.rstrip("/") + "/"


def _values(config_file: Path) -> dict[str, Any]:
    """Return what mkdocs.yml says, unchecked."""
    from mkdocs.exceptions import MkDocsException
    from mkdocs.utils.yaml import yaml_load

    check_yaml(config_file)
    with config_file.open("rb") as stream:
        try:
            return yaml_load(stream)
        except MkDocsException as error:
            raise Refusal(f"{config_file.name}: MkDocs báo: {error}", "sửa lại tệp cấu hình") from error


def check_yaml(config_file: Path) -> None:
    """Refuse a configuration file that is not YAML, in words for people."""
    import yaml

    from cchc.sources.yaml_errors import explain

    try:
        text = config_file.read_text(encoding="utf-8-sig")
    except OSError as error:
        what, remedy = reason(error)
        raise Refusal(f"không đọc được {config_file}: {what}", remedy) from error
    except UnicodeDecodeError as error:
        raise Refusal(f"{config_file.name}: tệp không phải văn bản UTF-8", "lưu lại tệp bằng UTF-8") from error
    try:
        for _ in yaml.parse(text, Loader=yaml.SafeLoader):
            pass
    except yaml.YAMLError as error:
        line, message, remedy = explain(error, text)
        raise Refusal(f"{config_file.name}:{line}: {message}", remedy) from error

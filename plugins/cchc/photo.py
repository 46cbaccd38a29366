"""An editor's picture: checked before anything trusts it, cropped to fill a place, or made smaller for a page.

Pillow's decoders are loaded with the first picture that is looked at: a build that knows all pictures does without.
"""

from __future__ import annotations

import io
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import PIL

from cchc.model.problem import Problem
from cchc.model.value import dataclass

if TYPE_CHECKING:
    from PIL import Image

MOST_PIXELS = 50_000_000
"""A small file can unpack to gigabytes; no camera of an office makes more than 50 megapixels."""

FORMATS = ("JPEG", "PNG", "WEBP", "GIF")
"""Other decoders of Pillow stay shut: some start programs (EPS), and no network shows the formats."""

_ORIENTATION = 0x0112
_SIDEWAYS = (5, 6, 7, 8)
FOCUS = {
    "": (0.5, 0.4),
    "tren": (0.5, 0.0),
    "giua": (0.5, 0.5),
    "duoi": (0.5, 1.0),
    "trai": (0.0, 0.4),
    "phai": (1.0, 0.4),
}
"""Where a crop looks, from left and top; where nothing is said a little above the middle, where faces are."""


WIDTHS = (480, 960)
"""Widths of the smaller pictures: a phone, and a phone with a fine screen or a desk."""

MOST_WIDE, MOST_HIGH = 1600, 2400
"""Pixels of a published picture: more than any page shows."""

VERSION = f"2 {PIL.__version__}"
"""Part of the key of finished work: raise the number when renditions shall differ."""

_QUALITY: dict[str, dict[str, Any]] = {
    "JPEG": {"quality": 85, "progressive": True},
    "WEBP": {"quality": 82, "method": 2},
    "PNG": {},
}
_TOLD = ("exif", "xmp", "XML:com.adobe.xmp", "photoshop", "comment", "iptc")


@dataclass(frozen=True, slots=True)
class Picture:
    """A sound picture: `width` and `height` as people see it (EXIF rotation applied), `size` in bytes."""

    source: bytes | Path
    mime: str
    width: int
    height: int
    size: int


def prepare(source: bytes | Path, *, file: str, line: int = 0) -> Picture | Problem:
    """Return what is known of the picture, or the problem that `file`:`line` has with it."""
    from PIL import Image, UnidentifiedImageError

    try:
        size = len(source) if isinstance(source, bytes) else source.stat().st_size
        # Pillow only warns of sizes between its limit and twice that; ours is below both.
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            with _open(source) as image:
                if image.width * image.height > MOST_PIXELS:
                    return _too_large(file, line)
                width, height = image.size
                if image.getexif().get(_ORIENTATION) in _SIDEWAYS:
                    width, height = height, width
                mime = Image.MIME[image.format or "JPEG"]
                _read_all(image)
    except FileNotFoundError:
        return Problem(file, line, "image-missing", "không tìm thấy tệp ảnh", "kiểm tra lại tên tệp và thư mục của ảnh")
    except Image.DecompressionBombError:
        return _too_large(file, line)
    except UnidentifiedImageError:
        return Problem(
            file, line, "image-type", "tệp ảnh không thuộc dạng JPG, PNG, WebP hoặc GIF", "lưu lại ảnh dưới dạng JPG"
        )
    except (OSError, SyntaxError, ValueError, EOFError):
        # Pillow reports a broken file by any of these, depending on the format.
        return Problem(
            file, line, "image-broken", "tệp ảnh bị hỏng hoặc bị cắt cụt", "mở ảnh gốc, lưu lại rồi chép lại tệp"
        )
    return Picture(source, mime, width, height, size)


def filled(source: bytes | Path, size: tuple[int, int], focus: str = "") -> Image.Image:
    """Return the picture upright, in RGB, cropped around `focus` to fill `size`; it must have passed `prepare`."""
    from PIL import Image, ImageOps

    with _open(source) as image:
        # JPEG decodes straight to a half, a quarter or an eighth of its size.
        image.draft("RGB", size[::-1] if image.getexif().get(_ORIENTATION) in _SIDEWAYS else size)
        upright = ImageOps.exif_transpose(image)
        return ImageOps.fit(_flat(upright), size, Image.Resampling.BICUBIC, centering=FOCUS.get(focus, FOCUS[""]))


@dataclass(frozen=True, slots=True)
class Renditions:
    """A picture as pages use it: its size, its file made fit for the public (b"": as it is), and smaller WebP files."""

    width: int
    height: int
    clean: bytes = b""
    smaller: tuple[tuple[int, bytes], ...] = ()


def renditions(source: bytes | Path) -> Renditions:
    """Return what pages need of a sound picture.

    A file from a camera tells where it was taken, lies on its side and weighs megabytes: what is published is
    upright, at most 1600 pixels wide and without a word beside the pixels. Moving pictures stay as they are.
    """
    from PIL import Image, ImageOps

    with _open(source) as image:
        if getattr(image, "is_animated", False):
            return Renditions(*image.size)
        kind, told = image.format or "JPEG", _tells(image)
        image.draft("RGB", (MOST_WIDE, MOST_WIDE))
        whole = _eight_bits(ImageOps.exif_transpose(image))
        before = whole.size
        whole.thumbnail((MOST_WIDE, MOST_HIGH), Image.Resampling.BICUBIC, reducing_gap=2.0)
        changed = told or whole.size != before or image.mode == "CMYK" or image.mode.startswith("I")
        smaller = []
        for width in WIDTHS:
            if width < whole.width:
                size = (width, max(1, round(whole.height * width / whole.width)))
                smaller.append((width, _saved(whole.resize(size, Image.Resampling.BICUBIC), "WEBP")))
        if whole.width <= WIDTHS[-1]:
            smaller.append((whole.width, _saved(whole, "WEBP")))
        return Renditions(*whole.size, _saved(whole, kind) if changed else b"", tuple(smaller))


def _tells(image: Image.Image) -> bool:
    """Return whether the file says more than its pixels: camera, place, time, names."""
    return any(key in image.info for key in _TOLD) or bool(getattr(image, "text", None)) or bool(image.getexif())


def _eight_bits(image: Image.Image) -> Image.Image:
    """Return the picture in a mode that every format can hold, transparency kept."""
    if image.mode.startswith("I"):
        image = image.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    if image.has_transparency_data:
        return image.convert("RGBA")
    return image if image.mode in {"RGB", "L"} else image.convert("RGB")


def _saved(image: Image.Image, kind: str) -> bytes:
    """Return the picture as a file of a kind, with nothing in it but pixels."""
    buffer = io.BytesIO()
    bare = image.convert("RGB") if kind == "JPEG" and image.mode == "RGBA" else image
    bare.info = {}
    bare.save(buffer, kind, **_QUALITY[kind])
    return buffer.getvalue()


def _open(source: bytes | Path) -> Image.Image:
    """Open the picture without decoding it yet."""
    from PIL import Image

    return Image.open(io.BytesIO(source) if isinstance(source, bytes) else source, formats=FORMATS)


def _read_all(image: Image.Image) -> None:
    """Decode the picture so that a truncated one is found; JPEG at an eighth of its size, for speed."""
    image.draft("RGB", (image.width // 8, image.height // 8))
    image.load()


def _flat(image: Image.Image) -> Image.Image:
    """Return the picture in RGB, with white where it was transparent."""
    if image.mode == "RGB":
        return image
    image = _eight_bits(image)
    if image.has_transparency_data:
        from PIL import Image

        layer = image.convert("RGBA")
        ground = Image.new("RGBA", layer.size, (255, 255, 255, 255))
        return Image.alpha_composite(ground, layer).convert("RGB")
    return image.convert("RGB")


def _too_large(file: str, line: int) -> Problem:
    """Return the problem of a picture with too many pixels."""
    return Problem(
        file, line, "image-too-large", "ảnh lớn hơn 50 triệu điểm ảnh", "thu nhỏ ảnh còn cạnh dài khoảng 2.000 điểm ảnh"
    )

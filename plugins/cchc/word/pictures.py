"""Pictures out of a document: upright, no larger than a page needs, without what a camera tells (place, device)."""

from __future__ import annotations

import hashlib
import io
import warnings
from dataclasses import dataclass, field
from typing import Any

from PIL import Image, ImageOps, UnidentifiedImageError

LONGEST = 1600
_MOST_PIXELS = 50_000_000
_FORMATS = ("JPEG", "PNG", "GIF", "WEBP", "BMP", "TIFF")
"""Other decoders of Pillow stay shut: some start programs."""


@dataclass
class Pictures:
    """The pictures of one document; the same picture twice is one file."""

    files: dict[str, bytes] = field(default_factory=dict)
    names: dict[int, str] = field(default_factory=dict)
    broken: int = 0

    def keep(self, image: Any) -> int | None:
        """Take a picture of mammoth's and return its number, None for one that cannot be read."""
        try:
            with image.open() as stream:
                name, data = tidy(stream.read())
        except (
            OSError,
            KeyError,
            ValueError,
            SyntaxError,
            EOFError,
            UnidentifiedImageError,
            Image.DecompressionBombError,
        ):
            self.broken += 1
            return None
        self.files[name] = data
        number = len(self.names)
        self.names[number] = name
        return number


def tidy(data: bytes) -> tuple[str, bytes]:
    """Return name (the hash of the result) and bytes of a picture as pages show it."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        with Image.open(io.BytesIO(data), formats=_FORMATS) as image:
            if image.width * image.height > _MOST_PIXELS:
                raise ValueError("too many pixels")
            upright = ImageOps.exif_transpose(image)
            upright.thumbnail((LONGEST, LONGEST), Image.Resampling.LANCZOS)
            drawn = image.format in ("PNG", "GIF", "BMP") or upright.has_transparency_data
            out = io.BytesIO()
            if drawn:
                mode = "RGBA" if upright.has_transparency_data else "RGB"
                fresh = upright.convert(mode)
                fresh.info.clear()
                fresh.save(out, "PNG", optimize=True)
            else:
                fresh = upright.convert("RGB")
                fresh.info.clear()
                fresh.save(out, "JPEG", quality=84, optimize=True, progressive=True)
    content = out.getvalue()
    return f"{hashlib.sha256(content).hexdigest()[:16]}.{'png' if drawn else 'jpg'}", content

"""QR codes of the feeds' addresses, for phones and for paper."""

from __future__ import annotations

import io

from cchc.artifact import Deferred


def qr_file(stem: str, url: str) -> Deferred:
    """Return the QR code of the feed at `url` as feeds/qr/<stem>.svg."""
    return Deferred(f"feeds/qr/{stem}.svg", ("qr", url), lambda: qr_svg(url))


def qr_svg(text: str) -> bytes:
    """Return a QR code of middle error correction with the quiet zone that the standard asks for."""
    import segno

    out = io.BytesIO()
    segno.make(text, error="m", micro=False).save(out, kind="svg", scale=4, border=4, xmldecl=False, omitsize=False)
    return out.getvalue()

"""Recordings for tests, written byte by byte: silence in the smallest files that players take."""

from __future__ import annotations

import struct

_FRAME = bytes.fromhex("fffb9000") + bytes(413)
"""A frame of MPEG 1 layer 3, 128 kbit/s, 44.1 kHz: 1,152 samples."""


def mp3(*, seconds: int) -> bytes:
    """Return an MP3 file of about so many seconds."""
    return _FRAME * round(seconds * 44100 / 1152)


def m4a(*, seconds: int) -> bytes:
    """Return the frame of an MPEG-4 audio file that says so many seconds."""
    head = struct.pack(">8L", 0, 0, 0, 1000, seconds * 1000, 0, 0, 0)
    entry = bytes(6) + struct.pack(">H", 1) + bytes(8) + struct.pack(">HHHHL", 2, 16, 0, 0, 44100 << 16)
    entry = _box(b"mp4a", entry + _box(b"free", b""))
    table = _box(b"stbl", _box(b"stsd", struct.pack(">LL", 0, 1) + entry))
    handler = _box(b"hdlr", bytes(8) + b"soun" + bytes(13))
    media = _box(b"mdia", _box(b"mdhd", head[:20] + bytes(4)) + handler + _box(b"minf", table))
    return _box(b"ftyp", b"M4A \0\0\0\0M4A ") + _box(b"moov", _box(b"trak", media))


def _box(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">L", len(data) + 8) + kind + data

"""What a picture tells beside what it shows: the place where it was taken.

JPEG, PNG and WebP keep the place in an EXIF block, a small TIFF file; it is read without unpacking the picture.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from zlib import crc32

from cchc.model.problem import Problem
from cchc.model.rules import RULES

SUFFIXES = (".jpg", ".jpeg", ".png", ".webp")
_GPS, _PLACES = 0x8825, {2, 4}


def judge(name: str, data: bytes) -> list[Problem]:
    """Return what the bytes of the picture `name` give away beside what it shows."""
    if not _position(data) and b"GPSLatitude" not in data[:200_000]:
        return []
    remedy = "xóa thông tin vị trí của ảnh (Properties, Details, Remove Properties), hoặc chạy cchc check --fix --write"
    return [Problem(name, 0, "picture-position", "ảnh ghi tọa độ nơi chụp", remedy, RULES["picture-position"].level)]


def without_position(data: bytes) -> bytes:
    """Return the picture without the place where it was taken; all else stays as it is, byte for byte."""
    mended = bytearray(data)
    for start, order, at in _gps_tables(data):
        (count,) = struct.unpack_from(f"{order}H", data, at)
        for entry in range(at + 2, at + 2 + 12 * count, 12):
            kind, many, place = struct.unpack_from(f"{order}HII", data, entry + 2)
            size = many * {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 7: 1}.get(kind, 1)
            if size > 4 and start + place + size <= len(data):
                mended[start + place : start + place + size] = bytes(size)
            mended[entry : entry + 12] = bytes(12)
        mended[at : at + 2] = bytes(2)
    if mended != data and data[:4] == b"\x89PNG":
        _sum(mended, _tiff(data) - 8)
    return bytes(mended)


def _sum(data: bytearray, at: int) -> None:
    """Renew the checksum of the PNG chunk that begins at `at`."""
    end = at + 8 + int.from_bytes(data[at : at + 4])
    data[end : end + 4] = crc32(data[at + 4 : end]).to_bytes(4)


def _position(data: bytes) -> bool:
    for _, order, at in _gps_tables(data):
        (count,) = struct.unpack_from(f"{order}H", data, at)
        tags = {struct.unpack_from(f"{order}H", data, at + 2 + 12 * n)[0] for n in range(count)}
        if tags & _PLACES:
            return True
    return False


def _gps_tables(data: bytes) -> Iterator[tuple[int, str, int]]:
    """Yield where the TIFF begins, its byte order and where its table of the place stands; broken files have none."""
    start = _tiff(data)
    if start < 0:
        return
    try:
        order = {b"II": "<", b"MM": ">"}[data[start : start + 2]]
        (first,) = struct.unpack_from(f"{order}I", data, start + 4)
        (count,) = struct.unpack_from(f"{order}H", data, start + first)
        for entry in range(start + first + 2, start + first + 2 + 12 * count, 12):
            tag, _, _, value = struct.unpack_from(f"{order}HHII", data, entry)
            if tag == _GPS:
                (inner,) = struct.unpack_from(f"{order}H", data, start + value)
                if start + value + 2 + 12 * inner <= len(data):
                    yield start, order, start + value
    except (KeyError, struct.error):
        return


def _tiff(data: bytes) -> int:
    """Return where the EXIF block begins, or -1."""
    if data[:2] == b"\xff\xd8":
        at = 2
        while at + 4 <= len(data) and data[at] == 0xFF and data[at + 1] not in (0xD9, 0xDA):
            if data[at + 1] == 0xE1 and data[at + 4 : at + 10] == b"Exif\0\0":
                return at + 10
            at += 2 + int.from_bytes(data[at + 2 : at + 4])
        return -1
    if data[:8] == b"\x89PNG\r\n\x1a\n":
        at = 8
        while at + 8 <= len(data):
            if data[at + 4 : at + 8] == b"eXIf":
                return at + 8
            at += 12 + int.from_bytes(data[at : at + 4])
        return -1
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        at = 12
        while at + 8 <= len(data):
            size = int.from_bytes(data[at + 4 : at + 8], "little")
            if data[at : at + 4] == b"EXIF":
                return at + 8 + (6 if data[at + 8 : at + 14] == b"Exif\0\0" else 0)
            at += 8 + size + size % 2
    return -1

"""Brings back the site that was published before: one exchange of two folders, nothing is built."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from cchc.bridge.lock import WAIT, alone
from cchc.bridge.refusal import WRONG_CONTENT, Refusal, refusal_of
from cchc.bridge.swap import NEEDED, Places, recover, swap_back
from cchc.bridge.tree import carry_hidden, newest
from cchc.model.text import VIETNAM, format_moment
from cchc.model.value import dataclass


@dataclass(frozen=True, slots=True)
class Restored:
    """What is published again."""

    site_dir: Path
    built: datetime
    """When that site was built: the time of its newest file."""
    kept: bool
    """True when the site that was published until now is kept as the one before."""

    def __str__(self) -> str:
        """Return one Vietnamese line."""
        moment = format_moment(self.built)
        way_back = "chạy lại lệnh này để lấy lại bản vừa thay" if self.kept else "trước đó không có bản nào đang đăng"
        return f"Đã quay lại bản dựng lúc {moment} tại {self.site_dir}; {way_back}"


def roll_back(site_dir: Path, *, tell: Callable[[str], None] = print, wait: float = WAIT) -> Restored:
    """Exchange the site published in `site_dir` with the last good one. Raises Refusal, with nothing changed."""
    places = Places(site_dir.resolve())
    try:
        if not places.site.parent.is_dir():
            raise _nothing(places)
        with alone(places.lock, tell=tell, wait=wait):
            recover(places)
            if not _is_whole(places.previous):
                raise _nothing(places)
            kept = places.site.is_dir()
            if kept:
                # Proofs for certificates and the like are the server's, not a build's.
                carry_hidden(places.site, places.previous)
            swap_back(places)
            return Restored(places.site, datetime.fromtimestamp(newest(places.site), VIETNAM), kept)
    except OSError as error:
        raise refusal_of(error, "quay lại bản trước") from error


def _is_whole(folder: Path) -> bool:
    """Tell whether the folder holds a site; a link may lead anywhere and is none."""
    return not folder.is_symlink() and all((folder / name).is_file() for name in NEEDED)


def _nothing(places: Places) -> Refusal:
    message = f"chưa có bản trước của {places.site} để quay lại, bản đang đăng giữ nguyên"
    return Refusal(message, "sửa nội dung rồi chạy: cchc build", WRONG_CONTENT)

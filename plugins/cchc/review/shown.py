"""Which pictures an item shows, so that what was found in one can stand beside the item."""

from __future__ import annotations

import posixpath
import re
from urllib.parse import unquote

from cchc.model.news import NewsItem
from cchc.model.text import nfc
from cchc.review.pictures import SUFFIXES

# What a text may name after "](", "]: " and "src=": in angle brackets, in quotation marks, or bare.
_LINK = re.compile(
    r"(?:\]\(\s*|\]:\s*|src\s*=\s*)"
    r"""(?:<([^>\n]+)>|"([^"\n]+)"|'([^'\n]+)'|((?:[^\s()<>"']|\([^\s()]*\))+))""",
    re.IGNORECASE,
)


def shows(item: NewsItem, picture: str) -> bool:
    """True when a file of the content is the picture of an item or one in its text."""
    if picture == item.image or not picture.lower().endswith(SUFFIXES):
        return picture == item.image
    return any(_target("".join(found), item.file) == picture for found in _LINK.findall(item.body))


def _target(link: str, file: str) -> str:
    """Return the path in the content folder that a link in `file` means."""
    path = nfc(unquote(re.split("[?#]", link, maxsplit=1)[0]))
    return posixpath.normpath(posixpath.join(posixpath.dirname(file), path))

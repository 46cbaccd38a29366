"""Names of WordprocessingML, and the parser that all parts go through."""

from __future__ import annotations

from typing import Any

from lxml import etree

Element = Any
"""An lxml element; lxml ships no types."""

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
V = "{urn:schemas-microsoft-com:vml}"
PIC = "{http://schemas.openxmlformats.org/drawingml/2006/picture}"
WP = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
REL_NS = "{http://schemas.openxmlformats.org/package/2006/relationships}"

# The strict form of ISO 29500 has other names for the same things.
_STRICT = (
    (b"http://purl.oclc.org/ooxml/wordprocessingml/main", W),
    (b"http://purl.oclc.org/ooxml/officeDocument/relationships", R),
    (b"http://purl.oclc.org/ooxml/officeDocument/math", M),
    (b"http://purl.oclc.org/ooxml/drawingml/main", A),
    (b"http://purl.oclc.org/ooxml/drawingml/picture", PIC),
    (b"http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing", WP),
)


class Refused(Exception):  # noqa: N818 - the file is at fault: "error" would say that the program is
    """A file that is not taken: a Vietnamese message and remedy, both without full stop."""

    def __init__(self, message: str, remedy: str) -> None:
        """Keep message and remedy."""
        super().__init__(f"{message} - {remedy}")
        self.message = message
        self.remedy = remedy


def parse_xml(data: bytes) -> Element:
    """Return a part as a tree; a document type, and with it every entity, is refused."""
    doctype = Refused("tệp có khai báo lạ trong phần dữ liệu (DOCTYPE)", "không mở tệp này; xin lại tệp của người gửi")
    if b"<!DOCTYPE" in data or b"<!ENTITY" in data:
        raise doctype
    if b"purl.oclc.org/ooxml" in data:
        for strict, name in _STRICT:
            data = data.replace(strict, name.strip("{}").encode())
    # huge_tree stays off: libxml2 then limits depth and the length of a text.
    root = etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False))
    if root.getroottree().docinfo.doctype:  # in another encoding than the test above reads
        raise doctype
    return root


def value(element: Element | None, name: str = "val") -> str | None:
    """Return the attribute w:`name` of an element, or None."""
    return None if element is None else element.get(f"{W}{name}")


def is_on(element: Element | None) -> bool | None:
    """Return what a switch such as w:b says, or None when it is absent."""
    if element is None:
        return None
    return value(element) not in ("0", "false", "off", "none")


def run(text: str) -> Element:
    """Return a run of plain text."""
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}t").text = text
    return run


def replace(one: Element, others: list[Element]) -> None:
    """Put `others` in the place of an element."""
    parent = one.getparent()
    if parent is None:
        return
    at = parent.index(one)
    parent.remove(one)
    for offset, other in enumerate(others):
        parent.insert(at + offset, other)


def remove(one: Element) -> None:
    """Take an element away."""
    if one.getparent() is not None:
        one.getparent().remove(one)

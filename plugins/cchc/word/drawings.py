"""What is drawn in a text: pictures become pictures of the line, words in boxes become paragraphs."""

from __future__ import annotations

from lxml import etree

from cchc.word.names import PIC, WP, A, Element, R, V, W, remove, replace, run


def loosen_pictures(root: Element) -> None:
    """Give every picture inside a drawn group or an old drawing a frame of its own, for only such pictures are read."""
    for drawing in list(root.iter(f"{W}drawing")):
        inside = list(drawing.iter(f"{PIC}pic"))
        grouped = [one for one in inside if one.getparent().tag != f"{A}graphicData"]
        described = next(drawing.iter(f"{WP}docPr"), None)
        for picture in grouped:
            own = picture.find(f"{PIC}nvPicPr/{PIC}cNvPr")
            source = own if own is not None and own.get("descr") else described
            drawing.addprevious(_framed(picture, "" if source is None else source.get("descr", "")))
    for data in list(root.iter(f"{V}imagedata")):
        holder = next(data.iterancestors(f"{W}pict", f"{W}object"), None)
        if holder is not None and (relation := data.get(f"{R}id")):
            picture = etree.Element(f"{PIC}pic")
            etree.SubElement(etree.SubElement(picture, f"{PIC}blipFill"), f"{A}blip").set(f"{R}embed", relation)
            holder.addprevious(_framed(picture, data.getparent().get("alt", "")))
        remove(data)


def _framed(picture: Element, words: str) -> Element:
    """Return a w:drawing with one picture, described by `words`, in line with the text."""
    drawing = etree.Element(f"{W}drawing")
    frame = etree.SubElement(drawing, f"{WP}inline")
    etree.SubElement(frame, f"{WP}docPr", {"descr": words})
    graphic = etree.SubElement(frame, f"{A}graphic")
    etree.SubElement(graphic, f"{A}graphicData").append(picture)
    return drawing


def read_canvases(root: Element) -> None:
    """Make text boxes of the words of drawings that came from slides."""
    for body in list(root.iter(f"{A}txBody")):
        lines = ["".join(one.text or "" for one in line.iter(f"{A}t")) for line in body.iter(f"{A}p")]
        box = etree.Element(f"{W}txbxContent")
        for line in lines:
            etree.SubElement(box, f"{W}p").append(run(line))
        replace(body, [box])


def lift_boxes(root: Element) -> int:
    """Put what stands in a text box after the paragraph that holds the box, and return how many boxes there were."""
    count = 0
    for box in list(root.iter("{*}txbxContent")):
        host = next(box.iterancestors(f"{W}p"), None)
        blocks = [one for one in box if one.tag in (f"{W}p", f"{W}tbl", f"{W}sdt")]
        remove(box)
        if host is None or not any(_has_content(block) for block in blocks):
            continue
        count += 1
        at = host.getparent().index(host) + 1
        while (after := _sibling(host, at)) is not None and after.get("cchc-box"):
            at += 1
        for offset, block in enumerate(blocks):
            block.set("cchc-box", "1")
            host.getparent().insert(at + offset, block)
    for block in root.iter(f"{W}p", f"{W}tbl", f"{W}sdt"):
        block.attrib.pop("cchc-box", None)
    return count


def _sibling(host: Element, at: int) -> Element | None:
    """Return the child of the host's parent at `at`, or None."""
    parent = host.getparent()
    return parent[at] if at < len(parent) else None


def _has_content(block: Element) -> bool:
    """True when a block has words or a picture."""
    return (
        any((one.text or "").strip() for one in block.iter(f"{W}t")) or next(block.iter(f"{A}blip"), None) is not None
    )

"""Rules on people and on who answers: named persons, role models, approval, descriptions of pictures."""

from __future__ import annotations

import re
from collections.abc import Iterator

from cchc.model.text import fold, format_date
from cchc.review.finding import Finding
from cchc.review.prose import Prose

_UPPER = "A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ"
_TITLES = "[Ôô]ng|[Bb]à|[Aa]nh|[Cc]hị|[Đđ]ồng chí|[Cc]án bộ|[Cc]ông chức|[Vv]iên chức"
_NAME = rf"(?:{_TITLES}) +[{_UPPER}]\w*(?: +[{_UPPER}]\w*)+"
_PENALTIES = "phê bình|kỷ luật|kỉ luật|khiển trách|cảnh cáo|cách chức|xử phạt|kiểm điểm|nhắc nhở|đình chỉ|tố cáo"
_BEHAVED = (
    rf"(?:bị (?:{_PENALTIES}|buộc thôi việc)"
    r"|có hành vi|vi phạm|sai phạm|chưa nghiêm túc|không nghiêm túc|thiếu trách nhiệm|nhũng nhiễu|gây phiền hà)"
)
_BLAMED = re.compile(
    rf"(?P<a>{_NAME})(?P<x>[^.;\n]{{0,80}}?){_BEHAVED}|(?:{_PENALTIES})(?P<y>[^.;\n]{{0,40}}?)(?P<b>{_NAME})"
)
_NAMED = re.compile(_NAME)
_SPEAKS = re.compile(
    r"yêu cầu|chỉ đạo|đề nghị|phát biểu|cho biết|nhấn mạnh|nói|trao đổi|chia sẻ|quán triệt|chủ trì|kết luận"
    r"|do |bởi |của "
)
_CUES = (
    "bình", "luật", "trách", "cáo", "phạt", "điểm", "nhắc nhở", "đình chỉ", "vi phạm", "sai phạm", "nhiễu",
    "nghiêm túc", "phiền hà", "cách chức", "hành vi", "thôi việc",
)  # fmt: skip
_FILE_NAME = re.compile(
    r"[\w .()-]+\.(?:jpe?g|png|webp|gif)|(?:img|dsc|dcim|screenshot|anh|image|photo)[-_ ]?\d+", re.IGNORECASE
)
_ALT = re.compile(r"!\[(?P<alt>[^\]\n]+)\]\(")


def people(prose: Prose) -> Iterator[Finding]:
    """Yield a person who is blamed by name without a ground, and a role model without recorded consent."""
    item = prose.item
    if item.format == "guong-dien-hinh" and not item.basis:
        message = "gương điển hình chưa ghi người được nêu đã đồng ý công khai tên, hình ảnh"
        yield Finding("role-consent", message, 'thêm dòng basis: {kind: dong-y, note: "phiếu đồng ý ngày …"} ở đầu tệp')
    blamed = item.basis != "theo-luat" and _NAMED.search(prose.text) and any(cue in prose.lower for cue in _CUES)
    if blamed:
        for found in _BLAMED.finditer(prose.text):
            if not _SPEAKS.search(found["x"] or found["y"] or ""):
                name = " ".join((found["a"] or found["b"]).split())
                message = f"nêu tên “{name}” trong nội dung phê bình, xử lý mà chưa ghi căn cứ pháp luật"
                remedy = 'chỉ nêu cơ quan, tổ chức; hoặc thêm basis: {kind: theo-luat, note: "điều, luật"} ở đầu tệp'
                yield Finding("named-person", message, remedy, prose.raw(found.start()))
                break


def approval(prose: Prose) -> Iterator[Finding]:
    """Yield an item without approval, or approved after it appeared."""
    item = prose.item
    if not item.approved_by or item.approved_on is None:
        missing = "người duyệt" if not item.approved_by else "ngày duyệt"
        yield Finding("approval-missing", f"tin chưa ghi {missing}", "ghi approved_by và approved_on ở đầu tệp")
    elif item.approved_on > item.modified.date():
        message = f"ngày duyệt {format_date(item.approved_on)} sau ngày đăng {format_date(item.modified.date())}"
        yield Finding("approval-late", message, "xem lại hai ngày")


def descriptions(prose: Prose) -> Iterator[Finding]:
    """Yield descriptions of pictures that only name the file."""
    item = prose.item
    alts = [(item.image_alt, -1)] if item.image_alt else []
    if "![" in item.body:
        alts += [(found["alt"], found.start()) for found in _ALT.finditer(item.body)]
    for alt, at in alts:
        stem = item.image.rsplit("/", 1)[-1].rsplit(".", 1)[0]
        if _FILE_NAME.fullmatch(alt.strip()) or (at < 0 and stem and fold(alt) == fold(stem)):
            yield Finding("image-alt-weak", f"lời tả ảnh “{alt}” chỉ là tên tệp", "tả trong ảnh có ai, đang làm gì", at)

r"""The grammar of citations, on a flat text (see `flat`).

    citation  = [place] [kind] [name] ["số" [":"]] number [date] [issuer]
              | kind ("số")? {bare ("," | "và" | "đến")} number             lists share the last symbol
              | kind ["số"] digits "/" year                                 short: Nghị định 118/2025
              | law
    kind      = "Nghị định" | "Nghị quyết" | ... | sign                     (kinds.ALL_WORDS; "NĐ" before a number)
    number    = digits [letter] "/" [year "/"] sign "-" body                the State: 118/2025/NĐ-CP, 76/NQ-CP
              | digits "/" year "/" ("QH" | "UBTVQH") term                  laws: 80/2025/QH15
              | digits "-" sign "/" body                                    the Party: 57-NQ/TW
              | digits "/" body "-" unit                                    letters: 2390/BTTTT-THH
    law       = ("Luật" | "Bộ luật" | "Pháp lệnh") name ["năm"] [year]      a known name, or one that a year ends
              | "Hiến pháp" "năm" year
    place     = {"điểm" x | "khoản" n | "Điều" n | "mục" n | "Chương" n | "Phụ lục" n}
    date      = [","] "ngày" (d "/" m "/" y | d "tháng" m "năm" y | words) | "năm" y
    issuer    = "của" body-name

Taken quietly: with or without "số", a comma before "ngày", "Chính Phủ", no-break spaces and hyphens, capitals (QĐ-TTG),
wrapped lines, emphasis and quotation marks. Taken and told (`Variant`): a missing hyphen (749/QĐ TTg), a space in
the symbol (57- NQ/TW), a dash for the hyphen, mixed styles (03-NQ/CP), letters without marks (118/2025/ND-CP).
Not taken: dates, shares, telephone numbers, scores, addresses, file names (118-2025-ND-CP.pdf).
"""

from __future__ import annotations

import re

from cchc.model.citation.kinds import ALL_WORDS, SIGN

_SEGMENT = r"(?:TTg|TTG|ThU|[A-ZĐÂĂÊÔƠƯ](?:[A-ZĐÂĂÊÔƠƯ0-9&]|[a-zđ](?=[A-ZĐ0-9]))+)(?![\wà-ỹ])"
_BODY = rf"{_SEGMENT}(?:-{_SEGMENT})*"
_LEFT = r"(?:(?<![\w/.,\-_–])|(?<=[ (“\"\n][NQTCK][ĐQTH]))"
_RIGHT = r"(?![\w/_]|-\w|\.(?:pdf|docx?|xlsx?|pptx?|zip|rar|jpe?g|png|txt|md|html?)\b)"
_YEAR = r"(?:19|20)\d\d"

NUMBER = re.compile(
    rf"""
    {_LEFT}(?P<digits>\d{{1,5}}[a-zđ]?)
    (?:
        (?P<s1>\ ?/\ ?)(?P<year>{_YEAR})\ ?/\ ?(?P<assembly>(?:UBTV|UBTV\ )?QH\ ?\d{{1,2}})
      | (?P<s2>\ ?/\ ?|\ ?[-–]\ ?)(?:(?P<year2>{_YEAR})(?P<s3>\ ?[/-]\ ?))?
        (?P<sign>{SIGN})(?P<s4>\ ?[-–/]\ ?|\ )(?P<body>{_BODY})
      | /(?:(?P<year3>{_YEAR})/)?(?P<other>{_BODY})
      | /(?P<year4>{_YEAR})(?!\s*[-/–]\s*\w)
    )
    {_RIGHT}
    """,
    re.VERBOSE,
)
"""One number with its symbol; the last two forms count only after "số" or a kind."""

_WORDS = "|".join(word.replace(" ", " +") for word in ALL_WORDS)
_SHORT_WORDS_TURNED = "ĐN|QN|ĐQ|TT|TC|HK|VC|BT"
_TURNED = "|".join(word[::-1].replace(" ", " +") for word in ALL_WORDS)

BEFORE = re.compile(
    rf" *[“\"(]? *:? *(?P<so>ố[sS]|ỐS)?(?: *[:,]?[“\"(]? *(?P<word>(?i:{_TURNED})|{_SHORT_WORDS_TURNED})(?!\w))?"
)
"""What stands before a number, read backwards from it: the kind, "số", both or neither.

Backwards one attempt is enough, where a search for what ends at the number would try every place before it.
"""

_CAPITAL = r"[A-ZĐÂĂÊÔƠƯÁÀẢÃẠẤẦẨẪẬẮẰẲẴẶÉÈẺẼẸẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌỐỒỔỖỘỚỜỞỠỢÚÙỦŨỤỨỪỬỮỰÝỲỶỸỴ]"
NAMED = re.compile(
    rf"(?<!\w)(?P<word>Luật|Bộ [Ll]uật|Pháp lệnh|LUẬT|BỘ LUẬT) +(?P<name>{_CAPITAL}[^.;:()“”|\n\ufffc]{{2,150}}?)"
    r" *[,(]? *(?:[Ll]uật +)?[Ss]ố *:? *\Z"
)
"""A law's name before its number: "Luật Cán bộ, công chức số ", "Luật Đất đai (Luật số "."""

LIST = re.compile(
    rf"(?<!\w)(?:(?P<word>(?i:{_WORDS})) *:? *)?(?:[Ss]ố|SỐ)? *:? *"
    rf"(?P<bare>(?:(?<![\w/.,])\d{{1,5}}[a-zđ]?(?:/{_YEAR})? *(?:,|;|và|hoặc|đến|,? *và) *(?:số *)?)+)\Z"
)
"""Numbers before the one that carries the symbol: "các Nghị định số 170, 171, "."""

BARE = re.compile(r"\d{1,5}[a-zđ]?(?:/(?:19|20)\d\d)?")

PLACE = re.compile(
    r"""
    (?:
        (?:(?:tại|theo|ở)\ +)?
        (?<!\w)(?:các\ +)?
        (?:[Đđ]iểm|[Kk]hoản|[Đđ]iều|[Mm]ục|[Tt]iết|Chương|Phần|[Pp]hụ\ lục|[Mm]ẫu\ số)\ +
        (?:[IVXLC]+|\d{1,3}[a-zđ]?|[a-zđ](?![\w]))
        (?:\ *(?:,|và|hoặc|đến|;|-)\ *(?:\d{1,3}[a-zđ]?|[a-zđ]|[IVXLC]+)(?!\w))*
        \ *,?\ *(?:của\ +|và\ +|(?:ban\ hành\ )?kèm\ theo\ +)?
    )+\Z
    """,
    re.VERBOSE,
)
"""Points, clauses and articles before the document."""

DATE = re.compile(
    r"""
    \ *[”"]?\ *,?\ *\(?\ *(?:(?:được\ )?(?:ký|ban\ hành)(?:\ ban\ hành)?\ +)?[Nn]gày\ +
    (?:
        (?P<d>\d{1,2})\ *[/.-]\ *(?P<m>\d{1,2})\ *[/.-]\ *(?P<y>\d{4})(?!\d)
      | (?P<d2>\d{1,2})\ +tháng\ +(?P<m2>\d{1,2})\ +năm\ +(?P<y2>\d{4})(?!\d)
      | (?P<words>[^\d.,;:()\n]{3,60}?\ +năm\ +(?:\d{4}(?!\d)|hai\ +(?:nghìn|ngàn|không)\b[^\d.,;:()\n]{0,45}))
    )
    """,
    re.VERBOSE,
)

YEAR = re.compile(rf" *,? *(?:năm +)(?P<y>{_YEAR})(?!\d)")

DATE_BEFORE = re.compile(
    r"[Nn]gày +(?P<d>\d{1,2}) *[/.-] *(?P<m>\d{1,2}) *[/.-] *(?P<y>\d{4}),? +[^.;:\d\n]{0,60}?"
    r"(?:ban hành|ký|thông qua|phê duyệt)(?: +ban hành)? +\Z"
)
"""A date that comes first: "Ngày 31/12/2025, Chính phủ ban hành "."""

_PROPER = rf"(?:[ ]+{_CAPITAL}[\w'’]*(?:[- ]+{_CAPITAL}[\w'’]*)*)?"
_LEVEL = r"(?:tỉnh|thành[ ]+phố|TP\.?|huyện|quận|thị[ ]+xã|xã|phường|thị[ ]+trấn|đặc[ ]+khu)"
_UBND = r"(?:UBND|HĐND|(?:[UuỦủ][ỷyỶ]|Ủy|Uỷ)[ ]+ban[ ]+[Nn]hân[ ]+dân|Hội[ ]+đồng[ ]+[Nn]hân[ ]+dân)"
ISSUER = re.compile(
    rf"""
    \ *,?\ *của\ +(?P<issuer>
        Ban\ +Chỉ\ +đạo(?:\ +của\ +Chính\ +[Pp]hủ)?
      | Quốc\ +hội
      | [UỦ][ỷyỶ]\ +ban\ +[Tt]hường\ +vụ\ +Quốc\ +hội | Uỷ\ +ban\ +[Tt]hường\ +vụ\ +Quốc\ +hội | UBTVQH
      | Thủ\ +tướng\ +Chính\ +[Pp]hủ | Thủ\ +tướng | Phó\ +Thủ\ +tướng
      | Chính\ +[Pp]hủ | Chủ\ +tịch\ +nước
      | Bộ\ +Chính\ +trị | Ban\ +Bí\ +thư | Ban\ +Chấp\ +hành
        (?:\ +(?:Trung\ +ương|Đảng\ +bộ))?(?:\ +Đảng)?(?:\ +{_LEVEL})?{_PROPER}
      | (?:Văn\ +phòng\ +)?Trung\ +ương(?:\ +Đảng)?
      | (?:(?:Phó\ +)?Chủ\ +tịch\ +)?{_UBND}(?:\ +{_LEVEL})?{_PROPER}
      | (?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Đđ]ảng)\ +[uủ][ỷyỶ]?(?:\ +{_LEVEL})?{_PROPER}
      | (?:[Tt]ỉnh|[Tt]hành|[Hh]uyện|[Đđ]ảng)\ +uỷ(?:\ +{_LEVEL})?{_PROPER}
      | Văn\ +phòng\ +Chính\ +phủ
      | Bộ\ +(?:trưởng\ +(?:Bộ\ +)?)?{_CAPITAL}\w+(?:\ +\w+){{0,1}}
        (?:(?:,?\ +{_CAPITAL}\w+|\ +và\ +{_CAPITAL}\w+)(?:\ +[a-zà-ỹđ]+)?){{0,3}}
    )(?!\w)
    """,
    re.VERBOSE,
)
"""The body that issued the document, where the text names it right after number and date."""

LAW = re.compile(r"(?<!\w)(?P<word>Bộ [Ll]uật|Luật|Pháp lệnh|LUẬT|BỘ LUẬT) +(?=\w)")
NOT_LAW = re.compile(
    r"(?:Công ty|Đại học|Học viện|Trường|Văn phòng|Khoa|Viện|Hội|Tạp chí|Báo|ngành|sinh viên|Ngày Pháp) *\Z"
)
YEARED = re.compile(
    rf"(?P<name>{_CAPITAL}[^\W\d_]*(?:,? +[^\W\d_]+){{0,18}}?) *,? *\(?(?:năm +)?(?P<year>{_YEAR})\)?(?![\d/\-–])"
)
"""A law's name that a year ends: "Tổ chức Chính phủ năm 2025"."""

LAW_YEAR = re.compile(rf"(?: *\(sửa đổi\))? *,? *\(?(?:năm +)?(?P<y>{_YEAR})(?![\d/])")
"""The year after a law's name."""

CONSTITUTION = re.compile(
    rf"(?<!\w)Hiến pháp(?: +nước [^.;:()\n]{{5,60}}?)?,? +\(?(?:năm +)?(?P<year>{_YEAR})(?![\d/])"
)

BOARD = re.compile(r"Ban +Chỉ +đạo[^.;:“”\n]{0,80}\Z")
"""What names a body by a document: "Ban Chỉ đạo về tổng kết thực hiện Nghị quyết số 18-NQ/TW"."""

_BEFORE_MARK = r"(?<=[0-9]{0})|(?<=[0-9][a-zđ]{0})|(?<=[0-9] {0})|(?<=[0-9][a-zđ] {0})"
_SECOND_MARK = r"(?<!/[0-9]{0})(?<!/[0-9][0-9]{0})(?<!/[0-9][0-9][0-9][0-9]{0})"
HINTS = tuple(
    (mark, re.compile(rf"{{0}}(?:{_BEFORE_MARK}){_SECOND_MARK}(?= ?(?:[A-ZĐ]|{_YEAR}))".replace("{0}", mark)))
    for mark in "/-–"
)
"""The marks between a number and its symbol, but for the second ones of 01/7/2025 and 118/2025/NĐ-CP.

To look for them is much faster than for the number itself, and for each alone than for all: a pattern that begins
with one character is looked for fastest.
"""

LAW_CUES = tuple(re.compile(cue) for cue in ("L(?=uật )", "B(?=ộ luật )", "P(?=háp lệnh )", "L(?=UẬT )"))
"""Where the word of a law may stand: one character is looked for many times faster than the word."""

TO_DIGIT = re.compile(r"[^\W\d_][^\d.;:\n]*\d")
"""What `YEARED` cannot do without; most names of laws have no year."""

QUICK = re.compile(r"\d[a-zđ*_]*\s*[-/–\u2010\u2011][\s>*_]*(?:(?:19|20)\d\d|[A-ZĐ\u00d0])|/(?:19|20)\d\d")
"""What a text without any number of a document does not hold; a fast look, never wrongly empty."""

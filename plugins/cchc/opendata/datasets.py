"""The data sets: columns with their meaning, and rows of values as the model has them."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from cchc.model.indicator import Component, IndexResult
from cchc.model.one_stop import OneStopRow
from cchc.model.posted import version_of
from cchc.model.quality import QualityFigure
from cchc.model.site import Site
from cchc.model.text import format_number
from cchc.model.value import dataclass

Value = str | int | Decimal | date | None


@dataclass(frozen=True, slots=True)
class DataColumn:
    """One column: `key` in JSON, `heading` in CSV, `doc` a Vietnamese sentence."""

    key: str
    heading: str
    doc: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """One data set: `key` names its files, `rows` have a value for each column; None is not known."""

    key: str
    title: str
    columns: tuple[DataColumn, ...]
    rows: tuple[tuple[Value, ...], ...]


def _columns(text: str) -> tuple[DataColumn, ...]:
    """Return the columns of lines "key | heading | meaning"."""
    return tuple(DataColumn(*(part.strip() for part in line.split("|"))) for line in text.strip().splitlines())


# Headings of indices, one-stop results and feedback are those that the readers know, so that the files import back.
INDICES = _columns("""
index | chỉ số | Khóa của chỉ số: par-index, sipas, papi, pci, dti, qd-766.
year | năm | Năm của kết quả.
unit | đơn vị | Tỉnh, xã hoặc Cả nước, như nguồn viết.
score | điểm | Điểm; trống là chưa rõ, không phải 0.
max | điểm tối đa | Điểm tối đa, khi nguồn có nêu.
rank | xếp hạng | Thứ hạng.
of | trên tổng số | Số đơn vị được xếp hạng.
components | thành phần | Điểm các thành phần: tên=điểm/điểm tối đa, cách nhau bằng dấu chấm phẩy.
source | nguồn | Địa chỉ trang công bố.
status | tình trạng | cong-bo: số liệu công bố; suy-ra: tính từ số khác; chua-thong-nhat: các nguồn khác nhau.
note | ghi chú | Ghi chú về số liệu.
published_on | ngày công bố | Ngày công bố.
""")

PARTS = _columns("""
index | chỉ số | Khóa của chỉ số.
year | năm | Năm của kết quả.
unit | đơn vị | Tỉnh hoặc xã.
part | nội dung | Tên thành phần.
self_score | tự chấm | Điểm đơn vị tự chấm.
score | điểm | Điểm đã thẩm định, công bố.
max | điểm tối đa | Điểm tối đa của thành phần.
rank | xếp hạng | Thứ hạng của thành phần.
evidence | tài liệu kiểm chứng | Tài liệu kiểm chứng của điểm tự chấm.
explanation | giải trình | Giải trình khi chưa có tài liệu.
source | nguồn | Địa chỉ trang công bố.
""")

ONE_STOP = _columns("""
period | kỳ báo cáo | Tháng, quý, 6 tháng hoặc năm.
field | lĩnh vực | Lĩnh vực; trống là dòng tổng.
received | tổng tiếp nhận | Hồ sơ tiếp nhận, kể cả từ kỳ trước.
carried | từ kỳ trước | Hồ sơ từ kỳ trước chuyển qua.
online | trực tuyến | Hồ sơ nộp trực tuyến trong kỳ.
direct | trực tiếp, bưu chính | Hồ sơ nộp trực tiếp, qua bưu chính trong kỳ.
solved | tổng đã giải quyết | Hồ sơ đã giải quyết.
early | trước hạn | Đã giải quyết trước hạn.
on_time | đúng hạn | Đã giải quyết đúng hạn.
late | quá hạn | Đã giải quyết quá hạn.
open | tổng đang giải quyết | Hồ sơ đang giải quyết.
open_in_time | đang trong hạn | Đang giải quyết, còn trong hạn.
open_late | đang quá hạn | Đang giải quyết, đã quá hạn.
withdrawn | trả lại, rút | Hồ sơ trả lại hoặc người nộp rút.
digitised | đã số hóa | Hồ sơ đã số hóa.
payable | phải nộp phí | Hồ sơ phải nộp phí, lệ phí.
paid_online | thanh toán trực tuyến | Hồ sơ nộp phí, lệ phí trực tuyến.
source | nguồn | Địa chỉ báo cáo đã công bố.
note | ghi chú | Ghi chú.
published_on | ngày công bố | Ngày công bố.
""")

QUALITY = _columns("""
period | kỳ báo cáo | Tháng, quý hoặc năm.
unit | đơn vị | Xã, phường hoặc cơ quan.
level | cấp | xã hoặc tỉnh; trống khi nguồn không nêu.
indicator | chỉ tiêu | Số thứ tự của chỉ tiêu trong 24 chỉ tiêu theo Quyết định 766/QĐ-TTg.
name | tên chỉ tiêu | Tên chỉ tiêu, viết gọn.
numerator | tử số | Tử số.
denominator | mẫu số | Mẫu số; 0 là kỳ này không phát sinh.
ratio | tỷ lệ | Tỷ lệ đã công bố, phần trăm.
score | điểm | Điểm đã công bố; trống là chưa có, không phải 0.
max | điểm tối đa | Điểm tối đa; trống là nguồn không nêu, 0 là không tính điểm.
source | nguồn | Địa chỉ trang công bố.
note | ghi chú | Ghi chú.
""")

FEEDBACK = _columns("""
id | mã | Mã phản ánh.
received | ngày tiếp nhận | Ngày tiếp nhận.
topic | chủ đề | Chủ đề.
summary | nội dung | Nội dung, không có thông tin riêng.
unit | đơn vị xử lý | Đơn vị xử lý.
status | tình trạng | dang-xu-ly, da-tra-loi, tu-choi, cho-bo-sung.
channel | kênh | Kênh tiếp nhận.
due | hạn trả lời | Hạn trả lời, tính bằng ngày làm việc.
answered | ngày trả lời | Ngày trả lời, từ chối hoặc yêu cầu bổ sung.
published | ngày công khai | Ngày công khai kết quả.
answer | nội dung trả lời | Nội dung trả lời.
note | ghi chú | Ghi chú.
""")

PROCEDURES = _columns("""
code | mã | Mã thủ tục ở dạng ngắn.
name | tên | Tên thủ tục.
field | lĩnh vực | Lĩnh vực.
level | mức độ | Mức độ dịch vụ công trực tuyến.
time | thời hạn | Thời hạn giải quyết.
page | trang | Địa chỉ trang trong chuyên mục.
long_code | mã đầy đủ | Mã dạng dài của địa phương, khi có.
agencies | cơ quan thực hiện | Cơ quan thực hiện, cách nhau bằng dấu chấm phẩy.
issuer | cơ quan ban hành | Bộ, ngành ban hành.
decision | số quyết định | Quyết định công bố.
audience | đối tượng thực hiện | Đối tượng thực hiện, cách nhau bằng dấu chấm phẩy.
ways | cách thức thực hiện | Các cách nộp: Trực tiếp; Trực tuyến; Bưu chính công ích.
fee | phí, lệ phí | Mức thu; không dùng tách khỏi cột miễn, giảm.
exemptions | miễn, giảm | Đối tượng được miễn, giảm.
any_boundary | phi địa giới | có: tiếp nhận không phụ thuộc địa giới hành chính trong tỉnh; trống: chưa có thông tin.
portal | đường dẫn | Trang của thủ tục trên Cổng Dịch vụ công quốc gia.
version | phiên bản | Đổi khi nội dung niêm yết của thủ tục đổi.
reviewed_on | ngày rà soát | Ngày rà soát gần nhất.
""")

DOCUMENTS = _columns("""
key | khóa | Khóa của văn bản trong danh mục.
citation | số, ký hiệu | Số, ký hiệu.
title | trích yếu | Trích yếu.
issuer | cơ quan ban hành | Cơ quan ban hành.
date | ngày ban hành | Ngày ban hành.
in_force_from | hiệu lực từ | Ngày có hiệu lực.
in_force_to | hết hiệu lực | Ngày hết hiệu lực.
page | trang | Địa chỉ trang trong chuyên mục.
""")


def datasets(site: Site) -> Iterator[Dataset]:
    """Yield every data set, also the empty ones: their addresses stay."""
    yield Dataset("thu-tuc", "Thủ tục hành chính", PROCEDURES, tuple(_procedures(site)))
    yield Dataset("chi-so", "Kết quả các chỉ số", INDICES, tuple(map(_index, site.results)))
    parts = (row for result in site.results for row in _parts(result))
    yield Dataset("chi-so-thanh-phan", "Điểm thành phần của các chỉ số", PARTS, tuple(parts))
    yield Dataset("qd-766", "Chỉ số 766", QUALITY, tuple(map(_quality, site.performance.quality.figures)))
    rows = (row for period in site.performance.periods for row in period.rows)
    yield Dataset("mot-cua", "Kết quả một cửa", ONE_STOP, tuple(map(_one_stop, rows)))
    yield Dataset("phan-anh", "Kết quả xử lý phản ánh, kiến nghị", FEEDBACK, tuple(_feedback(site)))
    yield Dataset("van-ban", "Danh mục văn bản", DOCUMENTS, tuple(_documents(site)))


def _procedures(site: Site) -> Iterator[tuple[Value, ...]]:
    for one in site.procedures:
        ways = "; ".join(dict.fromkeys(way.name for way in one.ways))
        fee, exemptions = (one.fee.amount, one.fee.exemptions) if one.fee else ("", "")
        yield (
            *(one.code, one.name, one.field, one.level_name, one.time, one.path, one.long_code),
            *("; ".join(one.agencies), one.issuer, one.decision, "; ".join(one.audience), ways, fee, exemptions),
            *("có" if one.any_boundary else "", one.portal_url, version_of(one), one.reviewed_on),
        )


def _documents(site: Site) -> Iterator[tuple[Value, ...]]:
    for one in site.documents:
        days = (one.date, one.in_force_from, one.in_force_to)
        yield (one.key, one.citation, one.title, one.issuer, *days, one.path)


def _index(one: IndexResult) -> tuple[Value, ...]:
    parts = "; ".join(map(_part, one.components))
    return (
        *(one.index, one.year, one.unit, one.score, one.maximum, one.rank, one.of),
        *(parts, one.source, one.status, one.note, one.published_on),
    )


def _parts(one: IndexResult) -> Iterator[tuple[Value, ...]]:
    for part in one.components:
        yield (
            *(one.index, one.year, one.unit, part.name, part.self_score, part.score, part.maximum, part.rank),
            *(part.evidence, part.explanation, one.source),
        )


def _quality(one: QualityFigure) -> tuple[Value, ...]:
    return (
        *(one.period.name, one.unit, one.level, one.indicator.number, one.indicator.name, one.numerator),
        *(one.denominator, one.ratio, one.score, one.maximum, one.source, one.note),
    )


def _part(part: Component) -> str:
    """Return a component in the form in which the readers take it."""
    if part.score is None:
        return part.name
    maximum = f"/{format_number(part.maximum)}" if part.maximum is not None else ""
    return f"{part.name}={format_number(part.score)}{maximum}"


def _one_stop(row: OneStopRow) -> tuple[Value, ...]:
    counts = [getattr(row.counts, column.key) for column in ONE_STOP[2:-3]]
    return (row.period.name, row.field, *counts, row.source, row.note, row.published_on)


def _feedback(site: Site) -> Iterator[tuple[Value, ...]]:
    for one in site.performance.feedback:
        unit = site.units_by_key.get(one.unit)
        due = one.clocks(site.calendar, site.today)[0].due
        yield (
            *(one.id, one.received, one.topic, one.summary, unit.name if unit else one.unit, one.status),
            *(one.channel, due, one.answered, one.published, one.answer, one.note),
        )

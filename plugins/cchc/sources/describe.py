"""Writes docs/du-lieu.md from the schemas, so that the manual never says what the program does not do.

python -m cchc.sources.describe > docs/du-lieu.md
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

from cchc.sources.activities import ACTIVITY
from cchc.sources.changes import BATCH
from cchc.sources.documents import DOCUMENT
from cchc.sources.feedback import FEEDBACK, QUESTION
from cchc.sources.fields_indicator import RESULT
from cchc.sources.fields_news import NEWS
from cchc.sources.fields_procedure import DETAIL
from cchc.sources.fields_site import SITE
from cchc.sources.kinds import KIND_NAMES
from cchc.sources.life_events import LIFE_EVENT
from cchc.sources.one_stop import ONE_STOP, REVIEW
from cchc.sources.plans import PLAN
from cchc.sources.procedure_list import LIST
from cchc.sources.quality import QUALITY
from cchc.sources.redirects import REDIRECT
from cchc.sources.schema import Field, Schema
from cchc.sources.silences import FILE, SILENCE

_INTRO = """# Dữ liệu của chuyên mục

Tệp này do chương trình sinh ra từ mã nguồn (`python -m cchc.sources.describe > docs/du-lieu.md`), không sửa bằng tay.

Quy ước chung:

- Tệp chữ lưu bằng UTF-8. Tệp YAML thụt dòng bằng hai dấu cách, không dùng phím Tab.
- Giá trị có dấu hai chấm, dấu # hoặc dấu ngoặc phải đặt trong dấu ngoặc kép: `title: "Kế hoạch: việc cần làm"`.
- Mã thủ tục luôn đặt trong dấu ngoặc kép: `"1.001193"`. Trong bảng tính, định dạng cột mã là Văn bản (Text).
- Ngày viết được theo ba cách: `2025-07-28`, `28/7/2025`, `28-07-2025`. Không ghi múi giờ thì hiểu là giờ Việt Nam.
- Số thập phân dùng dấu phẩy hoặc dấu chấm đều được.
- Chưa biết thì bỏ trống hoặc bỏ hẳn khóa; không ghi 0, không ghi "N/A".
- Tệp và thư mục có tên bắt đầu bằng dấu gạch dưới hoặc dấu chấm không được đọc.
- Kiểm tra mọi tệp bằng lệnh `cchc check`. Mỗi vấn đề ghi rõ tệp, dòng, sai ở đâu và sửa thế nào.
"""

_NEWS_INTRO = """Mỗi tin một tệp. Đầu tệp là phần khai báo giữa hai dòng `---`, sau đó là nội dung viết bằng Markdown.

Năm của thư mục phải trùng năm của `date`. Tên tệp là phần cuối của địa chỉ: chữ thường không dấu, số, dấu gạch nối.
Tin có `draft: true` hoặc `audience` có `noi-bo` không được đăng. Nội dung bắt đầu bằng một đoạn văn,
đề mục bắt đầu từ `##`; ảnh đặt cạnh tệp tin, không lấy ảnh, video, mã lệnh từ trang khác."""

_LIST_INTRO = """Bảng xuất từ Cổng Dịch vụ công quốc gia hoặc danh mục của xã. Cột xếp theo thứ tự nào cũng được,
dòng tiêu đề nằm trong 15 dòng đầu. Cột chương trình không biết vẫn được giữ và hiển thị.
Dữ liệu chi tiết trong tệp `.yml` được ưu tiên hơn bảng. Tệp không quá 50 MB và 100.000 dòng."""

_RESULT_INTRO = """Mỗi dòng một kết quả đã công bố. Hai dòng cùng chỉ số, năm, đơn vị mà khác điểm thì giữ cả hai và
hiển thị là các nguồn chưa thống nhất."""

_QUALITY_INTRO = """Mỗi dòng một chỉ tiêu của một đơn vị trong một kỳ, theo Quyết định 766/QĐ-TTg. Bảng tải từ
Cổng Dịch vụ công quốc gia (mỗi dòng một đơn vị, cột như `DOSSIER_SYNC.ratio`) cũng đọc được. Tỷ lệ và điểm được
tính lại từ tử số, mẫu số để đối chiếu; chênh lệch được ghi chú, không tự sửa. Ô trống là chưa có số liệu; mẫu số 0 là
kỳ này không phát sinh."""

_ONE_STOP_INTRO = """Mỗi dòng một lĩnh vực của một kỳ, thêm một dòng “Tổng cộng”. Chưa có số liệu thì để trống.
Tổng được đối chiếu với các phần; chênh lệch được cảnh báo, không tự sửa."""

_FEEDBACK_INTRO = """Mỗi dòng một phản ánh, kiến nghị, không ghi tên, số điện thoại hay thông tin riêng của người gửi.
Thời hạn tính bằng ngày làm việc: từ chối 2 ngày, yêu cầu bổ sung 5 ngày, trả lời 15 ngày kể từ ngày tiếp nhận;
công khai 2 ngày kể từ ngày trả lời."""

_SILENCE_INTRO = """Một danh sách; mỗi mục bỏ qua một loại lời báo của `cchc check`, luôn kèm lý do.
Lỗi làm tệp không đọc được thì không bỏ qua được. Mã quy tắc: [kiem-tra.md](huong-dan/kiem-tra.md)."""

_REDIRECT_INTRO = """Mỗi dòng một địa chỉ của trang cũ nay dẫn tới một trang của chuyên mục.
Địa chỉ có dấu `?` phải khai ở máy chủ web.
Tin đổi tên tệp thì ghi địa chỉ cũ vào khóa `aliases` của tin."""

_ACTIVITY_INTRO = """Mỗi dòng một việc đã làm ngoài trang: buổi phát loa, áp phích đã treo, buổi họp thôn, hội nghị.
Số liệu vào trang theo dõi kế hoạch và báo cáo tuyên truyền. Bảng không được đăng nguyên;
không ghi tên, số điện thoại của người dự."""

_SETS: tuple[tuple[str, str, str, Schema], ...] = (
    ("Cấu hình chuyên mục", "content/_data/site.yml", "", SITE),
    ("Tin, bài", "content/tin-tuc/<năm>/<tên>.md", _NEWS_INTRO, NEWS),
    ("Chi tiết thủ tục", "content/_data/thu-tuc/<mã>.yml", "Mỗi thủ tục một tệp, tên tệp là mã.", DETAIL),
    ("Danh mục thủ tục", "content/_data/thu-tuc/*.csv, *.xlsx, *.xls, *.ods", _LIST_INTRO, LIST),
    (
        "Thay đổi thủ tục",
        "content/_data/thu-tuc-thay-doi/*.yml",
        "Mỗi quyết định công bố một tệp; tên tệp là phần cuối địa chỉ của đợt, không đổi về sau.",
        BATCH,
    ),
    (
        "Việc trong đời sống",
        "content/_data/viec/*.yml",
        "Mỗi việc một tệp, tên tệp là phần cuối của địa chỉ: thu-tuc/viec/sinh-con/.",
        LIFE_EVENT,
    ),
    ("Kết quả các chỉ số", "content/_data/chi-so/*.csv, *.xlsx, *.xls, *.ods", _RESULT_INTRO, RESULT),
    ("Chỉ số 766", "content/_data/qd-766/*.csv, *.xlsx, *.xls, *.ods", _QUALITY_INTRO, QUALITY),
    ("Kết quả một cửa", "content/_data/mot-cua/*.csv, *.xlsx, *.xls, *.ods", _ONE_STOP_INTRO, ONE_STOP),
    ("Đánh giá kết quả và tồn tại, hạn chế", "content/_data/mot-cua/*.yml", "Mỗi kỳ một tệp.", REVIEW),
    ("Sổ phản ánh, kiến nghị", "content/_data/phan-anh/*.csv, *.xlsx, *.xls, *.ods", _FEEDBACK_INTRO, FEEDBACK),
    ("Hỏi đáp", "content/_data/phan-anh/*.yml", "Mỗi tệp là một danh sách câu hỏi.", QUESTION),
    ("Địa chỉ cũ", "content/_data/chuyen-huong/*.csv, *.xlsx, *.xls, *.ods", _REDIRECT_INTRO, REDIRECT),
    ("Danh mục văn bản", "content/_data/van-ban/*.yml", "Mỗi tệp là một danh sách văn bản.", DOCUMENT),
    (
        "Kế hoạch",
        "content/_data/ke-hoach/*.yml",
        "Mỗi kế hoạch một tệp; kế hoạch mới nhất hiện ở trang Kế hoạch.",
        PLAN,
    ),
    ("Nhật ký tuyên truyền", "content/_data/hoat-dong/*.csv, *.xlsx, *.xls, *.ods", _ACTIVITY_INTRO, ACTIVITY),
    ("Lời báo được bỏ qua", f"content/{FILE}", _SILENCE_INTRO, SILENCE),
)


def describe() -> str:
    """Return the Vietnamese manual of every data set as Markdown."""
    parts = [_INTRO]
    for title, place, intro, schema in _SETS:
        parts.append(f"## {title}\n\nTệp: `{place}`\n")
        if intro:
            parts.append(f"{intro}\n")
        parts += _tables(schema, "")
    return "\n".join(parts)


def _tables(schema: Schema, prefix: str) -> Iterator[str]:
    """Yield the table of a schema, then those of its inner keys."""
    first = "Cột" if schema.columns else "Khóa"
    rows = [f"| {first} | Bắt buộc | Kiểu | Ý nghĩa | Ví dụ |", "|---|---|---|---|---|"]
    rows += [_row(field, schema) for field in schema.fields]
    yield "\n".join(rows) + "\n"
    for field in schema.fields:
        if field.of:
            name = f"{prefix}{field.key}"
            yield f"Các khóa của `{name}`:\n"
            yield from _tables(field.schema, f"{name}.")


def _row(field: Field, schema: Schema) -> str:
    """Return one line of a table."""
    names = f"`{field.aliases[0]}`" if schema.columns and field.aliases else f"`{field.key}`"
    meaning = field.doc
    if schema.columns and field.aliases:
        others = ", ".join(f"`{name}`" for name in (field.key, *field.aliases[1:]))
        meaning += f" Tên cột khác: {others}."
    if field.choices:
        words = (key if key == label else f"{key} ({label})" for key, label in field.choices.items())
        meaning += f" Nhận: {'; '.join(words)}."
    if field.scalar:
        meaning += f" Chỉ ghi một dòng chữ thì hiểu là `{field.scalar}`."
    required = "có" if field.required else ""
    cells = (names, required, KIND_NAMES[field.kind], meaning, f"`{field.example}`")
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", newline="\n")  # type: ignore[union-attr]
    sys.stdout.write(describe())

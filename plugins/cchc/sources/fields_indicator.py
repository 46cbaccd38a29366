"""The columns of tables of index results."""

from __future__ import annotations

from cchc.sources.schema import Field, Schema

RESULT = Schema(
    (
        Field(
            "index",
            "text",
            "Chỉ số. Bảng không có cột này thì lấy chỉ số ở tên tệp, ví dụ par-index-2024.xlsx.",
            "PAR INDEX",
            aliases=("chỉ số", "chi_so"),
        ),
        Field(
            "year",
            "integer",
            "Năm của kết quả. Bảng không có cột này thì lấy năm ở tên tệp.",
            "2024",
            aliases=("năm", "nam"),
        ),
        Field(
            "unit",
            "text",
            "Tỉnh, vùng, xã hoặc Cả nước; tên tỉnh không dấu được ghi lại có dấu.",
            "Lai Châu",
            required=True,
            aliases=("đơn vị", "unit_name", "don_vi", "tỉnh, thành phố", "tinh"),
        ),
        Field(
            "score",
            "text",
            "Điểm, dấu phẩy hoặc dấu chấm thập phân; để trống khi chưa rõ, không ghi 0.",
            "67,41/97,5",
            aliases=("điểm", "diem", "điểm thẩm định"),
        ),
        Field("max", "number", "Điểm tối đa.", "100", aliases=("điểm tối đa", "diem_toi_da", "maximum")),
        Field("rank", "integer", "Xếp hạng.", "24", aliases=("xếp hạng", "hạng", "hang")),
        Field("of", "integer", "Tổng số đơn vị được xếp hạng.", "63", aliases=("trên tổng số",)),
        Field(
            "components",
            "text",
            "Các thành phần, cách nhau bằng dấu chấm phẩy.",
            "Cải cách thủ tục hành chính=12,75/13; Cải cách chế độ công vụ=14,23/15",
            aliases=("thành phần",),
        ),
        Field(
            "part",
            "text",
            "Tên một thành phần; dòng có cột này là điểm của thành phần ấy, không phải điểm chung của đơn vị.",
            "Cải cách thủ tục hành chính",
            aliases=("nội dung", "lĩnh vực", "linh_vuc", "tiêu chí"),
        ),
        Field("self_score", "number", "Điểm tự chấm của thành phần.", "12,5", aliases=("tự chấm", "điểm tự chấm")),
        Field(
            "evidence",
            "text",
            "Tài liệu kiểm chứng của điểm tự chấm: số, ký hiệu văn bản hoặc địa chỉ trang.",
            "Kế hoạch 23/KH-UBND ngày 28/7/2025",
            aliases=("tài liệu kiểm chứng", "kiểm chứng"),
        ),
        Field("explanation", "text", "Giải trình khi chưa có tài liệu.", "Đang chờ số liệu", aliases=("giải trình",)),
        Field(
            "own_score",
            "number",
            "Điểm cộng từ các chỉ số con, khi nguồn không công bố tổng; hiển thị là số suy ra.",
            "42,81",
            aliases=("tổng tự cộng", "tong_diem_cong_tu_chi_so_con"),
        ),
        Field("own_rank", "integer", "Hạng xếp theo tổng tự cộng.", "3", aliases=("hạng tự tính", "hang_tu_tinh")),
        Field("blanks", "integer", "Số ô mà nguồn để trống.", "7", aliases=("số ô trống", "so_o_trong")),
        Field("source", "url", "Địa chỉ trang công bố.", "https://moha.gov.vn/", aliases=("nguồn", "source_url")),
        Field(
            "status",
            "text",
            "Tình trạng số liệu: cong-bo, suy-ra, chua-thong-nhat.",
            "cong-bo",
            aliases=("tình trạng", "basis"),
        ),
        Field("note", "text", "Ghi chú.", "Hai báo đưa hai số khác nhau", aliases=("ghi chú",)),
        Field(
            "published_on",
            "date",
            "Ngày công bố; có ngày thì kết quả vào nguồn tin chỉ số.",
            "06/04/2025",
            aliases=("ngày công bố",),
        ),
    ),
    columns=True,
)

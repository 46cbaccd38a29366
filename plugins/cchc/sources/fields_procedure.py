"""The keys of _data/thu-tuc/<code>.yml."""

from __future__ import annotations

from cchc.model.procedure import LEVELS, OPTIONAL_PARTS, WAYS
from cchc.sources.fields_site import SOURCE
from cchc.sources.schema import Field, Schema

WAY_FIELDS = (
    Field("kind", "text", "Cách nộp.", "truc-tuyen", required=True, choices=WAYS),
    Field("place", "text", "Nơi nộp.", '"Trung tâm Phục vụ hành chính công xã"'),
    Field("time", "text", "Thời hạn khi nộp bằng cách này.", '"01 ngày làm việc"'),
    Field("fee", "text", "Phí, lệ phí khi nộp bằng cách này.", '"Không thu"'),
    Field("note", "prose", "Ghi chú.", '"Cần tài khoản VNeID"'),
    Field("cost", "text", "Cước gửi, nhận qua bưu chính, ngoài phí và lệ phí.", '"26.000 đồng một lượt trong tỉnh"'),
)

PAPER_FIELDS = (
    Field("name", "text", "Tên giấy tờ.", '"Giấy chứng sinh"', required=True),
    Field("copies", "text", "Số lượng.", '"01 bản chính"'),
    Field("form", "text", "Mẫu đơn, tờ khai.", '"Mẫu số 01"'),
    Field("when", "text", "Trường hợp phải nộp.", '"khi sinh tại cơ sở y tế"'),
    Field("group", "text", "Nhóm giấy tờ.", '"Giấy tờ phải nộp"'),
)

FEE_FIELDS = (
    Field("amount", "text", "Mức thu.", '"8.000 đồng"', required=True),
    Field("exemptions", "text", "Ai được miễn, giảm; bắt buộc nếu có thu.", '"Người thuộc hộ nghèo"'),
    Field("basis", "text", "Căn cứ thu.", '"Nghị quyết của HĐND tỉnh"'),
)

FORM_FIELDS = (
    Field("title", "text", "Tên mẫu.", '"Tờ khai đăng ký khai sinh"', required=True),
    Field("url", "url", "Địa chỉ tải mẫu.", '"https://dichvucong.gov.vn/"'),
)

EXTRA_FIELDS = (
    Field("name", "text", "Tên thông tin.", '"Cơ quan phối hợp"', required=True),
    Field("value", "prose", "Nội dung.", '"Công an cấp xã"', required=True),
)

DETAIL = Schema(
    (
        Field("code", "code", "Mã thủ tục, đặt trong ngoặc kép.", '"1.001193"', required=True),
        Field(
            "draft",
            "flag",
            "Ghi true khi nội dung chi tiết chưa đủ để đăng; trang chỉ hiện thông tin của danh mục.",
            "true",
        ),
        Field("absent", "lines", "Các phần mà thủ tục này không có.", "[forms, fee]", choices=OPTIONAL_PARTS),
        Field("name", "text", "Tên thủ tục; bỏ trống thì lấy ở danh mục.", '"Đăng ký khai sinh"'),
        Field("field", "text", "Lĩnh vực.", '"Hộ tịch"'),
        Field("issuer", "text", "Cơ quan ban hành.", '"Bộ Tư pháp"'),
        Field("decision", "text", "Quyết định công bố.", '"1872/QĐ-BTP"'),
        Field("kind", "text", "Loại thủ tục.", '"TTHC được luật giao quy định chi tiết"'),
        Field("agencies", "lines", "Cơ quan thực hiện.", '["Ủy ban nhân dân cấp xã"]'),
        Field("authority", "text", "Cơ quan, người có thẩm quyền quyết định.", '"Ủy ban nhân dân cấp xã"'),
        Field("audience", "lines", "Đối tượng thực hiện.", '["Công dân Việt Nam"]'),
        Field("level", "text", "Mức độ dịch vụ công trực tuyến; không rõ thì bỏ.", "toan-trinh", choices=LEVELS),
        Field("summary", "prose", "Một câu: ai làm thủ tục này và được gì.", '"Cha mẹ đăng ký khai sinh cho con"'),
        Field("steps", "proses", "Các bước thực hiện.", '["Chuẩn bị giấy tờ", "Nộp hồ sơ"]'),
        Field(
            "ways",
            "maps",
            "Các cách nộp hồ sơ.",
            '[{kind: truc-tuyen, place: "Cổng Dịch vụ công quốc gia"}]',
            of=WAY_FIELDS,
        ),
        Field(
            "papers",
            "maps",
            "Thành phần hồ sơ.",
            '[{name: "Giấy chứng sinh", copies: "01 bản chính"}]',
            of=PAPER_FIELDS,
            scalar="name",
        ),
        Field("paper_sets", "text", "Số bộ hồ sơ.", '"01 bộ"'),
        Field("time", "text", "Thời hạn giải quyết.", '"Ngay trong ngày làm việc"'),
        Field(
            "fee",
            "map",
            "Phí, lệ phí, luôn kèm đối tượng miễn, giảm.",
            '{amount: "8.000 đồng", exemptions: "Hộ nghèo"}',
            of=FEE_FIELDS,
            scalar="amount",
        ),
        Field("result", "prose", "Kết quả.", '"Giấy khai sinh"'),
        Field("conditions", "prose", "Yêu cầu, điều kiện; ghi Không có khi nguồn ghi như vậy.", '"Không có"'),
        Field(
            "forms",
            "maps",
            "Mẫu đơn, tờ khai.",
            '[{title: "Tờ khai đăng ký khai sinh"}]',
            of=FORM_FIELDS,
            scalar="title",
        ),
        Field("legal_basis", "lines", "Căn cứ pháp lý.", '["Luật Hộ tịch số 60/2014/QH13"]'),
        Field("keywords", "lines", "Tên mà người dân hay gọi.", '["làm khai sinh cho con"]'),
        Field(
            "any_boundary", "flag", "Ghi true khi nhận hồ sơ không phụ thuộc địa giới hành chính trong tỉnh.", "true"
        ),
        Field("note", "prose", "Ghi chú.", '"Có thể làm cùng lúc với đăng ký thường trú"'),
        SOURCE,
        Field("reviewed_on", "date", "Ngày rà soát gần nhất.", "2026-11-20"),
        Field("url", "url", "Trang của thủ tục trên Cổng Dịch vụ công quốc gia.", '"https://dichvucong.gov.vn/"'),
        Field(
            "extra",
            "maps",
            "Thông tin khác.",
            '[{name: "Cơ quan phối hợp", value: "Công an cấp xã"}]',
            of=EXTRA_FIELDS,
        ),
    )
)

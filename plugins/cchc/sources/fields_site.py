"""The keys of _data/site.yml, and of a source, which several data sets share."""

from __future__ import annotations

from cchc.sources.alerts import ALERT_FIELDS
from cchc.sources.schema import Field, Schema
from cchc.sources.villages import VILLAGE_FIELDS

SOURCE_FIELDS = (
    Field("title", "text", "Tên nguồn.", '"Cổng Dịch vụ công quốc gia"'),
    Field("url", "url", "Địa chỉ của nguồn.", '"https://dichvucong.gov.vn/"'),
    Field("checked_on", "date", "Ngày xem nguồn.", "2026-11-20"),
)

SOURCE = Field(
    "source",
    "map",
    "Nguồn của thông tin: tên và địa chỉ.",
    '{title: "Cổng Dịch vụ công quốc gia", url: "https://dichvucong.gov.vn/"}',
    of=SOURCE_FIELDS,
    scalar="title",
)

_CHECKED = Field("checked_on", "date", "Ngày kiểm tra gần nhất.", "2026-11-20")
_NOTE = Field("note", "text", "Ghi chú.", '"Tạm chuyển sang trụ sở mới"')

CHANNEL_KINDS = {
    "website": "Trang thông tin điện tử",
    "facebook": "Trang Facebook",
    "zalo": "Zalo",
    "app": "Ứng dụng",
    "hotline": "Đường dây nóng",
    "email": "Thư điện tử",
    "radio": "Đài truyền thanh",
    "portal": "Cổng dịch vụ",
}

INDEX_KEYS = {
    "par-index": "PAR INDEX",
    "sipas": "SIPAS",
    "papi": "PAPI",
    "pci": "PCI",
    "dti": "DTI",
    "qd-766": "QĐ 766",
    "par-index-xa": "PAR INDEX cấp xã",
}

COMMUNE_FIELDS = (
    Field("name", "text", "Tên xã, phường, đặc khu, không kèm loại.", '"Phong Thổ"', required=True),
    Field(
        "type",
        "text",
        "Loại đơn vị hành chính; ba loại cuối là cấp huyện cũ, dùng cho bản lưu trữ.",
        "xã",
        required=True,
        choices={name: name for name in ("xã", "phường", "đặc khu", "thành phố", "thị xã", "huyện")},
    ),
    Field("province", "text", "Tên tỉnh, thành phố, không kèm loại.", '"Lai Châu"', required=True),
    Field(
        "province_type",
        "text",
        "Loại của cấp tỉnh; bỏ trống là tỉnh.",
        "tỉnh",
        choices={"tỉnh": "tỉnh", "thành phố": "thành phố"},
    ),
    Field("formed_on", "date", "Ngày đơn vị hành chính mới bắt đầu hoạt động.", "2025-07-01"),
    Field("formed_by", "key", "Khóa của văn bản thành lập trong danh mục văn bản.", "1670-nq-ubtvqh15-2025"),
    Field(
        "formed_from",
        "maps",
        "Các đơn vị cũ đã sắp xếp thành đơn vị mới.",
        '[{name: "Phong Thổ", type: thị trấn}]',
        of=(
            Field("name", "text", "Tên đơn vị cũ.", '"Phong Thổ"', required=True),
            Field("type", "text", "Loại đơn vị cũ.", "thị trấn"),
            Field("also", "lines", "Cách viết, cách gọi khác.", '["Ma Ly Pho"]'),
            Field("villages", "lines", "Các thôn, bản, tổ dân phố của đơn vị cũ.", '["Bản Hoàng Hồ"]'),
            _NOTE,
        ),
    ),
)

SECTION_FIELDS = (
    Field("title", "text", "Tên chuyên mục.", '"Cải cách hành chính"', required=True),
    Field("site_name", "text", "Tên trang thông tin điện tử.", '"Trang thông tin điện tử xã Phong Thổ"', required=True),
    Field("description", "text", "Một câu giới thiệu chuyên mục.", '"Tin và thủ tục hành chính của xã"', required=True),
    Field("owner", "key", "Khóa đơn vị chịu trách nhiệm nội dung.", "phong-vhxh"),
    Field("publisher", "key", "Khóa đơn vị đăng tải.", "trung-tam-vhtttt"),
    Field("reviewed_on", "date", "Ngày rà soát chuyên mục gần nhất.", "2026-11-20"),
    Field("demonstration", "flag", "Ghi true khi đây là trang thử nghiệm, không phải trang chính thức.", "true"),
    Field("demonstration_note", "text", "Lời báo trang thử nghiệm, hiện ở mọi trang.", '"Trang minh họa"'),
    Field("service_url", "url", "Địa chỉ Cổng Dịch vụ công.", '"https://dichvucong.gov.vn/"'),
    Field("service_name", "text", "Tên Cổng Dịch vụ công.", '"Cổng Dịch vụ công quốc gia"'),
    Field(
        "feedback_url", "url", "Địa chỉ hệ thống tiếp nhận phản ánh, kiến nghị.", '"https://pakn.dichvucong.gov.vn/"'
    ),
    Field("greeting", "text", "Lời chào ở trang đầu.", '"Chào bạn đến với chuyên mục"'),
    Field("top_procedures", "codes", "Mã các thủ tục hiện đầu tiên ở trang đầu.", '["1.001193", "1.004222"]'),
)

UNIT_FIELDS = (
    Field("key", "key", "Khóa của đơn vị, không đổi về sau.", "phong-vhxh", required=True),
    Field("name", "text", "Tên đầy đủ.", '"Phòng Văn hóa - Xã hội"', required=True),
    Field("short", "text", "Tên gọi ngắn.", '"Phòng VH-XH"'),
    Field(
        "roles", "keys", "Vai trò: mot-cua, bien-tap, truyen-thong, bao-cao, phap-che hoặc vai trò khác.", "[bien-tap]"
    ),
    Field("address", "text", "Địa chỉ trụ sở.", '"Trụ sở UBND xã"'),
    Field("phone", "text", "Điện thoại.", '"0213 3896 123"'),
    Field("email", "text", "Thư điện tử.", '"vhxh@example.gov.vn"'),
    Field("hours", "text", "Giờ làm việc.", '"Thứ Hai đến thứ Sáu, 7:30-11:30 và 13:30-17:00"'),
    Field("name_en", "text", "Tên tiếng Anh, cho trang /en/.", '"Division of Culture and Social Affairs"'),
    Field("map_url", "url", "Địa chỉ bản đồ.", '"https://www.openstreetmap.org/?mlat=22.5&mlon=103.3"'),
    _CHECKED,
    _NOTE,
    SOURCE,
)

CONTACT_FIELDS = (
    Field("name", "text", "Tên đầu mối.", '"Đường dây nóng cải cách hành chính"', required=True),
    Field("phone", "text", "Điện thoại.", '"0213 3896 123"'),
    Field("email", "text", "Thư điện tử.", '"cchc@example.gov.vn"'),
    Field("url", "url", "Địa chỉ web.", '"https://pakn.dichvucong.gov.vn/"'),
    Field("purpose", "text", "Tiếp nhận việc gì.", '"Phản ánh về thái độ phục vụ"'),
    Field("hours", "text", "Giờ tiếp nhận.", '"Giờ hành chính"'),
    Field("name_en", "text", "Tên đầu mối bằng tiếng Anh, cho trang /en/.", '"National public service helpline"'),
    Field("purpose_en", "text", "Tiếp nhận việc gì, bằng tiếng Anh.", '"Free help with online applications"'),
    _CHECKED,
    Field("primary", "flag", "Ghi true ở đầu mối hiện trên mọi trang.", "true"),
    SOURCE,
    _NOTE,
)

CHANNEL_FIELDS = (
    Field("name", "text", "Tên kênh.", '"Fanpage xã Phong Thổ"', required=True),
    Field("kind", "text", "Loại kênh.", "facebook", required=True, choices=CHANNEL_KINDS),
    Field("url", "url", "Địa chỉ của kênh.", '"https://www.facebook.com/example"'),
    Field("owner", "text", "Cơ quan, đơn vị quản lý kênh.", '"UBND xã Phong Thổ"'),
    Field("purpose", "text", "Dùng để làm gì.", '"Đăng tin, tiếp nhận ý kiến"'),
    _CHECKED,
    SOURCE,
    _NOTE,
)

REFORM_FIELDS = (
    Field("key", "key", "Khóa lĩnh vực cải cách.", "thu-tuc-hanh-chinh", required=True),
    Field("name", "text", "Tên lĩnh vực.", '"Cải cách thủ tục hành chính"', required=True),
    Field("summary", "text", "Một câu giải thích.", '"Cắt giảm, đơn giản hóa thủ tục"'),
)

INDEX_FIELDS = (
    Field("key", "key", "Khóa của chỉ số.", "par-index", required=True, choices=INDEX_KEYS),
    Field("name", "text", "Tên viết tắt.", '"PAR INDEX"', required=True),
    Field("long_name", "text", "Tên đầy đủ.", '"Chỉ số cải cách hành chính"'),
    Field("level", "text", "Kết quả của cấp nào.", "tỉnh", choices={"tỉnh": "tỉnh", "xã": "xã"}),
    Field("summary", "text", "Một câu giải thích.", '"Đo kết quả cải cách hành chính hằng năm"'),
    Field("publisher", "text", "Cơ quan công bố.", '"Bộ Nội vụ"'),
    SOURCE,
)

CALENDAR_FIELDS = (
    Field("closed", "dates", "Ngày nghỉ thêm hoặc nghỉ hoán đổi, ngoài ngày lễ, Tết.", "[2026-12-31]"),
    Field("worked", "dates", "Ngày làm bù vào thứ Bảy, Chủ nhật hoặc ngày lễ.", "[2027-01-09]"),
)

RADIO_FIELDS = (
    Field("greeting", "text", "Lời chào đầu chương trình.", '"Kính thưa bà con! Mời bà con nghe tin của {xa}."'),
    Field("closing", "text", "Lời kết cuối chương trình.", '"Cảm ơn bà con đã lắng nghe."'),
    Field("link", "text", "Lời dẫn giữa hai tin.", '"Tiếp theo, mời bà con nghe:"'),
    Field("pace", "integer", "Tốc độ đọc, số tiếng trong một phút; bỏ trống là 150.", "150"),
    Field(
        "words",
        "maps",
        "Cách đọc riêng của chữ viết tắt.",
        '[{write: "QLDA", say: "quản lý dự án"}]',
        of=(
            Field("write", "text", "Chữ viết tắt, đúng như viết trong tin.", '"QLDA"', required=True),
            Field("say", "text", "Cách đọc.", '"quản lý dự án"', required=True),
        ),
    ),
    Field(
        "slots",
        "maps",
        "Các buổi phát trong ngày; bỏ trống là 05:00 và 17:00, mỗi buổi 15 phút.",
        '[{time: "05:00", minutes: 15}]',
        of=(
            Field("time", "text", "Giờ bắt đầu, đặt trong ngoặc kép.", '"05:00"', required=True),
            Field("minutes", "integer", "Số phút dành cho tin của xã; bỏ trống là 15.", "15"),
        ),
    ),
)

SLOGAN_FIELDS = (
    Field("text", "text", "Khẩu hiệu.", '"Một cửa tận tâm, đúng hẹn"', required=True),
    Field("fields", "keys", "Lĩnh vực mà khẩu hiệu nói đến; bỏ trống thì dùng chung.", "[thu-tuc-hanh-chinh]"),
)

REPORT_FIELDS = (
    Field("issuer", "text", "Cơ quan ban hành báo cáo; bỏ trống là UBND xã.", '"Phòng Văn hóa - Xã hội"'),
    Field("symbol", "text", "Ký hiệu của báo cáo; bỏ trống là BC-UBND.", '"BC-VHXH"'),
    Field("subject", "text", "Trích yếu.", '"Kết quả tuyên truyền cải cách hành chính {ky}"'),
    Field("intro", "text", "Câu mở đầu.", '"Thực hiện {ke_hoach}, UBND {xa} báo cáo như sau:"'),
    Field("results", "lines", "Các đoạn viết thêm ở phần kết quả.", '["Đã phát 12 buổi trên loa truyền thanh."]'),
    Field("shortcomings", "lines", "Các đoạn viết thêm ở phần hạn chế.", '["Chưa có chương trình tiếng dân tộc."]'),
    Field("tasks", "lines", "Các đoạn của phần nhiệm vụ.", '["Đăng ít nhất 5 tin mỗi tháng."]'),
    Field("signed_as", "lines", "Quyền hạn, chức vụ của người ký.", '["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]'),
    Field("signer", "text", "Họ tên người ký.", '"Nguyễn Văn A"'),
    Field("recipients", "lines", "Nơi nhận; bỏ trống thì lấy của kế hoạch.", '["Sở Nội vụ", "Lưu: VT"]'),
)

SITE = Schema(
    (
        Field(
            "commune",
            "map",
            "Xã, phường, đặc khu.",
            '{name: "Phong Thổ", type: xã, province: "Lai Châu"}',
            required=True,
            of=COMMUNE_FIELDS,
        ),
        Field("section", "map", "Chuyên mục.", '{title: "Cải cách hành chính"}', required=True, of=SECTION_FIELDS),
        Field(
            "units", "maps", "Các đơn vị cung cấp nội dung, thực hiện nhiệm vụ.", "[{key: van-phong}]", of=UNIT_FIELDS
        ),
        Field("contacts", "maps", "Đầu mối liên hệ, đường dây nóng.", '[{name: "Đường dây nóng"}]', of=CONTACT_FIELDS),
        Field(
            "channels",
            "maps",
            "Các kênh thông tin chính thức.",
            '[{name: "Fanpage", kind: facebook}]',
            of=CHANNEL_FIELDS,
        ),
        Field(
            "villages",
            "maps",
            "Các thôn, bản, tổ dân phố nhận tài liệu hằng tháng (lệnh cchc pack).",
            '[{name: "Hoàng Hồ", type: bản}]',
            of=VILLAGE_FIELDS,
        ),
        Field(
            "alerts",
            "maps",
            "Thông báo khẩn, hiện trên đầu mọi trang cho đến khi hết hiệu lực.",
            '[{text: "Mất điện ngày 26/11", until: 2026-11-26T17:00}]',
            of=ALERT_FIELDS,
        ),
        Field("report", "map", "Lời của xã trong báo cáo tuyên truyền.", "{symbol: BC-UBND}", of=REPORT_FIELDS),
        Field("radio", "map", "Loa truyền thanh: lời chào, tốc độ, giờ phát.", "{pace: 150}", of=RADIO_FIELDS),
        Field(
            "slogans",
            "maps",
            "Khẩu hiệu cho áp phích, tờ gấp, băng rôn; bỏ trống thì dùng bộ có sẵn.",
            '[{text: "Một cửa tận tâm, đúng hẹn"}]',
            of=SLOGAN_FIELDS,
            scalar="text",
        ),
        Field(
            "calendar",
            "map",
            "Ngày nghỉ, ngày làm bù của cơ quan; ngày lễ, Tết thì chương trình tự tính.",
            "{closed: [2026-12-31]}",
            of=CALENDAR_FIELDS,
        ),
        Field("fields", "maps", "Các lĩnh vực cải cách.", "[{key: the-che}]", of=REFORM_FIELDS),
        Field("indices", "maps", "Các chỉ số được hiển thị.", '[{key: sipas, name: "SIPAS"}]', of=INDEX_FIELDS),
    )
)

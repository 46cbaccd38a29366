"""The keys of a news item's front matter."""

from __future__ import annotations

from cchc.model.language import LANGUAGES
from cchc.model.news import BASES, FOCUSES, FORMATS
from cchc.sources.fields_site import CHANNEL_KINDS, SOURCE_FIELDS
from cchc.sources.schema import Field, Schema

LISTED_CHANNELS = {
    **CHANNEL_KINDS,
    "fanpage": "Fanpage",
    "phat-thanh": "Phát thanh",
    "bang-tin": "Bảng tin công cộng",
    "poster": "Áp phích",
    "to-roi": "Tờ rơi",
    "hop-thon": "Họp thôn, bản",
}
"""Ways on which an item goes out; the official channels of site.yml come on top."""

VIDEO_FIELDS = (
    Field("file", "text", "Tệp .mp4 hoặc .webm: đường dẫn tính từ tệp tin hoặc từ thư mục content.", "../video/a.mp4"),
    Field("url", "url", "Địa chỉ video ở trang khác; trang chỉ dẫn liên kết, không nhúng.", "https://laichautv.vn/a"),
    Field("captions", "text", "Tệp phụ đề .vtt.", "../video/a.vtt"),
    Field("transcript", "prose", "Lời trong video; bỏ trống thì lấy từ phụ đề.", '"Kính chào bà con!"'),
)

FIGURE_FIELDS = (
    Field("value", "number", "Con số.", '"85,97"', required=True),
    Field("of", "number", "Mức cao nhất có thể đạt, nếu có.", '"100"'),
    Field("unit", "text", "Đơn vị tính.", '"điểm"'),
    Field("label", "text", "Của ai hoặc là gì, hiện cạnh thanh biểu đồ: vài chữ.", '"Lai Châu"'),
    Field("rank", "text", "Thứ hạng trên tổng số đơn vị.", '"56/63"'),
    Field("mean", "number", "Trung bình cả nước tính cùng cách, để so sánh.", '"88,37"'),
)

PASSED_ON = ("hide", "icon", "status")
"""Front matter of Material for MkDocs that has no meaning here and does no harm."""

NEWS = Schema(
    (
        Field(
            "id",
            "text",
            "Mã cố định của tin, không đổi về sau; bỏ trống thì lấy địa chỉ của tin.",
            "phong-tho-2025-0001",
        ),
        Field(
            "title",
            "text",
            "Tên tin, đặt trong dấu ngoặc kép.",
            '"Xã Phong Thổ công khai thủ tục hành chính"',
            required=True,
        ),
        Field(
            "date",
            "moment",
            "Ngày giờ đăng; không ghi múi giờ thì hiểu là giờ Việt Nam.",
            "2025-07-28T08:00:00+07:00",
            required=True,
        ),
        Field(
            "description",
            "text",
            "Một, hai câu tóm tắt, không quá 300 ký tự.",
            '"Người dân tra cứu thủ tục tại trang này"',
            required=True,
        ),
        Field("fields", "keys", "Lĩnh vực cải cách, theo khóa trong site.yml.", "[thu-tuc-hanh-chinh]"),
        Field("area", "key", "Nội dung tuyên truyền, theo khóa trong kế hoạch.", "d"),
        Field("format", "key", "Thể loại.", "tin", choices=FORMATS),
        Field("unit", "key", "Khóa đơn vị cung cấp tin.", "phong-vhxh"),
        Field("documents", "keys", "Khóa các văn bản được nhắc đến.", "[76-nq-cp-2021]"),
        Field("procedures", "codes", "Mã các thủ tục được nhắc đến, đặt trong ngoặc kép.", '["1.001193"]'),
        Field(
            "sources",
            "maps",
            "Nguồn của tin.",
            '[{title: "Báo Lai Châu", url: "https://baolaichau.vn/"}]',
            of=SOURCE_FIELDS,
            scalar="title",
        ),
        Field(
            "search",
            "map",
            "Từ khóa mà người dân hay gõ khi tìm tin này.",
            '{keywords: ["giấy khai sinh"]}',
            of=(
                Field("keywords", "lines", "Các từ khóa.", '["giấy khai sinh"]'),
                Field("exclude", "flag", "Ghi true để tin không có trong kết quả tìm kiếm.", "false"),
            ),
        ),
        Field("image", "text", "Ảnh đại diện: đường dẫn tính từ tệp tin hoặc từ thư mục content.", "anh/tiep-dan.jpg"),
        Field("image_alt", "text", "Lời tả ảnh cho người không xem được ảnh.", '"Người dân nộp hồ sơ tại Trung tâm"'),
        Field(
            "image_focus",
            "key",
            "Phần quan trọng nhất của ảnh, được giữ lại khi ảnh bị cắt cho vừa ảnh chia sẻ.",
            "trai",
            choices=FOCUSES,
        ),
        Field(
            "figure",
            "map",
            "Con số chính của tin về kết quả: ảnh chia sẻ hiện số này cỡ lớn, kèm thanh biểu đồ.",
            '{value: "85,97", of: "100", unit: "điểm", label: "Lai Châu"}',
            of=FIGURE_FIELDS,
            scalar="value",
        ),
        Field("tags", "lines", "Thẻ.", '["hộ tịch"]'),
        Field("authors", "lines", "Tác giả.", '["Nguyễn Văn A"]'),
        Field("updated", "moment", "Ngày giờ sửa gần nhất.", "2025-08-01T09:00:00+07:00"),
        Field("draft", "flag", "Ghi true khi chưa đăng.", "true"),
        Field("slug", "key", "Phần cuối của địa chỉ; bỏ trống thì lấy tên tệp.", "cong-khai-thu-tuc"),
        Field("contributor", "text", "Cộng tác viên gửi tin.", '"Lò Văn B"'),
        Field("approved_by", "text", "Người duyệt.", '"Chủ tịch UBND xã"'),
        Field("approved_on", "date", "Ngày duyệt.", "2025-07-27"),
        Field(
            "basis",
            "map",
            "Căn cứ để nêu tên, hình ảnh của một người (gương điển hình, người bị phê bình).",
            '{kind: dong-y, note: "Phiếu đồng ý ngày 05/3/2026"}',
            of=(
                Field("kind", "key", "Loại căn cứ.", "dong-y", required=True, choices=BASES),
                Field("note", "text", "Giấy tờ hoặc điều luật cụ thể.", '"Phiếu đồng ý ngày 05/3/2026"'),
            ),
            scalar="kind",
        ),
        Field("audience", "lines", "Đối tượng; có noi-bo thì tin không đăng công khai.", "[nguoi-dan]"),
        Field("channels", "lines", "Kênh đăng, phát.", "[website, facebook, phat-thanh]"),
        Field(
            "disclosure",
            "flag",
            "Ghi true với thông tin phải công khai trên loa theo Điều 11 (khoản 7 đến 12) Luật Thực hiện dân chủ "
            "ở cơ sở: lịch phát xếp ít nhất 3 ngày liên tục.",
            "true",
        ),
        Field("broadcast_days", "integer", "Số ngày phát liên tục trên loa; bỏ trống là 1.", "3"),
        Field("broadcast_from", "date", "Ngày bắt đầu phát trên loa; bỏ trống là ngày đăng.", "2026-11-30"),
        Field(
            "video", "map", "Video của tin; ảnh hiện trước khi phát là image.", "{file: video/a.mp4}", of=VIDEO_FIELDS
        ),
        Field(
            "audio",
            "text",
            "Bản ghi âm của tin (.mp3, .m4a): đường dẫn tính từ tệp tin hoặc từ thư mục content; "
            "tin có bản ghi âm vào nguồn podcast /feeds/phat-thanh.xml.",
            "../am-thanh/phat-thanh-so-12.mp3",
        ),
        Field("expires", "date", "Ngày thông báo hết giá trị.", "2025-12-31"),
        Field("aliases", "lines", "Các địa chỉ cũ của tin, nay dẫn tới tin này.", '["tin-tuc/2025/ten-cu/"]'),
        Field("villages", "lines", "Tin chỉ dành cho những thôn, bản này; bỏ trống là mọi nơi.", '["bản Hoàng Hồ"]'),
        Field(
            "plain",
            "lines",
            "Nói ngắn gọn: vài câu ngắn ai cũng hiểu, hiện đầu bài.",
            '["Làm tại xã, không mất tiền."]',
        ),
        Field("lang", "key", "Ngôn ngữ của bài, bỏ trống là tiếng Việt.", "hmn", choices=LANGUAGES),
        Field(
            "version_of",
            "text",
            "Tin gốc mà bài này là bản bằng tiếng khác: địa chỉ, tên tệp hoặc phần cuối địa chỉ của tin gốc.",
            '"tin-tuc/2026/dang-ky-khai-sinh/"',
        ),
        Field("urgent", "flag", "Ghi true để tên tin hiện trên đầu mọi trang đến hết ngày expires.", "true"),
    ),
    ignored=PASSED_ON,
)

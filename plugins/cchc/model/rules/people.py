"""Rules on persons, their data, and who answers for what."""

from __future__ import annotations

from cchc.model.rules.kinds import Group, Rule

PEOPLE = Group(
    "Con người, dữ liệu cá nhân, trách nhiệm",
    (
        Rule(
            "personal-id",
            "error",
            "Có số căn cước, chứng minh nhân dân",
            "Luật Bảo vệ dữ liệu cá nhân chỉ cho công khai khi người đó đồng ý hoặc luật quy định. Dãy 12 chữ số "
            "giống số căn cước mà không có chữ đi kèm chỉ là cảnh báo.",
            "Xóa hoặc che bớt chữ số. Chưa sửa thì không dựng được trang.",
            "0120990xxxxx",
        ),
        Rule(
            "personal-account",
            "error",
            "Có số tài khoản ngân hàng của cá nhân",
            "Kẻ gian dùng số tài khoản và tên để lừa đảo. Tài khoản của Kho bạc, quỹ, cơ quan không bị báo.",
            "Xóa số tài khoản, hướng dẫn người đọc liên hệ đầu mối chính thức.",
        ),
        Rule(
            "personal-mrz",
            "error",
            "Có dòng mã đọc bằng máy của thẻ căn cước, hộ chiếu",
            "Các dòng này chứa họ tên, số giấy tờ và ngày sinh. Chương trình đối chiếu các chữ số kiểm tra "
            "rồi mới báo. Trong ảnh thì lời báo là picture-mrz.",
            "Xóa cả hai hoặc ba dòng, không chỉ che bớt chữ số. Chưa xóa thì không dựng được trang.",
        ),
        Rule(
            "personal-phone",
            "warning",
            "Có số di động không phải đầu mối chính thức",
            "Số điện thoại riêng là dữ liệu cá nhân.",
            "Số công vụ thì ghi vào site.yml, khi đó không bị báo nữa; số riêng thì xóa, trừ khi người đó đồng ý.",
        ),
        Rule(
            "personal-birth",
            "warning",
            "Có ngày sinh đầy đủ của người được nêu tên",
            "Tên và ngày sinh đủ để nhận dạng, giả mạo một người.",
            "Chỉ ghi năm sinh, hoặc bỏ.",
        ),
        Rule(
            "picture-position",
            "warning",
            "Ảnh ghi tọa độ nơi chụp",
            "Điện thoại ghi vị trí vào ảnh; đăng ảnh chụp ở nhà dân là đăng luôn địa chỉ.",
            "Trong Windows: bấm chuột phải vào ảnh, Properties, Details, Remove Properties and Personal "
            "Information; hoặc chạy cchc check --fix --write.",
        ),
        Rule(
            "picture-identity",
            "error",
            "Ảnh có mã QR của thẻ căn cước",
            "Quét mã là đọc được số căn cước, họ tên, ngày sinh, nơi ở. Mã QR khác (đường dẫn, mã thanh toán) "
            "không bị báo.",
            "Che kín mã bằng ô màu đặc rồi lưu lại ảnh, hoặc thay ảnh; làm mờ thì chưa đủ. Chưa sửa thì không dựng "
            "được trang. Ảnh mẫu công bố chính thức thì ghi vào content/_data/bo-qua.yml kèm lý do.",
        ),
        Rule(
            "picture-mrz",
            "error",
            "Ảnh có dòng mã đọc bằng máy của thẻ căn cước, hộ chiếu",
            "Hai hoặc ba dòng chữ và dấu < ở mặt sau thẻ căn cước, cuối trang nhân thân của hộ chiếu, chứa họ tên, số "
            "giấy tờ, ngày sinh. Chương trình đọc các dòng này trong ảnh, kể cả ảnh nghiêng, ngược, thẻ chỉ chiếm một "
            "phần ảnh, và chỉ báo lỗi khi các chữ số kiểm tra khớp. Ảnh quá mờ thì máy không đọc được: ảnh chụp "
            "giấy tờ vẫn phải có người xem.",
            "Che kín cả hai hoặc ba dòng bằng ô màu đặc rồi lưu lại ảnh, hoặc thay ảnh. Chưa sửa thì không dựng được "
            "trang. Ảnh mẫu công bố chính thức thì ghi vào content/_data/bo-qua.yml kèm lý do.",
        ),
        Rule(
            "picture-paper",
            "warning",
            "Ảnh có dòng chữ giống dòng mã của giấy tờ tùy thân",
            "Chương trình nhận ra kiểu chữ và cách xếp của dòng mã đọc bằng máy, nhưng các chữ số kiểm tra chưa "
            "khớp: dòng mã bị mờ, bị che một phần, hoặc là hình vẽ.",
            "Mở ảnh xem lại; đúng là giấy tờ của một người thì che kín hoặc thay ảnh.",
        ),
        Rule(
            "named-person",
            "warning",
            "Nêu tên người bị phê bình, xử lý mà chưa ghi căn cứ",
            "Nêu tên tổ chức thì được; nêu tên một người phải có căn cứ pháp luật.",
            "Bỏ tên, hoặc ghi basis: {kind: theo-luat, note: điều, luật} ở đầu tệp.",
        ),
        Rule(
            "role-consent",
            "warning",
            "Gương điển hình chưa ghi sự đồng ý",
            "Tên, hình ảnh của người được nêu gương là dữ liệu cá nhân.",
            "Ghi basis: {kind: dong-y, note: phiếu đồng ý, ngày} ở đầu tệp.",
        ),
        Rule(
            "approval-missing",
            "warning",
            "Tin chưa ghi người duyệt, ngày duyệt",
            "Tin đã đăng phải biết ai duyệt. Khi chưa tin nào ghi người duyệt thì chỉ là ghi chú.",
            "Ghi approved_by và approved_on ở đầu tệp.",
        ),
        Rule(
            "approval-late",
            "warning",
            "Ngày duyệt sau ngày đăng",
            "Tin được đăng trước khi duyệt, hoặc một trong hai ngày ghi sai.",
            "Xem lại hai ngày.",
        ),
        Rule(
            "contact-old",
            "warning",
            "Đầu mối liên hệ lâu chưa kiểm tra",
            "Số điện thoại chết làm người dân mất tin tưởng; quá hạn gấp đôi là lỗi.",
            "Gọi thử rồi sửa checked_on trong site.yml.",
        ),
        Rule(
            "contact-unchecked",
            "warning",
            "Đầu mối liên hệ chưa có ngày kiểm tra",
            "Không biết số còn dùng hay không.",
            "Gọi thử rồi ghi checked_on trong site.yml.",
        ),
    ),
)

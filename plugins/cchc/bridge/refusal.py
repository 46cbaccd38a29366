"""What the program will not do, said in one line with what to do instead."""

from __future__ import annotations

import errno

WRONG_CONTENT = 1
WRONG_USE = 2


class Refusal(Exception):  # noqa: N818 - not an error of the program
    """A refusal for people: `code` is the exit code of the command."""

    def __init__(self, message: str, remedy: str, code: int = WRONG_USE) -> None:
        """Keep a Vietnamese message and remedy, both without full stop."""
        super().__init__(f"{message} - {remedy}")
        self.code = code


def reason(error: OSError) -> tuple[str, str]:
    """Return in Vietnamese why the system refused, and what to do."""
    known = {
        errno.ENOSPC: ("hết chỗ trên đĩa", "xóa bớt tệp không cần rồi chạy lại"),
        getattr(errno, "EDQUOT", -1): ("hết dung lượng được cấp", "xóa bớt tệp không cần rồi chạy lại"),
        errno.EACCES: ("không có quyền", "xin quyền đọc, ghi thư mục, đóng chương trình đang mở tệp rồi chạy lại"),
        errno.EPERM: ("không có quyền", "xin quyền đọc, ghi thư mục, đóng chương trình đang mở tệp rồi chạy lại"),
        errno.EROFS: ("ổ đĩa chỉ cho đọc", "chọn thư mục khác"),
        errno.EBUSY: ("thư mục đang được dùng", "chọn một thư mục con của nó làm nơi đăng"),
        errno.ENOTDIR: ("đường dẫn đi qua một tệp thường", "kiểm tra lại đường dẫn"),
        errno.EISDIR: ("đó là thư mục, không phải tệp", "chỉ rõ tên tệp"),
        errno.ENOENT: ("không có tệp hoặc thư mục này", "kiểm tra lại đường dẫn"),
        errno.ESTALE: ("tệp vừa được lưu trong lúc đang dựng", "chạy lại"),
        errno.ENAMETOOLONG: ("tên quá dài", "rút ngắn tên"),
    }
    return known.get(error.errno or 0, (error.strerror or str(error), "kiểm tra ổ đĩa rồi chạy lại"))


def refusal_of(error: OSError, doing: str) -> Refusal:
    """Return a refusal for a system error met while `doing` (Vietnamese, "dựng chuyên mục")."""
    what, remedy = reason(error)
    name = error.filename2 or error.filename
    where = f" ({name})" if name else ""
    return Refusal(f"không {doing} được: {what}{where}", remedy, WRONG_CONTENT)

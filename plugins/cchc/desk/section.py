"""A new section as text: the configuration of MkDocs and site.yml, from the little that only the commune knows."""

from __future__ import annotations

import json
import re

from cchc.model.value import dataclass

_URBAN = "phường"

_COMMON = """\
channels:
  - {name: "Cổng Dịch vụ công quốc gia", kind: portal, url: "https://dichvucong.gov.vn/"}

fields:
  - {key: the-che, name: "Cải cách thể chế"}
  - {key: thu-tuc-hanh-chinh, name: "Cải cách thủ tục hành chính"}
  - {key: to-chuc-bo-may, name: "Cải cách tổ chức bộ máy hành chính nhà nước"}
  - {key: che-do-cong-vu, name: "Cải cách chế độ công vụ"}
  - {key: tai-chinh-cong, name: "Cải cách tài chính công"}
  - {key: chinh-quyen-so, name: "Xây dựng, phát triển chính quyền điện tử, chính quyền số"}
  - {key: chi-dao-dieu-hanh, name: "Công tác chỉ đạo, điều hành"}

indices:
  - {key: par-index, name: "PAR INDEX", long_name: "Chỉ số cải cách hành chính", level: tỉnh, publisher: "Bộ Nội vụ"}
  - {key: sipas, name: "SIPAS", long_name: "Chỉ số hài lòng về sự phục vụ hành chính", level: tỉnh}
"""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person was asked; `theme` is the way from the new folder to the program's templates."""

    name: str
    kind: str
    province: str
    province_kind: str
    url: str
    theme: str

    @property
    def full_name(self) -> str:
        """ "xã Bến Thử"."""
        return f"{self.kind} {self.name}"


def new_section(asked: Asked, usual_config: str) -> dict[str, str]:
    """Return the files of a section that builds; `usual_config` is the program's own mkdocs.yml."""
    description = f"Chuyên mục Cải cách hành chính của {asked.full_name}, {asked.province_kind} {asked.province}"
    config = usual_config
    for key, value in (("site_url", asked.url), ("site_description", description), ("  custom_dir", asked.theme)):
        # A backslash in an answer would mean something to re.sub.
        line = f"{key}: {_quoted(value)}".replace("\\", "\\\\")
        config = re.sub(rf"^{key}: .*$", line, config, flags=re.MULTILINE)
    return {
        "mkdocs.yml": config,
        "content/_data/site.yml": _site(asked) + _COMMON,
        "content/_data/ke-hoach/_mau.yml": _PLAN,
        ".gitignore": "site/\n.cache/\n.site.*\n",
    }


def _site(asked: Asked) -> str:
    """Return site.yml; what only the commune knows stands as a comment to fill in."""
    economy = "Phòng Kinh tế, Hạ tầng và Đô thị" if asked.kind == _URBAN else "Phòng Kinh tế"
    return f"""\
# Cấu hình của chuyên mục. Điều chưa biết thì bỏ trống khóa, không ghi số giả. Ý nghĩa từng khóa: docs/du-lieu.md.

commune:
  name: {_quoted(asked.name)}
  type: {asked.kind}
  province: {_quoted(asked.province)}
  province_type: {asked.province_kind}

section:
  title: "Cải cách hành chính"
  site_name: {_quoted(f"Trang thông tin điện tử {asked.full_name}")}
  description: {_quoted(f"Tin, thủ tục, văn bản và kết quả cải cách hành chính của {asked.full_name}")}
  owner: phong-vhxh
  publisher: van-phong

# Sửa tên, thêm bớt cho đúng với kế hoạch tuyên truyền của xã, phường. roles: mot-cua (một cửa), bien-tap (biên tập),
# truyen-thong (đăng, phát), bao-cao (tổng hợp báo cáo), phap-che (giữ danh mục văn bản).
units:
  - {{key: phong-vhxh, name: "Phòng Văn hóa - Xã hội", roles: [bien-tap, bao-cao]}}
  - {{key: van-phong, name: "Văn phòng HĐND và UBND", roles: [phap-che, truyen-thong]}}
  - {{key: phong-kinh-te, name: {_quoted(economy)}}}
  - {{key: trung-tam-pvhcc, name: "Trung tâm Phục vụ hành chính công", roles: [mot-cua]}}

# Bỏ dấu # và điền số đã gọi thử; ghi ngày gọi thử vào checked_on.
# contacts:
#   - name: "Đường dây nóng"
#     phone: ""
#     purpose: "Phản ánh, kiến nghị về thủ tục và thái độ phục vụ"
#     checked_on: 2026-01-31
#     primary: true

"""


_PLAN = """\
# Mẫu kế hoạch: chép thành tệp khác không có dấu gạch dưới ở đầu tên (ví dụ 2026.yml) rồi điền theo văn bản đã ban hành.
title: ""
issuer: ""
number: ""
date:
period_from:
period_to:
areas:
  - {key: chu-truong, letter: "a", title: "", text: ""}
tasks:
  - {content: "", lead: phong-vhxh, partners: [van-phong], time: "Thường xuyên", area: chu-truong, product: "Tin, bài"}
recipients: []
"""


def _quoted(text: str) -> str:
    """Return a text as YAML reads it, whatever is in it."""
    return json.dumps(text, ensure_ascii=False)

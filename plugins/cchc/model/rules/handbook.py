"""Writes docs/huong-dan/kiem-tra.md from the rules, so that the handbook never explains a rule that is not there."""

from __future__ import annotations

from collections.abc import Iterator

from cchc.model.problem import Level
from cchc.model.rules import GROUPS
from cchc.model.rules.kinds import Rule

LEVELS: dict[Level, str] = {"error": "lỗi", "warning": "cảnh báo", "note": "ghi chú"}

_INTRO = """# `cchc check` nói gì và phải làm gì

Tệp này do chương trình sinh ra từ mã nguồn (`python -m tests.golden`), không sửa bằng tay.

- **Lỗi**: chưa sửa thì không dựng, không đăng được.
- **Cảnh báo**: vẫn đăng được, nhưng phải có người xem.
- **Ghi chú**: nên xem, không bắt buộc sửa.

Xem giải thích một quy tắc ngay trên dòng lệnh: `cchc check --explain citation-undated`.

## Sửa tự động

`cchc check --fix` in ra những chỗ chương trình sửa được chắc chắn (dấu gạch nối, dấu cách, kiểu ký hiệu,
ngày ban hành đã có trong danh mục, lỗi gõ hay gặp) dưới dạng so sánh trước và sau, chưa ghi gì.
Đọc kỹ rồi chạy `cchc check --fix --write` để ghi.

## Bỏ qua một lời báo

Lời báo không đúng với trường hợp của mình thì ghi vào **một nơi duy nhất**,
tệp `content/_data/bo-qua.yml`, luôn kèm lý do:

```yaml
- rule: citation-unknown
  about: "48/CV-BCĐTKNQ18"
  reason: "Công văn nội bộ của Ban Chỉ đạo, không đưa vào danh mục"
- rule: personal-phone
  file: "tin-tuc/2026/tuyen-cong-tac-vien.md"
  reason: "Ông trưởng bản đồng ý công khai số này, phiếu ngày 05/3/2026"
  until: 2026-12-31
```

`file` nhận dấu `*`; bỏ trống là mọi tệp. `about` là một phần câu báo. Mục không còn dùng đến thì `cchc check` nhắc xóa.
"""


def handbook() -> str:
    """Return the page as Markdown."""
    parts = [_INTRO]
    for group in GROUPS:
        parts.append(f"## {group.title}\n")
        for rule in group.rules:
            parts += _section(rule)
    return "\n".join(parts)


def explain(rule: Rule) -> str:
    """Return what the command line says of a rule."""
    lines = [f"{rule.id} ({LEVELS[rule.level]}): {rule.name}", f"Vì sao: {rule.why}", f"Cách làm: {rule.how}"]
    return "\n".join([*lines, f"Ví dụ: {rule.example}"] if rule.example else lines)


def _section(rule: Rule) -> Iterator[str]:
    yield f"### `{rule.id}`\n"
    yield f"**{rule.name}** ({LEVELS[rule.level]}). {rule.why}\n"
    yield f"Cách làm: {rule.how}\n"
    if rule.example:
        yield f"Ví dụ: {rule.example}\n"

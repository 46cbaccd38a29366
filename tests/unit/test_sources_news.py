"""News items: addresses, dates, references, hidden items, bodies."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from sources_kit import item, read, rules, told

from cchc.model.news import Reference
from cchc.model.text import VIETNAM

NAME = "tin-tuc/2025/tin-thu.md"


def test_an_item(tmp_path: Path) -> None:
    extra = """\
id: tin-1
fields: [thu-tuc-hanh-chinh]
format: thong-bao
unit: phong-vhxh
procedures: ["1.001193"]
documents: [76-nq-cp-2021]
sources: [{title: "Báo", url: "https://bao.vn/"}, "Đài"]
search: {keywords: [khai sinh]}
image: anh/a.jpg
image_alt: "Người dân nộp hồ sơ"
channels: [website, Fanpage]
hide: [toc]
"""
    site, problems = read(
        tmp_path,
        {
            NAME: item(extra, "Đoạn đầu.\n\n## Mục\n\n![Ảnh](anh/a.jpg)\n"),
            "tin-tuc/2025/anh/a.jpg": b"x",
            "_data/thu-tuc/1.001193.yml": 'code: "1.001193"\nname: A\nfield: B\nsource: Cổng\n',
            "_data/van-ban/a.yml": '- {type: Nghị quyết, number: "76", symbol: NQ-CP, date: 2021-07-15, title: a}\n',
        },
    )
    assert problems == []
    (news,) = site.news
    assert (news.id, news.path, news.slug, news.file) == ("tin-1", "tin-tuc/2025/tin-thu/", "tin-thu", NAME)
    assert news.date == datetime(2025, 7, 28, 8, tzinfo=VIETNAM)
    assert (news.image, news.keywords, news.channels) == (
        "tin-tuc/2025/anh/a.jpg",
        ("khai sinh",),
        ("website", "fanpage"),
    )
    assert news.sources == (Reference("Báo", "https://bao.vn/"), Reference("Đài"))
    assert news.body.startswith("Đoạn đầu.")
    assert news.body_line == 19


def test_absent_id_is_the_address_and_slug_wins_over_the_file_name(tmp_path: Path) -> None:
    site, problems = read(tmp_path, {"tin-tuc/2025/07/Tin Mới.md": item("slug: tin-moi\n")})
    assert problems == []
    assert (site.news[0].id, site.news[0].path) == ("tin-tuc/2025/tin-moi/", "tin-tuc/2025/tin-moi/")


@pytest.mark.parametrize(
    ("name", "text", "problem"),
    [
        (
            "tin-tuc/2024/a.md",
            item(),
            "tin-tuc/2024/a.md:3: ngày 28/07/2025 không thuộc năm của thư mục tin-tuc/2024"
            " - chuyển tệp vào tin-tuc/2025/ hoặc sửa lại date",
        ),
        ("tin-tuc/a.md", item(), "tin-tuc/a.md: tin không nằm trong thư mục của năm - chuyển tệp vào tin-tuc/2025/"),
        (
            "tin-tuc/2025/Tin Mới.md",
            item(),
            "tin-tuc/2025/Tin Mới.md: tên tệp có dấu, chữ hoa hoặc dấu cách nên không làm địa chỉ được"
            " - đổi tên tệp thành tin-moi.md hoặc thêm dòng slug: tin-moi",
        ),
        (
            "tin-tuc/2025/index.md",
            item(),
            "tin-tuc/2025/index.md: trang danh sách tin do chương trình tự tạo, không dùng tên này cho tin"
            " - đổi tên tệp nếu đây là một tin, hoặc xóa tệp",
        ),
        (NAME, item().replace('"Tin thử"', "Tin: mới"), f"{NAME}:2: giá trị của “title” có dấu hai chấm"),
        (
            NAME,
            item("unit: phong-la\n"),
            f"{NAME}:5: không có đơn vị “phong-la” - dùng một trong: phong-vhxh, van-phong",
        ),
        (
            NAME,
            item("fields: [the-chee]\n"),
            f"{NAME}:5: không có lĩnh vực “the-chee” - dùng một trong: the-che, thu-tuc-hanh-chinh",
        ),
        (NAME, item("format: tinn\n"), f"{NAME}:5: khóa “format”: “tinn” không có trong danh sách: tin, bai,"),
        (
            NAME,
            item("documents: [khong-co]\n"),
            f"{NAME}:5: văn bản “khong-co” chưa có trong danh mục - thêm vào _data/van-ban hoặc sửa lại khóa",
        ),
        (
            NAME,
            item('procedures: ["1.001193.000.00.00.H35"]\n'),
            f"{NAME}:5: thủ tục 1.001193 chưa có trong danh mục - thêm vào _data/thu-tuc hoặc sửa lại mã",
        ),
        (NAME, item("channels: [tivi]\n"), f"{NAME}:5: không có kênh “tivi” - dùng một trong: app, bang-tin,"),
        (NAME, item("image: a.jpg\nimage_alt: b\n"), f"{NAME}:5: không có tệp ảnh “a.jpg” - chép tệp ảnh vào thư mục"),
        (NAME, item("image: https://a.vn/b.jpg\nimage_alt: b\n"), f"{NAME}:5: ảnh hoặc tệp lấy từ trang khác"),
        (NAME, item(body="\n"), f"{NAME}:8: tin chưa có nội dung - viết nội dung dưới dòng --- thứ hai"),
        (
            NAME,
            item().replace("Tin thử", "a" * 201),
            f"{NAME}:2: “title” dài 201 ký tự - nên rút còn 200 ký tự trở xuống",
        ),
    ],
)
def test_wrong_items(tmp_path: Path, name: str, text: str, problem: str) -> None:
    _, problems = read(tmp_path, {name: text})
    assert told(problems)[0].startswith(problem)
    assert len(problems) == 1


@pytest.mark.parametrize(
    ("body", "rule"),
    [
        ("![A](http://a.vn/b.jpg)", "external-file"),
        ("![A](//a.vn/b.jpg)", "external-file"),
        ("![A][b]\n\n[b]: https://a.vn/b.jpg", "external-file"),
        ('<img alt="A" src="https://a.vn/b.jpg">', "external-file"),
        ("<video poster=https://a.vn/b.jpg></video>", "external-file"),
        ("<p style=\"background:url('//a.vn/x')\">a</p>", "external-file"),
        ("<script>alert(1)</script>", "forbidden-tag"),
        ("<IFRAME src='x'></IFRAME>", "forbidden-tag"),
        ('<p onclick="x()">a</p>', "event-handler"),
        ('<p title="a>b" onmouseover=x()>a</p>', "event-handler"),
        ("[a](javascript:alert(1))", "script-link"),
        ("![A](b.jpg)", "image-missing"),
        ("![A](/b.jpg)", "image-missing"),
        ("# Tên tin", "second-title"),
        ("#CCHC", "second-title"),
    ],
)
def test_bodies_that_are_refused(tmp_path: Path, body: str, rule: str) -> None:
    _, problems = read(tmp_path, {NAME: item(body=f"Đoạn đầu.\n\n{body}\n")})
    assert (rule, 9) in [(problem.rule, problem.line) for problem in problems]


@pytest.mark.parametrize(
    "body",
    [
        "[trang](https://a.vn/) và <https://b.vn/>",
        "`<script>` là thẻ mã lệnh",
        "```html\n<script>\n![a](https://a.vn/b.jpg)\n```",
        "Số liệu < 5 và > 3\n\n## Mục\n\n| a | b |\n|---|---|\n| 1 | 2 |",
        "Ghi chú #1 trong câu",
    ],
)
def test_bodies_that_are_fine(tmp_path: Path, body: str) -> None:
    assert read(tmp_path, {NAME: item(body=f"{body}\n")})[1] == []


def test_a_picture_in_other_capitals_is_guessed(tmp_path: Path) -> None:
    _, problems = read(tmp_path, {NAME: item(body="![A](anh.jpg)\n"), "tin-tuc/2025/Anh.JPG": b"x"})
    assert told(problems) == [f"{NAME}:7: không có tệp ảnh “anh.jpg” - có phải là Anh.JPG"]


def test_pictures_need_words(tmp_path: Path) -> None:
    files = {NAME: item("image: a.jpg\n", "![](a%20b.jpg)\n"), "tin-tuc/2025/a.jpg": b"x", "tin-tuc/2025/a b.jpg": b"x"}
    assert rules(read(tmp_path, files)[1]) == [("warning", "image-alt", 5), ("note", "image-alt", 8)]


def test_hidden_items(tmp_path: Path) -> None:
    site, problems = read(
        tmp_path,
        {
            "tin-tuc/2025/a.md": item("draft: true\nunit: phong-la\n"),
            "tin-tuc/2025/b.md": item("audience: [nguoi-dan, Nội bộ]\n"),
            "tin-tuc/2025/c.md": item("draft: có lẽ\n"),
            "tin-tuc/2025/d.md": "không có khai báo",
            "tin-tuc/2025/_e.md": "nháp",
            "tin-tuc/2025/f.md": item(),
            "tin-tuc/_mau/g.md": "mẫu",
        },
    )
    assert [news.file for news in site.news] == ["tin-tuc/2025/f.md"]
    names = ("2025/_e", "2025/a", "2025/b", "2025/c", "2025/d", "_mau/g")
    assert site.hidden == tuple(f"tin-tuc/{name}.md" for name in names)
    assert rules(problems) == [
        ("error", "wrong-flag", 5),
        ("error", "front-matter-missing", 1),
        ("note", "unknown-unit", 6),
    ]


def test_files_of_drafts_are_drafts_whatever_lies_elsewhere_under_their_name(tmp_path: Path) -> None:
    site, _ = read(
        tmp_path,
        {
            "tin-tuc/2025/a.md": item("draft: true\n", "![x](anh/x.jpg) ![y](y%20z.jpg) ![w](../2026/w.jpg)\n"),
            "tin-tuc/2025/b.md": item("image: w.jpg\nimage_alt: w\n", "![x](../2026/x.jpg) ![v](v.png)\n"),
            "tin-tuc/2025/anh/x.jpg": b"x",
            "tin-tuc/2026/x.jpg": b"x",
            "tin-tuc/2025/y z.jpg": b"x",
            "tin-tuc/2025/w.jpg": b"x",
            "tin-tuc/2026/w.jpg": b"x",
            "tin-tuc/2025/v.png": b"x",
        },
    )
    hidden = {"tin-tuc/2025/a.md", "tin-tuc/2025/anh/x.jpg", "tin-tuc/2025/y z.jpg", "tin-tuc/2026/w.jpg"}
    assert set(site.hidden) == hidden


def test_the_same_id_or_address_twice(tmp_path: Path) -> None:
    site, problems = read(
        tmp_path,
        {
            "tin-tuc/2025/a.md": item("id: x\n"),
            "tin-tuc/2025/b.md": item("id: x\n"),
            "tin-tuc/2025/c.md": item("slug: a\n"),
        },
    )
    assert [news.file for news in site.news] == ["tin-tuc/2025/a.md"]
    assert told(problems) == [
        "tin-tuc/2025/b.md: mã id “x” trùng với tệp tin-tuc/2025/a.md"
        " - đặt id khác cho tin mới hơn, giữ nguyên id của tin đã đăng",
        "tin-tuc/2025/c.md: địa chỉ tin-tuc/2025/a/ trùng với tệp tin-tuc/2025/a.md - đổi tên tệp hoặc đặt slug khác",
    ]


def test_dates_do_not_tie(tmp_path: Path) -> None:
    day = item().replace("T08:00:00+07:00", "")
    later = item().replace("08:00:00", "08:00:01")
    names = ("c", "a", "b")
    site, _ = read(tmp_path, {**{f"tin-tuc/2025/{name}.md": day for name in names}, "tin-tuc/2025/0.md": later})
    assert [(news.file[-4:-3], news.date.second) for news in site.news] == [("0", 3), ("c", 2), ("b", 1), ("a", 0)]
    assert len({news.date for news in site.news}) == 4

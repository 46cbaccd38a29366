"""The command line: what people type, read and get back."""

from __future__ import annotations

import gettext
import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import click
import pytest
from click.testing import CliRunner, Result

from cchc.cli import cli
from cchc.cli.problems import listing, summary_of
from cchc.cli.speech import LOCALE
from cchc.desk import writer
from cchc.desk.items import Taken, new_item, slug_of
from cchc.model.problem import Level, Problem
from cchc.model.procedure import Procedure
from cchc.model.text import VIETNAM
from cchc.sources.portal_update import is_of_commune, plan_update

REPO = Path(__file__).resolve().parents[2]
NOW = datetime(2026, 11, 22, 8, 30, 5, tzinfo=VIETNAM)

SITE = """\
commune: {name: "Phong Thổ", type: xã, province: "Lai Châu"}
section:
  title: "Cải cách hành chính"
  site_name: "Trang thông tin điện tử xã Phong Thổ"
  description: "Tin và thủ tục hành chính"
  owner: phong-vhxh
units:
  - {key: phong-vhxh, name: "Phòng Văn hóa - Xã hội"}
contacts:
  - {name: "Đường dây nóng", phone: "0213 3896 123", primary: true, checked_on: 2026-11-01}
fields:
  - {key: the-che, name: "Cải cách thể chế"}
indices:
  - {key: par-index, name: "PAR INDEX"}
"""

EXPORT = """\
Mã số,Tên,Lĩnh vực,Cơ quan ban hành,Cơ quan thực hiện
1.001193,Đăng ký khai sinh,Hộ tịch,Bộ Tư pháp,Ủy ban nhân dân cấp xã
1.001194,Đăng ký khai tử,Hộ tịch,Bộ Tư pháp,Ủy ban nhân dân cấp xã
2.000001,Cấp thẻ luật sư,Luật sư,Bộ Tư pháp,Sở Tư pháp
"""


def put(path: Path, text: str) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


@pytest.fixture
def section(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A small section as the present folder."""
    folder = tmp_path / "chuyên mục"
    theme = (REPO / "theme_overrides").as_posix()
    text = (REPO / "mkdocs.yml").read_text(encoding="utf-8")
    put(folder / "mkdocs.yml", text.replace("custom_dir: theme_overrides", f'custom_dir: "{theme}"'))
    put(folder / "content/_data/site.yml", SITE)
    monkeypatch.chdir(folder)
    return folder


def run(*words: str) -> Result:
    return CliRunner().invoke(cli, words, prog_name="cchc")


ENGLISH = ("Usage", "Error", "Options", "Commands", "Show", "Try", "Missing", "Invalid", "COMMAND", "ARGS", "PATH")


@pytest.mark.parametrize(
    "words",
    [
        ["--help"],
        ["build", "--help"],
        ["check", "--help"],
        ["new", "--help"],
        ["social", "--help"],
        ["import", "--help"],
        ["import", "thu-tuc", "--help"],
        ["rollback", "--help"],
        ["--version"],
    ],
)
def test_help_is_vietnamese(words: Sequence[str]) -> None:
    result = run(*words)
    assert result.exit_code == 0
    assert not [word for word in ENGLISH if word in result.output]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["buid"], "Lỗi: Không có lệnh 'buid' - xem các lệnh bằng --help (Có phải là: 'build'?)"),
        (["build", "--sach"], "Lỗi: Không có tùy chọn '--sach' - xem các tùy chọn bằng --help"),
        (["build", "-d"], "Lỗi: Tùy chọn '-d' phải có 1 giá trị đi kèm."),
        (["new", "tin"], "Lỗi: Thiếu tham số 'TIÊU_ĐỀ'."),
        (["new", "truyen", "A"], "Lỗi: Giá trị của 'LOẠI' không đúng: 'truyen' không thuộc các giá trị 'tin'"),
        (["new", "tin", "Xã", "Phong"], "Lỗi: Thừa tham số (Phong) - bỏ phần thừa;"),
        (["check", "khong-co"], "Không có tệp hoặc thư mục khong-co - kiểm tra lại đường dẫn"),
        (["build", "-f", "x.yml"], "Không có tệp cấu hình x.yml - kiểm tra lại đường dẫn sau -f"),
        (["import", "thu-tuc", "x.xlsx"], "Không có tệp x.xlsx - kiểm tra lại đường dẫn"),
        (["new", "tin", "!?"], "Tiêu đề không có chữ hay số nào - "),
        (["new", "tin", "A", "--unit", "x"], "Không có đơn vị “x” - dùng một trong: phong-vhxh"),
        (["new", "tin", "A", "--field", "x"], "Không có lĩnh vực “x” - dùng một trong: the-che"),
    ],
)
def test_wrong_use_is_one_vietnamese_line_and_code_2(section: Path, words: Sequence[str], said: str) -> None:
    result = run(*words)
    assert result.exit_code == 2
    assert said in result.output.splitlines()[-1]
    assert not [word for word in ENGLISH if word in result.output]


@pytest.mark.parametrize(
    "words", [["build"], ["rollback"], ["check"], ["new", "tin", "A"], ["import", "thu-tuc", "a.csv"]]
)
def test_without_mkdocs_yml_it_says_where_it_looked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: Sequence[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    result = run(*words)
    assert result.exit_code == 2
    assert result.output.startswith(f"Không thấy mkdocs.yml trong thư mục {tmp_path} - ")


def test_the_catalogue_is_compiled_and_keeps_every_placeholder() -> None:
    pofile = pytest.importorskip("babel.messages.pofile")
    folder = LOCALE / "vi/LC_MESSAGES"
    compiled = gettext.translation("messages", LOCALE, ["vi"])
    with (folder / "messages.po").open("rb") as file:
        messages = [message for message in pofile.read_po(file) if message.id]
    assert messages
    for message in messages:
        plural = isinstance(message.id, tuple)
        text = message.string[0] if plural else message.string
        single = message.id[0] if plural else message.id
        many = message.id[1] if plural else message.id
        assert (compiled.ngettext(single, many, 2) if plural else compiled.gettext(single)) == text
        names = {part.split("}")[0] for part in text.split("{")[1:]}
        assert names <= {part.split("}")[0] for one in (single, many) for part in one.split("{")[1:]}


def test_the_language_of_the_process_stays() -> None:
    assert gettext.gettext("Usage:") == "Usage:"
    assert click.core._("Commands") == "Các lệnh"  # type: ignore[attr-defined]


@pytest.mark.parametrize("extra", [{"PYTHONIOENCODING": "cp1252"}, {"LC_ALL": "C", "PYTHONUTF8": "0"}])
def test_consoles_without_vietnamese_get_utf8(tmp_path: Path, extra: dict[str, str]) -> None:
    command = [sys.executable, "-m", "cchc", "build"]
    done = subprocess.run(command, capture_output=True, cwd=tmp_path, env={**os.environ, **extra}, check=False)
    assert done.returncode == 2
    assert done.stderr.decode("utf-8").startswith("Không thấy mkdocs.yml trong thư mục ")


def test_a_new_item_passes_the_check_but_for_the_description(section: Path) -> None:
    title = 'Xã Phong Thổ: mở "Ngày thứ Bảy vì dân" #1'
    result = run("new", "tin", title, "--unit", "phong-vhxh", "--field", "the-che")
    assert result.exit_code == 0
    path = Path(result.stdout.strip())
    assert path.parts[:2] == ("content", "tin-tuc")
    assert path.name == "xa-phong-tho-mo-ngay-thu-bay-vi-dan-1.md"
    checked = run("check", "--format", "json", str(path))
    assert checked.exit_code == 0
    (problem,) = json.loads(checked.stdout)
    assert list(problem) == ["file", "line", "rule", "level", "message", "remedy"]
    assert (problem["level"], problem["rule"], problem["message"]) == ("note", "missing", "để trống khóa “description”")
    # Filled in and no longer a draft, it is published.
    text = path.read_text(encoding="utf-8")
    put(path, text.replace('description: ""', 'description: "Một câu"').replace("draft: true\n", ""))
    assert run("check").exit_code == 0
    assert run("build").exit_code == 0
    assert title.replace('"', "&#34;") in (section / "site" / path.relative_to("content").with_suffix("")).joinpath(
        "index.html"
    ).read_text(encoding="utf-8")


def test_new_never_overwrites_and_ids_are_unique(section: Path) -> None:
    paths = [run("new", "thong-bao", "Lịch tiếp dân").stdout.strip() for _ in range(3)]
    assert [Path(path).stem for path in paths] == ["lich-tiep-dan", "lich-tiep-dan-2", "lich-tiep-dan-3"]
    lines = [line for path in paths for line in Path(path).read_text(encoding="utf-8").splitlines()]
    ids = [line for line in lines if line.startswith("id:")]
    assert len(set(ids)) == 3


@pytest.mark.parametrize(
    "kind",
    ["tin", "bai", "hoi-dap", "mo-hinh", "guong-dien-hinh", "thong-bao", "su-kien", "cuoc-thi", "video"],
)
def test_every_format_has_a_sound_template(section: Path, kind: str) -> None:
    path, text = new_item(kind, "Tên", now=NOW, commune="Phong Thổ", taken=Taken())
    put(section / "content" / path, text.replace('""', '"Câu"').replace("draft: true\n", ""))
    from cchc.sources import load

    site, problems = load(section / "content", today=NOW.date())
    assert [str(problem) for problem in problems if problem.file == path] == []
    assert site
    assert (site.news[0].id, site.news[0].format, site.news[0].date) == ("phong-tho-20261122-083005", kind, NOW)


def test_slugs() -> None:
    assert slug_of("Đường dây nóng – “Ô Quy Hồ”") == "duong-day-nong-o-quy-ho"
    long = slug_of("Tuyên truyền " * 20)
    assert len(long) <= 80
    assert long.endswith("-truyen")
    for reserved in ("Con", "Index", "README", "COM1"):
        assert new_item("tin", reserved, now=NOW, commune="", taken=Taken())[0].endswith("-2.md")


def test_check_lists_everything_filters_and_fails_on_errors(section: Path) -> None:
    front = '---\ntitle: "{}"\ndate: 2026-08-01T08:00:00+07:00\ndescription: "Câu"\n---\n\n{}\n'
    put(section / "content/tin-tuc/2026/mot.md", front.format("Một", "<script>x</script> và ![ảnh](khong.jpg)"))
    put(section / "content/tin-tuc/2026/hai.md", front.format("Hai", "Chữ.").replace("title:", "titel:"))
    result = run("check")
    assert result.exit_code == 1
    lines = result.stdout.splitlines()
    assert len([line for line in lines if line.startswith("tin-tuc/2026/mot.md:7: ")]) == 2
    assert any(line.startswith("tin-tuc/2026/hai.md:") and "titel" in line for line in lines)
    assert all(" - " in line for line in lines)
    assert result.stderr.splitlines()[-1].startswith("Kiểm tra xong: 3 lỗi, 1 cảnh báo")
    only = run("check", "content/tin-tuc/2026/mot.md", "--format", "json")
    assert {row["file"] for row in json.loads(only.stdout)} == {"tin-tuc/2026/mot.md"}
    assert run("check", "content/_data").exit_code == 0


def test_check_groups_by_file_the_most_serious_first(capfd: pytest.CaptureFixture[str]) -> None:
    rows: list[tuple[str, int, Level]] = [
        ("b.md", 9, "note"),
        ("c.md", 3, "error"),
        ("a.md", 1, "note"),
        ("c.md", 2, "warning"),
        ("b.md", 12, "error"),
        ("b.md", 4, "error"),
        ("d.md", 0, "warning"),
    ]
    problems = [Problem(file, line, "rule", "sai", "sửa", level) for file, line, level in rows]
    listing(problems)
    out, err = capfd.readouterr()
    places = ["b.md:4", "b.md:12", "b.md:9", "c.md:3", "c.md:2", "d.md", "a.md:1"]
    assert out.splitlines() == [f"{place}: sai - sửa" for place in places]
    headings = [
        ("Tệp b.md (2 lỗi, 1 ghi chú)", "Lỗi:", "Ghi chú:", ""),
        ("Tệp c.md (1 lỗi, 1 cảnh báo)", "Lỗi:", "Cảnh báo:", ""),
        ("Tệp d.md (1 cảnh báo)", "Cảnh báo:", ""),
        ("Tệp a.md (1 ghi chú)", "Ghi chú:", ""),
    ]
    assert err.splitlines() == [line for lines in headings for line in lines]
    assert summary_of(problems).startswith("Kiểm tra xong: 3 lỗi, 2 cảnh báo, 2 ghi chú trong 4 tệp; chưa đăng được")


def test_build_shows_problems_and_one_summary(section: Path) -> None:
    result = run("build", "-d", "ra")
    assert result.exit_code == 0, result.output
    assert result.output.splitlines()[-1].startswith("Đã dựng 0 thủ tục, 0 tin, 0 văn bản: ")
    assert "INFO" not in result.output
    put(section / "content/tin-tuc/2026/mot.md", "không có phần đầu")
    result = run("build", "-d", "ra")
    assert result.exit_code == 1
    assert result.output.splitlines()[-1] == "Nội dung còn 1 lỗi, chưa đăng gì - sửa các dòng nêu trên rồi chạy lại"
    assert "tin-tuc/2026/mot.md:1: " in result.output


def _drafts(section: Path) -> list[Path]:
    """Return the drafts of the register and of its news item."""
    return [*(section / "content/_data/thu-tuc-thay-doi").iterdir(), *(section / "content/tin-tuc").rglob("cong-bo*")]


def test_import_shows_writes_and_then_finds_nothing(section: Path) -> None:
    table = section / "content/_data/thu-tuc/danh-muc.csv"
    put(
        table,
        EXPORT.replace("Hộ tịch,Bộ", "Chứng thực,Bộ", 1).replace("1.001194,Đăng ký khai tử", "1.009999,Đã bãi bỏ"),
    )
    before = table.read_bytes()
    export = put(section / "tải về.csv", EXPORT)
    dry = run("import", "thu-tuc", str(export), "--cap-xa", "--dry-run")
    assert dry.exit_code == 0
    assert table.read_bytes() == before
    assert "Chạy thử, chưa ghi gì." in dry.stderr
    result = run("import", "thu-tuc", str(export), "--cap-xa")
    drafts = [f"content/{path.relative_to(section / 'content').as_posix()}" for path in _drafts(section)]
    assert result.stdout == dry.stdout + "\n".join(["content/_data/thu-tuc/danh-muc.csv", *drafts]) + "\n"
    assert "2.000001" not in "".join(path.read_text("utf-8") for path in _drafts(section))
    for line in (
        "tải về.csv: đọc 3 thủ tục, lấy 2, bỏ qua 1 thủ tục không do cấp xã thực hiện",
        "Thêm mới: 1",
        "  1.001194  Đăng ký khai tử",
        "Thay đổi: 1",
        "      lĩnh vực: “Chứng thực” → “Hộ tịch”",
        "  1.009999  Đã bãi bỏ",
        "Cần người xem: 0",
    ):
        assert line in result.stdout.splitlines(), line
    text = table.read_bytes()
    again = run("import", "thu-tuc", str(export), "--cap-xa")
    assert table.read_bytes() == text
    assert "Thêm mới: 0" in again.stdout
    assert "Thay đổi: 0" in again.stdout
    assert again.stderr == "Danh mục đã khớp với tệp, không ghi tệp nào.\n"
    codes = [line[:8] for line in text.decode("utf-8-sig").splitlines()[1:]]
    assert codes == ["1.001193", "1.001194", "1.009999", "2.000001"]


def test_import_mends_the_table_in_which_a_procedure_stands(section: Path) -> None:
    folder = section / "content/_data/thu-tuc"
    put(folder / "a.csv", "Mã số,Tên,Lĩnh vực,Ghi chú\n1.001193,Tên cũ,Hộ tịch,Quầy 1\n")
    put(folder / "1.001193.yml", 'code: "1.001193"\nfield: "Tư pháp"\n')
    export = put(section / "x.csv", EXPORT)
    update = plan_update(export, section / "content")
    assert sorted(update.files) == ["_data/thu-tuc/a.csv", "_data/thu-tuc/danh-muc.csv"]
    assert "1.001193,Đăng ký khai sinh,Hộ tịch," in update.files["_data/thu-tuc/a.csv"]
    assert "Quầy 1" in update.files["_data/thu-tuc/a.csv"]
    assert [str(problem) for problem in update.to_see] == [
        "_data/thu-tuc/1.001193.yml: lĩnh vực ghi “Tư pháp”, tệp nhập ghi “Hộ tịch”"
        " - trang đang hiện theo tệp này; sửa lại nếu tệp nhập đúng"
    ]
    assert run("import", "thu-tuc", str(export)).exit_code == 0
    assert plan_update(export, section / "content").files == {}


def test_import_refuses_to_lose_rows_or_to_read_nonsense(section: Path) -> None:
    table = put(section / "content/_data/thu-tuc/danh-muc.csv", "Mã số,Tên\nabc,Sai mã\n")
    before = table.read_bytes()
    export = put(section / "x.csv", EXPORT)
    result = run("import", "thu-tuc", str(export))
    assert result.exit_code == 1
    assert "_data/thu-tuc/danh-muc.csv:2: “abc” không phải mã thủ tục" in result.stderr
    assert result.stderr.splitlines()[-1].startswith("Danh mục hiện có còn lỗi, chưa ghi gì - ")
    assert table.read_bytes() == before
    result = run("import", "thu-tuc", str(put(section / "y.csv", "a,b\n1,2\n")))
    assert result.exit_code == 1
    assert result.stderr.splitlines()[-1].startswith("y.csv: không đọc được thủ tục nào, chưa ghi gì - ")
    broken = section / "z.xlsx"
    broken.write_bytes(b"PK\x03\x04" + bytes(100))
    result = run("import", "thu-tuc", str(broken))
    assert result.exit_code == 1
    assert len(result.stderr.splitlines()) == 1
    assert result.stderr.startswith("z.xlsx: tệp bảng tính hỏng hoặc chép chưa xong")


def test_agencies_of_a_commune() -> None:
    procedure = Procedure(code="1.001193", name="A", field="B")
    for agency in ("Ủy ban nhân dân cấp xã", "Công an cấp Xã", "UBND phường", "Trạm Y tế xã", "Chủ tịch UBND xã"):
        assert is_of_commune(replace(procedure, agencies=("Sở Y tế", agency))), agency
    for agency in ("Bảo hiểm xã hội tỉnh", "Chủ đầu tư nhà ở xã hội", "Sở Tư pháp", "Văn phòng Trung ương Đảng"):
        assert not is_of_commune(replace(procedure, agencies=(agency,))), agency
    assert is_of_commune(replace(procedure, extra=(("Cấp thực hiện", "Cấp bộ, Cấp xã"),)))
    assert not is_of_commune(procedure)


def test_the_writer_replaces_whole_files_only(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = put(tmp_path / "a.csv", "cũ")
    with pytest.raises(FileExistsError):
        writer.create(path, "mới")

    def broken(*args: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="No space"):
        writer.replace(path, "mới")
    assert path.read_text(encoding="utf-8") == "cũ"
    assert list(tmp_path.iterdir()) == [path]


def test_the_check_knows_what_the_published_feed_has_shown(section: Path) -> None:
    item = '---\nid: {0}\ntitle: "Tin {0}"\ndate: {1}\ndescription: "Mô tả"\n---\n\nLời.\n'
    put(section / "content/tin-tuc/2026/mot.md", item.format("mot", "2026-11-20T08:00:00+07:00"))
    assert run("check").exit_code == 0
    assert run("build").exit_code == 0
    put(section / "content/tin-tuc/2026/hai.md", item.format("hai", "2026-11-19T08:00:00+07:00"))
    checked = run("check", "--format", "json")
    assert checked.exit_code == 0
    (problem,) = [one for one in json.loads(checked.stdout) if one["rule"].startswith("feed-")]
    assert (problem["file"], problem["line"], problem["rule"]) == ("tin-tuc/2026/hai.md", 4, "feed-back-dated")
    assert "date: 2026-11-20T08:01:00+07:00" in problem["remedy"]


def test_the_check_speaks_sarif(section: Path) -> None:
    body = "Theo Quyết định số 749/QĐ TTg ngày 03/6/2020, gọi bà Lò Thị Xê, số CCCD 012099000123.\n"
    front = 'title: "Tin"\ndate: 2026-11-01\ndescription: "Câu"\n'
    put(section / "content/tin-tuc/2026/tin.md", f"---\n{front}---\n{body}")
    for _ in range(2):  # the second answer is remembered
        result = run("check", "--format", "sarif")
        assert result.exit_code == 1
        document = json.loads(result.stdout)
        (only,) = document["runs"]
        found = {(one["ruleId"], one["level"]) for one in only["results"]}
        assert {("citation-hyphen", "warning"), ("personal-id", "error")} <= found
        assert {rule["id"] for rule in only["tool"]["driver"]["rules"]} == {rule for rule, _ in found}
        lines = {one["locations"][0]["physicalLocation"]["region"]["startLine"] for one in only["results"]}
        assert 6 in lines

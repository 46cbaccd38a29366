"""Posting sheets: what stands on them, where the code leads, and that only changed ones are made anew."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from datetime import date
from pathlib import Path

import pypdf
import pytest
import zxingcpp
from click.testing import CliRunner
from PIL import Image
from tests.support import Built, build, copy_site, write
from tests.unit.sources_kit import SITE_YML

from cchc import typeset
from cchc.cli import cli
from cchc.model.place import Commune, Section, Unit
from cchc.model.posted import scan_url, version_of
from cchc.model.procedure import Fee, Paper, Procedure, Way
from cchc.model.site import Site
from cchc.procedures.posting import Posting, postings

HOME = "https://xa.example/cchc/"
ONE = Procedure(
    "1.001193",
    "Thủ tục đăng ký khai sinh",
    "Hộ tịch",
    ("Ủy ban nhân dân cấp xã",),
    audience=("Công dân Việt Nam",),
    steps=tuple(f"Bước {n} nộp hồ sơ tại quầy và chờ cán bộ kiểm tra giấy tờ." for n in range(6)),
    ways=(Way("truc-tiep"), Way("buu-chinh")),
    papers=tuple(Paper(f"Giấy tờ số {n} theo mẫu", "01 bản chính", when="khi cần") for n in range(8)),
    time="Trong ngày",
    fee=Fee("8.000 đồng", "Người thuộc hộ nghèo; " * 12 + "người khuyết tật"),
    result="Giấy khai sinh",
    reviewed_on=date(2026, 11, 20),
)
SITE = Site(
    Commune("Bến Thử", "xã", "Lai Châu"),
    Section("Cải cách", "Trang", ""),
    date(2026, 11, 22),
    units=(Unit("hcc", "Trung tâm Phục vụ hành chính công", roles=("mot-cua",), address="Số 1", hours="7:30 - 17:00"),),
    procedures=(ONE,),
)


def made(site: Site = SITE) -> dict[str, Posting]:
    return {one.path: one for one in postings(site, HOME)}


def text_of(data: bytes) -> str:
    return " ".join(" ".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(data)).pages).split())


def test_a_usual_procedure_stands_on_one_tagged_page() -> None:
    data = made()["thu-tuc/niem-yet/1.001193.pdf"].make()
    reader = pypdf.PdfReader(io.BytesIO(data))
    assert len(reader.pages) == 1
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert reader.trailer["/Root"]["/Lang"] == "vi"
    assert reader.metadata is not None
    assert reader.metadata.title == ONE.name
    words = text_of(data)
    for told in (
        "Ủy ban nhân dân xã Bến Thử",
        "NIÊM YẾT THỦ TỤC HÀNH CHÍNH",
        "Thời hạn giải quyết Trong ngày",
        "Phí, lệ phí 8.000 đồng",
        "người khuyết tật",
        "Giấy tờ số 7 theo mẫu (01 bản chính; khi cần)",
        "Trực tiếp, Bưu chính công ích",
        "Trung tâm Phục vụ hành chính công Số 1 7:30 - 17:00",
        f"Mã 1.001193 · Phiên bản {version_of(ONE)} · Rà soát ngày 20/11/2026",
    ):
        assert told in words, told
    assert made()["thu-tuc/niem-yet/1.001193.pdf"].make() == data


def test_the_code_leads_to_the_page_and_carries_the_version() -> None:
    one = made()["thu-tuc/niem-yet/1.001193.pdf"]
    values = json.dumps({**one.data, "qr": typeset.qr_svg(str(one.data["quet"]))})
    image = typeset._compiler(one.template).compile(format="png", ppi=100, sys_inputs={"data": values})
    assert isinstance(image, bytes)
    (code,) = zxingcpp.read_barcodes(Image.open(io.BytesIO(image)))
    assert code.text == scan_url(ONE, HOME) == f"{HOME}thu-tuc/1.001193/?pb={version_of(ONE)}"


def test_a_long_or_hostile_procedure_is_set_all_the_same() -> None:
    rough = replace(
        ONE,
        name='#set page(fill: red) *a* <b> "c" 🎉 ' * 12,
        steps=tuple(f"#panic() $x$ @y [{n}] " + "dài " * 80 for n in range(60)),
        result="\u202e\ue000",
    )
    words = text_of(made(replace(SITE, procedures=(rough,)))["thu-tuc/niem-yet/1.001193.pdf"].make())
    assert "#set page(fill: red) *a* <b>" in words
    assert "#panic() $x$ @y [59]" in words


def test_boards_and_the_record_name_every_sheet() -> None:
    other = replace(ONE, code="1.000002", name="Chứng thực bản sao", fee=None, ways=(Way("truc-tiep", fee="Miễn phí"),))
    files = made(replace(SITE, procedures=(ONE, other)))
    board = text_of(files["thu-tuc/niem-yet/linh-vuc-ho-tich.pdf"].make())
    assert "Hộ tịch 2 thủ tục" in board
    assert "1.001193 Thủ tục đăng ký khai sinh Trong ngày Có thu" in board
    record = text_of(files["thu-tuc/niem-yet/bien-ban.pdf"].make())
    assert "đã niêm yết công khai 2 thủ tục hành chính" in record
    assert version_of(ONE) in record
    assert version_of(other) in record


def test_only_whole_procedures_are_posted_and_keys_follow_what_is_shown() -> None:
    draft, bare = replace(ONE, code="1.000001", draft=True), Procedure("1.000002", "A", "B")
    files = made(replace(SITE, procedures=(ONE, draft, bare)))
    assert sorted(files) == [f"thu-tuc/niem-yet/{name}.pdf" for name in ("1.001193", "bien-ban", "linh-vuc-ho-tich")]
    key = files["thu-tuc/niem-yet/1.001193.pdf"].key
    assert made()["thu-tuc/niem-yet/1.001193.pdf"].key == key
    assert made(replace(SITE, procedures=(replace(ONE, keywords=("x",)),)))["thu-tuc/niem-yet/1.001193.pdf"].key == key
    assert made(replace(SITE, procedures=(replace(ONE, time="2 ngày"),)))["thu-tuc/niem-yet/1.001193.pdf"].key != key


DETAIL = """\
code: "{code}"
name: "Thủ tục {code}"
field: "Hộ tịch"
agencies: ["Ủy ban nhân dân cấp xã"]
audience: ["Công dân Việt Nam"]
steps: ["Nộp hồ sơ"]
ways: [{{kind: truc-tiep}}]
papers: ["Đơn"]
time: "{time}"
fee: "Không thu"
source: "Cổng"
"""


@pytest.fixture
def section(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A section with two procedures, as the present folder."""
    monkeypatch.chdir(tmp_path)
    files = {
        f"content/_data/thu-tuc/{code}.yml": DETAIL.format(code=code, time="1 ngày")
        for code in ("1.000001", "1.000002")
    }
    write(
        tmp_path,
        {
            "mkdocs.yml": f"site_name: A\nsite_url: {HOME}\ndocs_dir: content\n",
            "content/_data/site.yml": SITE_YML,
            **files,
        },
    )
    return tmp_path


def run(*words: str) -> str:
    result = CliRunner().invoke(cli, ["sheets", "-o", "in", *words])
    return result.output if result.exit_code == 0 else f"{result.exit_code} {result.output}"


def test_the_command_makes_only_what_changed(section: Path) -> None:
    assert run() == "4 bản niêm yết trong in: làm mới 4, giữ nguyên 0.\n"
    assert sorted(path.name for path in (section / "in").iterdir()) == [
        "1.000001.pdf",
        "1.000002.pdf",
        "bien-ban.pdf",
        "linh-vuc-ho-tich.pdf",
    ]
    assert run() == "4 bản niêm yết trong in: làm mới 0, giữ nguyên 4.\n"
    write(section, {"content/_data/thu-tuc/1.000002.yml": DETAIL.format(code="1.000002", time="2 ngày")})
    assert run("1.000001.000.00.00.H12", "1.000002") == "2 bản niêm yết trong in: làm mới 1, giữ nguyên 1.\n"
    assert run("9.000001").startswith("2 ")


def test_a_build_publishes_sheets_only_when_asked(tmp_path: Path) -> None:
    content = copy_site("minimal", tmp_path / "content")
    write(content, {"_data/thu-tuc/1.000001.yml": DETAIL.format(code="1.000001", time="1 ngày")})

    def run_build(sheets: bool) -> Built:
        wanted = {"cchc/procedures": {"sheets": sheets}, "cchc/cards": {"enabled": False}}
        return build(content, tmp_path / str(sheets), plugins=wanted, site_url=HOME)

    plain, posted = run_build(False), run_build(True)
    assert not [name for name in plain.files if name.endswith(".pdf")]
    assert "niem-yet/1.000001.pdf" not in plain.text("thu-tuc/1.000001/")
    assert posted.files["thu-tuc/niem-yet/1.000001.pdf"].startswith(b"%PDF")
    assert "../../thu-tuc/niem-yet/1.000001.pdf" in posted.text("thu-tuc/1.000001/")
    assert "niem-yet/bien-ban.pdf" in posted.text("thu-tuc/niem-yet/")


def test_without_the_extra_a_build_warns_and_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(typeset, "available", lambda: False)
    content = copy_site("minimal", tmp_path / "content")
    made = build(content, tmp_path, plugins={"cchc/procedures": {"sheets": True}, "cchc/cards": {"enabled": False}})
    assert [line for line in made.messages() if "niêm yết" in line] == [
        "mkdocs.yml: chưa làm được bản niêm yết PDF (sheets: true) - cài phần in ấn bằng lệnh:"
        ' pip install -e ".[print]" (trong thư mục có mkdocs.yml)'
    ]

"""Five communes by configuration: the five plans as five sections, and a new one, each built strictly."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from click.testing import CliRunner
from tests.support import ROOT, SITES, build

from cchc.cli import cli

COMMUNES = SITES / "communes"
LETTERS = {
    "phong-tho": ["a", "b", "c", "d", "e", "g"],
    "phu-van": ["a", "b", "c", "đ", "e", "g", "h"],
    "quyet-thang": ["1", "2", "3", "4", "5", "6", "7"],
    "thanh-pho-lai-chau": [],
    "thuong-xuan": [],
}
SHOWN = {
    "phong-tho": ["Trung tâm Văn hóa, Thể thao và Truyền thông Phong Thổ", "Sở Nội vụ Lai Châu"],
    "phu-van": ["Phòng Văn hóa – Xã hội", "TT Đảng ủy, HĐND"],
    "quyet-thang": ["Trung tâm sự nghiệp công", "Sở KHCN"],
    "thanh-pho-lai-chau": ["Văn phòng HĐND-UBND thành phố", "Hạn 31/12/2023", "Ban Tuyên giáo Thành ủy"],
    "thuong-xuan": ["Trung tâm cung ứng dịch vụ công", "Trưởng các thôn"],
}
INDICES = {
    "phong-tho": {"par-index", "sipas"},
    "phu-van": {"par-index", "sipas", "pci", "papi", "dti"},
    "quyet-thang": {"par-index", "sipas"},
    "thanh-pho-lai-chau": {"par-index", "sipas"},
    "thuong-xuan": set(),
}
NAMES = ("Phong Thổ", "Quyết Thắng", "Phù Vân", "Thường Xuân", "Lai Châu")


@pytest.mark.parametrize("name", sorted(path.name for path in COMMUNES.iterdir()))
def test_each_plan_is_a_section_of_its_own(name: str, tmp_path: Path) -> None:
    built = build(COMMUNES / name, tmp_path, plugins={"cchc/cards": {"enabled": False}}, strict=True)
    plan = built.page("ke-hoach/")
    letters = [text.rstrip(")") for text in plan.xpath("//section[h2[@id='noi-dung-tt']]//tbody/tr/th/text()")]
    assert [letter for letter in letters if len(letter) == 1] == LETTERS[name]
    text = plan.text_content()
    assert all(word in text for word in SHOWN[name])
    pages = {path.split("/")[1] for path in built.html if path.startswith("chi-so/") and path.count("/") == 2}
    assert pages & {"par-index", "sipas", "pci", "papi", "dti"} == INDICES[name]


def test_no_commune_is_in_the_code() -> None:
    found = []
    for path in sorted((ROOT / "plugins/cchc").rglob("*.py")):
        if path.name == "province.py":  # the list of all provinces
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        # What stands in the description of a key is an example for the manual.
        manual = {id(one) for node in ast.walk(tree) if _is_manual(node) for one in ast.walk(node)}
        for node in ast.walk(tree):
            words = isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in manual
            if words and any(name in node.value for name in NAMES):
                found.append(f"{path.name}:{node.lineno}")
    for path in sorted((ROOT / "theme_overrides").rglob("*.html")):
        found += [path.name for name in NAMES if name in path.read_text(encoding="utf-8")]
    assert not found


def _is_manual(node: ast.AST) -> bool:
    """True for the description of a key, and for a docstring."""
    if isinstance(node, ast.Call):
        return ast.unparse(node.func) in {"Field", "Schema"}
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)


def test_a_new_section_builds(tmp_path: Path) -> None:
    folder = tmp_path / "xa-moi"
    answers = 'phường\nBến: "Thử" & <b>\nthành phố\nThử Nghiệm\nhttps://benthu.example/cchc\n'
    made = CliRunner().invoke(cli, ["new", "site", str(folder)], input=answers)
    assert made.exit_code == 0, made.output
    again = CliRunner().invoke(cli, ["new", "site", str(folder)], input=answers)
    assert again.exit_code == 2
    assert "đã có chuyên mục" in again.output
    done = CliRunner().invoke(cli, ["build", "--strict", "-f", str(folder / "mkdocs.yml")])
    assert done.exit_code == 0, done.output
    front = (folder / "site/index.html").read_text(encoding="utf-8")
    assert "Phường Bến: &#34;Thử&#34; &amp; &lt;b&gt;" in front
    assert "https://benthu.example/cchc/" in (folder / "site/sitemap.xml").read_text(encoding="utf-8")

"""The optional editor page: its form is the schema's, nothing comes from elsewhere, and it is off by default."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import Any

import pytest
from tests.support import ROOT, Built

from cchc.bridge.forms import news_fields
from cchc.editor.files import config, page
from cchc.editor.form import FIRST, form, label_of, labels_without_field
from cchc.model.place import Commune, ReformField, Section, Unit
from cchc.model.plan import Area, Plan
from cchc.model.site import Site
from cchc.sources.document import split_front_matter
from cchc.sources.report import Report
from cchc.sources.schema import Schema, convert

SITE = Site(
    Commune("Bến <Thử>", "xã", "Lai Châu"),
    Section("Cải cách", "Trang", "Lời"),
    date(2026, 11, 22),
    units=(Unit("vp", "Văn phòng"),),
    fields=(ReformField("the-che", "Thể chế"),),
    plans=(Plan("k", "K", "UBND", areas=(Area("a", "a", "Chủ trương"),)),),
)


def _flat(fields: list[dict[str, Any]]) -> list[dict[str, Any]]:
    return [inner for field in fields for inner in (field, *_flat(field.get("fields", [])))]


def test_every_key_of_the_schema_is_in_the_form_once_and_nothing_else() -> None:
    fields = form(SITE, news_fields())
    names = [str(field["name"]) for field in fields]
    wanted = [field.key for field in news_fields() if field.key != "slug"]
    assert sorted(names) == sorted([*wanted, "body"])
    assert len(set(names)) == len(names)
    required = {field["name"] for field in fields if field.get("required", True)}
    assert required == {"title", "date", "description", "body"}
    assert set(FIRST) <= set(wanted)
    assert labels_without_field(news_fields()) == set()


def test_every_field_has_a_vietnamese_label_and_a_widget() -> None:
    for field in _flat(form(SITE, news_fields())):
        assert 2 <= len(str(field["label"])) <= 60, field
        assert field["widget"]
    assert all(label_of(field) for field in news_fields())


def test_choices_are_the_sections_own() -> None:
    by_name = {str(field["name"]): field for field in form(SITE, news_fields())}
    assert by_name["unit"]["options"] == [{"label": "Văn phòng", "value": "vp"}]
    assert by_name["fields"]["multiple"] is True
    assert by_name["area"]["options"] == [{"label": "Chủ trương", "value": "a"}]
    assert by_name["draft"]["default"] is True
    assert by_name["id"]["widget"] == "hidden"


def test_what_the_form_saves_is_read_without_complaint() -> None:
    front = (
        'title: "Tin"\ndescription: "Tóm tắt"\ndate: 2026-11-24T08:00:00+07:00\ndraft: false\nformat: tin\n'
        "fields: []\ndocuments: []\ntags: []\nimage: ''\nupdated: ''\nexpires: ''\nsearch:\n  exclude: false\n"
        "sources:\n  - checked_on: ''\nbasis: {kind: '', note: ''}\nvideo: {}\ndisclosure: false\nurgent: false\n"
    )
    report = Report()
    parts = split_front_matter(f"---\n{front}---\n\nNội dung\n", report.file("a.md"))
    assert parts is not None
    values = convert(parts[0], Schema(news_fields(), ignored=("hide",)), report.file("a.md"))
    assert not values.broken
    assert [problem for problem in report.problems if problem.level == "error"] == []


@pytest.mark.parametrize(
    ("backend", "servers"),
    [
        ({}, "'self' blob:"),
        ({"name": "github", "repo": "a/b"}, "'self' blob: https://api.github.com https://github.com"),
        ({"name": "gitea", "base_url": "https://git.tinh.example", "api_root": "https://git.tinh.example/api/v1"},
         "'self' blob: https://git.tinh.example"),
        ({"name": "gitlab", "base_url": "javascript:x"}, "'self' blob: https://gitlab.com"),
    ],
)  # fmt: skip
def test_the_page_speaks_only_to_where_texts_are_saved(backend: dict[str, object], servers: str) -> None:
    text = page(SITE, script="decap-cms.js", backend=backend)
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', text)
    assert policy is not None
    assert policy[1].replace("&#x27;", "'").endswith(f"connect-src {servers}")
    assert "Bến &lt;Thử&gt;" in text
    assert not re.findall(r'(?:src|href)="(?:https?:)?//', text)


def test_the_configuration_is_yaml_and_names_the_folder() -> None:
    made = json.loads(config(SITE, news_fields(), backend={}, folder="noi-dung", site_url="https://xa.example/"))
    assert made["locale"] == "vi"
    assert made["backend"] == {"name": "test-repo"}
    assert made["collections"][0]["folder"] == "noi-dung/tin-tuc"


def test_there_is_no_such_page_unless_it_is_asked_for(full_site: Built) -> None:
    assert not (full_site.site_dir / "admin").exists()
    assert "cchc/editor" not in (ROOT / "mkdocs.yml").read_text(encoding="utf-8")

"""What was read from lists of data is remembered by the hash of their files: same objects, same problems."""

from __future__ import annotations

import dataclasses
import marshal
import typing
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from sources_kit import TODAY
from tests.full import full_content

from cchc.model.document import LegalDocument
from cchc.model.indicator import IndexResult
from cchc.model.performance import Performance
from cchc.model.procedure import Procedure
from cchc.sources import packed
from cchc.sources import tree as files
from cchc.sources.load import load
from cchc.sources.report import CellLine
from cchc.sources.tree import Tree


class Kept(dict[tuple[str, str], bytes]):
    """A keeper in memory."""

    def get(self, kind: str, key: str) -> bytes | None:  # type: ignore[override]  # a keeper's, not a dict's
        return super().get((kind, key))

    def put(self, kind: str, key: str, data: bytes) -> None:
        self[kind, key] = data

    def data(self) -> dict[tuple[str, str], bytes]:
        return {key: data for key, data in self.items() if key[0] == "data"}


@pytest.fixture(scope="module", params=[False, True], ids=["full", "hostile"])
def content(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return full_content(tmp_path_factory.mktemp("kho") / "noi-dung", hostile=request.param)


def said(content: Path | Tree, keeper: Kept | None) -> str:
    site, problems = load(content, today=TODAY, keeper=keeper, version="1")
    assert site is not None
    return repr((site.procedures, site.ended, site.results, site.documents, site.performance, site.news, problems))


def test_what_is_remembered_is_what_would_be_read(content: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    keeper, plain = Kept(), said(content, None)
    assert said(content, keeper) == plain
    kept = keeper.data()
    assert len(kept) == 4
    for reader in ("read_documents", "read_procedures", "_performance"):
        monkeypatch.setattr(import_module("cchc.sources.load"), reader, None)
    assert said(content, keeper) == plain
    assert keeper.data() == kept


def test_a_changed_list_is_read_again_and_damage_is_a_miss(tmp_path: Path) -> None:
    content, keeper = full_content(tmp_path / "noi-dung"), Kept()
    said(content, keeper)
    for key in keeper.data():
        keeper[key] = marshal.dumps([("no such class", 1), []])
    assert said(content, keeper) == said(content, None)
    listed = next(path for path in sorted((content / "_data/van-ban").glob("*.yml")))
    listed.write_text(listed.read_text(encoding="utf-8").replace("title:", "title: Mới", 1), encoding="utf-8")
    listed.rename(listed.with_name(f"z-{listed.name}"))
    assert said(content, keeper) == said(content, None)


def test_a_list_saved_meanwhile_is_not_kept_under_the_hash_that_it_had(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    content, keeper, inner = full_content(tmp_path / "noi-dung"), Kept(), files._read

    def saved(path: str, limit: int) -> tuple[bytes, int]:
        data, size = inner(path, limit)
        if "_data/van-ban/" in path:
            Path(path).write_bytes(data + b"\n# saved\n")
        return data, size

    first = Tree(content)
    monkeypatch.setattr(files, "_read", saved)
    before = said(first, keeper)
    monkeypatch.undo()
    again = keeper.data()
    assert said(content, keeper) == said(content, None)
    assert len(keeper.data()) == len(again) + 1, "the file has another hash now"
    assert before == said(content, None), "nothing but a comment was added"


def test_everything_that_the_lists_may_hold_can_be_written_down() -> None:
    leaves: set[Any] = set()
    classes: set[Any] = set()

    def walk(one: Any) -> None:
        if dataclasses.is_dataclass(one):
            if one not in classes:
                classes.add(one)
                for part in typing.get_type_hints(one).values():
                    walk(part)
        elif typing.get_origin(one) is None:
            leaves.add(getattr(one, "__name__", type(one).__name__))
        elif typing.get_origin(one) is not typing.Literal:
            for part in typing.get_args(one):
                walk(part)

    for one in (Procedure, IndexResult, LegalDocument, Performance):
        walk(one)
    assert classes <= set(packed._CLASSES.values())
    assert leaves <= {"str", "int", "bool", "NoneType", "date", "Decimal", "ellipsis"}


def test_cells_are_kept_and_no_other_class_is_made() -> None:
    line = packed.unpack(packed.pack((CellLine(7, "C7"),)))[0]
    assert (line, line.cell, type(line)) == (7, "C7", CellLine)
    with pytest.raises(TypeError):
        packed.pack(Path())
    for foreign in (("pathlib Path", "x"), ("builtins eval", "1"), ()):
        with pytest.raises(packed.DAMAGED):
            packed.unpack(marshal.dumps(foreign))

"""The rules of the house as functions: each takes the repository's root and returns what breaks it.

A law that finds nothing to look at reports that too, so that a moved folder cannot switch it off.
tests/test_laws.py applies them to the repository and shows of each that it can fail.
"""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

PACKAGE = Path("plugins/cchc")
NOT_ROOMS = frozenset({"model", "sources", "bridge", "cli", "charts", "sight"})
LOOSE = frozenset({"", "__main__", "artifact", "cache", "cli", "photo", "typeset"})
"""Modules that stand in the package itself; everything else belongs to a room or a layer."""

MODULE_LINES, PLUGIN_LINES, FUNCTION_LINES = 300, 80, 40

SAFE_EXPRESSIONS = {
    ("main.html", "page.content"): "Markdown written by editors; items are cleaned by nh3 in bridge/pages.py",
    ("news/item.html", "page.content"): "cleaned by nh3 in bridge/pages.py",
    ("news/version.html", "page.content"): "an item in another language, cleaned by nh3 in bridge/body.py",
    ("components/chart.html", "svg"): "SVG of charts/, which escapes every word",
}
"""Where a template of ours may switch escaping off, and why that is safe."""

_SAFE = re.compile(r"([\w.()\"']+)\s*\|\s*safe\b")
_UNESCAPED = re.compile(r"\|\s*safe\b|\bMarkup\(|\bautoescape\s+false\b")
_OTHER_HOST = re.compile(
    r"<(?:script|link|img|iframe|source|video|audio|embed|object|use)\b[^>]*?"
    r"\b(?:src|href|srcset|poster|data)\s*=\s*[\"']?\s*(?:https?:)?//",
    re.IGNORECASE | re.DOTALL,
)
_STYLE_HOST = re.compile(r"(?:@import|url\()\s*[\"']?\s*(?:url\([\"']?)?(?:https?:)?//", re.IGNORECASE)
# Written in pieces, for this file is searched too.
_WORKSHOP = re.compile(
    "|".join((r"(?<![\w.-])/" + r"(?:work|farm)/", "shared/" + "(?:design|data|plans)", "/tmp/" + "brief"))
)
_CLOCKS = frozenset({"datetime.now", "datetime.utcnow", "datetime.today", "date.today", "dt.date.today", "time.time"})
_CHANCE = frozenset({"random", "secrets", "uuid"})


@dataclass(frozen=True)
class Module:
    """One module of the package: its place, its name parts below `cchc` and its syntax tree."""

    place: str
    parts: tuple[str, ...]
    tree: ast.Module
    lines: int

    @property
    def room(self) -> str:
        """The folder below `cchc`, or "" for a module that stands in the package itself."""
        return self.parts[0] if len(self.parts) > 1 or (self.parts and self.is_package) else ""

    @property
    def is_package(self) -> bool:
        """True for an `__init__.py`."""
        return self.place.endswith("__init__.py")

    @property
    def file(self) -> str:
        """The file's name."""
        return self.place.rsplit("/", 1)[1]

    @property
    def dotted(self) -> str:
        """The name by which it is imported."""
        return ".".join(("cchc", *self.parts))


@dataclass(frozen=True)
class Import:
    """One imported module, its line, and whether importing the file imports it."""

    name: str
    line: int
    at_top: bool


@cache
def modules(root: Path) -> tuple[Module, ...]:
    """Return every module of the package; a root is read once, for a dozen laws ask."""
    found = []
    for path in sorted((root / PACKAGE).rglob("*.py")):
        text = path.read_text(encoding="utf-8")
        names = path.relative_to(root / PACKAGE).with_suffix("").parts
        parts = names[:-1] if names[-1] == "__init__" else names
        found.append(Module(path.relative_to(root).as_posix(), parts, ast.parse(text), text.count("\n")))
    return tuple(found)


def imports(module: Module) -> Iterator[Import]:
    """Yield everything that a module imports, `from x import y` as "x.y"."""
    yield from _imports(module, module.tree, at_top=True)


def _imports(module: Module, node: ast.AST, *, at_top: bool) -> Iterator[Import]:
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.Import):
            yield from (Import(alias.name, child.lineno, at_top) for alias in child.names)
        elif isinstance(child, ast.ImportFrom):
            base = child.module or ""
            if child.level:
                up = module.parts if module.is_package else module.parts[:-1]
                above = up[: len(up) - child.level + 1]
                base = ".".join(("cchc", *above, *([base] if base else [])))
            yield from (Import(f"{base}.{alias.name}", child.lineno, at_top) for alias in child.names)
        inner = isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)) or _is_for_types(child)
        yield from _imports(module, child, at_top=at_top and not inner)


def _is_for_types(node: ast.AST) -> bool:
    """True for `if TYPE_CHECKING:`, which never runs."""
    return isinstance(node, ast.If) and ast.unparse(node.test) in {"TYPE_CHECKING", "typing.TYPE_CHECKING"}


def _is_one_of(name: str, *allowed: str) -> bool:
    """True when `name` is one of the modules, or below one of them."""
    return any(name == one or name.startswith(f"{one}.") for one in allowed)


def _is_standard(name: str) -> bool:
    return name.split(".")[0] in sys.stdlib_module_names


def only_the_bridge_imports_mkdocs(root: Path) -> list[str]:
    """Rule 1: mkdocs stays in bridge/, plugin.py and config.py."""
    found = modules(root)
    return _some(found, "module") + [
        f"{module.place}:{one.line}: imports {one.name}"
        for module in found
        if module.room != "bridge" and module.file not in {"plugin.py", "config.py"}
        for one in imports(module)
        if _is_one_of(one.name, "mkdocs", "material", "properdocs")
    ]


def lower_layers_look_down_only(root: Path) -> list[str]:
    """Rule 1: model knows the standard library; sources, artifact, cache and bridge know what lies below them."""
    below = {
        "model": ("cchc.model",),
        "sources": ("cchc.model", "cchc.sources", "yaml", "python_calamine", "holidays"),
        "charts": ("cchc.model", "cchc.charts"),
        "sight": ("cchc.model", "cchc.photo", "cchc.sight", "numpy", "zxingcpp", "PIL"),
        "bridge": (
            "cchc.model",
            "cchc.sources",
            "cchc.charts",
            "cchc.artifact",
            "cchc.cache",
            "cchc.photo",
            "cchc.sight",
            "cchc.bridge",
        ),
        "artifact": ("cchc.model",),
        "cache": (),
        "typeset": ("typst", "segno"),
        "photo": ("cchc.model", "PIL"),
    }
    layers = {name: [m for m in modules(root) if m.parts[:1] == (name,)] for name in below}
    broken = [f"nothing to check in {name}" for name, members in layers.items() if not members]
    for name, members in layers.items():
        for module in members:
            for one in imports(module):
                foreign = not _is_standard(one.name) and not _is_one_of(one.name, *below[name]) and one.name != "cchc"
                if foreign and (name != "bridge" or _is_one_of(one.name, "cchc")):
                    broken.append(f"{module.place}:{one.line}: imports {one.name}")
    return broken


def rooms_are_apart(root: Path) -> list[str]:
    """Rule 2: a room knows model, artifact, charts and itself; its plugin.py also knows bridge and cache."""
    rooms = [m for m in modules(root) if m.room and m.room not in NOT_ROOMS]
    broken = _some(rooms, "room")
    for module in rooms:
        own = ["cchc.model", "cchc.artifact", "cchc.typeset", "cchc.photo", "cchc.charts", f"cchc.{module.room}"]
        own += ["cchc.bridge", "cchc.cache"] if module.file == "plugin.py" else []
        broken += [
            f"{module.place}:{one.line}: imports {one.name}"
            for one in imports(module)
            if _is_one_of(one.name, "cchc") and not _is_one_of(one.name, *own) and one.name != "cchc"
        ]
    return broken


def loose_modules_are_known(root: Path) -> list[str]:
    """What stands in the package itself is on a short list: new work belongs to a room."""
    found = [m for m in modules(root) if not m.room]
    return _some(found, "module") + [
        f"{m.place}: not one of {', '.join(sorted(LOOSE - {''}))}" for m in found if ".".join(m.parts) not in LOOSE
    ]


def commands_start_quickly(root: Path) -> list[str]:
    """The command line imports only the standard library, click and the model before a command runs."""
    found = [m for m in modules(root) if m.parts[:1] == ("cli",)]
    return [
        f"{module.place}:{one.line}: imports {one.name} at the top"
        for module in found
        for one in imports(module)
        if one.at_top
        and not _is_standard(one.name)
        and not _is_one_of(one.name, "click", "cchc.model", "cchc.cli")
        and one.name != "cchc.__version__"
    ]


def things_are_small(root: Path) -> list[str]:
    """Rule 6: a module has at most 300 lines, a plugin.py 80, a function 40."""
    found = modules(root)
    broken = _some(found, "module")
    for module in found:
        limit = PLUGIN_LINES if module.file == "plugin.py" else MODULE_LINES
        if module.lines > limit:
            broken.append(f"{module.place}: {module.lines} lines, at most {limit}")
        for node in ast.walk(module.tree):
            if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > FUNCTION_LINES:
                    broken.append(f"{module.place}:{node.lineno}: {node.name} has {length} lines")
    return broken


def nothing_asks_the_clock(root: Path) -> list[str]:
    """Rule 5: no module of the build reads the clock or throws dice (the command line may: `cchc new` dates a file)."""
    found = [m for m in modules(root) if m.parts[:1] != ("cli",)]
    broken = _some(found, "module")
    for module in found:
        broken += [
            f"{module.place}:{one.line}: imports {one.name}"
            for one in imports(module)
            if _is_one_of(one.name, *_CHANCE)
        ]
        broken += [
            f"{module.place}:{node.lineno}: {ast.unparse(node.func)}"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Call) and ast.unparse(node.func).removeprefix("datetime.") in _CLOCKS
        ]
    return broken


_IMPORT_ALL = """
import importlib, os, sys, warnings
warnings.simplefilter("error")
for name in {first!r}:
    for part in (name, name.rpartition(".")[0]):
        try: importlib.import_module(part)
        except (ImportError, ValueError): pass

def check(names):
    running = 0
    for name in names:
        if running == 4:
            os.wait()
            running -= 1
        running += 1
        if os.fork() == 0:
            try: importlib.import_module(name)
            except BaseException as error:
                print(f"{{name}}: {{type(error).__name__}}: {{error}}", flush=True)
            os._exit(0)
    while running:
        os.wait()
        running -= 1

low = [name for name in {names!r} if name.startswith("cchc.model")]
check(low)
for name in low:
    try: importlib.import_module(name)
    except BaseException: pass
check([name for name in {names!r} if name not in low])
"""


def every_module_imports_alone(root: Path) -> list[str]:
    """No module leans on another one having been imported before it.

    Each is imported in a process of its own. Those are forks of one interpreter that has loaded the
    foreign libraries, because starting a hundred interpreters takes half a minute; and, once the modules
    of the model have shown that they need nobody, the model, which everything else may use anyway.
    """
    found = modules(root)
    names = sorted(module.dotted for module in found)
    foreign = sorted({one.name for module in found for one in imports(module) if not _is_one_of(one.name, "cchc")})
    code = _IMPORT_ALL.format(first=foreign, names=names)
    environment = {**os.environ, "PYTHONPATH": str(root / PACKAGE.parent), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=False, timeout=600
    )
    return _some(found, "module") + (done.stdout + done.stderr).splitlines()


def options_have_docstrings(root: Path) -> list[str]:
    """Every option of a config.py is followed by a docstring."""
    files = [m for m in modules(root) if m.file == "config.py"]
    broken = _some(files, "config.py")
    for module in files:
        for node in ast.walk(module.tree):
            if isinstance(node, ast.ClassDef):
                for option, after in zip(node.body, [*node.body[1:], None], strict=True):
                    if _is_option(option) and not _is_text(after):
                        broken.append(f"{module.place}:{option.lineno}: option without a docstring")
    return broken


def _is_option(node: ast.stmt) -> bool:
    return isinstance(node, (ast.Assign, ast.AnnAssign)) and isinstance(node.value, ast.Call)


def _is_text(node: ast.stmt | None) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def templates_escape(root: Path) -> list[str]:
    """No template of ours switches escaping off, but for the reasons above; no reason outlives its template."""
    files = sorted((root / "theme_overrides").rglob("*.html"))
    broken, used = _some(files, "template"), set()
    for path in files:
        name, text = path.relative_to(root / "theme_overrides").as_posix(), path.read_text(encoding="utf-8")
        known = [(name, found[1]) for found in _SAFE.finditer(text)]
        used.update(known)
        broken += [
            f"{name}: {expression} | safe" for _, expression in known if (name, expression) not in SAFE_EXPRESSIONS
        ]
        if len(_UNESCAPED.findall(text)) != len(known):
            broken.append(f"{name}: switches escaping off in a way that is not understood")
    return broken + [
        f"{name}: {what} | safe is no longer there" for name, what in SAFE_EXPRESSIONS if (name, what) not in used
    ]


def templates_show_no_text_of_items(root: Path) -> list[str]:
    """No template reads the Markdown of an item or what it cites: a page is known by what lists show of items, and its
    own text comes finished, as `page.content`."""
    files = sorted((root / "theme_overrides").rglob("*.html"))
    return _some(files, "template") + [
        f"{path.name}: {found[0]}"
        for path in files
        for found in re.finditer(r"\w+\.(?:body|body_line|text\.words|cited)\b", path.read_text(encoding="utf-8"))
    ]


def nothing_from_other_hosts(root: Path) -> list[str]:
    """No template, style or script of ours loads anything from another host."""
    folder = root / "theme_overrides"
    files = [p for p in sorted(folder.rglob("*")) if p.suffix in {".html", ".css", ".js", ".svg"}]
    broken = _some(files, "template")
    for path in files:
        text = path.read_text(encoding="utf-8")
        for found in (*_OTHER_HOST.finditer(text), *_STYLE_HOST.finditer(text)):
            line = text.count("\n", 0, found.start()) + 1
            broken.append(f"{path.relative_to(root).as_posix()}:{line}: {found[0][-60:]}")
    return broken


def the_workshop_is_not_named(root: Path) -> list[str]:
    """No file names a path of the place where it was made."""
    files = _published_files(root)
    broken = _some(files, "file")
    for path in files:
        try:
            text = path.read_text(encoding="utf-8")
        except (UnicodeDecodeError, OSError):
            continue
        for number, line in enumerate(text.splitlines(), 1):
            if found := _WORKSHOP.search(line):
                broken.append(f"{path.relative_to(root).as_posix()}:{number}: {found[0]}")
    return broken


def _published_files(root: Path) -> list[Path]:
    """Return what git knows or would add; without git everything that is there."""
    command = ["git", "-C", str(root), "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    done = subprocess.run(command, capture_output=True, check=False)
    if done.returncode or not (root / ".git").exists():
        return [path for path in sorted(root.rglob("*")) if path.is_file()]
    return [path for name in done.stdout.decode().split("\0") if name and (path := root / name).is_file()]


def _some(found: object, what: str) -> list[str]:
    """Return a violation when there was nothing to look at."""
    return [] if found else [f"nothing to check: no {what} found"]

"""`cchc check`: what is wrong, what can be mended, and why a rule is there."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import click

from cchc.cli.speech import refusals, tell

_FILE = click.Path(path_type=Path)


@click.command(options_metavar="[TÙY CHỌN]")
@click.argument("paths", nargs=-1, type=_FILE, metavar="[ĐƯỜNG_DẪN]...")
@click.option(
    "-f", "--config-file", type=_FILE, metavar="TỆP", help="Tệp cấu hình; bỏ trống thì dùng mkdocs.yml ở thư mục này."
)
@click.option(
    "--format",
    "output",
    type=click.Choice(["text", "json", "sarif"]),
    default="text",
    metavar="text|json|sarif",
    help="Cách in: text (cho người đọc, mặc định) json hoặc sarif (cho phần mềm khác).",
)
@click.option("--fix", is_flag=True, help="In những chỗ sửa được chắc chắn, trước và sau, chưa ghi gì.")
@click.option("--write", is_flag=True, help="Cùng với --fix: ghi những chỗ đó vào tệp.")
@click.option("--explain", metavar="MÃ", help="Giải thích một quy tắc, ví dụ citation-undated.")
def check(
    paths: tuple[Path, ...], config_file: Path | None, output: str, fix: bool, write: bool, explain: str | None
) -> None:
    """Kiểm tra nội dung và in mọi chỗ cần sửa.

    ĐƯỜNG_DẪN: chỉ xét các tệp, thư mục này.
    """
    from cchc.bridge.config_file import find_config
    from cchc.cli.problems import refuse_missing

    if explain:
        _explain(explain)
        return
    if write and not fix:
        raise click.UsageError("--write chỉ dùng cùng với --fix")
    with refusals():
        config = find_config(config_file)
        refuse_missing(paths)
        if fix:
            from cchc.cli.mends import mend

            mend(config, paths, write=write)
            return
        wrong = _tell(config, paths, output)
    raise SystemExit(int(wrong))


def _tell(config: Path, paths: tuple[Path, ...], output: str) -> bool:
    """Print the problems; return True when one of them is an error."""
    from cchc.bridge.config_file import content_dir, published_dir
    from cchc.bridge.judging import review
    from cchc.cli.opinions import opinions
    from cchc.cli.problems import as_json, as_sarif, filtered, listing, summary_of
    from cchc.cli.published import feed_print

    folder, published = content_dir(config), published_dir(config)
    found = review(config, partial(opinions, published), also=feed_print(published))
    problems = filtered(found, paths, folder, config)
    if output == "sarif":
        click.echo(as_sarif(problems))
    elif output == "json":
        click.echo(as_json(problems))
    else:
        listing(problems)
    tell(summary_of(problems))
    return any(problem.level == "error" for problem in problems)


def _explain(name: str) -> None:
    """Print the explanation of a rule, or refuse and name the nearest."""
    from difflib import get_close_matches

    from cchc.model.rules import RULES
    from cchc.model.rules.handbook import explain

    rule = RULES.get(name)
    if rule is None:
        close = get_close_matches(name, RULES, n=1)
        hint = f"có phải là {close[0]}" if close else "xem các mã trong docs/huong-dan/kiem-tra.md"
        raise click.UsageError(f"không có quy tắc “{name}”; {hint}")
    click.echo(explain(rule))

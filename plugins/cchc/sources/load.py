"""The only door: the content folder in, a `Site` and all problems out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from cchc.model.calendar import WorkCalendar
from cchc.model.change import ChangeBatch, split_ended
from cchc.model.citation import LawNames, Register
from cchc.model.document import LegalDocument
from cchc.model.indicator import IndexResult
from cchc.model.news import NewsItem
from cchc.model.performance import Performance
from cchc.model.personal import official_numbers
from cchc.model.plan import Plan
from cchc.model.problem import Problem, in_order
from cchc.model.procedure import Procedure
from cchc.model.silence import split
from cchc.model.site import Site
from cchc.model.text import slugify
from cchc.sources.activities import read_activities
from cchc.sources.alerts import current
from cchc.sources.calendar import read_calendar
from cchc.sources.changes import read_changes
from cchc.sources.documents import FOLDER as DOCUMENTS
from cchc.sources.documents import read_documents
from cchc.sources.feedback import FOLDER as FEEDBACK
from cchc.sources.feedback import read_feedback, read_questions
from cchc.sources.indicators import FOLDER as RESULTS
from cchc.sources.indicators import read_indicators
from cchc.sources.life_events import read_life_events
from cchc.sources.memo import Keeper, Memo, version_of
from cchc.sources.news import Each, read_news
from cchc.sources.news_checks import Known
from cchc.sources.one_stop import FOLDER as ONE_STOP
from cchc.sources.one_stop import read_one_stop
from cchc.sources.plans import read_plans
from cchc.sources.procedures import FOLDER as PROCEDURES
from cchc.sources.procedures import read_procedures
from cchc.sources.quality import FOLDER as QUALITY
from cchc.sources.quality import read_quality
from cchc.sources.redirects import read_redirects
from cchc.sources.remembered import Remembered
from cchc.sources.report import Report
from cchc.sources.silences import read_silences
from cchc.sources.site import SITE_FILE, SiteFile, read_site
from cchc.sources.table import SUFFIXES
from cchc.sources.tree import Tree
from cchc.sources.versions import split_versions
from cchc.sources.video import with_transcripts
from cchc.sources.villages import check_villages


def load(
    content: Path | Tree, *, today: date, keeper: Keeper | None = None, version: str = "", each: Each = map
) -> tuple[Site | None, list[Problem]]:
    """Return what the content folder says and every problem in it, errors first.

    The site is None only when site.yml cannot be used; the other files are read all the same, so
    that one run shows everything there is to mend. A `keeper` remembers what was read from unchanged
    files; `version` stands for the code that read them. `each` maps a function over many files.
    """
    report = Report()
    tree = content if isinstance(content, Tree) else Tree(content)
    base = read_site(tree, report, today=today)
    calendar = read_calendar(base.calendar if base else None, keeper=keeper, version=version)
    units = {unit.key for unit in base.units} if base else None
    remembered = Remembered(keeper, version, tree, report)
    documents = remembered.read("documents", (DOCUMENTS,), read_documents)
    plans = read_plans(tree, report, units=units, documents={item.key for item in documents})
    procedures = remembered.read("procedures", (PROCEDURES,), read_procedures)
    changes = _changes(tree, report, today, calendar, procedures, documents)
    procedures, ended = split_ended(procedures, changes, today)
    results = _results(remembered, base)
    performance = remembered.read("performance", (ONE_STOP, FEEDBACK, QUALITY), _performance)
    redirects = read_redirects(tree, report)
    activities = read_activities(tree, report, units=_unit_names(base), areas=_area_names(plans))
    known = _known(base, documents, plans, (*procedures, *ended))
    events = read_life_events(tree, report, known.procedures)
    _check_unread(tree, report)
    _check_stray(tree, report)
    memo = Memo(keeper, version_of(version, known.sets())) if keeper else None
    news, hidden = read_news(tree, report, known=known, memo=memo, each=each)
    silences = read_silences(tree, report)
    news, versions = _completed(news, base, tree, report)
    if base is None:
        return None, in_order(split(report.problems, silences, today)[0])
    _check_site(base, documents, procedures, report)
    told, silenced = split(report.problems, silences, today)
    data = (procedures, ended, changes, results, documents, plans)
    site = _site(base, today, calendar, news, hidden, *data)
    site = replace(site, performance=performance, silences=silences, silenced=tuple(silenced), versions=versions)
    return replace(site, redirects=redirects, activities=activities, life_events=events), in_order(told)


def _completed(
    news: tuple[NewsItem, ...], base: SiteFile | None, tree: Tree, report: Report
) -> tuple[tuple[NewsItem, ...], tuple[NewsItem, ...]]:
    """Return the items with what stands in other files, and those that say another one in another language."""
    if base is not None:
        check_villages(news, base.villages, report)
    return split_versions(with_transcripts(news, tree, report), report)


def _changes(
    tree: Tree,
    report: Report,
    today: date,
    calendar: WorkCalendar,
    procedures: tuple[Procedure, ...],
    documents: tuple[LegalDocument, ...],
) -> tuple[ChangeBatch, ...]:
    """Return the register of changes."""
    keys = {item.key for item in documents}
    return read_changes(tree, report, today=today, calendar=calendar, procedures=procedures, documents=keys)


def _results(remembered: Remembered, base: SiteFile | None) -> tuple[IndexResult, ...]:
    """Return the results of the indices, judged by those that site.yml declares."""
    indices = frozenset(index.key for index in base.indices) if base else None
    declared = sorted(indices) if indices is not None else None
    return remembered.read(f"results {declared}", (RESULTS,), partial(read_indicators, indices=indices))


def _unit_names(base: SiteFile | None) -> dict[str, str] | None:
    return {unit.key: unit.name for unit in base.units} if base else None


def _area_names(plans: tuple[Plan, ...]) -> dict[str, tuple[str, ...]]:
    """Return the areas of the newest plan that has each key, with letter and title."""
    return {area.key: (area.letter, area.title) for plan in reversed(plans) for area in plan.areas}


def _performance(tree: Tree, report: Report) -> Performance:
    """Return what the commune shows of its own work."""
    return Performance(
        read_one_stop(tree, report),
        read_feedback(tree, report),
        read_questions(tree, report),
        read_quality(tree, report),
    )


def _site(
    base: SiteFile,
    today: date,
    calendar: WorkCalendar,
    news: tuple[NewsItem, ...],
    hidden: tuple[str, ...],
    procedures: tuple[Procedure, ...],
    ended: tuple[Procedure, ...],
    changes: tuple[ChangeBatch, ...],
    results: tuple[IndexResult, ...],
    documents: tuple[LegalDocument, ...],
    plans: tuple[Plan, ...],
) -> Site:
    """Return everything that was read as one."""
    return Site(
        commune=base.commune,
        section=base.section,
        today=today,
        calendar=calendar,
        alerts=current(base.alerts, news, today),
        villages=base.villages,
        radio=base.radio,
        report_words=base.report_words,
        slogans=base.slogans,
        units=base.units,
        contacts=base.contacts,
        channels=base.channels,
        fields=base.fields,
        indices=base.indices,
        news=news,
        procedures=procedures,
        ended=ended,
        changes=changes,
        results=results,
        documents=documents,
        plans=plans,
        hidden=hidden,
    )


def _known(
    base: SiteFile | None,
    documents: tuple[LegalDocument, ...],
    plans: tuple[Plan, ...],
    procedures: tuple[Procedure, ...],
) -> Known:
    """Return what news items may refer to."""
    return Known(
        units={unit.key for unit in base.units} if base else None,
        fields={field.key for field in base.fields} if base else None,
        areas={area.key for plan in plans for area in plan.areas} if plans else None,
        channels=_channel_words(base),
        documents={document.key for document in documents},
        procedures={procedure.code for procedure in procedures},
        phones=_phones(base),
        laws=LawNames(Register(documents).law_names),
    )


def _phones(base: SiteFile | None) -> frozenset[str]:
    """Return the official telephone numbers."""
    if base is None:
        return frozenset()
    return official_numbers([*(one.phone for one in base.contacts), *(one.phone for one in base.units)])


def _channel_words(base: SiteFile | None) -> set[str]:
    """Return the words by which an item may name the official channels: their kinds and names."""
    channels = base.channels if base else ()
    return {word for channel in channels for word in (channel.kind, slugify(channel.name))}


def _check_site(
    base: SiteFile, documents: tuple[LegalDocument, ...], procedures: tuple[Procedure, ...], report: Report
) -> None:
    """Warn of documents and procedures that site.yml names and the registers do not have."""
    file = report.file(SITE_FILE)
    key = base.commune.formed_by
    if key and key not in {document.key for document in documents}:
        message = f"văn bản thành lập “{key}” chưa có trong danh mục"
        file.warning(
            base.formed_by_line, "unknown-document", message, "thêm văn bản vào _data/van-ban hoặc sửa lại khóa"
        )
    codes = {procedure.code for procedure in procedures}
    for code in base.section.top_procedures:
        if code not in codes:
            message = f"thủ tục {code} ở trang đầu chưa có trong danh mục"
            file.warning(
                base.top_procedures_line, "unknown-procedure", message, "thêm vào _data/thu-tuc hoặc sửa lại mã"
            )


_STRAY = (".doc", ".docx", ".md.txt", ".rtf", ".odt", ".tmp", ".bak", ".lnk")


def _check_stray(tree: Tree, report: Report) -> None:
    """Tell of drafts and left-overs that would be published just as they lie there."""
    for name in tree.files:
        base = name.rsplit("/", 1)[-1]
        if base.lower().endswith(_STRAY) and not name.startswith("_data/") and not base.startswith(("~$", ".", "_")):
            remedy = "xóa tệp, hoặc thêm dấu _ vào đầu tên tệp để giữ lại mà không đăng"
            report.file(name).warning(0, "stray-file", "tệp này sẽ được đăng nguyên như vậy lên trang", remedy)


def _check_unread(tree: Tree, report: Report) -> None:
    """Tell of data files that nobody reads: a wrong ending or a wrong folder loses data in silence."""
    tables, documents = SUFFIXES, (".yml", ".yaml")
    read = {"thu-tuc": tables + documents, "chi-so": tables, "van-ban": documents, "ke-hoach": documents}
    read |= {"thu-tuc-thay-doi": documents, "chuyen-huong": tables, "hoat-dong": tables, "viec": documents}
    read |= {"qd-766": tables, "mot-cua": tables + documents, "phan-anh": tables + documents}
    for name in tree.under("_data"):
        folder, _, base = name.removeprefix("_data/").partition("/")
        endings = read.get(folder)
        if base and endings and not base.lower().endswith(endings) and not base.lower().startswith("readme"):
            message = f"tệp không được đọc, thư mục {folder} chỉ nhận {', '.join(endings)}"
            report.file(name).warning(0, "file-unread", message, "lưu lại đúng loại tệp hoặc chuyển tệp đi nơi khác")
        if not base and name.lower().endswith(tables):
            remedy = "chuyển bảng vào _data/thu-tuc/ hoặc _data/chi-so/"
            report.file(name).warning(
                0, "file-unread", "bảng không nằm trong thư mục dữ liệu nên không được đọc", remedy
            )

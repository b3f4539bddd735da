"""The main job: read every workbook, judge every obligation, write the answers back.

Files are independent: one that cannot be read or written is a finding, and the others are checked all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.app.access import Access, open_workbook
from toolkit.app.bulk import Memory
from toolkit.app.examine import examine, is_summary
from toolkit.app.files import Source, sources
from toolkit.app.known_phrases import known_phrases
from toolkit.app.result import CheckResult, FileRecord, Written, count
from toolkit.app.result_sheet import result_sheet
from toolkit.app.work_calendar import work_calendar
from toolkit.app.write_back import plan_columns
from toolkit.core.calendar import WorkCalendar
from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.errors import CannotRunError, WorkbookChangedError
from toolkit.record import NamedTuple
from toolkit.rules import run_rules
from toolkit.rules.base import Book
from toolkit.settings import Settings
from toolkit.sheet.header import OBLIGATIONS, PLAIN
from toolkit.sheet.judged_rows import Chain
from toolkit.workbook.beside import belongs_to, is_result_name
from toolkit.workbook.port import Workbook, WorkbookContent, WriteReceipt

if TYPE_CHECKING:
    from toolkit.app.ledger import Keeper

Progress = Callable[[int, int, str], None]
"""Called before each file with how many are done, how many there are, and the name of the next."""


class Options(NamedTuple):
    """What one run is about. ``period`` None: the settings' period, else the month of ``as_of``."""

    as_of: Moment
    period: Period
    write: bool
    departments: tuple[str, ...] = ()
    keeper: Keeper | None = None
    memory: Memory | None = None
    others: frozenset[Path] = frozenset()


class Checked(NamedTuple):
    """What came of one workbook. ``receipt``: of what was written into it."""

    record: FileRecord
    judged: Sequence[Judged] = ()
    findings: tuple[Finding, ...] = ()
    written: Written | None = None
    receipt: WriteReceipt | None = None


def check(
    paths: Sequence[Path],
    settings: Settings,
    *,
    as_of: Moment,
    period: Period | None = None,
    write: bool = True,
    progress: Progress | None = None,
    access: Access | None = None,
    keeper: Keeper | None = None,
    skip: frozenset[Path] = frozenset(),
    others: frozenset[Path] = frozenset(),
    on_checked: Callable[[Checked], None] | None = None,
    keep: bool = True,
) -> CheckResult:
    """Check workbooks and folders of workbooks.

    Args:
        as_of: the moment as of which everything is judged; a bare day means its end.
        period: the business period of rows that name none.
        write: write our columns and the result sheet back; False leaves every file untouched.
        access: password and patience; without it, encrypted files and files in use are reported.
        keeper: keeps the run in a ledger, and says what stands of closed periods; the caller finishes it.
        skip: resolved paths of files that are passed over.
        others: resolved paths of files that need not be duty workbooks.
        on_checked: called with what came of each workbook, as soon as it is known.
        keep: False leaves obligations and findings out of the result, so that memory does not grow with the workbooks.
    """
    as_of = as_of if as_of.has_time else Moment.end_of(as_of.day)
    period = period or settings.period or Period.containing(as_of.day)
    calendar = work_calendar(settings.country, settings.company_days)
    options = Options(as_of, period, write, settings.departments, keeper, Memory(), others)
    found = sources(paths)
    if skip:
        found = [s for s in found if s.path.resolve() not in skip]
    checked: list[Checked] = []
    with known_phrases(settings.words):
        for number, source in enumerate(found):
            if progress:
                progress(number, len(found), source.name)
            workbook = open_workbook(source.path, settings, access or Access())
            one = check_one(workbook, source, settings, calendar, options)
            if keeper:
                keeper.record(*one)
            if on_checked:
                on_checked(one)
            kept = one._replace(receipt=None)  # which holds on to all that was written
            checked.append(kept if keep else kept._replace(judged=(), findings=()))
    if progress:
        progress(len(found), len(found), "")
    return CheckResult(
        as_of=as_of,
        period=period,
        obligations=Chain([c.judged for c in checked]),
        findings=tuple(sorted((f for c in checked for f in c.findings), key=lambda f: f.sort_key)),
        files=tuple(c.record for c in checked),
        written=tuple(c.written for c in checked if c.written),
        calendar=calendar.label,
        settings=settings.label,
    )


def check_one(
    workbook: Workbook, source: Source, settings: Settings, calendar: WorkCalendar, options: Options
) -> Checked:
    """Check one workbook; one that changed between reading and writing is read and judged once more."""
    try:
        return _attempt(workbook, source, settings, calendar, options)
    except WorkbookChangedError:
        pass
    try:
        return _attempt(workbook, source, settings, calendar, options)
    except WorkbookChangedError as error:
        record = FileRecord(source.name, source.path, error=error.key)
        return Checked(record, findings=(failure(source.name, error),))


def _attempt(
    workbook: Workbook, source: Source, settings: Settings, calendar: WorkCalendar, options: Options
) -> Checked:
    try:
        content = workbook.read()._replace(name=source.name)
    except CannotRunError as error:
        record = FileRecord(source.name, source.path, error=error.key)
        return Checked(record, findings=(failure(source.name, error),))
    if is_summary(content) or belongs_to(content) is not None:
        return Checked(FileRecord(source.name, source.path, content.fingerprint, shape="summary"))
    book = examine(
        content,
        settings,
        calendar,
        as_of=options.as_of,
        period=options.period,
        departments=options.departments,
        memory=options.memory,
    )
    stands = None
    if options.keeper:
        from toolkit.app.ledger import freeze

        stands = options.keeper.settle(source.path, source.name, content.fingerprint, book.judged)
        book = freeze(book, stands)
    findings = run_rules(book, settings.rules)
    if stands and stands.findings:
        findings = sorted((*findings, *stands.findings), key=lambda f: f.sort_key)
    record = _record(book, source, content)
    if not record.shape and source.path.resolve() not in options.others:
        level = Severity.INFO if source.found else Severity.WARNING
        findings.append(Finding(Place(source.name), "no-duty-sheet", level, (("seen", _seen(content)),)))
    if not options.write or not record.shape:
        return Checked(record, book.judged, tuple(findings))
    try:
        receipt = _write(workbook, book, findings, content, record, options)
    except WorkbookChangedError:
        raise
    except CannotRunError as error:
        failed = failure(source.name, error)
        return Checked(record._replace(error=error.key), book.judged, (*findings, failed))
    written = None
    if receipt:
        beside = receipt.path if is_result_name(receipt.path.name) else None
        written = Written(source.name, receipt.cells, receipt.backup, beside)
    return Checked(record, book.judged, tuple(findings), written, receipt)


def _write(
    workbook: Workbook,
    book: Book,
    findings: Sequence[Finding],
    content: WorkbookContent,
    record: FileRecord,
    options: Options,
) -> WriteReceipt | None:
    """Write what differs; None when nothing does."""
    plan = plan_columns(book)
    lang = next((t.header.lang for t in book.tables), "zh")
    sheet = result_sheet(
        record.counts, findings, as_of=options.as_of, period=options.period, lang=lang, existing=content.sheets
    )
    if not plan.updates and sheet is None:
        return None
    label = str(options.as_of).replace("-", "").replace(":", "")
    return workbook.write(plan.updates, [sheet] if sheet else [], expected=content.fingerprint, label=label)


def failure(name: str, error: CannotRunError) -> Finding:
    """A file that could not be read or written, as a finding."""
    params = tuple(sorted((key, str(value)) for key, value in error.params.items()))
    return Finding(Place(name), error.key, Severity.ERROR, params)


def _record(book: Book, source: Source, content: WorkbookContent) -> FileRecord:
    providers = book.providers
    duty_sheets = [t for t in book.tables if t.header.kind in (PLAIN, OBLIGATIONS)]
    shape = "full" if book.records.full else "plain" if duty_sheets or book.judged else ""
    department = max(providers, key=providers.__getitem__) if providers else ""
    return FileRecord(source.name, source.path, content.fingerprint, department, shape, count(book.judged))


def _seen(content: WorkbookContent, most: int = 8) -> str:
    """The header-like row of a workbook without a duty sheet: the one with the most words near the top."""
    best: list[str] = []
    for sheet in content.sheets:
        for row in sheet.rows[:20]:
            texts = [v.strip() for v in row if isinstance(v, str) and v.strip()]
            if len(texts) > len(best):
                best = texts
    return "、".join(t[:12] for t in best[:most]) or "-"

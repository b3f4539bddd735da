"""One workbook: read, judged, and what differs in it written back.

The steps before the write and the write itself are apart, so that a run over many workbooks may judge the next ones
while some are written.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.app.bulk_memory import Memory
from toolkit.app.copies import Copies
from toolkit.app.examine import examine
from toolkit.app.files import Source
from toolkit.app.levels import DUTY_SHEET_HIDDEN, NO_DUTY_SHEET, telling
from toolkit.app.order import Order
from toolkit.app.result import SUMMARY, FileRecord, Written, count
from toolkit.app.result_sheet import has_result_sheet, result_sheet
from toolkit.app.seen import seen
from toolkit.app.workbook_kind import is_made_by_us
from toolkit.app.write_back import plan_columns
from toolkit.core.calendar import WorkCalendar
from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.obligation import Judged
from toolkit.errors import CannotRunError, DutybookError, WorkbookChangedError, WriteRefusedError
from toolkit.record import NamedTuple
from toolkit.rules import run_rules
from toolkit.rules.base import Book
from toolkit.settings import Settings
from toolkit.sheet.header import OBLIGATIONS, PLAIN
from toolkit.workbook.beside_marks import is_result_name
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.port import Note, OwnSheet, Update, Workbook, WorkbookContent, WriteReceipt

if TYPE_CHECKING:
    from toolkit.app.books import Books
    from toolkit.deliverables.gather import Said


class Run(NamedTuple):
    """What is the same for all workbooks of one run.

    ``memory``: what it has worked out in others. ``others``: resolved paths of files that need not be duty workbooks.
    """

    order: Order
    settings: Settings
    calendar: WorkCalendar
    books: Books | None = None
    memory: Memory | None = None
    others: frozenset[Path] = frozenset()
    copies: Copies | None = None


class Checked(NamedTuple):
    """What came of one workbook. ``receipt``: of what was written into it. ``evidence``: what its rows say as evidence,
    where they stand as they were closed, apart from their table. ``stray``: it is no duty workbook, which is for a
    later one to say that it need not be."""

    record: FileRecord
    judged: Sequence[Judged] = ()
    findings: tuple[Finding, ...] = ()
    written: Written | None = None
    receipt: WriteReceipt | None = None
    evidence: Said | None = None
    stray: bool = False

    @property
    def known(self) -> Checked:
        """The same for a workbook that need not be one."""
        return self._replace(findings=tuple(f for f in self.findings if f.rule != NO_DUTY_SHEET))


def check_one(workbook: Workbook, source: Source, run: Run) -> Checked:
    """Check one workbook; one that changed between reading and writing is read and judged once more."""
    try:
        return _attempt(workbook, source, run)
    except WorkbookChangedError:
        return check_again(workbook, source, run)


def check_again(workbook: Workbook, source: Source, run: Run) -> Checked:
    """Check a workbook that changed between reading and writing: a second time, and no third.

    Now none of our other processes can come first; who saves it in another program still can.
    """
    try:
        with workbook.alone():
            return _attempt(workbook, source, run)
    except CannotRunError as error:
        record = FileRecord(source.name, source.path, error=error.key)
        return Checked(record, findings=(failure(source.name, error),))


def _attempt(workbook: Workbook, source: Source, run: Run) -> Checked:
    begun = begin(workbook, source, run)
    return begun if isinstance(begun, Checked) else begun.done(begun.write)


class Planned(NamedTuple):
    """A workbook that is judged; what differs in it is to be written."""

    checked: Checked
    workbook: Workbook
    updates: tuple[Update, ...]
    sheets: tuple[OwnSheet, ...]
    label: str

    def write(self) -> WriteReceipt:
        """Write it now, here."""
        expected = self.checked.record.fingerprint
        try:
            return self.workbook.write(self.updates, self.sheets, expected=expected, label=self.label)
        except WriteRefusedError as error:
            if error.key != "write-structure-protected":
                raise
        receipt = self.workbook.write(self.updates, expected=expected, label=self.label)
        note = Note("results-not-added", (("name", self.sheets[0].name),))
        return receipt._replace(notes=(*receipt.notes, note))

    def write_apart(self) -> tuple[WriteReceipt, bool]:
        """The same in another process: without the cells, which are known here, but whether they may be told."""
        receipt = self.write()
        return receipt._replace(told=()), receipt.told is not None

    def receipt(self, answer: Callable[[], tuple[WriteReceipt, bool]]) -> WriteReceipt:
        """What ``write`` would have returned, from the answer of ``write_apart``."""
        receipt, may_be_told = answer()
        return receipt._replace(told=self.updates if may_be_told else None)

    @property
    def apart(self) -> bool:
        """Whether another process may write it: a file, and not a window."""
        return isinstance(self.workbook, FileWorkbook) and self.workbook.by_itself

    def done(self, write: Callable[[], WriteReceipt]) -> Checked:
        """What came of the workbook, written.

        Raises:
            WorkbookChangedError: it is not the one that was judged.
        """
        checked = self.checked
        name = checked.record.name
        try:
            receipt = write()
        except WorkbookChangedError:
            raise
        except CannotRunError as error:
            failed = failure(name, error)
            return checked._replace(
                record=checked.record._replace(error=error.key), findings=(*checked.findings, failed)
            )
        beside = receipt.path if is_result_name(receipt.path.name) else None
        said = tuple(Finding(Place(name), note.key, Severity.WARNING, note.params) for note in receipt.notes)
        written = Written(name, receipt.cells, receipt.backup, beside)
        return checked._replace(findings=(*checked.findings, *said), written=written, receipt=receipt)


def begin(workbook: Workbook, source: Source, run: Run) -> Checked | Planned:
    """Read and judge a workbook; what is to be written into it, if anything is."""
    try:
        content = workbook.read()._replace(name=source.name)
    except CannotRunError as error:
        record = FileRecord(source.name, source.path, error=error.key)
        return Checked(record, findings=(failure(source.name, error),))
    if is_made_by_us(content):
        return Checked(FileRecord(source.name, source.path, content.fingerprint, shape=SUMMARY))
    book, levels = _examined(content, run), run.settings.rules
    stands = None
    if run.books:
        from toolkit.app.ledger.frozen import freeze

        stands = run.books.settle(source.path, source.name, content.fingerprint, book.judged)
        book = freeze(book, stands)
    findings = run_rules(book, levels)
    more = list(stands.findings) if stands else []
    if run.copies:
        more += run.copies.told(source.path, source.name, book.parts, levels)
    if more:
        findings = sorted((*findings, *more), key=lambda f: f.sort_key)
    record = _record(book, source, content)
    stray = not record.shape and source.path.resolve() not in run.others
    if stray:
        findings.extend(_nothing(book, source, content, run))
    said = None
    if stands is not None and stands.judged is not None:
        from toolkit.deliverables.gather import said_in

        said = said_in(book.parts)
    checked = Checked(record, book.judged, tuple(findings), evidence=said, stray=stray)
    if not run.order.write or not record.shape:
        return checked
    updates = plan_columns(book, workbook.painted)
    lang = next((t.header.lang for t in book.tables), "zh")
    as_of, period = run.order.as_of, run.order.period
    sheet = None
    if book.judged or findings or has_result_sheet(content.sheets):  # a plan that is still blank gets none
        sheet = result_sheet(record.counts, findings, as_of=as_of, period=period, lang=lang, existing=content.sheets)
    if not updates and sheet is None:
        return checked
    return Planned(checked, workbook, updates, (sheet,) if sheet else (), as_of.compact)


def _examined(content: WorkbookContent, run: Run) -> Book:
    as_of, period = run.order.as_of, run.order.period
    return examine(content, run.settings, run.calendar, as_of=as_of, period=period, memory=run.memory)


def judged_only(workbook: Workbook, source: Source, run: Run) -> Sequence[Judged]:
    """The obligations of a workbook, before it is its turn; none where it cannot be read, which is said then."""
    try:
        content = workbook.read()._replace(name=source.name)
    except CannotRunError:
        return ()
    if is_made_by_us(content):
        return ()
    return _examined(content, run).judged


def failure(name: str, error: DutybookError) -> Finding:
    """A file that could not be read or written, as a finding."""
    params = tuple(sorted((key, str(value)) for key, value in error.params.items()))
    return Finding(Place(name), error.key, Severity.ERROR, params)


def _record(book: Book, source: Source, content: WorkbookContent) -> FileRecord:
    providers = book.providers
    duty_sheets = [t for t in book.tables if t.header.kind in (PLAIN, OBLIGATIONS) and t.visible]
    shape = "full" if book.records.full else "plain" if duty_sheets or book.judged else ""
    departments = tuple(name for name, _ in providers.most_common())
    most, counts = next(iter(departments), ""), count(book.judged)
    return FileRecord(source.name, source.path, content.fingerprint, most, shape, counts, departments=departments)


def _nothing(book: Book, source: Source, content: WorkbookContent, run: Run) -> tuple[Finding, ...]:
    """Why there is nothing to check: no duty sheet, or none but hidden ones, which may be those of earlier months."""
    hidden = next((t.sheet for t in book.tables if t.header.kind in (PLAIN, OBLIGATIONS)), None)
    if hidden is not None:
        return telling(DUTY_SHEET_HIDDEN, Place(source.name, hidden), run.settings.rules, {"sheet": hidden})
    named = None if source.found else Severity.WARNING  # who names a file means it
    place, params = seen(content, run.settings.deadline_words)
    return telling(NO_DUTY_SHEET, place, run.settings.rules, params, usual=named)

"""Handing in from the sheet: the selected rows get the time, the voucher number and the status that say so."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from toolkit.app.examine import examine
from toolkit.app.roll.rows import by_place, what
from toolkit.app.work_calendar import calendar_of
from toolkit.catalogue import text
from toolkit.core.finding import cell_name
from toolkit.core.judge import effective_work
from toolkit.core.moment import Moment
from toolkit.core.obligation import Obligation
from toolkit.core.status import EXEMPT, Work
from toolkit.settings import Settings
from toolkit.sheet.header import SECOND
from toolkit.workbook.port import CellUpdate, WorkbookContent


@dataclass(frozen=True, slots=True)
class HandIn:
    """Rows that can be marked as handed in, with what each is about; ``skipped`` need none or have it already.

    ``unread``: cells that hold something else than a date, which is not written over: it may be one with a slip in it.
    ``numbered``: the sheet has a column for the voucher number.
    """

    rows: tuple[tuple[int, str], ...]
    skipped: int
    unread: tuple[str, ...]
    numbered: bool
    _found: tuple[Obligation, ...]
    _lang: str

    def updates(self, at: datetime, number: str) -> list[CellUpdate]:
        """The cell changes that say: handed in at that minute, under that voucher number (empty for none)."""
        return [update for row in self._found for update in _updates(row, at, number, self._lang)]


def plan_hand_in(
    content: WorkbookContent, settings: Settings, as_of: Moment, sheet: str, rows: Iterable[int]
) -> HandIn:
    """Which of the given rows of a sheet can be marked as handed in.

    One that was rejected is handed in again, where the sheet has a column for that.
    """
    period = settings.period_at(as_of)
    calendar = calendar_of(settings)
    book = examine(content, settings, calendar, as_of=as_of, period=period)
    judged = by_place(book)
    wanted = [judged[sheet, row].obligation for row in rows if (sheet, row) in judged]
    unread = [row for row in wanted if _owed(row) and _field(row) in row.unreadable]
    found = tuple(row for row in wanted if _open(row) and row not in unread)
    lang = next((t.header.lang for t in book.tables if t.sheet == sheet), "zh")
    numbered = any("evidence_no" in row.columns for row in found)
    cells = tuple(cell_name(row.place.row, row.columns[_field(row)]) for row in unread)
    skipped = len(wanted) - len(found) - len(unread)
    return HandIn(tuple((r.place.row, what(r)) for r in found), skipped, cells, numbered, found, lang)


def _owed(row: Obligation) -> bool:
    work = effective_work(row)
    return work not in EXEMPT and work is not Work.ACCEPTED and bool({"submitted_at", "work"} & row.columns.keys())


def _open(row: Obligation) -> bool:
    if not _owed(row):
        return False
    work = effective_work(row)
    if work is Work.REJECTED:
        return "resubmitted_at" in row.columns and row.resubmission is None
    if "submitted_at" in row.columns:
        return row.submission is None or row.submission.at is None
    return work is not Work.SUBMITTED


def _field(row: Obligation) -> str:
    """The field of the time that is to be written."""
    return "resubmitted_at" if effective_work(row) is Work.REJECTED else "submitted_at"


def _updates(row: Obligation, at: datetime, number: str, lang: str) -> list[CellUpdate]:
    columns, sheet, line = row.columns, row.place.sheet, row.place.row
    field = _field(row)
    found = []
    if field in columns:
        clock = columns.get(SECOND.get(field, ""))
        found.append(CellUpdate(sheet, line, columns[field], at.date() if clock else at))
        if clock:
            found.append(CellUpdate(sheet, line, clock, at.time()))
    if "work" in columns:
        found.append(CellUpdate(sheet, line, columns["work"], text(f"work-{Work.SUBMITTED.value}", lang)))
    if number and "evidence_no" in columns:
        found.append(CellUpdate(sheet, line, columns["evidence_no"], number))
    return found

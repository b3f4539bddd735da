"""The tables of a workbook: which there are, of which month, and what reading each takes."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from pathlib import PurePath

from toolkit.core.finding import Place
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.record import NamedTuple
from toolkit.settings import Settings
from toolkit.sheet.calendar_names import is_rota
from toolkit.sheet.day_order import in_workbook
from toolkit.sheet.header import CALENDAR, OBLIGATIONS, PLAIN, REGISTER
from toolkit.sheet.months import month_stated, sheets_of_no_month, sheets_of_other_months
from toolkit.sheet.records import BadValue, Records
from toolkit.sheet.table import Table, is_duty_list
from toolkit.sheet.table_finder import find_tables
from toolkit.sheet.units import department_in, fold, own_side, unit_by
from toolkit.sheet.values import DateContext
from toolkit.sheet.vocabulary import SHEET_BY_NAME, normal
from toolkit.sheet.words import names_day_off
from toolkit.workbook.port import WorkbookContent


def tables_of(content: WorkbookContent, settings: Settings, period: Period | None) -> list[Table]:
    """Every table of a workbook as it is read for a period, except on our own result sheet and the guide."""
    found: list[Table] = []
    for sheet in content.sheets:
        if SHEET_BY_NAME.get(normal(sheet.name)) in ("results", "guide"):
            continue
        known = sheet.merges, sheet.visible, sheet.uncached, sheet.occupied, sheet.dayends
        found += find_tables(sheet.name, sheet.rows, *known, settings.deadline_words, period)
    return found


def has_duties(content: WorkbookContent, settings: Settings) -> bool:
    """Whether a workbook has a table of duties or obligations that anybody sees."""
    tables = tables_of(content, settings, None)
    return is_full(tables) or any(map(_is_judged, tables))


def duty_tables(content: WorkbookContent, settings: Settings) -> list[Table]:
    """The tables of duties or obligations that anybody sees."""
    return [t for t in tables_of(content, settings, None) if _is_judged(t)]


def _is_judged(table: Table) -> bool:
    return table.header.kind in (PLAIN, OBLIGATIONS) and table.visible


def is_full(tables: Sequence[Table]) -> bool:
    """Whether a workbook keeps at least two of duties, obligations and events on sheets of their own."""
    kinds = {t.header.kind for t in tables}
    return any(map(is_duty_list, tables)) + (OBLIGATIONS in kinds) + (REGISTER in kinds) >= 2


def is_list(table: Table, full: bool) -> bool:
    """Whether the rows of a table are company days, events or, in a full workbook, duties: nothing to be judged."""
    return table.header.kind in (CALENDAR, REGISTER) or (full and is_duty_list(table))


def unread_calendars(content: WorkbookContent, tables: Sequence[Table]) -> list[BadValue]:
    """Sheets called 日历 that name days off and make no calendar: their days do not count, which is told
    unless they are a rota of persons or departments."""
    read = {table.sheet for table in tables if table.header.kind == CALENDAR}
    return [
        BadValue(Place(content.name, sheet.name), "day", "no-calendar", sheet.name, sheet.name)
        for sheet in content.sheets
        if sheet.visible and sheet.name not in read and SHEET_BY_NAME.get(normal(sheet.name)) == "calendar"
        if any(names_day_off(cell) for row in sheet.rows for cell in row if isinstance(cell, str))
        if not is_rota(sheet.rows)
    ]


class Months(NamedTuple):
    """Sheets of other months than the period's: those that are ``left_out``, and ``of_others`` those that are read all
    the same, as none is of the period."""

    left_out: frozenset[str]
    of_others: Sequence[str]


def sheets_by_month(content: WorkbookContent, tables: Sequence[Table], period: Period) -> Months:
    """The sheets with tables that are of other months, by their names and titles."""
    names = dict.fromkeys(t.sheet for t in tables)
    stated = _months_stated(content, tables)
    return Months(sheets_of_other_months(names, period, stated), sheets_of_no_month(names, period, stated))


def _months_stated(content: WorkbookContent, tables: Sequence[Table]) -> dict[str, Period]:
    """The months in the titles above the first tables of sheets, by sheet."""
    tops: dict[str, int] = {}
    for table in tables:
        tops[table.sheet] = min(tops.get(table.sheet, table.header.first_row), table.header.first_row)
    found: dict[str, Period] = {}
    for sheet in content.sheets:
        above = (text for row in sheet.rows[: tops.get(sheet.name, 1) - 1] for text in row if isinstance(text, str))
        if month := month_stated(above):
            found[sheet.name] = month
    return found


class Given:
    """What the readers of a workbook's tables are given."""

    def __init__(
        self,
        content: WorkbookContent,
        settings: Settings,
        tables: Sequence[Table],
        records: Records,
        as_of: Moment,
        period: Period,
    ) -> None:
        self._workbook = content.name
        self._settings = settings
        self._records = records
        order, zone = settings.day_order(content.name), settings.policy.zone
        self._context = in_workbook(tables, DateContext(period, content.date1904, order, until=as_of.day, zone=zone))
        self._uncached = {s.name: sorted(s.uncached) for s in content.sheets}

    def of(self, table: Table) -> tuple[Records, Table, DateContext, str, Sequence[tuple[int, int]]]:
        """What reading a table takes: where its records go to, how its dates are meant, whose it is, and the formulas
        without a result."""
        settings = self._settings
        department = _department(table, self._workbook, settings.departments, settings.department_aliases)
        context = self._context.ordered(settings.day_order(self._workbook, department))
        return self._records, table, context, department, self.uncached(table)

    def uncached(self, table: Table) -> Sequence[tuple[int, int]]:
        """The cells of a table whose formula has no stored result, in order."""
        return _within(table, self._uncached[table.sheet])


def _department(table: Table, workbook: str, departments: Sequence[str], known: Mapping[str, str]) -> str:
    """The department a table is about, for tables without a column for it: from title, sheet or file name.

    Of 保险部 in the folder 东城店, the title may say whose it is: 东城店保险部.
    """
    texts = tuple(map(own_side, (table.title, table.sheet, PurePath(workbook).stem)))
    if name := next(filter(None, (department_in(text, departments) for text in texts)), ""):
        return known.get(fold(name), name)
    units = [unit for text in reversed(texts) if (unit := unit_by(text, known))]
    branchs = fold(PurePath(workbook).parent.name + units[0]) if units else ""
    return next((unit for unit in units if fold(unit) == branchs), units[0] if units else "")


def _within(table: Table, cells: Sequence[tuple[int, int]]) -> Sequence[tuple[int, int]]:
    """Those of a sheet's cells, in order, that lie in the rows of a table."""
    if not cells or not table.rows:
        return ()
    (first, _), (last, _) = table.rows[0], table.rows[-1]
    return cells[bisect_left(cells, (first, 0)) : bisect_left(cells, (last + 1, 0))]

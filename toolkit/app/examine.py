"""From the raw content of one workbook to everything that is known about it: tables, records, judgements."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Mapping, Sequence
from functools import lru_cache, partial
from pathlib import PurePath
from typing import TYPE_CHECKING

from toolkit.app.bulk import BulkJudge
from toolkit.app.bulk_memory import Memory
from toolkit.catalogue import LANGUAGES, text
from toolkit.core.calendar import WorkCalendar
from toolkit.core.deadline import Kind, PhraseReading
from toolkit.core.duty import Duty
from toolkit.core.finding import Place
from toolkit.core.join import Joiner
from toolkit.core.judge import judge
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.core.resolve_many import Resolver, shared_resolver
from toolkit.rules.base import Book
from toolkit.settings import Settings
from toolkit.sheet.day_order import in_workbook
from toolkit.sheet.foot import is_only_total
from toolkit.sheet.header import CALENDAR, DUTIES, OBLIGATIONS, PLAIN, REGISTER
from toolkit.sheet.judged_rows import Chain, TableRows
from toolkit.sheet.months import month_stated, sheets_of_no_month, sheets_of_other_months
from toolkit.sheet.obligation_reader import ObligationReader
from toolkit.sheet.records import Records
from toolkit.sheet.table import Row, Table, is_duty_list
from toolkit.sheet.table_finder import find_tables
from toolkit.sheet.units import department_in, fold, own_side, unit_by
from toolkit.sheet.values import DateContext
from toolkit.sheet.vocabulary import SHEET_BY_NAME, normal
from toolkit.workbook.beside_marks import belongs_to
from toolkit.workbook.port import WorkbookContent

if TYPE_CHECKING:
    from toolkit.sheet.list_reader import ListReader

_PolicyFor = Callable[[str, str], Policy]
"""The policy for a department's duty, by their names."""

_SUMMARY_SHEETS = ({"总览", "服务矩阵", "审计"}, {"overview", "servicematrix", "audit"})
_BUTTON_SHEETS = ("月结检查", "monthendcheck")


def is_summary(content: WorkbookContent) -> bool:
    """Whether a workbook is a month-end summary that we made: it is not a duty sheet, though it looks like one."""
    names = {normal(s.name) for s in content.sheets}
    return any(marks <= names for marks in _SUMMARY_SHEETS)


def is_made_by_us(content: WorkbookContent) -> bool:
    """Whether a workbook is a summary, the one with finance's buttons, or the results beside a file that cannot be
    written: nobody's duties."""
    return is_summary(content) or _has_finances_buttons(content) or belongs_to(content) is not None


def _has_finances_buttons(content: WorkbookContent) -> bool:
    """Whether it is the workbook whose only sheet says how the month-end check is run by buttons."""
    if len(content.sheets) != 1 or normal(content.sheets[0].name) not in _BUTTON_SHEETS:
        return False
    hints = [text("button-sheet-hint", lang) for lang in LANGUAGES]
    return any(cell in hints for row in content.sheets[0].rows[:5] for cell in row)


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
    return _is_full(tables) or any(t.header.kind in (PLAIN, OBLIGATIONS) and t.visible for t in tables)


def examine(
    content: WorkbookContent,
    settings: Settings,
    calendar: WorkCalendar,
    *,
    as_of: Moment,
    period: Period,
    memory: Memory | None = None,
) -> Book:
    """Read, join and judge one workbook.

    Args:
        calendar: official days and the settings' company days; the workbook's own 日历 sheet goes on top.
        period: serves where neither row nor phrase says another.
        memory: what the run has worked out in other workbooks, as of the same time and under the same settings.
    """
    tables = tables_of(content, settings, period)
    names = dict.fromkeys(t.sheet for t in tables)
    stated = _months_stated(content, tables)
    left_out, other_months = sheets_of_other_months(names, period, stated), sheets_of_no_month(names, period, stated)
    tables = [t for t in tables if t.sheet not in left_out]
    full = _is_full(tables)
    records = Records(content.name, full=full, departments=settings.department_aliases)
    context = in_workbook(
        tables,
        DateContext(
            period, content.date1904, settings.day_order(content.name), until=as_of.day, zone=settings.policy.zone
        ),
    )
    uncached = {s.name: sorted(s.uncached) for s in content.sheets}

    def of(table: Table) -> tuple[Records, Table, DateContext, str, Sequence[tuple[int, int]]]:
        department = _department(table, content.name, settings.departments, settings.department_aliases)
        order = settings.day_order(content.name, department)
        here = context.ordered(order)
        return records, table, here, department, _within(table, uncached[table.sheet])

    if lists := [t for t in tables if _is_list(t, full)]:
        from toolkit.sheet.list_reader import ListReader

        _read_lists(records, [ListReader(*of(t)) for t in lists], settings)
    own_calendar = calendar.with_company(records.company_days)
    policy_for = _cached_policies(settings, content.name)
    resolver_for = _cached_resolvers(own_calendar, policy_for)
    joiner = Joiner(records.duties, records.events, period, own_calendar, policy_for, settings.read)
    soon = settings.due_soon_workdays
    bulk = BulkJudge(
        settings.read,
        resolver_for,
        joiner.times_owed,
        as_of=as_of,
        period=period,
        due_soon_workdays=soon,
        by_duty=bool(settings.duty_policies or settings.policy.service_levels),
        joins=bool(records.duties or records.events),
        memory=memory or Memory(),
    )
    parts: list[TableRows] = []
    for table in tables:
        if table.header.kind in (PLAIN, OBLIGATIONS, DUTIES) and table.visible and not _is_list(table, full):
            reader = ObligationReader(*of(table))
            part = bulk.judge(reader, [row for row, _ in _within(table, uncached[table.sheet])])
            records.rows += part.one_by_one()
            parts.append(part)
    joined = joiner.join(records.rows)
    singly = (
        judge(o, settings.read(o.duty.phrase), as_of, period, resolver_for(o.duty.provider, o.duty.id), soon)
        for o in joined.obligations
    )
    for part in parts:
        part.fill(singly)
    missing = list(singly)
    owing = {part.table.sheet for part in parts if part}
    return Book(
        content.name,
        tables,
        records,
        joined,
        Chain([*parts, missing]),
        parts,
        missing,
        as_of,
        period,
        settings.read,
        policy_for,
        _uncached(content, tables),
        {s.name: s.struck for s in content.sheets if s.struck},
        settings.low_score,
        [s.name for s in content.sheets if s.name in left_out],
        [name for name in other_months if name in owing],
    )


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


def _is_full(tables: Sequence[Table]) -> bool:
    """Whether a workbook keeps at least two of duties, obligations and events on sheets of their own."""
    kinds = {t.header.kind for t in tables}
    return any(map(is_duty_list, tables)) + (OBLIGATIONS in kinds) + (REGISTER in kinds) >= 2


def _is_list(table: Table, full: bool) -> bool:
    """Whether the rows of a table are company days, events or, in a full workbook, duties: nothing to be judged."""
    return table.header.kind in (CALENDAR, REGISTER) or (full and is_duty_list(table))


def _read_lists(records: Records, readers: Sequence[ListReader], settings: Settings) -> None:
    """Company days and duties, then the events: they are called as the duties call them."""
    events = [reader for reader in readers if reader.table.header.kind == REGISTER]
    for reader in readers:
        if reader.table.header.kind == CALENDAR:
            reader.read_calendar()
        elif reader not in events:
            reader.read_duties()
    records.duties = [(_with_event(duty, settings.read), place) for duty, place in records.duties]
    names = sorted({duty.event for duty, _ in records.duties if duty.event})
    for reader in events:
        reader.read_register(names)


def _with_event(duty: Duty, read: Callable[[str], PhraseReading]) -> Duty:
    """A duty whose phrase names its event (提车次日), where the list has no column for it or leaves it blank."""
    if duty.event or duty.is_rule:
        return duty
    anchors = {r.anchor_event for r in read(duty.phrase).rules if r.kind is Kind.EVENT_RELATIVE}
    anchor = anchors.pop() if len(anchors) == 1 else None
    return duty._replace(event=anchor) if anchor else duty


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


def _uncached(content: WorkbookContent, tables: Sequence[Table]) -> list[Place]:
    """Cells of the tables' own columns whose formula has no stored result; totals and running numbers say nothing."""
    begun: dict[tuple[str, int], int] = {}  # the row of the first header that a column of a sheet has
    for table in tables:
        for field, column in table.header.columns.items():
            if field == "number":
                continue
            key = (table.sheet, column)
            begun[key] = min(begun.get(key, table.header.last_row), table.header.last_row)
    return [
        Place(content.name, sheet.name, row, column)
        for sheet in content.sheets
        for row, column in sorted(sheet.uncached)
        if row > begun.get((sheet.name, column), row) and not _is_total(sheet.rows, row)
    ]


def _is_total(rows: Sequence[Row], number: int) -> bool:
    row = rows[number - 1] if number <= len(rows) else ()
    return is_only_total(next((value for value in row if value is not None and value != ""), None))


def _cached_policies(settings: Settings, workbook: str) -> _PolicyFor:
    return lru_cache(maxsize=4096)(partial(settings.policy_for, workbook=workbook))


def _cached_resolvers(
    calendar: WorkCalendar, policy_for: Callable[[str, str], Policy]
) -> Callable[[str, str], Resolver]:
    """The resolver of a department's duty, by their names.

    A policy is looked up by its identity, quicker than by its fields; it is kept, so that its id stays its own.
    """
    resolvers: dict[int, tuple[Policy, Resolver]] = {}

    def resolver_for(provider: str, duty_id: str) -> Resolver:
        policy = policy_for(provider, duty_id)
        found = resolvers.get(id(policy))
        if found is None:
            found = resolvers[id(policy)] = policy, shared_resolver(calendar, policy)
        return found[1]

    return resolver_for

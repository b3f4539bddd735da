"""From the raw content of one workbook to everything that is known about it: tables, records, judgements."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import lru_cache, partial

from toolkit.app.bulk import BulkJudge
from toolkit.app.bulk_memory import Memory
from toolkit.app.workbook_tables import Given, is_full, is_list, sheets_by_month, tables_of, unread_calendars
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
from toolkit.sheet.foot import is_only_total
from toolkit.sheet.header import CALENDAR, DUTIES, OBLIGATIONS, PLAIN, REGISTER
from toolkit.sheet.judged_rows import Chain, TableRows
from toolkit.sheet.obligation_reader import ObligationReader
from toolkit.sheet.records import Records
from toolkit.sheet.table import Row, Table
from toolkit.workbook.port import WorkbookContent

_PolicyFor = Callable[[str, str], Policy]
"""The policy for a department's duty, by their names."""


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
    every = tables_of(content, settings, period)
    months = sheets_by_month(content, every, period)
    tables = [t for t in every if t.sheet not in months.left_out]
    full = is_full(tables)
    records = Records(content.name, full=full, departments=settings.department_aliases)
    given = Given(content, settings, tables, records, as_of, period)
    if lists := [t for t in tables if is_list(t, full)]:
        _read_lists(records, lists, given, settings)
    records.bad += unread_calendars(content, lists)
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
        if table.header.kind in (PLAIN, OBLIGATIONS, DUTIES) and table.visible and not is_list(table, full):
            part = bulk.judge(ObligationReader(*given.of(table)), [row for row, _ in given.uncached(table)])
            records.rows += part.one_by_one()
            parts.append(part)
    joined = joiner.join(records.rows)
    singly = (
        judge(o, settings.read(o.duty.phrase), as_of, period, resolver_for(o.duty.provider, o.duty.id), soon)
        for o in joined.obligations
    )
    for part in parts:
        part.fill(singly)
    unlisted = [*singly]
    owing = {part.table.sheet for part in parts if part}
    return Book(
        name=content.name,
        tables=tables,
        records=records,
        joined=joined,
        judged=Chain([*parts, unlisted]),
        parts=parts,
        unlisted=unlisted,
        as_of=as_of,
        period=period,
        read=settings.read,
        policy_for=policy_for,
        uncached=_uncached(content, tables),
        struck={s.name: s.struck for s in content.sheets if s.struck},
        low_score=settings.low_score,
        left_out=[s.name for s in content.sheets if s.name in months.left_out],
        other_months=[name for name in months.of_others if name in owing],
    )


def _read_lists(records: Records, tables: Sequence[Table], given: Given, settings: Settings) -> None:
    """Company days and duties, then the events: they are called as the duties call them."""
    from toolkit.sheet.list_reader import ListReader

    readers = [ListReader(*given.of(table)) for table in tables]
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

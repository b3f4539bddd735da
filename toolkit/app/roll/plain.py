"""The plain table, in which every row is an obligation: what recurs is reset, what is open stays or is carried over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.app.roll.area import Area, Values
from toolkit.app.roll.dates import months_of, move_months, period_like
from toolkit.app.roll.fates import Fate, done_and_staying, fates_of
from toolkit.app.roll.marks import say_period
from toolkit.app.roll.outcome import not_back, outcome_by_name, outcome_columns, told_of
from toolkit.app.roll.remarks import is_of_the_past
from toolkit.app.roll.rows import (
    Rolling,
    by_place,
    is_planned,
    what,
)
from toolkit.core.find_due import find_due
from toolkit.core.finding import Finding
from toolkit.core.obligation import Judged, Obligation
from toolkit.core.period import Period
from toolkit.core.resolve_many import Resolver
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.fields import PER_PERIOD
from toolkit.sheet.table import at
from toolkit.sheet.values import read_text
from toolkit.workbook.port import RawValue

_NUMBERED = compiled(r"\d{2}")
"""In the column of evidence: the number of one voucher (记-0123) rather than what it has to be (存款回单); a pattern of
a file may have figures (报表01-{period}.xlsx)."""


class Homeless(NamedTuple):
    """An open row that its own table has no room for: what was judged, and its cells as they are to be."""

    area: Area
    judged: Judged
    values: Values


@dataclass(slots=True)
class Rolled:
    """``moved``: source row → where its open obligation is in the new workbook; the ``homeless`` are not in it yet."""

    moved: dict[int, int] = field(default_factory=dict)
    carried: int = 0
    renewed: int = 0
    emptied: int = 0
    findings: list[Finding] = field(default_factory=list)
    homeless: list[Homeless] = field(default_factory=list)


def roll_plain(area: Area, rolling: Rolling) -> Rolled:
    """Roll a plain table in place. Rows do not move; copies go below the last row, else into emptied ones."""
    out = Rolled()
    judged = by_place(rolling.book)
    rows = {n: found for n in area.rows if (found := judged.get((area.sheet, n))) is not None}
    fates = fates_of(area, judged, rolling)
    outcome = outcome_columns(area, rows)
    renewed = [n for n, becomes in fates.items() if becomes in (Fate.RESET, Fate.CARRY)]
    out.findings += told_of(rolling, area, outcome_by_name(area, rows), renewed)
    if renewed:  # else a register of cases, in which nothing is promised again
        out.findings += not_back(rolling, *done_and_staying(area, rows, fates))
    twins = {n: twin for n in renewed if (twin := _twin(rows[n], rows, rolling))}
    carried: list[tuple[int, Judged, dict[int, RawValue]]] = []
    free: list[int] = []
    for number, row in area.table.rows:
        if number not in rows:
            continue
        found, becomes = rows[number], fates[number]
        if becomes is Fate.CARRY and number not in twins.values():
            carried.append((number, found, _copy(area, row, found, rolling)))
        if becomes in (Fate.RESET, Fate.CARRY):
            _reset(area, number, found.obligation, rolling, outcome, copied=becomes is Fate.CARRY)
            out.renewed += 1
        elif becomes is Fate.EMPTY:
            out.emptied += area.clear(number, frozenset({area.provider}))
            free.append(number)
        else:
            if is_planned(found, rolling):
                for column in _done(area):
                    if area.draft.original(area.sheet, number, column) is not None:
                        area.draft.put(area.sheet, number, column, None)
            out.moved[number] = number
            out.carried += 1
        area.clear_own(number)
    for number, twin in twins.items():
        _take_over(area, number, twin)
        if fates[twin] is Fate.CARRY:
            out.moved[twin] = number
            out.carried += 1
            out.renewed -= 1
    _place(area, carried, free, rolling, out)
    return out


def _twin(judged: Judged, rows: Mapping[int, Judged], rolling: Rolling) -> int:
    """The row that stands already for what a row will ask for once it is reset; 0 for none.

    Where 报销9月电话费, 每月10号前 stands above 报销10月电话费, 次月10号前, the first becomes the second.
    """
    row = judged.obligation
    named = move_months(row.duty.deliverable, months_of(rolling.source, rolling.to))
    if named == row.duty.deliverable:
        return 0
    same = [
        (n, j)
        for n, j in rows.items()
        if (j.obligation.duty.provider, j.obligation.duty.receiver, j.obligation.duty.deliverable)
        == (row.duty.provider, row.duty.receiver, named)
    ]
    fresh = row._replace(period=rolling.to, event_at=None, due_given=None, submission=None, resubmission=None)
    reading = rolling.book.read(row.duty.phrase)
    resolver = Resolver(rolling.calendar, rolling.policy(row.duty))
    due, _why = find_due(fresh, reading, rolling.to, resolver) if same else (None, "")
    return next((n for n, j in same if due is not None and j.due == due.effective), 0)


def _take_over(area: Area, number: int, twin: int) -> None:
    """What is said of the twin is said of the row from now on."""
    columns = area.table.header.columns
    for name in (*PER_PERIOD, "evidence", "note", "owner"):
        column = columns.get(name, 0)
        value = area.draft.original(area.sheet, twin, column) if column else None
        if value is not None:
            area.draft.put(area.sheet, number, column, value)


def _reset(
    area: Area, number: int, row: Obligation, rolling: Rolling, outcome: frozenset[int], *, copied: bool
) -> None:
    """Make a row the promise of the new period: ``outcome`` are the columns that say what became of the old one's."""
    columns, draft = area.table.header.columns, area.draft
    cleared = {*outcome}
    if row.event_at is not None and row.event_at.day >= rolling.source.start:
        # A date of the period that ends; an older one says since when the promise holds.
        cleared |= {*area.table.header.event_columns.values()}
        cleared |= {columns[name] for name in ("event_at", "event_at_2") if name in columns}
    note = columns.get("note", 0)
    if note and (copied or is_of_the_past(read_text(draft.original(area.sheet, number, note)), rolling.source)):
        cleared.add(note)
    for column in cleared:
        if draft.original(area.sheet, number, column) is not None:
            draft.put(area.sheet, number, column, None)
    column = columns.get("period", 0)
    raw = draft.original(area.sheet, number, column) if column else None
    if raw is not None:
        length = row.period.months if row.period else rolling.to.months
        draft.put(area.sheet, number, column, period_like(raw, Period.containing(rolling.to.start, length)))
    months = months_of(rolling.source, rolling.to)
    for name in ("deliverable", "evidence"):
        column = columns.get(name, 0)
        held = draft.original(area.sheet, number, column) if column else None
        if isinstance(held, str):
            moved = move_months(held, months, solid=name == "evidence")
            numbered = name == "evidence" and moved == held and "{" not in held and _NUMBERED.search(held)
            draft.put(area.sheet, number, column, None if numbered else moved)


def _done(area: Area) -> frozenset[int]:
    """The columns that say whether and when something was done: a plan that is carried has yet to be."""
    columns = area.table.header.columns
    return frozenset(columns.get(name, 0) for name in ("submitted_at", "resubmitted_at", "work")) - {0}


def _copy(area: Area, row: Sequence[RawValue], judged: Judged, rolling: Rolling) -> dict[int, RawValue]:
    """The open row as typed, what is merged downwards filled in, with its period said."""
    header = area.table.header
    own = area.own | {area.serial}
    values: dict[int, RawValue] = {c: v for c in area.columns if c not in own and (v := at(row, c)) is not None}
    if is_planned(judged, rolling):
        values = {c: v for c, v in values.items() if c not in _done(area)}
    period = judged.obligation.period or rolling.source
    if column := header.columns.get("period"):
        values[column] = period_like(values.get(column), period)
        return values
    kept = header.columns.get("evidence", 0)
    if isinstance(named := values.get(kept), str):  # the file of its own period, and not of the one it stands in now
        values[kept] = named.replace("{period}", str(period))
    say_period(values, header, period, dated=judged.due is not None)
    return values


def _place(
    area: Area,
    carried: Sequence[tuple[int, Judged, dict[int, RawValue]]],
    free: list[int],
    rolling: Rolling,
    out: Rolled,
) -> None:
    below, beyond = area.blank_below(), area.beyond()
    room = sorted([*free, *area.gaps()])
    for number, judged, values in carried:
        row = judged.obligation
        wanted = values | ({area.provider: area.spelled(row.duty.provider)} if area.provider else {})
        target = next((n for n in below if fits(area, n, wanted)), 0)
        if not target:
            target = next((n for n in room if fits(area, n, wanted)), 0)
            if target:
                room.remove(target)
                out.emptied -= target in free
        if not target and (target := next((n for n in beyond if fits(area, n, wanted)), 0)):
            period = row.period or rolling.source
            out.findings.append(rolling.finding("roll-beyond", row.place, what=what(row), period=period, row=target))
        if target:
            put(area, target, wanted)
            out.moved[number] = target
            out.carried += 1
        else:
            out.homeless.append(Homeless(area, judged, values))


def put(area: Area, row: int, values: Values) -> None:
    """Write values into a row of a table, with a running number and the department where those are wanting."""
    wanted = {c: v for c, v in values.items() if c != area.provider or _own_department(area, row)}
    if area.serial and area.draft.value(area.sheet, row, area.serial) is None:
        wanted[area.serial] = area.next_number()
    area.fill(row, wanted)


def _own_department(area: Area, row: int) -> bool:
    """Whether a row's department may be written: nothing stands there, and no merge covers it."""
    held = area.draft.value(area.sheet, row, area.provider) if area.provider else None
    return held is None and not area.draft.tall(area.sheet, row, area.provider)


def fits(area: Area, row: int, values: Values) -> bool:
    """Whether a row takes the values; one with a department of its own must be of that department."""
    if not area.takes(row, {c: v for c, v in values.items() if c != area.provider}):
        return False
    if not area.provider or _own_department(area, row):
        return True
    return area.known(area.department(row)) == area.known(values[area.provider])

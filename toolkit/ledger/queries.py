"""Questions about the past: which obligations are asked about, and how they went period by period."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from toolkit.ledger import reading
from toolkit.ledger.records import period_of
from toolkit.ledger.tables import COUNTS, OBLIGATION, PROMISE, STATE, TALLY, WORKBOOK
from toolkit.ledger.tally import counted
from toolkit.sheet.units import fold

Row = dict[str, Any]
FETCH = 5_000
"""Rows of a listing that are in memory at once."""


@dataclass(frozen=True, slots=True)
class Question:
    """What is asked about; empty means everything. ``workbook`` is a series (``records.series``) or the end of one.

    ``last`` is how many months, back from the latest that the ledger has.
    """

    duty: str = ""
    department: str = ""
    workbook: str = ""
    last: int = 12


@dataclass(frozen=True, slots=True)
class Scope:
    """A question as the database is asked it: departments as workbooks spell them, numbers of promises and workbooks,
    None for any; periods, newest last.

    The numbers are selected by each query itself: a branch's duty may be promised in more ways than a list may have.
    """

    departments: tuple[str, ...] | None
    promises: Select[tuple[int]] | None
    workbooks: Select[tuple[int]] | None
    periods: tuple[int, ...]


def scope(connection: Connection, question: Question) -> Scope:
    """Look up the names of a question. What matches nothing gives an empty scope, not everything."""
    promises = workbooks = None
    if question.duty:
        promises = select(PROMISE.c.id).where(PROMISE.c.duty == question.duty)
        if connection.execute(promises.limit(1)).first() is None:  # sheets without numbers: by what is promised
            promises = select(PROMISE.c.id).where(PROMISE.c.deliverable.contains(question.duty, autoescape=True))
    if question.workbook:
        ending = WORKBOOK.c.series.endswith("/" + question.workbook, autoescape=True)
        workbooks = select(WORKBOOK.c.id).where(or_(WORKBOOK.c.series == question.workbook, ending))
    codes = sorted(connection.execute(select(TALLY.c.period).distinct()).scalars(), key=_end_of)
    months = [c for c in codes if c % 100 == 1]
    if months:
        first = period_of(months[-1]).shift(1 - question.last).start
        codes = [c for c in codes if period_of(c).start >= first]
    departments = _spellings(connection, question.department) if question.department else None
    return Scope(departments, promises, workbooks, tuple(codes))


def _spellings(connection: Connection, department: str) -> tuple[str, ...]:
    """A department as it is spelled in the ledger: 財務部 is 财务部."""
    wanted = fold(department)
    providers = connection.execute(select(TALLY.c.provider).distinct()).scalars()
    holders = connection.execute(select(WORKBOOK.c.department).distinct()).scalars()
    return tuple(sorted({name for name in (*providers, *holders) if fold(name) == wanted}))


def trend(connection: Connection, within: Scope) -> list[Row]:
    """One row a period, the earliest first: counts by timeliness, rate, days late, rejections, scores."""
    if within.promises is None:
        t = TALLY.c
        sums: list[Any] = [func.sum(t[name]).label(name) for name in (*COUNTS, "days_late", "scored", "score")]
        query = select(t.period, *sums).where(t.period.in_(within.periods)).group_by(t.period)
        if within.departments is not None:
            query = query.where(t.provider.in_(within.departments))
        if within.workbooks is not None:
            query = query.where(t.workbook.in_(within.workbooks))
    else:
        query = select(OBLIGATION.c.period, *counted())
        query = query.join(STATE, present(STATE.c)).where(*wanted(within)).group_by(OBLIGATION.c.period)
    rows = {row.period: row._mapping for row in connection.execute(query)}
    closed = reading.closings(connection)
    found = []
    for code in within.periods:
        if code not in rows:
            continue
        row: Row = {"period": str(period_of(code)), "closed": code in closed}
        row |= {name: int(rows[code][name]) for name in COUNTS}
        judged = row["on_time"] + row["late"] + row["overdue"]
        scored = int(rows[code]["scored"])
        row["on_time_rate"] = row["on_time"] / judged if judged else None
        row["days_late_average"] = int(rows[code]["days_late"]) / row["late"] if row["late"] else None
        row["score_average"] = float(rows[code]["score"]) / scored if scored else None
        found.append(row)
    return found


def present(s: Any) -> ColumnElement[bool]:
    """That a state is the present one of an obligation; ``s`` are the columns of the states."""
    return and_(s.obligation == OBLIGATION.c.id, s.run_to.is_(None))


def wanted(within: Scope, *, counting: bool = True) -> list[ColumnElement[bool]]:
    """Which obligations are asked for."""
    o = OBLIGATION.c
    found: list[ColumnElement[bool]] = [o.counts == 1] if counting else []
    if within.promises is not None:
        found.append(o.promise.in_(within.promises))
    if within.workbooks is not None:
        found.append(o.workbook.in_(within.workbooks))
    if within.departments is not None:
        found.append(o.promise.in_(select(PROMISE.c.id).where(PROMISE.c.provider.in_(within.departments))))
    return found


def books_of(within: Scope) -> Any:
    """Numbers of the workbooks asked for; None for all. A workbook may hold duties of several departments."""
    if within.workbooks is not None:
        return within.workbooks
    if within.departments is not None:
        holding = select(TALLY.c.workbook).where(TALLY.c.provider.in_(within.departments))
        theirs = or_(WORKBOOK.c.department.in_(within.departments), WORKBOOK.c.id.in_(holding))
        return select(WORKBOOK.c.id).where(theirs)
    if within.promises is not None:
        return select(OBLIGATION.c.workbook).where(OBLIGATION.c.promise.in_(within.promises))
    return None


def _end_of(code: int) -> Any:
    return period_of(code).end

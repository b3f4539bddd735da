"""Counting obligations by timeliness in the database: for tallies, and for questions that no tally answers."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from sqlalchemy import ColumnElement, Connection, case, delete, func, insert, select, tuple_

from toolkit.core.status import EXEMPT, Timeliness, Work
from toolkit.ledger.reading import parts
from toolkit.ledger.records import TIMELINESS, WORK
from toolkit.ledger.tables import OBLIGATION, PROMISE, STATE, TALLY

_BY_TIMELINESS = {
    "on_time": Timeliness.ON_TIME,
    "late": Timeliness.LATE,
    "overdue": Timeliness.OVERDUE,
    "due_soon": Timeliness.DUE_SOON,
    "not_due": Timeliness.NOT_DUE,
    "undetermined": Timeliness.UNDETERMINED,
}


def counted() -> list[ColumnElement[Any]]:
    """The counts of a tally over states joined with their obligations, in the order of ``TALLY``."""
    s = STATE.c
    found: list[ColumnElement[Any]] = [func.count().label("obligations")]
    for name, timeliness in _BY_TIMELINESS.items():
        found.append(func.sum(case((s.timeliness == TIMELINESS[timeliness], 1), else_=0)).label(name))
    exempt = s.work.in_(sorted(WORK[w] for w in EXEMPT))
    rejected = (s.work == WORK[Work.REJECTED]) | s.resubmitted.is_not(None)
    found += [
        func.sum(case((exempt, 1), else_=0)).label("exempt"),
        func.sum(case((rejected, 1), else_=0)).label("rejected"),
        func.coalesce(func.sum(s.days_late), 0).label("days_late"),
        func.count(s.score).label("scored"),
        func.coalesce(func.sum(s.score), 0).label("score"),
        func.count(s.first_right).label("reviewed"),
        func.coalesce(func.sum(s.first_right), 0).label("first_right"),
    ]
    return found


def recount(connection: Connection, touched: Collection[tuple[int, int]]) -> None:
    """Count again what changed.

    Args:
        touched: numbers of workbooks with codes of periods.
    """
    key = (OBLIGATION.c.workbook, OBLIGATION.c.period, PROMISE.c.provider, PROMISE.c.receiver)
    names = ["workbook", "period", "provider", "receiver", *(c.name for c in counted())]
    for part in parts(sorted(touched)):
        connection.execute(delete(TALLY).where(tuple_(TALLY.c.workbook, TALLY.c.period).in_(part)))
        query = (
            select(*key, *counted())
            .join(STATE, (STATE.c.obligation == OBLIGATION.c.id) & STATE.c.run_to.is_(None))
            .join(PROMISE, PROMISE.c.id == func.coalesce(STATE.c.promise, OBLIGATION.c.promise))
            .where(tuple_(OBLIGATION.c.workbook, OBLIGATION.c.period).in_(part), OBLIGATION.c.counts == 1)
            .group_by(*key)
        )
        connection.execute(insert(TALLY).from_select(names, query))

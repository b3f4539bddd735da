"""Signing in the ledger: decided and written in one transaction, so that two people cannot both be the second."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict, replace

from sqlalchemy import Connection, insert, select, update

from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.ledger import closing, reading
from toolkit.ledger.closing import Basis, Refusal, Role, Signoff, Standing
from toolkit.ledger.records import moment_code, period_code
from toolkit.ledger.store import Ledger
from toolkit.ledger.tables import OBLIGATION, SIGNOFF, STATE, WORKBOOK
from toolkit.ledger.tally import recount
from toolkit.ledger.writes import next_number


def look(connection: Connection, period: Period, changed: tuple[str, ...] = ()) -> tuple[Standing, Basis]:
    """Where a period stands, and what a sign-off would rest on.

    Args:
        changed: workbooks that are not as they were last checked.
    """
    code = period_code(period)
    basis = reading.basis(connection, period)
    now = closing.standing(period, reading.signoffs(connection, code).get(code, ()), basis.changed_run)
    return now, replace(basis, open=replace(basis.open, changed=changed))


def sign(
    ledger: Ledger,
    period: Period,
    role: Role | None,
    by: str,
    at: Moment,
    *,
    accept: str | None = None,
    changed: tuple[str, ...] = (),
) -> Signoff | Refusal:
    """Sign for a period, or say why not.

    Args:
        role: None: the one that comes next.
        accept: why open items are accepted.

    Raises:
        CannotRunError: the ledger cannot be read or written.
    """
    with ledger.writing() as connection:
        now, basis = look(connection, period, changed)
        made = closing.sign(now, basis, role or closing.role_of(now), by, at, accept)
        if isinstance(made, Signoff):
            _add(connection, made)
        return made


def reopen(ledger: Ledger, period: Period, by: str, at: Moment, reason: str) -> Signoff | Refusal:
    """Open a closed period again, or say why not. Its statuses follow the workbooks again from the next check on.

    Raises:
        CannotRunError: the ledger cannot be read or written.
    """
    with ledger.writing() as connection:
        now, basis = look(connection, period)
        made = closing.reopen(now, basis, by, at, reason)
        if isinstance(made, Signoff):
            _add(connection, made)
            _count_newest(connection, period_code(period))
        return made


def _add(connection: Connection, made: Signoff) -> None:
    connection.execute(
        insert(SIGNOFF).values(
            id=next_number(connection, SIGNOFF),
            period=period_code(made.period),
            role=made.role.value,
            by_name=made.by,
            at=moment_code(made.at),
            run=made.run,
            as_of=moment_code(made.as_of),
            reason=made.reason,
            accepted=json.dumps(asdict(made.accepted), ensure_ascii=False),
        )
    )


def _count_newest(connection: Connection, period: int) -> None:
    """What was carried over into later workbooks while the period was closed counts there from now on."""
    o, w = OBLIGATION.c, WORKBOOK.c
    carried = select(o.workbook).where(o.period == period, o.counts == 0)
    alike = select(w.series).where(w.id.in_(carried))
    there = (
        select(o.id, o.workbook, w.series, o.promise, o.name, o.ordinal, o.counts)
        .join(WORKBOOK, w.id == o.workbook)
        .join(STATE, (STATE.c.obligation == o.id) & STATE.c.run_to.is_(None))
        .where(o.period == period, w.series.in_(alike))
        .order_by(o.id)
    )
    groups: dict[tuple[object, ...], list[tuple[int, int, int]]] = defaultdict(list)
    for number, workbook, *same, counts in connection.execute(there):
        groups[tuple(same)].append((number, workbook, counts))
    touched = set()
    for copies in groups.values():
        for number, workbook, counts in copies:
            wanted = int(number == copies[-1][0])
            if counts != wanted:
                connection.execute(update(OBLIGATION).where(o.id == number).values(counts=wanted))
                touched.add((workbook, period))
    recount(connection, touched)

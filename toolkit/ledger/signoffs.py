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
from toolkit.ledger.records import Texts, moment_code, period_code
from toolkit.ledger.store import Ledger
from toolkit.ledger.tables import OBLIGATION, SIGNOFF, WORKBOOK
from toolkit.ledger.tally import recount
from toolkit.ledger.writes import next_number


def look(connection: Connection, period: Period, changed: tuple[str, ...] = ()) -> tuple[Standing, Basis]:
    """Where a period stands, and what a sign-off would rest on.

    Args:
        changed: workbooks that are not as they were last checked.
    """
    code = period_code(period)
    now = closing.standing(period, reading.signoffs(connection, code).get(code, ()))
    basis = reading.basis(connection, period)
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
        made = closing.sign(now, basis, role or closing.role_of(now, basis), by, at, accept)
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
    o = OBLIGATION.c
    carried = connection.execute(select(o.workbook).where(o.period == period, o.counts == 0).distinct()).scalars().all()
    if not carried:
        return
    alike = select(WORKBOOK.c.series).where(WORKBOOK.c.id.in_(carried))
    rows = connection.execute(
        select(o.id, o.workbook, WORKBOOK.c.series, o.promise, o.name, o.ordinal, o.counts)
        .join(WORKBOOK, WORKBOOK.c.id == o.workbook)
        .where(o.period == period, WORKBOOK.c.series.in_(alike))
        .order_by(o.id)
    ).fetchall()
    groups: dict[tuple[object, ...], list[tuple[int, int, int]]] = defaultdict(list)
    present = {r.number for _, r in reading.load(connection, o.id.in_([r.id for r in rows]), Texts())}
    for number, workbook, series, promise, name, ordinal, counts in rows:
        if number in present:
            groups[series, promise, name, ordinal].append((number, workbook, counts))
    touched = set()
    for same in groups.values():
        for number, workbook, counts in same:
            wanted = int(number == same[-1][0])
            if counts != wanted:
                connection.execute(update(OBLIGATION).where(o.id == number).values(counts=wanted))
                touched.add((workbook, period))
    recount(connection, touched)

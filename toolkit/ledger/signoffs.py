"""Signing in the ledger: decided and written in one transaction, so that two people cannot both be the second."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import asdict, replace

from sqlalchemy import Connection, insert, select, update

from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.ledger import closing, reading
from toolkit.ledger.carried import unlike
from toolkit.ledger.closing import Basis, Refusal, Role, Signoff, Standing
from toolkit.ledger.records import Promise, moment_code, period_code, whole_name
from toolkit.ledger.store import Ledger
from toolkit.ledger.tables import OBLIGATION, PROMISE, SIGNOFF, STATE, WORKBOOK
from toolkit.ledger.tally import recount
from toolkit.ledger.writes import next_number
from toolkit.record import NamedTuple


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
        select(o.id, o.workbook, w.series, o.name, PROMISE.c.duty, PROMISE.c.provider, PROMISE.c.deliverable)
        .add_columns(o.event_at, STATE.c.due, STATE.c.submitted, o.counts)
        .join(WORKBOOK, w.id == o.workbook)
        .join(PROMISE, PROMISE.c.id == o.promise)
        .join(STATE, (STATE.c.obligation == o.id) & STATE.c.run_to.is_(None))
        .where(o.period == period, w.series.in_(alike))
        .order_by(o.id)
    )
    groups: dict[tuple[str, str], list[_Copy]] = defaultdict(list)
    for number, workbook, alike_to, name, duty, provider, deliverable, *said, counts in connection.execute(there):
        whole = whole_name(name, Promise(duty, provider, "", deliverable, "", ""), period)
        groups[alike_to, whole].append(_Copy(number, workbook, (said[0], said[1], said[2]), counts))
    touched = set()
    for copies in groups.values():
        newest = _newest(copies)
        for one in copies:
            if one.counts != (wanted := int(one.number in newest)):
                connection.execute(update(OBLIGATION).where(o.id == one.number).values(counts=wanted))
                touched.add((one.workbook, period))
    recount(connection, touched)


class _Copy(NamedTuple):
    """An obligation in one of the workbooks that have it: ``said`` is as of ``carried.unlike``."""

    number: int
    workbook: int
    said: tuple[int | None, int | None, int | None]
    counts: int


def _newest(copies: Sequence[_Copy]) -> set[int]:
    """Of obligations of one name, those that no later workbook goes on with, by their numbers.

    Args:
        copies: in the order in which they were recorded.
    """
    last: list[_Copy] = []
    for one in copies:
        earlier = [old for old in last if old.workbook != one.workbook]
        if earlier:
            last.remove(min(earlier, key=lambda old: unlike(old.said, *one.said[:2])))
        last.append(one)
    return {one.number for one in last}

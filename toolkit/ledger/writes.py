"""Adding rows, ending and numbering them, as the only writer of the moment."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Container, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, bindparam, func, insert, select, update

from toolkit.ledger import reading
from toolkit.ledger.records import Texts
from toolkit.ledger.tables import FINDING, NOTE, OBLIGATION, PERIOD, PROMISE, RUN_FILE, STATE, WORKBOOK, WRITTEN
from toolkit.ledger.tally import recount


@dataclass(slots=True)
class Rows:
    """What one transaction adds and changes. New rows have their values in the order of the table's columns."""

    workbooks: list[tuple[Any, ...]] = field(default_factory=list)
    files: list[tuple[Any, ...]] = field(default_factory=list)
    written: list[tuple[Any, ...]] = field(default_factory=list)
    obligations: list[tuple[Any, ...]] = field(default_factory=list)
    states: list[tuple[Any, ...]] = field(default_factory=list)
    findings: list[tuple[Any, ...]] = field(default_factory=list)
    ended: list[int] = field(default_factory=list)  # obligations whose state ends
    moved: list[dict[str, Any]] = field(default_factory=list)  # obligations whose row stands elsewhere now
    uncounted: list[int] = field(default_factory=list)
    findings_ended: list[int] = field(default_factory=list)
    touched: set[tuple[int, int]] = field(default_factory=set)
    promises: set[int] = field(default_factory=set)
    notes: set[int] = field(default_factory=set)


def write(
    connection: Connection, rows: Rows, run: int, period: int, texts: Texts, stored: set[int], closed: Container[int]
) -> None:
    """Bring what one transaction adds and changes into the database.

    Args:
        run: the number of the run; ``period`` its own.
        texts: what the ids of promises and notes stand for.
        stored: ids of texts that the database has; those added now come to them.
        closed: periods whose counts stay what they were.
    """
    others = {p for _, p in rows.touched if p != period and p not in closed}
    concerned = {*rows.ended, *rows.uncounted, *(row[0] for row in rows.states)} if others else set()
    before = _statuses(connection, concerned)
    _add_texts(connection, PROMISE, rows.promises, stored, lambda n: texts.promises[n]._asdict())
    _add_texts(connection, NOTE, rows.notes, stored, lambda n: {"text": texts.notes[n]})
    _end(connection, STATE, STATE.c.obligation, rows.ended, run)
    _end(connection, FINDING, FINDING.c.id, rows.findings_ended, run)
    _move(connection, rows.moved)
    _insert(connection, rows)
    touched = rows.touched | _uncount(connection, rows.uncounted)
    if touched := {(workbook, p) for workbook, p in touched if p not in closed}:
        recount(connection, touched)
        after = _statuses(connection, concerned)
        same = {p for p in others if before[p] == after[p]}  # it only went on in this workbook
        _mark_changed(connection, {p for _, p in touched} - same, run)


def _statuses(connection: Connection, obligations: Collection[int]) -> dict[int, Counter[tuple[Any, ...]]]:
    """The statuses and ratings of those of some obligations that count, by period, however they are called."""
    o, s = OBLIGATION.c, STATE.c
    found: dict[int, Counter[tuple[Any, ...]]] = defaultdict(Counter)
    for part in reading.parts(sorted(obligations)):
        query = (
            select(
                o.period,
                o.event_at,
                s.due,
                s.work,
                s.timeliness,
                s.submitted,
                s.resubmitted,
                s.rework,
                s.score,
                s.first_right,
            )
            .join(STATE, (s.obligation == o.id) & s.run_to.is_(None))
            .where(o.id.in_(part), o.counts == 1)
        )
        for code, *said in connection.execute(query):
            found[code][tuple(said)] += 1
    return found


def _add_texts(
    connection: Connection, table: Table, wanted: set[int], stored: set[int], row_of: Callable[[int], dict[str, Any]]
) -> None:
    """Add the texts that the ledger does not have; nobody else can be adding them."""
    new = wanted - stored
    for part in reading.parts(sorted(new)):
        there = {n for (n,) in connection.execute(select(table.c.id).where(table.c.id.in_(part)))}
        if missing := [{"id": n, **row_of(n)} for n in part if n not in there]:
            connection.execute(insert(table), missing)
    stored |= new


_MOVED = {"sheet_row": "at", "review": "said", "evidence": "beside"}
"""The columns of a state that follow its row, and what ``Rows.moved`` calls them: not like the columns themselves."""


def _move(connection: Connection, moved: Sequence[dict[str, Any]]) -> None:
    """Say in which rows obligations stand now, with what stands beside them."""
    if not moved:
        return
    values: dict[str, Any] = {
        "sheet_row": bindparam("at"),
        "review": bindparam("said"),
        "evidence": bindparam("beside"),
    }
    here = (STATE.c.obligation == bindparam("known")) & STATE.c.run_to.is_(None)
    connection.execute(update(STATE).where(here).values(values), moved)


def _insert(connection: Connection, rows: Rows) -> None:
    number = next_number(connection, FINDING) if rows.findings else 0
    for table, new in (
        (WORKBOOK, rows.workbooks),
        (RUN_FILE, rows.files),
        (WRITTEN, rows.written),
        (OBLIGATION, rows.obligations),
        (STATE, rows.states),
        (FINDING, [(number + i, *row) for i, row in enumerate(rows.findings)]),
    ):
        if new:
            insert_rows(connection, table, new)


def _uncount(connection: Connection, obligations: Sequence[int]) -> set[tuple[int, int]]:
    """Count some obligations no more; the workbooks and periods that they are of."""
    touched = set[tuple[int, int]]()
    if obligations:
        known = OBLIGATION.c.id == bindparam("known")
        each = [{"known": number} for number in obligations]
        connection.execute(update(OBLIGATION).where(known).values(counts=0), each)
        for part in reading.parts(obligations):
            where = select(OBLIGATION.c.workbook, OBLIGATION.c.period).where(OBLIGATION.c.id.in_(part))
            touched |= {(workbook, period) for workbook, period in connection.execute(where)}
    return touched


def _mark_changed(connection: Connection, periods: set[int], run: int) -> None:
    there = {p for (p,) in connection.execute(select(PERIOD.c.id).where(PERIOD.c.id.in_(periods)))}
    if there:
        connection.execute(update(PERIOD).where(PERIOD.c.id.in_(there)).values(changed_run=run))
    if new := [{"id": p, "changed_run": run} for p in sorted(periods - there)]:
        connection.execute(insert(PERIOD), new)


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Add rows as the driver takes them: with hundreds of thousands, naming each value costs more than storing it."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    columns = ", ".join(column.name for column in table.c)
    marks = ", ".join([mark] * len(table.c))
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", list(rows))


def _end(connection: Connection, table: Table, column: Any, numbers: Sequence[int], run: int) -> None:
    """End what holds up to now: the rows of these numbers hold until a run."""
    if numbers:
        mark = "?" if connection.dialect.name == "sqlite" else "%s"
        statement = f"UPDATE {table.name} SET run_to = {int(run)} WHERE {column.name} = {mark} AND run_to IS NULL"
        connection.exec_driver_sql(statement, [(number,) for number in numbers])


def next_number(connection: Connection, table: Table) -> int:
    """The next free number: nobody else can be taking it, for writers wait for each other."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1

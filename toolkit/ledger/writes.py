"""Adding rows and numbering them, as the only writer of the moment."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, Table, func, select


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


def insert_rows(connection: Connection, table: Table, rows: Sequence[tuple[Any, ...]]) -> None:
    """Add rows as the driver takes them: with hundreds of thousands, naming each value costs more than storing it."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    columns = ", ".join(column.name for column in table.c)
    marks = ", ".join([mark] * len(table.c))
    connection.exec_driver_sql(f"INSERT INTO {table.name} ({columns}) VALUES ({marks})", list(rows))


def end_rows(connection: Connection, table: Table, column: str, numbers: Iterable[int], run: int) -> None:
    """End what holds up to now: the rows of these numbers hold until a run."""
    mark = "?" if connection.dialect.name == "sqlite" else "%s"
    statement = f"UPDATE {table.name} SET run_to = {int(run)} WHERE {column} = {mark} AND run_to IS NULL"
    connection.exec_driver_sql(statement, [(number,) for number in numbers])


def each(numbers: Iterable[int]) -> list[dict[str, int]]:
    return [{"known": number} for number in numbers]


def next_number(connection: Connection, table: Table) -> int:
    """The next free number: nobody else can be taking it, for writers wait for each other."""
    return int(connection.execute(select(func.coalesce(func.max(table.c.id), 0))).scalar_one()) + 1

"""The ledger's tables as SQLAlchemy sees them: the shape after the last migration. A test holds both together."""

from __future__ import annotations

from typing import Any

from sqlalchemy import BigInteger, Column, Double, Integer, LargeBinary, MetaData, SmallInteger, Table, Text
from sqlalchemy.types import TypeEngine

METADATA = MetaData()


def _table(name: str, keys: int, *columns: tuple[str, TypeEngine[Any], bool]) -> Table:
    """A table whose first ``keys`` columns are its primary key; a column is (name, type, may be empty)."""
    made = (
        Column(column, kind, primary_key=i < keys, nullable=empty, autoincrement=False)
        for i, (column, kind, empty) in enumerate(columns)
    )
    return Table(name, METADATA, *made)


def _text(*names: str) -> tuple[tuple[str, TypeEngine[Any], bool], ...]:
    return tuple((name, Text(), False) for name in names)


def _whole(*names: str, empty: bool = False) -> tuple[tuple[str, TypeEngine[Any], bool], ...]:
    return tuple((name, Integer(), empty) for name in names)


def _small(*names: str, empty: bool = False) -> tuple[tuple[str, TypeEngine[Any], bool], ...]:
    return tuple((name, SmallInteger(), empty) for name in names)


def _big(*names: str, empty: bool = False) -> tuple[tuple[str, TypeEngine[Any], bool], ...]:
    return tuple((name, BigInteger(), empty) for name in names)


META = _table("meta", 1, *_whole("id", "version"))
SETTINGS = _table("settings", 1, *_big("id"), *_text("label", "text"))
RUN = _table(
    "run",
    1,
    *_big("id", "at", "as_of"),
    *_whole("period"),
    *_text("command", "version", "calendar"),
    *_big("settings"),
    *_text("operator"),
    *_whole("files", "obligations", "findings", "cells"),
    *_small("finished"),
)
WORKBOOK = _table(
    "workbook", 1, *_big("id"), *_text("path", "series", "name", "department"), *_big("last_run", "last_as_of")
)
RUN_FILE = _table(
    "run_file",
    2,
    *_big("run", "workbook"),
    *_text("fingerprint", "after", "shape", "error"),
    *_whole("obligations", "cells"),
    *_text("backup"),
)
WRITTEN = _table("written", 2, *_big("run", "workbook"), ("cells", LargeBinary(), False))
PROMISE = _table("promise", 1, *_big("id"), *_text("duty", "provider", "receiver", "deliverable", "phrase", "owner"))
NOTE = _table("note", 1, *_big("id"), *_text("text"))
OBLIGATION = _table(
    "obligation",
    1,
    *_big("id", "workbook", "promise"),
    *_whole("period"),
    *_text("name"),
    *_big("event_at", empty=True),
    *_whole("ordinal"),
    *_small("counts"),
)
STATE = _table(
    "state",
    2,
    *_big("obligation", "run_from"),
    *_big("run_to", "promise", empty=True),
    *_whole("sheet_row"),
    *_small("work", "timeliness"),
    *_big("due", "nominal", "submitted", "resubmitted", "rework_due", empty=True),
    *_small("rework", empty=True),
    *_whole("days_late", empty=True),
    ("score", Double(), True),
    *_small("provisional"),
    *_small("held", empty=True),
    *_big("note"),
    *_small("first_right", empty=True),
    *_big("review", empty=True),
    ("evidence", Text(), True),
)
FINDING = _table(
    "finding",
    1,
    *_big("id", "workbook"),
    *_whole("period"),
    *_text("rule", "severity", "place", "sheet"),
    *_whole("sheet_row", "sheet_column"),
    *_text("params"),
    *_big("run_from"),
    *_big("run_to", empty=True),
)
SIGNOFF = _table(
    "signoff",
    1,
    *_big("id"),
    *_whole("period"),
    *_text("role", "by_name"),
    *_big("at", "run", "as_of"),
    *_text("reason", "accepted"),
)
PERIOD = _table("period", 1, *_whole("id"), *_big("changed_run"))
COUNTS = (
    "obligations",
    "on_time",
    "late",
    "overdue",
    "due_soon",
    "not_due",
    "undetermined",
    "exempt",
    "rejected",
)
TALLY = _table(
    "tally",
    4,
    *_whole("period"),
    *_big("workbook"),
    *_text("provider", "receiver"),
    *_whole(*COUNTS),
    *_big("days_late"),
    *_whole("scored"),
    ("score", Double(), False),
    *_whole("reviewed", "first_right"),
)

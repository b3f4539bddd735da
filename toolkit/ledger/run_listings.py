"""Listings of what runs did: the runs, the files that they read, the cells that they wrote."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, select

from toolkit.core.finding import cell_name
from toolkit.ledger import reading
from toolkit.ledger.cells import unpack
from toolkit.ledger.queries import FETCH, Row, Scope, books_of
from toolkit.ledger.records import PAPERS, moment_text, period_of
from toolkit.ledger.tables import RUN, RUN_FILE, SETTINGS, WORKBOOK, WRITTEN

_FILE = ("fingerprint", "after", "shape", "error", "obligations", "cells", "backup")


def runs(connection: Connection, within: Scope, limit: int | None = None) -> Iterator[Row]:
    """Runs, the latest first: when, what with, how many workbooks were read and cells written (of those asked for)."""
    books = books_of(within)
    f, r = RUN_FILE.c, RUN.c
    books_alone = select(WORKBOOK.c.id).where(WORKBOOK.c.name != "")  # the others are folders
    read = and_(f.workbook.in_(books_alone), f.shape.not_in(PAPERS))
    asked = read if books is None else and_(read, f.workbook.in_(books))
    chosen = select(r.id).where(r.period.in_(within.periods))
    if books is not None:
        chosen = chosen.where(r.id.in_(select(f.run).where(f.workbook.in_(books))))
    numbers = connection.execute(chosen.order_by(r.id.desc()).limit(limit)).scalars().all()
    for part in reading.parts(numbers):
        sums = (func.sum(f.obligations).label("obligations"), func.sum(f.cells).label("cells"))
        of = select(f.run, func.count().label("files"), *sums).where(f.run.in_(part), asked).group_by(f.run)
        yield from _runs(connection, part, {row.run: row for row in connection.execute(of)})


def _runs(connection: Connection, numbers: Sequence[int], counts: Mapping[int, Any]) -> Iterator[Row]:
    query = (
        select(RUN, SETTINGS.c.label)
        .join(SETTINGS, SETTINGS.c.id == RUN.c.settings)
        .where(RUN.c.id.in_(numbers))
        .order_by(RUN.c.id.desc())
    )
    for row in connection.execute(query).mappings():
        count = counts.get(row["id"])
        yield {
            "run": row["id"],
            "at": moment_text(row["at"]),
            "as_of": moment_text(row["as_of"]),
            "period": str(period_of(row["period"])),
            "command": row["command"],
            "version": row["version"],
            "calendar": row["calendar"],
            "settings": row["label"],
            "settings_id": f"{row['settings']:016x}",
            "operator": row["operator"],
            "workbooks": count.files if count else 0,
            "obligations": int(count.obligations) if count else 0,
            "cells": int(count.cells) if count else 0,
            "finished": bool(row["finished"]),
        }


def files(connection: Connection, within: Scope, limit: int | None = None) -> Iterator[Row]:
    """Workbooks as read and written, run by run, the latest first: fingerprints before and after, cells, backup."""
    books = books_of(within)
    f = RUN_FILE.c
    query = (
        select(f.run, RUN.c.at, RUN.c.period, WORKBOOK.c.path, *(f[name] for name in _FILE))
        .join(RUN, RUN.c.id == f.run)
        .join(WORKBOOK, WORKBOOK.c.id == f.workbook)
        .where(RUN.c.period.in_(within.periods), WORKBOOK.c.name != "")
        .order_by(f.run.desc(), WORKBOOK.c.path)
        .limit(limit)
        .execution_options(yield_per=FETCH)
    )
    if books is not None:
        query = query.where(f.workbook.in_(books))
    for row in connection.execute(query).mappings():
        named = {name: row[name] for name in _FILE}
        at = {"run": row["run"], "at": moment_text(row["at"]), "period": str(period_of(row["period"]))}
        yield at | {"workbook": row["path"]} | named


def written(connection: Connection, within: Scope, limit: int | None = None) -> Iterator[Row]:
    """Cells that were written, the latest run first: what each held before and what it was given.

    Where there was nothing and is nothing, only its look was written.
    """
    books = books_of(within)
    query = (
        select(WRITTEN.c.run, RUN.c.at, RUN.c.period, WORKBOOK.c.path, WRITTEN.c.cells)
        .join(RUN, RUN.c.id == WRITTEN.c.run)
        .join(WORKBOOK, WORKBOOK.c.id == WRITTEN.c.workbook)
        .where(RUN.c.period.in_(within.periods))
        .order_by(WRITTEN.c.run.desc(), WORKBOOK.c.path)
        .execution_options(yield_per=100)
    )
    if books is not None:
        query = query.where(WRITTEN.c.workbook.in_(books))
    left = limit
    for row in connection.execute(query):
        for change in unpack(row.cells):
            if change.known and change.old is None and change.new is None:
                continue
            if left is not None:
                if not left:
                    return
                left -= 1
            yield {
                "run": row.run,
                "at": moment_text(row.at),
                "period": str(period_of(row.period)),
                "workbook": row.path,
                "sheet": change.sheet,
                "cell": cell_name(change.row, change.column),
                "old": change.old,
                "old_known": change.known,
                "new": change.new,
            }

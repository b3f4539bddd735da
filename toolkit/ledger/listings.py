"""Listings of the past, row by row, as many as there are: nothing is held in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, and_, func, select

from toolkit.core.finding import cell_name
from toolkit.ledger import reading
from toolkit.ledger.cells import unpack
from toolkit.ledger.queries import Row, Scope, present, trend, wanted
from toolkit.ledger.records import (
    PAPERS,
    TIMELINESS_OF,
    WORK_OF,
    Promise,
    Texts,
    moment_text,
    note_of,
    period_of,
    whole_name,
)
from toolkit.ledger.tables import (
    FINDING,
    OBLIGATION,
    PROMISE,
    RUN,
    RUN_FILE,
    SETTINGS,
    STATE,
    WORKBOOK,
    WRITTEN,
)

_FETCH = 5_000
_NOW = STATE.alias("now")
_PROMISE = ("duty", "provider", "receiver", "deliverable", "phrase", "owner")
_FILE = ("fingerprint", "after", "shape", "error", "obligations", "cells", "backup")


def obligations(connection: Connection, within: Scope) -> Iterator[Row]:
    """Every obligation with its present status, period by period."""
    o, s, p = OBLIGATION.c, STATE.c, PROMISE.c
    query = (
        select(
            o.period,
            WORKBOOK.c.path,
            o.name,
            *(p[name] for name in _PROMISE),
            s.sheet_row,
            s.work,
            s.timeliness,
            s.due,
            s.submitted,
            s.resubmitted,
            s.days_late,
            s.score,
            RUN.c.as_of,
            s.note,
        )
        .join(STATE, present(s))
        .join(WORKBOOK, WORKBOOK.c.id == o.workbook)
        .join(PROMISE, p.id == func.coalesce(s.promise, o.promise))
        .join(RUN, RUN.c.id == s.run_from)
        .order_by(o.id)
        .execution_options(yield_per=_FETCH)
    )
    texts = Texts()
    for code in within.periods:
        for rows in connection.execute(query.where(*wanted(within), o.period == code)).partitions():
            reading.learn(connection, (), {r.note for r in rows}, texts)
            for row in rows:
                note = note_of(texts.notes.get(row.note, "{}"))
                promise = Promise(row.duty, row.provider, row.receiver, row.deliverable, row.phrase, row.owner)
                yield {
                    "period": str(period_of(code)),
                    "workbook": row.path,
                    "sheet": note.get("sheet", ""),
                    "row": row.sheet_row,
                    "id": whole_name(row.name, promise, code),
                    **promise._asdict(),
                    "due": moment_text(row.due),
                    "submitted_at": moment_text(row.submitted),
                    "resubmitted_at": moment_text(row.resubmitted),
                    "work": WORK_OF[row.work].value,
                    "timeliness": TIMELINESS_OF[row.timeliness].value,
                    "days_late": row.days_late,
                    "score": row.score,
                    "reason": note.get("reason", ""),
                    "since": moment_text(row.as_of),
                }


def changes(connection: Connection, within: Scope, limit: int | None = None) -> Iterator[Row]:
    """What changed from one run to a later one, the latest first; a row that went away has no status after."""
    o, s, n, p = OBLIGATION.c, STATE.c, _NOW.c, PROMISE.c
    query = (
        select(
            s.run_to,
            RUN.c.as_of,
            o.period,
            WORKBOOK.c.path,
            func.coalesce(n.sheet_row, s.sheet_row).label("sheet_row"),
            *(p[name] for name in _PROMISE),
            s.work,
            n.work.label("work_after"),
            s.timeliness,
            n.timeliness.label("timeliness_after"),
            s.submitted,
            n.submitted.label("submitted_after"),
            s.due,
            n.due.label("due_after"),
            s.resubmitted,
            n.resubmitted.label("resubmitted_after"),
            s.score,
            n.score.label("score_after"),
        )
        .join(OBLIGATION, o.id == s.obligation)
        .outerjoin(_NOW, and_(n.obligation == s.obligation, n.run_from == s.run_to))
        .join(WORKBOOK, WORKBOOK.c.id == o.workbook)
        .join(PROMISE, p.id == func.coalesce(n.promise, o.promise))
        .join(RUN, RUN.c.id == s.run_to)
        .where(o.period.in_(within.periods), *wanted(within, counting=False))
        .execution_options(yield_per=_FETCH)
    )
    if limit is None or within.promises is not None or within.workbooks is not None:
        whole = query.where(s.run_to.is_not(None)).order_by(s.run_to.desc(), s.obligation).limit(limit)
        yield from _changes(connection.execute(whole))
        return
    # Of so many the latest few are found run by run: sorting all changes of a department would take seconds.
    for run in connection.execute(select(RUN.c.id).order_by(RUN.c.id.desc())).scalars().all():
        for row in _changes(connection.execute(query.where(s.run_to == run).order_by(s.obligation).limit(limit))):
            yield row
            limit -= 1
        if not limit:
            return


def _changes(rows: Iterable[Any]) -> Iterator[Row]:
    for row in rows:
        yield {
            "run": row.run_to,
            "as_of": moment_text(row.as_of),
            "period": str(period_of(row.period)),
            "workbook": row.path,
            "row": row.sheet_row,
            "duty": row.duty,
            "provider": row.provider,
            "receiver": row.receiver,
            "deliverable": row.deliverable,
            "work_before": WORK_OF[row.work].value,
            "work_after": None if row.work_after is None else WORK_OF[row.work_after].value,
            "timeliness_before": TIMELINESS_OF[row.timeliness].value,
            "timeliness_after": None if row.timeliness_after is None else TIMELINESS_OF[row.timeliness_after].value,
            "submitted_before": moment_text(row.submitted),
            "submitted_after": moment_text(row.submitted_after),
            "due_before": moment_text(row.due),
            "due_after": moment_text(row.due_after),
            "resubmitted_before": moment_text(row.resubmitted),
            "resubmitted_after": moment_text(row.resubmitted_after),
            "score_before": row.score,
            "score_after": row.score_after,
        }


def runs(connection: Connection, within: Scope, limit: int | None = None) -> Iterator[Row]:
    """Runs, the latest first: when, what with, how many workbooks were read and cells written (of those asked for)."""
    books = _books(within)
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
    books = _books(within)
    f = RUN_FILE.c
    query = (
        select(f.run, RUN.c.at, RUN.c.period, WORKBOOK.c.path, *(f[name] for name in _FILE))
        .join(RUN, RUN.c.id == f.run)
        .join(WORKBOOK, WORKBOOK.c.id == f.workbook)
        .where(RUN.c.period.in_(within.periods), WORKBOOK.c.name != "")
        .order_by(f.run.desc(), WORKBOOK.c.path)
        .limit(limit)
        .execution_options(yield_per=_FETCH)
    )
    if books is not None:
        query = query.where(f.workbook.in_(books))
    for row in connection.execute(query).mappings():
        named = {name: row[name] for name in _FILE}
        at = {"run": row["run"], "at": moment_text(row["at"]), "period": str(period_of(row["period"]))}
        yield at | {"workbook": row["path"]} | named


def written(connection: Connection, within: Scope, limit: int | None = None) -> Iterator[Row]:
    """Cells that were written, the latest run first: what each held before and what it was given."""
    books = _books(within)
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


def findings(connection: Connection, within: Scope, limit: int | None = None) -> Iterator[Row]:
    """Findings with the runs between which they stood, the latest first."""
    books = _books(within)
    f = FINDING.c
    # Sums, so that the database goes by the index of the order and not by that of the period, or of many workbooks:
    # else it would look up and sort a million for the first few.
    by_order, book = f.period + 0, f.workbook if within.workbooks is not None else f.workbook + 0
    query = (
        select(FINDING, WORKBOOK.c.path)
        .join(WORKBOOK, WORKBOOK.c.id == f.workbook)
        .where(by_order.in_(within.periods))
        .order_by(f.run_from.desc(), f.id)
        .limit(limit)
        .execution_options(yield_per=_FETCH)
    )
    if books is not None:
        query = query.where(book.in_(books))
    for row in connection.execute(query):
        yield {
            "period": str(period_of(row.period)),
            "workbook": row.place,
            "path": row.path,
            "sheet": row.sheet,
            "row": row.sheet_row,
            "column": row.sheet_column,
            "rule": row.rule,
            "severity": row.severity,
            "params": row.params,
            "run_from": row.run_from,
            "run_to": row.run_to,
        }


def _books(within: Scope) -> Any:
    """Numbers of the workbooks asked for; None for all."""
    if within.workbooks is not None:
        return within.workbooks
    if within.department:
        return select(WORKBOOK.c.id).where(WORKBOOK.c.department == within.department)
    if within.promises is not None:
        return select(OBLIGATION.c.workbook).where(OBLIGATION.c.promise.in_(within.promises))
    return None


def table(connection: Connection, name: str, within: Scope, limit: int | None = None) -> Iterator[Row]:
    """The rows of one of ``columns.COLUMNS``."""
    if name == "trend":
        return iter(trend(connection, within))
    if name == "obligations":
        return obligations(connection, within)
    listing = {"changes": changes, "runs": runs, "files": files, "written": written, "findings": findings}[name]
    return listing(connection, within, limit)

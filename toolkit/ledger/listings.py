"""Listings of what was owed, how it changed and what was found, row by row: nothing is held in memory."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Connection, and_, func, select

from toolkit.ledger import reading, run_listings
from toolkit.ledger.queries import FETCH, Row, Scope, books_of, present, trend, wanted
from toolkit.ledger.records import (
    TIMELINESS_OF,
    WORK_OF,
    Promise,
    Texts,
    moment_text,
    note_of,
    period_of,
    whole_name,
)
from toolkit.ledger.tables import FINDING, OBLIGATION, PROMISE, RUN, STATE, WORKBOOK

_NOW = STATE.alias("now")


def obligations(connection: Connection, within: Scope) -> Iterator[Row]:
    """Every obligation with its present status, period by period."""
    o, s, p = OBLIGATION.c, STATE.c, PROMISE.c
    query = (
        select(
            o.period,
            WORKBOOK.c.path,
            o.name,
            *(p[name] for name in Promise._fields),
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
        .execution_options(yield_per=FETCH)
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
            *(p[name] for name in Promise._fields),
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
            s.rework,
            n.rework.label("rework_after"),
            s.score,
            n.score.label("score_after"),
        )
        .join(OBLIGATION, o.id == s.obligation)
        .outerjoin(_NOW, and_(n.obligation == s.obligation, n.run_from == s.run_to))
        .join(WORKBOOK, WORKBOOK.c.id == o.workbook)
        .join(PROMISE, p.id == func.coalesce(n.promise, o.promise))
        .join(RUN, RUN.c.id == s.run_to)
        .where(o.period.in_(within.periods), *wanted(within, counting=False))
        .execution_options(yield_per=FETCH)
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
            "rework_before": None if row.rework is None else TIMELINESS_OF[row.rework].value,
            "rework_after": None if row.rework_after is None else TIMELINESS_OF[row.rework_after].value,
            "score_before": row.score,
            "score_after": row.score_after,
        }


def findings(connection: Connection, within: Scope, limit: int | None = None) -> Iterator[Row]:
    """Findings with the runs between which they stood, the latest first."""
    books = books_of(within)
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
        .execution_options(yield_per=FETCH)
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


def table(connection: Connection, name: str, within: Scope, limit: int | None = None) -> Iterator[Row]:
    """The rows of one of ``columns.COLUMNS``."""
    if name == "trend":
        return iter(trend(connection, within))
    if name == "obligations":
        return obligations(connection, within)
    listing = {
        "changes": changes,
        "findings": findings,
        "runs": run_listings.runs,
        "files": run_listings.files,
        "written": run_listings.written,
    }[name]
    return listing(connection, within, limit)

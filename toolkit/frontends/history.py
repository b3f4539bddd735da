"""``dutybook history``: months in a table, the latest changes and runs; or a table of the ledger for other programs."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from toolkit.app.history import (
    TABLES,
    History,
    history,
    history_json,
    in_place_of,
    is_export,
    rows_of,
    write_csv,
    write_json,
    write_parquet,
)
from toolkit.app.ledger import Location
from toolkit.catalogue import text
from toolkit.errors import CannotRunError, UsageError
from toolkit.frontends.reporters import as_text
from toolkit.workbook.formats import READABLE

if TYPE_CHECKING:
    from toolkit.ledger.queries import Question

SHOWN = 8
"""Changes and runs that fit under a table on one screen."""
_CHANGED = ("submitted", "resubmitted", "score", "due", "rework")
"""What may be said of a change where its status says nothing."""
_COUNTS = ("obligations", "on_time", "late", "overdue", "rejected")


def tell(location: Location, asked: Question, form: str, table: str | None, out: Path | None, lang: str) -> str:
    """Answer in one of the forms, into a file where one is named; what is left to print.

    Args:
        table: the one to export; None for the answer in words or JSON, and for the trend in the other forms.

    Raises:
        UsageError: Parquet without a file, a table in words, a file that is called a workbook, or one that is there
            and is no export.
        CannotRunError: the ledger cannot be read, or the file not written.
    """
    if out is not None and out.suffix.lower() in READABLE - {".csv"}:
        raise UsageError("history-out-workbook", name=out, form=form)
    if out is not None and not is_export(out):
        raise UsageError("history-out-other", name=out)
    if form == "text" and table not in (None, TABLES[0]):
        raise UsageError("history-table-text", table=table)
    if form == "parquet":
        if out is None:
            raise UsageError("history-out-needed")
        table = table or TABLES[0]
        with in_place_of(out) as beside, rows_of(location, asked, table, lang) as rows:
            count = write_parquet(rows, table, beside)
        return text("history-made", lang, rows=count, path=out)
    if form == "csv" or (form == "json" and table is not None):
        return _rows(location, asked, form, table or TABLES[0], out, lang)
    found = history(location, asked)
    said = as_text(history_json(found)) if form == "json" else "\n".join(_lines(found, lang))
    if out is None:
        return said
    with in_place_of(out) as beside:
        beside.write_text(said + "\n", "utf-8")
    return text("history-made", lang, rows=len(found.trend), path=out)


def _rows(location: Location, asked: Question, form: str, table: str, out: Path | None, lang: str) -> str:
    """The rows of a table as CSV or JSON, one after another as they come."""

    def write(rows: Iterator[dict[str, Any]], to: TextIO) -> int:
        return write_csv(rows, table, to) if form == "csv" else write_json(rows, location, asked, table, to)

    if out is None:
        with rows_of(location, asked, table, lang) as rows:
            write(rows, sys.stdout)
        return ""
    # Excel knows UTF-8 by its mark; a script, to which the standard output goes, would take it for text.
    encoding = "utf-8-sig" if form == "csv" else "utf-8"
    with in_place_of(out) as beside, rows_of(location, asked, table, lang) as rows:
        try:
            with beside.open("w", encoding=encoding, newline="") as file:
                count = write(rows, file)
        except OSError as error:
            raise CannotRunError("history-not-written", name=out, detail=error.strerror or str(error)) from error
    return text("history-made", lang, rows=count, path=out)


def _lines(found: History, lang: str) -> Iterator[str]:
    asked = " ".join(part for part in (found.department, found.duty, found.workbook) if part)
    yield text("history-title", lang, name=found.ledger, what=asked or text("history-all", lang))
    if not found.known:
        yield text("history-nothing", lang)
        return
    heads = text("history-columns", lang).split("|")
    rows = [[row["period"], *(str(row[name]) for name in _COUNTS), *_more(row, lang)] for row in found.trend]
    yield from _table([heads, *rows])
    if found.changes:
        yield text("history-changes", lang)
        yield from (_change(row, lang) for row in found.changes[:SHOWN])
    if found.runs:
        yield text("history-runs", lang)
        for row in found.runs[:SHOWN]:
            shown = {name: str(row[name]).replace("T", " ") for name in ("at", "as_of")}
            line = text("history-run", lang, **{**row, **shown})
            yield line if row["finished"] else line + text("history-run-broken", lang)


def _more(row: dict[str, Any], lang: str) -> list[str]:
    rate = row["on_time_rate"]
    unjudged = str(row["undetermined"] - row["exempt"])
    closed = text("history-closed", lang) if row["closed"] else ""
    return [unjudged, str(row["exempt"]), "-" if rate is None else f"{rate:.1%}", closed]


def _change(row: dict[str, Any], lang: str) -> str:
    before, after = _status(row, "before", lang), text("history-removed", lang)
    if row["work_after"] is not None:
        after = _status(row, "after", lang)
        changed = next((name for name in _CHANGED if row[f"{name}_before"] != row[f"{name}_after"]), None)
        if changed and (before == after or (changed == "submitted" and row["work_before"] == row["work_after"])):
            before, after = (_said(row, changed, when, lang) for when in ("before", "after"))
        elif before == after:
            after = text("history-same", lang, status=after)
    what = row["duty"] or row["deliverable"][:24]
    as_of = row["as_of"].replace("T", " ")
    where = {"as_of": as_of, "workbook": row["workbook"], "row": row["row"]}
    return text("history-change", lang, **where, what=what, before=before, after=after)


def _said(row: dict[str, Any], name: str, when: str, lang: str) -> str:
    """A value beside the status: a completion as it is, others with what they are."""
    value = row[f"{name}_{when}"]
    if value is None:
        shown = "-"
    elif name == "rework":
        shown = text(f"timeliness-{value}", lang)
    else:
        shown = f"{value:g}" if name == "score" else str(value).replace("T", " ")
    return shown if name == "submitted" else text(f"history-{name}", lang, value=shown)


def _status(row: dict[str, Any], when: str, lang: str) -> str:
    """Work and timeliness in words: 已提交/按时."""
    return f"{text('work-' + row['work_' + when], lang)}/{text('timeliness-' + row['timeliness_' + when], lang)}"


def _table(rows: list[list[str]]) -> Iterator[str]:
    """Columns one under another, numbers to the right; a Chinese character is two wide."""
    widths = [max(_width(row[i]) for row in rows) for i in range(len(rows[0]))]
    for row in rows:
        cells = []
        for i, cell in enumerate(row):
            room = " " * (widths[i] - _width(cell))
            cells.append(cell + room if i in (0, len(row) - 1) else room + cell)
        yield "  ".join(cells).rstrip()


def _width(cell: str) -> int:
    return sum(2 if "\u2e80" <= ch <= "\uffef" else 1 for ch in cell)

"""The header of a sheet on which no table has names that are known: its columns are told by what stands in them."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence
from datetime import date

from toolkit.sheet.column_names import fields_of
from toolkit.sheet.date_names import named_events
from toolkit.sheet.guess import LOOKED_AT, are_dates, event_columns, evidence_column, held_in
from toolkit.sheet.guess_deadline import done_beside, given_due
from toolkit.sheet.guess_names import called, is_deadline
from toolkit.sheet.guess_table import guess_columns
from toolkit.sheet.guess_verdict import before_next_header, verdict_column
from toolkit.sheet.header import PLAIN, Header, lang_of
from toolkit.sheet.header_fields import unserved, with_dates, with_second_time, with_status
from toolkit.sheet.month_columns import month_columns, not_read
from toolkit.sheet.moved_names import is_moved
from toolkit.sheet.own_columns import SAMPLE, Clues, beside_one_another, own_columns
from toolkit.sheet.values import Raw

_SATURDAY = 5
_SEVERAL = 2


def guessed_header(rows: Sequence[Sequence[Raw]], clues: Clues) -> Header | None:
    """The header of a sheet on which no table has names that are known; None for none."""
    at, hidden = (0, ()) if clues.ours_read else beside_one_another(rows[:LOOKED_AT], clues)
    upper = [_without(row, hidden) for row in rows[: 2 * LOOKED_AT]] if hidden else rows
    found = guess_columns(upper, clues.words)
    if hidden and found and found[1] > at:
        found = guess_columns(upper[: found[0] - 1], clues.words)  # that was another table, below the one with ours
    if found is None:
        return None
    first, last, called_so, columns = found
    hidden = hidden if last == at else ()
    called_so |= {c: name for c in hidden if isinstance(name := rows[at - 1][c - 1], str)}
    body = before_next_header(rows[last : last + SAMPLE])
    own, aside = own_columns(called_so, body, last, clues)
    ours = [*own.values(), *aside, *hidden]
    if columns["phrase"] in ours or _is_no_more(columns, called_so, own.get("due", 0), body):
        return None
    if own and not hidden:  # parted, or with names of a person's, as 状态: what stands in them is not the table's
        found = guess_columns([_without(row, ours) for row in upper], clues.words)
        if found and found[:2] == (first, last):
            columns = found[3]
    if {*ours} & {*columns.values()}:
        return None
    names, of_months, of_month = month_columns(called_so, body, ours, clues.period)
    if not {columns["phrase"], columns["deliverable"]} <= names.keys():
        others = called_so.keys() - names.keys()  # 9月啥时候要 beside 10月啥时候要: told from this month's
        found = guess_columns([_without(row, others) for row in upper], clues.words)
        if found is None or found[:2] != (first, last):
            return None
        columns = found[3]
    columns = {field: c for field, c in columns.items() if c in names}
    if of_month:
        columns["submitted_at"] = of_month
    if "verdict" not in columns and (said := verdict_column(columns, names, ours, body)):
        columns = {field: c for field, c in columns.items() if c != said} | {"verdict": said}
    if "evidence" not in columns and (files := evidence_column(unserved(names, [*columns.values(), *ours]), body)):
        columns["evidence"] = files
    unknown = tuple(f for f, c in columns.items() if c == of_month or f not in dict(fields_of(names[c])))
    if given := given_due(columns["phrase"], unserved(names, [*columns.values(), *ours]), body):
        columns["due_given"] = given
        done = done_beside(names[given], unserved(names, [*columns.values(), *ours]), body)
        if "submitted_at" not in columns and done:
            columns["submitted_at"] = done
    free = unserved(names, [*columns.values(), *ours])
    events = {stem: c for stem, c in named_events(free, (), body).items() if not called("submitted_at", names[c])}
    events |= event_columns(free, columns["phrase"], body)
    columns, events, again = with_second_time(names, columns, events, ours, body)
    columns, far = with_status(names, columns, [*events.values(), *ours], body)
    columns, events, told, unclear = with_dates(names, columns, events, ours, body)
    unclear += not_read(of_months, columns, body)
    unknown = tuple(field for field in unknown + again + far + told if field in columns)
    left, right, lang = min(called_so), max([*called_so, *own.values()]), lang_of(called_so)
    return Header(
        PLAIN, first, last, left, right, columns, events, own, called_so, lang, unknown, 0, unclear, aside, of_months
    )


def _is_no_more(columns: Mapping[str, int], names: Mapping[int, str], ours: int, body: Sequence[Sequence[Raw]]) -> bool:
    """Whether the deadlines from which our dues were worked out are gone, and the column taken for them is another.

    So it is where no due of ours is that of its row, and the column is not called like deadlines, or is blank beside
    some of our dues. What falls on a weekend may be due on another day, and a year may have been put right; what was
    moved (Revised) is due on the day beside it.

    Args:
        columns: field to column, with ``phrase``.
        ours: the column of our dues; 0 for none.
    """
    phrase = columns["phrase"]
    if not ours or not are_dates(held_in(body, phrase)):
        return False
    moved = [c for c, name in names.items() if c < ours and c != phrase and is_moved(name)]
    filled = [row for row in body if len(row) >= ours]
    pairs = [(r[phrase - 1], r[ours - 1]) for r in filled if not any(_is_day_of(r[c - 1], r[ours - 1]) for c in moved)]
    dues = [(said, due) for said, due in pairs if isinstance(due, date)]
    dated = [(said, due) for said, due in dues if isinstance(said, date) and said.weekday() < _SATURDAY]
    if len(dues) < _SEVERAL or not dated or any(_is_day_of(one, two) for one, two in dated):
        return False
    called_so = is_deadline(names[phrase])
    return not called_so or any(said in (None, "") for said, _ in dues)


def _is_day_of(one: Raw, two: Raw) -> bool:
    """Whether two cells hold the same day, of whatever year."""
    return isinstance(one, date) and isinstance(two, date) and (one.month, one.day) == (two.month, two.day)


def _without(row: Sequence[Raw], columns: Container[int]) -> Sequence[Raw]:
    """A row in which nothing stands in some columns."""
    return [None if c in columns else value for c, value in enumerate(row, 1)]

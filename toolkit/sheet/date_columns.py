"""Which columns of a table may say when something began or was done: by their names, and by what stands below them."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.column_names import fields_of
from toolkit.sheet.date_names import (
    asks_whether,
    is_end,
    is_found_then,
    is_of_deadline,
    is_of_something_else,
    is_term,
    says_when,
)
from toolkit.sheet.done_marks import are_done_marks, has_date
from toolkit.sheet.guess import are_dates, are_days, held_in
from toolkit.sheet.guess_names import is_aside, is_rework
from toolkit.sheet.owed_names import is_matter
from toolkit.sheet.plan_names import is_planned_end
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import event_stem

_DAY = compiled(r"\s*[0-3]?\d[日号]\s*(?:[上下中]午|早上?|晚上?)?\s*")
"""What may be a day only below a name that asks for one: 3号 below 床位 is none."""
_PLAINLY = compiled(r"\d{4}[-/.年]|月|[a-z]{3}", re.IGNORECASE)

_SAID_OF_FIRST = frozenset({"verdict", "reason", "score"})


class Dated(NamedTuple):
    """A table whose columns of dates are to be told, as far as it is known."""

    cells: Mapping[int, str]  # the header's names by column, but for columns of ours
    columns: Mapping[str, int]  # field to column, by their names; a deadline is among them
    body: Sequence[Sequence[Raw]]  # rows below the header
    counted: bool  # whether deadlines count from a beginning


def free_columns(table: Dated) -> dict[int, str]:
    """The names of columns that may be beginning or end as far as the fields go that are known."""
    either = {table.columns.get("submitted_at"), table.columns.get("event_at"), *_may_be_either(table)}
    taken = {*table.columns.values()} - either
    free = {c: text for c, text in table.cells.items() if c not in taken}
    known, phrase = table.columns.get("submitted_at"), table.columns["phrase"]
    terms = [text for c, text in table.cells.items() if c != phrase and is_term(text)]
    return {c: text for c, text in free.items() if c == known or not _is_of_other(text, terms, table.cells[phrase])}


def _is_of_other(name: str, terms: Sequence[str], deadline: str) -> bool:
    """Whether a column dates what another term than the deadline is of: 到场时间 beside 到场时限 and 修复时限."""
    return any(is_of_deadline(name, term) for term in terms) and not is_of_deadline(name, deadline)


def to_begin(table: Dated) -> str:
    """The name of the deadlines, by which something may just have to be begun; none beside that of another end.

    开工时间 is what is owed beside 开工时限, and is not beside 开工时限 and 完工时限.
    """
    phrase = table.columns["phrase"]
    others = [text for c, text in table.cells.items() if c != phrase]
    ends = any(
        is_term(text) or is_planned_end(text, plainly=False) or "phrase" in dict(fields_of(text)) for text in others
    )
    return "" if ends else table.cells[phrase]


def dated_columns(free: Mapping[int, str], table: Dated) -> dict[int, str]:
    """Those of the free columns that may say when something was."""
    named = (table.columns.get("submitted_at"), table.columns.get("event_at"))
    return {
        c: text
        for c, text in free.items()
        if c in named
        or _may_be_told(text, held_in(table.body, c))
        or (table.counted and _was_found_then(c, table) and are_dates(held_in(table.body, c)))
    }


def _may_be_either(table: Dated) -> set[int]:
    """Columns of other fields by their names that may be the end where none is known: 日期, 整改完成时间, 结案时间.

    The second is no second time where the deadlines themselves are of that, or nothing says that there was a first. So
    may a day of acceptance without a verdict.
    """
    columns = table.columns
    if "submitted_at" in columns:
        return set()
    again = is_of_rework(table) or _SAID_OF_FIRST.isdisjoint(columns)
    fields = ["ended_at"] + ([] if table.counted else ["day"]) + (["resubmitted_at"] if again else [])
    fields += [] if "verdict" in columns else ["reviewed_at"]
    return {columns[field] for field in fields if field in columns}


def is_of_rework(table: Dated) -> bool:
    """Whether deadlines are those of a second time, or of what is mended for the first."""
    return is_rework(table.cells[table.columns["phrase"]])


def is_ticked(name: str, values: Sequence[Raw]) -> bool:
    """Whether a column asks whether it was done, and not when: Done? with Y and N below."""
    return asks_whether(name) and bool(values) and not any(are_dates([value]) for value in values)


def _was_found_then(column: int, table: Dated) -> bool:
    """Whether a column before all that is owed says when what is wrong was found: 检查日期, 隐患描述, 限期."""
    first = min(table.columns["phrase"], table.columns.get("deliverable", 0))
    return column < first and is_found_then(table.cells[column]) and any(map(is_matter, table.cells.values()))


def _may_be_told(name: str, values: Sequence[Raw]) -> bool:
    """Whether a column may say when something began or was done; one that is still blank, if it is called so.

    Below a name that says nothing of a time 3-12 and 11.5 are no dates: 房号, 单价.
    """
    if is_of_something_else(name):
        return False
    if not values:
        return event_stem(name) != "" and is_end(name, plainly=True)
    if says_when(name):
        return are_days(values, name) or are_done_marks(values) or all(_DAY.fullmatch(str(value)) for value in values)
    plainly = sum(are_dates([v]) and _is_plainly_date(v) for v in values)
    surely = plainly > 0 or any(map(has_date, values))
    return not is_aside(name) and (plainly * 2 > len(values) or (surely and are_done_marks(values)))


def _is_plainly_date(value: Raw) -> bool:
    """Whether a date could be nothing else, as 3-12 and 11.5 could."""
    return not isinstance(value, str) or _PLAINLY.search(value) is not None

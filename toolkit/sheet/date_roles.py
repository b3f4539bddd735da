"""Which of a table's columns of dates says when something began, and which when it was done.

Everything that speaks for a column is weighed at once: its name, whether deadlines name it, whether its dates follow
those of another one. The pair of columns for which most speaks is taken. Where two may be the end and nothing tells
which, the columns are unclear, which a rule says, and nobody is charged.
"""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from toolkit.record import NamedTuple
from toolkit.sheet.column_names import LOOSE, fields_of
from toolkit.sheet.date_names import is_beginning, is_end, is_looked_at, is_no_end, is_of_something_else
from toolkit.sheet.event_names import counted_from, says_event
from toolkit.sheet.guess import LOOKED_AT, any_counted, are_dates, event_columns, held_in
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import event_stem, normal


class Dates(NamedTuple):
    """Fields and events as they are known now, those told here, and columns that may be when things were done."""

    columns: dict[str, int]
    events: dict[str, int]
    told: tuple[str, ...] = ()
    unclear: tuple[int, ...] = ()


def date_roles(
    cells: Mapping[int, str],
    columns: dict[str, int],
    events: dict[str, int],
    own: Container[int],
    body: Sequence[Sequence[Raw]],
) -> Dates:
    """What the columns of dates of a table are.

    Args:
        cells: the header's names by column.
        columns, events: field to column and event to column, by their names; a deadline is among the fields.
        own: columns of ours.
        body: rows below the header.
    """
    body = body[:LOOKED_AT]
    known, general, phrase = columns.get("submitted_at", 0), columns.get("event_at", 0), columns["phrase"]
    dated = {c for c in cells if c not in (known, phrase) and c not in own and are_dates(held_in(body, c))}
    may_be = any(is_end(cells[c]) for c in dated)  # else nothing says when it came but what it counts from
    if known and may_be and _is_counted_from(cells[known], held_in(body, phrase)):
        columns, known = {field: c for field, c in columns.items() if c != known}, 0
    if known and dated <= {*columns.values()}:
        return Dates(columns, events)
    from toolkit.sheet.date_columns import Dated, dated_columns, free_columns  # what follows is for few tables
    from toolkit.sheet.date_times import Times
    from toolkit.sheet.date_weights import best_pair, may_be_end, weighed

    counted = any_counted(body, phrase) or any_counted([[cells[phrase]]], 1)
    table = Dated({c: text for c, text in cells.items() if c not in own}, columns, body, counted)
    free = free_columns(table)
    named = event_columns({c: text for c, text in free.items() if c != known}, phrase, body)
    # Where no deadline counts from an event, what stands before all that is owed is of the case: 提车日期, 事项, 期限.
    of_case = set() if counted else {*range(1, min(phrase, columns.get("deliverable", phrase)))}
    barred = {*of_case, columns.get("reviewed_at", 0)}
    found = weighed(dated_columns(free, table), table, [*named.values()], barred)
    # Beside 每月5号前 there is no beginning: what follows what shows in the rows whose deadlines count from one.
    times = Times([row for row in body if any_counted([row], phrase)] or body)
    start, end, rivals = best_pair(found, counted, times)
    beside = {c for c in events.values() if _is_beside(cells[c]) and held_in(body, c)} - {start, *named.values()}
    events |= {stem: c for stem, c in named.items() if c != general}
    events = {stem: c for stem, c in events.items() if c != end and c not in beside}
    told: tuple[str, ...] = ()
    if end and end != known:
        columns = _with_end(columns, end, cells, body)
        told += () if "submitted_at" in dict(fields_of(cells[end])) else ("submitted_at",)
    plain = [*events.values()] == [start] and (start < phrase or is_beginning(cells[start]))
    if start and "event_at" not in columns and start not in named.values() and not plain:
        columns = {**columns, "event_at": start}
        told += ("event_at",)
    if end or "work" in columns:
        return Dates(columns, events, told)
    first = start or (next(iter(named.values())) if len(named) == 1 else 0)
    others = [c for c in found if c.number not in (start, *of_case) and not c.named]
    others = [c for c in others if not is_no_end(cells[c.number], cells[phrase])]
    unclear = tuple(c.number for c in others if may_be_end(c, first, not named, times, rivals))
    return Dates(columns, events, told, unclear)


def _with_end(
    columns: Mapping[str, int], end: int, cells: Mapping[int, str], body: Sequence[Sequence[Raw]]
) -> dict[str, int]:
    """The fields with another column of the completion: the one before says how far things are, if it is ticked."""
    from toolkit.sheet.date_columns import is_ticked

    before = columns.get("submitted_at", 0)
    found = {field: c for field, c in columns.items() if c != end} | {"submitted_at": end}
    if before and is_ticked(cells[before], held_in(body, before)):
        found.setdefault("work", before)
    return found


def _is_counted_from(name: str, deadlines: Sequence[Raw]) -> bool:
    """Whether most deadlines count from what a column of a longer name than Completion says that was completed.

    Practical completion beside "within 28 days of practical completion", 竣工完成日期 beside 竣工完成后5日内.
    """
    if any(field == "submitted_at" and rank < LOOSE for field, rank in fields_of(name)):
        return False
    stem = event_stem(name) or normal(name)
    said = [value for value in deadlines if isinstance(value, str)]
    named = [text for text in said if says_event(stem, text) and stem in normal(counted_from(text))]
    return len(named) * 2 > len(deadlines)


def _is_beside(name: str) -> bool:
    """Whether it dates no event: 复查时间, 催办时间."""
    return is_looked_at(name) or is_of_something_else(name)

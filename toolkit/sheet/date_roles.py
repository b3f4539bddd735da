"""Which of a table's columns of dates says when something began, and which when it was done.

Everything that speaks for a column is weighed at once: its name, whether deadlines name it, whether its dates follow
those of another one. The pair of columns for which most speaks is taken. Where two may be the end and nothing tells
which, the columns are unclear, which a rule says, and nobody is charged.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Container, Iterable, Mapping, Sequence

from toolkit.core.status import HANDED_IN, Work
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.column_names import fields_of
from toolkit.sheet.date_names import (
    CALLED,
    asks_whether,
    is_beginning,
    is_end,
    is_found_then,
    is_hardly_end,
    is_looked_at,
    is_of_deadline,
    is_of_something_else,
    is_term,
    may_have_come,
    says_when,
    speaks_for,
)
from toolkit.sheet.date_times import Times
from toolkit.sheet.done_marks import are_done_marks, has_date
from toolkit.sheet.event_names import says_act
from toolkit.sheet.guess import LOOKED_AT, any_counted, are_dates, event_columns, held_in, mostly_counted
from toolkit.sheet.guess_names import is_aside
from toolkit.sheet.guess_verdict import is_of_rework
from toolkit.sheet.owed_names import is_matter
from toolkit.sheet.status_forms import act_of
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import event_stem, normal
from toolkit.sheet.words import read_verdict, read_work

_DAY = compiled(r"\s*[0-3]?\d[日号]\s*(?:[上下中]午|早上?|晚上?)?\s*")
"""What may be a day only below a name that asks for one: 3号 below 床位 is none."""
_PLAINLY = compiled(r"\d{4}[-/.年]|月|[a-z]{3}", re.IGNORECASE)

# What speaks for a column besides its name, by the measure of ``date_names``.
_NAMED_BY_DEADLINE = 20
_WAS_THERE = 6
_SAID_TO_BE_DONE = 6
_NOT_DONE_YET = -20
_WAITED_FOR = 7
_FOLLOWS = 3
_NO_BEGINNING = -2  # where deadlines count from one
_LEAST = 3  # that has to speak for an end
_AGAIN = 1  # at most, for one that is called like a second time
_LEAST_OPEN = 2
_WAITING = (Work.NOT_STARTED, Work.IN_PROGRESS)
_SAID_OF_FIRST = frozenset({"verdict", "reason", "score"})


class Dates(NamedTuple):
    """Fields and events as they are known now, those told here, and columns that may be when things were done."""

    columns: dict[str, int]
    events: dict[str, int]
    told: tuple[str, ...] = ()
    unclear: tuple[int, ...] = ()


class _Column(NamedTuple):
    """What speaks for a column of dates, apart from other columns."""

    number: int
    start: int
    end: int
    named: bool  # deadlines name it


_NONE = _Column(0, 0, 0, False)


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
    phrase, known, general = columns["phrase"], columns.get("submitted_at", 0), columns.get("event_at", 0)
    counted = any_counted(body, phrase) or any_counted([[cells[phrase]]], 1)
    # Where no deadline counts from an event, what stands before all that is owed is of the case: 提车日期, 事项, 期限.
    of_case = set() if counted else {*range(1, min(phrase, columns.get("deliverable", phrase)))}
    taken = {*columns.values()} - {general, known, *_may_be_either(cells, columns, counted)}
    terms = [text for c, text in cells.items() if c != phrase and is_term(text)]
    free = {c: text for c, text in cells.items() if c not in taken and c not in own}
    free = {c: text for c, text in free.items() if c == known or not _is_of_other(text, terms, cells[phrase])}
    if known and not any(c not in (known, general) and are_dates(held_in(body, c)) for c in free):
        return Dates(columns, events)
    named = event_columns({c: text for c, text in free.items() if c != known}, phrase, body)
    dated = {
        c: text
        for c, text in free.items()
        if c in (known, general)
        or _may_be_told(text, held_in(body, c))
        or (counted and _was_found_then(c, cells, columns) and are_dates(held_in(body, c)))
    }
    found = _weighed(dated, cells, columns, [*named.values()], body)
    if not counted:
        found = _with_lone_end(found, {*of_case, columns.get("reviewed_at", 0)}, general, cells)
    # Beside 每月5号前 there is no beginning: what follows what shows in the rows whose deadlines count from one.
    times = Times([row for row in body if any_counted([row], phrase)] or body)
    start, end, rivals = _best(found, counted, times)
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
    rest = [c for c in found if c.number not in (start, *of_case) and not c.named]
    unclear = tuple(c.number for c in rest if _may_be_end(c, first, not named, times, rivals))
    return Dates(columns, events, told, unclear)


def _with_end(
    columns: Mapping[str, int], end: int, cells: Mapping[int, str], body: Sequence[Sequence[Raw]]
) -> dict[str, int]:
    """The fields with another column of the completion: the one before says how far things are, if it is ticked."""
    before = columns.get("submitted_at", 0)
    found = {field: c for field, c in columns.items() if c != end} | {"submitted_at": end}
    if before and _is_ticked(cells[before], held_in(body, before)):
        found.setdefault("work", before)
    return found


def _may_be_either(cells: Mapping[int, str], columns: Mapping[str, int], counted: bool) -> set[int]:
    """Columns of other fields by their names that may be the end where none is known: 日期, 整改完成时间, 结案时间.

    The second is no second time where the deadlines themselves are of that, or nothing says that there was a first. So
    may a day of acceptance without a verdict.
    """
    if "submitted_at" in columns:
        return set()
    again = is_of_rework(cells, columns) or _SAID_OF_FIRST.isdisjoint(columns)
    fields = ["ended_at"] + ([] if counted else ["day"]) + (["resubmitted_at"] if again else [])
    fields += [] if "verdict" in columns else ["reviewed_at"]
    return {columns[field] for field in fields if field in columns}


def _with_lone_end(
    found: list[_Column], barred: Container[int], general: int, cells: Mapping[int, str]
) -> list[_Column]:
    """The columns with the only one that may be the end as such, whatever it is called: 送出, 签收时间, 啥时候干的.

    A date beside deadlines that count from no event can hardly be that of one. Where there are others, of which it is
    hardly any, its name has to speak for it: 合同日期 beside 接收日期 is not the completion.
    """
    free = [c for c in found if not c.named and c.number not in barred]
    may_be = [
        c
        for c in free
        if c.end >= 0 and not is_hardly_end(cells[c.number]) and not (c.number == general and c.end == 0)
    ]
    if len(may_be) != 1 or (may_be[0].end <= 0 and len(free) > 1):
        return found
    return [c._replace(end=max(c.end, _LEAST)) if c is may_be[0] else c for c in found]


def _weighed(
    dated: Mapping[int, str],
    cells: Mapping[int, str],
    columns: Mapping[str, int],
    named: Collection[int],
    body: Sequence[Sequence[Raw]],
) -> list[_Column]:
    """What speaks for each column.

    Args:
        dated: the names of the columns that may be beginning or end.
        cells: the header's names by column.
        named: columns that deadlines name.
    """
    said = [text for text in held_in(body, columns["phrase"]) if isinstance(text, str)]
    known, general = columns.get("submitted_at"), columns.get("event_at")
    again = 0 if is_of_rework(cells, columns) else columns.get("resubmitted_at", 0)
    awaited = not mostly_counted(body, columns["phrase"]) and not any(
        is_end(text) and not may_have_come(text) for text in dated.values()
    )
    found = []
    for column, text in dated.items():
        if column == known and _is_ticked(text, held_in(body, column)):
            continue
        if column in named:
            found.append(_Column(column, _NAMED_BY_DEADLINE, -_NAMED_BY_DEADLINE, True))
            continue
        start, end = speaks_for(text, is_start=column == general, is_end=column == known)
        if awaited and may_have_come(text) and column > columns["phrase"]:
            start, end = 0, max(end, _WAITED_FOR)
        of_deadline = is_of_deadline(text, cells[columns["phrase"]])
        if of_deadline:
            end += _SAID_TO_BE_DONE
        if sum(says_act(event_stem(text) or normal(text), phrase) for phrase in said) * 2 > len(said):
            end += _SAID_TO_BE_DONE
        if _was_there(column, text, columns, body):
            end += _WAS_THERE
        if not (column == known or of_deadline) and _is_before_it_is_done(column, columns, body):
            end = min(end, 0) + _NOT_DONE_YET
        # Beside 完成时间 what the other side did later stands where it is done, too: 归档日期.
        if not known and end > 0 and _is_where_it_is_done(column, cells, columns, body):
            end += _SAID_TO_BE_DONE
        if column == again:
            end = min(end, _AGAIN)
        found.append(_Column(column, start, end, False))
    return found


def _is_of_other(name: str, terms: Collection[str], deadline: str) -> bool:
    """Whether a column dates what another term than the deadline is of: 到场时间 beside 到场时限 and 修复时限."""
    return any(is_of_deadline(name, term) for term in terms) and not is_of_deadline(name, deadline)


def _was_found_then(column: int, cells: Mapping[int, str], columns: Mapping[str, int]) -> bool:
    """Whether a column before all that is owed says when what is wrong was found: 检查日期, 隐患描述, 限期."""
    first = min(columns["phrase"], columns.get("deliverable", 0))
    return column < first and is_found_then(cells[column]) and any(map(is_matter, cells.values()))


def _best(columns: Sequence[_Column], counted: bool, times: Times) -> tuple[int, int, frozenset[int]]:
    """Beginning and end, 0 where nothing tells, and the ends between which nothing tells.

    Args:
        counted: whether deadlines count from a beginning; else it does not matter which one it is.
    """
    starts = [_NONE, *columns] if counted else [_NONE, *(c for c in columns if c.named)]
    weights: dict[tuple[int, int], int] = {}
    for start in starts:
        for end in (_NONE, *columns):
            if start.number and (start is end or (not start.named and times.contradict(start.number, end.number))):
                continue
            shown = 0 if end.end > max(end.start, 0) else 2  # where its name alone tells, it may all be on one day
            follows = start.number and end.number and times.follow(start.number, end.number, shown)
            for_end = end.end + (_FOLLOWS if follows else 0)
            if not end.number or for_end >= _LEAST:
                lacking = _NO_BEGINNING if counted and not start.number else 0
                weights[start.number, end.number] = start.start + for_end + lacking
    most = max(weights.values())
    best = [pair for pair, weight in weights.items() if weight == most]
    ends = {number for _, number in best}
    by = {c.number: c for c in columns}
    if len(ends) > 1 and all(n and by[n].end >= CALLED for n in ends):
        ends = {min(ends)}  # people write first what counts
    if len(ends) > 1:
        return _only(first for first, _ in best), 0, frozenset(ends)
    chosen = ends.pop()
    return _only(first for first, last in best if last == chosen), chosen, frozenset()


def _only(numbers: Iterable[int]) -> int:
    found = set(numbers)
    return found.pop() if len(found) == 1 else 0


def _may_be_end(column: _Column, start: int, unsaid: bool, times: Times, rivals: Container[int]) -> bool:
    """Whether a column may be the end where none is known.

    Args:
        start: from which column deadlines count, 0 if none is known. ``unsaid``: they name none.
    """
    if column.number in rivals or column.end >= _LEAST or (unsaid and not start):
        return True
    return bool(start) and times.may_follow(start, column.number)


def _was_there(column: int, name: str, columns: Mapping[str, int], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether the column holds the day of coming and another one that of closing: 回报日期, 核查, 销号日期.

    The latter stands behind the verdict and is blank where a thing was sent back; what was sent back had come.
    """
    closed, verdict = columns.get("submitted_at", 0), columns.get("verdict", 0)
    if not verdict or closed in (0, column) or closed < verdict or not is_end(name):
        return False
    back = [row for row in body if held_in([row], verdict) and read_verdict(row[verdict - 1])[0] is Work.REJECTED]
    came = back and len(held_in(back, column)) == len(back) and not held_in(back, closed)
    return bool(came) and Times(body).follow(column, closed, 1)


def _is_before_it_is_done(column: int, columns: Mapping[str, int], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether the column has dates where the status says that it is still to be done: 收件日期 beside 进行中.

    Or nothing, where it says so elsewhere. One such row may be a mistake.
    """
    work = columns.get("work", 0)
    if work in (0, column):
        return False
    far = [(read_work(row[work - 1])[0], row) for row in body if len(row) >= work]
    if not any(said in _WAITING for said, _ in far):
        return False
    open_ = [row for said, row in far if said in _WAITING or said is None]
    dated = len(held_in(open_, column))
    return dated >= _LEAST_OPEN and dated * 2 > len(open_)


def _is_where_it_is_done(
    column: int, cells: Mapping[int, str], columns: Mapping[str, int], body: Sequence[Sequence[Raw]]
) -> bool:
    """Whether the column has a date where the status says that it is done, and nothing where it is still to be done."""
    work = columns.get("work", 0)
    if work in (0, column):
        return False
    act = act_of(cells[work])
    said = [(read_work(row[work - 1], act=act)[0], held_in([row], column)) for row in body if len(row) >= work]
    told = [(far in HANDED_IN, bool(dated)) for far, dated in said if far in HANDED_IN or far in _WAITING]
    return {*told} == {(True, True), (False, False)}


def _is_ticked(name: str, values: Sequence[Raw]) -> bool:
    """Whether a column asks whether it was done, and not when: Done? with Y and N below."""
    return asks_whether(name) and bool(values) and not any(are_dates([value]) for value in values)


def _is_beside(name: str) -> bool:
    """Whether it dates no event: 复查时间, 催办时间."""
    return is_looked_at(name) or is_of_something_else(name)


def _may_be_told(name: str, values: Sequence[Raw]) -> bool:
    """Whether a column may say when something began or was done; one that is still blank, if it is called so.

    Below a name that says nothing of a time 3-12 and 11.5 are no dates: 房号, 单价.
    """
    if is_of_something_else(name):
        return False
    if not values:
        return event_stem(name) != "" and is_end(name, plainly=True)
    if says_when(name):
        return are_dates(values) or are_done_marks(values) or all(_DAY.fullmatch(str(value)) for value in values)
    plainly = sum(are_dates([v]) and _is_plainly_date(v) for v in values)
    surely = plainly > 0 or any(map(has_date, values))
    return not is_aside(name) and (plainly * 2 > len(values) or (surely and are_done_marks(values)))


def _is_plainly_date(value: Raw) -> bool:
    """Whether a date could be nothing else, as 3-12 and 11.5 could."""
    return not isinstance(value, str) or _PLAINLY.search(value) is not None

"""What speaks for each column of dates to be when something began, or when it was done, and for which two most does.

Besides its name, by the measure of ``date_names``: whether deadlines name it, what the status says beside its dates,
whether it is the only one left, and whether its dates follow those of another one.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Iterable, Mapping, Sequence

from toolkit.core.status import HANDED_IN, Work
from toolkit.record import NamedTuple
from toolkit.sheet.date_columns import Dated, is_of_rework, is_ticked, to_begin
from toolkit.sheet.date_names import (
    CALLED,
    is_end,
    is_hardly_end,
    is_looked_at,
    is_no_end,
    is_of_deadline,
    is_of_handing_in,
    may_have_come,
    speaks_for,
)
from toolkit.sheet.date_times import Times
from toolkit.sheet.day_pairs import lies_before, met_by
from toolkit.sheet.event_names import says_act
from toolkit.sheet.guess import held_in, mostly_counted
from toolkit.sheet.owed_names import has_arrived
from toolkit.sheet.plan_names import says_over
from toolkit.sheet.shared_acts import share_act
from toolkit.sheet.status_forms import act_of
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import event_stem, normal
from toolkit.sheet.words import read_verdict, read_work

_NAMED_BY_DEADLINE = 20
_WAS_THERE = 6
_SAID_TO_BE_DONE = 6
_MEETS = 6  # its days are now before the deadlines and now not, and its name says that something was done or came
_NOT_DONE_YET = -20
_NEVER = -20
_WAITED_FOR = 7
_FOLLOWS = 3
_NO_BEGINNING = -2  # where deadlines count from one
_LEAST = 3  # that has to speak for an end
_ALONE = _LEAST  # of all that may be the end
_AGAIN = 1  # at most, for one that is called like a second time
_LEAST_OPEN = 2
_WAITING = (Work.NOT_STARTED, Work.IN_PROGRESS)


class DateColumn(NamedTuple):
    """What speaks for a column of dates, apart from other columns."""

    number: int
    start: int
    end: int
    named: bool  # deadlines name it


_NONE = DateColumn(0, 0, 0, False)


def weighed(
    dated: Mapping[int, str], table: Dated, named: Collection[int], barred: Collection[int]
) -> list[DateColumn]:
    """What speaks for each column.

    Args:
        dated: the names of the columns that may be beginning or end.
        named: columns that deadlines name.
        barred: columns that are no end for being the only one left.
    """
    phrase, done = table.columns["phrase"], table.columns.get("submitted_at")
    said = [text for text in held_in(table.body, phrase) if isinstance(text, str)]
    awaited = not mostly_counted(table.body, phrase) and not any(
        is_end(text) and not may_have_come(text) for text in dated.values()
    )
    found = []
    for column, text in dated.items():
        if column == done and is_ticked(text, held_in(table.body, column)):
            continue
        if column in named:
            found.append(DateColumn(column, _NAMED_BY_DEADLINE, -_NAMED_BY_DEADLINE, True))
            continue
        start, end = speaks_for(text, is_start=column == table.columns.get("event_at"), is_end=column == done)
        if awaited and (may_have_come(text) or has_arrived(text)) and column > phrase:
            start, end = 0, max(end, _WAITED_FOR)
        found.append(DateColumn(column, start, _for_end(column, end, said, table), False))
    looked_at = table.columns.get("reviewed_at", 0)
    if looked_at and share_act(table.cells[phrase], table.cells[looked_at]):
        looked_at = 0
    free = [c.number for c in found if not c.named and c.number != looked_at]
    met = met_by(phrase, table.cells, free, table.body, done)
    before = {c.number for c in found if met and c.number != met and lies_before(phrase, c.number, met, table.body)}
    found = [c._replace(end=max(c.end, 0) + _MEETS) if c.number == met else c for c in found]
    found = [c._replace(end=c.end + _NEVER) if c.number in before else c for c in found]
    alone = 0 if table.counted else _only_end(found, barred, table)
    return [c._replace(end=max(c.end, _ALONE)) if c.number == alone else c for c in found]


def _for_end(column: int, end: int, said: Sequence[str], table: Dated) -> int:
    """What speaks for a column to be the end.

    Args:
        end: what its name says. ``said``: the deadlines in words.
    """
    cells, columns, body, _ = table
    name, done = cells[column], columns.get("submitted_at")
    no_end = is_no_end(name, to_begin(table))
    of_deadline = not no_end and is_of_deadline(name, cells[columns["phrase"]])
    if of_deadline:
        end += _SAID_TO_BE_DONE
    acts = sum(says_act(event_stem(name) or normal(name), phrase) for phrase in said) * 2 > len(said)
    if acts:
        end += _SAID_TO_BE_DONE
    if no_end and not (column == done or acts):
        return _NEVER
    if is_looked_at(name) and not (of_deadline or acts) and is_of_handing_in(cells[columns["phrase"]]):
        return _NEVER  # 审核完成日 beside 应报结算日
    if _was_there(column, name, columns, body):
        end += _WAS_THERE
    # 整改日期 beside 整改期限 may stand where another step is still to be done: 未销号.
    if not (column == done or of_deadline) and _is_before_it_is_done(column, columns, body):
        end = min(end, 0) + _NOT_DONE_YET
    # Beside 完成时间 what the other side did later stands where it is done, too: 归档日期. And what
    # 结束时间 is of, only this tells.
    if not done and (end > 0 or says_over(name)) and _is_where_it_is_done(column, cells, columns, body):
        end += _SAID_TO_BE_DONE
    again = column == columns.get("resubmitted_at") and not is_of_rework(table)
    return min(end, _AGAIN) if again else end


def _only_end(found: Sequence[DateColumn], barred: Collection[int], table: Dated) -> int:
    """The only column that may be the end as such, whatever it is called: 送出, 签收时间, 啥时候干的; 0 if none is.

    A date beside deadlines that count from no event can hardly be that of one. Where there are others, of which it is
    hardly any, its name has to speak for it: 合同日期 beside 接收日期 is not the completion.
    """
    cells, general = table.cells, table.columns.get("event_at")
    free = [c for c in found if not c.named and c.number not in barred]
    may_be = [
        c
        for c in free
        if c.end >= 0 and not is_hardly_end(cells[c.number]) and not (c.number == general and c.end == 0)
    ]
    if len(may_be) != 1 or (may_be[0].end <= 0 and len(free) > 1):
        return 0
    return may_be[0].number


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


def best_pair(columns: Sequence[DateColumn], counted: bool, times: Times) -> tuple[int, int, frozenset[int]]:
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


def may_be_end(column: DateColumn, start: int, unsaid: bool, times: Times, rivals: Container[int]) -> bool:
    """Whether a column may be the end where none is known.

    Args:
        start: from which column deadlines count, 0 if none is known. ``unsaid``: they name none.
    """
    if column.number in rivals or column.end >= _LEAST or (unsaid and not start):
        return True
    return bool(start) and times.may_follow(start, column.number)

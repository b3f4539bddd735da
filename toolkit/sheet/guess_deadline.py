"""Which of several columns with names of deadlines holds them, and which something else: 节点 beside 履约期限."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, time

from toolkit.core.status import HANDED_IN, Work
from toolkit.patterns import compiled
from toolkit.sheet.column_names import LOOSE, fields_of, is_forecast
from toolkit.sheet.date_names import asks_when_done
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.guess import are_dates, are_deadlines, event_columns, held_in
from toolkit.sheet.guess_names import is_actual, is_rework, says_due_day
from toolkit.sheet.plan_names import is_work, says_began, says_over, says_to_be_over
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import MAY_ASK_HOW, event_stem, normal
from toolkit.sheet.words import read_work

_STEM = 2
_FIRST = -1  # a rank before that of any name
_SOMEBODY = frozenset({"owner", "provider"})
_OF_CASES = frozenset({"event_id", "event", "paused_from"})
_WAITING = (Work.NOT_STARTED, Work.IN_PROGRESS)
_DAY = compiled(r"\s*[0-3]?\d[日号]\s*")
_BESIDE_ACT = compiled(r"^(?:应|实际?)|(?:日期|时间|日)$")


def deadline_columns(
    offers: Sequence[tuple[int, int]], cells: Mapping[int, str], body: Sequence[Sequence[Raw]], words: DeadlineWords
) -> list[tuple[int, int]]:
    """The columns that may be the deadline, with their ranks, without those in which something else stands.

    That is how much is asked for below 要求完成, and beside deadlines a number or a name below 节点. What is said in
    words comes before dates alone: 移交时限 before 应交日期, which was worked out from it.

    Args:
        offers: ranks and columns, by their names.
        cells: the header's names by column.
        body: rows below the header.
    """
    offers = [(rank, column) for rank, column in offers if not asks_when_done(cells[column])]  # Done when
    if offers and (counted := _counted_to(min(offers), cells, body, words)):
        return [(_FIRST, counted), *(offer for offer in offers if offer != min(offers))]
    held = {c: held_in(body, c) for _, c in offers}
    kept = [(r, c) for r, c in offers if normal(cells[c]) not in MAY_ASK_HOW or are_deadlines(held[c], words)]
    if len(kept) < 2:
        return kept
    told = {c for _, c in kept if held[c] and are_deadlines(held[c], words) and not is_forecast(cells[c])}
    if told:
        kept = [(r, c) for r, c in kept if not held[c] or any(_may_be_one(v, words) for v in held[c])]
    first = min(kept)[1]
    if not _are_only_dates(held[first]):
        return kept
    worded = [c for c in told if are_worded(held[c], words)]
    return [(_FIRST if c == min(worded, default=0) else r, c) for r, c in kept]


def _counted_to(
    offer: tuple[int, int], cells: Mapping[int, str], body: Sequence[Sequence[Raw]], words: DeadlineWords
) -> int | None:
    """The column of deadlines that count from the dates in the one taken for the deadline; None for none.

    险种到期日 is not when something is due where 到期前15天 stands beside it. Only for names that were found inside
    longer ones.

    Args:
        offer: the rank and column that would be taken.
    """
    rank, known = offer
    stem = event_stem(cells[known])[-_STEM:]
    if rank < LOOSE or len(stem) < _STEM or not _are_only_dates(held_in(body, known)):
        return None
    for column, name in cells.items():
        if fields_of(name):
            continue
        said = [v for v in held_in(body, column) if isinstance(v, str) and stem in v]
        if said and are_worded(said, words) and len(said) * 2 > len(held_in(body, column)):
            return column
    return None


def end_of_plan(columns: Mapping[str, int], cells: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """The column by which things are to be finished where none is called like deadlines; None for none.

    That is 计划结束时间 beside what is to be done and by whom; and 结束时间, which contracts, leave, meetings and
    what was logged have as well, only beside work that shows it to be a plan, without times of day.

    Args:
        columns: field to column, by their names.
        cells: the header's names by column, without ours.
        body: rows below the header.
    """
    known = columns.keys()
    if "phrase" in known or "deliverable" not in known or not _SOMEBODY & known or _OF_CASES & known:
        return None
    dated = {c: name for c, name in cells.items() if are_dates(held_in(body, c))}
    if planned := [c for c, name in dated.items() if says_to_be_over(name)]:
        return min(planned, key=lambda c: is_forecast(cells[c]))
    if "duty_id" in known or not is_work(cells[columns["deliverable"]]):
        return None
    over = [c for c, name in dated.items() if says_over(name) and not any(map(_has_clock, held_in(body, c)))]
    return over[0] if len(over) == 1 and _is_to_come(over[0], columns, cells, body) else None


def _is_to_come(end: int, columns: Mapping[str, int], cells: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether an end is by when work is to be over, and not when it was: it has a completion besides, or a status.

    Where some of it is still to be done, that has to have an end, too. 0 below Actual hours shows as well what is a
    plan.
    """
    if columns.get("submitted_at", end) != end:
        return True
    work = columns.get("work", 0)
    rows = [row for row in body if work and held_in([row], work)]
    far = [read_work(row[work - 1])[0] for row in rows]
    if sum(said in _WAITING or said in HANDED_IN for said in far) * 2 > len(far):
        waiting = [row for row, said in zip(rows, far, strict=True) if said in _WAITING]
        return not waiting or len(held_in(waiting, end)) * 2 > len(waiting)
    spent = [c for c, name in cells.items() if is_actual(name)]
    return any(0 in held_in([row], c) and held_in([row], end) for c in spent for row in body)


def _has_clock(value: Raw) -> bool:
    return (isinstance(value, datetime) and value.time() != time()) or (isinstance(value, str) and ":" in value)


def given_due(phrase: int, free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """The column of the days by which single rows are due, beside deadlines in words; None for none.

    应回访日期 beside 回访要求 with 每月回访一次 below it. Neither a day from which they count (项目截止,
    项目截止前30天), nor what somebody expects, nor what is due a second time.
    """
    if _are_only_dates(held_in(body, phrase)):
        return None
    events = event_columns(free, phrase, body).values()
    named = {c: name for c, name in free.items() if c not in events and says_due_day(name)}
    asked = [c for c, name in named.items() if not (is_forecast(name) or is_rework(name) or asks_when_done(name))]
    return next((c for c in asked if are_dates(held_in(body, c))), None)


def done_beside(due: str, free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """The column that says when was done what is due by another; None for none.

    Args:
        due: the name of that other column: 应检查时间, beside which 实际检查日期 is when it was done.
    """
    actual = (c for c, name in free.items() if is_actual(name) and not says_began(name) and _act(name) == _act(due))
    return next((c for c in actual if are_dates(held_in(body, c))), None)


def _act(name: str) -> str:
    """What is done, of the name of a day on which it was or is to be done: 检查 of 应检查时间."""
    return _BESIDE_ACT.sub("", normal(name))


def are_worded(values: Sequence[Raw], words: DeadlineWords) -> bool:
    """Whether most values are deadlines in words, which a date typed for one row is not."""
    said = [v for v in values if isinstance(v, str) and not are_dates([v]) and not _DAY.fullmatch(v) and words.says(v)]
    return len(said) * 2 > len(values)


def _may_be_one(value: Raw, words: DeadlineWords) -> bool:
    """Whether a cell may be a deadline, were it one that cannot be read."""
    return are_dates([value]) or (isinstance(value, str) and words.may_say(value))


def _are_only_dates(values: Sequence[Raw]) -> bool:
    return bool(values) and all(are_dates([v]) for v in values)

"""What goes on in a later month's copy of a workbook: which of its rows are an earlier month's obligations.

A copy is another workbook of the series (``paths.series``). An obligation is known there by its id; where its row does
not say of which period it is, by the same words, the same business date and the same due.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from sqlalchemy import ColumnElement, Connection, Select, func, select

from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.status import EXEMPT, HANDED_IN
from toolkit.ledger import reading
from toolkit.ledger.facts import Seen
from toolkit.ledger.paths import series
from toolkit.ledger.records import (
    WORK_OF,
    Fact,
    Promise,
    Recorded,
    Texts,
    moment_code,
    period_code,
    period_of,
    short_name,
)
from toolkit.ledger.tables import OBLIGATION, RUN, RUN_FILE, STATE, WORKBOOK
from toolkit.patterns import compiled

_Key = tuple[object, ...]
_Row = tuple[int | None, int | None, int | None]

_MARKED = compiled(r" \((\d{4}(?:-(?:0[1-9]|1[0-2])|-Q[1-4])?)\)$")
"""How rolling forward marks a name where a table has no column for it."""
_YEAR = compiled(r"20\d\d")


def copies(connection: Connection, path: str, rows: Iterable[Recorded]) -> frozenset[int]:
    """Which of a workbook's obligations were carried into it from their own month's, by their numbers.

    They go on here, while what the earlier month was closed with stays. A workbook that was never checked for a month
    is none of that month's, and what does not count any more counts in the later copy.

    Args:
        rows: those that are asked about.
    """
    later = _first_seen_later(connection, rows)
    if not later:
        return frozenset()
    query = (
        select(RUN.c.period)
        .join(RUN_FILE, RUN_FILE.c.run == RUN.c.id)
        .where(RUN_FILE.c.workbook.in_(_at(path)), RUN.c.period.in_({r.period for r in later}))
    )
    own = set(connection.execute(query.distinct()).scalars())
    return frozenset(r.number for r in later if not r.counts or r.period not in own)


def _first_seen_later(connection: Connection, rows: Iterable[Recorded]) -> list[Recorded]:
    """Obligations that a run of another period was the first to record."""
    asked = {r.number: r for r in rows}
    found = []
    for part in reading.parts(sorted(asked)):
        first = (
            select(STATE.c.obligation, func.min(STATE.c.run_from).label("run"))
            .where(STATE.c.obligation.in_(part))
            .group_by(STATE.c.obligation)
            .subquery()
        )
        query = select(first.c.obligation, RUN.c.period).join(RUN, RUN.c.id == first.c.run)
        for number, period in connection.execute(query):
            if period != asked[number].period:
                found.append(asked[number])
    return found


def perhaps_earlier(now: Sequence[Seen], period: Period, texts: Texts) -> list[int]:
    """Which rows that name no period may be of an earlier one: due or begun before this one, or with a deadline that
    names its year. Others are promised anew every month: in a large folder it is not asked about each of them.

    Args:
        now: as the run reads them: a row that names no period is of the run's.
        period: the run's.
    """
    code, start = period_code(period), moment_code(Moment(period.start, 0)) or 0
    dated: dict[int, bool] = {}
    found = []
    for index, row in enumerate(now):
        if row.period != code:
            continue
        due, promise = row.fact.due, row.fact.promise
        if promise not in dated:
            dated[promise] = _YEAR.search(texts.promises[promise].phrase) is not None
        began, ended = (moment is not None and moment < start for moment in (row.event_at, due))
        if (began or ended or dated[promise]) and row.judged.obligation.period is None:
            found.append(index)
    return found


def with_periods(
    connection: Connection, path: str, now: Sequence[Seen], asked: Sequence[int], period: Period, texts: Texts
) -> list[Seen]:
    """What a run found in a workbook, rows that an earlier copy has as obligations of their own period.

    A row that was one before is known by its words, whatever became of its due: nothing is due that was waived.

    Args:
        now: as of ``perhaps_earlier``; ``asked`` is what that gave.
    """
    found, left = list(now), list(asked)
    known = [old for _, old in _earlier(connection, OBLIGATION.c.workbook.in_(_at(path)), period, texts)]
    again: dict[_Key, list[Recorded]] = defaultdict(list)
    for old in _first_seen_later(connection, known):  # else an earlier run took them for its own month's
        again[old.fact.promise, *_about(old, texts)[-2:]].append(old)
    left = _take(found, left, again, lambda row: (row.fact.promise, *_about(row, texts)[-2:]))
    there = _in_copies(connection, path, [now[i].fact.due for i in left], period, texts)
    _take(found, left, there, lambda row: (row.fact.due, *_about(row, texts)), _goes_on)
    return found


def unlike(old: _Row, event_at: int | None, due: int | None) -> tuple[bool, bool, bool]:
    """How little an obligation is the one of a later copy's row of the same name: the least is that one.

    Cases without a number have one name (提车单): the business date and the due tell them apart, and what was handed in
    was not carried over.

    Args:
        old: its business date, due and completion. ``event_at``, ``due``: those of the later row.
    """
    return old[:2] != (event_at, due), old[0] != event_at, old[2] is not None


def _goes_on(old: Fact, now: Fact) -> bool:
    """Whether a later row may be an earlier obligation: one handed in or settled is so there, too, in the same way.

    What was handed in is not carried over, though its row was copied with last month's date in it.
    """
    if old.submitted is not None:
        return old.submitted == now.submitted
    return WORK_OF[old.work] not in (*HANDED_IN, *EXEMPT) or old.work == now.work


def _take(
    found: list[Seen],
    asked: Iterable[int],
    there: Mapping[_Key, list[Recorded]],
    key_of: Callable[[Seen], _Key],
    fits: Callable[[Fact, Fact], bool] = lambda old, now: True,
) -> list[int]:
    """Make rows the obligations that are there by their key, each once; those that none was found for."""
    left = []
    for index in asked:
        olds = there.get(key_of(found[index]), [])
        old = next((old for old in olds if fits(old.fact, found[index].fact)), None)
        if old is not None:
            olds.remove(old)
            found[index] = found[index]._replace(name=old.name, period=old.period)
        else:
            left.append(index)
    return left


def _in_copies(
    connection: Connection, path: str, dues: Iterable[int | None], period: Period, texts: Texts
) -> dict[_Key, list[Recorded]]:
    """The obligations of earlier periods with some dues: of each kind those in the one copy that has most of them."""
    by_copy: dict[_Key, dict[int, list[Recorded]]] = defaultdict(lambda: defaultdict(list))
    for part in reading.parts(sorted({due for due in dues if due is not None})):
        where = OBLIGATION.c.workbook.in_(_others(path)) & STATE.c.due.in_(part)
        for workbook, old in _earlier(connection, where, period, texts):
            by_copy[old.fact.due, *_about(old, texts)][workbook].append(old)
    return {key: max(some.values(), key=len) for key, some in by_copy.items()}


def _earlier(
    connection: Connection, where: ColumnElement[bool], period: Period, texts: Texts
) -> Iterator[tuple[int, Recorded]]:
    """Obligations of earlier periods as long as this one, with the number of their workbook."""
    rows = reading.load(connection, where & (OBLIGATION.c.period < period_code(period)), texts)
    return ((workbook, old) for workbook, old in rows if period_of(old.period).months == period.months)


def _about(row: Seen | Recorded, texts: Texts) -> _Key:
    """What two rows of one obligation have in common, whatever their periods."""
    promise = texts.promises[row.fact.promise]
    plain = _MARKED.sub("", promise.deliverable)
    case = _case(row.name, promise, row.period)
    return promise.duty, promise.provider, promise.receiver, plain, case, row.event_at


@lru_cache(maxsize=4096)
def _case(name: str, promise: Promise, period: int) -> str:
    """What an obligation's id says beside promise and period."""
    short = short_name(name, promise, period)
    return "" if short.startswith("=") else short


def _at(path: str) -> Select[tuple[int]]:
    """The workbook of a path."""
    return select(WORKBOOK.c.id).where(WORKBOOK.c.path == path)


def _others(path: str) -> Select[tuple[int]]:
    """The other workbooks of a series."""
    w = WORKBOOK.c
    return select(w.id).where(w.series == series(path), w.path != path)

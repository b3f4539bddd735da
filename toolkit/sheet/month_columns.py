"""Tables with columns for every month, in which the same promises are kept time and again: 9月完成时间, 10月完成时间.

Those of the period are read under the names that they have without the month; those of other months say nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from datetime import date

from toolkit.core.period import Period
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.column_names import LOOSE, fields_of
from toolkit.sheet.fields import OUTCOME, PER_PERIOD
from toolkit.sheet.guess import are_dates, held_in
from toolkit.sheet.months import columns_of_months, goes_along
from toolkit.sheet.values import DateContext, Raw, read_moment
from toolkit.sheet.vocabulary import NAMES
from toolkit.sheet.words import read_work

_LENGTH = ("内", "以内", "之内", "后", "以后", "之后")
"""What follows a number of months that is no month of the year: 3月内完成, 6月后复检."""
_SAID_ONCE = OUTCOME.intersection(PER_PERIOD)
_LATER = compiled(
    r"[次翌][月季年]|下个?[月季]|(?:月|季度?|年度?)(?:结束|终了|末|底)?后|following (?:month|quarter)|next month"
    r"|after (?:the )?(?:month|quarter|period)",
    re.IGNORECASE,
)
_DAY = compiled(r"\s*[0-3]?\d[日号]\s*")
_HALF_A_YEAR = 6
_ALL_OF_IT = 10
"""What is more than these months before December is of another year, whichever month's it is."""


class MonthColumns(NamedTuple):
    """``names``: of the columns that are not of other months, by column. ``all``: those of any month. ``told``: the
    completion, where it is called by its month alone; else 0."""

    names: dict[int, str]
    all: tuple[int, ...] = ()
    told: int = 0


def month_columns(
    names: dict[int, str], body: Sequence[Sequence[Raw]], own: Collection[int], period: Period | None
) -> MonthColumns:
    """What the columns of a table are called that a period's promises are read from.

    Args:
        names: the header's names by column.
        body: rows below the header.
        own: columns of ours.
        period: None where it is not asked for any: every column is as it is called.
    """
    free = {c: name for c, name in names.items() if c not in own}
    series = columns_of_its_months(free, body, period) if period else {}
    when = _when_due(free, series, body, period) if period and series else period
    named: dict[int, str] = {}
    found: list[int] = []
    told = 0
    for rest, columns in series.items():
        ours = [c for c, is_ours in columns.items() if is_ours]
        if rest.startswith(_LENGTH) or len(ours) > 1:
            continue
        if len(columns) == 1 and (ours or not (_is_per_period(rest) or not rest)):
            if _is_per_period(rest):
                named |= dict.fromkeys(ours, rest)  # a column like any other
            continue
        if (not rest or not ours) and not _say_done(columns, body):
            continue
        if when and ours and _says_when_done(rest) and _are_of_what_is_served(columns, body, when):
            found += columns
            continue
        if rest:
            named |= dict.fromkeys(ours, rest)
        elif _has_completion({c: name for c, name in free.items() if c not in columns}):
            continue
        elif ours:
            (told,) = ours
            named[told] = NAMES["submitted_at"][0]
        found += [c for c in columns if not (c in named and goes_along(free[c]))]
    others = {*found} - named.keys()
    read = {c: named.get(c, name) for c, name in names.items() if c not in others}
    return MonthColumns(read, tuple(found), told)


def columns_of_its_months(
    names: Mapping[int, str], body: Sequence[Sequence[Raw]], period: Period
) -> dict[str, dict[int, bool]]:
    """Columns that are called by a month, by the rest of the name; with whether it is the period's.

    A year later 9月 is still that of last year, if all its dates are. A single one may be a slip in the year, unless
    another month's are of last year, too.
    """
    series = columns_of_months(names, period)
    for columns in series.values():
        for c in [c for c, is_ours in columns.items() if is_ours and not goes_along(names[c])]:
            held = held_in(body, c)
            several = sum(are_dates([value]) for value in held) > 1
            if are_of_earlier_year(held, period) and (
                several
                or any(are_of_earlier_year(held_in(body, other), period, _ALL_OF_IT) for other in {*columns} - {c})
            ):
                columns[c] = False
    return series


def are_of_earlier_year(values: Sequence[Raw], period: Period, months: int = _HALF_A_YEAR) -> bool:
    """Whether there are days among some values, and all of them are of a year before by what is typed.

    Args:
        months: so long before the period they have to be.
    """
    context, latest = DateContext(period), period.shift(-months // period.months).start
    moments = [moment for moment in (read_moment(raw, context).value for raw in values) if moment]
    return bool(moments) and all(moment.day < latest for moment in moments)


def _are_of_what_is_served(columns: Mapping[int, bool], body: Sequence[Sequence[Raw]], when: Period) -> bool:
    """Whether the month in the names may be the one that a report is about, and not that in which it was done.

    So it seems where nothing under the period's own was done ``when`` it is due, and most under another was.
    """
    context, other = DateContext(when), False
    for column, is_ours in columns.items():
        said = (raw for raw in held_in(body, column) if not (isinstance(raw, str) and _DAY.fullmatch(raw)))
        moments = (read_moment(raw, context).value for raw in said)
        within = [moment.day in when for moment in moments if moment]
        if is_ours and any(within):
            return False
        if not is_ours and sum(within) * 2 > len(within):
            other = True
    return other


def _when_due(
    names: Mapping[int, str], series: Mapping[str, Mapping[int, bool]], body: Sequence[Sequence[Raw]], period: Period
) -> Period:
    """The period in which most of what is of this one is due: the next one, for 次月5日前 or a day of it."""
    called = {**names, **{c: rest for rest, columns in series.items() for c in columns}}
    others = {c for columns in series.values() for c, is_ours in columns.items() if not is_ours}
    deadlines = [c for c, name in called.items() if c not in others and _is_deadline(name)]
    after = period.shift(1)
    told = [_is_later(value, after) for c in deadlines or called.keys() - others for value in held_in(body, c)]
    least = len(told) if deadlines else len(body)
    return after if sum(told) * 2 > least else period


def _is_later(value: Raw, after: Period) -> bool:
    if isinstance(value, str):
        return _LATER.search(value) is not None
    return isinstance(value, date) and (value.year, value.month) == (after.year, after.month)


def _is_deadline(name: str) -> bool:
    return any(field in ("phrase", "due_given") for field, _ in fields_of(name))


def _says_when_done(name: str) -> bool:
    """Whether a column of this name may say when something was done, and no other date."""
    return not name or any(field == "submitted_at" for field, _ in fields_of(name))


def not_read(months: Collection[int], columns: Mapping[str, int], body: Sequence[Sequence[Raw]]) -> tuple[int, ...]:
    """Columns of other months that say what was done, where the period has none: it may stand in the wrong one.

    Args:
        months: columns of any month.
        columns: those that are read, by field.
        body: rows below the header.
    """
    if "submitted_at" in columns:
        return ()
    others = [c for c in months if c not in columns.values()]
    return tuple(c for c in others if are_dates(held_in(body, c)) or ("work" not in columns and _say_done([c], body)))


def _is_per_period(name: str) -> bool:
    """Whether a column of this name says something that is said of one period only: when it was done, its score."""
    return any(field in _SAID_ONCE and rank < LOOSE for field, rank in fields_of(name))


def _has_completion(names: Mapping[int, str]) -> bool:
    """Whether a column says by its name when things were done."""
    return any(field == "submitted_at" and rank < LOOSE for name in names.values() for field, rank in fields_of(name))


def _say_done(columns: Collection[int], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether columns hold when something was done, or that it was: dates, 8日, √. Amounts are nothing of that."""
    held = [value for column in columns for value in held_in(body, column)]
    done = [value for value in held if isinstance(value, date) or (isinstance(value, str) and _says_done(value))]
    return len(done) * 2 > len(held)


def _says_done(value: str) -> bool:
    return are_dates([value]) or _DAY.fullmatch(value) is not None or read_work(value)[0] is not None

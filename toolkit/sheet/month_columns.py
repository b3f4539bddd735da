"""Tables with columns for every month, in which the same promises are kept time and again: 9月完成时间, 10月完成时间.

Those of the period are read under the names that they have without the month; those of other months say nothing of it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from toolkit.core.period import Period
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.column_names import LOOSE, fields_of
from toolkit.sheet.guess import are_dates, held_in
from toolkit.sheet.months import columns_of_months
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import NAMES
from toolkit.sheet.words import read_work

_LENGTH = ("内", "以内", "之内", "后", "以后", "之后")
"""What follows a number of months that is no month of the year: 3月内完成, 6月后复检."""
_DAY = compiled(r"\s*[0-3]?\d[日号]\s*")


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
    series = columns_of_months(free, period) if period else {}
    named: dict[int, str] = {}
    found: list[int] = []
    told = 0
    for rest, columns in series.items():
        ours = [c for c, is_ours in columns.items() if is_ours]
        if rest.startswith(_LENGTH) or len(ours) > 1:
            continue
        if (not rest or not ours) and not _say_done(columns, body):
            continue
        if rest:
            named |= dict.fromkeys(ours, rest)
        elif _has_completion({c: name for c, name in free.items() if c not in columns}):
            continue
        elif ours:
            (told,) = ours
            named[told] = NAMES["submitted_at"][0]
        found += columns
    others = {*found} - named.keys()
    read = {c: named.get(c, name) for c, name in names.items() if c not in others}
    return MonthColumns(read, tuple(found), told)


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

"""Deadlines that stand apart from the rows of a table without a column for them: in names of columns, in lines above.

Nobody can tell for which rows they hold, or whether they still do: they are told, and no row is judged by them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from toolkit.record import NamedTuple
from toolkit.sheet.column_names import fields_of, is_of_prices
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.guess import are_dates, held_in, is_words
from toolkit.sheet.guess_fields import is_thing
from toolkit.sheet.guess_names import PEOPLE, called
from toolkit.sheet.header_rows import all_text, texts_of
from toolkit.sheet.own_columns import SAMPLE
from toolkit.sheet.said_names import Said, asks_whether, has_label, is_paper, limit_in, limits_above, says_hand_in
from toolkit.sheet.table import Row
from toolkit.sheet.values import Raw
from toolkit.sheet.words import read_work, read_yes

_MOST_TITLES = 20  # rows in which names of columns are looked for
_MOST_ABOVE = 6  # lines above them that may speak of the rows below
_LEAST_NAMES = 3
_HANDED_IN = frozenset({"submitted_at", "work", "complete", "verdict", "evidence"})


class Apart(NamedTuple):
    """Where the first of such deadlines stands, and the words of all."""

    row: int
    column: int
    said: tuple[str, ...]


def said_apart(rows: Sequence[Row], words: DeadlineWords) -> Apart | None:
    """The deadlines that stand apart from the first table that looks like one of duties; None for none."""
    for index, row in enumerate(rows[:_MOST_TITLES]):
        names = texts_of(row)
        if len(names) < 2 or not all_text(row):
            continue
        # As typed: a line break stands before the deadline as a bracket may.
        limits = {c: limit for c in names if (limit := limit_in(str(row[c - 1]).strip(), words))}
        body = rows[index + 1 : index + 1 + SAMPLE]
        if limits and (_are_handed_in(limits, names, body) or _says_for_rows(limits, names, body)):
            return Apart(index + 1, min(limits), tuple(names[c] for c in limits))
        lines = _above(rows, index, words) if len(names) >= _LEAST_NAMES else []
        if lines and _are_duties(names, body, lines):
            return Apart(lines[0].row, lines[0].column, tuple(dict.fromkeys(one.words for one in lines)))
    return None


def _above(rows: Sequence[Row], index: int, words: DeadlineWords) -> list[Said]:
    """What is said above a row, the nearest first, up to the last row of another table."""
    found: list[Said] = []
    for number in range(index, max(0, index - _MOST_ABOVE), -1):
        row = rows[number - 1]
        if sum(v not in (None, "") for v in row) >= _LEAST_NAMES and not has_label(row):
            break
        found += limits_above(row, number, words)
    return found


def _are_handed_in(limits: Mapping[int, tuple[str, str]], names: Mapping[int, str], body: Sequence[Row]) -> bool:
    """Whether it stands below names with deadlines when each was handed in, or that it was, and by whom beside it."""
    held = [value for column in limits for value in held_in(body, column)]
    if sum(map(_says_done, held)) * 2 <= len(held) or not held:
        return False
    if not any(_is_owed(name) or says_hand_in(said) for name, said in limits.values()):
        return False  # 活动时间(11月20日前)
    others = {c: name for c, name in names.items() if c not in limits and is_words(held_in(body, c))}
    return any(is_thing(name) or _is_somebody(name) for name in others.values())


def _says_for_rows(limits: Mapping[int, tuple[str, str]], names: Mapping[int, str], body: Sequence[Row]) -> bool:
    """Whether the name of what is owed, or of how that came, has the deadline: 完成情况(11月20日前交)."""
    named = {c: limits[c][0] if c in limits else name for c, name in names.items()}
    return any(_is_owed(named[c]) or _says_handed_in(named[c]) for c in limits) and _are_duties(named, body)


def _are_duties(names: Mapping[int, str], body: Sequence[Row], lines: Sequence[Said] = ()) -> bool:
    """Whether things are owed in a table: they are called so, and somebody owes them or they came."""
    owed = [held_in(body, c) for c, name in names.items() if is_thing(name) or is_paper(name)]
    if not any(values and is_words(values) and not all(map(_says_done, values)) for values in owed):
        return False
    if any(map(_says_handed_in, names.values())):
        return True
    if any(one.labelled for one in lines) or any(map(is_of_prices, names.values())):
        return False  # 截止日期 over 本周进展 says as of when
    return any(_is_somebody(name) and held_in(body, c) for c, name in names.items())


def _is_owed(name: str) -> bool:
    return is_thing(name) or is_paper(name) or says_hand_in(name)


def _says_handed_in(name: str) -> bool:
    known = {field for field, _ in fields_of(name)}
    return not known.isdisjoint(_HANDED_IN) or called("submitted_at", name) or asks_whether(name)


def _is_somebody(name: str) -> bool:
    known = {field for field, _ in fields_of(name)}
    return not known.isdisjoint(PEOPLE) or any(called(field, name) for field in PEOPLE)


def _says_done(value: Raw) -> bool:
    """Whether a value says when something was done, or whether it was: √, 已交."""
    if isinstance(value, date):
        return True
    if not isinstance(value, str):
        return False
    return are_dates([value]) or read_work(value)[0] is not None or read_yes(value) is not None

"""Deadlines by which no row can be judged: a column for each thing that is owed, or two lines that differ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.record import NamedTuple
from toolkit.sheet.column_names import fields_of
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.guess import held_in, is_words
from toolkit.sheet.guess_fields import is_thing
from toolkit.sheet.guess_names import PEOPLE, called
from toolkit.sheet.header_rows import all_text, texts_of
from toolkit.sheet.own_columns import SAMPLE, Clues
from toolkit.sheet.said_names import is_paper, limit_in, says_hand_in
from toolkit.sheet.said_once import headers_that_differ, says_done
from toolkit.sheet.table import Row

_LEAST_NAMES = 2


class Apart(NamedTuple):
    """Where deadlines stand, and what they are. ``variant``: ``names`` of columns, or what is said for all rows and
    does ``differ``."""

    row: int
    column: int
    variant: str
    said: tuple[str, ...]


def limits_apart(rows: Sequence[Row], words: DeadlineWords) -> Apart | None:
    """The first such deadlines on a sheet on which no duties are known; None for none."""
    for index, row in enumerate(rows):
        names = texts_of(row)
        if len(names) < _LEAST_NAMES or not all_text(row):
            continue
        limits = {c: limit for c, name in names.items() if (limit := limit_in(name, words))}
        body = rows[index + 1 : index + 1 + SAMPLE]
        if limits and _are_handed_in(limits, names, body):
            return Apart(index + 1, min(limits), "names", tuple(names[c] for c in limits))
        if differing := headers_that_differ(rows, index, Clues(words=words)):
            first = differing[0]
            return Apart(first.row, first.column, "differ", tuple(dict.fromkeys(one.phrase for one in differing)))
    return None


def _are_handed_in(limits: Mapping[int, tuple[str, str]], names: Mapping[int, str], body: Sequence[Row]) -> bool:
    """Whether it stands below names with deadlines when each was handed in, or that it was, and by whom beside it."""
    held = [value for column in limits for value in held_in(body, column)]
    if sum(map(says_done, held)) * 2 <= len(held) or not held:
        return False
    if not any(_is_owed(name) or says_hand_in(said) for name, said in limits.values()):
        return False  # 活动时间(11月20日前)
    others = {c: name for c, name in names.items() if c not in limits and is_words(held_in(body, c))}
    return any(_is_of_duties(name) for name in others.values())


def _is_owed(name: str) -> bool:
    return is_thing(name) or says_hand_in(name) or is_paper(name)


def _is_of_duties(name: str) -> bool:
    known = {field for field, _ in fields_of(name)}
    return is_thing(name) or not known.isdisjoint(PEOPLE) or any(called(field, name) for field in PEOPLE)

"""What is known of a recognised header: of which kind its table is, and which column is which."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.record import NamedTuple

PLAIN, DUTIES, OBLIGATIONS, REGISTER, CALENDAR = "plain", "duties", "obligations", "register", "calendar"

SECOND = {"submitted_at": "submitted_at_2", "event_at": "event_at_2"}
"""Where day and time stand in two columns (完成日期, 完成时间): field → the key of the other column."""


class Header(NamedTuple):
    """One recognised header. Rows and columns count from 1.

    ``columns``: field → column. ``event_columns``: event name (提车) → column. ``own``: our own column → column.
    ``names``: column → header text. ``first_row``..``last_row`` is one row or two; ``left``..``right`` the width.
    """

    kind: str
    first_row: int
    last_row: int
    left: int
    right: int
    columns: Mapping[str, int]
    event_columns: Mapping[str, int]
    own: Mapping[str, int]
    names: Mapping[int, str]
    lang: str
    guessed: tuple[str, ...] = ()  # fields told by what stands in their columns, whose names are not known
    rival: int = 0  # another column whose name says when things were done
    unclear: tuple[int, ...] = ()  # columns of dates of which one may say when things were done, none known to
    aside: tuple[int, ...] = ()  # columns that may be ours of an earlier check: neither read nor written
    of_months: tuple[int, ...] = ()  # columns that are said to be of one month; those of other months are not read


def lang_of(names: Mapping[int, str]) -> str:
    """The language of most names of a header, ``zh`` or ``en``."""
    return "en" if sum(t.isascii() for t in names.values()) * 2 > len(names) else "zh"

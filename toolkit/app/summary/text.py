"""Text as a sheet can hold and show it."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from toolkit.patterns import compiled

# What XML 1.0 cannot hold: control characters, halves of surrogate pairs, two non-characters.
_ILLEGAL = compiled("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SPACES = compiled(r"\s+")
_WIDE = frozenset("WFA")

NAME, LONG_NAME = 40, 80
"""Columns of a name in a sentence that has several, and of one in a table of its own."""
LONGEST = 240
"""Characters of one cell. A summary quotes a cell; who wants all of a longer text follows its link."""


# Names and promises repeat from row to row; the caches hold a long list's worth of them.
@lru_cache(maxsize=4096)
def clean(text: str, longest: int = LONGEST) -> str:
    """One line without characters that a workbook cannot hold, cut with an ellipsis after ``longest`` characters."""
    # Cut first: a cell may hold 32,767 characters, and only a few of them are wanted.
    head = _SPACES.sub(" ", _ILLEGAL.sub("\N{REPLACEMENT CHARACTER}", text[: 4 * longest])).strip()
    if len(head) <= longest and len(text) <= 4 * longest:
        return head
    return head[: longest - 1].rstrip() + "…"


@lru_cache(maxsize=4096)
def width(text: str) -> int:
    """Columns that a text takes: a Chinese character takes two."""
    if text.isascii():
        return len(text)
    return sum(2 if unicodedata.east_asian_width(c) in _WIDE else 1 for c in text)


@lru_cache(maxsize=4096)
def short(name: str, columns: float) -> str:
    """A name that takes at most so many columns, on one line; of a longer one the middle is left out.

    Departments and files of one company begin alike, and only the end says which is meant.
    """
    name = clean(name)
    if width(name) <= columns:
        return name
    room = columns - width("…")
    head, tail = name, name
    while width(tail) > room / 2:
        tail = tail[1:]
    while head and width(head) > room - width(tail):
        head = head[:-1]
    return f"{head.rstrip()}…{tail.lstrip()}"


def lines(text: str, columns: float) -> int:
    """Lines that a wrapped text needs in a cell that is so many characters wide, at least one."""
    if width(text) <= columns - 1:
        return 1
    # A character of room at the right edge, and words that do not break, cost some of each line.
    room = max(columns - (1.5 if not text.isascii() else 2.5), 1)
    return max(1, -(-width(text) // int(room)))

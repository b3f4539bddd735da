"""Tables in a company's own words that stand above, between or below other tables of a sheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import islice

from toolkit.sheet.guess_names import is_deadline
from toolkit.sheet.header import Header
from toolkit.sheet.header_guessed import guessed_header
from toolkit.sheet.header_rows import all_text, beginnings, texts_of
from toolkit.sheet.own_columns import Clues
from toolkit.sheet.table import Row
from toolkit.sheet.vocabulary import OWN_BY_NAME, normal

_LONGEST_NAME = 20
_MOST = 60  # rows of a sheet that are tried as headers


def headers_above(rows: Sequence[Row], clues: Clues) -> list[Header]:
    """Every header among rows in which none has names that are known."""
    first = guessed_header(rows, clues)
    others = headers_below(rows, 0, len(rows), clues)
    starts = sorted({header.first_row for header in (first, *others) if header})
    if len(starts) < 2:
        return [first] if first else others
    ends = [*(row - 1 for row in starts[1:]), len(rows)]
    return [h for row, end in zip(starts, ends, strict=True) if (h := _header_at(rows, row - 1, end, clues))]


def headers_below(rows: Sequence[Row], begin: int, end: int, clues: Clues) -> list[Header]:
    """The headers between two rows, counted from 0, that stand below a blank row or a title and ask by when.

    Each is told by the rows below it alone, up to the next that may be one of any table.
    """
    starts = list(islice(beginnings(rows, begin, end), _MOST))
    parts = zip(starts, [*starts[1:], end], strict=False)
    tried = ((i, stop, _may_be_header(rows, i, stop)) for i, stop in parts)
    asked = ((i, stop, len(head)) for i, stop, head in tried if any(_asks_by_when(row, clues) for row in head))
    found = (_header_at(rows, i, stop, clues, height) for i, stop, height in asked)
    return [header for header in found if header]


def _may_be_header(rows: Sequence[Row], index: int, end: int) -> Sequence[Row]:
    """The row in which a header would begin, and the next one if it fills gaps: 啥时候要 and 啥时候给的 below 时间."""
    under = rows[index + 1] if index + 1 < end else ()
    fills = all_text(under) and texts_of(under).keys() - texts_of(rows[index]).keys()
    return rows[index : index + 2] if fills else rows[index : index + 1]


def _header_at(rows: Sequence[Row], index: int, end: int, clues: Clues, height: int = 1) -> Header | None:
    """The header that begins in a row, or in the one below of two; None where there is none, or it begins elsewhere."""
    found = guessed_header(rows[index:end], clues._replace(above=clues.above + index))
    if found is None or found.first_row > height:
        return None
    return found._replace(first_row=found.first_row + index, last_row=found.last_row + index)


def _asks_by_when(row: Row, clues: Clues) -> bool:
    """Whether a text of a row is called like deadlines and is none itself, as 每月5日前 and 限期 in a row of values."""
    names = [name for name in texts_of(row).values() if normal(name) not in OWN_BY_NAME]
    if any(len(name) > _LONGEST_NAME or clues.words.says(name) for name in names):
        return False
    return any(is_deadline(n) and not clues.words.read(n).rules for n in names)

"""Where a table ends because a list of something else begins below it: payments, contacts."""

from __future__ import annotations

from collections.abc import Container, Mapping, Sequence

from toolkit.sheet.column_names import fields_of
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.guess_names import PEOPLE, called, is_deadline
from toolkit.sheet.header_rows import all_text, texts_of
from toolkit.sheet.table import Row, at
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import names_column, normal

_LEAST_NAMES = 3


def next_list(
    header: Mapping[int, str], body: Sequence[Row], key: int, texts: Container[Raw], words: DeadlineWords
) -> int:
    """The row of a table's body, from 0, before which it ends; as many as there are where no other list begins.

    No deadline in words is cut off: below another list there may be duties again.

    Args:
        header: the names of its columns, which may come again on every page.
        key: its column of deadlines, or of what has one.
        texts: what stands there and may be the name of a column; None among them where a narrower list may begin.
    """
    filled = [index for index, row in enumerate(body) if at(row, key) is not None]
    last = next((i for i in reversed(filled) if isinstance(v := at(body[i], key), str) and words.says(v)), -1)
    for index, row in enumerate(body[last + 1 : -1], last + 1):
        if at(row, key) in texts and _names_columns(row, words) and not _is_again(row, header):
            if _asks_by_when(at(row, key)):
                continue
            if at(row, key) is None and not (filled and index > filled[-1] and _is_of_another(row)):
                continue
            while index and len(texts_of(body[index - 1])) < 2 and all_text(body[index - 1]):
                index -= 1  # its title, and blank rows
            return index
    return len(body)


def _names_columns(row: Row, words: DeadlineWords) -> bool:
    """Whether nothing but names of columns stands in a row, one perhaps excepted."""
    texts = [*texts_of(row).values()]
    if len(texts) < _LEAST_NAMES or not all_text(row) or any(map(words.says, texts)):
        return False
    return sum(map(_is_name, texts)) >= max(len(texts) - 1, _LEAST_NAMES)


def _is_name(text: str) -> bool:
    return names_column(text) or any(called(field, text) for field in PEOPLE)


def _is_of_another(row: Row) -> bool:
    """Whether every text is the name of a column, and none of them of what is owed or of deadlines."""
    texts = [*texts_of(row).values()]
    of_duties = any("deliverable" in dict(fields_of(text)) or _asks_by_when(text) for text in texts)
    return all(map(names_column, texts)) and not of_duties


def _is_again(row: Row, header: Mapping[int, str]) -> bool:
    """Whether a row repeats the header, as on the next page."""
    texts = texts_of(row)
    return sum(normal(header.get(c, "")) == normal(text) for c, text in texts.items()) * 2 > len(texts)


def _asks_by_when(name: Raw) -> bool:
    """Whether the other list has deadlines in the same column: it may be one of duties all the same."""
    return isinstance(name, str) and is_deadline(name)

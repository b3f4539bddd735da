"""``x-unique``: values that may occur once only.

``"x-unique": ["合同编号", ["保单号", "险种"]]``: no contract number twice; no policy number twice with the same cover.
Rows in which one of the columns is blank are passed over: that is for ``required`` to say. A merged cell is there once.
Full-width forms, capitals, spaces and kinds of dash do not make another number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from toolkit.catalogue import listed
from toolkit.core.register import same
from toolkit.deliverables.rules.base import Named, Problem, Sheet

KEYWORD = "x-unique"
_CUT = re.compile(r"[0-9]+(?:[.][0-9]+)?e[+][0-9]+|[0-9]{16,}[.]0")
"""A number that a spreadsheet keeps 15 digits of."""


def columns(option: Any) -> Iterator[Named]:
    """The columns that the keyword names."""
    for names in option:
        yield from map(Named, [names] if isinstance(names, str) else names)


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield every occurrence after the first."""
    for item in sheet.options(KEYWORD):
        names = [item] if isinstance(item, str) else list(item)
        seen: dict[object, int] = {}
        for index, record in enumerate(sheet.read.records):
            values = [record.get(n) for n in names]
            if None in values or all((index, n) in sheet.read.merged for n in names):
                continue
            key = _key(values[0]) if len(values) == 1 else tuple(map(_key, values))
            first = seen.setdefault(key, index)
            if first != index:
                shown = listed(str(record[n]) for n in names)
                params = {"column": listed(map(sheet.title, names)), "value": shown}
                params["row"] = str(sheet.read.numbers[first])
                variant = "digits" if any(_CUT.fullmatch(str(record[n])) for n in names) else ""
                yield Problem(sheet.place(index, names[0]), "deliverable-repeated", params, variant)


def _key(value: object) -> object:
    """A value as it is compared. Most numbers are plain letters and digits, of which capitals alone need a look."""
    if type(value) is not str:
        return value
    return value.casefold() if value.isascii() and " " not in value else same(value)

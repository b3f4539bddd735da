"""``x-unique``: values that may occur once only.

``"x-unique": ["合同编号", ["保单号", "险种"]]``: no contract number twice; no policy number twice with the same cover.
Rows in which one of the columns is blank are passed over: that is for ``required`` to say.
"""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.catalogue import listed
from toolkit.deliverables.rules.base import Problem, Sheet

KEYWORD = "x-unique"


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield every occurrence after the first."""
    for item in sheet.options(KEYWORD):
        names = [item] if isinstance(item, str) else list(item)
        seen: dict[object, int] = {}
        single = names[0] if len(names) == 1 else ""
        for index, record in enumerate(sheet.read.records):
            key: object = record.get(single) if single else tuple(record.get(n) for n in names)
            if key is None or (not single and None in key):  # type: ignore[operator]  # a tuple where not single
                continue
            first = seen.setdefault(key, index)
            if first != index:
                shown = listed(str(record[n]) for n in names)
                params = {"column": listed(map(sheet.title, names)), "value": shown}
                params["row"] = str(sheet.read.numbers[first])
                yield Problem(sheet.place(index, names[0]), "deliverable-repeated", params)

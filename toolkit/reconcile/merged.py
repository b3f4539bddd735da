"""Amounts in cells that are merged over several rows: each stands once."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.reconcile.declaration import Declaration
from toolkit.reconcile.part import Part, forms
from toolkit.sheet.table import Row, at


def once(part: Part, declaration: Declaration, is_left: bool) -> tuple[Sequence[tuple[int, Row]], frozenset[int]]:
    """The rows of a part, and those whose amount is one merged cell for rows of several keys.

    Of rows of one key that have no amount but that of a merged cell the first stands for all.
    """
    found, spec = part.found, declaration.left if is_left else declaration.right
    columns = {found.columns[n] for n in (*spec.amount, *spec.minus) if n in found.columns}
    merged = {r: first for (r, c), first in found.merged.items() if c in columns}
    if not merged:
        return found.rows, frozenset()
    by_number = dict(found.rows)
    dropped, torn = set(), set()
    for number, row in found.rows:
        first = by_number.get(merged.get(number, 0))
        if first is None or not any(at(row, c) is not None for c in columns if (number, c) in found.merged):
            continue
        if not _of_one_key(part, (first, row), declaration, is_left):
            torn |= {merged[number], number}
        elif all((number, c) in found.merged or at(row, c) is None for c in columns):
            dropped.add(number)
    return [(number, row) for number, row in found.rows if number not in dropped], frozenset(torn)


def _of_one_key(part: Part, rows: Sequence[Row], declaration: Declaration, is_left: bool) -> bool:
    """Whether rows agree in the surest key that all of them have; the lower ones may have none at all."""
    for key in declaration.keys:
        names, form = (key.left, key.left_form) if is_left else (key.right, key.right_form)
        first, *others = forms(part, rows, names, form)
        if first and any(others):
            return all(other == first for other in others)
    return True

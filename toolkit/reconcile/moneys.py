"""Rows whose amounts are in different money: 100 dollars are not 100 yuan, whatever else agrees."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from toolkit.catalogue import listed
from toolkit.deliverables.rules.base import Problem
from toolkit.reconcile.result import Reason
from toolkit.reconcile.table import Table
from toolkit.reconcile.terms import Outcome
from toolkit.sheet.currencies import home, settled

Moneys = tuple[Sequence[str], Sequence[str]]
"""The money of each row of either table."""
Rows = Sequence[int]


def agree_on_signs(left: Table, right: Table) -> None:
    """Take a bare ¥ or $ for the money of the other side that has the sign: $100 against 100 港币."""
    said = left.currencies, right.currencies
    left.currencies, right.currencies = settled(said[0], said[1]), settled(said[1], said[0])


def moneys_of(left: Table, right: Table) -> Moneys | None:
    """In which money each row is; None where all are in the same.

    A table that says nothing is in the only one that the other is in. Else what says nothing is in yuan; where the
    headers are not Chinese, in what most of the others say.
    """
    sides = left.currencies or [""] * len(left.rows), right.currencies or [""] * len(right.rows)
    said = set(sides[0]), set(sides[1])
    if len(said[0] | said[1]) < 2 or (len(said[0]) == len(said[1]) == 1 and "" in said[0] | said[1]):
        return None
    usual = _home(left, right)
    found = [code or usual for code in sides[0]], [code or usual for code in sides[1]]
    return found if len({*found[0], *found[1]}) > 1 else None


def _home(*tables: Table) -> str:
    titles = (title for table in tables for part in table.parts for title in part.found.titles.values())
    said = (code for table in tables for code in table.currencies if code)
    return home(said, titles)  # of those that say it: what one row says with £ the other side has without


def parted(moneys: Moneys, left: Rows, right: Rows) -> Iterator[tuple[Rows, Rows]]:
    """The rows of one key by their money; last those in which the other side has nothing, which can only differ."""
    sides: tuple[dict[str, list[int]], dict[str, list[int]]] = ({}, {})
    for side, rows in enumerate((left, right)):
        for row in rows:
            sides[side].setdefault(moneys[side][row], []).append(row)
    shared = sides[0].keys() & sides[1].keys()
    yield from ((sides[0][money], sides[1][money]) for money in sides[0] if money in shared)
    alone = [[row for money, some in side.items() if money not in shared for row in some] for side in sides]
    if alone[0] or alone[1]:
        yield alone[0], alone[1]


def apart(moneys: Moneys, outcome: Outcome) -> Reason | None:
    """What to say of rows that stand against one another in different money."""
    said = [dict.fromkeys(moneys[side][row] for row in rows) for side, rows in enumerate((outcome.left, outcome.right))]
    if not said[0] or not said[1] or said[0].keys() == said[1].keys():
        return None
    return Reason("currency", (("left", "、".join(sorted(said[0]))), ("right", "、".join(sorted(said[1])))))


def told_moneys(left: Table, right: Table) -> Iterator[Problem]:
    """Totals that add up different money; and a table that says nothing while the other is in foreign money."""
    said = [set(table.currencies) or {""} for table in (left, right)]
    for silent, other, codes in ((left, right, said[1]), (right, left, said[0])):
        code = next(iter(codes))
        if not silent.currencies and silent.rows and len(codes) == 1 and code and code != _home(left, right):
            params = {"label": silent.spec.label, "other": other.spec.label, "currencies": code}
            yield Problem(silent.place(0), "reconcile-currencies", params, "unsaid")
    for table in (left, right):
        usual = _home(table)
        moneys = [code or usual for code in table.currencies]
        if row := next((i for i, code in enumerate(moneys) if code != moneys[0]), 0):
            params = {"label": table.spec.label, "currencies": listed(sorted(set(moneys)))}
            yield Problem(table.place(row), "reconcile-currencies", params)

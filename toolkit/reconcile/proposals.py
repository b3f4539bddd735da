"""Rows that may belong together, for a person to decide: never matched by the program.

* a text that names several numbers, and an amount that is just theirs together: one payment for two claims
* an amount and a day alike under another key: somebody else paid, or the number was left out
* a number that is alike but for one sign, where the amount is the same; or that only looks alike: 0101 and O1O1
* an amount that is just what another line lacks
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from toolkit.reconcile.declaration import Declaration
from toolkit.reconcile.money import money
from toolkit.reconcile.result import Item, Line, Proposal, Reason, Status
from toolkit.reconcile.table import Table

MOST = 3
"""Proposals of one line; of rows that are named together, all are told."""
SHORTEST = 5
"""Signs of a number that may differ in one from another."""
CROWD = 20
"""Rows of one amount beyond which an amount alone says nothing."""

_ALIKE = str.maketrans("oilbsz", "011852")
_MISSING = {Status.MISSING_RIGHT: 0, Status.MISSING_LEFT: 1}
_NAMED = "named"


def propose(
    lines: Sequence[Line],
    tables: tuple[Table, Table],
    scales: tuple[list[int | None], list[int | None]],
    declaration: Declaration,
) -> list[Line]:
    """The lines with proposals for rows that are missing on the other side."""
    open_rows: tuple[list[int], list[int]] = ([], [])
    for line in lines:
        if (side := _MISSING.get(line.status)) is not None:
            open_rows[side].append((line.left or line.right)[0].row)
    if not open_rows[0] and not open_rows[1]:
        return [*lines]
    finder = _Finder(lines, tables, scales, declaration, open_rows)
    out = []
    for line in lines:
        where = _MISSING.get(line.status)
        if where is None:
            out.append(line)
            continue
        found: dict[int, Proposal] = {}
        for proposal in finder.of(where, (line.left or line.right)[0].row):
            if len(found) >= MOST and proposal.reason.key != _NAMED:
                break
            found.setdefault(proposal.item.row, proposal)
        out.append(line._replace(proposals=tuple(found.values())) if found else line)
    return out


class _Finder:
    """Looks rows up by amount, and by numbers whose signs are easily taken for one another."""

    def __init__(
        self,
        lines: Sequence[Line],
        tables: tuple[Table, Table],
        scales: tuple[list[int | None], list[int | None]],
        declaration: Declaration,
        open_rows: tuple[list[int], list[int]],
    ) -> None:
        self._tables, self._scales, self._declaration = tables, scales, declaration
        self._by_amount: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
        self._by_look: tuple[dict[tuple[int, str], list[int]], dict[tuple[int, str], list[int]]] = ({}, {})
        self._lacking: dict[int, list[Line]] = {}
        self._numbers = [k for k, key in enumerate(declaration.keys) if key.left_form.kind in ("number", "digits")]
        for side in (0, 1):
            for row in open_rows[side]:
                self._by_amount[side].setdefault(tables[side].amounts[row], []).append(row)
                for k in self._numbers:
                    if form := tables[side].keys[k][row]:
                        self._by_look[side].setdefault((k, form.translate(_ALIKE)), []).append(row)
        for line in lines:
            if line.status is Status.DIFFERING and line.difference:
                self._lacking.setdefault(line.difference, []).append(line)
        self._named: tuple[dict[int, list[int]], dict[int, list[int]]] = ({}, {})
        if tables[0].named or tables[1].named:
            self._name_together(lines, open_rows)

    def _name_together(self, lines: Sequence[Line], open_rows: tuple[list[int], list[int]]) -> None:
        """Rows whose text names several open rows of the other side, and whose amount is the sum of theirs."""
        count = len(self._declaration.keys)
        by_form: tuple[dict[tuple[int, str], list[int]], dict[tuple[int, str], list[int]]] = ({}, {})
        for side in (0, 1):
            for row, k in product(open_rows[side], range(count)):
                by_form[side].setdefault((k, self._tables[side].keys[k][row]), []).append(row)
        for line in lines:
            if line.status not in _MISSING and line.status is not Status.OUTSIDE:
                continue
            side = 0 if line.left else 1
            table, row = self._tables[side], (line.left or line.right)[0].row
            for k in range(count):
                groups = [by_form[1 - side].get((k, form), []) for form in table.named.get((k, row), ())]
                others = [other for group in groups for other in group]
                amounts = self._tables[1 - side].amounts
                plain = bool(groups) and all(len(group) == 1 for group in groups)
                if plain and sum(amounts[other] for other in others) == table.amounts[row]:
                    self._named[side].setdefault(row, []).extend(others)
                    for other in others:
                        self._named[1 - side].setdefault(other, []).append(row)

    def of(self, side: int, row: int) -> Iterator[Proposal]:
        """Proposals for a row, the most telling first."""
        table, theirs = self._tables[side], self._tables[1 - side]
        for other in self._named[side].get(row, ()):
            yield Proposal(Item(theirs, other), Reason(_NAMED))
        amount = table.amounts[row]
        look = [
            other for k in self._numbers for other in self._by_look[1 - side].get((k, self._look(side, k, row)), ())
        ]
        same: list[int] = []
        if amount and not self._declaration.terms.bare:
            same = self._by_amount[1 - side].get(amount, [])
            same = sorted(same, key=lambda r: self._distance(side, row, r)) if len(same) <= CROWD else []
        for other in same:
            if any(_one_apart(table.keys[k][row], theirs.keys[k][other]) for k in self._numbers):
                yield Proposal(Item(theirs, other), Reason("number-amount"))
        for other in look[:MOST]:
            yield Proposal(Item(theirs, other), Reason("number"))
        for other in same:
            if self._in_window(side, row, other):
                yield Proposal(
                    Item(theirs, other), Reason("amount-day" if self._dated(side, row, other) else "amount-alone")
                )
        # A left row more takes off what the left side of a differing line lacks, and so with the right.
        for line in self._lacking.get(-amount if side == 0 else amount, [])[:MOST]:
            item = (line.right if side == 0 else line.left)[0]
            yield Proposal(item, Reason("lack", (("value", line.value), ("difference", money(line.difference)))))

    def _look(self, side: int, k: int, row: int) -> str:
        return self._tables[side].keys[k][row].translate(_ALIKE)

    def _in_window(self, side: int, row: int, other: int) -> bool:
        mine, theirs = self._scales[side][row], self._scales[1 - side][other]
        terms = self._declaration.terms
        return terms.near(mine, theirs) if side == 0 else terms.near(theirs, mine)

    def _dated(self, side: int, row: int, other: int) -> bool:
        """Whether the days of both are known and compared, so that they can be called near."""
        terms = self._declaration.terms
        return None not in (terms.after, terms.before, self._scales[side][row], self._scales[1 - side][other])

    def _distance(self, side: int, row: int, other: int) -> tuple[int, str]:
        mine, theirs = self._scales[side][row], self._scales[1 - side][other]
        far = abs(mine - theirs) if mine is not None and theirs is not None else 1 << 30
        return far, self._tables[1 - side].tie(other)


def _one_apart(one: str, other: str) -> bool:
    """Whether two numbers differ by one sign changed, left out or put in, or by two neighbours changed about."""
    if one == other or min(len(one), len(other)) < SHORTEST or abs(len(one) - len(other)) > 1:
        return False
    begin = 0
    while begin < min(len(one), len(other)) and one[begin] == other[begin]:
        begin += 1
    a, b = one[begin:], other[begin:]
    if len(a) == len(b):
        return a[1:] == b[1:] or (a[:2] == b[1::-1] and a[2:] == b[2:])
    return a[1:] == b or a == b[1:]

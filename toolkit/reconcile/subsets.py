"""Several rows that add up to one: part payments, several slips for one car, one transfer for several cars.

The search is bounded. Rows that are alike in amount and day are one kind, and an answer says how many of each kind it
takes; there must be exactly one answer, or there is none.
"""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.reconcile.terms import Entry
from toolkit.record import NamedTuple

MOST_ROWS = 20
"""Rows among which a sum is looked for; where there are more, nothing is tried."""
MOST_STEPS = 10_000
"""Steps of one search; where more would be needed, nothing is claimed."""
MOST_STEPS_OF_KEY = 50_000
"""Steps of all searches among the rows of one key value."""

Kind = tuple[int, int | None, bool]
"""Amount, day, and whether of another period."""


class Found(NamedTuple):
    """How many of each kind add up. ``several``: in more than one way; ``too_many``: it was not looked to the end."""

    takes: tuple[tuple[Kind, int], ...] = ()
    several: bool = False
    too_many: bool = False
    steps: int = 0


def kind_of(entry: Entry) -> Kind:
    """What a row counts as: rows of one kind stand for one another."""
    return entry.amount, entry.at, entry.optional


def find_sum(entries: Sequence[Entry], low: int, high: int, most: int = MOST_STEPS) -> Found:
    """The one way in which rows add up to between two amounts, both inclusive. Rows of 0 take no part.

    Args:
        most: steps that may be taken.
    """
    usable = [e for e in entries if e.amount]
    if len(usable) > MOST_ROWS:
        return Found(too_many=True)
    supply: dict[Kind, int] = {}
    for entry in usable:
        supply[kind_of(entry)] = supply.get(kind_of(entry), 0) + 1
    kinds = sorted(supply, key=lambda k: (-abs(k[0]), k[0], k[1] is None, k[1] or 0, k[2]))
    search = _Search([(k, supply[k]) for k in kinds], low, high, min(most, MOST_STEPS))
    search.run(0, 0, [])
    if search.steps > search.most:
        return Found(too_many=True, steps=search.steps)
    # An answer of this period's rows alone goes before those that need rows of another.
    plain = [takes for takes in search.answers if not any(kind[2] for kind, _ in takes)]
    answers = plain or search.answers
    if len(answers) == 1:
        return Found(answers[0], steps=search.steps)
    return Found(several=bool(answers), steps=search.steps)


class _Search:
    """Depth first over kinds, the greatest amounts first, cut where what is left cannot reach the span."""

    __slots__ = ("_high", "_kinds", "_least", "_low", "_most", "answers", "most", "steps")

    def __init__(self, kinds: Sequence[tuple[Kind, int]], low: int, high: int, most: int) -> None:
        self.most = most
        self._kinds, self._low, self._high = kinds, low, high
        self._least, self._most = [0], [0]
        for kind, count in reversed(kinds):
            self._least.append(self._least[-1] + min(0, kind[0] * count))
            self._most.append(self._most[-1] + max(0, kind[0] * count))
        self._least.reverse()
        self._most.reverse()
        self.answers: list[tuple[tuple[Kind, int], ...]] = []
        self.steps = 0

    def run(self, at: int, so_far: int, takes: list[tuple[Kind, int]]) -> None:
        self.steps += 1
        if self.steps > self.most or sum(not any(k[2] for k, _ in a) for a in self.answers) > 1:
            return
        if so_far + self._least[at] > self._high or so_far + self._most[at] < self._low:
            return
        if at == len(self._kinds):
            if takes:
                self.answers.append(tuple(takes))
            return
        kind, count = self._kinds[at]
        for number in range(count, -1, -1):
            step = [*takes, (kind, number)] if number else takes
            self.run(at + 1, so_far + kind[0] * number, step)

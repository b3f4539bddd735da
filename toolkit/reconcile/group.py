"""The rows of one key: what belongs to what, in steps from the surest to the loosest.

1. One row to one, of equal amounts; then of amounts within tolerance or fee.
2. Several rows that add up to one: all that there are; else the only ones that do.
3. Where netting is declared, a row and its refund on the same side.
4. All rows against all, where the declaration lets many stand against many.
5. What is left on both sides differs where it is plain which stands against which, and is ambiguous where it is not.

Each step looks at all rows that the steps before it left, and takes only what it is sure of; so the order of the rows
does not matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from toolkit.reconcile.pairs import by_amount, pair_equal
from toolkit.reconcile.rest import Side, amounts, clusters, in_reach, needed, net, several
from toolkit.reconcile.result import Reason, Status
from toolkit.reconcile.subsets import MOST_STEPS_OF_KEY, Found, Kind, find_sum, kind_of
from toolkit.reconcile.terms import Entry, Outcome, Terms, order, total

MOST_EDGES = 40_000
"""Pairs of rows of one key that are compared for amounts that are not equal; where there would be more, none are."""


class Group:
    """The rows of one key value. ``left`` and ``right`` are those not yet spoken for, by index."""

    def __init__(self, left: Iterable[Entry], right: Iterable[Entry], terms: Terms) -> None:
        self.left: Side = {e.row: e for e in sorted(left, key=order)}
        self.right: Side = {e.row: e for e in sorted(right, key=order)}
        self.terms = terms
        self.outcomes: list[Outcome] = []
        self._steps = MOST_STEPS_OF_KEY
        self._ties: list[tuple[list[Entry], list[Entry], str]] = []

    def run(self) -> list[Outcome]:
        """Judge the rows; those in neither an outcome nor ``left`` and ``right`` afterwards do not exist."""
        terms = self.terms
        if terms.bare:
            self._bare()
        while self.left and self.right:
            # What a later step takes may leave rows with one partner that were tied before.
            before = len(self.outcomes)
            self._ties.clear()
            self._equal()
            if terms.loose:
                self._loose()
            self._sums()
            if terms.netting:
                self.outcomes.extend(net(self.left, True) + net(self.right, False))
            if len(self.outcomes) == before:
                break
        if terms.whole:
            self._whole()
        self._apart()
        self._rest()
        return self.outcomes

    def _bare(self) -> None:
        """Without amounts, rows of one key belong together as far as the declaration lets several stand for one."""
        left, right = [*self.left.values()], [*self.right.values()]
        if self._may(len(left), len(right)):
            reasons = self._far(left, right)
            self._take(Status.DIFFERING if reasons else Status.MATCHED, left, right, reasons)

    def _may(self, left: int, right: int) -> bool:
        """Whether so many rows may stand against so many."""
        terms = self.terms
        return terms.whole or left == right == 1 or (left == 1 and terms.many_right) or (right == 1 and terms.many_left)

    def _far(self, left: Sequence[Entry], right: Sequence[Entry]) -> tuple[Reason, ...]:
        """What to say where days are too far apart; empty where they are not."""
        if in_reach(left, right, self.terms):
            return ()
        if len(left) == len(right) == 1:
            return (self._days(left[0], right[0]),)
        return (Reason("days-some"),)

    # -- one to one ------------------------------------------------------------------------------------------------

    def _equal(self) -> None:
        theirs = by_amount([*self.right.values()])
        for amount, mine in by_amount([*self.left.values()]).items():
            other = theirs.get(amount)
            if not other:
                continue
            found = pair_equal(mine, other, self.terms)
            for a, b in found.pairs:
                self._take(Status.MATCHED, [a], [b])
            self._ties.extend((one, two, "alike") for one, two in found.ties)

    def _loose(self) -> None:
        """Amounts within tolerance or fee: where each has only the other, or as many stand on either side."""
        left, right, terms = [*self.left.values()], [*self.right.values()], self.terms
        if not left or not right or len(left) * len(right) > MOST_EDGES:
            return
        edges = [(a, b) for a in left for b in right if terms.ties(a.amount, b.amount) and terms.near(a.at, b.at)]
        for one, two in clusters(edges):
            one.sort(key=lambda e: (e.amount, *order(e)))
            two.sort(key=lambda e: (e.amount, *order(e)))
            fit = len(one) == len(two) and all(
                terms.ties(a.amount, b.amount) and terms.near(a.at, b.at) for a, b in zip(one, two, strict=True)
            )
            if fit:
                for a, b in zip(one, two, strict=True):
                    self._take(Status.MATCHED, [a], [b], terms.how(a.amount, b.amount))
            else:
                self._ties.append((one, two, "alike"))

    # -- several to one --------------------------------------------------------------------------------------------

    def _sums(self) -> None:
        if self.terms.many_right:
            self._sums_of(True)
        if self.terms.many_left:
            self._sums_of(False)

    def _sums_of(self, targets_left: bool) -> None:
        """Take answers as long as some are sure: what one takes may leave another with only one way."""
        while True:
            targets, parts = (self.left, self.right) if targets_left else (self.right, self.left)
            if not targets or not parts or self._all_of_one(targets, parts, targets_left):
                return
            if len(targets) * len(parts) > MOST_EDGES:
                self._ties.append(([*self.left.values()], [*self.right.values()], "too-many"))
                return
            wanted: Counter[Kind] = Counter()
            answers: list[tuple[Entry, tuple[tuple[Kind, int], ...]]] = []
            unsure: list[tuple[Entry, list[Entry], str]] = []
            for target in targets.values():
                usable = self._usable(target, parts.values(), targets_left)
                if not target.amount or not usable:
                    continue
                found = self._find(usable, target.amount, target.amount)
                if not (found.takes or found.several or found.too_many) and self.terms.loose:
                    found = self._find(usable, *self.terms.span(target.amount, targets_left))
                if found.takes and self._agrees(target, sum(k[0] * n for k, n in found.takes), targets_left):
                    answers.append((target, found.takes))
                    wanted.update(dict(found.takes))
                elif found.several or found.too_many:
                    unsure.append((target, usable, "several" if found.several else "too-many"))
            supply = Counter(kind_of(e) for e in parts.values())
            sure = [(t, takes) for t, takes in answers if all(wanted[k] == supply[k] for k, _ in takes)]
            if not sure:
                for target, takes in answers:
                    kinds = {k for k, _ in takes}
                    self._tie(target, [e for e in parts.values() if kind_of(e) in kinds], targets_left, "several")
                for target, usable, why in unsure:
                    self._tie(target, usable, targets_left, why)
                return
            for target, takes in sorted(sure, key=lambda answer: order(answer[0])):
                self._sum_matched(target, takes, parts, targets_left)

    def _find(self, usable: Sequence[Entry], low: int, high: int) -> Found:
        found = find_sum(usable, low, high, self._steps)
        self._steps -= found.steps
        return found

    def _all_of_one(self, targets: Side, parts: Side, targets_left: bool) -> bool:
        """Whether the only row of one side is the sum of all rows of the other; then they are matched."""
        required = [e for e in targets.values() if not e.optional] or [*targets.values()]
        if len(required) != 1:
            return False
        target = required[0]
        if not target.amount and not self.terms.netting:
            return False  # any number of rows of 0 would do
        usable = self._usable(target, parts.values(), targets_left)
        for some in ([e for e in usable if not e.optional], usable):
            if len(some) > 1 and self._agrees(target, total(some), targets_left):
                self._matched(target, some, targets_left)
                return True
        return False

    def _usable(self, target: Entry, parts: Iterable[Entry], targets_left: bool) -> list[Entry]:
        """Rows that may be part of a row: within the window, and not against its sign unless netting is declared."""
        near = self.terms.near
        some = [e for e in parts if (near(target.at, e.at) if targets_left else near(e.at, target.at))]
        if self.terms.netting:
            return some
        return [e for e in some if (e.amount * target.amount >= 0 if target.amount else not e.amount)]

    def _agrees(self, target: Entry, amount: int, targets_left: bool) -> bool:
        return self.terms.ties(target.amount, amount) if targets_left else self.terms.ties(amount, target.amount)

    def _sum_matched(self, target: Entry, takes: Sequence[tuple[Kind, int]], parts: Side, targets_left: bool) -> None:
        some = []
        for kind, number in takes:
            some += sorted((e for e in parts.values() if kind_of(e) == kind), key=order)[:number]
        self._matched(target, some, targets_left)

    def _matched(self, target: Entry, some: Sequence[Entry], targets_left: bool) -> None:
        left, right = ([target], some) if targets_left else (some, [target])
        how = self.terms.how(total(left), total(right))
        self._take(Status.MATCHED, left, right, (Reason("sum", (("count", str(len(some))),)), *how))

    def _tie(self, target: Entry, some: Sequence[Entry], targets_left: bool, why: str) -> None:
        self._ties.append(([target], [*some], why) if targets_left else ([*some], [target], why))

    # -- all to all, and what is left --------------------------------------------------------------------------------

    def _whole(self) -> None:
        """All rows that are left, where their sums agree: without those of other periods, else with them."""
        for left, right in ((needed(self.left), needed(self.right)), (self.left, self.right)):
            some = ([*left.values()], [*right.values()])
            if (
                some[0]
                and some[1]
                and self.terms.ties(total(some[0]), total(some[1]))
                and in_reach(some[0], some[1], self.terms)
            ):
                how = self.terms.how(total(some[0]), total(some[1]))
                count = (("left", str(len(some[0]))), ("right", str(len(some[1]))))
                self._take(Status.MATCHED, some[0], some[1], (Reason("whole", count), *how))
                return

    def _apart(self) -> None:
        """Equal amounts too far apart in time; then different amounts of one day, where one stands on either side."""
        tied = self._tied()
        left = [e for e in self.left.values() if e.row not in tied[0]]
        right = [e for e in self.right.values() if e.row not in tied[1]]
        theirs = by_amount(right)
        for amount, mine in by_amount(left).items():
            other = theirs.get(amount, [])
            if len(mine) == len(other):
                for a, b in zip(mine, other, strict=True):
                    if not (a.optional and b.optional):
                        self._take(Status.DIFFERING, [a], [b], (self._days(a, b),))
        if not self.terms.dated or self._may(len(self.left), len(self.right)):
            return
        by_day = [Counter(e.at for e in side.values()) for side in (self.left, self.right)]
        theirs_on = {e.at: e for e in self.right.values() if e.row not in tied[1]}
        for a in [*self.left.values()]:
            if a.at is None or a.row in tied[0] or by_day[0][a.at] != 1 or by_day[1][a.at] != 1:
                continue
            if a.at in theirs_on and not a.optional and not theirs_on[a.at].optional:
                self._take(Status.DIFFERING, [a], [theirs_on[a.at]], (amounts([a], [theirs_on[a.at]]),))

    def _days(self, a: Entry, b: Entry) -> Reason:
        if a.at is None or b.at is None:
            return Reason("day-unknown")
        return Reason("workdays" if self.terms.workdays else "days", (("days", str(abs(b.at - a.at))),))

    def _rest(self) -> None:
        """What is left on both sides; of rows that need nobody, those within the window of one that does."""
        self._ambiguous()
        near = self.terms.near
        one, two = [*needed(self.left).values()], [*needed(self.right).values()]
        spare = [[e for e in side.values() if e.optional] for side in (self.left, self.right)]
        more = [a for a in spare[0] if any(near(a.at, b.at) for b in two)]
        two += [b for b in spare[1] if any(near(a.at, b.at) for a in one)]
        one += more
        if not one or not two:
            self._too_far()
            return
        if self._may(len(one), len(two)):
            ties = self.terms.ties(total(one), total(two))
            reasons = () if ties else (amounts(one, two),)
            reasons = (*reasons, *self._far(one, two)) or (Reason("signs"),)
            self._take(Status.DIFFERING, one, two, reasons)
            return
        self._take(Status.AMBIGUOUS, one, two, (several(one, two, "none-equal"),))

    def _too_far(self) -> None:
        """One row and one of another period, the same but for tolerance or fee: it came too late, or too early."""
        left, right = [*self.left.values()], [*self.right.values()]
        if len(left) == len(right) == 1 and not (left[0].optional and right[0].optional):
            one, two = left[0].amount, right[0].amount
            if self.terms.ties(one, two):
                self._take(Status.DIFFERING, left, right, (*self._far(left, right), *self.terms.how(one, two)))

    def _ambiguous(self) -> None:
        """Rows that are tied with one another: one line for those that hang together."""
        edges = []
        why: dict[tuple[int, int], str] = {}
        for left, right, reason in self._ties:
            some = [e for e in left if e.row in self.left], [e for e in right if e.row in self.right]
            if not some[0] or not some[1]:
                continue
            edges += [(some[0][0], b) for b in some[1]] + [(a, some[1][0]) for a in some[0][1:]]
            why[(some[0][0].row, some[1][0].row)] = reason
        for one, two in clusters(edges):
            mine = {e.row for e in one}
            said = sorted({reason for (a, _), reason in why.items() if a in mine})
            if len({e.amount for e in (*one, *two)}) == 1:
                said = ["alike"]
            reason = "too-many" if "too-many" in said else "several" if "several" in said else "alike"
            self._take(Status.AMBIGUOUS, one, two, (several(one, two, reason),))

    def _tied(self) -> tuple[set[int], set[int]]:
        live = [t for t in self._ties if any(e.row in self.left for e in t[0])]
        live = [t for t in live if any(e.row in self.right for e in t[1])]
        return {e.row for t in live for e in t[0]}, {e.row for t in live for e in t[1]}

    def _take(
        self, status: Status, left: Sequence[Entry], right: Sequence[Entry], reasons: tuple[Reason, ...] = ()
    ) -> None:
        for entry in left:
            del self.left[entry.row]
        for entry in right:
            del self.right[entry.row]
        rows = tuple(sorted(e.row for e in left)), tuple(sorted(e.row for e in right))
        self.outcomes.append(Outcome(status, *rows, reasons))

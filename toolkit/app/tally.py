"""What month-end keeps of the obligations: counts, and the lines that its lists need. The rows themselves go.

Workbooks are added one after another in any number; what is kept grows with the number of departments and with the
lists up to their limit, not with the number of workbooks.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from toolkit.app.result import Counts
from toolkit.core.obligation import Judged, Obligation
from toolkit.core.scoring import LOW_SCORE, NONE, Marks, marks, sent_back
from toolkit.core.status import EXEMPT, Timeliness, Work
from toolkit.sheet.judged_rows import Outcome, TableRows, flat
from toolkit.sheet.values import Raw

OUTCOMES = ("on_time", "late", "overdue", "due_soon", "not_due", "undetermined", "exempt")
"""How an obligation counts: each in exactly one, so that they add up to all obligations."""
ON_TIME, LATE, OVERDUE, DUE_SOON, NOT_DUE, UNDETERMINED, EXEMPTED = range(len(OUTCOMES))
LISTS = ("overdue", "late", "due_soon", "undetermined", "reviews")
MOST = 2_000
"""Lines of one list. More would open slowly and help nobody; how many are left out is said below the last one."""

AGES = (("1-3", 3), ("4-7", 7), ("8-15", 15))
"""Buckets of days late by their last day; what is older is ``over-15``."""
BUCKETS = (*(name for name, _ in AGES), "over-15")
_INDEX = {name: number for number, name in enumerate(OUTCOMES)}
_LISTED = {OVERDUE: "overdue", LATE: "late", DUE_SOON: "due_soon", UNDETERMINED: "undetermined"}
_NO_DUE = 1 << 62
_REMEMBERED = 20_000
_DUTY = ("duty_id", "deliverable", "phrase", "period")
_Kind = tuple[str, Raw, Outcome | None]
"""What rows are counted by: their department, the cell that names the receiver, and their outcome."""


def outcome(timeliness: Timeliness, work: Work) -> int:
    """A position in ``OUTCOMES``: the timeliness, except that what is not owed is told from what cannot be judged."""
    if timeliness is Timeliness.UNDETERMINED and work in EXEMPT:
        return EXEMPTED
    return _INDEX[timeliness.value]


def bucket(days_late: int | None) -> str:
    """The ageing bucket of so many started days; ``unknown`` when nobody can say."""
    if days_late is None or days_late < 1:
        return "unknown"
    return next((name for name, last in AGES if days_late <= last), "over-15")


def order(judged: Judged) -> tuple[int, str, str, int]:
    """By due (none last), then by place, so that the order is one."""
    place = judged.obligation.place
    due = judged.due.latest if judged.due else _NO_DUE
    return (due, place.workbook, place.sheet, place.row)


def _by_days(judged: Judged) -> tuple[Any, ...]:
    return (-(judged.days_late or 0), *order(judged))


def _by_reason(judged: Judged) -> tuple[Any, ...]:
    return (judged.obligation.duty.provider, judged.reason, *order(judged))


def _by_review(judged: Judged) -> tuple[Any, ...]:
    """What is still sent back first, then what was, then low scores, the lowest first."""
    score = judged.obligation.review.score if judged.obligation.review else None
    rank = 0 if judged.work is Work.REJECTED else 1 if sent_back(judged) else 2
    return (rank, 9.0 if score is None else score, judged.obligation.duty.provider, *order(judged))


_ORDERS: dict[str, Callable[[Judged], tuple[Any, ...]]] = {
    "overdue": _by_days,
    "late": _by_days,
    "due_soon": order,
    "undetermined": _by_reason,
    "reviews": _by_review,
}


class Lines:
    """The first lines of a list in its order, and how many there are in all."""

    __slots__ = ("_items", "_key", "_last", "_most", "count")

    def __init__(self, key: Callable[[Judged], tuple[Any, ...]], most: int) -> None:
        self._key = key
        self._most = most
        self._items: list[tuple[tuple[Any, ...], Judged]] = []
        self._last: tuple[Any, ...] | None = None
        self.count = 0

    def add(self, judged: Judged) -> None:
        self.count += 1
        key = self._key(judged)
        if self._last is not None and key > self._last:
            return
        self._items.append((key, judged))
        if len(self._items) >= 2 * self._most:
            self._settle()

    def hopeless(self, start: tuple[Any, ...]) -> bool:
        """Whether a line whose key starts so comes after all that are kept: it need not be made, only counted."""
        return self._last is not None and start > self._last[: len(start)]

    def rows(self) -> list[Judged]:
        """The lines, in order."""
        self._settle()
        return [judged for _, judged in self._items]

    def _settle(self) -> None:
        self._items.sort(key=lambda item: item[0])
        if len(self._items) > self._most:
            del self._items[self._most :]
            self._last = self._items[-1][0]


@dataclass(slots=True)
class Sum:
    """Obligations of one provider towards one receiver. ``numbers`` by position in ``OUTCOMES``; ``longest`` overdue
    and ``latest`` late in days; ``late_days`` their sum over what is late."""

    numbers: list[int] = field(default_factory=lambda: [0] * len(OUTCOMES))
    marks: Marks = NONE
    longest: int = 0
    latest: int = 0
    late_days: int = 0

    def add(self, other: Sum) -> None:
        self.numbers = [a + b for a, b in zip(self.numbers, other.numbers, strict=True)]
        self.marks = self.marks.plus(other.marks)
        self.longest = max(self.longest, other.longest)
        self.latest = max(self.latest, other.latest)
        self.late_days += other.late_days

    @property
    def counts(self) -> Counts:
        """As a check counts: what is not owed is within what is undetermined."""
        by = dict(zip(OUTCOMES, self.numbers, strict=True))
        by["undetermined"] += by["exempt"]
        return Counts(obligations=sum(self.numbers), **by)


class Tally:
    """Takes the obligations of one workbook after another."""

    def __init__(
        self,
        low_score: float = LOW_SCORE,
        watch: Callable[[Obligation], None] | None = None,
        most: int = MOST,
    ) -> None:
        """
        Args:
            low_score: scores up to this one are low.
            watch: told of every duty, once or more often.
            most: lines that a list keeps.
        """
        self.pairs: dict[tuple[str, str], Sum] = {}
        self.workbooks: dict[str, str] = {}
        """Each provider with the first workbook that names it."""
        self.ages = dict.fromkeys((*BUCKETS, "unknown"), 0)
        self.provisional = 0
        self.lists = {name: Lines(_ORDERS[name], most) for name in LISTS}
        self.low_score = low_score
        self._watch = watch
        self._shown: set[object] = set()
        self._named: dict[Raw, str] = {}

    def add(self, judged: Sequence[Judged]) -> None:
        """Take the obligations of a workbook."""
        for part in flat(judged):
            if isinstance(part, TableRows):
                self._add_rows(part)
            else:
                for one in part:
                    self._add_one(one)

    @property
    def total(self) -> Sum:
        found = Sum()
        for one in self.pairs.values():
            found.add(one)
        return found

    def _add_one(self, judged: Judged) -> None:
        duty = judged.obligation.duty
        place = outcome(judged.timeliness, judged.work)
        pair = self._pair(duty.provider, duty.receiver, judged.obligation.place.workbook)
        self._count(pair, place, judged.days_late, judged.provisional, 1)
        if place in _LISTED:
            self.lists[_LISTED[place]].add(judged)
        found = marks(judged, self.low_score)
        if found is not NONE:
            pair.marks = pair.marks.plus(found)
            if found.sent_back or found.low:
                self.lists["reviews"].add(judged)
        if self._watch:
            self._watch(judged.obligation)

    def _add_rows(self, rows: TableRows) -> None:
        """Rows of a table that share verdicts: counted by kind; those that a list may keep are made."""
        workbook, kinds = rows.reader.records.workbook, _kinds(rows)
        wanted: dict[_Kind, tuple[Lines, tuple[Any, ...]]] = {}
        for kind, number in Counter(kinds).items():
            provider, _, shared = kind
            if shared is None:
                continue
            verdict = shared.verdict
            place = outcome(verdict.timeliness, verdict.work)
            pair = self._pair(provider, self._receiver(rows, kinds, kind), workbook)
            self._count(pair, place, verdict.days_late, verdict.provisional, number)
            if verdict.work is Work.ACCEPTED:
                found = marks(rows[kinds.index(kind)], self.low_score)
                pair.marks = pair.marks.plus(Marks._make(value * number for value in found))
            if place in _LISTED:
                lines = self.lists[_LISTED[place]]
                start = (*_start(place, shared, provider), workbook, rows.table.sheet)
                if lines.hopeless(start):
                    lines.count += number
                else:
                    wanted[kind] = lines, start
        for index in sorted(rows.alone):
            self._add_one(rows.alone[index])
        for index, kind in enumerate(kinds) if wanted else ():
            if kind in wanted:
                lines, start = wanted[kind]
                if lines.hopeless((*start, rows.table.rows[index][0])):
                    lines.count += 1
                else:
                    lines.add(rows[index])
        if self._watch:
            self._show(rows, self._watch)

    def _receiver(self, rows: TableRows, kinds: list[_Kind], kind: _Kind) -> str:
        """The receiver that a cell of the table names."""
        name = self._named.get(kind[1])
        if name is None:
            if len(self._named) >= _REMEMBERED:
                self._named.clear()
            name = self._named[kind[1]] = rows[kinds.index(kind)].obligation.duty.receiver
        return name

    def _show(self, rows: TableRows, watch: Callable[[Obligation], None]) -> None:
        """Show one row of each duty among those that share a verdict."""
        kinds = list(zip(rows.departments, *map(rows.cells, _DUTY), strict=True))
        if self._shown.issuperset(kinds):
            return
        for index, kind in enumerate(kinds):
            if rows.outcomes[index] is not None and kind not in self._shown:
                if len(self._shown) >= _REMEMBERED:  # sheets with a wording for every row
                    self._shown.clear()
                self._shown.add(kind)
                watch(rows[index].obligation)

    def _pair(self, provider: str, receiver: str, workbook: str) -> Sum:
        pair = self.pairs.get((provider, receiver))
        if pair is None:
            pair = self.pairs[provider, receiver] = Sum()
            self.workbooks.setdefault(provider, workbook)
        return pair

    def _count(self, pair: Sum, place: int, days: int | None, provisional: bool, number: int) -> None:
        pair.numbers[place] += number
        self.provisional += number if provisional else 0
        if place == OVERDUE:
            self.ages[bucket(days)] += number
            pair.longest = max(pair.longest, days or 0)
        elif place == LATE:
            pair.latest = max(pair.latest, days or 0)
            pair.late_days += (days or 0) * number


def tally(judged: Sequence[Judged], low_score: float = LOW_SCORE, most: int = MOST) -> Tally:
    """The tally of obligations that are all at hand."""
    found = Tally(low_score, most=most)
    found.add(judged)
    return found


def _kinds(rows: TableRows) -> list[_Kind]:
    return list(zip(rows.departments, rows.cells("receiver"), rows.outcomes, strict=True))


def _start(place: int, shared: Outcome, provider: str) -> tuple[Any, ...]:
    """How the key of a row begins in its list, before its place."""
    verdict = shared.verdict
    due = verdict.due.latest if verdict.due else _NO_DUE
    if place == UNDETERMINED:
        return (provider, verdict.reason, due)
    return (due,) if place == DUE_SOON else (-(verdict.days_late or 0), due)

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
from toolkit.app.tally_lists import LISTS, MOST, NO_DUE, ORDERS, Lines
from toolkit.core.obligation import Judged, Obligation
from toolkit.core.scoring import LOW_SCORE, NONE, Marks, marks
from toolkit.core.status import EXEMPT, Timeliness, Work
from toolkit.sheet.judged_rows import Outcome, TableRows, flat
from toolkit.sheet.values import Raw

OUTCOMES = ("on_time", "late", "overdue", "due_soon", "not_due", "undetermined", "exempt")
"""How an obligation counts: each in exactly one, so that they add up to all obligations."""
ON_TIME, LATE, OVERDUE, DUE_SOON, NOT_DUE, UNDETERMINED, EXEMPTED = range(len(OUTCOMES))
AGES = (("1-3", 3), ("4-7", 7), ("8-15", 15))
"""Buckets of days late by their last day; what is older is ``over-15``."""
BUCKETS = (*(name for name, _ in AGES), "over-15")
_INDEX = {name: number for number, name in enumerate(OUTCOMES)}
_LISTED = {OVERDUE: "overdue", LATE: "late", DUE_SOON: "due_soon", UNDETERMINED: "undetermined"}
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
        """Add another sum to this one."""
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
        self.lists = {name: Lines(ORDERS[name], most) for name in LISTS}
        self.low_score = low_score
        self._watch = watch
        self._shown: set[object] = set()
        self._named: dict[Raw, str] = {}
        self._standings: dict[Outcome, tuple[int, tuple[Any, ...] | None]] = {}

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
        """The sum over all departments and receivers."""
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
        workbook, sheet, kinds = rows.reader.records.workbook, rows.table.sheet, _kinds(rows)
        wanted: dict[_Kind, tuple[Lines, tuple[Any, ...]]] = {}
        for kind, number in Counter(kinds).items():
            provider, _, shared = kind
            if shared is None:
                continue
            place, start = self._standing(shared)
            verdict = shared.verdict
            pair = self._pair(provider, self._receiver(rows, kinds, kind), workbook)
            self._count(pair, place, verdict.days_late, verdict.provisional, number)
            if verdict.work is Work.ACCEPTED:
                found = marks(rows[kinds.index(kind)], self.low_score)
                pair.marks = pair.marks.plus(Marks._make(value * number for value in found))
            if start is not None:
                lines = self.lists[_LISTED[place]]
                if place == UNDETERMINED:
                    start = (provider, *start)
                if lines.hopeless((*start, workbook, sheet)):
                    lines.count += number
                else:
                    wanted[kind] = lines, (*start, workbook, sheet)
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

    def _standing(self, shared: Outcome) -> tuple[int, tuple[Any, ...] | None]:
        """How rows of an outcome count, and how their keys begin if a list shows them."""
        found = self._standings.get(shared)
        if found is None:
            if len(self._standings) >= _REMEMBERED:
                self._standings.clear()
            place = outcome(shared.verdict.timeliness, shared.verdict.work)
            start = _start(place, shared) if place in _LISTED else None
            found = self._standings[shared] = place, start
        return found

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


def _kinds(rows: TableRows) -> list[_Kind]:
    return list(zip(rows.departments, rows.cells("receiver"), rows.outcomes, strict=True))


def _start(place: int, shared: Outcome) -> tuple[Any, ...]:
    """How the key of a row begins in its list, as far as its verdict says; for what is undetermined, after the
    provider."""
    verdict = shared.verdict
    due = verdict.due.latest if verdict.due else NO_DUE
    if place == UNDETERMINED:
        return (verdict.reason, due)
    return (due,) if place == DUE_SOON else (-(verdict.days_late or 0), due)

"""The figures of a month-end: obligations by department, by receiver, by provider and receiver, and by age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from toolkit.app.month_end_result import MonthEnd
from toolkit.app.noted import Noted
from toolkit.app.past import Month
from toolkit.app.result import SUMMARY, Counts, FileRecord
from toolkit.app.tally import BUCKETS, Sum, Tally
from toolkit.core.obligation import Judged
from toolkit.core.scoring import Light, Marks
from toolkit.record import NamedTuple
from toolkit.sheet.units import fold


class Department(NamedTuple):
    """One provider. ``workbook`` is there, missing, failed or empty; ``problems`` are errors and warnings."""

    name: str
    sum: Sum
    workbook: str
    problems: int

    @property
    def counts(self) -> Counts:
        return self.sum.counts

    @property
    def marks(self) -> Marks:
        return self.sum.marks

    @property
    def longest(self) -> int:
        """Longest overdue in days, 0 when nothing is."""
        return self.sum.longest


class Measure(NamedTuple):
    """One figure of the month against last month and its target. ``kind``: rate (0 to 1), count or score.

    ``better`` is 1 where more is better, -1 where less is.
    """

    key: str
    kind: str
    value: float | None
    before: float | None
    target: float | None
    light: Light | None
    better: int

    @property
    def change(self) -> float | None:
        """Since last month, in the unit of the measure; None where one of both is not known."""
        if self.value is None or self.before is None:
            return None
        change = self.value - self.before
        return 0.0 if abs(change) < (0.0005 if self.kind == "rate" else 0.05 if self.kind == "score" else 1) else change


@dataclass(frozen=True, slots=True)
class Figures:
    """What the sheets show. Pairs are (provider, receiver); names are those of ``departments`` where they agree.

    ``names``: what each department is called on every sheet, by its folded name.
    ``elsewhere``: errors and warnings about files of no department, such as a bank statement.
    """

    total: Counts
    marks: Marks
    departments: tuple[Department, ...]
    elsewhere: int
    receivers: tuple[tuple[str, Sum], ...]
    pairs: dict[tuple[str, str], Sum]
    ages: dict[str, int]
    longest: int
    latest: int
    provisional: int
    tally: Tally
    noted: Noted
    measures: tuple[Measure, ...]
    names: dict[str, str]

    def called(self, name: str) -> str:
        """A department as the sheets call it, where a workbook spells it otherwise: 財務部 is 财务部."""
        return self.names.get(fold(name), name)

    @property
    def undetermined(self) -> int:
        """What is owed and cannot be judged."""
        return self.total.undetermined - self.total.exempt

    def rows(self, name: str) -> list[Judged]:
        """The first lines of one of ``tally.LISTS``."""
        return self.tally.lists[name].rows()

    def left_out(self, name: str) -> int:
        """How many lines of a list are not kept."""
        return self.tally.lists[name].count - len(self.rows(name))


def figures(month_end: MonthEnd) -> Figures:
    """Bring everything together. Departments come worst first: by what is overdue, then late, then on-time rate."""
    found, noted = month_end.tally, month_end.noted
    known = {fold(name): name for name in month_end.departments}
    spelled: dict[str, str] = {}
    for name in sorted({n for pair in found.pairs for n in pair}):
        spelled[name] = known.setdefault(fold(name), name.strip())
    pairs: dict[tuple[str, str], Sum] = {}
    providers: dict[str, Sum] = {}
    receivers: dict[str, Sum] = {}
    for (provider, receiver), one in found.pairs.items():
        names = spelled[provider], spelled[receiver]
        pairs.setdefault(names, Sum()).add(one)
        providers.setdefault(names[0], Sum()).add(one)
        receivers.setdefault(names[1], Sum()).add(one)
    total = found.total
    departments, elsewhere = _departments(month_end, noted, providers)
    return Figures(
        total=total.counts,
        marks=total.marks,
        departments=departments,
        elsewhere=elsewhere,
        receivers=tuple(sorted(receivers.items(), key=lambda r: (-r[1].counts.obligations, r[0]))),
        pairs=pairs,
        ages=found.ages,
        longest=total.longest,
        latest=total.latest,
        provisional=found.provisional,
        tally=found,
        noted=noted,
        measures=_measures(month_end, total),
        names=known,
    )


def _measures(month_end: MonthEnd, total: Sum) -> tuple[Measure, ...]:
    aims, counts, marks = month_end.targets, total.counts, total.marks
    past = month_end.past
    last = (past.before(month_end.result.period) if past else None) or Month()
    had = last.counts.obligations > 0
    on_time, right, score = counts.on_time_rate, marks.first_right_rate, marks.average
    judged = counts.on_time + counts.late + counts.overdue

    def number(value: int) -> float | None:
        return float(value) if had else None

    none_owed = Light.GREEN if judged else None
    return (
        Measure(
            "on_time",
            "rate",
            on_time,
            last.counts.on_time_rate,
            aims.on_time / 100,
            aims.rate(on_time, aims.on_time),
            1,
        ),
        Measure(
            "overdue",
            "count",
            counts.overdue,
            number(last.counts.overdue),
            0,
            Light.RED if counts.overdue else none_owed,
            -1,
        ),
        Measure("late", "count", counts.late, number(last.counts.late), None, None, -1),
        Measure(
            "first_right",
            "rate",
            right,
            last.first_right_rate,
            aims.first_time_right / 100,
            aims.rate(right, aims.first_time_right),
            1,
        ),
        Measure("sent_back", "count", marks.sent_back, number(last.sent_back), None, None, -1),
        Measure("score", "score", score, last.average, aims.score, aims.average(score), 1),
    )


def _departments(month_end: MonthEnd, noted: Noted, providers: dict[str, Sum]) -> tuple[tuple[Department, ...], int]:
    """The departments, and how many problems are of none of them."""
    names = tuple(dict.fromkeys((*month_end.departments, *providers)))
    problems = _problems(month_end, noted, names)
    missing = set(month_end.missing)
    stems = [(fold(f.name), f.error) for f in workbooks(month_end)]
    rows = [
        Department(
            name,
            providers.get(name, Sum()),
            _state(stems, name) if name in missing else "there",
            problems.get(name, 0),
        )
        for name in names
    ]
    return tuple(sorted(rows, key=_worst_first)), sum(problems.values()) - sum(d.problems for d in rows)


def _problems(month_end: MonthEnd, noted: Noted, names: Sequence[str]) -> dict[str, int]:
    """Errors and warnings by department: the one that a finding names, else that of its workbook or deliverable."""
    folded = [(fold(name), name) for name in names if name]
    known = dict(folded)
    owner: dict[str, str] = {}
    for f in month_end.result.files:
        # A file that could not be read is its department's by its name.
        owner[f.name] = f.department or next((n for key, n in folded if key in fold(f.name)), "")
    for d in month_end.deliverables:
        owner[d.name] = d.department or owner.get(d.name, "")
    found: dict[str, int] = {}
    for (department, workbook), number in noted.problems.items():
        name = department or owner.get(workbook, "")
        name = known.get(fold(name), name)
        found[name] = found.get(name, 0) + number
    return found


def workbooks(month_end: MonthEnd) -> tuple[FileRecord, ...]:
    """The files that were read as workbooks: no earlier summary, and no deliverable, which has a record of its own."""
    inside = {d.path.resolve() for d in month_end.deliverables if d.path}
    files = month_end.result.files
    return tuple(f for f in files if f.shape != SUMMARY and (f.shape or f.path.resolve() not in inside))


def _state(stems: Sequence[tuple[str, str]], name: str) -> str:
    """Whether a workbook that bears the department's name is there, and could not be read or has no duties in it."""
    wanted = fold(name)
    named = [error for stem, error in stems if wanted in stem]
    return "missing" if not named else "failed" if any(named) else "empty"


def _worst_first(row: Department) -> tuple[bool, int, int, float, str]:
    counts = row.counts
    rate = counts.on_time_rate
    return (not counts.obligations, -counts.overdue, -counts.late, 1.0 if rate is None else rate, row.name)


__all__ = ["BUCKETS", "Department", "Figures", "Measure", "figures", "workbooks"]

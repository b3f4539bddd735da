"""The figures of a month-end: obligations counted by department, by provider and receiver, and by age."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from toolkit.app.result import Counts, MonthEnd
from toolkit.app.summary.text import fold
from toolkit.app.summary.words import OUTCOMES, outcome
from toolkit.core.finding import Severity
from toolkit.core.obligation import Judged
from toolkit.core.status import Timeliness

AGES = (("1-3", 3), ("4-7", 7), ("8-15", 15))
"""Buckets of days late by their last day; what is older is ``over-15``."""
BUCKETS = (*(name for name, _ in AGES), "over-15")


def bucket(days_late: int | None) -> str:
    """The ageing bucket of so many started days; ``unknown`` when nobody can say."""
    if days_late is None or days_late < 1:
        return "unknown"
    return next((name for name, last in AGES if days_late <= last), "over-15")


SUMMARY = "summary"
"""``FileRecord.shape`` of a summary that lies among the workbooks: nobody's, and not counted."""


@dataclass(frozen=True, slots=True)
class Department:
    """One provider. ``longest`` overdue in days, 0 when nothing is; ``workbook`` is there, missing, failed or empty;
    ``problems`` are errors and warnings.
    """

    name: str
    counts: Counts
    longest: int
    workbook: str
    problems: int


@dataclass(frozen=True, slots=True)
class Figures:
    """What the sheets show. Pairs are (provider, receiver); names are those of ``departments`` where they agree."""

    total: Counts
    departments: tuple[Department, ...]
    pairs: dict[tuple[str, str], Counts]
    ages: dict[str, int]
    longest: int
    latest: int
    provisional: int

    @property
    def undetermined(self) -> int:
        """What is owed and cannot be judged."""
        return self.total.undetermined - self.total.exempt


def figures(month_end: MonthEnd) -> Figures:
    """Count everything once. Departments come worst first: by what is overdue, then late, then by on-time rate."""
    import pandas as pd

    # With pyarrow at hand pandas would keep text in a form that not every name in a workbook fits.
    with pd.option_context("future.infer_string", False):
        return _figures(month_end)


def _figures(month_end: MonthEnd) -> Figures:
    import pandas as pd

    obligations = month_end.result.obligations
    known = {fold(name): name for name in month_end.departments}
    frame = pd.DataFrame(
        {
            "provider": _names([j.obligation.duty.provider for j in obligations], known),
            "receiver": _names([j.obligation.duty.receiver for j in obligations], known),
            "outcome": pd.Categorical([outcome(j) for j in obligations], categories=list(OUTCOMES)),
            "days": [j.days_late or 0 for j in obligations],
        }
    )
    open_days = frame[frame["outcome"] == "overdue"].groupby("provider")["days"].max().to_dict()
    late = frame.loc[frame["outcome"] == "late", "days"]
    ages = dict.fromkeys((*BUCKETS, "unknown"), 0)
    for judged in obligations:
        if judged.timeliness is Timeliness.OVERDUE:
            ages[bucket(judged.days_late)] += 1
    counted = {k[0]: c for k, c in _count(frame, ["provider"]).items()}
    return Figures(
        total=_count(frame.assign(all=""), ["all"]).get(("",), Counts()),
        departments=_departments(month_end, counted, open_days),
        pairs={(k[0], k[1]): c for k, c in _count(frame, ["provider", "receiver"]).items()},
        ages=ages,
        longest=max(open_days.values(), default=0),
        latest=int(late.max()) if len(late) else 0,
        provisional=sum(1 for j in obligations if j.provisional),
    )


def _names(written: Sequence[str], known: dict[str, str]) -> list[str]:
    """Names as the departments list has them; spaces and full-width forms do not make another department."""
    spelled: dict[str, str] = {}
    for name in set(written):
        spelled[name] = known.get(fold(name), name.strip()) if name.strip() else ""
    return [spelled[name] for name in written]


def _count(frame: Any, keys: list[str]) -> dict[tuple[str, ...], Counts]:
    """Counts for each group of the frame's rows, in order of the keys."""
    found: dict[tuple[str, ...], Counts] = {}
    if frame.empty:
        return found
    table = frame.groupby([*keys, "outcome"], observed=False).size().unstack(fill_value=0)
    for key, *numbers in zip(table.index, *(table[o] for o in OUTCOMES), strict=True):
        by = dict(zip(OUTCOMES, map(int, numbers), strict=True))
        total = sum(by.values())
        if total:
            # Counts holds what is not owed within what is undetermined.
            by["undetermined"] += by["exempt"]
            found[key if isinstance(key, tuple) else (key,)] = Counts(obligations=total, **by)
    return found


def _departments(month_end: MonthEnd, counted: dict[str, Counts], longest: dict[str, int]) -> tuple[Department, ...]:
    names = dict.fromkeys((*month_end.departments, *counted))
    # A file that could not be read is its department's by its name.
    named = {f.name: next((n for n in names if n and fold(n) in fold(f.name)), "") for f in month_end.result.files}
    owner = {f.name: f.department or named[f.name] for f in month_end.result.files}
    known = {fold(name): name for name in names}
    problems: dict[str, int] = {}
    for finding in month_end.result.findings:
        if finding.severity is Severity.INFO:
            continue
        name = dict(finding.params).get("department") or owner.get(finding.place.workbook, "")
        name = known.get(fold(name), name)
        problems[name] = problems.get(name, 0) + 1
    rows = []
    for name in names:
        counts = counted.get(name, Counts())
        state = _state(month_end, name) if name in month_end.missing else "there"
        rows.append(Department(name, counts, int(longest.get(name, 0)), state, problems.get(name, 0)))
    return tuple(sorted(rows, key=_worst_first))


def _state(month_end: MonthEnd, name: str) -> str:
    """Whether a workbook that bears the department's name is there, and could not be read or has no duties in it."""
    named = [f for f in month_end.result.files if f.shape != SUMMARY and fold(name) in fold(f.name)]
    return "missing" if not named else "failed" if any(f.error for f in named) else "empty"


def _worst_first(row: Department) -> tuple[bool, int, int, float, str]:
    rate = row.counts.on_time_rate
    return (not row.counts.obligations, -row.counts.overdue, -row.counts.late, 1.0 if rate is None else rate, row.name)


def by_days(judged: Sequence[Judged], timeliness: Timeliness) -> list[Judged]:
    """Those of one timeliness, the most days late first; then by due, file and row, so that the order is one."""
    chosen = [j for j in judged if j.timeliness is timeliness]
    return sorted(chosen, key=lambda j: (-(j.days_late or 0), *order(j)))


def order(judged: Judged) -> tuple[int, str, str, int]:
    """By due (none last), then by place."""
    place = judged.obligation.place
    due = judged.due.latest if judged.due else 1 << 62
    return (due, place.workbook, place.sheet, place.row)

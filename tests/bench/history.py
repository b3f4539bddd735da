"""How fast a year of month-ends is recorded and asked about.

Run as ``python tests/bench/history.py``: twelve months of 5 departments × 200 branches × 200 rows, each month checked
twice (2.4 million obligations, a fifth of which change in between), recorded as checks record them, then asked about.
``--url postgresql://…`` takes another database than a temporary SQLite file; ``--branches``, ``--months`` and
``--rows`` make it smaller.
"""

from __future__ import annotations

import argparse
import random
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

from toolkit.core.duty import Duty
from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged, Obligation, Submission
from toolkit.core.period import Period
from toolkit.core.status import Timeliness, Work
from toolkit.ledger import listings, queries
from toolkit.ledger.recorder import Recorder
from toolkit.ledger.records import ColumnChange, FileFacts, Plain, RunFacts
from toolkit.ledger.store import Ledger

DEPARTMENTS = ("销售部", "保险部", "消贷部", "客服部", "人事部")
DUTIES = 10
COLUMNS = {"submitted_at": 9}


def rows(department: str, branch: int, period: Period, count: int, final: bool) -> list[Judged]:
    """A branch's sheet of a month: ten duties, their cases in turn; the second check finds more of them handed in."""
    rng = random.Random(f"{department}{branch}{period}")
    due_day = period.shift(1).start
    due, done = Moment.end_of(due_day), Moment(due_day, 36_000)
    duties = [
        Duty(
            f"{department}{n}",
            department,
            "财务部" if n % 3 else "总经办",
            f"事项{n}",
            "次月1号前",
            owner=f"经办{branch}",
        )
        for n in range(DUTIES)
    ]
    found = []
    for i in range(count):
        duty = duties[i % DUTIES]
        luck = rng.random()
        handed_in = luck < (0.9 if final else 0.7)
        late = handed_in and luck > 0.8
        timeliness = Timeliness.LATE if late else Timeliness.ON_TIME if handed_in else Timeliness.OVERDUE
        obligation = Obligation(
            f"{duty.id}@JC-{i:05d}",
            duty,
            Place("", "交付记录", i + 4),
            period=period,
            event_at=Moment(period.start, 36_000),
            submission=Submission(done) if handed_in else None,
            columns=COLUMNS,
        )
        work = Work.SUBMITTED if handed_in else Work.NOT_STARTED
        days = 0 if timeliness is Timeliness.ON_TIME else 3
        found.append(Judged(obligation, work, timeliness, due, due, days > 0, days))
    return found


def said(judged: list[Judged], department: str) -> list[Finding]:
    """What a check finds in such a sheet: a finding for each row that is overdue."""
    return [
        Finding(
            Place(f"{department}.xlsx", "交付记录", j.obligation.place.row, 9),
            "completion-missing",
            Severity.WARNING,
            (("days", str(j.days_late)), ("due", str(j.due))),
            j.obligation.duty.deliverable,
        )
        for j in judged
        if j.timeliness is Timeliness.OVERDUE
    ]


def written(judged: list[Judged], final: bool) -> tuple[ColumnChange, ...]:
    """What a check writes: six columns at first, later those cells that have changed (every fifth row's)."""
    rows = [j.obligation.place.row for j in judged][:: 5 if final else 1]
    old: list[Plain] | None = ["未到期"] * len(rows) if final else None
    states: list[Plain] = [j.timeliness.value for j in judged][:: 5 if final else 1]
    return tuple(ColumnChange("交付记录", 12 + n, rows, old, states) for n in range(6))


def build(ledger: Ledger, months: int, branches: int, count: int) -> tuple[int, float]:
    """Record the months; how many obligations were recorded, and the seconds of recording alone."""
    spent, recorded = 0.0, 0
    last = Period(2026, 10)
    for month in range(months):
        period = last.shift(month + 1 - months)
        for final in (False, True):
            as_of = Moment(period.shift(1).start, 64_800 if final else 60_000)
            run = RunFacts("month-end", as_of, as_of, period, "0.1.0", "holidays (CN)", "dutybook.toml")
            recorder = Recorder(ledger, run)
            for branch in range(branches):
                for department in DEPARTMENTS:
                    judged = rows(department, branch, period, count, final)
                    path = f"{period}/分店{branch:03d}/{department}.xlsx"
                    found, changes = said(judged, department), written(judged, final)
                    cells = sum(len(c.rows) for c in changes)
                    name = f"{department}.xlsx"
                    file = FileFacts(path, name, "f" * 64, "", department, "full", "", cells, "", changes)
                    begun = time.perf_counter()
                    recorder.add(file, judged, found)
                    spent += time.perf_counter() - begun
                    recorded += len(judged)
            begun = time.perf_counter()
            recorder.finish()
            spent += time.perf_counter() - begun
    return recorded, spent


def questions() -> dict[str, queries.Question]:
    """What is asked."""
    return {
        "everything": queries.Question(),
        "a department": queries.Question(department="销售部"),
        "a duty": queries.Question(duty="销售部3"),
        "a workbook": queries.Question(workbook="*/分店000/销售部.xlsx"),
    }


def ask(ledger: Ledger) -> Iterator[tuple[str, float, int]]:
    """Each question as ``dutybook history`` asks it: what, seconds, obligations found in all periods."""
    for name, question in questions().items():
        for part, answer in _ANSWERS.items():
            begun = time.perf_counter()
            with ledger.reading() as connection:
                found = answer(connection, queries.scope(connection, question))
            seconds = time.perf_counter() - begun
            yield (
                f"{name}: {part}",
                seconds,
                sum(r.get("obligations", 0) for r in found) if part == "trend" else len(found),
            )


_ANSWERS: dict[str, Callable[[Any, queries.Scope], list[dict[str, Any]]]] = {
    "trend": lambda c, within: list(queries.trend(c, within)),
    "latest changes": lambda c, within: list(listings.table(c, "changes", within, 20)),
    "latest runs": lambda c, within: list(listings.table(c, "runs", within, 20)),
    "latest findings": lambda c, within: list(listings.table(c, "findings", within, 20)),
    "latest cells written": lambda c, within: list(listings.table(c, "written", within, 20)),
    "latest workbooks": lambda c, within: list(listings.table(c, "files", within, 20)),
}


def main() -> None:
    """Build, ask, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--months", type=int, default=12)
    parser.add_argument("--branches", type=int, default=200)
    parser.add_argument("--rows", type=int, default=200)
    parser.add_argument("--url")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "ledger.sqlite"
        ledger = Ledger(chosen.url or f"sqlite:///{file}").open(create=True)
        recorded, spent = build(ledger, chosen.months, chosen.branches, chosen.rows)
        each = spent / recorded * 1e6
        size = f"; {file.stat().st_size / 1e6:,.0f} MB" if file.exists() else ""
        print(f"{recorded:,} rows recorded in {spent:.0f} s: {each:.1f} µs a row, {each * 0.2:.2f} ms for 200{size}")
        for what, seconds, found in ask(ledger):
            print(f"{what:36} {seconds * 1000:8.0f} ms {found:>12,}")
        ledger.close()


if __name__ == "__main__":
    main()

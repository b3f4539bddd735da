"""Rows of 交付记录, told by what became of each obligation."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

from toolkit.core.duty import Duty

Cell = str | int | float | date | datetime | None
Row = tuple[Cell, ...]

AS_OF = datetime(2026, 11, 6, 18, 0)
PERIOD = "2026-10"


class Dice:
    """Seeded chance. Only ``random()`` is used: its numbers are the same in every version of Python."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed).random

    def pick(self, *choices: str) -> str:
        return choices[int(self._random() * len(choices))]

    def minutes(self, low: int, high: int) -> timedelta:
        return timedelta(minutes=low + int(self._random() * (high - low)))

    def score(self) -> int:
        return (3, 4, 4, 5, 5, 5)[int(self._random() * 6)]


def end(day: datetime, days: int = 0) -> datetime:
    """Closing time (18:00) some days after: safely before 24:00 of the day on which a promise falls due."""
    return datetime.combine(day.date() + timedelta(days=days), time(18))


def at_work(moment: datetime) -> datetime:
    """The same or the next moment within 8:30 to 18:00."""
    if moment.hour >= 18:
        moment = datetime.combine(moment.date() + timedelta(days=1), time(8, 40)) + timedelta(
            minutes=moment.minute % 40
        )
    if (moment.hour, moment.minute) < (8, 30):
        moment = datetime.combine(moment.date(), time(8, 30)) + timedelta(minutes=moment.minute % 25)
    return moment.replace(second=0)


class Records:
    """Collects the rows of one department's 交付记录. ``owner`` answers for all of them."""

    def __init__(self, duties: dict[str, Duty], owner: str, dice: Dice, voucher: str) -> None:
        self.rows: list[Row] = []
        self._duties, self._owner, self._dice, self._voucher = duties, owner, dice, voucher

    def add(
        self,
        duty: str,
        case: str | None,
        status: str,
        submitted: Cell = None,
        *,
        complete: str | None = None,
        verdict: str | None = None,
        reviewed: Cell = None,
        reason: str | None = None,
        rework_due: Cell = None,
        again: Cell = None,
        score: int | None = None,
        note: str | None = None,
    ) -> None:
        """One row exactly as given."""
        d = self._duties.get(duty)
        what, to, phrase = (d.deliverable, d.receiver, d.phrase) if d else (None, "财务部", None)
        number = f"{self._voucher}{len(self.rows) + 1:04d}" if submitted is not None else None
        head = (duty, what, to, phrase, PERIOD, case, self._owner, status, submitted, number)
        self.rows.append((*head, complete, verdict, reviewed, reason, rework_due, again, score, note))

    def done(self, duty: str, case: str, start: datetime, due: datetime, note: str | None = None) -> None:
        """Handed in between the event and the due, and nearly always accepted the next day."""
        room = max(20, int((due - start).total_seconds() / 60))
        submitted = min(at_work(start + self._dice.minutes(10, max(15, min(room, 2000)))), due)
        if submitted < start:
            submitted = start
        reviewed = at_work(submitted + self._dice.minutes(60, 1500))
        if reviewed > AS_OF or self._dice.pick("y", "y", "y", "y", "n") == "n":
            self.add(duty, case, "已提交", submitted, complete="是", note=note)
            return
        score = self._dice.score()
        self.add(
            duty, case, "已验收", submitted, complete="是", verdict="已验收", reviewed=reviewed, score=score, note=note
        )

    def late(self, duty: str, case: str, due: datetime, minutes: int, note: str | None = None) -> None:
        """Handed in so many minutes after 24:00 of the day on which it was due."""
        midnight = datetime.combine(due.date() + timedelta(days=1), time())
        submitted = midnight + timedelta(minutes=minutes)
        reviewed = at_work(submitted + timedelta(hours=5))
        self.add(
            duty, case, "已验收", submitted, complete="是", verdict="已验收", reviewed=reviewed, score=3, note=note
        )

    def missing(self, duty: str, case: str | None, status: str = "未开始", note: str | None = None) -> None:
        """Not handed in."""
        self.add(duty, case, status, note=note)

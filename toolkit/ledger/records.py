"""What the ledger keeps of an obligation: a handful of numbers and the ids of two texts.

A *fact* is everything about an obligation that one run found out and that is worth a row when it changes. What merely
follows from the time of the run is left out: the days of an obligation that is still overdue grow by themselves.
Texts (the promise, the remarks) are kept once, under an id made from their content.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from hashlib import blake2b
from typing import Any

from toolkit.core.duty import Duty
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.core.status import Clock, Timeliness, Work
from toolkit.record import NamedTuple

# What is written stays written: a code is never given to another status.
WORK: dict[Work, int] = {
    Work.NOT_STARTED: 0,
    Work.IN_PROGRESS: 1,
    Work.SUBMITTED: 2,
    Work.REJECTED: 3,
    Work.ACCEPTED: 4,
    Work.WAIVED: 5,
    Work.NOT_APPLICABLE: 6,
    Work.VOID: 7,
}
TIMELINESS: dict[Timeliness, int] = {
    Timeliness.NOT_DUE: 0,
    Timeliness.DUE_SOON: 1,
    Timeliness.OVERDUE: 2,
    Timeliness.ON_TIME: 3,
    Timeliness.LATE: 4,
    Timeliness.UNDETERMINED: 5,
}
WORK_OF = {code: work for work, code in WORK.items()}
TIMELINESS_OF = {code: timeliness for timeliness, code in TIMELINESS.items()}

_NO_TIME = 99_999
_A_DAY = 100_000


class Promise(NamedTuple):
    """The words of a duty, as an obligation carries them."""

    duty: str
    provider: str
    receiver: str
    deliverable: str
    phrase: str
    owner: str

    @property
    def name(self) -> str:
        """How obligation ids begin: the duty's id, or who promises what."""
        return self.duty or f"{self.provider}/{self.deliverable}"


class Fact(NamedTuple):
    """One obligation as one run found it. Moments are numbers of ``moment_code``; ``promise`` and ``note`` text ids.

    ``days_late`` is kept for what was handed in late. ``held`` is the status from which the present one may not
    follow: it stays the recorded one until the sheet says something that may. ``first_right``: 1 where the receiver
    took it as it was first handed in, 0 where not, None while nothing is said. ``review`` is the id of the text of what
    people said of it, 0 for nothing, and ``evidence`` what stands beside the completion; None in both: not known.
    """

    promise: int
    row: int
    work: int
    timeliness: int
    due: int | None = None
    nominal: int | None = None
    submitted: int | None = None
    resubmitted: int | None = None
    rework_due: int | None = None
    rework: int | None = None
    days_late: int | None = None
    score: float | None = None
    provisional: int = 0
    held: int | None = None
    note: int = 0
    first_right: int | None = None
    review: int | None = None
    evidence: str | None = None


class Recorded(NamedTuple):
    """An obligation as the ledger has it: its number, which of several of one name it is, and its present fact."""

    number: int
    name: str
    period: int
    event_at: int | None
    ordinal: int
    fact: Fact
    counts: bool = True


@dataclass(slots=True)
class Texts:
    """Promises and notes by id: what a run mentioned, and what was read from the ledger."""

    promises: dict[int, Promise] = field(default_factory=dict)
    notes: dict[int, str] = field(default_factory=dict)
    _promise_ids: dict[tuple[str, ...], int] = field(default_factory=dict)
    _note_ids: dict[tuple[object, ...], int] = field(default_factory=dict)

    def promise(self, duty: Duty) -> int:
        """The id of a duty's words."""
        key = (duty.id, duty.provider, duty.receiver, duty.deliverable, duty.phrase, duty.owner)
        number = self._promise_ids.get(key)
        if number is None:
            number = self._promise_ids[key] = text_id("\x1f".join(key))
            self.promises[number] = Promise(*key)
        return number

    def note(self, sheet: str, reason: str, ambiguity: tuple[str, ...], clock: Clock | None) -> int:
        """The id of what cannot be said in numbers."""
        key = (sheet, reason, ambiguity, clock)
        number = self._note_ids.get(key)
        if number is None:
            found: dict[str, object] = {"sheet": sheet, "reason": reason, "ambiguity": list(ambiguity)}
            found["clock"] = clock.value if clock else ""
            text = json.dumps({k: v for k, v in found.items() if v}, ensure_ascii=False, sort_keys=True)
            number = self._note_ids[key] = text_id(text)
            self.notes[number] = text
        return number


def text_id(text: str) -> int:
    """A number of 63 bits made from a text: the same in every process and on every machine."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big") >> 1


def moment_code(moment: Moment | None) -> int | None:
    """A moment as a number that sorts: days since year 1 × 100,000 + seconds; 99,999 where the time is not known."""
    if moment is None:
        return None
    second = moment.second
    return moment.day.toordinal() * _A_DAY + (_NO_TIME if second is None else second)


@lru_cache(maxsize=65_536)
def moment_of(code: int | None) -> Moment | None:
    """The moment of a ``moment_code``."""
    if code is None:
        return None
    day, second = divmod(code, _A_DAY)
    return Moment(date.fromordinal(day), None if second == _NO_TIME else second)


@lru_cache(maxsize=65_536)
def moment_text(code: int | None) -> str | None:
    """The moment of a ``moment_code`` as ISO text."""
    return None if code is None else str(moment_of(code))


@lru_cache(maxsize=4096)
def note_of(text: str) -> Mapping[str, Any]:
    """What a note of ``Texts.note`` says."""
    found: Mapping[str, Any] = json.loads(text)
    return found


@lru_cache(maxsize=1024)
def period_code(period: Period) -> int:
    """A period as a number that sorts: 20261001 is the one month from 2026-10."""
    return period.year * 10_000 + period.month * 100 + period.months


@lru_cache(maxsize=1024)
def period_of(code: int) -> Period:
    """The period of a ``period_code``."""
    return Period(code // 10_000, code // 100 % 100, code % 100)


@lru_cache(maxsize=1024)
def _written(code: int) -> str:
    """A period as people write it."""
    return str(period_of(code))


@lru_cache(maxsize=16_384)  # workbooks of a run owe the same
def short_name(name: str, promise: Promise, period: int) -> str:
    """An obligation's id without what promise and period say already; whole, after a =, where it is made otherwise."""
    head = promise.name + "@"
    if not name.startswith(head):
        return "=" + name
    case = name[len(head) :]
    own = _written(period)
    if case == own or case.startswith(own + "#"):
        return case[len(own) :]
    return case if case and case[0] not in "#=" else "=" + name


def whole_name(short: str, promise: Promise, period: int) -> str:
    """The id of which ``short_name`` left out the obvious."""
    if short.startswith("="):
        return short[1:]
    case = _written(period) + short if not short or short[0] == "#" else short
    return f"{promise.name}@{case}"


Plain = str | int | float | bool | None
"""A cell value as the ledger keeps it; dates as ISO text."""


class ColumnChange(NamedTuple):
    """Cells of one column that were written. ``old`` is what they held, None where nobody knows."""

    sheet: str
    column: int
    rows: Sequence[int]
    old: Sequence[Plain] | None
    new: Sequence[Plain]


class CellChange(NamedTuple):
    """One cell that was written: what it held before, and what was written. ``known`` False: before is not known."""

    sheet: str
    row: int
    column: int
    old: Plain
    new: Plain
    known: bool = True


@dataclass(frozen=True, slots=True)
class RunFacts:
    """One run: when it was recorded, as of when it judged, and with what."""

    command: str
    at: Moment
    as_of: Moment
    period: Period
    version: str
    calendar: str = ""
    settings: str = ""
    settings_text: str = ""
    operator: str = ""


DELIVERABLE = "deliverable"
"""The shape of a file that was looked into as evidence."""
SOURCE = "source"
"""The shape of a file that holds a table of a reconciliation, and no duties."""
PAPERS = (DELIVERABLE, SOURCE)
ABSENT = "absent"
"""The shape of a workbook that was known and is not there any more; it is no file of the run."""


@dataclass(frozen=True, slots=True)
class FileFacts:
    """One workbook of a run, as it was read, and what was written into it. ``path`` is its identity in the ledger.

    ``shape`` is that of ``FileRecord``, one of ``PAPERS``, or ``ABSENT``.
    """

    path: str
    name: str
    fingerprint: str = ""
    after: str = ""
    department: str = ""
    shape: str = ""
    error: str = ""
    cells: int = 0
    backup: str = ""
    changes: tuple[ColumnChange, ...] = ()

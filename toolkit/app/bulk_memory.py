"""What judging by column has worked out: promises, their courses and beginnings, and what came of them.

From the general to the particular: a promise is what rows say in the same words; its course is what follows from them;
a beginning is a day on it, and has an outcome for each completion.
"""

from __future__ import annotations

from datetime import date

from toolkit.core.deadline import Kind, PhraseReading
from toolkit.core.judge import Standing
from toolkit.core.moment import Moment
from toolkit.core.obligation import Obligation
from toolkit.core.period import Period
from toolkit.core.resolve_many import Resolver
from toolkit.sheet.judged_rows import Outcome
from toolkit.sheet.values import DateContext, Raw


class Memory:
    """What a run has worked out so far, for workbooks that promise the same: one as-of time, one set of settings."""

    MOST = 5000
    """Of each kind, and beginnings of one course: a run over any number of workbooks needs no more memory."""

    def __init__(self) -> None:
        self.promises: dict[tuple[tuple[Raw, ...], int, object], Promise] = {}
        self.courses: dict[tuple[object, ...], Course] = {}
        self.outcomes: dict[tuple[object, ...], Outcome] = {}
        self.written: dict[tuple[object, ...], dict[object, object]] = {}
        self.notable: dict[tuple[object, ...], bool] = {}

    def trim(self) -> None:
        """Forget what has become too much; it is worked out again when it is needed. To be called between workbooks."""
        for kept in (self.promises, self.courses, self.outcomes, self.written, self.notable):
            if len(kept) > self.MOST:
                kept.clear()


class Course:
    """What follows for promises that read alike, under one resolver, by when they began."""

    __slots__ = ("begun", "kept", "standings")

    def __init__(self, *kept: object) -> None:
        self.kept = kept  # what the key names by identity stays what it is while this is here
        self.standings: dict[Moment | date | None, Standing] = {}
        self.begun: dict[Raw, Begun] = {}


class Promise:
    """What rows with the same deadline, department and deciding cells have in common."""

    __slots__ = ("by_day", "course", "events", "follows_event", "here", "like", "period", "reading", "resolver", "said")

    def __init__(self, row: Obligation, reading: PhraseReading, resolver: Resolver, period: Period) -> None:
        self.reading = reading
        self.resolver = resolver
        self.period = period
        self.said = row.work
        self.like = row
        self.follows_event = reading.follows_event
        self.by_day = reading.event_split is None and all(
            rule.kind is Kind.RECURRING or Resolver.by_day(rule) for rule in reading.rules
        )
        self.events: tuple[int, ...] = ()
        self.here: DateContext
        self.course: Course


class Begun:
    """Rows of a promise that began at the same time: their outcome by completion cell."""

    __slots__ = ("against", "done", "event")

    def __init__(self, event: Moment | None, against: Standing) -> None:
        self.event = event
        self.against = against
        self.done: dict[Raw, Outcome | None] = {}

"""The three axes of status. They never share a column: what people say, what we compute, and whether a clock runs."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Literal

Reason = Literal[
    "",
    # why there is no due
    "deadline-missing",
    "deadline-none",
    "deadline-unreadable",
    "deadline-doubted",
    "formula-uncached",
    "policy-undefined",
    "window",
    "not-before",
    "event-none",
    "event-missing",
    "event-unclear",
    "event-time-unknown",
    "day-unsaid",
    "period-unclear",
    "no-due-in-period",
    "no-due",
    "paused",
    # why nobody can say whether it was met
    "completion-missing",
    "completion-unreadable",
    "completion-no-month",
    "completion-doubted",
    "completion-undated",
    # why nothing is owed
    "waived",
    "not_applicable",
    "void",
    # on what the judgement rests
    "time-missing",
    "service-level",
]
"""What a verdict says beside its timeliness; the catalogue has words for each (``reason-…``)."""


class Work(StrEnum):
    """The clerk's and the receiver's word."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    SUBMITTED = "submitted"
    REJECTED = "rejected"
    ACCEPTED = "accepted"
    WAIVED = "waived"
    NOT_APPLICABLE = "not_applicable"
    VOID = "void"


class Timeliness(StrEnum):
    """The toolkit's word, computed from the due, the submission and the as-of time."""

    NOT_DUE = "not_due"
    DUE_SOON = "due_soon"
    OVERDUE = "overdue"
    ON_TIME = "on_time"
    LATE = "late"
    UNDETERMINED = "undetermined"


class Clock(StrEnum):
    """Whether elapsed time is being counted: paused while the provider waits for the receiver."""

    RUNNING = "running"
    PAUSED = "paused"


NOT_OWED: Mapping[Work, Reason] = {
    Work.WAIVED: "waived",
    Work.NOT_APPLICABLE: "not_applicable",
    Work.VOID: "void",
}
EXEMPT = frozenset(NOT_OWED)
"""Nothing is owed: not judged, and in no denominator."""

HANDED_IN = frozenset({Work.SUBMITTED, Work.REJECTED, Work.ACCEPTED})
"""The provider has handed something in at least once."""

TRANSITIONS: dict[Work, frozenset[Work]] = {
    Work.NOT_STARTED: frozenset({Work.IN_PROGRESS, Work.SUBMITTED, *EXEMPT}),
    Work.IN_PROGRESS: frozenset({Work.NOT_STARTED, Work.SUBMITTED, *EXEMPT}),
    Work.SUBMITTED: frozenset({Work.ACCEPTED, Work.REJECTED, Work.IN_PROGRESS, Work.VOID}),
    Work.REJECTED: frozenset({Work.IN_PROGRESS, Work.SUBMITTED, Work.WAIVED, Work.VOID}),
    Work.ACCEPTED: frozenset({Work.REJECTED, Work.VOID}),
    Work.WAIVED: frozenset({Work.NOT_STARTED, Work.IN_PROGRESS}),
    Work.NOT_APPLICABLE: frozenset({Work.NOT_STARTED, Work.IN_PROGRESS}),
    Work.VOID: frozenset(),
}
"""Permitted steps. The receiver may still reject what it accepted; what is void stays void."""


def may_follow(before: Work, after: Work) -> bool:
    """Whether the step from one work status to another is permitted; staying is."""
    return before is after or after in TRANSITIONS[before]

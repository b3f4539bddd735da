"""The receiving side's word in numbers: first time right, rework, scores.

The receiver may evaluate and veto. A submission that was sent back stays in the record when it is later accepted: the
first attempt says how good the provider is, the accepted one how the matter ended.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from toolkit.core.obligation import Judged, Submission
from toolkit.core.status import EXEMPT, Timeliness, Work
from toolkit.record import NamedTuple

LOW_SCORE = 2.0
"""Scores up to this one are low and want a reason, unless the settings say otherwise."""


class Marks(NamedTuple):
    """Sums over obligations; they add up by ``plus``.

    ``reviewed``: the receiver has said something of them. ``first_right``: of those, accepted as first handed in.
    ``sent_back``: rejected at least once. ``mended``: of those, accepted in the end. ``rework_on_time`` and
    ``rework_late``: second attempts against their own due, handed in or still missing. ``score`` is a sum over
    ``scored`` obligations; ``low`` of them are low.
    """

    reviewed: int = 0
    first_right: int = 0
    sent_back: int = 0
    mended: int = 0
    rework_on_time: int = 0
    rework_late: int = 0
    scored: int = 0
    score: float = 0.0
    low: int = 0

    def plus(self, other: Marks) -> Marks:
        """The sum of both."""
        return Marks._make(a + b for a, b in zip(self, other, strict=True))

    @property
    def first_right_rate(self) -> float | None:
        """first right / reviewed; None while nobody has said anything."""
        return self.first_right / self.reviewed if self.reviewed else None

    @property
    def average(self) -> float | None:
        """Average score, 1 to 5; None where none was given."""
        return self.score / self.scored if self.scored else None


NONE = Marks()


class Light(StrEnum):
    """A traffic light: the target is met, nearly, or not."""

    GREEN = "green"
    AMBER = "amber"
    RED = "red"


class Targets(NamedTuple):
    """What a company aims at. Rates in percent; ``score`` 1 to 5. ``amber``: so many percent points below a target (of
    five, for the score) are still amber."""

    on_time: float = 95.0
    first_time_right: float = 90.0
    score: float = 4.0
    amber: float = 15.0

    def rate(self, rate: float | None, target: float) -> Light | None:
        """The light of a rate from 0 to 1 against a target in percent; None where there is no rate."""
        return None if rate is None else _light(rate * 100, target, self.amber)

    def average(self, score: float | None) -> Light | None:
        """The light of an average score."""
        return None if score is None else _light(score, self.score, self.amber / 20)


def _light(value: float, target: float, amber: float) -> Light:
    # What is shown with one decimal is judged so: 94.96 % reads as 95.0 %.
    shown = round(value, 1)
    return Light.GREEN if shown >= target else Light.AMBER if shown >= target - amber else Light.RED


def marks(judged: Judged, low: float = LOW_SCORE) -> Marks:
    """What one obligation adds; ``low``: the highest score that counts as low."""
    obligation = judged.obligation
    review = obligation.review
    if judged.work in EXEMPT or (review is None and obligation.resubmission is None and not _spoken(judged)):
        return NONE
    back = sent_back(judged)
    spoken = back or _spoken(judged) or (review is not None and review.verdict is not None)
    score = review.score if review else None
    incomplete = obligation.submission is not None and obligation.submission.complete is False
    rework = judged.rework.timeliness if judged.rework else None
    return Marks(
        reviewed=int(spoken),
        first_right=int(spoken and not back and not incomplete),
        sent_back=int(back),
        mended=int(back and judged.work is Work.ACCEPTED),
        rework_on_time=int(rework is Timeliness.ON_TIME),
        rework_late=int(rework in (Timeliness.LATE, Timeliness.OVERDUE)),
        scored=int(score is not None),
        score=score or 0.0,
        low=int(score is not None and score <= low),
    )


def sent_back(judged: Judged) -> bool:
    """Whether the receiver rejected it at least once: a second attempt tells of a rejection that was overwritten.

    Papers that the provider completed by itself were never sent back.
    """
    obligation = judged.obligation
    if judged.work is Work.REJECTED or (obligation.review and obligation.review.verdict is Work.REJECTED):
        return True
    completed = obligation.submission is not None and obligation.submission.complete is False
    return obligation.resubmission is not None and not completed


def accepted_submission(judged: Judged) -> Submission | None:
    """The attempt that was accepted: the second where there is one; None while nothing was."""
    if judged.work is not Work.ACCEPTED:
        return None
    return judged.obligation.resubmission or judged.obligation.submission


def needs_reason(judged: Judged, low: float = LOW_SCORE) -> bool:
    """Whether a low score stands there without a word why."""
    review = judged.obligation.review
    if review is None or review.score is None or review.score > low:
        return False
    return not (review.reason or review.score_reason)


def total(some: Iterable[Marks]) -> Marks:
    """The sum of marks."""
    found = NONE
    for one in some:
        found = found.plus(one)
    return found


def _spoken(judged: Judged) -> bool:
    return judged.work in (Work.ACCEPTED, Work.REJECTED)

"""The receiving side's word in numbers."""

from __future__ import annotations

import pytest

from toolkit.core.duty import Duty
from toolkit.core.finding import Place
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged, Obligation, Review, Rework, Submission
from toolkit.core.scoring import Light, Marks, Targets, accepted_submission, marks, needs_reason, sent_back, total
from toolkit.core.status import Timeliness, Work

FIRST, SECOND = (Submission(Moment.parse(d)) for d in ("2026-10-04", "2026-10-08"))


def judged(
    work: Work,
    review: Review | None = None,
    again: Submission | None = None,
    complete: bool | None = None,
    rework: Timeliness | None = None,
) -> Judged:
    duty = Duty("A1", "销售部", "财务部", "报表", "每月5号前")
    first = None if work is Work.NOT_STARTED else FIRST._replace(complete=complete)
    obligation = Obligation("A1", duty, Place("a.xlsx"), submission=first, resubmission=again, review=review)
    second = Rework(None, None, rework, None) if rework else None
    return Judged(obligation, work, Timeliness.ON_TIME, rework=second)


@pytest.mark.parametrize(
    ("one", "wanted"),
    [
        (judged(Work.NOT_STARTED), Marks()),
        (judged(Work.SUBMITTED), Marks()),
        (judged(Work.ACCEPTED), Marks(reviewed=1, first_right=1)),
        (judged(Work.ACCEPTED, Review(Work.ACCEPTED, score=4)), Marks(1, 1, scored=1, score=4)),
        (judged(Work.ACCEPTED, Review(Work.ACCEPTED, score=2)), Marks(1, 1, scored=1, score=2, low=1)),
        (judged(Work.SUBMITTED, Review(None, score=5)), Marks(scored=1, score=5)),
        (judged(Work.REJECTED, Review(Work.REJECTED)), Marks(1, 0, 1)),
        (judged(Work.REJECTED, Review(Work.REJECTED), rework=Timeliness.OVERDUE), Marks(1, 0, 1, 0, 0, 1)),
        (judged(Work.ACCEPTED, Review(Work.ACCEPTED), SECOND, rework=Timeliness.ON_TIME), Marks(1, 0, 1, 1, 1, 0)),
        (judged(Work.SUBMITTED, Review(Work.REJECTED), SECOND, rework=Timeliness.LATE), Marks(1, 0, 1, 0, 0, 1)),
        # incomplete papers that were completed by the provider itself: not sent back, and not right at first either
        (judged(Work.ACCEPTED, None, SECOND, complete=False), Marks(reviewed=1)),
        (judged(Work.WAIVED, Review(Work.REJECTED, score=1)), Marks()),
    ],
)
def test_what_an_obligation_adds(one: Judged, wanted: Marks) -> None:
    assert marks(one) == wanted


def test_sums_and_rates() -> None:
    found = total([Marks(4, 3, 1, 1, 1, 0, 2, 7.0), Marks(1, 0, 1, 0, 0, 1, 1, 2.0, 1)])
    assert found == Marks(5, 3, 2, 1, 1, 1, 3, 9.0, 1)
    assert found.first_right_rate == 0.6 and found.average == 3.0
    assert (Marks().first_right_rate, Marks().average) == (None, None)


def test_first_and_accepted_attempt_are_both_kept() -> None:
    one = judged(Work.ACCEPTED, Review(Work.ACCEPTED), SECOND)
    assert accepted_submission(one) is SECOND and one.obligation.submission is not SECOND
    assert sent_back(one)
    assert accepted_submission(judged(Work.SUBMITTED, Review(Work.REJECTED), SECOND)) is None


@pytest.mark.parametrize(
    ("review", "low", "wanted"),
    [
        (Review(Work.ACCEPTED, score=2), 2, True),
        (Review(Work.ACCEPTED, score=2.5), 2, False),
        (Review(Work.ACCEPTED, score=3), 3, True),
        (Review(Work.ACCEPTED, score=1, reason="金额错"), 2, False),
        (Review(Work.ACCEPTED, score=1, score_reason="金额错"), 2, False),
        (Review(Work.ACCEPTED, score=1), 0, False),
        (None, 2, False),
    ],
)
def test_a_low_score_wants_a_reason(review: Review | None, low: float, wanted: bool) -> None:
    assert needs_reason(judged(Work.ACCEPTED, review), low) is wanted


def test_lights() -> None:
    aims = Targets()
    assert [aims.rate(r, aims.on_time) for r in (0.95, 0.9496, 0.9494, 0.8, 0.7994, None)] == [
        Light.GREEN,
        Light.GREEN,
        Light.AMBER,
        Light.AMBER,
        Light.RED,
        None,
    ]
    assert [aims.average(s) for s in (4.0, 3.9, 3.3, 3.2)] == [Light.GREEN, Light.AMBER, Light.AMBER, Light.RED]

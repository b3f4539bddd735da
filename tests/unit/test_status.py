"""The permitted steps of the work status."""

from __future__ import annotations

from typing import get_args

import pytest

from toolkit import catalogue
from toolkit.core.obligation import Judged, Verdict
from toolkit.core.status import EXEMPT, NOT_OWED, TRANSITIONS, Reason, Work, may_follow
from toolkit.rules import completion_undated, date_ambiguous, value_unreadable
from toolkit.sheet.records import BadAs


def test_every_status_has_its_steps_and_may_stay() -> None:
    assert set(TRANSITIONS) == set(Work)
    assert all(may_follow(work, work) for work in Work)


def test_what_is_void_stays_void_and_everything_else_can_go_on() -> None:
    assert not any(may_follow(Work.VOID, work) for work in Work if work is not Work.VOID)
    assert all(TRANSITIONS[work] for work in Work if work is not Work.VOID)


@pytest.mark.parametrize(
    ("before", "after", "permitted"),
    [
        (Work.NOT_STARTED, Work.SUBMITTED, True),
        (Work.NOT_STARTED, Work.ACCEPTED, False),  # nothing was handed in that could be accepted
        (Work.NOT_STARTED, Work.REJECTED, False),
        (Work.SUBMITTED, Work.REJECTED, True),
        (Work.REJECTED, Work.SUBMITTED, True),
        (Work.REJECTED, Work.ACCEPTED, False),  # rework is handed in before it is accepted
        (Work.ACCEPTED, Work.REJECTED, True),  # the receiver keeps the right to reject
        (Work.ACCEPTED, Work.NOT_STARTED, False),
    ],
)
def test_steps(before: Work, after: Work, permitted: bool) -> None:
    assert may_follow(before, after) is permitted


def test_nothing_owed_can_be_said_before_handing_in() -> None:
    assert all(may_follow(Work.NOT_STARTED, work) and may_follow(Work.IN_PROGRESS, work) for work in EXEMPT)


def test_a_judged_obligation_has_the_fields_of_its_verdict_in_their_order() -> None:
    assert Judged._fields[1:] == Verdict._fields


def test_there_are_words_for_every_reason_and_no_others() -> None:
    named = {key.removeprefix("reason-") for key in catalogue.ENTRIES if key.startswith("reason-")}
    assert named == set(get_args(Reason)) - {""}
    assert all(reason == work.value for work, reason in NOT_OWED.items())


def test_there_are_words_for_every_way_in_which_a_cell_cannot_be_read() -> None:
    told = {key.partition(":")[2] for key in catalogue.ENTRIES if key.startswith(f"{value_unreadable.ID}:")}
    others = {"ambiguous-order": date_ambiguous.ID, "done-without-date": completion_undated.ID}
    assert told | others.keys() == set(get_args(BadAs)) - {""}
    assert all(any(key.partition(":")[0] == rule for key in catalogue.ENTRIES) for rule in others.values())

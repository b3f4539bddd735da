"""Steps of status between two runs: what may have happened unseen, and what may not."""

from __future__ import annotations

import pytest
from ledger_rows import OCTOBER, open_row, present, row, run

from toolkit.core.finding import said
from toolkit.core.obligation import Judged
from toolkit.core.status import Timeliness, Work
from toolkit.ledger.compare import settle
from toolkit.ledger.fact_reader import FactReader
from toolkit.ledger.records import TIMELINESS, TIMELINESS_OF, WORK, WORK_OF, Fact, Recorded, Texts, period_code
from toolkit.ledger.steps import may_have_become
from toolkit.ledger.store import Ledger

W = Work
_MAY = {
    W.NOT_STARTED: set(W) - {W.NOT_STARTED},
    W.IN_PROGRESS: set(W) - {W.IN_PROGRESS},
    W.SUBMITTED: {W.ACCEPTED, W.REJECTED, W.IN_PROGRESS, W.VOID},
    W.REJECTED: {W.IN_PROGRESS, W.SUBMITTED, W.ACCEPTED, W.WAIVED, W.VOID},
    W.ACCEPTED: {W.REJECTED, W.VOID},
    W.WAIVED: {W.NOT_STARTED, W.IN_PROGRESS, W.SUBMITTED, W.ACCEPTED, W.REJECTED},
    W.NOT_APPLICABLE: {W.NOT_STARTED, W.IN_PROGRESS, W.SUBMITTED, W.ACCEPTED, W.REJECTED},
    W.VOID: set(),
}


@pytest.mark.parametrize("before", list(Work))
def test_which_status_may_follow_some_time_later(before: Work) -> None:
    assert {after for after in Work if after is not before and may_have_become(before, after)} == _MAY[before]
    assert may_have_become(before, before)


def test_with_the_rejection_in_the_row_more_may_follow() -> None:
    assert not may_have_become(W.ACCEPTED, W.SUBMITTED)
    assert may_have_become(W.ACCEPTED, W.SUBMITTED, rejected=True)
    assert may_have_become(W.ACCEPTED, W.IN_PROGRESS, rejected=True)
    assert not may_have_become(W.ACCEPTED, W.NOT_STARTED, rejected=True)
    assert not may_have_become(W.VOID, W.SUBMITTED, rejected=True)


def settled(ledger: Ledger, *judged: Judged) -> list[tuple[str, int, str]]:
    """Rule, row and words of what a run finds beside what is recorded."""
    texts = Texts()
    now = FactReader(texts, period_code(OCTOBER)).read(judged)
    found = settle(now, present(ledger), {}, texts, period=period_code(OCTOBER), workbook="w")
    assert found.judged is None
    return [(f.rule, f.place.row, said(f, "zh").text) for f in found.findings]


def test_accepted_and_then_not_handed_in_is_a_finding_until_it_is_put_right(ledger: Ledger) -> None:
    accepted = row("销售部1", 5, work=Work.ACCEPTED)
    other = open_row("销售部2", 6)
    assert settled_after(ledger, accepted, other) == []
    back = open_row("销售部1", 5)
    (found,) = settled(ledger, back, other)
    assert found[:2] == ("status-step", 5)
    assert "“已验收”" in found[2] and "“未开始”" in found[2]
    run(ledger, back, other, as_of="2026-11-07T18:00")
    # Still so on the next day: what was recorded does not become right by being recorded.
    assert settled(ledger, back, other) == [found]
    run(ledger, back, other, as_of="2026-11-08T18:00")
    # Handed in again with no word about the acceptance: still not explained.
    again = row("销售部1", 5, timeliness=Timeliness.LATE, submitted="2026-11-08T10:00", days_late=3)
    assert [f[:2] for f in settled(ledger, again, other)] == [("status-step", 5)]
    # The row says that it was rejected and handed in a second time.
    resubmitted = row("销售部1", 5, resubmitted="2026-11-08T10:00")
    assert settled(ledger, resubmitted, other) == []
    # Or the receiver accepts it again.
    assert settled(ledger, accepted, other) == []
    run(ledger, accepted, other, as_of="2026-11-09T18:00")
    assert [r.fact.held for r in present(ledger)] == [None, None]


def settled_after(ledger: Ledger, *judged: Judged) -> list[tuple[str, int, str]]:
    run(ledger, *judged)
    return settled(ledger, *judged)


def test_rows_that_can_only_be_guessed_at_are_not_accused(ledger: Ledger) -> None:
    """Two rows of one name, one accepted; a third is inserted and everything moved: nobody can say which is which."""
    run(ledger, row("", 5, work=Work.ACCEPTED, owner="甲"), open_row("", 6, owner="甲"))
    now = [open_row("", n, owner="乙", due=None, timeliness=Timeliness.UNDETERMINED) for n in (5, 6, 7)]
    assert settled(ledger, *now) == []


def test_every_status_has_a_code_that_stays() -> None:
    assert WORK_OF.keys() == set(range(8)) and set(WORK) == set(Work)
    assert TIMELINESS_OF.keys() == set(range(6)) and set(TIMELINESS) == set(Timeliness)
    assert [WORK[w] for w in (W.NOT_STARTED, W.SUBMITTED, W.ACCEPTED, W.VOID)] == [0, 2, 4, 7]


def test_a_fact_is_what_a_run_found() -> None:
    texts = Texts()
    (one,) = FactReader(texts, 20261001).read([row("销售部1", 5)])
    assert isinstance(one.fact, Fact) and texts.promises[one.fact.promise].name == "销售部1"
    recorded = Recorded(1, one.name, one.period, one.event_at, 0, one.fact)
    assert recorded.fact.nominal is None  # the same as the due is said once

"""Steps of work status that nobody saw: which status may follow a recorded one, some time later."""

from __future__ import annotations

from toolkit.core.status import HANDED_IN, TRANSITIONS, Work, may_follow
from toolkit.ledger.facts import Seen
from toolkit.ledger.records import WORK_OF, Fact


def may_have_become(before: Work, after: Work, rejected: bool = False) -> bool:
    """Whether permitted steps lead from one status to another where nobody looked in between.

    Between two runs a row may be handed in and decided upon. It cannot go back unseen: a step through 退回 counts only
    where the row still shows that it was rejected.

    Args:
        rejected: the row shows a rejection: its verdict, or a second submission.
    """
    if may_follow(before, after):
        return True
    unseen = {Work.REJECTED} if rejected else set()
    if after in HANDED_IN:
        unseen |= {Work.IN_PROGRESS, Work.SUBMITTED}
    todo, been = [before], {before}
    while todo:
        for step in TRANSITIONS[todo.pop()]:
            if step is after:
                return True
            if step in unseen and step not in been:
                been.add(step)
                todo.append(step)
    return False


def held(before: Fact, now: Seen) -> int | None:
    """The status that stays the recorded one, because what the sheet says now may not follow it; else None."""
    base = before.work if before.held is None else before.held
    if base == now.fact.work:
        return None
    row = now.judged.obligation
    verdict = row.review.verdict if row.review else None
    rejected = verdict is Work.REJECTED or row.resubmission is not None
    return None if may_have_become(WORK_OF[base], WORK_OF[now.fact.work], rejected) else base

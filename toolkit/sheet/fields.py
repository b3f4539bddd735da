"""What each column of a duty table is, once for all who ask: what it tells of, and what follows from that.

What people call the columns is in ``vocabulary``; ``obligation_reader`` and ``list_reader`` read them.
"""

from __future__ import annotations

from enum import Enum, auto

from toolkit.record import NamedTuple


class Of(Enum):
    """What a field tells of."""

    PROMISE = auto()  # what one department owes another, time and again
    CASE = auto()  # the one that is owed now: its event, its period, what makes its due another
    OUTCOME = auto()  # what became of it
    REVIEW = auto()  # the receiver's word
    REMARK = auto()  # what is said beside it
    CALENDAR = auto()  # days of the company


class Field(NamedTuple):
    """``dated``: a day or a moment stands in its cells; ``past``: one when something was done, which cannot be after
    the check. ``per_period``: it is said of one period only, so that the next one begins without it. ``decides``: the
    verdict of a row may rest on it; said of too many fields, this makes a check slower, of too few, wrong
    (``app.bulk``). ``worded``: the promise of a row is made of it (``obligation_reader``), and is recorded for all rows
    that say the same there (``ledger.fact_reader``)."""

    of: Of
    dated: bool = False
    per_period: bool = False
    decides: bool = True
    worded: bool = False
    past: bool = False


FIELDS: dict[str, Field] = {
    "duty_id": Field(Of.PROMISE, decides=False, worded=True),  # it does where settings name single duties
    "provider": Field(Of.PROMISE),
    "receiver": Field(Of.PROMISE, decides=False, worded=True),
    "deliverable": Field(Of.PROMISE, decides=False, worded=True),
    "phrase": Field(Of.PROMISE, worded=True),
    "event": Field(Of.PROMISE, worded=True),
    "event_id": Field(Of.CASE, decides=False),
    "event_at": Field(Of.CASE, dated=True),
    "evidence": Field(Of.OUTCOME, decides=False),
    "evidence_no": Field(Of.OUTCOME, per_period=True, decides=False),
    "completeness": Field(Of.PROMISE, worded=True),
    "conditions": Field(Of.PROMISE, decides=False),
    "requirements": Field(Of.PROMISE, decides=False),
    "due_in": Field(Of.PROMISE, worded=True),
    "owner": Field(Of.PROMISE, decides=False, worded=True),
    "reviewer": Field(Of.REVIEW, decides=False),
    "stage": Field(Of.PROMISE, decides=False),
    "effective_from": Field(Of.PROMISE, dated=True, decides=False),
    "effective_to": Field(Of.PROMISE, dated=True, decides=False),
    "period": Field(Of.CASE),
    "work": Field(Of.OUTCOME, per_period=True),
    "submitted_at": Field(Of.OUTCOME, dated=True, per_period=True, past=True),
    "complete": Field(Of.OUTCOME, per_period=True),
    "verdict": Field(Of.REVIEW, per_period=True),
    "reviewed_at": Field(Of.REVIEW, dated=True, per_period=True, decides=False, past=True),
    "reason": Field(Of.REVIEW, per_period=True),
    "rework_due": Field(Of.REVIEW, dated=True, per_period=True),
    "resubmitted_at": Field(Of.OUTCOME, dated=True, per_period=True, past=True),
    "score": Field(Of.REVIEW, per_period=True),
    "score_reason": Field(Of.REVIEW, per_period=True, decides=False),
    "paused_from": Field(Of.CASE, dated=True, per_period=True),
    "paused_to": Field(Of.CASE, dated=True, per_period=True),
    "ended_at": Field(Of.CASE, dated=True, decides=False),
    "boundary": Field(Of.REMARK),
    "due_given": Field(Of.CASE, dated=True, per_period=True),
    "note": Field(Of.REMARK, decides=False),
    "number": Field(Of.REMARK, decides=False),
    "day": Field(Of.CALENDAR, dated=True),  # in a plain table 日期 is the day of the case
    "day_kind": Field(Of.CALENDAR, decides=False),
    # the other column of what stands in two, day and time (``header.SECOND``)
    "submitted_at_2": Field(Of.OUTCOME, per_period=True),
    "event_at_2": Field(Of.CASE),
}

DATED = frozenset(name for name, field in FIELDS.items() if field.dated)
PAST = frozenset(name for name, field in FIELDS.items() if field.past)
WORDED = tuple(name for name, field in FIELDS.items() if field.worded)
"""With the department, which may stand elsewhere, all that the promise of a row is made of."""
PER_PERIOD = tuple(name for name, field in FIELDS.items() if field.per_period)
OUTCOME = frozenset(name for name, field in FIELDS.items() if field.of in (Of.OUTCOME, Of.REVIEW, Of.REMARK))
"""Rows that differ in these alone are about the same thing owed."""
INDIFFERENT = frozenset(name for name, field in FIELDS.items() if not field.decides)

"""From what was judged to what is recorded, and back."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.duty import Duty
from toolkit.core.finding import Place
from toolkit.core.judge import started_days
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged, Obligation, Rework, Verdict
from toolkit.core.scoring import marks
from toolkit.core.status import Clock, Timeliness, Work
from toolkit.ledger.records import (
    TIMELINESS,
    TIMELINESS_OF,
    WORK,
    WORK_OF,
    Fact,
    Promise,
    Recorded,
    Texts,
    moment_code,
    moment_of,
    note_of,
    period_code,
    period_of,
)
from toolkit.ledger.said import as_closed, evidence_of, keep, said_of
from toolkit.record import NamedTuple


class Seen(NamedTuple):
    """An obligation and its fact, as a run is about to record it: number ``at`` of ``rows``."""

    name: str
    period: int
    event_at: int | None
    fact: Fact
    rows: Sequence[Judged]
    at: int

    @property
    def judged(self) -> Judged:
        """The obligation, made anew where rows are judged by column."""
        return self.rows[self.at]


class Coded(NamedTuple):
    """What is recorded of a verdict: the fields of a fact that follow from it."""

    work: int
    timeliness: int
    due: int | None
    nominal: int | None
    days_late: int | None
    provisional: int
    note: int


def coded(verdict: Verdict | Judged, sheet: str, texts: Texts) -> Coded:
    """A verdict on a row of a sheet as it is recorded."""
    due, nominal, timeliness = verdict.due, verdict.nominal_due, verdict.timeliness
    return Coded(
        WORK[verdict.work],
        TIMELINESS[timeliness],
        moment_code(due),
        None if nominal is due or nominal == due else moment_code(nominal),
        verdict.days_late if timeliness is Timeliness.LATE else None,
        int(verdict.provisional),
        texts.note(sheet, verdict.reason, verdict.ambiguity, verdict.clock),
    )


def first_right(judged: Judged) -> int | None:
    """Whether it was accepted as it was first handed in; None while the receiver has said nothing."""
    found = marks(judged)
    return found.first_right if found.reviewed else None


def seen(rows: Sequence[Judged], index: int, texts: Texts, period: int) -> Seen:
    """What a run found out about one of its obligations.

    Args:
        period: that of the run, for rows that name none.
    """
    judged = rows[index]
    row, rework = judged.obligation, judged.rework
    handed_in, again, review = row.submission, row.resubmission, row.review
    code = coded(judged, row.place.sheet, texts)
    fact = Fact(
        texts.promise(row.duty),
        row.place.row,
        code.work,
        code.timeliness,
        code.due,
        code.nominal,
        moment_code(handed_in.at) if handed_in else None,
        moment_code(again.at) if again else None,
        moment_code(rework.due) if rework else None,
        TIMELINESS[rework.timeliness] if rework else None,
        code.days_late,
        review.score if review else None,
        code.provisional,
        None,
        code.note,
        first_right(judged),
        keep(said_of(row), texts),
        evidence_of(row),
    )
    own = period_code(row.period) if row.period else period
    return Seen(row.id, own, moment_code(row.event_at), fact, rows, index)


def thaw(recorded: Recorded, texts: Texts, as_of: Moment, workbook: str, now: Judged | None = None) -> Judged:
    """A recorded obligation as it was judged, as of a moment.

    Args:
        now: the same obligation as just read: what is not recorded (its cells) is taken from there.
    """
    fact = recorded.fact
    note = note_of(texts.notes.get(fact.note, "{}"))
    timeliness, due = TIMELINESS_OF[fact.timeliness], moment_of(fact.due)
    days = _days(timeliness, due, as_of, fact.days_late)
    work = WORK_OF[fact.work]
    promise = texts.promises[fact.promise]
    if now is None:
        duty = Duty(
            promise.duty, promise.provider, promise.receiver, promise.deliverable, promise.phrase, owner=promise.owner
        )
        obligation = Obligation(
            recorded.name,
            duty,
            Place(workbook, note.get("sheet", ""), fact.row),
            period=period_of(recorded.period),
            event_at=moment_of(recorded.event_at),
            work=work,
        )
    else:
        obligation = _promised(now.obligation if now.work is work else _stood(now.obligation, work), promise)
    return Judged(
        as_closed(obligation, fact, texts),
        work,
        timeliness,
        nominal_due=moment_of(fact.nominal) or due,
        due=due,
        overdue=None if days is None else days > 0,
        days_late=days,
        provisional=bool(fact.provisional),
        ambiguity=tuple(note.get("ambiguity", ())),
        reason=note.get("reason", ""),
        clock=Clock(note["clock"]) if note.get("clock") else None,
        rework=_rework(fact, as_of),
    )


def _promised(row: Obligation, promise: Promise) -> Obligation:
    """An obligation in the words of a promise: another department is not charged with what was closed."""
    words = promise._asdict()
    words.pop("duty")
    duty = row.duty._replace(**words)
    return row if duty == row.duty else row._replace(duty=duty)


def _stood(row: Obligation, work: Work) -> Obligation:
    """An obligation that was frozen in another status than it has now: today's verdict is not what was said of it."""
    return row._replace(work=work, review=row.review._replace(verdict=None) if row.review else None)


def _rework(fact: Fact, as_of: Moment) -> Rework | None:
    """How a second submission was judged; None where none was wanted."""
    if fact.rework is None:
        return None
    again, wanted = moment_of(fact.resubmitted), moment_of(fact.rework_due)
    how, until = TIMELINESS_OF[fact.rework], again or as_of
    return Rework(wanted, again, how, _days(how, wanted, until, started_days(wanted, until) if wanted else None))


def _days(timeliness: Timeliness, due: Moment | None, as_of: Moment, recorded: int | None) -> int | None:
    if timeliness is Timeliness.LATE:
        return recorded
    if timeliness is Timeliness.OVERDUE and due is not None:
        return started_days(due, as_of)
    return None if timeliness is Timeliness.UNDETERMINED else 0

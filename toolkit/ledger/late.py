"""What of an obligation was changed by people, cell by cell: pure functions over facts."""

from __future__ import annotations

from collections.abc import Iterator

from toolkit.core.finding import shortened
from toolkit.core.obligation import Obligation
from toolkit.core.status import EXEMPT, Work
from toolkit.ledger.facts import Seen
from toolkit.ledger.records import WORK_OF, Fact, Texts, moment_of
from toolkit.ledger.said import Said, kept
from toolkit.record import NamedTuple

NOTHING = "—"
_LONG = 60


class Change(NamedTuple):
    """A cell that says something else now. ``variant``: of the message; ``fields``: whose cell it is, the first that
    the row has; ``before`` and ``after`` are empty where the message has its own words for them."""

    variant: str
    fields: tuple[str, ...]
    before: str = ""
    after: str = ""


def changes(old: Fact, now: Seen, texts: Texts) -> Iterator[Change]:
    """What people changed since a fact was recorded. What the calendar alone moves is no change."""
    new = now.fact
    if old.promise != new.promise:
        had, has = texts.promises[old.promise]._asdict(), texts.promises[new.promise]._asdict()
        yield from (_change(name, had[name], has[name]) for name in _PROMISED if had[name] != has[name])
    elif old.due != new.due and old.submitted == new.submitted and _is_owed(old) == _is_owed(new):
        yield _change("due_given", _moment(old.due), _moment(new.due))
    if old.submitted != new.submitted:
        yield _change("submitted_at", _moment(old.submitted), _moment(new.submitted))
    if old.resubmitted != new.resubmitted:
        yield _change("resubmitted_at", _moment(old.resubmitted), _moment(new.resubmitted))
    if old.score != new.score:
        yield _change("score", _number(old.score), _number(new.score))
    was, says = kept(old.review, texts), kept(new.review, texts)
    known = was is not None and says is not None
    if was is None or says is None:
        was = says = Said()
    yield from _said(old, new, was, says, "verdict" in now.judged.obligation.unreadable)
    if old.work != new.work and (old.submitted is None) == (new.submitted is None):
        row, before, work = now.judged.obligation, WORK_OF[old.work], WORK_OF[new.work]
        again = (old.resubmitted is None) != (new.resubmitted is None)
        if not known:  # 退回 and 重交时间 may have been typed together
            again = again and {before, work} == {Work.REJECTED, Work.SUBMITTED}
        # What follows from the verdict or a second submission alone is told by their own cells.
        if row.work is work or not (again or was.verdict != says.verdict):
            cell = status_cell(row, work)
            if not known and row.work is not work and before in _RECEIVER:
                cell = "verdict", "work"  # that is blank now
            yield Change(f"work-{before.value}-{work.value}", cell)


def status_cell(row: Obligation, work: Work) -> tuple[str, ...]:
    """The fields of which one says how an obligation stands: the receiver's word, where the status does not say it."""
    if row.work is not work and row.review is not None and row.review.verdict is work:
        return "verdict", "work"
    return "work", "verdict"


def _said(old: Fact, new: Fact, was: Said, says: Said, unread: bool) -> Iterator[Change]:
    """What the receiver and others said. A cell beside what is not there at all was not read: a reviewer where nothing
    was reviewed, the evidence of what was not handed in."""
    if was.verdict != says.verdict:
        yield Change(f"verdict-{was.verdict or _NONE}-{says.verdict or (_UNREAD if unread else _NONE)}", ("verdict",))
    if was.reason != says.reason:
        yield _change("reason", shortened(was.reason, _LONG), shortened(says.reason, _LONG))
    if _is_reviewed(old, was) and _is_reviewed(new, says):
        if was.reviewed_at != says.reviewed_at:
            yield _change("reviewed_at", _moment(was.reviewed_at), _moment(says.reviewed_at))
        if was.reviewer != says.reviewer:
            yield _change("reviewer", was.reviewer, says.reviewer)
        if was.score_reason != says.score_reason:
            yield _change("score_reason", shortened(was.score_reason, _LONG), shortened(says.score_reason, _LONG))
    if was.rework_due != says.rework_due:
        yield _change("rework_due", _moment(was.rework_due), _moment(says.rework_due))
    if old.submitted is not None and new.submitted is not None:
        if was.complete != says.complete:
            yield Change(f"complete-{_YES[was.complete]}-{_YES[says.complete]}", ("complete",))
        if old.evidence is not None and old.evidence != new.evidence:
            change = _change("evidence", shortened(old.evidence, _LONG), shortened(new.evidence or "", _LONG))
            yield change._replace(fields=("evidence_no", "evidence"))


_RECEIVER = frozenset({Work.ACCEPTED, Work.REJECTED})
"""What is the receiver's word, where the status does not say it."""
_PROMISED = ("provider", "receiver", "deliverable", "phrase", "owner")
"""Words of a promise that may change while the obligation stays the same; its id begins with the duty's."""
_NONE, _UNREAD = "none", "unread"
_YES = {True: "yes", False: "no", None: _NONE}


def _change(name: str, before: str, after: str) -> Change:
    return Change(name, (name,), before or NOTHING, after or NOTHING)


def _is_reviewed(fact: Fact, said: Said) -> bool:
    return bool(said.verdict or said.reason or fact.score is not None)


def _is_owed(fact: Fact) -> bool:
    """What is not owed has no due: where that changed, it is the status that a person changed."""
    return WORK_OF[fact.work] not in EXEMPT


def _moment(code: int | None) -> str:
    return NOTHING if code is None else str(moment_of(code))


def _number(value: float | None) -> str:
    return NOTHING if value is None else f"{value:g}"

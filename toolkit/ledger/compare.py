"""What is different from what was recorded: pure functions over facts."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from toolkit.core.finding import Finding, Place, Severity, shortened
from toolkit.core.obligation import Judged, Obligation
from toolkit.ledger.closing import Closing
from toolkit.ledger.facts import Seen, thaw
from toolkit.ledger.late import NOTHING, changes, status_cell
from toolkit.ledger.matching import match_renamed
from toolkit.ledger.records import WORK_OF, Recorded, Texts
from toolkit.ledger.steps import held

STATUS_STEP = "status-step"
LATE_CHANGE = "late-change"
LEVELS: dict[str, Severity] = {STATUS_STEP: Severity.WARNING, LATE_CHANGE: Severity.ERROR}
_SHORT = 30
_FINGERPRINT = 12


@dataclass(frozen=True, slots=True)
class Settled:
    """Obligations of one workbook with those of closed periods as they were frozen, and what was found.

    ``judged`` is None where nothing is frozen: they are as they were judged.
    ``frozen``: by sheet and row, those that would be judged otherwise today: what is written back for them.
    """

    judged: Sequence[Judged] | None
    findings: tuple[Finding, ...] = ()
    frozen: Mapping[tuple[str, int], Judged] = field(default_factory=dict)


# -- one workbook -------------------------------------------------------------------------------------------------


def settle(
    now: Sequence[Seen],
    before: Sequence[Recorded],
    closings: Mapping[int, Closing],
    texts: Texts,
    *,
    period: int,
    workbook: str,
    levels: Mapping[str, Severity | None] | None = None,
    known: Sequence[str] = (),
    fingerprint: str = "",
    copies: Container[int] = frozenset(),
) -> Settled:
    """Put what was judged beside what is recorded.

    Args:
        now: what the run found.
        before: the workbook's recorded obligations.
        closings: the closed periods, by ``period_code``.
        period: that of the run.
        known: the workbook's fingerprint when the period was closed, then those after our own writes.
        fingerprint: the workbook's now.
        copies: the recorded obligations that came from an earlier copy of the workbook, by their numbers.

    Returns:
        None for ``judged`` where nothing is frozen; else obligations of closed periods as they were frozen, others as
        judged; a finding for each status that may not follow the recorded one, and for each change since a period was
        closed.
    """
    # What was carried over into a later workbook goes on there, whether or not its period was closed before.
    kept = [r for r in before if r.number not in copies and (r.counts or r.period == period)]
    here = {r.number for r in kept}
    frozen_here = {r.period for r in kept if r.period in closings}
    out: dict[int, Judged | None] = {}  # None: as it was judged
    frozen: dict[tuple[str, int], Judged] = {}
    gone: list[Judged] = []
    findings: list[Finding] = []
    late = False
    for old, new, sure in match_renamed(before, now, texts):
        code = old.period if old else new.period if new else period
        closing = closings.get(code)
        carried = old.number not in here if old else code not in frozen_here and code != period
        if closing is None or carried:
            if new is not None:
                out[id(new)] = None
                base = held(old.fact, new) if old is not None and sure else None
                if base is not None:
                    findings.append(_step(new.judged, base, new.fact.work))
            continue
        changes = list(late_changes(closing, old, new, texts, workbook))
        late = late or bool(changes)
        findings += changes
        if old is not None and new is not None:
            stood = out[id(new)] = thaw(old, texts, closing.as_of, workbook, new.judged)
            place = stood.obligation.place
            frozen[place.sheet, place.row] = stood
        elif old is not None:
            gone.append(thaw(old, texts, closing.as_of, workbook))
    if frozen_here and not late and known and fingerprint and fingerprint not in known:
        params = _about(closings[max(frozen_here)])
        params |= {"before": known[0][:_FINGERPRINT], "after": fingerprint[:_FINGERPRINT]}
        if any(r.fact.review is None for r in kept if r.period in closings):
            findings.append(_finding(Place(workbook), LATE_CHANGE, params, "file-unknown", Severity.WARNING))
        else:
            findings.append(_finding(Place(workbook), LATE_CHANGE, params, "file", Severity.INFO))
    found = levelled(findings, levels or {})
    if not frozen_here and not gone and len(out) == len(now):
        return Settled(None, found)
    stand = ((out[id(n)] or n.judged) for n in now if id(n) in out)
    return Settled((*stand, *gone), found, frozen)


def gone(
    closing: Closing,
    before: Sequence[Recorded],
    texts: Texts,
    workbook: str,
    levels: Mapping[str, Severity | None] | None = None,
) -> Settled:
    """A workbook of a closed period that is not there any more: its obligations as they were frozen, and a finding."""
    params = _about(closing) | {"rows": str(len(before))}
    judged = tuple(thaw(r, texts, closing.as_of, workbook) for r in before)
    return Settled(judged, levelled([_finding(Place(workbook), LATE_CHANGE, params, "gone")], levels or {}))


def exchanged(
    closing: Closing,
    shape: str,
    before: str | None,
    after: str | None,
    name: str,
    levels: Mapping[str, Severity | None],
) -> tuple[Finding, ...]:
    """A deliverable or table of a closed period that is another file now, new or gone: what was looked into is not
    what is there.

    Args:
        before, after: its fingerprint as it was closed, and now: empty where it could not be read, None where it is
            not there.
    """
    params = _about(closing)
    if before is None:
        variant = f"file-{shape}-added"
    elif after is None:
        variant = f"file-{shape}-gone"
    elif before and after and before != after:
        params |= {"before": before[:_FINGERPRINT], "after": after[:_FINGERPRINT]}
        variant = f"file-{shape}"
    else:
        return ()
    return levelled([_finding(Place(name), LATE_CHANGE, params, variant)], levels)


def levelled(findings: Iterable[Finding], levels: Mapping[str, Severity | None]) -> tuple[Finding, ...]:
    """Findings in order, at the levels that the settings give their rules; None switches a rule off."""
    found = []
    for finding in findings:
        level = levels.get(finding.rule, finding.severity)
        if level is not None:
            found.append(finding._replace(severity=level))
    return tuple(sorted(found, key=lambda f: f.sort_key))


def late_changes(
    closing: Closing, old: Recorded | None, new: Seen | None, texts: Texts, workbook: str
) -> Iterator[Finding]:
    """What a person changed of one obligation since its period was closed, cell by cell.

    What the calendar alone moves (临期 becoming 逾期) is no change; neither is a row that stands elsewhere now.
    """
    about = _about(closing)
    if old is None:
        if new is not None:
            about |= {"what": _what(new.judged.obligation), "after": _status(new.judged)}
            yield _finding(_place(new.judged.obligation, "deliverable", "duty_id"), LATE_CHANGE, about, "added")
        return
    before = thaw(old, texts, closing.as_of, workbook)
    about["what"] = _what(before.obligation)
    if new is None:
        yield _finding(before.obligation.place, LATE_CHANGE, about | {"before": _status(before)}, "removed")
        return
    row = new.judged.obligation
    for change in changes(old.fact, new, texts):
        told = {"before": change.before, "after": change.after} if change.before else {}
        yield _finding(_place(row, *change.fields), LATE_CHANGE, about | told, change.variant)


def _step(judged: Judged, base: int, now: int) -> Finding:
    row = judged.obligation
    variant = f"{WORK_OF[base].value}-{WORK_OF[now].value}"
    fields = status_cell(row, WORK_OF[now])
    return _finding(_place(row, *fields, "submitted_at"), STATUS_STEP, {"what": _what(row)}, variant)


def _about(closing: Closing) -> dict[str, str]:
    return {"period": str(closing.period), "by": closing.reviewed_by, "at": str(closing.at)}


def _finding(
    place: Place, rule: str, params: Mapping[str, str], variant: str, level: Severity | None = None
) -> Finding:
    filled = {**params, "variant": variant}
    return Finding(place, rule, level or LEVELS[rule], tuple(sorted(filled.items())))


def _place(row: Obligation, *fields: str) -> Place:
    """The cell of the first of these fields that the row has; the whole row otherwise."""
    column = next((row.columns[name] for name in fields if name in row.columns), 0)
    place = row.place
    return Place(place.workbook, place.sheet, place.row, column) if column else place


def _what(row: Obligation) -> str:
    return shortened(row.duty.deliverable or row.duty.id or row.id, _SHORT)


def _status(judged: Judged) -> str:
    """A row in few words that both languages share: when it was due, when it was handed in."""
    handed_in = judged.obligation.submission.at if judged.obligation.submission else None
    return f"{judged.due or NOTHING} / {handed_in or NOTHING}"

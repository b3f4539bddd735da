"""Completeness of papers: a submission counts when what its duty requires is there.

The requirements (完整档案, 客户本人签字, 带订车单) stand in the duty's 完整性要求. Whether they are met is said by the
column 资料完整, and shown by the deliverable itself: a column or signature of its schema that ``x-completes`` the
requirement, for the case that the obligation is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from toolkit.catalogue import listed
from toolkit.core.finding import Place, shortened
from toolkit.core.obligation import Judged, Obligation
from toolkit.core.status import EXEMPT, HANDED_IN, Work
from toolkit.deliverables.examine import Examined, Unmet
from toolkit.deliverables.rules.base import Problem
from toolkit.sheet.vocabulary import normal


def papers(judged: Iterable[tuple[Judged, Sequence[Examined]]]) -> Iterator[Problem]:
    """Yield submissions that are incomplete, or of which nobody says whether they are.

    Args:
        judged: obligations, each with the examined files that are its evidence.
    """
    for one, files in judged:
        obligation = one.obligation
        wanted = obligation.duty.completeness
        if not concerned(one):
            continue
        case = obligation.event.id if obligation.event else ""
        absent = [f for f in files if case and f.cases and case not in f.cases]
        if absent and len(absent) == len([f for f in files if f.cases]):
            params = {"what": _what(obligation), "file": absent[0].name, "case": case}
            yield Problem(_place(obligation, "complete"), "paper-absent", params)
            continue
        lacking = [(c, u) for c in wanted if (u := _unmet(c, case, obligation, files))]
        said = complete(obligation)
        for condition, unmet in lacking:
            where = str(unmet.place)
            params = {"what": _what(obligation), "condition": condition, "case": case or "-", "where": where}
            rule = "paper-contradicted" if said else "paper-incomplete"
            # Only the sheet's own word decides whether it counts as handed in; where there is none, that is said.
            yield Problem(_place(obligation, "complete"), rule, params, "unsaid" if said is None else "")
        if said is None and not lacking and not all(_shown_by(c, files) for c in wanted):
            open_ = listed(c for c in wanted if not _shown_by(c, files))
            params = {"what": _what(obligation), "conditions": open_}
            yield Problem(_place(obligation, "complete"), "paper-unconfirmed", params)


def concerned(one: Judged) -> bool:
    """Whether something was handed in for a duty that requires papers."""
    if not one.obligation.duty.completeness or one.work in EXEMPT:
        return False
    return one.obligation.submission is not None or (one.work in HANDED_IN and one.work is not Work.REJECTED)


def complete(obligation: Obligation) -> bool | None:
    """What the column 资料完整 says. Of papers that were handed in again nobody has said that they lack anything."""
    if obligation.resubmission is not None and obligation.resubmission.complete is not None:
        return obligation.resubmission.complete
    first = obligation.submission.complete if obligation.submission else None
    if first is False and obligation.resubmission is not None:
        return True
    return first


def fits(one: str, other: str) -> bool:
    """Whether two wordings name the same requirement: 客户本人签字 and 经客户本人签字."""
    a, b = normal(one), normal(other)
    return bool(a) and bool(b) and (a in b or b in a)


def _unmet(condition: str, case: str, obligation: Obligation, files: Sequence[Examined]) -> Unmet | None:
    """What shows that a requirement is not met: a row of this very case, or of any where the duty has no cases."""
    any_case = not case and obligation.duty.event is None
    for file in files:
        for unmet in file.unmet:
            about = not unmet.case or any_case or unmet.case == case
            if about and fits(condition, unmet.condition):
                return unmet
    return None


def _shown_by(condition: str, files: Sequence[Examined]) -> bool:
    return any(fits(condition, met) for file in files for met in file.met)


def _what(obligation: Obligation) -> str:
    return shortened(obligation.duty.deliverable or obligation.duty.id, 30)


def _place(obligation: Obligation, field: str) -> Place:
    place = obligation.place
    return Place(place.workbook, place.sheet, place.row, obligation.columns.get(field, 0))

"""Closing a period and opening it again: what is signed, what stands in the way, what changed since."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from toolkit.app.ledger import Location
from toolkit.app.ledger.opening import open_ledger
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.ledger.closing import WRONG_USE, Basis, OpenItems, Refusal, Role, Signoff, Stage, Standing
from toolkit.workbook.formats import READABLE


@dataclass(frozen=True, slots=True)
class CloseReport:
    """Where a period stands, after what was asked for was done or ``refused``.

    ``late``: changes since the closing that stood in the workbooks at their last check. ``asked``: a sign-off or a
    reopening was asked for, not only how it stands.
    """

    period: Period
    standing: Standing
    basis: Basis
    late: int = 0
    refused: Refusal | None = None
    asked: bool = False
    by: str = ""

    @property
    def exit_code(self) -> int:
        """0: done, or closed and unchanged; 1: not yet; 2: asked for wrongly."""
        if self.refused is not None:
            return 2 if self.refused in WRONG_USE else 1
        if self.asked:
            return 0
        return 0 if self.standing.stage is Stage.CLOSED and not self.late and not self.basis.open.changed else 1


def status(location: Location, period: Period) -> CloseReport:
    """How a period stands.

    Raises:
        UsageError, CannotRunError: there is no ledger, or it cannot be read.
    """
    return _report(location, period)


def close(
    location: Location, period: Period, by: str, at: Moment, *, role: Role | None = None, accept: str | None = None
) -> CloseReport:
    """Sign for a period as prepared or reviewed; the review closes it.

    Args:
        role: None: what comes next.
        accept: why it is signed although something is open.

    Raises:
        UsageError, CannotRunError: there is no ledger, or it cannot be written.
    """
    from toolkit.ledger import signoffs

    changed = _changed(location, period)
    with_ledger = open_ledger(location, period)
    made = signoffs.sign(with_ledger, period, role, by, at, accept=accept, changed=changed)
    with_ledger.close()
    return _report(location, period, made, by)


def reopen(location: Location, period: Period, by: str, at: Moment, reason: str) -> CloseReport:
    """Open a closed period again; its statuses follow the workbooks from the next check on.

    Raises:
        UsageError, CannotRunError: there is no ledger, or it cannot be written.
    """
    from toolkit.ledger import signoffs

    with_ledger = open_ledger(location, period)
    made = signoffs.reopen(with_ledger, period, by, at, reason)
    with_ledger.close()
    return _report(location, period, made, by)


def close_json(report: CloseReport) -> dict[str, Any]:
    """A report for scripts: the contract of ``schemas/close.schema.json``."""
    now = report.standing
    return {
        "period": str(report.period),
        "state": now.stage.value,
        "prepared": _signed(now.prepared),
        "reviewed": _signed(now.reviewed),
        "reopened": _signed(now.reopened),
        "lapsed": _signed(now.lapsed),
        "last_run": report.basis.run or None,
        "as_of": str(report.basis.as_of) if report.basis.as_of else None,
        "open": items_json(report.basis.open),
        "late_changes": report.late,
        "refused": report.refused.value if report.refused else None,
    }


def _signed(signoff: Signoff | None) -> dict[str, Any] | None:
    if signoff is None:
        return None
    found: dict[str, Any] = {"by": signoff.by, "at": str(signoff.at), "run": signoff.run, "as_of": str(signoff.as_of)}
    found["reason"] = signoff.reason or None
    found["accepted"] = items_json(signoff.accepted) if signoff.accepted else None
    return found


def items_json(items: OpenItems) -> dict[str, Any]:
    """What stood in the way of closing."""
    return asdict(items) | {"changed": list(items.changed), "behind": items.behind or None}


def _report(location: Location, period: Period, made: Signoff | Refusal | None = None, by: str = "") -> CloseReport:
    from toolkit.ledger import reading, signoffs

    changed = _changed(location, period)
    ledger = open_ledger(location, period)
    with ledger.reading() as connection:
        standing, basis = signoffs.look(connection, period, changed)
        late = reading.late_changes(connection, period) if standing.stage is Stage.CLOSED else 0
    ledger.close()
    refused = made if isinstance(made, Refusal) else None
    return CloseReport(period, standing, basis, late, refused, made is not None, by)


def _changed(location: Location, period: Period) -> tuple[str, ...]:
    """Workbooks of a period that are not as they were when they were last checked, or not there any more.

    Where neither they nor any others are to be found, the ledger is read on another machine than the one that checks:
    nobody can tell.
    """
    from toolkit.ledger.versions import last_versions
    from toolkit.workbook.reading import fingerprint

    ledger = open_ledger(location, period)
    with ledger.reading() as connection:
        versions = last_versions(connection, period)
    ledger.close()
    found, there = [], 0
    for path, known in versions:
        try:
            same = fingerprint(location.file(path).read_bytes()) in known
            there += 1
        except OSError:
            same = False
        if not same:
            found.append(path)
    return tuple(found) if there or any(map(_holds_workbooks, {location.file(p).parent for p in found})) else ()


def _holds_workbooks(folder: Path) -> bool:
    try:
        return any(path.suffix.lower() in READABLE for path in folder.iterdir())
    except OSError:
        return False

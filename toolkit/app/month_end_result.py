"""What month-end found out over a folder: plain values that reporters, the summary workbook and JSON are made from."""

from __future__ import annotations

from pathlib import Path

from toolkit.app.noted import Noted
from toolkit.app.outcome import Exit, exit_of
from toolkit.app.papers import DeliverableRecord
from toolkit.app.past import Past
from toolkit.app.reconciliations import Reconciliation
from toolkit.app.result import CheckResult, Counts
from toolkit.app.tally import Tally
from toolkit.core.scoring import Targets
from toolkit.errors import CannotRunError
from toolkit.record import NamedTuple


class Expected(NamedTuple):
    """One deliverable that month-end expects, and whether any workbook has it."""

    department: str
    duty_id: str
    deliverable: str
    found: bool


class MonthEnd(NamedTuple):
    """Finance's check over a folder. ``departments`` are those expected; ``missing`` have no workbook.

    ``tally`` counts the obligations and ``noted`` the findings: the result need not hold them all. ``past`` is what the
    ledger says, None without one. ``unreconciled``: the titles of reconciliations that the settings want and
    that could not be done. ``unwritten``: why the summary could not be written, when it could not.
    """

    result: CheckResult
    departments: tuple[str, ...]
    missing: tuple[str, ...]
    tally: Tally
    noted: Noted
    expected: tuple[Expected, ...] = ()
    folder: Path = Path()
    deliverables: tuple[DeliverableRecord, ...] = ()
    reconciliations: tuple[Reconciliation, ...] = ()
    past: Past | None = None
    targets: Targets = Targets()
    unwritten: CannotRunError | None = None
    unreconciled: tuple[str, ...] = ()

    @property
    def counts(self) -> Counts:
        """Obligations of all departments by timeliness."""
        return self.tally.total.counts

    @property
    def exit_code(self) -> Exit:
        """Also something overdue is to be looked at."""
        failed = self.result.failed or any(d.error for d in self.deliverables)
        return exit_of(failed, also=self.result.needs_attention or self.counts.overdue > 0)

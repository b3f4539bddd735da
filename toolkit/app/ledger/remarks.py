"""What is to be said of the ledger itself at the end of a run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.moment import Moment
from toolkit.errors import CannotRunError
from toolkit.ledger.records import RunFacts, moment_code, moment_of

if TYPE_CHECKING:
    from toolkit.ledger.reading import Before
    from toolkit.ledger.store import Ledger


@dataclass(slots=True)
class Remarks:
    """Gathered while a run goes on.

    Attributes:
        begun: the ledger's file was there, and nothing in it.
        anew: it was made by this run, though the summary of an earlier month-end lies in the folder.
        overtaken: somebody closed the period in the meantime.
        failed: why nothing is kept any more; all else is without interest then.
        severity: how bad that is.
    """

    begun: bool = False
    anew: bool = False
    overtaken: bool = False
    failed: CannotRunError | None = None
    severity: Severity = Severity.ERROR
    _ahead: int = 0  # the latest moment of workbooks that the ledger has as of a later one than this run's

    def met(self, before: Before, as_of: Moment) -> None:
        """Note a workbook that may be known as of a later moment than the run's."""
        if before.is_ahead(moment_code(as_of) or 0):
            self._ahead = max(self._ahead, before.last_as_of)

    @property
    def unkept(self) -> bool:
        """Whether the ledger did not take the run, though it had to."""
        return self.failed is not None and self.severity is Severity.ERROR

    def findings(self, ledger: Ledger, run: RunFacts) -> Iterator[Finding]:
        """A finding for each."""

        def finding(key: str, level: Severity = Severity.WARNING, **params: object) -> Finding:
            filled = tuple(sorted((name, str(value)) for name, value in params.items()))
            return Finding(Place(ledger.short_name), key, level, filled)

        if self.failed is not None:
            yield finding(self.failed.key, self.severity, **self.failed.params)
            return
        if self.begun:
            yield finding("ledger-begun", name=ledger.name)
        if self.anew:
            yield finding("ledger-begun", name=ledger.name, variant="anew")
        if self._ahead:
            yield finding("ledger-ahead", as_of=_shown(run.as_of), later=_shown(moment_of(self._ahead)))
        if self.overtaken:
            yield finding("ledger-overtaken", period=run.period)


def _shown(moment: Moment | None) -> str:
    return str(moment).replace("T", " ")

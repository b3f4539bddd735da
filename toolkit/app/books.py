"""What a check asks of whoever keeps a ledger of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Protocol

from toolkit.app.result import FileRecord, Written
from toolkit.core.finding import Finding
from toolkit.core.obligation import Judged
from toolkit.crew import Crew
from toolkit.ledger.compare import Settled
from toolkit.workbook.port import WriteReceipt


class Books(Protocol):
    """Keeps one run: told of its beginning, then of each workbook twice. Whoever opened it finishes it."""

    def begin(self, crew: Crew, paths: Iterable[Path], look: Callable[[Path], Sequence[Judged]]) -> None:
        """Before the first workbook.

        Args:
            crew: keeps some workbooks while the others are judged.
            paths: of all that the run reads.
            look: what one of them owes, before it is its turn.
        """

    def settle(self, path: Path, name: str, fingerprint: str, judged: Sequence[Judged]) -> Settled:
        """A workbook is judged, and nothing written into it yet: what stands of its obligations.

        Raises:
            CannotRunError: that cannot be known, and it must not be written.
        """

    def record(
        self,
        record: FileRecord,
        judged: Sequence[Judged],
        findings: Sequence[Finding],
        written: Written | None,
        receipt: WriteReceipt | None,
    ) -> None:
        """What came of a workbook."""

"""What runs that did not finish wrote into workbooks: found again in the journals beside the backups."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import replace
from pathlib import Path

from toolkit.app.ledger.cells import written_cells
from toolkit.core.moment import Moment
from toolkit.errors import CannotRunError
from toolkit.ledger.records import FileFacts
from toolkit.record import NamedTuple
from toolkit.workbook.file import real
from toolkit.workbook.journal import count
from toolkit.workbook.naming import shown
from toolkit.workbook.port import WriteReceipt
from toolkit.workbook.writes import writes_to


class Lost(NamedTuple):
    """A write that its run did not come to record."""

    run: int
    receipt: WriteReceipt

    def facts(self, now: FileFacts) -> tuple[int, FileFacts]:
        """The workbook as that run had it, from what it is now; with the number of the run."""
        receipt = self.receipt
        changes, after = written_cells(receipt.path, receipt)
        return self.run, replace(
            now,
            fingerprint=receipt.fingerprint_before,
            after=after,
            error="",
            cells=receipt.cells,
            backup=shown(receipt.backup.name) if receipt.backup else "",
            changes=changes,
        )


def lost_writes(path: Path, now: str, known: Collection[str], runs: Mapping[int, Moment]) -> tuple[Lost, ...]:
    """The writes that lead from a version that the ledger knows, or from what a person saved, to that of now.

    Each one took place, for its result is what the next one, or this run, read.

    Args:
        now: the fingerprint of the workbook as it was read.
        known: those that the ledger has.
        runs: those that did not finish, with the moments as of which they judged, by which their writes are labelled.
    """
    if now in known:
        return ()
    try:
        writes = {w.journal.after: w for w in reversed(list(writes_to(real(path))))}
    except CannotRunError:
        return ()
    left = dict(sorted(runs.items(), reverse=True))
    found: list[Lost] = []
    while now not in known and (write := writes.pop(now, None)) is not None:
        journal, now = write.journal, write.journal.before
        run = next((number for number, as_of in left.items() if as_of.compact == journal.label), None)
        if run is not None:
            del left[run]
            cells = journal.cells
            told = 0 if cells is None else count(cells)
            receipt = WriteReceipt(path, told, write.backup, journal.before, journal.after, told=cells)
            found.append(Lost(run, receipt))
    return tuple(found)

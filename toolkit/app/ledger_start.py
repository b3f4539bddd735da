"""What the ledger held as a run began: the workbooks that the run is about, the closed periods, runs left unfinished.

A workbook that another run records in the meantime is noticed when it is recorded.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.app.ledger_place import Location
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.ledger.records import period_code

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toolkit.app.ledger_lost import Lost
    from toolkit.app.ledger_moved import Moves
    from toolkit.ledger.closing import Closing
    from toolkit.ledger.fact_reader import FactReader
    from toolkit.ledger.facts import Seen
    from toolkit.ledger.reading import Before
    from toolkit.ledger.store import Ledger


def head_of(location: Location, folder: Path | None) -> str:
    """How the ledger's names of the workbooks in a folder begin."""
    head = location.identity(folder) if folder else ""
    return "" if head in ("", ".") else head + "/"


@dataclass(slots=True)
class AtStart:
    """Read once, before the first workbook is settled.

    Attributes:
        folder: that the run is over; None where it is over files.
        known: the workbooks, by path in the ledger.
        moves: which of them stand elsewhere since, where the run says how to look at files.
    """

    ledger: Ledger
    location: Location
    folder: Path | None
    closings: dict[int, Closing]
    known: dict[str, Before] = field(default_factory=dict)
    moves: Moves | None = None
    _unfinished: dict[int, Moment] = field(default_factory=dict)

    def read(
        self, connection: Connection, files: Mapping[str, Path], look: Callable[[Path], Sequence[Judged]] | None
    ) -> None:
        """Read all but the closings.

        Args:
            files: that the run reads, by path in the ledger.
            look: what one of them owes, before it is its turn.

        Raises:
            CannotRunError: the ledger cannot be read.
        """
        from toolkit.ledger import reading

        self._unfinished = reading.unfinished(connection)
        head = None if self.folder is None else head_of(self.location, self.folder)
        if head is not None:
            self.known = reading.workbooks_below(connection, head)
        if rest := [path for path in files if head is None or not path.startswith(head)]:
            self.known |= reading.workbooks(connection, rest)
        if look is not None:
            from toolkit.app.ledger_moved import Moves

            self.moves = Moves(self.ledger, self.location, self.known, head, files, look)
            self.moves.begin(connection)

    def meet(self, identity: str, fingerprint: str, now: Sequence[Seen], facts: FactReader) -> Before:
        """What is known of a workbook that the run has read; under another path, if it is known to stand there now.

        Raises:
            CannotRunError: the ledger cannot be read.
        """
        from toolkit.ledger import reading

        if self.folder is None and identity not in self.known:
            with self.ledger.reading() as connection:
                self.known |= reading.workbooks(connection, [identity])
        if self.moves is not None:
            self.moves.meet(identity, fingerprint, now, facts)
        return self.known.get(identity) or reading.Before()

    def lost(self, path: Path, fingerprint: str, before: Before) -> tuple[Lost, ...]:
        """What runs wrote into a workbook that did not come to record it.

        Raises:
            CannotRunError: the ledger cannot be read.
        """
        runs = {number: as_of for number, as_of in self._unfinished.items() if number > before.last_run}
        if not runs:
            return ()
        from toolkit.app.ledger_lost import lost_writes
        from toolkit.ledger.versions import known_versions

        with self.ledger.reading() as connection:
            known = known_versions(connection, before.number)
        return lost_writes(path, fingerprint, known, runs)

    def closed_since(self, period: Period) -> bool:
        """Whether a period was closed, or reopened, while the run judged under what it found at first.

        Raises:
            CannotRunError: the ledger cannot be read.
        """
        from toolkit.ledger import reading

        code = period_code(period)
        with self.ledger.reading() as connection:
            return self.closings.get(code) != reading.closings(connection).get(code)

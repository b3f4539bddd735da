"""What the ledger held as a run began: the workbooks that the run is about, the closed periods, runs left unfinished.

A workbook that another run records in the meantime is noticed when it is recorded.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.app.ledger import Location
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.ledger.records import period_code

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toolkit.app.ledger.lost import Lost
    from toolkit.app.ledger.moves import Moves
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
        moves: the workbooks that the run is about, and which of them stand elsewhere since.
    """

    ledger: Ledger
    closings: dict[int, Closing]
    moves: Moves
    _unfinished: dict[int, Moment] = field(default_factory=dict)

    def read(self, connection: Connection) -> None:
        """Read all but the closings.

        Raises:
            CannotRunError: the ledger cannot be read.
        """
        from toolkit.ledger import reading

        self._unfinished = reading.unfinished(connection)
        moves, head = self.moves, self.moves.head
        if head is not None:
            moves.known |= reading.workbooks_below(connection, head)
        if rest := [path for path in moves.files if head is None or not path.startswith(head)]:
            moves.known |= reading.workbooks(connection, rest)
        moves.begin(connection)

    def meet(self, identity: str, fingerprint: str, now: Sequence[Seen], facts: FactReader) -> Before:
        """What is known of a workbook that the run has read; under another path, if it is known to stand there now.

        Raises:
            CannotRunError: the ledger cannot be read.
        """
        from toolkit.ledger import reading

        moves = self.moves
        if moves.head is None and identity not in moves.known:
            with self.ledger.reading() as connection:
                moves.known |= reading.workbooks(connection, [identity])
        moves.meet(identity, fingerprint, now, facts)
        return moves.known.get(identity) or reading.Before()

    def lost(self, path: Path, fingerprint: str, before: Before) -> tuple[Lost, ...]:
        """What runs wrote into a workbook that did not come to record it.

        Raises:
            CannotRunError: the ledger cannot be read.
        """
        runs = {number: as_of for number, as_of in self._unfinished.items() if number > before.last_run}
        if not runs:
            return ()
        from toolkit.app.ledger.lost import lost_writes
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

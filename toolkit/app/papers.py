"""Files beside the workbooks that month-end looks into: deliverables, and the tables that are reconciled."""

from __future__ import annotations

from pathlib import Path

from toolkit.core.moment import Moment
from toolkit.record import NamedTuple


class DeliverableRecord(NamedTuple):
    """One file that was looked for or looked into.

    ``expected``: an obligation names it. ``found`` False: it is not there, and ``name`` is what was looked for; of one
    that several departments owe there is a record for each. One that is there has one record, and ``others`` are the
    departments that owe it besides ``department``.
    ``error`` is a catalogue key when it could not be read. ``errors`` and ``warnings`` count its findings. ``due`` is
    the first due of the obligations that name it, ``handed_in`` when the sheets say that it was last handed in.
    """

    name: str
    path: Path | None
    expected: bool
    found: bool
    department: str = ""
    duties: tuple[str, ...] = ()
    schema: str = ""
    sheet: str = ""
    rows: int = 0
    errors: int = 0
    warnings: int = 0
    fingerprint: str = ""
    error: str = ""
    due: Moment | None = None
    handed_in: Moment | None = None
    others: tuple[str, ...] = ()

    @property
    def departments(self) -> tuple[str, ...]:
        """All that owe it."""
        return tuple(filter(None, (self.department, *self.others)))


class Source(NamedTuple):
    """A file that holds a table of a reconciliation; without a fingerprint where it could not be read."""

    path: Path
    name: str
    fingerprint: str = ""

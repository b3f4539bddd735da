"""What a check found out: plain values that reporters and JSON are made from."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from toolkit.app.outcome import Exit, exit_of
from toolkit.core.finding import Finding, Severity
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged, Verdict
from toolkit.core.period import Period
from toolkit.core.status import EXEMPT, Timeliness
from toolkit.record import NamedTuple
from toolkit.sheet.judged_rows import Chain, TableRows

Progress = Callable[[int, int, str], None]
"""Called before each file with how many are done, how many there are, and the name of the next."""

MOVED = "ledger-moved"
"""That the ledger knows a workbook again under another name: for information, and told all the same."""

SUMMARY = "summary"
"""``FileRecord.shape`` of a workbook that we made, among the others: nobody's, not counted, nothing to be checked."""


class Written(NamedTuple):
    """What was written into one workbook: number of cells, and where the backup is.

    ``beside``: the result workbook, where the file itself could not be written into.
    """

    workbook: str
    cells: int
    backup: Path | None
    beside: Path | None = None


class Counts(NamedTuple):
    """Obligations by timeliness; ``exempt`` are those of ``undetermined`` for which nothing is owed."""

    obligations: int = 0
    on_time: int = 0
    late: int = 0
    overdue: int = 0
    due_soon: int = 0
    not_due: int = 0
    undetermined: int = 0
    exempt: int = 0

    @property
    def on_time_rate(self) -> float | None:
        """on time / (on time + late + overdue); None when nothing has fallen due."""
        judged = self.on_time + self.late + self.overdue
        return self.on_time / judged if judged else None


class FileRecord(NamedTuple):
    """One workbook of the run. ``error`` is a catalogue key when it could not be read or written, else empty.

    ``department`` is the provider most of its rows name, ``departments`` are all of them, those with most rows first;
    ``shape`` is ``plain``, ``full``, ``SUMMARY`` or empty (no duty sheet).
    """

    name: str
    path: Path
    fingerprint: str = ""
    department: str = ""
    shape: str = ""
    counts: Counts = Counts()
    error: str = ""
    departments: tuple[str, ...] = ()

    @property
    def obligations(self) -> int:
        return self.counts.obligations


def count(judged: Sequence[Judged]) -> Counts:
    """Count obligations by timeliness."""
    by = dict.fromkeys(Timeliness, 0)
    exempt = 0
    for verdict, number in _verdicts(judged):
        by[verdict.timeliness] += number
        if verdict.work in EXEMPT:
            exempt += number
    return Counts(obligations=len(judged), exempt=exempt, **{t.value: number for t, number in by.items()})


def _verdicts(judged: Sequence[Judged]) -> Iterator[tuple[Verdict | Judged, int]]:
    """Verdicts with how many rows each is of, without making the rows where they are kept by column."""
    if isinstance(judged, Chain):
        for part in judged.parts:
            yield from _verdicts(part)
    elif isinstance(judged, TableRows):
        yield from judged.verdicts
    else:
        yield from ((j, 1) for j in judged)


class CheckResult(NamedTuple):
    """One run over any number of workbooks, as of one moment.

    ``calendar`` names the work calendar and its version; ``settings`` the settings file or preset in use.
    ``rows_kept`` False: the obligations of the files are only counted, and ``obligations`` are those of no file.
    ``unkept``: the ledger that runs are kept in did not take this one.
    """

    as_of: Moment
    period: Period
    obligations: Sequence[Judged] = ()
    findings: tuple[Finding, ...] = ()
    files: tuple[FileRecord, ...] = ()
    written: tuple[Written, ...] = ()
    calendar: str = ""
    settings: str = ""
    rows_kept: bool = True
    unkept: bool = False

    @property
    def counts(self) -> Counts:
        """Obligations by timeliness, of the rows that were kept or of all files."""
        held = count(self.obligations)
        return held if self.rows_kept else Counts(*map(sum, zip(held, *(f.counts for f in self.files), strict=True)))

    @property
    def failed(self) -> bool:
        """Whether a file could not be read or written, the ledger's among them."""
        return self.unkept or any(f.error for f in self.files)

    @property
    def needs_attention(self) -> bool:
        """Whether there are findings above information, or anything overdue."""
        return any(f.severity is not Severity.INFO for f in self.findings) or self.counts.overdue > 0

    @property
    def exit_code(self) -> Exit:
        """Also something overdue is to be looked at."""
        return exit_of(self.failed, also=self.needs_attention)

    def with_findings(self, more: tuple[Finding, ...]) -> CheckResult:
        """The same result with more findings, in order."""
        return self._replace(findings=tuple(sorted((*self.findings, *more), key=lambda f: f.sort_key)))

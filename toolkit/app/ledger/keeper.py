"""Keeping a ledger of a run: what a check hands it, and what it has to say about a check."""

from __future__ import annotations

import contextlib
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.app.files import presence
from toolkit.app.ledger import Location
from toolkit.app.ledger.absent import told_as_gone, with_absent
from toolkit.app.ledger.at_start import AtStart, head_of
from toolkit.app.ledger.cells import Held, facts_of, held_tables
from toolkit.app.ledger.opening import take_away
from toolkit.app.ledger.papers import as_files, exchanged_papers
from toolkit.app.ledger.remarks import Remarks
from toolkit.app.result import SUMMARY, CheckResult, FileRecord, Written
from toolkit.core.finding import Finding, Severity
from toolkit.core.obligation import Judged
from toolkit.errors import CannotRunError
from toolkit.ledger.compare import Settled, settle
from toolkit.ledger.records import FileFacts, RunFacts, period_code
from toolkit.record import NamedTuple
from toolkit.workbook.port import WriteReceipt

if TYPE_CHECKING:
    from toolkit.app.ledger.lost import Lost
    from toolkit.app.ledger.moves import Moves
    from toolkit.app.papers import DeliverableRecord, Source
    from toolkit.crew import Crew
    from toolkit.ledger.fact_reader import FactReader
    from toolkit.ledger.facts import Seen
    from toolkit.ledger.reading import Before
    from toolkit.ledger.recorder import Recorder
    from toolkit.ledger.store import Ledger


class _Met(NamedTuple):
    """What settling a workbook found out, until it is recorded."""

    identity: str
    before: Before
    now: Sequence[Seen]
    judged: Sequence[Judged]
    facts: FactReader
    tables: Held | None
    lost: tuple[Lost, ...] = ()


@dataclass(slots=True)
class Keeper:
    """Keeps one run."""

    ledger: Ledger
    location: Location
    run: RunFacts
    levels: dict[str, Severity | None]
    folder: Path | None = None
    made: Path | None = None  # the ledger's file, where this run made it
    readable: bool = True
    remarks: Remarks = field(default_factory=Remarks)
    _crew: Crew | None = None
    _moves: Moves | None = None
    _recorder: Recorder | None = None
    _settled: dict[Path, _Met] = field(default_factory=dict)
    _at_start: AtStart | None = None
    _seen: set[str] = field(default_factory=set)
    _strays: dict[str, tuple[FileFacts, Sequence[Finding]]] = field(default_factory=dict)
    _kept: set[int] = field(default_factory=set)  # by hash: what a thousand workbooks say would be held on to

    def begin(self, crew: Crew, paths: Iterable[Path], look: Callable[[Path], Sequence[Judged]]) -> None:
        """Before the first workbook is settled.

        Args:
            crew: keeps some workbooks while the others are judged.
            paths: of all that the run reads.
            look: what one of them owes, before it is its turn.
        """
        from toolkit.app.ledger.moves import Moves

        files = {self.location.identity(path): path for path in paths}
        head = None if self.folder is None else self._head()
        self._crew, self._moves = crew, Moves(self.ledger, self.location, {}, head, files, look)

    def try_out(self, *, writes: bool) -> None:
        """Find out before anything is touched whether the ledger takes the run.

        Where nothing is to be written into workbooks, they are judged without it, and ``finish`` says why.

        Raises:
            CannotRunError: it does not, and what is written into workbooks would be in no ledger.
        """
        from toolkit.ledger.store import QUICKLY, WHILE_AT_IT

        try:
            self.ledger.look_through(QUICKLY if self.folder is None else WHILE_AT_IT)
            self._recording().try_out()
        except CannotRunError as error:
            if writes:
                self.abandon()
                raise
            self.failed(error)

    def failed(self, error: CannotRunError, severity: Severity = Severity.ERROR) -> None:
        """Keep nothing from now on; ``finish`` says why."""
        self.remarks.failed, self.remarks.severity = error, severity

    def abandon(self) -> None:
        """The run was refused: a ledger that was made for it goes again, if nobody has recorded anything in it."""
        from toolkit.ledger.tables import RUN
        from toolkit.ledger.writes import next_number

        unused = False
        if self.made is not None:
            with contextlib.suppress(CannotRunError), self.ledger.reading() as connection:
                unused = next_number(connection, RUN) == 1
        self.ledger.close()
        if self.made is not None and unused:
            take_away(self.made)

    def settle(self, path: Path, name: str, fingerprint: str, judged: Sequence[Judged]) -> Settled:
        """Put a workbook's obligations beside what is recorded: before anything is written back.

        Where nothing is closed the run goes on without a ledger that cannot be read any more; ``finish`` says so.

        Raises:
            CannotRunError: the ledger cannot be read, and something is closed: it must not be written anew.
        """
        if not self.readable:
            return Settled(None)  # while one that only takes no more still says what is closed
        try:
            return self._settle(path, name, fingerprint, judged)
        except CannotRunError as error:
            if self._at_start is None or self._at_start.closings:
                raise
            self.failed(error)
            self.readable = False
            return Settled(None)

    def _settle(self, path: Path, name: str, fingerprint: str, judged: Sequence[Judged]) -> Settled:
        from toolkit.ledger import reading
        from toolkit.ledger.carried import copies as copies_of
        from toolkit.ledger.carried import perhaps_earlier, with_periods
        from toolkit.ledger.versions import fingerprints as versions

        recorder = self._recording()
        identity = self.location.identity(path)
        run = period_code(self.run.period)
        fingerprints: list[str] = []
        copies: frozenset[int] = frozenset()
        now, texts = recorder.facts.read(judged), recorder.facts.texts
        start = self._start()
        before, closings = start.meet(identity, fingerprint, now, recorder.facts), start.closings
        lost = start.lost(path, fingerprint, before)
        if asked := perhaps_earlier(now, self.run.period, texts):
            with self.ledger.reading() as connection:
                now = with_periods(connection, identity, now, asked, self.run.period, texts)
        if before.last_run:
            before = replace(before, obligations=[])  # read again where the workbook changed under us
            with self.ledger.reading() as connection:
                reading.fill(connection, [before], {run} | {s.period for s in now}, texts)
                closed = [r for r in before.obligations if r.period in closings]
                copies = copies_of(connection, identity, closed)
                frozen = [r.period for r in closed if r.number not in copies and (r.counts or r.period == run)]
                if frozen:
                    fingerprints, left = versions(connection, before.number, closings[max(frozen)].run)
                    fingerprints += [one.receipt.fingerprint_after for one in lost]
                    fingerprint = fingerprint if fingerprint in fingerprints else left.get(fingerprint, fingerprint)
        self._settled[path] = _Met(identity, before, now, judged, recorder.facts, held_tables(judged), lost)
        if not before.last_run and run not in closings:
            return Settled(None)
        return settle(
            now,
            before.obligations,
            closings,
            texts,
            period=run,
            workbook=name,
            levels=self.levels,
            known=fingerprints,
            fingerprint=fingerprint,
            copies=copies,
        )

    def _start(self) -> AtStart:
        """What the ledger held as the run began.

        Raises:
            CannotRunError: it cannot be read.
        """
        if self._at_start is None:
            from toolkit.ledger.reading import closings

            assert self._moves is not None, "begin() comes first"
            with self.ledger.reading() as connection:
                self._at_start = AtStart(self.ledger, closings(connection), self._moves)
                self._at_start.read(connection)
            with contextlib.suppress(CannotRunError):  # said when the run is to be recorded
                self._recording().announce()
        return self._at_start

    def _head(self) -> str:
        return head_of(self.location, self.folder)

    def record(
        self,
        record: FileRecord,
        judged: Sequence[Judged],
        findings: Sequence[Finding],
        written: Written | None,
        receipt: WriteReceipt | None,
    ) -> None:
        """Note what came of one workbook. A ledger that fails is said by ``finish``, not here."""
        if self.remarks.failed is not None:
            return
        settled = self._settled.pop(record.path, None)
        if settled is not None:
            self.remarks.met(settled.before, self.run.as_of)
        identity = settled.identity if settled else self.location.identity(record.path)
        self._seen.add(identity)
        self._kept.update(hash((record.name, f)) for f in findings)
        if record.shape == SUMMARY:
            self.remarks.anew = self.made is not None
            return
        facts = facts_of(identity, record, written, receipt, settled.tables if settled else None)
        if not (record.shape or judged):
            self._strays[identity] = facts, findings  # perhaps a deliverable: known when all workbooks have been read
            return
        try:
            recorder = self._recording()
            lost = [one.facts(facts) for one in settled.lost] if settled else ()
            if settled is None or settled.facts is not recorder.facts:
                recorder.add(facts, judged, findings, lost=lost)
            else:
                same = settled.judged is judged
                recorder.add(facts, judged, findings, settled.before, settled.now if same else None, lost)
        except CannotRunError as error:
            self.failed(error)

    def papers(self, deliverables: Sequence[DeliverableRecord], sources: Sequence[Source]) -> tuple[Finding, ...]:
        """Note the files that were looked into as evidence, and those that hold tables of reconciliations; what the
        ledger has to say about them."""
        from toolkit.ledger.versions import papers

        if self.remarks.failed is not None or self.folder is None:
            return ()
        now = {
            each.path: each
            for each in as_files((*sources, *deliverables), self.location)
            if each.path in self._strays or each.path not in self._seen  # else a duty workbook, noted with its rows
        }
        findings: Sequence[Finding] = ()
        try:
            start = self._start()
            start.moves.papers({path: facts.fingerprint for path, facts in now.items()})
            for identity, facts in now.items():
                said = self._strays.pop(identity, (facts, ()))[1]
                self._seen.add(identity)
                self._recording().add(facts, (), said)
            closing = start.closings.get(period_code(self.run.period))
            if closing is not None:
                with self.ledger.reading() as connection:
                    closed = papers(connection, self.run.period, closing.run)
                findings = exchanged_papers(
                    closing, closed, now, self.location, self._head(), self._seen - self._strays.keys(), self.levels
                )
        except CannotRunError as error:
            self.failed(error)
        return tuple(findings)

    def finish(self, result: CheckResult) -> CheckResult:
        """Keep the rest of the run; the result with what the ledger has to say about the run as a whole."""
        if self.remarks.failed is None:
            try:
                seen = self._seen
                if self._moves is not None:
                    result = result.with_findings(self._moves.findings())
                    seen = seen | self._moves.unkept
                if self.folder is not None:
                    result = with_absent(result, self.ledger, self.run.period, self._head(), seen, self.levels)
                    gone = told_as_gone(self.ledger, self.location, self.run, self._head(), seen, self.levels)
                    result = result.with_findings(gone)
                for facts, findings in self._strays.values():
                    self._recording().add(facts, (), findings)
                self._end_whole(result)
                self._recording().finish(result.calendar)
                self.remarks.overtaken = self._at_start is not None and self._at_start.closed_since(self.run.period)
            except CannotRunError as error:
                self.failed(error)
            finally:
                self.ledger.close()
        remarks = tuple(self.remarks.findings(self.ledger, self.run))
        result = result._replace(unkept=self.remarks.unkept)
        return result.with_findings(remarks) if remarks else result

    def _end_whole(self, result: CheckResult) -> None:
        """End a run over a whole folder: with its own findings, and those that came after their workbook was recorded.

        What stands of workbooks that were deleted or renamed stands no more; what was closed stays.
        """
        from toolkit.ledger.reading import WHOLE
        from toolkit.ledger.versions import left_over

        if self.folder is None or self.run.command != WHOLE:
            return
        rest = [f for f in result.findings if hash((f.place.workbook, f)) not in self._kept]
        self._recording().add(FileFacts(self.location.identity(self.folder) + "/", ""), (), rest)
        with self.ledger.reading() as connection:
            left = left_over(connection, period_code(self.run.period), self._head(), self._seen)
        for facts in left:
            if presence(self.location.file(facts.path)) is not None:  # else it may be there, as it was
                self._recording().add(facts, (), ())

    def _recording(self) -> Recorder:
        if self._recorder is None:
            from toolkit.ledger.recorder import Recorder

            self._recorder = Recorder(self.ledger, self.run, self._crew)
        return self._recorder

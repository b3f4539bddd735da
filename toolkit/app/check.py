"""The main job: read every workbook, judge every obligation, write the answers back.

Files are independent: one that cannot be read or written is a finding, and the others are checked all the same.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.app.access import Access, open_workbook
from toolkit.app.bulk_memory import Memory
from toolkit.app.check_one import Checked, Options, Planned, begin, check_again, judged_only
from toolkit.app.copies import Copies
from toolkit.app.files import sources
from toolkit.app.known_phrases import known_phrases
from toolkit.app.levels import EVIDENCE, NO_WORKBOOKS, telling
from toolkit.app.result import SUMMARY, CheckResult, FileRecord, Progress
from toolkit.app.work_calendar import calendar_of
from toolkit.core.finding import Finding, Place
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.crew import MOST_WEIGHT, Crew, Task
from toolkit.errors import WorkbookChangedError
from toolkit.record import NamedTuple
from toolkit.settings import Settings
from toolkit.sheet.judged_rows import Chain
from toolkit.workbook.naming import shown
from toolkit.workbook.port import WriteReceipt

if TYPE_CHECKING:
    from toolkit.app.ledger import Keeper

_MOST_WAITING = 128
"""Workbooks that are judged and not yet taken, and those of which it is not known yet whether they should be any."""


def check(
    paths: Sequence[Path],
    settings: Settings,
    *,
    as_of: Moment,
    period: Period | None = None,
    write: bool = True,
    progress: Progress | None = None,
    access: Access | None = None,
    keeper: Keeper | None = None,
    skip: frozenset[Path] = frozenset(),
    others: frozenset[Path] = frozenset(),
    named: Callable[[Sequence[Checked]], Collection[Path]] | None = None,
    doubtful: Callable[[Path], bool] | None = None,
    on_checked: Callable[[Checked], None] | None = None,
    keep_rows: bool = True,
    keep_findings: bool = True,
    jobs: int | None = None,
) -> CheckResult:
    """Check workbooks and folders of workbooks.

    Args:
        as_of: the moment as of which everything is judged; a bare day means its end.
        period: the business period of rows that name none.
        write: write our columns and the result sheet back; False leaves every file untouched.
        access: password and patience; without it, encrypted files and files in use are reported.
        keeper: keeps the run in a ledger, and says what stands of closed periods; the caller finishes it.
        skip: resolved paths of files that are passed over.
        others: resolved paths of files that need not be duty workbooks.
        named: gives more of them, once every workbook that is one has been read; it is given those that are read and
            wait for its answer.
        doubtful: which files may turn out to be among them though they look like duty workbooks: nothing is written
            into them before it is known.
        on_checked: called with what came of each workbook, as soon as it is known.
        keep_rows, keep_findings: False leaves obligations, or findings, out of the result, so that memory does not grow
            with the workbooks.
        jobs: how many processes may work at once; None for one more than there are processors, at most four.
    """
    as_of = as_of.whole
    period = settings.period_at(as_of, period)
    calendar = calendar_of(settings)
    found = [s for s in sources(paths) if not skip or s.path.resolve() not in skip]
    copies = Copies([s.path for s in found])
    options = Options(as_of, period, write, keeper, Memory(), others, copies)
    results = _Results(keeper, on_checked, named, keep_rows, keep_findings)
    if access is not None and access.patience is not None:
        jobs = 1  # the patience is one for all files
    with known_phrases(settings.words), Crew(jobs, len(found)) as crew:
        if keeper:
            keeper.crew = crew
            by_path = {s.path: s for s in found}
            keeper.files = {keeper.location.identity(path): path for path in by_path}
            keeper.look = lambda path: judged_only(
                open_workbook(path, settings, access or Access()), by_path[path], settings, calendar, options
            )
        line = _Line(crew, results.take)
        held: list[_Held] = []
        rows_held = 0
        for number, source in enumerate(found):
            if progress:
                progress(number, len(found), source.name)
            about = open_workbook(source.path, settings, access or Access()), source, settings, calendar, options
            again = partial(check_again, *about)
            if doubtful and len(held) < _MOST_WAITING and rows_held < MOST_WEIGHT and doubtful(source.path):
                one = _Held(begin(*about), again)
                held.append(one)
                rows_held += len(one.checked.judged)
            else:
                line.put(partial(begin, *about), again)
        line.finish()
        there = named([one.checked for one in held]) if named and held else ()
        for one in held:
            if one.checked.record.shape and one.checked.record.path.resolve() in there:
                results.keep(_evidence(one.checked, settings))
            else:
                line.put(one.judged, one.again)
        line.finish()
        results.settle()
    checked = results.in_order([source.path for source in found])
    if progress:
        progress(len(found), len(found), "")
    return CheckResult(
        as_of=as_of,
        period=period,
        obligations=Chain([c.judged for c in checked]),
        findings=tuple(sorted((f for c in checked for f in c.findings), key=lambda f: f.sort_key)),
        files=tuple(c.record for c in checked),
        written=tuple(c.written for c in checked if c.written),
        calendar=calendar.label,
        settings=settings.label,
        rows_kept=keep_rows,
    )


def nothing_found(paths: Sequence[Path], result: CheckResult, settings: Settings) -> tuple[Finding, ...]:
    """That there was nothing to check, which a wrong folder and a clean one would else have in common.

    What we made in an earlier run, such as the summary of an empty folder, is nothing to check.
    """
    if any(file.error or file.shape != SUMMARY for file in result.files):
        return ()
    folders = [Place(shown(path.resolve().name)) for path in paths if path.is_dir()]
    return tuple(f for folder in folders for f in telling(NO_WORKBOOKS, folder, settings.rules))


def _evidence(one: Checked, settings: Settings) -> Checked:
    """A file that a row names as evidence, and that looks like a duty sheet: it is said, not judged or written."""
    record = FileRecord(one.record.name, one.record.path, one.record.fingerprint)
    return Checked(record, findings=telling(EVIDENCE, Place(record.name), settings.rules))


class _Results:
    """What came of the workbooks, told as soon as it is known.

    One that is no duty workbook waits, for a row of a later one may name it as a file that need not be any.
    """

    def __init__(
        self,
        keeper: Keeper | None,
        on_checked: Callable[[Checked], None] | None,
        named: Callable[[Sequence[Checked]], Collection[Path]] | None,
        keep_rows: bool,
        keep_findings: bool,
    ) -> None:
        self._keeper = keeper
        self._on_checked = on_checked
        self._named = named
        self._keep_rows = keep_rows
        self._keep_findings = keep_findings
        self._checked: list[Checked] = []
        self._strays: list[Checked] = []

    def take(self, one: Checked) -> None:
        """Keep what came of a workbook, or let it wait."""
        if self._named and one.stray and len(self._strays) < _MOST_WAITING:
            self._strays.append(one)
        else:
            self.keep(one)

    def keep(self, one: Checked) -> None:
        """Tell and keep what came of a workbook."""
        if self._keeper:
            self._keeper.record(one.record, one.judged, one.findings, one.written, one.receipt)
        if self._on_checked:
            self._on_checked(one)
        one = one._replace(receipt=None)  # which holds on to all that was written
        if not self._keep_rows:
            one = one._replace(judged=())
        self._checked.append(one if self._keep_findings else one._replace(findings=()))

    def settle(self) -> None:
        """Tell and keep those that wait: every workbook has been read."""
        there = self._named(()) if self._named and self._strays else ()
        for one in self._strays:
            self.keep(one.known if one.record.path.resolve() in there else one)
        self._strays.clear()

    def in_order(self, paths: Sequence[Path]) -> list[Checked]:
        """All that was kept, in the order of these paths."""
        order = {path: number for number, path in enumerate(paths)}
        return sorted(self._checked, key=lambda one: order[one.record.path])


class _Held(NamedTuple):
    """A workbook that is judged, and not written before it is known that it is one. ``again``: as of ``_Line.put``."""

    begun: Checked | Planned
    again: Callable[[], Checked]

    @property
    def checked(self) -> Checked:
        """What is known of it before anything is written."""
        return self.begun.checked if isinstance(self.begun, Planned) else self.begun

    def judged(self) -> Checked | Planned:
        """Itself, where a workbook is asked for that is still to be judged."""
        return self.begun


class _Waiting(NamedTuple):
    """A workbook that is judged. ``task`` writes it; None where nothing is to be written, or it is written already."""

    begun: Checked | Planned
    task: Task[tuple[WriteReceipt, bool]] | None
    again: Callable[[], Checked]


class _Line:
    """Workbooks in their order: each is taken when it is written, and so are those before it."""

    def __init__(self, crew: Crew, take: Callable[[Checked], None]) -> None:
        self._crew = crew
        self._take = take
        self._waiting: deque[_Waiting] = deque()

    def put(self, begin: Callable[[], Checked | Planned], again: Callable[[], Checked]) -> None:
        """Judge a workbook, and have it written now or soon.

        Args:
            again: what to do if it changes before it is written.
        """
        begun, task = begin(), None
        if isinstance(begun, Planned):
            if begun.apart:
                task = Task(begun.write_apart, len(begun.checked.judged))
            else:
                begun = _written(begun, begun.write, again)
        self._waiting.append(_Waiting(begun, task, again))
        if task is not None:
            self._crew.add(task)
        while self._waiting and (self._ready(self._waiting[0]) or len(self._waiting) > _MOST_WAITING):
            self._first()

    def finish(self) -> None:
        """Have all written and taken that are not yet."""
        while self._waiting:
            self._first()

    @staticmethod
    def _ready(waiting: _Waiting) -> bool:
        return waiting.task is None or waiting.task.done

    def _first(self) -> None:
        begun, task, again = self._waiting.popleft()
        if isinstance(begun, Planned):
            assert task is not None
            self._crew.finish(task)
            begun = _written(begun, partial(begun.receipt, task.result), again)
        self._take(begun)


def _written(planned: Planned, write: Callable[[], WriteReceipt], again: Callable[[], Checked]) -> Checked:
    try:
        return planned.done(write)
    except WorkbookChangedError:
        return again()

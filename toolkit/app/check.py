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
from toolkit.app.check_one import Checked, Options, Planned, begin, check_again
from toolkit.app.files import sources
from toolkit.app.known_phrases import known_phrases
from toolkit.app.result import CheckResult, FileRecord
from toolkit.app.work_calendar import work_calendar
from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.crew import MOST_WEIGHT, Crew, Task
from toolkit.errors import WorkbookChangedError
from toolkit.record import NamedTuple
from toolkit.settings import Settings
from toolkit.sheet.judged_rows import Chain
from toolkit.workbook.port import WriteReceipt

if TYPE_CHECKING:
    from toolkit.app.ledger import Keeper

Progress = Callable[[int, int, str], None]
"""Called before each file with how many are done, how many there are, and the name of the next."""

EVIDENCE = "evidence-not-judged"
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
    as_of = as_of if as_of.has_time else Moment.end_of(as_of.day)
    period = period or settings.period or Period.containing(as_of.day)
    calendar = work_calendar(settings.country, settings.company_days)
    options = Options(as_of, period, write, settings.departments, keeper, Memory(), others)
    found = sources(paths)
    if skip:
        found = [s for s in found if s.path.resolve() not in skip]
    checked: list[Checked] = []
    strays: list[Checked] = []

    def take(one: Checked) -> None:
        if named and one.stray and len(strays) < _MOST_WAITING:
            strays.append(one)
        else:
            keep(one)

    def keep(one: Checked) -> None:
        if keeper:
            keeper.record(*one)
        if on_checked:
            on_checked(one)
        one = one._replace(receipt=None)  # which holds on to all that was written
        if not keep_rows:
            one = one._replace(judged=())
        checked.append(one if keep_findings else one._replace(findings=()))

    if access is not None and access.patience is not None:
        jobs = 1  # the patience is one for all files
    with known_phrases(settings.words), Crew(jobs, len(found)) as crew:
        line = _Line(crew, take)
        held: list[tuple[Checked | Planned, Callable[[], Checked]]] = []
        rows_held = 0
        if keeper:
            keeper.crew = crew
        for number, source in enumerate(found):
            if progress:
                progress(number, len(found), source.name)
            about = open_workbook(source.path, settings, access or Access()), source, settings, calendar, options
            again = partial(check_again, *about)
            if doubtful and len(held) < _MOST_WAITING and rows_held < MOST_WEIGHT and doubtful(source.path):
                begun = begin(*about)
                held.append((begun, again))
                rows_held += len(begun.checked.judged) if isinstance(begun, Planned) else 0
            else:
                line.put(partial(begin, *about), again)
        line.finish()
        waiting = [begun.checked if isinstance(begun, Planned) else begun for begun, _ in held]
        there = named(waiting) if named and held else ()
        for one, (begun, once_more) in zip(waiting, held, strict=True):
            if one.record.shape and one.record.path.resolve() in there:
                keep(_evidence(one, settings))
            else:
                line.put(partial(_same, begun), once_more)
        line.finish()
        there = named(()) if named and strays else ()
        for one in strays:
            keep(one.known if one.record.path.resolve() in there else one)
    if strays or held:
        order = {source.name: number for number, source in enumerate(found)}
        checked.sort(key=lambda c: order[c.record.name])
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


def _evidence(one: Checked, settings: Settings) -> Checked:
    """A file that a row names as evidence, and that looks like a duty sheet: it is said, not judged or written."""
    record = FileRecord(one.record.name, one.record.path, one.record.fingerprint)
    level = settings.rules.get(EVIDENCE, Severity.INFO)
    return Checked(record, findings=(Finding(Place(record.name), EVIDENCE, level),) if level else ())


def _same(begun: Checked | Planned) -> Checked | Planned:
    return begun


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

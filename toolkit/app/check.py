"""The main job: read every workbook, judge every obligation, write the answers back.

Files are independent: one that cannot be read or written is a finding, and the others are checked all the same.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.app.access import open_workbook
from toolkit.app.bulk_memory import Memory
from toolkit.app.check_one import Checked, Planned, Run, begin, check_again, judged_only
from toolkit.app.copies import Copies
from toolkit.app.files import resolved, sources
from toolkit.app.known_phrases import known_phrases
from toolkit.app.levels import EVIDENCE, NO_WORKBOOKS, telling
from toolkit.app.order import NO_MORE, Keep, Means, Order
from toolkit.app.result import SUMMARY, CheckResult, FileRecord
from toolkit.app.work_calendar import calendar_of
from toolkit.core.finding import Finding, Place
from toolkit.crew import MOST_WEIGHT, Crew, Task
from toolkit.errors import WorkbookChangedError
from toolkit.record import NamedTuple
from toolkit.settings import Settings
from toolkit.sheet.judged_rows import Chain
from toolkit.workbook.naming import shown
from toolkit.workbook.port import WriteReceipt

if TYPE_CHECKING:
    from toolkit.app.books import Books

_MOST_WAITING = 128
"""Workbooks that are judged and not yet taken, and those of which it is not known yet whether they should be any."""


class Watcher:
    """What a check tells its caller of the workbooks as they go by, and asks about them. This one has nothing to say.

    ``skip``: resolved paths of files that are passed over. ``others``: of files that need not be duty workbooks.
    ``waits``: whether ``named`` may say so of more.
    """

    skip: frozenset[Path] = frozenset()
    others: frozenset[Path] = frozenset()
    waits = False

    def doubtful(self, path: Path) -> bool:
        """Whether a file may be named though it looks like a duty workbook: nothing is written into it before it is
        known."""
        return False

    def named(self, waiting: Sequence[Checked]) -> Collection[Path]:
        """Resolved paths of more files that need not be duty workbooks: asked once every workbook that is one has been
        taken, but for those that wait for the answer."""
        return ()

    def take(self, one: Checked) -> None:
        """What came of a workbook, as soon as it is known."""


_NOBODY = Watcher()


def check(
    paths: Sequence[Path],
    settings: Settings,
    order: Order,
    means: Means = NO_MORE,
    *,
    books: Books | None = None,
    watcher: Watcher = _NOBODY,
) -> CheckResult:
    """Check workbooks and folders of workbooks.

    Args:
        books: keeps the run, and says what stands of closed periods; the caller finishes it.
        watcher: told of every workbook.
    """
    found = [s for s in sources(paths) if not watcher.skip or s.path.resolve() not in watcher.skip]
    calendar = calendar_of(settings)
    run = Run(order, settings, calendar, books, Memory(), watcher.others, Copies([s.path for s in found]))
    results = _Results(books, watcher, order.keep)
    jobs = means.jobs if means.access.patience is None else 1  # the patience is one for all files
    with known_phrases(settings.words), Crew(jobs, len(found)) as crew:
        if books:
            by_path = {s.path: s for s in found}
            books.begin(
                crew, by_path, lambda path: judged_only(open_workbook(path, settings, means.access), by_path[path], run)
            )
        line = _Line(crew, results.take)
        held: list[_Held] = []
        rows_held = 0
        for number, source in enumerate(found):
            if means.progress:
                means.progress(number, len(found), source.name)
            about = open_workbook(source.path, settings, means.access), source, run
            again = partial(check_again, *about)
            if len(held) < _MOST_WAITING and rows_held < MOST_WEIGHT and watcher.doubtful(source.path):
                one = _Held(begin(*about), again)
                held.append(one)
                rows_held += len(one.checked.judged)
            else:
                line.put(partial(begin, *about), again)
        line.finish()
        there = watcher.named([one.checked for one in held]) if held else ()
        for one in held:
            if one.checked.record.shape and one.checked.record.path.resolve() in there:
                results.keep(_evidence(one.checked, settings))
            else:
                line.put(one.judged, one.again)
        line.finish()
        results.settle()
    checked = results.in_order([source.path for source in found])
    if means.progress:
        means.progress(len(found), len(found), "")
    return CheckResult(
        as_of=order.as_of,
        period=order.period,
        obligations=Chain([c.judged for c in checked]),
        findings=tuple(sorted((f for c in checked for f in c.findings), key=lambda f: f.sort_key)),
        files=tuple(c.record for c in checked),
        written=tuple(c.written for c in checked if c.written),
        calendar=calendar.label,
        settings=settings.label,
        rows_kept=order.keep == "all",
    )


def nothing_found(
    paths: Sequence[Path], result: CheckResult, settings: Settings, passed_over: frozenset[Path] = frozenset()
) -> tuple[Finding, ...]:
    """That there was nothing to check in a folder, which a wrong folder and a clean one would else have in common.

    What we made in an earlier run, such as the summary of an empty folder, is nothing to check.

    Args:
        passed_over: resolved paths of files that were seen, and are of another kind.
    """
    seen = [file.path for file in result.files if file.error or file.shape != SUMMARY]
    if len(paths) == 1 and (seen or passed_over):
        return ()
    found = passed_over.union(resolved(path) for path in seen)
    folders = [path for path in paths if path.is_dir()]
    empty = [folder for folder in folders if found.isdisjoint(resolved(source.path) for source in sources([folder]))]
    places = [Place(shown(folder.resolve().name)) for folder in empty]
    return tuple(f for place in places for f in telling(NO_WORKBOOKS, place, settings.rules))


def _evidence(one: Checked, settings: Settings) -> Checked:
    """A file that a row names as evidence, and that looks like a duty sheet: it is said, not judged or written."""
    record = FileRecord(one.record.name, one.record.path, one.record.fingerprint)
    return Checked(record, findings=telling(EVIDENCE, Place(record.name), settings.rules))


class _Results:
    """What came of the workbooks, told as soon as it is known.

    One that is no duty workbook waits, for a row of a later one may name it as a file that need not be any.
    """

    def __init__(self, books: Books | None, watcher: Watcher, keep: Keep) -> None:
        self._books = books
        self._watcher = watcher
        self._keep = keep
        self._checked: list[Checked] = []
        self._strays: list[Checked] = []

    def take(self, one: Checked) -> None:
        """Keep what came of a workbook, or let it wait."""
        if self._watcher.waits and one.stray and len(self._strays) < _MOST_WAITING:
            self._strays.append(one)
        else:
            self.keep(one)

    def keep(self, one: Checked) -> None:
        """Tell and keep what came of a workbook."""
        if self._books:
            self._books.record(one.record, one.judged, one.findings, one.written, one.receipt)
        self._watcher.take(one)
        one = one._replace(receipt=None)  # which holds on to all that was written
        if self._keep != "all":
            one = one._replace(judged=())
        self._checked.append(one._replace(findings=()) if self._keep == "nothing" else one)

    def settle(self) -> None:
        """Tell and keep those that wait: every workbook has been read."""
        there = self._watcher.named(()) if self._strays else ()
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

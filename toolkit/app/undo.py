"""Taking back the last write to a workbook, or all that the last run wrote into those of a folder."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from pathlib import Path

from toolkit.app.access import Access
from toolkit.app.files import sources
from toolkit.catalogue import LANGUAGES, text
from toolkit.errors import CannotRunError, WriteRefusedError
from toolkit.record import NamedTuple
from toolkit.settings import Settings
from toolkit.workbook import reading
from toolkit.workbook.atomic import read_bytes
from toolkit.workbook.backups import FOLDER
from toolkit.workbook.beside_marks import is_result_name
from toolkit.workbook.file import real
from toolkit.workbook.naming import shown
from toolkit.workbook.undo import Undone, undo_cells, undo_file
from toolkit.workbook.writes import Noted, under_old_name, writes_in


class Each(NamedTuple):
    """What came of one workbook that the run wrote: what was undone, or why nothing was."""

    name: str
    undone: Undone | None = None
    error: CannotRunError | None = None


class RunUndone(NamedTuple):
    """What came of a folder.

    ``run``: when the run began, in UTC; ``label``: that of its writes. ``left``: files that it made, which stay.
    """

    run: datetime
    label: str
    workbooks: tuple[Each, ...]
    left: tuple[str, ...]

    @property
    def failed(self) -> int:
        """How many workbooks are not as they were."""
        return sum(one.error is not None for one in self.workbooks)


class _Of(NamedTuple):
    """A write of a run: the workbook by the name that people know, and where it is; None where it is gone."""

    name: str
    path: Path | None
    noted: Noted


def undo(
    path: Path, settings: Settings, access: Access, *, cells_only: bool = False, only: Noted | None = None
) -> Undone:
    """Restore what our last write changed; a second call goes one write further back.

    Args:
        cells_only: give back only the cells that we wrote and nobody changed since; without it the whole file is
            restored, byte for byte, and refused if anybody changed it since.
        only: take back this write and no other.

    Raises:
        CannotRunError: one of its kinds; nothing was changed.
    """
    if not cells_only:
        return undo_file(path, access.patience, only)
    keep = settings.backups_keep
    return undo_cells(path, keep=keep, password=access.password, patience=access.patience, only=only)


def undo_run(
    folder: Path,
    settings: Settings,
    access: Access,
    *,
    cells_only: bool = False,
    progress: Callable[[int, int, str], None] | None = None,
) -> RunUndone:
    """Restore every workbook of a folder, searched as a check does, that the last run wrote.

    That run is the newest of those of which something still stands in a workbook that is there, but for one upon which
    another run wrote: that goes first. What one workbook does not allow keeps none of the others; another call tries it
    again, or goes one run further back.

    Raises:
        WriteRefusedError: there is none.
    """
    found = _Folder(folder).last_run()
    if not found:
        raise WriteRefusedError("undo-none-folder", folder=folder)
    done = []
    for number, one in enumerate(found):
        if progress:
            progress(number, len(found), one.name)
        done.append(_undone(one, settings, access, cells_only))
    journal = found[0].noted.journal
    run = datetime.fromisoformat(journal.run)
    return RunUndone(run, journal.label, tuple(done), tuple(_made_since(folder, run)))


def _undone(one: _Of, settings: Settings, access: Access, cells_only: bool) -> Each:
    try:
        if one.path is None:
            raise WriteRefusedError("undo-gone", name=one.name)
        return Each(one.name, undo(one.path, settings, access, cells_only=cells_only, only=one.noted))
    except CannotRunError as error:
        return Each(one.name, error=error)


class _Folder:
    """The workbooks of a folder, searched as a check does, and the writes to them."""

    def __init__(self, folder: Path) -> None:
        self._root = folder.resolve()
        self._names: dict[Path, str] = {}
        self._files: dict[Path, Path] = {}
        """By folder and name as journals have it: where a workbook is, and what people call it."""
        for source in sources([folder]):
            try:
                path = real(source.path)
            except CannotRunError:
                continue
            self._files[path.parent / shown(path.name)] = path
            self._names[path] = source.name
        homes = {path.parent for path in self._names} | {f.parent.resolve() for f in _visible(folder, FOLDER)}
        self._noted = {home: writes_in(home) for home in sorted(homes)}
        self._now: dict[Path, str] = {}

    def last_run(self) -> list[_Of]:
        """The writes of the last run that are to be taken back, in order of the workbooks' names; empty for none."""
        runs: defaultdict[str, defaultdict[Path, list[Noted]]] = defaultdict(lambda: defaultdict(list))
        before: defaultdict[tuple[Path, str], list[str]] = defaultdict(list)  # the runs that wrote into a version
        for home, noted in self._noted.items():
            within = home.is_relative_to(self._root)
            for one in noted:
                place, run = one.place, one.journal.run
                ours = place in self._files or (within and not is_result_name(place.name))
                if ours and one.stands and run:
                    runs[run][place].append(one)
                    before[place, one.journal.before].append(run)
        newest: list[_Of] = []
        for run in sorted(runs, reverse=True):
            found = [of for place, writes in runs[run].items() if (of := self._of(place, writes))]
            if not any(of.path and of.noted.backup.exists() for of in found):
                continue  # one whose workbooks, or their backups, are all gone bars the way to none before it
            found.sort(key=lambda of: of.name)
            # Clocks differ and are put right, and runs may overlap: what another run wrote upon goes after that.
            if not any(set(before[of.noted.place, of.noted.journal.after]) - {run} for of in found if self._left(of)):
                return found
            newest = newest or found
        return newest

    def _left(self, of: _Of) -> bool:
        """Whether a workbook is no more what the write made of it."""
        return of.path is not None and self._fingerprint(of.path) != of.noted.journal.after

    def _of(self, place: Path, writes: Sequence[Noted]) -> _Of | None:
        """The write of a run to one workbook; None where it was killed before the workbook was changed."""
        path = self._files.get(place)
        if path is None:
            others = [p for p in self._names if p.parent == place.parent and p.suffix == place.suffix]
            again = [(p, n) for p in others for n in self._under_old_name(p) if n in writes]
            if len(again) == 1:
                return _Of(self._names[again[0][0]], *again[0])
            return _Of(place.relative_to(self._root).as_posix(), None, writes[0])
        now = self._fingerprint(path)
        standing = [n for n in writes if n.journal.before != now]
        last = next((n for n in standing if n.journal.after == now), standing[-1] if standing else None)
        return _Of(self._names[path], path, last) if last else None

    def _under_old_name(self, path: Path) -> list[Noted]:
        now = self._fingerprint(path)
        return under_old_name(path, now, self._noted[path.parent]) if now else []

    def _fingerprint(self, path: Path) -> str:
        """Empty for a file that cannot be read."""
        if path not in self._now:
            try:
                self._now[path] = reading.fingerprint(read_bytes(path))
            except CannotRunError:
                self._now[path] = ""
        return self._now[path]


def _visible(folder: Path, name: str) -> Iterator[Path]:
    for path in folder.rglob(name):
        if not any(part.startswith((".", "~$")) for part in path.parent.relative_to(folder).parts):
            yield path


def _made_since(folder: Path, run: datetime) -> Iterator[str]:
    """Our own files in a folder that a run may have made, or made anew: its summary and its result workbooks."""
    summaries = {p for lang in LANGUAGES for p in folder.glob(text("month-end-file", lang, period="*"))}
    results = {p for p in _visible(folder, "*.xlsx") if is_result_name(p.name) and not p.name.startswith((".", "~$"))}
    for path in sorted(summaries | results):
        if path.exists() and path.stat().st_mtime >= run.timestamp():  # not a link that leads nowhere
            yield shown(path.relative_to(folder).as_posix())

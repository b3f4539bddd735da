"""Workbooks that were renamed or moved, as a run meets them: the ledger calls them by their new paths from then on."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.app.files import presence
from toolkit.app.ledger import Location
from toolkit.app.ledger.moves_told import Moved, as_findings, told
from toolkit.core.finding import Finding
from toolkit.core.obligation import Judged
from toolkit.errors import CannotRunError
from toolkit.ledger.paths import other_month
from toolkit.ledger.records import Recorded, Texts
from toolkit.workbook import backups
from toolkit.workbook.reading import fingerprint

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from toolkit.ledger.fact_reader import FactReader
    from toolkit.ledger.facts import Seen
    from toolkit.ledger.reading import Before
    from toolkit.ledger.store import Ledger

_MOST = 64
"""Edited workbooks, and those that are gone, beyond which it is not asked which is which: each would be read twice."""


@dataclass(slots=True)
class Moves:
    """What moved, as far as one run can tell.

    ``known``: the workbooks of the ledger by path, as the run has them; kept up to date here. ``head``: how the paths
    in the run's folder begin, None where it is about single files. ``files``: those that the run reads, by path.
    ``look``: reads and judges one of them, for its obligations alone.
    """

    ledger: Ledger
    location: Location
    known: dict[str, Before]
    head: str | None
    files: Mapping[str, Path]
    look: Callable[[Path], Sequence[Judged]]
    told: list[Moved] = field(default_factory=list)
    unkept: set[str] = field(default_factory=set)  # old paths that the ledger still has, since it takes no more
    _versions: dict[str, str] = field(default_factory=dict)
    _holders: dict[str, list[str]] | None = None
    _new: dict[str, str] | None = None
    _decided: set[tuple[str, str]] = field(default_factory=set)  # files, as they are, that were looked for by content
    _gone: dict[int, dict[str, tuple[int, list[Recorded]]]] = field(default_factory=dict)
    _rows: dict[str, Sequence[Seen]] = field(default_factory=dict)
    _alike: dict[tuple[str, str, int], bool] = field(default_factory=dict)
    _journals: dict[Path, frozenset[str]] = field(default_factory=dict)

    def begin(self, connection: Connection) -> None:
        """Read the last versions of the workbooks that the run is about; of single files, as it comes to them."""
        from toolkit.ledger.moves import last_versions
        from toolkit.ledger.reading import below

        if self.known and self.head is not None:
            self._versions = last_versions(connection, below(self.head))

    def meet(self, path: str, version: str, now: Sequence[Seen], facts: FactReader) -> None:
        """A workbook that was read: see whether the ledger knows it by another path.

        Raises:
            CannotRunError: the ledger cannot be read or written.
        """
        if path in self.known and self._last(path) in ("", version):
            return
        if version in self._held() and (path, version) not in self._decided:
            self._same_content({p: v for p, v in self._unknown(path, version).items() if v in self._held()})
        if path not in self.known:
            self._same_rows(path, version, now, facts)

    def papers(self, versions: Mapping[str, str]) -> None:
        """The same for files beside the workbooks, by path."""
        new = {path: version for path, version in versions.items() if version and path not in self.known}
        if new and not self._held().keys().isdisjoint(new.values()):
            self._same_content(new)

    def _last(self, path: str) -> str:
        """The last version of a workbook; empty where the ledger has none."""
        if self.head is None and self._holders is None and path not in self._versions:
            from toolkit.ledger.moves import at, last_versions

            with self.ledger.reading() as connection:
                self._versions |= last_versions(connection, at(path))
        return self._versions.get(path, "")

    def _held(self) -> Mapping[str, Sequence[str]]:
        """The paths of all workbooks of the ledger, by their last version."""
        if self._holders is None:
            from toolkit.ledger.moves import last_versions

            with self.ledger.reading() as connection:
                self._versions = last_versions(connection)
            self._holders = _by_version(self._versions)
        return self._holders

    def _unknown(self, path: str, version: str) -> dict[str, str]:
        """A file and those of the run that the ledger does not know, with their versions."""
        if self._new is None:
            new = ((p, _version(file)) for p, file in self.files.items() if p not in self.known and p != path)
            self._new = {p: found for p, found in new if found}
        if path not in self.known:
            self._new[path] = version
        return {p: v for p, v in self._new.items() if p not in self.known} | {path: version}

    def _file(self, path: str) -> Path:
        return self.files.get(path) or self.location.file(path)

    def _is_gone(self, path: str) -> bool:
        """Whether nothing is where a workbook was. Nor where it would be from a folder further up: one with settings of
        its own names its workbooks from itself once it is not named for its period any more."""
        root = self.location.root or Path()
        return path not in self.files and not any(
            presence(place / path) is not False for place in (root, *root.parents)
        )

    # -- by content ------------------------------------------------------------------------------------------------

    def _same_content(self, todo: dict[str, str]) -> None:
        from toolkit.ledger.moves import same_content

        held = self._held()
        new: dict[str, str] = {}
        gone: dict[str, list[str]] = defaultdict(list)
        there: dict[str, list[str]] = defaultdict(list)
        looked: set[str] = set()
        while todo:
            path, version = todo.popitem()
            new[path] = version
            for old in held.get(version, ()):
                if old in looked:
                    continue
                looked.add(old)
                lost = self._is_gone(old)
                now = "" if lost else _version(self._file(old))
                displaced = now != version and now in held  # what lies in its place is another
                (gone if lost or displaced else there)[version].append(old)
                if displaced and old not in new:
                    todo[old] = now
        self._decided.update(new.items())
        moved = {path: old for path, old in same_content(new, gone, there).items() if not other_month(old, path)}
        self._move({path: old for path, old in moved.items() if path in self.known or self._is_ours(path, old)})

    # -- by most of its rows ---------------------------------------------------------------------------------------

    def _same_rows(self, path: str, version: str, now: Sequence[Seen], facts: FactReader) -> None:
        from toolkit.ledger.moves import alike, holding

        if not now:
            return
        period = Counter(row.period for row in now).most_common(1)[0][0]
        gone = {old: one for old, one in self._gone_in(period).items() if not other_month(old, path)}
        others = [p for p in self._unknown(path, version) if p != path] if gone else []
        if not gone or len(others) > _MOST:
            return
        self._rows[path] = now
        for other in others:
            if other not in self._rows:
                self._rows[other] = facts.read(self.look(self.files[other]))
        for old, (_, rows) in gone.items():
            for p in (path, *others):
                if (old, p, period) not in self._alike:
                    self._alike[old, p, period] = alike(rows, [r for r in self._rows[p] if r.period == period])
        fits = {old: [p for p in (path, *others) if self._alike[old, p, period]] for old in gone}
        mine = [old for old, paths in fits.items() if path in paths]
        if len(mine) != 1 or fits[mine[0]] != [path] or not self._is_ours(path, mine[0]):
            return
        number, rows = gone[mine[0]]
        with self.ledger.reading() as connection:
            alone = holding(connection, rows) <= {number}
        if alone:
            self._move({path: mine[0]})

    def _gone_in(self, period: int) -> dict[str, tuple[int, list[Recorded]]]:
        """The workbooks that count in a period and are not there any more: their numbers and what they owe in it."""
        if period not in self._gone:
            from toolkit.ledger.moves import counting
            from toolkit.ledger.reading import Before, fill

            with self.ledger.reading() as connection:
                gone = {path: n for path, n in counting(connection, period).items() if self._is_gone(path)}
                before = {path: Before(n) for path, n in gone.items()} if len(gone) <= _MOST else {}
                fill(connection, list(before.values()), [period], Texts())
            self._gone[period] = {p: (b.number, [r for r in b.obligations if r.counts]) for p, b in before.items()}
        return self._gone[period]

    def findings(self) -> tuple[Finding, ...]:
        """What has another name or place: told of the run, for out of a workbook the next one would take it again."""
        return as_findings(self.told, self.head)

    # -- both ------------------------------------------------------------------------------------------------------

    def _is_ours(self, path: str, old: str) -> bool:
        """Whether what is gone from one place may be what came to another.

        A ledger beside its workbooks knows no others. One that others use too knows some that cannot be seen from here,
        of the same template perhaps: there it takes the journal of what we wrote, beside the file or where it was.
        """
        if self.location.is_beside:
            return True
        version = self._versions.get(old, "")
        return any(version in self._left(file.parent) for file in (self._file(path), self._file(old)))

    def _left(self, folder: Path) -> frozenset[str]:
        if folder not in self._journals:
            self._journals[folder] = backups.versions_left(folder)
        return self._journals[folder]

    def _move(self, moved: Mapping[str, str]) -> None:
        """Have the ledger call workbooks by their new paths, and with most of a folder the rest of it."""
        from toolkit.ledger import moves, reading

        if not moved:
            return
        try:
            with self.ledger.writing() as connection:
                done = moves.rename(connection, {**self._folder(connection, moved), **moved}, self.head)
                known = reading.workbooks(connection, moved)  # another run may have been faster
                known |= reading.workbooks(connection, done)
        except CannotRunError:  # said when the run is to be recorded; what is closed is closed all the same
            with self.ledger.reading() as connection:
                before = reading.workbooks(connection, moved.values())
            done = {new: old for new, old in moved.items() if old in before}
            known = {new: before[old] for new, old in done.items()}
            self.unkept.update(done.values())
        for old in done.values():
            self.known.pop(old, None)
        self.known.update(known)
        versions = {new: self._versions.get(old, "") for new, old in done.items()}
        self._versions = {p: v for p, v in self._versions.items() if p not in done.values()} | versions
        self._holders = _by_version(self._versions)
        for gone in self._gone.values():
            for old in done.values():
                gone.pop(old, None)
        self.told += told(done, self.head)

    def _folder(self, connection: Connection, moved: Mapping[str, str]) -> dict[str, str]:
        """The rest of a folder most of which is known again in the run's."""
        from toolkit.ledger import moves

        if self.head is None:
            return {}
        new = [path for path in self.files if path not in self.known]
        was = moves.folder_of(moved, self.head, new, self._versions)
        if not was or not self._is_gone(was):
            return {}
        rest = (path for path in moves.paths_below(connection, was) if path not in moved.values())
        return {self.head + old.removeprefix(was) or "./": old for old in rest}


def _by_version(versions: Mapping[str, str]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for path, version in versions.items():
        if version:
            found.setdefault(version, []).append(path)
    return found


def _version(file: Path) -> str:
    """The version of a file; empty where it cannot be read."""
    try:
        return fingerprint(file.read_bytes())
    except OSError:
        return ""

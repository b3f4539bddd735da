"""Whose a folder is, where workbooks lie in several: what one branch handed in never counts for another.

Where the way to a file leaves the way to a workbook and enters a folder with a workbook of a department of the same
name, or one called like those whose workbooks lie there, the file is theirs. Other folders are everybody's, also where
workbooks lie in them, but for those below that are called like another's (交付件/东城店).
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path

from toolkit.deliverables.library import plain
from toolkit.record import NamedTuple
from toolkit.workbook.naming import shown

SHORTEST = 2
"""Characters of a department's name behind that of its branch: 保险部 of 东城店保险部."""


class Owner(NamedTuple):
    """Who owes a file: the folder of the workbook that says so, the department, and to whom it is owed."""

    near: Path
    provider: str = ""
    receiver: str = ""


class Places:
    """The folders of a run by whose they are.

    Args:
        home: the folder of all workbooks.
        books: the workbooks of departments, each with those that owe something in it.
        departments: all that are known.
    """

    def __init__(
        self, home: Path, books: Mapping[Path, Iterable[str]] | None = None, departments: Iterable[str] = ()
    ) -> None:
        self._home = home.resolve()
        self._departments = frozenset(map(plain, departments))
        self._resolved: dict[Path, Path] = {}
        self._known: dict[tuple[Path, Path, Owner, str], bool] = {}
        self._taken: dict[Path, set[str]] = {}
        self._names: dict[str, set[str]] = {}
        for book, providers in (books or {}).items():
            own = {self._without_branch(provider, book.parent) for provider in providers}
            for folder in self._way(self._real(book.parent)):
                self._taken.setdefault(folder, set()).update(own)
                self._names.setdefault(plain(folder.name), set()).update(own)

    def of_another(self, path: Path, base: Path, owner: Owner, pattern: str = "") -> bool:
        """Whether a file is somebody else's than this owner's.

        Args:
            base: the folder below which it was found.
            pattern: that names it. One that writes the folder's name means the file in that folder.
        """
        key = (path.parent, base, owner, pattern)
        if key not in self._known:
            self._known[key] = self._is_anothers(self._real(path.parent), base, owner, pattern)
        return self._known[key]

    def _is_anothers(self, folder: Path, base: Path, owner: Owner, pattern: str) -> bool:
        near = self._real(owner.near)
        inside = folder.is_relative_to(self._home)
        common = Path(os.path.commonpath((folder, near))) if inside else self._real(base)
        parts = folder.relative_to(common).parts
        meant = {plain(owner.provider), plain(owner.receiver)} - {""}
        others = [part for part in parts if not _is_meant(plain(part), meant, pattern)]
        mine = self._without_branch(owner.provider, owner.near)
        first = self._taken.get(common / parts[0]) if others and inside and others[0] == parts[0] else None
        if first is not None and self._is_held(plain(parts[0]), first, mine):
            return True
        own = {plain(step.name) for step in self._way(near)}
        return any(
            (name in self._names and name not in own and self._is_held(name, self._names[name], mine))
            or self._is_branch(name, plain(owner.provider))
            for name in map(plain, others)
        )

    def same(self, one: Owner, other: Owner) -> bool:
        """Whether two are the department of one name, each in a branch of its own."""
        return self._without_branch(one.provider, one.near) == self._without_branch(other.provider, other.near)

    def _is_held(self, name: str, there: Collection[str], mine: str) -> bool:
        """Whether a folder with workbooks is another's: of a department like mine, or called like one or its branch."""
        return mine in there or any(department.startswith(name) for department in self._departments)

    def _without_branch(self, provider: str, near: Path) -> str:
        """保险部 of 东城店保险部, whose workbook lies in 东城店."""
        name = plain(provider)
        for branch in (plain(step.name) for step in self._way(self._real(near))):
            if name.startswith(branch) and len(name) - len(branch) >= SHORTEST:
                return name[len(branch) :]
        return name

    def shown(self, path: Path) -> str:
        """A file by its folder in the home folder: what a row may write to mean this very file."""
        real = self._real(path.parent) / path.name
        top = self._home.parent if real.parent == self._home else self._home
        return shown(real.relative_to(top).as_posix() if real.is_relative_to(top) else path.name)

    def _is_branch(self, name: str, provider: str) -> bool:
        """Whether a folder is called as a branch which has the same department as another's: 东城店 to 南城店保险部."""
        tails = (d[len(name) :] for d in self._departments if d.startswith(name))
        return any(len(tail) >= SHORTEST and provider.endswith(tail) for tail in tails)

    def _way(self, folder: Path) -> list[Path]:
        """A folder and those above it, below the home folder."""
        return [step for step in (folder, *folder.parents) if step != self._home and step.is_relative_to(self._home)]

    def _real(self, folder: Path) -> Path:
        if folder not in self._resolved:
            self._resolved[folder] = folder.resolve()
        return self._resolved[folder]


def is_written(folder: str, pattern: str) -> bool:
    """Whether a pattern writes the name of a folder: 东城店 in 东城店/欠款报表-{period}.xlsx."""
    return plain(folder) in plain(pattern).replace("\\", "/").split("/")[:-1]


def _is_meant(name: str, departments: Iterable[str], pattern: str) -> bool:
    """Whether a folder is that of one of these departments, or of their branch; or the pattern names it."""
    return is_written(name, pattern) or any(department.startswith(name) for department in departments)

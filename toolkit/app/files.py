"""Which files a command is about: workbooks named or found in folders, in a stable order."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path

from toolkit.record import NamedTuple
from toolkit.workbook.beside_marks import is_result_name
from toolkit.workbook.formats import READABLE
from toolkit.workbook.naming import shown

_HIDDEN = (".", "~$")
_OF_THE_SYSTEM = {"$recycle.bin", "recycler", "system volume information", "#recycle", "@recycle", "@eadir"}
"""Folders of deleted files and the like that Windows and network drives keep beside a person's own."""


class Source(NamedTuple):
    """A workbook: where it is, what people call it, and whether it was found by looking through a folder."""

    path: Path
    name: str
    found: bool


def sources(paths: Sequence[Path]) -> list[Source]:
    """Every workbook of the given files and folders, once, folders searched all the way down in order of name.

    Owner files (``~$…``), hidden files and folders, recycle bins, our own backups and result workbooks are passed over.
    A path that does not exist, and a folder that cannot be looked into, are returned as they are: reading them says so.
    """
    _real_folder.cache_clear()  # each run looks anew
    seen: set[Path] = set()
    out: list[Source] = []
    for path in paths:
        found = _in_folder(path) if path.is_dir() else iter([Source(path, shown(path.name), False)])
        for source in found:
            real = resolved(source.path)
            if real not in seen:
                seen.add(real)
                out.append(source)
    return out


def resolved(path: Path) -> Path:
    """Where a file really is, as ``Path.resolve`` says; the folders of a run are looked up once."""
    if os.name == "nt" or path.is_symlink() or path.name in ("", ".."):
        try:
            return path.resolve()
        except (OSError, RuntimeError):  # a circle of links: reading it says so
            return path.absolute()
    return _real_folder(path.parent) / path.name


@lru_cache(maxsize=4096)
def _real_folder(folder: Path) -> Path:
    return folder.resolve()


def presence(file: Path) -> bool | None:
    """Whether there is such a file; None where nobody can tell who may not look into its folder."""
    try:
        file.stat()
    except PermissionError:
        return None
    except OSError:
        return False
    return True


def _in_folder(folder: Path) -> Iterator[Source]:
    found: list[Path] = []
    closed: list[Path] = []
    for place, folders, names in os.walk(folder, onerror=lambda error: closed.append(Path(error.filename))):
        folders[:] = [n for n in folders if not n.startswith(_HIDDEN) and n.lower() not in _OF_THE_SYSTEM]
        found += [Path(place, name) for name in names if not name.startswith(_HIDDEN)]
    for path in sorted([*found, *(path for path in closed if path.is_dir())]):
        workbook = path.suffix.lower() in READABLE and not is_result_name(path.name)
        # A link to what is no more there is told of; a pipe or the like is nothing.
        if (workbook and (path.is_file() or (path.is_symlink() and not path.exists()))) or path in closed:
            yield Source(path, shown(path.relative_to(folder).as_posix() if path != folder else path.name), True)

"""Branches, each with its workbooks in a folder: departments of one name in several, and workbooks in the wrong one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from toolkit.app.result import FileRecord
from toolkit.record import NamedTuple
from toolkit.sheet.units import fold


class Astray(NamedTuple):
    """A workbook all of whose departments are of other branches than the one in whose folder it lies."""

    file: str
    department: str
    folder: str
    home: str


def of_other_branches(files: Sequence[FileRecord]) -> list[Astray]:
    """Workbooks that were copied from another branch and not changed, or put into the wrong folder.

    A branch is known by departments that are called by its folder: 东城店保险部 in 东城店. Where one row of a workbook
    is of the branch in whose folder it lies, or what it holds is nowhere else, it is none of these.
    """
    homes: defaultdict[str, set[str]] = defaultdict(set)  # a department → the folders that it is called by
    for file in files:
        folder = _folder(file)
        for name in file.departments:
            if _is_called_by(name, folder):
                homes[fold(name)].add(folder)
    branches = {folder for some in homes.values() for folder in some}
    found = []
    for file in files:
        folder, theirs = _folder(file), [homes.get(fold(name), set()) for name in file.departments]
        if folder in branches and theirs and all(some and folder not in some for some in theirs):
            found.append(Astray(file.name, file.departments[0], folder, min(theirs[0])))
    return found


def in_several_folders(files: Sequence[FileRecord]) -> dict[str, list[str]]:
    """Departments that workbooks of several folders speak of, as branches do, with those folders; the run's is ""."""
    names: dict[str, str] = {}
    found: defaultdict[str, dict[str, None]] = defaultdict(dict)
    for file in files:
        for name in file.departments:
            found[names.setdefault(fold(name), name)][_folder(file)] = None
    return {name: sorted(folders) for name, folders in found.items() if len(folders) > 1}


def _folder(file: FileRecord) -> str:
    return file.name.rpartition("/")[0]


def _is_called_by(department: str, folder: str) -> bool:
    name, branch = fold(department), fold(folder.rpartition("/")[2])
    return bool(branch) and name != branch and name.startswith(branch)

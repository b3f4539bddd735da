"""Where the ledger lies, and what it calls the workbooks.

Where nothing names one, month-end keeps its ledger in a file beside the workbooks: ``.dutybook/ledger.sqlite``. It is
looked for from the folder upwards, like ``dutybook.toml``. A new one goes beside the settings in use; else, where the
folder is named for its period as ``dutybook roll`` names them (2026-10, 月结-2026-10), into its parent, so that twelve
months share one; else into the folder. A workbook is known by its path from there, so the whole may be moved or copied.

What a run does with a ledger, in reading order: ``opening``, ``keeper_opening``, ``keeper`` (settles and records one
run), ``at_start``, ``moves`` and ``moves_told`` (renamed workbooks), ``lost`` (runs that did not finish), ``cells``,
``frozen`` (rows of closed periods), ``papers``, ``absent``, ``remarks``. A run without one loads none of them.
"""

from __future__ import annotations

import os
from pathlib import Path

from toolkit.app.files import resolved
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.settings import Settings
from toolkit.workbook.naming import place_of, shown

FOLDER = ".dutybook"
FILE = "ledger.sqlite"
NONE = "none"
MONTH = r"(?:-?(?:0[1-9]|1[0-2]|[Qq][1-4])|年(?:0?[1-9]|1[0-2])月)"
"""How a month or quarter is written behind its year in the name of a folder: a pattern."""
_NAMED_FOR_PERIOD = compiled(rf"(?<!\d)20\d\d{MONTH}?(?!\d)")


class Location(NamedTuple):
    """Where a ledger is, and the folder from which it names workbooks; None: by their whole path."""

    url: str
    root: Path | None
    home: Path | None = None
    """The folder of the settings, where they name it."""

    @property
    def is_beside(self) -> bool:
        """Whether it lies in the folder from which it names workbooks, and so is theirs alone."""
        if self.root is None or not self.url.startswith("sqlite"):
            return False
        return Path(self.url.partition("///")[2]).is_relative_to(self.root)

    @property
    def is_shared(self) -> bool:
        """Whether it is a database, and workbooks are named from the settings: two companies' would be mistaken."""
        return self.root is not None and not self.url.startswith("sqlite")

    def identity(self, path: Path) -> str:
        """What the ledger calls a workbook: its path from the root, with ``/``; its whole path outside of it."""
        whole = resolved(path)
        root = None if self.root is None else resolved(self.root)
        return shown((whole.relative_to(root) if root and whole.is_relative_to(root) else whole).as_posix())

    def file(self, identity: str) -> Path:
        """Where the file is, or was, that the ledger calls so."""
        return place_of(self.root or Path(), identity)

    def version(self, identity: str) -> str | None:
        """The fingerprint of the file that the ledger calls so; empty where it cannot be read, None where there is
        none."""
        from toolkit.workbook.reading import fingerprint

        try:
            return fingerprint(self.file(identity).read_bytes())
        except (FileNotFoundError, NotADirectoryError):
            return None
        except OSError:
            return ""


def locate(start: Path, settings: Settings, named: str | None = None, *, create: bool = False) -> Location | None:
    """The ledger that serves a file or folder; None where there is none, or none is wanted.

    Args:
        named: a URL or file from the command line, or ``none``.
        create: say where a new one goes, if there is none.
    """
    if NONE in (named, "" if named else settings.ledger):
        return None
    root = _above_months(settings.source.parent) if settings.source else None
    if named:
        home = settings.source.parent if settings.source else None
        return _named(named, Path.cwd(), root)._replace(home=home)
    if settings.ledger and settings.source:
        return _named(settings.ledger, settings.source.parent, root)._replace(home=settings.source.parent)
    folder = (start if start.is_dir() else start.parent).resolve()
    for place in (folder, *folder.parents):
        if (place / FOLDER / FILE).exists():  # whatever it is: using it says what is wrong with it
            return _in(place)
    if not create:
        return None
    if settings.source is not None and folder.is_relative_to(settings.source.parent.resolve()):
        home = settings.source.parent.resolve()
        if home != folder:
            return _in(home)
    return _in(_above_months(folder))


def _above_months(folder: Path) -> Path:
    """The folder from which months are told apart: where each has settings of its own, they may share a ledger."""
    folder = folder.resolve()
    return folder.parent if _NAMED_FOR_PERIOD.search(folder.name) else folder


def _in(folder: Path) -> Location:
    return Location(f"sqlite:///{(folder / FOLDER / FILE).as_posix()}", folder)


def _named(named: str, base: Path, root: Path | None) -> Location:
    """A URL, or the name of a file; a relative one from ``base``."""
    scheme, mark, rest = named.partition("://")
    if mark and scheme.split("+")[0] != "sqlite":
        return Location(named, root)
    file = Path(os.path.normpath(base / (rest.removeprefix("/") if mark else named)))
    if file.is_dir():
        file = file / FOLDER / FILE
    if file.parent.name == FOLDER:  # kept beside the workbooks of another month, say: it goes on naming them from there
        home = file.parent.parent
        root = root if root and home.is_relative_to(root) else home
    else:
        home = file.parent
    return Location(f"sqlite:///{file.as_posix()}", root or home)

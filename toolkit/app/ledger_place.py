"""Where the ledger lies, and what it calls the workbooks.

Where nothing names one, month-end keeps its ledger in a file beside the workbooks: ``.dutybook/ledger.sqlite``. It is
looked for from the folder upwards, like ``dutybook.toml``. A new one goes beside the settings in use; else, where the
folder is named for its period as ``dutybook roll`` names them (2026-10, 月结-2026-10), into its parent, so that twelve
months share one; else into the folder. A workbook is known by its path from there, so the whole may be moved or copied.
"""

from __future__ import annotations

import contextlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.app.files import resolved
from toolkit.errors import UsageError
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.settings import Settings
from toolkit.workbook.naming import place_of, shown

if TYPE_CHECKING:
    from toolkit.core.period import Period
    from toolkit.ledger.store import Ledger

FOLDER = ".dutybook"
FILE = "ledger.sqlite"
NONE = "none"
_MONTH = r"(?:-?(?:0[1-9]|1[0-2]|[Qq][1-4])|年(?:0?[1-9]|1[0-2])月)"
_NAMED_FOR_PERIOD = compiled(rf"(?<!\d)20\d\d{_MONTH}?(?!\d)")
_OF_A_MONTH = compiled(rf"(?<!\d)20\d\d{_MONTH}(?!\d)")
_CALLED_FOR_TIME = compiled(
    r"(?=.*[\d月季半])(?:(?:20\d\d(?:年度?)?|\d\d年度?)[-_. ]?)?"
    r"(?:(?:0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])月份?|第?[一二三四1-4]季度?|[上下]半年|0?[1-9]|1[0-2])?"
    r"[-_ ]?(?:月结|季结|年结|结账|关账|对账|资料|账)?"
)


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


def take_away(file: Path) -> None:
    """Remove the file of a ledger in which nothing is recorded, and the folder that was made for it."""
    with contextlib.suppress(OSError):  # it is not there, or other things lie beside it
        file.unlink()
        if file.parent.name == FOLDER:
            file.parent.rmdir()


def open_ledger(location: Location, period: Period | None = None) -> Ledger:
    """The ledger at a place, brought up to date.

    Args:
        period: the one that is asked about; None: all of them.

    Raises:
        UsageError: there is none, or it is another company's.
        CannotRunError: it is newer than this program, damaged or out of reach.
    """
    from toolkit.ledger.store import Ledger  # 0.2 s: only runs that keep a ledger pay for it

    ledger = Ledger(location.url).open()
    refuse_anothers(ledger, location, period)
    return ledger


def refuse_anothers(ledger: Ledger, location: Location, period: Period | None) -> None:
    """Refuse a database in which another company on this machine records: its 销售部.xlsx is not ours.

    A folder that is not there any more was moved. Where months have settings of their own, each is another folder's.
    Whoever recorded first is never refused: others may have come in before this was looked at.

    Raises:
        UsageError: the settings of the last run about the period, or of all runs where none was, lie in another folder,
            and still do.
        CannotRunError: it cannot be read.
    """
    if not location.is_shared or location.home is None:
        return
    from toolkit.ledger.reading import first_settings, settings_of_runs

    with ledger.reading() as connection:
        first = Path(first_settings(connection))
        said = settings_of_runs(connection, period)[:1] if period else []
        said = said or settings_of_runs(connection)
    ours = _company(location.home)
    if first.is_absolute() and _company(first.parent) == ours:
        return
    there = [one.parent for one in map(Path, said) if one.is_absolute() and one.is_file()]
    if not there or any(_company(folder) == ours for folder in there):
        return
    ledger.close()
    raise UsageError("ledger-anothers", folder=shown(str(there[0])))


def _company(folder: Path) -> Path:
    """The folder of a company, above one of its months however that is called: 十一月, 三季度, 月结-2026-10.

    A name of which a time is only a part is a company's: 五月花, 2001店.
    """
    folder = folder.resolve()
    while _OF_A_MONTH.search(folder.name) or _CALLED_FOR_TIME.fullmatch(folder.name):
        folder = folder.parent
    return folder

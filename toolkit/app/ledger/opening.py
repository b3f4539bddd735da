"""Opening a ledger, unless it is another company's, and taking away one in which nothing is recorded."""

from __future__ import annotations

import contextlib
from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.app.ledger import FOLDER, MONTH, Location
from toolkit.errors import UsageError
from toolkit.patterns import compiled
from toolkit.workbook.naming import shown

if TYPE_CHECKING:
    from toolkit.core.period import Period
    from toolkit.ledger.store import Ledger

_OF_A_MONTH = compiled(rf"(?<!\d)20\d\d{MONTH}(?!\d)")
_CALLED_FOR_TIME = compiled(
    r"(?=.*[\d月季半])(?:(?:20\d\d(?:年度?)?|\d\d年度?)[-_. ]?)?"
    r"(?:(?:0?[1-9]|1[0-2]|十[一二]?|[一二三四五六七八九])月份?|第?[一二三四1-4]季度?|[上下]半年|0?[1-9]|1[0-2])?"
    r"[-_ ]?(?:月结|季结|年结|结账|关账|对账|资料|账)?"
)


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

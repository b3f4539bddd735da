"""Opening the ledger for a run, before anything is touched."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit import __version__
from toolkit.app.ledger import Location, locate
from toolkit.app.ledger.keeper import Keeper
from toolkit.app.ledger.opening import refuse_anothers, take_away
from toolkit.core.finding import Severity
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.errors import CannotRunError
from toolkit.ledger.records import RunFacts
from toolkit.settings import Settings

if TYPE_CHECKING:
    from toolkit.ledger.store import Ledger


def open_keeper(
    start: Path,
    settings: Settings,
    *,
    command: str,
    at: Moment,
    as_of: Moment,
    period: Period,
    named: str | None = None,
    create: bool = False,
    operator: str = "",
    writes: bool = True,
) -> Keeper | None:
    """A keeper for one run over ``start``, or None where no ledger is kept.

    Args:
        at: the time of the clock, which goes into the record.
        named: the ledger from the command line.
        create: whether a ledger that nothing names and that is not there yet is to be made.
        operator: who runs it.
        writes: whether workbooks are to be written, of which a ledger that takes nothing would not know.

    Raises:
        UsageError, CannotRunError: as of ``open_ledger`` and ``Keeper.try_out``; nothing has been touched.
    """
    location = locate(start, settings, named, create=create)
    if location is None:
        return None
    text = ""
    if settings.source is not None:
        try:
            text = settings.source.read_text("utf-8-sig")
        except (OSError, UnicodeDecodeError):
            text = ""  # it was read a moment ago; its name is in the record all the same
    label = str(settings.source.resolve()) if settings.source and location.is_shared else settings.label
    run = RunFacts(command, at, as_of.whole, period, __version__, "", label, text, operator)
    keeper = Keeper(_ledger(location), location, run, dict(settings.rules), start if start.is_dir() else None)
    asked_for = bool(named or settings.ledger)
    file = keeper.ledger.file
    missing = file is not None and not file.exists()
    try:
        keeper.ledger.open(create=True)
        refuse_anothers(keeper.ledger, location, period)
        keeper.made = file if missing else None
        keeper.remarks.begun = file is not None and not missing and keeper.ledger.begun
    except CannotRunError as error:
        if file is not None and missing and file.exists() and not file.stat().st_size:
            take_away(file)  # else the next run would say that what was in it is lost
        if asked_for or not missing:
            raise
        # A folder that cannot be written into can be checked all the same; it has no ledger.
        keeper.failed(error, Severity.INFO)
        keeper.readable = False
    else:
        keeper.try_out(writes=writes)
    return keeper


def _ledger(location: Location) -> Ledger:
    from toolkit.ledger.store import Ledger  # 0.2 s: only runs that keep a ledger pay for it

    return Ledger(location.url)

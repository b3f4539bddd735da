"""The commands about the ledger: ``history``, ``close`` and ``reopen``."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from toolkit.app.history import TABLES, question
from toolkit.app.ledger_place import locate
from toolkit.errors import UsageError
from toolkit.frontends.command import FORMAT, LEDGER, Argument, Option, command
from toolkit.frontends.session import Session, now
from toolkit.sheet.units import fold

if TYPE_CHECKING:
    from toolkit.app.ledger_place import Location

_FOLDER = Option("--folder", "close-folder", Path)


@command(
    Option("--duty", "history-duty", default=""),
    Option("--department", "history-department", default=""),
    Option("--workbook", "history-workbook", default=""),
    Option("--last", "history-last", range(1, 1201), default=12),
    Option("--table", "history-table", TABLES),
    Option("--format", "format", ("text", "json", "csv", "parquet"), name="form", default="text"),
    Option("--out", "history-out", Path),
    _FOLDER,
    LEDGER._replace(name="named"),
)
def history(
    session: Session,
    *,
    duty: str,
    department: str,
    workbook: str,
    last: int,
    table: str | None,
    form: str,
    out: Path | None,
    folder: Path | None,
    named: str | None,
    settings_path: Path | None,
) -> int:
    from toolkit.frontends.history import tell

    start = folder or (Path(workbook) if workbook and Path(workbook).exists() else Path.cwd())
    location = _location(session, start, named, settings_path)
    settings = session.settings(settings_path, [start])
    department = settings.department_aliases.get(fold(department), department)
    said = tell(location, question(location, duty, department, workbook, last), form, table, out, session.lang)
    if said:
        print(said)
    return 0


@command(
    Argument("period"),
    Option("--by", "close-by", default=""),
    Option("--as", "close-as", ("prepared", "reviewed"), name="role"),
    Option("--accept-open", "close-accept", name="accept", metavar="REASON"),
    Option("--status", "close-status", bool, name="only_status"),
    _FOLDER,
    LEDGER._replace(name="named"),
    FORMAT,
)
def close(
    session: Session,
    *,
    period: str,
    by: str,
    role: str | None,
    accept: str | None,
    only_status: bool,
    folder: Path | None,
    named: str | None,
    form: str,
    settings_path: Path | None,
) -> int:
    from toolkit.app import close as use
    from toolkit.frontends.close import report_close
    from toolkit.ledger.closing import Role

    wanted = session.period(period)
    assert wanted is not None
    start = folder or Path.cwd()
    location = _location(session, start, named, settings_path)
    if only_status:
        report = use.status(location, wanted)
    else:
        at = now(session.settings(settings_path, [start]).timezone)
        report = use.close(location, wanted, by, at, role=Role(role) if role else None, accept=accept)
    print(report_close(report, form, session.lang))
    return report.exit_code


@command(
    Argument("period"),
    Option("--by", "close-by", default=""),
    Option("--reason", "reopen-reason", default=""),
    _FOLDER,
    LEDGER._replace(name="named"),
    FORMAT,
)
def reopen(
    session: Session,
    *,
    period: str,
    by: str,
    reason: str,
    folder: Path | None,
    named: str | None,
    form: str,
    settings_path: Path | None,
) -> int:
    from toolkit.app import close as use
    from toolkit.frontends.close import report_close

    wanted = session.period(period)
    assert wanted is not None
    start = folder or Path.cwd()
    location = _location(session, start, named, settings_path)
    at = now(session.settings(settings_path, [start]).timezone)
    report = use.reopen(location, wanted, by, at, reason)
    print(report_close(report, form, session.lang))
    return report.exit_code


def _location(session: Session, start: Path, named: str | None, settings_path: Path | None) -> Location:
    """The ledger that serves a folder.

    Raises:
        UsageError: there is none.
    """
    if not start.exists():
        raise UsageError("usage-folder", path=start)
    found = locate(start, session.settings(settings_path, [start]), named)
    if found is None:
        raise UsageError("ledger-none-here", name=start.resolve().name or start)
    return found

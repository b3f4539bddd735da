"""The commands about the ledger: ``history``, ``close`` and ``reopen``."""

from __future__ import annotations

from pathlib import Path

from toolkit.app.history import TABLES, question
from toolkit.app.ledger import Location, locate
from toolkit.errors import UsageError
from toolkit.frontends.command import FORMAT, LEDGER, Argument, Option, command
from toolkit.frontends.session import Session, now
from toolkit.settings import Settings
from toolkit.sheet.units import fold

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
    location, settings = _serving(session, start, named, settings_path)
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
    location, settings = _serving(session, folder or Path.cwd(), named, settings_path)
    if only_status:
        report = use.status(location, wanted)
    else:
        at = now(settings.timezone)
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
    location, settings = _serving(session, folder or Path.cwd(), named, settings_path)
    report = use.reopen(location, wanted, by, now(settings.timezone), reason)
    print(report_close(report, form, session.lang))
    return report.exit_code


def _serving(session: Session, start: Path, named: str | None, settings_path: Path | None) -> tuple[Location, Settings]:
    """The ledger that serves a folder, and the folder's settings.

    Raises:
        UsageError: there is none.
    """
    if not start.exists():
        raise UsageError("usage-folder", path=start)
    settings = session.settings(settings_path, [start])
    found = locate(start, settings, named)
    if found is None:
        raise UsageError("ledger-none-here", name=start.resolve().name or start)
    return found, settings

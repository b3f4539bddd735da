"""The commands about the ledger: ``history``, ``close`` and ``reopen``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from toolkit.catalogue import text
from toolkit.errors import UsageError
from toolkit.frontends.session import Session, now

if TYPE_CHECKING:
    from toolkit.app.ledger_place import Location

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
_TABLES = ("trend", "obligations", "changes", "runs", "files", "written", "findings")


def add_ledger_commands(
    dutybook: click.Group, session: Session, option: Callable[..., Decorator], common: Decorator
) -> None:
    """Add them to the command tree.

    Args:
        option: an option with its help from the catalogue.
        common: the options that every command has.
    """
    lang = session.lang
    ledger = option("--ledger", "named", key="ledger", metavar="URL|FILE")
    folder = option("--folder", key="close-folder", type=click.Path(path_type=Path))
    form = option("--format", "form", key="format", type=click.Choice(["text", "json"]), default="text")

    @dutybook.command(help=text("help-history", lang))
    @option("--duty", key="history-duty", default="")
    @option("--department", key="history-department", default="")
    @option("--workbook", key="history-workbook", default="")
    @option("--last", key="history-last", type=click.IntRange(1, 1200), default=12)
    @option("--table", key="history-table", type=click.Choice(_TABLES), default="trend")
    @option("--format", "form", key="format", type=click.Choice(["text", "json", "csv", "parquet"]), default="text")
    @option("--out", key="history-out", type=click.Path(path_type=Path))
    @folder
    @ledger
    @common
    def history(
        duty: str,
        department: str,
        workbook: str,
        last: int,
        table: str,
        form: str,
        out: Path | None,
        folder: Path | None,
        named: str | None,
        settings_path: Path | None,
        **_: Any,
    ) -> int:
        from toolkit.frontends.history import question, tell

        start = folder or (Path(workbook) if workbook and Path(workbook).exists() else Path.cwd())
        location = _location(session, start, named, settings_path)
        said = tell(location, question(location, duty, department, workbook, last), form, table, out, lang)
        if said:
            click.echo(said)
        return 0

    @dutybook.command(help=text("help-close", lang))
    @click.argument("period")
    @option("--by", key="close-by", default="")
    @option("--as", "role", key="close-as", type=click.Choice(["prepared", "reviewed"]))
    @option("--accept-open", "accept", key="close-accept", metavar="REASON")
    @option("--status", "only_status", key="close-status", is_flag=True)
    @folder
    @ledger
    @form
    @common
    def close(
        period: str,
        by: str,
        role: str | None,
        accept: str | None,
        only_status: bool,
        folder: Path | None,
        named: str | None,
        form: str,
        settings_path: Path | None,
        **_: Any,
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
        click.echo(report_close(report, form, lang))
        return report.exit_code

    @dutybook.command(help=text("help-reopen", lang))
    @click.argument("period")
    @option("--by", key="close-by", default="")
    @option("--reason", key="reopen-reason", default="")
    @folder
    @ledger
    @form
    @common
    def reopen(
        period: str,
        by: str,
        reason: str,
        folder: Path | None,
        named: str | None,
        form: str,
        settings_path: Path | None,
        **_: Any,
    ) -> int:
        from toolkit.app import close as use
        from toolkit.frontends.close import report_close

        wanted = session.period(period)
        assert wanted is not None
        start = folder or Path.cwd()
        location = _location(session, start, named, settings_path)
        at = now(session.settings(settings_path, [start]).timezone)
        report = use.reopen(location, wanted, by, at, reason)
        click.echo(report_close(report, form, lang))
        return report.exit_code


def _location(session: Session, start: Path, named: str | None, settings_path: Path | None) -> Location:
    """The ledger that serves a folder.

    Raises:
        UsageError: there is none.
    """
    from toolkit.app.ledger_place import locate

    if not start.exists():
        raise UsageError("usage-folder", path=start)
    found = locate(start, session.settings(settings_path, [start]), named)
    if found is None:
        raise UsageError("ledger-none", name=start)
    return found

"""The command about tables held against one another: ``reconcile``."""

from __future__ import annotations

from pathlib import Path

from toolkit.catalogue import text
from toolkit.errors import UsageError
from toolkit.frontends.command import ASK_PASSWORD, FORMAT, PERIOD, Argument, Option, command
from toolkit.frontends.session import Session, progress_bar


@command(
    Argument("names", metavar="NAME|FILE.toml", required=False, many=True),
    Option("--folder", "reconcile-folder", Path),
    PERIOD,
    Option("--left", "reconcile-left", Path, many=True),
    Option("--right", "reconcile-right", Path, many=True),
    Option("--out", "reconcile-out", Path),
    Option("--all", "reconcile-all", bool, name="every_line"),
    ASK_PASSWORD,
    FORMAT,
)
def reconcile(
    session: Session,
    *,
    names: tuple[str, ...],
    folder: Path | None,
    period: str | None,
    left: tuple[Path, ...],
    right: tuple[Path, ...],
    out: Path | None,
    every_line: bool,
    ask_password: bool,
    form: str,
    settings_path: Path | None,
) -> int:
    from toolkit.app.reconcile import run_reconciliations
    from toolkit.frontends.access import access
    from toolkit.frontends.reconcile import report_reconciled
    from toolkit.frontends.reconcile_book import is_reconciled, write_reconciled
    from toolkit.workbook.made import refuse_ending, refuse_other

    place = folder or Path()
    if not place.is_dir():
        raise UsageError("usage-folder", path=place)
    if out is not None:
        refuse_other(out, is_reconciled)
        refuse_ending(out)
    settings = session.settings(settings_path, [place])
    wanted = session.period_if_given(period) or settings.period
    with progress_bar(session.lang) as progress:
        result = run_reconciliations(
            names,
            place,
            settings,
            wanted,
            left=left,
            right=right,
            access=access(None, ask_password, session.lang),
            progress=progress,
        )
    if out is not None:
        write_reconciled(result.done, out, session.lang)
    print(report_reconciled(result, form, session.lang, every_line or form == "json"))
    if out is not None and form == "text":
        print(text("reconcile-written", session.lang, path=out))
    return result.exit_code

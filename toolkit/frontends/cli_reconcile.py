"""The command about tables held against one another: ``reconcile``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from toolkit.catalogue import text
from toolkit.errors import UsageError
from toolkit.frontends.session import Session, progress_bar

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def add_reconcile_commands(
    dutybook: click.Group, session: Session, option: Callable[..., Decorator], common: Decorator
) -> None:
    """Add it to the command tree.

    Args:
        option: an option with its help from the catalogue.
        common: the options that every command has.
    """
    lang = session.lang

    @dutybook.command(help=text("help-reconcile", lang))
    @click.argument("names", nargs=-1, metavar="[NAME|FILE.toml]...")
    @option("--folder", key="reconcile-folder", type=click.Path(path_type=Path))
    @option("--period", key="period", metavar="2026-10")
    @option("--left", key="reconcile-left", multiple=True, type=click.Path(path_type=Path))
    @option("--right", key="reconcile-right", multiple=True, type=click.Path(path_type=Path))
    @option("--out", key="reconcile-out", type=click.Path(path_type=Path))
    @option("--all", "every_line", key="reconcile-all", is_flag=True)
    @option("--ask-password", key="ask-password", is_flag=True)
    @option("--format", "form", key="format", type=click.Choice(["text", "json"]), default="text")
    @common
    def reconcile(
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
        **_: Any,
    ) -> int:
        from toolkit.app.reconcile import run_reconciliations
        from toolkit.frontends.access import access
        from toolkit.frontends.reconcile import report_reconciled

        place = folder or Path()
        if not place.is_dir():
            raise UsageError("usage-folder", path=place)
        settings = session.settings(settings_path, [place])
        wanted = session.period(period) or settings.period
        with progress_bar(lang) as progress:
            result = run_reconciliations(
                names,
                place,
                settings,
                wanted,
                left=left,
                right=right,
                access=access(None, ask_password, lang),
                progress=progress,
            )
        if out is not None:
            from toolkit.frontends.reconcile_book import write_reconciled

            write_reconciled(result.done, out, lang)
        click.echo(report_reconciled(result, form, lang, every_line or form == "json"))
        if out is not None and form == "text":
            click.echo(text("reconcile-written", lang, path=out))
        return result.exit_code

"""The main commands: ``check`` and ``month-end``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from toolkit.catalogue import text
from toolkit.errors import UsageError
from toolkit.frontends.session import Session, progress_bar

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def add_check_commands(
    dutybook: click.Group, session: Session, option: Callable[..., Decorator], common: Decorator
) -> None:
    """Add them to the command tree.

    Args:
        option: an option with its help from the catalogue.
        common: the options that every command has.
    """
    lang = session.lang
    as_of = option("--as-of", key="as-of", metavar="ISO")
    no_write = option("--no-write", key="no-write", is_flag=True)
    wait = option("--wait", key="wait", metavar="10m")
    ask_password = option("--ask-password", key="ask-password", is_flag=True)
    ledger = option("--ledger", key="ledger", metavar="URL|FILE")
    form = option("--format", "form", key="format", type=click.Choice(["text", "json", "github"]), default="text")

    @dutybook.command(help=text("help-check", lang))
    @click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
    @option("--period", key="period", metavar="2026-10")
    @as_of
    @no_write
    @wait
    @ask_password
    @ledger
    @form
    @common
    def check(
        paths: tuple[Path, ...],
        period: str | None,
        as_of: str | None,
        no_write: bool,
        wait: str | None,
        ask_password: bool,
        ledger: str | None,
        form: str,
        settings_path: Path | None,
        **_: Any,
    ) -> int:
        from toolkit.app.check import check as run
        from toolkit.frontends.access import access
        from toolkit.frontends.reporters import report

        settings = session.settings(settings_path, paths)
        moment, wanted = session.as_of(as_of, settings), session.period(period)
        means = access(wait, ask_password, lang)
        keeper = session.keeper("check", paths[0], settings, ledger, moment, wanted)
        with progress_bar(lang) as progress:
            result = run(
                paths,
                settings,
                as_of=moment,
                period=wanted,
                write=not no_write,
                progress=progress,
                access=means,
                keeper=keeper,
            )
        if keeper:
            result = keeper.finish(result)
        click.echo(report(result, form, lang))
        return result.exit_code

    @dutybook.command("month-end", help=text("help-month-end", lang))
    @click.argument("folder", type=click.Path(path_type=Path))
    @option("--period", key="period", metavar="2026-10", required=True)
    @as_of
    @option("--out", key="month-end-out", type=click.Path(path_type=Path))
    @option("--pack", key="pack")
    @no_write
    @wait
    @ask_password
    @ledger
    @form
    @common
    def month_end(
        folder: Path,
        period: str,
        as_of: str | None,
        out: Path | None,
        pack: str | None,
        no_write: bool,
        wait: str | None,
        ask_password: bool,
        ledger: str | None,
        form: str,
        settings_path: Path | None,
        **_: Any,
    ) -> int:
        from toolkit.app.month_end import month_end as run
        from toolkit.app.pack import load_pack
        from toolkit.frontends.access import access
        from toolkit.frontends.reporters import report_month_end

        if not folder.is_dir():
            raise UsageError("usage-folder", path=folder)
        settings = session.settings(settings_path, [folder])
        moment, wanted = session.as_of(as_of, settings), session.period(period)
        assert wanted is not None
        name = pack or settings.pack
        target = out or folder / text("month-end-file", lang, period=wanted)
        means = access(wait, ask_password, lang)
        keeper = session.keeper("month-end", folder, settings, ledger, moment, wanted, create=True)
        with progress_bar(lang) as progress:
            found = run(
                folder,
                settings,
                load_pack(name) if name else None,
                as_of=moment,
                period=wanted,
                out=target,
                write=not no_write,
                progress=progress,
                lang=lang,
                access=means,
                keeper=keeper,
                keep=form == "json",
            )
        click.echo(report_month_end(found, form, lang, str(target)))
        return found.exit_code

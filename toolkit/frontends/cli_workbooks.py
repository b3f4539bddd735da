"""Commands around the workbooks: ``demo``, ``read``, ``new``, ``roll``, ``undo``, ``rules`` and ``doctor``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from toolkit.catalogue import text
from toolkit.core.period import Period
from toolkit.frontends.session import CANNOT_RUN, Session, progress_bar

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def add_workbook_commands(
    dutybook: click.Group, session: Session, option: Callable[..., Decorator], common: Decorator
) -> None:
    """Add them to the command tree.

    Args:
        option: an option with its help from the catalogue.
        common: the options that every command has.
    """
    lang = session.lang
    wait = option("--wait", key="wait", metavar="10m")
    ask_password = option("--ask-password", key="ask-password", is_flag=True)

    @dutybook.command(help=text("help-demo", lang))
    @option("--out", key="demo-out", type=click.Path(path_type=Path))
    @common
    def demo(out: Path | None, **_: Any) -> int:
        from toolkit.frontends.demo import run_demo

        click.echo(run_demo(out, lang))
        return 0

    @dutybook.command(help=text("help-read", lang))
    @click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
    @option("--period", key="period", metavar="2026-10")
    @common
    def read(paths: tuple[Path, ...], period: str | None, settings_path: Path | None, **_: Any) -> int:
        from toolkit.app.read_json import read_workbooks
        from toolkit.frontends.access import access
        from toolkit.frontends.reporters import as_text

        settings = session.settings(settings_path, paths)
        today = session.as_of(None, settings).day
        wanted = session.period(period) or settings.period or Period.containing(today)
        found, whole = read_workbooks(paths, settings, wanted, lang, access(None, False, lang))
        click.echo(as_text(found))
        return 0 if whole else CANNOT_RUN

    @dutybook.command(help=text("help-new", lang))
    @click.argument("pack")
    @option("--period", key="period", metavar="2026-11", required=True)
    @option("--out", key="new-out", required=True, type=click.Path(path_type=Path))
    @option("--buttons", "program", key="new-buttons", type=click.Choice(["excel", "calc"]))
    @common
    def new(pack: str, period: str, out: Path, program: str | None, settings_path: Path | None, **_: Any) -> int:
        from toolkit.frontends.buttons.cli import run_new_with_buttons
        from toolkit.frontends.new import run_new

        wanted = session.period(period)
        assert wanted is not None
        settings = session.settings(settings_path, [out if out.is_dir() else Path.cwd()])
        if program:
            click.echo(run_new_with_buttons(pack, wanted, out, settings, lang, program))
        else:
            click.echo(run_new(pack, wanted, out, settings, lang))
        return 0

    @dutybook.command(help=text("help-roll", lang))
    @click.argument("folder", type=click.Path(path_type=Path))
    @option("--to", "to", key="roll-to", metavar="2026-12", required=True)
    @option("--out", key="roll-out", type=click.Path(path_type=Path))
    @option("--format", "form", key="format", type=click.Choice(["text", "json"]), default="text")
    @common
    def roll(folder: Path, to: str, out: Path | None, form: str, settings_path: Path | None, **_: Any) -> int:
        from toolkit.app.roll_forward import roll as run
        from toolkit.frontends.roll import report_roll

        wanted = session.period(to)
        assert wanted is not None
        with progress_bar(lang) as progress:
            result = run(folder, wanted, session.settings(settings_path, [folder]), out=out, progress=progress)
        click.echo(report_roll(result, form, lang))
        return result.exit_code

    @dutybook.command(help=text("help-undo", lang))
    @click.argument("workbook", type=click.Path(path_type=Path))
    @option("--cells-only", key="cells-only", is_flag=True)
    @wait
    @ask_password
    @option("--format", "form", key="format", type=click.Choice(["text", "json"]), default="text")
    @common
    def undo(
        workbook: Path,
        cells_only: bool,
        wait: str | None,
        ask_password: bool,
        form: str,
        settings_path: Path | None,
        **_: Any,
    ) -> int:
        from toolkit.app.undo import undo as run
        from toolkit.frontends.access import access
        from toolkit.frontends.undo import report_undo

        settings = session.settings(settings_path, [workbook])
        undone = run(workbook, settings, access(wait, ask_password, lang), cells_only=cells_only)
        click.echo(report_undo(undone, form, lang))
        return 0

    @dutybook.command(help=text("help-rules", lang))
    @common
    def rules(**_: Any) -> int:
        from toolkit.frontends.rules import describe_rules

        click.echo(describe_rules(lang))
        return 0

    @dutybook.command(help=text("help-doctor", lang))
    @common
    def doctor(**_: Any) -> int:
        from toolkit.frontends.doctor import examine_machine

        report, healthy = examine_machine(lang)
        click.echo(report)
        return 0 if healthy else 1

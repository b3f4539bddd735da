"""The commands about deadlines alone: ``explain`` and ``calendar``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from toolkit.catalogue import text
from toolkit.errors import UsageError
from toolkit.frontends.session import CANNOT_RUN, Session

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def add_deadline_commands(
    dutybook: click.Group, session: Session, option: Callable[..., Decorator], common: Decorator
) -> None:
    """Add both to the command tree.

    Args:
        option: an option with its help from the catalogue.
        common: the options that every command has.
    """
    lang = session.lang

    @dutybook.command(help=text("help-explain", lang))
    @click.argument("phrases", nargs=-1)
    @option("--batch", key="batch", type=click.Path(path_type=Path))
    @option("--as-of", key="as-of", metavar="ISO")
    @option("--event", key="event", metavar="ISO")
    @option("--department", key="department", default="")
    @option("--duty", key="duty", default="")
    @option("--workbook", key="workbook", default="")
    @option("--format", "form", key="format", type=click.Choice(["text", "json"]), default="text")
    @common
    def explain(
        phrases: tuple[str, ...],
        batch: Path | None,
        as_of: str | None,
        event: str | None,
        department: str,
        duty: str,
        workbook: str,
        form: str,
        settings_path: Path | None,
        **_: Any,
    ) -> int:
        from toolkit.frontends.explain import Under, run_explain

        settings = session.settings(settings_path, [batch or Path.cwd()])
        moment = session.as_of(as_of, settings)
        from_event = session.as_of(event, settings) if event else None
        if not phrases and batch is None:
            raise UsageError("usage-explain")
        under = Under(department, duty, workbook)
        for out in run_explain(phrases, batch, moment, from_event, settings, form, lang, under):
            click.echo(out)
        return 0

    @dutybook.command(help=text("help-calendar", lang))
    @click.argument("paths", nargs=-1, required=True, type=click.Path(path_type=Path))
    @option("--period", key="period", metavar="2026-11", required=True)
    @option("--ics", key="ics", required=True, type=click.Path(path_type=Path))
    @option("--as-of", key="as-of", metavar="ISO")
    @option("--todo", key="todo", is_flag=True)
    @common
    def calendar(
        paths: tuple[Path, ...],
        period: str,
        ics: Path,
        as_of: str | None,
        todo: bool,
        settings_path: Path | None,
        **_: Any,
    ) -> int:
        from toolkit.app.calendar_export import export
        from toolkit.frontends.calendar import refuse, save

        refuse(ics)
        settings = session.settings(settings_path, paths)
        moment, wanted = session.as_of(as_of, settings), session.period(period)
        assert wanted is not None
        found = export(paths, settings, as_of=moment, period=wanted, lang=lang, todo=todo)
        click.echo(save(found, ics, lang))
        return CANNOT_RUN if found.unread and not found.entries else int(bool(found.unread))

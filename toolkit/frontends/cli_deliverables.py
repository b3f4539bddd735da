"""The command about deliverables: ``validate``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from toolkit.catalogue import text
from toolkit.frontends.session import Session, progress_bar

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]


def add_deliverable_commands(
    dutybook: click.Group, session: Session, option: Callable[..., Decorator], common: Decorator
) -> None:
    """Add it to the command tree.

    Args:
        option: an option with its help from the catalogue.
        common: the options that every command has.
    """
    lang = session.lang

    @dutybook.command(help=text("help-validate", lang))
    @click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path))
    @option("--schema", key="validate-schema", metavar="NAME", default="")
    @option("--period", key="period", metavar="2026-10")
    @option("--annotate", key="validate-annotate", type=click.Path(path_type=Path))
    @option("--ask-password", key="ask-password", is_flag=True)
    @option("--format", "form", key="format", type=click.Choice(["text", "json"]), default="text")
    @common
    def validate(
        files: tuple[Path, ...],
        schema: str,
        period: str | None,
        annotate: Path | None,
        ask_password: bool,
        form: str,
        settings_path: Path | None,
        **_: Any,
    ) -> int:
        from toolkit.app.validate import validate as run
        from toolkit.frontends.access import access
        from toolkit.frontends.deliverables import report_validated

        settings = session.settings(settings_path, files)
        wanted = session.period(period)
        with progress_bar(lang) as progress:
            result = run(
                files,
                settings,
                schema=schema,
                period=wanted,
                annotate=annotate,
                access=access(None, ask_password, lang),
                progress=progress,
                lang=lang,
            )
        click.echo(report_validated(result, form, lang))
        return result.exit_code

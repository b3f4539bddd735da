"""The commands about buttons: ``buttons install``, ``buttons uninstall``, and ``new --buttons``."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from toolkit.catalogue import text
from toolkit.core.period import Period
from toolkit.frontends.session import Session
from toolkit.settings import FILE_NAME, Settings

Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]
SUFFIXES = {"excel": "xlsm", "calc": "ods"}


def add_button_commands(
    dutybook: click.Group, session: Session, option: Callable[..., Decorator], common: Decorator
) -> None:
    """Add the group to the command tree.

    Args:
        option: an option with its help from the catalogue.
        common: the options that every command has.
    """
    lang = session.lang

    @dutybook.group(help=text("help-buttons", lang))
    def buttons() -> None: ...

    @buttons.command(help=text("help-buttons-install", lang))
    @click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path))
    @option("--dry-run", key="dry-run", is_flag=True)
    @option("--profile", key="office-profile", type=click.Path(path_type=Path))
    @common
    def install(folders: tuple[Path, ...], dry_run: bool, profile: Path | None, **_: Any) -> int:
        from toolkit.frontends.buttons.install import install as run

        click.echo(run(folders, dry_run, profile, lang))
        return 0

    @buttons.command(help=text("help-buttons-uninstall", lang))
    @option("--dry-run", key="dry-run", is_flag=True)
    @option("--profile", key="office-profile", type=click.Path(path_type=Path))
    @common
    def uninstall(dry_run: bool, profile: Path | None, **_: Any) -> int:
        from toolkit.frontends.buttons.install import uninstall as run

        click.echo(run(dry_run, profile, lang))
        return 0


def run_new_with_buttons(
    pack_name: str, period: Period, out: Path, settings: Settings, lang: str, program: str
) -> str:  # fmt: skip
    """``dutybook new --buttons``: the workbooks of a pack with buttons, and the settings beside them."""
    from toolkit.app.pack import load_pack
    from toolkit.app.work_calendar import work_calendar
    from toolkit.frontends.buttons.make.books import Setting, make_all

    pack = load_pack(pack_name)
    calendar = work_calendar(settings.country, settings.company_days)
    made = make_all(Setting(pack, period, calendar, settings.policy, lang), out, (SUFFIXES[program],))
    settings_file = out / FILE_NAME
    if not settings_file.exists():
        settings_file.write_text(text("new-settings", lang, pack=pack_name), encoding="utf-8")
    lines = [text("new-made", lang, count=len(made), out=out)]
    lines += [f"  {path.name}" for path in (*made, settings_file)]
    lines.append(text("buttons-next", lang, out=out))
    return "\n".join(lines)

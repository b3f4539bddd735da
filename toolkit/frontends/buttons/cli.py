"""The commands about buttons: ``buttons install``, ``buttons uninstall``, and ``new --buttons``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from toolkit.catalogue import text
from toolkit.core.period import Period
from toolkit.frontends.command import Argument, Option, as_typed, command
from toolkit.frontends.session import Session
from toolkit.settings import FILE_NAME, Settings

SUFFIXES = {"excel": "xlsm", "calc": "ods"}


@command(
    Argument("folders", Path, many=True),
    Option("--dry-run", "dry-run", bool),
    Option("--profile", "office-profile", Path),
)
def install(session: Session, *, folders: tuple[Path, ...], dry_run: bool, profile: Path | None, **_: Any) -> int:
    from toolkit.frontends.buttons.install import install as run

    print(run(folders, dry_run, profile, session.lang))
    return 0


@command(
    Option("--dry-run", "dry-run", bool),
    Option("--profile", "office-profile", Path),
)
def uninstall(session: Session, *, dry_run: bool, profile: Path | None, **_: Any) -> int:
    from toolkit.frontends.buttons.install import uninstall as run

    print(run(dry_run, profile, session.lang))
    return 0


def run_new_with_buttons(
    pack_name: str, period: Period, out: Path, settings: Settings, lang: str, program: str
) -> str:  # fmt: skip
    """``dutybook new --buttons``: the workbooks of a pack with buttons, and the settings beside them."""
    from toolkit.app.pack import load_pack
    from toolkit.app.work_calendar import calendar_of
    from toolkit.frontends.buttons.make.books import Setting, make_all

    pack = load_pack(pack_name)
    calendar = calendar_of(settings)
    made = make_all(Setting(pack, period, calendar, settings.policy, lang), out, (SUFFIXES[program],))
    settings_file = out / FILE_NAME
    if not settings_file.exists():
        settings_file.write_text(text("new-settings", lang, pack=pack_name), encoding="utf-8")
    lines = [text("new-made", lang, count=len(made), out=out)]
    lines += [f"  {path.name}" for path in (*made, settings_file)]
    lines.append(text("buttons-next", lang, out=as_typed(out)))
    return "\n".join(lines)

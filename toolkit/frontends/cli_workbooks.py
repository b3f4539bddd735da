"""Commands around the workbooks: ``demo``, ``read``, ``new``, ``roll``, ``undo``, ``rules`` and ``doctor``."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from toolkit.app.outcome import exit_of
from toolkit.frontends.command import ASK_PASSWORD, FORMAT, PERIOD, WAIT, Argument, Option, command
from toolkit.frontends.session import Session, progress_bar


@command(
    Option("--out", "demo-out", Path),
)
def demo(session: Session, *, out: Path | None, **_: Any) -> int:
    from toolkit.frontends.demo import run_demo

    print(run_demo(out, session.lang))
    return 0


@command(
    Argument("paths", Path, many=True),
    PERIOD,
    ASK_PASSWORD,
)
def read(
    session: Session, *, paths: tuple[Path, ...], period: str | None, ask_password: bool, settings_path: Path | None
) -> int:
    from toolkit.app.read_json import read_workbooks
    from toolkit.frontends.access import access
    from toolkit.frontends.reporters import as_text

    settings = session.settings(settings_path, paths)
    wanted = settings.period_at(session.as_of(None, settings), session.period_if_given(period))
    found, whole = read_workbooks(paths, settings, wanted, session.lang, access(None, ask_password, session.lang))
    print(as_text(found))
    return exit_of(not whole)


@command(
    Argument("pack"),
    PERIOD._replace(metavar="2026-11", required=True),
    Option("--out", "new-out", Path, required=True),
    Option("--buttons", "new-buttons", ("excel", "calc"), name="program"),
)
def new(session: Session, *, pack: str, period: str, out: Path, program: str | None, settings_path: Path | None) -> int:
    from toolkit.frontends.buttons.cli import run_new_with_buttons
    from toolkit.frontends.new import run_new

    wanted = session.period(period)
    settings = session.settings(settings_path, [out if out.is_dir() else Path.cwd()])
    if program:
        print(run_new_with_buttons(pack, wanted, out, settings, session.lang, program))
    else:
        print(run_new(pack, wanted, out, settings, session.lang))
    return 0


@command(
    Argument("folder", Path),
    Option("--to", "roll-to", metavar="2026-12", required=True),
    Option("--out", "roll-out", Path),
    FORMAT,
)
def roll(session: Session, *, folder: Path, to: str, out: Path | None, form: str, settings_path: Path | None) -> int:
    from toolkit.app.roll_forward import roll as run
    from toolkit.frontends.roll import report_roll

    wanted = session.period(to)
    settings = session.settings(settings_path, [folder])
    settings = settings._replace(as_of=session.moment(None, settings))  # what lies ahead is a plan, as a check says
    with progress_bar(session.lang) as progress:
        result = run(folder, wanted, settings, out=out, progress=progress)
    print(report_roll(result, form, session.lang))
    return result.exit_code


@command(
    Argument("path", Path, "WORKBOOK|FOLDER"),
    Option("--cells-only", "cells-only", bool),
    WAIT,
    ASK_PASSWORD,
    FORMAT,
)
def undo(
    session: Session,
    *,
    path: Path,
    cells_only: bool,
    wait: str | None,
    ask_password: bool,
    form: str,
    settings_path: Path | None,
) -> int:
    from toolkit.app.undo import undo as run
    from toolkit.app.undo import undo_run
    from toolkit.frontends.access import access
    from toolkit.frontends.undo import report_run, report_undo

    settings = session.settings(settings_path, [path])
    means = access(wait, ask_password, session.lang)
    if not path.is_dir():
        print(report_undo(run(path, settings, means, cells_only=cells_only), form, session.lang))
        return 0
    with progress_bar(session.lang) as progress:
        undone = undo_run(path, settings, means, cells_only=cells_only, progress=progress)
    print(report_run(undone, path, form, session.lang, settings.timezone))
    return exit_of(undone.failed > 0)


@command()
def rules(session: Session, **_: Any) -> int:
    from toolkit.frontends.rules import describe_rules

    print(describe_rules(session.lang))
    return 0


@command()
def doctor(session: Session, **_: Any) -> int:
    from toolkit.frontends.doctor import examine_machine

    report, healthy = examine_machine(session.lang)
    print(report)
    return exit_of(False, also=not healthy)

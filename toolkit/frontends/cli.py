"""The command ``dutybook``. Each command reads its options, calls one use case, and reports.

Exit codes: 0 clean, 1 findings or overdue, 2 wrong usage, 3 could not run.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import click

from toolkit import __version__
from toolkit.catalogue import text
from toolkit.core.period import Period
from toolkit.errors import DutybookError, UsageError
from toolkit.frontends.buttons.cli import add_button_commands
from toolkit.frontends.cli_deadlines import CANNOT_RUN, add_deadline_commands
from toolkit.frontends.cli_deliverables import add_deliverable_commands
from toolkit.frontends.cli_ledger import add_ledger_commands
from toolkit.frontends.cli_reconcile import add_reconcile_commands
from toolkit.frontends.session import Session, message_language, progress_bar

USAGE = 2


def main(argv: Sequence[str] | None = None) -> None:
    """Entry point of ``dutybook`` and ``python -m toolkit``: never a traceback, always an exit code."""
    words = list(sys.argv[1:] if argv is None else argv)
    lang = message_language(words)
    _utf8()
    gc.set_threshold(100_000, 50, 1000)  # rows are many small values without cycles; looking for some costs a tenth
    try:
        code = build(lang).main(args=words, prog_name="dutybook", standalone_mode=False)
        sys.exit(code if isinstance(code, int) else 0)
    except click.exceptions.Exit as stop:
        sys.exit(stop.exit_code)
    except click.Abort:
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(USAGE)
    except DutybookError as error:
        click.echo(f"dutybook: {error.text(lang)}", err=True)
        sys.exit(USAGE if isinstance(error, UsageError) else CANNOT_RUN)
    except BrokenPipeError:
        sys.stderr.close()  # the reader of our output went away; nothing is wrong on our side
        sys.exit(CANNOT_RUN)
    except Exception as error:  # the last line of defence: a clerk sees a sentence, the traceback goes to a log
        from toolkit.frontends.crash import keep_traceback

        path = keep_traceback(error, __version__)
        click.echo(f"dutybook: {text('crash', lang, path=path, detail=f'{type(error).__name__}: {error}')}", err=True)
        sys.exit(CANNOT_RUN)


def _utf8() -> None:
    """Chinese must come out whole whatever the locale says; a terminal that cannot show a sign shows a ?."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace")


def build(lang: str) -> click.Group:
    """The command tree with its help in one language."""
    session = Session(lang)

    def option(*names: str, key: str, **more: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        return click.option(*names, help=text(f"help-{key}", lang), **more)

    def common(command: Callable[..., Any]) -> Callable[..., Any]:
        command = option("--lang", key="lang", type=click.Choice(["zh", "en"]))(command)
        return option("--settings", "settings_path", key="settings", type=click.Path(path_type=Path))(command)

    form = option("--format", "form", key="format", type=click.Choice(["text", "json", "github"]), default="text")
    as_of = option("--as-of", key="as-of", metavar="ISO")
    no_write = option("--no-write", key="no-write", is_flag=True)
    wait = option("--wait", key="wait", metavar="10m")
    ask_password = option("--ask-password", key="ask-password", is_flag=True)
    ledger = option("--ledger", key="ledger", metavar="URL|FILE")

    @click.group(help=text("help-dutybook", lang), context_settings={"help_option_names": ["-h", "--help"]})
    @click.version_option(__version__, prog_name="dutybook", message="%(prog)s %(version)s")
    @option("--lang", key="lang", type=click.Choice(["zh", "en"]), expose_value=False)
    def dutybook() -> None: ...

    @dutybook.command(help=text("help-demo", lang))
    @option("--out", key="demo-out", type=click.Path(path_type=Path))
    @common
    def demo(out: Path | None, **_: Any) -> int:
        from toolkit.frontends.demo import run_demo

        click.echo(run_demo(out, lang))
        return 0

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

    add_deadline_commands(dutybook, session, option, common)
    add_ledger_commands(dutybook, session, option, common)
    add_button_commands(dutybook, session, option, common)
    add_deliverable_commands(dutybook, session, option, common)
    add_reconcile_commands(dutybook, session, option, common)

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

    return dutybook

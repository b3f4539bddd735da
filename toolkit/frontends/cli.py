"""The command ``dutybook``. Each command reads its options, calls one use case, and reports.

Exit codes: 0 clean, 1 findings or overdue, 2 wrong usage, 3 could not run.
"""

from __future__ import annotations

import gc
import sys
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

import click

from toolkit import __version__
from toolkit.catalogue import text
from toolkit.errors import DutybookError, UsageError
from toolkit.frontends.session import CANNOT_RUN, Session, message_language

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


class Commands(click.Group):
    """The command tree; a command is made, and its module imported, when it is asked for."""

    PARTS: ClassVar[Mapping[str, tuple[str, ...]]] = {
        "cli_check:add_check_commands": ("check", "month-end"),
        "cli_workbooks:add_workbook_commands": ("demo", "read", "new", "roll", "undo", "rules", "doctor"),
        "cli_deadlines:add_deadline_commands": ("explain", "calendar"),
        "cli_deliverables:add_deliverable_commands": ("validate",),
        "cli_reconcile:add_reconcile_commands": ("reconcile",),
        "cli_ledger:add_ledger_commands": ("history", "close", "reopen"),
        "buttons.cli:add_button_commands": ("buttons",),
    }

    session: Session

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(name for names in self.PARTS.values() for name in names)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in self.commands:
            part = next((part for part, names in self.PARTS.items() if cmd_name in names), None)
            if part is None:
                return None
            module, _, add = part.partition(":")
            getattr(import_module(f"toolkit.frontends.{module}"), add)(self, self.session, self._option, self._common)
        return self.commands[cmd_name]

    def _option(self, *names: str, key: str, **more: Any) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
        return click.option(*names, help=text(f"help-{key}", self.session.lang), **more)

    def _common(self, command: Callable[..., Any]) -> Callable[..., Any]:
        command = self._option("--lang", key="lang", type=click.Choice(["zh", "en"]))(command)
        settings = self._option("--settings", "settings_path", key="settings", type=click.Path(path_type=Path))
        return settings(command)


def build(lang: str) -> click.Group:
    """The command tree with its help in one language."""

    @click.group(
        cls=Commands, help=text("help-dutybook", lang), context_settings={"help_option_names": ["-h", "--help"]}
    )
    @click.version_option(__version__, prog_name="dutybook", message="%(prog)s %(version)s")
    @click.option("--lang", help=text("help-lang", lang), type=click.Choice(["zh", "en"]), expose_value=False)
    def dutybook() -> None: ...

    dutybook.session = Session(lang)
    return dutybook

"""The command ``dutybook``. Each command reads its options, calls one use case, and reports.

Exit codes: those of ``app.outcome``.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from toolkit.app.outcome import Exit

if TYPE_CHECKING:
    from toolkit.frontends.command import Part
    from toolkit.frontends.session import Session

_COMMANDS = {
    "buttons install": "buttons.cli:install",
    "buttons uninstall": "buttons.cli:uninstall",
    "calendar": "cli_deadlines:calendar",
    "check": "cli_check:check",
    "close": "cli_ledger:close",
    "demo": "cli_workbooks:demo",
    "doctor": "cli_workbooks:doctor",
    "explain": "cli_deadlines:explain",
    "history": "cli_ledger:history",
    "month-end": "cli_check:month_end",
    "new": "cli_workbooks:new",
    "read": "cli_workbooks:read",
    "reconcile": "cli_reconcile:reconcile",
    "reopen": "cli_ledger:reopen",
    "roll": "cli_workbooks:roll",
    "rules": "cli_workbooks:rules",
    "undo": "cli_workbooks:undo",
    "validate": "cli_deliverables:validate",
}
"""Where each command is; its module is imported when it is asked for."""


def main(argv: Sequence[str] | None = None) -> None:
    """Entry point of ``dutybook`` and ``python -m toolkit``: never a traceback, always an exit code."""
    # Before anything large is imported. Rows, and what modules hold, are many small values without cycles; looking for
    # some costs a tenth.
    gc.set_threshold(100_000, 50, 1000)
    _streams()
    code = _outcome(list(sys.argv[1:] if argv is None else argv))
    if argv is None:
        _leave(code)
    sys.exit(code)


def _outcome(words: list[str]) -> int:
    """Run a command and say what went wrong, if anything did."""
    from toolkit.errors import DutybookError, UsageError
    from toolkit.frontends.session import Session, asked_language, message_language

    session = Session(message_language(words), asked=asked_language(words) is not None)
    try:
        code = run(words, session)
        sys.stdout.flush()
        return code
    except (KeyboardInterrupt, EOFError) as stop:
        _complain(f"\ndutybook: {_stopped(stop, session.lang)}")
        return 130
    except DutybookError as error:
        _complain(f"dutybook: {error.text(session.lang)}")
        return Exit.USAGE if isinstance(error, UsageError) else Exit.CANNOT_RUN
    except BrokenPipeError:
        # The reader of our output went away; nothing is wrong on our side.
        _forget_output()
        return Exit.CANNOT_RUN
    except Exception as error:  # the last line of defence: a clerk sees a sentence, the traceback goes to a log
        from toolkit import __version__
        from toolkit.catalogue import text
        from toolkit.frontends.crash import keep_traceback, of_system

        refused = of_system(error)
        if refused is not None:
            _complain(f"dutybook: {refused.text(session.lang)}")
            _forget_output()
            return Exit.CANNOT_RUN
        path = keep_traceback(error, __version__)
        _complain(f"dutybook: {text('crash', session.lang, path=path, detail=f'{type(error).__name__}: {error}')}")
        return Exit.CANNOT_RUN


def run(words: list[str], session: Session) -> int:
    """Run the command that words ask for, and return its exit code; wrong usage is said here.

    Raises:
        DutybookError: the command could not do its work.
    """
    from toolkit.frontends.command import HELP, LANG, VERSION, Command, WrongUsage, read

    name = ""
    parts: tuple[Part, ...] = (VERSION, LANG, HELP)
    try:
        while name not in _COMMANDS:
            values, words = read(parts, words, mixed=False)
            if values.get(VERSION.parameter):
                return _say_version()
            if values[HELP.parameter] or not words:
                return _help(name, parts, session.lang, asked=values[HELP.parameter])
            if words[0] not in _within(name):
                raise WrongUsage("usage-unknown-command", command=words[0])
            name, parts = f"{name} {words.pop(0)}".lstrip(), (LANG, HELP)
        command: Command = _imported(_COMMANDS[name])
        parts = command.parts
        values, _ = read(parts, words)
        if values.pop(HELP.parameter):
            return _help(name, parts, session.lang, asked=True)
    except WrongUsage as error:
        from toolkit.frontends.command_help import wrong

        _complain(wrong(error, name, parts, session.lang, group=name not in _COMMANDS))
        return Exit.USAGE
    values.pop(LANG.parameter)  # of which the session knows
    return command.run(session, **values)


def _stopped(stop: BaseException, lang: str) -> str:
    """What was done, and what was not, when somebody pressed Ctrl-C."""
    from toolkit.catalogue import joined
    from toolkit.frontends.session import Stopped

    if isinstance(stop, Stopped) and stop.name:
        return joined("stopped:at", lang, number=stop.done + 1, total=stop.total, name=stop.name)
    return joined("stopped", lang)


def _within(group: str) -> list[str]:
    """The commands of a group, or of ``dutybook`` itself, by the one word that follows."""
    start = f"{group} ".lstrip()
    return sorted({name.removeprefix(start).split()[0] for name in _COMMANDS if name.startswith(start)})


def _help(name: str, parts: Sequence[Part], lang: str, *, asked: bool) -> int:
    """A help page; one that nobody asked for says that a command is missing."""
    from toolkit.frontends.command_help import page

    found = page(name, parts, lang, () if name in _COMMANDS else _within(name))
    if not asked:
        _complain(found)
        return Exit.USAGE
    print(found)
    return 0


def _say_version() -> int:
    from toolkit import __version__

    print(f"dutybook {__version__}")
    return 0


def _imported(where: str) -> Any:
    from importlib import import_module

    module, _, name = where.partition(":")
    return getattr(import_module(f"toolkit.frontends.{module}"), name)


def _complain(words: str) -> None:
    print(words, file=sys.stderr, flush=True)


def _forget_output() -> None:
    """Where output cannot be written, what is left of it goes nowhere: else Python tries again at its end, says so in
    words of its own, and changes the exit code."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _leave(code: int) -> None:
    """End the process without taking apart all it holds, which takes as long as reading a small workbook.

    Only where nothing waits for the end: no thread was started, nothing was registered to be called.
    """
    if not {"atexit", "threading"} & sys.modules.keys():
        try:
            for stream in (sys.stdout, sys.stderr):
                stream.flush()
        except OSError:
            return  # Python itself says what is wrong with the stream
        os._exit(code)


def _streams() -> None:
    """Chinese must come out whole whatever the locale says; a terminal that cannot show a sign shows a ?.

    A stream that was closed before we started leads nowhere: else complaints would come out with the answers, and a
    workbook that is opened would take the place of the stream.
    """
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, Path(os.devnull).open(mode))  # noqa: SIM115 - as long as we run
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure:
            reconfigure(encoding=stream.encoding if stream.isatty() else "utf-8", errors="replace")

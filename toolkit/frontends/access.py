"""Password and patience from the command line and the environment, and when the run began."""

from __future__ import annotations

import os
import re
import sys
from datetime import UTC, datetime

from toolkit.app.access import Access
from toolkit.catalogue import text
from toolkit.errors import UsageError
from toolkit.workbook.owners import Patience

PASSWORD = "DUTYBOOK_PASSWORD"
_UNITS = {"s": 1, "m": 60, "h": 3600}


def access(wait: str | None, ask_password: bool, lang: str) -> Access:
    """The means of one run.

    Args:
        wait: such as ``10m``.
        ask_password: ask for it on the terminal; else the environment variable ``DUTYBOOK_PASSWORD`` counts.

    Raises:
        UsageError: not a length of time, or no terminal to ask on.
    """

    def tell(name: str, who: str) -> None:
        if sys.stderr.isatty():
            print(text("waiting", lang, name=name, who=who), file=sys.stderr, flush=True)

    patience = Patience(seconds(wait), tell) if wait else None
    password = os.environ.get(PASSWORD)
    if ask_password:
        if not sys.stdin.isatty():
            raise UsageError("usage-ask-password")
        password = _asked(text("ask-password", lang))
    if not password:
        return Access(None, patience, begun())
    from toolkit.workbook.passwords import Secret

    return Access(Secret(password), patience, begun())


def begun() -> str:
    """The present moment, by which the writes of a run that begins now are known as its own."""
    return datetime.now(UTC).isoformat(timespec="microseconds")


def _asked(question: str) -> str:
    """What is typed on the terminal, without showing it; asked again until there is something."""
    from getpass import getpass

    while not (typed := getpass(f"{question}: ", sys.stderr)):
        pass
    return typed


def seconds(wait: str) -> float:
    """``30s``, ``10m`` or ``1h`` in seconds.

    Raises:
        UsageError: anything else.
    """
    found = re.fullmatch(r"(\d{1,6}(?:\.\d{1,3})?)\s*([smh])", wait.strip().lower())
    if not found:
        raise UsageError("usage-wait", raw=wait)
    return float(found[1]) * _UNITS[found[2]]

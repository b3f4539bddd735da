"""How a run ended, as its exit code says it: the same for every command but ``close``, whose question is another."""

from __future__ import annotations

from collections.abc import Iterable
from enum import IntEnum

from toolkit.core.finding import Finding, Severity


class Exit(IntEnum):
    """``FINDINGS``: somebody should look. ``CANNOT_RUN``: something could not be read, written or found."""

    CLEAN = 0
    FINDINGS = 1
    USAGE = 2
    CANNOT_RUN = 3


def exit_of(failed: bool, findings: Iterable[Finding] = (), *, also: bool = False) -> Exit:
    """``CANNOT_RUN`` where a file failed, whatever came of the others; else whether somebody should look.

    Args:
        also: there is something to look at besides findings above information.
    """
    if failed:
        return Exit.CANNOT_RUN
    return Exit.FINDINGS if also or any(f.severity is not Severity.INFO for f in findings) else Exit.CLEAN

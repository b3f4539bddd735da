"""Regular expressions that are compiled when they are first used.

Compiling all of them takes longer than checking a small workbook, and one run needs few.
"""

from __future__ import annotations

import re
from typing import Any, AnyStr, cast


class _Waiting:
    """Stands for a pattern until something of it is asked for; from then on it has what the pattern has."""

    def __init__(self, source: str | bytes, flags: int) -> None:
        self._source = source
        self._flags = flags

    def __getattr__(self, name: str) -> Any:
        made = re.compile(self._source, self._flags)
        for method in ("match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "pattern"):
            setattr(self, method, getattr(made, method))
        return getattr(made, name)


def compiled(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """As ``re.compile``, later. What comes back has the methods of a pattern, but is not one for ``isinstance``."""
    return cast("re.Pattern[AnyStr]", _Waiting(source, flags))

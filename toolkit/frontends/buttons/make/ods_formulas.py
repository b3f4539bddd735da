"""Excel's formulas in OpenDocument's spelling: as much of it as conditional formats and drop-downs of ours use."""

from __future__ import annotations

import re

_TOKEN = re.compile(
    r"""(?P<text>"(?:[^"]|"")*")
    |(?:(?P<sheet>'(?:[^']|'')+'|[^\W\d][\w.]*)!)?(?P<first>\$?[A-Z]{1,3}\$?\d+)(?::(?P<last>\$?[A-Z]{1,3}\$?\d+))?(?![\w(])
    |(?P<comma>,)""",
    re.VERBOSE,
)


def translate(formula: str) -> str:
    """``COUNTA($A4:$R4)>0`` → ``COUNTA([.$A4:.$R4])>0``; sheets and separators likewise."""

    def one(m: re.Match[str]) -> str:
        if m["text"]:
            return m["text"]
        return ";" if m["comma"] else f"[{address(m['first'], m['last'], m['sheet'])}]"

    return _TOKEN.sub(one, formula)


def address(first: str, last: str | None = None, sheet: str | None = None) -> str:
    """``$'责任清单'.$A$4:.$A$1000``; without a sheet ``.A4:.B9``."""
    start = f"{f'${sheet}' if sheet else ''}.{first}"
    return f"{start}:.{last}" if last else start


def area(sheet: str, cells: str) -> str:
    """``A4:G9`` on a sheet as an address of its own: ``'交付记录'.A4:'交付记录'.G9``."""
    name = "'" + sheet.replace("'", "''") + "'"
    return ":".join(f"{name}.{cell}" for cell in cells.replace("$", "").split(":"))

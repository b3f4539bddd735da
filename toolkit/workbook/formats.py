"""The file formats of workbooks, by their endings."""

from __future__ import annotations

LOSSLESS = (".xlsx", ".xlsm", ".xltx", ".xltm")
"""Written cell by cell, and nothing else in them changes."""
TEXT = (".csv",)
OTHERS = (".xls", ".et", ".ods", ".xlsb", *TEXT)
"""Read, and written through LibreOffice or beside the file."""
READABLE = frozenset((*LOSSLESS, *OTHERS))

"""By what the result workbook beside a file is known: its name, and the first of its sheets."""

from __future__ import annotations

from toolkit.catalogue import LANGUAGES, text
from toolkit.workbook.port import WorkbookContent

_ENDINGS = tuple(text("beside-file", lang, stem="") for lang in LANGUAGES)
_SOURCE_ROW, _SOURCE_COLUMN = 2, 2


def is_result_name(name: str) -> bool:
    """Whether a file is called as our result workbooks are."""
    return name.endswith(_ENDINGS)


def belongs_to(content: WorkbookContent) -> str | None:
    """The file whose result workbook this is; None when it is none."""
    for sheet in content.sheets[:1]:
        for lang in LANGUAGES:
            rows = sheet.rows
            if sheet.name != text("beside-sheet", lang) or len(rows) < _SOURCE_ROW or not rows[0]:
                continue
            if rows[0][0] == text("beside-marker", lang) and len(rows[1]) >= _SOURCE_COLUMN:
                return str(rows[_SOURCE_ROW - 1][_SOURCE_COLUMN - 1])
    return None

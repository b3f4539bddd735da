"""Headers, drop-downs and formats of the columns, in the language of the workbook."""

from __future__ import annotations

from dataclasses import replace

from toolkit.app.looks import LOOK_OF
from toolkit.app.new.look import Format, Shade
from toolkit.app.new.table import FIRST_ROW, LAST_ROW, Choices, TableColumn, Words
from toolkit.app.pack import Column, ColumnKind
from toolkit.catalogue import text
from toolkit.sheet.vocabulary import NAMES, OWN
from toolkit.workbook.port import FILLS

_OWN_WIDTHS = {"due": 17, "timeliness": 10, "overdue": 7, "days_late": 7, "checked_at": 17, "note": 24}
_OWN_KINDS = {"due": Format.DATETIME, "days_late": Format.NUMBER, "checked_at": Format.DATETIME}
_REGISTER_KINDS = {
    ColumnKind.TEXT: Format.TEXT,
    ColumnKind.CHOICE: Format.WORDS,
    ColumnKind.EVENT: Format.DATETIME,
    ColumnKind.DATETIME: Format.DATETIME,
    ColumnKind.DATE: Format.DATE,
    ColumnKind.NUMBER: Format.NUMBER,
    ColumnKind.MONEY: Format.MONEY,
}


def header(field: str, lang: str) -> str:
    """The header our templates use for a field: the vocabulary's first name in the language."""
    names = NAMES[field]
    return names[0] if lang == "zh" else next(n for n in names if n.isascii()).capitalize()


def options(key: str, lang: str) -> tuple[str, ...]:
    """The choices of a catalogue entry."""
    return tuple(text(key, lang).split("|"))


def lights(lang: str) -> tuple[tuple[str, str], ...]:
    """Check status → fill."""
    return tuple((text(f"timeliness-{one.value}", lang), FILLS[look]) for one, look in LOOK_OF.items())


def own_columns(lang: str) -> tuple[TableColumn, ...]:
    """The six columns that the check fills in."""
    found = []
    for field, (zh, en) in OWN.items():
        column = TableColumn(
            zh if lang == "zh" else en,
            _OWN_WIDTHS[field],
            _OWN_KINDS.get(field, Format.WORDS),
            Shade.TOOLKIT,
            centre=field != "note",
        )
        found.append(replace(column, lights=lights(lang)) if field == "timeliness" else column)
    return tuple(found)


def register_column(column: Column, lists: dict[str, tuple[str, ...]]) -> TableColumn:
    """A column of the pack's register."""
    choices = Choices(lists[column.choices], strict=False) if column.choices else None
    centre = column.kind is ColumnKind.CHOICE
    return TableColumn(column.name, column.width, _REGISTER_KINDS[column.kind], choices=choices, centre=centre)


def column_of(sheet: str, letter: str) -> Choices:
    """A drop-down of what another sheet's column holds; other values are allowed after a warning."""
    return Choices(source=f"'{sheet}'!${letter}${FIRST_ROW}:${letter}${LAST_ROW}", strict=False)


def words(lang: str) -> Words:
    """The workbook's own messages."""
    keys = ("new-bad-choice", "new-bad-date", "new-bad-score", "new-error-title", "new-page")
    return Words(*(text(key, lang) for key in keys))

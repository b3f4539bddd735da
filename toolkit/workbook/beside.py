"""The result workbook beside a file that cannot be written into: 销售部.csv → 销售部.检查结果.xlsx.

It holds the sheets that were to be changed, rows and columns where they are in the file, with the changes made; our
result sheet; and a first sheet that says which file it belongs to, by which it is known again and passed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time
from io import BytesIO
from pathlib import Path
from typing import Any

from toolkit.catalogue import text
from toolkit.errors import CannotRunError, WriteRefusedError
from toolkit.workbook.beside_marks import belongs_to
from toolkit.workbook.beside_rows import Filling, as_cell, code_of
from toolkit.workbook.naming import shown
from toolkit.workbook.ooxml.package import Package
from toolkit.workbook.port import (
    FILLS,
    CellUpdate,
    CellValue,
    Link,
    Look,
    OwnSheet,
    Update,
    WorkbookContent,
)

_EPOCH = datetime(2000, 1, 1)  # a date of creation that makes equal results equal files
_LONGEST_NAME = 31  # characters of a sheet's name


def place(path: Path, lang: str) -> Path:
    """Where the result workbook of a file goes: under a longer name where another file of the same stem has its own.

    Raises:
        WriteRefusedError: a file is there that is not ours.
    """
    name = shown(path.name)
    for stem in (Path(name).stem, name):
        target = path.with_name(text("beside-file", lang, stem=stem))
        owner = _owner(target)
        if owner in (None, name):
            return target
    raise WriteRefusedError("beside-not-ours", name=target.name)


def _owner(target: Path) -> str | None:
    """The file that an existing result workbook belongs to; None when there is none, empty when it is not ours."""
    from toolkit.workbook.atomic import read_bytes
    from toolkit.workbook.reading import parse

    if not target.exists():
        return None
    try:
        return belongs_to(parse(target.name, read_bytes(target))) or ""
    except CannotRunError:
        return ""


def language_of(updates: Sequence[Update], own: Sequence[OwnSheet]) -> str:
    """The language of what is to be written: Chinese if anything of it is."""
    singles = [u for u in updates if isinstance(u, CellUpdate)]
    words = [o.name for o in own] + [u.value for u in singles if u.look is Look.HEADER and isinstance(u.value, str)]
    return "zh" if not words or any("\u4e00" <= ch <= "\u9fff" for word in words for ch in word) else "en"


def build(
    source: str, content: WorkbookContent, updates: Sequence[Update], own: Sequence[OwnSheet], lang: str
) -> bytes:
    """The result workbook. Text is always text: nothing in it can become a formula or a link of its own."""
    import xlsxwriter

    out = BytesIO()
    plain = {"strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    # Row by row to the disk: a million rows would take some gigabytes of memory.
    book = xlsxwriter.Workbook(out, {**plain, "constant_memory": True, "nan_inf_to_errors": True})
    book.set_properties({"created": _EPOCH, "title": text("beside-marker", lang)})
    pen = _Pen(book)
    about = book.add_worksheet(text("beside-sheet", lang))
    about.set_column(0, 0, 34)
    about.set_column(1, 1, 90)
    lines = (
        (text("beside-marker", lang), ""),
        (text("beside-source", lang), source),
        (text("beside-fingerprint", lang), content.fingerprint),
        ("", text("beside-explain", lang, suffix=Path(source).suffix)),
    )
    for number, line in enumerate(lines):
        for column, words in enumerate(line):
            about.write_string(number, column, words, pen.style(Look.KEEP, wrap=True))
    changed = {u.sheet for u in updates}
    filled: list[tuple[str, Filling]] = []
    taken = {about.name.casefold()} | {o.name.casefold() for o in own}
    for raw in content.sheets:
        if raw.name in changed and raw.name.casefold() not in taken:
            name = pen.names[raw.name] = _sheet_name(raw.name, taken)
            taken.add(name.casefold())
            filling = Filling(raw, [u for u in updates if u.sheet == raw.name], pen.number)
            sheet = book.add_worksheet(name)
            sheet.set_column(0, filling.width - 1, 16)
            if filling.header:
                sheet.freeze_panes(filling.header, 0)
            filled.append((f"xl/worksheets/sheet{len(book.worksheets())}.xml", filling))
    for own_sheet in own:
        _own(book.add_worksheet(own_sheet.name), pen, own_sheet)
    book.close()
    package = Package(out.getvalue())
    for part, filling in filled:
        filling.into(package, part)
    return package.render()


def _sheet_name(name: str, taken: set[str]) -> str:
    """A name that Excel allows, as like that of the sheet as can be: LibreOffice's may be longer and hold more."""
    plain = "".join("_" if ch in "[]:*?/\\" else ch for ch in name).strip("'") or "_"
    found, number = plain[:_LONGEST_NAME], 1
    while found.casefold() in taken:
        number += 1
        found = f"{plain[: _LONGEST_NAME - 6]} ({number})"
    return found


class _Pen:
    """Writes values with the format that their look and kind need."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self._styles: dict[tuple[Look, str, bool], Any] = {}
        self.names: dict[str, str] = {}
        """What sheets are called here that have another name in the file."""

    def style(self, look: Look, code: str = "", wrap: bool = False) -> Any:
        key = (look, code, wrap)
        if key not in self._styles:
            made: dict[str, Any] = {"text_wrap": True, "valign": "top"} if wrap else {}
            if look is Look.HEADER:
                made |= {"bold": True, "bg_color": "#DDEBF7", "border": 1}
            if look in FILLS:
                made["bg_color"] = f"#{FILLS[look]}"
            if code:
                made["num_format"] = code
            self._styles[key] = self._book.add_format(made)
        return self._styles[key]

    def number(self, look: Look, code: str) -> int:
        """By what a cell of the file names the style."""
        index: int = self.style(look, code)._get_xf_index()  # which XlsxWriter gives when it first writes such a cell
        return index

    def put(
        self, sheet: Any, row: int, column: int, value: CellValue | Link, look: Look = Look.KEEP, wrap: bool = False
    ) -> None:
        """Write one cell; row and column count from 1."""
        at = (row - 1, column - 1)
        if isinstance(value, Link):
            quoted = self.names.get(value.sheet, value.sheet).replace("'", "''")
            sheet.write_url(*at, f"internal:'{quoted}'!{value.cell}", string=value.text)
            return
        held, style = as_cell(value), self.style(look, code_of(type(value), look), wrap)
        if held is None:
            if look is not Look.KEEP:
                sheet.write_blank(*at, None, style)
        elif isinstance(held, bool):
            sheet.write_boolean(*at, held, style)
        elif isinstance(held, (int, float)):
            sheet.write_number(*at, held, style)
        elif isinstance(held, (date, time)):
            sheet.write_datetime(*at, held, style)
        else:
            sheet.write_string(*at, held, style)


def _own(sheet: Any, pen: _Pen, own: OwnSheet) -> None:
    for number, row in enumerate(own.rows, 1):
        look = own.row_looks.get(number, Look.KEEP)
        for column, value in enumerate(row, 1):
            here = Look.HEADER if number == own.header_row else look if own.look_column in (0, column) else Look.KEEP
            pen.put(sheet, number, column, value, here, wrap=number > own.header_row)
    for column, width in enumerate(own.widths):
        sheet.set_column(column, column, width)
    if own.header_row:
        sheet.freeze_panes(own.header_row, 0)

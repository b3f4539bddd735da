"""Our own sheet (检查结果) in somebody's workbook: added at the end once, afterwards only its own part is rewritten.

How a sheet is known to be ours: a hidden defined name ``dutybook_result`` with that sheet's scope. It survives saving
in Excel, WPS and LibreOffice, and renaming, moving and copying of the sheet. A sheet of the wanted name without it is a
person's and is left alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import repeat, zip_longest
from math import ceil
from operator import itemgetter
from typing import Any

from toolkit.errors import WriteRefusedError
from toolkit.workbook.ooxml.book import Book, SheetRef, XmlPart
from toolkit.workbook.ooxml.cells import ROW, CellWriter, Column, Kind, KindOfCell, cell_name, kind_of, letters
from toolkit.workbook.ooxml.names import add_name, names_of
from toolkit.workbook.ooxml.number_formats import DATE_CODE, DATETIME_CODE, TIME_CODE
from toolkit.workbook.ooxml.package import key
from toolkit.workbook.ooxml.scan import escape
from toolkit.workbook.ooxml.sheet import parse
from toolkit.workbook.ooxml.styles import MAIN, MAIN_STRICT, Styles
from toolkit.workbook.port import FILLS, CellValue, Link, Look, OwnSheet

MARKER = "dutybook_result"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_R_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_HEADER_FILL, _BORDER, _LINK = "DDEBF7", "BFBFBF", "0563C1"
_CODES = {Kind.DATETIME: DATETIME_CODE, Kind.DATE: DATE_CODE, Kind.TIME: TIME_CODE}
# What a person may have laid over our sheet and what its relationships still hold.
_CARRIED = (b"drawing", b"legacyDrawing", b"legacyDrawingHF", b"picture")
_AT_ONCE = 1024  # rows
_NOTHING = object()  # where a row has fewer cells than others


def put_sheet(book: Book, styles: Styles, own: OwnSheet) -> str:
    """Add the sheet, or rewrite its part if it is there; gives the part's name.

    Raises:
        WriteRefusedError: a person's sheet has that name, or the workbook's structure is protected.
    """
    found = find_ours(book, own.name)
    if found is not None:
        book.package.put_pieces(found.part, _part(book, styles, own, _carried(book, found)))
        return found.part
    if book.find(own.name) is not None:
        raise WriteRefusedError("write-not-ours", name=own.name)
    if book.structure_locked:
        raise WriteRefusedError("write-structure-protected", name=own.name)
    part = _free_part(book)
    book.package.put_pieces(part, _part(book, styles, own, b""))
    rel_id = book.relate(part, "worksheet", "worksheet")
    sheet_id = max((s.sheet_id for s in book.sheets), default=0) + 1
    listed = book.xml.child(b"sheets")
    if listed is None:
        raise WriteRefusedError("write-layout", detail="sheets")
    p = book.prefix
    ns = _R_STRICT if book.strict else _R
    # The prefix r may be bound to something else or not at all: bind it here.
    name = escape(own.name, attribute=True)
    element = f'<{p}sheet xmlns:r="{ns}" name="{name}" sheetId="{sheet_id}" r:id="{rel_id}"/>'
    bound = f'xmlns:r="{ns}"'.encode() in book.xml.root.attrs
    book.xml.append_to(listed, (element.replace(f' xmlns:r="{ns}"', "") if bound else element).encode())
    book.refresh()
    index = len(book.sheets) - 1
    quoted = "'" + own.name.replace("'", "''") + "'"
    if own.header_row:
        rows = f"{quoted}!${own.header_row}:${own.header_row}"
        add_name(book, "_xlnm.Print_Titles", index, rows)
    add_name(book, MARKER, index, f"{quoted}!$A$1", hidden=True)
    return part


def find_ours(book: Book, name: str) -> SheetRef | None:
    """Our sheet of this name; None if there is none of the name, or if it is a person's."""
    marked = {n.sheet for n in names_of(book) if n.name.casefold() == MARKER and n.sheet is not None}
    ours = [s for s in book.sheets if s.position in marked and s.kind == "worksheet" and s.part in book.package]
    return next((s for s in ours if s.name.casefold() == name.casefold()), None)


def _free_part(book: Book) -> str:
    taken = {key(n) for n in book.package.names()}
    folder = book.part.rpartition("/")[0]
    base = f"{folder}/worksheets/sheet" if folder else "worksheets/sheet"
    return next(f"{base}{n}.xml" for n in range(1, len(taken) + 2) if key(f"{base}{n}.xml") not in taken)


def _carried(book: Book, ref: SheetRef) -> bytes:
    part = XmlPart(book.package, ref.part)
    if b"xmlns:r=" not in part.root.attrs or part.root.prefix:
        return b""
    nodes = parse(ref.name, part.data).nodes  # around the cells: those need no look, they are made anew
    return b"".join(part.data[n.start : n.end] for n in nodes if n.local in _CARRIED)


class _Looks:
    """Cell formats of our sheet, each made once."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._border = styles.thin_border(_BORDER)
        self._plain = 0
        self._memo: dict[tuple[Kind, Look, bool], int] = {}

    def header(self) -> int:
        s = self._styles
        font, fill = s.font(("b",)), s.fill(_HEADER_FILL)
        return s.add_xf(font, fill, self._border, 0, 'vertical="center" wrapText="1"')

    def title(self) -> int:
        return self._styles.add_xf(self._styles.font(("b", 'sz val="16"')), 0, 0, 0, 'vertical="center"')

    def body(self, kind: Kind, look: Look, link: bool) -> int:
        wanted = (kind, look, link)
        found = self._memo.get(wanted)
        if found is None:
            s = self._styles
            font = s.font(("u", f'color rgb="FF{_LINK}"')) if link else self._plain
            fill = s.fill(FILLS[look]) if look in FILLS else 0
            number = s.code(_CODES[kind]) if kind in _CODES else 0
            found = s.add_xf(font, fill, self._border, number, 'vertical="top" wrapText="1"')
            self._memo[wanted] = found
        return found

    def loose(self, kind: Kind) -> int:
        """Above the header: no border, no wrapping; a date still shows as one."""
        if kind not in _CODES:
            return 0
        return self._styles.add_xf(0, 0, 0, self._styles.code(_CODES[kind]), 'horizontal="left"')


def _part(book: Book, styles: Styles, own: OwnSheet, carried: bytes) -> Iterator[bytes]:
    """The whole part, some rows at a time."""
    looks = _Looks(styles)
    writer = CellWriter(own.name, book.date1904)
    header = own.header_row
    width = max((len(r) for r in own.rows), default=0)
    columns = len(own.rows[header - 1]) if 0 < header <= len(own.rows) else width
    last = max(len(own.rows), 1)
    cols = "".join(f'<col min="{i}" max="{i}" width="{w:g}" customWidth="1"/>' for i, w in enumerate(own.widths, 1))
    pane = ""
    if header:
        below = cell_name(header + 1, 1)
        pane = (
            f'<pane ySplit="{header}" topLeftCell="{below}" activePane="bottomLeft" state="frozen"/>'
            f'<selection pane="bottomLeft" activeCell="{below}" sqref="{below}"/>'
        )
    pieces = [
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n',
        f'<worksheet xmlns="{MAIN_STRICT if book.strict else MAIN}" xmlns:r="{_R_STRICT if book.strict else _R}">',
        '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>',
        f'<dimension ref="A1:{letters(max(width, 1))}{last}"/>',
        f'<sheetViews><sheetView workbookViewId="0">{pane}</sheetView></sheetViews>',
        '<sheetFormatPr defaultRowHeight="15"/>',
        f"<cols>{cols}</cols>" if cols else "",
        "<sheetData>",
        *_head(own, looks, writer),
    ]
    yield "".join(pieces).encode()
    links: list[str] = []
    for start in range(header, len(own.rows), _AT_ONCE):
        yield _rows(own, start, looks, writer, links)
    pieces = [
        "</sheetData>",
        f'<autoFilter ref="A{header}:{letters(columns)}{last}"/>' if header and columns else "",
        f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "",
        '<pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>',
        '<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/>',
        "<headerFooter><oddFooter>&amp;C&amp;P / &amp;N</oddFooter></headerFooter>",
    ]
    yield "".join(pieces).encode() + carried + b"</worksheet>"


def _rows(own: OwnSheet, start: int, looks: _Looks, writer: CellWriter, links: list[str]) -> bytes:
    """Rows below the header, made a column at a time; the hyperlinks among them are added to ``links``."""
    some = own.rows[start : start + _AT_ONCE]
    numbers = range(start + 1, start + 1 + len(some))
    row_looks = [own.row_looks.get(n, Look.KEEP) for n in numbers]
    lines = [1] * len(some)
    columns: list[list[bytes]] = []
    linked: list[tuple[int, str]] = []
    for column, items in enumerate(zip_longest(*some, fillvalue=_NOTHING), 1):

        def make(kind: KindOfCell, distinct: list[Any], column: int = column) -> list[bytes]:
            if kind[0] is object:
                return [b""]  # _NOTHING
            values = list(map(_text, distinct))
            style = looks.body(kind_of(values[0]), kind[1], issubclass(kind[0], Link))
            return writer.cells(column, style, values)

        looking = row_looks if own.look_column in (0, column) else repeat(Look.KEEP)
        try:
            columns.append(Column(items, looking).cells(make))
        except WriteRefusedError:
            writer.refuse_first(
                (n, c, _text(i)) for n, row in zip(numbers, some, strict=True) for c, i in enumerate(row, 1)
            )
            raise
        if column <= len(own.widths):
            tall = _tall(items, own.widths[column - 1])
            if tall:
                lines = list(map(max, lines, map(tall.get, items, repeat(1))))
        if Link in set(map(type, items)):
            linked += [
                (n, _hyperlink(n, column, i)) for n, i in zip(numbers, items, strict=True) if isinstance(i, Link)
            ]
    linked.sort(key=itemgetter(0))
    links += map(itemgetter(1), linked)
    heads = {n: b'<row r="%b"%b>' % (ROW, _height(n).encode()) for n in set(lines)}
    rows = map(b"".join, zip(map(heads.__getitem__, lines), *columns, repeat(b"</row>"), strict=False))
    return b"".join([row.replace(ROW, b"%d" % n) for n, row in zip(numbers, rows, strict=True)])


def _text(item: CellValue | Link) -> CellValue:
    return item.text if isinstance(item, Link) else item


def _head(own: OwnSheet, looks: _Looks, writer: CellWriter) -> list[str]:
    """The rows down to the header: a title, a few lines, and the names of the columns."""
    rows = []
    header_style = looks.header() if own.header_row else 0
    for number, row in enumerate(own.rows[: own.header_row], 1):
        cells = []
        for column, item in enumerate(row, 1):
            value = _text(item)
            if number == own.header_row:
                style = header_style
            else:
                style = looks.title() if number == 1 and column == 1 else looks.loose(kind_of(value))
            if value is not None or number == own.header_row:
                cells.append(writer.cell(number, column, style, value))
        if cells:
            lines = max((n for t, w in zip(row, own.widths, strict=False) for n in _tall([t], w).values()), default=1)
            height = _height(lines) if number == own.header_row else _TITLE_HEIGHT if number == 1 else ""
            rows.append(f'<row r="{number}"{height}>{"".join(cells)}</row>')
    return rows


def _hyperlink(row: int, column: int, link: Link) -> str:
    shown = link.text if link.text.isalnum() else escape(link.text, attribute=True)
    where = f"{_sheet_reference(link.sheet)}{link.cell}"
    return f'<hyperlink ref="{letters(column)}{row}" location="{where}" display="{shown}"/>'


@lru_cache(maxsize=256)
def _sheet_reference(name: str) -> str:
    return escape(f"'{name.replace(chr(39), chr(39) * 2)}'!", attribute=True)


_LINE = 15.0  # points
_TITLE_HEIGHT = ' ht="24" customHeight="1"'


def _height(lines: int) -> str:
    """The height of a row as an attribute. Not every program works out what wrapped text needs."""
    return f' ht="{lines * _LINE + 3:g}" customHeight="1"'


def _tall(items: Iterable[object], width: float) -> dict[object, int]:
    """How many lines each of those texts takes that may need more than one in a column of this width.

    Chinese is two columns wide; a margin, since fonts differ between machines.
    """
    long = [item for item in set(items) if isinstance(item, str) and len(item) > (width - 1) / 2.16]
    # One column and one byte for a letter, two and three for a Chinese character: counted without a step for each.
    sizes = [(len(text) + len(text.encode("utf-8", "replace"))) / 2 for text in long]
    return {text: max(1, ceil(size * 1.08 / max(width - 1, 1))) for text, size in zip(long, sizes, strict=True)}

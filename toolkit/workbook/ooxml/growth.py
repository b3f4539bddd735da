"""When new columns join a range at its right, what describes the range grows with it.

That is: tables (ListObjects), the filter of the sheet and its hidden name, the print area, conditional formats of whole
rows, and the widths of the columns. New columns are those whose header cell is written with ``Look.HEADER``.
"""

from __future__ import annotations

from toolkit.errors import WriteRefusedError
from toolkit.record import NamedTuple
from toolkit.workbook.gather import Rows
from toolkit.workbook.ooxml.book import Book, SheetRef, XmlPart, relationships, truth
from toolkit.workbook.ooxml.cells import Box, cell_name, format_ref, letters, parse_ref, xstring
from toolkit.workbook.ooxml.conditions import grow_conditions, widened
from toolkit.workbook.ooxml.names import change_name, names_of
from toolkit.workbook.ooxml.scan import Node, children, escape, filled, set_attribute
from toolkit.workbook.ooxml.sheet import ColumnSpan, Sheet
from toolkit.workbook.ooxml.targets import Targets
from toolkit.workbook.port import CellUpdate, CellValue, Look

_SAMPLE = 200  # rows looked at for a column's width
_NARROW = "\u2e80"  # characters after it take two columns


class _Run(NamedTuple):
    """Neighbouring header cells that are written: their row, first and last column, and texts."""

    row: int
    first: int
    last: int
    texts: tuple[str, ...]

    def joins(self, box: Box) -> bool:
        """Whether the run goes on where the box ends, in the box's first row."""
        return box[0] == self.row and self.first <= box[3] + 1 <= self.last

    def follows(self, box: Box) -> bool:
        """Whether the run goes on where the box ends, in any of its rows."""
        return box[0] <= self.row <= box[2] and self.first <= box[3] + 1 <= self.last


class _Table(NamedTuple):
    part: XmlPart
    box: Box
    columns: list[Node]

    @property
    def names(self) -> list[str]:
        return [c.get("name") or "" for c in self.columns]


def _tables(book: Book, ref: SheetRef) -> list[_Table]:
    """Tables of a sheet that have a header row."""
    found = []
    for relation in relationships(book.package, ref.part):
        if relation.kind != "table" or relation.part not in book.package:
            continue
        part = XmlPart(book.package, relation.part)
        top = part.root
        box = parse_ref(top.get("ref") or "")
        listed = part.child(b"tableColumns")
        if box is None or listed is None or listed.empty or top.get("headerRowCount") == "0":
            continue
        found.append(_Table(part, box, list(children(part.data, listed.open_end, listed.close_start))))
    return found


def check_table_headers(book: Book, ref: SheetRef, targets: Targets) -> None:
    """Refuse to write another text over the name of a table's column: formulas may go by that name.

    A column without a name, as LibreOffice writes one whose header is empty, is given it: Excel repairs such a table.

    Raises:
        WriteRefusedError: such a cell is to be changed.
    """
    for table in _tables(book, ref):
        row, left, _, right = table.box
        names = table.names
        given: dict[int, str] = {}
        for update in targets.at(row):
            if left <= update.column <= right and update.column - left < len(names):
                wanted = _column_name(update.value) if isinstance(update.value, str) else None
                if wanted and not names[update.column - left] and wanted not in (*names, *given.values()):
                    given[update.column - left] = wanted
                elif wanted != names[update.column - left]:
                    cell = cell_name(row, update.column)
                    name = table.part.root.get("displayName") or ""
                    raise WriteRefusedError("write-table-header", sheet=ref.name, cell=cell, table=name)
        for place, wanted in sorted(given.items(), reverse=True):  # from the back, so that earlier offsets hold
            node = table.columns[place]
            table.part.splice(node.start, node.open_end, set_attribute(table.part.data, node, "name", wanted))


def _column_name(text: str) -> str:
    """How a table part spells the text of a header cell."""
    return xstring(text).replace("\n", "_x000a_")


def grow(book: Book, ref: SheetRef, sheet: Sheet, headers: Rows, targets: Targets) -> None:
    """Let everything that ends left of new columns take them in.

    Args:
        headers: the header cells among the targets, by row.
    """
    runs = _runs(headers)
    for run in runs:
        tables = _tables(book, ref)
        for table in tables:
            others = [t.box for t in tables if t is not table]
            if any(b[0] == run.row and b[3] < table.box[1] for b in others):
                continue  # beside another table: whose columns they are does not show
            if run.joins(table.box) and not _collides(sheet, others, table.box, run):
                _grow_table(table, run)
        _grow_filter(book, ref, sheet, run)
        _grow_print_area(book, ref, run)
    grow_conditions(sheet, [(run.row, run.first, run.last) for run in runs], targets.bounds()[2])
    _set_widths(sheet, {u.column for updates in headers.values() for u in updates}, targets)


def _runs(rows: Rows) -> list[_Run]:
    runs = []
    for number, updates in rows.items():
        some: list[CellUpdate] = []
        for update in [*updates, None]:
            header = update is not None and update.look is Look.HEADER and isinstance(update.value, str)
            if some and (not header or update is None or update.column != some[-1].column + 1):
                texts = tuple(str(u.value) for u in some)
                runs.append(_Run(number, some[0].column, some[-1].column, texts))
                some = []
            if header and update is not None and update.value:
                some.append(update)
    return runs


def _collides(sheet: Sheet, others: list[Box], box: Box, run: _Run) -> bool:
    grown = (box[0], box[3] + 1, box[2], run.last)
    return any(
        grown[0] <= b[2] and b[0] <= grown[2] and grown[1] <= b[3] and b[1] <= grown[3]
        for b in [*others, *sheet.merges()]
    )


def _grow_table(table: _Table, run: _Run) -> None:
    if table.part.root.get("tableType") not in (None, "worksheet"):
        return  # each column stands in the query, too, that fills the table; without that Excel repairs the file
    r1, c1, r2, c2 = table.box
    new = [_column_name(t) for t in run.texts[c2 + 1 - run.first :]]
    every = [n.casefold() for n in (*table.names, *new)]
    if len(set(every)) != len(every) or len(table.columns) != c2 - c1 + 1:
        return  # Excel would rename a column; left as it is, the table stays sound
    part = table.part
    listed = part.child(b"tableColumns")
    assert listed is not None  # _tables saw it
    ids = [int(i) for c in table.columns if (i := c.get("id") or "").isdecimal()]
    tag = listed.prefix_text + "tableColumn"
    added = "".join(
        f'<{tag} id="{max(ids, default=0) + i}" name="{escape(n, attribute=True)}"/>' for i, n in enumerate(new, 1)
    )
    # From the back, so that earlier offsets hold.
    part.splice(listed.close_start, listed.close_start, added.encode())
    part.splice(listed.start, listed.open_end, set_attribute(part.data, listed, "count", str(len(every))))
    filtered = part.child(b"autoFilter")
    if filtered is not None:
        area = parse_ref(filtered.get("ref") or "")
        if area is not None and area[3] == c2:
            ref = format_ref((area[0], area[1], area[2], run.last))
            part.splice(filtered.start, filtered.open_end, set_attribute(part.data, filtered, "ref", ref))
    top = part.root
    ref = format_ref((r1, c1, r2, run.last))
    part.splice(top.start, top.open_end, set_attribute(part.data, top, "ref", ref))


def _grow_filter(book: Book, ref: SheetRef, sheet: Sheet, run: _Run) -> None:
    node = sheet.child(b"autoFilter")
    box = parse_ref(node.get("ref") or "") if node is not None else None
    if node is None or box is None or not run.joins(box):
        return
    sheet.set(node, ref=format_ref((box[0], box[1], box[2], run.last)))
    _grow_name(book, ref, "_xlnm._FilterDatabase", box, run.last)


def _grow_print_area(book: Book, ref: SheetRef, run: _Run) -> None:
    """Each of its areas, of which there may be several: 表!$A$1:$G$6,表!$A$8:$C$9."""
    for name in names_of(book):
        if name.name == "_xlnm.Print_Area" and name.sheet == ref.position:
            grown = widened(name.formula, lambda box: run.last if run.follows(box) else None)
            if grown != name.formula:
                change_name(book, name, grown)
            return


def _grow_name(book: Book, ref: SheetRef, wanted: str, box: Box, last: int) -> None:
    for name in names_of(book):
        if name.name == wanted and name.sheet == ref.position:
            sheet, bang, area = name.formula.rpartition("!")
            if parse_ref(area) == box:
                r1, c1, r2, _ = box
                change_name(book, name, f"{sheet}{bang}${letters(c1)}${r1}:${letters(last)}${r2}")
                return


def _set_widths(sheet: Sheet, new: set[int], targets: Targets) -> None:
    """Widths for new columns, where what is there would not show them.

    Columns that were still empty are often hidden, or made narrow, all the way to the right: in a narrow one every date
    is ####, and in a hidden one nobody sees what we found.
    """
    widths = dict.fromkeys(new, 8.0)
    for column, _, value, look in targets.shown(_SAMPLE):
        if column in new:
            widths[column] = max(widths[column], _width(value, look))
    p = sheet.prefix
    pieces: list[tuple[int, bytes]] = []
    changed = False
    covered: set[int] = set()
    for span in sheet.columns():
        inside = [c for c in sorted(new) if span.first <= c <= span.last]
        covered.update(inside)
        raw = sheet.data[span.node.start : span.node.end]
        inside = [c for c in inside if not _shows(span, widths[c])]
        if not inside:
            pieces.append((span.first, raw))
            continue
        changed = True
        at = span.first
        for column in inside:
            if at < column:
                pieces.append((at, _column(raw, at, column - 1)))
            pieces.append((column, _column(raw, column, column, widths[column])))
            at = column + 1
        if at <= span.last:
            pieces.append((at, _column(raw, at, span.last)))
    for column in sorted(new - covered):
        changed = True
        width = f'width="{widths[column]:g}" customWidth="1"'
        pieces.append((column, f'<{p}col min="{column}" max="{column}" {width}/>'.encode()))
    if not changed:
        return
    body = b"".join(raw for _, raw in sorted(pieces, key=lambda piece: piece[0]))
    node = sheet.child(b"cols")
    if node is None:
        sheet.insert(b"cols", f"<{p}cols>".encode() + body + f"</{p}cols>".encode())
    elif node.empty:
        sheet.splice(node.start, node.end, filled(sheet.data, node, body))
    else:
        sheet.splice(node.open_end, node.close_start, body)


def _shows(span: ColumnSpan, width: float) -> bool:
    """Whether columns of this definition are seen, and a person made them wide enough."""
    try:
        wide = float(span.node.get("width") or 0) >= width
    except ValueError:
        wide = False
    return wide and truth(span.node.get("customWidth")) and not truth(span.node.get("hidden"))


def _column(raw: bytes, first: int, last: int, width: float | None = None) -> bytes:
    """A ``<col>`` element for other columns; with a width, they have it and are seen."""
    wanted = {"min": str(first), "max": str(last)}
    if width is not None:
        wanted |= {"width": f"{width:g}", "customWidth": "1"}
        if truth(next(children(raw, 0, len(raw))).get("hidden")):
            wanted["hidden"] = "0"
    for name, value in wanted.items():
        node = next(children(raw, 0, len(raw)))
        raw = set_attribute(raw, node, name, value) + raw[node.open_end :]
    return raw


def _width(value: CellValue, look: Look) -> float:
    """Characters a value needs; a full-width one counts for two."""
    if look in (Look.DATETIME, Look.DAYEND) or hasattr(value, "hour"):
        return 17.0
    text = "" if value is None else str(value)
    longest = max(
        len(line) if line.isascii() else len(line) + sum(ch > _NARROW for ch in line) for line in text.split("\n")
    )
    return float(min(longest + (4 if look is Look.HEADER else 2), 40))

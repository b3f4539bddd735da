"""A workbook as a run read and wrote it: the cells that the write changed, with what they held before."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from toolkit.app.result import FileRecord, Written
from toolkit.core.obligation import Judged
from toolkit.errors import CannotRunError
from toolkit.ledger.records import ColumnChange, FileFacts, Plain
from toolkit.sheet.judged_rows import Chain, TableRows
from toolkit.workbook.naming import shown
from toolkit.workbook.port import CellUpdate, CellValue, RowBlock, WriteReceipt

Held = Mapping[str, Mapping[int, Sequence[object]]]
"""Rows of sheets by their number, as they were before a write."""


def held_tables(judged: Sequence[Judged]) -> Held | None:
    """The rows of a workbook's tables, as they were read; None where they are not at hand."""
    if not isinstance(judged, Chain):
        return None
    found: dict[str, dict[int, Sequence[object]]] = {}
    for part in judged.parts:
        if isinstance(part, TableRows):
            found.setdefault(part.table.sheet, {}).update(part.table.rows)
    return found


def written_cells(
    path: Path, receipt: WriteReceipt | None, held: Held | None = None
) -> tuple[tuple[ColumnChange, ...], str]:
    """What was written, column by column, and the fingerprint of the workbook after it.

    A block of rows is of columns that we add: there was nothing before. Nothing is known of a workbook with a password,
    whose cells are for no plain file.

    Args:
        held: the tables as they were read; without them the backup is read again.
    """
    if receipt is None or receipt.backup is None:
        return (), ""
    columns: list[ColumnChange] = []
    single: defaultdict[tuple[str, int], list[CellUpdate]] = defaultdict(list)
    for update in receipt.told or ():
        if isinstance(update, RowBlock):
            columns += _block(update)
        else:
            single[update.sheet, update.column].append(update)
    if single:
        held = held if held is not None else _held(receipt.backup, path)
        for (sheet, column), cells in single.items():
            cells.sort(key=_row)
            rows = [c.row for c in cells]
            old = None if held is None else [_before(held, sheet, row, column) for row in rows]
            columns.append(ColumnChange(sheet, column, rows, old, [_plain(c.value) for c in cells]))
    return tuple(columns), receipt.fingerprint_after


def facts_of(
    identity: str, record: FileRecord, written: Written | None, receipt: WriteReceipt | None, held: Held | None
) -> FileFacts:
    """A workbook as a run had it. What stands in a result workbook beside it is not written into it.

    Args:
        identity: what the ledger calls it.
        held: as of ``written_cells``.
    """
    beside = written is not None and written.beside is not None
    changes, after = written_cells(record.path, None if beside else receipt, held)
    return FileFacts(
        identity,
        record.name,
        record.fingerprint,
        after,
        record.department,
        record.shape,
        record.error,
        written.cells if written and not beside else 0,
        shown(written.backup.name) if written and written.backup else "",
        changes,
    )


def _block(block: RowBlock) -> list[ColumnChange]:
    distinct = dict(zip(map(id, block.cells), block.cells, strict=True))
    plain = {key: [_plain(value) for value, _ in cells] for key, cells in distinct.items()}
    rows = [plain[id(cells)] for cells in block.cells]
    empty: list[Plain] = [None] * len(rows)
    return [
        ColumnChange(block.sheet, column, block.rows, empty, list(new))
        for column, new in zip(block.columns, zip(*rows, strict=True), strict=True)
    ]


def _held(backup: Path, path: Path) -> Held | None:
    """The rows of every sheet of a workbook before it was written into; None where they cannot be read."""
    from toolkit.workbook.reading import parse

    try:
        sheets = parse(path.name, backup.read_bytes()).sheets
        return {sheet.name: dict(enumerate(sheet.rows, 1)) for sheet in sheets}
    except (OSError, CannotRunError):
        return None


def _before(held: Held, sheet: str, row: int, column: int) -> Plain:
    cells = held.get(sheet, {}).get(row, ())
    value = cells[column - 1] if column <= len(cells) else None
    return None if value == "" else _plain(value)


def _row(cell: CellUpdate) -> int:
    return cell.row


def _plain(value: CellValue | object) -> Plain:
    if isinstance(value, float) and value.is_integer():
        return int(value)  # a workbook knows no whole numbers
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return _text(value)


@lru_cache(maxsize=4096)  # a workbook repeats its dues
def _text(value: object) -> str:
    return str(value)

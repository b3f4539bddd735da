"""Blocks of rows are written as the same cells one by one would be, byte for byte, whatever the sheet looks like."""

from __future__ import annotations

import json
from datetime import date, datetime
from pathlib import Path

import jsonschema
import pytest
from made import save, unpack, worksheet

from toolkit.workbook import CellUpdate, Look, RowBlock, undo, write_cells
from toolkit.workbook.file import FileWorkbook
from toolkit.workbook.journal import load
from toolkit.workbook.port import cells_of

NAME, SHEET = "责任表", "xl/worksheets/sheet1.xml"
ROWS = 150
OUTCOMES = tuple(
    ((text, look), (day, Look.DAYEND), (number, Look.NUMBER), (None, Look.BODY))
    for text, look, day, number in (
        ("按时", Look.GREEN, date(2026, 11, 5), 0),
        ("逾期 <&> _x0041_", Look.RED, date(2026, 11, 6), 3),
        (" 两头空 ", Look.BODY, date(2026, 12, 1), True),
        (None, Look.KEEP, None, 2.5),
    )
)


def block(rows: range | list[int], columns: tuple[int, ...] = (4, 5, 6, 7)) -> RowBlock:
    return RowBlock(NAME, columns, rows, [OUTCOMES[(r * 7 + r // 5) % 4] for r in rows])


def sheet(kind: str) -> str:
    """150 rows of three columns, or fewer, in one layout or another."""
    rows = []
    for r in range(1, ROWS + 1):
        spans = f' spans="1:{3 + r % 2}"' if kind == "spans" else ' s="3" customFormat="1"' if kind == "styled" else ""
        cells = [f'<c r="A{r}" s="2"><v>{r}</v></c>', f'<c r="B{r}" t="inlineStr"><is><t>第{r}行</t></is></c>']
        if kind == "ragged" and r % 3:
            cells.pop()
        if kind == "bare" and r % 5 == 0:
            cells = []
        if kind == "taken":
            cells.append(f'<c r="E{r}" s="1"><v>{r}</v></c>')
        if kind == "beyond" and r == 77:
            cells.append(f'<c r="K{r}" s="1"><v>{r}</v></c>')
        if kind == "formula":
            cells.append(f'<c r="C{r}"><f>A{r}*2</f><v>{2 * r}</v></c>')
        if kind == "closed" and r == 20:
            rows.append(f'<row r="{r}"/>')
        elif not (kind == "gaps" and r % 10 == 0):
            rows.append(f'<row r="{r}"{spans}>{"".join(cells)}</row>')
    text = "".join(rows)
    return text.replace("<row", "\n  <row") if kind == "spaced" else text


KINDS = ("plain", "spans", "styled", "ragged", "bare", "taken", "beyond", "formula", "closed", "gaps", "spaced")


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("rows", [range(2, ROWS + 1), [r for r in range(2, ROWS + 1) if r % 7]], ids=["all", "some"])
@pytest.mark.parametrize("read", [True, False], ids=["read before", "not read"])
def test_blocks_and_cells_give_the_same_bytes(kind: str, rows: range | list[int], read: bool, tmp_path: Path) -> None:
    if kind == "gaps" and read:
        rows = [r for r in rows if r % 10]
    heads = [CellUpdate(NAME, 1, c, f"列{c}", Look.HEADER) for c in (4, 5, 6, 7)]
    updates = [*heads, block(rows)]
    made = {}
    for way in ("block", "cells"):
        path = save(tmp_path / f"{way}.xlsx", worksheet(sheet(kind), head='<dimension ref="A1:C150"/>'))
        workbook = FileWorkbook(path)
        before = workbook.read().fingerprint
        if not read:
            workbook.release()
        wanted = updates if way == "block" else list(cells_of(updates))
        receipt = workbook.write(wanted, expected=before, label="t")
        assert receipt.cells == 4 + 4 * len(rows)
        made[way] = unpack(path)
    assert made["block"] == made["cells"]
    values = FileWorkbook(tmp_path / "block.xlsx").read().sheets[0].rows
    for row, cells in zip(rows, block(rows).cells, strict=True):
        assert values[row - 1][3] == cells[0][0]
        assert values[row - 1][4] == cells[1][0]
        assert values[row - 1][5] == cells[2][0]


@pytest.mark.parametrize("kind", KINDS)
def test_writing_again_changes_nothing(kind: str, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(sheet(kind)))
    for _ in range(2):
        workbook = FileWorkbook(path)
        receipt = workbook.write([block(range(2, ROWS + 1))], expected=workbook.read().fingerprint, label="t")
        last = path.read_bytes()
        again = FileWorkbook(path)
        after = again.write([block(range(2, ROWS + 1))], expected=receipt.fingerprint_after, label="u")
        assert after.fingerprint_after == receipt.fingerprint_after
        assert path.read_bytes() == last
        assert after.parts_changed == ()


def test_blocks_that_meet_are_written_cell_by_cell(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(sheet("plain")))
    updates = [block(range(2, 120)), block(range(100, 151)), CellUpdate(NAME, 110, 4, "最后")]
    write_cells(path, updates)
    values = FileWorkbook(path).read().sheets[0].rows
    assert values[109][3] == "最后"
    assert [v for row in values for v in row[3:4]].count(None) > 10


def test_a_merge_under_a_block_is_refused(tmp_path: Path) -> None:
    from toolkit.errors import WriteRefusedError

    tail = '<mergeCells count="1"><mergeCell ref="D9:E10"/></mergeCells>'
    path = save(tmp_path / "a.xlsx", worksheet(sheet("plain"), tail=tail))
    with pytest.raises(WriteRefusedError) as caught:
        write_cells(path, [block(range(2, ROWS))])
    assert caught.value.key == "write-merged"


@pytest.mark.parametrize("rows", [range(2, ROWS), [r for r in range(2, ROWS) if r % 9]], ids=["range", "list"])
def test_the_journal_keeps_blocks_and_undo_takes_them_back(rows: range | list[int], tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", worksheet(sheet("taken")))
    old = FileWorkbook(path).read().sheets[0].rows
    many = [CellUpdate(NAME, r, 9, datetime(2026, 11, 1 + r % 3), Look.DATETIME) for r in rows]
    receipt = write_cells(path, [block(rows), *many])
    assert receipt.backup is not None
    note = receipt.backup.with_name(receipt.backup.name + ".json")
    root = Path(__file__).resolve().parent.parent.parent
    schema = json.loads((root / "schemas" / "write-journal.schema.json").read_text("utf-8"))
    jsonschema.validate(json.loads(note.read_bytes()), schema)
    journal = load(note)
    assert journal is not None
    assert journal.cells is not None
    assert set(cells_of(journal.cells)) == {*cells_of([block(rows)]), *many}
    assert note.stat().st_size < 9000
    undo.undo_cells(path)
    now = FileWorkbook(path).read().sheets[0].rows
    assert [row[:5] for row in now] == [row[:5] for row in old]
    assert not any(v is not None for row in now for v in row[5:])

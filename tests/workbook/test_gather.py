"""Single cells taken together as blocks: the same changes, in whatever order they were given."""

from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from made import save, worksheet

from toolkit.workbook import CellUpdate, CellValue, Look, RowBlock, Update
from toolkit.workbook.file import write_cells
from toolkit.workbook.gather import FEW, gather
from toolkit.workbook.port import cells_of

NAME = "责任表"
VALUES: tuple[CellValue, ...] = ("按时", "", None, 1, 1.0, True, 0, False, -0.5, datetime(2026, 11, 1, 18), "1")
LOOKS = (Look.KEEP, Look.BODY, Look.RED, Look.NUMBER)


def said(updates: list[Update]) -> dict[tuple[int, int], tuple[str, CellValue, type, Look]]:
    """What every cell becomes; of two for one cell the later holds."""
    return {(c.row, c.column): (c.sheet, c.value, type(c.value), c.look) for c in cells_of(updates)}


@st.composite
def changes(draw: st.DrawFn) -> list[CellUpdate]:
    """Cells of a rectangle, with and without headers, gaps, strays and cells given twice, in one of three orders."""
    chance = random.Random(draw(st.integers(0, 1 << 30)))
    columns = draw(st.lists(st.integers(1, 40), min_size=1, max_size=5, unique=True))
    step, first = draw(st.integers(1, 2)), draw(st.integers(2, 9))
    rows = range(first, first + step * draw(st.integers(0, FEW + 40)), step)
    values = draw(st.lists(st.sampled_from(VALUES), min_size=1, max_size=4))
    cells = [CellUpdate(NAME, r, c, chance.choice(values), chance.choice(LOOKS)) for r in rows for c in columns]
    order = draw(st.sampled_from(["rows", "columns", "any"]))
    if order == "columns":
        cells.sort(key=lambda c: columns.index(c.column))
    elif order == "any":
        chance.shuffle(cells)
    for _ in range(draw(st.integers(0, 2)) if cells else 0):
        what = draw(st.sampled_from(["drop", "twice", "stray", "header"]))
        at = chance.randrange(len(cells)) if cells else 0
        if what == "drop" and cells:
            del cells[at]
        elif what == "twice" and cells:
            cells.append(cells[at]._replace(value="后写的"))
        elif what == "stray":
            cells.insert(at, CellUpdate(NAME, chance.choice([1, 30, 4000]), chance.choice([1, 50]), "旁边"))
        elif what == "header" and cells:
            cells[at] = cells[at]._replace(look=Look.HEADER)
    heads = [CellUpdate(NAME, 1, c, f"列{c}", Look.HEADER) for c in columns] if draw(st.booleans()) else []
    return heads + cells


@given(changes())
def test_the_same_changes(updates: list[CellUpdate]) -> None:
    gathered = list(gather(updates))
    assert said(gathered) == said(list(updates))
    for block in gathered:
        if isinstance(block, RowBlock):
            assert list(block.rows) == sorted(set(block.rows))
            assert list(block.columns) == sorted(set(block.columns))


@pytest.mark.parametrize("order", ["rows", "columns", "any"])
def test_a_rectangle_is_one_block_whose_equal_rows_are_shared(order: str) -> None:
    cells = [CellUpdate(NAME, r, c, (r % 3) * c) for r in range(2, 302) for c in (11, 12, 14)]
    if order == "columns":
        cells.sort(key=lambda c: c.column)
    elif order == "any":
        random.Random(1).shuffle(cells)
    heads = [CellUpdate(NAME, 1, c, f"列{c}", Look.HEADER) for c in (11, 12, 14)]
    *left, block = gather([*heads, *cells])
    assert left == heads
    assert isinstance(block, RowBlock)
    assert (block.columns, list(block.rows)) == ((11, 12, 14), list(range(2, 302)))
    assert len({id(one) for one in block.cells}) == 3


@pytest.mark.parametrize("bad", [[], {}, object()])
def test_what_is_no_value_is_left_to_the_writer(bad: object) -> None:
    cells = [CellUpdate(NAME, r, 2, bad) for r in range(2, 200)]  # type: ignore[arg-type]
    assert isinstance(gather(cells), list)


@pytest.mark.parametrize("taken", [False, True])
def test_the_file_does_not_tell_how_the_cells_were_given(taken: bool, tmp_path: Path) -> None:
    """Beside the cells that are there, and in place of them."""
    columns = "ABCD" if taken else "A"
    rows = "".join(
        f'<row r="{r}">{"".join(f"<c r={chr(34)}{c}{r}{chr(34)}><v>{r}</v></c>" for c in columns)}</row>'
        for r in range(1, 301)
    )
    cells = [
        CellUpdate(NAME, r, c, VALUES[(r * c) % len(VALUES)], LOOKS[r % 4]) for r in range(2, 301) for c in (2, 3, 4)
    ]
    found = []
    for order in ("rows", "columns", "any", "apart"):
        some = list(cells)
        if order == "columns":
            some.sort(key=lambda c: c.column)
        elif order == "any":
            random.Random(2).shuffle(some)
        path = save(tmp_path / f"{order}.xlsx", worksheet(rows))
        if order == "apart":  # too few at once to be taken together
            for start in range(0, len(some), FEW - 1):
                write_cells(path, some[start : start + FEW - 1])
        else:
            write_cells(path, some)
        with ZipFile(path) as book:
            found.append(book.read("xl/worksheets/sheet1.xml"))
    assert found[0] == found[1] == found[2] == found[3]

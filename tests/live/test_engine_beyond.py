"""What the engine offers beyond xlwings' words, and what it must not get wrong for the sake of speed."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from toolkit.workbook.libreoffice.address import MAX_COLUMNS, MAX_ROWS, Rect, parse_calc_areas
from toolkit.workbook.libreoffice.area import rects_of


def test_values_go_around_cells_that_are_left_alone(sheet: Any) -> None:
    sheet["A1:C4"].value = [["a", 1, date(2026, 1, 2)], ["b", "=B1+1", True], [None, 3, "'007"], ["d", 4, 5]]
    sheet["A2"].characters[:1].font.bold = True  # a text of several looks
    sheet["A5"].add_hyperlink("#Sheet1!A1", "link")
    leave = ...
    sheet["A1:C5"].impl.put([
        [leave, 10, leave],
        [leave, leave, leave],
        ["new", None, leave],
        [leave, leave, date(2026, 3, 4)],
        [leave, "x", leave],
    ])  # fmt: skip
    assert sheet["A1:C5"].value == [
        ["a", 10, sheet["C1"].value],
        ["b", 11, True],
        ["new", None, "007"],
        ["d", 4, sheet["C4"].value],
        ["link", "x", None],
    ]
    assert (sheet["C1"].value.day, sheet["C4"].value.month, type(sheet["C2"].value)) == (2, 3, bool)
    assert sheet["B2"].formula == "=B1+1"
    assert sheet["A2"].characters[:1].font.bold
    assert sheet["A5"].hyperlink == "#Sheet1!A1"


def test_every_merged_area_is_listed_however_many(sheet: Any) -> None:
    few = ["B2:D2", "A5:A9", "F20:H31"]
    for area in few:
        sheet[area].merge()

    def listed(area: str) -> set[str]:
        blocks = sheet[area].impl.merged_areas()
        return {sheet.range(block[:2], block[2:]).get_address(False, False) for block in blocks}

    assert listed("A1:Z100") == set(few)
    assert listed("C1:C3") == {"B2:D2"}
    assert listed("J1:K9") == set()
    many = [f"L{row}:L{row + 2}" for row in range(1, 300, 4)] + [f"N{row}:O{row}" for row in range(1, 90, 2)]
    for area in many:
        sheet[area].merge()
    sheet["L50"].color = (255, 0, 0)
    assert listed("A1:Z400") == {*few, *many}


def test_parts_say_where_cells_differ(sheet: Any) -> None:
    sheet["B2:C9"].number_format = "0.00"
    sheet["C4:C5"].number_format = "@"
    sheet["B3,B5,B7"].color = (255, 0, 0)
    codes = {}
    for (top, left, bottom, right), code in sheet["B2:C10"].impl.parts("number_format"):
        codes |= {(r, c): code for r in range(top, bottom + 1) for c in range(left, right + 1)}
    assert codes == {(r, c): sheet.range((r, c)).number_format for r in range(2, 11) for c in (2, 3)}
    reds = [block for block, color in sheet["B2:C10"].impl.parts("color") if color == (255, 0, 0)]
    assert sorted(reds) == [(3, 2, 3, 2), (5, 2, 5, 2), (7, 2, 7, 2)]
    assert list(sheet["E1:F9"].impl.parts("color")) == [((1, 5, 9, 6), None)]


def test_rows_fit_their_texts_again(book: Any) -> None:
    sheet = book.sheets[0]
    sheet["A1:A3"].value = [["short"]] * 3
    sheet["A1:A2"].wrap_text = True
    low = sheet["A1"].row_height
    long = "a text that needs several lines " * 5
    with book.impl.unmeasured():
        sheet["A1:A3"].value = [[long]] * 3
        assert sheet["A1"].row_height == low
        sheet["A2:A3,B7"].impl.fit_rows()
        assert [sheet[row, 0].row_height > low for row in range(3)] == [False, True, False]
    sheet["A1"].value = long
    assert sheet["A1"].row_height > low


def test_the_movable_range_is_where_it_was_sent(sheet: Any) -> None:
    lens = sheet.impl.lens
    places = [
        Rect(0, 0, 0, 0),
        Rect(5, 3, 9, 7),
        Rect(0, 0, MAX_ROWS - 1, MAX_COLUMNS - 1),
        Rect(MAX_ROWS - 1, MAX_COLUMNS - 1, MAX_ROWS - 1, MAX_COLUMNS - 1),
        Rect(0, 2, MAX_ROWS - 1, 3),
        Rect(7, 0, 8, MAX_COLUMNS - 1),
        Rect(3, 3, 3, 3),
    ]
    for rect in (*places, *reversed(places)):
        found = lens.over(rect).RangeAddress
        assert (found.StartRow, found.StartColumn, found.EndRow, found.EndColumn) == rect
    sheet["A10"].value = "x"
    lens.over(Rect(9, 0, 9, 0))
    sheet["1:3"].insert("down")
    assert sheet["A13"].value == "x"
    assert sheet["A10"].value is None


def test_a_whole_row_that_is_filled_to_its_end_is_read(sheet: Any) -> None:
    sheet["A1"].value = "x"
    sheet[0, MAX_COLUMNS - 1].value = "y"
    (row,) = sheet.used_range.options(ndim=2).value
    assert (row[0], row[-1], len(row)) == ("x", "y", MAX_COLUMNS)


def test_a_sheet_is_itself_after_others_came_and_went(book: Any) -> None:
    first = book.sheets[0]
    first["A1"].value = "first"
    second = book.sheets.add("二", after=first)
    second["A1"].value = "second"
    assert book.sheets["二"]["A1"].value == "second"
    book.sheets.add("零", before=first)["A1"].value = "zero"
    assert [sheet["A1"].value for sheet in book.sheets] == ["zero", "first", "second"]
    first.delete()
    assert [sheet["A1"].value for sheet in book.sheets] == ["zero", "second"]
    assert book.sheets["二"]["A1"].value == "second"
    book.sheets["二"].name = "三"
    with pytest.raises((KeyError, ValueError)):
        book.sheets["二"].name  # noqa: B018
    book.sheets.add("二")["A1"].value = "another"
    assert [book.sheets[name]["A1"].value for name in ("三", "二")] == ["second", "another"]


def test_formulas_in_bulk_both_ways(sheet: Any) -> None:
    book = sheet.book
    other = book.sheets.add("其他 表", after=sheet)
    other["A1"].value = 5
    formulas = [
        ["=SUM(A1,'其他 表'!A1)", '=IF(A1>1,"a;b","c,d")', "=ROUND(1.55,1)"],
        ["=A$1*$B2", '=TEXT(TODAY(),"yyyy-mm-dd")', "=CEILING(2.5,1)"],
    ]
    sheet["D1:F2"].value = formulas
    assert [list(row) for row in sheet["D1:F2"].formula] == formulas
    assert sheet["D1"].value == 5
    sheet["H1:H500"].formula = "=A1+$B$1"
    assert sheet["H500"].formula == "=A500+$B$1"
    sheet["J1:J2"].formula_array = "=A1:A2*2"
    assert sheet["J1:J2"].impl.has_array
    assert not sheet["D1:H5"].impl.has_array
    sheet["K1"].value = "'{=x}"
    assert not sheet["K1:K2"].impl.has_array


def test_printed_areas() -> None:
    two = [Rect(0, 0, 0, 0), Rect(2, 3, 4, 5)]
    for text in ("表.A1,表.D3:F5", "'a.B2;c'.A1;'a.B2;c'.D3:F5", "$'x''y'.$A$1|$'x''y'.$D$3:$F$5"):
        assert parse_calc_areas(text) == two
    assert parse_calc_areas("") == []
    assert parse_calc_areas("no address") is None


def test_areas_are_read_whatever_the_sheet_is_called(book: Any) -> None:
    for name in ("a.B2;c", "x'y", "A1", "2026", "交付 记录,表"):
        sheet = book.sheets.add(name)
        rects = [Rect(0, 0, 0, 0), Rect(2, 3, 4, 5), Rect(0, 7, MAX_ROWS - 1, 7)]
        made = sheet.impl.cell(0, 0).rect_ranges(rects)
        assert sorted(rects_of(made)) == sorted(rects)


def test_a_shape_is_not_emptied_by_one_that_was_let_go_of(sheet: Any) -> None:
    """Pictures are replaced and listed again and again on a busy machine: what was handed out before must not take the
    new one along."""
    image = str(Path(__file__).parents[2] / "samples" / "pictures" / "buttons-hand-in.png")
    busy = [subprocess.Popen([sys.executable, "-c", "while True: pass"]) for _ in range(os.cpu_count() or 1)]
    try:
        for _ in range(100):
            for _ in range(2):
                sheet.pictures.add(image, name="Plot", update=True)
            assert [picture.name for picture in sheet.pictures] == ["Plot"]
            sheet.pictures["Plot"].delete()
    finally:
        for process in busy:
            process.kill()

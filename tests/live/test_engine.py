"""The xlwings engine on a real LibreOffice: what ordinary scripts written for Excel do."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from toolkit.workbook.libreoffice import LibreOfficeError, process
from toolkit.workbook.libreoffice.address import Rect, column_index, column_letters, format_rect, parse_areas
from toolkit.workbook.libreoffice.range import jump


def test_values_in_bulk_come_back_with_their_types(sheet: Any) -> None:
    rows = [
        ["文本", 1, 2.5, True, None],
        ["'=no formula", -(2**40), 2**31, False, ""],
        [date(2026, 10, 5), datetime(2026, 10, 5, 17, 30, 15), "x", "12", "'12"],
    ]
    sheet["B2"].value = rows
    assert sheet["B2:F4"].value == [
        ["文本", 1.0, 2.5, True, None],
        ["=no formula", float(-(2**40)), float(2**31), False, None],
        [datetime(2026, 10, 5), datetime(2026, 10, 5, 17, 30, 15), "x", 12.0, "12"],
    ]
    assert sheet["B4"].options(dates=date).value == date(2026, 10, 5)
    assert sheet["C2"].options(numbers=int).value == 1
    assert sheet["F2"].options(empty="-").value == "-"
    assert (sheet["B4"].number_format, sheet["C4"].number_format) == ("yyyy-mm-dd", "yyyy-mm-dd hh:mm:ss")


def test_shapes(sheet: Any) -> None:
    sheet["A1"].value = [1, 2, 3]
    sheet["A2"].options(transpose=True).value = [4, 5]
    assert sheet["A1:C1"].value == [1, 2, 3]
    assert sheet["A1:A3"].value == [1, 4, 5]
    assert sheet["A1"].options(ndim=2).value == [[1]]
    sheet["E1:F2"].value = 7
    assert sheet["E1:F2"].value == [[7, 7], [7, 7]]
    assert sheet["2:2"].value[:3] == [4, None, None]
    assert sheet.used_range.address == "$A$1:$F$3"
    assert sheet[0, 0].value == 1
    assert sheet[0:2, 0:2].value == [[1, 2], [4, None]]


def test_a_number_over_a_boolean_is_a_number_and_a_date_format_stays(sheet: Any) -> None:
    sheet["A1:A3"].options(transpose=True).value = [True, True, date(2026, 1, 1)]
    sheet["A1:A3"].options(transpose=True).value = [1, False, datetime(2026, 1, 2)]
    assert sheet["A1:A3"].value == [1.0, False, datetime(2026, 1, 2)]
    assert type(sheet["A1"].value) is float
    assert sheet["A3"].number_format == "yyyy-mm-dd"


def test_text_cells_take_everything_as_text(sheet: Any) -> None:
    sheet["A1:A3"].number_format = "@"
    sheet["A1:A3"].options(transpose=True).value = ["=1+1", "2026-01-01", "007"]
    assert sheet["A1:A3"].value == ["=1+1", "2026-01-01", "007"]


def test_formulas_in_excels_spelling(sheet: Any) -> None:
    sheet.name = "数据 1"
    sheet["A1"].value = [[1, 2], [3, 4]]
    sheet["C1:C2"].value = "=SUM(A1:B1)*2"
    sheet["D1"].formula = "=IF(A1>0,\"是\",'数据 1'!$B$2)"
    assert sheet["C1:D2"].value == [[6.0, "是"], [14.0, None]]
    assert sheet["A1:D1"].formula == (("1", "2", "=SUM(A1:B1)*2", "=IF(A1>0,\"是\",'数据 1'!$B$2)"),)
    assert sheet["C2"].formula == "=SUM(A2:B2)*2"
    sheet["F1:F2"].formula_array = "=A1:A2*10"
    assert sheet["F1:F2"].value == [10, 30]
    assert (sheet["F1"].has_array, sheet["A1"].has_array) == (True, False)


def test_errors(sheet: Any) -> None:
    sheet["A1"].value = ["=1/0", "=NA()", "=nosuch", '=VALUE("x")', "#N/A"]
    assert sheet["A1:E1"].value == [None, None, None, None, "#N/A"]
    assert sheet["A1:D1"].options(err_to_str=True).value == ["#DIV/0!", "#N/A", "#NAME?", "#VALUE!"]


def test_moving_about(sheet: Any) -> None:
    sheet["B2"].value = [["a", "b", "c"], [1, 2, 3], [4, 5, 6]]
    sheet["B8"].value = "far"
    assert sheet["B2"].expand().address == "$B$2:$D$4"
    assert sheet["B2"].expand("down").address == "$B$2:$B$4"
    assert sheet["B2"].expand("right").address == "$B$2:$D$2"
    assert sheet["B2"].options(expand="table").value[2] == [4, 5, 6]
    assert sheet["C3"].current_region.address == "$B$2:$D$4"
    assert sheet["B2"].end("down").address == "$B$4"
    assert sheet["B4"].end("down").address == "$B$8"
    assert sheet["B8"].end("down").row == 1_048_576
    assert sheet["B8"].end("up").address == "$B$4"
    assert sheet["D4"].end("left").address == "$B$4"
    assert sheet["A4"].end("right").address == "$B$4"
    assert sheet.cells(sheet.cells.last_cell.row, 2).end("up").row == 8
    moved = sheet["B2:C3"].offset(1, 1)
    assert (moved.address, moved.resize(1, 1).address, moved.last_cell.address) == ("$C$3:$D$4", "$C$3", "$D$4")
    assert sheet["B2"].get_address(False, False, include_sheetname=True) == "'Sheet1'!B2"


def test_looks(sheet: Any) -> None:
    sheet["A1:B2,D4"].color = "#E2F0D9"
    assert (sheet["D4"].color, sheet["B2"].color, sheet["C1"].color) == ((226, 240, 217), (226, 240, 217), None)
    sheet["A1"].color = None
    assert sheet["A1"].color is None
    font = sheet["A1"].font
    font.bold, font.italic, font.size, font.color, font.name = True, True, 14, (255, 0, 0), "Arial"
    assert (font.bold, font.italic, font.size, font.color, font.name) == (True, True, 14, (255, 0, 0), "Arial")
    assert sheet["A1:B1"].font.bold is None
    sheet["A1:B1"].number_format = "0.00"
    assert sheet["B1"].number_format == "0.00"
    assert sheet["B1:B2"].number_format is None
    sheet["A:B"].column_width = 20
    sheet["1:1"].row_height = 30
    assert (sheet["B1"].column_width, sheet["A1"].row_height) == (20, pytest.approx(30, abs=0.1))
    sheet["A1"].horizontal_alignment = "center"
    sheet["A1"].wrap_text = True
    assert (sheet["A1"].horizontal_alignment, sheet["A1"].wrap_text) == ("center", True)
    sheet["B2:C3"].borders.set("all", line_style="continuous", weight="medium", color="#BFBFBF")
    side = sheet["B2:C3"].borders["edge_top"]
    assert (side.line_style, side.weight, side.color) == ("continuous", "medium", (191, 191, 191))
    sheet["B2:C3"].borders.clear("all")
    assert sheet["B2:C3"].borders["edge_top"].line_style is None
    sheet["A5"].value = "a long text that needs a wide column"
    sheet["A:A"].column_width = 1
    sheet["A5"].columns.autofit()
    assert sheet["A1"].column_width > 20


def test_paste_formats_leaves_values(sheet: Any) -> None:
    sheet["A1:A4"].value = [[1], [2], [3], [4]]
    sheet["A1:A2"].color, sheet["A3:A4"].number_format = (1, 2, 3), "0.0"
    sheet["C1:D4"].value = "x"
    sheet["A1:A4"].copy()
    sheet["C1:D4"].paste(paste="formats")
    assert sheet["C1:D4"].value == [["x", "x"]] * 4
    assert (sheet["D2"].color, sheet["D3"].color, sheet["D4"].number_format) == ((1, 2, 3), None, "0.0")
    sheet["A1:A4"].copy(sheet["F1"])
    assert (sheet["F1:F4"].value, sheet["F1"].color) == ([1, 2, 3, 4], (1, 2, 3))


def test_clear_merge_insert_delete(sheet: Any) -> None:
    sheet["A1:C3"].value = [[1, 2, 3], [4, 5, 6], [7, 8, 9]]
    sheet["A1"].color = (9, 9, 9)
    sheet["A1"].clear_contents()
    assert (sheet["A1"].value, sheet["A1"].color) == (None, (9, 9, 9))
    sheet["A1"].clear()
    assert sheet["A1"].color is None
    sheet["2:2"].insert("down")
    assert sheet["A1:A4"].value == [None, None, 4, 7]
    sheet["2:2"].delete()
    sheet["B1:B3"].delete("left")
    assert sheet["A1:C2"].value == [[None, 3, None], [4, 6, None]]
    sheet["E1:F2"].merge()
    assert [sheet[a].merge_cells for a in ("E1", "F2", "E1:F2", "F1:G3", "A1:B2")] == [True, True, True, None, False]
    assert sheet["F2"].merge_area.address == "$E$1:$F$2"
    sheet["E1:F2"].unmerge()
    assert sheet["E1:F2"].merge_cells is False


def test_links(sheet: Any) -> None:
    sheet["A1"].add_hyperlink("www.example.org", "there")
    sheet["A2"].add_hyperlink("#'Sheet1'!B4")
    assert (sheet["A1"].value, sheet["A1"].hyperlink) == ("there", "http://www.example.org")
    assert sheet["A2"].hyperlink == "#'Sheet1'!B4"


def test_books_and_sheets(app: Any, book: Any, tmp_path: Path) -> None:
    book.sheets.add("二", after=book.sheets[0])
    book.sheets["二"]["A1"].value = "x"
    book.sheets["二"].copy(name="三")
    assert book.sheet_names == ["Sheet1", "二", "三"]
    assert [sheet.index for sheet in book.sheets] == [1, 2, 3]
    book.sheets["三"].move(before=book.sheets[0])
    book.sheets["二"].delete()
    assert book.sheet_names == ["三", "Sheet1"]
    book.sheets["三"].visible = False
    assert not book.sheets["三"].visible
    with pytest.raises(ValueError, match="already present"):
        book.sheets.add("sheet1")
    with pytest.raises(KeyError):
        book.sheets["没有"]
    for ending in (".xlsx", ".ods"):
        target = tmp_path / f"保存{ending}"
        book.save(target)
        assert (book.name, Path(book.fullname)) == (target.name, target)
        assert target.read_bytes()[:2] == b"PK"
    assert app.books["保存.ods"] == book
    assert app.books.open(target) == book
    with pytest.raises(LibreOfficeError, match=r"cannot save \.pdf"):
        book.save(tmp_path / "a.pdf")


def test_names(book: Any, sheet: Any) -> None:
    book.names.add("范围", "=Sheet1!$A$1:$B$2")
    sheet["A1"].value = [[1, 2], [3, 4]]
    assert sheet["范围"].value == [[1, 2], [3, 4]]
    assert (book.names["范围"].refers_to, book.names["范围"].refers_to_range.address) == (
        "=Sheet1!$A$1:$B$2",
        "$A$1:$B$2",
    )
    sheet["D1"].name = "one"
    assert {name.name for name in book.names} == {"范围", "one"}
    book.names["one"].delete()
    assert len(book.names) == 1


def test_frames_and_arrays(sheet: Any) -> None:
    numpy = pytest.importorskip("numpy")
    pandas = pytest.importorskip("pandas")
    frame = pandas.DataFrame(
        {"n": [1.0, None], "d": pandas.to_datetime(["2026-01-01", None]), "s": ["甲", None], "b": [True, False]}
    )
    sheet["A1"].value = frame
    back = sheet["A1"].options(pandas.DataFrame, expand="table").value
    assert back["b"].tolist() == [True, False]
    assert back["d"].iloc[0] == pandas.Timestamp(2026, 1, 1)
    assert back.iloc[1][["n", "d", "s"]].isna().all()
    sheet["H1"].value = numpy.arange(6, dtype=numpy.int64).reshape(2, 3)
    assert sheet["H1"].options(numpy.array, expand="table").value.sum() == 15


def test_what_is_missing_says_so(sheet: Any) -> None:
    with pytest.raises(NotImplementedError, match=r"Sheet\.comments is not supported by the LibreOffice engine.*notes"):
        list(sheet.comments)
    with pytest.raises(NotImplementedError, match=r"Range\.nothing is not supported"):
        sheet["A1"].impl.nothing = 1


def test_files_that_somebody_has_open(app: Any, book: Any, tmp_path: Path) -> None:
    path = tmp_path / "a.xlsx"
    book.save(path)
    user, _, rest = path.with_name(".~lock.a.xlsx#").read_text()[1:].partition(",")
    mine, theirs = tmp_path / "mine.xlsx", tmp_path / "theirs.xlsx"
    for copy, owner in ((mine, user), (theirs, "somebody")):
        copy.write_bytes(path.read_bytes())
        line = f",{owner},{rest.partition(',file:')[0]},file:///other/profile;"
        copy.with_name(f".~lock.{copy.name}#").write_text(line)
    with pytest.raises(LibreOfficeError, match=r"marked as open by somebody \(\.~lock\.mine\.xlsx#\)"):
        app.books.open(mine)
    opened = app.books.open(theirs)
    try:
        with pytest.raises(LibreOfficeError, match="read-only"):
            opened.save()
    finally:
        opened.close()


def test_a_program_of_our_own_ends_without_a_trace(app: Any) -> None:
    import xlwings

    with xlwings.App(impl=xlwings.engines["libreoffice"].apps.impl.add(add_book=True)) as own:
        child, profile = own.impl.office.process, own.impl.office.profile
        own.books[0].sheets[0]["A1"].value = "not saved"
        assert own.pid in [other.pid for other in xlwings.engines["libreoffice"].apps]
        assert own.version.major >= 7
    assert child.poll() is not None
    assert not profile.exists()
    assert all(other.pid != own.pid for other in xlwings.engines["libreoffice"].apps)


def test_another_process_reaches_the_same_windows(app: Any, book: Any) -> None:
    book.sheets[0]["A1"].value = "from outside"
    program = (
        "import xlwings\n"
        "from toolkit.workbook import libreoffice\n"
        "libreoffice.register(activate=True)\n"
        "print([b.sheets[0]['A1'].value for a in xlwings.apps for b in a.books])\n"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert "from outside" in done.stdout


def test_the_package_needs_neither_xlwings_nor_the_rest_of_the_toolkit(tmp_path: Path) -> None:
    package = Path(process.__file__).parent
    copy = tmp_path / "officecalc"
    copy.mkdir()
    for module in package.glob("*.py"):
        (copy / module.name).write_bytes(module.read_bytes())
    program = (
        "import sys, officecalc, officecalc.engine\n"
        "assert not {'xlwings', 'toolkit', 'uno'} & set(sys.modules)\n"
        "assert officecalc.engine.Engine().prepare_xl_data_element(float('nan'), None) is None\n"
    )
    environment = os.environ | {"PYTHONPATH": str(tmp_path)}
    subprocess.run([sys.executable, "-c", program], check=True, env=environment, cwd=tmp_path)


def test_colours_do_not_measure_the_rows_of_wrapped_text(sheet: Any) -> None:
    sheet["A1"].value = [[f"责任 {row} with a text that is long enough to wrap in its cell"] * 8 for row in range(400)]
    start = time.perf_counter()
    sheet["A1:H400"].wrap_text = True
    measured = time.perf_counter() - start
    heights = [sheet[row, 0].row_height for row in (0, 200, 399)]
    start = time.perf_counter()
    for first, color in ((1, (226, 240, 217)), (2, (255, 199, 206))):
        sheet[",".join(f"A{row}:H{row}" for row in range(first, 401, 2))].color = color
    coloured = time.perf_counter() - start
    assert coloured < measured / 2
    assert [sheet[row, 0].row_height for row in (0, 200, 399)] == heights
    assert heights[0] > 20
    assert (sheet["H399"].color, sheet["A400"].color) == ((226, 240, 217), (255, 199, 206))
    sheet["A1"].value = "still measured " * 40
    assert sheet["A1"].row_height > heights[0]


def test_a_killed_program_leaves_no_lock_behind(app: Any, book: Any, tmp_path: Path) -> None:
    import xlwings

    path = tmp_path / "locked.xlsx"
    book.save(tmp_path / "other.xlsx")
    path.write_bytes((tmp_path / "other.xlsx").read_bytes())
    own = xlwings.App(impl=app.impl.engine.apps.add())
    own.books.open(path)
    own.kill()
    app.impl.activate()
    lock = path.with_name(".~lock.locked.xlsx#")
    assert lock.exists()
    opened = app.books.open(path)
    opened.close()
    assert not lock.exists()


def test_a_listening_program_is_reached_by_its_pipe(app: Any, book: Any) -> None:
    from toolkit.workbook import libreoffice

    there = libreoffice.connect(app.impl.office.pipe)
    assert (there.pid, book.name in [other.name for other in there.books]) == (app.pid, True)
    with pytest.raises(LibreOfficeError, match="No LibreOffice listens on the pipe 'nobody'"):
        libreoffice.connect("nobody")


def test_a_question_that_nobody_can_answer(app: Any) -> None:
    with pytest.raises(LibreOfficeError, match="nobody can answer '继续吗'"):
        app.alert("继续吗", buttons="yes_no")


def test_a_busy_excel_is_an_error_with_a_remedy() -> None:
    from toolkit.errors import CannotRunError
    from toolkit.workbook import live

    for code in live._BUSY:
        with pytest.raises(CannotRunError) as caught, live._spoken():
            raise OSError(code, "call was rejected by callee")
        assert caught.value.key == "excel-busy"
        assert "Esc" in caught.value.text("zh")


def test_addresses() -> None:
    assert [column_letters(index) for index in (0, 25, 26, 701, 702, 16_383)] == ["A", "Z", "AA", "ZZ", "AAA", "XFD"]
    assert all(column_index(column_letters(index)) == index for index in range(0, 16_384, 97))
    assert parse_areas("$B$2:a1, C3") == [Rect(0, 0, 1, 1), Rect(2, 2, 2, 2)]
    assert parse_areas("A:B") == [Rect(0, 0, 1_048_575, 1)]
    assert [parse_areas(text) for text in ("name", "A", "1", "XFE1", "A1048577", "A1:", "")] == [None] * 7
    assert [format_rect(area) for area in parse_areas("A:B,1:2,C3,C3:D4") or []] == [
        "$A:$B",
        "$1:$2",
        "$C$3",
        "$C$3:$D$4",
    ]


def test_jumps_like_ctrl_and_an_arrow() -> None:
    x, o = True, False
    assert [jump(cells) for cells in ([x, x, o], [x, x, x], [x, o, o, x], [o, o, x], [o, o], [x], [x, o])] == [
        *(1, 2, 3, 2),
        *(None, None, None),
    ]

"""The live back end against workbooks open in a real LibreOffice."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from toolkit.errors import CannotRunError, WorkbookChangedError, WriteRefusedError
from toolkit.workbook import live_journal
from toolkit.workbook.live import LiveWorkbook
from toolkit.workbook.live_common import blocks, may_be_reread
from toolkit.workbook.port import FILLS, CellUpdate, Link, Look, OwnSheet

LABEL = "20261128T1800"
Opener = Callable[..., LiveWorkbook]


def duty_sheet(path: Path, **extra: Any) -> Path:
    """A small duty sheet with borders and fonts, a date, a time, a formula, and a merged title."""
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    sheet.title = "责任表"
    sheet.append(["十月责任表"])
    sheet.merge_cells("A1:D1")
    sheet.append(["事项", "期限", "登记", "份数"])
    rows = [
        ["增值税申报", "每月15日前", datetime(2026, 10, 14, 9, 30), 1],
        ["工资表", "每月5号前", date(2026, 10, 5), 2.5],
        ["盘点表", "=1+1", time(18, 0), True],
        ["合计", None, timedelta(hours=30), "=SUM(D3:D4)"],
    ]
    for row in rows:
        sheet.append(row)
    thin = Side(style="thin", color="808080")
    for cells in sheet["A2:D6"]:
        for cell in cells:
            cell.border = Border(left=thin, right=thin, top=thin, bottom=thin)
            cell.font = Font(name="Arial", size=9, bold=cell.row == 2)
            cell.alignment = Alignment(wrap_text=True)
            if cell.row == 2:
                cell.fill = PatternFill("solid", fgColor="DDEBF7")
    for name, values in extra.items():
        other = workbook.create_sheet(name)
        for line in values:
            other.append(line)
    workbook.save(path)
    return path


@pytest.fixture
def opened(app: Any, tmp_path: Path) -> Iterator[Opener]:
    """Opens the duty sheet, or a given file, and closes it after the test."""
    books = []

    def open_(path: Path | None = None) -> LiveWorkbook:
        books.append(app.books.open(path or duty_sheet(tmp_path / "销售部.xlsx")))
        return LiveWorkbook(books[-1])

    yield open_
    for book in books:
        book.close()


def test_reads_what_the_window_shows(opened: Opener) -> None:
    live = opened()
    content = live.read()
    (sheet,) = content.sheets
    assert (content.name, sheet.name, sheet.visible) == ("销售部.xlsx", "责任表", True)
    assert sheet.merges == ((1, 1, 1, 4),)
    assert sheet.rows == [
        ["十月责任表", None, None, None],
        ["事项", "期限", "登记", "份数"],
        ["增值税申报", "每月15日前", datetime(2026, 10, 14, 9, 30), 1.0],
        ["工资表", "每月5号前", date(2026, 10, 5), 2.5],
        ["盘点表", 2.0, time(18, 0), True],
        ["合计", None, timedelta(hours=30), 3.5],
    ]
    live.book.sheets[0]["B4"].value = "每月6号前"  # typed, not saved
    assert live.read().sheets[0].rows[3][1] == "每月6号前"


def test_reads_in_the_coordinates_of_the_sheet(book: Any) -> None:
    book.sheets[0]["C5"].value = [["事项", "期限"], ["工资表", None]]
    (sheet,) = LiveWorkbook(book).read().sheets
    assert sheet.rows == [[None] * 4] * 4 + [[None, None, "事项", "期限"], [None, None, "工资表", None]]


def test_finds_every_merged_area_and_no_other(book: Any) -> None:
    sheet = book.sheets[0]
    sheet["A1:J40"].value = 1
    areas = ("A1:J1", "B3:B9", "C3:D4", "F20:H31", "J40:L44", "I38:J39")
    for area in areas:
        sheet[area].merge()
    (read,) = LiveWorkbook(book).read().sheets
    assert {sheet.range((a, b), (c, d)).get_address(False, False) for a, b, c, d in read.merges} == set(areas)


def test_reads_empty_hidden_and_error_cells(book: Any) -> None:
    hidden = book.sheets.add("藏", after=book.sheets[0])
    hidden["B2"].value = [["=1/0", "=NA()", '=""', "x", "'#N/A"]]
    hidden.visible = False
    empty, other = LiveWorkbook(book).read().sheets
    assert (empty.rows, empty.merges) == ([], ())
    assert other.rows == [[None] * 6, [None, None, None, None, "x", "#N/A"]]
    assert (empty.uncached, other.uncached) == (frozenset(), {(2, 2), (2, 3)})
    assert not other.visible


def test_the_fingerprint_follows_the_values(opened: Opener) -> None:
    live = opened()
    first = live.read().fingerprint
    assert len(first) == 64
    assert live.read().fingerprint == first
    live.book.sheets[0]["D4"].value = 2.6
    assert live.read().fingerprint != first


def new_columns() -> list[CellUpdate]:
    looks = {3: Look.GREEN, 4: Look.RED, 5: Look.BODY, 6: Look.GREEN}
    updates = [
        CellUpdate("责任表", 2, 5, "状态", Look.HEADER),
        CellUpdate("责任表", 2, 6, "应交时间", Look.HEADER),
        CellUpdate("责任表", 2, 7, "迟交天数", Look.HEADER),
    ]
    for row, look in looks.items():
        updates.append(CellUpdate("责任表", row, 5, "按时", look))
        updates.append(CellUpdate("责任表", row, 6, datetime(2026, 10, 15, 18, 0), Look.DATETIME))
        updates.append(CellUpdate("责任表", row, 7, row, Look.NUMBER))
    return updates


def test_writes_new_columns_that_look_like_the_sheet(opened: Opener, tmp_path: Path) -> None:
    live = opened()
    before = live.read()
    receipt = live.write(new_columns(), expected=before.fingerprint, label=LABEL)
    after = live.read()
    assert (receipt.cells, receipt.backup) == (15, None)
    assert (receipt.fingerprint_before, receipt.fingerprint_after) == (before.fingerprint, after.fingerprint)
    assert receipt.path == tmp_path / "销售部.xlsx"
    assert [row[:4] for row in after.sheets[0].rows] == before.sheets[0].rows
    assert [row[4:] for row in after.sheets[0].rows] == [
        [None] * 3,
        ["状态", "应交时间", "迟交天数"],
        *(["按时", datetime(2026, 10, 15, 18, 0), float(row)] for row in range(3, 7)),
    ]

    copy = tmp_path / "seen.xlsx"
    live.book.save(copy)
    seen = openpyxl.load_workbook(copy)["责任表"]
    assert seen["E2"].font.bold
    assert seen["G2"].fill.fgColor.rgb[2:] == "DDEBF7"
    for name in ("E3", "F4", "G6"):
        assert (seen[name].border.left.style, seen[name].font.sz) == ("thin", 9)
        assert seen[name].alignment.wrap_text
    # LibreOffice exports the font of the script that the text is in.
    assert (seen["E3"].font.name, seen["F4"].font.name) == (seen["A3"].font.name, "Arial")
    assert [seen[f"E{row}"].fill.fgColor.rgb[2:] for row in (3, 4, 6)] == [
        FILLS[Look.GREEN],
        FILLS[Look.RED],
        FILLS[Look.GREEN],
    ]
    assert seen["E5"].fill.fill_type is None
    assert seen["F3"].number_format.replace("\\", "") == "yyyy-mm-dd hh:mm"
    assert (seen["E3"].number_format, seen["G3"].number_format) == ("@", "0")


def test_a_second_write_keeps_the_columns_and_takes_our_colour_back(opened: Opener) -> None:
    live = opened()
    live.write(new_columns(), expected=live.read().fingerprint, label=LABEL)
    sheet = live.book.sheets[0]
    sheet["E3"].font.italic = True  # a person's own touch
    updates = [
        CellUpdate("责任表", 2, 5, "状态", Look.HEADER),
        CellUpdate("责任表", 3, 5, "无法判定", Look.BODY),
        CellUpdate("责任表", 4, 5, "按时", Look.GREEN),
    ]
    live.write(updates, expected=live.read().fingerprint, label=LABEL)
    assert sheet["E3:E4"].value == ["无法判定", "按时"]
    assert sheet["E3"].color is None
    assert sheet["E4"].color == tuple(bytes.fromhex(FILLS[Look.GREEN]))
    assert sheet["E3"].font.italic


TEXTS = ["=1+1", "+1", "-1", "@a", "'quoted", "12", "2026-10-05", "10/5", "TRUE", "1e5", "#N/A", "每月5号前", "A\nB"]
VALUES = [
    *(True, False, 0, 7, 2.5, 2**31, -(2**40)),
    *(date(2026, 2, 28), datetime(2026, 2, 28, 23, 59), time(17, 45)),
]


@pytest.mark.parametrize("look", [Look.KEEP, Look.BODY])
def test_values_come_back_as_they_went_and_text_stays_text(book: Any, look: Look) -> None:
    live = LiveWorkbook(book)
    name = book.sheets[0].name
    updates = [CellUpdate(name, row, 2, value, look) for row, value in enumerate([*TEXTS, *VALUES], 1)]
    for _ in range(2):  # the second time over cells that have their formats
        live.write(updates, expected=live.read().fingerprint, label=LABEL)
        found = [row[1] for row in live.read().sheets[0].rows]
        assert found == [*TEXTS, *VALUES]
        assert [type(value) for value in found] == [
            float if type(value) is int else type(value) for value in [*TEXTS, *VALUES]
        ]
    assert [line[0] for line in book.sheets[0]["B1:B13"].formula] == TEXTS


def test_the_end_of_a_day_is_a_date_that_shows_24_hours(book: Any) -> None:
    live = LiveWorkbook(book)
    name, cell = book.sheets[0].name, book.sheets[0]["A1"]
    for look, value, shown in (
        (Look.DAYEND, date(2026, 11, 5), "2026-11-05 24:00"),
        (Look.DATETIME, datetime(2026, 11, 5, 17, 30), "2026-11-05 17:30"),
        (Look.DAYEND, date(2026, 11, 6), "2026-11-06 24:00"),
    ):
        live.write([CellUpdate(name, 1, 1, value, look)], expected=live.read().fingerprint, label=LABEL)
        assert live.read().sheets[0].rows == [[value]]
        assert cell.impl.api.getCellByPosition(0, 0).getString() == shown


def test_none_empties_and_an_unknown_fingerprint_changes_nothing(opened: Opener) -> None:
    live = opened()
    read = live.read()
    live.write([CellUpdate("责任表", 3, 2, None)], expected=read.fingerprint, label=LABEL)
    assert live.read().sheets[0].rows[2][1] is None
    now = live.read()
    with pytest.raises(WorkbookChangedError):
        live.write([CellUpdate("责任表", 4, 2, "x")], expected=read.fingerprint, label=LABEL)
    assert live.read() == now


def test_refuses_protected_merged_array_and_unknown_places(opened: Opener) -> None:
    live = opened()
    sheet = live.book.sheets[0]
    sheet["F3:F4"].formula_array = "=A3:A4"
    read = live.read()

    def refused(key: str, *updates: CellUpdate, own: tuple[OwnSheet, ...] = ()) -> None:
        with pytest.raises(WriteRefusedError) as caught:
            live.write(updates, own, expected=read.fingerprint, label=LABEL)
        assert caught.value.key == key
        assert live.read() == read

    good = CellUpdate("责任表", 3, 2, "x")
    refused("write-merged", good, CellUpdate("责任表", 1, 2, "x"))
    refused("write-array", good, CellUpdate("责任表", 4, 6, "x"))
    refused("write-no-sheet", good, CellUpdate("没有", 1, 1, "x"))
    refused("write-out-of-range", good, CellUpdate("责任表", 0, 1, "x"))
    refused("write-value", good, CellUpdate("责任表", 3, 1, "x" * 40_000))
    sheet.api.protect("secret")
    refused("write-protected", good)
    live.book.api.protect("secret")
    refused("write-structure-protected", own=(RESULT,))
    live.book.api.unprotect("secret")
    sheet.api.unprotect("secret")
    live.write([CellUpdate("责任表", 1, 1, "标题")], expected=read.fingerprint, label=LABEL)  # a merge's first cell


@pytest.mark.parametrize("where", ["cells", "own sheet"])
def test_a_failure_in_the_middle_puts_the_values_back(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    from toolkit.workbook import live_sheets, live_write

    live = opened()
    sheet = live.book.sheets[0]
    sheet["A7"].value = ["'007", "'=text", "=1/0", "x"]
    read = live.read()
    formulas, formats = sheet["A1:D7"].formula, [sheet[f"{c}{r}"].number_format for r in range(1, 8) for c in "ABCD"]
    calls = []

    def failing(*arguments: Any) -> Any:
        calls.append(arguments)
        raise OSError("the program went away")

    monkeypatch.setattr(*((live_write, "_values") if where == "cells" else (live_sheets, "put_sheet")), failing)
    updates = [CellUpdate("责任表", row, column, "新", Look.GREEN) for row in range(3, 8) for column in range(1, 5)]
    with pytest.raises(CannotRunError):
        live.write(updates, [RESULT], expected=read.fingerprint, label=LABEL)
    assert len(calls) == 1
    assert live.read() == read
    assert sheet["A1:D7"].formula == formulas
    assert [sheet[f"{c}{r}"].number_format for r in range(1, 8) for c in "ABCD"] == formats


def test_what_the_program_says_of_a_failure_is_told(opened: Opener, monkeypatch: pytest.MonkeyPatch) -> None:
    from toolkit.workbook import live_sheets
    from toolkit.workbook.libreoffice.unobridge import exceptions

    def failing(*arguments: Any) -> Any:
        raise exceptions().illegal("the sheet is full", None, 0)

    live = opened()
    monkeypatch.setattr(live_sheets, "put_sheet", failing)
    with pytest.raises(CannotRunError, match="the sheet is full"):
        live.write([], [RESULT], expected=live.read().fingerprint, label=LABEL)


@pytest.mark.parametrize("after", ["_set_fills", "_set_codes", "put"])
def test_a_write_that_was_stopped_can_be_taken_back(
    opened: Opener, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, after: str
) -> None:
    """As if the process had been killed: nothing that tidies up runs, and the window is as that step left it."""
    from toolkit.workbook import live_write

    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    live = opened()
    sheet = live.book.sheets[0]
    read = live.read()
    looks = [(sheet[f"D{row}"].color, sheet[f"D{row}"].number_format) for row in range(3, 6)]
    step = getattr(live_write, after)

    def killed(*arguments: Any) -> None:
        step(*arguments)
        raise KeyboardInterrupt

    updates = [CellUpdate("责任表", row, 4, "新的说明", Look.RED) for row in range(3, 6)]
    with monkeypatch.context() as patch:
        patch.setattr(live_write, after, killed)
        patch.setattr(live_write.Plan, "undo", lambda self: None)
        patch.setattr("toolkit.workbook.live_journal.Journal.drop", lambda self: None)
        with pytest.raises(KeyboardInterrupt):
            live.write(updates, expected=read.fingerprint, label=LABEL)
    assert sheet["D3"].color == tuple(bytes.fromhex(FILLS[Look.RED]))
    taken = live.take_back()
    assert taken.cells == 3
    assert live.read() == read
    assert [(sheet[f"D{row}"].color, sheet[f"D{row}"].number_format) for row in range(3, 6)] == looks
    with pytest.raises(WriteRefusedError):
        live.take_back()


RESULT = OwnSheet(
    "检查结果",
    (
        ("检查结果", None, None),
        ("位置", "说明", "时间"),
        (Link("责任表!B4", "责任表", "B4"), "=不是公式", datetime(2026, 11, 28, 18, 0)),
        (Link("O'Neil!A1", "O'Neil", "A1"), "12", None),
    ),
    header_row=2,
    widths=(20.0, 40.0, 18.0),
    row_looks={3: Look.RED},
)


def test_own_sheet_is_added_then_replaced(opened: Opener, tmp_path: Path) -> None:
    live = opened(duty_sheet(tmp_path / "采购部.xlsx", **{"O'Neil": [["x"]]}))
    shown = live.book.sheets.active.name
    live.write([], [RESULT], expected=live.read().fingerprint, label=LABEL)
    assert [sheet.name for sheet in live.read().sheets] == ["责任表", "O'Neil", "检查结果"]
    assert live.book.sheets.active.name == shown
    result = live.book.sheets["检查结果"]
    assert live.read().sheets[2].rows == [
        ["检查结果", None, None],
        ["位置", "说明", "时间"],
        ["责任表!B4", "=不是公式", datetime(2026, 11, 28, 18, 0)],
        ["O'Neil!A1", "12", None],
    ]
    assert result["A3"].formula == '=HYPERLINK("#\'责任表\'!B4","责任表!B4")'
    assert result["B2"].font.bold
    assert result["C3"].color == tuple(bytes.fromhex(FILLS[Look.RED]))
    assert result["B1"].column_width == pytest.approx(40, abs=0.2)

    shorter = OwnSheet("检查结果", (("位置",), ("无",)), 1, (10.0,))
    live.write([], [shorter], expected=live.read().fingerprint, label=LABEL)
    assert [sheet.name for sheet in live.read().sheets] == ["责任表", "O'Neil", "检查结果"]
    assert live.read().sheets[2].rows == [["位置"], ["无"]]
    assert result["C3"].color is None

    theirs = OwnSheet("O'Neil", (("x",),), 1, ())
    with pytest.raises(WriteRefusedError) as caught:
        live.write([], [theirs], expected=live.read().fingerprint, label=LABEL)
    assert caught.value.key == "write-not-ours"

    copy = tmp_path / "links.xlsx"
    live.write([], [RESULT], expected=live.read().fingerprint, label=LABEL)
    live.book.save(copy)
    saved = openpyxl.load_workbook(copy)["检查结果"]
    assert saved["A4"].value == "=HYPERLINK(\"#'O''Neil'!A1\",\"O'Neil!A1\")"
    assert saved.freeze_panes == "A3"
    assert (saved["A1"].border.left.style, saved["C4"].border.left.style) == (None, "thin")
    assert saved["B3"].alignment.wrap_text


def test_find_needs_a_lock_file_and_the_very_file(opened: Opener, tmp_path: Path) -> None:
    path = duty_sheet(tmp_path / "财务部.xlsx")
    assert LiveWorkbook.find(path) is None
    live = opened(path)
    assert path.with_name(".~lock.财务部.xlsx#").exists()
    found = LiveWorkbook.find(path)
    assert found is not None
    assert found.read() == live.read()
    other = duty_sheet(tmp_path / "other.xlsx")
    other.with_name(".~lock.other.xlsx#").write_text("left by a crash")
    assert LiveWorkbook.find(other) is None


def test_find_costs_nothing_when_nobody_has_the_file_open(tmp_path: Path) -> None:
    path = duty_sheet(tmp_path / "a.xlsx")
    program = (
        "import sys; from toolkit.workbook.live import LiveWorkbook; "
        f"assert LiveWorkbook.find({str(path)!r}) is None; assert 'xlwings' not in sys.modules; "
        "assert 'uno' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


def test_blocks_join_runs_and_keep_gaps() -> None:
    cells = [(r, c) for r in (2, 3, 4, 8) for c in (5, 6, 9)] + [(4, 7)]
    assert blocks(cells) == [(2, 5, 4, 6), (2, 9, 4, 9), (4, 7, 4, 7), (8, 5, 8, 6), (8, 9, 8, 9)]
    assert blocks([]) == []


def test_texts_that_excel_would_take_for_something_else() -> None:
    assert all(may_be_reread(text) for text in ("=A1", "+86", "@x", "'x", "5", "10月5日", "上午9:00", "TRUE", "#N/A"))
    assert not any(may_be_reread(text) for text in ("按时", "late", "逾期", ""))


def test_a_write_that_is_too_large_to_be_noted_takes_the_older_ones_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Else taking back "the last one" would mean one before it, half of whose cells hold other things by now."""
    monkeypatch.setattr(live_journal, "MOST_CELLS", 2)

    def entry(count: int) -> live_journal.Entry:
        return live_journal.Entry("t", tuple(live_journal.Changed("责任表", n, 1, "新", None) for n in range(count)))

    journal = live_journal.Journal("责任表.xlsx", tmp_path)
    journal.add(entry(2))
    assert journal.last() == entry(2)
    journal.add(entry(3))
    assert journal.last() is None
    journal.add(entry(1))
    assert journal.last() == entry(1)

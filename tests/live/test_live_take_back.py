"""Taking back a write into an open workbook whose rows were sorted, moved or changed since."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from toolkit.errors import WriteRefusedError
from toolkit.workbook.live import LiveWorkbook
from toolkit.workbook.port import CellUpdate

ROWS = [
    ["编号", "事项", "部门", "状态", "凭证", "份数"],
    ["甲1", "欠款报表", "消贷部", "进行中", None, 1],
    ["甲2", "结算单", "消贷部", "未开始", None, 2],
    ["甲3", "刷卡单", "消贷部", None, None, 3],
]


@pytest.fixture(autouse=True)
def state(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Journals of a test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


@pytest.fixture
def live(book: Any) -> LiveWorkbook:
    """Three rows, the first two handed in."""
    book.sheets[0]["A1"].value = ROWS
    return LiveWorkbook(book)


def write(live: LiveWorkbook, *cells: tuple[int, int, object]) -> None:
    name = live.book.sheets[0].name
    updates = [CellUpdate(name, *cell) for cell in cells]  # type: ignore[arg-type]
    live.write(updates, expected=live.read().fingerprint, label="t")


def hand_in(live: LiveWorkbook, *rows: int) -> None:
    write(live, *((row, 4, "已提交") for row in rows), *((row, 5, "PZ") for row in rows))


def rows(live: LiveWorkbook) -> list[list[Any]]:
    return [list(row) for row in live.read().sheets[0].rows]


def test_rows_that_were_sorted_get_back_what_was_their_own(live: LiveWorkbook) -> None:
    sheet = live.book.sheets[0]
    hand_in(live, 2, 3)
    first, second = sheet["A2:F2"].value, sheet["A3:F3"].value
    sheet["A2"].value = [second, first]
    assert live.take_back()[1:] == (4, 0, 0)
    assert rows(live) == [ROWS[0], ROWS[2], ROWS[1], ROWS[3]]


def test_rows_below_an_inserted_one_are_found(live: LiveWorkbook) -> None:
    hand_in(live, 2, 3)
    live.book.sheets[0]["3:3"].insert("down")
    assert live.take_back()[1:] == (4, 0, 0)
    assert [row for row in rows(live) if any(row)] == ROWS


def test_a_row_that_moved_and_was_typed_in_is_left(live: LiveWorkbook) -> None:
    """The one now in its place holds the same words of ours, but is another."""
    sheet = live.book.sheets[0]
    hand_in(live, 2, 3)
    first, second = sheet["A2:F2"].value, sheet["A3:F3"].value
    sheet["A2"].value = [second, [*first[:5], 100]]
    assert live.take_back()[1:] == (2, 0, 2)
    assert rows(live)[1:3] == [ROWS[2], ["甲1", "欠款报表", "消贷部", "已提交", "PZ", 100]]


def test_a_row_that_was_typed_in_where_it_stands_is_the_same(live: LiveWorkbook) -> None:
    sheet = live.book.sheets[0]
    hand_in(live, 2, 3)
    sheet["F2"].value, sheet["E3"].value = 100, "PZ-1"
    assert live.take_back()[1:] == (3, 1, 0)
    assert rows(live)[1:3] == [[*ROWS[1][:5], 100], [*ROWS[2][:4], "PZ-1", 2]]


def test_what_formulas_show_tells_no_row_from_another(live: LiveWorkbook) -> None:
    sheet = live.book.sheets[0]
    sheet["F2:F4"].formula = '=IF(D2="已提交",1,0)'
    hand_in(live, 2, 3)
    sheet["2:2"].insert("down")
    assert live.take_back()[1:] == (4, 0, 0)
    assert [row[3:5] for row in rows(live)[2:4]] == [["进行中", None], ["未开始", None]]


def test_rows_that_stand_in_blank_ones_are_known_by_what_was_written(live: LiveWorkbook) -> None:
    added = [["甲4", "装饰单", "消贷部", "未开始"], ["甲5", "理赔表", "消贷部", "未开始"]]
    write(live, *((row, column, v) for row, line in enumerate(added, 5) for column, v in enumerate(line, 1)))
    sheet = live.book.sheets[0]
    sheet["A4:F4"].value, sheet["A6:F6"].value = sheet["A6:F6"].value, sheet["A4:F4"].value
    assert live.take_back()[1:] == (8, 0, 0)
    assert [row for row in rows(live) if any(row)] == ROWS


@pytest.mark.parametrize("change", ["sheet renamed", "row deleted"])
def test_where_nothing_is_found_it_says_so_and_the_write_may_be_taken_back_later(
    live: LiveWorkbook, change: str
) -> None:
    sheet = live.book.sheets[0]
    name = sheet.name
    hand_in(live, 2)
    if change == "sheet renamed":
        sheet.name = "新名"
    else:
        sheet["2:2"].delete()
    before = rows(live)
    with pytest.raises(WriteRefusedError) as caught:
        live.take_back()
    assert caught.value.key == "button-undo-lost"
    assert rows(live) == before
    if change == "sheet renamed":
        sheet.name = name
    else:
        sheet["2:2"].insert("down")
        sheet["A2"].value = ["甲1", "欠款报表", "消贷部", "已提交", "PZ", 1]
    assert live.take_back()[1:] == (2, 0, 0)
    assert rows(live) == ROWS

"""What people do to our columns between two checks: renamed, parted, cleared, rows emptied. Ours are found again."""

from __future__ import annotations

from collections.abc import Callable
from copy import copy
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.styles import PatternFill
from openpyxl.worksheet.worksheet import Worksheet
from sheets_kit import OWN_HEADERS, Row, check, save, table

AS_OF = "2026-11-20T09:00"
PERIOD = "2026-11"
ROWS = [Row("每月5号前", "2026-11-06"), Row("每月16日前", None), Row("每月5号前", "2026-11-04"), Row("及时", None)]
DUE, STATUS, NOTE = 10, 11, 15
"""Where ours stand at first: J to O."""
STATUSES = ["迟交", "逾期未交", "按时", "无法判定"]


def checked(folder: Path) -> Path:
    path = save(folder / "a.xlsx", {"责任表": table(ROWS)})
    check(path, as_of=AS_OF, period=PERIOD)
    return path


def edited(path: Path, hand: Callable[[Worksheet], object]) -> Worksheet:
    """The sheet after a person's edit and two more checks, the second of which writes nothing."""
    book = load_workbook(path)
    hand(book["责任表"])
    book.save(path)
    check(path, as_of=AS_OF, period=PERIOD)
    held = path.read_bytes()
    check(path, as_of=AS_OF, period=PERIOD)
    assert path.read_bytes() == held
    return load_workbook(path)["责任表"]


def heads(ws: Worksheet) -> list[object]:
    return [c.value for c in ws[1]]


def column(ws: Worksheet, number: int) -> list[object]:
    return [ws.cell(row, number).value for row in range(2, 2 + len(ROWS))]


@pytest.mark.parametrize("name", ["系统状态", "状态", "完成情况", None])
def test_a_column_of_ours_that_was_renamed_is_still_ours(tmp_path: Path, name: str | None) -> None:
    """It keeps the name a person gave it, and gets its own back where there is none; no second set begins."""

    def hand(ws: Worksheet) -> None:
        ws.cell(1, STATUS).value = name
        ws.cell(2, 8).value = "2026-11-04"

    ws = edited(checked(tmp_path), hand)
    assert heads(ws)[DUE - 1 :] == [*OWN_HEADERS["zh"][:1], name or "检查状态", *OWN_HEADERS["zh"][2:]]
    assert column(ws, STATUS) == ["按时", *STATUSES[1:]]


def test_all_names_of_ours_cleared(tmp_path: Path) -> None:
    def hand(ws: Worksheet) -> None:
        for number in range(DUE, NOTE + 1):
            ws.cell(1, number).value = None

    ws = edited(checked(tmp_path), hand)
    assert heads(ws)[DUE - 1 :] == list(OWN_HEADERS["zh"])
    assert column(ws, STATUS) == STATUSES


def test_an_empty_column_of_a_persons_among_ours_without_names(tmp_path: Path) -> None:
    def hand(ws: Worksheet) -> None:
        ws.insert_cols(NOTE)
        for number in range(DUE, NOTE + 2):
            ws.cell(1, number).value = "领导批示" if number == NOTE else None

    ws = edited(checked(tmp_path), hand)
    assert heads(ws)[DUE - 1 : NOTE] == [*OWN_HEADERS["zh"][:5], "领导批示"]
    assert column(ws, NOTE) == [None] * 4


@pytest.mark.parametrize("place", [STATUS, STATUS + 1, NOTE])
def test_a_column_that_a_person_inserts_among_ours(tmp_path: Path, place: int) -> None:
    def hand(ws: Worksheet) -> None:
        ws.insert_cols(place)
        ws.cell(1, place).value = "领导批示"
        ws.cell(2, place).value = "请抓紧"

    ws = edited(checked(tmp_path), hand)
    want = list(OWN_HEADERS["zh"])
    want.insert(place - DUE, "领导批示")
    assert heads(ws)[DUE - 1 :] == want
    assert column(ws, place) == ["请抓紧", None, None, None]


def test_a_note_that_was_renamed_comes_back_once(tmp_path: Path) -> None:
    """It was added at the right at every check: apart from the others it was not known again."""

    def hand(ws: Worksheet) -> None:
        ws.cell(1, NOTE).value = "说明"
        for row in range(2, 6):
            ws.cell(row, NOTE).value = "见邮件"

    ws = edited(checked(tmp_path), hand)
    assert heads(ws)[NOTE - 1 :] == ["说明", "检查说明"]
    assert column(ws, NOTE) == ["见邮件"] * 4


def test_a_persons_dates_beside_ours_stay_where_ours_was_deleted(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"责任表": [["事项", "期限", "完成时间"], ["报表", "每月5号前", "2026-11-06"]]})
    check(path, as_of=AS_OF, period=PERIOD)
    book = load_workbook(path)
    book["责任表"].delete_cols(4)  # 应交时间
    book.save(path)
    check(path, as_of=AS_OF, period=PERIOD)
    ws = load_workbook(path)["责任表"]
    assert [c.value for c in ws[2]][:3] == ["报表", "每月5号前", "2026-11-06"]
    assert heads(ws) == ["事项", "期限", "完成时间", *OWN_HEADERS["zh"][1:], "应交时间"]


def deleted(*names: str) -> Callable[[Worksheet], None]:
    def hand(ws: Worksheet) -> None:
        for name in names:
            ws.delete_cols(heads(ws).index(name) + 1)

    return hand


def renamed(name: str, now: str) -> Callable[[Worksheet], None]:
    def hand(ws: Worksheet) -> None:
        ws.cell(1, heads(ws).index(name) + 1).value = now

    return hand


def moved(name: str, to: int) -> Callable[[Worksheet], None]:
    """Cut and inserted elsewhere, as Excel does it: with the formats."""

    def hand(ws: Worksheet) -> None:
        place = heads(ws).index(name) + 1
        kept = [(c.value, copy(c._style)) for c in next(ws.iter_cols(min_col=place, max_col=place))]
        ws.delete_cols(place)
        ws.insert_cols(to)
        for row, (value, style) in enumerate(kept, 1):
            ws.cell(row, to).value, ws.cell(row, to)._style = value, style

    return hand


OWN = OWN_HEADERS["zh"]
EDITS: dict[str, list[Callable[[Worksheet], None]]] = {
    "status and days deleted": [deleted("检查状态", "逾期天数")],
    "status and time deleted": [deleted("检查状态", "检查时间")],
    "all but the due deleted": [deleted(*OWN[1:])],
    "all but the time deleted": [deleted(*OWN[:4], OWN[5])],
    "due renamed": [renamed("应交时间", "到期日")],
    "due renamed as nobody calls it": [renamed("应交时间", "系统算的")],
    "status renamed, flag deleted": [renamed("检查状态", "状态"), deleted("逾期标志")],
    "due moved and renamed": [renamed("应交时间", "DDL"), moved("应交时间", 6)][::-1],
    "due moved": [moved("应交时间", 6)],
    "flag moved": [moved("逾期标志", 3)],
    "note moved": [moved("检查说明", 3)],
    "days and due moved": [moved("应交时间", 2), moved("逾期天数", 2)],
}


@pytest.mark.parametrize("edits", EDITS.values(), ids=EDITS.keys())
def test_what_is_left_of_ours_is_never_the_deadline(edits: list[Callable[[Worksheet], None]], tmp_path: Path) -> None:
    """The deadline in words is changed afterwards: what counts is what stands there, and each of ours is there once."""
    rows = [Row("每月5号前", "2026-11-04"), *ROWS[1:]]
    path = save(tmp_path / "a.xlsx", {"责任表": table(rows)})
    check(path, as_of=AS_OF, period=PERIOD)

    def hand(ws: Worksheet) -> None:
        for edit in edits:
            edit(ws)
        ws.cell(2, heads(ws).index("期限") + 1).value = "每月2号前"

    ws = edited(path, hand)
    names = heads(ws)
    status = names.index("检查状态" if "检查状态" in names else "状态") + 1
    assert column(ws, status) == ["迟交", "逾期未交", "按时", "无法判定"]
    if edits != EDITS["all but the time deleted"]:
        assert len(names) == 9 + len(OWN)
    assert len(names) == len(set(names)) or edits == EDITS["all but the time deleted"]
    (found,) = [o for o in check(path, as_of=AS_OF, period=PERIOD, write=False)["obligations"] if o["row"] == 2]
    assert found["due"] == "2026-11-02T24:00"


@pytest.mark.parametrize("left", [{}, {"检查时间": "11月10日"}], ids=["alone", "beside a person's 检查时间"])
@pytest.mark.parametrize("edit", [renamed, deleted], ids=["renamed", "deleted"])
@pytest.mark.parametrize("name", OWN)
def test_where_nothing_was_due_yet_ours_are_known_again(
    name: str, edit: Callable[..., Callable[[Worksheet], None]], left: dict[str, str], tmp_path: Path
) -> None:
    """Three of them are blank, whatever else was renamed or deleted."""
    head: list[object] = [*left, "部门", "事项", "期限", "完成时间"]
    grid = [head, *([*left.values(), "甲部", f"报表{n}", "提车次日", None] for n in range(2))]
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    check(path, as_of=AS_OF, period=PERIOD)

    def hand(ws: Worksheet) -> None:
        ours = heads(ws)[len(head) :].index(name) + len(head) + 1
        if edit is deleted:
            ws.delete_cols(ours)
        else:
            ws.cell(1, ours).value = "到期" if name == "应交时间" else "系统算的"

    names = heads(edited(path, hand))
    assert len(names) <= len(head) + len(OWN) + (edit is renamed)
    assert all(names.count(n) == 1 + (n in left) for n in OWN if n != name)


def test_where_the_deadlines_are_emptied_ours_are_none(tmp_path: Path) -> None:
    def hand(ws: Worksheet) -> None:
        deleted(*OWN[1:])(ws)
        for row in range(2, 6):
            ws.cell(row, 5).value = None

    ws = edited(checked(tmp_path), hand)
    assert heads(ws)[DUE - 1 :] == list(OWN)
    assert column(ws, STATUS) == ["无法判定"] * 4


def test_dates_of_ours_that_lost_their_format_are_set_aside_and_told(tmp_path: Path) -> None:
    """Pasted as values beside the deadline: nothing tells any more whose they are."""
    path = checked(tmp_path)

    def hand(ws: Worksheet) -> None:
        values = column(ws, DUE)
        ws.delete_cols(DUE)
        ws.insert_cols(6)
        for row, value in enumerate(["应交时间", *values], 1):
            ws.cell(row, 6).value = value
        ws.cell(2, 5).value = "每月7号前"

    ws = edited(path, hand)
    assert heads(ws).count("应交时间") == 2
    found = check(path, as_of=AS_OF, period=PERIOD, write=False)
    assert [(f["cell"], f["severity"]) for f in found["findings"] if f["rule"] == "own-column-aside"] == [
        ("F1", "warning")
    ]
    assert [o["due"] for o in found["obligations"] if o["row"] == 2] == ["2026-11-07T24:00"]


def serial(value: datetime) -> object:
    return (value - datetime(1899, 12, 30)).total_seconds() / 86400


SHOWN: dict[str, Callable[[datetime], object]] = {
    "numbers": serial,
    "as shown": lambda value: value.strftime("%Y-%m-%d 24:00"),
    "with slashes": lambda value: value.strftime("%Y/%m/%d"),
}


@pytest.mark.parametrize("shown", SHOWN.values(), ids=SHOWN.keys())
def test_dates_of_ours_pasted_as_numbers_or_texts_are_still_ours(
    shown: Callable[[datetime], object], tmp_path: Path
) -> None:
    """They are put right, never the deadline, and no second 应交时间 or 检查时间 begins."""

    def hand(ws: Worksheet) -> None:
        for cells in ws.iter_rows(min_row=2, min_col=DUE):
            for cell in cells:
                if isinstance(cell.value, datetime):
                    cell.value, cell.number_format = shown(cell.value), "General"
        ws.cell(3, 5).value = "每月18号前"

    ws = edited(checked(tmp_path), hand)
    assert heads(ws)[DUE - 1 :] == list(OWN)
    assert [v and v.day for v in column(ws, DUE) if v is None or isinstance(v, datetime)] == [5, 18, 5, None]


def test_all_of_ours_pasted_as_texts_are_still_ours(tmp_path: Path) -> None:
    def hand(ws: Worksheet) -> None:
        for cells in ws.iter_rows(min_row=2, min_col=DUE):
            for cell in cells:
                if cell.value is not None:
                    shown = f"{cell.value:%Y-%m-%d %H:%M}" if isinstance(cell.value, datetime) else str(cell.value)
                    cell.value, cell.number_format = shown, "@"
        ws.cell(3, 8).value = "2026-11-17"

    ws = edited(checked(tmp_path), hand)
    assert heads(ws)[DUE - 1 :] == list(OWN)
    assert column(ws, STATUS) == ["迟交", "迟交", "按时", "无法判定"]
    assert ws.cell(3, STATUS + 2).value == 1


def test_a_persons_dates_under_our_name_beside_ours_are_the_deadline(tmp_path: Path) -> None:
    """Before our first check and after it; and nothing is said about them."""
    grid: list[list[object]] = [
        ["事项", "期限", "应交时间", "完成时间"],
        ["报表", "每月5号前", datetime(2026, 11, 3), "2026-11-04"],
    ]
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    for _ in range(2):
        found = check(path, as_of=AS_OF, period=PERIOD)
        assert [o["due"] for o in found["obligations"]] == ["2026-11-03T24:00"]
        assert "own-column-aside" not in {f["rule"] for f in found["findings"]}
        assert load_workbook(path)["责任表"]["C2"].value == datetime(2026, 11, 3)
    assert heads(load_workbook(path)["责任表"])[4:] == list(OWN)


@pytest.mark.parametrize("at", [2, 80])
@pytest.mark.parametrize("name", OWN)
def test_what_a_person_wrote_into_a_column_of_ours_stays(name: str, at: int, tmp_path: Path) -> None:
    """Ours goes on in a column of its own, and the old one is not read: not even where the words stand far below."""
    path = save(tmp_path / "a.xlsx", {"责任表": table([ROWS[n % 4] for n in range(90)])})
    check(path, as_of=AS_OF, period=PERIOD)
    place = DUE + OWN.index(name)

    def hand(ws: Worksheet) -> None:
        ws.cell(at, place).value = "王总说可以晚两天"
        ws.cell(2, 5).value = "每月7号前"

    ws = edited(path, hand)
    assert ws.cell(at, place).value == "王总说可以晚两天"
    assert heads(ws)[DUE - 1 :] == [*OWN, name]
    found = check(path, as_of=AS_OF, period=PERIOD, write=False)
    assert [o["due"] for o in found["obligations"] if o["row"] == 2] == ["2026-11-07T24:00"]
    told = [f["cell"] for f in found["findings"] if f["rule"] == "own-column-aside"]
    assert told == [ws.cell(1, place).coordinate]


def test_our_columns_copied_beside_themselves_are_told_as_copies(tmp_path: Path) -> None:
    def hand(ws: Worksheet) -> None:
        for row in range(1, 6):
            for place in range(DUE, NOTE + 1):
                ws.cell(row, place + len(OWN)).value = ws.cell(row, place).value

    path = checked(tmp_path)
    assert heads(edited(path, hand))[DUE - 1 :] == [*OWN, *OWN]
    found = check(path, as_of=AS_OF, period=PERIOD, write=False)
    (told,) = [f["message"] for f in found["findings"] if f["rule"] == "own-column-aside" and f["cell"][-2:] != "P1"]
    assert "不止一列" in told and "不全是" not in told


@pytest.mark.parametrize("typed", [11.12, 5, "11月12日"])
def test_what_is_typed_into_our_due_where_few_rows_have_one_is_no_deadline(typed: object, tmp_path: Path) -> None:
    """11.12 is shown as a day of 1900 there; the row has no deadline before and after, and one column is added once."""
    rows = [Row("每月5号前", "2026-11-06"), *[Row("及时", None)] * 3]
    path = save(tmp_path / "a.xlsx", {"责任表": table(rows)})
    check(path, as_of=AS_OF, period=PERIOD)
    ws = edited(path, lambda ws: ws.cell(3, DUE, typed))
    assert heads(ws)[DUE - 1 :] == [*OWN, "应交时间"]
    assert column(ws, STATUS) == ["迟交", *["无法判定"] * 3]


def test_a_row_that_was_emptied_keeps_no_status(tmp_path: Path) -> None:
    """Nor does a row that a total was made of; a count that a person wrote under our columns stays."""

    def hand(ws: Worksheet) -> None:
        for number in range(1, DUE):
            ws.cell(3, number).value = None
            ws.cell(5, number).value = None
        ws.cell(5, 1).value = "合计"
        ws.cell(5, STATUS + 1).value = "=COUNTIF(K2:K4,K3)"
        ws.cell(7, STATUS).value, ws.cell(7, STATUS + 1).value = "逾期未交", "是"
        for number in range(1, STATUS + 1):
            ws.cell(4, number).value = None  # with the status itself

    ws = edited(checked(tmp_path), hand)
    assert [c.value for c in ws[3]][DUE - 1 :] == [None] * 6
    assert [c.value for c in ws[5]][DUE - 1 :] == [None, None, "=COUNTIF(K2:K4,K3)", None, None, None]
    assert [c.value for c in ws[4]][DUE - 1 :] == [None] * 6
    assert ws.cell(3, STATUS).fill.patternType is None
    assert (ws.cell(7, STATUS).value, ws.cell(7, STATUS + 1).value) == ("逾期未交", "是")
    assert ws.cell(2, STATUS).value == "迟交"


def test_colours_that_stayed_where_they_were_when_rows_moved(tmp_path: Path) -> None:
    """Rows pasted as values, or sorted without their formats: the status is right, its colour that of another row."""

    def hand(ws: Worksheet) -> None:
        rows = [[c.value for c in row] for row in ws.iter_rows(min_row=2, max_row=5)]
        for number, row in enumerate(reversed(rows), 2):
            for c, value in enumerate(row, 1):
                ws.cell(number, c).value = value

    ws = edited(checked(tmp_path), hand)
    assert column(ws, STATUS) == STATUSES[::-1]
    fills = [
        ws.cell(row, STATUS).fill.fgColor.rgb if ws.cell(row, STATUS).fill.patternType else "" for row in range(2, 6)
    ]
    assert fills == ["FFE7E6E6", "", "FFF8B4B4", "FFFFE699"]
    assert ws.cell(4, DUE).number_format == 'yyyy-mm-dd" 24:00"'


def test_a_persons_fill_of_the_colour_of_ours_is_theirs(tmp_path: Path) -> None:
    """Ours are the usual light ones: rows that a person paints so are not written at every check."""
    path = save(tmp_path / "a.xlsx", {"责任表": table(ROWS)})
    book = load_workbook(path)
    for row in book["责任表"].iter_rows(min_row=2, max_row=5):
        for cell in row:
            cell.fill = PatternFill("solid", fgColor="FFFFE699")
    book.save(path)
    check(path, as_of=AS_OF, period=PERIOD)

    def hand(ws: Worksheet) -> None:
        ws.cell(3, STATUS).fill = PatternFill()
        ws.cell(5, STATUS).fill = PatternFill("solid", fgColor="FF00FFFF")

    held = edited(path, hand)
    assert held.cell(3, STATUS).fill.patternType is None
    assert held.cell(5, STATUS).fill.fgColor.rgb == "FF00FFFF"
    assert held.cell(4, STATUS).fill.fgColor.rgb == "FFFFE699"


def test_right_statuses_that_a_person_typed_get_their_looks_at_once(tmp_path: Path) -> None:
    """The second check writes nothing more."""
    head = ["部门", "事项", "期限", "完成时间", "检查状态", "逾期天数"]
    grid: list[list[object]] = [head, ["甲部", "报表", "每月5号前", "2026-11-04", "按时", 0]]
    grid.append(["甲部", "清单", "每月16日前", None, "逾期未交", 4])
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    ws = edited(path, lambda _: None)
    assert ws.cell(3, 5).fill.fgColor.rgb == "FFF8B4B4"
    assert heads(ws)[4:6] == ["检查状态", "逾期天数"] and len(heads(ws)) == 10


def test_values_saved_without_their_looks(tmp_path: Path) -> None:
    """pandas and the like write no colours, and 24:00 of a day as 0:00."""
    path = checked(tmp_path)
    rows = [[c.value for c in row] for row in load_workbook(path)["责任表"].iter_rows()]
    ws = edited(save(path, {"责任表": rows}), lambda _: None)
    assert ws.cell(3, STATUS).fill.fgColor.rgb == "FFF8B4B4"
    assert ws.cell(3, DUE).number_format == 'yyyy-mm-dd" 24:00"'


def test_a_note_as_an_earlier_version_worded_it_is_ours(tmp_path: Path) -> None:
    grid = [["事项", "期限", "状态"], ["报表", "每月5号前", "已提交"], ["盘点单", "每月5号前", "已提交"]]
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    check(path, as_of=AS_OF, period=PERIOD)
    book = load_workbook(path)
    sheet = book["责任表"]
    heads = [cell.value for cell in sheet[1]]
    column = heads.index("检查说明") + 1
    for row in (2, 3):
        assert sheet.cell(row, column).value
        sheet.cell(row, column).value = "状态是已提交,没有完成时间"
    book.save(path)
    check(path, as_of=AS_OF, period=PERIOD)
    after = load_workbook(path)["责任表"]
    assert [cell.value for cell in after[1]] == heads
    assert after.cell(2, column).value.startswith("标着已交,没有完成时间")


def test_who_renames_our_column_keeps_one_of_their_own_of_that_name(tmp_path: Path) -> None:
    grid = [["事项", "期限", "完成时间", "逾期标志", "备注"]]
    grid += [["报表", "每月5号前", "2026-11-04", "是", "甲"], ["月报", "每月8号前", "2026-11-14", "是", "乙"]]
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    check(path, as_of=AS_OF, period=PERIOD)
    book = load_workbook(path)
    sheet = book["责任表"]
    ours = next(cell for cell in sheet[1] if cell.value == "逾期标志" and cell.column > 5)
    ours.value = "晚了吗"
    book.save(path)
    check(path, as_of=AS_OF, period=PERIOD)
    after = load_workbook(path)["责任表"]
    assert [after.cell(row, 4).value for row in (2, 3)] == ["是", "是"]
    assert [after.cell(row, ours.column).value for row in (2, 3)] == ["否", "是"]
    assert after.max_column == sheet.max_column

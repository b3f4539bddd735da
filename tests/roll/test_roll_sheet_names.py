"""Sheets that are named for their month, a sheet a month: rolled, each is named for the next, where that is safe."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.hyperlink import Hyperlink

from toolkit.app.check import check
from toolkit.app.order import Order
from toolkit.app.roll_forward import RollResult, roll
from toolkit.core.finding import said
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.settings import Settings
from toolkit.workbook.ooxml.rename import rename_sheet

ROWS = [
    ["部门", "事项", "期限", "完成时间"],
    ["甲部", "交报表", "每月5号前", None],
    ["乙部", "交台账", "每月20号前", None],
]


def made(folder: Path, *sheets: str, more: Callable[[Any], None] | None = None) -> Path:
    folder.mkdir()
    book = Workbook()
    for name in sheets:
        sheet = book.create_sheet(name)
        for row in ROWS:
            sheet.append(row)
    del book[book.sheetnames[0]]
    if more:
        more(book)
    book.save(folder / "甲部.xlsx")
    return folder / "甲部.xlsx"


def rolled(folder: Path, to: Period) -> tuple[RollResult, Any]:
    result = roll(folder, to, Settings())
    return result, load_workbook(result.out / "甲部.xlsx")


def test_the_sheet_is_named_for_the_new_month(tmp_path: Path, shared: Path) -> None:
    """With the names of its ranges; next month only it is judged."""

    def more(book: Any) -> None:
        book["10月"].print_title_rows = "1:1"
        book["10月"].auto_filter.ref = "A1:D3"
        book.defined_names["名单"] = DefinedName("名单", attr_text="'10月'!$B$2:$B$3+'10月'!$B$2+'2010月'!$A$1")

    path = made(tmp_path / "2026-10", "9月", "10月", more=more)
    check([path], Settings(), Order(Moment.parse("2026-11-06T18:00"), Period(2026, 10)))
    result, new = rolled(path.parent, Period(2026, 11))
    assert [f.rule for f in result.findings] == ["roll-left-out"]
    assert new.sheetnames == ["9月", "11月", "检查结果"]
    assert new["11月"].print_title_rows == "$1:$1" and new["11月"].auto_filter.ref == "A1:J3"
    assert new.defined_names["名单"].attr_text == "'11月'!$B$2:$B$3+'11月'!$B$2+'2010月'!$A$1"
    target = result.out / "甲部.xlsx"
    assert b"10\xe6\x9c\x88!" not in target.read_bytes()
    assert subprocess.run([sys.executable, shared / "ooxml" / "validate.py", target], check=False).returncode == 0
    after = check([target], Settings(), Order(Moment.parse("2026-12-06T18:00"), Period(2026, 11), write=False))
    assert {o.obligation.place.sheet for o in after.obligations} == {"11月"}
    assert "month-sheet-missing" not in {f.rule for f in after.findings}


def test_our_own_links_follow(tmp_path: Path) -> None:
    path = made(tmp_path / "2026-10", "9月", "10月")
    check([path], Settings(), Order(Moment.parse("2026-11-06T18:00"), Period(2026, 10)))
    renamed = rename_sheet(path.read_bytes(), "10月", "11月", ["检查结果"])
    assert renamed is not None
    sheet = load_workbook(BytesIO(renamed))["检查结果"]
    links = [cell.hyperlink.location for row in sheet.iter_rows() for cell in row if cell.hyperlink]
    assert {link.split("!")[0] for link in links} == {"'11月'"}


def test_the_year_turns_and_comes_round(tmp_path: Path) -> None:
    """Where last year's sheet has the name still, it is said, and no row is called lost."""
    path = made(tmp_path / "2026-12", "1月", "12月")
    result, new = rolled(path.parent, Period(2027, 1))
    assert new.sheetnames == ["1月", "12月"]
    (told,) = [f for f in result.findings if f.rule != "roll-left-out"]
    assert (told.rule, dict(told.params)["variant"]) == ("roll-sheet-name", "taken")
    assert said(told, "zh").text.startswith("没有改名为“1月”:已有一张“1月”(往年的,或预先建好的)")


def _done(sheet: Any, *days: datetime) -> None:
    for row, day in enumerate(days, 2):
        sheet.cell(row, 4).value = day


def test_last_years_sheet_makes_room_where_its_dates_tell_the_year(tmp_path: Path) -> None:
    """Else the new month would be judged by what was handed in a year ago."""

    def more(book: Any) -> None:
        _done(book["1月"], datetime(2026, 1, 5), datetime(2026, 2, 2))

    path = made(tmp_path / "2026-12", "1月", "12月", more=more)
    result, new = rolled(path.parent, Period(2027, 1))
    assert new.sheetnames == ["2026年1月", "1月"]
    told = [f for f in result.findings if f.rule.startswith("roll-sheet")]
    assert [(f.rule, f.place.sheet) for f in told] == [("roll-sheet-aged", "2026年1月")]
    target = result.out / "甲部.xlsx"
    after = check([target], Settings(), Order(Moment.parse("2027-02-06T18:00"), Period(2027, 1), write=False))
    assert {o.obligation.place.sheet for o in after.obligations} == {"1月"}
    assert not any(o.obligation.submission for o in after.obligations)
    again = roll(result.out, Period(2027, 2), Settings())
    assert load_workbook(again.out / "甲部.xlsx").sheetnames == ["2026年1月", "2月"]


@pytest.mark.parametrize(
    "days",
    [
        (datetime(2027, 1, 4),),  # begun already
        (datetime(2026, 12, 4), datetime(2026, 1, 5)),
        (datetime(2026, 3, 4),),
    ],
)
def test_a_sheet_that_is_not_surely_of_a_year_before_keeps_its_name(days: tuple[datetime, ...], tmp_path: Path) -> None:
    path = made(tmp_path / "2026-12", "1月", "12月", more=lambda book: _done(book["1月"], *days))
    result, new = rolled(path.parent, Period(2027, 1))
    assert new.sheetnames == ["1月", "12月"]
    assert [f.rule for f in result.findings if f.rule.startswith("roll-sheet")] == ["roll-sheet-name"]


def test_by_its_title_the_sheet_of_the_month_is_known_beside_that_of_last_year(tmp_path: Path) -> None:
    def titled(book: Any) -> None:
        for name in ("1月", "12月"):
            book[name].insert_rows(1)
            book[name]["A1"] = f"甲部2026年{name}责任表"

    path = made(tmp_path / "2026-12", "1月", "12月", more=titled)
    result, _ = rolled(path.parent, Period(2027, 1))
    again = roll(result.out, Period(2027, 2), Settings())
    new = load_workbook(again.out / "甲部.xlsx")
    assert {name: new[name]["A1"].value for name in ("1月", "12月")} == {
        "1月": "甲部2026年1月责任表",
        "12月": "甲部2027年2月责任表",
    }


def _formula(book: Any) -> None:
    book["说明"]["A9"] = "=COUNTA('10月'!A:A)"


def _link(book: Any) -> None:
    book["说明"]["A9"].hyperlink = Hyperlink(ref="A9", location="10月!A1")


def _list(book: Any) -> None:
    choice = DataValidation(type="list", formula1="'10月'!$B$2:$B$3")
    choice.add("A9")
    book["说明"].add_data_validation(choice)


def _indirect(book: Any) -> None:
    book["说明"]["A9"] = '=INDIRECT(A8&"!A1")'


def _three_sheets(book: Any) -> None:
    book["说明"]["A9"] = "=SUM('9月:10月'!A1)"


@pytest.mark.parametrize("more", [_formula, _link, _list, _indirect, _three_sheets])
def test_a_name_that_something_goes_by_stays(more: Callable[[Any], None], tmp_path: Path) -> None:
    path = made(tmp_path / "2026-10", "10月", "说明", more=more)
    result, new = rolled(path.parent, Period(2026, 11))
    assert new.sheetnames == ["10月", "说明"]
    (told,) = [f for f in result.findings if f.rule == "roll-sheet-name"]
    assert said(told, "zh").remedy == "请改名为“11月”。"


def test_words_are_no_references(tmp_path: Path) -> None:
    def more(book: Any) -> None:
        book["说明"]["A9"] = "见10月!不要改"
        book["说明"]["A8"] = "=1+1"

    path = made(tmp_path / "2026-10", "10月", "说明", more=more)
    _result, new = rolled(path.parent, Period(2026, 11))
    assert new.sheetnames == ["11月", "说明"] and new["说明"]["A9"].value == "见10月!不要改"


@pytest.mark.parametrize(
    ("before", "old", "new"),
    [("September", "October", "November"), ("Sep", "Oct", "Nov"), ("Sep 2026", "Oct 2026", "Nov 2026"),
     ("Duties (Sep)", "Duties (Oct)", "Duties (Nov)")],
)  # fmt: skip
def test_english_months(before: str, old: str, new: str, tmp_path: Path, shared: Path) -> None:
    """Else the sheet before it would count into November, too."""

    def more(book: Any) -> None:
        book[old].print_title_rows = "1:1"
        book.defined_names["list"] = DefinedName("list", attr_text=f"'{old}'!$B$2:$B$3")

    path = made(tmp_path / "2026-10", before, old, more=more)
    check([path], Settings(), Order(Moment.parse("2026-11-06T18:00"), Period(2026, 10)))
    result, book = rolled(path.parent, Period(2026, 11))
    assert [f.rule for f in result.findings] == ["roll-left-out"]
    assert book.sheetnames[:2] == [before, new]
    assert book[new].print_title_rows == "$1:$1" and book.defined_names["list"].attr_text == f"'{new}'!$B$2:$B$3"
    target = result.out / "甲部.xlsx"
    assert subprocess.run([sys.executable, shared / "ooxml" / "validate.py", target], check=False).returncode == 0
    after = check([target], Settings(), Order(Moment.parse("2026-12-06T18:00"), Period(2026, 11), write=False))
    assert {o.obligation.place.sheet for o in after.obligations} == {new}


def test_a_name_with_a_space_that_a_formula_goes_by_stays(tmp_path: Path) -> None:
    def more(book: Any) -> None:
        book["Sum"]["A9"] = "=COUNTA('Oct 2026'!A:A)"

    path = made(tmp_path / "2026-10", "Oct 2026", "Sum", more=more)
    result, new = rolled(path.parent, Period(2026, 11))
    assert new.sheetnames == ["Oct 2026", "Sum"] and [f.rule for f in result.findings] == ["roll-sheet-name"]


def test_names_that_would_need_care_stay(tmp_path: Path) -> None:
    data = made(tmp_path / "a", "10月'&A", "10月", "11月").read_bytes()
    assert rename_sheet(data, "10月'&A", "11月'&A") is None
    assert rename_sheet(data, "10月", "11月") is None
    assert rename_sheet(data, "10月", "12月") is not None

"""Real mouse clicks on the buttons of the made .ods workbooks, in LibreOffice at its normal macro security."""

from __future__ import annotations

import re
import time
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import Any

from screen import Office

from toolkit.workbook.port import FILLS, Look

Opener = Callable[..., Any]
RED, YELLOW = (tuple(bytes.fromhex(FILLS[look])) for look in (Look.RED, Look.YELLOW))


def columns(book: Any, sheet: str = "交付记录") -> dict[str, str]:
    """Header → column letters."""
    heads = book.sheets[sheet]["A3:AZ3"].value
    letters = [chr(65 + i) if i < 26 else f"A{chr(65 + i - 26)}" for i in range(52)]
    return {head: letter for head, letter in zip(heads, letters, strict=True) if head}


def selected(book: Any) -> str:
    return str(book.app.selection.address).replace("$", "")


def test_check_says_how_it_stands_and_fills_in_the_grey_columns(office: Office, workbook: Opener) -> None:
    book = workbook()
    sheet, at = book.sheets["交付记录"], columns(book)
    sheet["A6:E7"].value = [
        ["消贷部8", "及时(5号前)提供欠款报表", "财务部", "", "2026-10"],
        ["消贷部9", "每月提供分期客户业务办结日期", "财务部", "看情况", "2026-10"],
    ]
    sheet[f"{at['状态']}6"].value = "已提交"
    sheet[f"{at['完成时间']}7"].value = "很久以前"
    sheet[f"{at['完成时间']}6"].value = datetime(2026, 11, 6, 9, 0)
    office.photograph("检查本表-之前")
    office.press(book, "检查本表")
    said = office.message()
    office.photograph("检查本表-消息")
    office.answer()
    assert said.startswith("本表 "), said
    assert "见“检查结果”" in said
    timeliness = sheet[f"{at['检查状态']}4:{at['检查状态']}7"]
    assert timeliness.value[2] == "迟交", timeliness.value
    assert timeliness[2].color == YELLOW
    assert sheet[f"{at['应交时间']}6"].value == datetime(2026, 11, 5)
    result = book.sheets["检查结果"]
    assert result["A1"].value == "检查结果"
    rows = [row for row in result["A6:G20"].value if row[2] == "交付记录" and row[1] != "提示"]
    assert rows
    assert selected(book) == rows[0][3]
    office.photograph("检查本表-之后")


def test_a_link_in_the_result_leads_to_its_cell(office: Office, workbook: Opener) -> None:
    book = workbook()
    book.sheets["交付记录"]["E5"].value = "2026-08"  # long overdue
    office.press(book, "检查本表")
    office.message()
    office.answer()
    result = book.sheets["检查结果"]
    row = next(row for row in range(6, 20) if result[f"C{row}"].value == "交付记录")
    wanted = result[f"D{row}"].value
    result.impl.activate()
    office.settle()
    place = office.cell(book, row, 4)
    office.focus(f"^{re.escape(book.name)} ")
    office.screen.do("keydown", "ctrl")
    office.screen.click((place.left + 8, place.top + 8))
    office.screen.do("keyup", "ctrl")
    office.until(lambda: book.app.selection.sheet.name == "交付记录", "the sheet that the link leads to")
    assert selected(book) == wanted


def test_what_is_being_typed_counts(office: Office, workbook: Opener) -> None:
    book = workbook()
    sheet, at = book.sheets["交付记录"], columns(book)
    sheet[f"{at['完成时间']}4"].select()
    office.screen.click(office.sheet_area(book))
    sheet[f"{at['完成时间']}4"].select()
    office.screen.type("2026-11-04 09:30")
    office.rest(0.3)
    office.photograph("正在输入")
    office.press(book, "检查本表")
    office.message()
    office.answer()
    assert sheet[f"{at['完成时间']}4"].value == datetime(2026, 11, 4, 9, 30)
    assert sheet[f"{at['检查状态']}4"].value == "按时"


def test_two_clicks_at_once_are_one(office: Office, workbook: Opener) -> None:
    book = workbook()
    office.press(book, "检查本表", times=2)
    first = office.message()
    office.answer()
    office.rest(1.5)
    assert office.dialog() is None
    office.press(book, "检查本表")
    assert office.message() == first
    office.answer()


def test_a_protected_sheet_is_left_alone(office: Office, workbook: Opener) -> None:
    book = workbook()
    sheet = book.sheets["交付记录"]
    before = sheet.used_range.value
    sheet.api.protect("")
    office.press(book, "检查本表")
    said = office.message()
    office.photograph("受保护的工作表")
    office.answer()
    sheet.api.unprotect("")
    assert "保护" in said, said
    assert sheet.used_range.value == before


def test_a_workbook_with_nothing_to_check(office: Office, workbook: Opener) -> None:
    book = workbook()
    for sheet in book.sheets:
        sheet["A3:AZ1000"].clear_contents()
    office.press(book, "检查本表")
    said = office.message()
    office.answer()
    assert "没有找到责任表" in said, said


def test_the_rows_of_the_period(office: Office, workbook: Opener) -> None:
    book = workbook()
    sheet = book.sheets["交付记录"]
    before = sheet["A4:H5"].value
    sheet["A4:H5"].clear_contents()
    office.press(book, "生成本期应交")
    office.until(office.dialog, "the question")
    office.photograph("生成本期应交-询问")
    office.answer()
    said = office.message()
    office.photograph("生成本期应交-消息")
    office.answer()
    assert said == "已在“交付记录”第 4 行起加入 2026-11 应交的 2 项", said
    assert sheet["A4:H5"].value == before
    assert selected(book) == "A4"
    office.press(book, "生成本期应交")
    office.until(office.dialog, "the question")
    office.answer()
    assert "没有要加的行" in office.message()
    office.answer()


def test_the_period_that_is_typed_replaces_the_one_that_stands_there(office: Office, workbook: Opener) -> None:
    book = workbook()
    office.press(book, "生成本期应交")
    question = office.until(office.dialog, "the question").text
    assert "(" not in question, question  # no letter of a shortcut of LibreOffice's own
    office.rest(0.3)
    office.screen.type("2026-12")
    office.answer()
    assert "2026-12 应交的 2 项" in office.message()
    office.answer()


def test_handing_in(office: Office, workbook: Opener) -> None:
    book = workbook()
    sheet, at = book.sheets["交付记录"], columns(book)
    sheet["A4:C5"].select()
    office.press(book, "登记完成")
    question = office.until(office.dialog, "the question").text
    assert "第 4 行 及时(5号前)提供欠款报表" in question, question
    office.screen.type("PZ-0017")
    office.photograph("登记完成-询问")
    office.answer()
    said = office.message()
    office.photograph("登记完成-消息")
    office.answer()
    assert said.startswith("已登记 2 行,提交时间 2026-11-09 10:20"), said
    for row in (4, 5):
        assert sheet[f"{at['状态']}{row}"].value == "已提交"
        assert sheet[f"{at['完成时间']}{row}"].value == datetime(2026, 11, 9, 10, 20)
        assert sheet[f"{at['凭证号']}{row}"].value == "PZ-0017"
    sheet["A4:C5"].select()
    office.press(book, "登记完成")
    assert "都已登记完成" in office.message()
    office.answer()


def test_handing_in_can_be_cancelled_and_filtered_rows_are_not_meant(office: Office, workbook: Opener) -> None:
    book = workbook()
    sheet, at = book.sheets["交付记录"], columns(book)
    sheet["4:4"].api.getRows().IsVisible = False
    sheet["A4:C6"].select()
    office.press(book, "登记完成")
    question = office.until(office.dialog, "the question").text
    assert "第 5 行" in question
    assert "第 4 行" not in question
    office.answer("Cancel")
    office.rest(0.5)
    assert office.dialog() is None
    assert sheet[f"{at['状态']}4:{at['状态']}5"].value == ["未开始", "未开始"]
    sheet["A1"].select()
    office.press(book, "登记完成")
    assert "选中的单元格不在责任表的行里" in office.message()
    office.answer()


def test_explaining_a_deadline(office: Office, workbook: Opener) -> None:
    book = workbook()
    sheet = book.sheets["交付记录"]
    sheet["D4"].select()
    office.press(book, "解释期限")
    said = office.message()
    office.photograph("解释期限-消息")
    office.answer()
    assert "5" in said
    assert "本行应交时间:2026-12-0" in said, said
    sheet["A2"].select()
    office.press(book, "解释期限")
    assert "这里没有写期限" in office.message()
    office.answer()


def test_undo_takes_back_what_the_check_wrote(office: Office, workbook: Opener) -> None:
    book = workbook()
    sheet, at = book.sheets["交付记录"], columns(book)
    first, last = at["应交时间"], at["检查说明"]
    sheet["E4"].value = "2026-08"  # long overdue
    before = sheet[f"{first}4:{last}5"].value
    office.press(book, "检查本表")
    office.message()
    office.answer()
    assert sheet[f"{at['检查状态']}4"].color == RED
    sheet[f"{last}4"].value = "我改过"
    office.press(book, "撤销上次写回")
    said = office.message()
    office.photograph("撤销上次写回-消息")
    office.answer()
    assert ";有 1 个之后有人改过,没有动" in said, said
    after = sheet[f"{first}4:{last}5"].value
    assert after[0][-1] == "我改过"
    after[0][-1] = before[0][-1]
    assert after == before
    assert sheet[f"{at['检查状态']}4"].color is None
    office.press(book, "撤销上次写回")
    assert "撤销" in office.message()
    office.answer()


def test_a_worker_that_dies_is_a_message(office: Office, workbook: Opener) -> None:
    import subprocess

    book = workbook()
    office.press(book, "检查本表")
    office.message()
    mine = ["pgrep", "--session", str(office.session), "--full", "toolkit.frontends.buttons.calc"]
    pid = subprocess.run(mine, capture_output=True, text=True, check=True).stdout.split()[-1]
    subprocess.run(["kill", "-9", pid], check=True)
    office.answer()
    said = office.message()
    office.photograph("处理中断")
    office.answer()
    assert "处理没有完成" in said, said
    office.press(book, "检查本表")
    assert office.message().startswith("本表")
    office.answer()


def test_five_hundred_rows(office: Office, workbook: Opener, record_property: Any) -> None:
    """Rows of many kinds, so that what is written has gaps and many colours. Asked for: the message within 2 s; what it
    took is printed, for it says as much of the machine."""
    book = workbook()
    sheet = book.sheets["交付记录"]
    phrases = ("及时(5号前)", "每月10日前", "每月最后一个工作日", "看情况", "每月15日前", "次月3日前")
    states = (
        ["已提交", datetime(2026, 11, 4, 9, 0)],
        ["未开始", None],
        ["已提交", datetime(2026, 11, 8, 9)],
        ["进行中", None],
    )
    sheet["A4:E503"].value = [
        [f"消贷部{i % 9 + 1}", f"事项{i}", "财务部", phrases[i % 6], f"2026-{10 + i % 2}"] for i in range(500)
    ]
    sheet["H4:I503"].value = [states[i % 4] for i in range(500)]
    taken = []
    for _ in range(3):
        office.settle()
        place = office.until(lambda: office.buttons(book).get("检查本表"), "the button")
        office.focus(f"^{re.escape(book.name)} ")
        start = time.perf_counter()
        office.screen.click(place.middle)
        assert re.search(r"5\d\d 项", office.message())
        taken.append(round(time.perf_counter() - start, 2))
        office.answer()
        office.press(book, "撤销上次写回")
        office.message()
        office.answer()
    record_property("click_500_rows_s", taken)
    print(f"click on 500 rows: {taken} s")


def test_a_workbook_that_is_not_trusted_runs_nothing(office: Office, home: Path) -> None:
    import shutil

    copy = home / "下载" / "消贷部.ods"
    copy.parent.mkdir(exist_ok=True)
    shutil.copy(home / "责任表" / "消贷部.ods", copy)
    office.double_click(copy)
    warning = office.until(office.dialog, "the warning")
    office.photograph("不受信任的文件夹-打开")
    assert "acro" in warning.text, warning
    office.answer(next(iter(warning.buttons)))
    book = office.until(lambda: next((b for b in office.app.books if Path(b.fullname) == copy), None), "the book")
    try:
        before = book.sheets["交付记录"].used_range.value
        office.press(book, "检查本表")
        office.rest(2)
        office.photograph("不受信任的文件夹-点击")
        shown = office.dialog()
        assert shown is None or "本表" not in shown.text
        if shown is not None:
            office.answer(next(iter(shown.buttons)))
        assert book.sheets["交付记录"].used_range.value == before
    finally:
        book.close()

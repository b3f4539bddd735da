"""Every made .ods: each of its buttons clicked once; and finance's month-end over a folder of samples."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from screen import Office

from toolkit import resources

Opener = Callable[..., Any]
# Whether a button asks before it tells.
ASKS = {"检查本表": False, "生成本期应交": True, "登记完成": True, "解释期限": False, "撤销上次写回": False}


@pytest.mark.parametrize("department", ["消贷部", "客服部", "保险部", "销售部", "人事部"])
def test_every_button_of_a_department(department: str, office: Office, workbook: Opener) -> None:
    book = workbook(f"{department}.ods")
    sheet = book.sheets["交付记录"]
    if sheet["A4"].value is None:  # a department without a monthly date: a row as a clerk types it
        first = book.sheets["责任清单"]["A4:E4"].value
        sheet["A4:E4"].value = [first[0], first[3], first[2], first[4], "2026-11"]
        sheet["H4"].value = "未开始"
    sheet["D4"].select()
    office.photograph(f"{department}-之前")
    assert list(office.until(lambda: office.buttons(book), "buttons")) == list(ASKS)
    for caption, asks in ASKS.items():
        office.press(book, caption)
        if asks:
            office.until(office.dialog, f"the question of {caption}")
            office.answer()
        said = office.message()
        assert "出错" not in said, said
        office.answer()
        sheet["D4"].select()
    office.photograph(f"{department}-之后")


def test_month_end_of_finance(office: Office, workbook: Opener, home: Path) -> None:
    book = workbook("月结检查.ods")
    folder = home / "责任表" / "月结-2026-10"
    shutil.copytree(resources.samples() / "2026-10", folder)
    sheet = book.sheets[0]
    office.press(book, "月结检查")
    assert "请点“选择文件夹”" in office.message()
    office.answer()
    office.press(book, "打开汇总")
    assert "请点“选择文件夹”" in office.message()
    office.answer()

    sheet["C6"].value = str(folder)
    sheet["C7"].value = "2026-10"
    office.press(book, "月结检查")
    office.rest(1.0)
    office.photograph("月结检查-进行中")
    said = office.message(90)
    office.photograph("月结检查-消息")
    office.answer()
    summary = folder / "月结汇总-2026-10.xlsx"
    assert summary.is_file()
    assert said.startswith("共 "), said
    assert str(summary) in said
    table = sheet["B11:H15"].value
    assert [row[0] for row in table] == ["消贷部", "客服部", "保险部", "销售部", "人事部"]
    assert all(isinstance(row[2], float) and row[2] > 0 for row in table), table
    assert sheet["C8"].value == str(summary)
    office.photograph("月结检查-之后")

    office.press(book, "打开汇总")
    opened = office.until(lambda: next((b for b in book.app.books if b.name == summary.name), None), "the summary")
    office.rest(0.5)
    office.photograph("打开汇总-之后")
    opened.close()


def test_choosing_a_folder(office: Office, workbook: Opener, home: Path) -> None:
    book = workbook("月结检查.ods")
    chosen = home / "责任表"
    office.press(book, "选择文件夹")
    office.until(office.dialog, "the folder dialog")
    office.photograph("选择文件夹-询问")
    office.answer("Cancel")
    office.rest(0.3)
    assert office.dialog() is None
    assert book.sheets[0]["C6"].value is None
    office.press(book, "选择文件夹")
    shown = office.until(office.dialog, "the folder dialog")
    office.answer(next(c for c in ("Select", "OK", "Open") if c in shown.buttons))
    said = office.message()
    office.answer()
    assert str(chosen) in said, said
    assert book.sheets[0]["C6"].value == str(chosen)
    assert book.sheets[0]["C7"].value == "2026-11"

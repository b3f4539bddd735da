"""What a table has in common with others: control totals and registers, on other sheets and in other files."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tables_kit import PERIOD, make, run

from toolkit.app.validate import validate
from toolkit.errors import UsageError
from toolkit.settings import Settings

CONTROL: dict[str, Any] = {
    "title": "对账",
    "properties": {
        "业务编号": {"type": "string"},
        "客户": {"type": "string"},
        "方式": {"type": "string"},
        "金额": {"type": "number"},
    },
    "required": ["业务编号", "金额"],
}


def two_sheets(folder: Path, amounts: list[float]) -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = "明细"
    sheet.append(["业务编号", "客户", "方式", "金额"])
    for i, amount in enumerate(amounts):
        sheet.append([f"XS-{i}", f"客户{i}", "刷卡" if i % 2 else "现金", amount])
    other = book.create_sheet("汇总")
    for row in (["项目", "数"], ["刷卡合计", 300], ["总 金 额", 400], ["笔数:3"], ["单数", "3笔"], ["张数:共4张"], []):
        other.append(row)
    register = book.create_sheet("业务登记")
    for row in (
        ["业务编号", "客户", "交车时间"],
        ["XS-0", "客户0", date(2026, 10, 1)],
        ["xs-1", "客户甲", "2026-10-02"],
    ):
        register.append(row)
    register.append(["XS-9", "客户9", date(2026, 9, 30)])
    path = folder / "对账-2026-10.xlsx"
    book.save(path)
    return path


@pytest.mark.parametrize(
    ("keywords", "found"),
    [
        ({"x-control": [{"column": "金额", "equals": {"sheet": "汇总", "label": "总金额"}}]}, []),
        ({"x-control": [{"column": "金额", "equals": {"sheet": "汇总", "cell": "B3"}}]}, []),
        ({"x-control": [{"equals": {"sheet": "汇总", "label": "笔数"}}]}, []),
        (
            {
                "x-control": [
                    {"column": "金额", "where": {"方式": "刷卡"}, "equals": {"sheet": "汇总", "label": "刷卡合计"}}
                ]
            },
            [("D1", "deliverable-control", "")],
        ),
        (
            {"x-control": [{"equals": {"sheet": "业务登记", "column": "业务编号", "rows": True}}]},
            "schema",
        ),
        (
            {"x-control": [{"equals": {"sheet": "业务登记", "rows": True, "date": "交车时间"}}]},
            [("", "deliverable-control", "rows")],
        ),
        ({"x-control": [{"equals": {"sheet": "业务登记", "rows": True}}]}, []),
        ({"x-control": [{"equals": {"sheet": "汇总", "rows": True}}]}, [("", "deliverable-control", "rows")]),
        ({"x-control": [{"equals": {"sheet": "汇总", "label": "单数"}}]}, []),
        ({"x-control": [{"equals": {"sheet": "汇总", "label": "张数"}}]}, [("", "deliverable-control", "rows")]),
        (
            {"x-control": [{"column": "金额", "equals": {"sheet": "没有", "cell": "B2"}}]},
            [("D1", "deliverable-source", "")],
        ),
        (
            {"x-register": [{"column": "业务编号", "in": {"sheet": "业务登记", "column": "业务编号"}}]},
            [("A4", "deliverable-register", "")],
        ),
        (
            {
                "x-register": [
                    {
                        "column": "业务编号",
                        "in": {"sheet": "业务登记", "column": "业务编号"},
                        "agree": {"客户": "客户"},
                        "where": {"方式": ["刷卡"]},
                    }
                ]
            },
            [("B3", "deliverable-register", "differs")],
        ),
        (
            {"x-register": [{"column": "业务编号", "in": {"file": "登记-{period}.xlsx", "column": "编号"}}]},
            [("A1", "deliverable-source", "")],
        ),
    ],
    ids=str,
)
def test_controls_and_registers(keywords: dict[str, Any], found: Any, tmp_path: Path) -> None:
    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(CONTROL | keywords, ensure_ascii=False), encoding="utf-8")
    path = two_sheets(tmp_path, [100, 120, 180])
    if found == "schema":
        with pytest.raises(UsageError):
            run(path, str(schema))
        return
    assert run(path, str(schema))[1] == found


def test_a_register_in_another_file(tmp_path: Path) -> None:
    keywords = {
        "x-register": [
            {"column": "业务编号", "in": {"file": "登记*{period}*", "sheet": "业务登记", "column": "业务编号"}}
        ],
        "x-control": [{"column": "金额", "equals": {"file": "登记-{period}.xlsx", "sheet": "明细", "column": "金额"}}],
    }
    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(CONTROL | keywords, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "别处").mkdir()
    two_sheets(tmp_path / "别处", [100, 120, 180]).rename(tmp_path / "别处" / "登记-2026年10月.xlsx")
    path = two_sheets(tmp_path, [100, 120, 181])
    found = sorted(run(path, str(schema))[1])
    assert found == [("A4", "deliverable-register", ""), ("D1", "deliverable-control", "")]


@pytest.mark.parametrize(("total", "agrees"), [("(250.00)", True), ("(240.00)", False)])
def test_a_figure_above_the_table_itself(total: str, agrees: bool, tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["余额调节表"], [None, None, "差额", total], ["业务编号", "客户", "方式", "金额"]):
            ws.append(row)
        ws.append(["XS-1", "甲", "支票", "(300.00)"])
        ws.append(["XS-2", "乙", "存款", 50])

    path = make(tmp_path, fill, "对账-2026-10.xlsx")
    for there in ({"cell": "D2"}, {"label": "差额"}):
        keyword = {"x-control": [{"column": "金额", "equals": there}]}
        schema = tmp_path / "对账.json"
        schema.write_text(json.dumps(CONTROL | keyword, ensure_ascii=False), encoding="utf-8")
        assert run(path, str(schema))[1] == ([] if agrees else [("D3", "deliverable-control", "")])


@pytest.mark.parametrize("there", [{"label": "合计"}, {"label": "甲"}, {"label": "业务编号"}, {"cell": "D3"}], ids=str)
def test_a_table_is_not_held_against_itself(there: dict[str, str], tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["业务编号", "客户", "方式", "金额"], ["XS-1", "甲", "支票", 300], ["XS-2", "乙", "存款", 50]):
            ws.append(row)
        ws.append(["合计", None, None, 350])

    path, schema = make(tmp_path, fill, "对账-2026-10.xlsx"), tmp_path / "对账.json"
    keyword = {"x-control": [{"column": "金额", "equals": there}]}
    schema.write_text(json.dumps(CONTROL | keyword, ensure_ascii=False), encoding="utf-8")
    assert [rule for _, rule, _ in run(path, str(schema))[1]] == ["deliverable-source"]


def test_a_cell_that_is_blank_on_another_sheet_is_not_looked_for_in_the_table(tmp_path: Path) -> None:
    path, schema = two_sheets(tmp_path, [100]), tmp_path / "对账.json"
    book = openpyxl.load_workbook(path)
    del book["业务登记"]
    book["明细"]["H1"] = 999
    book.save(path)
    keyword = {"x-control": [{"column": "金额", "equals": {"cell": "H1"}}]}
    schema.write_text(json.dumps(CONTROL | keyword, ensure_ascii=False), encoding="utf-8")
    assert [rule for _, rule, _ in run(path, str(schema))[1]] == ["deliverable-source"]


def test_a_register_is_found_above_a_file_in_the_folder_that_is_looked_through(tmp_path: Path) -> None:
    there = {"file": "登记*.csv", "column": "编号"}
    keyword = {"x-register": [{"column": "业务编号", "in": there}]}
    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(CONTROL | keyword, ensure_ascii=False), encoding="utf-8")
    (tmp_path / "交付件" / "东城").mkdir(parents=True)
    (tmp_path / "交付件" / "登记2026.csv").write_text("编号,客户\nXS-0,甲\n", "utf-8-sig")
    two_sheets(tmp_path / "交付件" / "东城", [100, 120])
    result = validate([tmp_path / "交付件"], Settings(), period=PERIOD, schema=str(schema))
    assert [f.place.cell for f in result.findings if f.rule == "deliverable-register"] == ["A3"]


@pytest.mark.parametrize("theirs", ["f/西/登记.csv", "f/2026-09/登记.csv", "h/登记.csv"])
def test_a_register_in_a_folder_beside_that_of_a_file_is_not_its_own(theirs: str, tmp_path: Path) -> None:
    keyword = {"x-register": [{"column": "业务编号", "in": {"file": "登记*.csv", "column": "编号"}}]}
    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(CONTROL | keyword, ensure_ascii=False), encoding="utf-8")
    for path, number in (("登记.csv", "XS-0"), (theirs, "B1")):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(f"编号,客户\n{number},甲\n", "utf-8-sig")
    (tmp_path / "f" / "东").mkdir(parents=True)
    two_sheets(tmp_path / "f" / "东", [100])
    (tmp_path / "dutybook.toml").write_text("", "utf-8")
    folders = [tmp_path / "f", *([tmp_path / "h"] if theirs.startswith("h") else [])]
    result = validate(folders, Settings(source=tmp_path / "dutybook.toml"), period=PERIOD, schema=str(schema))
    about = [f for f in result.findings if "对账" in f.place.workbook]
    assert not {f.rule for f in about} & {"deliverable-register", "deliverable-source"}


def test_rows_may_be_picked_by_a_tick(tmp_path: Path) -> None:
    """是 and √ are one, and so are 否 and ×."""
    ticks = CONTROL | {
        "properties": {"业务编号": {"type": "string"}, "方式": {"type": "boolean"}, "金额": {"type": "number"}}
    }
    rows = {"x-control": [{"column": "金额", "where": {"方式": "是"}, "equals": {"sheet": "汇总", "cell": "B2"}}]}
    schema = tmp_path / "对账.json"
    schema.write_text(json.dumps(ticks | rows, ensure_ascii=False), encoding="utf-8")
    path = two_sheets(tmp_path, [100, 300, 180])
    book = openpyxl.load_workbook(path)
    for row, tick in enumerate(("×", "√", "否"), 2):
        book["明细"].cell(row, 3, tick)
    book.save(path)
    assert run(path, str(schema))[1] == []

"""Files in which several sheets hold the table: a sheet a month, a sheet a week, a copy."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl

from toolkit.app.validate import validate
from toolkit.core.finding import Finding, said
from toolkit.core.period import Period
from toolkit.settings import Settings

PERIOD = Period(2026, 10)
HEAD = ["业务编号", "刷卡日期", "凭证号", "金额"]


def rows(month: int, total: int) -> list[list[Any]]:
    return [
        [f"刷卡单 2026年{month}月"],
        HEAD,
        ["KF-001", date(2026, month, 2), "000101", 200],
        ["KF-002", date(2026, month, 3), "000102", 300],
        ["合计", None, None, total],
        ["经办人:张三", None, "审核:李四"],
    ]


def made(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]]) -> Path:
    book = openpyxl.Workbook()
    for name, filled in sheets.items():
        sheet = book.create_sheet(name)
        for row in filled:
            sheet.append(list(row))
    del book[book.sheetnames[0]]
    book.save(path)
    return path


def run(path: Path, period: Period | None = PERIOD) -> list[Finding]:
    return list(validate([path], Settings(), period=period, schema="刷卡单").findings)


def where(findings: Sequence[Finding]) -> list[tuple[str, str, str]]:
    return [(f.rule, f.place.sheet, f.place.cell) for f in findings]


def test_of_a_sheet_a_month_that_of_the_period_is_checked(tmp_path: Path) -> None:
    path = made(tmp_path / "刷卡单.xlsx", {"9月": rows(9, 999), "10月": rows(10, 999), "11月": rows(11, 500)})
    assert where(run(path)) == [("deliverable-total", "10月", "D5")]
    assert where(run(path, Period(2026, 11))) == []


def test_a_file_without_a_sheet_of_the_period_is_another_months(tmp_path: Path) -> None:
    path = made(tmp_path / "刷卡单.xlsx", {"9月": rows(9, 500), "目录": [["9月"]]})
    assert "deliverable-period" in {f.rule for f in run(path)}


def test_sheets_that_were_not_checked_are_told(tmp_path: Path) -> None:
    weeks = {f"第{n}周": rows(10, 500) for n in "一二三"} | {"第四周": [HEAD], "说明": [["填表说明"]]}
    (told,) = run(made(tmp_path / "刷卡单-2026-10.xlsx", weeks))
    assert (told.rule, told.severity.value, told.place.sheet) == ("deliverable-sheets", "warning", "第二周")
    assert said(told, "zh").text == "工作表“第二周、第三周”里也有这样的表,没有检查(只查了“第一周”)"


def test_the_other_side_of_a_control_is_the_sheet_of_the_period(tmp_path: Path) -> None:
    rules = tmp_path / "规则"
    rules.mkdir()
    (rules / "水费.json").write_text(
        """{"title": "水费", "properties": {"科室": {"type": "string"}, "水费": {"type": "number"}},
        "required": ["科室", "水费"], "x-control": [{"column": "水费", "equals": {"file": "总表*", "label": "全院"}}],
        "x-register": [{"column": "科室", "in": {"file": "总表*", "column": "名称"}}]}""",
        encoding="utf-8",
    )
    made(
        tmp_path / "总表.xlsx",
        {"9月": [["名称", "人数"], ["内科", 1], ["全院", 7]], "10月": [["名称", "人数"], ["外科", 1], ["全院", 30]]},
    )
    path = made(tmp_path / "水费-2026-10.xlsx", {"水费": [["科室", "水费"], ["外科", 30]]})
    toml = tmp_path / "dutybook.toml"
    toml.write_text('[deliverables]\nschemas = "规则"\n', encoding="utf-8")
    settings = Settings(source=toml)
    assert where(validate([path], settings, period=PERIOD, schema="水费").findings) == []


def test_a_table_beside_the_one_that_is_checked_is_told(tmp_path: Path) -> None:
    def beside(*titles: str) -> list[tuple[str, str, str]]:
        other = [[None, *titles], *[[None, *row[: len(titles)]] for row in rows(10, 500)[2:4]]]
        left = rows(10, 500)
        right = [[], *other, [], []]
        both = [[*a, *b] for a, b in zip(left, right, strict=True)]
        return where(run(made(tmp_path / "刷卡单.xlsx", {"10月": both})))

    assert beside(*HEAD) == [("deliverable-sheets", "10月", "F2")]
    assert beside("业务编号", "金额") == [], "whatever it is, it is no table of the kind"

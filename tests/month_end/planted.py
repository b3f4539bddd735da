"""A month of five departments made with openpyxl, with a mistake of every kind planted; one department does not report.

The same function makes any month, without the mistakes, so that a ledger can be filled.
"""

from __future__ import annotations

import importlib.util
import os
import random
import sys
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import openpyxl

HEADER = (
    "责任编号",
    "责任部门",
    "服务对象",
    "责任事项",
    "期限",
    "责任人",
    "提车日期",
    "凭证",
    "完成时间",
    "状态",
    "验收",
    "验收时间",
    "退回原因",
    "重交期限",
    "重交时间",
    "评分",
    "评分理由",
)
REPORTING = ("销售部", "消贷部", "客服部", "保险部")
ALL = (*REPORTING, "人事部")
_OWNERS = {"销售部": "张三", "消贷部": "李四", "客服部": "王五", "保险部": "赵六"}
_PROMISES = (
    ("提供报表{n}", "每月{day}号前"),
    ("核对往来账{n}", "次月{soon}日前"),
    ("交车后补齐资料{n}", "提车后{span}日内"),
    ("及时送交单据{n}", "及时"),
)
SETTINGS = """departments = ["销售部", "消贷部", "客服部", "保险部", "人事部"]
[targets]
on_time = 90
first_time_right = 85
score = 4.2
[policy]
before_confirmed = true
"""


@dataclass
class Plant:
    """What was planted: findings by (workbook, cell, rule), and how many of each rule."""

    found: set[tuple[str, str, str]] = field(default_factory=set)


def kinds() -> Any:
    """The samples of deliverables, from the tests about them."""
    name = "deliverable_kinds"
    if name not in sys.modules:
        path = Path(__file__).resolve().parent.parent / "deliverables" / "kinds.py"
        spec = importlib.util.spec_from_file_location(name, path)
        assert spec is not None and spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        sys.modules[name] = module
        spec.loader.exec_module(module)
    return sys.modules[name]


def build(folder: Path, year: int, month: int, seed: int, *, rows: int = 30, mistakes: bool = False) -> Plant:
    """Write the folder of one month; each department's workbook has a title, a header in row 3 and rows from row 4."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "dutybook.toml").write_text(SETTINGS, "utf-8")
    plant = Plant()
    rng = random.Random(seed)
    for department in REPORTING:
        book = openpyxl.Workbook()
        sheet = book.active
        assert sheet is not None
        sheet.title = "责任表"
        sheet["A1"] = f"{department}服务责任表 {year}年{month}月"
        for column, name in enumerate(HEADER, 1):
            sheet.cell(3, column, name)
        for number in range(rows):
            for column, value in enumerate(_row(rng, department, number, year, month), 1):
                sheet.cell(4 + number, column, value)
        if mistakes:
            _plant(sheet, department, 4 + rows, plant)
        book.save(folder / f"{department}.xlsx")
    if mistakes:
        _plant_files(folder, plant)
    return plant


def _row(rng: random.Random, department: str, number: int, year: int, month: int) -> list[Any]:
    what, phrase = _PROMISES[min(int(rng.random() * 4.4), 2) if rng.random() < 0.93 else 3]
    day, soon, span = 3 + int(rng.random() * 24), 1 + int(rng.random() * 24), 2 + int(rng.random() * 6)
    phrase = phrase.format(day=day, soon=soon, span=span)
    first = date(year, month, 1)
    following = date(year + month // 12, month % 12 + 1, 1)
    picked = first + timedelta(days=int(rng.random() * 27)) if "提车" in phrase else None
    due = {
        "每": first + timedelta(days=day - 1),
        "次": following + timedelta(days=soon - 1),
        "提": (picked or first) + timedelta(days=span),
        "及": first + timedelta(days=20),
    }[phrase[0]]
    row: list[Any] = [
        f"{department}{number + 1}",
        department,
        ("财务部", "财务部", "总经办", "销售部" if department != "销售部" else "客服部")[int(rng.random() * 4)],
        what.format(n=number + 1),
        phrase,
        _OWNERS[department],
        picked,
        f"PZ{month:02d}{number + 1:04d}",
    ]
    chance = rng.random()
    if chance < 0.12 or (due > date(year, month, 28) and chance < 0.5):
        return [*row, None, rng.choice(("未开始", "进行中")), *[None] * 7]
    late = int(rng.random() * 20) + 1 if chance > 0.86 else -int(rng.random() * 3)
    done = datetime.combine(due + timedelta(days=late), time(9 + int(rng.random() * 8), 30))
    checked = datetime.combine(following + timedelta(days=5), time(12))
    if done > checked:
        return [*row, None, "未开始", *[None] * 7]
    row += [done, "已提交"]
    if rng.random() < 0.2:
        return [*row, *[None] * 7]
    reviewed = min(done + timedelta(days=1), checked)
    score = (5, 5, 4, 4, 4, 3, 3, 2)[int(rng.random() * 8)]
    why = "有两处金额要改" if score <= 2 else None
    if rng.random() < 0.1 and reviewed + timedelta(days=6) < checked:
        due_again = reviewed.date() + timedelta(days=3)
        again = datetime.combine(due_again + timedelta(days=rng.choice((-1, 0, 2))), time(15))
        return [*row, "通过", reviewed, "资料缺签字", due_again, again, score, why]
    return [*row, "通过", reviewed, None, None, None, score, why]


def _plant(sheet: Any, department: str, top: int, plant: Plant) -> None:
    """Rows below the others, each with one mistake."""
    name = f"{department}.xlsx"

    def add(cells: dict[str, Any], *found: tuple[str, str]) -> None:
        row = sheet.max_row + 1
        values = {
            "责任部门": department,
            "服务对象": "财务部",
            "期限": "每月20号前",
            "责任人": _OWNERS[department],
            "完成时间": datetime(2026, 10, 18, 10),
            "状态": "已提交",
        } | cells
        for column, header in enumerate(HEADER, 1):
            sheet.cell(row, column, values.get(header))
        for header, rule in found:
            place = f"{openpyxl.utils.get_column_letter(HEADER.index(header) + 1)}{row}"
            plant.found.add((name, place, rule))

    assert sheet.max_row == top - 1
    if department == "消贷部":
        evidence = "欠款报表-消贷部-{period}.xlsx"
        add({"责任编号": "消贷部8", "责任事项": "提供欠款报表", "凭证": evidence})
        add({"责任编号": "消贷部9", "责任事项": "分期办结日期", "完成时间": None}, ("完成时间", "completion-missing"))
        add({"责任编号": "消贷部10", "责任事项": "催收情况表", "完成时间": "没印象"}, ("完成时间", "value-unreadable"))
    if department == "销售部":
        add({"责任编号": "销售部8a", "责任事项": "报上月业务单", "凭证": "业务单-{period}.xlsx"})
        add({"责任编号": "销售部7", "责任事项": "出装饰单", "凭证": "装饰单-{period}.xlsx"})
        add({"责任编号": "销售部2", "责任事项": "订车交车单", "凭证": "交车单-{period}.xlsx"})
        missing = {"责任编号": "销售部9", "责任事项": "购车打款单", "凭证": "购车打款单-{period}.xlsx"}
        add(missing, ("凭证", "deliverable-file-missing"))
        add({"责任编号": "销售部10", "责任事项": "期限为空", "期限": None}, ("期限", "deadline-missing"))
    if department == "客服部":
        rejected = {"验收": "退回", "验收时间": datetime(2026, 10, 19, 9)}
        late = {"退回原因": "刷卡单不全", "重交期限": date(2026, 10, 22)}
        add({"责任编号": "客服部2", "责任事项": "刷卡单", **rejected, **late}, ("重交期限", "rework-overdue"))
        again = {**late, "重交时间": datetime(2026, 10, 25, 16)}
        add({"责任编号": "客服部3", "责任事项": "入库手续", **rejected, **again})
        add({"责任编号": "客服部4", "责任事项": "存款回单", **rejected}, ("退回原因", "rejection-unexplained"))
        low = {"验收": "通过", "验收时间": datetime(2026, 10, 19, 9), "评分": 1}
        add({"责任编号": "客服部5", "责任事项": "费用报销", **low}, ("评分理由", "score-unexplained"))
        add({"责任编号": "客服部6", "责任事项": "过户费用", **low, "评分": 2, "评分理由": "票据贴反"})


def _plant_files(folder: Path, plant: Plant) -> None:
    """Deliverables with a broken total, rows of another month, a contract twice, and a form without its signature."""
    module = kinds()
    by_schema = {kind.schema: kind for kind in module.KINDS}
    for schema, change, found in (
        (
            "欠款报表-消贷",
            {"G7": 7400, "B5": "HT2026-0101"},
            (("G7", "deliverable-total"), ("B5", "deliverable-repeated")),
        ),
        ("业务单", {"B4": date(2026, 9, 30)}, (("B4", "deliverable-period"),)),
        ("装饰单", {"A5": "ZS-001"}, (("A5", "deliverable-repeated"),)),
        ("订车交车单", {"J4": None}, (("J4", "deliverable-value"),)),
    ):
        path = module.write(by_schema[schema], folder, change)
        plant.found |= {(path.name, cell, rule) for cell, rule in found}
    # Against the cards of 业务单: one agrees, one is 500 short, and one slip belongs to no sale paid by card.
    cards = {
        "A4": "XS-001", "B4": date(2026, 10, 1), "C4": "陈先生", "G4": 123000,
        "A5": "XS-002", "B5": date(2026, 10, 2), "C5": "林女士", "G5": 110000, "G7": 241000,
    }  # fmt: skip
    module.write(by_schema["刷卡单"], folder, cards)
    plant.found |= {
        ("业务单-2026年10月.xlsx", "J5", "reconcile-differs"),
        ("刷卡单-2026-10.xlsx", "G6", "reconcile-on-the-way"),
        ("装饰单-2026-10.xlsx", "3:3", "reconcile-column"),  # the sample has no date of its own
    }
    for path in folder.glob("*.xlsx"):
        handed_in = datetime(2026, 10, 18, 1, tzinfo=UTC).timestamp()
        os.utime(path, (handed_in, handed_in))

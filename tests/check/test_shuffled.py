"""Layouts put together at random, the same ones every time: what is expected of a row is the same in all of them."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)
from __future__ import annotations

import random
from datetime import datetime
from pathlib import Path

import pytest
from sheets_kit import Row, by_row, check, differences, save, written_wrong

AS_OF = "2026-11-20T09:00"
ROWS = [
    Row("每月5号前", "2026.11.6", None, "2026-11-05T24:00", "late", 1),
    Row("每月5号前", 46331, None, "2026-11-05T24:00", "on_time", 0),
    Row("每月16日前", None, None, "2026-11-16T24:00", "overdue", 4),
    Row("交车后3日内", "11月8日", "2026-11-05", "2026-11-08T24:00", "on_time", 0),
    Row("3个工作日内", datetime(2026, 11, 11, 8), datetime(2026, 11, 5, 9), "2026-11-10T24:00", "late", 1),
    Row("次月5日前", None, None, "2026-12-05T24:00", "not_due", 0),
    Row("每月23日前", "-", None, "2026-11-23T24:00", "due_soon", 0),
    Row("及时", "2026-11-05", "2026-11-05"),
    Row(None, "2026-11-05"),
    Row(datetime(2026, 11, 10), "2026-11-12", None, "2026-11-10T24:00", "late", 2),
    Row("每月10日上午12点前", "2026-11-10 12:00:01", None, "2026-11-10T12:00", "late", 1),
    Row("24小时内", "2026-11-06 17:30", "2026/11/5 17:30", "2026-11-06T17:30", "on_time", 0),
]
NAMES = {
    "provider": ("责任部门", "部门", "承办部门", "责任单位", "牵头部门", "报送部门"),
    "receiver": ("服务对象", "接收部门", "内部客户", "报送对象", "接收方"),
    "deliverable": ("服务事项", "工作内容", "任务名称", "服务内容", "责任内容", "报表名称"),
    "phrase": ("期限", "时限", "完成期限", "办理时限", "要求完成时间", "截止日期", "时间要求(必填)"),
    "event": ("业务时间", "业务日期", "发生日期", "受理时间", "起算日期"),
    "done": ("完成时间", "实际完成日期", "办结时间", "提交时间", "交付日期", "上报时间"),
    "owner": ("责任人", "经办人", "负责人"),
    "note": ("备注", "说明"),
    "other": ("金额", "页数", "联系电话", "类别", "份数"),
}


@pytest.mark.parametrize("seed", range(24))
def test_the_same_in_every_layout(seed: int, tmp_path: Path) -> None:
    dice = random.Random(seed)
    fields = list(NAMES)
    dice.shuffle(fields)
    rows = dice.sample(ROWS, k=dice.randint(5, len(ROWS)))
    left, top = dice.randint(0, 3), dice.randint(0, 4)
    indent: list[object] = [None] * left
    grid: list[list[object]] = [
        [*indent, f"销售部责任表 第{n}行标题"] if dice.random() < 0.6 else [] for n in range(top)
    ]
    head = [dice.choice(NAMES[f]) for f in fields]
    spaced = [" ".join(h) if dice.random() < 0.2 and h.isalpha() else h for h in head]
    grid.append([*indent, *spaced])
    wanted: dict[int, Row] = {}
    for number, row in enumerate(rows, 1):
        if dice.random() < 0.15:
            grid.append([])
        values = {
            "provider": "销售部" if number == 1 or dice.random() < 0.5 else None, "receiver": "财务部", "deliverable": f"报表{number}",
            "phrase": row.phrase, "event": row.event, "done": row.done, "owner": "张三", "note": dice.choice((None, "催过")), "other": dice.randint(1, 99),
        }  # fmt: skip
        grid.append([*indent, *(values[f] for f in fields)])
        wanted[len(grid)] = row
    if dice.random() < 0.5:
        grid.append([*indent, "合计", *[None] * 4, len(rows)])
    if dice.random() < 0.5:
        grid += [[], [*indent, "制表人:张三", None, "审核:李四"]]
    path = save(tmp_path / "a.xlsx", {"Sheet1": grid})
    result = check(path, as_of=AS_OF, period="2026-11")
    got = by_row(result)
    assert sorted(got) == sorted(wanted), spaced
    assert not [f"{spaced} {r.phrase}: {d}" for n, r in wanted.items() for d in differences(got[n], r)]
    assert {(o["provider"], o["receiver"], o["owner"]) for o in got.values()} == {("销售部", "财务部", "张三")}
    assert not written_wrong(path, "Sheet1", wanted, AS_OF)
    assert check(path, as_of=AS_OF, period="2026-11")["written"] == []

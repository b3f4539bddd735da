"""What comes back in the next month, and what was said of the last one and does not."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from roll_kit import rolled, values, write

from toolkit.app.roll_forward import roll
from toolkit.catalogue import as_listed
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.settings import Settings


def test_what_the_receiver_said_is_of_one_month_and_rows_below_the_foot_are_numbered(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    heads = ["序号", "部门", "事项", "期限", "完成时间", "验收", "退回原因", "评分", "评分理由"]
    rows = [
        heads,
        [1, "甲部", "库存表", "每月5号前", "10月4日", "验收通过", None, 2, "字迹不清"],
        [2, "甲部", "盘点表", "每月8号前", None, None, None, None, None],
        ["合计", "2 项", *[None] * 7],
    ]
    _result, new = rolled(folder, write(folder, rows))
    assert values(new.active)[1:] == [
        [1, "甲部", "库存表", "每月5号前", *[None] * 5],
        [2, "甲部", "盘点表", "每月8号前", *[None] * 5],
        ["合计", "2 项", *[None] * 7],
        [3, "甲部", "盘点表 (2026-10)", "2026年10月8日前", *[None] * 5],
    ]


def test_only_the_promise_comes_back_and_not_what_was_said_of_the_last_one(tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    heads = ["事项(10月)", "期限", "完成日期", "完成时间", "验收", "验收人", "满意", "页数", "复核人", "类别", "备注"]
    rows = [
        ["2026年10月责任表"],
        heads,
        ["库存表", "每月5号前", "10月4日", "9:30", "接受", "周", "√", 3, "王", "账", "10月4日已传"],
        ["台账", "每月6号前", "10月6日", "9:30", "接受", "周", "√", 5, "王", "账", "附照片,每月5号前先报数"],
        ["月报", "每月7号前", "11月1日", "9:30", "接受", "周", "√", 1, "王", "表", "11.1补交"],
        ["盘点表", "每月28号前", None, None, None, None, None, None, "王", "表", None],
        ["制表人:张三  制表日期:2026年11月3日"],
    ]
    _result, new = rolled(folder, write(folder, rows))
    assert values(new.active) == [
        ["2026年11月责任表", *[None] * 10],
        ["事项(11月)", *heads[1:]],
        ["库存表", "每月5号前", *[None] * 5, 3, "王", "账", None],
        ["台账", "每月6号前", *[None] * 5, 5, "王", "账", "附照片,每月5号前先报数"],
        ["月报", "每月7号前", *[None] * 5, 1, "王", "表", None],
        ["盘点表", "每月28号前", *[None] * 6, "王", "表", None],
        ["制表人:张三  制表日期:", *[None] * 10],
        ["盘点表", "2026年10月28日前", *[None] * 6, "王", "表", "结转自 2026-10;原期限:每月28号前"],
    ]


@pytest.mark.parametrize("name", ["报送要求", "联系电话", "分管领导", "目标值", "扣分标准"])
def test_a_column_whose_name_says_nothing_of_the_last_month_stays(name: str, tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    rows: list[list[Any]] = [["事项", "期限", "完成时间", name]]
    rows += [[f"表{i}", f"每月{i}号前", "10月1日", "甲" if i < 9 else None] for i in range(1, 11)]
    rows.append(["周报", "每月28号前", None, None])
    result, new = rolled(folder, write(folder, rows))
    assert [row[3] for row in values(new.active)[1:10]] == ["甲"] * 8 + [None]
    assert not result.findings


@pytest.mark.parametrize("name", ["预计完成时间", "预计完成日期", "催办日期", "验收人", "审核日期"])
def test_what_is_emptied_for_its_name_alone_is_told(name: str, tmp_path: Path) -> None:
    """A guess and a reminder are of the last month in open rows, too; the row carried over keeps them."""
    folder = tmp_path / "2026-10"
    beside = name[0] in "预催"
    day = "周" if name == "验收人" else datetime(2026, 10, 22)
    rows: list[list[Any]] = [["事项", "期限", "完成时间", name], ["月报", "每月5号前", "10月4日", day]]
    rows.append(["周报", "每月20号前", None, day if beside else None])
    result, new = rolled(folder, write(folder, rows))
    assert [row[3] for row in values(new.active)[1:]] == [None, None, day if beside else None]
    (finding,) = result.findings
    assert (finding.rule, dict(finding.params)["names"], result.exit_code) == ("roll-emptied", name, 0)


@pytest.mark.parametrize("said", ["已完成", "10月8日已上报", "100%"])
@pytest.mark.parametrize("name", ["进展情况", "目前进度", "办理结果"])
def test_how_far_things_were_beside_another_status_is_of_the_last_month(name: str, said: str, tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    rows: list[list[Any]] = [
        ["督办事项", "时限要求", name, "完成时间", "是否闭环"],
        ["分析材料", "每月8日", said, "10月8日", "是"],
        ["问题清单", "每月25日", "3个,待复核", None, "否"],
    ]
    result, new = rolled(folder, write(folder, rows))
    assert [row[2] for row in values(new.active)[1:]] == [None, None, "3个,待复核"]
    (finding,) = result.findings
    assert (finding.rule, dict(finding.params)["names"]) == ("roll-emptied", name)


@pytest.mark.parametrize(
    ("name", "done", "still_open"),
    [
        ("执行情况", ["按制度执行", "按制度执行"], "按制度执行"),
        ("工作推进情况", ["李会计负责", "王会计负责"], None),
        ("最新进展", ["按月", "按月"], None),
        ("进展情况", ["已纳入计划", "已纳入计划"], "已纳入计划"),
        ("完成", ["凭回执", "凭回执"], None),
        ("完成", ["已盖章回执", "已盖章回执"], None),
    ],
)
def test_how_things_are_to_be_done_stays(name: str, done: list[str], still_open: str | None, tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    rows: list[list[Any]] = [["事项", "时限", "完成时间", name, "是否闭环"]]
    rows += [[f"报表{i}", f"每月{i + 5}日", "10月4日", said, "是"] for i, said in enumerate(done)]
    rows.append(["季报", "每月25日", None, still_open, "否"])
    result, new = rolled(folder, write(folder, rows))
    assert [row[3] for row in values(new.active)[1:4]] == [*done, still_open]
    assert "roll-emptied" not in [finding.rule for finding in result.findings]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("打印日期:2026/10/9 15:30", "打印日期:"),
        ("签字日期:10月9日 张三", "签字日期: 张三"),
        ("填报人:张三 填报日期:2026-10-08", "填报人:张三 填报日期:"),
        ("填表日期:2026年10月8日  审核人:李四", "填表日期:  审核人:李四"),
        ("Prepared by: Li  Date: 2026-10-08", "Prepared by: Li  Date:"),
        *(
            (stays, stays)
            for stays in (
                "报送日期:10月5日前",
                "上报日期:2026年11月5日前",
                "填报人:张三 上报日期:11月5日 之前",
                "日期:2026年1月1日起执行新版",
                "填报日期:10月5日起每周更新",
                "审核日期:2026-10-09至2026-10-12",
                "批准日期:2024年3月1日(制度)",
                "批准日期:2024年3月1日",
                "Effective date: 2026-10-01",
                "Contract date: 2026-10-01",
                "Due date: 2026-11-05",
                "日期:2026-10-08",
            )
        ),
    ],
)
def test_only_dates_beside_signatures_are_left_blank_and_whole(line: str, expected: str, tmp_path: Path) -> None:
    folder = tmp_path / "2026-10"
    rows = [[line], ["事项", "期限", "完成时间"], ["库存表", "每月5号前", "10月4日"], [], [line]]
    _result, new = rolled(folder, write(folder, rows))
    assert [values(new.active)[i][0] for i in (0, 4)] == [expected, expected]


def test_what_waits_for_its_verdict_stays_in_its_month_and_is_told(tmp_path: Path) -> None:
    heads = ["部门", "事项", "期限", "完成时间", "验收", "退回原因", "重交时间"]
    rows = [
        heads,
        ["甲部", "报表", "每月5号前", "10月4日", None, None, None],
        ["甲部", "台账", "每月6号前", "10月6日", "退回", "缺页", "10月9日"],
        ["甲部", "月报", "每月7号前", "10月7日", "接受", None, None],
        ["甲部", "日报", "每月8号前", "10月7日", "退回", "缺页", None],
    ]
    result, new = rolled(tmp_path / "2026-10", write(tmp_path / "2026-10", rows))
    (finding,) = result.findings
    assert (finding.rule, finding.place.row, result.exit_code) == ("roll-unreviewed", 2, 0)
    said = dict(finding.params)
    assert (as_listed(said["what"], "zh"), as_listed(said["what"], "en")) == ("报表、台账", "报表, 台账")
    assert said["count"] == "2"
    assert [row[1] for row in values(new.active)[1:]] == ["报表", "台账", "月报", "日报", "日报 (2026-10)"]
    for row in rows[1:]:
        row[4:] = [None] * 3
    result, _ = rolled(tmp_path / "b" / "2026-10", write(tmp_path / "b" / "2026-10", rows))
    assert not result.findings  # nobody accepts anything there


@pytest.mark.parametrize("column", ["", "备注", "期间", "约定交付时间"])
@pytest.mark.parametrize("phrase", ["及时", "每月20日前"])
def test_what_was_sent_back_is_carried_over_beside_the_new_row_until_it_is_made_good(
    tmp_path: Path, phrase: str, column: str
) -> None:
    """Also where the deadline names no day; and what was carried over is no promise of its own."""
    heads = ["部门", "事项", "期限", "完成时间", "验收", "退回原因", "重交时间", *filter(None, [column])]
    period = {"期间": "2026-10"}.get(column)
    rows = [heads, ["甲部", "明细", phrase, "2026-10-19", "退回", "缺附件", None, *[period][: len(column)]]]
    result, new = rolled(tmp_path / "2026-10", write(tmp_path / "2026-10", rows))
    assert [(f.carried, f.new, f.emptied) for f in result.files] == [(1, 1, 0)]
    assert [row[3:5] for row in values(new.active)[1:]] == [[None, None], ["2026-10-19", "退回"]]
    said = [str(v) for v in values(new.active)[2]]
    assert {"": "明细 (2026-10)", "期间": "2026-10", "备注": "结转自"}.get(column, "2026-10") in " ".join(said)
    new.active["D2"] = "2026-11-04"
    (tmp_path / "2026-11").mkdir(exist_ok=True)
    result, new = rolled(tmp_path / "2026-11", new, to=Period(2026, 12))
    assert [row[3:5] for row in values(new.active)[1:]] == [[None, None], ["2026-10-19", "退回"]]
    new.active["D2"], new.active["G3"], new.active["E3"] = "2026-12-04", "2026-12-05", "通过"
    result, new = rolled(tmp_path / "2026-12", new, to=Period(2027, 1))
    assert [(f.carried, f.new, f.emptied) for f in result.files] == [(0, 1, 1)]
    assert [row[:3] for row in values(new.active)[1:]] == [["甲部", "明细", phrase], ["甲部", None, None]]


def test_a_case_that_is_done_does_not_come_back(tmp_path: Path) -> None:
    """及时 with no date in the row is a standing promise, but not for a case that the row numbers."""
    folder = tmp_path / "2026-10"
    heads = ["部门", "事项", "业务编号", "交车日期", "期限", "完成时间", "验收"]
    rows = [
        heads,
        ["甲部", "档案移交", "XS2610-005", None, "及时", "2026-10-16", "通过"],
        ["甲部", "结算单", "XS2610-006", None, "交车次日", "2026-10-16", None],
        ["甲部", "保单", "XS2610-007", None, "交车次日", None, None],
        ["甲部", "答复咨询", "无", None, "及时", "2026-10-20", None],
        ["甲部", "答复来电", None, None, "及时", "2026-10-21", None],
        ["甲部", "收租金", "HT-01", None, "每月10日前", "2026-10-09", "通过"],
    ]
    result, new = rolled(folder, write(folder, rows))
    assert values(new.active) == [
        heads,
        *[["甲部", *[None] * 6]] * 2,
        ["甲部", "保单", "XS2610-007", None, "交车次日", None, None],
        ["甲部", "答复咨询", "无", None, "及时", None, None],
        ["甲部", "答复来电", None, None, "及时", None, None],
        ["甲部", "收租金", "HT-01", None, "每月10日前", None, None],
    ]
    assert [(f.carried, f.new, f.emptied) for f in result.files] == [(1, 3, 2)]


def test_what_is_done_and_stands_in_no_row_any_more_is_named(tmp_path: Path) -> None:
    heads = ["部门", "事项", "业务日期", "期限", "完成时间"]
    rows = [
        heads,
        ["住院处", "出院欠费明细", "2026-10-12", "业务发生后3个工作日内", "2026-10-13"],
        ["住院处", "退费单", "2026-10-12", "业务发生后3个工作日内", "2026-10-13"],
        ["住院处", "退费单", None, "业务发生后3个工作日内", None],
        ["住院处", "出院欠费明细", "2026-10-14", "业务发生后3个工作日内", "2026-10-15"],
        ["住院处", "核对清单", None, "2026年10月9日前", "2026-10-08"],
        ["住院处", "退费单(陈)", "2026-10-14", "业务发生后3个工作日内", "2026-10-15"],
        ["住院处", "月报", None, "每月5号前", "2026-10-05"],
    ]
    result, new = rolled(tmp_path / "2026-10", write(tmp_path / "2026-10", rows))
    assert [row[1] for row in values(new.active)[1:]] == [None, None, "退费单", None, None, None, "月报"]
    (finding,) = result.findings
    said = dict(finding.params)
    assert (finding.rule, finding.place.row, said["count"], result.exit_code) == ("roll-not-back", 2, "1", 0)
    assert as_listed(said["what"], "zh") == "出院欠费明细"
    result, _ = rolled(tmp_path / "b" / "2026-10", write(tmp_path / "b" / "2026-10", [heads, rows[1], rows[4]]))
    assert not result.findings  # a register of cases


def test_a_case_whose_first_day_nobody_can_tell_does_not_come_back(tmp_path: Path) -> None:
    rows = [
        ["责任部门", "事项", "营业日期", "盘点日期", "期限", "完成时间", "备注"],
        ["甲店", "营业日报", datetime(2026, 10, 5), datetime(2026, 10, 4), "次日10点前", datetime(2026, 10, 6), "作废"],
        ["甲店", "营业日报", None, None, "次日10点前", None, "每天"],
    ]  # fmt: skip
    result, new = rolled(tmp_path / "2026-10", write(tmp_path / "2026-10", rows))
    assert values(new.active)[1:] == [
        ["甲店", *[None] * 6],
        ["甲店", "营业日报", None, None, "次日10点前", None, "每天"],
    ]
    assert (result.files[0].carried, result.files[0].emptied) == (1, 1)


def test_papers_handed_in_are_not_next_months(tmp_path: Path) -> None:
    """欠款报表-2026-10.xlsx is a deliverable: there is none for November yet. What is owed names October's still."""
    folder = tmp_path / "2026-10"
    rows = [
        ["部门", "事项", "期限", "凭证", "完成时间"],
        ["消贷部", "欠款报表", "每月25日前", "欠款报表-{period}.xlsx", None],
    ]
    book = write(folder, rows)
    paper = Workbook()
    paper.active.append(["合同编号", "客户", "欠款合计", "逾期起始日"])
    paper.active.append(["HT0001", "张三", 1050, "2026-10-06"])
    paper.save(folder / "欠款报表-2026-10.xlsx")
    result, new = rolled(folder, book)
    assert [p.name for p in result.out.iterdir()] == ["表.xlsx"]
    assert [row[1:4] for row in values(new.active)[1:]] == [
        ["欠款报表", "每月25日前", "欠款报表-{period}.xlsx"],
        ["欠款报表 (2026-10)", "2026年10月25日前", "欠款报表-2026-10.xlsx"],
    ]


def test_a_completion_that_lies_ahead_is_a_plan_and_is_carried(tmp_path: Path) -> None:
    """Rolled on the 23rd: what is to be done on the 25th is owed still; what was done late by then is not."""
    folder = tmp_path / "2026-11"
    rows = [
        ["部门", "事项", "期限", "收到日期", "完成时间"],
        ["甲部", "资料", "收到后30日内", "2026-11-02", "2026-11-25"],
        ["甲部", "函件", "收到后30日内", "2026-11-02", "2026-11-20"],
        ["甲部", "回执", "收到后3日内", "2026-11-02", "2026-11-25"],
    ]
    write(folder, rows).save(folder / "表.xlsx")
    (file,) = roll(folder, Period(2026, 12), Settings(as_of=Moment.parse("2026-11-23T10:00"))).files
    kept = [(row[1], row[4]) for row in values(load_workbook(file.target).active)[1:] if row[1]]
    assert kept == [("资料", None)]


def test_a_plan_that_is_carried_loses_the_completion_that_lies_ahead(tmp_path: Path) -> None:
    folder = tmp_path / "2026-11"
    rows = [
        ["事项", "期限", "完成时间", "完成情况"],
        ["a", "2026年11月28日前", "2026-11-26", "已完成"],
        ["b", "收到后30日内", "2026-11-25", None],
        ["c", "每月28日前", "2026-11-26", "已完成"],
    ]
    write(folder, rows).save(folder / "表.xlsx")
    (file,) = roll(folder, Period(2026, 12), Settings(as_of=Moment.parse("2026-11-24T10:00"))).files
    assert not any(any(row[2:]) for row in values(load_workbook(file.target).active)[1:])

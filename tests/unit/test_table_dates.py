"""Which column of dates holds the deadlines, when it began and when it was done."""

from __future__ import annotations

from datetime import datetime

import pytest

from toolkit.core.period import Period
from toolkit.sheet.table_finder import find_tables


@pytest.mark.parametrize(
    ("upper", "under"),
    [
        (["任务名称", "责任单位", "计划", None, "实际", None], [None, None, "开始", "完成", "开始", "完成"]),
        (["任务名称", "责任单位", "计划时间", None, "实际时间", None], [None, None, "开始", "结束", "开始", "结束"]),
        (["工作任务", "责任部门", "计划", None, "实际", None], [None, None, *["开工日期", "完工日期"] * 2]),
        (["Deliverable", "Team", "Planned", None, "Actual", None], [None, None, *["Start", "Finish"] * 2]),
        (["工作任务", "责任部门", "计划", None, "实际", None], [None, None, *["起草日期", "交稿日期"] * 2]),
        (["节点", "责任单位", "计划", None, "实际", None], [None, None, *["开始", "完成"] * 2]),
        (["工作任务", "责任部门", "计划起", "计划止", "实际起", "实际止"], []),
        (["工作任务", "责任部门", "计划开工", "计划竣工", "实际开工", "实际竣工"], []),
        (["Deliverable", "Team", "Planned start", "Planned finish", "Actual start", "Actual finish"], []),
    ],
)
def test_what_was_begun_is_not_done(upper: list[str | None], under: list[str | None]) -> None:
    days = [datetime(2026, 9, day) for day in (14, 18, 15, 21)]
    rows = [upper, *([under] if under else []), ["备案表", "采购办", *days], ["标书", "采购办", *days[:3], None]]
    (table,) = find_tables("s", rows, ())
    assert [table.header.columns.get(f) for f in ("deliverable", "provider", "phrase", "submitted_at")] == [1, 2, 4, 6]


def test_a_planned_end_stands_beside_the_planned_beginning() -> None:
    rows = [
        ["任务名称", "责任单位", "开始", None, "完成", None],
        [None, None, "计划", "实际", "计划", "实际"],
        ["备案表", "采购办", *[datetime(2026, 9, day) for day in (14, 15, 18, 21)]],
        ["标书", "采购办", *[datetime(2026, 9, day) for day in (16, 17, 28)], None],
    ]
    (table,) = find_tables("s", rows, ())
    assert [table.header.columns.get(f) for f in ("phrase", "submitted_at")] == [5, 6]


def test_the_time_of_another_term_is_not_the_completion() -> None:
    at = [datetime(2026, 11, 2, hour) for hour in (7, 8, 16)]
    rows = [["漏点", "接报时间", "抢修班", "到场时限", "到场时间", "修复时限", "恢复供水时间"]]
    rows += [[p, at[0], "抢修一班", "30分钟", at[1], "接报后12小时内", at[2]] for p in ("北苑路", "学府街", "河西")]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns["submitted_at"] == 7
    assert table.header.columns["deliverable"] == 1


@pytest.mark.parametrize("moved", ["改期到", "展延后日期", "延期到", "推迟至", "展期至"])
def test_the_day_to_which_a_deadline_was_moved_is_the_deadline_and_nothing_counts_from_it(moved: str) -> None:
    day = datetime(2026, 10, 28)
    rows = [["落实到谁", "产出", "说好什么时候", moved, "弄完时间"]]
    rows += [["隋经理", "方案", "两周内", day, day], ["麦主管", "报告", "10月底", None, None]]
    (table,) = find_tables("s", rows, ())
    columns = table.header.columns
    assert (columns["phrase"], columns["due_given"], columns["submitted_at"]) == (3, 4, 5)
    assert 4 not in table.header.event_columns.values()


@pytest.mark.parametrize(
    ("moved", "beside", "to"),
    [("申请延期至", "备注", 28), ("延期至", "备注", 2)],
)
def test_a_deadline_is_not_moved_by_asking_for_it_nor_backwards(moved: str, beside: str, to: int) -> None:
    rows = [["责任人", "事项", "期限", moved, beside, "完成时间"]]
    rows += [
        ["隋经理", "方案", "10月5日", datetime(2026, 10, to), "是", None],
        ["麦主管", "报告", "10月8日", None, None, None],
    ]
    (table,) = find_tables("s", rows, ())
    assert "due_given" not in table.header.columns


@pytest.mark.parametrize("lasts", ["有效期至", "项目截止", "合同到期日"])
def test_what_is_due_before_something_expires_counts_from_that_day(lasts: str) -> None:
    rows = [["主体", "应交资料", lasts, "提前多久办", "送件日期"]]
    rows += [
        ["华东公司", "续期申请", datetime(2026, 12, 28 - i), "到期前30日", datetime(2026, 11, 20)] for i in range(3)
    ]
    (table,) = find_tables("s", rows, ())
    assert 3 in {table.header.columns.get("event_at"), *table.header.event_columns.values()}
    assert table.header.columns["submitted_at"] == 5


def test_months_below_one_name_that_is_typed_over_the_first() -> None:
    days = [datetime(2026, month, 5) for month in (8, 9, 10)]
    rows = [["报表", "填报科室", "期限", "报出日期", None, None], [None, None, None, "8月", "9月", "10月"]]
    rows += [["产值表", "统计科", "每月8日前", *days], ["能耗表", "设备科", "每月8日前", *days[:2], None]]
    (table,) = find_tables("s", rows, (), period=Period(2026, 10))
    assert table.header.columns["submitted_at"] == 6


def test_goods_are_there_when_they_arrive_and_not_when_somebody_answers() -> None:
    rows = [["PO", "品名", "供应商", "要求到货", "供方回复交期", "二次回复", "到货日", "IQC判定"]]
    days = [datetime(2026, 10, day) for day in (14, 20, 23, 24)]
    rows += [["1", "轴承", "联星", *days, "OK"], ["2", "密封圈", "拓普", *days, "NG"]]
    rows += [["3", "端盖", "洪达", days[0], days[1], None, None, None]]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns["submitted_at"] == 7
    assert "resubmitted_at" not in table.header.columns


def test_a_register_of_contracts_with_the_days_worked_out_is_one_of_duties() -> None:
    rows = [["合同编号", "供方", "履约节点", "约定（合同原文）", "应履行日", "实际履行日"]]
    rows += [["CG-1", "腾岳机械", "基础图", "合同生效后15天内", datetime(2026, 10, 8), datetime(2026, 10, 6)]]
    rows += [["CG-2", "普惠软件", "规格书", "启动会后3周内", datetime(2026, 10, 19), None]]
    (table,) = find_tables("s", rows, ())
    columns = table.header.columns
    assert [columns.get(f) for f in ("provider", "deliverable", "phrase", "submitted_at")] == [2, 3, 4, 6]


def test_who_waits_for_a_reply_in_time_is_not_kept_waiting_by_the_end_of_the_case() -> None:
    rows = [["工单", "用户诉求", "受理时间", "片区", "回复期限", "首次回复", "办结时间"]]
    days = [datetime(2026, 10, day) for day in (20, 21, 26)]
    rows += [[str(i), said, days[0], "东片", "受理后2日内", *days[1:]] for i, said in enumerate(("不热", "漏水"))]
    (table,) = find_tables("s", rows, ())
    assert [table.header.columns.get(f) for f in ("deliverable", "submitted_at")] == [2, 6]


@pytest.mark.parametrize("upper", [["节点", "责任单位", "计划", None, "实际", None], None])
def test_what_we_wrote_beside_planned_ends_is_not_the_deadline(upper: list[str | None] | None) -> None:
    ours = ["应交时间", "检查状态", "逾期标志", "逾期天数", "检查时间", "检查说明"]
    names = (
        [None, None, *["开始", "完成"] * 2] if upper else ["节点", "责任单位", "计划起", "计划止", "实际起", "实际止"]
    )
    days = [datetime(2026, 9, day) for day in (14, 18, 15, 17)]
    written = [days[1], "按时", "否", 0, datetime(2026, 10, 9, 18), None]
    rows = [*([upper] if upper else []), [*names, *ours], ["备案", "采购办", *days, *written]]
    rows += [["开标", "代理公司", *days, *written], ["公示", "采购办", *days, *written]]
    (table,) = find_tables("s", rows, ())
    assert [table.header.columns.get(f) for f in ("phrase", "submitted_at")] == [4, 6]
    assert table.header.own["due"] == 7


def test_the_day_on_which_something_was_agreed_is_no_deadline() -> None:
    days = [datetime(2026, 11, day) for day in (1, 5, 4)]
    rows = [["谁盯", "要补的东西", "哪天定的", "啥时候要", "啥时候给的"]]
    rows += [["张三", "方案", *days], ["李四", "报表", days[0], days[1], None]]
    (table,) = find_tables("s", rows, ())
    assert (table.header.columns["phrase"], table.header.columns["submitted_at"]) == (4, 5)


@pytest.mark.parametrize("agreed", ["约好几号", "说好哪天", "算下来哪天"])
@pytest.mark.parametrize("deadline", ["11月5日前", "5个工作日内"])
def test_a_day_that_was_agreed_or_worked_out_is_neither_completion_nor_event(agreed: str, deadline: str) -> None:
    rows = [["谁盯", "要补的东西", agreed, "啥时候要"]]
    rows += [[who, thing, datetime(2026, 11, 4), deadline] for who, thing in (("张三", "方案"), ("李四", "报表"))]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns["phrase"] == 4
    told = {table.header.columns.get("submitted_at"), table.header.columns.get("event_at")}
    assert 3 not in told | {*table.header.event_columns.values()}


@pytest.mark.parametrize("name", ["活干完那会儿", "交到日期", "了结于", "改好日"])
def test_what_is_called_like_a_finished_act_is_the_completion(name: str) -> None:
    rows = [["谁的活", "要交的东西", "最晚", name]]
    rows += [["化验 盘姐", "送检单", "灌装后24小时内", datetime(2026, 11, 2)], ["都哥", "记录", "3天内", None]]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns.get("submitted_at") == 4
    assert 4 not in {table.header.columns.get("event_at"), *table.header.event_columns.values()}


@pytest.mark.parametrize(
    "name", ["不能晚于", "限改", "站里给的日子", "Rectify no later than", "By", "Wanted in the hall"]
)
def test_names_that_ask_by_when(name: str) -> None:
    day = datetime(2026, 11, 5)
    rows = [
        ["跟进人", "要拿出来的材料", name, "拿出来的日子"],
        ["邬", "原因分析", day, day],
        ["晏", "温度曲线", day, None],
    ]
    (table,) = find_tables("s", rows, ())
    assert (table.header.columns["phrase"], table.header.columns["submitted_at"]) == (3, 4)


def test_by_is_the_deadline_and_done_when_the_completion() -> None:
    rows = [["Meeting", "Promise", "Who said they'd do it", "By", "Done when"]]
    rows += [["Sept", "Gutter quote", "Geoff", "end of September", datetime(2026, 9, 29)]]
    rows += [["Oct", "Return to diocese", "Prue", "15 October", datetime(2026, 10, 20)]]
    rows += [["Oct", "Insurance schedule", "Geoff", datetime(2026, 11, 30), None]]
    (table,) = find_tables("s", rows, ())
    assert (table.header.columns["phrase"], table.header.columns["submitted_at"]) == (4, 5)


def test_what_was_done_before_a_day_did_not_begin_on_it() -> None:
    rows = [["块", "事", "盯的人", "盯到", "了结", "了结于"]]
    rows += [["缆车", "年检报告", "宦", datetime(2026, 10, 31), "是", datetime(2026, 10, 30)]]
    rows += [["造雪", "水泵试车记录", "瞿", datetime(2026, 11, 5), "是", datetime(2026, 11, 6)]]
    rows += [["雪具", "消毒台账", "蔺", datetime(2026, 11, 10), "否", None]]
    (table,) = find_tables("s", rows, ())
    columns = table.header.columns
    assert (columns["phrase"], columns["submitted_at"], columns["work"]) == (4, 6, 5)

"""Which column of dates says when something began, when it was done, and when it is due."""

from __future__ import annotations

import re
from datetime import datetime

import pytest

from toolkit.sheet.header import PLAIN
from toolkit.sheet.table_finder import find_tables
from toolkit.sheet.vocabulary import event_stem


@pytest.mark.parametrize(
    ("name", "done"), [("实际交来日", True), ("交齐日期", True), ("应交日", False), ("计划交出日期", False)]
)
def test_a_day_to_come_is_no_completion(name: str, done: bool) -> None:
    rows = [
        ["事项", "期限", "部门", name],
        *([f"报表{n}", "每月5号前", "销售部", f"2026-11-0{n + 3}"] for n in range(3)),
    ]
    (table,) = find_tables("表", rows, ())
    assert ("submitted_at" in table.header.columns) is done


@pytest.mark.parametrize(
    ("name", "stem"),
    [("提车日期", "提车"), ("交车的时间", "交车"), ("放款日", "放款"), ("时间日期", "时间"), ("工作日", ""),
     ("节假日", ""), ("日期", ""), ("日", ""), ("的日期", "的"), ("备注", ""),
     ("Pick-up date", "pickup"), ("Location", "")],
)  # fmt: skip
def test_names_of_dates_that_name_an_event(name: str, stem: str) -> None:
    assert event_stem(name) == stem


@pytest.mark.parametrize(
    ("due", "again", "why"),
    [
        ("补交截止", "二次提交日期", "整改意见"), ("重新提交期限", "第2次提交时间", "问题说明"),
        ("重交截止日期", "补报日期", "存在问题"), ("Resubmission deadline", "Second submission on", "Issues found"),
    ],
)  # fmt: skip
def test_when_and_why_it_is_to_come_again(due: str, again: str, why: str) -> None:
    days = [datetime(2026, 11, day) for day in (4, 9, 8)]
    back = ["退回", "缺章", days[1], days[2]]
    rows: list[list[object]] = [
        ["责任部门", "事项", "期限", "完成时间", "验收", why, due, again],
        ["A部", "一", "每月5号前", days[0], *back],
        ["A部", "二", "每月5号前", days[0], "接受", None, None, None],
    ]
    columns = find_tables("s", rows, ())[0].header.columns
    told = ("phrase", "submitted_at", "reason", "rework_due", "resubmitted_at")
    assert [columns.get(field) for field in told] == [3, 4, 6, 7, 8]
    rows[2][5] = "已补"  # what stands beside everything says no reason
    assert "reason" not in find_tables("s", rows, ())[0].header.columns


def test_an_only_deadline_may_be_for_what_is_still_missing() -> None:
    rows: list[list[object]] = [["部门", "还缺的资料", "补交截止"], *(["A部", f"表{i}", "每月5号前"] for i in range(2))]
    assert find_tables("s", rows, ())[0].header.columns["phrase"] == 3


def test_what_was_sent_back_had_come_before_it_was_closed() -> None:
    days = [datetime(2026, 11, day) for day in (3, 4, 5, 9)]
    rows: list[list[object]] = [
        ["责任部门", "事项", "期限", "整改回报日期", "审计部验收", "销号日期"],
        ["A部", "一", "每月5号前", days[0], "通过", days[3]],
        ["A部", "二", "每月5号前", days[1], "退回", None],
        ["A部", "三", "每月5号前", days[2], "通过", days[3]],
    ]
    assert find_tables("s", rows, ())[0].header.columns["submitted_at"] == 4
    rows[2][5] = days[3]
    assert find_tables("s", rows, ())[0].header.columns["submitted_at"] == 6


def test_what_is_sent_out_for_an_answer_is_the_beginning() -> None:
    rows: list[list[object]] = [["供应商", "报价内容", "收到后几天内报", "发出日期", "报价回传日期"]]
    rows += [["甲", f"料{i}", "2个工作日", datetime(2026, 11, 3), datetime(2026, 11, 5)] for i in range(3)]
    columns = find_tables("s", rows, ())[0].header.columns
    assert (columns["event_at"], columns["submitted_at"]) == (4, 5)
    rows[0][2:] = ["最晚哪天给", "发出日期", "存档日期"]
    for row in rows[1:]:
        row[2] = "每月5号前"
    assert find_tables("s", rows, ())[0].header.columns["submitted_at"] == 4


@pytest.mark.parametrize(
    ("names", "phrase"),
    [
        ("来电时间 回电时间", "24小时内"), ("报修日期 上门日期", "3个工作日内"),
        ("建单时间 关单时间", "3个工作日内"), ("投诉受理 首次答复", "24小时内"),
        ("受理日期 结案日期", "3个工作日内"), ("录入日期 解决日期", "3个工作日内"),
        ("Logged First-response", "within 24 hours"), ("Received Replied", "within 24 hours"),
        ("提货日期 签回日期", "提货后3日内"), ("到货日期 检验日期", "到货后2个工作日内"),
        ("甲日期 乙日期", "3日内"), ("结案日期 归档日期", "15日内"), ("签收日期 回传日期", "签收后3日内"),
        ("ETD Sent-to-Finance", "within 7 days of shipment"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("swapped", [False, True])
def test_when_it_began_and_when_it_was_done(names: str, phrase: str, swapped: bool) -> None:
    begun, done = (name.replace("-", " ") for name in names.split())
    rows: list[list[object]] = [
        ["责任部门", "事项", "期限", begun, done],
        *(["客服部", f"投诉{i}", phrase, datetime(2026, 11, 4), datetime(2026, 11, 5 + i)] for i in range(3)),
        ["客服部", "投诉", phrase, datetime(2026, 11, 4), None],
    ]
    places = [4, 5]
    if swapped:
        rows = [[*row[:3], row[4], row[3]] for row in rows]
        places = [5, 4]
    header = find_tables("s", rows, ())[0].header
    assert [header.columns["submitted_at"], header.unclear] == [places[1], ()]
    assert places[0] in (header.columns.get("event_at"), *header.event_columns.values())
    assert places[1] not in header.event_columns.values()


@pytest.mark.parametrize(
    ("names", "days"),
    [
        ("甲日期 乙日期", (3, 3)),  # nothing shows which comes first
        ("到期日期 合同日期", (3, 5)), ("签收日期 有效期至", (3, 9)),
    ],
)  # fmt: skip
def test_dates_that_are_no_completion(names: str, days: tuple[int, int]) -> None:
    cells = [datetime(2026, 11, day) for day in days]
    rows = [
        ["责任部门", "事项", "期限", *names.split()],
        *(["客服部", "单据", "签收后3日内", *cells] for _ in range(4)),
    ]
    assert "submitted_at" not in find_tables("s", rows, ())[0].header.columns


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        ("事项 负责人 计划结束时间 备注", {"phrase": 3}),
        ("事项 负责人 预计结束时间 备注", {"phrase": 3}),
        ("事项 负责人 预计结束时间 计划结束时间", {"phrase": 4}),
        ("事项 负责人 计划结束日期 实际结束日期", {"phrase": 3, "submitted_at": 4}),
        ("事项 负责人 计划结束时间 结束时间", {"phrase": 3, "submitted_at": 4}),
        ("任务名称 负责人 结束日期 完成时间 状态", {"phrase": 3, "submitted_at": 4}),
        ("Task Owner Planned-end", {"phrase": 3}),
        # what else begins and ends
        ("工作内容 负责人 开始日期 结束日期 地点", None),
        ("Task-Name Owner Start-Date End-Date Hours", None),
        ("事项 负责人 结束日期 完成时间 状态", None),
        ("合同名称 负责人 开始日期 结束日期", None),
        ("项目 合同编号 负责人 开始日期 结束日期", None),
        ("活动内容 负责人 开始时间 结束时间", None),
        ("工作内容 负责人 结束时间", None),
    ],
)
def test_planned_ends_are_deadlines_where_nothing_else_is(names: str, columns: dict[str, int] | None) -> None:
    dated = re.compile(r"时间|日期|end$|Date$")
    cells = [datetime(2026, 11, 4) if dated.search(name) else "甲" for name in names.split()]
    found = find_tables("s", [[n.replace("-", " ") for n in names.split()], cells, cells], ())
    plain = [t.header for t in found if t.header.kind == PLAIN]
    assert [{f: h.columns.get(f, 0) for f in columns or ()} for h in plain] == ([columns] if columns else [])


@pytest.mark.parametrize(
    ("name", "said", "planned"),
    [
        ("状态", ("已完成", "进行中", "未开始"), True),
        ("Status", ("Done", "Done", "Done"), True),
        ("进度", (1, 0.5, None), True),
        ("Actual Work Hours", (3, 5, 0), True),
        ("状态", ("已批准", "待审批", "已批准"), False),
        ("状态", (None, None, None), False),
        ("备注", ("已完成", "已完成", "已完成"), False),
        ("执行情况", ("已执行", "正常", "已执行"), False),
        ("完成率", ("100%", "100%", "100%"), False),
        ("工时", (8, 9, 0), False),
    ],
)
def test_an_end_beside_work_is_a_deadline_where_the_work_has_statuses(
    name: str, said: tuple[object, ...], planned: bool
) -> None:
    days = (datetime(2026, 11, 2), datetime(2026, 11, 4))
    rows = [["工作内容", "负责人", "开始日期", "结束日期", name], *(["装修", "张三", *days, v] for v in said)]
    assert [t.header.columns["phrase"] for t in find_tables("s", rows, ())] == [4] * planned


@pytest.mark.parametrize("due", [(), ("期限", datetime(2026, 11, 6))])
def test_an_end_only_where_it_is_done_is_no_deadline(due: tuple[object, ...]) -> None:
    """It is the completion, where there is a deadline."""
    begun, over = datetime(2026, 11, 2), datetime(2026, 11, 5)
    said = [("已完成", over), ("已完成", over), ("进行中", None), ("未开始", None)]
    rows: list[list[object]] = [["任务", "负责人", "开始时间", "结束时间", "状态", *due[:1]]]
    rows += [["盘点", "张三", begun, end, far, *due[1:]] for far, end in said]
    found = [(t.header.columns["phrase"], t.header.columns["submitted_at"]) for t in find_tables("s", rows, ())]
    assert found == ([(6, 4)] if due else [])


def test_what_was_logged_by_the_clock_is_no_plan() -> None:
    row = ["抄表", "张三", datetime(2026, 11, 4, 9), datetime(2026, 11, 4, 12)]
    assert find_tables("s", [["工作内容", "负责人", "开始时间", "结束时间"], row, row], ()) == ()


@pytest.mark.parametrize(
    ("came", "deadline"),
    [("Practical completion", "Within {} days of practical completion"), ("竣工完成日期", "竣工完成后{}日内")],
)
def test_what_deadlines_count_from_is_no_completion(came: str, deadline: str) -> None:
    """Also where its name ends in a word of completions: what is owed came on another day."""
    rows: list[list[object]] = [["Document", "Contractor", came, "Due", "Received"]]
    days = [datetime(2026, 10, 16), *(datetime(2026, 11, day) for day in (12, 16))]
    rows += [[f"Manual {n}", "Mace", days[0], deadline.format(28), day] for n, day in enumerate(days[1:])]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns["submitted_at"] == 5 and [*table.header.event_columns.values()] == [3]


def test_a_day_of_the_month_is_no_event() -> None:
    """So Last supplied, the only column of days beside "by the last day of the month", says when it came."""
    days = ["Monthly, by the 3rd", "Monthly, by the last day of the month", "Monthly, by the last day of each month"]
    rows = [["Item", "Supplied by", "Deadline", "Last supplied"]]
    rows += [[f"Report {n}", "HR", day, datetime(2026, 11, 3 + n)] for n, day in enumerate(days)]
    columns = find_tables("s", rows, ())[0].header.columns
    assert columns["submitted_at"] == 4 and "event_at" not in columns


@pytest.mark.parametrize(("held", "dated"), [("supplier quote", False), ("3 Nov 2026", True)])
def test_waiting_on_says_for_whom(held: str, dated: bool) -> None:
    rows = [["Task", "Owner", "Due", "Status", "Waiting on"], ["Draft advert", "Beth", "17 Nov 2026", "WIP", held]]
    header = find_tables("s", rows, ())[0].header
    assert (5 in [*header.event_columns.values(), *header.columns.values()]) is dated


def test_an_english_name_is_what_its_last_word_says() -> None:
    """Report due, beside the day from which "3 days after incident" counts."""
    names = ["Incident", "Report", "Date of incident", "Report due", "Report submitted", "Report owner"]
    said = [("3 days after incident", "4 Nov 2026"), ("24 hours after incident", None)]
    rows = [names, *([f"I-{n}", "Fall report", "2 Nov 2026", *it, "Kim"] for n, it in enumerate(said))]
    header = find_tables("s", rows, ())[0].header
    assert [header.columns[field] for field in ("deliverable", "phrase", "submitted_at", "owner")] == [2, 4, 5, 6]
    assert [*header.event_columns.values()] == [3]


@pytest.mark.parametrize(
    ("names", "first", "second", "expected"),
    [
        # Finish beside Actual finish is by when it is to be
        (["Task name", "Start", "Finish", "Actual finish"], [2, 6, 6], [4, 13, 16], {"phrase": 3, "submitted_at": 4}),
        (["Milestone", "Vendor PM", "Baseline date", "Actual date"], [None, 6, 6], [None, 13, 16],
         {"deliverable": 1, "phrase": 3, "submitted_at": 4}),
        (["Repair", "Contractor", "To be completed by", "Completed"], ["JK", 6, 6], ["LM", 13, 16],
         {"deliverable": 1, "phrase": 3, "submitted_at": 4}),
        (["Asset", "Lab", "Calibration due", "Calibrated on"], ["JK", 6, 6], ["LM", 13, 16],
         {"phrase": 3, "submitted_at": 4}),
        (["Document", "Author", "Review due", "Reviewed on"], ["HR", 6, 6], ["IT", 13, 16],
         {"phrase": 3, "submitted_at": 4}),
        (["Step", "Owner", "Cut-off", "Actual date/time"], ["HR", 6, 6], ["IT", 13, 16],
         {"deliverable": 1, "phrase": 3, "submitted_at": 4}),
        (["Filing", "Responsible Dept", "Due", "Filed on"], ["Tax dept", 6, 6], ["Payroll", 13, 16],
         {"provider": 2, "phrase": 3, "submitted_at": 4}),
    ],
)  # fmt: skip
def test_deadlines_and_completions_as_english_offices_call_them(
    names: list[str], first: list[object], second: list[object], expected: dict[str, int]
) -> None:
    rows = [names, *([f"Gate {n}", *map(_day, row)] for n, row in enumerate((first, second)))]
    columns = find_tables("s", rows, ())[0].header.columns
    assert {field: columns.get(field) for field in expected} == expected


def _day(value: object) -> object:
    return datetime(2026, 11, value) if isinstance(value, int) else value


def test_deadlines_typed_with_the_day_of_the_week_are_days() -> None:
    """So Copy received is one, too, and the day of publishing is not what is owed."""
    names = ["Piece", "Writer", "Copy deadline", "Copy received", "Publish date"]
    days = [("Mon 2 Nov 2026", "Mon 2 Nov 2026"), ("Thursday, 5th November 2026", "Fri 6 Nov 2026")]
    rows = [names, *([f"Blog {n}", "Isla", *day, "Mon 16 Nov 2026"] for n, day in enumerate(days))]
    columns = find_tables("s", rows, ())[0].header.columns
    assert [columns.get(field) for field in ("deliverable", "phrase", "submitted_at")] == [1, 3, 4]


def test_of_days_typed_as_text_the_one_asked_for_is_the_deadline() -> None:
    names = ["Defect", "Trade", "Date raised", "Fix by", "Fixed on"]
    days = [("28/10/2026", "11/11/2026", "10/11/2026"), ("30/10/2026", "13/11/2026", "16/11/2026")]
    rows = [names, *([f"Door {n}", "Joiner", *day] for n, day in enumerate(days))]
    columns = find_tables("s", rows, ())[0].header.columns
    assert columns["phrase"] == 4 and columns["submitted_at"] == 5


@pytest.mark.parametrize("typed", [False, True])
def test_a_list_of_vaccinations_is_none_of_duties(typed: bool) -> None:
    rows: list[list[object]] = [["Child", "Vaccine", "Date due", "Date given", "Nurse"]]
    for n, days in enumerate([(2, 2), (3, 9), (10, 12)]):
        rows.append([f"C-{n}", "MMR", *(f"{d:02}/11/2026" if typed else _day(d) for d in days), "Patel"])
    assert not find_tables("s", rows, ())


def test_those_on_probation_owe_no_job_title() -> None:
    names = ["Name", "Job title", "Department", "Start date", "Probation ends", "Line manager"]
    rows = [names, *([who, "Clerk", "IT", f"0{d}/11/2026", f"0{d}/05/2027", "Khan"] for who, d in (("T", 2), ("V", 9)))]
    assert not find_tables("s", rows, ())


@pytest.mark.parametrize("name", ["Scheduled for", "Proposed", "Forecast"])
def test_what_is_only_planned_makes_nothing_on_time(name: str) -> None:
    rows = [["Task", "Owner", "Due date", name]]
    rows += [["Cash", "Ann", _day(6), _day(5)], ["Debt", "Bob", _day(13), _day(12)], ["Fees", "Cy", _day(27), _day(24)]]
    columns = find_tables("s", rows, ())[0].header.columns
    assert columns["phrase"] == 3 and "submitted_at" not in columns


@pytest.mark.parametrize("typed", [False, True])
def test_the_last_day_of_what_has_a_first_one_is_no_deadline(typed: bool) -> None:
    rows: list[list[object]] = [["Employee", "Department", "Leave type", "First day", "Last day", "Approved on"]]
    for n, days in enumerate([(16, 20, 2), (9, 10, 9), (23, 27, 5)]):
        rows.append([f"E-{n}", "IT", "Annual", *(f"{d:02}/11/2026" if typed else _day(d) for d in days)])
    assert not find_tables("s", rows, ())

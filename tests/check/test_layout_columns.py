"""What columns are called, in Chinese and English, and what those that nobody named mean."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)

from __future__ import annotations

from pathlib import Path

import pytest
from layout_kit import AS_OF, GOOD, LATE, OWED, PERIOD, ROWS, at, judged, put
from openpyxl import Workbook
from sheets_kit import Row, by_row, check, differences, findings, prove, save, table, written_wrong

NAMES = [
    ("责任单位", "工作内容", "接收部门", "完成时限", "发生日期", "经办人", "实际完成日期"),
    ("承办部门", "任务名称", "报送对象", "截止时间", "业务日期", "负责人", "实际完成时间"),
    ("部 门", "事 项", "对象", "时限要求", "起算日", "承办人", "完成日"),
    ("科室", "单据名称", "报送对象", "报送时限", "业务日期", "经办人", "报送日期"),
    ("部门（科室）", "服务内容 ", "服务对象\n(部门)", "期限\n（必填）", "发生时间：", "责任人", "交付时间*"),
    ("报送部门", "报表名称", "报送对象", "应交时间", "业务时间", "填报人兼经办人", "上报时间"),
    ("Department", "Deliverable", "Receiver", "Deadline", "Event date", "Owner", "Completed"),
    ("Dept.", "Task", "Deliver to", "Due by", "Start date", "Assignee", "Completion date"),
    ("Responsible department", "Description", "Internal customer", "Time limit", "Raised on", "Person in charge", "Date completed"),
]  # fmt: skip


@pytest.mark.parametrize("names", NAMES, ids=lambda n: str(n[0]).strip())
def test_names_of_columns(tmp_path: Path, names: tuple[str, ...]) -> None:
    lang = "en" if names[0].isascii() else "zh"
    grid: list[list[object]] = [list(names)]
    for r in ROWS:
        grid.append(["销售部", "报表", "财务部", r.phrase, r.event, "张三", r.done])
    path = save(tmp_path / "a.xlsx", {"Sheet1": grid})
    result = check(path, as_of=AS_OF, period=PERIOD)
    got = by_row(result)
    assert not [d for n, r in enumerate(ROWS, 2) for d in differences(got[n], r)]
    assert all(o["provider"] == "销售部" and o["receiver"] == "财务部" and o["owner"] == "张三" for o in got.values())
    assert not written_wrong(path, "Sheet1", dict(enumerate(ROWS, 2)), AS_OF, lang)


def test_headers_in_both_languages(tmp_path: Path) -> None:
    """Each cell says its column twice, in either order; nothing of them is a row."""
    shown = [
        ["No", "Dept 部门", "Task 事项", "Deadline 期限", "Actual", None, "Review", None, None, "Remark 备注"],
        [None, None, None, None, "Submitted 提交", "状态/Status", "Result 验收", "Reason\n原因", "Score 评分", None],
        [1, "HR", "Payroll 工资表", "每月8号前", "2026-11-06", "Done", "Rejected", "缺页", 2, "催"],
        [2, "HR", "Attendance 考勤", "by the 2nd of each month", None, "In progress", None, None, None, None],
    ]  # fmt: skip
    path = tmp_path / "a.xlsx"
    book = Workbook()
    put(book.active, shown)
    for merged in ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:F1", "G1:I1", "J1:J2"):
        book.active.merge_cells(merged)
    book.save(path)
    result = check(path, as_of=AS_OF, period=PERIOD)
    said = [(o["row"], o["provider"], o["work"], o["timeliness"]) for o in result["obligations"]]
    assert said == [(3, "HR", "rejected", "on_time"), (4, "HR", "in_progress", "overdue")]
    assert [(f["rule"], f["cell"]) for f in result["findings"]] == [("completion-missing", "E4")]


def test_events_named_by_the_phrase(tmp_path: Path) -> None:
    """Several business dates in a row: each deadline counts from the one it names."""
    columns = ("服务事项", "期限", "提车日期", "提回车日期", "交车时间", "完成时间")
    grid: list[list[object]] = [list(columns)]
    days = ["2026-11-02", "2026-11-03", at("2026-11-05T15:00")]
    wanted = {
        "提车次日": "2026-11-03T24:00",
        "提回车当日": "2026-11-03T24:00",
        "交车后3日内": "2026-11-08T24:00",
        "提回车次日": "2026-11-04T24:00",
        "交车后24小时内": "2026-11-06T15:00",
    }
    for phrase in wanted:
        grid.append(["x", phrase, *days, "2026-11-03"])
    grid.append(["x", "交车后3日内", "2026-11-02", None, None, None])
    got = by_row(check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD))
    assert [got[n]["due"] for n in range(2, 7)] == list(wanted.values())
    assert (got[7]["work"], got[7]["due"]) == ("not_applicable", None)


def test_columns_that_mean_something_else(tmp_path: Path) -> None:
    """Names that only look like ours, or like dates: Location, Region, Transaction, Overdue reason, 工作日."""
    columns = (
        "No.",
        "Region",
        "Location",
        "Transaction",
        "Task",
        "Deadline",
        "Version",
        "Overdue reason",
        "Done on",
        "Reporter",
        "Teamwork",
    )
    grid: list[list[object]] = [list(columns)]
    for r in (LATE, GOOD, OWED):
        grid.append([1, "North", "Beijing", "T-1", "report", r.phrase, "v2", "busy", r.done, "Ann", "yes"])
    result = check(save(tmp_path / "a.xlsx", {"Sheet1": grid}), as_of=AS_OF, period=PERIOD)
    got = by_row(result)
    assert not [d for n, r in enumerate((LATE, GOOD, OWED), 2) for d in differences(got[n], r)]
    assert {o["deliverable"] for o in got.values()} == {"report"}
    assert {o["provider"] for o in got.values()} == {""}
    assert {f["rule"] for f in result["findings"]} == {"completion-missing"}


def test_full_width_everywhere(tmp_path: Path) -> None:
    rows = [
        Row("每月５号前", "２０２６－１１－０６", None, "2026-11-05T24:00", "late", 1),
        Row("　每月5号前　", "　2026-11-05　", None, "2026-11-05T24:00", "on_time", 0),
        Row("交车后３日内", "2026－11－8", "２０２６．１１．５", "2026-11-08T24:00", "on_time", 0),
    ]
    prove(save(tmp_path / "a.xlsx", {"责任表": table(rows)}), rows, 2, as_of=AS_OF, period=PERIOD)


def test_a_lone_date_column_is_the_business_date(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["日期", "客户", "事项", "期限", "完成时间"],
        ["2026-11-05", "甲", "出装饰单", "3日内", "2026-11-09"],
    ]
    assert judged(tmp_path, grid) == [("2026-11-08T24:00", "late", 1)]
    weekly: list[list[object]] = [
        ["事项", "期限", "日期", "完成时间"],
        ["周报", "每周五", "2026-11-10", "2026-11-13"],
        ["会议", "每周三", "2026-11-17", "2026-11-19"],
    ]
    assert judged(tmp_path, weekly) == [("2026-11-13T24:00", "on_time", 0), ("2026-11-18T24:00", "late", 1)]


@pytest.mark.parametrize(
    ("deadline", "done"),
    [
        ("时间节点", "落实时间"), ("限期", "反馈时间"), ("预计完成时间", "实际完成时间"), ("计划完成时间", "完成时间"), ("规定完成时间", "销号时间"),
        ("截止", "送交日期"), ("最迟时间", "实际提交"), ("Target completion", "Finish date"), ("Timeline", "Sent on"), ("Committed date", "Handed over"),
    ],
)  # fmt: skip
def test_more_names_for_the_two_times(tmp_path: Path, deadline: str, done: str) -> None:
    grid: list[list[object]] = [
        ["事项", deadline, done],
        ["报表", "每月5号前", "2026-11-06"],
        ["报表", "每月23日前", None],
    ]
    assert judged(tmp_path, grid) == [("2026-11-05T24:00", "late", 1), ("2026-11-23T24:00", "due_soon", 0)]


@pytest.mark.parametrize(
    ("deadline", "done"), [("期限", "签收时间"), ("期限", "交接日期"), ("Deadline", "Delivery date")]
)
def test_the_only_date_is_the_completion_where_nothing_counts_from_an_event(
    tmp_path: Path, deadline: str, done: str
) -> None:
    grid = [["事项", deadline, done], ["报表", "每月5号前", "2026-11-06"], ["报表", "每月23日前", None]]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of="2026-11-20T09:00", period=PERIOD)
    assert [o["timeliness"] for o in result["obligations"]] == ["late", "due_soon"]
    assert [(f["rule"], f["cell"]) for f in result["findings"]] == [("columns-guessed", "C1")]


def test_tables_side_by_side_are_told_by_what_stands_in_each(tmp_path: Path) -> None:
    one = ["事项", "期限", "受理时间", "办结"]
    grid = [
        [*one, None, *one],
        [
            "答复",
            "3日内",
            at("2026-11-02"),
            at("2026-11-04"),
            None,
            "回单",
            "2日内",
            at("2026-11-02"),
            at("2026-11-05"),
        ],
        [
            "答复",
            "3日内",
            at("2026-11-03"),
            at("2026-11-09"),
            None,
            "回单",
            "2日内",
            at("2026-11-03"),
            at("2026-11-04"),
        ],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of="2026-11-20T09:00", period=PERIOD)
    assert [o["timeliness"] for o in result["obligations"]] == ["on_time", "late", "late", "on_time"]


def test_an_unknown_date_is_the_event_where_deadlines_count_from_one(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["事项", "期限", "签收时间", "状态"],
        ["报表", "3日内", "2026-11-16", None],
        ["报表", "每月23日前", None, None],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["due"], o["timeliness"]) for o in result["obligations"]] == [
        ("2026-11-19T24:00", "overdue"), ("2026-11-23T24:00", "due_soon"),
    ]  # fmt: skip
    said = {(f["rule"], f["cell"]) for f in result["findings"]}
    assert said == {("columns-guessed", "C1"), ("completion-missing", "D2")}


@pytest.mark.parametrize(
    "name", ["工作名称", "材料名称", "工作职责", "提供资料", "主要工作", "重点工作", "服务承诺", "督办事项", "考核项目"]
)
def test_more_names_for_what_is_owed(tmp_path: Path, name: str) -> None:
    grid: list[list[object]] = [
        ["责任部门", name, "完成时限", "完成时间"],
        ["销售部", "报表", "每月5号前", "2026-11-06"],
    ]
    assert judged(tmp_path, grid) == [("2026-11-05T24:00", "late", 1)]


def test_an_english_review_is_read(tmp_path: Path) -> None:
    heads = ["Department", "Item", "Deadline", "Completed", "Accepted?", "Why rejected", "Redo by", "Redone on"]
    row = ["Sales", "Slips", "by the 5th of each month", "2026-11-05", "No", None, "2026-11-10", None]
    result = check(save(tmp_path / "a.xlsx", {"s": [heads, row]}), as_of=AS_OF, period=PERIOD)
    assert [f["rule"] for f in result["findings"]] == ["rejection-unexplained", "rework-overdue"]


@pytest.mark.parametrize(
    "name",
    [
        "Delivery date (required)",
        "Delivery date *",
        "DELIVERY DATE:",
        "Delivery\ndate (yyyy-mm-dd)",
        "Date of delivery",
        "Date of the delivery *",
    ],
)
def test_an_event_column_with_more_than_its_name(tmp_path: Path, name: str) -> None:
    grid = [
        ["Task", "Deadline", name, "Completed"],
        ["Card slips", "within 2 days of delivery", at("2026-11-02"), at("2026-11-05")],
    ]
    assert judged(tmp_path, grid) == [("2026-11-04T24:00", "late", 1)]


def test_long_remarks_in_the_names_of_two_rows(tmp_path: Path) -> None:
    """A remark in brackets makes no text of a name; the names merged over both rows are filled into the lower one."""
    shown = [
        ["Task", "Deadline", "Date completed (yyyy-mm-dd)", "Details", None],
        [None, None, None, "Delivery date (required)", "Status"],
        ["Card slips", "within 2 days of delivery", at("2026-11-05"), at("2026-11-02"), "Done"],
    ]
    path = tmp_path / "a.xlsx"
    book = Workbook()
    put(book.active, shown)
    for merged in ("A1:A2", "B1:B2", "C1:C2", "D1:E1"):
        book.active.merge_cells(merged)
    book.save(path)
    result = check(path, as_of=AS_OF, period=PERIOD)
    said = [(o["row"], o["due"], o["timeliness"]) for o in result["obligations"]]
    assert said == [(3, "2026-11-04T24:00", "late")] and not result["findings"]


def test_duty_is_what_is_owed_or_its_number(tmp_path: Path) -> None:
    names = ["Department", "Receiver", "Duty", "Deadline", "Submitted on"]
    grid = [names, ["Workshop", "Finance", "Parts invoice", "by the 5th", "2026-11-05"]]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    (only,) = result["obligations"]
    assert (only["deliverable"], only["receiver"], only["timeliness"]) == ("Parts invoice", "Finance", "on_time")
    grid = [[*names, "Item"], ["Workshop", "Finance", "D01", "by the 5th", "2026-11-05", "Invoice"]]
    (only,) = check(save(tmp_path / "b.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)["obligations"]
    assert only["deliverable"] == "Invoice"


def test_a_table_of_unknown_names_above_one_of_known_names(tmp_path: Path) -> None:
    above = [
        ["要交的东西", "给谁", "最晚什么时候", "交的日期"],
        *[["报表", "财务部", "每月5号前", "2026.11.4"]] * 3,
        [],
    ]
    result = check(
        save(tmp_path / "a.xlsx", {"s": [*above, ["事项", "期限", "完成时间"], ["周报", "每月6号前", "2026-11-05"]]}),
        as_of=AS_OF, period=PERIOD, write=False,
    )  # fmt: skip
    assert [o["deliverable"] for o in result["obligations"]] == ["报表"] * 3 + ["周报"]


def test_a_day_of_an_event_by_what_the_deadlines_count_from(tmp_path: Path) -> None:
    grid = [
        ["运单号", "承运商", "应回传单据", "签收日期", "回传时限", "实际回传日"],
        ["Y1", "顺达", "签收联", "2026-11-02", "签收后7天内", "2026-11-08"],
        ["Y2", "捷通", "签收照片", "2026-11-03", "签收当日", "2026-11-05"],
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["due"], o["provider"], o["timeliness"]) for o in result["obligations"]] == [
        ("2026-11-09T24:00", "顺达", "on_time"), ("2026-11-03T24:00", "捷通", "late"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("verdict", "reason"),
    [("审核结果", "退单原因"), ("是否通过", "打回原因"), ("驗收結果", "駁回理由"), ("验收意见", "退回说明"), ("Received OK?", "Why returned")],
)  # fmt: skip
@pytest.mark.parametrize("said", ["不通过", "不通過", "駁回", "退单", "退單", "Rejected"])
def test_what_the_receiving_side_calls_its_columns(tmp_path: Path, verdict: str, reason: str, said: str) -> None:
    grid = [
        ["事项", "期限", "完成时间", verdict, reason],
        ["报表", "每月5号前", at("2026-11-05"), said, "没盖章"],
        ["清单", "每月5号前", at("2026-11-05"), "通過", None],
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    back, taken = result["obligations"]
    assert (back["work"], back["review"]["reason"]) == ("rejected", "没盖章")
    assert taken["work"] == "accepted" and result["findings"] == []


FOOTER: list[list[object]] = [[], [None, None, None, None, None, "制表人:李铁军"]]
SECOND: list[list[object]] = [
    [],
    ["事项", "提交给", "期限", "完成时间", "责任人", "验收意见"],
    ["订单", "销售部", "每月5号前", at("2026-11-05"), "赵", "不通过"],
]


@pytest.mark.parametrize("below", [[], FOOTER, SECOND], ids=["nothing", "footer", "second"])
def test_verdicts_under_an_opinion_whatever_stands_below(tmp_path: Path, below: list[list[object]]) -> None:
    grid: list[list[object]] = [
        ["事项", "提交给", "期限", "完成时间", "责任人", "验收意见"],
        ["报表", "财务部", "每月5号前", at("2026-11-05"), "李", "不通过"],
        ["清单", "财务部", "每月5号前", at("2026-11-05"), "李", "通过"],
        *below,
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["work"] for o in result["obligations"]][:2] == ["rejected", "accepted"]
    assert "rejection-unexplained" in {f["rule"] for f in result["findings"]}


@pytest.mark.parametrize(
    "name", ["接收部门意见", "接收部门评价", "服务对象意见", "财务部意见", "Receiver acceptance", "Accepted by receiver", "Approval", "Sign-off", "Outcome"]
)  # fmt: skip
@pytest.mark.parametrize("receiver", ["提交给", "服务对象"])
def test_a_column_of_verdicts_is_no_department(tmp_path: Path, receiver: str, name: str) -> None:
    grid = [
        ["事项", receiver, "期限", "完成时间", "责任人", name, "退回原因"],
        ["报表", "财务部", "每月5号前", at("2026-11-05"), "李", "不通过", "缺签字"],
        ["清单", "销售部", "每月5号前", at("2026-11-05"), "李", "通过", None],
    ]
    result = check(save(tmp_path / "生产部.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["provider"], o["receiver"], o["work"]) for o in result["obligations"]] == [
        ("生产部", "财务部", "rejected"), ("生产部", "销售部", "accepted"),
    ]  # fmt: skip
    assert ("columns-guessed", "F1") in {(f["rule"], f["cell"]) for f in result["findings"]}


@pytest.mark.parametrize(
    ("name", "field", "held"),
    [
        ("责任人签字", "owner", ("张三", "李四")), ("责任人签名", "owner", ("张三", "欧阳修文")), ("经办人签字", "owner", ("张三", "李四")),
        ("Owner sign-off", "owner", ("Zhang San", "J. Li")), ("接收部门签字", "receiver", ("财务部", "销售部")),
        ("接收部门确认", "receiver", ("财务部", "销售部")), ("Receiving dept approval", "receiver", ("财务部", "销售部")),
        ("责任部门确认", "provider", ("生产部", "销售部")), ("提供部门确认", "provider", ("生产部", "销售部")),
    ],
)  # fmt: skip
def test_who_signs_is_somebody_where_names_stand_there(
    tmp_path: Path, name: str, field: str, held: tuple[str, str]
) -> None:
    grid = [["事项", "期限", "完成时间", name], *[["报表", "每月5号前", at("2026-11-05"), who] for who in held]]
    result = check(save(tmp_path / "生产部.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o[field] for o in result["obligations"]] == [*held]
    for said in ("同意", "√", "已签字", None):
        grid = [["事项", "期限", "完成时间", name], *[["报表", "每月5号前", at("2026-11-05"), said]] * 2]
        result = check(save(tmp_path / "生产部.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
        assert {o[field] or "" for o in result["obligations"]} <= {"", "生产部"}


@pytest.mark.parametrize("said", ["退回(缺签字)", "不接收,缺签字", "Rejected - 缺签字", "不通过——缺签字。"])
def test_why_it_was_sent_back_may_stand_behind_the_verdict(tmp_path: Path, said: str) -> None:
    grid = [["事项", "期限", "完成时间", "验收结果"], ["报表", "每月5号前", at("2026-11-05"), said]]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["work"], o["review"]["reason"]) for o in result["obligations"]] == [("rejected", "缺签字")]
    assert result["findings"] == []


@pytest.mark.parametrize(("name", "said"), [("检验结果", "不合格"), ("接收部门意见", "数据要再细一点")])
def test_what_is_said_of_other_things_is_no_verdict(tmp_path: Path, name: str, said: str) -> None:
    grid = [["事项", "提交给", "期限", "完成时间", name], ["报告", "财务部", "每月5号前", at("2026-11-05"), said]]
    result = check(save(tmp_path / "质检部.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["provider"], o["receiver"], o["work"]) for o in result["obligations"]] == [
        ("质检部", "财务部", "submitted")
    ]


@pytest.mark.parametrize(
    ("thing", "name", "said"),
    [
        ("报告", "是否需验收", "否"), ("报告", "领导是否审批", "否"), ("Report", "Approved?", "No"), ("报告", "需领导认可", "否"), ("Report", "Approval required", "No"),
        ("Report", "Sign-off needed?", "No"), ("Report", "CFO approval needed", "No"),
        ("贷款申请", "银行审批结果", "不通过"), ("理赔材料", "理赔结论", "拒绝"), ("Application", "Credit decision", "Declined"),
        ("Test report", "Result", "Fail"), ("报告", "部门内审核", "不通过"), ("Report", "Self-review", "Rejected"),
    ],
)  # fmt: skip
def test_what_is_asked_for_or_said_of_a_matter_is_no_verdict(tmp_path: Path, thing: str, name: str, said: str) -> None:
    grid = [
        ["责任部门", "事项", "接收部门", "期限", "完成时间", name],
        *(["质检部", thing, "财务部", "每月5号前", at(f"2026-11-0{day}"), said] for day in (4, 5)),
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["work"] for o in result["obligations"]] == ["submitted"] * 2 and result["findings"] == []


@pytest.mark.parametrize("name", ["需求部门意见", "内部客户意见", "Latest outcome", "主要领导审批"])
def test_what_the_other_side_says_is_a_verdict(tmp_path: Path, name: str) -> None:
    grid = [["责任部门", "事项", "期限", "完成时间", name], ["质检部", "报表", "每月5号前", at("2026-11-05"), "不通过"]]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["work"] for o in result["obligations"]] == ["rejected"]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("数据来源", "DMS导出.xlsx"), ("取数依据", "银行流水.csv"), ("电子档命名", "日报.xlsx"), ("Source file", "ledger.csv"),
        ("Input", "rates.xlsx"), ("电子档", "某店-日报.xlsx"), ("电子档", "日报-YYYYMMDD.xlsx"), ("Workbook", "report_yyyy-mm.xlsx"),
        ("电子档", "XX店日报.xlsx"), ("电子档", "**店日报.xlsx"), ("电子档", "日报  年  月.xlsx"),
    ],
)  # fmt: skip
def test_files_that_were_not_handed_in_are_no_proof(tmp_path: Path, name: str, file: str) -> None:
    grid = [
        ["责任部门", "事项", name, "期限", "完成时间"],
        *(["销售部", "日报", file, "每月5号前", at(f"2026-11-0{day}")] for day in (4, 5)),
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert result["findings"] == []


@pytest.mark.parametrize("file", ["maxx表.xlsx", "2026年10月日报.xlsx", "yearly.pdf", "临港店[1].pdf"])
def test_files_of_any_name_are_proof(tmp_path: Path, file: str) -> None:
    grid = [
        ["责任部门", "事项", "电子档", "期限", "完成时间"],
        *(["销售部", "日报", file, "每月5号前", at(f"2026-11-0{day}")] for day in (4, 5)),
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(f["rule"], f["cell"]) for f in result["findings"]] == [("columns-guessed", "C1")]


@pytest.mark.parametrize("asked", [30, 1.0, "100%", "按模板", "每月6号前", None])
def test_what_is_asked_for_beside_the_deadline_is_none(tmp_path: Path, asked: object) -> None:
    grid = [
        ["责任部门", "事项", "期限", "要求完成", "实际完成", "完成时间"],
        *[["销售部", "回访", "每月5号前", asked, 28, at("2026-11-05")]] * 2,
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["on_time"] * 2
    assert "value-unreadable" not in {f["rule"] for f in result["findings"]}


def test_dates_and_deadlines_below_the_same_name_count(tmp_path: Path) -> None:
    done = at("2026-11-07")
    for names, asked in ((["期限", "要求完成"], ["每月9号前", at("2026-11-06")]), (["要求完成"], ["每月6号前"])):
        grid = [["责任部门", "事项", *names, "完成时间"], *[["销售部", "回访", *asked, done]] * 2]
        result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
        assert {o["due"] for o in result["obligations"]} == {"2026-11-06T24:00"}


def test_an_opinion_of_many_words_stays_the_reason_of_a_score(tmp_path: Path) -> None:
    grid = [
        ["事项", "期限", "完成时间", "评分", "验收意见"],
        ["报表", "每月5号前", at("2026-11-05"), 2, "两处金额要改"],
        ["清单", "每月5号前", at("2026-11-05"), 5, "合格"],
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    assert [o["work"] for o in result["obligations"]] == ["submitted"] * 2 and result["findings"] == []


def test_whether_it_came_in_order_is_no_date(tmp_path: Path) -> None:
    grid = [
        ["Task", "Deadline", "Delivered OK?"],
        ["Slips", "by the 5th of each month", "Yes"],
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    assert "completion-undated" not in {f["rule"] for f in result["findings"]}


def test_dates_of_which_nobody_can_say_what_they_are_judge_nothing(tmp_path: Path) -> None:
    grid = [
        ["责任部门", "事项", "期限", "甲方日期", "乙方日期"],
        ["客服部", "投诉1", "3日内", at("2026-11-05"), at("2026-11-05")],
        ["客服部", "投诉2", "3日内", at("2026-11-06"), at("2026-11-06")],
        ["客服部", "月报", "每月5号前", None, None],
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    assert [(o["work"], o["timeliness"]) for o in result["obligations"]] == [
        ("not_started", "undetermined"), ("not_started", "undetermined"), ("not_started", "overdue"),
    ]  # fmt: skip
    assert [(f["rule"], f["cell"]) for f in result["findings"] if f["severity"] == "error"] == [
        ("completion-column-unclear", "D1")
    ]


@pytest.mark.parametrize("phrase", ["提车次日", "每月5号前"])
def test_further_dates_of_events_leave_the_completion_in_no_doubt(phrase: str, tmp_path: Path) -> None:
    """A list without a column of completion: what is owed has not come."""
    grid = [
        ["责任部门", "订车日期", "提车日期", "事项", "期限"],
        *(["销售部", at(f"2026-11-0{n}"), at(f"2026-11-0{n + 2}"), "刷卡单", phrase] for n in (1, 2, 3)),
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD)
    assert {o["timeliness"] for o in result["obligations"]} == {"overdue"}
    assert {f["rule"] for f in result["findings"]} == {"completion-missing"}


@pytest.mark.parametrize(
    ("names", "phrases"),
    [
        (("Opened", "Assigned on"), ("within 3 days of assignment", "1 day after assignment")),
        (("申报日期", "收到海关通知"), ("收到通知后3日内", "当天")),
        (("取机日期", "收机日期"), ("收机后3天", "2日内")),
    ],
)
def test_the_event_that_a_deadline_names_in_other_words(
    tmp_path: Path, names: tuple[str, str], phrases: tuple[str, str]
) -> None:
    other, day = at("2026-11-01"), at("2026-11-04")
    grid = [
        ["责任部门", "事项", "期限", *names, "完成时间"],
        *(["客服部", f"{phrase}的", phrase, other, day, at("2026-11-04")] for phrase in phrases),
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    assert [o["timeliness"] for o in result["obligations"]] == ["on_time"] * 2
    assert {o["event_at"] for o in result["obligations"]} == {"2026-11-04"}


@pytest.mark.parametrize("deadline", ["期限", "什么时候要"])
def test_when_it_was_handed_in_again_is_no_event(deadline: str, tmp_path: Path) -> None:
    verdicts = [("通过", None, None), ("退回", "缺页", at("2026-10-08")), ("通过", None, None)]
    grid: list[list[object]] = [["报什么", "营业日期", deadline, "完成时间", "验收", "退回原因", "重交时间"]]
    for day, verdict in enumerate(verdicts, 5):
        grid.append(["营业日报", at(f"2026-10-0{day}"), "次日10点前", at(f"2026-10-0{day + 1}"), *verdict])
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of="2026-10-20T09:00", period="2026-10")
    assert [o["due"] for o in result["obligations"]] == [f"2026-10-0{day}T10:00" for day in (6, 7, 8)]
    assert [(o["resubmitted_at"] or "")[:10] for o in result["obligations"]] == ["", "2026-10-08", ""]


def test_a_column_called_like_an_end_is_no_beginning_beside_the_completion(tmp_path: Path) -> None:
    rows = (
        ["Sales", f"Reply {n}", "within 3 days of request", at(f"2026-11-0{n}"), at("2026-11-09")] for n in (2, 5, 6)
    )
    grid = [["Department", "Item", "Deadline", "Sent", "Completed at"], *rows]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD)
    assert {(o["timeliness"], o["event_at"]) for o in result["obligations"]} == {("undetermined", None)}


@pytest.mark.parametrize(("words", "taken"), [("报修4小时内到场", "到场时间"), ("报修4小时内修好", "完成时间")])
def test_what_most_deadlines_say_is_to_be_done_is_what_they_are_judged_by(
    tmp_path: Path, words: str, taken: str
) -> None:
    grid: list[Row] = [["部门", "事项", "报修时间", "期限", "到场时间", "完成时间"]]
    for day in ("02", "03", "04"):
        times = [at(f"2026-11-{day}T{hour}:00") for hour in ("09", "11", "18")]
        grid.append(["工程部", f"水管漏{day}", times[0], words, *times[1:]])
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of="2026-11-20T09:00", period=PERIOD)
    late = {"到场时间": "on_time", "完成时间": "late"}[taken]
    assert {o["timeliness"] for o in result["obligations"]} == {late}


@pytest.mark.parametrize("deadline", ["期限", "截止日期"])
@pytest.mark.parametrize(("guess", "due"), [("预计完成时间", "2026-11-09"), ("要求完成时间", "2026-11-16")])
def test_a_forecast_is_no_deadline_and_two_deadlines_are_told(
    deadline: str, guess: str, due: str, tmp_path: Path
) -> None:
    """When somebody thinks that it will be done changes nothing of when it was promised."""
    rows = [
        ["甲", "报表", "11月9日", "2026-11-16", "2026-11-14"],
        ["甲", "台账", "每月9日", "2026-11-16", "2026-11-14"],
    ]
    grid: list[list[object]] = [["部门", "事项", deadline, guess, "完成时间"], *rows]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["due"], o["event_at"]) for o in result["obligations"]] == [(f"{due}T24:00", None)] * 2
    assert findings(result, "columns-guessed") == ([] if guess.startswith("预计") else ["D1"])


def test_nothing_counts_from_a_forecast(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["部门", "事项", "期限", "预计完成时间", "完成时间"],
        ["甲", "报表", "3日内", "2026-11-16", None],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["due"], o["event_at"]) for o in result["obligations"]] == [(None, None)]


@pytest.mark.parametrize("name", ["工作内容", "服务内容", "事项", "Task"])
def test_what_is_owed_and_when_may_stand_in_one_cell(name: str, tmp_path: Path) -> None:
    rows = [
        ["每月5日前向财务部报送欠款报表", "贷款科", at("2026-11-04"), "张三"],
        ["每月6日前上报刷卡单", "销售科", at("2026-11-09"), None],
    ]
    grid = [[name, "责任部门", "完成时间", "备注"], *rows, ["每月8日前报送结算单", "维修科", None, None]]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    assert [(o["timeliness"], o["deliverable"]) for o in result["obligations"]] == [
        ("on_time", rows[0][0]),
        ("late", rows[1][0]),
        ("overdue", "每月8日前报送结算单"),
    ]
    again = check(tmp_path / "a.xlsx", as_of=AS_OF, period=PERIOD)
    assert [o["timeliness"] for o in again["obligations"]] == ["on_time", "late", "overdue"]


def test_what_is_said_of_a_table_above_its_header_is_no_part_of_a_name(tmp_path: Path) -> None:
    """A unit or a date stands over one of its columns as a group of columns would."""
    grid: list[list[object]] = [["截至11月18日", None, None, None, "单位:件", None]]
    grid.append(["序号", "责任单位", "督办事项", "办理时限", "督办人", None])
    grid += [[n, "住建局", f"事项{n}", f"11月{n}日前", "周军", None] for n in (5, 6, 30)]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    assert {f["message"] for f in result["findings"] if "单位:件" in f["message"]} == set()
    assert [o["row"] for o in result["obligations"]] == [3, 4, 5]


@pytest.mark.parametrize(
    "grid",
    [
        [["工作内容", "执行人", "执行日期", "结果"], *(["每天巡检", "王敏", at("2026-11-04"), "正常"], ["每周保养", "李军", at("2026-11-05"), "正常"], ["每月校准", "李军", None, None])],
        [["资料", "份数", "保管人"], ["周报", 3, "王敏"], ["月报", 2, "李军"], ["季报", 2, "李军"]],
        [["工作内容", "责任人", "备注"], ["每周例会", "王敏", None], ["每月例会", "李军", None], ["每季度例会", "李军", None]],
        [["要交的东西", "谁弄", "啥时候要", "交了的时间"], *([name, "王敏", at("2026-11-15"), None] for name in ("周报", "月报", "季报"))],
    ],
)  # fmt: skip
def test_how_often_something_is_done_is_no_deadline_of_it(grid: list[list[object]], tmp_path: Path) -> None:
    """每周保养 is what is done; where a column says by when, that counts."""
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of="2026-11-12", period=PERIOD, write=False)
    assert "overdue" not in {o["timeliness"] for o in result["obligations"]}


def test_people_do_not_stand_below_a_place(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["网点", "事项", "期限", "完成时间"],
        *([name, "月报", "每月5日前", at("2026-11-04")] for name in ("徐汇", "黄浦", "张江")),
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["provider"] for o in result["obligations"]] == ["徐汇", "黄浦", "张江"]


@pytest.mark.parametrize(
    "name", ["前期落实情况", "以前年度整改情况", "同期完成情况", "客户资料提交情况", "培训完成情况"]
)
def test_a_status_of_something_else_hides_nobody(name: str, tmp_path: Path) -> None:
    said = [("已完成", at("2026-11-04")), ("已完成", at("2026-11-04")), ("未完成", None), ("已完成", None)]
    rows = [[f"表{n}", "王敏", far, "11月5日前", done] for n, (far, done) in enumerate(said)]
    grid: list[list[object]] = [["事项", "责任人", name, "期限", "完成时间"], *rows]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["on_time", "on_time", "overdue", "overdue"]


def test_whether_a_complaint_was_true_is_no_verdict(tmp_path: Path) -> None:
    rows = [
        [f"投诉{n}", "甲部", "11月5日前", at("2026-11-04"), said]
        for n, said in enumerate(("属实", "不属实", "部分属实"))
    ]
    grid: list[list[object]] = [["投诉内容", "责任部门", "答复期限", "答复时间", "核查结果"], *rows]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert {o["work"] for o in result["obligations"]} == {"submitted"}


@pytest.mark.parametrize("name", ["主题", "培训题目", "栏目", "检查路线"])
def test_weeks_that_differ_in_what_they_are_about_are_weeks(name: str, tmp_path: Path) -> None:
    days = ["2026-10-02", "2026-10-09", "2026-10-16", "2026-10-23", None]
    rows = [
        ["安全周报", about, "每周五", day]
        for about, day in zip(("安全", "质量", "设备", "环保", "现场"), days, strict=True)
    ]
    grid: list[list[object]] = [["事项", name, "期限", "完成时间"], *rows]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of="2026-10-28", period="2026-10", write=False)
    assert [o["timeliness"] for o in result["obligations"]] == [*["on_time"] * 4, "not_due"]


@pytest.mark.parametrize(("name", "due"), [("应回访日期", "2026-11-12T24:00"), ("应付日期", "2026-11-30T24:00")])
def test_the_day_of_a_row_beside_a_rule_of_another_name(name: str, due: str, tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["项目名称", "回访要求", name, "实际回访日期", "回访人"],
        ["城东大厦", "每月回访一次", at("2026-11-12"), None, "马技"],
        ["市医院", "每月回访一次", at("2026-11-12"), at("2026-11-11"), "马技"],
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    assert [o["due"] for o in result["obligations"]] == [due, due]
    again = check(tmp_path / "a.xlsx", as_of=AS_OF, period=PERIOD)
    assert (again["obligations"], again["written"]) == (result["obligations"], [])


@pytest.mark.parametrize("name", ["配合科室", "协办部门"])
def test_who_only_helps_owes_nothing_in_a_table_in_its_own_words(name: str, tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["工作内容", "频次/时间", "责任人", name, "落实日期"],
        ["员工大会", "每月10日", "张三", "全院", at("2026-11-09")],
        ["周例会", "每周一", "李四", None, None],
        ["礼物", "每月20日", "张三", "人力", None],
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert {o["provider"] for o in result["obligations"]} == {""}

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


@pytest.mark.parametrize(
    "name", ["工作名称", "材料名称", "工作职责", "提供资料", "主要工作", "重点工作", "服务承诺", "督办事项", "考核项目"]
)
def test_more_names_for_what_is_owed(tmp_path: Path, name: str) -> None:
    grid: list[list[object]] = [
        ["责任部门", name, "完成时限", "完成时间"],
        ["销售部", "报表", "每月5号前", "2026-11-06"],
    ]
    assert judged(tmp_path, grid) == [("2026-11-05T24:00", "late", 1)]


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


def test_dates_and_deadlines_below_the_same_name_count(tmp_path: Path) -> None:
    done = at("2026-11-07")
    for names, asked in ((["期限", "要求完成"], ["每月9号前", at("2026-11-06")]), (["要求完成"], ["每月6号前"])):
        grid = [["责任部门", "事项", *names, "完成时间"], *[["销售部", "回访", *asked, done]] * 2]
        result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
        assert {o["due"] for o in result["obligations"]} == {"2026-11-06T24:00"}


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


def test_deadlines_may_stand_in_the_words_of_some_of_what_is_to_be_done(tmp_path: Path) -> None:
    """The others are judged by no day, and nothing is invented for 及时."""
    done = at("2026-11-04")
    said = ["及时(5号前)提供欠款报表", "对违约客户做协调工作", "及时报客户银行公证费", "每月6号前提供办结日期"]
    grid = [
        ["消贷部对财务部服务承诺"],
        ["序号", "服务内容", "责任人", "完成情况", "完成时间"],
        *([n, text, "张三", None, done if n == 1 else None] for n, text in enumerate(said, 1)),
    ]
    for _ in range(2):
        result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
        assert [o["timeliness"] for o in result["obligations"]] == [
            "on_time",
            "undetermined",
            "undetermined",
            "overdue",
        ]
        assert findings(result, "deadline-missing") == ["B4"]
        assert findings(result, "deadline-unmeasurable") == ["B5"]
        assert findings(result, "deadline-unreadable") == []


def test_a_day_that_says_which_things_are_meant_is_no_deadline_of_what_is_done_with_them(tmp_path: Path) -> None:
    of_things = [
        "处理10月20日前的投诉",
        "审核每周五前上交的周报",
        "更换11月15日前到期的灭火器",
        "催收10月31日前欠款",
        "更新11月1日前数据,做好记录",
    ]
    said = ["每月5号前提供客户的信息", *of_things, "核对5日前的单据,每月8日前报财务"]
    said += ["每月6日前的月报", "财务部每月7日前提交的报表", "库存表每月9号前提交", "及时提供内容完整的打款单"]
    grid = [["工作内容", "责任人", "完成情况"], *([text, "王敏", None] for text in said)]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    due = [o["due"] for o in result["obligations"]]
    assert due == [
        "2026-11-05T24:00",
        *[None] * len(of_things),
        *(f"2026-11-0{day}T24:00" for day in (8, 6, 7, 9)),
        None,
    ]
    assert findings(result, "deadline-missing") == [f"A{row}" for row in range(3, 8)]
    assert findings(result, "deadline-unmeasurable") == ["A12"]


def test_deadlines_in_words_are_read_where_most_of_a_list_says_when_but_hardly_any_by_when(tmp_path: Path) -> None:
    said = ["及时报销入户费用", "提车次日及时提供刷卡单", "提回车当日及时将车辆入库", "配合财务人员去银行存款"]
    grid = [["序号", "服务内容", "责任人", "完成时间"], *([n, text, "张三", None] for n, text in enumerate(said, 1))]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    assert [o["deliverable"] for o in result["obligations"]] == said
    assert findings(result, "deadline-missing") == ["B5"]


@pytest.mark.parametrize(
    "grid",
    [
        [["工作内容", "责任人", "完成情况"], *([text, "王敏", None] for text in ("每周例会", "每月例会", "及时跟进"))],
        [["工作内容", "责任人", "完成情况"], *([text, "王敏", None] for text in ("11月5日前报名", *["组织", "培训", "总结", "归档"]))],
        [["工作内容", "责任人", "备注"], *([text, "王敏", None] for text in ("11月5日前报名", "及时跟进", "归档"))],
        [["商品名称", "负责人", "完成情况"], *([text, "王敏", None] for text in ("开封后7日内食用", "及时冷藏", "面粉"))],
    ],
)  # fmt: skip
def test_a_list_in_which_hardly_anything_says_by_when_is_told_to_name_deadlines(
    grid: list[list[object]], tmp_path: Path
) -> None:
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    assert result["obligations"] == []
    assert [f["rule"] for f in result["findings"]] == ["no-duty-sheet"]


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


def test_the_day_of_a_row_is_judged_by_the_real_day_of_the_same_act(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["客户", "负责的", "要做的事", "检查要求", "应检查时间", "实际检查日期"],
        ["甲", "张三", "电话", "每月检查一次", at("2026-11-05"), at("2026-11-04")],
        ["乙", "李四", "电话", "每月检查一次", at("2026-11-06"), None],
        ["丙", "王五", "电话", "每月检查一次", None, None],
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period="2026-11", write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["on_time", "overdue", "not_due"]


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

"""Which column says when things were done, where no known name does: none is charged by a guess that nothing bears."""

from __future__ import annotations

from pathlib import Path

import pytest
from command import dutybook
from layout_kit import AS_OF, PERIOD, at, put
from openpyxl import Workbook
from sheets_kit import check, save

DAYS = (6, 9, 30)


def dated(name: str, *days: int | None) -> list[object]:
    """A column of dates of November, with its name."""
    return [name, *(day and at(f"2026-11-{day:02}") for day in days)]


def told(tmp_path: Path, *more: list[object], phrase: str = "期限") -> tuple[list[str], set[tuple[str, str | None]]]:
    """How the three rows stand, and what is said, where these columns are right of the promises."""
    promises = [["部门", *"甲甲乙"], ["事项", "报表", "台账", "清单"], [phrase, *(f"11月{day}日" for day in DAYS)]]
    grid = [list(row) for row in zip(*promises, *more, strict=True)]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    return [o["timeliness"] for o in result["obligations"]], {(f["rule"], f["cell"]) for f in result["findings"]}


@pytest.mark.parametrize(
    "name",
    [
        *("送出", "办妥", "寄出", "上报", "销号", "反馈", "结果", "啥时候干的", "签收时间", "日期", "补交时间"),
        *("实际交期", "改到位日期"),
    ],
)
def test_the_only_dates_beside_fixed_deadlines_are_those_of_the_completion(tmp_path: Path, name: str) -> None:
    stand, said = told(tmp_path, dated(name, 5, 12, None))
    assert stand == ["on_time", "late", "not_due"]
    assert said <= {("columns-guessed", "D1")}


@pytest.mark.parametrize("other", ["催办时间", "提醒日期", "下达日期", "审核时间", "备注日期", "复查时间", "延期至"])
def test_dates_of_something_else_leave_them_in_no_doubt(tmp_path: Path, other: str) -> None:
    stand, said = told(tmp_path, dated(other, 3, 8, 10), dated("送出", 5, 12, None))
    assert stand == ["on_time", "late", "not_due"]
    assert said == {("columns-guessed", "E1")}


@pytest.mark.parametrize(
    "name",
    [
        "登记日期",
        "审核时间",
        "复查",
        "入职日期",
        "进场时间",
        "签订日期",
        "合同日期",
        "发布时间",
        "发文日期",
        "会议日期",
        "跟进时间",
        "Contract_date",
    ],
)
def test_a_date_that_is_hardly_of_the_completion_charges_nobody(tmp_path: Path, name: str) -> None:
    stand, said = told(tmp_path, dated(name, 5, 12, None))
    assert stand == ["undetermined", "undetermined", "not_due"]
    assert said == {("completion-column-unclear", "D1")}


@pytest.mark.parametrize(
    "name",
    [
        "开始时间",
        "起始时间",
        "启动日期",
        "开始",
        "开始执行时间",
        "开工日期",
        "实际开始时间",
        "Start",
        "Kickoff",
        "下达日期",
        "交办时间",
        "指派时间",
        "创建时间",
        "Assigned_on",
    ],
)
def test_a_day_on_which_it_was_begun_or_given_out_is_no_completion(tmp_path: Path, name: str) -> None:
    stand, said = told(tmp_path, dated(name, 5, 12, None))
    assert stand == ["overdue", "overdue", "not_due"]
    assert {rule for rule, _ in said} == {"completion-missing"}


@pytest.mark.parametrize(
    ("phrase", "name"),
    [("启动时限", "启动时间"), ("开始期限", "实际开始时间"), ("开工期限", "开工日期"), ("进场时限", "进场时间")],
)
def test_what_has_to_be_begun_is_judged_by_its_beginning(tmp_path: Path, phrase: str, name: str) -> None:
    stand, said = told(tmp_path, dated(name, 5, 12, None), phrase=phrase)
    assert stand == ["on_time", "late", "not_due"]
    assert said == {("columns-guessed", "D1")}


def test_what_was_begun_beside_another_deadline_is_not_done(tmp_path: Path) -> None:
    columns = dated("开工时间", 5, 12, None), dated("完工时限", *DAYS), dated("完工时间", 6, None, None)
    assert "on_time" not in told(tmp_path, *columns, phrase="开工时限")[0]


@pytest.mark.parametrize("act", ["派单", "派工", "指派", "分派", "交办", "下达", "建单"])
def test_what_was_given_out_by_a_deadline_so_called_charges_nobody(tmp_path: Path, act: str) -> None:
    stand, said = told(tmp_path, dated(f"{act}时间", 5, 12, None), phrase=f"{act}时限")
    assert stand == ["undetermined", "undetermined", "not_due"]
    assert said == {("completion-column-unclear", "D1")}


@pytest.mark.parametrize("name", ["开始时间", "启动时间"])
def test_what_was_begun_after_it_was_given_out_is_not_done(tmp_path: Path, name: str) -> None:
    grid = [["事项", "交办时间", "期限", name], ["甲", at("2026-11-02"), "交办后3日内", at("2026-11-03")]]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["due"], o["timeliness"]) for o in result["obligations"]] == [("2026-11-05T24:00", "overdue")]


def test_two_that_may_be_the_completion_charge_nobody(tmp_path: Path) -> None:
    stand, said = told(tmp_path, dated("送审", 3, 8, None), dated("签收", 5, 12, None))
    assert stand == ["undetermined", "undetermined", "not_due"]
    assert said == {("completion-column-unclear", "D1")}


def test_what_is_put_right_is_done_when_it_is_and_not_when_somebody_looked(tmp_path: Path) -> None:
    looked, outcome = dated("复查时间", 8, 12, None), ["复查结果", "合格", "合格", None]
    stand, said = told(tmp_path, looked, outcome, dated("整改完成时间", 5, 10, None), phrase="整改期限")
    assert stand == ["on_time", "late", "not_due"]
    assert said == {("columns-guessed", "C1"), ("columns-guessed", "E1"), ("columns-guessed", "F1")}


def test_it_is_a_second_time_beside_a_first_one(tmp_path: Path) -> None:
    stand, _ = told(
        tmp_path, dated("完成时间", 5, 12, None), ["验收", "合格", "退回", None], dated("整改完成时间", None, 15, None)
    )
    assert stand == ["on_time", "late", "not_due"]


@pytest.mark.parametrize("names", [("Done?", "Date done"), ("Completed?", "Came in")])
def test_a_question_whether_it_was_done_says_how_far_it_is(tmp_path: Path, names: tuple[str, str]) -> None:
    stand, said = told(tmp_path, [names[0], "Y", "Y", "N"], [names[1], "5 Nov", None, None])
    assert stand == ["on_time", "undetermined", "not_due"]
    assert {rule for rule, _ in said} <= {"columns-guessed", "completion-missing"}


@pytest.mark.parametrize("group", ["实际报送", "送达", "提交情况"])
def test_a_date_below_a_group_is_of_what_the_group_says(tmp_path: Path, group: str) -> None:
    shown = [
        ["部门", "事项", "报送时间要求", None, group, None],
        [None, None, "周期", "截止", "日期", "签收人"],
        ["甲", "报表", "月", "11月6日", "11/5", "小何"],
        ["甲", "台账", "月", "11月9日", "20261112", "小何"],
        ["乙", "清单", "次", "11月30日", None, None],
    ]
    path, book = tmp_path / "a.xlsx", Workbook()
    put(book.active, shown)
    for merged in ("A1:A2", "B1:B2", "C1:D1", "E1:F1"):
        book.active.merge_cells(merged)
    book.save(path)
    result = check(path, as_of=AS_OF, period=PERIOD, write=False)
    stand = [(o["submitted_at"], o["timeliness"], o["owner"]) for o in result["obligations"]]
    assert stand == [("2026-11-05", "on_time", ""), ("2026-11-12", "late", ""), (None, "not_due", "")]


@pytest.mark.parametrize(("done", "shown"), [(5, False), (12, True)])
def test_a_guess_by_which_somebody_is_late_is_among_the_problems(tmp_path: Path, done: int, shown: bool) -> None:
    grid = [["部门", "事项", "期限", "送出"], ["甲", "报表", "11月6日", at(f"2026-11-{done:02}")]]
    path = save(tmp_path / "a.xlsx", {"s": grid})
    said = dutybook("check", path, "--as-of", AS_OF, "--period", PERIOD, "--no-write").out
    assert ("(columns-guessed)" in said) == shown
    assert ("另有 1 条提示" in said) == (not shown)


@pytest.mark.parametrize(
    "days", [["11.5", "11.12"], ["5号", "12号"], ["11月5日下午", "11/12 9:30"], ["5 Nov", "Nov 12"]]
)
def test_days_as_people_type_them_below_a_verb(tmp_path: Path, days: list[object]) -> None:
    stand, said = told(tmp_path, ["送出", *days, None])
    assert stand == ["on_time", "late", "not_due"]
    assert {rule for rule, _ in said} <= {"columns-guessed", "date-ambiguous"}


@pytest.mark.parametrize("name", ["房号", "单价", "床位"])
@pytest.mark.parametrize("texts", [["3-12", "2-11", "1-05"], ["11.5", "12.3", "10.1"], ["3号", "4号", "5号"]])
def test_numbers_below_other_names_are_no_days(tmp_path: Path, name: str, texts: list[object]) -> None:
    stand, said = told(tmp_path, [name, *texts])
    assert stand == ["overdue", "overdue", "not_due"]
    assert {rule for rule, _ in said} == {"completion-missing"}


@pytest.mark.parametrize("name", ["给财务日期", "哪天送的", "签收", "交表日期"])
def test_a_beginning_that_only_some_deadlines_count_from_is_none_of_the_others(name: str, tmp_path: Path) -> None:
    """Beside 每月5号前 the column of the beginning is blank, and that says nothing of the end."""
    grid: list[list[object]] = [["事项", "期限", "业务日期", name]]
    for day in range(2, 12):
        counted = day % 3 == 0
        done = at(f"2026-11-{day + 1:02}")
        grid.append(
            ["结算单", "3日内", at(f"2026-11-{day:02}"), done] if counted else ["报表", "每月20号前", None, done]
        )
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of="2026-11-22T09:00", period=PERIOD)
    assert {o["timeliness"] for o in result["obligations"]} == {"on_time"}
    assert ("columns-guessed", "D1") in {(f["rule"], f["cell"]) for f in result["findings"]}


@pytest.mark.parametrize(
    ("begun", "between", "done"),
    [
        ("提车日期", "录入日期", "交单日期"),
        ("签约日期", "创建时间", "反馈日期"),
        ("收件日期", "系统登记时间", "寄出日期"),
    ],
)
def test_when_something_was_written_down_is_the_beginning_only_where_nothing_else_is(
    begun: str, between: str, done: str, tmp_path: Path
) -> None:
    grid: list[list[object]] = [["部门", "事项", "期限", begun, between, done]]
    for day in (2, 3, 5):
        moments = [at(f"2026-11-{day + more:02}") for more in (0, 3, 4)]
        grid.append(["销售部", f"单{day}", "3日内", *moments])
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of="2026-11-20T09:00", period=PERIOD)
    assert {(o["timeliness"], o["days_late"]) for o in result["obligations"]} == {("late", 1)}


@pytest.mark.parametrize("done", ["寄出日期", "签收日期", "发件日期"])
def test_dates_that_contradict_a_pair_outweigh_its_names(done: str, tmp_path: Path) -> None:
    """收件日期 may be when it came here, or when somebody had it."""
    grid: list[list[object]] = [["部门", "事项", "期限", "收件日期", done]]
    grid += [["客服部", f"函{day}", "2日内", at(f"2026-11-{day:02}"), at(f"2026-11-{day + 4:02}")] for day in (2, 3)]
    grid += [["客服部", "件", "2日内", at("2026-11-04"), None]]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of="2026-11-20T09:00", period=PERIOD)
    assert [o["timeliness"] for o in result["obligations"]] == ["late", "late", "overdue"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("接收日期", "合同日期"), ("登记日期", "培训日期"), ("受理日期", "付款日期"), ("审核日期", "盘点日期")],
)
def test_what_is_left_beside_another_day_is_not_the_completion(one: str, other: str, tmp_path: Path) -> None:
    grid: list[list[object]] = [["部门", "事项", "期限", one, other]]
    grid += [["客服部", f"表{day}", "每月10号前", at(f"2026-11-{day:02}"), at("2026-11-07")] for day in (3, 6)]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of="2026-11-20T09:00", period=PERIOD)
    assert {o["timeliness"] for o in result["obligations"]} == {"undetermined"}
    assert "completion-column-unclear" in {f["rule"] for f in result["findings"]}


@pytest.mark.parametrize("name", ["完成率", "进度(%)", "Progress"])
def test_parts_of_a_whole_are_no_days(name: str, tmp_path: Path) -> None:
    grid = [
        ["部门", "事项", "期限", name],
        ["客服部", "甲", "每月25号前", "11.2"],
        ["客服部", "乙", "每月25号前", "12.5"],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of="2026-11-20T09:00", period=PERIOD)
    assert {(o["timeliness"], o["submitted_at"]) for o in result["obligations"]} == {("not_due", None)}


MARKED = ["11.4 王敏", "11.9", "已交"]


@pytest.mark.parametrize(
    "name",
    [
        "办结情况",
        "整改情况",
        "办理结果",
        "执行情况",
        "交付情况",
        "完成情形",
        "Result",
        "Closed",
        "交稿时间",
        "结案时间",
    ],
)
@pytest.mark.parametrize("cells", [MARKED, ["已整改 11.4", "11.9", None], ["11月4日", "√", "进行中"]])
def test_dates_among_ticks_and_words_say_when_things_were_done(tmp_path: Path, name: str, cells: list[object]) -> None:
    stand, said = told(tmp_path, [name, *cells])
    assert "overdue" not in stand and stand[0] in ("on_time", "undetermined")
    assert ("columns-guessed", "D1") in said
    assert "completion-missing" not in {rule for rule, _ in said}


@pytest.mark.parametrize("name", ["收件日期", "发现日期", "日期", "Received", "Order date", "手术日期"])
def test_a_day_that_stands_where_the_status_says_not_yet_is_not_the_completion(tmp_path: Path, name: str) -> None:
    stand, _ = told(tmp_path, dated(name, 2, 3, 4), ["完成情况", "11月5日", "进行中", None])
    assert stand == ["on_time", "overdue", "not_due"]


@pytest.mark.parametrize("name", ["放单时间", "盖章时间", "见报时间", "发货时间"])
@pytest.mark.parametrize("days", [("11.4", "11.10", None), ("2026-11-04", "11月10日", None)])
def test_days_without_a_year_follow_those_of_the_event(tmp_path: Path, name: str, days: tuple[object, ...]) -> None:
    begun = ["2026-11-02", "2026-11-05", "2026-11-12"]
    rows = [
        ["X", f"单{n}", day, "提单后2个工作日", done] for n, (day, done) in enumerate(zip(begun, days, strict=True))
    ]
    grid = [["客户", "事项", "提单日期", "期限", name], *rows]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["on_time", "late", "overdue"]


@pytest.mark.parametrize("name", ["什么时候交的", "哪天交的", "When done", "Done when"])
def test_what_asks_when_it_was_done_is_no_second_deadline(tmp_path: Path, name: str) -> None:
    stand, said = told(tmp_path, dated(name, 5, 12, None))
    assert stand == ["on_time", "late", "not_due"]
    assert said == {("columns-guessed", "D1")}


def test_when_it_was_accepted_may_be_when_it_was_done(tmp_path: Path) -> None:
    stand, said = told(tmp_path, dated("验收日期", 5, 12, None))
    assert stand == ["undetermined", "undetermined", "not_due"]
    assert said == {("completion-column-unclear", "D1")}


@pytest.mark.parametrize("other", ["归档日期", "批复日期", "回复日期", "销号时间", "结案日期"])
@pytest.mark.parametrize("name", ["完成时间", "提交日期", "办结时间"])
def test_what_others_did_later_does_not_stand_for_the_completion(tmp_path: Path, name: str, other: str) -> None:
    status = ["状态", "已完成", "已完成", "未完成"]
    stand, _ = told(tmp_path, dated(name, 5, 8, None), dated(other, 20, 20, None), status)
    assert stand == ["on_time", "on_time", "not_due"]


def test_one_date_where_the_status_says_not_yet_does_not_bar_the_others(tmp_path: Path) -> None:
    stand, _ = told(tmp_path, dated("收到日期", 5, 12, 13), ["状态", "已完成", "已完成", "进行中"])
    assert stand == ["on_time", "late", "on_time"]


def test_the_day_of_payment_beside_a_status_charges_nobody(tmp_path: Path) -> None:
    rows = [
        ["货A", at("2026-11-09"), "11月10日前", at("2026-11-19"), "完成"],
        ["货C", at("2026-11-12"), "11月15日前", None, "进行中"],
    ]
    grid: list[list[object]] = [["事项", "到货日期", "到货期限", "付款日期", "状态"], *rows]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert "late" not in {o["timeliness"] for o in result["obligations"]}


@pytest.mark.parametrize(
    ("said", "status"),
    [
        ("第1周11.2、第2周11.9", "undetermined"),
        ("11.2,11.9", "undetermined"),
        ("11.9联系", "overdue"),
        ("11.9", "on_time"),
    ],
)
def test_days_in_the_status_beside_a_blank_completion(tmp_path: Path, said: str, status: str) -> None:
    rows = [["例会", "11月10日", said, None], ["月报", "11月10日", "已完成", at("2026-11-09")]]
    grid: list[list[object]] = [["事项", "期限", "落实情况", "落实日期"], *rows]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert result["obligations"][0]["timeliness"] == status


def test_what_came_of_it_says_that_it_was_done(tmp_path: Path) -> None:
    rows = [
        ["死机", "11月5日", at("2026-11-04"), "已解决"],
        ["上报", "11月6日", None, "已上报"],
        ["换货", "11月7日", None, "处理中"],
    ]
    grid: list[list[object]] = [["问题", "期限", "办结日期", "处理结果"], *rows]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["on_time", "undetermined", "overdue"]


_LAST_SENT = ["Last submitted", "Last sent", "Last filed on", "Last received", "最近一次提交"]


@pytest.mark.parametrize("name", _LAST_SENT)
def test_the_last_one_there_was_is_not_that_of_this_turn_if_it_came_long_before(tmp_path: Path, name: str) -> None:
    rows = [
        ["A", "Ops", "5th of each month", at("2026-10-04")],
        ["B", "HR", "5th of each month", at("2026-10-30")],
        ["C", "Fin", "12th of each month", at("2026-11-11")],
    ]
    grid: list[list[object]] = [["Report", "Team", "Due", name], *rows]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["overdue", "on_time", "on_time"]


@pytest.mark.parametrize("name", _LAST_SENT)
def test_nobody_is_accused_by_the_last_one_there_was_of_what_is_due_once(tmp_path: Path, name: str) -> None:
    rows = [
        ["A", "Ops", at("2026-11-05"), at("2026-10-04")],
        ["B", "HR", at("2026-11-02"), at("2026-10-31")],
        ["C", "Fin", at("2026-10-30"), at("2026-10-29")],
    ]
    grid: list[list[object]] = [["Report", "Team", "Due", name], *rows]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["undetermined", "on_time", "on_time"]


@pytest.mark.parametrize(
    "name",
    [
        "Submitted (latest version)",
        "Done (last step)",
        "Completed (latest)",
        "Latest completion date",
        "Submitted at latest",
        "最近版本提交日期",
        "最近完成日期",
        "最近收到",
        "最近提交时间",
    ],
)
def test_the_latest_version_was_handed_in_when_it_says(tmp_path: Path, name: str) -> None:
    rows = [
        ["A", "Ops", at("2026-11-02"), at("2026-10-31")],
        ["B", "HR", at("2026-10-30"), at("2026-10-29")],
        ["C", "Fin", "2026年11月10日前", at("2026-10-25")],
        ["D", "Fin", "每年11月30日前", at("2026-10-20")],
    ]
    grid: list[list[object]] = [["Report", "Team", "Due", name], *rows]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["on_time"] * 4


@pytest.mark.parametrize("name", ["Last sent", "最近一次提交", "最近提交时间"])
def test_the_last_one_there_was_after_the_event_is_that_of_the_event(tmp_path: Path, name: str) -> None:
    rows = [
        ["A", "甲部", at("2026-10-10"), "收到后30日内", at("2026-10-12")],
        ["B", "乙部", at("2026-10-29"), "收到后10日内", at("2026-10-31")],
        ["C", "丙部", at("2026-10-30"), "收到后10日内", at("2026-11-04")],
    ]
    grid: list[list[object]] = [["资料", "部门", "收到日期", "期限", name], *rows]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["on_time"] * 3

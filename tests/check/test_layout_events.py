"""Which column says when the business was that deadlines count from, by its name or by what the deadlines say."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_kit import AS_OF, PERIOD, at, judged
from sheets_kit import by_row, check, save


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
    ("deadline", "done"), [("期限", "签收时间"), ("期限", "交接日期"), ("Deadline", "Delivery date")]
)
def test_the_only_date_is_the_completion_where_nothing_counts_from_an_event(
    tmp_path: Path, deadline: str, done: str
) -> None:
    grid = [["事项", deadline, done], ["报表", "每月5号前", "2026-11-06"], ["报表", "每月23日前", None]]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of="2026-11-20T09:00", period=PERIOD)
    assert [o["timeliness"] for o in result["obligations"]] == ["late", "due_soon"]
    assert [(f["rule"], f["cell"]) for f in result["findings"]] == [("columns-guessed", "C1")]


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


def test_nothing_counts_from_a_forecast(tmp_path: Path) -> None:
    grid: list[list[object]] = [
        ["部门", "事项", "期限", "预计完成时间", "完成时间"],
        ["甲", "报表", "3日内", "2026-11-16", None],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["due"], o["event_at"]) for o in result["obligations"]] == [(None, None)]


@pytest.mark.parametrize(
    ("about", "deadline", "timeliness"),
    [
        ("投诉内容", "备件到货后2日内", "undetermined"),  # which is later, and nobody wrote when
        ("报修事项", "派单后2日内", "on_time"),
        ("投诉内容", "接到投诉后2日内", "on_time"),
        ("投诉内容", "立案后2日内", "on_time"),
        ("投诉内容", "客户要求后2日内", "on_time"),
        ("投诉内容", "2日内", "on_time"),
        ("事项", "备件到货后2日内", "on_time"),
    ],
)
def test_a_column_called_only_date_beside_a_case_is_when_that_came(
    tmp_path: Path, about: str, deadline: str, timeliness: str
) -> None:
    grid: list[list[object]] = [["日期", about, "责任部门", "期限", "完成时间"]]
    grid.append([at("2026-11-02"), "漏油", "售后部", deadline, at("2026-11-04")])
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == [timeliness]
    assert ("event-missing" in {f["rule"] for f in result["findings"]}) == (timeliness == "undetermined")

"""Every line of the model's table of cases, through the real command: one row of a sheet each.

November 2026: the 1st is a Sunday, no days off but weekends. The dues were worked out on paper.
"""

# ruff: noqa: E501  (a row of a sheet reads best on one line)
from __future__ import annotations

from datetime import datetime
from pathlib import Path

import pytest
from command import dutybook
from sheets_kit import ZH, Row, by_row, check, findings, prove, save, table

AS_OF = "2026-11-20T09:00"  # a Friday


def at(text: str) -> datetime:
    return datetime.fromisoformat(text)


def proven(tmp_path: Path, rows: list[Row], as_of: str = AS_OF, period: str = "2026-11") -> None:
    path = save(tmp_path / "销售部.xlsx", {"责任表": table(rows)})
    prove(path, rows, 2, as_of=as_of, period=period)


BOUNDARY = {"ambiguity": ["before-day-inclusive"]}


def test_the_boundary_day(tmp_path: Path) -> None:
    """5号前 is late only after the 5th ends, and marked until somebody confirms it."""
    due = "2026-11-05T24:00"
    rows = [
        Row("每月5号前", "2026-11-05", None, due, "on_time", 0, more=BOUNDARY),
        Row("每月5号前", "2026-11-05 24:00", None, due, "on_time", 0, more=BOUNDARY),
        Row("每月5号前", at("2026-11-05T23:59:59"), None, due, "on_time", 0, more=BOUNDARY),
        Row("每月5号前", at("2026-11-06T00:00:01"), None, due, "late", 1, more=BOUNDARY),
        Row("每月5号前", at("2026-11-06"), None, due, "late", 1, more=BOUNDARY),
        Row("每月5号之前", "2026-11-07", None, due, "late", 2, more=BOUNDARY),
        Row("每月5日前", "2026-11-06", None, due, "late", 1, cells={"边界确认": "是"}, more={"ambiguity": []}),
        Row("by the 5th of each month", "2026-11-05", None, due, "on_time", 0, more={"ambiguity": []}),
    ]
    proven(tmp_path, rows)


def test_boundary_settings(tmp_path: Path) -> None:
    """The same sheet where the settings say that the day itself does not count, and that this is certain."""
    rows = [
        Row("每月5号前", "2026-11-05", None, "2026-11-04T24:00", "late", 1, more={"ambiguity": []}),
        Row("每月5号前", "2026-11-04", None, "2026-11-04T24:00", "on_time", 0, more={"ambiguity": []}),
        # by is inclusive whatever 前 means
        Row("by the 5th of each month", "2026-11-05", None, "2026-11-05T24:00", "on_time", 0),
    ]
    (tmp_path / "dutybook.toml").write_text("[policy]\nbefore_inclusive = false\nbefore_confirmed = true\n", "utf-8")
    proven(tmp_path, rows)


def test_noon_and_midnight(tmp_path: Path) -> None:
    noon, night = "2026-11-10T12:00", "2026-11-10T24:00"
    marked = {"ambiguity": ["12-oclock-morning"]}
    rows = [
        Row("每月10日上午12点前", at("2026-11-10T12:00:00"), None, noon, "on_time", 0, more=marked),
        Row("每月10日上午12点前", at("2026-11-10T12:00:01"), None, noon, "late", 1, more=marked),
        Row("每月10日上午12点之前", at("2026-11-11T12:00:01"), None, noon, "late", 2, more=marked),
        Row("每月10日上午12点前", "2026-11-10", None, noon, "on_time", 0, more=marked, findings=("time-missing",)),
        Row("每月10日上午12点前", "2026-11-11", None, noon, "late", 1, more=marked),
        Row("每月10日上午12点前", "2026-11-09", None, noon, "on_time", 0, more=marked),
        Row("每月10日晚上12点前", at("2026-11-10T23:59"), None, night, "on_time", 0),
        Row("每月10日晚上12点前", "2026-11-10", None, night, "on_time", 0),
        Row("每月10日晚上12点前", at("2026-11-11T00:00:01"), None, night, "late", 1),
        Row("每月20日17:30前", None, None, "2026-11-20T17:30", "due_soon", 0),
        # 00:00 of the 10th is over when the 9th is
        Row("每月10日0点前", "2026-11-09", None, "2026-11-10T00:00", "on_time", 0),
        Row("每月10日0点前", "2026-11-10", None, "2026-11-10T00:00", "late", 1),
    ]
    proven(tmp_path, rows)


def test_counting_from_an_event(tmp_path: Path) -> None:
    """The day of the event does not count; a week is seven days; a month ends on the corresponding day."""
    rows = [
        Row("交车后3日内", "2026-11-08", "2026-11-05", "2026-11-08T24:00", "on_time", 0),
        Row("交车后3日内", "2026-11-09", "2026-11-05", "2026-11-08T24:00", "late", 1),
        Row("3日内", at("2026-11-08T23:00"), at("2026-11-05T16:20"), "2026-11-08T24:00", "on_time", 0),
        Row("业务发生一周内", "2026-11-12", "2026-11-05", "2026-11-12T24:00", "on_time", 0),
        Row("业务发生一周内", "2026-11-13", "2026-11-05", "2026-11-12T24:00", "late", 1),
        Row("业务发生后一个月内", None, "2026-10-31", "2026-11-30T24:00", "not_due", 0),
        Row("业务发生后1个月内", "2026-03-01", "2026-01-31", "2026-02-28T24:00", "late", 1),
        Row("业务发生后两个月内", "2026-03-31", "2026-01-31", "2026-03-31T24:00", "on_time", 0),
        Row("提车当日", "2026-11-05", "2026-11-05", "2026-11-05T24:00", "on_time", 0),
        Row("提车次日", "2026-11-06", "2026-11-05", "2026-11-06T24:00", "on_time", 0),
        Row("提车翌日", "2026-11-07", "2026-11-05", "2026-11-06T24:00", "late", 1),
        Row("当日", None, "2026-11-16", "2026-11-16T24:00", "overdue", 4, findings=("completion-missing",)),
    ]
    proven(tmp_path, rows)


def test_hours_run_from_the_instant(tmp_path: Path) -> None:
    due = "2026-11-06T17:30"
    rows = [
        Row("签约后24小时内", at("2026-11-06T17:30"), at("2026-11-05T17:30"), due, "on_time", 0),
        Row("签约后24小时内", at("2026-11-06T17:30:01"), at("2026-11-05T17:30"), due, "late", 1),
        Row("24小时内", "2026-11-06", "2026/11/5 17:30", due, "on_time", 0, findings=("time-missing",)),
        # over a weekend: no roll, no working hours unless they are written
        Row("48小时内", at("2026-11-08T10:00"), at("2026-11-06T10:00"), "2026-11-08T10:00", "on_time", 0),
        # before something on a day: before its end, where nobody says when on that day it was
        Row(
            "签约前24小时",
            at("2026-11-05T09:00"),
            "2026-11-06",
            "2026-11-05T24:00",
            "on_time",
            0,
            findings=("time-missing",),
        ),
        Row("2个工作小时内", at("2026-11-09T10:01"), at("2026-11-06T17:00"), "2026-11-09T10:00", "late", 1),
        Row("签约后24小时内", None, "2026-11-19", "2026-11-20T24:00", "due_soon", 0, findings=("time-missing",)),
    ]
    proven(tmp_path, rows)


def test_working_days_with_make_up_days(tmp_path: Path) -> None:
    """Saturday 2026-02-14 is worked, 02-15 to 02-23 are off: three working days from the 12th end on the 24th."""
    rows = [
        Row("提车后3个工作日内", "2026-02-24", "2026-02-12", "2026-02-24T24:00", "on_time", 0),
        Row("3个工作日内", "2026-02-25", at("2026-02-12T18:00"), "2026-02-24T24:00", "late", 1),
        Row("提车后2个工作日内", "2026-02-15", "2026-02-12", "2026-02-14T24:00", "late", 1),
        Row("提车后3日内", "2026-02-15", "2026-02-12", "2026-02-15T24:00", "on_time", 0),
        # Saturday 02-28 is worked as well
        Row("3个工作日内", None, "2026-02-25", "2026-02-28T24:00", "not_due", 0),
    ]
    proven(tmp_path, rows, as_of="2026-02-26T09:00", period="2026-02")


def test_a_year_without_a_notice_is_provisional(tmp_path: Path) -> None:
    given = {"provisional": True}
    rows = [
        Row("3个工作日内", None, "2035-03-01", "2035-03-06T24:00", "not_due", 0, more=given, findings=("result-provisional",)),
        Row("3日内", None, "2035-03-01", "2035-03-04T24:00", "due_soon", 0, more={"provisional": False}),
    ]  # fmt: skip
    proven(tmp_path, rows, as_of="2035-03-01T09:00", period="2035-03")


def test_the_company_calendar_makes_it_certain(tmp_path: Path) -> None:
    """A 日历 sheet wins over official days, and says what the days of an unpublished year are."""
    rows = [
        Row("3个工作日内", None, "2035-03-01", "2035-03-05T24:00", "not_due", 0, more={"provisional": False}),
    ]
    days = [["日期", "类型", "说明"]]
    days += [[f"2035-03-{d:02d}", "上班", "盘点"] for d in (1, 2, 3, 4, 5)]
    days[4][1] = "休息"  # the 4th
    path = save(tmp_path / "销售部.xlsx", {"责任表": table(rows), "日历": days})
    prove(path, rows, 2, as_of="2035-03-01T09:00", period="2035-03")


def test_company_days_win_over_official_ones(tmp_path: Path) -> None:
    rows = [
        Row("3个工作日内", "2026-11-10", "2026-11-05", "2026-11-09T24:00", "late", 1),
        Row("1个工作日内", "2026-11-12", "2026-11-10", "2026-11-12T24:00", "on_time", 0),
    ]
    days: list[list[object]] = [["公司日历"], [], ["日期", "性质", "备注"]]
    days += [[at("2026-11-07"), "补班", None], ["2026.11.11", "放假", "司庆"]]
    path = save(tmp_path / "销售部.xlsx", {"公司日历": days, "责任表": table(rows)})
    prove(path, rows, 2, as_of=AS_OF, period="2026-11")


def test_how_late(tmp_path: Path) -> None:
    """The three examples of the model, and started days over several days."""
    rows = [
        Row("每月13日前", "2026-11-14", None, "2026-11-13T24:00", "late", 1),
        Row("每月13日前", at("2026-11-14T00:00:01"), None, "2026-11-13T24:00", "late", 1),
        Row("每月16日前", None, None, "2026-11-16T24:00", "overdue", 4, findings=("completion-missing",)),
        Row("每月13日17:00前", at("2026-11-14T17:00"), None, "2026-11-13T17:00", "late", 1),
        Row("每月13日17:00前", at("2026-11-14T17:00:01"), None, "2026-11-13T17:00", "late", 2),
        Row("每月20日8:59前", None, None, "2026-11-20T08:59", "overdue", 1, findings=("completion-missing",)),
    ]
    proven(tmp_path, rows)


def test_near_due(tmp_path: Path) -> None:
    """Within one working day of the due: on a Friday that is Monday, and the weekend between."""
    rows = [
        Row("每月20日前", None, None, "2026-11-20T24:00", "due_soon", 0),
        Row("每月22日前", None, None, "2026-11-22T24:00", "due_soon", 0),
        Row("每月23日前", None, None, "2026-11-23T24:00", "due_soon", 0),
        Row("每月24日前", None, None, "2026-11-24T24:00", "not_due", 0),
    ]
    proven(tmp_path, rows)


def test_near_due_is_a_setting(tmp_path: Path) -> None:
    (tmp_path / "dutybook.toml").write_text("due_soon_workdays = 3\n", "utf-8")
    rows = [
        Row("每月25日前", None, None, "2026-11-25T24:00", "due_soon", 0),
        Row("每月26日前", None, None, "2026-11-26T24:00", "not_due", 0),
    ]
    proven(tmp_path, rows)


def test_rejected_and_handed_in_again(tmp_path: Path) -> None:
    due = "2026-11-05T24:00"
    again = {"due": "2026-11-10T24:00", "submitted_at": "2026-11-12", "timeliness": "late", "days_late": 2}
    owed = {"due": "2026-11-16T24:00", "submitted_at": None, "timeliness": "overdue", "days_late": 4}
    back = {"验收": "退回", "退回原因": "缺签字"}
    rows = [
        Row("每月5号前", "2026-11-04", None, due, "on_time", 0, "submitted", {**back, "重交期限": "2026-11-10", "重交时间": "2026-11-12"}, {"rework": again, "submitted_at": "2026-11-04"}),
        Row("每月5号前", "2026-11-07", None, due, "late", 2, "rejected", {**back, "重交期限": "2026-11-16"}, {"rework": owed}, ("rework-overdue",)),
        Row("每月5号前", "2026-11-04", None, due, "on_time", 0, "accepted", {"验收": "合格"}, {"rework": None}),
        # a date for handing in again says nothing where nothing was rejected
        Row("每月5号前", "2026-11-04", None, due, "on_time", 0, "accepted", {"验收": "合格", "重交期限": "2026-11-10"}, {"rework": None}),
        Row("每月5号前", "2026-11-04", None, due, "on_time", 0, "rejected", {"验收": "退回"}, {"rework": None}, ("rejection-unexplained",)),
    ]  # fmt: skip
    proven(tmp_path, rows)


def test_what_was_sent_back_has_a_due_of_its_own_also_where_the_first_is_none(tmp_path: Path) -> None:
    owed = {"due": "2026-11-16T24:00", "submitted_at": None, "timeliness": "overdue", "days_late": 4}
    back = {"验收": "退回", "退回原因": "缺签字", "重交期限": "2026-11-16"}
    again = {"验收": "退回", "退回原因": "缺签字", "重交期限": "2026-11-16", "重交时间": "2026-11-16"}
    made = {**owed, "submitted_at": "2026-11-16", "timeliness": "on_time", "days_late": 0}
    vague, late = "deadline-unmeasurable", "rework-overdue"
    rows = [
        Row("及时", "2026-11-04", None, work="rejected", cells=back, more={"rework": owed}, findings=(vague, late)),
        Row("及时", "2026-11-04", None, work="submitted", cells=again, more={"rework": made}, findings=(vague,)),
        Row(None, "2026-11-04", None, work="rejected", cells=back, more={"rework": owed}, findings=("deadline-missing", late)),
        Row("蓝色封面", "2026-11-04", None, work="rejected", cells=back, more={"rework": owed}, findings=("deadline-unreadable", late)),
        Row("交车后3日内", "2026-11-04", None, work="rejected", cells=back, more={"rework": owed}, findings=("event-missing", late)),
        Row("交车后3日内", None, None, work="not_applicable", cells={"重交期限": "2026-11-16"}, more={"rework": None}),
    ]  # fmt: skip
    proven(tmp_path, rows)


def test_incomplete_papers_do_not_count(tmp_path: Path) -> None:
    due = "2026-11-05T24:00"
    rows = [
        Row("每月5号前", "2026-11-04", None, due, "late", 3, "submitted", {"资料完整": "否", "重交时间": "2026-11-08"}),
        Row("每月5号前", "2026-11-04", None, due, "on_time", 0, "submitted", {"资料完整": "否", "重交时间": "2026-11-05"}),
        Row("每月5号前", "2026-11-04", None, due, "overdue", 15, cells={"资料完整": "不全"}, findings=("submission-incomplete",)),
        Row("每月25号前", "2026-11-04", None, "2026-11-25T24:00", "not_due", 0, cells={"资料完整": "否"}, findings=("submission-incomplete",)),
        Row("每月5号前", "2026-11-04", None, due, "on_time", 0, "submitted", {"资料完整": "是"}),
        *(
            Row("每月5号前", "2026-11-04", None, due, "overdue", 15, cells={"资料完整": said}, findings=("submission-incomplete",))
            for said in ("缺交车单", "客户未签字", "代签", "待补", "資料不齊", "没有盖章", "还差一份合同", "not signed", "missing invoice", "否,缺2人", "No, 2 missing",
                "暂缺", "√ 缺欠条", "是,缺发票", "订车单有,交车单没有", "齐(除发票)", "除合格证外都齐", "回头补", "回头再补齐")
        ),
        *(
            Row("每月5号前", "2026-11-04", None, due, "on_time", 0, "submitted", {"资料完整": said})
            for said in ("不适用", "/", "N/A")
        ),
        *(
            Row("每月5号前", "2026-11-04", None, due, "on_time", 0, "submitted", {"资料完整": said}, findings=("value-unreadable",))
            for said in ("不缺", "缺:无", "未要求", "未齐,10.9补齐", "欠费已结清", "没有问题", "缺交车单,已补", "授权代签", "差不多", "基本齐全", "比较完整", "mostly complete", "否,已补齐",
                "都齐了", "是,缺的已补", "不是缺的", "订车单有,交车单也有", "后补的已收到", "有,缺一不可", "是,排除缺件", "√缺货车型")
        ),
    ]  # fmt: skip
    proven(tmp_path, rows)


def test_statuses(tmp_path: Path) -> None:
    due = "2026-11-05T24:00"
    rows = [
        Row("每月5号前", None, None, due, "overdue", 15, "not_started", {"状态": "未开始"}, findings=("completion-missing",)),
        Row("每月5号前", None, None, due, "overdue", 15, "in_progress", {"状态": "办理中"}, findings=("completion-missing",)),
        Row("每月5号前", "2026-11-05", None, due, "on_time", 0, "submitted", {"状态": "已提交"}),
        Row("每月5号前", "2026-11-05", None, due, "on_time", 0, "rejected", {"状态": "退回", "退回原因": "缺页"}),
        Row("每月5号前", "2026-11-06", None, due, "late", 1, "accepted", {"状态": "已验收"}),
        Row("每月5号前", None, None, None, "undetermined", None, "waived", {"状态": "豁免"}),
        Row("每月5号前", None, None, None, "undetermined", None, "not_applicable", {"状态": "不适用"}),
        Row("每月5号前", None, None, None, "undetermined", None, "void", {"状态": "作废"}),
        Row("每月5号前", None, None, due, "undetermined", None, "submitted", {"状态": "已提交"}, findings=("completion-missing",)),
        Row("每月5号前", "2026-11-05", None, due, "on_time", 0, "submitted", {"状态": "未开始"}, findings=("status-contradiction",)),
        Row("每月5号前", None, None, due, "overdue", 15, "not_started", {"状态": "随便写"}, findings=("completion-missing", "value-unreadable")),
    ]  # fmt: skip
    proven(tmp_path, rows)


def test_what_cannot_be_judged(tmp_path: Path) -> None:
    rows = [
        Row(None, "2026-11-05", findings=("deadline-missing",)),
        Row("及时", "2026-11-05", "2026-11-04", findings=("deadline-unmeasurable",), more={"reason": "policy-undefined"}),
        Row("及时(5号前)", "2026-11-05", None, "2026-11-05T24:00", "on_time", 0),
        Row("蓝色封面", "2026-11-05", findings=("deadline-unreadable",)),
        Row("交车后3日内", None, None, work="not_applicable"),
        Row("交车后3日内", "2026-11-05", None, findings=("event-missing",)),
        Row("每月5号前", "没印象", None, "2026-11-05T24:00", "undetermined", None, findings=("value-unreadable",)),
        Row("每月5号前", "√", None, "2026-11-05T24:00", "undetermined", None, findings=("completion-undated",)),
        Row("交车后3日内", "2026-11-05", "不记得", findings=("value-unreadable",)),
    ]  # fmt: skip
    proven(tmp_path, rows)


def test_days_named_from_today_need_to_know_which_day_that_was(tmp_path: Path) -> None:
    """Not the first week of the period, nor that of the check: a due that moves with each check is never overdue."""
    said = ("event-missing",)
    rows = [
        *(Row(text, done, findings=said, more={"reason": "day-unsaid"}) for done in (None, "2026-11-05")
          for text in ("本周五前", "下周三", "本周内", "COB Wednesday", "next Wednesday", "明天", "17:00")),
        Row("本周五前", None, "2026-11-10", "2026-11-13T24:00", "overdue", 7, findings=("completion-missing",)),
        Row("下周三", "2026-11-18", "2026-11-10", "2026-11-18T24:00", "on_time", 0),
        Row("明天", "2026-11-12", "2026-11-10", "2026-11-11T24:00", "late", 1),
    ]  # fmt: skip
    proven(tmp_path, rows)


def test_a_service_level_gives_a_word_a_length(tmp_path: Path) -> None:
    (tmp_path / "dutybook.toml").write_text('[service_levels]\n"及时" = "1 workday"\n', "utf-8")
    rows = [Row("及时", "2026-11-10", "2026-11-06", "2026-11-09T24:00", "late", 1, more={"reason": "service-level"})]
    proven(tmp_path, rows)


def test_roll_is_a_setting_and_both_dues_are_told(tmp_path: Path) -> None:
    (tmp_path / "dutybook.toml").write_text('[policy]\nroll = "following"\n', "utf-8")
    rows = [
        Row("每月1号前", "2026-11-02", None, "2026-11-02T24:00", "on_time", 0, more={"nominal_due": "2026-11-01T24:00"}),
        Row("每月5号前", "2026-11-05", None, "2026-11-05T24:00", "on_time", 0, more={"nominal_due": "2026-11-05T24:00"}),
        Row("48小时内", None, at("2026-11-19T10:00"), "2026-11-21T10:00", "due_soon", 0),
    ]  # fmt: skip
    proven(tmp_path, rows)


def test_no_roll_by_default(tmp_path: Path) -> None:
    rows = [Row("每月1号前", "2026-11-02", None, "2026-11-01T24:00", "late", 1)]
    proven(tmp_path, rows)


def test_what_moves_a_due_to_the_next_month(tmp_path: Path) -> None:
    """The phrase itself, or the explicit field; never the wording of what is delivered."""
    rows = [
        Row("每月5号前", None, None, "2026-11-05T24:00", "overdue", 15, what="上月业务单", findings=("completion-missing",)),
        Row("次月5日前", None, None, "2026-12-05T24:00", "not_due", 0),
        Row("每月5号前", None, None, "2026-12-05T24:00", "not_due", 0, cells={"交付月份": "次月"}, what="上月业务单"),
        Row("每月5号前", None, None, "2026-10-05T24:00", "overdue", 46, cells={"期间": "2026-10"}, findings=("completion-missing",)),
        Row("每月5号前", "2026-11-06", None, "2026-11-05T24:00", "late", 1, cells={"期间": "10月", "交付月份": "次月"}, more={"period": "2026-10"}),
    ]  # fmt: skip
    proven(tmp_path, rows)


@pytest.mark.parametrize("beside", ["催办时间", "登记日期", "签收日期", "业务时间", "Reminder date"])
def test_no_date_beside_it_carries_a_day_of_the_year_into_another_one(tmp_path: Path, beside: str) -> None:
    """11月9日 does not count from anything, and what is overdue is not hidden by when somebody was reminded of it."""
    rows = [
        Row("11月9日", None, None, "2026-11-09T24:00", "overdue", 11, cells={beside: "2026-11-15"}, findings=("completion-missing",)),
        Row("11月9日", "2026-11-16", None, "2026-11-09T24:00", "late", 7, cells={beside: "2026-11-15"}),
        Row("11月9日", "2026-11-06", None, "2026-11-09T24:00", "on_time", 0, cells={beside: "2026-11-05"}),
    ]  # fmt: skip
    columns = [c for c in ZH if c != "业务时间"]
    path = save(tmp_path / "销售部.xlsx", {"责任表": table(rows, columns)})
    prove(path, rows, 2, as_of=AS_OF, period="2026-11")


def test_a_month_is_that_of_the_business_and_of_no_other_date(tmp_path: Path) -> None:
    """次月5日前 is seen from when the business was; a reminder in December does not move what was due in November."""
    due = "2026-11-15T24:00"
    owed = ("completion-missing",)
    for beside, moved in (("催办时间", due), ("业务时间", "2026-12-15T24:00")):
        rows = [
            Row("本月15日前", None, None, moved, "overdue" if moved == due else "not_due", 5 if moved == due else 0,
                cells={beside: "2026-12-03"}, findings=owed if moved == due else ()),
        ]  # fmt: skip
        path = save(tmp_path / "销售部.xlsx", {"责任表": table(rows, [c for c in ZH if c != "业务时间"])})
        prove(path, rows, 2, as_of=AS_OF, period="2026-11")


@pytest.mark.parametrize("beside", ["提车日期", "交办时间", "开票日期", "报修时间"])
def test_the_same_day_is_that_of_the_only_date_beside_it(tmp_path: Path, beside: str) -> None:
    grid: list[list[object]] = [
        [beside, "责任部门", "事项", "期限", "完成时间"],
        ["2026-11-10", "销售部", "a", "当天下班前", None],
        ["2026-11-10", "销售部", "b", "当日内", "2026-11-10"],
        ["2026-11-10", "销售部", "c", "same day by 5pm", "2026-11-10 18:00"],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period="2026-11", write=False)
    assert [(o["due"], o["timeliness"], o["days_late"]) for o in result["obligations"]] == [
        ("2026-11-10T24:00", "overdue", 10), ("2026-11-10T24:00", "on_time", 0), ("2026-11-10T17:00", "late", 1),
    ]  # fmt: skip


@pytest.mark.parametrize("beside", ["提车日期", "开票日期", "签收日期", "收款日期", "Delivery date"])
def test_a_month_is_that_of_the_day_that_a_column_names(tmp_path: Path, beside: str) -> None:
    """提车日期 is when the business was, whatever column of days it is."""
    grid: list[list[object]] = [
        [beside, "责任部门", "事项", "期限", "完成时间"],
        ["2026-10-28", "销售部", "a", "次月5日前", None],
        ["2026-10-28", "销售部", "b", "月底前", "2026-11-03"],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period="2026-11", write=False)
    assert [(o["due"], o["timeliness"], o["days_late"]) for o in result["obligations"]] == [
        ("2026-11-05T24:00", "overdue", 15), ("2026-10-31T24:00", "late", 3),
    ]  # fmt: skip


@pytest.mark.parametrize("beside", ["业务日期", "交办时间", "下达日期", "提车日期", "Assigned on"])
def test_when_the_business_was_says_the_year(tmp_path: Path, beside: str) -> None:
    """What began on 20 December is due by the 5 January after it, and is not a year overdue."""
    grid: list[list[object]] = [
        [beside, "责任部门", "事项", "期限", "完成时间"],
        ["2026-12-20", "财务部", "a", "1月5日前", None],
        ["2026-12-20", "财务部", "b", "2月底前", None],
        ["2026-12-20", "财务部", "c", "春节前", None],
        ["2026-12-20", "财务部", "d", "元旦后3天内", None],
    ]
    path = save(tmp_path / "a.xlsx", {"责任表": grid})
    result = check(path, as_of="2026-12-25T09:00", period="2026-12", write=False)
    due = ["2027-01-05T24:00", "2027-02-28T24:00", "2027-02-05T24:00", "2027-01-04T24:00"]
    assert [(o["due"], o["overdue"]) for o in result["obligations"]] == [(day, False) for day in due]
    grid = [[beside, *grid[0][1:]], ["2026-12-30", "财务部", "a", "12月31日前", None]]
    path = save(tmp_path / "b.xlsx", {"责任表": grid})
    result = check(path, as_of="2027-01-25T09:00", period="2027-01", write=False)
    assert [(o["due"], o["days_late"]) for o in result["obligations"]] == [("2026-12-31T24:00", 25)]


def test_weekly_rows_serve_the_weeks_in_turn(tmp_path: Path) -> None:
    rows = [
        Row("每周五", "2026-11-06", None, "2026-11-06T24:00", "on_time", 0, cells={"服务事项": "周报"}),
        Row("每周五", "2026-11-14", None, "2026-11-13T24:00", "late", 1, cells={"服务事项": "周报"}),
        Row("每周五", None, None, "2026-11-20T24:00", "due_soon", 0, cells={"服务事项": "周报"}),
        Row("每周五", None, None, "2026-11-27T24:00", "not_due", 0, cells={"服务事项": "周报"}),
    ]
    proven(tmp_path, rows)


def test_a_paused_clock(tmp_path: Path) -> None:
    """Three working days from Monday 11-02 are over on the 5th; two working days of waiting move that to the 9th."""
    paused = {"暂停时间": "2026-11-03 09:00", "恢复时间": "2026-11-05 09:00"}
    rows = [
        Row("3个工作日内", "2026-11-09", "2026-11-02", "2026-11-09T24:00", "on_time", 0, cells=paused, more={"clock": "running"}),
        Row("3个工作日内", "2026-11-09", "2026-11-02", "2026-11-05T24:00", "late", 4, more={"clock": None}),
        Row("3个工作日内", None, "2026-11-02", cells={"暂停时间": "2026-11-03 09:00"}, more={"clock": "paused", "reason": "paused"}),
    ]  # fmt: skip
    proven(tmp_path, rows)


def test_summary_and_rate(tmp_path: Path) -> None:
    """What cannot be judged leaves the denominator and is counted apart."""
    rows = [
        Row("每月5号前", "2026-11-05"),
        Row("每月5号前", "2026-11-06"),
        Row("每月5号前", None),
        Row("及时", "2026-11-05"),
        Row("每月5号前", None, cells={"状态": "不适用"}),
        Row("每月25号前", None),
        Row("每月20号前", None),
    ]
    path = save(tmp_path / "a.xlsx", {"责任表": table(rows)})
    summary = check(path, as_of=AS_OF, period="2026-11", write=False)["summary"]
    assert summary == {
        "obligations": 7, "on_time": 1, "late": 1, "overdue": 1, "due_soon": 1, "not_due": 1, "undetermined": 2,
        "exempt": 1, "on_time_rate": 1 / 3,
    }  # fmt: skip


def test_a_bare_day_as_of_means_its_end(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"责任表": table([Row("每月20日17:30前"), Row("每月20日前")])})
    got = by_row(check(path, as_of="2026-11-20", period="2026-11", write=False))
    assert (got[2]["timeliness"], got[2]["days_late"]) == ("overdue", 1)
    assert (got[3]["timeliness"], got[3]["days_late"]) == ("due_soon", 0)


def test_the_finding_line(tmp_path: Path) -> None:
    columns = ("序号", "责任部门", "服务事项", "服务对象", "责任人", "期限", "完成时间")
    rows = [Row("每月5号前", "2026-11-05") for _ in range(10)] + [Row(None, None)]
    path = save(tmp_path / "销售部.xlsx", {"责任表": table(rows, columns)})
    told = dutybook("check", path, "--as-of", AS_OF, "--period", "2026-11", "--no-write", "--lang", "zh")
    line = "销售部.xlsx: 责任表!F12 [错误] 期限为空 (deadline-missing)。请填写期限,例如“每月5号前”。"
    assert line in told.out.splitlines()
    assert told.code == 1
    english = dutybook("check", path, "--as-of", AS_OF, "--period", "2026-11", "--no-write", "--lang", "en")
    assert "销售部.xlsx: 责任表!F12 [error] The deadline is blank (deadline-missing). " in english.out
    assert findings(check(path, as_of=AS_OF, period="2026-11", write=False), "deadline-missing") == ["F12"]

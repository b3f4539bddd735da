"""Registers of single cases, as hotels and service desks keep them: when each came, was done, what was said of it."""

from __future__ import annotations

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from layout_kit import AS_OF, PERIOD, at
from sheets_kit import check, save

DAYS = (3, 4, 5)
LATER = timedelta(minutes=20)


def began(day: int) -> datetime:
    return datetime(2026, 11, day, 9)


@pytest.mark.parametrize(
    ("came", "phrase", "done"),
    [
        ("报修时间", "报修4小时内到场", "到场时间"),
        ("来电时间", "来电2小时内回电", "回电时间"),
        ("接单时间", "接单30分钟内上门", "上门时间"),
        ("收货日期", "收货当天入库", "入库日期"),
        ("收货日期", "收货后3日内", "入库日期"),
        ("退房时间", "退房后2小时内", "查房时间"),
        ("签收日期", "签收后7天内", "付款日期"),
        ("Call date", "reply within 2 hours of call", "Reply time"),
    ],
)
def test_what_a_deadline_wants_done_is_not_from_when_it_counts(
    tmp_path: Path, came: str, phrase: str, done: str
) -> None:
    grid = [
        ["事项", came, "期限", done],
        *([f"事{day}", began(day), phrase, began(day) + LATER] for day in DAYS),
        ["事6", began(6), phrase, None],
    ]
    result = check(save(tmp_path / "客服部.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["on_time"] * 3 + ["overdue"]


def test_a_day_that_may_be_of_the_completion_is_told_and_not_passed_over(tmp_path: Path) -> None:
    grid = [
        ["事项", "收货日期", "期限", "入库日期"],
        *([f"事{d}", at(f"2026-11-0{d}"), "收货后3日内", at(f"2026-11-0{d}")] for d in DAYS),
    ]
    result = check(save(tmp_path / "仓库.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert {o["timeliness"] for o in result["obligations"]} == {"undetermined"}
    assert ("completion-column-unclear", "D1") in {(f["rule"], f["cell"]) for f in result["findings"]}


@pytest.mark.parametrize("name", ["报修部门", "投诉部门", "反映部门", "请修科室"])
def test_those_who_asked_for_it_do_not_owe_it(tmp_path: Path, name: str) -> None:
    grid = [
        ["事项", "业务时间", "期限", name, "责任人", "完成时间"],
        *([f"事{day}", began(day), "4小时内", "客房部", "老郭", began(day) + LATER] for day in DAYS),
    ]
    result = check(save(tmp_path / "工程部.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert {(o["provider"], o["receiver"]) for o in result["obligations"]} == {("工程部", "客房部")}


def test_those_of_whom_somebody_complained_owe_the_answer(tmp_path: Path) -> None:
    grid = [
        ["事项", "业务时间", "期限", "被投诉部门", "完成时间"],
        *([f"事{day}", began(day), "4小时内", "客房部", began(day) + LATER] for day in DAYS),
    ]
    result = check(save(tmp_path / "质检部.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert {o["provider"] for o in result["obligations"]} == {"客房部"}


HEAD = ["报什么", "营业日期", "什么时候要", "完成时间", "验收", "退回原因", "重交时间"]


def test_known_names_beside_a_guessed_deadline_say_what_they_always_say(tmp_path: Path) -> None:
    grid = [
        HEAD,
        ["营业日报", at("2026-11-03"), "次日10点前", began(4), "通过", None, None],
        ["营业日报", at("2026-11-04"), "次日10点前", None, None, None, None],
        ["营业日报", at("2026-11-05"), "次日10点前", began(6), "退回", "缺页", began(7)],
    ]
    found = {}
    for name in ("什么时候要", "期限"):
        grid[0] = [name if text == HEAD[2] else text for text in HEAD]
        result = check(
            save(tmp_path / f"{name}.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False
        )
        found[name] = [(o["work"], o["timeliness"], o["event_at"], o["resubmitted_at"]) for o in result["obligations"]]
    assert found["什么时候要"] == found["期限"]
    assert [t for _, t, *_ in found["期限"]] == ["on_time", "overdue", "on_time"]


@pytest.mark.parametrize("again", ["改好重报", "再次答复", "重新提交日期", "Resent on"])
@pytest.mark.parametrize("deadline", ["期限", "什么时候要"])
def test_when_it_came_again_is_known_by_other_names(tmp_path: Path, deadline: str, again: str) -> None:
    grid = [
        ["报什么", "营业日期", deadline, "几号几点报的", "总部审核", "不认可原因", again],
        *(["营业日报", at(f"2026-11-0{d}"), "次日10点前", began(d + 1), "通过", None, None] for d in (1, 2, 3)),
        ["营业日报", at("2026-11-04"), "次日10点前", began(5), "退回", "缺页", began(6)],
    ]
    result = check(save(tmp_path / "云栖.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert {o["timeliness"] for o in result["obligations"]} == {"on_time"}
    assert [(o["resubmitted_at"], o["review"]["reason"]) for o in result["obligations"]][3] == (
        "2026-11-06T09:00",
        "缺页",
    )
    told = {f["cell"] for f in result["findings"] if f["rule"] == "columns-guessed"}
    assert {"F1", "G1"} <= told and {f["severity"] for f in result["findings"]} == {"info"}


def test_when_it_was_reviewed_again_is_not_when_it_came_again(tmp_path: Path) -> None:
    grid = [
        ["事项", "期限", "完成时间", "验收", "再次验收日期"],
        ["报表", "每月5号前", at("2026-11-04"), "通过", at("2026-11-09")],
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["resubmitted_at"] for o in result["obligations"]] == [None]


def test_columns_named_as_people_talk(tmp_path: Path) -> None:
    grid = [
        ["要给的东西", "货到哪天", "啥时候要", "给谁", "谁弄", "弄好了没(哪天)"],
        *([f"入库单{d}", at(f"2026-11-0{d}"), "到货当天", "厨房", "阿强", at(f"2026-11-0{d}")] for d in DAYS),
        ["入库单6", at("2026-11-06"), "到货当天", "厨房", "阿强", None],
    ]
    result = check(save(tmp_path / "采购部.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["on_time"] * 3 + ["overdue"]


def test_why_a_row_of_unclear_columns_is_not_judged(tmp_path: Path) -> None:
    days = [at(f"2026-11-0{d}") for d in DAYS]
    grid = [["事项", "期限", "甲方日期", "乙方日期"], *([f"事{n}", "3日内", day, day] for n, day in enumerate(days))]
    result = check(save(tmp_path / "客服部.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert {o["reason"] for o in result["obligations"]} == {"event-unclear"}


@pytest.mark.parametrize(
    ("name", "said", "works"),
    [
        ("HO check", ("Accepted", "Rejected", "Accepted"), ["accepted", "rejected", "accepted"]),
        ("总部那边", ("通过", "退回", "通过"), ["accepted", "rejected", "accepted"]),
        ("发票", ("已收", "已收", "已收"), ["submitted"] * 3),
        ("总部那边", ("通过", "改了两处", "再看看"), ["submitted"] * 3),
    ],
)
def test_a_column_of_verdicts_under_any_name(
    tmp_path: Path, name: str, said: tuple[str, ...], works: list[str]
) -> None:
    grid = [
        ["Item", "Deadline", "Submitted on", name],
        *(["Report", "by the 5th of each month", at("2026-11-04"), word] for word in said),
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["work"] for o in result["obligations"]] == works
    told = {f["cell"] for f in result["findings"] if f["rule"] == "columns-guessed"}
    assert told == (set() if "accepted" not in works else {"D1"})


@pytest.mark.parametrize(
    ("remark", "work"),
    [
        ("作废", "void"),
        ("本次作废", "void"),
        ("重复报修 作废", "void"),
        ("退货了,已取消", "void"),
        ("旧单 作废", "not_started"),
        ("发票 作废", "not_started"),
        ("会议 取消", "not_started"),
        ("客户取消会议", "not_started"),
    ],
)
def test_a_remark_that_cancels_the_row_may_say_why(tmp_path: Path, remark: str, work: str) -> None:
    grid = [["事项", "业务时间", "期限", "完成时间", "备注"], ["事1", began(3), "3日内", None, remark]]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert [o["work"] for o in result["obligations"]] == [work]


@pytest.mark.parametrize(("said", "work"), [("收了", "accepted"), ("退了", "rejected")])
def test_verdicts_as_people_talk(tmp_path: Path, said: str, work: str) -> None:
    grid = [["事项", "期限", "完成时间", "验收", "退回原因"], ["报表", "每月5号前", at("2026-11-04"), said, "缺页"]]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["work"] for o in result["obligations"]] == [work]


def test_cases_with_numbers_and_a_guessed_deadline_are_no_register_of_events(tmp_path: Path) -> None:
    grid = [
        ["工单号", "来电时间", "工作任务", "协办单位", "什么时候要", "回复时间"],
        *([f"K{d}", began(d), f"投诉{d}", "前厅部", "来电后4小时内", began(d) + LATER] for d in DAYS),
    ]
    result = check(save(tmp_path / "客服部.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert [o["deliverable"] for o in result["obligations"]] == ["投诉3", "投诉4", "投诉5"]
    assert {o["timeliness"] for o in result["obligations"]} == {"on_time"}


def test_who_says_in_other_words_that_it_is_done_is_not_overdue(tmp_path: Path) -> None:
    grid = [
        ["税种", "申报表", "申报期限", "办税员", "申报状态"],
        ["增值税", "附加申报表", "11月16日前", "小苗", "已申报"],
        ["个税", "扣缴明细", "11月16日前", "小苗", "未申报"],
    ]
    result = check(save(tmp_path / "财务部.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["work"], o["timeliness"]) for o in result["obligations"]] == [
        ("submitted", "undetermined"),
        ("not_started", "overdue"),
    ]


def test_what_was_sent_back_in_other_words_is_not_accepted(tmp_path: Path) -> None:
    grid = [
        ["社团", "应交材料", "期限", "完成时间", "团委批复"],
        *(["话剧社", said, "每月10日前", at("2026-11-06"), said] for said in ("准予结项", "发回修改")),
    ]
    result = check(save(tmp_path / "团委.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["work"] for o in result["obligations"]] == ["accepted", "rejected"]


def test_what_is_mended_by_the_deadline_for_mending_is_in_time(tmp_path: Path) -> None:
    grid = [
        ["部门", "问题", "整改时限", "整改完成时间", "使用单位复验"],
        *(["工程部", said, "11月10日前", at("2026-11-06"), said] for said in ("合格", "不合格")),
    ]
    result = check(save(tmp_path / "工程部.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["on_time", "on_time"]

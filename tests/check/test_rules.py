"""For every rule one sheet on which it fires at exactly one cell, and the same sheet mended, on which it does not."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)
from __future__ import annotations

import shutil
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from sheets_kit import Struck, check, save

from toolkit.app.bulk import LEAST
from toolkit.catalogue import findings as catalogue
from toolkit.rules import ROW_RULES, RULES

HEAD = ["责任部门", "事项", "期限", "业务时间", "完成时间"]
Grid = list[list[object]]


def plain(*cells: object, more: Sequence[str] = (), times: int = 1) -> Grid:
    """A table of one row, which stands there so many times."""
    return [[*HEAD, *more], *[["销售部", "报表", *cells]] * times]


@dataclass(frozen=True)
class Example:
    """``bad`` gives a finding of the rule (``variant``) at ``cell`` and nowhere else; ``good`` gives none."""

    rule: str
    bad: Grid | dict[str, Grid]
    good: Grid | dict[str, Grid]
    cell: str | None
    variant: str = ""
    sheet: str = "责任表"
    as_of: str = "2026-11-20T09:00"
    period: str = "2026-11"
    settings: str = ""
    extra: dict[str, Grid] = field(default_factory=dict)


DUTIES: Grid = [
    ["责任编号", "责任部门", "服务对象", "责任事项", "期限", "触发业务", "适用条件", "须满足"],
    ["A1", "销售部", "财务部", "刷卡单", "提车次日", "提车"],
    ["A2", "销售部", "财务部", "报表", "每月5号前", None],
    ["A3", "销售部", "财务部", "现金须刷卡", None, "提车", "现金金额>0", "收款方式=刷卡"],
]
REGISTER: Grid = [["业务编号", "提车日期", "现金金额", "收款方式"], ["K1", "2026-11-05", 0, None]]
ROWS: Grid = [["责任编号", "业务编号", "完成时间", "状态"], ["A1", "K1", "2026-11-06"], ["A2", None, "2026-11-05"]]


def full(rows: Grid = ROWS, register: Grid = REGISTER, duties: Grid = DUTIES) -> dict[str, Grid]:
    return {"责任清单": duties, "业务登记": register, "交付记录": rows}


def case(*rows: list[object]) -> Grid:
    """A table in which K1 owes a 刷卡单, and these rows: number, what is owed, and a remark."""
    more = ([number, "销售部", what, "每月5号前", None, note] for number, what, note in rows)
    return [
        ["业务编号", "责任部门", "事项", "期限", "完成时间", "备注"],
        ["K1", "销售部", "刷卡单", "每月5号前", "2026-11-03"],
        *more,
    ]


def crossed(done: str | None, note: str | None = None) -> Grid:
    """A table in which what is owed is struck through."""
    return [[*HEAD, "备注"], ["销售部", Struck("报表"), "每月25号前", None, done, note]]


def evening(delivered: object, cash: object, paid: object) -> dict[str, Grid]:
    """A delivery under a rule about those after 17:00 with cash."""
    duties = [
        *DUTIES[:3],
        ["A3", "销售部", "财务部", "现金须刷卡", None, "提车", "提车时间≥17:00 且 现金金额>0", "收款方式=刷卡"],
    ]
    return full(
        duties=duties, register=[["业务编号", "提车时间", "现金金额", "收款方式"], ["K1", delivered, cash, paid]]
    )


def dates(one: str, other: str, *days: str) -> dict[str, Grid]:
    """A table with two columns of dates, and a deadline counted from something that nobody names."""
    return {
        "责任表": [
            ["责任部门", "事项", "期限", one, other],
            *(["销售部", f"投诉{i}", "3日内", *days] for i in range(2)),
        ]
    }


def rows(*more: list[object]) -> Grid:
    return [*ROWS, *more]


GOOD = plain("每月5号前", None, "2026-11-05")
REVIEW = ("验收", "退回原因", "重交期限", "重交时间", "资料完整", "状态", "评分", "期间", "暂停时间")


def reviewed(done: object = "2026-11-05", **cells: object) -> Grid:
    """A row in time, with further cells by header."""
    return plain("每月5号前", None, done, *(cells.get(name) for name in REVIEW), more=REVIEW)


EXAMPLES = (
    Example("deadline-missing", plain(None, None, "2026-11-05"), GOOD, "C2"),
    Example("deadline-missing", {"责任表": [["工作内容", "部门", "完成时间"], ["每月5号前报盘点表", "药剂组", "2026-11-04"], ["整理药架", "药剂组", "2026-11-04"], ["每月5号前报耗材单", "药剂组", "2026-11-04"]]}, GOOD, "A3", "within", "责任表"),
    Example("deadline-unreadable", plain("蓝色封面", None, "2026-11-05"), GOOD, "C2"),
    Example("deadline-unreadable", plain("11月31日前", None, "2026-11-30"), GOOD, "C2"),
    Example("deadline-unreadable", plain("2026-02-29", None, "2026-02-28"), GOOD, "C2"),
    Example("deadline-unreadable", plain("法定申报期内", None, "2026-11-05"), plain("法定申报期内(15日前)", None, "2026-11-05"), "C2", "statutory"),
    Example("deadline-unmeasurable", plain("及时", "2026-11-04", "2026-11-05"), plain("及时(5号前)", None, "2026-11-05"), "C2"),
    Example("deadline-unmeasurable", plain("及时", "2026-11-04", "2026-11-05"), GOOD, "C2"),
    Example("deadline-unmeasurable", plain("–", "2026-11-04", "2026-11-05"), GOOD, "C2", "none"),
    Example("deadline-year-missing", plain("1月20日前", None, "2026-01-20"), plain("2026年1月20日前", None, "2026-01-20"), "C2"),
    Example("deadline-weekday-wrong", plain("11月27日(周四)", None, "2026-11-18"), plain("11月27日(周五)", None, "2026-11-18"), "C2"),
    Example("deadline-weekday-wrong", plain("Thu, 27 November 2026", None, "2026-11-18"), plain("Fri, 27 November 2026", None, "2026-11-18"), "C2"),
    Example("deadline-year-missing", plain("12-5", None, "2026-01-05"), plain("2025-12-5", None, "2026-01-05"), "C2", as_of="2026-01-20T09:00", period="2026-01"),
    Example("deadline-not-in-period", plain("每季度最后一个月25日前", None, None), plain("每月25日前", None, None), "C2"),
    Example("deadline-not-in-period", plain("自12月起每月25日前", None, None), plain("自3月起每月25日前", None, None), "C2", variant="bound"),
    Example("value-unreadable", plain("每月5号前", None, "没印象"), GOOD, "E2", "unreadable"),
    Example("value-unreadable", plain("每月5号前", None, "2026-11-31"), GOOD, "E2", "no-such-day"),
    Example("value-unreadable", plain(11.1, None, "2026-11-05"), plain("11.1", None, "2026-11-01"), "C2", "one-or-ten"),
    Example("value-unreadable", plain("每月5号前", None, "17:30"), plain("每月5号前", None, "11-5 17:30"), "E2", "only-time"),
    Example("value-unreadable", plain("每月5号前", None, "11月4日、11月5日"), GOOD, "E2", "several"),
    Example("value-unreadable", reviewed(状态="随缘"), reviewed(状态="已提交"), "K2", "status"),
    Example("value-unreadable", reviewed(验收="看情况"), reviewed(验收="已验收"), "F2", "verdict"),
    Example("value-unreadable", reviewed(资料完整="大概"), reviewed(资料完整="是"), "J2", "yes"),
    Example("value-unreadable", reviewed(评分=9), reviewed(评分=5), "L2", "score"),
    Example("value-unreadable", reviewed(期间="上个月吧"), reviewed(期间="2026-11"), "M2", "period"),
    Example("value-unreadable", full(duties=[DUTIES[0], ["A2", "销售部", "财务部", "报表", "每月5号前", None, "大概"]], rows=[ROWS[0], ["A2", None, "2026-11-05"]]), full(), "G2", "condition", "责任清单"),
    Example("value-unreadable", {"责任表": GOOD, "日历": [["日期", "类型"], ["2026-11-06", "吃饭"]]}, {"责任表": GOOD, "日历": [["日期", "类型"], ["2026-11-06", "休息"]]}, "B2", "day-kind", "日历"),
    Example("value-unreadable", {"责任表": GOOD, "日历": [["开始日期", "结束日期", "类型"], ["2026-11-06", "2026-11-01", "休息"]]}, {"责任表": GOOD, "日历": [["开始日期", "结束日期", "类型"], ["2026-11-06", "2026-11-07", "休息"]]}, "B2", "no-such-stretch", "日历"),
    Example("value-unreadable", {"责任表": GOOD, "日历": [["起", "止", "类型"], ["2026-11-06", "2026-11-07", "休息"]]}, {"责任表": GOOD, "日历": [["日期", "类型"], ["2026-11-06", "休息"]]}, None, "no-calendar", "日历"),
    Example("date-ambiguous", plain("每月5号前", None, "03/11/2026"), plain("每月5号前", None, "2026-11-03"), "E2"),
    Example("date-ambiguous", plain("05/11/2026", None, "2026-11-05"), plain("25/11/2026", None, "2026-11-05"), "C2"),
    Example("date-ambiguous", plain("每月5号前", None, "12/11"), plain("每月5号前", None, "10/11"), "E2"),
    Example("completion-undated", plain("每月5号前", None, "√"), GOOD, "E2"),
    Example("completion-column-unclear", dates("甲方日期", "乙方日期", "2026-11-03", "2026-11-03"), dates("甲方日期", "完成日期", "2026-11-03", "2026-11-03"), "D1", "", "责任表"),
    Example("completion-column-unclear", dates("甲方日期", "乙方日期", "2026-11-03", "2026-11-03"), dates("受理日期", "结案日期", "2026-11-03", "2026-11-03"), "D1", "", "责任表"),
    Example("completion-missing", plain("每月5号前", None, None), GOOD, "E2"),
    Example("completion-missing", reviewed(None, 状态="已提交"), reviewed(状态="已提交"), "E2", "said"),
    Example("completion-missing", [["部门", "事项", "期限"], ["销售部", "报表", "每月5号前"]], GOOD, "2:2", "late-nowhere"),
    Example("completion-missing", [["部门", "事项", "期限", "状态"], ["销售部", "报表", "每月5号前", "已提交"]], GOOD, "D2", "said-nowhere"),
    Example("completion-in-future", plain("每月5号前", None, "2027-11-05"), GOOD, "E2"),
    Example("completion-year-early", plain("11月13日", None, "2025-11-12"), plain("11月13日", None, "2026-01-12"), "E2"),
    Example("completion-year-early", plain("每月5号前", None, "2025-11-28"), plain("每月5号前", None, "2026-10-28"), "E2"),
    Example("completion-turn-early", plain("每月5号前", None, "2026-10-05"), plain("每月5号前", None, "2026-10-06"), "E2"),
    Example("completion-turn-early", plain("每月15日前", None, "2026-10-12"), plain("每周五", None, "2026-10-12"), "E2"),
    Example("completion-year-early", plain("11月13日", None, "2005-11-12"), plain("11月13日", None, "2026-01-12"), "E2"),
    Example("completion-before-event", plain("提车后3日内", "2026-11-05", "2026-11-04"), plain("提车后3日内", "2026-11-05", "2026-11-05"), "E2"),
    Example("time-missing", plain("每月5日上午12点前", None, "2026-11-05"), plain("每月5日上午12点前", None, datetime(2026, 11, 5, 11, 30)), "E2"),
    Example("time-missing", plain("24小时内", "2026-11-05", "2026-11-05"), plain("24小时内", datetime(2026, 11, 5, 9), "2026-11-05"), "D2", "event"),
    Example("time-missing", {"责任表": [["部门", "事项", "期限", "报修时间", "完成时间"], ["甲", "a", "24小时", "2026-11-17", None]]}, {"责任表": [["部门", "事项", "期限", "报修时间", "完成时间"], ["甲", "a", "24小时", "2026-11-19 09:30", None]]}, "D2", "event", "责任表"),
    Example("event-missing", {"责任表": [["部门", "事项", "期限", "报修时间", "完成时间"], ["甲", "a", "24小时", None, "2026-11-17"]]}, {"责任表": [["部门", "事项", "期限", "报修时间", "完成时间"], ["甲", "a", "24小时", "2026-11-16 09:30", "2026-11-17"]]}, "D2", "", "责任表"),
    Example("status-contradiction", reviewed(状态="未开始"), reviewed(状态="已提交"), "K2"),
    Example("status-contradiction", reviewed(None, 状态="退回", 退回原因="缺页"), reviewed(状态="退回", 退回原因="缺页"), "K2", "rejected"),
    Example("status-contradiction", reviewed(状态="豁免"), reviewed(None, 状态="豁免"), "K2", "exempt"),
    Example("status-contradiction", reviewed(状态="已验收", 验收="退回", 退回原因="缺页"), reviewed(状态="已验收", 验收="退回", 退回原因="缺页", 重交时间="2026-11-06"), "K2", "accepted"),
    Example("status-contradiction", reviewed(状态="退回", 验收="已验收", 退回原因="缺页"), reviewed(状态="已验收", 验收="已验收", 退回原因="缺页"), "K2", "sent-back"),
    Example("event-missing", plain("提车次日", None, "2026-11-05"), plain("提车次日", None, None), "D2"),
    Example("event-missing", plain("本周五前", None, None), plain("本周五前", "2026-11-04", None), "C2", "said"),
    Example("event-missing", plain("17:00", None, None), plain("每天17:00", None, None), "C2", "said"),
    Example("event-unknown", full(rows(["A1", "K9", "2026-11-05"])), full(), "B4", "", "交付记录"),
    Example("obligation-missing", full([ROWS[0], ROWS[1]]), full(), "3:3", "", "责任清单"),
    Example("obligation-missing", full([ROWS[0], ROWS[2]]), full(), "2:2", "event", "业务登记"),
    Example("obligation-repeated", full(rows(["A1", "K1", "2026-11-06"])), full(rows(["A1", "K1", "2026-11-06", "作废"])), "A4", "", "交付记录"),
    Example("obligation-repeated", case(["K1", "刷卡单", "缺"]), case(["K1", "刷卡单", "作废"], ["K1", "订单", None], ["K2", "刷卡单", None]), "A3", "case"),
    Example("obligation-repeated", plain("每月5号前", None, "2026-11-05", times=2), plain("提车次日", "2026-11-04", "2026-11-05", times=2), "B3", "row"),
    Example("duty-unknown", full(rows(["Z9", None, "2026-11-06"])), full(), "A4", "", "交付记录"),
    Example("rule-broken", full(register=[REGISTER[0], ["K1", "2026-11-05", 800, "现金"]]), full(register=[REGISTER[0], ["K1", "2026-11-05", 800, "刷卡"]]), "2:2", "", "业务登记"),
    Example("rule-broken", full(register=[REGISTER[0], ["K1", "2026-11-05", 800, None]]), full(), "2:2", "unclear", "业务登记"),
    Example("rule-broken", evening(date(2026, 11, 5), 800, "现金"), evening(datetime(2026, 11, 5, 16, 59), 800, "现金"), "2:2", "no-clock", "业务登记"),
    Example("rule-broken", evening(datetime(2026, 11, 5, 17), "3千", "现金"), evening(datetime(2026, 11, 5, 17), "3千", "刷卡"), "2:2", "unread", "业务登记"),
    Example("rule-broken", evening(datetime(2026, 11, 5, 17), 800, "现金"), evening(date(2026, 11, 5), None, "转账"), "2:2", "", "业务登记"),
    Example("submission-incomplete", reviewed(资料完整="否"), reviewed(资料完整="否", 重交时间="2026-11-05"), "J2", "bare"),
    Example("submission-incomplete", full(duties=[[*DUTIES[0], "完整性要求"], [*DUTIES[2], None, None, "签字"]], rows=[[*ROWS[0], "资料完整"], ["A2", None, "2026-11-05", None, "否"]]), full(), "E2", "", "交付记录"),
    Example("rejection-unexplained", reviewed(验收="退回"), reviewed(验收="退回", 退回原因="缺签字"), "G2"),
    Example("score-unexplained", reviewed(验收="通过", 评分=2), reviewed(验收="通过", 评分=2, 退回原因="两处金额要改"), "L2"),
    Example("score-unexplained", reviewed(验收="通过", 评分=3), reviewed(验收="通过", 评分=4), "L2", settings="[review]\nlow_score = 3"),
    Example("rework-overdue", reviewed(验收="退回", 退回原因="缺签字", 重交期限="2026-11-10"), reviewed(验收="退回", 退回原因="缺签字", 重交期限="2026-11-30"), "H2"),
    Example("result-provisional", plain("3个工作日内", "2035-03-01", None), plain("3日内", "2035-03-01", None), "C2", as_of="2035-03-01T09:00", period="2035-03"),
    Example("deadline-of-total", [*GOOD, ["10月合计", None, "每月8号前"]], [*GOOD, ["10月合计", None, "3项"]], "C3"),
    Example("deadline-of-total", [*GOOD, [None, "10月合计", "每月8号前"]], [*GOOD, [None, "10月合计表", "每月25号前"]], "C3"),
    Example("row-struck", crossed(None), crossed("2026-11-19"), "B2"),
    Example("row-struck", crossed(None), crossed(None, "作废"), "B2"),
    Example("row-struck", crossed(None), [*crossed("2026-11-19"), ["销售部", "合计表", "每月25号前", None, Struck("见上")]], "B2"),
    Example("formula-uncached", plain("每月5号前", None, "=DATE(2026,11,5)"), GOOD, "E2"),
    Example("columns-guessed", {"责任表": [["哪个组出", "事项", "期限", "完成时间"], ["药剂组", "盘点表", "每月5号前", "2026-11-04"], ["药剂组", "耗材单", "每月5号前", "2026-11-04"]]}, GOOD, "A1", "provider", "责任表"),
    Example("columns-guessed", {"责任表": [["部门", "要给财务的东西", "期限", "完成时间"], ["药剂组", "盘点表", "每月5号前", "2026-11-04"], ["药剂组", "耗材单", "每月5号前", "2026-11-04"]]}, GOOD, "B1", "deliverable", "责任表"),
    Example("columns-guessed", {"责任表": [["部门", "事项", "啥时候要", "完成时间"], ["药剂组", "盘点表", "每月5号前", "2026-11-04"], ["药剂组", "耗材单", "每月5号前", "2026-11-04"]]}, GOOD, "C1", "phrase", "责任表"),
    Example("columns-guessed", {"责任表": [["部门", "事项", "期限", "扫描件", "完成时间"], ["药剂组", "盘点表", "每月5号前", "盘点.pdf", "2026-11-04"], ["药剂组", "耗材单", "每月5号前", "耗材.pdf", "2026-11-04"]]}, GOOD, "D1", "evidence", "责任表"),
    Example("columns-guessed", {"责任表": [["部门", "事项", "期限", "接收部门意见", "完成时间"], ["药剂组", "盘点表", "每月5号前", "通过", "2026-11-04"], ["药剂组", "耗材单", "每月5号前", "通过", "2026-11-04"]]}, GOOD, "D1", "verdict", "责任表"),
    Example("columns-guessed", {"责任表": [["部门", "事项", "期限", "回签状态", "完成时间"], ["药剂组", "盘点表", "每月5号前", "已回签", "2026-11-04"], ["药剂组", "耗材单", "每月5号前", "已回签", "2026-11-04"]]}, GOOD, "D1", "work", "责任表"),
    Example("columns-guessed", {"责任表": [["部门", "事项", "期限", "验收", "不认可原因", "完成时间"], ["药剂组", "盘点表", "每月5号前", "退回", "缺签字", "2026-11-04"], ["药剂组", "耗材单", "每月5号前", "通过", None, "2026-11-04"]]}, GOOD, "E1", "reason", "责任表"),
    Example("columns-guessed", {"责任表": [["部门", "事项", "期限", "改好重报", "完成时间"], ["药剂组", "盘点表", "每月5号前", "2026-11-05", "2026-11-04"], ["药剂组", "耗材单", "每月5号前", None, "2026-11-04"]]}, GOOD, "D1", "resubmitted_at", "责任表"),
    Example("columns-guessed", {"责任表": [["部门", "事项", "期限", "财务打分", "完成时间"], ["药剂组", "盘点表", "每月5号前", 5, "2026-11-04"], ["药剂组", "耗材单", "每月5号前", 5, "2026-11-04"]]}, GOOD, "D1", "score", "责任表"),
    Example("columns-guessed", {"责任表": [["部门", "事项", "期限", "谁做", "完成时间"], ["药剂组", "盘点表", "每月5号前", "李四", "2026-11-04"], ["药剂组", "耗材单", "每月5号前", "李四", "2026-11-04"]]}, GOOD, "D1", "owner", "责任表"),
    Example("columns-guessed", {"责任表": [["部门", "事项", "期限", "交给谁", "完成时间"], ["药剂组", "盘点表", "每月5号前", "财务科", "2026-11-04"], ["药剂组", "耗材单", "每月5号前", "财务科", "2026-11-04"]]}, GOOD, "D1", "receiver", "责任表"),
    Example("columns-guessed", {"责任表": [["部门", "事项", "期限", "已交"], ["药剂组", "盘点表", "每月5号前", "2026-11-04"], ["药剂组", "耗材单", "每月5号前", "2026-11-04"]]}, GOOD, "D1", "submitted_at", "责任表"),
    Example("columns-guessed", {"责任表": [["部门", "事项", "期限", "起算", "完成时间"], ["药剂组", "盘点表", "收单后3日内", "2026-11-02", "2026-11-04"], ["药剂组", "耗材单", "收单后3日内", "2026-11-02", "2026-11-04"]]}, GOOD, "D1", "event_at", "责任表"),
    Example("columns-guessed", {"责任表": [["部门", "事项", "期限", "要求完成时间", "完成时间"], ["药剂组", "盘点表", "每月5号前", "2026-11-06", "2026-11-04"]]}, {"责任表": [["部门", "事项", "期限", "约定交付时间", "完成时间"], ["药剂组", "盘点表", "每月5号前", "2026-11-06", "2026-11-04"]]}, "D1", "due_given", "责任表"),
    Example("columns-guessed", {"责任表": [["部门", "事项", "期限", "完成日期", "提交日期"], ["药剂组", "盘点表", "每月5号前", "2026-11-04", "2026-11-05"]]}, {"责任表": [["部门", "事项", "期限", "完成日期", "提交日期"], ["药剂组", "盘点表", "每月5号前", "2026-11-04", "2026-11-04"]]}, "E1", "rival", "责任表"),
    Example("columns-guessed", {"责任表": [["事项", "期限", "10月", "11月"], ["盘点表", "每月5号前", "2026-10-04", "2026-11-04"], ["耗材单", "每月5号前", "2026-10-04", "2026-11-04"]]}, GOOD, "D1", "month", "责任表"),
    Example("columns-guessed", {"责任表": [["事项", "期限", "9月", "10月", "11月"], ["盘点表", "每月5号前", "2026-10-04", "2026-11-04", None], ["耗材单", "每月5号前", "2026-10-04", "2026-11-04", None]]}, GOOD, "D1", "served", "责任表"),
    Example("columns-guessed", {"责任表": [["事项", "期限", "8月", "9月"], ["盘点表", "次月25号前", "2026-08-04", "2026-09-04"], ["耗材单", "次月25号前", "2026-08-04", "2026-09-04"]]}, GOOD, "D1", "no-month", "责任表"),
    Example("columns-guessed", {"责任表": [["工作内容", "部门", "完成时间"], ["每月5号前报盘点表", "药剂组", "2026-11-04"], ["每月5号前报耗材单", "药剂组", "2026-11-04"]]}, GOOD, "A1", "both", "责任表"),
    Example("columns-guessed", {"责任表": [["部门", "事项", "完成时间", "应交时间", "检查状态", "逾期标志", "逾期天数", "检查时间", "检查说明"], *[["药剂组", thing, "2026-11-04", date(2026, 11, 5), "按时", "否", 0, datetime(2026, 11, 6, 9), None] for thing in ("盘点表", "耗材单")]]}, GOOD, "D1", "ours", "责任表"),
    Example("sheet-of-other-month", {"10月": plain("每月5号前", None, None), "11月": GOOD}, {"10月(旧)": GOOD, "11月": GOOD}, None, "", "10月"),
    Example("month-sheet-missing", {"9月": GOOD, "10月": GOOD}, {"10月": GOOD, "11月": GOOD}, None, "", "9月"),
    Example("month-sheet-missing", {"9月": GOOD[:1], "10月": GOOD}, {"9月": GOOD[:1], "10月": GOOD[:1]}, None, "", "10月"),
    Example("month-sheet-missing", {"责任表-2026-09": GOOD, "责任表-2026-10": GOOD}, {"10月": GOOD, "说明": [["填表说明"]]}, None, "", "责任表-2026-09"),
    Example("own-column-aside", {"责任表": [["部门", "应交时间", "事项", "期限", "完成时间", "检查状态", "检查时间"], ["药剂组", date(2026, 11, 5), "盘点表", "每月5号前", "2026-11-04", "按时", datetime(2026, 11, 6, 9)]]}, GOOD, "B1", "", "责任表"),
    Example("own-column-aside", {"责任表": [["部门", "事项", "期限", "完成时间", "检查状态"], ["药剂组", "盘点表", "每月5号前", "2026-11-04", "按时"], ["药剂组", "表", "每月5号前", "2026-11-04", "按时"], ["药剂组", "单", "每月5号前", "2026-11-04", "抽查过"]]}, GOOD, "E1", "status", "责任表"),
    Example("own-column-aside", {"责任表": [["部门", "事项", "期限", "完成时间", "检查状态", "检查状态"], *[["药剂组", "盘点表", "每月5号前", "2026-11-04", "按时", "按时"]] * 2]}, GOOD, "E1", "twice", "责任表"),
    Example("tables-side-by-side", [["事项", "期限", "完成时间", None, "事项", "期限", "完成时间"], ["报表", "每月5号前", "2026-11-05", None, "报表", "每月5号前", "2026-11-05"]], GOOD, "E1"),
)  # fmt: skip


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda e: f"{e.rule}:{e.variant}" if e.variant else e.rule)
def test_fires_at_its_cell_and_only_there(example: Example, tmp_path: Path) -> None:
    if example.settings:
        (tmp_path / "dutybook.toml").write_text(example.settings, "utf-8")

    def cells(data: Grid | dict[str, Grid], name: str) -> list[tuple[str, str, str]]:
        path = save(tmp_path / name, data if isinstance(data, dict) else {"责任表": data})
        result = check(path, as_of=example.as_of, period=example.period)
        return [(f["sheet"], f["cell"], f["message"]) for f in result["findings"] if f["rule"] == example.rule]

    found = cells(example.bad, "bad.xlsx")
    assert [place[:2] for place in found] == [(example.sheet, example.cell)], found
    key = f"{example.rule}:{example.variant}" if example.variant else example.rule
    assert found[0][2].startswith(catalogue.ENTRIES[key].zh.split("{")[0])
    assert cells(example.good, "good.xlsx") == []


OF_ROWS = [e for e in EXAMPLES if e.rule in {r.ID for r in ROW_RULES} and isinstance(e.bad, list) and len(e.bad) == 2]


@pytest.mark.parametrize("example", OF_ROWS, ids=lambda e: f"{e.rule}:{e.variant}" if e.variant else e.rule)
def test_of_many_rows_alike_it_is_told_of_each(example: Example, tmp_path: Path) -> None:
    """Of rows that are judged together rules are asked only where they may have something to say."""
    assert isinstance(example.bad, list) and example.cell
    if example.settings:
        (tmp_path / "dutybook.toml").write_text(example.settings, "utf-8")
    head, row = example.bad
    path = save(tmp_path / "a.xlsx", {"责任表": [head, *[row] * (LEAST + 2)]})
    result = check(path, as_of=example.as_of, period=example.period, write=False)
    told = [f["cell"] for f in result["findings"] if f["rule"] == example.rule]
    assert told == [example.cell.replace("2", str(n)) for n in range(2, LEAST + 4)]


def test_every_row_rule_has_such_an_example() -> None:
    assert {e.rule for e in OF_ROWS} == {rule.ID for rule in ROW_RULES}


def test_every_rule_and_variant_has_an_example() -> None:
    shown = {f"{e.rule}:{e.variant}" if e.variant else e.rule for e in EXAMPLES}
    ids = [rule.ID for rule in RULES]
    assert len(ids) == len(set(ids))
    for rule in RULES:
        variants = {k for k in catalogue.ENTRIES if k == rule.ID or k.startswith(f"{rule.ID}:")}
        assert variants, f"{rule.ID} has no words"
        assert variants <= shown, f"no example of {sorted(variants - shown)}"
    assert {e.rule for e in EXAMPLES} == set(ids)


def test_a_row_of_an_unknown_duty_is_its_departments(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", full(rows(["Z9", None, "2026-11-06"])))
    found = check(path, as_of="2026-11-20T09:00", period="2026-11")["obligations"]
    assert [(o["duty"], o["provider"]) for o in found if o["duty"] == "Z9"] == [("Z9", "销售部")]


@pytest.mark.parametrize("nothing", ["无", "無", "/", "-", "——", "N/A", "暂无", "TBD", "***"])
def test_rows_of_no_case_do_not_repeat_one_another(nothing: str, tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"责任表": case([nothing, "发票", None], [nothing, "发票", None])})
    found = check(path, as_of="2026-11-20T09:00", period="2026-11")["findings"]
    assert "obligation-repeated" not in {f["rule"] for f in found}


def test_the_stages_of_a_case_do_not_repeat_one_another(tmp_path: Path) -> None:
    head, *_ = case()
    rows = [["K1", "销售部", "合同", "每月5号前", "2026-11-03", None, stage] for stage in ("初审", "复审", "复审")]
    path = save(tmp_path / "a.xlsx", {"责任表": [[*head, "环节"], *rows]})
    found = check(path, as_of="2026-11-20T09:00", period="2026-11")["findings"]
    assert [f["cell"] for f in found if f["rule"] == "obligation-repeated"] == ["A4"]


def test_rows_that_are_told_apart_by_anything_do_not_repeat_one_another(tmp_path: Path) -> None:
    """By a branch, written in each row or once for those below it, by the weeks that they serve, by the completion."""
    head = ["门店", "责任部门", "事项", "期限", "完成时间"]
    tables = [
        [["一店", "销售部", "报表", "每月5号前", "2026-11-03"], ["二店", "销售部", "报表", "每月5号前", "2026-11-03"]],
        [["一店", "销售部", "合同", "每月5号前", None], [None, "销售部", "报表", "每月5号前", "2026-11-03"],
         ["二店", "销售部", "合同", "每月5号前", None], [None, "销售部", "报表", "每月5号前", "2026-11-03"]],
        [[None, "销售部", "周报", "每周五", "2026-11-06"], [None, "销售部", "周报", "每周五", "2026-11-06"]],
        [[None, "销售部", "报表", "每月5号前", "2026-11-03"], [None, "销售部", "报表", "每月5号前", "2026-11-04"]],
        [[None, "销售部", "报表", "每月5号前", "2026-11-03"]] * 5,
    ]  # fmt: skip
    for rows in tables:
        path = save(tmp_path / "a.xlsx", {"责任表": [head, *rows]})
        found = check(path, as_of="2026-11-20T09:00", period="2026-11")["findings"]
        assert "obligation-repeated" not in {f["rule"] for f in found}


@pytest.mark.parametrize(
    ("name", "numbers", "told"),
    [
        ("编号", ("A1", "A2"), []),
        ("No.", ("HT-001", "HT-002"), []),
        ("编号", (10023, 10087), []),
        ("编号", ("1.1", "1.2"), []),
        ("编号", ("A1", "A1"), ["C3"]),
        ("序号", (1, 2), ["C3"]),
        ("序号", ("(1)", None), ["C3"]),
    ],
)
def test_numbers_that_are_no_running_ones_tell_rows_apart(
    name: str, numbers: tuple[object, object], told: list[str], tmp_path: Path
) -> None:
    rows = [[number, "销售部", "报表", "每月5号前", "2026-11-03"] for number in numbers]
    path = save(tmp_path / "a.xlsx", {"责任表": [[name, "责任部门", "事项", "期限", "完成时间"], *rows]})
    found = check(path, as_of="2026-11-20T09:00", period="2026-11")["findings"]
    assert [f["cell"] for f in found if f["rule"] == "obligation-repeated"] == told
    assert all("除序号外" in f["message"] for f in found if f["rule"] == "obligation-repeated")


def test_the_same_thing_done_at_another_time_of_the_day_is_the_same(tmp_path: Path) -> None:
    head = ["业务编号", "责任部门", "事项", "期限", "完成日期", "完成时间"]
    rows = [["K1", "销售部", "合同", "每月5号前", "2026-11-03", clock] for clock in ("09:00", "17:00")]
    path = save(tmp_path / "a.xlsx", {"责任表": [head, *rows]})
    found = check(path, as_of="2026-11-20T09:00", period="2026-11")["findings"]
    assert [f["cell"] for f in found if f["rule"] == "obligation-repeated"] == ["A3"]


def test_an_event_that_the_register_does_not_have_is_said_once(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", full(rows(["A1", "K9", "2026-11-05"])))
    found = check(path, as_of="2026-11-20T09:00", period="2026-11")["findings"]
    assert [f["rule"] for f in found if f["cell"] == "B4"] == ["event-unknown"]


@pytest.mark.parametrize(("day", "said"), [("2026-11-05", []), (None, ["event-unknown"])])
def test_without_a_register_the_date_of_the_row_is_enough(day: str | None, said: list[str], tmp_path: Path) -> None:
    sheets = full(
        [["责任编号", "业务编号", "业务时间", "完成时间"], ["A1", "K9", day, "2026-11-06"]], duties=DUTIES[:2]
    )
    del sheets["业务登记"]
    path = save(tmp_path / "a.xlsx", sheets)
    found = check(path, as_of="2026-11-20T09:00", period="2026-11")["findings"]
    assert [f["rule"] for f in found if f["sheet"] == "交付记录"] == said


@pytest.mark.parametrize("typed", ["N/A", "/", "无", "未交", None])
def test_a_completion_that_is_no_date_is_not_called_blank(typed: str | None, tmp_path: Path) -> None:
    """And what is advised for what need not be handed in is understood."""
    path = save(tmp_path / "a.xlsx", {"责任表": plain("每月5号前", None, typed)})
    (found,) = check(path, as_of="2026-11-20T09:00", period="2026-11", write=False)["findings"]
    assert found["rule"] == "completion-missing" and "没有日期" in found["message"] and "空" not in found["message"]
    assert "不适用" in found["remedy"]
    path = save(tmp_path / "b.xlsx", {"责任表": plain("每月5号前", None, "不适用")})
    assert check(path, as_of="2026-11-20T09:00", period="2026-11", write=False)["findings"] == []


@pytest.mark.parametrize("level", ["off", "error", "info"])
def test_severity_is_a_setting(level: str, tmp_path: Path) -> None:
    (tmp_path / "dutybook.toml").write_text(f'[rules]\ncompletion-missing = "{level}"\n', "utf-8")
    path = save(tmp_path / "a.xlsx", {"责任表": plain("每月5号前", None, None)})
    found = check(path, as_of="2026-11-20T09:00", period="2026-11", write=False)["findings"]
    assert [f["severity"] for f in found if f["rule"] == "completion-missing"] == ([] if level == "off" else [level])


@pytest.mark.parametrize("level", ["off", "error", "info"])
@pytest.mark.parametrize("rule", ["no-duty-sheet", "duty-sheet-hidden", "no-workbooks", "workbook-copied"])
def test_so_is_that_of_what_no_rule_module_finds(rule: str, level: str, tmp_path: Path) -> None:
    (tmp_path / "dutybook.toml").write_text(f'[rules]\n{rule} = "{level}"\n', "utf-8")
    if rule != "no-workbooks":
        some = plain("每月5号前", None, None) if rule != "no-duty-sheet" else [["姓名", "电话"], ["张三", "138"]]
        path = save(tmp_path / "a.xlsx", {"责任表": some})
        if rule == "workbook-copied":
            handed_in = [[*row[:-1], "2026-11-04"] if i else row for i, row in enumerate(some)]
            save(path, {"责任表": handed_in})
            shutil.copy(path, tmp_path / "a - 副本.xlsx")
        elif rule == "duty-sheet-hidden":
            book = openpyxl.load_workbook(path)
            book.create_sheet("说明")["A1"] = "见隐藏的表"
            book["责任表"].sheet_state = "hidden"
            book.save(path)
    found = check(tmp_path, as_of="2026-11-20T09:00", period="2026-11", write=False)["findings"]
    told = {f["severity"] for f in found if f["rule"] == rule}
    assert told == (set() if level == "off" else {level})


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        ([], "工作簿里什么都没有(或只有图片),没有可以检查的"),
        ([['="事项"', '="期限"'], ['="报表"', '="每月5日前"']], "工作簿里只有公式"),
        ([["部门", "服务内容", "完成情况"], ["消贷部", "及时(5号前)提供欠款报表", "11.4"]], "“服务内容”一列写着要做的事,没有一列是期限"),
        ([["姓名", "电话"], ["张三", "138"]], "看到的列:姓名、电话"),
        ([["部门", "应交资料", "状态"], ["财务部", "月报", None]], "“应交资料”一列写着要做的事,没有一列是期限"),
        ([["项目", "金额"], ["差旅", 300]], "看到的列:项目、金额"),
        ([["内容", "页码"], ["第一章", 3]], "看到的列:内容、页码"),
        ([["Item", "Qty", "Price"], ["Chair", 3, 40]], "看到的列:Item、Qty、Price"),
        ([["姓名", "任务", "得分", "备注", "合计"]], "看到的列:姓名、任务、得分、备注、合计"),
        ([["项目", "负责人", "预算金额"], ["展会", "李四", 300]], "看到的列:项目、负责人、预算金额"),
        ([["事项", "计划完成", "实际完成"]], "看到的列:事项、计划完成、实际完成"),
        ([["工作任务", "计划结束", "实际结束"]], "看到的列:工作任务、计划结束、实际结束"),
        ([["Task", "Planned end", "Actual end"]], "看到的列:Task、Planned end、Actual end"),
        ([["事项", "负责人", "结束日期"]], "看到的列:事项、负责人、结束日期"),
    ],
)  # fmt: skip
def test_why_there_is_no_duty_sheet(rows: list[list[object]], said: str, tmp_path: Path) -> None:
    found = check(save(tmp_path / "a.xlsx", {"表": rows}), as_of="2026-11-20T09:00", period="2026-11")["findings"]
    assert [f["rule"] for f in found] == ["no-duty-sheet"] and said in found[0]["message"]


def test_what_a_plain_table_requires_is_said_and_excuses_stand_for_a_day(tmp_path: Path) -> None:
    """资料要求 beside 是否完整; 豁免 and 无业务 in the column of the day, where a table has no status."""
    rows: Grid = [
        ["部门", "事项", "期限", "完成时间", "资料要求", "是否完整"],
        ["甲部", "抵押资料", "每月5号前", "11-05", "客户本人签字;完整档案", "否"],
        ["甲部", "车辆清单", "每月5号前", "豁免", None, None],
        *(["甲部", f"报表{n}", "每月5号前", "本期无业务" if n > 8 else "11-05", None, None] for n in range(10)),
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": rows}), as_of="2026-11-20T09:00", period="2026-11")
    assert [f["rule"] for f in result["findings"]] == ["submission-incomplete"]
    assert "客户本人签字、完整档案" in result["findings"][0]["message"]
    works = [(o["work"], o["timeliness"]) for o in result["obligations"]]
    assert works[:2] == [("submitted", "overdue"), ("waived", "undetermined")]
    assert works[2:] == [("submitted", "on_time")] * 9 + [("not_applicable", "undetermined")]


@pytest.mark.parametrize(("status", "work"), [("OK", "accepted"), ("已验收", "accepted"), ("已提交", "submitted")])
def test_what_is_said_to_have_come_is_not_called_by_a_status_that_it_does_not_have(
    tmp_path: Path, status: str, work: str
) -> None:
    rows: Grid = [["部门", "事项", "期限", "完成时间", "状态"], ["甲部", "月报", "每月5号前", None, status]]
    result = check(save(tmp_path / "a.xlsx", {"责任表": rows}), as_of="2026-11-20T09:00", period="2026-11")
    assert [(o["work"], o["reason"]) for o in result["obligations"]] == [(work, "completion-missing")]
    assert [f["message"] for f in result["findings"]] == ["“月报”标着已交,完成时间里却没有日期"]

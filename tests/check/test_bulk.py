"""Rows judged by their columns come out as rows judged one by one: verdicts, findings and every cell to be written."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit import rules
from toolkit.app import bulk
from toolkit.app.as_json import check_json
from toolkit.app.bulk_memory import Memory
from toolkit.app.examine import examine
from toolkit.app.result import CheckResult, count
from toolkit.app.work_calendar import work_calendar
from toolkit.app.write_back import plan_columns
from toolkit.core.finding import Severity
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged
from toolkit.core.period import Period
from toolkit.core.policy import Policy
from toolkit.core.status import Timeliness, Work
from toolkit.rules import run_rules
from toolkit.rules.base import Book, Glance, Problem
from toolkit.settings import Settings
from toolkit.sheet.fields import FIELDS, INDIFFERENT
from toolkit.sheet.header import SECOND
from toolkit.sheet.vocabulary import BY_NAME, NAMES, normal
from toolkit.workbook.port import RawSheet, WorkbookContent, cells_of

AS_OF = Moment.parse("2026-11-20T15:30")
NOVEMBER = Period(2026, 11)
CALENDAR = work_calendar("CN", {})

DAYS = st.dates(date(2026, 10, 20), date(2026, 12, 5))
TIMES = st.builds(datetime.combine, DAYS, st.times().map(lambda t: t.replace(microsecond=0, tzinfo=None)))
WHEN = st.one_of(
    st.none(),
    TIMES,
    DAYS,
    st.sampled_from(
        [
            "",
            " ",
            "11月5日",
            "2026.11.7 17:30",
            "6号",
            "√",
            "未完成",
            "处理中",
            "已移交",
            "昨天",
            "03/04/2026",
            46331.5,
            46340,
            True,
            1,
            0.0,
            time(9, 30),
            timedelta(hours=3),
            "2026-11-31",
            "12月3日",
            "12/11",
            "2025-11-05",
        ]
    ),
)
WRITTEN = """
每月5号前 交车后3日内 提车次日 提回车当日 3个工作日内 每月1号上午12点之前 次月5日前 及时 - 看心情 每周五 每周一、三、五
24小时内 2个工作小时内 月底前 当日17:00前 11月25日前 每两周一次 收到发票后一周内 工作日下班前 每季度首月10日前
5日和20日前 11月9日 本周五前 元旦前
"""
PHRASES = st.sampled_from([*WRITTEN.split(), "", None, 3, 1, True, date(2026, 11, 9), datetime(2026, 11, 9, 12)])
STATES = "已完成 未开始 进行中 退回 不适用 作废 11月6日完成 奇怪 已验收 Y 11.12 12/11 待定 ——"
STATUS = st.sampled_from([None, "", *STATES.split(), 0.5, 1, True])
COLUMNS: dict[str, st.SearchStrategy[Any]] = {
    "部门": st.sampled_from(["销售部", "保险部", None, "消贷部", " 销售部 ", "同上"]),
    "事项": st.sampled_from(["报表", "提供单据", "月结表", None, "合计", "(作废)月结表", " 取消:报表", "(作廢)报表"]),
    "责任编号": st.sampled_from([None, "A-1", "a—1", "A-2", 7, "B9"]),
    "期限": PHRASES,
    "业务日期": WHEN,
    "提车日期": WHEN,
    "完成时间": WHEN,
    "状态": STATUS,
    "资料完整": st.sampled_from([None, "是", "否", "?"]),
    "退回原因": st.sampled_from([None, "数字不对"]),
    "验收": st.sampled_from([None, "合格", "退回"]),
    "期间": st.sampled_from([None, "2026-10", "2026-11", "11月", "?"]),
    "交付月份": st.sampled_from([None, "次月", "当月"]),
    "边界确认": st.sampled_from([None, "是"]),
    "约定交付时间": st.one_of(st.none(), DAYS, st.just("11月18日")),
    "暂停时间": st.one_of(st.none(), TIMES),
    "恢复时间": st.one_of(st.none(), TIMES),
    "备注": st.sampled_from([None, "x", "〃", "作废", "已取消 ", "作廢"]),
    "日期": WHEN,
    "触发业务": st.sampled_from([None, "提车"]),
    "评分": st.sampled_from([None, 2, "5", "?"]),
    "重交期限": st.one_of(st.none(), DAYS),
    "重交时间": st.one_of(st.none(), TIMES),
    "完整性要求": st.sampled_from([None, "发票;合同"]),
    "收到没": st.sampled_from([None, "是", "否", "√", "Yes"]),
}
NEEDED = ("事项", "期限")
CALLED = {
    "完成时间": ["完成时间", "完成时间", "最近一次提交", "Last submitted"],
    "约定交付时间": ["约定交付时间", "延期至", "调整后期限"],
    "状态": ["状态", "完成率", "是否收到"],
    "提车日期": ["提车日期", "发票日期"],
    "收到没": ["收到没", "Rec'd?", "交来没有"],
}
"""Other names of columns, which say more of what stands below them."""


@st.composite
def sheets(draw: st.DrawFn) -> list[list[Any]]:
    """A header and rows; some columns, and a few distinct rows that repeat with one cell changed."""
    names = [n for n in COLUMNS if n in NEEDED or draw(st.booleans())]
    names = draw(st.permutations(names))
    kinds = draw(st.lists(st.tuples(*(COLUMNS[n] for n in names)), min_size=2, max_size=6))
    rows = []
    for _ in range(draw(st.integers(bulk.LEAST, 30))):
        row = list(draw(st.sampled_from(kinds)))
        place = draw(st.integers(0, len(names) - 1))
        row[place] = draw(COLUMNS[names[place]])
        rows.append(row)
    return [[draw(st.sampled_from(CALLED.get(name, [name]))) for name in names], *rows]


def outcome(rows: list[list[Any]], one_by_one: bool, own: Settings, memory: Memory | None = None) -> tuple[object, ...]:
    """Everything that a check says about a sheet and would write into it."""
    content = WorkbookContent("销售部.xlsx", "0" * 64, (RawSheet("责任表", rows),))
    least, bulk.LEAST = bulk.LEAST, 10**9 if one_by_one else bulk.LEAST
    try:
        book = examine(content, own, CALENDAR, as_of=AS_OF, period=NOVEMBER, memory=memory)
    finally:
        bulk.LEAST = least
    findings = run_rules(book)
    result = CheckResult(AS_OF, NOVEMBER, book.judged, tuple(findings))
    changes = sorted((u.row, u.column, str(u.value), u.look) for u in cells_of(plan_columns(book)))
    return check_json(result, "zh"), count(book.judged), changes, book.providers


@settings(max_examples=250, deadline=None)
@given(sheets())
def test_the_same_as_one_by_one(rows: list[list[Any]]) -> None:
    assert outcome(rows, False, Settings()) == outcome(rows, True, Settings())


@settings(max_examples=60, deadline=None)
@given(st.lists(sheets(), min_size=2, max_size=4))
def test_what_one_workbook_taught_does_not_mislead_in_the_next(books: list[list[list[Any]]]) -> None:
    memory, own = Memory(), Settings()
    for rows in books:
        assert outcome(rows, False, own, memory) == outcome(rows, True, own)


@settings(max_examples=40, deadline=None)
@given(st.lists(sheets(), min_size=2, max_size=4))
def test_what_was_forgotten_is_worked_out_again(books: list[list[list[Any]]]) -> None:
    memory, own, most = Memory(), Settings(), Memory.MOST
    Memory.MOST = 1
    try:
        for rows in [*books, books[0]]:
            assert outcome(rows, False, own, memory) == outcome(rows, True, own)
            memory.trim()
            kept = (memory.promises, memory.courses, memory.outcomes, memory.written)
            assert max(map(len, kept)) <= 1
    finally:
        Memory.MOST = most


@settings(max_examples=60, deadline=None)
@given(sheets())
def test_the_same_under_policies_by_department_and_duty(rows: list[list[Any]]) -> None:
    own = Settings(
        policy=Policy(before_inclusive=False),
        department_policies={"保险部": {"before_inclusive": True, "roll": "following"}},
        duty_policies={"A-1": {"end_of_business": "17:00", "week_workdays": True}},
    )
    assert outcome(rows, False, own) == outcome(rows, True, own)


def test_rows_that_are_void_by_name_or_remark_make_no_others_void() -> None:
    rows: list[list[Any]] = [["部门", "事项", "期限", "完成时间", "备注"]]
    rows += [["销售部", "(作废)报表", "每月5号前", None, None], ["销售部", "报表", "每月5号前", None, "作废"]]
    rows += [["销售部", f"报表{n}", "每月5号前", None, None] for n in range(40)]
    content = WorkbookContent("a.xlsx", "0" * 64, (RawSheet("责任表", rows),))
    (part,) = examine(content, Settings(), CALENDAR, as_of=AS_OF, period=NOVEMBER).parts
    assert sorted(part.alone) == [0, 1] and {j.work for j in part.alone.values()} == {Work.VOID}
    assert {part[n].timeliness for n in range(2, 42)} == {Timeliness.OVERDUE}


def test_most_rows_of_an_ordinary_sheet_are_judged_by_column() -> None:
    rows: list[list[Any]] = [["部门", "事项", "期限", "业务日期", "完成时间", "状态"]]
    for n in range(400):
        begun = datetime(2026, 11, 2 + n % 20, 9, n % 60)
        done = begun + timedelta(days=n % 5, minutes=n) if n % 3 else None
        phrase = ["每月5号前", "交车后3日内", "提车次日", "3个工作日内", "24小时内"][n % 5]
        rows.append(["销售部", f"单据 {n}", phrase, begun, done, "已完成" if done else None])
    content = WorkbookContent("a.xlsx", "0" * 64, (RawSheet("责任表", rows),))
    book = examine(content, Settings(), CALENDAR, as_of=AS_OF, period=NOVEMBER)
    (part,) = book.parts
    assert len(part) == 400
    assert not part.alone
    assert len(set(part.outcomes)) < 200


def test_every_field_that_may_decide_is_among_the_columns_here() -> None:
    tried = {field for header in COLUMNS for field in BY_NAME.get(normal(header), ())}
    assert FIELDS.keys() - INDIFFERENT - {*SECOND.values()} <= tried  # tables with those are left to the other way


def rows_done(days: int, number: int) -> list[list[Any]]:
    """Equal rows of something that was due on the 5th and handed in so many days later."""
    rows: list[list[Any]] = [["部门", "事项", "期限", "完成时间"]]
    return [*rows, *(["销售部", f"报表{n}", "每月5号前", date(2026, 11, 5 + days)] for n in range(number))]


class OnlyChecks:
    """A rule about rows that are late, and which does not say of what rows it may speak."""

    ID = "late-here"
    SEVERITY = Severity.WARNING

    def check_row(self, judged: Judged, book: Book) -> Iterator[Problem]:
        if judged.timeliness is Timeliness.LATE:
            yield Problem(judged.obligation.place)


class Concerned(OnlyChecks):
    """The same, and it says so."""

    def concerns(self, glance: Glance) -> bool:
        return glance.timeliness is Timeliness.LATE


@pytest.mark.parametrize("kind", [OnlyChecks, Concerned])
@pytest.mark.parametrize(("days", "number", "told"), [(3, 5, 5), (3, 12, 12), (0, 12, 0)])
def test_a_new_rule_speaks_of_all_rows(
    kind: type[OnlyChecks], days: int, number: int, told: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    rule = kind()
    monkeypatch.setattr(rules, "ROW_RULES", (*rules.ROW_RULES, rule))
    monkeypatch.setattr(rules, "RULES", (*rules.RULES, rule))
    content = WorkbookContent("a.xlsx", "0" * 64, (RawSheet("责任表", rows_done(days, number)),))
    book = examine(content, Settings(), CALENDAR, as_of=AS_OF, period=NOVEMBER)
    assert [f.place.row for f in run_rules(book) if f.rule == rule.ID] == [*range(2, told + 2)]


def test_rows_with_something_in_a_column_that_is_new_are_judged_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(NAMES, "extended_to", ("展期到",))
    monkeypatch.setitem(BY_NAME, normal("展期到"), ["extended_to"])
    head, *rows = rows_done(3, 12)
    rows = [[*row, "11月9日" if n % 3 == 0 else None] for n, row in enumerate(rows)]
    content = WorkbookContent("a.xlsx", "0" * 64, (RawSheet("责任表", [[*head, "展期到"], *rows]),))
    (part,) = examine(content, Settings(), CALENDAR, as_of=AS_OF, period=NOVEMBER).parts
    assert sorted(part.alone) == [0, 3, 6, 9]


def test_the_missing_day_of_each_business_is_told_at_its_own_cell() -> None:
    rows: list[list[Any]] = [["部门", "事项", "期限", "触发业务", "提车日期", "入库日期", "完成时间"]]
    rows += [["销售部", f"单据{n}", "3日内", ["提车", "入库"][n % 2], None, None, "2026-11-09"] for n in range(12)]
    content = WorkbookContent("a.xlsx", "0" * 64, (RawSheet("责任表", rows),))
    book = examine(content, Settings(), CALENDAR, as_of=AS_OF, period=NOVEMBER)
    assert [f.place.column for f in run_rules(book) if f.rule == "event-missing"] == [5, 6] * 6


@pytest.mark.parametrize("index", [0, -1, 5])
def test_a_row_asked_for_is_whole(index: int) -> None:
    rows: list[list[Any]] = [["部门", "事项", "期限", "完成时间"]]
    rows += [["销售部", f"报表{n}", "每月5号前", date(2026, 11, n + 1)] for n in range(9)]
    content = WorkbookContent("a.xlsx", "0" * 64, (RawSheet("责任表", rows),))
    book = examine(content, Settings(), CALENDAR, as_of=AS_OF, period=NOVEMBER)
    judged = book.judged[index]
    assert judged.obligation.duty.deliverable == f"报表{index % 9}"
    assert judged.obligation.place.row == index % 9 + 2
    assert (judged.days_late or 0) == max(0, index % 9 + 1 - 5)
    assert book.judged[2:4] == [book.judged[2], book.judged[3]]


@pytest.mark.parametrize("name", ["收到没", "Received?", "交来没有"])
@pytest.mark.parametrize(("said", "yes"), [("进行中", "是"), ("Blocked", "Yes"), ("未完成", "√")])
def test_what_came_though_it_is_said_to_be_open_is_seen_in_long_tables_too(name: str, said: str, yes: str) -> None:
    rows: list[list[Any]] = [["部门", "事项", "期限", "状态", name]]
    rows += [["销售部", f"报表{n}", date(2026, 11, 5), said, yes if n % 2 else None] for n in range(12)]
    assert outcome(rows, False, Settings()) == outcome(rows, True, Settings())


@pytest.mark.parametrize("name", ["最近一次提交", "Last submitted"])
@pytest.mark.parametrize("number", [3, 12])
def test_what_was_last_submitted_is_of_the_turn_before_in_long_tables_too(name: str, number: int) -> None:
    rows: list[list[Any]] = [["部门", "事项", "期限", name]]
    rows += [["销售部", f"报表{n}", "每月5号前", date(2026, 10, 5)] for n in range(number)]
    assert outcome(rows, False, Settings()) == outcome(rows, True, Settings())
    content = WorkbookContent("a.xlsx", "0" * 64, (RawSheet("责任表", rows),))
    book = examine(content, Settings(), CALENDAR, as_of=AS_OF, period=NOVEMBER)
    assert count(book.judged).overdue == number

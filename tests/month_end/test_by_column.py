"""What month-end takes from rows kept by column is what it takes from the same rows one by one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from toolkit.app.bulk import LEAST
from toolkit.app.examine import examine
from toolkit.app.tally import Tally
from toolkit.app.work_calendar import work_calendar
from toolkit.core.moment import Moment
from toolkit.core.obligation import Judged, Obligation
from toolkit.core.period import Period
from toolkit.deliverables.config import read_config
from toolkit.deliverables.expect import Naming
from toolkit.deliverables.gather import gather
from toolkit.deliverables.names import files_in
from toolkit.ledger.fact_reader import FactReader
from toolkit.ledger.records import Texts, period_code
from toolkit.settings import Settings
from toolkit.sheet.fields import WORDED
from toolkit.sheet.judged_rows import Chain, TableRows
from toolkit.sheet.values import read_text
from toolkit.sheet.vocabulary import NAMES
from toolkit.workbook.port import RawSheet, WorkbookContent

AS_OF = Moment.parse("2026-11-20T15:30")
NOVEMBER = Period(2026, 11)
CALENDAR = work_calendar("CN", {})
SETTINGS = Settings()

WHEN = st.one_of(
    st.none(),
    st.dates(date(2026, 10, 28), date(2026, 11, 25)),
    st.builds(datetime, st.just(2026), st.just(11), st.integers(1, 28), st.sampled_from([0, 9, 14])),
    st.sampled_from(["", " ", "11月5日", "6号", "√", "未完成", 46331.5, 46340, True, 1, "12月3日"]),
)
COLUMNS: dict[str, st.SearchStrategy[Any]] = {
    "部门": st.sampled_from(["销售部", "保险部", None, "消贷\n部", " 销售部 "]),
    "事项": st.sampled_from(["报表", "提供单据", "月结表", 1, 1.0]),
    "服务对象": st.sampled_from(["财务部", "财务部 ", "总经\n办", None]),
    "责任编号": st.sampled_from([None, "A-1", "A-2", 7]),
    "业务编号": st.sampled_from([None, "JC-1", "JC-2", 3, 12.5, "2026-11#2", "2026-11"]),
    "责任人": st.sampled_from([None, "张三"]),
    "期限": st.sampled_from(
        ["每月5号前", "交车后3日内", "提车次日", "次月5日前", "尽快", "", 3, date(2026, 11, 9), "25日前"]
    ),
    "业务日期": WHEN,
    "提车日期": WHEN,
    "完成时间": WHEN,
    "状态": st.sampled_from([None, "已完成", "未开始", "已验收", "退回", "不适用"]),
    "期间": st.sampled_from([None, "2026-10", "11月", date(2026, 12, 1)]),
    "交付月份": st.sampled_from([None, "次月"]),
    "触发业务": st.sampled_from([None, "提车"]),
    "凭证": st.sampled_from([None, "纸质", "报表-{period}.xlsx", 12.5]),
    "凭证号": st.sampled_from([None, "PZ1", "清单.xlsx", 0.5]),
    "资料完整": st.sampled_from([None, "是", "否"]),
    "资料要求": st.sampled_from([None, "签字", "签字;盖章"]),
}
NEEDED = ("事项", "期限")
EQUAL = COLUMNS | {"责任编号": st.sampled_from([None, 1, 1.0, True, 10**15, 1e15, "A-1"])}
"""With numbers that are equal and not written alike."""


@st.composite
def books(draw: st.DrawFn, columns: dict[str, st.SearchStrategy[Any]] = COLUMNS) -> list[Sequence[Judged]]:
    """The judged rows of two or three workbooks with the same columns."""
    names = draw(st.permutations([n for n in columns if n in NEEDED or draw(st.booleans())]))
    found = []
    for number in range(draw(st.integers(2, 3))):
        kinds = draw(st.lists(st.tuples(*(columns[n] for n in names)), min_size=2, max_size=6))
        rows = [list(names)]
        for _ in range(draw(st.integers(LEAST, 20))):
            row = list(draw(st.sampled_from(kinds)))
            place = draw(st.integers(0, len(names) - 1))
            row[place] = draw(columns[names[place]])
            rows.append(row)
        content = WorkbookContent(f"{number}店.xlsx", "0" * 64, (RawSheet("责任表", rows),))
        found.append(examine(content, SETTINGS, CALENDAR, as_of=AS_OF, period=NOVEMBER).judged)
    return found


def test_every_column_that_promises_are_made_of_is_among_them() -> None:
    assert not [field for field in WORDED if COLUMNS.keys().isdisjoint(NAMES[field])]


@settings(max_examples=150, deadline=None)
@given(books(EQUAL))
def test_facts(judged: list[Sequence[Judged]]) -> None:
    shared, texts = FactReader(Texts(), period_code(NOVEMBER)), Texts()
    for rows in judged:
        by_column, one_by_one = shared.read(rows), FactReader(texts, period_code(NOVEMBER)).read(list(rows))
        assert [s[:4] for s in by_column] == [s[:4] for s in one_by_one]
        assert [s.judged for s in by_column] == list(rows)
    assert (shared.texts.promises, shared.texts.notes) == (texts.promises, texts.notes)


@settings(max_examples=150, deadline=None)
@given(books(), st.sampled_from([1, 3, 500]))
def test_tally(judged: list[Sequence[Judged]], most: int) -> None:
    told: list[set[object]] = [set(), set()]

    def kinds(into: set[object]) -> Any:
        def watch(row: Obligation) -> None:
            duty = row.duty
            into.add((duty.provider, duty.id, duty.deliverable, duty.phrase, row.period))

        return watch

    by_column, one_by_one = (Tally(watch=kinds(into), most=most) for into in told)
    for rows in judged:
        by_column.add(rows)
        one_by_one.add(list(rows))
    for name in by_column.lists:
        assert by_column.lists[name].rows() == one_by_one.lists[name].rows()
        assert by_column.lists[name].count == one_by_one.lists[name].count
    assert by_column.pairs == one_by_one.pairs
    assert (by_column.ages, by_column.provisional) == (one_by_one.ages, one_by_one.provisional)
    assert told[0] == told[1]


@settings(max_examples=100, deadline=None)
@given(books(), st.sampled_from([{}, {"月结表": "月结-{period}.xlsx"}, {"A-1": "a.xlsx", "纸质": "b.xlsx"}]))
def test_deliverables(judged: list[Sequence[Judged]], files: dict[str, str]) -> None:
    naming = Naming(replace(read_config(SETTINGS), files=files))
    for rows in judged:
        assert isinstance(rows, Chain)
        wanted = []
        for part in rows.parts:
            assert isinstance(part, TableRows) or not part
            if not isinstance(part, TableRows):
                continue
            for one, (_, cells) in zip(part, part.table.rows, strict=True):
                kind, number = (read_text(part.table.cell(cells, name)) for name in ("evidence", "evidence_no"))
                said = number if files_in(number) else kind or number
                if patterns := naming.patterns(one.obligation, said):
                    wanted.append((one, patterns))
        assert [tuple(kept) for kept in gather(rows, naming, lambda _: False) if kept.patterns] == wanted

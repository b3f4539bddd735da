"""What statuses and other words say of how far a thing is, wherever they stand: done, under way, nothing to hand in."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)

from __future__ import annotations

from pathlib import Path

import pytest
from layout_kit import AS_OF, PERIOD, at
from sheets_kit import Row, by_row, check, findings, prove, save, table


def test_not_yet_is_not_a_date(tmp_path: Path) -> None:
    rows = [
        Row("每月25号前", w, None, "2026-11-25T24:00", "not_due", 0)
        for w in ("", " ", "-", "—", "/", "无", "未完成", "尚未完成", "待定", "N/A", "进行中", "暂无", "\u3000")
    ]
    prove(save(tmp_path / "a.xlsx", {"责任表": table(rows)}), rows, 2, as_of=AS_OF, period=PERIOD)


def test_words_for_done_and_how_far(tmp_path: Path) -> None:
    """Where there is no completion column, what people write under 完成情况 says when."""
    columns = ("部门", "事项", "期限", "完成情况")
    grid: list[list[object]] = [list(columns)]
    for told in ("11月6日完成", at("2026-11-05"), None, "已完成", "未完成", "2026.11.5"):
        grid.append(["销售部", "报表", "每月5号前", told])
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD)
    got = by_row(result)
    assert [got[n]["timeliness"] for n in range(2, 8)] == [
        "late", "on_time", "overdue", "undetermined", "overdue", "on_time",
    ]  # fmt: skip
    assert got[2]["submitted_at"] == "2026-11-06"
    assert findings(result, "value-unreadable") == []


def test_what_stands_under_a_status_that_is_the_only_word_of_the_completion(tmp_path: Path) -> None:
    """11.12 is a day there, and no progress; what nobody can read accuses nobody, as under 完成时间."""
    told = ("11.12", "11-12", "按期完成", "Y", "√11.12", "☑", "11月12日已交财务", 11.12, "12/11", None)
    grid: list[list[object]] = [["部门", "事项", "期限", "完成情况"], *(["甲", f"报表{i}", "11月13日前", t] for i, t in enumerate(told))]  # fmt: skip
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD)
    assert [(o["timeliness"], o["reason"]) for o in result["obligations"]] == [
        ("on_time", None), ("on_time", None), *[("undetermined", "completion-missing")] * 2,
        ("on_time", None), *[("undetermined", "completion-unreadable")] * 3,
        ("undetermined", "completion-doubted"), ("overdue", None),
    ]  # fmt: skip
    assert findings(result, "value-unreadable") == ["D7", "D8", "D9"]
    assert findings(result, "completion-in-future") == findings(result, "date-ambiguous") == ["D10"]
    assert findings(result, "completion-missing") == ["D4", "D5", "D11"]


def test_what_is_done_and_not_said_when_is_noted_as_that(tmp_path: Path) -> None:
    told = {"√": "completion-undated", "已交": "completion-undated", "没印象": "completion-unreadable"}
    grid: list[list[object]] = [["部门", "事项", "期限", "完成时间"], *(["甲", t, "11月13日前", t] for t in told)]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD)
    assert {o["deliverable"]: o["reason"] for o in result["obligations"]} == told


def test_progress_in_per_cent(tmp_path: Path) -> None:
    grid: list[list[object]] = [["事项", "期限", "进度", "完成时间"]]
    for progress in (1, 1.0, "100%", 0.5, "50%", 0, "0%", 100):
        grid.append(["报表", "每月25号前", progress, None])
    got = by_row(check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD))
    assert [got[n]["work"] for n in range(2, 10)] == [
        *["submitted"] * 3, "in_progress", "in_progress", "not_started", "not_started", "submitted",
    ]  # fmt: skip


def test_statuses_with_an_afterthought(tmp_path: Path) -> None:
    told = ("按时完成", "已完成(逾期)", "未完成,已催办", "完成。", "退回:缺页")
    grid: list[list[object]] = [
        ["事项", "期限", "完成时间", "完成情况"],
        *[["a", "每月25号前", "2026-11-04", t] for t in told],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD)
    assert [o["work"] for o in result["obligations"]] == [
        "submitted",
        "submitted",
        "submitted",
        "submitted",
        "rejected",
    ]
    assert findings(result, "value-unreadable") == []
    assert findings(result, "status-contradiction") == ["D4"]


def test_rows_that_are_void_by_name_or_remark(tmp_path: Path) -> None:
    """Nothing is owed for them; a date of completion, a status, or a name with such a word in it says otherwise."""
    head = ["部门", "事项", "期限", "完成时间", "状态", "备注"]
    void = [
        "(作废)月报",
        "【取消】月报",
        "作废:月报",
        "已取消：月报",
        "月报（作废）",
        "月报-已取消",
        "月报\n(已作废)",
        "[void] report",
        "Report (cancelled)",
        "(作廢)周報",
        "周報【已撤銷】",
        "(VOID) report",
    ]
    owed = ["作废单据登记表", "取消订单汇总", "作废发票(三联)", "月报(含作废)", "(作废单)登记", "-作废"]
    rows: list[list[object]] = [["甲部", name, "每月5号前", None, None, None] for name in (*void, *owed)]
    rows += [["甲部", "月报", "每月5号前", None, None, said] for said in ("作廢", " 已撤銷", "作废的已重开", "取消")]
    rows += [
        ["甲部", "(作废)月报", "每月5号前", "2026-11-04", None, None],
        ["甲部", "月报(作废)", "每月5号前", None, "进行中", None],
        ["甲部", "月报", "每月5号前", None, "已撤销", None],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": [head, *rows]}), as_of=AS_OF, period=PERIOD)
    found = [result["obligations"][n] for n in range(len(rows))]
    assert [o["work"] for o in found[: len(void)]] == ["void"] * len(void)
    assert [o["timeliness"] for o in found[len(void) : -7]] == ["overdue"] * len(owed)
    assert [o["work"] for o in found[-7:]] == [
        *("void", "void", "not_started", "void", "submitted", "in_progress", "void")
    ]
    assert findings(result, "value-unreadable") == []


@pytest.mark.parametrize(
    "said",
    ["没交", "没有交", "还没交", "尚未交", "沒交", "没办", "未办", "待交", "未上报", "no", "Not yet", "not done", "Not submitted yet", "Outstanding"],
)  # fmt: skip
def test_words_for_not_yet_done(tmp_path: Path, said: str) -> None:
    """Both where the day of completion belongs and as a status."""
    for head in (["事项", "期限", "完成时间"], ["事项", "期限", "完成情况"]):
        path = save(tmp_path / "a.xlsx", {"责任表": [head, ["报表", "每月5号前", said]]})
        result = check(path, as_of=AS_OF, period=PERIOD, write=False)
        (got,) = result["obligations"]
        assert (got["timeliness"], got["work"]) == ("overdue", "not_started")
        assert [f["rule"] for f in result["findings"]] == ["completion-missing"]


def test_words_for_how_far_it_is_where_the_day_of_completion_belongs(tmp_path: Path) -> None:
    """They say the same there as in a column of statuses; whoever may have handed it in is not accused."""
    begun = ("处理中", "正在办理", "Ongoing")
    owed = ("逾期未交", "未启动", "Todo", "否", "未启动。")
    done = ("已交", "已移交", "按时完成", "按时", "准时", "已归档", "Delivered", "已送達")
    unclear = ("暂停", "待验收", "退回")
    rows = [["报表", "每月5号前", said] for said in (*begun, *owed, *done, *unclear)]
    path = save(tmp_path / "a.xlsx", {"责任表": [["事项", "期限", "完成时间"], *rows]})
    result = check(path, as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["timeliness"], o["work"]) for o in result["obligations"]] == [
        *[("overdue", "in_progress")] * len(begun),
        *[("overdue", "not_started")] * len(owed),
        *[("undetermined", "submitted")] * len(done),
        *[("undetermined", "not_started")] * len(unclear),
    ]
    rules = [f["rule"] for f in result["findings"]]
    assert [rules.count(r) for r in ("completion-missing", "completion-undated", "value-unreadable")] == [8, 8, 3]


@pytest.mark.parametrize(("said", "timeliness"), [("——", "overdue"), ("\\", "overdue"), ("待定", "undetermined")])
def test_nothing_as_the_only_word_of_the_completion(tmp_path: Path, said: str, timeliness: str) -> None:
    """A dash is blank; of 待定 nobody knows whether it is done. Beside a column of completions neither is a mistake."""
    for head, row, expected in (
        (["事项", "期限", "完成情况"], ["报表", "每月5号前", said], timeliness),
        (["事项", "期限", "状态", "完成时间"], ["报表", "每月5号前", said, None], "overdue"),
    ):
        result = check(save(tmp_path / "a.xlsx", {"责任表": [head, row]}), as_of=AS_OF, period=PERIOD, write=False)
        assert [o["timeliness"] for o in result["obligations"]] == [expected]
        assert (findings(result, "value-unreadable") == []) is (len(head) == 4)


@pytest.mark.parametrize("said", ["无", "無", "沒有", "NONE", "N/a", "nil", "／", "\\", "—", "——"])
def test_a_deadline_that_says_that_there_is_none(tmp_path: Path, said: str) -> None:
    grid: list[list[object]] = [["事项", "期限", "完成时间"], ["报表", said, None], ["月报", "每月5号前", None]]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD, write=False)
    found = [(f["rule"], f["severity"]) for f in result["findings"] if f["cell"] == "B2"]
    assert found == [("deadline-unmeasurable", "info")]


@pytest.mark.parametrize("said", ["本月无", "本期没有", "本月無", "无此业务"])
def test_nothing_to_hand_in_this_month(tmp_path: Path, said: str) -> None:
    grid: list[list[object]] = [["事项", "期限", "完成时间"], ["报表", "每月5号前", said]]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["work"] for o in result["obligations"]] == ["not_applicable"] and result["findings"] == []


@pytest.mark.parametrize(
    ("said", "timeliness"),
    [
        ("已销号", "undetermined"),
        ("已反馈", "undetermined"),
        ("暂缓", "undetermined"),
        ("材料准备中", "overdue"),
        ("正在推进", "overdue"),
    ],
)
def test_a_status_that_may_say_that_it_is_done_accuses_nobody(tmp_path: Path, said: str, timeliness: str) -> None:
    """Nobody can read it, and the day of completion is blank; what plainly goes on is owed."""
    grid: list[list[object]] = [["事项", "期限", "状态", "完成时间"], ["报表", "每月5号前", said, None]]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == [timeliness]


def test_what_is_under_way_has_begun(tmp_path: Path) -> None:
    """进行中 where the day of completion belongs tells that there is something to be done, as in a status."""
    grid: list[list[object]] = [
        ["事项", "期限", "提车日期", "完成时间"],
        ["装饰单", "提车次日", None, "进行中"],
        ["刷卡单", "提车次日", None, None],
    ]
    result = check(save(tmp_path / "a.xlsx", {"责任表": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["timeliness"], o["work"]) for o in result["obligations"]] == [
        ("undetermined", "in_progress"),
        ("undetermined", "not_applicable"),
    ]

"""A column of the days to which deadlines were moved (延期至) beside the deadlines: what it moves, and what not."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_kit import AS_OF, PERIOD, at
from sheets_kit import check, save

NAMES = ["部门", "事项", "期限", "延期至", "备注", "完成时间"]
BLANK = ["财务部", "周报", "每月26日前", None, None, None]


def judged(tmp_path: Path, *rows: list[object], beside: str = "备注") -> list[tuple[str, str]]:
    """The due of each row, and how it stands."""
    names = [beside if name == "备注" else name for name in NAMES]
    path = save(tmp_path / "a.xlsx", {"s": [names, *rows]})
    result = check(path, as_of=AS_OF, period=PERIOD, write=False)
    return [(o["due"][:10], o["timeliness"]) for o in result["obligations"]]


def row(phrase: object, moved: str, said: object = None, done: str | None = None) -> list[object]:
    return ["财务部", "月报", phrase, at(moved), said, done and at(done)]


@pytest.mark.parametrize(
    ("phrase", "moved", "done", "stands"),
    [
        ("每月5日前", "2026-10-20", "2026-11-04", ("2026-11-05", "on_time")),
        ("每月8日前", "2026-10-15", None, ("2026-11-08", "overdue")),
        ("每月25日前", "2026-10-30", "2026-11-04", ("2026-11-25", "on_time")),
        ("每月5日前", "2026-11-12", "2026-11-11", ("2026-11-12", "on_time")),
        ("每月25日前", "2026-12-02", None, ("2026-12-02", "not_due")),
    ],
)
def test_a_day_before_what_is_due_in_the_period_moves_nothing(
    tmp_path: Path, phrase: str, moved: str, done: str | None, stands: tuple[str, str]
) -> None:
    assert judged(tmp_path, row(phrase, moved, done=done), BLANK)[0] == stands


def test_a_single_day_of_before_leaves_the_other_rows_moved(tmp_path: Path) -> None:
    day = at("2026-11-05")
    slip, moved = row(day, "2026-10-15", done="2026-11-04"), row(day, "2026-11-15", done="2026-11-12")
    assert judged(tmp_path, slip, moved, row(day, "2026-11-24")) == [
        ("2026-11-05", "on_time"),
        ("2026-11-15", "on_time"),
        ("2026-11-24", "not_due"),
    ]


def test_a_row_is_moved_though_most_days_are_those_of_before(tmp_path: Path) -> None:
    day = at("2026-11-05")
    before = [row(day, "2026-10-15", done="2026-11-04") for _ in range(3)]
    assert judged(tmp_path, *before, row(day, "2026-11-15", done="2026-11-12"))[-1] == ("2026-11-15", "on_time")


def test_nothing_of_the_period_is_due_where_only_one_of_before_was_moved(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", {"s": [NAMES, row("每季度末前", "2026-10-20"), BLANK]})
    first = check(path, as_of=AS_OF, period=PERIOD, write=False)["obligations"][0]
    assert (first["due"], first["reason"]) == (None, "no-due-in-period")


def test_a_moved_row_of_a_weekly_promise_keeps_its_week(tmp_path: Path) -> None:
    weeks = [["财务部", "周报", "每周五前", None, None, at(f"2026-11-{day:02}")] for day in (5, 12)]
    third = ["财务部", "周报", "每周五前", at("2026-11-23"), None, at("2026-11-22")]
    last = ["财务部", "周报", "每周五前", None, None, None]
    dues = [due for due, _ in judged(tmp_path, *weeks, third, last)]
    assert dues == ["2026-11-06", "2026-11-13", "2026-11-23", "2026-11-27"]


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        ("是否批准", "否"),
        ("审批意见", "不同意"),
        ("批准", "否"),
        ("Approved?", "no"),
        ("备注", "延期未获批准"),
        ("备注", "领导不同意延期"),
        ("备注", "延期申请被驳回"),
        ("备注", "延期申请,未批准"),
        ("备注", "延期待审批"),
        ("是否批准", None),
        ("是否同意延期", "否"),
        ("延期审批", "审批中"),
        ("审批意见", "理由充分，不同意"),
        ("审批意见", "不能再拖"),
    ],
)
def test_what_was_not_allowed_moves_nothing(tmp_path: Path, beside: str, said: str) -> None:
    refused = row(at("2026-11-05"), "2026-11-15", said, "2026-11-12")
    assert judged(tmp_path, refused, BLANK, beside=beside)[0] == ("2026-11-05", "late")


@pytest.mark.parametrize(
    ("beside", "said"),
    [
        ("备注", "延期已批准"),
        ("备注", "延期不影响结账"),
        ("备注", "资料未批,经同意延期"),
        ("备注", "延期:待审计结果"),
        ("备注", "推迟:样品没通过"),
        ("备注", "推迟,客户不同意早交"),
        ("备注", "延期原因:待审批流程"),
        ("备注", "延期,不许再拖"),
        ("备注", "改期,检验不过关"),
        ("备注", "因疫情顺延,没过验收"),
        ("备注", "图纸未批复延期交"),
        ("备注", "甲方不同意原方案改期"),
        ("备注", "Extension: data not ready"),
        ("批准人", "王总"),
        ("是否批准", "是"),
        ("是否同意延期", "是"),
        ("批准", "已批"),
        ("批示", "同意延期"),
        ("审批意见", None),
        ("审批意见", "不影响,同意"),
        ("审批意见", "资料未到，同意延期"),
        ("是否批准", "同意，不得再延"),
        ("Approval", "Granted"),
    ],
)
def test_what_was_allowed_moves_it(tmp_path: Path, beside: str, said: str) -> None:
    moved = row(at("2026-11-05"), "2026-11-15", said, "2026-11-12")
    assert judged(tmp_path, moved, BLANK, beside=beside)[0] == ("2026-11-15", "on_time")


@pytest.mark.parametrize("remark", ["延期未获批准", "延期不予批准"])
def test_what_one_row_was_refused_the_rows_like_it_may_have_been_allowed(tmp_path: Path, remark: str) -> None:
    refused = row(at("2026-11-05"), "2026-11-15", remark)
    dues = [due for due, _ in judged(tmp_path, refused, *[row(at("2026-11-05"), "2026-11-15", "已延期")] * 11)]
    assert dues == ["2026-11-05", *["2026-11-15"] * 11]


@pytest.mark.parametrize("name", ["调整后期限", "变更后期限"])
def test_a_deadline_may_be_brought_forward(tmp_path: Path, name: str) -> None:
    names = [name if each == "延期至" else each for each in NAMES]
    rows = [row(at("2026-11-20"), "2026-11-10", done="2026-11-12"), row("每月20日前", "2026-11-10")]
    path = save(tmp_path / "a.xlsx", {"s": [names, *rows]})
    dues = [o["due"][:10] for o in check(path, as_of=AS_OF, period=PERIOD, write=False)["obligations"]]
    assert dues == ["2026-11-10", "2026-11-10"]


@pytest.mark.parametrize(
    "names",
    [
        ["Commitment", "Team", "Planned", "Revised", "Actual"],
        ["Document", "Team", "Target", "Extended", "Actual"],
        ["资料", "部门", "原定时间", "变更后时间", "实际完成"],
        ["资料", "部门", "计划时间", "调整后时间", "实际时间"],
    ],
)
@pytest.mark.parametrize("last", ["2026-11-12", "2026-11-14"])
def test_a_table_is_read_though_its_rows_were_done_only_after_they_were_planned(
    tmp_path: Path, names: list[object], last: str
) -> None:
    rows = [["Report A", "Ops", at("2026-11-05"), at("2026-11-12"), at("2026-11-10")]]
    rows += [["Report B", "HR", at("2026-11-09"), None, None]]
    rows += [["Report C", "Fin", at("2026-11-12"), at(last), at("2026-11-15")]]
    path = save(tmp_path / "a.xlsx", {"s": [names, *rows]})
    result = check(path, as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert [(o["due"][:10], o["timeliness"]) for o in result["obligations"]] == [
        ("2026-11-12", "on_time"),
        ("2026-11-09", "overdue"),
        (last, "late"),
    ]


@pytest.mark.parametrize(
    "names",
    [
        ["事项", "部门", "整改期限", "完成日期", "复查结果", "二次期限"],
        ["事项", "部门", "期限", "提交日期", "验收情况", "二次期限"],
    ],
)
@pytest.mark.parametrize("before", [False, True])
def test_the_second_deadline_of_what_was_refused_moves_not_the_first(
    tmp_path: Path, names: list[str], before: bool
) -> None:
    rows = [
        ["A", "设计部", at("2026-11-05"), at("2026-11-04"), "不合格", at("2026-11-20")],
        ["B", "工艺部", at("2026-11-09"), at("2026-11-08"), "合格", None],
        ["C", "设计部", at("2026-11-12"), at("2026-11-15"), "不合格", at("2026-11-22")],
    ]
    order = [0, 1, 2, 5, 3, 4] if before else range(6)
    grid: list[list[object]] = [[row[c] for c in order] for row in (names, *rows)]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert [(o["due"][:10], o["timeliness"]) for o in result["obligations"]] == [
        ("2026-11-05", "on_time"),
        ("2026-11-09", "on_time"),
        ("2026-11-12", "late"),
    ]


@pytest.mark.parametrize(
    ("names", "second", "said"),
    [
        ("整改期限 二次期限 完成日期", [None, None, "2026-11-22"], None),
        ("首次期限 二次期限 完成日期", [None, "2026-11-20", "2026-11-22"], None),
        ("整改期限 二次期限 完成日期 复查结果", [None, "2026-11-20", None], ["合格", None, "不合格"]),
    ],
)
def test_a_second_deadline_of_what_was_not_refused_moves_nothing(
    tmp_path: Path, names: str, second: list[str | None], said: list[str | None] | None
) -> None:
    first, done = ["2026-11-05", "2026-11-09", "2026-11-12"], ["2026-11-04", None, "2026-11-15"]
    days = [[day and at(day) for day in column] for column in (first, second, done)]
    columns: list[list[object]] = [["A", "B", "C"], ["甲部", "乙部", "丙部"], *days, *([[*said]] if said else [])]
    grid: list[list[object]] = [["整改项", "部门", *names.split()], *map(list, zip(*columns, strict=True))]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of="2026-11-20T09:00", period=PERIOD, write=False)
    assert [(o["due"][:10], o["timeliness"]) for o in result["obligations"]] == [
        ("2026-11-05", "on_time"),
        ("2026-11-09", "overdue"),
        ("2026-11-12", "late"),
    ]

"""Columns that say what the receiving side thinks of it: verdicts, reasons, opinions; and what only looks like one."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)

from __future__ import annotations

from pathlib import Path

import pytest
from layout_kit import AS_OF, PERIOD, at
from sheets_kit import check, save


def test_an_english_review_is_read(tmp_path: Path) -> None:
    heads = ["Department", "Item", "Deadline", "Completed", "Accepted?", "Why rejected", "Redo by", "Redone on"]
    row = ["Sales", "Slips", "by the 5th of each month", "2026-11-05", "No", None, "2026-11-10", None]
    result = check(save(tmp_path / "a.xlsx", {"s": [heads, row]}), as_of=AS_OF, period=PERIOD)
    assert [f["rule"] for f in result["findings"]] == ["rejection-unexplained", "rework-overdue"]


@pytest.mark.parametrize(
    ("verdict", "reason"),
    [("审核结果", "退单原因"), ("是否通过", "打回原因"), ("驗收結果", "駁回理由"), ("验收意见", "退回说明"), ("Received OK?", "Why returned")],
)  # fmt: skip
@pytest.mark.parametrize("said", ["不通过", "不通過", "駁回", "退单", "退單", "Rejected"])
def test_what_the_receiving_side_calls_its_columns(tmp_path: Path, verdict: str, reason: str, said: str) -> None:
    grid = [
        ["事项", "期限", "完成时间", verdict, reason],
        ["报表", "每月5号前", at("2026-11-05"), said, "没盖章"],
        ["清单", "每月5号前", at("2026-11-05"), "通過", None],
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    back, taken = result["obligations"]
    assert (back["work"], back["review"]["reason"]) == ("rejected", "没盖章")
    assert taken["work"] == "accepted" and result["findings"] == []


FOOTER: list[list[object]] = [[], [None, None, None, None, None, "制表人:李铁军"]]


SECOND: list[list[object]] = [
    [],
    ["事项", "提交给", "期限", "完成时间", "责任人", "验收意见"],
    ["订单", "销售部", "每月5号前", at("2026-11-05"), "赵", "不通过"],
]


@pytest.mark.parametrize("below", [[], FOOTER, SECOND], ids=["nothing", "footer", "second"])
def test_verdicts_under_an_opinion_whatever_stands_below(tmp_path: Path, below: list[list[object]]) -> None:
    grid: list[list[object]] = [
        ["事项", "提交给", "期限", "完成时间", "责任人", "验收意见"],
        ["报表", "财务部", "每月5号前", at("2026-11-05"), "李", "不通过"],
        ["清单", "财务部", "每月5号前", at("2026-11-05"), "李", "通过"],
        *below,
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["work"] for o in result["obligations"]][:2] == ["rejected", "accepted"]
    assert "rejection-unexplained" in {f["rule"] for f in result["findings"]}


@pytest.mark.parametrize(
    "name", ["接收部门意见", "接收部门评价", "服务对象意见", "财务部意见", "Receiver acceptance", "Accepted by receiver", "Approval", "Sign-off", "Outcome"]
)  # fmt: skip
@pytest.mark.parametrize("receiver", ["提交给", "服务对象"])
def test_a_column_of_verdicts_is_no_department(tmp_path: Path, receiver: str, name: str) -> None:
    grid = [
        ["事项", receiver, "期限", "完成时间", "责任人", name, "退回原因"],
        ["报表", "财务部", "每月5号前", at("2026-11-05"), "李", "不通过", "缺签字"],
        ["清单", "销售部", "每月5号前", at("2026-11-05"), "李", "通过", None],
    ]
    result = check(save(tmp_path / "生产部.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["provider"], o["receiver"], o["work"]) for o in result["obligations"]] == [
        ("生产部", "财务部", "rejected"), ("生产部", "销售部", "accepted"),
    ]  # fmt: skip
    assert ("columns-guessed", "F1") in {(f["rule"], f["cell"]) for f in result["findings"]}


@pytest.mark.parametrize(
    ("name", "field", "held"),
    [
        ("责任人签字", "owner", ("张三", "李四")), ("责任人签名", "owner", ("张三", "欧阳修文")), ("经办人签字", "owner", ("张三", "李四")),
        ("Owner sign-off", "owner", ("Zhang San", "J. Li")), ("接收部门签字", "receiver", ("财务部", "销售部")),
        ("接收部门确认", "receiver", ("财务部", "销售部")), ("Receiving dept approval", "receiver", ("财务部", "销售部")),
        ("责任部门确认", "provider", ("生产部", "销售部")), ("提供部门确认", "provider", ("生产部", "销售部")),
    ],
)  # fmt: skip
def test_who_signs_is_somebody_where_names_stand_there(
    tmp_path: Path, name: str, field: str, held: tuple[str, str]
) -> None:
    grid = [["事项", "期限", "完成时间", name], *[["报表", "每月5号前", at("2026-11-05"), who] for who in held]]
    result = check(save(tmp_path / "生产部.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o[field] for o in result["obligations"]] == [*held]
    for said in ("同意", "√", "已签字", None):
        grid = [["事项", "期限", "完成时间", name], *[["报表", "每月5号前", at("2026-11-05"), said]] * 2]
        result = check(save(tmp_path / "生产部.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
        assert {o[field] or "" for o in result["obligations"]} <= {"", "生产部"}


@pytest.mark.parametrize("said", ["退回(缺签字)", "不接收,缺签字", "Rejected - 缺签字", "不通过——缺签字。"])
def test_why_it_was_sent_back_may_stand_behind_the_verdict(tmp_path: Path, said: str) -> None:
    grid = [["事项", "期限", "完成时间", "验收结果"], ["报表", "每月5号前", at("2026-11-05"), said]]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["work"], o["review"]["reason"]) for o in result["obligations"]] == [("rejected", "缺签字")]
    assert result["findings"] == []


@pytest.mark.parametrize(("name", "said"), [("检验结果", "不合格"), ("接收部门意见", "数据要再细一点")])
def test_what_is_said_of_other_things_is_no_verdict(tmp_path: Path, name: str, said: str) -> None:
    grid = [["事项", "提交给", "期限", "完成时间", name], ["报告", "财务部", "每月5号前", at("2026-11-05"), said]]
    result = check(save(tmp_path / "质检部.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(o["provider"], o["receiver"], o["work"]) for o in result["obligations"]] == [
        ("质检部", "财务部", "submitted")
    ]


@pytest.mark.parametrize(
    ("thing", "name", "said"),
    [
        ("报告", "是否需验收", "否"), ("报告", "领导是否审批", "否"), ("Report", "Approved?", "No"), ("报告", "需领导认可", "否"), ("Report", "Approval required", "No"),
        ("Report", "Sign-off needed?", "No"), ("Report", "CFO approval needed", "No"),
        ("贷款申请", "银行审批结果", "不通过"), ("理赔材料", "理赔结论", "拒绝"), ("Application", "Credit decision", "Declined"),
        ("Test report", "Result", "Fail"), ("报告", "部门内审核", "不通过"), ("Report", "Self-review", "Rejected"),
    ],
)  # fmt: skip
def test_what_is_asked_for_or_said_of_a_matter_is_no_verdict(tmp_path: Path, thing: str, name: str, said: str) -> None:
    grid = [
        ["责任部门", "事项", "接收部门", "期限", "完成时间", name],
        *(["质检部", thing, "财务部", "每月5号前", at(f"2026-11-0{day}"), said] for day in (4, 5)),
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["work"] for o in result["obligations"]] == ["submitted"] * 2 and result["findings"] == []


@pytest.mark.parametrize("name", ["需求部门意见", "内部客户意见", "Latest outcome", "主要领导审批"])
def test_what_the_other_side_says_is_a_verdict(tmp_path: Path, name: str) -> None:
    grid = [["责任部门", "事项", "期限", "完成时间", name], ["质检部", "报表", "每月5号前", at("2026-11-05"), "不通过"]]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["work"] for o in result["obligations"]] == ["rejected"]


@pytest.mark.parametrize(
    ("name", "file"),
    [
        ("数据来源", "DMS导出.xlsx"), ("取数依据", "银行流水.csv"), ("电子档命名", "日报.xlsx"), ("Source file", "ledger.csv"),
        ("Input", "rates.xlsx"), ("电子档", "某店-日报.xlsx"), ("电子档", "日报-YYYYMMDD.xlsx"), ("Workbook", "report_yyyy-mm.xlsx"),
        ("电子档", "XX店日报.xlsx"), ("电子档", "**店日报.xlsx"), ("电子档", "日报  年  月.xlsx"),
    ],
)  # fmt: skip
def test_files_that_were_not_handed_in_are_no_proof(tmp_path: Path, name: str, file: str) -> None:
    grid = [
        ["责任部门", "事项", name, "期限", "完成时间"],
        *(["销售部", "日报", file, "每月5号前", at(f"2026-11-0{day}")] for day in (4, 5)),
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert result["findings"] == []


@pytest.mark.parametrize("file", ["maxx表.xlsx", "2026年10月日报.xlsx", "yearly.pdf", "临港店[1].pdf"])
def test_files_of_any_name_are_proof(tmp_path: Path, file: str) -> None:
    grid = [
        ["责任部门", "事项", "电子档", "期限", "完成时间"],
        *(["销售部", "日报", file, "每月5号前", at(f"2026-11-0{day}")] for day in (4, 5)),
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [(f["rule"], f["cell"]) for f in result["findings"]] == [("columns-guessed", "C1")]


@pytest.mark.parametrize("asked", [30, 1.0, "100%", "按模板", "每月6号前", None])
def test_what_is_asked_for_beside_the_deadline_is_none(tmp_path: Path, asked: object) -> None:
    grid = [
        ["责任部门", "事项", "期限", "要求完成", "实际完成", "完成时间"],
        *[["销售部", "回访", "每月5号前", asked, 28, at("2026-11-05")]] * 2,
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["on_time"] * 2
    assert "value-unreadable" not in {f["rule"] for f in result["findings"]}


def test_an_opinion_of_many_words_stays_the_reason_of_a_score(tmp_path: Path) -> None:
    grid = [
        ["事项", "期限", "完成时间", "评分", "验收意见"],
        ["报表", "每月5号前", at("2026-11-05"), 2, "两处金额要改"],
        ["清单", "每月5号前", at("2026-11-05"), 5, "合格"],
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    assert [o["work"] for o in result["obligations"]] == ["submitted"] * 2 and result["findings"] == []


def test_whether_it_came_in_order_is_no_date(tmp_path: Path) -> None:
    grid = [
        ["Task", "Deadline", "Delivered OK?"],
        ["Slips", "by the 5th of each month", "Yes"],
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD)
    assert "completion-undated" not in {f["rule"] for f in result["findings"]}


def test_whether_a_complaint_was_true_is_no_verdict(tmp_path: Path) -> None:
    rows = [
        [f"投诉{n}", "甲部", "11月5日前", at("2026-11-04"), said]
        for n, said in enumerate(("属实", "不属实", "部分属实"))
    ]
    grid: list[list[object]] = [["投诉内容", "责任部门", "答复期限", "答复时间", "核查结果"], *rows]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert {o["work"] for o in result["obligations"]} == {"submitted"}

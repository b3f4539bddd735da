"""Which column holds what the other side said, or whether it was done, and which is of something else."""

from __future__ import annotations

from datetime import datetime

import pytest

from toolkit.core.status import Work
from toolkit.sheet.table_finder import find_tables
from toolkit.sheet.words import read_verdict


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("督查室审核", ["同意办结", "退回补充"]), ("核对结果", ["一致", "不一致"]), ("总部说法", ["可以", "退改"]),
        ("导演组意见", ["可以", "颜色不对，换", "-", "可以"]), ("Auditor assessment", ["Accepted", "Incomplete"]),
        ("品管判定", ["OK", "NG"]), ("部里评价", ["完整", "缺页"]), ("环保专员复核", ["同意销号", "退回补件"]),
    ],
)  # fmt: skip
def test_what_the_other_side_said_in_other_words(name: str, said: list[str]) -> None:
    rows = [["责任部门", "应交资料", "期限", "完成时间", name]]
    rows += [["质检组", "周报", "每周五", datetime(2026, 11, 5 + i), v] for i, v in enumerate(said)]
    header = find_tables("s", rows, ())[0].header
    assert header.columns.get("verdict") == 5
    assert "owner" not in header.columns


@pytest.mark.parametrize(
    ("name", "thing", "good", "bad"),
    [
        ("回函结果", "询证函", "相符", "不符"),
        ("盘点结果", "询证函", "相符", "不符"),
        ("对账结果", "询证函", "相符", "不符"),
        ("核对结果", "银行账核对", "一致", "不一致"),
        ("核对情况", "往来账核对", "相符", "不符"),
        ("核对", "现金日记账", "无误", "有误"),
        ("账账核对", "总账", "相符", "不符"),
        ("比对结果", "进项税", "一致", "有误"),
        ("判定", "检验报告", "合格", "不合格"),
        ("产品判定", "检验报告", "合格", "不合格"),
    ],
)
def test_what_a_count_or_a_comparison_came_to_is_no_verdict(name: str, thing: str, good: str, bad: str) -> None:
    rows = [["责任人", "应交材料", "期限", "交来日期", name]]
    rows += [["小栗", thing, "发函后10日内", datetime(2026, 11, 5), said] for said in (good, bad, good)]
    (table,) = find_tables("s", rows, ())
    assert "verdict" not in table.header.columns


@pytest.mark.parametrize(
    ("name", "is_word"),
    [
        ("Auditor OK?", True),
        ("Client OK", True),
        ("Boss's ok", True),
        ("Head office OK?", True),
        ("Weather OK?", False),
        ("Template OK", False),
        ("Next week OK?", False),
        ("Late OK?", False),
        ("Not OK", False),
    ],
)
def test_ok_is_a_verdict_of_somebody_only(name: str, is_word: bool) -> None:
    rows = [["Document", "From", "Due", "Received", name]]
    rows += [["A", "Ops", datetime(2026, 11, 5), datetime(2026, 11, 4), "Y"]]
    rows += [["B", "HR", datetime(2026, 11, 9), datetime(2026, 11, 12), "N"], ["C", "Fin", datetime(2026, 11, 12)]]
    (table,) = find_tables("s", rows, ())
    assert ("verdict" in table.header.columns) == is_word


@pytest.mark.parametrize(
    ("name", "done", "not_done"),
    [
        ("到位没有", "到位", "没到"),
        ("补齐没有", "补齐", "没补齐"),
        ("修好没", "修好", "没修好"),
        ("拿来没", "拿来", "没拿"),
    ],
)
def test_whether_it_was_done_is_a_status(name: str, done: str, not_done: str) -> None:
    rows = [
        ["部门", "要准备的", "期限", name],
        ["道具组", "糖玻璃", "5日前", done],
        ["灯光组", "发电车", "6日前", not_done],
    ]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns.get("work") == 4


@pytest.mark.parametrize(
    ("names", "field"),
    [
        (["纠正措施", "整改人", "几天改完", "改完日期", "质管员复查"], "submitted_at"),
        (["应交资料", "填报人", "期限", "重交日期", "验收结果"], "resubmitted_at"),
    ],
)
def test_what_is_mended_first_is_no_second_time(names: list[str], field: str) -> None:
    rows = [names, ["补录说明", "黎师傅", "3天内", datetime(2026, 11, 5), "通过"]]
    rows += [
        ["调整陈列", "夏师傅", "一周内", datetime(2026, 11, 6), "退回"],
        ["修订制度", "袁师傅", "3天内", None, None],
    ]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns.get(field) == 4


@pytest.mark.parametrize("name", ["准备情况", "是否准备", "是否配备"])
def test_what_is_only_prepared_is_not_handed_in(name: str) -> None:
    rows = [["部门", "应交资料", "期限", name], ["道具组", "清单", "5日前", "是"], ["灯光组", "清单", "6日前", "否"]]
    (table,) = find_tables("s", rows, ())
    assert "work" not in table.header.columns


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("酒师点头没", ["点头", "没点头"]),
        ("校長批覆", ["照准", "發還"]),
        ("受理窗口", ["收了", "打回"]),
        ("看货", ["收下", "退了一半"]),
        ("抽检结果", ["放行", "打回"]),
        ("监管回复", ["无意见", "需补正"]),
        ("开箱", ["完好", "破损退货"]),
        ("Resident satisfied?", ["Yes", "No"]),
        ("Director happy?", ["yes", "no - too tall"]),
        ("Go/No-go", ["Go", "No-go"]),
        ("LPA decision", ["Discharged", "Refused"]),
    ],
)
def test_what_was_accepted_and_what_sent_back_as_trades_say_it(name: str, said: list[str]) -> None:
    day = datetime(2026, 11, 2)
    rows = [["谁的活", "要交的东西", "最晚", "交来的日子", name]]
    rows += [["盘姐", "送检单", "11月3日前", day, said[0]], ["都哥", "记录", "每周五", day, said[1]]]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns.get("verdict") == 5
    assert [read_verdict(word)[0] for word in said] == [Work.ACCEPTED, Work.REJECTED]

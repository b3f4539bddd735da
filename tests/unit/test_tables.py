"""Header rows and tables, wherever they stand."""

from __future__ import annotations

from datetime import datetime

import pytest
from steps import growth

from toolkit.core.period import Period
from toolkit.core.status import Work
from toolkit.sheet.header import CALENDAR, DUTIES, OBLIGATIONS, PLAIN, REGISTER
from toolkit.sheet.months import month_stated, sheets_of_no_month, sheets_of_other_months
from toolkit.sheet.own_values import is_ours
from toolkit.sheet.table import Table
from toolkit.sheet.table_finder import find_tables
from toolkit.sheet.units import own_side, unit_in
from toolkit.sheet.words import read_verdict

HEAD = ["序号", "责任部门", "服务事项", "服务对象", "期限", "业务日期", "责任人", "完成时间", "凭证", "备注"]


def test_title_rows_blank_columns_and_footers() -> None:
    rows = [
        [None, "消贷部服务责任表"],
        [None, "2026年11月"],
        [],
        [None, *HEAD],
        [None, 1, "消贷部", "欠款报表", "财务部", "每月5号前"],
        [],
        [None, 2, None, "办结日期表", "财务部", "每月"],
        [None, "合计", None, None, None, None, None, 2],
        [],
        [None, "制表人:张三", None, None, "审核:李四"],
    ]
    (table,) = find_tables("责任表", rows, [])
    assert table.header.kind == PLAIN
    assert table.header.last_row == 4
    assert table.header.columns["phrase"] == 6 and table.header.columns["submitted_at"] == 9
    assert [n for n, _ in table.rows] == [5, 7]
    assert table.free_column == 12
    assert "2026年11月" in table.title


def test_merged_departments_fill_down() -> None:
    rows = [
        ["部门", "事项", "期限", "完成日期"],
        ["保险部", "a", "每月5号前"],
        [None, "b", "3日内"],
        [None, "c", "3日内"],
    ]
    (table,) = find_tables("s", rows, [(2, 1, 4, 1)])
    assert [row[0] for _, row in table.rows] == ["保险部"] * 3


def test_two_row_header() -> None:
    rows = [
        ["序号", "责任部门", "服务内容", "时间", None, "责任人", "备注"],
        [None, None, None, "要求时间", "完成时间", None, None],
        [1, "人事部", "x", "每月5号前", "2026.11.5", "张三"],
    ]
    merges = [(1, 1, 2, 1), (1, 2, 2, 2), (1, 3, 2, 3), (1, 4, 1, 5), (1, 6, 2, 6), (1, 7, 2, 7)]
    (table,) = find_tables("s", rows, merges)
    assert (table.header.first_row, table.header.last_row) == (1, 2)
    assert table.header.columns["phrase"] == 4 and table.header.columns["submitted_at"] == 5
    assert [n for n, _ in table.rows] == [3]


def test_two_row_header_with_words_split_over_both() -> None:
    rows = [
        ["责任", "事项", "期限", "完成", None],
        ["部门", None, None, "时间", "情况"],
        ["保险部", "x", "3日内", "11.5", "完成"],
    ]
    (table,) = find_tables("s", rows, [(1, 4, 1, 5)])
    assert table.header.columns == {
        "provider": 1, "deliverable": 2, "phrase": 3, "submitted_at": 4, "work": 5,
    }  # fmt: skip


def test_english_headers_in_any_order() -> None:
    rows = [
        ["Completed", "Owner", "Due", "Deliverable", "Department"],
        ["2026-11-05", "Li", "by the 5th", "report", "Sales"],
    ]
    (table,) = find_tables("Sheet1", rows, [])
    assert table.header.lang == "en"
    assert table.header.own == {}
    assert table.header.columns["phrase"] == 3 and table.header.columns["submitted_at"] == 1


def test_own_columns_are_told_from_a_persons_due_and_note() -> None:
    rows = [
        [
            "Deliverable",
            "Due",
            "Completed",
            "Note",
            "Due",
            "Check status",
            "Overdue",
            "Days late",
            "Checked at",
            "Note",
        ],
        ["report", "by the 5th", None, "mine"],
    ]
    (table,) = find_tables("s", rows, [])
    assert table.header.columns["phrase"] == 2 and table.header.columns["note"] == 4
    assert table.header.own == {
        "due": 5, "timeliness": 6, "overdue": 7, "days_late": 8, "checked_at": 9, "note": 10,
    }  # fmt: skip


@pytest.mark.parametrize(("last", "own"), [(2, {"days_late": 5}), (None, {"days_late": 5}), ("两天", {})])
def test_the_last_of_two_columns_of_our_name_is_not_added_again(last: object, own: dict[str, int]) -> None:
    """Nothing else speaks for it; but with each check that does not know it one more would be added."""
    rows = [["事项", "期限", "完成时间", "逾期天数", "逾期天数"], ["报表", "每月5号前", "2026-11-07", 2, last]]
    (table,) = find_tables("s", rows, [])
    assert table.header.own == own


def test_a_long_text_is_told_from_our_notes_at_once() -> None:
    """Not in a time that doubles with each sentence of ours in it, which would not end."""
    assert not is_ours("note", "没有业务时间;" * 60 + "请补")
    assert is_ours("note", "没有业务时间;" + "已退回:缺章;" * 60 + "请补")


def test_several_tables_below_one_another() -> None:
    rows = [
        HEAD,
        [1, "消贷部", "a", "财务部", "每月5号前"],
        [],
        ["客服部"],
        HEAD,
        [1, "客服部", "b", "财务部", "提车次日"],
    ]
    first, second = find_tables("s", rows, [])
    assert [n for n, _ in first.rows] == [2]
    assert [n for n, _ in second.rows] == [6]


def test_many_tables_below_one_another_take_time_in_proportion() -> None:
    def found(number: int) -> list[Table]:
        three = [["部门", "事项", "期限"], ["销售部", "报表", "每月5号前"], [None, None, None]]
        return find_tables("s", three * number, [(3 * i, 1, 3 * i, 4) for i in range(1, number + 1)])

    assert growth(found, 200) < 4.4
    assert [(t.rows[0][0], t.free_column) for t in found(500)[-2:]] == [(1_496, 5), (1_499, 5)]


def test_section_rows_name_the_department() -> None:
    rows = [["事项", "期限", "完成时间"], ["消贷部"], ["a", "每月5号前"], ["保险部"], ["b", "每月5号前"], ["c", "每月"]]
    (table,) = find_tables("s", rows, [])
    assert table.sections == {3: "消贷部", 5: "保险部", 6: "保险部"}


def test_a_row_without_deadline_is_kept_to_be_reported() -> None:
    rows = [["序号", "事项", "期限", "完成时间"], [1, "a", "每月5号前"], [2, "b", None], [3, "c", "3日内"]]
    (table,) = find_tables("s", rows, [])
    assert [n for n, _ in table.rows] == [2, 3, 4]


def test_full_shape_sheets() -> None:
    duties = [
        ["责任编号", "责任部门", "服务对象", "责任事项", "期限", "触发业务", "交付月份", "凭证"],
        ["x1", "a部", "财务部", "b", "次日", "提车"],
    ]
    register = [["业务编号", "客户", "提车时间", "提回车时间"], ["T1", "王", "2026-11-05"]]
    obligations = [
        ["责任编号", "责任事项", "期限", "期间", "业务编号", "状态", "完成时间"],
        ["x1", "b", "次日", None, "T1", None, "2026-11-05"],
    ]
    days = [["日期", "类型", "说明"], ["2026-11-07", "上班", "盘点"]]
    kinds = [
        find_tables(n, r, [])[0].header.kind for n, r in zip("abcd", (duties, register, obligations, days), strict=True)
    ]
    assert kinds == [DUTIES, REGISTER, OBLIGATIONS, CALENDAR]
    assert find_tables("b", register, [])[0].header.event_columns == {"提车": 3, "提回车": 4}


@pytest.mark.parametrize("terms", [["3年", "12个月", "30天"], ["甲方", "乙方", "丙方"]])
def test_a_list_of_contracts_with_their_terms_is_no_duty_sheet(terms: list[str]) -> None:
    rows = [["部门", "合同", "期限"], *(["销售部", f"合同{i}", term] for i, term in enumerate(terms))]
    assert find_tables("合同台账", rows, ()) == ()


def test_no_table() -> None:
    assert find_tables("s", [["姓名", "电话", "地址"], ["张三", "1", "x"]], []) == ()
    assert find_tables("s", [], []) == ()


@pytest.mark.parametrize(
    ("names", "others"),
    [
        (["9月", "10月", "11月", "说明"], ["9月", "11月"]),
        (["2025年10月", "2026年10月"], ["2025年10月"]),
        (["责任表202609", "责任表202610"], ["责任表202609"]),
        (["责任表-2026-09", "责任表-2026-10", "9月"], ["责任表-2026-09"]),
        (["Sept 2026", "October 2026", "Marketing"], ["Sept 2026"]),
        (["九月", "十月", "十一月份", "第三月"], ["九月", "十一月份"]),
        (["2026年九月", "2026年十月"], ["2026年九月"]),
        (["2026.9", "2026.10"], ["2026.9"]),
        (["25年10月", "26年10月", "26年9月"], ["25年10月", "26年9月"]),
        (["十月一日值班", "十月"], []),
        (["8月", "9月"], []),
        (["10月", "9月问题"], []),
        (["10月5日会议", "10月"], []),
        (["1-10月", "10月"], []),
        (["09-2026", "10-2026"], ["09-2026"]),
        (["8", "9", "10"], ["8", "9"]),
        (["1", "2"], []),
        (["4", "7", "10"], []),
    ],
)
def test_sheets_of_other_months(names: list[str], others: list[str]) -> None:
    assert sheets_of_other_months(names, Period(2026, 10)) == frozenset(others)
    assert sheets_of_no_month(names, Period(2026, 10)) == (("8月", "9月") if names == ["8月", "9月"] else ())


@pytest.mark.parametrize(
    ("titles", "others"),
    [
        ({"10月": "甲部2025年10月责任表", "9月": "甲部2026年10月责任表"}, ["10月"]),  # what roll cannot rename
        ({"8月": "甲部2025年8月责任表", "9月": "甲部2026年10月责任表"}, ["8月"]),
        ({"10月": "甲部2025年10月责任表", "9月": "甲部2025年9月责任表"}, ["9月"]),  # all titles are old
        ({"10月": "甲部责任表", "9月": "甲部2026年10月责任表"}, ["9月"]),
        ({"10月": "甲部2026年9月责任表", "9月": "甲部2026年10月责任表"}, ["9月"]),
        ({"10月": "2025年10月", "9月": "2026年10月", "8月": "2026年10月"}, ["8月", "9月"]),
    ],
)
def test_a_sheet_of_the_same_month_a_year_ago_by_its_title(titles: dict[str, str], others: list[str]) -> None:
    stated = {name: month for name, title in titles.items() if (month := month_stated([title]))}
    assert sheets_of_other_months(titles, Period(2026, 10), stated) == frozenset(others)


@pytest.mark.parametrize(
    ("upper", "lower", "names"),
    [
        ("部门 事项 时间 - - 备注", "- - 计划 预测 实际 -", "部门 事项 计划时间 预测时间 实际时间 备注"),
        ("部门 事项 送審日期 - 備註", "- - 預定 實際 -", "部门 事项 預定送審日期 實際送審日期 備註"),
        ("部门 事项 交接日期 - 备注", "- - 应交 实交 -", "部门 事项 应交日期 实交日期 备注"),
        ("部门 事项 期限 上报情况 - -", "- - - 时间 状态 逾期原因", "部门 事项 期限 上报时间 状态 逾期原因"),
        ("Department Item Date - Remarks", "- - Due Actual -", "Department Item Due_Date Actual_Date Remarks"),
    ],
)
def test_a_time_above_its_kinds(upper: str, lower: str, names: str) -> None:
    wanted = [name.replace("_", " ") for name in names.split()]
    days = [datetime(2026, 11, 4 + i) for i in range(len(wanted) - 3)]
    rows = [[None if cell == "-" else cell for cell in row.split()] for row in (upper, lower)]
    rows += [["A部", f"表{i}", *days, None] for i in range(3)]
    header = find_tables("s", rows, ())[0].header
    assert (header.last_row, [*header.names.values()]) == (2, wanted)
    done = "上报时间" if "期限" in upper else wanted[-2]
    assert (header.columns["phrase"], header.names[header.columns["submitted_at"]]) == (3, done)


def test_names_typed_over_the_first_of_their_columns() -> None:
    rows: list[list[object]] = [
        ["器具", "送检", None, "出具内容", "返还", None],
        [None, "部门", "日期", None, "时限", "日期"],
        *([f"卡尺{i}", "车间", datetime(2026, 11, 2), "证书", "送检后5日内", datetime(2026, 11, 5)] for i in range(3)),
    ]
    header = find_tables("s", rows, ())[0].header
    assert (header.columns["receiver"], header.columns["submitted_at"], header.event_columns) == (2, 6, {"送检": 3})
    assert "provider" not in header.columns


def test_a_duty_officer_is_no_duty() -> None:
    names = ["Duty officer", "Task name", "Deadline", "Completed on"]
    (table,) = find_tables("s", [names, ["Anna", "VAT return", "by the 5th", None]], ())
    assert table.header.columns["deliverable"] == 2


@pytest.mark.parametrize(
    ("title", "unit"),
    [
        ("客服部电话回访责任表", "客服部"), ("财务部电话费台账", "财务部"), ("报送单位: 财务部 填报时间:", "财务部"),
        ("填报: 财务部 2026年11月", "财务部"), ("提交人:人事部 张三", "人事部"), ("致远中心责任表", "致远中心"),
        ("接收部门:财务部", ""), ("报:财务部", ""), ("对财务部服务承诺表", ""), ("财务部联系人:王会计", ""),
        ("财务部电话:8803", ""),
        ("报:质检组", ""), ("对质检组服务承诺表", ""), ("对组织工作的要求 质检组", "质检组"), ("致组委会", ""),
        ("財務處責任表 2026年11月", "財務處"), ("報送對象:財務處", ""), ("三月總務處", "總務處"),
    ],
)  # fmt: skip
def test_the_other_side_in_a_title(title: str, unit: str) -> None:
    assert unit_in(own_side(title)) == unit


def test_a_department_on_a_line_of_its_own_in_traditional_characters() -> None:
    rows = [["事项", "期限", "完成时间"], ["一、總務處"], ["房租表", "每月5号前", None], ["水电表", "每月5号前", None]]
    (table,) = find_tables("s", rows, ())
    assert set(table.sections.values()) == {"總務處"}


@pytest.mark.parametrize(
    ("upper", "under"),
    [
        (["任务名称", "责任单位", "计划", None, "实际", None], [None, None, "开始", "完成", "开始", "完成"]),
        (["任务名称", "责任单位", "计划时间", None, "实际时间", None], [None, None, "开始", "结束", "开始", "结束"]),
        (["工作任务", "责任部门", "计划", None, "实际", None], [None, None, *["开工日期", "完工日期"] * 2]),
        (["Deliverable", "Team", "Planned", None, "Actual", None], [None, None, *["Start", "Finish"] * 2]),
        (["工作任务", "责任部门", "计划", None, "实际", None], [None, None, *["起草日期", "交稿日期"] * 2]),
        (["节点", "责任单位", "计划", None, "实际", None], [None, None, *["开始", "完成"] * 2]),
        (["工作任务", "责任部门", "计划起", "计划止", "实际起", "实际止"], []),
        (["工作任务", "责任部门", "计划开工", "计划竣工", "实际开工", "实际竣工"], []),
        (["Deliverable", "Team", "Planned start", "Planned finish", "Actual start", "Actual finish"], []),
    ],
)
def test_what_was_begun_is_not_done(upper: list[str | None], under: list[str | None]) -> None:
    days = [datetime(2026, 9, day) for day in (14, 18, 15, 21)]
    rows = [upper, *([under] if under else []), ["备案表", "采购办", *days], ["标书", "采购办", *days[:3], None]]
    (table,) = find_tables("s", rows, ())
    assert [table.header.columns.get(f) for f in ("deliverable", "provider", "phrase", "submitted_at")] == [1, 2, 4, 6]


def test_a_planned_end_stands_beside_the_planned_beginning() -> None:
    rows = [
        ["任务名称", "责任单位", "开始", None, "完成", None],
        [None, None, "计划", "实际", "计划", "实际"],
        ["备案表", "采购办", *[datetime(2026, 9, day) for day in (14, 15, 18, 21)]],
        ["标书", "采购办", *[datetime(2026, 9, day) for day in (16, 17, 28)], None],
    ]
    (table,) = find_tables("s", rows, ())
    assert [table.header.columns.get(f) for f in ("phrase", "submitted_at")] == [5, 6]


def test_the_time_of_another_term_is_not_the_completion() -> None:
    at = [datetime(2026, 11, 2, hour) for hour in (7, 8, 16)]
    rows = [["漏点", "接报时间", "抢修班", "到场时限", "到场时间", "修复时限", "恢复供水时间"]]
    rows += [[p, at[0], "抢修一班", "30分钟", at[1], "接报后12小时内", at[2]] for p in ("北苑路", "学府街", "河西")]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns["submitted_at"] == 7
    assert table.header.columns["deliverable"] == 1


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


@pytest.mark.parametrize("moved", ["改期到", "展延后日期", "延期到", "推迟至", "展期至"])
def test_the_day_to_which_a_deadline_was_moved_is_the_deadline_and_nothing_counts_from_it(moved: str) -> None:
    day = datetime(2026, 10, 28)
    rows = [["落实到谁", "产出", "说好什么时候", moved, "弄完时间"]]
    rows += [["隋经理", "方案", "两周内", day, day], ["麦主管", "报告", "10月底", None, None]]
    (table,) = find_tables("s", rows, ())
    columns = table.header.columns
    assert (columns["phrase"], columns["due_given"], columns["submitted_at"]) == (3, 4, 5)
    assert 4 not in table.header.event_columns.values()


@pytest.mark.parametrize(
    ("moved", "beside", "to"),
    [("申请延期至", "备注", 28), ("延期至", "备注", 2)],
)
def test_a_deadline_is_not_moved_by_asking_for_it_nor_backwards(moved: str, beside: str, to: int) -> None:
    rows = [["责任人", "事项", "期限", moved, beside, "完成时间"]]
    rows += [
        ["隋经理", "方案", "10月5日", datetime(2026, 10, to), "是", None],
        ["麦主管", "报告", "10月8日", None, None, None],
    ]
    (table,) = find_tables("s", rows, ())
    assert "due_given" not in table.header.columns


@pytest.mark.parametrize("lasts", ["有效期至", "项目截止", "合同到期日"])
def test_what_is_due_before_something_expires_counts_from_that_day(lasts: str) -> None:
    rows = [["主体", "应交资料", lasts, "提前多久办", "送件日期"]]
    rows += [
        ["华东公司", "续期申请", datetime(2026, 12, 28 - i), "到期前30日", datetime(2026, 11, 20)] for i in range(3)
    ]
    (table,) = find_tables("s", rows, ())
    assert 3 in {table.header.columns.get("event_at"), *table.header.event_columns.values()}
    assert table.header.columns["submitted_at"] == 5


def test_months_below_one_name_that_is_typed_over_the_first() -> None:
    days = [datetime(2026, month, 5) for month in (8, 9, 10)]
    rows = [["报表", "填报科室", "期限", "报出日期", None, None], [None, None, None, "8月", "9月", "10月"]]
    rows += [["产值表", "统计科", "每月8日前", *days], ["能耗表", "设备科", "每月8日前", *days[:2], None]]
    (table,) = find_tables("s", rows, (), period=Period(2026, 10))
    assert table.header.columns["submitted_at"] == 6


def test_goods_are_there_when_they_arrive_and_not_when_somebody_answers() -> None:
    rows = [["PO", "品名", "供应商", "要求到货", "供方回复交期", "二次回复", "到货日", "IQC判定"]]
    days = [datetime(2026, 10, day) for day in (14, 20, 23, 24)]
    rows += [["1", "轴承", "联星", *days, "OK"], ["2", "密封圈", "拓普", *days, "NG"]]
    rows += [["3", "端盖", "洪达", days[0], days[1], None, None, None]]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns["submitted_at"] == 7
    assert "resubmitted_at" not in table.header.columns


def test_surnames_are_no_deadlines() -> None:
    rows = [["项目编号", "项目名称", "开标时间", "开标室", "代理机构", "监督人员"]]
    rows += [[f"ZB-{i}", "食堂改造", datetime(2026, 11, 6 + i), "第二开标室", "诚信", "季周年"[i]] for i in range(3)]
    assert find_tables("s", rows, ()) == ()


def test_the_name_of_deadlines_may_read_like_one() -> None:
    rows = [["申请部门", "文件名称", "盖章后回交要求", "归档日期"]]
    rows += [["销售部", "代理协议", "盖章后5个工作日内", datetime(2026, 10, 26)], ["采购部", "保密协议", "3日内", None]]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns["phrase"] == 3 and table.header.first_row == 1


def test_a_register_of_contracts_with_the_days_worked_out_is_one_of_duties() -> None:
    rows = [["合同编号", "供方", "履约节点", "约定（合同原文）", "应履行日", "实际履行日"]]
    rows += [["CG-1", "腾岳机械", "基础图", "合同生效后15天内", datetime(2026, 10, 8), datetime(2026, 10, 6)]]
    rows += [["CG-2", "普惠软件", "规格书", "启动会后3周内", datetime(2026, 10, 19), None]]
    (table,) = find_tables("s", rows, ())
    columns = table.header.columns
    assert [columns.get(f) for f in ("provider", "deliverable", "phrase", "submitted_at")] == [2, 3, 4, 6]


def test_what_is_owed_may_read_like_deadlines() -> None:
    rows = [["小组", "谁写", "周报", "截稿", "收到", "意见"]]
    rows += [["A组", "Ann", "续费周报", "每周五18:00", datetime(2026, 10, 9), "ok"]]
    rows += [["B组", "Bob", "流失周报", "每周五18:00", datetime(2026, 10, 9), "重写"]]
    (table,) = find_tables("s", rows, ())
    columns = table.header.columns
    assert [columns.get(f) for f in ("deliverable", "phrase", "submitted_at", "verdict")] == [3, 4, 5, 6]


@pytest.mark.parametrize("name", ["准备情况", "是否准备", "是否配备"])
def test_what_is_only_prepared_is_not_handed_in(name: str) -> None:
    rows = [["部门", "应交资料", "期限", name], ["道具组", "清单", "5日前", "是"], ["灯光组", "清单", "6日前", "否"]]
    (table,) = find_tables("s", rows, ())
    assert "work" not in table.header.columns


def test_who_waits_for_a_reply_in_time_is_not_kept_waiting_by_the_end_of_the_case() -> None:
    rows = [["工单", "用户诉求", "受理时间", "片区", "回复期限", "首次回复", "办结时间"]]
    days = [datetime(2026, 10, day) for day in (20, 21, 26)]
    rows += [[str(i), said, days[0], "东片", "受理后2日内", *days[1:]] for i, said in enumerate(("不热", "漏水"))]
    (table,) = find_tables("s", rows, ())
    assert [table.header.columns.get(f) for f in ("deliverable", "submitted_at")] == [2, 6]


def test_who_raised_a_question_and_who_is_to_answer_it() -> None:
    rows = [["RFI", "Question", "Raised by", "To answer", "Answer due", "Answered on"]]
    rows += [["1", "Beam size?", "Kestrel", "Structural", datetime(2026, 10, 21), datetime(2026, 10, 20)]]
    rows += [["2", "Door swing?", "Kestrel", "Architect", datetime(2026, 10, 23), None]]
    (table,) = find_tables("s", rows, ())
    assert [table.header.columns.get(f) for f in ("receiver", "provider", "event_at")] == [3, 4, None]


@pytest.mark.parametrize("upper", [["节点", "责任单位", "计划", None, "实际", None], None])
def test_what_we_wrote_beside_planned_ends_is_not_the_deadline(upper: list[str | None] | None) -> None:
    ours = ["应交时间", "检查状态", "逾期标志", "逾期天数", "检查时间", "检查说明"]
    names = (
        [None, None, *["开始", "完成"] * 2] if upper else ["节点", "责任单位", "计划起", "计划止", "实际起", "实际止"]
    )
    days = [datetime(2026, 9, day) for day in (14, 18, 15, 17)]
    written = [days[1], "按时", "否", 0, datetime(2026, 10, 9, 18), None]
    rows = [*([upper] if upper else []), [*names, *ours], ["备案", "采购办", *days, *written]]
    rows += [["开标", "代理公司", *days, *written], ["公示", "采购办", *days, *written]]
    (table,) = find_tables("s", rows, ())
    assert [table.header.columns.get(f) for f in ("phrase", "submitted_at")] == [4, 6]
    assert table.header.own["due"] == 7


def test_what_we_wrote_is_not_owed() -> None:
    days = [datetime(2026, 10, day) for day in (19, 22)]
    ours = ["应交时间", "检查状态", "逾期标志", "逾期天数", "检查时间", "检查说明"]
    rows = [["住院号", "科别", "出院日", "归档要求", "交病案室", *ours]]
    written = [days[1], "按时", "否", 0, datetime(2026, 11, 4, 18), None]
    rows += [[f"009812{i}", "心内科", days[0], "出院后3个工作日", days[1], *written] for i in range(3)]
    (table,) = find_tables("s", rows, ())
    assert [table.header.columns.get(f) for f in ("deliverable", "phrase", "submitted_at")] == [1, 4, 5]


def test_the_day_on_which_something_was_agreed_is_no_deadline() -> None:
    days = [datetime(2026, 11, day) for day in (1, 5, 4)]
    rows = [["谁盯", "要补的东西", "哪天定的", "啥时候要", "啥时候给的"]]
    rows += [["张三", "方案", *days], ["李四", "报表", days[0], days[1], None]]
    (table,) = find_tables("s", rows, ())
    assert (table.header.columns["phrase"], table.header.columns["submitted_at"]) == (4, 5)


@pytest.mark.parametrize("agreed", ["约好几号", "说好哪天", "算下来哪天"])
@pytest.mark.parametrize("deadline", ["11月5日前", "5个工作日内"])
def test_a_day_that_was_agreed_or_worked_out_is_neither_completion_nor_event(agreed: str, deadline: str) -> None:
    rows = [["谁盯", "要补的东西", agreed, "啥时候要"]]
    rows += [[who, thing, datetime(2026, 11, 4), deadline] for who, thing in (("张三", "方案"), ("李四", "报表"))]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns["phrase"] == 4
    told = {table.header.columns.get("submitted_at"), table.header.columns.get("event_at")}
    assert 3 not in told | {*table.header.event_columns.values()}


@pytest.mark.parametrize("name", ["活干完那会儿", "交到日期", "了结于", "改好日"])
def test_what_is_called_like_a_finished_act_is_the_completion(name: str) -> None:
    rows = [["谁的活", "要交的东西", "最晚", name]]
    rows += [["化验 盘姐", "送检单", "灌装后24小时内", datetime(2026, 11, 2)], ["都哥", "记录", "3天内", None]]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns.get("submitted_at") == 4
    assert 4 not in {table.header.columns.get("event_at"), *table.header.event_columns.values()}


def test_the_number_of_a_decree_is_no_deadline() -> None:
    rows = [["年度事项", "依据", "哪个科", "几月底前办"]]
    rows += [["剂量监测", "部令18号", "影像科", "每季度末"], ["场所监测", "部令18号", "放疗科", "12月底前"]]
    rows += [["年度报告", "部令31号", "设备处", "次年1月31日前"]]
    (table,) = find_tables("s", rows, ())
    assert (table.header.columns["phrase"], table.header.columns["deliverable"]) == (4, 1)


@pytest.mark.parametrize(
    "name", ["不能晚于", "限改", "站里给的日子", "Rectify no later than", "By", "Wanted in the hall"]
)
def test_names_that_ask_by_when(name: str) -> None:
    day = datetime(2026, 11, 5)
    rows = [
        ["跟进人", "要拿出来的材料", name, "拿出来的日子"],
        ["邬", "原因分析", day, day],
        ["晏", "温度曲线", day, None],
    ]
    (table,) = find_tables("s", rows, ())
    assert (table.header.columns["phrase"], table.header.columns["submitted_at"]) == (3, 4)


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


def test_by_is_the_deadline_and_done_when_the_completion() -> None:
    rows = [["Meeting", "Promise", "Who said they'd do it", "By", "Done when"]]
    rows += [["Sept", "Gutter quote", "Geoff", "end of September", datetime(2026, 9, 29)]]
    rows += [["Oct", "Return to diocese", "Prue", "15 October", datetime(2026, 10, 20)]]
    rows += [["Oct", "Insurance schedule", "Geoff", datetime(2026, 11, 30), None]]
    (table,) = find_tables("s", rows, ())
    assert (table.header.columns["phrase"], table.header.columns["submitted_at"]) == (4, 5)


def test_what_was_done_before_a_day_did_not_begin_on_it() -> None:
    rows = [["块", "事", "盯的人", "盯到", "了结", "了结于"]]
    rows += [["缆车", "年检报告", "宦", datetime(2026, 10, 31), "是", datetime(2026, 10, 30)]]
    rows += [["造雪", "水泵试车记录", "瞿", datetime(2026, 11, 5), "是", datetime(2026, 11, 6)]]
    rows += [["雪具", "消毒台账", "蔺", datetime(2026, 11, 10), "否", None]]
    (table,) = find_tables("s", rows, ())
    columns = table.header.columns
    assert (columns["phrase"], columns["submitted_at"], columns["work"]) == (4, 6, 5)


def test_pictures_prove_and_are_not_owed() -> None:
    rows = [["门店", "店长", "扣分项", "限改", "改好日", "附照片"]]
    rows += [["一中店", "洛", "冰柜温度未记录", "3天内", datetime(2026, 11, 3), "IMG_221.jpg"]]
    rows += [["万象店", "储", "健康证过期", "7天内", datetime(2026, 11, 9), "IMG_230.jpg"]]
    (table,) = find_tables("s", rows, ())
    assert (table.header.columns["deliverable"], table.header.columns["evidence"]) == (3, 6)

"""Header rows and tables, wherever they stand."""

from __future__ import annotations

from datetime import datetime

import pytest
from steps import growth, steps

from toolkit.sheet.header import CALENDAR, DUTIES, OBLIGATIONS, PLAIN, REGISTER
from toolkit.sheet.own_values import is_ours
from toolkit.sheet.table import Table
from toolkit.sheet.table_finder import find_tables
from toolkit.sheet.units import own_side, unit_in

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


def test_a_long_list_of_texts_is_no_long_search_for_a_header() -> None:
    def found(number: int) -> list[Table]:
        listed = [[f"{i}", f"foo{i}", "2026-11-05", "b"] for i in range(number)]
        return find_tables("s", [*listed, ["部门", "事项", "期限"], ["销售部", "报表", "每月5号前"]], [])

    (table,) = found(9_000)
    assert [n for n, _ in table.rows] == [9_002]
    assert steps(lambda: found(9_000)) < 1.2 * steps(lambda: found(3_000))


def test_a_row_filled_to_the_last_column_takes_time_in_proportion() -> None:
    def found(wide: int) -> list[Table]:
        return find_tables("s", [["部门", "事项", "期限"], ["销售部", "报表", "每月5号前", *["x"] * wide]], [])

    assert growth(found, 2_000) < 4.4
    assert [table.free_column for table in found(2_000)] == [2_004]


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


def test_surnames_are_no_deadlines() -> None:
    rows = [["项目编号", "项目名称", "开标时间", "开标室", "代理机构", "监督人员"]]
    rows += [[f"ZB-{i}", "食堂改造", datetime(2026, 11, 6 + i), "第二开标室", "诚信", "季周年"[i]] for i in range(3)]
    assert find_tables("s", rows, ()) == ()


def test_the_name_of_deadlines_may_read_like_one() -> None:
    rows = [["申请部门", "文件名称", "盖章后回交要求", "归档日期"]]
    rows += [["销售部", "代理协议", "盖章后5个工作日内", datetime(2026, 10, 26)], ["采购部", "保密协议", "3日内", None]]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns["phrase"] == 3 and table.header.first_row == 1


def test_what_is_owed_may_read_like_deadlines() -> None:
    rows = [["小组", "谁写", "周报", "截稿", "收到", "意见"]]
    rows += [["A组", "Ann", "续费周报", "每周五18:00", datetime(2026, 10, 9), "ok"]]
    rows += [["B组", "Bob", "流失周报", "每周五18:00", datetime(2026, 10, 9), "重写"]]
    (table,) = find_tables("s", rows, ())
    columns = table.header.columns
    assert [columns.get(f) for f in ("deliverable", "phrase", "submitted_at", "verdict")] == [3, 4, 5, 6]


def test_who_raised_a_question_and_who_is_to_answer_it() -> None:
    rows = [["RFI", "Question", "Raised by", "To answer", "Answer due", "Answered on"]]
    rows += [["1", "Beam size?", "Kestrel", "Structural", datetime(2026, 10, 21), datetime(2026, 10, 20)]]
    rows += [["2", "Door swing?", "Kestrel", "Architect", datetime(2026, 10, 23), None]]
    (table,) = find_tables("s", rows, ())
    assert [table.header.columns.get(f) for f in ("receiver", "provider", "event_at")] == [3, 4, None]


def test_what_we_wrote_is_not_owed() -> None:
    days = [datetime(2026, 10, day) for day in (19, 22)]
    ours = ["应交时间", "检查状态", "逾期标志", "逾期天数", "检查时间", "检查说明"]
    rows = [["住院号", "科别", "出院日", "归档要求", "交病案室", *ours]]
    written = [days[1], "按时", "否", 0, datetime(2026, 11, 4, 18), None]
    rows += [[f"009812{i}", "心内科", days[0], "出院后3个工作日", days[1], *written] for i in range(3)]
    (table,) = find_tables("s", rows, ())
    assert [table.header.columns.get(f) for f in ("deliverable", "phrase", "submitted_at")] == [1, 4, 5]


@pytest.mark.parametrize(("thing", "until"), [("阀门", "期限"), ("岗位", "截止日期"), ("名额", "报名截止")])
def test_what_is_open_or_closed_is_not_therefore_owed(thing: str, until: str) -> None:
    rows = [[thing, "部门", until, "状态"], ["A", "甲部", datetime(2026, 11, 5), "关闭"]]
    rows += [["B", "乙部", datetime(2026, 11, 9), "打开"], ["C", "丙部", datetime(2026, 11, 12), "关闭"]]
    assert find_tables("s", rows, ()) == ()


@pytest.mark.parametrize(
    ("work", "end", "are_duties"),
    [
        ("值班事项", "交接日期", False),
        ("事项", "交接日期", False),
        ("轮值内容", "完成日期", False),
        ("施工内容", "完工日期", True),
    ],
)
def test_from_to_is_a_deadline_of_work_and_not_of_turns(work: str, end: str, are_duties: bool) -> None:
    rows = [[work, "部门", "起止时间", end], ["A", "市场部", "11月1日-11月5日", datetime(2026, 11, 6)]]
    rows += [["B", "财务部", "11月9日-11月12日", datetime(2026, 11, 13)], ["C", "法务部", "11月15日-11月20日", None]]
    assert bool(find_tables("s", rows, ())) == are_duties


def test_the_number_of_a_decree_is_no_deadline() -> None:
    rows = [["年度事项", "依据", "哪个科", "几月底前办"]]
    rows += [["剂量监测", "部令18号", "影像科", "每季度末"], ["场所监测", "部令18号", "放疗科", "12月底前"]]
    rows += [["年度报告", "部令31号", "设备处", "次年1月31日前"]]
    (table,) = find_tables("s", rows, ())
    assert (table.header.columns["phrase"], table.header.columns["deliverable"]) == (4, 1)


def test_pictures_prove_and_are_not_owed() -> None:
    rows = [["门店", "店长", "扣分项", "限改", "改好日", "附照片"]]
    rows += [["一中店", "洛", "冰柜温度未记录", "3天内", datetime(2026, 11, 3), "IMG_221.jpg"]]
    rows += [["万象店", "储", "健康证过期", "7天内", datetime(2026, 11, 9), "IMG_230.jpg"]]
    (table,) = find_tables("s", rows, ())
    assert (table.header.columns["deliverable"], table.header.columns["evidence"]) == (3, 6)


def test_whichever_row_of_a_table_in_its_own_words_stands_first() -> None:
    header = ["No.", "要给财务的东西", "啥时候要", "谁弄", "哪天给的"]
    body = [[1, "客户投诉答复", "及时", "钱七", None], [2, "保险台账", "2026年11月12日", "孙八", "11.11"]]
    body += [[3, "欠款报表", "每月5号前", "张三", datetime(2026, 11, 4)], [4, "月度总结", "月末前", "赵六", None]]
    body += [[5, "工资表", None, "陈三", None], [6, "社保名单", "每月18日前", "卫四", "11月10日"]]
    body += [[7, "培训计划", datetime(2026, 11, 16), "冯二", None]]
    for width in (0, 1):  # with a number in every row, and with none
        for first in body:
            rows = [header, first, *(row for row in body if row is not first)]
            (table,) = find_tables("s", [row[width:] for row in rows], ())
            assert table.header.last_row == 1, first
            assert (table.header.columns["deliverable"], table.header.columns["phrase"]) == (2 - width, 3 - width)


@pytest.mark.parametrize(
    ("head", "row", "is_calendar"),
    [
        (["日期", "类型", "金额"], ["2026-10-03", "收入", 300], False),
        (["Date", "Reference", "Type", "Amount"], ["28 Oct 2026", "000123", "Unpresented cheque", -300], False),
        (["日期", "类型", "说明"], ["2026-10-03", "放价", "国庆"], True),  # a mistake that is told
        (["日期", "类型", "安排"], ["2026-10-03", "休息", "国庆"], True),
    ],
)
def test_days_with_a_type_are_a_calendar_where_some_are_off(
    head: list[str], row: list[object], is_calendar: bool
) -> None:
    kinds = [table.header.kind for table in find_tables("s", [head, row], ())]
    assert (CALENDAR in kinds) is is_calendar

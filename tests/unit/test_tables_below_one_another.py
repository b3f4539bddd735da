"""Several tables in a company's own words on one sheet, among them such with names that are known."""

from __future__ import annotations

from datetime import datetime
from itertools import permutations

import pytest

from toolkit.sheet.table_finder import find_tables

_DAY = datetime(2026, 11, 4)
_OF_WARDS = (
    ["哪个科", "谁交", "出科要交", "啥时候要", "啥时候给的"],
    ["心内", "张三", "病历10份", "11月5日前", _DAY],
    ["呼吸", "李四", "操作记录", "11月6日前", None],
    ["儿科", "王五", "出科小结", "每月10日前", None],
)
_OF_SAMPLES = (
    ["场次", "品牌", "哪个组", "要交什么", "交来日期", "最晚"],
    ["1", "甲", "选品组", "样品", _DAY, "11月8日前"],
    ["2", "乙", "文案组", "文案", None, "11月9日前"],
)
_OF_SHOPS = (
    ["门店", "店长", "扣分项", "限改", "改好日"],
    ["一中店", "洛", "冰柜温度未记录", datetime(2026, 11, 9), _DAY],
    ["万象店", "储", "健康证过期", datetime(2026, 11, 10), None],
)
_KNOWN = (["责任部门", "事项", "期限", "完成时间"], ["财务部", "月报", "每月5号前", _DAY])
_DEADLINES = {"哪个科": 4, "场次": 6, "门店": 4, "责任部门": 3}
_BLANK: list[object] = [None]


@pytest.mark.parametrize("between", [[_BLANK], [_BLANK, ["二、下半部"]], [["二、下半部"]]])
@pytest.mark.parametrize("tables", [*permutations((_OF_WARDS, _OF_SAMPLES, _OF_SHOPS, _KNOWN), 2)])
def test_each_has_its_own_columns(tables: tuple[tuple[list[object], ...], ...], between: list[list[object]]) -> None:
    upper, lower = tables
    rows = [["上半部"], *upper, *between, *lower]
    found = find_tables("s", rows, ())
    assert [(t.header.first_row, len(t.rows)) for t in found] == [
        (2, len(upper) - 1),
        (2 + len(upper) + len(between), len(lower) - 1),
    ]
    assert [t.header.columns["phrase"] for t in found] == [_DEADLINES[str(table[0][0])] for table in tables]


def test_a_row_of_texts_below_a_blank_one_begins_no_table() -> None:
    rows = [*_OF_WARDS, _BLANK, ["骨科", "赵六", "说明材料", "及时", "催"]]
    rows += [["皮肤", "钱七", "病历2份", "11月9日前", None], ["眼科", "孙八", "病历3份", "11月10日前", None]]
    (table,) = find_tables("s", rows, ())
    assert len(table.rows) == 6
    assert table.header.columns["phrase"] == 4


def test_the_last_row_above_another_header_is_no_part_of_it() -> None:
    rows = [
        ["哪家交", "给谁", "要交的东西", "啥时候要", "哪天交的"],
        ["财务部", "总经办", "月报", "每月5日前", _DAY],
        ["销售部", "财务部", "欠款表", "每月10日前", None],
        ["谁欠的", "归谁", "要补的材料", "几号前", "哪天补的"],
        ["仓库", "财务部", "盘点表", "每月3日前", _DAY],
        ["维修部", "财务部", "结算单", "每月12日前", None],
    ]
    found = find_tables("s", rows, ())
    assert [[number for number, _ in table.rows] for table in found] == [[2, 3], [5, 6]]
    assert found[1].header.names[1] == "谁欠的"


@pytest.mark.parametrize(
    "upper, under",
    [
        (["责任部门", "事项", "每月10日前", "", ""], ["", "", "期限", "完成时间", "备注"]),
        (["责任部门", "事项", "要求(3日内)", "", ""], ["", "", "期限", "完成时间", "备注"]),
        (["责任部门", "事项", "每月10日前", "", "备注"], ["", "", "期限", "完成时间", ""]),
        (["责任部门", "事项", "5日内办结", "", ""], ["", "", "应完成时间", "实际完成时间", "备注"]),
        (["责任部门", "事项", "时限要求:30日内", "", ""], ["", "", "期限", "完成时间", "备注"]),
        (
            ["责任部门", "事项", "初稿(5日前)", "", "定稿(15日前)", ""],
            ["", "", "期限", "完成时间", "期限", "完成时间"],
        ),
    ],
)
def test_a_limit_over_names_is_of_their_header_where_other_names_stand_beside_it(
    upper: list[str], under: list[str]
) -> None:
    rows = [upper, under, ["财务部", "月报", "2026-11-05", _DAY], ["销售部", "周报", "2026-11-06", None]]
    (table,) = find_tables("s", rows, ())
    assert [number for number, _ in table.rows] == [3, 4]
    assert (table.header.columns["deliverable"], table.header.columns["phrase"]) == (2, 3)


_OF_TWO_ROWS = (
    ["哪个科", "谁交", "出科要交", "时间", None],
    [None, None, None, "啥时候要", "啥时候给的"],
    ["心内", "张三", "病历10份", "11月5日前", _DAY],
    ["呼吸", "李四", "操作记录", "11月6日前", None],
    ["儿科", "王五", "出科小结", "每月10日前", None],
)


@pytest.mark.parametrize("group", ["时间", "时间要求"])
@pytest.mark.parametrize("merged", [False, True])
@pytest.mark.parametrize("lower", [_OF_SAMPLES, _OF_SHOPS, _KNOWN])
def test_a_header_of_two_rows_in_words_of_its_own_stands_above_another_table(
    lower: tuple[list[object], ...], group: str, merged: bool
) -> None:
    first = [*_OF_TWO_ROWS[0][:3], group, None]
    rows = [["上半部"], first, *_OF_TWO_ROWS[1:], _BLANK, ["二、下半部"], *lower]
    merges = ((2, 4, 2, 5), (2, 1, 3, 1), (2, 2, 3, 2), (2, 3, 3, 3)) if merged else ()
    upper, other = find_tables("s", rows, merges)
    assert ([n for n, _ in upper.rows], upper.header.columns["phrase"]) == ([4, 5, 6], 4)
    assert (upper.header.columns["deliverable"], upper.header.columns["submitted_at"]) == (3, 5)
    assert (other.header.first_row, len(other.rows)) == (9, len(lower) - 1)


_OF_PAY = (
    ["谁负责", "要交的材料", "啥时候要", "交了没"],
    ["小王", "工资表", "每月5号前", "√"],
    ["小李", "考勤表", "每月3号前", None],
    ["小赵", "社保表", "月底", None],
    ["小钱", "公积金", "每月9号前", None],
)
_PAYMENTS = (
    ["付款单位", "事由", "付款日期", "金额"],
    ["永大公司", "货款", _DAY, 30000],
    ["华东铜业", "运费", _DAY, 1200],
)
_CONTACTS = (["联系人", "电话", "地址", "邮编"], ["张三", "138", "一楼", "100"], ["李四", "139", "二楼", "200"])
_LEAVE = (["姓名", "请假类型", "开始日期", "结束日期"], ["小张", "事假", _DAY, _DAY])
_PAID = (["Payee", "Description", "Date", "Amount"], ["Acme", "Freight", _DAY, 1200])


@pytest.mark.parametrize("between", [[], [_BLANK], [["其他"]], [_BLANK, ["二、其他"], _BLANK]])
@pytest.mark.parametrize("lower", [_PAYMENTS, _CONTACTS, _LEAVE, _PAID])
@pytest.mark.parametrize("upper", [_KNOWN, _OF_PAY])
def test_a_list_of_something_else_below_a_table_is_no_part_of_it(
    upper: tuple[list[object], ...], lower: tuple[list[object], ...], between: list[list[object]]
) -> None:
    (table,) = find_tables("s", [*upper, *between, *lower], ())
    assert [n for n, _ in table.rows] == [*range(2, len(upper) + 1)]


@pytest.mark.parametrize("between", [[], [_BLANK], [_BLANK, ["附表"]]])
@pytest.mark.parametrize(
    "lower",
    [
        [["供应商", "金额", "付款日期"], ["甲", 100, _DAY], ["乙", 200, None]],
        [["姓名", "部门", "电话"], ["张三", "财务部", "123"], ["李四", "销售部", "456"]],
    ],
)
def test_a_list_that_does_not_reach_the_deadlines_is_no_part_of_the_table(
    lower: list[list[object]], between: list[list[object]]
) -> None:
    upper = [["事项", "责任部门", "服务对象", "期限", "完成时间"], ["月报", "财务部", "总经办", "每月5日前", _DAY]]
    (table,) = find_tables("s", [*upper, *between, *lower], ())
    assert [n for n, _ in table.rows] == [2]


@pytest.mark.parametrize(
    "rows",
    [
        [["付款说明", "财务部", "经办人"], ["盘点表", "仓储部", "财务部"]],
        [["资料", "部门", "上报时间"], ["盘点表", "仓储部", None]],
        [["姓名", "部门", "电话"], ["盘点表", "仓储部", "财务部", "每月6日前"]],
        [["合同", "客户", "金额", "日期"], ["盘点表", "仓储部", "财务部", "每月6日前"]],
        [["合同", "客户", "金额", "日期"], ["A1", "甲", 100, _DAY], ["盘点表", "仓储部", "财务部", "每月6日前"]],
    ],
)
def test_rows_without_a_deadline_stay_where_duties_may_follow(rows: list[list[object]]) -> None:
    upper = [["事项", "责任部门", "服务对象", "期限", "完成时间"], ["月报", "财务部", "总经办", "每月5日前", _DAY]]
    (table,) = find_tables("s", [*upper, *rows], ())
    assert [n for n, _ in table.rows] == [*range(2, 3 + len(rows))]


@pytest.mark.parametrize(
    "row",
    [["采购部", "付款说明", "及时", None], ["财务部", "电话费明细", "月底", None], ["办公室", "地址变更", None, None]],
)
def test_a_row_with_some_words_of_names_in_it_ends_no_table(row: list[object]) -> None:
    rows = [*_KNOWN, row, ["销售部", "台账", "每月6号前", None], _BLANK, row, ["销售部", "清单", "每月7号前", None]]
    (table,) = find_tables("s", rows, ())
    assert [n for n, _ in table.rows] == [2, 3, 4, 6, 7]


def test_a_header_that_comes_again_ends_no_table_in_words_of_its_own() -> None:
    head = ["谁负责", "要交的材料", "啥时候要", "交了没"]
    rows = [head, ["小王", "工资表", "每月5号前", "√"], ["小李", "考勤表", "每月6号前", None]]
    tables = find_tables("s", [*rows, *rows, _BLANK, *rows], ())
    assert {"工资表", "考勤表"} <= {row[1] for table in tables for _, row in table.rows}
    assert sum(row[1] != "要交的材料" for table in tables for _, row in table.rows) == 6

"""Header rows and tables, wherever they stand."""

from __future__ import annotations

import time
from datetime import datetime

import pytest

from toolkit.core.period import Period
from toolkit.sheet.column_names import fields_of
from toolkit.sheet.header import CALENDAR, DUTIES, OBLIGATIONS, PLAIN, REGISTER
from toolkit.sheet.months import sheets_of_no_month, sheets_of_other_months
from toolkit.sheet.own_columns import is_ours
from toolkit.sheet.table_finder import find_tables
from toolkit.sheet.units import own_side, unit_in
from toolkit.sheet.vocabulary import event_stem

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
    """Not in a time that doubles with each sentence of ours in it."""
    start = time.process_time()
    assert not is_ours("note", "没有业务时间;" * 60 + "请补")
    assert is_ours("note", "没有业务时间;" + "已退回:缺章;" * 60 + "请补")
    assert time.process_time() - start < 1


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
    rows: list[list[str | None]] = []
    merges = []
    for i in range(20_000):
        rows += [["部门", "事项", "期限"], ["销售部", "报表", "每月5号前"], [None, None, None]]
        merges.append((3 * i + 3, 1, 3 * i + 3, 4))
    start = time.process_time()
    tables = find_tables("s", rows, merges)
    assert time.process_time() - start < 8  # 1 s; more than 20 s where each table looks at all others
    assert len(tables) == 20_000
    assert [(t.rows[0][0], t.free_column) for t in tables[-2:]] == [(59_996, 5), (59_999, 5)]


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


@pytest.mark.parametrize(
    ("header", "place"),
    [
        (["科室", "给财务的东西", "什么时候给", "完成时间"], 2),  # not even the deadlines have a name that is known
        (["科室", "给财务的东西", "时限", "完成时间"], 2),
        (["序号", "时限", "科室", "要的单子", "完成时间"], 4),
        (["Team", "Stuff for finance", "Deadline", "Done"], 2),
        (["科室", "应交资料", "时限", "完成时间"], 2),
        (["序号", "材料", "几号前", "负责人"], 2),
    ],
)
def test_what_is_owed_is_told_by_what_stands_there(header: list[str], place: int | None) -> None:
    said = {"时限": "每月5号前", "Deadline": "by the 5th", "什么时候给": "每月5号前", "几号前": "每月5号前", "序号": 1}
    body = [[said.get(name, f"{name}{n}") for name in header] for n in range(3)]
    tables = find_tables("表", [header, *body], ())
    assert [t.header.columns.get("deliverable") for t in tables] == ([place] if place else [])


def test_how_a_thing_is_given_is_nobody() -> None:
    rows = [
        ["事项", "期限", "提供方式", "报到哪里", "PIC", "单位"],
        *([f"报表{n}", "每月5号前", "纸质", "财务部", "李四", "份"] for n in range(3)),
    ]
    (table,) = find_tables("表", rows, ())
    columns = table.header.columns
    assert (columns["receiver"], columns["owner"]) == (4, 5) and "provider" not in columns
    assert set(table.header.guessed) == {"receiver", "owner"}


@pytest.mark.parametrize(
    ("name", "done"), [("实际交来日", True), ("交齐日期", True), ("应交日", False), ("计划交出日期", False)]
)
def test_a_day_to_come_is_no_completion(name: str, done: bool) -> None:
    rows = [
        ["事项", "期限", "部门", name],
        *([f"报表{n}", "每月5号前", "销售部", f"2026-11-0{n + 3}"] for n in range(3)),
    ]
    (table,) = find_tables("表", rows, ())
    assert ("submitted_at" in table.header.columns) is done


@pytest.mark.parametrize("terms", [["3年", "12个月", "30天"], ["甲方", "乙方", "丙方"]])
def test_a_list_of_contracts_with_their_terms_is_no_duty_sheet(terms: list[str]) -> None:
    rows = [["部门", "合同", "期限"], *(["销售部", f"合同{i}", term] for i, term in enumerate(terms))]
    assert find_tables("合同台账", rows, ()) == ()


def test_no_table() -> None:
    assert find_tables("s", [["姓名", "电话", "地址"], ["张三", "1", "x"]], []) == ()
    assert find_tables("s", [], []) == ()


@pytest.mark.parametrize(
    ("name", "field"),
    [("接收科室", "receiver"), ("验收部门", "receiver"), ("财务接收单位", "receiver"), ("申请科室（盖章）", "receiver"),
     ("配合部门", None), ("考核科室", None), ("使用部门", None),
     ("上报科室", "provider"), ("主办/协办部门", "provider"), ("临床科室", "provider")],
)  # fmt: skip
def test_columns_of_other_departments_name_nobody_who_owes(name: str, field: str | None) -> None:
    assert next((f for f, _rank in fields_of(name)), None) == field


@pytest.mark.parametrize(
    ("name", "field"),
    [("Deadline 期限", "phrase"), ("状态/Status", "work"), ("Result 验收", "verdict"), ("备注 (Remarks)", "note"),
     ("POS 单号", "event_id"), ("VIN 码", None), ("POS单号", None)],
)  # fmt: skip
def test_names_in_both_languages(name: str, field: str | None) -> None:
    assert next((f for f, _rank in fields_of(name)), None) == field
    assert event_stem("Delivery date\n交车日期") == "交车"


@pytest.mark.parametrize(
    ("name", "stem"),
    [("提车日期", "提车"), ("交车的时间", "交车"), ("放款日", "放款"), ("时间日期", "时间"), ("工作日", ""),
     ("节假日", ""), ("日期", ""), ("日", ""), ("的日期", "的"), ("备注", ""),
     ("Pick-up date", "pickup"), ("Location", "")],
)  # fmt: skip
def test_names_of_dates_that_name_an_event(name: str, stem: str) -> None:
    assert event_stem(name) == stem


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
    ("names", "row", "columns"),
    [
        ("责任部门 事项 收到日期 登记日期 期限", "A部 x @ @ 收到后3日内", {"event_at": 3, "submitted_at": 0}),
        ("责任部门 事项 收到日期 合同日期 期限", "A部 x @ @ 3日内", {"event_at": 3, "submitted_at": 0}),
        ("责任部门 事项 交办日期 办理时限 办理情况", "A部 x @ 5个工作日内 办理中", {"submitted_at": 0, "work": 5}),
        ("责任部门 事项 借出日期 期限", "A部 x @ 7天内归还", {"submitted_at": 0}),
        ("责任部门 事项 成交日期 期限", "A部 x @ 3日内", {"submitted_at": 0}),
        ("责任部门 事项 发生日期 实际到货日期 期限", "A部 x @ @ 3日内", {"event_at": 3, "submitted_at": 0}),
        ("部门 入职日期 待交材料 期限 交齐日期", "A部 @ 体检报告 入职后7天内 @", {"submitted_at": 5, "deliverable": 3}),
        ("责任部门 问题类型 整改期限 完成时间", "A部 漏水 每月5号前 @", {"deliverable": 2, "phrase": 3}),
        ("责任部门 任务类别 任务要求 完成期限 完成时间", "A部 月结 按制度 每月5号前 @", {"deliverable": 2}),
        ("要交什么 交给哪个部门 最晚什么时候交", "名单 财务处 每月10日前", {"receiver": 2, "provider": 0}),
        ("事项 期限 受理单位 完成时间", "名单 每月10日前 财务处 @", {"receiver": 3, "provider": 0}),
        ("事项 供应商 期限 完成时间", "x 大华公司 每月5号前 @", {"provider": 0}),
        (
            "工单号 交付内容 提交给 时限 完成日期 班组长",
            "S1 入库单 财务部 每月5号前 @ 赵班长",
            {"owner": 6, "provider": 0},
        ),
        (
            "工单号 交付内容 提交给 时限 完成日期 车间主任",
            "S1 入库单 财务部 每月5号前 @ 钱德",
            {"owner": 6, "provider": 0},
        ),
        ("事项 提交给 时限 完成日期 检验员", "检验报告 财务部 每月5号前 @ 孙某", {"owner": 5, "provider": 0}),
        (
            "缺的资料 经办支行 客户经理 最晚啥时候 实际补交",
            "他项权证 城南支行 戴勇 每月5号前 @",
            {"owner": 3, "provider": 2},
        ),
        (
            "哪个组 该做的事 多久之内 做完告诉谁",
            "仓配组 打单出库 付款后24小时内 订单组",
            {"provider": 1, "deliverable": 2, "receiver": 4},
        ),
        (
            "要落实的事 落实单位 谁盯 要求完成",
            "上报方案 总包 翟工 每周三前",
            {"deliverable": 1, "provider": 2, "owner": 3, "phrase": 4},
        ),
        ("應交文件 廠商 何時前 我方窗口", "對帳單 永豐 每月5日前 家豪", {"provider": 2, "phrase": 3, "receiver": 4}),
        ("Filing Authority Prepared-by Due-date Filed-on", "Return SAMR Grace 15th @", {"receiver": 2, "owner": 3}),
        (
            "受理号 申请人 受理日期 答复内容 主办科室 答复期限 答复日期",
            "1 邢某 @ 告知书 规划科 受理后5个工作日 @",
            {"receiver": 2, "owner": 0},
        ),
        ("责任部门 车主姓名 事项 分管领导 期限 完成时间", "A部 王某 x 李某 每月5号前 @", {"owner": 0}),
        (
            "处理部门 投诉人 事项 期限 完成时间",
            "A部 王某 x 每月5号前 @",
            {"receiver": 2, "owner": 0, "submitted_at": 5},
        ),
        (
            "业主 报修事项 派给谁 多久修好 完工时间",
            "田女士 漏水 小崔 报修后2小时 @",
            {"receiver": 1, "owner": 3, "submitted_at": 5},
        ),
        ("客户 应交资料 会计 期限", "大同 发票 李宗 3日内", {"receiver": 0}),  # customers bring these
        ("客户 需求内容 期限 工程师", "大同 换锁 3日内 李宗", {"receiver": 1, "owner": 4}),
        ("客户 对账单内容 会计 期限", "大同 发货 李宗 每月5号前", {"receiver": 0}),  # whom it is about
        (
            "送审部门 审哪份合同 合同到期日 法务对接人 多久出意见 出意见日期",
            "市场部 展会 @ 关律 送审后2个工作日 @",
            {"receiver": 1, "provider": 0, "deliverable": 2, "phrase": 5, "submitted_at": 6},
        ),
        ("还缺的资料 贷款到期日 最迟补齐 客户经理", "他项权证 @ 放款后5日内 汤敏", {"phrase": 3}),
        (
            "Unit-/-SN Work-promised Deadline Tech Shipped-back",
            "PX20 Repair 15th Ortiz @",
            {"provider": 0, "owner": 4, "submitted_at": 5},
        ),
        (
            "陳情事項 承辦處室 回覆期限 回覆日期",
            "違停 學務處 每月5日前 @",
            {"provider": 2, "phrase": 3, "submitted_at": 4},
        ),
        ("負責單位 文件 繳交期限 實際繳交日", "品保課 報告 接獲客訴後5個工作天 @", {"submitted_at": 4}),
        ("維修內容 客戶 承諾交期 負責工程師", "換面板 鴻運 收件後7天內 阿凱", {"receiver": 2, "phrase": 3, "owner": 4}),
        ("Ref Input-needed From Goes-to When", "A List HR Payroll the-5th", {"deliverable": 2, "receiver": 4}),
        (
            "Job What-we-deliver Translator Deliver-by Delivered",
            "T-301 Manual Karin @ @",
            {"deliverable": 2, "phrase": 4},
        ),
        ("要做的整改 责任车间 整改到期 实际完成 QA验证", "换销 一车间 @ @ OK", {"phrase": 3, "verdict": 5}),
        ("借的案卷 借阅人 应还 还回 还给谁", "竣工图 云飞 @ @ 小葛", {"phrase": 3, "submitted_at": 4, "receiver": 5}),
        ("事项 部门 期限 完成时间 客户打分", "x A部 每月5号前 @ 40", {"score": 0}),
    ],
)
def test_what_other_columns_are_not_taken_for(names: str, row: str, columns: dict[str, int]) -> None:
    cells = [datetime(2026, 11, 4) if cell == "@" else cell for cell in row.split()]
    (table,) = find_tables("s", [[name.replace("-", " ") for name in names.split()], cells, cells], ())
    assert {field: table.header.columns.get(field, 0) for field in columns} == columns


@pytest.mark.parametrize(
    ("names", "rows", "columns"),
    [
        # who raised it, who does it and what is wanted
        (
            "提单人 优先级 需求/故障 处理人 SLA 创建时间",
            ["财务-小阮 P1 登录不上 运维-郎 4小时内 @", "销售-关 P3 增加字段 开发-戚 5个工作日内 @"],
            {"deliverable": 3, "owner": 4, "receiver": 1},
        ),
        (
            "Subject Raised-By To-(must-answer) Response-Required Date-Answered",
            ["Slab~edge Contractor Architect within~7~days @"],
            {"deliverable": 1, "receiver": 2, "provider": 3},
        ),
        # what is to be done comes before what it is about, and both before its proof
        (
            "审计发现 行动计划 行动负责人 承诺完成日 实际关闭日 支持文件",
            ["长期挂账 清理挂账 宁静 @ @ 清单.pdf", "未复核 每季复核 谭志 @ - -"],
            {"deliverable": 2, "owner": 3},
        ),
        ("投诉内容 处理要求 承办部门 答复时限", ["抬头开错 重开发票 财务部 受理后3日内"], {"deliverable": 2}),
        ("问题 部门 期限 处理措施", ["漏水 工程部 当日 已换阀"], {"deliverable": 1}),  # what was done
        ("项目名称 所在学院 需提交 提交截止", ["稻田 农学院 中期报告 11月10日前"], {"deliverable": 3}),
        ("报表名称 Owed-by 期限", ["月报 Sales 每月5号前"], {"deliverable": 1}),
        # a number below 节点, words before dates, a date before which it is due
        ("节点 应履行事项 履约期限 履约情况", ["1 提交保函 收函后10日内 已履约", "2 付款 收函后5日内 -"],
         {"phrase": 3, "due_given": 0}),
        ("资料名称 移交时限 应交日期 移交日期", ["竣工图 竣工后30日内 @ @"],
         {"phrase": 2, "due_given": 3, "submitted_at": 4}),
        ("车牌 应交资料 保单到期日 收齐要求 收齐日", ["粤B1 身份证 @ 到期前15天 @"],
         {"phrase": 4, "due_given": 0, "submitted_at": 5}),
        # people by their names
        ("资料 出纳 截止日期", ["调节表 小简 每月5号前", "回单 小乐 每月5号前"], {"owner": 2}),
        ("Task Preparer Reviewer Due", ["Accruals T.~Owusu L.~Brandt the-5th"], {"owner": 2, "reviewer": 3}),
        ("材料 类别 期限", ["台账 安全 每月5号前", "台账 高压 每月5号前"], {"owner": 0}),
        ("回复内容 供应商 SQE 回复期限", ["对策 精锐 小车 24小时内"], {"owner": 0}),  # of either side
        ("报表名称 填报科室 报送单位 报送期限", ["月报 人事科 统计局 每月5号前"], {"provider": 2, "receiver": 3}),
        ("单据 编制方 交给谁 期限", ["发票 单证部 银行 每月5号前"], {"provider": 2, "receiver": 3}),
        ("资料 哪方给 期限", ["发票 卖方 每月5号前"], {"provider": 2, "receiver": 0}),
        ("Report Prepared-by Deadline", ["Narrative Programme~team the-5th"], {"provider": 2, "owner": 0}),
        ("纠正措施 纠正责任 纠正期限 店经理", ["分柜 厨师长~雷 1日内 邵", "换灯 库管~小米 当日 邵"], {"owner": 2}),
        # the day of coming, of finding, of being in order again
        ("文件 分店 几时交 收到日期", ["日报 旺角店 每日打烊后 @", "更表 沙田店 每月25号前 @"],
         {"submitted_at": 4, "event_at": 0}),
        ("检查日期 隐患描述 整改要求 责任班组 限期 整改完成日", ["@ 堆放 清空 仓储班 3日内 @"],
         {"event_at": 1, "deliverable": 3}),
        ("报障时间 故障现象 报障人 维保商 响应要求 恢复时间", ["@ 无声 小曲 光峰 1小时内 @"],
         {"submitted_at": 6, "paused_to": 0, "provider": 4, "deliverable": 2}),
        # tables found by what stands in them
        ("任务 报给 频率及时间 得分", ["走访表 综治中心 每周三17:00前 9", "台账 应急办 每月28号前 9"], {"phrase": 3}),
        ("报表名称 填报科室 频次 报送时间", ["工资 人事科 季报 季后10日前", "能源 设备科 月报 月后8日前"],
         {"phrase": 4}),
        ("物料 数量 供方 要求到货 实到日期", ["铝材 2 鑫旺 @ @", "电机 20 华通 @ -"],
         {"phrase": 4, "submitted_at": 5, "deliverable": 1}),
    ],
)  # fmt: skip
def test_what_columns_of_unknown_names_are(names: str, rows: list[str], columns: dict[str, int]) -> None:
    body = [
        [datetime(2026, 11, 4) if c == "@" else None if c == "-" else int(c) if c.isdigit() else c.replace("~", " ")
         for c in row.split()]
        for row in rows for _ in range(3 - len(rows))
    ]  # fmt: skip
    (table,) = find_tables("s", [[n.replace("-", " ") for n in names.split()], *body], ())
    assert {field: table.header.columns.get(field, 0) for field in columns} == columns


@pytest.mark.parametrize(
    ("names", "row"),
    [
        ("Child Vaccine Given-on Next-dose-within Nurse", "Ann MMR @ 28~days K.~Dale"),
        ("部门 姓名 证书 发证日期 到期日 复审日期", "机修 姜海 电工证 @ @ @"),
        ("患者 药品 用法 开始日期 停止日期 责任护士", "王某 头孢 饭后30分钟内 @ @ 小卓"),
        ("书名 借阅人 借出日期 借期 归还日期", "三体 小尚 @ 30天内 @"),
        ("地区 首重 时效 承运商", "华东 8 次日 顺丰"),
        ("科目 考试日期 交卷时间 监考老师 成绩公布", "语文 @ 11:30前 柳老师 @"),
        ("物料 供应商 下单日期 交货日期 入库日期", "铝材 鑫旺 @ @ @"),
    ],
)
def test_what_is_said_by_when_of_other_things_is_no_duty(names: str, row: str) -> None:
    body = [[datetime(2026, 11, 4) if c == "@" else c.replace("~", " ") for c in row.split()]] * 3
    assert find_tables("s", [[n.replace("-", " ") for n in names.split()], *body], ()) == ()


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        ("回签状态", "已回签 未回签 已回签", True),
        ("是否销号", "是 否 是", True),
        ("收齊未", "已收 未收 已收", True),
        ("完成？", "√ 未完成 √", True),
        ("Open/Closed", "Closed Open Closed", True),
        ("总部那边", "已交 没交 已交", True),
        ("回签状态", "已回签 已回签 未回签", False),  # against the days on which things came
        ("项目状态", "已完成 进行中 已完成", False),
        ("付款状态", "已付款 未付款 已付款", False),
        ("上月完成情况", "已完成 未完成 已完成", False),
        ("盖章情况", "已盖章 未盖章 已盖章", False),
        ("是否加急", "是 否 是", False),
        ("是否按时", "是 否 是", False),
        ("重交情况", "已交 未交 已交", False),
        ("邮件通知", "已发送 未发送 已发送", False),
    ],
)
def test_a_column_that_says_how_far_things_are(name: str, said: str, told: bool) -> None:
    days = [datetime(2026, 11, 4), None, datetime(2026, 11, 5)]
    if not told and name == "回签状态":
        days = [None, None, datetime(2026, 11, 5)]
    rows = [["部门", "事项", "期限", "完成时间", name]]
    rows += [["A部", f"表{word}", "每月5号前", day, word] for day, word in zip(days, said.split(), strict=True)]
    assert ("work" in find_tables("s", rows, ())[0].header.columns) is told


@pytest.mark.parametrize(
    ("name", "said", "told"),
    [
        ("巡察组意见", "同意销号 退回，缺手续", True),
        ("审计复核", "认可 不认可，缺签字", True),
        ("银行/客户意见", "接受 不符点：HS码", True),
        ("质检员怎么说", "可以 退回", True),
        ("审批状态", "已通过 待审批", True),
        ("质检结果", "合格 不合格", False),
        ("银行审批意见", "同意 不同意", False),
        ("提交要求", "资料齐全 资料齐全", False),
    ],
)
def test_a_column_of_what_the_other_side_said(name: str, said: str, told: bool) -> None:
    rows = [["部门", "事项", "期限", "完成时间", name]]
    rows += [["A部", f"表{word}", "每月5号前", datetime(2026, 11, 4), word] for word in said.split() * 2]
    assert ("verdict" in find_tables("s", rows, ())[0].header.columns) is told


@pytest.mark.parametrize(
    ("name", "field"),
    [
        *((name, "note") for name in ("HR备注", "逾期原因", "未达账项说明", "经办备注", "Auditor notes")),
        *((name, "reviewer") for name in ("复查人", "核查人", "检查人员")),
        *((name, None) for name in ("未通过原因", "不认可原因", "填写说明", "被检查人", "Reviewer comments")),
    ],
)
def test_remarks_and_those_who_look_at_it(name: str, field: str | None) -> None:
    assert (field in dict(fields_of(name))) if field else not {"note", "reviewer"} & dict(fields_of(name)).keys()


def test_a_column_of_few_remarks_is_not_what_is_owed() -> None:
    rows: list[list[object]] = [["门店", "上报什么", "时间节点", "问题"], ["A店", "损耗表", "每周日", "照片不清"]]
    rows += [["A店", f"表{i}", "每周一", None] for i in range(3)]
    assert find_tables("s", rows, ())[0].header.columns["deliverable"] == 2


@pytest.mark.parametrize(
    ("name", "marks", "told"),
    [("赋分", [5, 3], True), ("质控评分", [97, 84], False), ("扣分", [2, 1], False),
     ("客户满意度(1~5)", [5, 3], True), ("CSAT (1-5)", [4, 4.5], True), ("客户打分", [95, 4], False),
     ("风险评分", [5, 3], False), ("页数", [5, 3], False),
     *((name, [5, 3], True) for name in ("得分", "服务得分", "考核得分", "得分(1-5)", "评定分")),
     *((name, [5, 3], True) for name in ("星级", "财务部评级", "满意星级", "财务打的分")),
     *((name, [5, 3], False) for name in ("考试得分", "自评得分", "风险评级", "信用评级")),
     *((name, [5, 3], False) for name in ("供应商星级", "分值", "总得分")),
     # in a .csv they are text
     *(("满意度评分", marks, True) for marks in (["5", "3"], ["5分", "3.5分"], [5, "4"])),
     *(("满意度评分", marks, False) for marks in (["95", "4"], ["5", "好"], ["A", "B"], [True]))],
)  # fmt: skip
def test_marks_of_the_other_side(name: str, marks: list[object], told: bool) -> None:
    rows = [["责任部门", "事项", "期限", name], *(["A部", f"表{i}", "每月5号前", mark] for i, mark in enumerate(marks))]
    assert ("score" in find_tables("s", rows, ())[0].header.columns) is told
    rows.append(["合计", None, None, 100])
    assert ("score" in find_tables("s", rows, ())[0].header.columns) is told


@pytest.mark.parametrize("name", ["打分理由", "打分说明", "打分原因", "低分说明", "评分理由", "扣分原因"])
def test_why_it_was_scored_so(name: str) -> None:
    rows: list[list[object]] = [["责任部门", "事项", "期限", "完成时间", "打分", name]]
    rows += [["A部", f"表{i}", "每月5号前", datetime(2026, 11, 4), 5 - i, "晚了" if i > 2 else None] for i in range(4)]
    columns = find_tables("s", rows, ())[0].header.columns
    assert (columns["score"], columns["score_reason"]) == (5, 6)


def test_marks_of_an_examination_are_of_those_who_sat_it() -> None:
    rows = [["责任部门", "事项", "期限", "得分"], *(["A部", f"安全考试{i}", "每月5号前", i] for i in (2, 4))]
    assert "score" not in find_tables("s", rows, ())[0].header.columns


@pytest.mark.parametrize(
    ("due", "again", "why"),
    [
        ("补交截止", "二次提交日期", "整改意见"), ("重新提交期限", "第2次提交时间", "问题说明"),
        ("重交截止日期", "补报日期", "存在问题"), ("Resubmission deadline", "Second submission on", "Issues found"),
    ],
)  # fmt: skip
def test_when_and_why_it_is_to_come_again(due: str, again: str, why: str) -> None:
    days = [datetime(2026, 11, day) for day in (4, 9, 8)]
    back = ["退回", "缺章", days[1], days[2]]
    rows: list[list[object]] = [
        ["责任部门", "事项", "期限", "完成时间", "验收", why, due, again],
        ["A部", "一", "每月5号前", days[0], *back],
        ["A部", "二", "每月5号前", days[0], "接受", None, None, None],
    ]
    columns = find_tables("s", rows, ())[0].header.columns
    told = ("phrase", "submitted_at", "reason", "rework_due", "resubmitted_at")
    assert [columns.get(field) for field in told] == [3, 4, 6, 7, 8]
    rows[2][5] = "已补"  # what stands beside everything says no reason
    assert "reason" not in find_tables("s", rows, ())[0].header.columns


def test_an_only_deadline_may_be_for_what_is_still_missing() -> None:
    rows: list[list[object]] = [["部门", "还缺的资料", "补交截止"], *(["A部", f"表{i}", "每月5号前"] for i in range(2))]
    assert find_tables("s", rows, ())[0].header.columns["phrase"] == 3


def test_what_was_sent_back_had_come_before_it_was_closed() -> None:
    days = [datetime(2026, 11, day) for day in (3, 4, 5, 9)]
    rows: list[list[object]] = [
        ["责任部门", "事项", "期限", "整改回报日期", "审计部验收", "销号日期"],
        ["A部", "一", "每月5号前", days[0], "通过", days[3]],
        ["A部", "二", "每月5号前", days[1], "退回", None],
        ["A部", "三", "每月5号前", days[2], "通过", days[3]],
    ]
    assert find_tables("s", rows, ())[0].header.columns["submitted_at"] == 4
    rows[2][5] = days[3]
    assert find_tables("s", rows, ())[0].header.columns["submitted_at"] == 6


def test_what_is_sent_out_for_an_answer_is_the_beginning() -> None:
    rows: list[list[object]] = [["供应商", "报价内容", "收到后几天内报", "发出日期", "报价回传日期"]]
    rows += [["甲", f"料{i}", "2个工作日", datetime(2026, 11, 3), datetime(2026, 11, 5)] for i in range(3)]
    columns = find_tables("s", rows, ())[0].header.columns
    assert (columns["event_at"], columns["submitted_at"]) == (4, 5)
    rows[0][2:] = ["最晚哪天给", "发出日期", "存档日期"]
    for row in rows[1:]:
        row[2] = "每月5号前"
    assert find_tables("s", rows, ())[0].header.columns["submitted_at"] == 4


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


@pytest.mark.parametrize(
    ("names", "phrase"),
    [
        ("来电时间 回电时间", "24小时内"), ("报修日期 上门日期", "3个工作日内"),
        ("建单时间 关单时间", "3个工作日内"), ("投诉受理 首次答复", "24小时内"),
        ("受理日期 结案日期", "3个工作日内"), ("录入日期 解决日期", "3个工作日内"),
        ("Logged First-response", "within 24 hours"), ("Received Replied", "within 24 hours"),
        ("提货日期 签回日期", "提货后3日内"), ("到货日期 检验日期", "到货后2个工作日内"),
        ("甲日期 乙日期", "3日内"), ("结案日期 归档日期", "15日内"), ("签收日期 回传日期", "签收后3日内"),
        ("ETD Sent-to-Finance", "within 7 days of shipment"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("swapped", [False, True])
def test_when_it_began_and_when_it_was_done(names: str, phrase: str, swapped: bool) -> None:
    begun, done = (name.replace("-", " ") for name in names.split())
    rows: list[list[object]] = [
        ["责任部门", "事项", "期限", begun, done],
        *(["客服部", f"投诉{i}", phrase, datetime(2026, 11, 4), datetime(2026, 11, 5 + i)] for i in range(3)),
        ["客服部", "投诉", phrase, datetime(2026, 11, 4), None],
    ]
    places = [4, 5]
    if swapped:
        rows = [[*row[:3], row[4], row[3]] for row in rows]
        places = [5, 4]
    header = find_tables("s", rows, ())[0].header
    assert [header.columns["submitted_at"], header.unclear] == [places[1], ()]
    assert places[0] in (header.columns.get("event_at"), *header.event_columns.values())
    assert places[1] not in header.event_columns.values()


@pytest.mark.parametrize(
    ("names", "days"),
    [
        ("甲日期 乙日期", (3, 3)),  # nothing shows which comes first
        ("到期日期 合同日期", (3, 5)), ("签收日期 有效期至", (3, 9)),
    ],
)  # fmt: skip
def test_dates_that_are_no_completion(names: str, days: tuple[int, int]) -> None:
    cells = [datetime(2026, 11, day) for day in days]
    rows = [
        ["责任部门", "事项", "期限", *names.split()],
        *(["客服部", "单据", "签收后3日内", *cells] for _ in range(4)),
    ]
    assert "submitted_at" not in find_tables("s", rows, ())[0].header.columns


@pytest.mark.parametrize(
    ("name", "values", "evidence"),
    [
        ("扫描件", "水电.pdf 抄表.jpg 房租表.xlsx", 4), ("文件名", "10月.xlsx - 宿舍.docx;名单.xls", 4),
        ("Where", "rent.pdf rent2.PDF -", 4), ("材料", "已交 欠 房租表.xlsx", 0), ("模板", "a.xlsx b.xlsx c.xlsx", 0),
        ("参考格式", "a.docx b.docx c.docx", 0),
    ],
)  # fmt: skip
@pytest.mark.parametrize("known", [True, False])
def test_a_column_of_files_is_the_evidence(name: str, values: str, evidence: int, known: bool) -> None:
    names = ["责任部门", "事项", "期限", name] if known else ["哪个部门", "要交的东西", "最晚啥时候", name]
    rows: list[list[object]] = [names, *(["总务处", f"报表{v}", "每月5号前", v] for v in values.split())]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns.get("evidence", 0) == evidence
    assert ("evidence" in table.header.guessed) == bool(evidence)


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


@pytest.mark.parametrize("name", ["回函结果", "盘点结果", "对账结果"])
def test_what_a_count_or_a_comparison_came_to_is_no_verdict(name: str) -> None:
    rows = [["责任人", "应交材料", "期限", "交来日期", name]]
    rows += [["小栗", "询证函", "发函后10日内", datetime(2026, 11, 5), said] for said in ("相符", "不符", "相符")]
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
def test_deadlines_do_not_count_from_the_day_to_which_they_were_moved(moved: str) -> None:
    day = datetime(2026, 10, 28)
    rows = [["落实到谁", "产出", "说好什么时候", moved, "弄完时间"]]
    rows += [["隋经理", "方案", "两周内", day, day], ["麦主管", "报告", "10月底", None, None]]
    (table,) = find_tables("s", rows, ())
    assert 4 not in {*table.header.columns.values(), *table.header.event_columns.values()}
    assert table.header.columns["submitted_at"] == 5


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

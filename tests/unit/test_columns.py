"""What the columns of a table are, by their names and by what stands in them; those of dates apart."""

from __future__ import annotations

from datetime import datetime

import pytest

from toolkit.sheet.column_names import fields_of
from toolkit.sheet.guess import are_dates
from toolkit.sheet.table_finder import find_tables
from toolkit.sheet.vocabulary import event_stem


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
     ("POS 单号", "event_id"), ("Accepted on", "reviewed_at"),
     ("Total due", None), ("Amount due", None), ("VIN 码", None), ("POS单号", None)],
)  # fmt: skip
def test_names_in_both_languages(name: str, field: str | None) -> None:
    assert next((f for f, _rank in fields_of(name)), None) == field
    assert event_stem("Delivery date\n交车日期") == "交车"


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
        (
            "本月工作计划（10.1-10.31） 时间安排 完成情况汇总 问题反馈",
            "学习 2026.10.25 做了一半 取消",
            {"deliverable": 1, "phrase": 2},
        ),
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
        ("谁 要交的东西 啥时候要 完成时间", ["张三 对账单 每月5号前 10月4日", "李四 合同 客户签收后 10月6日"],
         {"phrase": 3, "submitted_at": 4}),
        ("谁 要交的东西 啥时候要 什么时候给的", ["张三 对账单 开票后 10月4日", "李四 合同 客户签收后 10月6日"],
         {"phrase": 3, "submitted_at": 4}),
        ("工作内容 时间 责任人 完成时间", ["对账单 签收后 张三 10月4日", "发票 开票后 李四 10月6日"],
         {"phrase": 2, "submitted_at": 4}),
        ("物料 供应商 要求交期 实际交期", ["铝材 鑫旺 @ @", "电机 华通 @ @"], {"phrase": 3, "submitted_at": 4}),
        ("责任部门 事项 计划启动日期 实际启动日期", ["客服部 甲 @ @"], {"phrase": 3, "submitted_at": 4}),
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
        ("谁 要交的东西 啥时候要 什么时候给的", "张三 对账单 尽快 10月4日"),
        ("模块 现象 状态 负责人 预计完成时间 解决方案", "菜单 打不开 已确认 研发  和优惠券后的页面一致。"),
    ],
)
def test_what_is_said_by_when_of_other_things_is_no_duty(names: str, row: str) -> None:
    body = [[datetime(2026, 11, 4) if c == "@" else c.replace("~", " ") for c in row.split(" ")]] * 3
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


@pytest.mark.parametrize("name", ["Actual Work Hours", "Actual\nHours", "Actual cost", "Actual days", "Actual effort"])
def test_how_much_of_something_there_was_is_no_day(name: str) -> None:
    rows = [["Task", "Due date", name, "Actual end date"], ["Plan", "2026-10-05", 3, "2026-10-04"]]
    (table,) = find_tables("s", rows, ())
    assert table.header.columns["submitted_at"] == 4


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


@pytest.mark.parametrize(
    ("text", "dated"),
    [
        ("11月3日(周二)", True), ("11月3日 星期二", True), ("2026/11/13 17:30", True), ("11月13日9:00", True),
        ("11月2日前", False), ("11月10日前", False), ("11月20日9点前", False),
    ],
)  # fmt: skip
def test_a_day_is_a_date_and_what_is_before_it_a_deadline(text: str, dated: bool) -> None:
    assert are_dates([text]) is dated

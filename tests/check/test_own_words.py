"""Tables with columns of names that nobody could list, judged: how their days lie, and what stands beside them."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_kit import AS_OF, PERIOD, at
from sheets_kit import check, save


def judged(tmp_path: Path, names: str, *rows: str) -> list[tuple[str, str | None]]:
    """How each row stands, and how far it is: days are written 3/11, - is a blank."""
    grid = [
        [name.replace("~", " ") for name in names.split()],
        *([_cell(text) for text in row.split()] for row in rows),
    ]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    return [(o["timeliness"], o["work"]) for o in result["obligations"]]


def _cell(text: str) -> object:
    day, _, month = text.partition("/")
    if day.isdigit() and month.isdigit():
        return at(f"2026-{int(month):02}-{int(day):02}")
    return None if text == "-" else text.replace("~", " ")


def test_what_was_sent_out_before_is_no_completion_and_the_last_of_several_deadlines_counts(tmp_path: Path) -> None:
    said = judged(
        tmp_path,
        "达人 内容 Brief发出 初稿DDL 终稿DDL 终稿到 品牌方意见",
        "小鹿 开箱图文 28/10 3/11 7/11 7/11 OK",
        "老魏 测评 28/10 6/11 13/11 15/11 OK",
        "阿梨 口播 2/11 9/11 14/11 14/11 打回，口播词不合规",
        "土豆 菜谱 5/11 12/11 18/11 - -",
    )
    assert said == [("on_time", "accepted"), ("late", "accepted"), ("on_time", "rejected"), ("overdue", "not_started")]


def test_which_days_are_deadlines_shows_in_what_was_done_about_them(tmp_path: Path) -> None:
    said = judged(
        tmp_path,
        "测区 成果 合同写的交付日 我们自己定的 交了（日期） 甲方验没验",
        "桐岭矿 正射影像 8/11 5/11 6/11 验了，通过",
        "南湾港 实景三维 15/11 10/11 19/11 验了，通过",
        "石桥镇 地形图 18/11 16/11 18/11 验了，精度不够退回",
        "云顶 库容曲线 30/11 25/11 - -",
    )
    assert said == [("on_time", "accepted"), ("late", "accepted"), ("on_time", "rejected"), ("not_due", "not_started")]


def test_planned_and_real_days_of_two_acts_are_told_apart(tmp_path: Path) -> None:
    path = save(
        tmp_path / "a.xlsx",
        {
            "s": [
                ["机台", "孔号", "交样内容", "计划", None, "实际", None],
                [None, None, None, "开孔", "交样", "开孔", "交样"],
                ["1号机", "ZK101", "岩芯箱", at("2026-10-20"), at("2026-11-03"), at("2026-10-21"), at("2026-11-02")],
                ["1号机", "ZK102", "岩芯箱", at("2026-11-04"), at("2026-11-16"), at("2026-11-05"), at("2026-11-19")],
                ["2号机", "ZK201", "水样", at("2026-10-25"), at("2026-11-08"), at("2026-10-25"), None],
            ]
        },
    )
    result = check(path, as_of=AS_OF, period=PERIOD, write=False)
    assert [o["timeliness"] for o in result["obligations"]] == ["on_time", "late", "overdue"]


@pytest.mark.parametrize(
    ("asked", "done", "not_yet"),
    [
        ("做好没", "好了", "还没"),
        ("要到没", "√", "没"),
        ("搞掂咗未", "搞掂", "未"),
        ("干了没", "干完", "没干"),
        ("11月交了没", "交", "未交"),
        ("办好了吗", "办好了", "没办"),
        ("Y/N", "Y", "N"),
    ],
)
def test_answers_repeat_the_question(tmp_path: Path, asked: str, done: str, not_yet: str) -> None:
    rows = [f"小罗 资料{i} {day}/11 {said}" for i, (day, said) in enumerate([(5, done), (6, not_yet), (9, done)])]
    said = judged(tmp_path, f"谁 要交啥 最迟哪天 {asked}", *rows)
    assert [work for _, work in said] == ["submitted", "not_started", "submitted"]


@pytest.mark.parametrize(
    ("good", "bad"),
    [
        ("合适", "退回重做"),
        ("够", "不够，还差一张"),
        ("中", "不中，返工"),
        ("fine", "unreadable~–~again~pls"),
    ],
)
def test_what_is_said_of_what_came_is_known_by_where_it_stands(tmp_path: Path, good: str, bad: str) -> None:
    rows = [f"单子{i} {due}/11 {came} {said}" for i, (due, came, said) in enumerate(
        [(3, "2/11", good), (6, "9/11", good), (10, "10/11", bad), (18, "-", "-")]
    )]  # fmt: skip
    said = judged(tmp_path, "做啥 客要货 发走 老梅瞅了咋样", *rows)
    assert [work for _, work in said] == ["accepted", "accepted", "rejected", "not_started"]


@pytest.mark.parametrize(
    ("names", "row"),
    [
        ("航班 航线 计划起飞 实际起飞 登机口", "CA12{i} 京—沪 {due} {came} 12"),
        ("房号 客人 入住 应退 实退 房价", "80{i} Lin 1/11 {due} {came} 480"),
        ("借据 客户 本金 应还日 实还日 利息", "J{i} 焦某 50000 {due} {came} 320"),
        ("学生 班级 离校 应返校 实返校 事由", "小凡 一{i} 1/11 {due} {came} 病假"),
        ("患者 术式 术者 预约日 手术日 麻醉", "甲{i} 疝修补 邬医生 {due} {came} 全麻"),
        ("会员 卡种 到期日 续费日 续费金额", "舒{i} 年卡 {due} {came} 1880"),
        ("候选人 岗位 约定面试 到面 面试官 结论", "单{i} 前端 {due} {came} 老杭 通过"),
        ("Book Borrower Out Back~by Back", "B{i} Tom 1/11 {due} {came}"),
        ("Car Dept Out Back~by In", "C{i} 客服部 1/11 {due} {came}"),
        ("Book Class Lent Due~back Came~back", "B{i} 4A 1/11 {due} {came}"),
        ("钥匙 部门 拿走 最晚还 还来", "库房{i} 客服部 1/11 {due} {came}"),
        ("孩子 班级 应种 种了 反应", "小凡{i} 一班 {due} {came} 正常"),
        ("疫苗 班级 通知 应种 种了", "流感{i} 一班 1/11 {due} {came}"),
        ("体检 部门 通知 最晚检 检了", "入职{i} 客服部 1/11 {due} {came}"),
        ("活动 部门 报名开始 报名截止 报满", "团建{i} 人事部 1/11 {due} {came}"),
        ("活动 部门 活动日 报名截止 报了", "团建{i} 人事部 25/11 {due} {came}"),
        ("商品 店 上架 促销截止 售罄", "牛奶{i} 一店 1/11 {due} {came}"),
        ("优惠券 店 发 截止 用了", "满{i}减 一店 1/11 {due} {came}"),
        ("课程 部门 计划日期 实际日期 评价", "消防{i} 工程部 {due} {came} 满意"),
        ("课程 部门 通知 计划日期 实际日期", "消防{i} 工程部 1/11 {due} {came}"),
        ("Trip Team Booked Leave~by Left", "Leeds{i} Sales 1/11 {due} {came}"),
        ("Product Store In Sell~by Sold", "Milk{i} A 1/11 {due} {came}"),
        ("项目 部门 开标日 标书完成", "A{i} 市场部 {due} {came}"),
    ],
)
def test_planned_and_real_days_of_other_things_are_no_duties(tmp_path: Path, names: str, row: str) -> None:
    days = [("3/11", "2/11"), ("5/11", "8/11"), ("9/11", "9/11"), ("18/11", "-")]
    assert judged(tmp_path, names, *(row.format(i=i, due=due, came=came) for i, (due, came) in enumerate(days))) == []


@pytest.mark.parametrize(("until", "out"), [("Best~before", "Out"), ("Use~by", "Used")])
def test_until_when_a_thing_is_good_is_no_deadline(tmp_path: Path, until: str, out: str) -> None:
    rows = ["Milk A 1/11 5/11 6/11", "Bread A 2/11 7/11 6/11", "Jam B 3/11 9/11 -"]
    said = judged(tmp_path, f"Item Store In {until} {out}", *rows)
    assert {how for how, _ in said} <= {"undetermined"}


@pytest.mark.parametrize(
    ("came", "later"),
    [
        ("提交", "归档"),
        ("交来", "入账"),
        ("完成日", "归档日"),
        ("完成日期", "归档"),
        ("送出", "盘点日"),
        ("Submit", "Filed"),
        ("Sent", "Came back"),
        ("发出", "退回"),
        ("送出", "取回"),
        ("寄出", "驳回"),
        ("发出", "批下来"),
    ],
)
def test_what_is_handed_in_early_and_filed_later_is_on_time(tmp_path: Path, came: str, later: str) -> None:
    said = judged(
        tmp_path,
        f"资料 责任部门 截止日期 {came} {later}",
        "甲 客服部 5/11 1/11 4/11",
        "乙 工程部 6/11 2/11 7/11",
        "丙 保安部 9/11 3/11 10/11",
        "丁 保安部 29/11 5/11 -",
    )
    assert [how for how, _ in said] == ["on_time"] * 4


def test_days_alone_decide_between_no_columns_that_say_nothing(tmp_path: Path) -> None:
    rows = ["甲 客服部 5/11 1/11 4/11", "乙 工程部 6/11 2/11 7/11", "丙 保安部 29/11 5/11 -"]
    assert {how for how, _ in judged(tmp_path, "资料 部门 期限 上传 入账", *rows)} == {"undetermined"}


@pytest.mark.parametrize(("sent", "back"), [("送审", "批回"), ("送审", "退回"), ("送检", "取回")])
def test_when_it_was_sent_back_says_nothing_of_when_it_came(tmp_path: Path, sent: str, back: str) -> None:
    rows = [
        "甲 客服部 5/11 1/11 4/11",
        "乙 工程部 6/11 2/11 7/11",
        "丙 保安部 9/11 3/11 10/11",
        "丁 保安部 29/11 5/11 -",
    ]
    said = judged(tmp_path, f"资料 责任部门 截止日期 {sent} {back}", *rows)
    assert {how for how, _ in said} == {"undetermined"}


def test_what_was_done_late_is_not_on_time_for_another_column(tmp_path: Path) -> None:
    rows = ["甲 客服部 5/11 8/11 4/11", "乙 工程部 6/11 9/11 7/11", "丙 保安部 9/11 12/11 8/11"]
    said = judged(tmp_path, "资料 责任部门 截止日期 提交 培训", *rows)
    assert [how for how, _ in said] == ["late"] * 3


def test_what_was_sent_off_came_when_it_says_that_it_came(tmp_path: Path) -> None:
    rows = ["甲 客服部 1/11 5/11 4/11", "乙 工程部 2/11 6/11 7/11", "丙 保安部 4/11 29/11 -"]
    said = judged(tmp_path, "材料 谁出 发出 最迟 收妥", *rows)
    assert [how for how, _ in said] == ["on_time", "late", "not_due"]


@pytest.mark.parametrize("name", ["天气", "心情", "口味", "成绩", "收获", "效果", "天气状况", "效果如何", "Weather",
    "天气好不好", "身体好不好", "卖得好不好", "药物反应", "市场反应", "群众反映", "看病", "看房", "看板", "讲课",
    "听讲", "说服力", "绩效评价", "风险评估", "环评", "评优", "职称评审", "学生评教", "测评"])  # fmt: skip
def test_what_a_name_says_to_be_of_something_else_is_no_verdict(tmp_path: Path, name: str) -> None:
    assert _beside(tmp_path, name) == ["submitted"] * 4


@pytest.mark.parametrize(
    "name", ["财务说", "评价", "印象", "反应", "客户反应", "看后", "财务看了", "好不好", "Feedback"]
)
def test_what_somebody_says_is_one(tmp_path: Path, name: str) -> None:
    assert _beside(tmp_path, name) == ["accepted", "rejected", "accepted", "rejected"]


def _beside(tmp_path: Path, name: str) -> list[str | None]:
    rows = [
        "甲 客服部 5/11 4/11 好",
        "乙 工程部 6/11 7/11 不好",
        "丙 保安部 9/11 8/11 好",
        "丁 保安部 19/11 18/11 不好",
    ]
    return [work for _, work in judged(tmp_path, f"资料 部门 期限 交了 {name}", *rows)]


@pytest.mark.parametrize("names", ["部门 负责人 期限 -", "责任人 期限 完成情况 -", "供应商 负责人 截止日期 -"])
def test_rows_below_a_lower_header_with_deadlines_are_told(tmp_path: Path, names: str) -> None:
    rows = ["报表 财务部 销售部 每月5日前 4/11", "台账 仓储部 财务部 每月8日前 9/11", f"{names} -"]
    rows += ["财务部 张三 每月5日前 - -", "销售部 李四 每月6日前 - -"]
    said = judged(tmp_path, "事项 责任部门 服务对象 期限 完成时间", *rows)
    assert [how for how, _ in said] == ["on_time", "late", *["undetermined"] * 3]

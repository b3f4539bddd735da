"""Tables as trades keep them, judged row by row: goods awaited, drawings, several statuses, days of a review."""

from __future__ import annotations

from pathlib import Path

import pytest
from layout_kit import AS_OF, PERIOD, at
from sheets_kit import check, save

_SAID = {"T": "on_time", "L": "late", "O": "overdue", "N": "not_due", "S": "due_soon", "U": "undetermined"}


def _judged(tmp_path: Path, table: str) -> list[str]:
    """How each row stands: the first line has the names, @3 is the 3rd of November, - is a blank."""
    names, *rows = table.strip().splitlines()
    grid = [names.split(), *([_cell(text) for text in row.split()] for row in rows)]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    return [o["timeliness"] for o in result["obligations"]]


def _cell(text: str) -> object:
    if text.startswith("@"):
        return at(f"2026-11-{int(text[1:]):02}")
    return None if text == "-" else text


_DUTIES = {
    "goods that were promised need no supplier": (
        """配件 车牌 下单日 承诺到货 到货日 仓管
        前保险杠 苏A1 @2 @5 @5 小骆
        大灯总成 苏A2 @2 @6 @8 小骆
        变速箱阀体 苏A3 @3 @17 - 小骆
        轮毂 苏A8 @17 @30 - 小骆""",
        "TLON",
    ),
    "实际到货日 is when they came": (
        """供应商 物料 订单号 要求到货日 实际到货日 备注
        华兴 轴承6205 PO001 @4 @4 -
        华兴 轴承6305 PO002 @6 @9 延误
        宏达 钢板Q345 PO004 @15 - -
        新源 电机7.5kW PO006 @26 - -""",
        "TLON",
    ),
    "of which turn it is says nothing, nor how often beside it": (
        """设备 保养内容 周期 本次应保养日期 实际保养日期 执行人
        冷水机组 清洗冷凝器 季度 @5 @5 老贾
        锅炉 安全阀校验 年度 @10 @12 老贾
        电梯 钢丝绳检查 月度 @15 - 小龚
        水泵 更换机封 季度 @24 - 小龚""",
        "TLON",
    ),
    "应办理时间 is a deadline, and 有效期至 none": (
        """证照名称 持证单位 有效期至 应办理时间 办理完成时间 经办人
        经营许可证 一食堂 2026-12-15 @15 @13 小栗
        特种设备登记 锅炉房 2026-12-10 @10 @11 小栗
        辐射许可 放射科 2026-12-18 @18 - 大栗
        卫生许可证 泳池 2026-12-25 @25 - 大栗""",
        "TLON",
    ),
    "图纸名称 are drawings": (
        """专业 图纸名称 计划出图 实际出图 校对 备注
        建筑 总平面 @3 @3 老闻 -
        建筑 立面 @6 @9 老闻 -
        结构 配筋图 @16 - 老莫 改方案
        景观 种植图 @27 - 老倪 -""",
        "TLON",
    ),
    "two days of one act are told beside whose it is": (
        """模具编号 产品 责任工程师 T0要求 T0实际 备注
        M01 面壳 阿隆 @4 @4 -
        M02 底壳 阿隆 @6 @9 -
        M04 支架 阿坤 @16 - 等钢料
        M05 镜片 阿隆 @24 - -""",
        "TLON",
    ),
    "or whoever gives what is to be handed in": (
        """篇目 投稿科室 计划报送日 报送日 采用情况
        医保改革 医保科 @4 @4 采用
        双随机 法规科 @6 @9 未采用
        营商环境 审批科 @12 - -
        信用体系 法规科 @25 - -""",
        "TLON",
    ),
    "what a contract says is asked for, too, and machines are goods": (
        """设备名称 使用科室 合同约定到货时间 实际到货时间 验收时间 负责人
        监护仪 ICU @5 @4 @6 小云
        呼吸机 急诊 @10 @13 @16 小云
        超声 超声科 @16 - - 小苏
        冰箱 药房 @26 - - 小苏""",
        "TLON",
    ),
    "whatever is to be closed": (
        """8D编号 不良现象 责任部门 关闭期限 关闭日期 备注
        8D-01 划伤 注塑 @10 @10 -
        8D-02 色差 喷涂 @11 @13 -
        8D-03 尺寸超差 机加 @16 - -
        8D-05 异音 总装 @25 - -""",
        "TLON",
    ),
    "报表 of every month are no deadlines beside days": (
        """部门 报表名称 应呈报日 上报时间 迟报原因
        销售部 销售日报汇总 11.03 11.03 -
        销售部 客户拜访统计 11.05 11.06 出差
        生产部 能耗月报 11.06 - -
        行政部 人员异动月报 11.25 - -""",
        "TLON",
    ),
    "应报时间 is a known name": (
        """部门 报表名称 应报时间 上报时间 迟报原因
        销售部 销售日报汇总 11.03 11.03 -
        销售部 客户拜访统计 11.05 11.06 出差
        生产部 能耗月报 11.06 - -
        行政部 人员异动月报 11.25 - -""",
        "TLON",
    ),
    "报送 is 报, and what follows it is of those who look at it": (
        """分包单位 合同内容 应报结算日 报送结算日 审核完成日 审核人
        甲劳务 砌体 @5 @5 @12 小敖
        乙劳务 抹灰 @6 @9 @16 小敖
        丙机电 给排水 @12 @11 - 小敖
        丁消防 喷淋 @16 - - 小冷
        己幕墙 石材 @26 - - 小冷""",
        "TLTON",
    ),
    "nobody is late by when it was looked at": (
        """材料 单位 提交截止 审批完成时间
        方案 一部 @5 @12
        预算 二部 @6 @16
        图纸 三部 @25 -""",
        "UUN",
    ),
    "the status is in the column that says it in words that are known": (
        """议题 决议内容 责任人 要求时间 进展情况 完成否
        销售 修订返利政策 李总 11月10日 已下发 完成
        采购 钢材锁价方案 赵部长 11月12日 洽谈中 未完成
        财务 清理三年以上欠款 周部长 11月18日 发函5家 未完成
        行政 宿舍空调更换 吴主任 11月25日 已招标 未完成""",
        "UOON",
    ),
    "落实情况 may say how, and 是否办结 whether": (
        """议定事项 责任单位 完成时限 落实情况 是否办结
        农村饮水 水利局 11月15日前 方案已印发 是
        秸秆禁烧 生态局 11月12日前 签订30份 否
        农田验收 农业局 11月底前 正在组织 否
        旧区改造 住建局 11月18日前 等资金 否""",
        "UONO",
    ),
    "but not where 落实情况 says that it is not owed": (
        """议定事项 责任单位 完成时限 落实情况 是否办结
        农村饮水 水利局 11月15日前 方案已印发 是
        秸秆禁烧 生态局 11月12日前 取消 否
        旧区改造 住建局 11月18日前 等资金 否""",
        "UUU",
    ),
    "and not where it says that it is done, whatever 是否办结 says": (
        """工作任务 责任部门 完成期限 落实情况 是否办结
        整理材料 财务部 @3 材料已于11月2日报送区里 否
        组织培训 人事部 @5 已完成 否
        修订方案 工程部 @6 方案已印发 否""",
        "UUU",
    ),
    "应报送时间 is none beside the 整改期限": (
        """责任部门 事项 整改期限 应报送时间 实际完成时间
        财务部 消防隐患 @3 @6 @20
        人事部 台账问题 @8 @11 @10
        工程部 现场问题 @2 @9 -
        质量部 标识问题 @2 @9 @2""",
        "LLOT",
    ),
    "报名资料 are owed": (
        """序号 责任部门 报送资料 报名资料报送时限 完成时间
        1 财务部 费用报表 @3 @2
        2 人事部 花名册 @5 @9
        3 工程部 进度报告 @10 -""",
        "TLO",
    ),
    "days typed below any name are deadlines beside what is owed and when it came": (
        """序号 谁做 要交的东西 底线 交来那天
        1 老王 费用报表 11月3日 11月2日
        2 小李 花名册 11月6日 11月8日
        3 小张 采购清单 11月9日 -""",
        "TLO",
    ),
    "or was done": (
        """序号 谁做 要交的东西 出图日 交图那天
        1 老王 平面图 11月3日 11月2日
        2 小李 立面图 11月6日 11月8日
        3 小张 配筋图 11月9日 -""",
        "TLO",
    ),
    "a bystander lends nothing": (
        """责任部门 隐患 承租单位 整改期限 整改完成日期
        甲部 线路老化 某店 @3 @2
        乙部 通道堵塞 某店 @6 @8
        丙部 灯不亮 某店 @9 -""",
        "TLO",
    ),
    "nor is one treated": (
        """责任科室 不良事件 患者 整改期限 整改完成日期
        内科 跌倒 某甲 @3 @2
        外科 漏服 某乙 @6 @8
        儿科 误记 某丙 @9 -""",
        "TLO",
    ),
    "without another day nothing is overdue by what deadlines count from": (
        """部门 资料 任务完成时间 期限
        财务 月报 @3 任务完成后2日内
        人事 周报 @5 任务完成后2日内
        工程 年报 @10 任务完成后2日内""",
        "UUU",
    ),
    "状态更新 is a status": (
        """任务项 主责 协同 计划完成 状态更新 实际完成日
        合同模板 法务部 销售部 @5 已完成 @5
        新官网 信息部 市场部 @17 延期中 -
        年度展位 市场部 - @18 已取消 -
        招聘海报 人事部 市场部 @19 未开始 -""",
        "TOUO",
    ),
    "正在 and 在 say that it goes on": (
        """工作名称 牵头部门 完成时间节点 实际完成情况
        内控自评 审计部 10月31日前 10月30日完成
        制度宣贯 法务部 11月10日前 11月12日完成
        专项审计 审计部 11月15日前 正在进行
        案例汇编 法务部 11月12日前 在做
        合同抽查 法务部 11月25日前 正在征求意见""",
        "TLOON",
    ),
    "11月10日前 is no mere day": (
        """时间 工作内容 负责人 完成情况
        11月10日前 食谱公示 保健医 未完成
        11月18日前 户外器械检修单 后勤 未完成
        11月25日前 观察记录上交 各班 未完成""",
        "OON",
    ),
    "11月3日(周二) is": (
        """事项 小编 约定交稿日 审核人 实际交稿
        秋季养生 小葵 11月3日(周二) 主任 11月3日
        就诊指南 小葵 11月6日(周五) 主任 11月7日(周六)
        流感预防 小菊 11月13日(周五) 主任 -""",
        "TLO",
    ),
}


@pytest.mark.parametrize("said", _DUTIES)
def test_each_row_is_judged_as_a_clerk_would(tmp_path: Path, said: str) -> None:
    table, expected = _DUTIES[said]
    assert _judged(tmp_path, table) == [_SAID[sign] for sign in expected]


@pytest.mark.parametrize(
    "table",
    [
        """客户名称 拜访日期 拜访人 沟通内容 下次拜访时间 意向
        甲公司 11月3日 小王 谈价格 11月17日 高
        乙公司 11月4日 小李 送样 11月18日 中
        丙公司 11月5日 小王 售后 11月25日 低""",
        """活动 报名截止 活动日期 名额 已报名 负责老师
        科技馆 11月10日 11月14日 40 40 李老师
        农场 11月17日 11月21日 30 22 王老师
        博物馆 11月24日 11月28日 50 10 张老师""",
        """图书 借阅人 借出日期 应还日期 归还日期
        三体 王一 @1 @15 @12
        活着 李二 @2 @16 -
        围城 张三 @3 @17 @18""",
    ],
)
def test_visits_registrations_and_loans_are_no_duties(tmp_path: Path, table: str) -> None:
    assert _judged(tmp_path, table) == []


@pytest.mark.parametrize(
    "name", ["是否督办", "是否通报", "是否归档", "是否续办", "是否移交", "是否上报", "是否反馈", "是否转办"]
)
def test_only_what_asks_whether_it_is_done_says_so_in_place_of_a_status(tmp_path: Path, name: str) -> None:
    rows = "甲 一部 @3 材料二套 否\n乙 二部 @5 还差三人 是\n丙 三部 @6 方案已印发 否"
    assert _judged(tmp_path, f"工作任务 责任部门 完成期限 落实情况 {name}\n{rows}") == ["undetermined"] * 3


@pytest.mark.parametrize("name", ["活动日期", "比赛时间", "开标日期"])
def test_when_something_was_held_is_no_completion(tmp_path: Path, name: str) -> None:
    table = f"材料 负责人 最晚提交 {name}\n方案 小王 @5 @12\n预算 小李 @6 @13\n名单 小王 @10 @14"
    assert "late" not in _judged(tmp_path, table)


@pytest.mark.parametrize(
    ("names", "row", "owed"),
    [
        ("发票号 船期 交单期限 交单日 单证员", "IV2601 @1 船期后10日内 @9 小阮", "IV2601"),
        ("报告单位 病例 诊断时间 报告时限 报告时间", "一院 甲肝 @2 诊断后24小时内 @2", "甲肝"),
    ],
)
def test_those_who_give_it_are_not_owed(tmp_path: Path, names: str, row: str, owed: str) -> None:
    grid = [names.split(), *([_cell(text) for text in row.split()] for _ in range(3))]
    result = check(save(tmp_path / "a.xlsx", {"s": grid}), as_of=AS_OF, period=PERIOD, write=False)
    assert {o["deliverable"] for o in result["obligations"]} == {owed}


@pytest.mark.parametrize(("title", "who"), [("责任领导", "张书记"), ("责任编辑", "一编室小安")])
def test_what_somebody_is_called_is_no_department(tmp_path: Path, title: str, who: str) -> None:
    rows = [["工作任务", title, "责任人", "完成时限"], ["党费收缴", who, "小李", "11月15日前"]]
    result = check(save(tmp_path / "a.xlsx", {"s": rows}), as_of=AS_OF, period=PERIOD, write=False)
    assert [o["provider"] for o in result["obligations"]] == [""]


@pytest.mark.parametrize("act", ["整改", "落实", "答复", "到场"])
@pytest.mark.parametrize("far", ["未销号", "未归档", "未完成"])
def test_what_was_put_right_may_wait_for_another_step(tmp_path: Path, act: str, far: str) -> None:
    table = f"事项 部门 {act}期限 {act}日期 状态\n甲 一部 @5 @2 {far}\n乙 二部 @9 @10 {far}"
    assert _judged(tmp_path, table) == ["on_time", "late"]

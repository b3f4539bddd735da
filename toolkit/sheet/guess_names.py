"""What the names of columns that no list has may say: 要给财务的东西, 啥时候要, 交给哪个科, PIC.

Patterns of names only; ``guess`` looks at what stands below them, and decides.
"""

from __future__ import annotations

import re

from toolkit.patterns import compiled
from toolkit.sheet.column_names import (
    AGAIN,
    ASKED,
    fields_of,
    is_measured,
    is_of_another_time,
    is_of_the_other_side,
    is_open_until,
    is_said,
    is_title,
)
from toolkit.sheet.field_names import BY_FIELD, DEADLINE, OTHER_TERMS, UNIT
from toolkit.sheet.name_words import NameWords, Words, either, has_words
from toolkit.sheet.plan_names import says_began
from toolkit.sheet.vocabulary import normal

_DUE_DAY = compiled(r"应(?![用聘急征诉付收届]).{1,4}(?:日期?|时间)")
_NUMBERED = NameWords(
    Words(has="序号 编号 项次 电话 手机 分机 页数 份数 版本 备注 说明 金额 得分 评价", ends="号", whole="#"),
    Words(has="扣分", before="项 点 事"),
    Words(ends="了 过", then=("没 吗 否",)),
    Words(ends="记", apart="登记 书记 标记"),
    Words(begins="no_", ends="_ext _ver note notes", has="remark comment"),
)
_CALLED_BY = NameWords(
    Words(
        ends="编号 号 号码",
        apart="型号 批号 账号 帐号 手机号 电话号",
    ),
    Words(ends="_no _number _ref"),
)
_A_THING = NameWords(
    Words(
        ends="东西 材料 资料 报表 单据 文件 内容 事项 单证 证据 证明 报告 清单 素材 照片 数据 票据 成果 物 的事 的事情"
    ),
    Words(ends="件 表", apart="收件 代表"),
    pattern=compiled(
        "(?:要|应|须|该|需)[^要求]{0,3}(?:交|报|出具?|提供|提交|上交|上报|回传)的?$|[要应须该需]给的$"
    ),  # 该谁报的
)
_OUTSIDE = NameWords(
    Words(has="供应 供货 承运 服务 维保 运维 运营 施工 集成 代理", then=("商",)),
    Words(has="供货 供应", then=("单位 方 户",)),
    Words(has="厂家 厂商 商户 租户 养殖户 委托人 外包 企业 客户 项目点 医院 酒店 饭店 发货人 托运人"),
    Words(has="公司", apart="分公司 子公司"),
    Words(ends="农户 蜂户 渔户 牧户 茶户 散户 货代 船代 报代"),
    Words(has="shipper forwarder broker grantee vendor supplier carrier contractor tenant exhibitor institution"),
    Words(has="customer client _store_", whole="site"),
)
_SOMEBODY = compiled("(?:[单资文报]..?[员者]|经[办手]人|联系人|负责人|单位|部门|科室|处室)$")
"""单证员 is no paper, and 报告单位 no report."""
_ASKS_WHO = compiled("哪个?[^天日]{0,2}(?:部门|科室|处室|单位|[科室部组人股处队站店院所班]|车间)|谁")
_RECEIVED = compiled(r"[(\uff08](?:接收|收件|验收|收)[)\uff09]")  # 承办法官(接收)
_ASKED_FOR_IT = compiled(
    rf"^(?:{either(ASKED)}|信访|来访|被保险|投保|提单|建单|报单|报料|提问|提出|发起)(?:[人者]|.?{UNIT})$|^收[稿料样货单]员$"
    r"|^我[方司](?!.?[乙对卖]方).*(?:跟单|联系人|负责人|经办人?|业务员?|采购员?|接口人?)$"
    r"|^(?:raised|asked|queried|opened|logged) by$|^our (?:contact|owner|lead|rep|buyer|manager|co-?ordinator)\b",
    re.I,
)
"""Those who wait for what is done, or take it: they do not owe it."""
_TO_ACT = NameWords(
    Words(whole="to", then=("_answer _reply _respond _act _provide _deliver",)),
    Words(has="_must _should _has_to", then=("_answer_ _reply_ _respond_ _act_ _provide_ _deliver_",)),
    Words(whole="甲 我 己 本 买 甲方 我方 己方 本方 买方", then=("乙方 对方 卖方",)),
)
"""Who has to do it, whatever else the name says: To (must answer), 我方/对方."""
_TO_GIVE = compiled("^[要应须该](?:交|报|送)?给[^给]{1,6}的$")
"""要交给留办的 is what they are given."""
_CLIENT = NameWords(
    Words(whole="客户 委托人 委托方 业主 住户 家长 学员", then=("- 名 名称 姓名",)),
)
_LACKS = NameWords(
    Words(has="缺 欠", apart="缺失 缺陷"),
    Words(has="差 少", then=("了 啥 什么 哪 的",)),
    Words(begins="待补", has="outstanding missing"),
)
_INFINITIVE = NameWords(
    Words(
        has="_to_be_ _to_do_ _to_discharge_ _to_file_ _to_hand_ _to_return_ _to_send_ _to_deliver_"
        " _to_bring_ _to_submit_"
    ),
    Words(has="_to_provide_ _to_supply_ _to_produce_ _to_report_ _to_prepare_ _to_complete_ _to_sign_"),
)
"""Response to file is no recipient."""
_IN_CHARGE = compiled(r"[(\uff08](?:负责|责任|主责)[人]?[)\uff09]")  # 讲师(负责)
_DOER = NameWords(
    Words(
        ends="处理 处置 办理 承办 经办 整改 维修 检修 保养 修复 解决 答复 回复 跟进 落实 执行 负责 责任 编制 编写 完成"
        " 提交 填报",
        then=("人 者 员 工",),
    ),
    Words(whole="主办 承办 经办"),
)
"""Rather these than others of whom a name tells as well that they are people."""
_NO_DOER = NameWords(
    # who looks at it, or was told of it
    Words(has="审 核 验 督 检 查 批 监 催 校对 销号 销案 领导 制表 记录 登记 录入 抄送 知会 证明 见证 替补 备份"),
    # whom it is about, or for whom it is
    Words(has="车主 货主 业主 户主 机主 物主 患者 病人 客 住户 租客 租户 雇主 会员 买家 用户 老人"),
    # no people
    Words(ends="牌 号 码 型 类 区 址 地 点 期 品"),
    Words(ends="名", apart="姓名"),
    # in English
    Words(has="review approv check verif audit witness backup customer client patient guest tenant _cc_"),
)
"""People beside it, and those whom it is about."""
_CUSTOMER = NameWords(
    Words(whole="- 委托 送检 送修 下单", then=("客户 顾客 业主 住户 甲方", "- 名 名称 姓名")),
    Words(whole="client customer", then=("- _name",)),
)
_REPORTED = NameWords(Words(whole="报送 上报 呈报 呈送", then=("单位 机关 部门 处室",)))
"""Of those who report or of those to whom, as the others are known."""
_OURS = NameWords(
    Words(begins="我方 我司 our_", apart="我方乙方 我方对方 我方卖方 我司乙方 我司对方 我司卖方"),
)
_SERVED = NameWords(Words(whole="客户 用户 受益", then=("单位 部门 方 公司",)))
"""Of those for whom it is done, where another column says who does it; those who still have to bring papers, else."""
_PARTS_OF_A_HOUSE = (
    "legal finance accounting accounts treasury tax payroll audit risk compliance hr it ict ops operations production"
    " procurement purchasing sourcing logistics security warehouse engineering maintenance facilities marketing sales"
    " admin administration hse qa qc quality planning documentation communications training ap ar r2r"
)
_SIDES_OF_A_CONTRACT = (
    "landlord tenant lessor lessee vendor supplier broker agent bank client customer contractor carrier forwarder"
    " insurer lender"
)
_FUNCTIONS = frozenset([*_PARTS_OF_A_HOUSE.split(), *_SIDES_OF_A_CONTRACT.split()])
"""What those are called in English who are no people."""
_SOURCE = has_words("来自 出自")
_DEED = NameWords(
    Words(
        ends="责任 主责 承担 整改 整治 消缺 检修 维修 抢修 处理 处置 承办 办理 闭环 落实 执行 实施 改善 改进 施工"
        " 提供 提交 报送 上报 交付 移交 填报 牵头 主办 交件 出具 答复",
        then=("单位 方 部门 科室 处室 班组 车间 部 科 处 室 组 队 班 站 所 店 厂 股 中心",),
    )
)
"""Rather these than others that are named besides: 消缺班组 and not 变电站, 闭环方 and not 稽核门店."""
_CHARGED = has_words("责任 主责 负责 承办 承接 主办 牵头 经办 落实 实施 responsible")
_PERSON = NameWords(
    Words(ends="人 员 者 师 工 长 学生 姓名 管家 会计 出纳 书记 老板 代表 店主"),
    Words(ends="assignee employee trainee ultant istant ructor"),
    Words(ends="_preparer _coordinator _custodian _accountant _lead"),
)
_ACTUAL = has_words("实际 实交 实返 实寄 实收 实报 实送 实发 实到 actual")
_OTHER_AGAIN = NameWords(
    Words(has="期限 时限 截止 要求 计划 最迟 最晚 次数 申请 投诉 报修 来电 验收 审 检 评 访"),
    Words(has="due deadline review check count approv inspect", ends="by"),
)
"""再次验收日期 is when it was looked at again, and not when it came."""
_ASKS_WHETHER = NameWords(Words(ends="_ok"))
_OF_SOMEBODY = frozenset({"provider", "receiver", "owner"})
_ABOUT = NameWords(
    Words(ends="方式 形式 途径 渠道 要求 情况 标准 说明 意见 结果 原因 状态 进度 口径"),
    Words(ends="编号 代码 日期 时间 次数 数量 份数 频率 频次 剂量 尺寸 价格 费用 用量 规格 型号"),
    Words(ends="地址 地点 地区 片区 区域 电话 手机 邮箱 类别 类型 级别 等级 职务 职责", has="费谁"),
    Words(
        ends="_code _no _number _size _price _type _status _date _time _phone _email _e_mail _mode _method _dose _qty"
    ),
    Words(ends="_do", apart="_to_do"),
)


PEOPLE = ("receiver", "owner", "provider")
"""The fields about who, in the order in which they are served."""


def called(field: str, name: str) -> bool:
    """Whether a column may be so called: 给财务的东西 is what is given, 提供方式 how, 应交日 yet to be."""
    if field in _OF_SOMEBODY and _RECEIVED.search(name):
        return field == "receiver"
    if field in _OF_SOMEBODY and _IN_CHARGE.search(name):
        return field == "owner"
    name = plain(name)
    if field in _OF_SOMEBODY and _TO_GIVE.search(name):
        return False
    if field in _OF_SOMEBODY and _TO_ACT.tell(name):
        return field == "provider"
    if field in _OF_SOMEBODY and (_ASKED_FOR_IT.search(name) or is_of_the_other_side(name)):
        return field == "receiver"
    if not BY_FIELD[field].tell(name) or (field == "receiver" and _INFINITIVE.tell(name)):
        return False
    if field == "provider" and is_title(name):
        return False
    if field == "submitted_at":
        of_else = is_of_another_time(name) or says_began(name) or says_again(name) or is_measured(name)
        return not of_else and not _ASKS_WHETHER.tell(name)
    if field == "deliverable":
        return _SOMEBODY.search(name) is None
    if field not in _OF_SOMEBODY:
        return True
    return (
        not _ABOUT.tell(name) and not is_said(name) and (not _A_THING.tell(name) or _ASKS_WHO.search(name) is not None)
    )


def asks_who(name: str) -> bool:
    """Whether it is a question for somebody: 哪个车间, 谁报."""
    return _ASKS_WHO.search(plain(name)) is not None


def is_doer(name: str) -> bool:
    """Whether people are so called who do something about it: 处理人, and not just anybody, as 联系人."""
    return _DOER.tell(plain(name))


def may_be_doer(name: str) -> bool:
    """Whether people below it may be those who do it: 出纳, Preparer; neither who checks it nor whom it is about."""
    text = plain(name)
    return not (_NO_DOER.tell(text) or is_about(name) or is_aside(name) or called("deliverable", name))


def is_of_reporting(name: str) -> bool:
    """Whether it is of those who report or those to whom: 报送单位."""
    return _REPORTED.tell(plain(name))


def is_served(name: str) -> bool:
    """Whether it is of those for whom something is done where another column says who does it: 客户单位."""
    return _SERVED.tell(plain(name))


def is_source(name: str) -> bool:
    """Whether it is of those from whom something came, who may have asked for it as well as made it: 来自, 出自."""
    return _SOURCE.tell(plain(name))


def says_deed(name: str) -> bool:
    """Whether it says of a part of a house that it does it: 消缺班组, 闭环方."""
    return _DEED.tell(plain(name))


def is_function(text: str) -> bool:
    """Whether a cell says what part of a house it is, or which side of a contract: Legal, Vendor IT."""
    return _FUNCTIONS.issuperset(text.lower().split())


def is_of_ours(name: str) -> bool:
    """Whether it says that it is of our side, and so that the others are outsiders: 我方SQE, Our contact."""
    return _OURS.tell(plain(name))


def is_of_person(name: str) -> bool:
    """Whether people can be expected below a name, whoever they are: 借款人, Preparer."""
    return _PERSON.tell(plain(name))


def is_in_charge(name: str) -> bool:
    """Whether it says whose it is, a department's or a person's: 纠正责任, 主办."""
    return _CHARGED.tell(plain(name))


def is_outsider(name: str) -> bool:
    """Whether a column so called is of others than departments: suppliers, tenants, companies."""
    return _OUTSIDE.tell(plain(name))


def says_again(name: str) -> bool:
    """Whether a column so called says when something came a second time: 再次答复, 改好重报, Resubmitted on."""
    plain = normal(name)
    return AGAIN.tell(plain) and not _OTHER_AGAIN.tell(plain)


def is_client(name: str) -> bool:
    """Whether it is of those for whom a thing is done, or who still have to bring something for it: 委托方, 客户名."""
    return _CLIENT.tell(plain(name))


def is_lacking(name: str) -> bool:
    """Whether what stands in a column so called has not come yet: 还差啥, 待补资料."""
    return _LACKS.tell(plain(name))


def is_rework(name: str) -> bool:
    """Whether deadlines so called are of a second time, or of what is mended for the first: 整改期限, 几天改完."""
    return "rework_due" in dict(fields_of(name)) or "整改" in normal(name) or says_again(name)


def is_actual(name: str) -> bool:
    """Whether it says that it is of what was done, and not of what began or is to come: 实际交付日, 实交, Actual."""
    return _ACTUAL.tell(plain(name))


def is_customer(name: str) -> bool:
    """Whether a column is so called holds customers: something is done for them, or they have to bring it."""
    return _CUSTOMER.tell(plain(name))


def is_aside(name: str) -> bool:
    """Whether a column so called is a number of something, a remark, or a tick."""
    return _NUMBERED.tell(plain(name))


def is_number(name: str) -> bool:
    """Whether a column so called holds numbers by which things are known: 住院号, 发现编号."""
    return _CALLED_BY.tell(plain(name))


def is_about(name: str) -> bool:
    """Whether it says how, how much or of what kind: nothing that is handed over."""
    return _ABOUT.tell(plain(name))


def says_when(name: str) -> bool:
    """Whether a column so called holds deadlines, whatever they are written as: 最晚补交, 哪天, DDL."""
    text = plain(name)
    outside = text.partition("(")[0]
    if outside != text and not DEADLINE.tell(outside) and called("submitted_at", outside):
        return False  # Submitted on (due 10 Nov) says when it came
    return DEADLINE.tell(text) and not (OTHER_TERMS.tell(text.removesuffix("日期")) or is_open_until(name))


def is_deadline(name: str) -> bool:
    """Whether a column is called like deadlines, by a known name or any other."""
    return says_when(name) or "phrase" in dict(fields_of(name))


def says_due_day(name: str) -> bool:
    """Whether the day is below it by which something has to be done: 应回访日期; no 应付日期, and no 啥时候做完."""
    return _DUE_DAY.fullmatch(normal(name)) is not None or "phrase" in dict(fields_of(name))


def plain(name: str) -> str:
    """A name as the patterns have it: Chinese ones without signs, simplified; English ones as they are typed."""
    return name if name.isascii() or max(name) < "\u2000" else normal(name) or name  # café, too

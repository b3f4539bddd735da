"""Words in the names of columns that no list of whole names has, by the field they may be of: 要给财务的东西, PIC.

``guess_names`` asks here, with names as its ``plain`` has them; ``guess`` looks at what stands below them, and decides.
"""

from __future__ import annotations

import re

from toolkit.patterns import compiled
from toolkit.sheet.name_words import NameWords, Words, either

_DAY = "日 日期 时间"
_MAY_HAVE_DAY = "- 日 日期 时间"
UNIT = (
    "(?:(?<![白夜中早晚值带当上下跟])班|(?<![主客])队|(?<!学)科|(?<!教)室|(?<!场)所|(?<![全内外局干])部"
    "|(?<![出用好])处|(?<![网车])站|(?<![入持控配])股|[组馆舍厂坊院店园])"
)
"""How parts of a house are called, whatever they do: 作业站, 承担室, 梯队; no 白班 and no 教室."""

_SUBMITTED = NameWords(
    Words(has="实际", before="到货 入职 发生 开工 开始 出险 发货 收货 签收 出库 入库 抵 起"),
    Words(has="实交 实返 实寄 实收 实报 实送 实发 实给 实到 回复时间 兑现"),
    Words(ends="发出 履行 提交 送达 寄出 出具 签发", then=(_MAY_HAVE_DAY,)),
    Words(has="已交 已提交", whole="还回 归还 交还 已还回 已归还 已交还"),
    Words(ends="收件 收到 收齐 收讫 收回 收单 收表 收稿 收样 收图 收函 到件 到齐", then=(_DAY,)),
    Words(has="最近 最近一次", then=("收到 回传 报出 报送 上报 提交 送交",)),
    # in English
    Words(has="_done_ sent_ recd received given submitted actual completed filed fulfilled", apart="sent_to"),
    Words(has="came_in date_in handed_over handed_back shipped_back signed_off rectified lodged uploaded"),
    Words(
        has="performed provided supplied executed implemented actioned discharged finished fixed"
        " closed resolved answered replied returned delivered cleared remedied",
        then=("_on_ _at_ _date_",),
    ),
    Words(
        begins="date",
        then=("_performed _provided _supplied _executed _implemented _finished _fixed _closed _resolved _returned",),
    ),
    Words(has="_got_it_ _got_them_", whole="submit"),
    # 实际交付日, 送来的时间, 哪个部门交的日子: who did it, what was done, how it ended, when
    pattern=compiled(
        r"^(?:.{0,3}(?:部门|单位|分会|支部|学院|院系|科室|处室|班组|门店|厂家|[乙对供]方))?(?:实际|实|已|本[期次月周季年])?"
        r"(?:[上补递提送移呈]?[交递]|[上呈]?报|送|出|办|给|拿|带|完成|归档|缴|交?还|完[工修稿]|竣工|修[好复完]"
        r"|出(?:意见|报告|结果|证|函|图))(?:齐|来|到|出去?|过去|上[来去]|好|结|的|了|完|回|单|付|件|档|接|送|妥)?"
        r"(?:的?(?:日子|那天)|日|日期|时间)$"
        r"|(?<![应须该待要限不])(?:[干做弄搞办改修补备写画印装销忙](?:完|好|妥|毕)|[了办完]结|完成)"
        r"(?:的?(?:日子|那[天会]儿?|那时|当天)|日期?|时间|于)$"
        r"|^[交报送寄发收办补改修].{0,2}于$"
    ),
)
_RECEIVER = NameWords(
    # to whom it goes
    Words(has="送 报 发 交 传 呈 寄 转 反馈", then=("至 到 予 往",)),
    Words(has="交到 交哪 报到 送到 送哪 寄到 寄给 交接 去向 欠哪 向谁 谁收", ends="报送 抄报"),
    Words(
        has="给",
        before="出 定 了 药 付 我",
        apart="谁给 门给 位给 派给 分给 包给 方给",
    ),
    Words(has="报 寄 送 交 找 问 呈 告诉 告知 通知", then=("谁 到谁 给谁 哪 到哪 给哪",), apart="找谁要"),
    Words(has="递交 呈递", then=("法院 仲裁 机关 机构",)),
    # who takes it in
    Words(
        has="收取人 签收方 签收人 收稿人 收料人 收样人 收货人 汇总人 领取 收件 收表 收材料 受表 受理方 接收 接受 接到"
    ),
    Words(has="收的 收单 收口 口子 输入部门", ends="送窗口 交窗口 收窗口 办理窗口 受理窗口"),
    Words(begins="接手 接替 接手人 接替人 继任"),
    Words(has="送交 呈交 呈报 主管", then=("单位 机关 对象",)),
    # who asked for it, or for whom it is
    Words(has="权利方 需求方 需方 对口 面向 委托单位 委托方 对方 下道 后台 资助方 捐助方 捐赠方", ends="对象"),
    Words(has="部 科 处 室 组 谁", then=("要的",), whole="要的"),
    Words(whole="甲方 买方 业主方", then=("经办 联系 对接 代表", "- 人")),
    Words(
        ends="谁 谁去 谁来",
        then=("看 收 订 定 点 买 下 订的 定的 点的 买的 下的 订购 定购 点购 买购 下购 订单 定单 点单 买单 下单",),
    ),
    # who looks at it, or teaches those who write it
    Words(has="审核员 指导老师 指导教师 带教", whole="导师"),
    # elsewhere than in the mainland
    Words(has="俾 畀"),
    # in English
    Words(has="_to_", apart="commit_to assigned_to allocated_to delegated_to entrusted_to"),
    Words(begins="for_", has="for_whom donor funder regulator authority agency gets recipient customer benef"),
    Words(has="receiv", apart="received"),
    Words(ends="_served _supported"),
    Words(has="distribution file_with request_by requester requestor requested_by audit_team _auditor_ _auditors_"),
    pattern=compiled(
        r"用.{0,2}方|^[报交送发寄].{0,6}(?:哪|何|谁)|^我[方司]\S*(?:收|窗口|对接)|报.{1,4}哪|哪.{0,4}要的|[送交收办受理]\S*窗口$"
        r"|(?:哪个|哪家|(?<![找向])谁).{0,4}要$"
    ),
)
_OWNER = NameWords(
    # those whom it was given to, or who took it on
    Words(
        has="派给 分给 包给 认领 谁负责 主责 责任者 经办 经手 主办 执笔 主检 作者 跟单 司机 班主任 店长"
        " 法官 秘书 干事 专员 经理"
    ),
    Words(whole="责编 对接 负责 人员 姓名", ends="具体负责 撰写 到人 编辑"),
    Words(
        has="谁",
        before="出 提 报 给 要 看 查 验 审 核 批 催 订 定 点 买 下 用",
        apart="由谁 给谁 找谁 向谁 到谁 报谁 寄谁 送谁 诉谁 知谁",
    ),
    # what they are
    Words(ends="干部 教练 同事 同工 窗口 主任 主管 律师 医师 医生 老师 教师 员工"),
    Words(has="班长 组长 科长 处长 队长 老师 教师"),
    Words(ends="士长 园长 校长 院长 所长 站长 馆长 厂长 行长 船长 台长 社长 股长 段长 领班 领头人 带头人 牵头人"),
    Words(ends="编导 记者 工程师 护士"),
    Words(ends="跟进 处理 负责 接待 经办 承办", then=("客服 坐席 顾问 专家",)),
    Words(ends="实习生 学生 研究生 毕业生"),
    Words(ends="领导", apart="分管领导 主管领导"),
    Words(ends="安全员 资料员 业务员 联络员 专管员 管理员 核算员 质检员 商务员 跟单员 信息员 收银员 保管员 统计员"),
    Words(ends="操作员 客服员 食安员 文员 检验员 化验员"),
    Words(
        ends="员",
        apart="人员 成员 党员 会员 学员 队员 团员 雇员 职员 议员 社员 官员 动员"
        " 审核员 复核员 检查员 验收员 督查员 监督员 登记员 录入员 制表员 填表员 记录员",
    ),
    Words(ends="工", apart="施工 竣工 完工 开工 返工 停工 动工 分工 加工 人工 职工 化工 手工 事工 员工"),
    Words(
        ends="人",
        apart="制人 检查人 批准人 审核人 审批人 复核人 复查人 核查人 抽查人 复验人 销号人 销案人 催要人 催办人 催收人"
        " 初审人 终审人 会审人 责任人 委托人 申请人 接收人 验收人 签收人 借款人 收件人 老人 病人"
        " 查的人 验的人 审的人 核的人 批的人 催的人",
    ),
    Words(ends="编制人"),
    # in English
    Words(ends="_preparer _assignee _custodian _coordinator _co_ordinator _accountant _technician _tech _lead _rep"),
    Words(ends="_engineer _analyst _developer _designer _planner _officer _nurse _editor _producer _specialist"),
    Words(
        has="_pic_ _poc_ _dri_ _pm_ person assigned allocated delegated entrusted clerk owner handler handled attorney",
        whole="pi",
    ),
    Words(has="prepared_by contact in_charge registrar translator author_"),
    Words(
        whole="who whose",
        then=(
            "- _owes _does _has _gives _act _acts _makes _provides _supplies _delivers _brings _prepares _issues"
            " _files",
            "- _it",
        ),
    ),
    # 负责送水的; 师傅, and no 审核师; (name)
    pattern=compiled(
        r"^负责[^部科处单组队站]{1,4}$|(?<!导)(?<![审核监检验评]师)(?<![审核监检验评].)师傅?$|\(name\)", re.IGNORECASE
    ),
)
_PROVIDER = NameWords(
    # parts of a house
    Words(has="部门 科室 组室 班组 单位 学院 院系 班级 岗位 处室 支行 科别 车间 社区 主体 课题组 来源部门"),
    Words(has="网点 分店 项目点 哪个组 门给", ends="分公司 子公司", whole="机构", begins="村"),
    Words(whole="学校 院校", then=("- 名称",)),
    Words(ends="条线 专班 工区 病区"),
    Words(ends="店名 门店名 分店名 网店名 酒店名 饭店名 厂名 校名 班名 站名 村名"),
    # who gives it, or does it
    Words(has="由谁 谁出 谁报 谁负责 谁欠 谁交 谁给 找谁要 向谁要 哪家 哪里出"),
    Words(has="提供 供给方 供方 出具 出自 来自 主责 主办 责任 牵头 出单 给的 义务方 移交方 提交人"),
    Words(has="哪一方 各一方 哪方 各方"),
    Words(ends="做的", apart="要做的 该做的 应做的 需做的"),
    Words(
        ends="制单 开单 制表 制证 编制 编写 填报 填写 答复 回复 开具 施工 设计 监理 维保 运维 检测 运输"
        " 承包 承揽 承运 承租 责任 卖 乙"
        " 交件 出件 发件 寄件 供稿 出图 闭环 整改 履约 履行 执行 实施 落实 处理 处置 承办",
        then=("方",),
    ),
    Words(has="交付 供应 供 承建 提交 送交 发出 发送 送出 报出 报送", then=("方",)),
    # outsiders
    Words(has="供货户 供应户 养殖户 商户 租户 厂家 厂商 门店 店铺 委托人 企业 发货人 托运人"),
    Words(ends="农户 蜂户 渔户 牧户 茶户 散户 外包 货代 船代 报代"),
    Words(has="供应 供货 承运 服务 维保 运维 运营 施工 集成 代理", then=("商",)),
    # in English
    Words(
        has="dept department _from_ _team_ gives who_sends function provider provided prepared office",
        apart="provided_on provided_at provided_date date_provided",
    ),
    Words(has="_resp", apart="_response"),
    Words(
        whole="line trade site tower workstream squad crew ward",
        ends="_unit _bench _lab _laboratory _bureau _ask_of _ask_from _asked_of _asked_from",
    ),
    Words(ends="_owed _due _given _supplied _issued _sent", then=("_by _from",)),
    Words(has="shipper forwarder broker grantee vendor supplier carrier contractor tenant branch _store_"),
    Words(has="institution exhibitor", ends="maker"),
    Words(
        whole="who",
        then=("_provides _supplies _delivers _brings _prepares _issues _files _acts _does _owes",),
    ),
    # 检修班, 作业站; 甲方/乙方; 供货方; 哪个班做, 哪个来修
    pattern=compiled(
        rf"{UNIT}别?$|甲.?乙.?方|供.方|哪个.*出$|哪个?[改做弄办修补]$|哪个?(?:部门|车间|[科组班股处室队站店院所])"
    ),
)
_DELIVERABLE = NameWords(
    # what
    Words(has="什么 啥 哪份 哪些 哪种 哪项 东西 毛病 事项 内容 明细 行动项 输出 产出 成果"),
    Words(whole="事 事儿 活 活儿 交付 提交 上交 报送 上报 提供"),
    Words(ends="节点", apart="时间节点 完成节点"),
    Words(has="作业", before="站 区 队 班"),
    # papers
    Words(has="材料 资料 表格 表名 报表 报告 文件 件名 交件 单据 单证 单子 票据 表单 档案 要件 文书 台账 证据 素材"),
    Words(has="提交物 交付物 案卷 卷宗"),
    Words(ends="样品 样件 图纸", then=("- 名称",)),
    Words(ends="报送 上报 递交 提交 应交 应附", then=("件",)),
    # what has to be given, or done
    Words(has="要交 该出 应交 要报 该报 要的"),
    Words(has="要 应 须 该 需", then=("交 报 出 提供 提交 履行",)),
    Words(ends="要 应 须 该 需", then=("做 办 落实 整改 完成 处理 解决 回传", "- 的")),
    Words(has="要 应 须 该 需", then=("做 办 落实 整改 完成 处理 解决 回传", "的")),
    # in English
    Words(
        has="_what_ sample_ document _doc_ _docs_ output paper record report obligation task deliverable item milestone"
    ),
    Words(has="title", apart="job_title"),
    Words(has="return _form_ _rpt_ filing submittal owed package commit pledge undertaking we_need"),
    Words(ends="request requests promise promises", whole="thing things to_do activity activities step steps"),
    Words(whole="thing things job jobs", then=("_to_do _to_be_done",)),
    Words(
        ends="_needed _outstanding _missing _wanted",
        apart="date_needed when_needed date_wanted when_wanted date_missing date_outstanding",
    ),
    # 还缺哪份, 应附的票; 须由您提供; 应交付, and no 应交日期; 要办的手续
    pattern=compiled(
        r"^[尚还所都]*[缺欠差少](?:少|失)?(?:了|的|哪|证|文|资|材|单|件)|[应须该需].{2,3}(?:提供|提交|出具)$"
        r"|^[应须该需][交发出报送提给寄缴还补](?!.*(?:日|时间|期|数|量|额|率|费|款|金|税|薪|资|人|方|部门)$)..|"
        r"^[要应须该需欠缺].{1,3}的(?:手续|地方)?$|[要应须该需]给的$"
    ),
)
_EVENT = NameWords(
    Words(has="起算 起始日 基准日 触发"),
    Words(has="clock_starts trigger start_ starts_ started_ starting_"),
)
BY_FIELD = {
    "submitted_at": _SUBMITTED,
    "receiver": _RECEIVER,
    "owner": _OWNER,
    "provider": _PROVIDER,
    "deliverable": _DELIVERABLE,
    "event_at": _EVENT,
}
"""Field → what its column is called."""

OTHER_TERMS = NameWords(
    Words(has="付款 结算方式 保质 质保 保修 有效 起止 时长 课时 试用 时段", ends="日期"),
    Words(whole="借期 租期 账期 赊期"),
    Words(has="duration lead_time valid warrant payment"),
    pattern=compiled(
        r"(?:(?<!出具)(?<!办理)(?<!处理)(?<!响应)(?<!答复)(?<!回复)(?<!反馈)周期|频次|频率)"
        r"(?!(?:及|和|与|、|/|以及).{0,2}(?:时间|时点|时限|期限))|date$",
        re.IGNORECASE,
    ),
)
"""Columns that say how long something lasts, or how it is paid."""

HANDED_IN = either(
    "提交 上交 报送 上报 递交 呈报 报出 送达 交付 交货 交稿 交件 完成 办结 办理 办复 整改 整改完成 完成整改 回复 答复"
    " 反馈 回函 落实 销号 闭环 归档 解决 处理 修复"
)
"""What is owed is handed in, answered, finished or put right: 要求销号日期, and no 规定服药时间."""
DEADLINE = NameWords(
    # by when
    Words(has="期限 时限 截止 截至 截稿 最迟 最晚 倒排 死线", ends="每月截 当月截 本月截"),
    Words(ends="限", apart="年限 权限 上限 下限 极限 有限 局限 门限 界限"),
    Words(ends="最后一天 最后日子"),
    Words(ends="整改 回复 答复 提交 上交 完成 办理 交付 sla", then=("到期",)),
    Words(has="不 不能 不得 不可 不许", then=("晚 迟 超", "于 过")),
    Words(has="别晚 别超"),
    Words(whole="限", then=("交 改 办 报 完 结 复 修 缴 还 送 答", "- 好 完 毕")),
    # how long
    Words(has="多久", before="一次 一回"),
    Words(has="给几天 给了几天 给多少天"),
    Words(
        has="处理 办理 出具 响应 答复 反馈 办结 修复 交付 到场 归档 回复 回访 回电 回函 回传 回签 回执"
        " 回单 回收 回款 回交 回寄 回报 回话 回应 回馈",
        then=("时效 要求",),
    ),
    # when
    Words(has="几点 几号 几时 几月 哪天 哪日 啥时候 什么时候 什么时间 何时 何日"),
    # what has to be done then, or was promised
    Words(ends="应", then=("完成 办结 履行 提交 上报 答复 归还", _MAY_HAVE_DAY)),
    Words(has="应", then=("到 交 报 回 寄 还", "日 时间")),
    Words(ends="应到 应交 应报 应回 应寄 应还"),
    Words(ends="应", then=("出 办 改 补 修 结 缴 退 提 发 送", _DAY)),
    Words(has="要", then=("货 件 稿", "日 时间")),
    Words(ends="合同 约定 要求 订单 客户", then=("交期",)),
    Words(ends="给 定 约 说 讲 要求 限 答应 承诺", then=("- 下 死 好", "的日子 的期限")),
    # in English
    Words(has="promised expected required committed deadline latest needed by_when _due_ _wanted_"),
    Words(has="_no_later_ _not_later_", whole="by last_day the_last_day", ends="_at_the_latest"),
    Words(
        ends="_deliver _return _reply _respond _submit _send _finish _complete _file _answer _close _fix", then=("_by",)
    ),
    pattern=compiled(
        r"几[天日个].{0,3}内|(?:要求|约定|承诺|规定)[到交送供发返回完修恢办整].(?:日期?|时间)?$|约定.{1,3}(?:日期?|时间)$"
        rf"|(?:要求|规定|限定|(?<![响供对反适效相])应)(?:{HANDED_IN})(?:日期?|时间)$"
        r"|限.{1,2}日期?$|[几哪][天号日].{0,4}(?:前|之内|以内)|答应.{1,4}(?:日期?|时间)?$"
        r"|(?<![a-z])ddl(?![a-z])|^(?:the )?last day to \w+$|\b(?:gave|given|give|has|have|had|got)\b.*\buntil$"
        r"|\bto be (?:completed|finished|done|submitted) by$|^(?!next\b).*\bwithin$|\bmust (?:be \w+ )?by$",
        re.IGNORECASE,
    ),
)

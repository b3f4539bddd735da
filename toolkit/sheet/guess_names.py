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
    is_said,
    is_title,
)
from toolkit.sheet.plan_names import says_began
from toolkit.sheet.vocabulary import normal

OTHER_TERMS = compiled(
    r"付款|结算方式|^[借租账赊]期$|(?:(?<!出具)(?<!办理)(?<!处理)(?<!响应)(?<!答复)(?<!回复)(?<!反馈)周期|频次|频率)"
    r"(?!(?:及|和|与|、|/|以及).{0,2}(?:时间|时点|时限|期限))|保质|质保|保修|有效|起止|时长|课时|试用|日期$|时段"
    r"|duration|lead time|valid|warrant|payment|date$",
    re.I,
)
"""Columns that say how long something lasts, or how it is paid."""

_WHEN = compiled(
    r"promised|expected|required|committed|截[止至稿]|最[迟晚]|倒排|期限|时限|(?:处理|办理|出具|响应|答复|回.|反馈|办结|修复|交付|到场|归档)(?:时效|要求)|死线|几点|几号|几时|哪[天日]|啥时候|什么时[候间]|何[时日]|多久(?!一[次回])|几月|几[天日个].{0,3}内|(?:整改|回复|答复|提交|上交|完成|办理|交付)到期$|要[货件稿](?:日|时间)"
    r"|(?:要求|约定|承诺|规定)[到交送供发返回完修恢办整].(?:日期?|时间)?$|约定.{1,3}(?:日期?|时间)$|应(?:完成|办结|履行|提交|上报|答复|归还)(?:日期?|时间)?$|应[到交报回寄还](?:日|时间|$)"
    r"|不[能得可许]?[晚迟超][于过]|别[晚超]|^限[交改办报完结复修缴还送答](?:[好完毕])?$|应[出办改补修结缴退提发送](?:日期?|时间)$|(?:合同|约定|要求|订单|客户)交期$"
    r"|.(?:给|定|约|说|讲|要求|限|答应|承诺)[下死好]?的(?:日子|期限)$"
    r"|\b(?:deliver|return|reply|respond|submit|send|finish|complete|file|answer|close|fix) by$"
    r"|^by$|\b(?:no|not) later(?: than)?\b|\bat the latest$|\bwanted\b|^(?:the )?last day(?: to \w+)?$"
    r"|\b(?:gave|given|give|has|have|had|got)\b.*\buntil$"
    r"|^(?!next\b).*\bwithin$|\bmust (?:be \w+ )?by$"
    r"|(?<![a-z])ddl(?![a-z])|deadline|\bdue\b|by when|needed|latest"
    r"|(?<![年权上下极有局门界])限$|给(?:了?几|多少)天|最后(?:一天|日子)$|限.{1,2}日期?$|[每当本]月截$|[几哪][天号日].{0,4}(?:前|之内|以内)|答应.{1,4}(?:日期?|时间)?$",
    re.I,
)
_DUE_DAY = compiled(r"应(?![用聘急征诉付收届]).{1,4}(?:日期?|时间)")
_NUMBERED = compiled(
    r"序号|编号|项次|电话|手机|分机|页数|份数|版本|备注|说明|金额|得分|评价|扣分(?![项点事])|[了过][没吗否]$|号$|(?<![登书标])记$"
    r"|^#$|^no\b|\bext\.?$|\bver\.?$|remark|comment|notes?$",
    re.I,
)
_CALLED_BY = compiled(r"(?<![型批账帐])(?<!手机)(?<!电话)(?:编号|号码?)$|\b(?:no|number|ref)\.?$", re.I)
_A_THING = compiled(
    "(?:东西|材料|资料|报表|单据|文件|内容|事项|单证|证据|证明|报告|清单|素材|照片|数据|票据|物|(?<!收)件|成果|(?<!代)表)$"
    "|(?:要|应|须|该|需)[^要求]{0,3}(?:交|报|出具?|提供|提交|上交|上报|回传)的?$|的事情?$"
)
_OUTSIDE = compiled(
    r"(?:供应|供货|承运|服务|维保|运维|运营|施工|集成|代理)商|供[货应](?:单位|方|户)|厂[家商]|商户|租户|委托人|[农蜂渔牧茶散]户$|养殖户|外包|企业|(?<![分子])公司|客户|项目点|医院|[酒饭]店|[货船报]代$|发货人|托运人"
    r"|shipper|forwarder|broker|grantee|vendor|supplier|carrier|contractor|tenant|\bstore\b|^site$|exhibitor|institution|customer|client",
    re.I,
)
_ASKS_WHO = compiled("哪个?[^天日]{0,2}(?:部门|科室|处室|单位|科|室|部|车间|组|人)|谁")
_RECEIVED = compiled(r"[(\uff08](?:接收|收件|验收|收)[)\uff09]")  # 承办法官(接收)
_UNIT = (
    "(?:(?<![白夜中早晚值带当上下跟])班|(?<![主客])队|(?<!学)科|(?<!教)室|(?<!场)所|(?<![全内外局干])部"
    "|(?<![出用好])处|(?<![网车])站|[组馆舍厂坊院店园])"
)
"""How parts of a house are called, whatever they do: 作业站, 承担室, 梯队; no 白班 and no 教室."""

_ASKED_FOR_IT = compiled(
    rf"^(?:{ASKED}|信访|来访|被保险|投保|提单|建单|报单|报料|提问|提出|发起)(?:[人者]|.?{_UNIT})$|^收[稿料样货单]员$"
    r"|^(?:raised|asked|queried|opened|logged) by$|^our (?:contact|owner|lead|rep|buyer|manager|co-?ordinator)\b",
    re.I,
)
"""Those who wait for what is done, or take it: they do not owe it."""
_TO_ACT = compiled(
    r"^to (?:answer|reply|respond|act|provide|deliver)$"
    r"|\b(?:must|should|has to) (?:answer|reply|respond|act|provide|deliver)\b|^[甲我己本买]方?[乙对卖]方$",
    re.I,
)
"""Who has to do it, whatever else the name says: To (must answer), 我方/对方."""
_TO_GIVE = compiled("^[要应须该](?:交|报|送)?给[^给]{1,6}的$")
"""要交给留办的 is what they are given."""
_CLIENT = compiled("^(?:客户|委托[人方]|业主|住户|家长|学员)(?:名称?|姓名)?$")
_LACKS = compiled(r"缺(?![失陷])|欠|^待补|[差少](?:了|啥|什么|哪|的)|outstanding|missing", re.I)
_INFINITIVE = compiled(
    r"\bto (?:be|do|discharge|file|hand|return|send|deliver|bring|submit|provide|supply|produce|report|prepare|complete"
    r"|sign)\b",
    re.I,
)
"""Response to file is no recipient."""
_IN_CHARGE = compiled(r"[(\uff08](?:负责|责任|主责)[人]?[)\uff09]")  # 讲师(负责)
_DOER = compiled(
    r"(?:处理|处置|办理|承办|经办|整改|维修|检修|保养|修复|解决|答复|回复|跟进|落实|执行|负责|责任|编制|编写|完成|提交|填报)[人者员工]$|^(?:主办|承办|经办)$"
)
"""Rather these than others of whom a name tells as well that they are people."""
_NO_DOER = compiled(
    r"[审核验督检查批监催]|销[号案]|领导|[车货业户机物]主|复查|抽查|制表|记录|登记|录入|抄送|知会|证明|见证|替补|备份|患者|病人|客|住户|租[客户]|雇主|会员|买家|用户|老人"
    r"|(?<!姓)名$|[牌号码型类区址地点期品]$|review|approv|check|verif|audit|witness|backup|customer|client|patient|guest|tenant|\bcc\b",
    re.I,
)
"""People beside it, and those whom it is about."""
_CUSTOMER = compiled(
    r"(?:委托|送检|送修|下单)?(?:客户|顾客|业主|住户|甲方)(?:名称?|姓名)?|(?:client|customer)(?: name)?", re.I
)
_REPORTED = compiled(r"(?:报送|上报|呈报|呈送)(?:单位|机关|部门|处室)")
"""Of those who report or of those to whom, as the others are known."""
_OURS = compiled(r"^我[方司](?!.?[乙对卖]方)|^our ", re.I)
_CHARGED = compiled(r"责任|主责|负责|承办|承接|主办|牵头|经办|落实|实施|responsible", re.I)
_PERSON = compiled(
    r"[人员者师工长]$|(?:学生|姓名|管家|会计|出纳|书记|老板|代表|店主)$|(?:assign|employ|train)ee$|\w{3,}(?:ultant|istant|ructor)$|\b(?:preparer|coordinator|custodian|accountant|lead)$",
    re.I,
)
_ACTUAL = compiled("实际|实[交返寄收报送发到]|actual", re.I)
_SECOND_TIME = compiled(AGAIN)
_OTHER_AGAIN = compiled(
    r"期限|时限|截止|要求|计划|最[迟晚]|次数|验收|审|检|评|访|投诉|报修|来电|申请|due|by$|deadline|review|check|count|approv|inspect"
)
"""再次验收日期 is when it was looked at again, and not when it came."""
_ASKS_WHETHER = compiled(r"\bok\W*$", re.I)
_OF_SOMEBODY = frozenset({"provider", "receiver", "owner"})
_ABOUT = compiled(
    r"(?:方式|形式|途径|渠道|要求|情况|标准|说明|编号|代码|日期|时间|次数|数量|份数|地址|地点|电话|手机|邮箱|意见|结果|原因|频率|频次|状态|进度|剂量|片区|区域|地区|规格|型号|口径|尺寸|价格|费用|用量)$"
    r"|(?:类别|类型|级别|等级|职务|职责)$|费谁"
    r"|\b(?:code|no|number|size|price|type|status|date|time|phone|e-?mail|(?<!to )do|mode|method|dose|qty)\.?$",
    re.I,
)


def _words(*patterns: str) -> re.Pattern[str]:
    return compiled("|".join(patterns), re.I)


_BY_NAME: dict[str, re.Pattern[str]] = {
    "submitted_at": _words(
        "实际(?!到货|入职|发生|开工|开始|出险|发货|收货|签收|出库|入库|抵|起)|实[交返寄收报送发给到]|(?:发出|履行|提交|送达|寄出|出具|签发)(?:日期?|时间)?$|已提?交|^已?(?:还回|归还|交还)$|回复时间|兑现|(?:收(?:件|到|齐|讫|回|单|表|稿)|到[件齐])(?:日|日期|时间)$"
        "|最近(?:一次)?(?:收到|回传|报[出送]|上报|提交|送交)",
        "^(?:.{0,3}(?:部门|单位|分会|支部|学院|院系|科室|处室|班组|门店|厂家|[乙对供]方))?(?:实际|实|已|本[期次月周季年])?(?:[上补递提送移呈]?[交递]|[上呈]?报|送|出|办|给|拿|带|完成|归档|缴|交?还|完[工修稿]|竣工|修[好复完]|出(?:意见|报告|结果|证|函|图))(?:齐|来|到|出去?|过去|上[来去]|好|结|的|了|完|回|单|付|件|档|接|送|妥)?(?:的?(?:日子|那天)|日|日期|时间)$"
        r"|(?<![应须该待要限不])(?:[干做弄搞办改修补备写画印装销忙](?:完|好|妥|毕)|[了办完]结|完成)(?:的?(?:日子|那[天会]儿?|那时|当天)|日期?|时间|于)$"
        "|^[交报送寄发收办补改修].{0,2}于$",
        r"\bdone\b|sent\b(?! to)|actual|came in|rec'?d|received|given|date in|completed|filed|handed over|^submit$|"
        r"submitted|\bgot (?:it|them)\b|fulfilled|signed off|rectified|lodged|uploaded|(?:shipped|handed|given) back",
    ),
    "receiver": _words(
        "(?:送|报|发|交|传|呈|寄|转|反馈)(?:至|到|予|往)|向谁|收取人|签收方|权利方|用.{0,2}方|欠哪|(?:报送|抄报)$",
        "^[报交送发寄].{0,6}(?:哪|何|谁)|签收人|谁收|收[稿料样货]人|汇总人|口子|俾|畀|委托(?:单位|方)|^接[手替]人?|^继任|^(?:甲方|买方|业主方)(?:经办|联系|对接|代表)人?$",
        "(?<![谁门位派分包方])给(?!出|定|了|药|付|我)|交到|交哪|报到|送到|送哪|寄到|寄给|收件|收表|收材料|受表|受理方|接收|接受|接到|去向|领取|交接|输入部门|需求方|需方|对象$|对口|面向",
        r"(?:报|寄|送|交|找(?!谁要)|问|呈|告诉|告知|通知)(?:到|给)?(?:谁|哪)|^我[方司]\S*(?:收|窗口|对接)|(?:递交|呈递)(?:法院|仲裁|机[关构])|[资捐]助方|捐赠方|报.{1,4}哪|下道|后台|对方|(?:^(?=要的$)|谁|哪.{0,4}|[部科处室组])要的|收的|收单|收口|(?:[送交收]|[办受]理)\S*窗口$|(?:送交|呈交|呈报|主管)(?:单位|机关|对象)|审核员|指导(?:老师|教师)|带教|^导师$",
        "(?:哪个|哪家|(?<![找向])谁).{0,4}要$|谁(?:去|来)?(?:[看收]|[订定点买下](?:的|购|单)?)$",
        r"(?<!commit )\bto\b|^for |donor|funder|regulator|authority|agency|gets|recipient|receiv(?!ed)|customer|benef|"
        r"for whom|^for$|distribution|file with|request(?:er|or|ed by)|audit team|\bauditors?\b",
    ),
    "owner": _words(
        "[派分包]给|干部$|^责编$|编辑$|认领|^负责[^部科处单组队站]{1,4}$|(?<!导)(?<![审核监检验评]师)(?<![审核监检验评].)师傅?$|员工$|(?<![施竣完开返停动分加人职化事手])(?<!员)工$|教练$|(?:^|具体)负责$|(?<![由给找向到报寄送诉知])谁(?!出|提供|报|给|要|[看查验审核批催订定点买下用]|提)|谁负责|主责|^对接$|责任者|同[事工]$|跟单|司机|撰写$|执笔|^人员$|法官|窗口$|(?<!分管)(?<!主管)领导$|主检|到人$|作者|经办|经手|主办|[班组科处队]长|主任$|主管$|经理|[老教]师|^姓名$|班主任|(?:实习|学|研究|毕业)生$|店长|秘书|干事|专员|(?:安全|资料|业务|联络|专管|管理|核算|质检|商务|跟单|信息|收银|保管|统计|操作|客服|食安|文|检验|化验)员$|(?<![人成党会学队团雇职议社官动])(?<!审核)(?<!复核)(?<!检查)(?<!验收)(?<!督查)(?<!监督)(?<!登记)(?<!录入)(?<!制表)(?<!填表)(?<!记录)员$|律师$|医[师生]$"
        "|(?:(?<!制)|(?<=编制))(?<!检查)(?<!批准)(?<!审核)(?<!审批)(?<!复核)(?<!复查)(?<!核查)(?<!抽查)(?<!复验)"
        r"(?<!销号)(?<!销案)(?<!催要)(?<!催办)(?<!催收)(?<!初审)(?<!终审)(?<!会审)(?<!责任)(?<!委托)(?<!申请)(?<!接收)(?<!验收)(?<!签收)(?<!借款)(?<!收件)(?<!老)(?<!病)(?<![查验审核批催]的)人$",
        r"\b(?:preparer|assignee|custodian|co-?ordinator|accountant|technician)$|"
        r"\b(?:pic|poc|dri|pm)\b|person|^who(?:se)?(?: (?:owes|does|has|gives|acts?|makes)(?: it)?)?$"
        r"|\(name\)|assigned|clerk|owner|handle[rd]|attorney"
        r"|prepared by|contact|in charge|\blead$|"
        r"\brep$|registrar|\btech(?:nician)?$|translator|^pi$|author\b",
    ),
    "provider": _words(
        f"{_UNIT}别?$|由谁|谁出|谁报|谁负责|谁(?:欠|交|给)|[找向]谁要|门给|^村|(?:门|分|网|酒|饭)?店名$|[厂校班站村]名$|甲.?乙.?方|(?:[制开]单|制[表证]|编[制写]|填[报写]|答复|回复|开具|施工|设计|监理|维保|运维|检测|运输|承[包揽运租]|责任|[卖乙])方$|[哪各]一?方|社区|哪家|义务方|(?:交付|供应?|供.|承建|提交|送交|发出|发送|送出|报出|报送)方|提交人|提供|供给方|供方|出具|主责|主办|责任|牵头|部门|科室|组室|班组|哪个.*出$|哪个?[改做弄办修补]$|哪个?(?:部门|车间|科|组|班)|出单|(?<![要该应需])做的$|给的|单位|学院|院系|班级|岗位|处室|支行|科别|车间|哪个组|哪里出|移交方|主体|(?:分|子)公司$|^机构$",
        "供[货应]户|[农蜂渔牧茶散]户$|养殖户|外包$|(?:供应|供货|承运|服务|维保|运维|运营|施工|集成|代理)商|厂[家商]|商户|租户|门店|店铺|网点|分店|项目点|委托人|企业|课题组|来源部门|[货船报]代$|发货人|托运人",
        r"dept|department|\bfrom\b|\bteam\b|gives|who sends|function|\bunit$|\bresp(?!onse)|provide[rd]|prepared|office"
        r"|^line$|\bask(?:ed)? (?:of|from)$|\blab(?:oratory)?$|\bbureau$|^trade$"
        r"|\b(?:owed|due|given|supplied|issued|sent) (?:by|from)$|\bbench$"
        r"|shipper|forwarder|broker|grantee|vendor|supplier|maker$|carrier|contractor|tenant|branch|\bstore\b|institution|^site$|exhibitor",
    ),
    "deliverable": _words(
        "东西|毛病|(?<!时间)(?<!完成)(?<!交付)节点$|材料|资料|表格|表名|报[表告]|什么|啥|事项|内容|文件|件名|交件|单据|单证|单子|票据|表单|档案|要件|文书|台账|输出|产出|证据|明细|作业(?![站区队班])|要交|该出|应交|要报|该报|素材|提交物|交付物|要的|行动项|样[品件]$|案卷|卷宗|(?:报送|上报|递交|提交|应交|应附)件$|^[尚还所都]*[缺欠差少](?:少|失)?(?:了|的|哪|证|文|资|材|单|件)|哪[份些种项]|(?:要|应|须|该|需)(?:交|报|出|提供|提交|履行)|[应须该需].{2,3}(?:提供|提交|出具)$|^[应须该需][交发出报送提给寄缴还补](?!.*(?:日|时间|期|数|量|额|率|费|款|金|税|薪|资|人|方|部门)$)..|^[要应须该需欠缺].{1,3}的(?:手续|地方)?$|^(?:事儿?|活儿?)$|图纸$|(?:要|应|须|该|需)(?:做|办|落实|整改|完成|处理|解决|回传)(?:的|$)|成果|^(?:交付|提交|上交|报送|上报|提供)$",
        r"\bwhat\b|sample\b|document|\bdocs?\b|output|paper|record|report|title|obligation|task|deliverable|item|return|\bform\b|\brpt\b|filing|"
        r"submittal|requests?$|owed|package|commit|promises?$|^(?:things?|jobs?) to (?:do|be done)$|^things?$|^to do$"
        r"|pledge|undertaking|we need|(?<!date )(?<!when )\b(?:needed|outstanding|missing|wanted)$",
    ),
    "event_at": _words("起算|起始日|基准日|触发", r"clock starts|start(?:s|ed|ing)?\b|trigger"),
}  # fmt: skip
"""Field → what its column is called."""

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
    if field in _OF_SOMEBODY and _TO_ACT.search(name):
        return field == "provider"
    if field in _OF_SOMEBODY and (_ASKED_FOR_IT.search(name) or is_of_the_other_side(name)):
        return field == "receiver"
    if _BY_NAME[field].search(name) is None or (field == "receiver" and _INFINITIVE.search(name)):
        return False
    if field == "provider" and is_title(name):
        return False
    if field == "submitted_at":
        of_else = is_of_another_time(name) or says_began(name) or says_again(name) or is_measured(name)
        return not of_else and not _ASKS_WHETHER.search(name)
    if field not in _OF_SOMEBODY:
        return True
    return (
        not _ABOUT.search(name)
        and not is_said(name)
        and (not _A_THING.search(name) or _ASKS_WHO.search(name) is not None)
    )


def asks_who(name: str) -> bool:
    """Whether it is a question for somebody: 哪个车间, 谁报."""
    return _ASKS_WHO.search(plain(name)) is not None


def is_doer(name: str) -> bool:
    """Whether people are so called who do something about it: 处理人, and not just anybody, as 联系人."""
    return _DOER.search(plain(name)) is not None


def may_be_doer(name: str) -> bool:
    """Whether people below it may be those who do it: 出纳, Preparer; neither who checks it nor whom it is about."""
    text = plain(name)
    return not (_NO_DOER.search(text) or is_about(name) or is_aside(name) or called("deliverable", name))


def is_of_reporting(name: str) -> bool:
    """Whether it is of those who report or those to whom: 报送单位."""
    return _REPORTED.fullmatch(plain(name)) is not None


def is_of_ours(name: str) -> bool:
    """Whether it says that it is of our side, and so that the others are outsiders: 我方SQE, Our contact."""
    return _OURS.search(plain(name)) is not None


def is_of_person(name: str) -> bool:
    """Whether people can be expected below a name, whoever they are: 借款人, Preparer."""
    return _PERSON.search(plain(name)) is not None


def is_in_charge(name: str) -> bool:
    """Whether it says whose it is, a department's or a person's: 纠正责任, 主办."""
    return _CHARGED.search(plain(name)) is not None


def is_outsider(name: str) -> bool:
    """Whether a column so called is of others than departments: suppliers, tenants, companies."""
    return _OUTSIDE.search(plain(name)) is not None


def says_again(name: str) -> bool:
    """Whether a column so called says when something came a second time: 再次答复, 改好重报, Resubmitted on."""
    plain = normal(name)
    return _SECOND_TIME.search(plain) is not None and _OTHER_AGAIN.search(plain) is None


def is_client(name: str) -> bool:
    """Whether it is of those for whom a thing is done, or who still have to bring something for it: 委托方, 客户名."""
    return _CLIENT.search(plain(name)) is not None


def is_lacking(name: str) -> bool:
    """Whether what stands in a column so called has not come yet: 还差啥, 待补资料."""
    return _LACKS.search(plain(name)) is not None


def is_rework(name: str) -> bool:
    """Whether deadlines so called are of a second time, or of what is mended for the first: 整改期限, 几天改完."""
    return "rework_due" in dict(fields_of(name)) or "整改" in normal(name) or says_again(name)


def is_actual(name: str) -> bool:
    """Whether it says that it is of what was done, and not of what began or is to come: 实际交付日, 实交, Actual."""
    return _ACTUAL.search(plain(name)) is not None


def is_customer(name: str) -> bool:
    """Whether a column is so called holds customers: something is done for them, or they have to bring it."""
    return _CUSTOMER.fullmatch(plain(name)) is not None


def is_aside(name: str) -> bool:
    """Whether a column so called is a number of something, a remark, or a tick."""
    return _NUMBERED.search(plain(name)) is not None


def is_number(name: str) -> bool:
    """Whether a column so called holds numbers by which things are known: 住院号, 发现编号."""
    return _CALLED_BY.search(plain(name)) is not None


def is_about(name: str) -> bool:
    """Whether it says how, how much or of what kind: nothing that is handed over."""
    return _ABOUT.search(plain(name)) is not None


def says_when(name: str) -> bool:
    """Whether a column so called holds deadlines, whatever they are written as: 最晚补交, 哪天, DDL."""
    text = plain(name)
    outside = text.partition("(")[0]
    if outside != text and _WHEN.search(outside) is None and called("submitted_at", outside):
        return False  # Submitted on (due 10 Nov) says when it came
    return _WHEN.search(text) is not None and OTHER_TERMS.search(text.removesuffix("日期")) is None


def is_deadline(name: str) -> bool:
    """Whether a column is called like deadlines, by a known name or any other."""
    return says_when(name) or "phrase" in dict(fields_of(name))


def says_due_day(name: str) -> bool:
    """Whether the day is below it by which something has to be done: 应回访日期; no 应付日期, and no 啥时候做完."""
    return _DUE_DAY.fullmatch(normal(name)) is not None or "phrase" in dict(fields_of(name))


def plain(name: str) -> str:
    """A name as the patterns have it: Chinese ones without signs, simplified; English ones as they are typed."""
    return name if name.isascii() or max(name) < "\u2000" else normal(name) or name  # café, too

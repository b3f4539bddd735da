"""Words in the names of columns for what the receiving side says: its opinion, why, and what mark it gives.

``guess_verdict`` looks at what stands below such names, and decides. Most are compared as ``vocabulary.normal`` has
them, the English ones without gaps.
"""

from __future__ import annotations

import re

from toolkit.patterns import compiled
from toolkit.sheet.name_words import NameWords, Words, has_words
from toolkit.sheet.vocabulary import normal

_HOW = "- 情况 情形 状态 进度"
_SPEAKERS = "师 方 户 员 家 长 板 主 商 店 部 科 处 室 组 门 司 客 事 务 导 人 用"
_ANSWERS = "评价 反应 反映 反馈 印象 回复 回话 回应"
_WHY = "原因 理由 缘由 说明 的原因 的理由 的缘由 的说明"

OPINION = NameWords(
    # what was looked at when it came
    Words(
        ends="验收 签收 签认 认可 确认 验证 判定 验机 验货 验房 验车 验件 验料 抽查 评审 会签"
        " 审批 审核 审查 审定 复核 复查 复验 核对 核验 核查 核准 核定 结论 结果",
        then=(_HOW,),
    ),
    Words(ends="接收 收货", then=("情况 情形 状态",)),
    # what somebody says or thinks of it
    Words(ends="意见 评价 评定 评语 点评 批示 批复 反馈 回执 回话 态度 说法 看法 怎么说 怎么看 师说 方说 户说 员说"),
    Words(ends="看货 看样 看过 看后 核过 验过 合适 合格 来时状况 到时状况"),
    Words(ends="满意", then=("- 不 否 与否 吗 没 没有",)),
    Words(ends="点头", then=("- 没 没有 了吗",)),
    Words(ends="过没过 行不行 认不认 收不收"),
    Words(whole="怎么样 咋样 如何"),
    Words(ends="了 看 得 时 后", then=("怎么样 咋样 如何",)),
    # in English
    Words(has="accept approv signoff outcome result verdict review feedback comment decision opinion assess"),
    Words(has="receivedby satisf happy okd nogo", begins="qa qc", ends="says check checked"),
)
OF_ACCEPTANCE = has_words("验收 验证 验机 验货 验过 核过 通过 认可 accept approv signoff")
"""What is so called may be ticked, or say yes."""
PLEASED = has_words("满意 satisf happy")
"""And so may what asks for this: Client satisfied?"""
SOMEBODY_OK = NameWords(
    Words(
        ends="_auditor _treasurer _reviewer _receiver _recipient _approver _checker _inspector _examiner _controller"
        " _manager _mgr _boss _director _supervisor _chief _head _chair _partner _cfo _ceo _coo _board _committee"
        " _client _customer _buyer _landlord _tenant _regulator _lawyer _counsel _adviser _advisor _architect _teacher"
        " _legal _finance _audit _compliance _qa _qc _team _office _dept _department _side",
        then=("- s", "_ok _okay"),
    ),
)
"""And so may somebody's word: Auditor OK? Nobody says Weather OK, Late OK or Not OK of what came."""
ASKED_FOR = NameWords(
    Words(has="需 要", apart="需求 需方 重要 主要 要求 要方 要点 要件 要货"),
    Words(has="_require_ _required_ _requires_ _need_ _needed_ _needs_ _necessary_"),
)
OF_A_MATTER = NameWords(
    # examinations, money, applications and accounts, whoever says what came of them; 质检员意见 is somebody's
    Words(
        has="检验 检测 检查 检定 校准 鉴定 抽检 抽查 测试 质检 化验 体检 试验 考核 考试"
        " 贷款 借款 授信 信贷 信用 征信 理赔 索赔 赔付 保险 承保 核保 投保"
        " 招标 投标 评标 职称 绩效 面试 函证 回函 询证 盘点 对账 余额调节 比对",
        before="员 岗 部 科 处 室 组 人",
    ),
    Words(has="账账 账证 账实 账表 账款 账物 账卡", then=("核 符 对 相核 相符 相对",)),
    Words(has="资质 诉讼"),
    Words(
        has="_inspect _calibrat _test _audit _exam _credit _loan _claim _insur _bank _court _customs _lab_ _tender"
        " _bid_ _interview",
        apart="_inspector _auditor",
    ),
    # others than those who were to get it; 银行/客户意见 is of these
    pattern=compiled("(?:银行|法院|仲裁|海关|第三方)(?!.*(?:客户|业主|收.方))"),
)
"""检验结果 may be 不合格 in a report that was handed in as it should be, 银行审批结果 不通过 of an application."""
EXAMINED = has_words("检 测试 试验 抽查")
SAYS_WHAT = has_words(
    "原因 理由 说明 描述 现象 问题 毛病 缺陷 备注 措施"
    " reason cause issue problem defect descri fault remark note action"
)
_WORD = NameWords(
    # what somebody says, or sees in it
    Words(
        ends="说 讲 看 瞅 瞧",
        apart="小说 传说 解说 听说 听讲 演讲 宣讲 主讲 试讲 收看 观看 查看 好看 难看",
    ),
    Words(has="看 瞅 瞧", then=("了 过 后 完",)),
    Words(has="说法 看法 评语 点评 意见", apart="意见箱"),
    Words(whole=_ANSWERS, then=("- 情况",)),
    Words(ends=_SPEAKERS, then=(_ANSWERS, "- 情况")),
    Words(has="said told respon reply repli"),
    pattern=compiled(r"(.)没\1|(?:^|[说看瞅瞧])(.)不\2$"),  # 行没行, 看中不中
)
_OF_NOBODY = NameWords(
    Words(has="药 群众 市场 风险", apart="市场部 市场科 市场管 风险部 风险科 风险管"),
)
"""财务说 and 客户反应 are somebody's word; 药物反应 and 天气好不好 are said of something else."""
REPORTED = has_words("报告 检 测 验 样 report test sample")
SENT_BACK = NameWords(
    Words(begins="退回 退货 退件 退单 退改 打回 驳回 拒收 返工 返修 重做 发回 sent_back returned rework")
)
"""So begins what stands in a cell."""
OF_ITS_OWN = NameWords(
    Words(has="内部 部内 科内 处内 室内 门内", apart="内部客户 内部服务对象"),
    Words(has="内审 本部 本科 本处 本班 自查 自检 自审 自评 自纠 自我"),
    Words(has="_self_ _own_"),
    pattern=compiled(r"\binternal(?!.*customer)", re.IGNORECASE),
)
"""Said by those who owe it: 部门内审核, 自查结果, Self-review."""
BY_NOBODY = NameWords(
    Words(
        whole="核对 判定 产品判定 样品判定 成品判定 单项判定 综合判定 最终判定",
        then=("- 情况 结果 结论",),
    ),
    Words(whole="结果 结论 result results outcome outcomes decision decisions verdict verdicts"),
)
"""So called alone, it may be of the thing itself: Result beside Test report."""
COMPARED = NameWords(
    Words(has="核对", apart="核对表 核对单"),
    Words(has="往来 现金账 总账 明细账 分类账 日记账 银行账 银行存款 银行日记 银行余额 银行流水 reconcil"),
)
"""Beside 银行账核对 不一致 is what came of it, and nobody sent anything back."""

SAYS_WHY = NameWords(
    Words(
        ends="不 未 没 不予 未予 不能 未能 没能",
        then=("认可 通过 同意 接收 接受 满意 合格 验收", _WHY),
    ),
    Words(ends="退 退回 退单 退件 退货 退稿 驳回 打回 拒收 拒绝 否决 返工 重做", then=(_WHY,)),
    Words(begins="为什么 为啥 为何", then=("退 打回 不",)),
    Words(begins="why", then=("not rejected returned declined refused sentback",)),
    Words(
        begins="reason reasons reasonif reasonof reasonfor reasonsfor",
        then=("reject return refus declin",),
    ),
    pattern=compiled(r"^(?:reject|return|refus|declin|nonaccept)\w*(?:reason|cause|note|why)s?$"),
)
MAY_SAY_WHY = NameWords(
    # what is missing, or has to be mended
    Words(begins="缺 差 欠 少 缺了 差了 欠了 少了", then=("什么 啥 哪",)),
    Words(ends="整改 修改 改进 退改", then=("意见 要求 建议 内容 事项",)),
    Words(ends="问题 缺陷 不足 差错 错误 瑕疵 不符", then=("- 之处 点 项", "- 说明 描述 情况 内容 记录")),
    Words(
        ends="issue defect problem error correction issues defects problems errors corrections",
        then=("- found noted needed description",),
    ),
)
MARKED = NameWords(
    Words(has="打分 打的分 打多少分 打几分 打了分 评分 得分 赋分 给分 定分 评星 满意度"),
    Words(has="服务 质量 考核 考评 质控 验收 评价 评定", then=("分",)),
    Words(whole="星级 评级"),
    Words(whole="服务 工作 质量 评价 评定 满意 综合 验收", then=("星级 评级",)),
    Words(ends="部 科 处 室 方", then=("星级 评级",)),
    Words(has="rating score csat", ends="stars"),
)
NO_OPINION = NameWords(
    Words(has="款 票 费 金 账 资 pay invoice fee amount fund requirement standard", ends="要求 标准 条件 规范")
)
ANSWERED = has_words("回复 答复")
OF_ITSELF = has_words(
    "自评 自查 自检 自测 自审 自我 本部 内部 风险 信用 难度 优先 重要 紧急 权重 满分 标准 目标 合计 总分 总得分"
    " risk credit priority self target weight"
)
OF_AN_EXAMINATION = has_words(
    "考试 测试 测验 测评 笔试 机试 口试 面试 答题 竞赛 体检 学员 学生 培训 _exam _quiz _test _interview _train"
)
"""考试得分 is of those who sat it, and so is 得分 where examinations are what is owed."""


def says_word(name: str) -> bool:
    """Whether a column is called like somebody's word of anything: 财务说, 看了, 反应."""
    plain = normal(name)
    return (OPINION.tell(plain) or _WORD.tell(plain)) and not _OF_NOBODY.tell(plain)

"""How people say how far a thing is, in forms rather than single words: 已回签 below 回签状态, 逾期履约, 没给 below 给了没.

``status_words`` has the single words, and asks here for others.
"""

# ruff: noqa: E501  (lists of words read better as one string)

from __future__ import annotations

import re
from functools import lru_cache

from toolkit.core.status import Work
from toolkit.patterns import compiled
from toolkit.sheet.name_words import NameWords, Words, either
from toolkit.sheet.vocabulary import normal

_LONGEST, _LONGEST_ACT = 40, 6

ENDS = either(
    "完成 完结 了结 搞定 办结 办毕 办妥 办理 办 结案 结项 结题 结清 结单 关闭 关单 销号 销案 闭环 闭合"
    " 交付 交接 提交 上交 补交 递交 报送 上报 填报 移交 送达 送出 寄出 发出 上传 发送 交 报 到位"
    " 还 归还 归档 返还 收回 交回 回收 回复 答复 反馈 回传 回签"
    " 整改 解决 处理 处置 修复 落实 履行 履约 缴纳",
    "[弄搞做干](?=[完好妥])",
)
"""What is done when something is handed in, answered or settled."""
_RESULT = either("完毕 完成 完 毕 好 齐 齐全 到位 妥 定 掂 结束")
_DOING = "[办做弄搞干改修写画印拍赶忙等催查跑整理拖放剪裁缝刷拆装焊洗调编译排校算补凑]"
"""What goes on while it is done; what is 收着 or 存着 has come."""
_AT_WORK = either(
    "编制 编写 编辑 编排 起草 草拟 拟定 拟订 撰写 填写 填报 制作 绘制 设计 开发 收集 搜集 整理 汇总 统计 测算 修改 修订 完善"
    " 准备 筹备 组织 推进 进行 开展 征求意见 调查 调研 补充 补办 补正 采购 施工 建设 安装 调试"
)
"""What people do before a thing is there: 正在起草. 正在公示 or 正在执行 says that it has come."""
_GONE = either("除 掉 清")
_COMPLEMENT = compiled(rf"(?<=.){_RESULT}了?$|(?<=.)[到回来出了]$")
"""How an act ends, which may be left out: 收齐 and 收到 are 收."""
_TAIL = either("状态 情况 情形 进度 进展 现状 与否")
_ACT_OF = (
    compiled(rf"(?:是否|有没有|有无)(?:已经?)?(?P<act>.+?){_TAIL}?$"),
    compiled(rf"(?P<act>.+?)的?{_TAIL}$"),
    compiled("(?P<act>.+?)(?P<did>[了过咗])?(?:没有?|吗|否|未)$"),
)
_BESIDE = NameWords(
    # nothing is done yet
    Words(has="受理 接单 接报 派单 派工 下发 下达 启动 开工 开始 立项 申请 催 提醒 通知 需 要 计划 预计 预警"),
    # of money
    Words(has="付款 支付 打款 开票 收款 回款 扣款 退款 结算 入账"),
    # what others do with it
    Words(has="审 核 批 验 检 评 确认 认可"),
    # how it was done, or how it goes
    Words(has="逾 超期 超时 延期 延误 滞后 按时 按期 及时 准时 如期 风险 异常 加急 暂停"),
)
"""Acts by which nothing is done yet, which are of money, or what others do with it; and how it was done."""
_OF_THIS_TIME = compiled(r"^(?:\d{1,2}月|[本当][月周季年日期次]|今[天日年])[份度]?")
_STEP = NameWords(
    Words(has="看 问 约 催 签 审 验 查 批 说 讲 认 核 试 谈 付 款 钱 票"),
    Words(has="联系 通知 合适 合格 满意 明白 知道 受理 接单 派单 下单 开单 启动 立项 申请 预约"),
)
"""What is done before anything is handed in, with money, or by those who get it: 联系了没, 付了没, 验过没."""
_TICKED = compiled(r"y/?n|yes/?no|是/?否|[√✓]/?[×x✗]|打[勾钩√✓]|.*(?:打|画)[勾钩√✓]")
_TICKED_SIGNS = frozenset("y是√✓打画")  # one of which such a name has
_DONE_EN = either(
    "done complete completed closed submitted filed sent delivered received recd lodged uploaded shipped issued resolved"
    " settled replied responded answered provided supplied handedin handedover reported implemented actioned",
    "rec'd",
)
_ACT_EN = compiled(rf"(?:all|fully|already|isit)?(?:{_DONE_EN}|returned|givenback|sorted|fixed|ok)")
_IS_END = compiled(
    rf"(?:{ENDS}|[做弄搞给送寄传缴还发收补]|申报|到货)(?:{_RESULT}|[到回来])?$"
    rf"|(?:[修改配拿带]|(?<!准)备)(?:{_RESULT}|[到回来])$"
)
"""准备 and 修改 hand nothing in, and 修好 and 改完 settle it."""
_ENDED = compiled(rf"[办了完]结|搞定|闭环|销[号案]|[做弄搞办补改]{_RESULT}")
"""So called, without any question, it may be ticked as well."""
_LATE = either("按时 按期 如期 准时 提前 逾期 超期 超时")


def act_of(name: str) -> str:
    """The act of which a column says whether it was done: 回签 of 回签状态, 销号 of 是否销号, 给 of 给了没; else empty.

    Only who has done so has handed it in, or settled it: 盖章情况, 受理情况, 付款状态 and 是否审核 are of other acts.
    """
    plain = _without_time(normal(name))
    if len(plain) > _LONGEST:
        return ""
    if not _TICKED_SIGNS.isdisjoint(name.lower()) and _TICKED.fullmatch("".join(name.split()).lower()):
        return "完成"
    if asked_for := _asked_for(plain):
        return asked_for
    found = next((m for pattern in _ACT_OF if (m := pattern.search(plain))), None)
    asked = name.strip().endswith(("?", "\uff1f"))
    act = found["act"] if found else plain if asked or _ENDED.fullmatch(plain) else ""
    if act.isascii():
        return act if asked and _ACT_EN.fullmatch(act) else ""
    return act if _IS_END.search(act) and not _BESIDE.tell(act) else ""


def _asked_for(plain: str) -> str:
    """The act of a plain question whether it was done, whatever it is: 要到 of 要到没, 干 of 干了没; else empty."""
    found = _ACT_OF[-1].fullmatch(plain)
    if not found or len(found["act"]) > _LONGEST_ACT or _STEP.tell(found["act"]) or "是" in plain:
        return ""
    return found["act"] if found["did"] or _COMPLEMENT.search(found["act"]) else ""


def is_beside(name: str) -> bool:
    """Whether a column so called is of such acts, whatever it says of them: 付款状态, 催办情况, 是否按时."""
    return _BESIDE.tell(normal(name)) and not _asked_for(_without_time(normal(name)))


def _without_time(plain: str) -> str:
    """交了没 of 本月交了没."""
    of_time = plain[:1].isdigit() or plain.startswith(("本", "当", "今"))
    return _OF_THIS_TIME.sub("", plain) if of_time else plain


@lru_cache(maxsize=256)
def _forms(act: str) -> tuple[tuple[re.Pattern[str], Work], ...]:
    """How it is said that things are done, by acts that end something and by one of a column."""
    verbs = f"{ENDS}|{_shorter(act)}" if act else ENDS
    verb = rf"(?:{verbs})"
    said = rf"{verb}{_RESULT}?[到回]?了?"
    own = rf"|(?:{_shorter(act)})(?:{_RESULT}|[到回])?了" if act else ""
    own += rf"|{re.escape(act)}" if _COMPLEMENT.search(act) or act == "到位" or len(act) == 1 else ""
    own += rf"|(?:{_shorter(act)}){_RESULT}" if act else ""
    own += rf"|已经?{_first_sign(act)}{_GONE}了?" if act and not act.isascii() else ""  # 已消除 of 消缺
    own += rf"|{ending[0].removesuffix('了')}了?" if (ending := _COMPLEMENT.search(act)) else ""  # 好了 below 做好没
    return (
        (
            compiled(
                rf"(?:{_LATE}|至今|目前)?(?:还|尚|仍|暂)?(?:未|没有?)(?:能)?(?:全部|完全)?{verb}{_RESULT}?[到回]?|待{verb}"
            ),
            Work.NOT_STARTED,
        ),
        (
            compiled(
                rf"(?!.*[其集审批验核复评确会签认停缓挂等延休途运寄邮])[一-鿿]{{1,3}}中|正?在?{verb}中|正在{verb}|正在{_AT_WORK}|[一-鿿]?{_DOING}着(?:呢|哩)?|[正还]?在{_DOING}呢?|(?:已?部分|部分已|陆续){said}|{verb}了?(?:一半|部分|一部分)"
            ),
            Work.IN_PROGRESS,
        ),
        (
            compiled(
                rf"(?:均|都|全部)?(?:已经?|已?{_LATE}|全部|均|都){said}|{ENDS}(?:{_RESULT}了?|了)|[迟晚补][交报送]了?{own}"
            ),
            Work.SUBMITTED,
        ),
    )


def _first_sign(act: str) -> str:
    """The sign with which a word for the same as an act may begin: 已提醒 and 已交代 are not 提交 and 交付."""
    return re.escape(_COMPLEMENT.sub("", act)[-2:][:1])


def _shorter(act: str) -> str:
    """An act and what is said for it: 回收 for 资料回收, 收 for 收齐, 到 for 到货."""
    bare = _COMPLEMENT.sub("", act)
    return "|".join(map(re.escape, sorted({act, bare, act[-2:], bare[-2:], bare[-2:][:1]}, key=len, reverse=True)))


_EN = (
    (
        compiled(rf"(?:not|(?:still|yet)?tobe)(?:yet)?{_DONE_EN}(?:yet)?|outstanding|awaited|awaiting|tofollow"),
        Work.NOT_STARTED,
    ),
    (compiled(rf"(?:partial(?:ly)?|part(?:ly)?|half)(?:{_DONE_EN})?|underway|intransit"), Work.IN_PROGRESS),
    (compiled(rf"(?:all|fully|now|already)?{_DONE_EN}(?:late|ontime|early|infull)?"), Work.SUBMITTED),
)


def status_said(word: str, act: str = "") -> Work | None:
    """How far a thing is, by what a cell says without gaps (``status_words.joined``); None where it does not say.

    Args:
        act: of which the column says whether it was done.
    """
    if not word or len(word) > _LONGEST:
        return None
    return next((work for pattern, work in (*_forms(act), *_EN) if pattern.fullmatch(word)), None)

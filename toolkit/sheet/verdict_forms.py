"""How people say that a thing was good or was not, in forms rather than single words: 退回补正, 不予认可, 修改后通过.

``words`` has the single words, and asks here for others.
"""

# ruff: noqa: E501  (lists of words read better as one string)

from __future__ import annotations

import re

from toolkit.core.status import Work
from toolkit.patterns import compiled
from toolkit.sheet.name_words import either

_LONGEST = 40

# What is said of a thing: good, sent back, to be mended; and what of it, before and after that.
_GOOD = either(
    "同意 认可 认 通过 接受 接收 接纳 签收 签认 收下 采纳 核定 核准 核可 批准 准予 准许 许可 照准 放行 过关 点头"
    " 满意 合格 达标 符合 无误 完好 齐全 完整 可以 可用 能用"
)
_BACK = either(
    "退回 退件 退单 退货 退稿 退改 退补 退修 打回 打返 驳回 发回 返工 返修 重做 拒收 拒绝 拒签 否决"
    " 重交 重报 重传 重写 重拍 重填 不符 有误 不予 不过 不收 不认",
    "重新[^不未没无]{1,4}",
)
_MEND = either("修改 更正 改正 修正 补充 补正 补齐 补件 补签 完善 整改")
_NOUN = either("资料 材料 手续 单据 单证 文件 内容 数据 附件 情况 质量 要件 票据")
_FIRST = either(
    "已 均 全部 都 审核 审查 审定 复核 复查 复验 验收 检查 核对 点收 清点"
    " 原则 原则上 基本 比较 一致 予以 准予 有条件 无条件 让步",
    "经[^不未没无经]{1,6}",
    "[修更整改补][^不未没无]{0,3}后",
    _NOUN,
)
_THEN = either(
    "销号 销案 销项 备查 备案 归档 结案 结项 结题 办结 关闭 入库 入账 入档 放行 上报 出具 办理 付款 支付 报销"
    " 发布 使用 投产 发货 移交 交接 要求 标准 规范 规定 条件 了 的"
)
_BACK_FIRST = either("已 予以 均 全部 都 整体 部分 建议 直接 暂 需 需要 须 请 应")
_BACK_THEN = either(
    "了 点 合 项 修改 更改 改正 更正 修正 补充 补正 补齐 补件 补签 整改 完善 重新 重做 重交 重报 重写 再交 再报 再审"
    " 提交 上报 填写 处理 要求 标准 规定 账",
    _GOOD,
    _NOUN,
)
_NOT_GOOD = either("通过 达标 合格 达到 过关 符合 获批 放行 采纳 点头 获准")
_DEFECT = either(
    "破损 污损 损坏 变质 变形 超标 超期 超重 过期 受潮 划伤 短少",
    "[缺少错漏][^不未没无]{0,3}",
    "[^不未没无]{0,4}不[^不未没无]{1,3}",
    "[^不未没无]{0,4}有误",
)
"""What is wrong with a thing, before what was done with it: 破损退货, 缺章退回."""

_VERDICT = (
    (
        compiled(
            rf"(?!.*(?:无误|完好)$)(?:{_BACK_FIRST}|{_DEFECT})*{_BACK}(?:{_BACK_THEN}*|了?(?:[一两二三四五]|[1-9]\d?)次)|已退"
            r"|退了?(?:一半|一?部分|[一两二三四五六七八九十几\d]+.)"
            rf"|{_FIRST}*(?:不|不予|不能|无法|暂不|拒绝)(?:{_GOOD}|验收)(?:{_GOOD}|{_THEN})*"
            rf"|{_FIRST}*(?:还|尚)?(?:未|没有?)(?:能)?{_NOT_GOOD}{_THEN}*"
            rf"|(?:需要?|须|要|请|待){_MEND}{_NOUN}?|{_NOUN}?(?:不全|不齐全?|不完整|缺[失件页项章]|欠缺|有缺)"
        ),
        Work.REJECTED,
    ),
    (compiled(rf"{_FIRST}*{_GOOD}(?:{_GOOD}|验收|{_THEN})*"), Work.ACCEPTED),
)
_VERDICT_EN = (
    (
        compiled(
            r"(?:rejected|returned|sent back|declined|refused|bounced|failed|turned down|not (?:accepted|approved|agreed|acceptable|ok(?:ay)?))"
            r"(?: (?:for|to|by|due to|because|as|with|on)\b.*)?"
            r"|(?:revise|correct|amend) (?:and|&) re-?(?:submit|send|issue)|(?:to be )?re-?(?:submit|send|do|work)(?:ted|t|ed)?"
            r"|(?:needs?|requires?) (?:re-?work|revision|correction|changes|amendment)s?"
        ),
        Work.REJECTED,
    ),
    (
        compiled(
            r"(?:accepted|approved|agreed|signed off|passed|cleared|acceptable|good|ok(?:ay)?)"
            r"(?: (?:with (?:comments?|conditions?|remarks?|minor .+)|as (?:is|noted|submitted)|subject to .+|conditionally|in full))?"
            r"|no (?:comments?|objections?|issues?|exceptions?)(?: taken)?|conditionally (?:accepted|approved)"
        ),
        Work.ACCEPTED,
    ),
)
_CLAUSES = compiled(r"[,;:。、!]|\s+[-–—]+\s*|[–—]+|\s+(?=[一-鿿])")
_AGAIN_FIRST = either("要 得 需 需要 须 请 应")
_ANEW = either(
    "差评",
    rf"[还仍]?{_AGAIN_FIRST}?(?:重新?|再)[交报改做出补审验测来送修写拍画弄提核查传印寄填盖签打抄发录排访办][^不未没无已收好齐过完了]{{0,5}}",
    rf"[还仍]?{_AGAIN_FIRST}[补改换修][^不未没无已收好齐过完了]{{0,6}}",
    "[^不未没无]{0,8}(?:修正|修改|补充|整改)后再[审议报交].{0,2}",
    "[^不未没无免金款费押已]{0,8}(?:退回?|打回|返工|重做)[了改修补]?",
    "[×✗✘][^不未没无]{1,8}",
)
_FAULTY = either(
    "很差",
    rf"[^不未没无免]{{0,6}}{either('不够 不足 不对 不准 不符 不好 不齐 不全 不合适 有问题', '不清(?!楚)')}(?:退回?)?",
    "[缺漏错](?![陷席峰])[^不未没无免已]{1,8}",
    "太[差糊低]",
    "不ok[一-鿿]{0,4}",
)
_ANEW_EN = (
    r"(?:please |pls )?(?:(?:do|send|try|start) (?:it )?)?again(?: please| pls)?|(?:please |pls )?re-?(?:do|send|submit|work)(?: (?!not\b).{1,30})?"
    r"|not (?:fine|good|great|happy)(?: .{1,20})?|(?:send|sent|went) back|(?:un(?:readable|usable|signed|acceptable)|illegible|blurred|incomplete|wrong|bad|poor|missing)(?: .{1,30})?"
)
"""What a clause says of a thing that has to come again: 改动大,再出一校; unreadable - again pls."""
_NOT_BAD = either(
    "属实 错 用 必 急 需 要紧 要求 影响 妨 差 少 缺 漏 涉 适用 在 清楚 知 详 明 客 容易 简 多 晚 远 贵 亏 愧 断 仅 只 但 动"
    " 再 日 久 限 等"
)
_NOT_SO = f"不(?!{_NOT_BAD})[一-鿿]{{1,3}}"
"""不中, 不够 and 不属实 say what was not so, whatever it is."""
_MAY = "可(?:以)?(?:付印|用|发布?|上线|签收?|投产|生产|量产|产|交付|出货?)了?"
_FINE = (
    rf"(?:挺|很|还|都)?(?:好评|合适|没毛病|好的?|齐了?|够了?|中)|{_MAY}"
    rf"|ok(?:的|了|啦|收到|没问题|{_MAY}|{_FIRST}*{_GOOD}(?:{_GOOD}|{_THEN})*)?"
)
_FINE_EN = r"(?:all |looks |very )?(?:fine|great|good|perfect|happy|lovely|nice|lgtm)(?: now)?"
_AGAIN = compiled(f"{_NOT_SO}|{_ANEW}|{_FAULTY}|{_ANEW_EN}")
_GOOD_ENOUGH = compiled(f"{_FINE}|{_FINE_EN}")
_DOUBT = compiled("[不未没待]|但|除")
_JUDGE = either("审 审核 审批 审查 审定 核 核验 核查 批 验 验收 复核 复查 复验 评 评审 评价 签 签收 签认 签字 确认")
_NOT_JUDGED = compiled(
    rf"[还尚仍暂]?(?:未|没|待|等待?){_JUDGE}|(?:审[核批]|验收|复核|评审|核验)中"
    r"|(?:under|in|awaiting|pending) (?:review|approval|acceptance|sign-?off)|(?:to be|not yet) (?:reviewed|checked|approved)"
)


_NOT_BACK = compiled(
    r"(?:不予?|不用|不必|不需要?|无需|无须|未|没有?|免予?|无)(?:被|再)?(?:退回|驳回|打回|拒收|退件|退单|返工)"
)
"""Says that a thing was not sent back, and not whether it was accepted."""


def verdict_said(text: str, plainly: bool = False) -> tuple[Work | None, bool]:
    """Accepted, rejected or neither by a folded text, and whether it says anything of the kind: 未审核 says neither.

    Args:
        plainly: not in words that say what is wrong with a thing as well, as 不热 and 漏水 do.
    """
    if len(text) > _LONGEST:
        return None, False
    clauses = _CLAUSES.split(text)
    others = [part for part in clauses if not _NOT_BACK.match(re.sub(r"[\s_-]+", "", part))]
    if len(others) < len(clauses):
        text = ",".join(others)  # 无返工,合格 is what the rest says
    plain = re.sub(r"[\s_-]+", "", text)
    if _NOT_BACK.match(plain):  # 不予 退回
        return None, False
    found = next((work for pattern, work in _VERDICT if pattern.fullmatch(plain)), None)
    words = " ".join(text.split())
    found = found or next((work for pattern, work in _VERDICT_EN if pattern.fullmatch(words)), None)
    found = found or (None if plainly else _by_clauses(text))
    return found, found is not None or any(map(_NOT_JUDGED.fullmatch, (plain, words)))


def _by_clauses(text: str) -> Work | None:
    """What one of several clauses says, or a single one in plainer words: sent back before accepted; None for neither."""
    clauses = [" ".join(part.split()) for part in _CLAUSES.split(text) if part.strip()]
    if any(_AGAIN.fullmatch(clause) for clause in clauses):
        good = any(_VERDICT[1][0].fullmatch(clause) for clause in clauses)
        return None if good else Work.REJECTED  # 修改后通过,缺签字
    if len(clauses) == 1:
        return Work.ACCEPTED if _GOOD_ENOUGH.fullmatch(clauses[0]) else None
    last = clauses[-1] if clauses else ""
    return Work.ACCEPTED if _VERDICT[1][0].fullmatch(last) and not _DOUBT.search(text) else None

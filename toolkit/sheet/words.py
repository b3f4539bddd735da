"""Words that stand for a status, for yes and no, for a day off, as people type them."""

# ruff: noqa: E501, SIM905  (lists of words read better as one string)

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

from toolkit.core.nothing import is_blank
from toolkit.core.status import Work
from toolkit.core.traditional import plain, spellings
from toolkit.patterns import compiled
from toolkit.sheet.status_words import VOID, VOID_EN, joined, says_not_yet, work_said
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import normal

_NEXT = compiled(r"次月|下月|后一?月|next", re.IGNORECASE)
_DAY_OFF = compiled(
    r"放假|休息|休|休息日|双休日|假日|节假日|法定节假日|法定假日|停工|停业|歇业|不上班|公休|[厂店]休|off|holiday|dayoff|closed|否|no|n"
)
_WORKED = compiled(r"上班|班|工作日|补班|调休上班|加班|工作|营业|work|working|workday|workingday|open|是|yes|y")
_ANSWER, _ASKS_IF_OFF = compiled(r"是|否|yes|no|y|n"), compiled(r"是否(?:休息|放假|休假)|dayoff")
_YES = frozenset("是 有 齐 齐全 完整 已齐 对 √ ✓ ✔ y yes true 1 ok 合格".split())
_NO_WHY = frozenset("否 no".split())
"""Before a dash and what is wrong."""
_AFTER_NO = compiled(r"(?<=^no)\s*[,;:].*$|(?<=^否)[,;:].*$", re.DOTALL)
_NOTHING_WRONG = compiled(
    r"(?:no )?(?:issues?|problems?|comments?|objections?|remarks?|defects?|nothing)|齐了?|没事|没啥"
)
_SAID = frozenset("ok 合格 不合格".split())
"""Among them words that somebody says of a thing, which no tick is."""
_SAID_OF_PAPERS = frozenset("完整 不完整 齐 齐全 不齐 不全".split())
"""And such as are said of papers below 意见, and else may be of what came with them."""
_NO = frozenset("否 无 不 不全 不齐 不完整 缺 未齐 × x ✗ ✘ n no false 0 不合格".split())


def _folded(raw: Raw) -> str:
    """A cell as its words are compared: without full-width forms, capitals and traditional characters."""
    return plain(str(raw))


def read_yes(raw: Raw) -> bool | None:
    """True, False, or None for blank and anything else."""
    if isinstance(raw, bool):
        return raw
    text = _folded(raw if raw is not None else "").strip().removesuffix(".0")
    return True if text in _YES else False if text in _NO else None


_BEFORE = r"(?:(?![不无没未非已免可]|授权|委托)[\u4e00-\u9fff()]){0,8}?"
"""What lacks something, before the word that says so. 不缺, 无未交 and 授权代签 lack nothing."""
_LACKING = compiled(
    r"(?:(?:(?:是|有|齐全?|完整|全|[√✓✔]|ok)[,;:。、(\[【]?|[\u4e00-\u9fff]{1,8}[有齐全√✓][,;。、])"
    r"(?!缺一不可|缺货(?!单)|[排消]除))?"  # √缺货车型 lacks no paper
    rf"(?:{_BEFORE}(?:缺(?!陷).*|未(?:[签盖交齐补附带完到]|收(?!费)|提[供交]|上传|递交|盖章).*|待(?:补|签|盖|交|齐|提供|完善|客户).*"
    r"|[需须要]补.*|漏[签盖交填].*|代签字?|不(?:齐|全|完整|完善|够|足|符|规范|清|对|行|合[格规]).*"
    r"|没有?(?:[签盖交齐到补给附带填]|收(?!费)|提供|上传|$).*"
    r"|(?:无|没有)(?:签|盖|[公印]?章|附件|发票|合同|单据|原件|凭证|身份证).*)"
    r"|(?:否|不|no|[×✗✘])[,;:。、(\[【].*"  # and what, or why
    r"|[还尚仍暂现]*(?:[欠漏]|[少差](?:[一二两三\d]+|(?:[\u4e00-\u9fff]+)?[证单据件章票字料书表]$)).*"
    r"|除(?![夕了]).+|(?:回头|以后|之后|随后|[明改后过][天日]|下[次周月])再?补.*"
    r"|(?:missing|lack(?:s|ing)?|pending|awaiting|outstanding|incomplete|unsigned|not(?:yet)?(?:complete|signed|sealed|stamped)"
    r"|no(?:signature|seal|stamp|invoice|contract)).*)"
)
_NOT_LACKING = compiled(
    r"已[补交签盖齐收到]|已?提供了|补[齐交签]了|(?<![待需须未要没请再头])补齐|[单条据料证件]齐[了全]?$|结清|不影响"  # was, and is no more
    r"|要求|不?需要|不用|规定"  # not wanted
    r"|(?:(?<![单证票])(?:无|没有)|零|(?<!\d)0[份件项个]?|none|nil|n/?a)\)?$"  # 缺:无, missing: none
)


def read_complete(raw: Raw) -> tuple[bool | None, bool]:
    """Whether papers are complete, and whether the cell could be read.

    As ``read_yes``, or by words for what they lack: 缺交车单, 客户未签字, 否,缺2份. 不适用 and / are understood and say
    neither; 基本齐全 does not say whether something is lacking, and is not.
    """
    said = read_yes(raw)
    if said is not None or not isinstance(raw, str):
        return said, said is not None
    text = "".join(_folded(raw).split())
    if _LACKING.fullmatch(text) and not _NOT_LACKING.search(text):
        return False, True
    return None, is_blank(text) or work_said(text) is Work.NOT_APPLICABLE


_LONGEST_VOID = 12
_PARTS = compiled(r"[\s,，;；、:：—–-]+")
_THIS_ONE = compiled(r"^(?:本[次单条项行期]|[此该这][次单条项行]|this(?:one|time)?)")
_OF_ANOTHER = compiled(r"[旧原前上另票证章]|合同|未|没有?|不能?|勿|n[o']t|old|former|invoice", re.IGNORECASE)


_VOID_ZH = "|".join(VOID)
_VOID = rf"(?:已?(?:{_VOID_ZH})|{'|'.join(VOID_EN)})"
_VOIDED = compiled(
    rf"[(\[【〔<]\s*{_VOID}\s*[)\]】〕>].*|{_VOID}\s*[:]\s*\S.*|.*\S\s*[(\[【〔<]\s*{_VOID}\s*[)\]】〕>]|.*\S\s*[-—–]\s*已(?:{_VOID_ZH})",
    re.DOTALL,
)
_IN_VOID = (
    *(form for word in VOID for form in spellings(word)),
    *(form for word in VOID_EN for form in (word[1:], word[1:].upper())),
)


def may_say_void(cells: Iterable[Raw]) -> bool:
    """Whether any of many cells may say void; False is certain, and found out quickly."""
    whole = "\n".join([text for text in cells if type(text) is str])
    return any(part in whole for part in _IN_VOID)


def is_voided(name: str) -> bool:
    """Whether the name of what is owed says that it is not: (作废)月报, 取消:月报, 月报【已取消】."""
    return may_say_void((name,)) and _VOIDED.fullmatch(plain(name)) is not None


def says_void(remark: str) -> bool:
    """Whether a remark says that a row is void, and at most why: 作废, 已取消, 本次作废, 重复报修 作废.

    旧单 作废 and 发票 作废 say it of something else; 会议 取消 says it of the meeting.
    """
    if not remark or len(remark) > _LONGEST_VOID:
        return False
    *why, said = _PARTS.split(remark.strip(" 。.!！"))
    word = _THIS_ONE.sub("", normal(said))
    if work_said(word) is not Work.VOID:
        return False
    return not why or (word.startswith(("已", "作废", "void")) and not any(map(_OF_ANOTHER.search, why)))


_AFTERTHOUGHT = compiled(r"[(,;:。、【\[].*$")
"""What follows the status in the same cell: 未完成,已催; 已完成(逾期)."""
_AFTER_DASH = compiled(r"(?:\s+[-–—]+\s*|(?<=[一-鿿])[-–—]+|\s*[–—]+\s*)(?=\w).*$", re.DOTALL)
"""The same behind a dash: Rejected - HS code missing; 退回——缺签字. In sent-back the dash is part of the word."""

_REACHED = frozenset({Work.SUBMITTED, Work.ACCEPTED})
_NOT_WHOLLY = compiled(
    r"[未没缺差欠不]|待|部分|退|驳|打回|拒|返工|重做|(?<![\d.])(?!100(?![\d.]))\d[\d.]*\s*%"
    r"|\b(?:not|un(?!der|til|it|ion)\w+|pending|awaiting|waiting|to be|part|partly|partial(?:ly)?|incomplete|missing|without|except|but"
    r"|reject\w*|return\w*|sent back|rework|in progress)\b|n't\b"
)
"""完成-未签字 is neither, Done - not yet signed nor 已完成 - 80%."""


def read_work(raw: Raw, rate: bool = False, act: str = "") -> tuple[Work | None, bool]:
    """A status as people type it, and whether the cell could be read (a blank one can).

    Args:
        rate: the column is called like parts of a whole, in which 11.2 is a percentage and no day.
        act: of which the column says whether it was done (``status_forms.act_of``): 已回签 below 回签状态.
    """
    if raw is None or raw == "":
        return None, True
    text = joined(_folded(raw))
    m = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)(%?)", text)
    if m and (rate or m[2] or float(m[1]) <= 1 or float(m[1]).is_integer()):  # else 11.12 is a day, and no progress
        # Progress: 50% as text, or 0.5 in a cell that shows 50%.
        done = float(m[1]) / (100 if m[2] or float(m[1]) > 1 else 1)
        return (Work.SUBMITTED if done >= 1 else Work.IN_PROGRESS if done else Work.NOT_STARTED), True
    work = work_said(text, act) or work_said(_AFTERTHOUGHT.sub("", text), act) or _before_dash(raw)
    if work is None and says_not_yet(text):
        work = Work.NOT_STARTED
    return work, work is not None or is_blank(text, pending=True)


def _before_dash(raw: Raw) -> Work | None:
    """The status in front of a dash and a remark; None where there is neither, or the remark takes it back."""
    text = _folded(raw)
    said = _AFTER_DASH.sub("", text)
    if said == text:
        return None
    work = work_said(said)
    return None if work is not None and _takes_back(text[len(said) :].strip(" -–—"), work) else work


def _takes_back(remark: str, work: Work) -> bool:
    """Whether what follows a status says something else: another status, or that it is not wholly so.

    What was sent back may well be said to lack something.
    """
    if (other := work_said(remark) or work_said(_AFTERTHOUGHT.sub("", joined(remark)))) is not None:
        return other is not work
    return work in _REACHED and _NOT_WHOLLY.search(remark) is not None


# fmt: off
_VERDICTS: dict[str, Work] = {
    name: work
    for work, names in {
        Work.ACCEPTED: "接收 予以接收 同意接收 让步接收 特采 予以验收 同意验收 满意 很满意 非常满意 比较满意 基本满意 无异议 没有异议 无意见 没意见 没问题 没有问题 无问题 一致 核对一致 相符 核对相符 无差异 收 好 行 成 可以 过 过了 收了 收下了 已收下 点头了 完好无损 go granted endorsed discharged agreed agree signedoff satisfied satisfactory",
        Work.REJECTED: "不接收 拒绝接收 不予接收 不予验收 不予通过 不同意接收 不满意 很不满意 非常不满意 有异议 退货 不行 不成 不可以 退了 退回了 没通过 没过 没过关 退 发还 已发还 不一致 有差异 有问题 incomplete ng nogo notok notagreed disagree disagreed notapproved unaccepted notsatisfied dissatisfied unsatisfactory",
    }.items()
    for name in names.split()
}
# fmt: on
"""What the receiving side says besides the words of a status. 满意 in a status cell tells nobody how far it is."""


def read_verdict(raw: Raw, plainly: bool = False) -> tuple[Work | None, bool]:
    """Accepted, rejected or neither (待验收), as people type it or tick it, and whether the cell could be read.

    ``plainly``: as of ``verdict_forms.verdict_said``.
    """
    work, readable = read_work(raw)
    if work in (Work.ACCEPTED, Work.REJECTED) or (work is None and readable):
        return work, True
    text = _folded(raw)
    yes = read_yes(raw)
    before = next((b for pattern in (_AFTER_DASH, _AFTER_NO) if (b := pattern.sub("", text)) != text), text)
    if yes is None and before.strip() in _NO_WHY:
        if _is_no_reason(text[len(before) :].strip(" -–—,;:")):
            return None, False
        yes = False  # No - too tall
    if yes is not None:
        return (Work.ACCEPTED if yes else Work.REJECTED), True
    for said in (text, _AFTER_DASH.sub("", text)):
        word = joined(said)
        if found := _VERDICTS.get(word) or _VERDICTS.get(_AFTERTHOUGHT.sub("", word)):
            back = said != text and _takes_back(text[len(said) :].strip(" -–—"), found)
            return (None, False) if back else (found, True)
    from toolkit.sheet.verdict_forms import verdict_said

    for said in (text, _AFTERTHOUGHT.sub("", text), _AFTER_DASH.sub("", text)):
        found, told = verdict_said(said.strip(), plainly)
        if found and _takes_back(text[len(said) :].strip(" -–—,;:。、()[]【】"), found):
            return None, False
        if told:
            return found, True
    return None, readable


def _is_no_reason(remark: str) -> bool:
    """Whether what follows a no says that nothing is wrong: ok, none, issues of ``No - issues``."""
    return is_blank(remark) or _NOTHING_WRONG.fullmatch(remark) is not None or read_verdict(remark)[0] is Work.ACCEPTED


def remark_behind(raw: Raw) -> str:
    """What follows a verdict in the same cell, which says why: 缺签字 of 退回(缺签字), empty for none."""
    text = unicodedata.normalize("NFKC", str(raw)).strip()
    starts = [m.start() for pattern in (_AFTERTHOUGHT, _AFTER_DASH) if (m := pattern.search(text))]
    return text[min(starts) :].strip(" ,;:。、()【】[]-–—") if starts else ""


def are_verdicts(values: Sequence[Raw], ticks: bool = False, opinions: bool = False) -> bool:
    """Whether most of some cells say accepted or sent back, in words, or else by ``ticks``; False where none does.

    What is still to be judged says neither: 待审核.

    Args:
        opinions: the column is called like one; there 齐全 says so, too.
    """
    from toolkit.sheet.verdict_forms import verdict_said

    words = _SAID | _SAID_OF_PAPERS if opinions else _SAID
    plainly = all(
        read_verdict(v)[0] is not Work.ACCEPTED for v in values
    )  # where nothing is good, 漏水 may be a matter
    told = [v for v in values if read_verdict(v, plainly)[0]]
    told = [v for v in told if ticks or read_yes(v) is None or _folded(v).strip() in words]
    waiting = [v for v in values if is_blank(_folded(v)) or verdict_said(_folded(v).strip()) == (None, True)]
    return len(told) * 2 > len(values) - len(waiting)


def read_day_kind(text: str, header: str = "") -> bool | None:
    """True for a worked day, False for a day off, None for anything else: 否 below 是否放假 is worked."""
    plain = normal(text)
    worked = False if _DAY_OFF.fullmatch(plain) else True if _WORKED.fullmatch(plain) else None
    asked_if_off = worked is not None and _ANSWER.fullmatch(plain) and _ASKS_IF_OFF.fullmatch(normal(header))
    return not worked if asked_if_off else worked


def names_day_off(text: str) -> bool:
    """Whether a cell alone says that a day is off: 休息, not 否."""
    return _DAY_OFF.fullmatch(normal(text)) is not None and _ANSWER.fullmatch(normal(text)) is None


def read_next_month(text: str) -> bool:
    """Whether 交付月份 says that what is of one month is due in the next."""
    return _NEXT.search(text) is not None


def read_list(text: str) -> tuple[str, ...]:
    """Several things in one cell, separated by ``;`` or line breaks."""
    return tuple(part.strip() for part in re.split(r"[;；\n]", text) if part.strip())

"""What rules and contracts say of a due that falls on a day off, in the few words that the grammars know.

如该日为非工作日,则提前至前一个工作日 says no more than 遇节假日提前; 不因节假日顺延 no more than 遇节假日不顺延. Such a clause
is long, and its words (最后一日, 前一工作日, Sunday) are deadlines elsewhere.
"""

from __future__ import annotations

import re

from toolkit.core.phrase.text import fold
from toolkit.patterns import compiled

_OFF = (
    r"(?:(?:国家)?(?:法定|公众|公共)?的?(?:节假日|休假日|休息日|节日|假日|假期|公休日?|双休日|非工作日|非营业日|周末|周[六日天]|星期[六日天]|礼拜[六日天])"
    r"(?:、|或者?|和|以?及|与|,(?=法|休|节|周|星|公|非|双))?)+"
)
_DAY = (
    r"(?:(?:该|当|此|上述|前述|应)[日天]|(?:(?:期[间限]?|届满|期满|之)*的?)(?:最后一[日天]|末日|届满日|期满日|届满之日)"
    r"|\w{0,3}(?:到期|还款|付款|缴款|缴费|支付|截止|付息|发薪|发放|应付|交付|报送|申报)日期?)"
)
_WHEN = (
    rf"(?:(?:如果?|若|倘若?|假如|凡)?(?:遇|逢)?{_DAY}(?:恰好?|适|正好?|刚好|如|若)?(?:为|是|系|逢|遇|属于?|落在)"
    r"|(?<![每])(?:如|若|凡|恰)?(?:遇到?|(?<![每])逢)"
    r"|(?:如果?|若|倘若?|凡)(?:为|是|属于?)|(?<=[,;(])(?=(?:非工作日|非营业日)则))"
)
_THEN = r"(?:的话|的|时|当天)?[\s,;]*(?:则|应当?|须|将|可|一律|统一|自动|相应|报告|工资|款项|付款)*"
_ANY = r"(?:(?:该|此|其)日?)?(?:之)?"
_TAILS = (
    (
        "不顺延",
        r"(?:也|都|均|仍|照常|一律)*(?:不(?:作|予|再|得|能|会|可|做)?(?:顺延|延期|延后|推迟|延)|照常(?![^,;)])|不受影响)",
    ),
    (
        "提前",
        rf"(?:(?:提前|提早|前移|往前)(?:支付|发放)?(?:至|到|在|于)?{_ANY}(?:前|上|最近|前面)?的?(?:最近|最后)?的?(?:一个?)?(?:最近的?)?工作日"
        r"|在?(?:至|到|于|为)?(?:该日|节|假)?(?:之)?前的?(?:最后|最近)?的?一个?工作日)",
    ),
    (
        "顺延",
        r"(?:[以按]\w{0,9}?(?:结束|期满|过后|后)后?的?(?:次日|第[一二][天日]|翌日|(?:第一|首)个工作日)(?:为|作为)\w{0,12}(?:日期|[日天])"
        r"|(?:改?为|改?于|改?在|是)?(?:其|该日)?(?:次日|[次下]一?个?(?:工作|营业|上班)日|(?:节|假)后\w{0,4}工作日|后一个?工作日"
        r"|(?:节|假)?(?:之)?后的?(?:第[一1]个?|首个?)(?:工作|营业|上班)?[日天])\w{0,4}(?=[,;)]|$))",
    ),
)
_SHORT = tuple(
    (f",遇节假日{word}", compiled(rf"[\s,;(/]*(?:如|若|凡)?(?:遇|逢)(?:假|休|节)日?(?:则|即)?{word}\)?"))
    for word in ("不顺延", "顺延", "提前")
)
_FIRM = compiled(
    rf"[\s,;(]*(?:不(?:会|得|再)?(?:因|受){_OFF}(?:影响)?而?(?:顺延|延期|延后|推迟|影响)?"
    rf"|(?<=[,;(\s]){_OFF}(?:也|都|均|仍|一律)*(?:照常)?不(?:作|予|再|得|能|会|可|做)?(?:顺延|延期|延后|推迟)"
    rf"|(?<=[,;(\s]){_OFF}(?:也|都|均|仍)*照常(?=[,;)]|$))\)?"
)

_A = r"(?:a |an |any |the )?"
_OFF_DAY = rf"{_A}(?:weekends?|(?:public |bank |federal |national )?holidays?|sat(?:urday)?s?|sun(?:day)?s?|days? off|non[- ](?:working|business)[- ]days?)"
_OFFS = rf"{_OFF_DAY}(?:(?:,? (?:or|and) |, ?| ?/ ?){_OFF_DAY})*"
_IF = (
    r"[\s,;.(]*(?:or )?(?:if|where|when|should|in case) (?:the |that |such |this |it |last |final |due |payment |submission |filing )*"
    r"(?:day|date|deadline|it|\d{1,2}(?:st|nd|rd|th))? ?(?:falls?|is|be|happens to be|lands?) (?:on )?"
)
_NOT_WORKED = rf"(?:{_OFFS}|not {_A}(?:working|business) day)"
_MOVED = (
    r"[\s,;]*(?:then |it |the (?:deadline|due date|report|payment|return) |(?:shall|will|must|should|is|be|becomes?|moves?|rolls?|"
    r"extends?|extended|due|paid|made|submit|file|pay|to|on|until|over|forward|back|automatically|done|payable|by) )*(?:the )?"
)
_ENGLISH = (
    (
        ", following convention",
        compiled(
            rf"{_IF}{_NOT_WORKED}{_MOVED}(?:next|following|first|succeeding)(?: following)? (?:working|business|week) ?day\)?"
        ),
    ),
    (
        ", preceding convention",
        compiled(
            rf"{_IF}{_NOT_WORKED}{_MOVED}(?:preceding|previous|prior|last)(?: preceding)? (?:working|business|week) ?day\)?"
        ),
    ),
    (
        ", excluding weekends",
        compiled(
            rf"[\s,;(]*(?:{_OFFS} (?:is |are )?(?:excluded|excl\.?|not (?:counted|counting|included))|excl\.? {_OFFS})\)?"
        ),
    ),
    (
        ", unadjusted",
        compiled(
            rf"[\s,;(]*(?:(?:no|without)(?: any)? (?:extensions?|roll(?:ing|over)?|adjustments?) (?:for|on|over|because of|due to) {_OFFS}"
            rf"|(?:even if|even when|whether or not|regardless of whether) (?:it |the day |that day |this )?(?:is |falls )?(?:on )?{_NOT_WORKED[:-1]}"
            rf"|{_A}(?:working|business) day)|not extended (?:for|by|on) {_OFFS})\)?"
        ),
    ),
)


_SAYS_WHEN = compiled(r"[\d一二三四五六七八九十周月]|day|week|month|hour|quarter|year", re.IGNORECASE)
_LANGUAGES = (
    (
        (
            "假",
            "休",
            "逢节",
            "遇节",
            "非工作日",
            "非营业日",
            "节日",
            "周末",
            "周六",
            "周日",
            "周天",
            "星期六",
            "星期日",
            "星期天",
            "礼拜",
        ),
        ("延", "前", "推迟", "照常", "次日", "第二", "第一", "首", "工作日", "影响"),
        (
            *((f",遇节假日{word}", compiled(rf"[\s,;(]*{_WHEN}{_OFF}{_THEN}{tail}\)?")) for word, tail in _TAILS),
            *_SHORT,
            (",遇节假日不顺延", _FIRM),
        ),
    ),
    (
        ("weekend", "holiday", "sat", "sun", "day off", "days off", "working day", "business day"),
        (
            "if ",
            "where ",
            "when ",
            "should ",
            "whether ",
            "extension",
            "roll",
            "extended",
            "adjustment",
            "excl",
            "not count",
            "not incl",
        ),
        _ENGLISH,
    ),
)
"""Words of which one names days off and one says what happens there, and what is looked for then."""


def with_plain_days_off(clean: str) -> str:
    """A phrase in which a clause about days off is put in the words that the grammars know.

    Only beside something that says when: 逢周六次日提交 is a deadline itself. Of several clauses the first counts.
    """
    folded = fold(clean)
    for words, moves, patterns in _LANGUAGES:
        if not any(word in folded for word in words) or not any(word in folded for word in moves):
            continue  # most phrases say nothing of days off
        found = next(((said, m) for said, pattern in patterns if (m := pattern.search(folded))), None)
        if found is None:
            continue
        said, m = found
        before, after = folded[: m.start()], folded[m.end() :]
        if not _SAYS_WHEN.search(f"{before} {after}"):
            continue
        further = _FIRM.search(after)
        rest = clean[m.end() :] if further is None else clean[m.end() : m.end() + further.start()]
        return clean[: m.start()] + said + rest + ("" if further is None else clean[m.end() + further.end() :])
    return clean

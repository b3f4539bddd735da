"""Which texts may say by when all below them is due: 上报时间(每月5日前), 请于11月20日前将以下资料报财务部."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from toolkit.core.deadline import DeadlineRule, Kind, Relation
from toolkit.core.traditional import SIMPLIFIED
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.values import Raw

_LONGEST = 100
_PARTED = compiled(
    r"(?P<name>[^()（）\[\]【】:：\r\n]{1,20}?)\s*(?:[(（\[【](?P<within>.+)[)）\]】]|[:：\r\n]+\s*(?P<behind>.+))\s*",
    re.DOTALL,
)
_LIMIT = compiled(r"[前内內]|[截为]止|期限|时限|最[迟晚]|\b(?:by|before|within|due|deadline|no later)\b", re.I)
_NO_LIMIT = compiled(
    r"预[计估]|估计|格式|例如|示例|样例|[如例][:：]|截[至止](?:到|至|时间)?|有效|生效|至今|起(?:算|执行|实施)|已|休完|不含|营业"
    r"|\be\.?g\b|format|expected|estimated|as of|since|until|valid",
    re.I,
)
"""完成情况(截至11月20日) says how it stood on that day."""
_LAST_DAY = compiled(r"截[止至]")
_HAND_IN = compiled(
    r"[交报送寄还缴]|提供|完成|办[结理完]|整改|答复|回复|反馈|上传|落实|发[到至给往]|归档"
    r"|\b(?:due|deadline|submit(?:ted)?|sen[dt]|deliver(?:ed)?|return(?:ed)?|hand(?:ed)? in|completed?"
    r"|provided?|filed?)\b",
    re.I,
)
_OF_THE_ROWS = compiled(
    r"[以如]下|下列|下述|上述|以上|各项|所列|所有|全部|均|资料|材料|报表|单据|文件|凭证|事项|任务|工作|问题|项目|[交报]齐"
    r"|\b(?:all|following|below|above|these|items?|documents?|reports?|materials?|tasks?|actions?)\b",
    re.I,
)
_PLAINLY = compiled(
    r"[交报送](?:齐|[到至给往]?.{0,2}(?:部|科|处|室|办|中心|公司)(?:门|公室)?)?$"
    r"|(?:完成|提交|上报|报送|上交|交齐|办结)$"
)
"""Who is asked so, without a word of what, is asked for what stands below."""
_OF_ANOTHER = compiled(
    r"[本此该]表|表格|(?<![报下附前])表(?![中内明示述])|填[写报好完]|通知|会议|开会|召开|参会|例会|培训|报名|投标|报价|询价|开标"
    r"|缴费|付款|汇款|放假|休假|值班|打印|制[表单]|截至|有效|生效|施行|实施|起执行|如有|如遇|如需|^如|若|未[在按于能及提交报]"
    r"|变[更动]|疑问|异议|联系|咨询|已|情况|上[月次]|到期|参考|附件|另一|其中|统计|更新"
    r"|\b(?:this (?:form|sheet|table|file|list|template)|meeting|valid|as of|effective|questions?|printed|prepared"
    r"|updated|rsvp|if|were|was|status)\b",
    re.I,
)
"""When the sheet itself is to come back, or something that does not stand in it, or what came."""
_CONSEQUENCE = compiled(r"[,，](?:逾期|过期|超期|否则|不得|如|若).*$", re.DOTALL)
_LABEL = compiled(
    r"(?:[^:：,，]{0,8})(?:时限|期限|截[止至](?:时间|日期|日)?|最[迟晚](?:时间|日期)?|[交报]齐(?:时间|日期)"
    r"|要求(?:完成|提交|上报|报送)(?:时间|日期))(?:要求)?"
    r"|(?:submission |completion )?(?:due(?: date| by| on)?|deadline)",
    re.I,
)
_LABEL_OF_TIME = compiled("(?:报送|上报|提交|上交|[交报]表|交付|完成|办结|整改|反馈|回复)(?:时间|日期)")
"""What stands behind it may be when something was done, if it is a day alone."""
_LABEL_OF_ANOTHER = compiled(
    r"保[管存修质]|质保|有效|合同|租|借|聘|任|试用|使用|投标|报名|报价|付款|缴费|申请|数据|统计|会议|考试|签约|工期|交货"
)
_WHETHER = compiled(
    r"(?:是否|有无|有没有)(?:已|按时|如期)?(?:[上提补]?[交报]|报送|完成|办结|整改|收[到齐]|归还|提供)"
    r"|(?:[交报做办]|完成|提交)[了没否]+$|\b(?:done|submitted|received)\?",
    re.I,
)
_A_PAPER = compiled(
    r"(?:[表单册账帐证书]|报告|材料|资料|记录|总结|计划)$|\b(?:report|form|statement|sheet|list)s?$", re.IGNORECASE
)
_SENTENCES = compiled(r"[。；;！!\r\n]+")
_BRACKETED = compiled(r"[(（【\[]([^()（）【】\[\]]+)[)）】\]]")


class Said(NamedTuple):
    """What a line says of by when, and where. ``labelled``: behind 截止日期 or the like, and in no sentence that says
    what is to be done."""

    words: str
    row: int
    column: int
    labelled: bool = False


def limit_in(name: str, words: DeadlineWords) -> tuple[str, str] | None:
    """The name of a column and the deadline in it: 上报时间, 每月5日前; None where there is none."""
    m = _PARTED.fullmatch(name.strip()) if len(name) <= _LONGEST else None
    if m is None:
        return None
    said = (m["within"] or m["behind"]).strip(" ()（）[]【】\r\n\t")
    ends = _LAST_DAY.search(said) is not None and m["name"].endswith(("时间", "日期"))  # of a status it is as of when
    if (_NO_LIMIT.search(said.translate(SIMPLIFIED)) and not ends) or not is_limit(said, words):
        return None
    return m["name"].strip(), said


def is_limit(said: str, words: DeadlineWords) -> bool:
    """Whether a text says by when, in one deadline, and no month only."""
    rules = words.read(said).rules if any(c.isdigit() for c in said) or _LIMIT.search(said) else ()
    return len(rules) == 1 and _limits(rules[0], said)


def _limits(rule: DeadlineRule, said: str) -> bool:
    if rule.kind is Kind.EVENT_RELATIVE:
        return rule.relation is Relation.BY
    if rule.kind is Kind.RECURRING and rule.relation is Relation.ON:
        return rule.position is not None and bool(rule.position.month_day or rule.position.weekday)
    if rule.kind not in (Kind.CALENDAR, Kind.RECURRING) or rule.relation is not Relation.BY:
        return False
    return _LIMIT.search(said) is not None


def limits_above(row: Sequence[Raw], number: int, words: DeadlineWords) -> Iterator[Said]:
    """What a line above a table, by its number, says of by when all below it is due."""
    filled = [(c, value) for c, value in enumerate(row, 1) if value is not None and value != ""]
    for place, (column, value) in enumerate(filled):
        if not isinstance(value, str) or len(value) > 4 * _LONGEST:
            continue
        label = value.strip(" :：")
        if place + 1 < len(filled) and (_is_label(label) or _is_label_of_time(label)):
            beside = filled[place + 1][1]
            text = f"{beside:%Y-%m-%d}" if isinstance(beside, date) else str(beside).strip()
            if _is_behind(label, text, words):
                yield Said(f"{label}:{text}", number, column, labelled=True)
            continue
        for sentence in _SENTENCES.split(value):
            parts = [sentence, *_BRACKETED.findall(sentence)]
            found = (_limit_of(part, words) for part in parts)
            if said := next((one for one in found if one), None):
                yield Said(said[0], number, column, said[1])


def _limit_of(sentence: str, words: DeadlineWords) -> tuple[str, bool] | None:
    """The deadline that a sentence says of all rows, and whether behind a label; None for none."""
    text = _CONSEQUENCE.sub("", sentence.strip(" ,，:："))
    label, mark, behind = text.replace("：", ":").partition(":")
    if mark and (_is_label(label) or _is_label_of_time(label)):
        return (text, True) if _is_behind(label, behind.strip(), words) else None
    simple = text.translate(SIMPLIFIED)
    if not 4 <= len(text) <= _LONGEST or _OF_ANOTHER.search(simple) or not _HAND_IN.search(simple):
        return None
    if not (_OF_THE_ROWS.search(simple) or _PLAINLY.search(simple)):
        return None
    return (text, False) if _LIMIT.search(simple) and is_limit(text, words) else None


def has_label(row: Sequence[Raw]) -> bool:
    """Whether the label of a deadline stands in a row: 交齐时间 | 2026年11月20日."""
    return any(isinstance(v, str) and _is_label(v.strip(" :：")) for v in row)


def _is_label(text: str) -> bool:
    simple = text.strip().translate(SIMPLIFIED)
    return _LABEL.fullmatch(simple) is not None and _LABEL_OF_ANOTHER.search(simple) is None


def _is_label_of_time(text: str) -> bool:
    return _LABEL_OF_TIME.fullmatch(text.strip().translate(SIMPLIFIED)) is not None


def _is_behind(label: str, text: str, words: DeadlineWords) -> bool:
    """Whether a deadline stands behind a label: behind that of a deadline a day alone is one."""
    if not text or len(text) > _LONGEST:
        return False
    rules = words.read(text).rules
    if len(rules) != 1 or rules[0].kind not in (Kind.CALENDAR, Kind.RECURRING, Kind.EVENT_RELATIVE):
        return False
    if _limits(rules[0], text):
        return True
    return _is_label(label) and rules[0].position is not None and bool(rules[0].position.month_day)


def asks_whether(name: str) -> bool:
    """Whether a column asks if a thing was handed in: 是否上交, 交了没."""
    return _WHETHER.search(name) is not None


def is_paper(name: str) -> bool:
    """Whether a column is called like something that is handed in: 考勤表."""
    return _A_PAPER.search(name.translate(SIMPLIFIED)) is not None


def says_hand_in(text: str) -> bool:
    """Whether a text is of something that is handed in or finished."""
    return _HAND_IN.search(text.translate(SIMPLIFIED)) is not None

"""Which columns hold what the receiving side said, why, and when it came again, where no known name says so.

接收部门意见, Sign-off and Outcome are what it said, 不认可原因 is why, 再次答复 and 改好重报 are when it came again.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from toolkit.core.status import Work
from toolkit.patterns import compiled
from toolkit.sheet.column_names import fields_of
from toolkit.sheet.date_names import is_end
from toolkit.sheet.foot import is_only_total
from toolkit.sheet.guess import are_dates, held_in
from toolkit.sheet.guess_names import is_rework, says_again
from toolkit.sheet.owed_names import has_arrived
from toolkit.sheet.values import Raw, read_number
from toolkit.sheet.vocabulary import BY_NAME, OWN_BY_NAME, normal
from toolkit.sheet.words import are_verdicts, read_verdict, read_work

_SAYS = compiled(
    r"(?:验收|签收|签认|认可|结论|结果|确认|验证|判定|验[机货房车件料]|审[批核查定]|复[核查验]|核[对验查准定]|抽查|评审|会签)(?:情况|情形|状态|进度)?$"
    r"|(?:接收|收货)(?:情况|情形|状态)$|(?:意见|评价|评定|评语|点评|批[示复]|满意(?:不|否|与否|吗|没有?)?|怎么[说看]|[说看]法|态度|[师方户员]说|看[货样过后]|[核验]过|合[适格]|认可|(?:^|[了看得时后])(?:怎么样|咋样|如何)|[来到]时状况|点头(?:没有?|了吗)?|反馈|回执|回话|答复意见|过没过|行不行|认不认|收不收)$"
    r"|accept|approv|signoff|outcome|result|verdict|review|ok'?d|feedback|comment|decision|opinion|assess|receivedby|satisf|happy|says$|check(?:ed)?$|^q[ac]|nogo"
)
_OF_ACCEPTANCE = compiled(r"验[收证机货过]|核过|通过|认可|accept|approv|signoff")
"""What is so called may be ticked, or say yes."""
_PLEASED = compiled("满意|satisf|happy")
"""And so may what asks for this: Client satisfied?"""
_ASKED_FOR = compiled(
    r"需(?![求方])|(?<![重主])要(?![求方点件货])|\b(?:required?|requires|need(?:ed|s)?|necessary)\b", re.I
)
_ASKS_WHETHER = compiled("是否|[?？]")
"""是 and 否 below 领导是否审批 may be of either; 满意 below 客户是否满意 is what the customer said."""
_OF_A_MATTER = compiled(
    r"(?:检验|检测|检查|检定|校准|鉴定|抽检|抽查|测试|质检|化验|体检|试验|考核|考试|贷款|借款|授信|信贷|信用|征信|理赔|索赔|赔付|保险|承保|核保|投保"
    r"|招标|投标|评标|职称|绩效|面试|函证|回函|询证|盘点|对账|余额调节|比对)(?![员岗部科处室组人])|账[账证实表款物卡]相?[核符对]|资质|诉讼|(?:银行|法院|仲裁|海关|第三方)(?!.*(?:客户|业主|收.方))"
    r"|\b(?:inspect(?!or)|calibrat|test|audit(?!or)|exam|credit|loan|claim|insur|bank|court|customs|lab\b|tender|bid\b|interview)",
    re.I,
)
"""检验结果 may be 不合格 in a report that was handed in as it should be, 银行审批结果 不通过 of an application.

质检员意见 and 银行/客户意见 are what those say who were to get it.
"""
_EXAMINED = compiled("检|测试|质检|试验|抽查")
_SAYS_WHAT = compiled(
    "原因|理由|说明|描述|现象|问题|毛病|缺陷|备注|措施|reason|cause|issue|problem|defect|descri|fault|remark|note|action",
    re.I,
)
_WORD = compiled(
    r"(?:(?<![小传解听])说|(?<![听演宣主试])讲|(?<![收观查好难])[看瞅瞧])$|[看瞅瞧][了过后完]|[说看]法|(.)没\1|(?:^|[说看瞅瞧])(.)不\2$"
    r"|(?:^|[师方户员家长板主商店部科处室组门司客事务导人用])(?:评价|反[应映馈]|印象|回[复话应])(?:情况)?$|评语|点评|意见(?!箱)"
    r"|said|told|respon|repl[yi]"
)
_OF_NOBODY = compiled("药|(?:市场|风险)(?![部科管])|群众")
"""财务说 and 客户反应 are somebody's word; 药物反应 and 天气好不好 are said of something else."""
_FAR = frozenset({Work.NOT_STARTED, Work.IN_PROGRESS, Work.SUBMITTED})
_REPORTED = compiled("报告|检|测|验|样|report|test|sample", re.I)
_SENT_BACK = compiled("退[回货件单改]|打回|驳回|拒收|返[工修]|重做|发回|sent back|returned|rework")
_OF_ITS_OWN = compiled(
    r"内部(?!客户|服务对象)|[部科处室门]内(?!部客户)|内审|本(?:部|科|处|班)|自[查检审评纠我]"
    r"|\binternal(?!.*customer)|\bself\b|\bown\b",
    re.I,
)
"""Said by those who owe it: 部门内审核, 自查结果, Self-review."""
_BY_NOBODY = compiled(
    "核对(?:情况|结果|结论)?|(?:产品|[样成]品|单项|综合|最终)?判定(?:情况|结果|结论)?|结果|结论"
    "|(?:result|outcome|decision|verdict)s?",
    re.I,
)
"""So called alone, it may be of the thing itself: Result beside Test report."""
_COMPARED = compiled("核对(?![表单])|往来|(?:现金|总|明细|分类|日记)账|银行(?:账|存款|日记|余额|流水)|reconcil", re.I)
"""Beside 银行账核对 不一致 is what came of it, and nobody sent anything back."""

_WHY = compiled(
    r"^(?:.*(?:不|未|没)(?:予|能)?(?:认可|通过|同意|接收|接受|满意|合格|验收)|.*退(?:回|单|件|货|稿)?|.*(?:驳回|打回|拒收|拒绝|否决|返工|重做))的?"
    r"(?:原因|理由|缘由|说明)$|^(?:为什么|为啥|为何)(?:退|打回|不)"
    r"|^why(?:not|rejected|returned|declined|refused|sentback)"
    r"|^(?:reject|return|refus|declin|nonaccept)\w*(?:reason|cause|note|why)s?$|^reasons?(?:if|of|for)?(?:reject|return|refus|declin)"
)
_MAY_SAY_WHY = compiled(
    r"^[缺差欠少]了?(?:什么|啥|哪)|"
    r"(?:整改|修改|改进|退改)(?:意见|要求|建议|内容|事项)$|(?:问题|缺陷|不足|差错|错误|瑕疵|不符)(?:之处|点|项)?(?:说明|描述|情况|内容|记录)?$"
    r"|(?:issues?|defects?|problems?|errors?|corrections?)(?:found|noted|needed|description)?$"
)
_MARKED = compiled(
    r"打(?:的|多少|几|了)?分|(?:评|得|赋|给|定|服务|质量|考核|考评|质控|验收|评[价定])分|评星|满意度|^(?:服务|工作|质量|评价|评定|满意|综合|验收|.{1,4}[部科处室方])?(?:星级|评级)$"
    r"|rating|score|csat|stars$"
)
_NO_OPINION = compiled(r"款|票|费|金|账|资|pay|invoice|fee|amount|fund|(?:要求|标准|条件|规范)$|requirement|standard")
_ANSWERED = compiled("[回答]复")
_FIRST_TIME = frozenset({"submitted_at", "verdict", "reason", "score"})
_LEAST_SAID, _NEARLY_ALL = 3, 0.9
_OF_ITSELF = compiled(
    r"自[评查检测审我]|本部|内部|风险|信用|难度|优先|重要|紧急|权重|满分|标准|目标|合计|总得?分"
    r"|risk|credit|priority|self|target|weight"
)
_OF_AN_EXAMINATION = compiled(
    r"考试|测[试验评]|笔试|机试|口试|面试|答题|竞赛|体检|学员|学生|培训|\b(?:exam|quiz|test|interview|train)", re.I
)
"""考试得分 is of those who sat it, and so is 得分 where examinations are what is owed."""


def verdict_column(
    columns: Mapping[str, int], cells: Mapping[int, str], taken: Sequence[int], body: Sequence[Sequence[Raw]]
) -> int | None:
    """A column that is called like an opinion, and in which most cells say accepted or sent back; None for none.

    Args:
        columns: field to column, without ``verdict``; 验收意见 may stand there as the reason of a score.
        cells: the header's names by column.
        taken: columns that are something else.
        body: rows below the header; only those that owe something count, no footer.
    """
    told = {*columns.values(), *taken} - {columns.get("score_reason", 0), columns.get("event_at", 0)}
    fitting = {c: name for c, name in cells.items() if c not in told and is_opinion(name, held_in(body, c))}
    owing = owing_rows(columns, body) if fitting else []
    for column, name in fitting.items():
        if _is_said_of_a_matter(name, columns, owing):
            continue
        plain = normal(name)
        ticked = _OF_ACCEPTANCE.search(plain) is not None and _ASKS_WHETHER.search(name) is None
        ticked = ticked or _PLEASED.search(plain) is not None
        if are_verdicts(held_in(owing, column), ticked, opinions=True):
            return column
    return None


def plain_verdict(columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """A column of any name that nothing else has, in which nearly all cells say accepted or sent back, in words.

    Ticks and what is said of goods or of money are none, and a few cells may be chance. 资料齐全 is asked for where it
    stands beside most of what has not come.
    """
    for column, name in free.items():
        values, plain = held_in(body, column), normal(name)
        if len(values) < _LEAST_SAID and not _say_both(values):
            continue
        if fields_of(name) or _is_of_else(name, values) or _NO_OPINION.search(plain):
            continue
        if _is_said_of_a_matter(name, columns, body):
            continue
        came = held_in([row for row in body if held_in([row], column)], columns.get("submitted_at", column))
        if len(came) * 2 <= len(values):
            continue
        if sum(are_verdicts([value]) for value in values) >= _NEARLY_ALL * len(values):
            return column
    return None


def verdict_in_step(
    columns: Mapping[str, int], cells: Mapping[int, str], free: Mapping[int, str], body: Sequence[Sequence[Raw]]
) -> int | None:
    """A column in which it is said of what came, and of nothing else, that some was good and some was bad.

    Its name has to be of somebody's word, or of the status: 天气, 口味 and 成绩 are good and bad, too.
    Examinations are the other side's (街道抽查) where what is owed is none; 检验结果 beside 检测报告 is in what came.
    """
    said = {c: name for c, name in free.items() if any(isinstance(value, str) for value in held_in(body, c))}
    work = columns.get("work", 0)
    if work and not any(read_work(value)[0] in _FAR for value in held_in(body, work)):
        said[work] = cells[work]
    if "submitted_at" not in columns or not said:
        return None
    from toolkit.sheet.day_pairs import judged  # few tables have such columns

    rows = owing_rows(columns, body)
    things = [str(thing) for thing in held_in(rows, columns["deliverable"])]
    examined = sum(_REPORTED.search(thing) is not None for thing in things) * 2 > len(things)
    fitting = {}
    for column, name in said.items():
        text = name if name.isascii() else normal(name)
        of_a_matter = _OF_A_MATTER.search(text) is not None and (examined or not _EXAMINED.search(text))
        of_else = _ASKED_FOR.search(text) or _OF_ITS_OWN.search(text) or _NO_OPINION.search(text)
        of_else = of_else or _SAYS_WHAT.search(text)
        word = column == work or says_word(name)
        if word and not (of_a_matter or of_else or _is_said_of_a_matter(name, columns, rows)):
            fitting[column] = name
    return judged(columns["submitted_at"], fitting, rows)


def reason_column(verdict: int, free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """A column that is called like the reason why something was sent back, and holds words, or nothing yet.

    整改意见 and 问题说明 are it where they stand beside what was sent back, and nowhere else.

    Args:
        verdict: the column in which it says what was sent back.
    """
    for column, name in free.items():
        values, plain = held_in(body, column), normal(name)
        if not all(isinstance(value, str) for value in values):
            continue
        if _WHY.search(plain) or (_MAY_SAY_WHY.search(plain) and _stands_beside_rejections(column, verdict, body)):
            return column
    return None


def _stands_beside_rejections(column: int, verdict: int, body: Sequence[Sequence[Raw]]) -> bool:
    """Whether something stands in a column in most rows that were sent back, and in no other that was judged."""
    judged = [row for row in body if held_in([row], verdict)]
    back = [row for row in judged if read_verdict(row[verdict - 1])[0] is Work.REJECTED]
    said = len(held_in(back, column))
    return said * 2 > len(back) and said == len(held_in(judged, column))


def again_column(
    columns: Mapping[str, int], cells: Mapping[int, str], taken: Sequence[int], body: Sequence[Sequence[Raw]]
) -> int | None:
    """A column that is called like a second time, of dates or still blank, beside what was said of the first.

    Where nothing was said, and no other column may be when it came, 返工日期 may be just that; so is 改完日期 where
    what is owed is to mend something.
    """
    if "resubmitted_at" in columns:
        return None
    # 重新提交日期, too, which has 提交日期 in it
    known = {field: c for field, c in columns.items() if field != "submitted_at" or not says_again(cells[c])}
    free = {c: name for c, name in cells.items() if c not in known.values() and c not in taken}
    goods = any(map(has_arrived, cells.values()))  # there 二次回复 says another day on which they are to come
    found = [c for c, name in free.items() if says_again(name) and not (goods and _ANSWERED.search(name))]
    found = [c for c in found if not (values := held_in(body, c)) or are_dates(values)]
    told = _FIRST_TIME & known.keys() and len(known) == len(columns)
    if not found or not (told or _several_dates([c for c in free if c not in found], body)):
        return None
    came = "submitted_at" in known or any(is_end(name) for c, name in free.items() if c not in found)
    return found[0] if came or "phrase" not in columns or not is_rework(cells[columns["phrase"]]) else None


def _several_dates(columns: Sequence[int], body: Sequence[Sequence[Raw]]) -> bool:
    """Whether there are columns of dates both for a beginning and for an end."""
    return sum(are_dates(held_in(body, c)) for c in columns) > 1


def score_column(columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """A column that is called like a mark the other side gives, and holds nothing but marks from 1 to 5.

    Args:
        columns: field to column, as known.
        free: the names of the columns that say nothing else.
        body: rows below the header; a sum or average at the foot is no mark.
    """
    fitting = [c for c, name in free.items() if _MARKED.search(normal(name)) and not _OF_ITSELF.search(normal(name))]
    owing = owing_rows(columns, body) if fitting else []
    for column in fitting:
        marked = [row for row in owing if held_in([row], column)]
        things = held_in(marked, columns["deliverable"])
        if _are_marks(held_in(marked, column)) and not _are_examinations([free[column]]) | _are_examinations(things):
            return column
    return None


def _are_marks(values: Sequence[Raw]) -> bool:
    marks = [read_number(value) for value in values]  # in a .csv they are text
    return bool(marks) and all(mark is not None and 1 <= mark <= 5 for mark in marks)


def _are_examinations(things: Sequence[Raw]) -> bool:
    """Whether most things are called like examinations."""
    return sum(_OF_AN_EXAMINATION.search(str(thing)) is not None for thing in things) * 2 > len(things)


def is_opinion(name: str, values: Sequence[Raw] = ()) -> bool:
    """Whether a column is called like what is said of a thing that came: 验收意见, 客户是否满意, Sign-off.

    Args:
        values: what stands in it.
    """
    return _SAYS.search(normal(name)) is not None and not _is_of_else(name, values)


def says_word(name: str) -> bool:
    """Whether a column is called like somebody's word of anything: 财务说, 看了, 反应."""
    plain = normal(name)
    return any((_SAYS.search(plain), _WORD.search(plain))) and _OF_NOBODY.search(plain) is None


def is_asked_for(name: str) -> bool:
    """Whether a name asks whether something is needed, and not what became of it: 是否需验收, Sign-off needed?"""
    return _ASKED_FOR.search(name if name.isascii() else normal(name)) is not None


def _is_of_else(name: str, values: Sequence[Raw] = ()) -> bool:
    """Whether a name is that of a question, of a matter, or of what those say who owe it.

    Where something was sent back after an examination it is said of what came: 打回 below 抽检结果.
    """
    text = name if name.isascii() else normal(name)
    of_a_matter = _OF_A_MATTER.search(text)
    if of_a_matter and _EXAMINED.search(text) and any(map(_says_sent_back, values)):
        of_a_matter = None
    return any((_ASKED_FOR.search(text), of_a_matter, _OF_ITS_OWN.search(text)))


def _says_sent_back(value: Raw) -> bool:
    return isinstance(value, str) and _SENT_BACK.match(value.strip()) is not None


def _say_both(values: Sequence[Raw]) -> bool:
    """Whether some values say in words that a thing was accepted, and others that it was sent back."""
    said = {read_verdict(value)[0] for value in values if are_verdicts([value])}
    return {Work.ACCEPTED, Work.REJECTED} <= said


def _is_said_of_a_matter(name: str, columns: Mapping[str, int], owing: Sequence[Sequence[Raw]]) -> bool:
    """Whether what is said in a column so called is said by nobody in particular, of matters: 结果 beside 检验报告."""
    if _BY_NOBODY.fullmatch(normal(name)) is None or "deliverable" not in columns:
        return False
    things = list(map(str, held_in(owing, columns["deliverable"])))
    return any(_OF_A_MATTER.search(thing) or _COMPARED.search(thing) for thing in things)


def owing_rows(columns: Mapping[str, int], body: Sequence[Sequence[Raw]]) -> list[Sequence[Raw]]:
    """The rows with something owed or a deadline: a footer (制表人:李铁军) has neither, nor has a row of totals."""
    places = [columns[field] for field in ("deliverable", "phrase", "duty_id") if field in columns]
    held = ((row, [value for place in places for value in held_in([row], place)]) for row in body)
    return [row for row, values in held if not all(map(is_only_total, values))]


def before_next_header(body: Sequence[Sequence[Raw]]) -> Sequence[Sequence[Raw]]:
    """The rows before those of another table, which begin with the names of its columns."""
    return next((body[:i] for i, row in enumerate(body) if _is_header(row)), body)


def _is_header(row: Sequence[Raw]) -> bool:
    held = [value for value in row if value is not None and value != ""]
    if len(held) < 3 or not all(isinstance(value, str) for value in held):
        return False
    names = [name for name in map(normal, held) if name not in OWN_BY_NAME]  # a checked table begins where it did
    return sum(name in BY_NAME for name in names) * 2 > len(names)

"""Which texts may say by when all below them is due: 上报时间(每月5日前), 请于11月20日前将以下资料报财务部.

They are only told, and no row is judged by them: what is in doubt says nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date
from itertools import zip_longest

from toolkit.core.deadline import DeadlineRule, Kind, Relation
from toolkit.core.traditional import SIMPLIFIED
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.name_words import NameWords, Words
from toolkit.sheet.values import Raw

_LONGEST, _LONGEST_LABEL = 100, 20
_PARTED = compiled(
    r"(?P<name>[^()（）\[\]【】:：\r\n]{1,20}?)\s*(?:[(（\[【](?P<within>.+)[)）\]】]|[:：\r\n]+\s*(?P<behind>.+))\s*",
    re.DOTALL,
)
_SENTENCES = compiled(r"[。；;！!\r\n]+")
_LIMIT = NameWords(
    Words(has="前 内 截止 为止 期限 时限 最迟 最晚"),
    Words(has="_by_ _before_ _within_ _due_ _deadline_ no_later"),
)
_NO_LIMIT = NameWords(
    # a plan, or an example of what to type
    Words(has="预计 预估 估计 格式 例如 示例 样例 如_ 例_"),
    # how long it lasts, or as of when it is
    Words(has="截至 截止 有效 生效 至今 起算 起执行 起实施 已 休完 不含 营业"),
    Words(has="_e_g format expected estimated as_of since until valid"),
)
"""完成情况(截至11月20日) says how it stood on that day."""
_HAND_IN = NameWords(
    Words(has="交 报 送 寄 还 缴 提供 完成 办结 办理 办完 整改 答复 回复 反馈 上传 落实 归档 发到 发至 发给 发往"),
    Words(has="_due_ _deadline_ _submit_ _send_ _deliver_ _return_ _hand_in_ _complete_ _provide_ _file_"),
    Words(has="_submitted_ _sent_ _delivered_ _returned_ _handed_in_ _completed_ _provided_ _filed_"),
)
_OF_THE_ROWS = NameWords(
    Words(has="以下 如下 下列 下述 上述 以上 各项 所列 所有 全部 均"),
    Words(has="资料 材料 报表 单据 文件 凭证 事项 任务 工作 问题 项目 交齐 报齐"),
    Words(has="_all_ _following_ _below_ _above_ _these_"),
    Words(has="_item _document _report _material _task _action", then=("_ s_",)),
)
_OF_ANOTHER = NameWords(
    # the sheet itself
    Words(has="表", apart="报表 下表 附表 前表", before="中 内 明 示 述"),
    Words(has="填写 填报 填好 填完 制单 打印 统计 更新 附件 参考 其中 情况"),
    # something that does not stand in it
    Words(has="通知 会议 开会 召开 参会 例会 培训 报名 投标 报价 询价 开标 缴费 付款 汇款 放假 休假 值班 另一 到期"),
    # for whom it does not hold, or what came
    Words(has="如有 如遇 如需 若 已 变更 变动 疑问 异议 联系 咨询 上月 上次", begins="如"),
    Words(has="未", then=("在 按 于 能 及 提 交 报",)),
    # since when it holds
    Words(has="截至 有效 生效 施行 实施 起执行"),
    Words(has="_this", then=("_form_ _sheet_ _table_ _file_ _list_ _template_",)),
    Words(has="_meeting_ _valid_ _as_of_ _effective_ _question_ _questions_ _printed_ _prepared_ _updated_ _rsvp_"),
    Words(has="_if_ _were_ _was_ _status_"),
)
_LABEL = NameWords(
    Words(
        ends="时限 期限 截止 截止日 截止时间 截止日期 截至时间 最迟 最迟时间 最晚时间 交齐时间 报齐时间 交齐日期",
        then=("- 要求",),
    ),
    Words(ends="要求", then=("完成 提交 上报 报送", "时间 日期")),
    Words(whole="deadline due due_date due_by due_on submission_deadline submission_due completion_deadline"),
)
"""Behind them a day alone is a deadline."""
_LABEL_OF_TIME = NameWords(
    Words(whole="报送 上报 提交 上交 交表 报表 交付 完成 办结 整改 反馈 回复", then=("时间 日期",))
)
"""What stands behind it may be when something was done, if it is a day alone."""
_LABEL_OF_ANOTHER = NameWords(
    Words(has="保管 保修 保存 保质 质保 有效 合同 租 借 聘 任 试用 使用 投标 报名 报价 付款 缴费 申请"),
    Words(has="数据 统计 会议 考试 签约 工期 交货"),
)
_WHETHER = NameWords(
    Words(
        has="是否 有无 有没有",
        then=("- 已 按时 如期", "交 报 上交 上报 提交 补交 补报 报送 完成 办结 整改 收到 收齐 归还 提供"),
    ),
    Words(ends="交 报 做 办 完成 提交", then=("了 没 否 了没 了没有 了否",)),
)
_A_PAPER = NameWords(
    Words(ends="表 单 册 账 帐 证 书 报告 材料 资料 记录 总结 计划"),
    Words(ends="_report _form _statement _sheet _list", then=("- s",)),
)


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
    ends = "截" in said and m["name"].endswith(("时间", "日期"))  # of a status it is as of when
    if (_NO_LIMIT.tell(said) and not ends) or not _is_limit(said, words):
        return None
    return m["name"].strip(), said


def limits_above(row: Sequence[Raw], number: int, words: DeadlineWords) -> Iterator[Said]:
    """What a line above a table, by its number, says of by when all below it is due."""
    filled = [(c, value) for c, value in enumerate(row, 1) if value is not None and value != ""]
    for (column, value), (_, beside) in zip_longest(filled, filled[1:], fillvalue=(0, "")):
        if not isinstance(value, str) or len(value) > 4 * _LONGEST:
            continue
        text = f"{beside:%Y-%m-%d}" if isinstance(beside, date) else str(beside)
        lines = [f"{value.strip(' :：')}:{text}"] if _is_label(value) and text else _SENTENCES.split(value)
        found = ((line.strip(), told) for line in lines if (told := _told_by(line.strip(), words)))
        if said := next(found, None):
            yield Said(said[0], number, column, labelled=said[1] == "label")


def _told_by(line: str, words: DeadlineWords) -> str:
    """Whether a line says a deadline of all rows, behind a ``label`` or in a ``sentence``; empty where it does not."""
    label, _, behind = line.replace("：", ":").partition(":")
    if behind and _is_label(label):
        return "label" if _is_limit(behind, words, alone=not _LABEL_OF_TIME.tell(label)) else ""
    simple = line.translate(SIMPLIFIED)
    told = len(line) <= _LONGEST and all(some.tell(simple) for some in (_LIMIT, _HAND_IN, _OF_THE_ROWS))
    return "sentence" if told and not _OF_ANOTHER.tell(simple) and _is_limit(line, words) else ""


def _is_limit(said: str, words: DeadlineWords, *, alone: bool = False) -> bool:
    """Whether a text says by when, in one deadline, and no month only; ``alone``: a day alone says it, too."""
    limits = _LIMIT.tell(said)
    rules = words.read(said).rules if limits or any(c.isdigit() for c in said) else ()
    return len(rules) == 1 and (_limits(rules[0], limits) or (alone and _has_day(rules[0])))


def _limits(rule: DeadlineRule, by: bool) -> bool:
    if rule.kind is Kind.RECURRING and rule.relation is Relation.ON:
        return _has_day(rule) or (rule.position is not None and bool(rule.position.weekday))
    by = by or rule.kind is Kind.EVENT_RELATIVE
    return by and rule.kind in (Kind.CALENDAR, Kind.RECURRING, Kind.EVENT_RELATIVE) and rule.relation is Relation.BY


def _has_day(rule: DeadlineRule) -> bool:
    return rule.position is not None and bool(rule.position.month_day)


def has_label(row: Sequence[Raw]) -> bool:
    """Whether the label of a deadline stands in a row: 交齐时间 | 2026年11月20日."""
    return any(isinstance(v, str) and _is_label(v, plainly=True) for v in row)


def _is_label(text: str, *, plainly: bool = False) -> bool:
    simple = text.strip(" :：").translate(SIMPLIFIED)
    of_deadline = len(simple) <= _LONGEST_LABEL and _LABEL.tell(simple) and not _LABEL_OF_ANOTHER.tell(simple)
    return of_deadline or (not plainly and _LABEL_OF_TIME.tell(simple))


def asks_whether(name: str) -> bool:
    """Whether a column asks if a thing was handed in: 是否上交, 交了没."""
    return _WHETHER.tell(name)


def is_paper(name: str) -> bool:
    """Whether a column is called like something that is handed in: 考勤表."""
    return _A_PAPER.tell(name)


def says_hand_in(text: str) -> bool:
    """Whether a text is of something that is handed in or finished."""
    return _HAND_IN.tell(text)

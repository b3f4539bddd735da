"""Tables whose column names nobody could list, told by what stands in the columns: deadlines in words, dates, names.

Only where a sheet has no table by names. A column of deadlines as people write them is what no other list has: terms of
contracts (一年), dates and amounts alone are not taken for any.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from toolkit.core.phrase import read_phrase
from toolkit.patterns import compiled
from toolkit.sheet.column_names import is_of_another_time
from toolkit.sheet.values import Raw

_LOOKED_AT = 40  # rows from the top of a sheet
_MOST_READ = 120  # cells of a sheet that are tried as deadlines
_LONGEST = 60
_MAY_SAY_WHEN = compiled(
    r"\d|[前内后每周月日天号旬季年]|within|before|after|\bby\b|day|week|month|quarter|shift|EOD|EOM", re.IGNORECASE
)
_NO_DEADLINE = compiled(
    r"[\d一二三四五六七八九十两半]+ ?个?(?:年|月|季度|天|日|周|小时|课时|学时|分钟)"  # the term of a contract
    r"|\d{2,4}[-/.年]\d{1,2}(?:[-/.月]\d{1,2}日?)?(?:[ T]\d.*)?|\d{1,2}:\d\d|[-\d., ]+"  # dates may be of anything
)
_ASKS = compiled("几点|几号|几时|啥|什么|何时|多久|多长|哪天|when", re.I)
_OTHER_TERMS = compiled(
    r"付款|结算方式|周期|频次|频率|保质|质保|保修|有效|起止|时长|课时|试用|日期$|时段"
    r"|duration|lead time|valid|warrant|payment|date$",
    re.I,
)
"""Columns that say how long something lasts, or how it is paid."""
_NUMBERED = compiled(
    r"序号|编号|項次|项次|电话|分机|页数|份数|版本|备注|備註|说明|金额|得分|评价|扣分|号$"
    r"|^#$|^no\b|ext\.?$|ver\.?$|remark|comment|notes?$",
    re.I,
)
_A_THING = compiled("(?:东西|材料|资料|报表|单据|文件|内容|事项)$")
_OF_SOMEBODY = frozenset({"provider", "receiver", "owner"})
_ABOUT = compiled(
    r"(?:方式|形式|要求|情况|标准|说明|编号|代码|日期|时间|次数|数量|份数|地址|地点|电话|邮箱|意见|结果|原因|频率|频次|状态|进度)$"
    r"|(?:类别|类型|级别|职务|职责)$"
    r"|\b(?:code|no|number|size|price|type|status|date|time|phone|e-?mail|do|mode|method)\.?$",
    re.I,
)
_A_UNIT = compiled(r"单位|unit", re.I)
"""So called alone, it is that of a department or of a quantity."""
_DEPARTMENT = compiled(r".*(?:部|科|处|室|组|所|院|中心|班|店|厂|队|局|行|公司|集团|办)")


def _words(*patterns: str) -> re.Pattern[str]:
    return compiled("|".join(patterns), re.I)


_BY_NAME: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("submitted_at", _words(
        "实际|实交|已提?交|回复时间|兑现|(?:交|报|送|出|办|给|完成|归档|缴|繳)(?:齐|来|出|好|结|的|了|完|回|单|付|件|档|接|送)?(?:日|日期|时间|date)$",
        r"\bdone\b|sent\b(?! to)|actual|came in|rec'?d|given|date in|completed|filed|handed over|submitted",
    )),
    ("receiver", _words(
        "给(?!出|定|了)|交到|交哪|报到|送到|送哪|收件|收表|收材料|受表|受理方|接收|接受|领取|交接|输入部门|需求方|需方|对象$|找谁|对口|面向|下道|后台|对方|要的|收的|收单",
        r"\bto\b|gets|recipient|receiv|customer|benef|for whom|^for$",
    )),
    ("owner", _words(
        "(?<![由给找向])谁(?!出|提供|报|给)|经办|经手|承辦|主办|班长|组长|经理|老师|秘书|干事|(?<!制)(?<!检查)(?<!批准)(?<!审核)(?<!审批)(?<!复核)人$",
        r"\bpic\b|person|^who$|\(name\)|assigned|clerk|owner|handler",
    )),
    ("provider", _words(
        "由谁|谁出|谁报|提供|供给方|供方|出具|主责|责任|牵头|部门|科室|科$|处$|组室|班组|哪个.*出$|出单|做的|给的|单位|學院|学院|院系|班级|岗位|單位|处室|支行|工序|科别|车间|哪个组|哪里出|移交方|主体",
        r"dept|department|\bfrom\b|\bteam\b|gives|who sends|function|\bunit\b|\bresp|provide[rd]|prepared|office"
        "|^line$",
    )),
    ("deliverable", _words(
        "东西|材料|资料|表格|表名|报表|什么|啥|事项|内容|文件|件名|交件|单据|单证|单子|票据|表单|档案|要件|文书|台账|输出|产出|证据|明细|作业|要交|该出|应交|要报",
        r"\bwhat\b|document|output|paper|record|report|title|obligation|task|deliverable|item|return|\bform\b|\brpt\b|filing",
    )),
)  # fmt: skip
"""Field → what its column is called, in the order in which they are served."""


def deliverable_column(
    columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]]
) -> int | None:
    """What is owed in a table of which only that column has no known name: the text nearest to the deadlines.

    Only where the column of deadlines holds such as people write in words, and another column says who owes or what
    became of it; a list of contracts with their terms is none.

    Args:
        columns: field to column, without ``deliverable``; columns count from 1.
        free: the names of the columns that say nothing else.
        body: rows below the header.
    """
    told = {"provider", "receiver", "owner", "submitted_at", "work", "duty_id"}
    values = _column(body, columns["phrase"])
    said = [v for v in values if isinstance(v, str) and _tried(v) and read_phrase(v).rules]
    if not told & columns.keys() or not said or len(said) * 2 <= len(values):
        return None
    return _owed(free, columns["phrase"], body)


def people_columns(
    columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]]
) -> dict[str, int]:
    """Who owes, to whom, who does it and when it came, where no column of a known name says so: 报到哪里, PIC.

    Args:
        columns: field to column, as known.
        free: the names of the columns that say nothing else.
        body: rows below the header; none, nothing is told.
    """
    found: dict[str, int] = {}
    for field, pattern in _BY_NAME:
        if field in columns or field == "deliverable":
            continue
        for column, name in free.items():
            values = _column(body, column)
            if column not in found.values() and values and _called(field, pattern, name) and _fits(field, name, values):
                found[field] = column
                break
    return found


def guess_columns(rows: Sequence[Sequence[Raw]]) -> tuple[int, int, dict[int, str], dict[str, int]] | None:
    """First and last row of the header, its names and its fields, both by column; None where there is no such table.

    Rows and columns count from 1. There are ``phrase`` and ``deliverable``, and who owes it, to whom, or when it came.
    """
    found = _deadlines(rows[:_LOOKED_AT])
    if found is None:
        return None
    phrase, first = found
    header = _header_above(rows, first, phrase)
    if header is None:
        return None
    top, names = header
    if _OTHER_TERMS.search(names[phrase]):
        return None
    body = rows[first : first + _LOOKED_AT]
    fields = _fields(names, phrase, body)
    if "deliverable" not in fields or not {"provider", "receiver", "owner", "submitted_at"} & fields.keys():
        return None
    return top + 1, first, names, fields


def _deadlines(rows: Sequence[Sequence[Raw]]) -> tuple[int, int] | None:
    """The column with the most cells that say when, and the index of the first row of its table."""
    budget = _MOST_READ
    best: tuple[int, int, int] | None = None
    for column in range(1, max(map(len, rows), default=0) + 1):
        cells = [(i, row[column - 1]) for i, row in enumerate(rows) if len(row) >= column and row[column - 1]]
        said = []
        for i, value in cells:
            if isinstance(value, str) and _tried(value) and budget:
                budget -= 1
                if read_phrase(value).rules:
                    said.append(i)
        if len(said) < 2:
            continue
        below = [i for i, _ in cells if i >= said[0]]
        if len(said) * 2 > len(below) and (best is None or len(said) > best[0]):
            best = (len(said), column, said[0])
    return (best[1], best[2]) if best else None


def _tried(value: str) -> bool:
    text = value.strip()
    if _ASKS.search(text):
        return False  # 几点之前 is the name of such a column
    return len(text) <= _LONGEST and _MAY_SAY_WHEN.search(text) is not None and _NO_DEADLINE.fullmatch(text) is None


def _header_above(rows: Sequence[Sequence[Raw]], first: int, phrase: int) -> tuple[int, dict[int, str]] | None:
    """The index of the header's first row and the names by column; two rows where the upper one fills gaps."""
    names = _names(rows[first - 1]) if first else None
    if names is None or len(names) < 2:
        return None
    top = first - 1
    upper = _names(rows[top - 1]) if top else None
    if upper is not None and len(upper) > 1 and (len(upper.keys() - names.keys()) or phrase not in names):
        names = {c: upper.get(c, "") + names.get(c, "") for c in sorted(upper.keys() | names.keys())}
        top -= 1
    if len(names) < 3 or phrase not in names or (_tried(names[phrase]) and read_phrase(names[phrase]).rules):
        return None
    return top, names


def _names(row: Sequence[Raw]) -> dict[int, str] | None:
    """The texts of a row by column; None where something else stands in it."""
    if any(v is not None and v != "" and not isinstance(v, str) for v in row):
        return None
    return {c: v.strip() for c, v in enumerate(row, 1) if isinstance(v, str) and v.strip()}


def _fields(names: Mapping[int, str], phrase: int, body: Sequence[Sequence[Raw]]) -> dict[str, int]:
    fields = {"phrase": phrase}
    free = {c: name for c, name in names.items() if c != phrase and not _NUMBERED.search(name)}
    for field, pattern in _BY_NAME:
        if field == "deliverable":
            continue
        for column, name in free.items():
            if _called(field, pattern, name) and _fits(field, name, _column(body, column)):
                fields[field] = column
                break
        free = {c: name for c, name in free.items() if c != fields.get(field)}
    if found := _owed(free, phrase, body):
        fields["deliverable"] = found
    return fields


def _owed(free: Mapping[int, str], phrase: int, body: Sequence[Sequence[Raw]]) -> int | None:
    """A column of text that is called like things, or else the text nearest to the deadlines."""
    words = [c for c, name in free.items() if not _NUMBERED.search(name) and _is_words(_column(body, c))]
    things = [c for c in words if dict(_BY_NAME)["deliverable"].search(free[c]) and not _ABOUT.search(free[c])]
    return things[0] if things else _nearest(words, phrase)


def _called(field: str, pattern: re.Pattern[str], name: str) -> bool:
    """给财务的东西 is what is given, not to whom; 提供方式 how; 应交日 when it should be."""
    if pattern.search(name) is None or (field == "receiver" and _A_THING.search(name)):
        return False
    if field == "submitted_at":
        return not is_of_another_time(name)
    return field not in _OF_SOMEBODY or not _ABOUT.search(name)


def _fits(field: str, name: str, values: Sequence[Raw]) -> bool:
    if field == "submitted_at":
        dated = [v for v in values if isinstance(v, date) or (isinstance(v, str) and _NO_DEADLINE.fullmatch(v.strip()))]
        return bool(values) and len(dated) * 2 > len(values)
    if field == "provider" and _A_UNIT.fullmatch(name):
        return all(isinstance(v, str) and _DEPARTMENT.fullmatch(v.strip()) for v in values)
    return _is_words(values)


def _nearest(columns: Sequence[int], phrase: int) -> int | None:
    """The nearest to the left, where people write what comes first, or else the first to the right."""
    left = [c for c in columns if c < phrase]
    return max(left) if left else min(columns, default=None)


def _column(body: Sequence[Sequence[Raw]], column: int) -> list[Raw]:
    return [row[column - 1] for row in body if len(row) >= column and row[column - 1] not in (None, "")]


def _is_words(values: Sequence[Raw]) -> bool:
    words = [v for v in values if isinstance(v, str) and any(c.isalpha() for c in v)]
    return len(words) * 2 > len(values)

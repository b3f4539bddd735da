"""Which column says how far things are, where no known name says so: 回签状态, 是否销号, 给了没, Open/Closed.

Told by its name and by what stands in it; where it is known when things came, the one has to agree with the other.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from toolkit.core.status import EXEMPT, HANDED_IN, Work
from toolkit.patterns import compiled
from toolkit.sheet.column_names import fields_of
from toolkit.sheet.date_names import is_rate
from toolkit.sheet.guess import are_dates, held_in
from toolkit.sheet.guess_names import says_again
from toolkit.sheet.guess_verdict import is_asked_for, owing_rows
from toolkit.sheet.name_words import NameWords, Words
from toolkit.sheet.status_forms import act_of, is_beside
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import normal
from toolkit.sheet.words import read_work, read_yes

_DONE = "办结 办完 办毕 完成 完结 落实 落实到位 落实完成 整改 整改完成 整改到位 结案 办理完成 办理完毕"
_IF_DONE = NameWords(
    Words(whole="是否 是否已 是否已经 有没有", then=(_DONE, "- 了 情况")),
    Words(whole=_DONE, then=("否 与否 没 没有 了没 了没有 了吗",)),
    Words(whole="done completed complete finished closed"),
)
"""Asks whether all is done, as 是否督办, 是否归档 and 是否上报 do not."""
_STATES = "状态 情况 情形 进度 进展 现状"
_HOW_FAR = NameWords(
    Words(ends=_STATES, then=("- 更新 跟踪 追踪 标记 描述",)),
    Words(ends="与否 处理结果 处置结果 办理结果 整改结果 落实结果"),
    Words(whole="眼下 目前 现在 当前 现况 近况 现阶段 当前阶段 目前阶段 所处阶段 阶段"),
    Words(ends="到哪 到哪了 到哪一步 到哪一步了 到哪步了 怎样了 怎么样了 咋样了 如何了"),
    Words(ends="status progress", whole="state openclosed openorclosed"),
    Words(whole="whereweare wherearewe whereitstands whereisit wherenow standing howfar sofar"),
)
_OF_ELSE = NameWords(
    # of what was owed before
    Words(begins="上 上一 上个", then=("期 次 月 周 年 季",)),
    Words(begins="去年 往期 往年 历史 前期 前次 以前 以往 同期 累计"),
    # of others, or of what is not owed
    Words(begins="配合 客户 物料 培训 考试 开箱"),
    Words(
        whole="合同 项目 系统 网络 健康 运行 使用 设备 仪器 物料 库存 产品 备件 车辆 房屋 房间"
        " 人员 员工 学员 学生 会员 客户 供应商 账户 账号 在职 婚姻 签证",
        then=(_STATES,),
    ),
    Words(has="payment invoice paid contract project approv review accept"),
    Words(has="employ credit stock health account vendor supplier customer risk"),
)
"""项目状态 is how far a project is, 库存情况 how much there is, 上月完成情况 of what was owed before."""
_BESIDE_IT = NameWords(
    Words(ends="模板 模版 样表 格式 方式 形式 途径 渠道 抄送 抄报 密级 公章 印章 钥匙 口径 标准"),
    Words(ends="网络 权限 账号 密码 打印机 联系人 电话 手机 邮箱 地址 编号 类别 类型"),
    Words(ends="_template _sample _format _cc _access _network _printer _password _phone _email _address"),
    Words(ends="_mode _method _type _category _key _stamp"),
)
"""How or with what a thing is done: 已发送 below 模板 says that the form was sent."""
_UNDERWAY = frozenset({Work.NOT_STARTED, Work.IN_PROGRESS})
_BY_THE_CLERK = _UNDERWAY | {Work.SUBMITTED}
_SEEMS_ONE = compiled("^[已未待]|^[正尚暂]在?|[中了]$")
"""So looks how far something is, whatever it is: 已消除, 待停电. What is no known word, nobody is charged by."""
_LEAST_SAID, _NEARLY_ALL = 3, 0.9


def status_column(columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """A column that is called like a status, or asks whether it was done, and in which most cells say so.

    Args:
        columns: field to column, as known.
        free: the names of the columns that say nothing else.
        body: rows below the header; only those that owe something count.
    """
    fitting = {c: name for c, name in free.items() if _is_called_so(name)}
    if "submitted_at" in columns:
        fitting = {c: name for c, name in fitting.items() if not act_of(name).endswith("ok")}  # what the others say
    if not fitting:
        return None
    from toolkit.sheet.done_marks import has_date

    rows = owing_rows(columns, body)
    found: list[tuple[int, int]] = []
    for column, name in fitting.items():
        values = held_in(rows, column)
        if "submitted_at" not in columns and any(are_dates([value]) or has_date(value) for value in values):
            continue  # it may say when things were done
        said = [work for value in values if (work := _said(value, name))]
        by_clerk = act_of(name) != "" or not _BY_THE_CLERK.isdisjoint(said)
        seem = [value for value in values if not _said(value, name) and _SEEMS_ONE.search(str(value)) is not None]
        if said and (len(said) + len(seem)) * 2 > len(values) and by_clerk and _agree(columns, column, name, rows):
            found.append((len(values) - len(said), column))  # 完成否 rather than 进展情况 with 设备已到 below it
    return min(found)[1] if found else None


def asked_beside(
    columns: Mapping[str, int], names: Mapping[int, str], free: Mapping[int, str], body: Sequence[Sequence[Raw]]
) -> int | None:
    """A column that asks whether it is done, where hardly any cell below the known name of a status is one.

    是否办结 beside 落实情况 with 方案已印发 below it, and not 是否督办. Not where a cell of the known one says that
    nothing is owed, nor where it says that a thing is done which is not by the other.

    Args:
        columns: field to column, as known, with ``work`` by its name.
        names: the header's names by column.
        free: the names of the columns that say nothing else.
        body: rows below the header.
    """
    known, others = columns["work"], {field: c for field, c in columns.items() if field != "work"}
    values = {str(value): value for value in held_in(body, known)}.values()
    told = [work for value in values if (work := _said(value, names[known])) is not None]
    if len(told) * 2 >= len(values) or not EXEMPT.isdisjoint(told):
        return None
    found = status_column(others, {c: name for c, name in free.items() if _IF_DONE.tell(normal(name))}, body)
    if found is None:
        return None
    rows = [row for row in body if held_in([row], known) and held_in([row], found)]
    far = [(_said(row[known - 1], names[known]), _said(row[found - 1], names[found])) for row in rows]
    return None if any(one in HANDED_IN and other not in HANDED_IN for one, other in far) else found


def plain_status(columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> int | None:
    """A column of any name that nothing else has, in which nearly all cells say in words that it is done or is not."""
    for column, name in free.items():
        rows = owing_rows(columns, body)
        values = held_in(rows, column)
        if len(values) < _LEAST_SAID or fields_of(name) or _is_of_else(name) or _BESIDE_IT.tell(name):
            continue
        said = [work for value in values if read_yes(value) is None and (work := _said(value, name))]
        both = Work.SUBMITTED in said and not _UNDERWAY.isdisjoint(said)
        if both and len(said) >= _NEARLY_ALL * len(values) and _agree(columns, column, name, rows):
            return column
    return None


def doubtful_columns(
    columns: Mapping[str, int], free: Mapping[int, str], body: Sequence[Sequence[Raw]]
) -> tuple[int, ...]:
    """Where nothing else says how far things are, the columns in which a cell or two say in words that one is done.

    The others there may say so in words that nobody could list: nobody is charged by what cannot be read.
    """
    if {"submitted_at", "work"} & columns.keys():
        return ()
    found = []
    for column, name in free.items():
        values = held_in(owing_rows(columns, body), column)
        if fields_of(name) or _is_of_else(name) or _BESIDE_IT.tell(name):
            continue
        if not all(isinstance(value, str) for value in values):
            continue
        words = [v for v in values if read_yes(v) is None and any(sign.isalpha() for sign in str(v))]
        if any(read_work(value)[0] is Work.SUBMITTED for value in words) or any(map(_is_fine, values)):
            found.append(column)
    return tuple(found)


def _is_fine(value: Raw) -> bool:
    """OK, which nobody says of what is still to be done."""
    return isinstance(value, str) and value.strip(" .!").lower() in ("ok", "okay")


def _is_called_so(name: str) -> bool:
    if _is_of_else(name):
        return False
    return _HOW_FAR.tell(normal(name)) or act_of(name) != ""


def _is_of_else(name: str) -> bool:
    """Whether a column is of another thing, of another act, or of the second time: 项目状态, 审核进度, 重交情况."""
    return _OF_ELSE.tell(normal(name)) or is_beside(name) or _is_needed(name) or says_again(name)


def _is_needed(name: str) -> bool:
    """Whether a name asks whether something is needed: 需不需要, and not 要到没."""
    return is_asked_for(name) and not act_of(name)


def _said(value: Raw, name: str) -> Work | None:
    """What a cell says of the act in the name; a tick only where there is one, a number where it is a part."""
    if isinstance(value, bool) or read_yes(value) is not None:
        return read_work(value)[0] if act_of(name) else None
    if isinstance(value, str) or is_rate(name):
        return read_work(value, is_rate(name), act_of(name))[0]
    return None


def _agree(columns: Mapping[str, int], column: int, name: str, rows: Sequence[Sequence[Raw]]) -> bool:
    """Whether most rows that are said to be done are those with a completion, as far as that is known."""
    if "submitted_at" not in columns:
        return True
    came = [
        (work in HANDED_IN) == bool(held_in([row], columns["submitted_at"]))
        for row in rows
        for value in held_in([row], column)
        if (work := _said(value, name)) and work not in EXEMPT
    ]
    return not came or sum(came) * 2 > len(came)

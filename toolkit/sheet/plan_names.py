"""What names of columns say of beginnings and ends, planned and real ones: 计划开始, 计划完成, Actual start."""

from __future__ import annotations

from toolkit.core.traditional import plain
from toolkit.patterns import compiled
from toolkit.sheet.name_words import either

_PLANNED = either(
    "计划 预定 原定 拟 拟定 要求 规定 约定 目标 基准 基线 应 plan planned target baseline scheduled agreed"
)
_EXPECTED = either("预计 预定 expected estimated")
_REAL = either("实际 actual")
_BEGUN = "开始 起始 启动 开工 动工"
_BEGINNING = either(
    f"{_BEGUN} 起 start started starting begin beginning began begun commence commenced commencement",
    "kick[ -]?off",
)
_HANDED_OVER = either(
    "完成 完工 竣工 交付 交稿 交货 交件 提交 上交 报送 移交 归档"
    " completion completed finish finished delivery delivered submission submitted handover"
)
_OVER_THEN = either("结束 终止 止 讫 迄 end")
_END = either("", _HANDED_OVER, _OVER_THEN)
_TIME = r"(?:日期?|时间)?(?:[ _]?(?:date|time|on|at))?"
_BEGAN = compiled(
    rf"(?:.*{either(_BEGUN)}(?:执行|实施|办理|处理|工作|施工)?|(?:{_PLANNED}|预计|{_REAL})起"
    rf"|(?:.*\b)?{_BEGINNING}){_TIME}"
)
_PLAN = compiled(rf"{_PLANNED}{_TIME}")
_PLANNED_END = compiled(rf"{_PLANNED}[ _-]?{_END}{_TIME}")
_PLANNED_OVER = compiled(rf"{_PLANNED}[ _-]?{_HANDED_OVER}{_TIME}")
_TO_BE_OVER = compiled(rf"(?:{_PLANNED}|{_EXPECTED})[ _-]?{_OVER_THEN}{_TIME}")
_OVER = compiled(r"结束(?:日期?|时间)|end(?:[ _]?(?:date|time))")
_WORK = compiled(
    r"(?:主要|重点|具体|项目|本[周月年])?(?:工作|任务)(?:名称?|内容|事项|项目|任务|描述)?"
    r"|(?:(?:task|action|work|activity)(?: ?(?:name|item|description))?s?|action items?)"
)
_REAL_END = compiled(rf"{_REAL}[ _-]?{_END}{_TIME}")
_GROUP = compiled(
    rf"(?P<kind>{_PLANNED}|预[计定测]|forecast|expected|{_REAL})(?:日期?|时间|工期|进度|情况| (?:dates?|times?))?"
)
_MEASURED = compiled(
    r"[数产销用电水油气流客工]量|数$|额$|金$|[价费款值]|率$|工[时日期]|人[数次]|天数|时长|\b(?:qty|quantity|hours|days|cost|amount|price|value|budget|units?)\b"
)
_PART = compiled(rf"(?:{_BEGINNING}|{_END}){_TIME}")


def says_began(name: str) -> bool:
    """Whether it says when something began, or was to: 实际开始, 计划开工日期, Actual start."""
    return _BEGAN.fullmatch(_folded(name)) is not None


def is_plan(name: str) -> bool:
    """Whether it says of its days no more than that they are planned: Target, 计划时间."""
    return _PLAN.fullmatch(_folded(name)) is not None


def is_planned_end(name: str, *, plainly: bool = True) -> bool:
    """Whether it says by when something is to be finished: 计划完成, Planned finish.

    Args:
        plainly: not just when it is to be over, as 计划结束 may say of a course.
    """
    return (_PLANNED_OVER if plainly else _PLANNED_END).fullmatch(_folded(name)) is not None


def says_to_be_over(name: str) -> bool:
    """Whether it says when something is to be over: 计划结束时间, Planned end, of a task or of a course."""
    return _TO_BE_OVER.fullmatch(_folded(name)) is not None


def says_over(name: str) -> bool:
    """Whether it says when something is over, and not whether that is a plan: 结束时间, End Date."""
    return _OVER.fullmatch(_folded(name)) is not None


def is_work(name: str) -> bool:
    """Whether work stands below a name, and nothing else that begins and ends: 任务名称, no 合同, and no 事项."""
    return _WORK.fullmatch(_folded(name)) is not None


def is_real_end(name: str) -> bool:
    """Whether it says when something was really finished, or over: 实际完工, Actual end."""
    return _REAL_END.fullmatch(_folded(name)) is not None


def planned_or_real(group: str, child: str, twice: bool) -> str:
    """The name of a column whose two cells say together which beginning or end it is of; else empty.

    开始 below 计划 is 计划开始, and so is 计划 below 开始; 完工日期 below 实际情况 is 实际完工日期.

    Args:
        twice: the lower name stands below another group, too, as 交稿日期 and 交样 do below both 计划 and 实际.
    """
    for kind, part in ((group, child), (child, group)):
        found = _GROUP.fullmatch(_folded(kind))
        both = kind == group and twice and _MEASURED.search(_folded(part)) is None
        if found and (_PART.fullmatch(_folded(part)) or both):
            joined = (
                found["kind"] + _folded(part) if not found["kind"].isascii() else f"{found['kind']} {_folded(part)}"
            )
            return joined.capitalize()
    return ""


def _folded(name: str) -> str:
    return " ".join(plain(name).split()).strip(" :*")

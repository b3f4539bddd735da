"""Which of a table's columns of dates says when something began, and which when it was done.

By their names, as far as those tell: 来电时间 and 回电时间, Logged and First response. Else by the dates: those of the
one are never before those of the other. Where neither tells, the columns are unclear, which a rule says.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping, Sequence
from datetime import date, datetime

from toolkit.core.period import Period
from toolkit.core.status import Work
from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.column_names import fields_of, is_of_another_time
from toolkit.sheet.event_names import says_act
from toolkit.sheet.guess import LOOKED_AT, any_counted, are_dates, event_columns, held_in
from toolkit.sheet.guess_names import called
from toolkit.sheet.values import DateContext, Raw, read_moment
from toolkit.sheet.vocabulary import event_stem, normal
from toolkit.sheet.words import read_verdict

_NO_EVENTS = tuple(
    "填表 制表 更新 打印 录入 出生 创建 编制 修订 检查 上次 下次 打卡 birth print update created".split()  # noqa: SIM905
)
_BEGUN = compiled(
    r"受理|接收|收到|收文|来文|来电|来函|来访|来件|进线|呼入|报修|报案|报障|申请|申报|提出|投诉|咨询|诉求|反映|建单|开单|立项|立案|下单|派单|派工"
    r"|接单|接报|接件|发起|发生|交办|转办|派发|下发|通知|发函|委托|送检|送修|取样|提货|装船|发货|到货"
    r"|call|logged|raised|receiv|recd|opened|report|request|register|enquir|inquir|complain|ordered|notified|assigned|shipp|sail"
)
_NOTED = compiled(r"录入|登记|创建|记录|created|recorded|entered")
"""When somebody wrote it down: the beginning where no other column says when that was."""
_DONE = compiled(
    r"回复|答复|批复|回报|回电|回访|回函|回传|回单|回执|回寄|签回|寄回|返回|返还|退还|交还|还回|递交|归还|交回|收回|结案|结单|结清|关单|关闭|销单|销案|销号|闭环|办结|办毕|办妥"
    r"|完结|了结|完成|解决|处理|处置|修复|修好|完修|完工|竣工|[弄搞做办修](?:好|完|定|妥|成)|[了过]没有?$|上门|到场|付讫|送单|寄单|交单|送达|出具|答应|响应|补齐|交付"
    r"|repl[yi]|respon|answer|clos|resol|return|fixed|complet|done|settle|finish|shippedback|deliver|handedover|submitted|(?<!re)sent$"
)
_SENT = compiled(r"^(?:发出|寄出|送出)(?:日|日期|时间)$")
_OF_OTHER_THINGS = compiled(
    r"出生|生日|生效|失效|到期|有效|生产日|更新|打印|制表|填表|编制|修订|检查|打卡|保修|质保|birth|print|update|expir|valid|warrant|effective"
)
_WITH_YEAR = compiled(r"\d{4}")


class Dates(NamedTuple):
    """Fields and events as they are known now, those told here, and columns that may be when things were done."""

    columns: dict[str, int]
    events: dict[str, int]
    told: tuple[str, ...] = ()
    unclear: tuple[int, ...] = ()


def named_events(cells: Mapping[int, str], taken: Container[int]) -> dict[str, int]:
    """Columns called like the day of an event (提车日期), by that event."""
    events: dict[str, int] = {}
    for column, text in cells.items():
        stem = event_stem(text)
        # 2月完成时间 says when something was done, which no event column does.
        done = any(field == "submitted_at" for field, _ in fields_of(text))
        if stem and column not in taken and not stem.startswith(_NO_EVENTS) and not done:
            events.setdefault(stem, column)
    return events


def begin_and_done(
    cells: Mapping[int, str],
    columns: dict[str, int],
    events: dict[str, int],
    own: Container[int],
    body: Sequence[Sequence[Raw]],
) -> Dates:
    """What the columns of dates of a table are, beside what is known of them.

    Args:
        cells: the header's names by column.
        columns, events: field to column and event to column, as known so far; a deadline is among the fields.
        own: columns of ours.
        body: rows below the header.
    """
    known = columns.keys()
    columns = _before_closing(columns, cells, events, body[:LOOKED_AT])
    columns = _after_sending(columns, cells, events, body[:LOOKED_AT])
    events = {stem: c for stem, c in events.items() if c != columns.get("submitted_at")}
    if "submitted_at" in columns and ("event_at" in columns or events):
        return Dates(columns, events, tuple(columns.keys() - known))
    body = body[:LOOKED_AT]
    fixed = {column for field, column in columns.items() if field != "event_at"}
    free = {c: text for c, text in cells.items() if c not in fixed and c not in own}
    dated = {c: normal(text) for c, text in free.items() if _may_be_told(text, held_in(body, c))}
    if not dated or (len(dated) == 1 and "submitted_at" not in columns):
        return Dates(columns, events)
    named = {*event_columns({c: cells[c] for c in dated}, columns["phrase"], body).values()}
    others = {c: name for c, name in dated.items() if c not in named}
    done = columns.get("submitted_at") or _said_done(others, columns["phrase"], body) or _done(others)
    counted = any_counted(body, columns["phrase"])
    begun, rest = 0, list(dated)
    if counted:
        begun, done, rest = _counted_from(dated, named, done, columns, cells, body)
    unclear = [] if done or "work" in columns else rest
    if begun or named or not counted:
        # 订车日期 beside 提车次日, or beside 每月5号前, is an event; only what is called like an end may be one.
        start = begun or (next(iter(named)) if len(named) == 1 else 0)
        unclear = [c for c in unclear if _ends(cells[c]) or (start and _may_follow(start, c, body))]
    columns, events = {**columns}, {stem: c for stem, c in events.items() if c != done}
    told: tuple[str, ...] = ()
    if done and columns.get("submitted_at") != done:
        columns = {field: c for field, c in columns.items() if c != done} | {"submitted_at": done}
        told += ("submitted_at",)
    if begun and begun not in named and "event_at" not in columns:
        columns["event_at"] = begun
        told += () if [*events.values()] == [begun] else ("event_at",)
    return Dates(columns, events, told, tuple(unclear))


def _counted_from(
    dated: Mapping[int, str],
    named: Collection[int],
    done: int,
    columns: Mapping[str, int],
    cells: Mapping[int, str],
    body: Sequence[Sequence[Raw]],
) -> tuple[int, int, list[int]]:
    """Beginning and end where deadlines count from an event, and the columns that are neither; 0 where nothing tells.

    Args:
        dated: the columns of dates and what they are called, in normal form.
        named: those of them that the deadlines name. ``done``: the end as far as it is known, else 0.
    """
    begun = _begun({c: name for c, name in dated.items() if c != done}, named, columns.get("event_at", 0))
    if begun or named:
        dated = {c: name for c, name in dated.items() if c == begun or not _NOTED.search(name)}
    rest = [c for c in dated if c not in named and c not in (begun, done)]
    if not (begun or named) or not done:
        begun, done = _by_order(begun, done, "submitted_at" not in columns, bool(named), rest, body)
        if begun and "submitted_at" in columns and begun != columns.get("event_at") and _DONE.search(dated[begun]):
            begun = 0  # Sent beside Completed at is no beginning
        if begun and not done and len(rest) == 1 and called("submitted_at", cells[begun]):
            # Documents received, and before it the B/L date.
            begun, done = (rest[0], begun) if _in_order(rest[0], begun, body) else (begun, done)
    return begun, done, [c for c in rest if c not in (begun, done)]


def _ends(name: str) -> bool:
    """Whether a column is called like the end of something."""
    return _DONE.search(normal(name)) is not None or called("submitted_at", name)


def _may_follow(start: int, column: int, body: Sequence[Sequence[Raw]]) -> bool:
    return bool(_pairs(start, column, body)) and _never_before(start, column, body)


def _before_closing(
    columns: dict[str, int], cells: Mapping[int, str], events: Mapping[str, int], body: Sequence[Sequence[Raw]]
) -> dict[str, int]:
    """The fields, with 回报日期 as the end instead of 销号日期 behind it, which is blank where a thing was sent back.

    What was sent back had come: the day that stands there is that of its coming, and the other that of the closing.
    """
    closed, verdict = columns.get("submitted_at", 0), columns.get("verdict", 0)
    if not closed or not verdict or closed < verdict:
        return columns
    back = [row for row in body if held_in([row], verdict) and read_verdict(row[verdict - 1])[0] is Work.REJECTED]
    for column in events.values():
        name = cells[column]
        ends = _ends(name)
        came = back and len(held_in(back, column)) == len(back) and not held_in(back, closed)
        if ends and came and _may_be_told(name, held_in(body, column)) and _in_order(column, closed, body, 1):
            return {**columns, "submitted_at": column}
    return columns


def _after_sending(
    columns: dict[str, int], cells: Mapping[int, str], events: Mapping[str, int], body: Sequence[Sequence[Raw]]
) -> dict[str, int]:
    """The fields, with 回传日期 as the end and 发出日期 as the beginning, where deadlines count from one."""
    sent, phrase = columns.get("submitted_at", 0), columns["phrase"]
    if "event_at" in columns or not sent or _SENT.search(normal(cells[sent])) is None:
        return columns
    if not any_counted(body, phrase) and not any_counted([[cells[phrase]]], 1):
        return columns
    back = _done({c: normal(cells[c]) for c in events.values() if _may_be_told(cells[c], held_in(body, c))})
    if not back or not _in_order(sent, back, body):
        return columns
    return {**columns, "submitted_at": back, "event_at": sent}


def _may_be_told(name: str, values: Sequence[Raw]) -> bool:
    """Whether a column may say when something began or was done; one that is still blank, if it is called so."""
    if is_of_another_time(name) or _OF_OTHER_THINGS.search(normal(name)):
        return False
    return are_dates(values) or (not values and event_stem(name) != "" and _DONE.search(normal(name)) is not None)


def _said_done(names: Mapping[int, str], phrase: int, body: Sequence[Sequence[Raw]]) -> int:
    """The only column whose date the deadlines name as what is to be done, 到场时间 beside 报修4小时内到场, or 0."""
    said = [text for text in held_in(body, phrase) if isinstance(text, str)]
    found = [c for c, name in names.items() if any(says_act(event_stem(name) or name, text) for text in said)]
    return found[0] if len(found) == 1 else 0


def _done(names: Mapping[int, str]) -> int:
    """The only column that is called like the end of something, or 0."""
    found = [c for c, name in names.items() if _DONE.search(name)]
    return found[0] if len(found) == 1 else 0


def _begun(names: Mapping[int, str], named: Collection[int], general: int) -> int:
    """The column of the beginning: the one that the deadlines name, that of a known name, one called so; or 0."""
    if named:
        return next(iter(named)) if len(named) == 1 else 0
    if general in names:
        return general
    for pattern in (_BEGUN, _NOTED):
        found = [c for c, name in names.items() if pattern.search(name)]
        if found:
            return found[0] if len(found) == 1 else 0
    return 0


def _by_order(
    begun: int, done: int, named_done: bool, counted: bool, rest: Sequence[int], body: Sequence[Sequence[Raw]]
) -> tuple[int, int]:
    """Beginning and end where one of them or both are not known: told by the dates if only one column may be it.

    Args:
        begun, done: as known, 0 where not. ``named_done``: the end is only called like one.
        counted: whether the deadlines name columns, of which each is a beginning.
        rest: the columns that may be either.
    """
    if done and not begun and not counted and len(rest) == 1:
        if named_done and _in_order(done, rest[0], body):
            return done, rest[0]  # 结案日期, and 归档日期 after it
        if _in_order(rest[0], done, body, 0):
            return rest[0], done
    if begun and not done and len(rest) == 1 and _in_order(begun, rest[0], body):
        return begun, rest[0]
    if not begun and not done and not counted and len(rest) == 2:
        a, b = rest
        return (a, b) if _in_order(a, b, body, 3) else (b, a) if _in_order(b, a, body, 3) else (0, 0)
    return begun, done


def _in_order(first: int, second: int, body: Sequence[Sequence[Raw]], least: int = 2) -> bool:
    """Whether the dates in one column surely follow those in another: never before them, and not all on the same days.

    On the same day the hours tell, if there are any.

    Args:
        least: rows that have to show it; 0 where the second column is known, and the first may be on the same days.
    """
    both = _pairs(first, second, body)
    if not _never_before(first, second, body) or len(both) < least:
        return False
    if not least or any(_day(a) < _day(b) for a, b in both):
        return True
    return all(a <= b for a, b in both) and any(a < b for a, b in both)


def _never_before(first: int, second: int, body: Sequence[Sequence[Raw]]) -> bool:
    """Whether every day in the second column has one in the first that is not after it."""
    ends = [row for row in body if _moment(row, second) is not None]
    both = _pairs(first, second, body)
    return len(ends) == len(both) and all(_day(a) <= _day(b) for a, b in both)


def _pairs(first: int, second: int, body: Sequence[Sequence[Raw]]) -> list[tuple[datetime, datetime]]:
    """What both columns of a row say, where both do."""
    found = ((_moment(row, first), _moment(row, second)) for row in body)
    return [(a, b) for a, b in found if a is not None and b is not None]


def _day(moment: datetime) -> date:
    return moment.date()


def _moment(row: Sequence[Raw], column: int) -> datetime | None:
    """When a cell says, with its year and in no doubt; a day alone as its midnight."""
    value = row[column - 1] if column <= len(row) else None
    if isinstance(value, datetime):
        return value
    if isinstance(value, date):
        return datetime(value.year, value.month, value.day)
    if not isinstance(value, str) or not _WITH_YEAR.search(value):
        return None
    found = read_moment(value, DateContext(Period(2000, 1)))
    if found.value is None or found.problem:
        return None
    day = found.value.day
    return datetime(day.year, day.month, day.day)

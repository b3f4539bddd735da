"""What a row says of its promise, and what of what became of it: only the promise comes back in the next period.

Most columns are one or the other by what they are. Of the others it is told by their names (验收人, 满意, 签字), where
nothing stands in them beside what is still open. A column whose name does not say so stays, whatever stands in it; one
of how far things are (执行情况) stays where its cells do not say so.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

from toolkit.app.roll.area import Area
from toolkit.app.roll.marks import promise_of
from toolkit.app.roll.rows import Rolling, is_open, names_no_day, what
from toolkit.catalogue import listed
from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.judge import effective_work
from toolkit.core.obligation import Judged, Obligation
from toolkit.core.status import EXEMPT, Work
from toolkit.patterns import compiled
from toolkit.sheet.column_names import is_forecast
from toolkit.sheet.date_names import is_end, is_looked_at, is_rate
from toolkit.sheet.fields import PER_PERIOD
from toolkit.sheet.guess import are_dates, held_in
from toolkit.sheet.guess_verdict import is_opinion
from toolkit.sheet.status_forms import act_of
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import normal
from toolkit.sheet.words import read_work

_EITHER = frozenset({"reviewer", "ended_at"})
"""复核人 may be who is to look at it, or who did."""

_SAID_AFTERWARDS = compiled(
    r"(?:验收|签收|确认)人$|签[字名认章收]$|满意|是否合格|收到|收讫|签到|(?:checked|accepted|received|signed)by|signature|signed$"
)
_REMINDED = compiled(
    r"^(?:催[办交收报促]?|督办|提醒)(?:日期|时间|日)?$|^(?:reminded|chased|reminder(?:date|sent)?)(?:on|at)?$"
)
_HOW_FAR = compiled(
    r"(?:目前|当前|最新|本[周月期季年]|工作|任务)?"
    r"(?:(?:进展|进度|推进)(?:情况|状态|结果|情形)?|(?:完成|落实|办理|整改|执行|处[理置]|办结)(?:情况|状态|结果|情形))"
    r"|(?:current|latest)?(?:status|progress)"
)
_IN_BRACKETS = compiled(r"[(\uff08][^()\uff08\uff09]*[)\uff09]$")
_NAMED = 5


def outcome_columns(area: Area, rows: Mapping[int, Judged]) -> frozenset[int]:
    """The columns of a table that say what became of a promise. One that is said to be of a month keeps its own.

    Args:
        rows: the table's rows that are judged, by number.
    """
    header = area.table.header
    found = {header.columns[f] for f in PER_PERIOD if f in header.columns}.difference(header.of_months)
    return outcome_by_name(area, rows) | found


def outcome_by_name(area: Area, rows: Mapping[int, Judged]) -> frozenset[int]:
    """The columns that are nothing known, and of the last period by what they are called."""
    header, cells = area.table.header, dict(area.table.rows)
    known = {column for field, column in header.columns.items() if field not in _EITHER}
    known |= {*header.event_columns.values(), *area.own, area.serial, *header.of_months}
    works = {n: effective_work(j.obligation) for n, j in rows.items()}
    waiting = [n for n, work in works.items() if work in (Work.NOT_STARTED, Work.IN_PROGRESS)]
    came = [n for n, work in works.items() if n not in waiting and work not in EXEMPT]
    found = set()
    for column in area.columns:
        if column in known:
            continue
        name = header.names.get(column, "")
        if is_forecast(name) or _REMINDED.search(normal(name)):  # said of what is open, too
            if are_dates(held_in([cells[n] for n in rows], column)):
                found.add(column)
            continue
        held, open_held = (held_in([cells[n] for n in some], column) for some in (came, waiting))
        if _HOW_FAR.fullmatch(normal(name)):  # and of what is open, too: 进展情况 beside 是否闭环
            said = [value for value in held if value not in open_held and _says_how_far(value, name)]
            if len(said) * 2 > len(held):
                found.add(column)
            continue
        if not held or open_held:
            continue
        dated = (is_end(name) or is_looked_at(name)) and are_dates(held)
        if dated or _SAID_AFTERWARDS.search(normal(name)) or is_opinion(name):
            found.add(column)
    return frozenset(found)


def _says_how_far(value: Raw, name: str) -> bool:
    """Whether a cell says what has come of a thing, unlike who sees to it and how: 按制度执行, 李会计负责."""
    return read_work(value, is_rate(name), act_of(name))[0] is not None or "已" in str(value)


def told_of(rolling: Rolling, area: Area, emptied: Container[int], rows: Iterable[int]) -> Iterator[Finding]:
    """Which columns were emptied for their names alone: they may be meant otherwise."""
    header, rows = area.table.header, list(rows)
    cells = [row for n, row in area.table.rows if n in rows]
    some = [c for c in area.columns if c in emptied and held_in(cells, c)]
    if some:
        names = "”“".join(header.names.get(column, "") for column in some)
        place = Place(rolling.book.name, area.sheet, header.last_row, some[0])
        yield rolling.finding("roll-emptied", place, Severity.INFO, names=names)


def of_another_period(rolling: Rolling) -> Iterator[Finding]:
    """That rows are of a later period than the one that ends, and none is of that: --to may be wrong.

    A row that says no period is of the one that ends, and so is one of a quarter or a year in which that lies.
    """
    source = rolling.source
    rows = [j.obligation for j in rolling.book.judged if j.obligation.columns]
    said = {row.period or source for row in rows}
    is_among = any(period.start <= source.end and source.start <= period.end for period in said)
    if not is_among and any(period.start > source.start for period in said):
        seen = listed(map(str, sorted(said, key=lambda period: period.start)))
        yield rolling.finding("roll-other-period", rows[0].place, seen=seen, source=source, to=rolling.to)


def unreviewed(rolling: Rolling, sheets: Container[str], kept: Container[Place]) -> Iterator[Finding]:
    """What was handed in, or handed in again, and nobody has accepted or sent back yet: its place is its own month.

    The first time is only told where the receiver says such things at all.

    Args:
        sheets: those that were rolled. ``kept``: rows that are in the new workbook.
    """
    rows = [j.obligation for j in rolling.book.judged if j.obligation.columns]
    usual = any(row.review and row.review.verdict for row in rows)
    found: dict[str, list[Obligation]] = {}
    for row in rows:
        again = row.resubmission is not None
        if (usual or again) and row.place.sheet in sheets and row.place not in kept and _waits(row):
            found.setdefault(row.place.sheet, []).append(row)
    for some in found.values():
        yield _naming(rolling, "roll-unreviewed", some)


def not_back(rolling: Rolling, emptied: Iterable[Obligation], staying: Iterable[Obligation]) -> Iterator[Finding]:
    """What is done and owed by no row of its table any more: a case, or a promise that had its day in its only row.

    Whose case it was (核对欠款(陈先生)) makes no promise of its own.
    """
    still = {_of_whomever(row) for row in staying}
    gone: dict[tuple[str, ...], Obligation] = {}
    for row in emptied:
        if names_no_day(row, rolling) and _of_whomever(row) not in still:
            gone.setdefault(_of_whomever(row), row)
    if gone:
        yield _naming(rolling, "roll-not-back", list(gone.values()))


def _of_whomever(row: Obligation) -> tuple[str, ...]:
    provider, receiver, name = promise_of(row.duty)
    return provider, receiver, _IN_BRACKETS.sub("", name)


def _naming(rolling: Rolling, key: str, rows: Sequence[Obligation]) -> Finding:
    """What is said of several rows of a sheet, the first of which are named."""
    names = listed([*map(what, rows[:_NAMED]), *(["…"] if len(rows) > _NAMED else [])])
    params = {"count": len(rows), "what": names, "period": rolling.source}
    return rolling.finding(key, rows[0].place, Severity.INFO, **params)


def _waits(row: Obligation) -> bool:
    return effective_work(row) is Work.SUBMITTED and not is_open(row) and row.submission is not None

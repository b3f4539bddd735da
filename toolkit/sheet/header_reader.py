"""Finding header rows and telling which column is which, wherever the table stands on the sheet.

A header row is recognised by what it says, not by where it is: title rows may stand above it, a table may begin in any
column, a header may take two rows, and a sheet may hold several tables, below or beside one another.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence

from toolkit.patterns import compiled
from toolkit.sheet.borne_out import is_borne_out
from toolkit.sheet.column_names import LOOSE, fields_of
from toolkit.sheet.date_names import named_events
from toolkit.sheet.guess import held_in, tell
from toolkit.sheet.guess_deadline import end_of_plan
from toolkit.sheet.guess_names import says_when
from toolkit.sheet.guess_owed import deliverable_column, owed_beside
from toolkit.sheet.guess_verdict import before_next_header, verdict_column
from toolkit.sheet.header import CALENDAR, DUTIES, OBLIGATIONS, PLAIN, REGISTER, Header, lang_of
from toolkit.sheet.header_fields import served, unserved, with_dates, with_second_time, with_status
from toolkit.sheet.header_parts import parts_of
from toolkit.sheet.header_rows import Merge, all_text, combine, has_parts, may_be_second_row, texts_of, with_months
from toolkit.sheet.month_columns import month_columns, not_read
from toolkit.sheet.own_columns import SAMPLE, Clues, own_columns
from toolkit.sheet.values import Raw, read_text
from toolkit.sheet.vocabulary import BY_NAME, OWN_BY_NAME, event_stem, normal
from toolkit.sheet.words import read_day_kind

_TITLES = 3  # rows above a header that may say what it is of
_LIMIT = compiled(r"\d\s*[日号號天]|[前内內]$|\b(?:by|before|within)\b", re.IGNORECASE)
"""What a deadline says, and the name of a group of columns (2026年9月, 月度) does not."""


def read_header(rows: Sequence[Sequence[Raw]], index: int, merges: Sequence[Merge], clues: Clues) -> tuple[Header, ...]:
    """The headers that begin in ``rows[index]``: none, one, or several side by side.

    ``merges``: at least those that begin in that row. ``clues``: what else is known.
    """
    row = with_months(rows[index])
    cells = texts_of(row)
    if len(cells) < 2 or not (all_text(row) or _names_outweigh(row, cells)):
        return ()
    one = _headers(cells, rows, index + 1, index + 1, clues)
    below = rows[index + 1] if index + 1 < len(rows) else ()
    if _goes_on(one, cells, below, merges, index + 1):
        return ()
    if may_be_second_row(cells, below, merges, index + 1) and not _is_owed(cells, texts_of(below), clues):
        two = _headers(combine(cells, texts_of(below), merges, index + 1), rows, index + 1, index + 2, clues)
        # 9月 over 应完成 and 已完成: alone the upper row would be taken for months in which something was done.
        # 计划时间 over 开始 and 结束 is no column: whether there is a table shows in the names of both rows.
        if (two and (_known_in(two) > _known_in(one) or any(h.of_months for h in two))) or has_parts(cells, below):
            return two
    return one


def _goes_on(
    headers: Sequence[Header], cells: dict[int, str], below: Sequence[Raw], merges: Sequence[Merge], row: int
) -> bool:
    """Whether a header has a second row in words of its own: 啥时候要 and 弄好没 below 时间要求. It is for who tells
    columns by what stands in them."""
    if not all_text(below) or not any(says_when(texts_of(below).get(h.columns.get("phrase", 0), "")) for h in headers):
        return False
    theirs = [None if isinstance(v, str) and normal(v) in OWN_BY_NAME else v for v in below]
    fills = texts_of(theirs).keys() - cells.keys()
    return bool(fills) and not may_be_second_row(cells, theirs, merges, row)


def _is_owed(upper: Mapping[int, str], under: Mapping[int, str], clues: Clues) -> bool:
    """Whether an upper row is of another table above, in which something is owed: 每月10日前 over 几号前.

    Where the lower leaves a column without a name of its own, as below 责任部门, both are one header.
    """
    if not upper.keys() <= under.keys():
        return False
    over = (text for c, text in upper.items() if "phrase" in dict(fields_of(under.get(c, ""))))
    return any(_LIMIT.search(text) and clues.words.says(text) for text in over)


def _known_in(headers: Sequence[Header]) -> int:
    """How many columns of some headers are understood."""
    return sum(len(h.columns) + len(h.event_columns) for h in headers)


def _names_outweigh(row: Sequence[Raw], cells: Mapping[int, str]) -> bool:
    """Whether a row with a number or date in it is a header all the same: a date beside it, a column called 1."""
    names = sum(normal(t) in BY_NAME for t in cells.values())
    return names >= 3 and names > sum(v is not None and v != "" and not isinstance(v, str) for v in row)


def _headers(
    cells: dict[int, str], rows: Sequence[Sequence[Raw]], first_row: int, last_row: int, clues: Clues
) -> tuple[Header, ...]:
    parts = parts_of(cells)
    titles = (clues.sheet, *(text for row in rows[: first_row - 1][-_TITLES:] for text in texts_of(row).values()))
    body = before_next_header(rows[last_row : last_row + SAMPLE])
    if len(parts) == 1:
        one = _header(cells, body, first_row, last_row, clues, titles)
        return (one,) if one else ()
    found = (_header(part, _beside(part, body), first_row, last_row, clues, titles) for part in parts)
    return tuple(header for header in found if header)


def _beside(part: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> Sequence[Sequence[Raw]]:
    """The cells of one of several tables side by side, in their columns."""
    left, right = min(part), max(part)
    return [(*[None] * (left - 1), *row[left - 1 : right]) for row in body]


def _header(
    cells: dict[int, str],
    body: Sequence[Sequence[Raw]],
    first_row: int,
    last_row: int,
    clues: Clues,
    titles: Sequence[str],
) -> Header | None:
    names = dict(cells)
    own, aside = own_columns(cells, body, last_row, clues)
    ours = [*own.values(), *aside]
    cells, of_months, of_month = month_columns(cells, body, ours, clues.period)
    wanted = _wanted(unserved(cells, ours), body)
    columns = served(wanted, cells, body, clues.words)
    guessed: tuple[str, ...] = ("submitted_at",) if of_month else ()
    if end := end_of_plan(columns, unserved(cells, ours), body):
        guessed += ("phrase",) if end in columns.values() else ()
        columns = {field: c for field, c in columns.items() if c != end} | {"phrase": end}
    if "verdict" not in columns and (said := verdict_column(columns, cells, ours, body)):
        guessed += () if said == columns.get("score_reason") else ("verdict",)
        columns = {field: c for field, c in columns.items() if c != said} | {"verdict": said}
    events = named_events(cells, {*columns.values(), *ours}, body)
    if "event_at" in columns and (stem := event_stem(cells[columns["event_at"]])):
        events.setdefault(stem, columns["event_at"])
    far: tuple[str, ...] = ()
    if "phrase" in columns:
        columns, far = with_status(cells, columns, [*events.values(), *ours], body)
        found = _owed(cells, columns, ours, body, clues)
        if not found and "deliverable" not in columns and "stage" in columns:
            # Steps are owed where nothing else is.
            found = _owed(cells, {field: c for field, c in columns.items() if field != "stage"}, ours, body, clues)
        if found:
            columns = {field: c for field, c in columns.items() if c != found} | {"deliverable": found}
            guessed += ("deliverable",)
    elif _is_of_days(columns, cells, body, titles):
        columns["day"] = columns.pop("event_at")
    kind = _kind(columns, events, cells, body, titles)
    if not kind:
        return None
    if kind == CALENDAR and not _may_end(columns, cells, body, titles):
        columns = {field: c for field, c in columns.items() if field != "ended_at"}
    unclear: tuple[int, ...] = ()
    if kind == PLAIN:
        columns, events, again = with_second_time(cells, columns, events, ours, body)
        outsiders = "deliverable" in guessed
        columns, told = tell(cells, columns, [*events.values(), *ours], body, outsiders=outsiders)
        columns, events, rest, unclear = with_dates(cells, columns, events, ours, body)
        guessed = tuple(field for field in guessed + far + again + told + rest if field in columns)
    done = sorted(wanted.get("submitted_at", [])) if "submitted_at" in columns else []
    rival = next((c for rank, c in done if rank < LOOSE and c not in columns.values()), 0)
    unclear += not_read(of_months, columns, body)
    box = (first_row, last_row, min(names), max(*names, *own.values()))
    lang = lang_of(names)
    return Header(kind, *box, columns, events, own, names, lang, guessed, rival, unclear, aside, of_months)


def _wanted(cells: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> dict[str, list[tuple[int, int]]]:
    """The columns that may serve each field by their names, with their ranks, where what stands in them allows it."""
    wanted: dict[str, list[tuple[int, int]]] = {}
    for column, text in cells.items():
        for field, rank in fields_of(text):
            if is_borne_out(field, text, held_in(body, column)):
                wanted.setdefault(field, []).append((rank, column))
    return wanted


def _owed(
    cells: Mapping[int, str],
    columns: Mapping[str, int],
    ours: Collection[int],
    body: Sequence[Sequence[Raw]],
    clues: Clues,
) -> int | None:
    """The column of what is owed where none is called so, or another one says more than that which is."""
    free = {c: text for c, text in unserved(cells, [*columns.values(), *ours]).items() if not event_stem(text)}
    if "deliverable" in columns:
        return owed_beside(cells[columns["deliverable"]], columns, free, body)
    return deliverable_column(columns, unserved(cells, ours), free, body, clues.words)


def _kind(
    columns: Mapping[str, int],
    events: Mapping[str, int],
    cells: Mapping[int, str],
    body: Sequence[Sequence[Raw]],
    titles: Sequence[str],
) -> str:
    has = columns.keys()
    known = len(columns)
    if {"day", "day_kind"} <= has and "phrase" not in has:
        from toolkit.sheet.calendar_names import is_calendar_sheet  # few sheets are calendars

        if known <= (5 if "ended_at" in has and is_calendar_sheet(titles) else 4):
            return CALENDAR if _is_calendar(columns, cells, body, titles) else ""
    if "duty_id" in has and ({"submitted_at", "work"} & has) and "phrase" not in has:
        return OBLIGATIONS
    if "deliverable" in has and "phrase" in has and known >= 2:
        if "duty_id" in has and {"submitted_at", "work"} & has:
            return OBLIGATIONS
        if "duty_id" in has and {"event", "due_in", "completeness", "conditions", "effective_from"} & has:
            return DUTIES
        return PLAIN
    if "phrase" not in has and ("event_id" in has or {"event", "event_at"} <= has) and (events or "event_at" in has):
        return REGISTER
    return ""


def _is_of_days(
    columns: Mapping[str, int], cells: Mapping[int, str], body: Sequence[Sequence[Raw]], titles: Sequence[str]
) -> bool:
    """Whether 开始日期 and 结束日期 beside 类型 are of days on which the whole company works or is off."""
    has = columns.keys()
    if not {"event_at", "ended_at", "day_kind"} <= has <= {"event_at", "ended_at", "day_kind", "note", "number"}:
        return False
    return _may_end(columns, cells, body, titles)


def _may_end(
    columns: Mapping[str, int], cells: Mapping[int, str], body: Sequence[Sequence[Raw]], titles: Sequence[str]
) -> bool:
    """Whether the days of a calendar may go on from one to another."""
    if "ended_at" not in columns:
        return True
    from toolkit.sheet.calendar_names import is_stretch_of_all  # few sheets are calendars

    others = [text for column, text in cells.items() if column not in columns.values()]
    notes = held_in(body, columns["note"]) if "note" in columns else ()
    days = [d for f in ("event_at", "day", "ended_at") if f in columns for d in held_in(body, columns[f])]
    return is_stretch_of_all(titles, cells.values(), others, notes, days)


def _is_calendar(
    columns: Mapping[str, int], cells: Mapping[int, str], body: Sequence[Sequence[Raw]], titles: Sequence[str]
) -> bool:
    """Whether days off are the company's, as the other columns are called; and that they are days off at all, where
    there are others: 日期 | 类型 | 金额 is something else."""
    from toolkit.sheet.calendar_names import is_called_calendar, is_of_all, is_of_days  # few sheets are calendars

    known = {columns[field] for field in ("day", "ended_at", "day_kind", "note", "number") if field in columns}
    others = [text for column, text in cells.items() if column not in known]
    asked = cells[columns["day_kind"]]
    kinds = held_in(body, columns["day_kind"])
    told = is_of_days(others) or is_called_calendar(titles)
    if not told and all(read_day_kind(read_text(kind), asked) is None for kind in kinds):
        return False
    return is_of_all(asked, others)

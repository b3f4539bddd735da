"""Finding header rows and telling which column is which, wherever the table stands on the sheet.

A header row is recognised by what it says, not by where it is: title rows may stand above it, a table may begin in any
column, a header may take two rows, and a sheet may hold several tables, below or beside one another.
"""

from __future__ import annotations

from collections.abc import Collection, Container, Mapping, Sequence

from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.borne_out import is_borne_out
from toolkit.sheet.column_names import LOOSE, fields_of, is_forecast
from toolkit.sheet.date_names import asks_when_done, named_events
from toolkit.sheet.date_roles import date_roles
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.guess import (
    customer,
    event_columns,
    evidence_column,
    held_in,
    tell,
)
from toolkit.sheet.guess_deadline import are_worded, deadline_columns
from toolkit.sheet.guess_names import called
from toolkit.sheet.guess_owed import deliverable_column, owed_beside
from toolkit.sheet.guess_status import plain_status, status_column
from toolkit.sheet.guess_verdict import (
    again_column,
    before_next_header,
    plain_verdict,
    reason_column,
    score_column,
    verdict_column,
)
from toolkit.sheet.header_parts import parts_of
from toolkit.sheet.header_rows import (
    Merge,
    all_text,
    combine,
    has_parts,
    may_be_second_row,
    says,
    texts_of,
    with_months,
)
from toolkit.sheet.month_columns import month_columns, not_read
from toolkit.sheet.own_columns import SAMPLE, Clues, own_columns
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import BY_NAME, event_stem, normal

PLAIN, DUTIES, OBLIGATIONS, REGISTER, CALENDAR = "plain", "duties", "obligations", "register", "calendar"

SECOND = {"submitted_at": "submitted_at_2", "event_at": "event_at_2"}
"""Where day and time stand in two columns (完成日期, 完成时间): field → the key of the other column."""

_CODE = compiled(r"[\w.-]*\d[\w.-]*")


class Header(NamedTuple):
    """One recognised header. Rows and columns count from 1.

    ``columns``: field → column. ``event_columns``: event name (提车) → column. ``own``: our own column → column.
    ``names``: column → header text. ``first_row``..``last_row`` is one row or two; ``left``..``right`` the width.
    """

    kind: str
    first_row: int
    last_row: int
    left: int
    right: int
    columns: Mapping[str, int]
    event_columns: Mapping[str, int]
    own: Mapping[str, int]
    names: Mapping[int, str]
    lang: str
    guessed: tuple[str, ...] = ()  # fields told by what stands in their columns, whose names are not known
    rival: int = 0  # another column whose name says when things were done
    unclear: tuple[int, ...] = ()  # columns of dates of which one may say when things were done, none known to
    aside: tuple[int, ...] = ()  # columns that may be ours of an earlier check: neither read nor written
    of_months: tuple[int, ...] = ()  # columns that are said to be of one month; those of other months are not read


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
    if may_be_second_row(cells, below, merges, index + 1):
        two = _headers(combine(cells, texts_of(below), merges, index + 1), rows, index + 1, index + 2, clues)
        # 9月 over 应完成 and 已完成: alone the upper row would be taken for months in which something was done.
        # 计划时间 over 开始 and 结束 is no column: whether there is a table shows in the names of both rows.
        if (two and (_known_in(two) > _known_in(one) or any(h.of_months for h in two))) or has_parts(cells, below):
            return two
    return one


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
    body = before_next_header(rows[last_row : last_row + SAMPLE])
    if len(parts) == 1:
        one = _header(cells, body, first_row, last_row, clues)
        return (one,) if one else ()
    found = (_header(part, _beside(part, body), first_row, last_row, clues) for part in parts)
    return tuple(header for header in found if header)


def _beside(part: Mapping[int, str], body: Sequence[Sequence[Raw]]) -> Sequence[Sequence[Raw]]:
    """The cells of one of several tables side by side, in their columns."""
    left, right = min(part), max(part)
    return [(*[None] * (left - 1), *row[left - 1 : right]) for row in body]


def _header(
    cells: dict[int, str], body: Sequence[Sequence[Raw]], first_row: int, last_row: int, clues: Clues
) -> Header | None:
    names = dict(cells)
    own, aside = own_columns(cells, body, clues)
    ours = [*own.values(), *aside]
    cells, of_months, of_month = month_columns(cells, body, ours, clues.period)
    wanted: dict[str, list[tuple[int, int]]] = {}
    for column, text in cells.items():
        if column not in ours:
            for field, rank in fields_of(text):
                if not is_borne_out(field, text, held_in(body, column)):
                    continue
                wanted.setdefault(field, []).append((rank, column))
    columns = _served(wanted, cells, body, clues.words)
    guessed: tuple[str, ...] = ("submitted_at",) if of_month else ()
    if "verdict" not in columns and (said := verdict_column(columns, cells, ours, body)):
        guessed += () if said == columns.get("score_reason") else ("verdict",)
        columns = {field: c for field, c in columns.items() if c != said} | {"verdict": said}
    events = named_events(cells, {*columns.values(), *ours})
    if "event_at" in columns and (stem := event_stem(cells[columns["event_at"]])):
        events.setdefault(stem, columns["event_at"])
    far: tuple[str, ...] = ()
    if "phrase" in columns:
        columns, far = _how_far(cells, columns, [*events.values(), *ours], body)
        known = {*columns.values(), *ours}
        free = {c: text for c, text in cells.items() if c not in known and not event_stem(text)}
        if "deliverable" in columns:
            found = owed_beside(cells[columns["deliverable"]], columns, free, body)
        else:
            found = deliverable_column(columns, free, body, clues.words)
        if found:
            columns["deliverable"] = found
            guessed += ("deliverable",)
    kind = _kind(columns, events)
    if not kind:
        return None
    unclear: tuple[int, ...] = ()
    if kind == PLAIN:
        columns, events, again = _again(cells, columns, events, ours, body)
        outsiders = "deliverable" in guessed
        columns, told = tell(cells, columns, [*events.values(), *ours], body, outsiders=outsiders)
        columns, events, when, unclear = date_roles(cells, columns, events, ours, body)
        columns, heard = _other_side(cells, columns, [*events.values(), *ours], body)
        guessed = tuple(field for field in guessed + far + again + told + when + heard if field in columns)
    lang = "en" if sum(t.isascii() for t in names.values()) * 2 > len(names) else "zh"
    right = max(*names, *own.values())
    done = sorted(wanted.get("submitted_at", [])) if "submitted_at" in columns else []
    rival = next((c for rank, c in done if rank < LOOSE and c not in columns.values()), 0)
    unclear += not_read(of_months, columns, body)
    left = min(names)
    return Header(
        kind,
        first_row,
        last_row,
        left,
        right,
        columns,
        events,
        own,
        names,
        lang,
        guessed,
        rival,
        unclear,
        aside,
        of_months,
    )


def _served(
    wanted: Mapping[str, Sequence[tuple[int, int]]],
    cells: Mapping[int, str],
    body: Sequence[Sequence[Raw]],
    words: DeadlineWords,
) -> dict[str, int]:
    """Field to column, by the columns that may serve each field, with their ranks."""
    columns: dict[str, int] = {}
    wanted = {**wanted, "phrase": deadline_columns(wanted.get("phrase", ()), cells, body, words)}
    # Exact and preferred names are served first, so that 完成时间 beats 提交时间 and a column serves one field only.
    offers = sorted((rank, i, column, field) for i, (field, got) in enumerate(wanted.items()) for rank, column in got)
    for _, _, column, field in offers:
        if field not in columns and column not in columns.values():
            columns[field] = column
    duty = columns.get("duty_id", 0)
    if "deliverable" not in columns and duty and says(cells[duty], "deliverable"):
        held = held_in(body, duty)
        if held and not any(_CODE.fullmatch(str(value).strip()) for value in held):
            columns["deliverable"] = columns.pop("duty_id")  # Duty: Parts invoice, and not D012
    for _, column in sorted(wanted["phrase"]):
        if are_worded(held_in(body, column), words):
            continue
        if is_forecast(cells[column]) or asks_when_done(cells[column]):
            continue  # when somebody thinks that it will be done, or when it was, changes nothing of when it is due
        if column not in columns.values() and "due_given" not in columns:
            columns["due_given"] = column
    if "paused_from" not in columns:
        columns.pop("paused_to", None)  # 恢复时间 is when it was in order again
    for field, other in SECOND.items():
        stem = event_stem(cells[columns[field]]) if field in columns else ""
        for _, column in sorted(wanted.get(field, [])):
            if stem and column not in columns.values() and event_stem(cells[column]) == stem:
                columns.setdefault(other, column)
    return columns


def _other_side(
    cells: Mapping[int, str], columns: dict[str, int], taken: Sequence[int], body: Sequence[Sequence[Raw]]
) -> tuple[dict[str, int], tuple[str, ...]]:
    """The fields with those for whom it is done and the marks they give, and which of both were told here."""
    told: dict[str, int] = {}
    free = {c: text for c, text in cells.items() if c not in columns.values() and c not in taken}
    if found := customer(columns, cells, free, body):
        told["receiver"] = found
    if "score" not in columns and (marks := score_column(columns, _rest(free, told.values()), body)):
        told["score"] = marks
    free = {c: text for c, text in free.items() if c not in told.values()}
    came = {"submitted_at", "score"} & {*columns, *told}
    if "verdict" not in columns and came and (said := plain_verdict({**columns, **told}, free, body)):
        told["verdict"] = said
    free = _rest(free, told.values())
    if "work" not in columns and (far := plain_status(columns, free, body)):
        told["work"] = far
    verdict = columns.get("verdict") or told.get("verdict")
    if "reason" not in columns and verdict and (why := reason_column(verdict, free, body)):
        told["reason"] = why
    return columns | told, tuple(told)


def _how_far(
    cells: Mapping[int, str], columns: dict[str, int], taken: Sequence[int], body: Sequence[Sequence[Raw]]
) -> tuple[dict[str, int], tuple[str, ...]]:
    """The fields with the column that is called like a status, and whether it was told here."""
    free = _rest(cells, [*columns.values(), *taken])
    found = None if "work" in columns else status_column(columns, free, body)
    return ({**columns, "work": found}, ("work",)) if found else (columns, ())


def _again(
    cells: Mapping[int, str],
    columns: dict[str, int],
    events: dict[str, int],
    own: Sequence[int],
    body: Sequence[Sequence[Raw]],
) -> tuple[dict[str, int], dict[str, int], tuple[str, ...]]:
    """Fields and events with the column of the second time, and whether it was told here."""
    found = again_column(columns, cells, own, body)
    if found is None:
        return columns, events, ()
    events = {stem: c for stem, c in events.items() if c != found}
    columns = {field: c for field, c in columns.items() if c != found}
    return {**columns, "resubmitted_at": found}, events, ("resubmitted_at",)


def _rest(names: Mapping[int, str], known: Collection[int]) -> dict[int, str]:
    """The columns that no field has."""
    return {c: text for c, text in names.items() if c not in known}


def guessed_header(rows: Sequence[Sequence[Raw]], clues: Clues) -> Header | None:
    """The header of a sheet on which no table has names that are known; None for none."""
    from toolkit.sheet.guess_table import guess_columns

    found = guess_columns(rows, clues.words)
    if found is None:
        return None
    first, last, called_so, columns = found
    body = before_next_header(rows[last : last + SAMPLE])
    own, aside = own_columns(called_so, body, clues)
    ours = [*own.values(), *aside]
    if {*ours} & {*columns.values()}:
        return None
    names, of_months, of_month = month_columns(called_so, body, ours, clues.period)
    if not {columns["phrase"], columns["deliverable"]} <= names.keys():
        others = called_so.keys() - names.keys()  # 9月啥时候要 beside 10月啥时候要: told from this month's
        found = guess_columns([_without(row, others) for row in rows], clues.words)
        if found is None or found[:2] != (first, last):
            return None
        columns = found[3]
    columns = {field: c for field, c in columns.items() if c in names}
    if of_month:
        columns["submitted_at"] = of_month
    if "verdict" not in columns and (said := verdict_column(columns, names, ours, body)):
        columns = {field: c for field, c in columns.items() if c != said} | {"verdict": said}
    if "evidence" not in columns and (files := evidence_column(_rest(names, [*columns.values(), *ours]), body)):
        columns["evidence"] = files
    unknown = tuple(f for f, c in columns.items() if c == of_month or f not in dict(fields_of(names[c])))
    free = _rest(names, [*columns.values(), *ours])
    events = {stem: c for stem, c in named_events(free, ()).items() if not called("submitted_at", names[c])}
    events |= event_columns(free, columns["phrase"], body)
    columns, events, again = _again(names, columns, events, ours, body)
    columns, far = _how_far(names, columns, [*events.values(), *ours], body)
    columns, events, told, unclear = date_roles(names, columns, events, ours, body)
    columns, heard = _other_side(names, columns, [*events.values(), *ours], body)
    unclear += not_read(of_months, columns, body)
    unknown = tuple(field for field in unknown + again + far + told + heard if field in columns)
    lang = "en" if sum(t.isascii() for t in called_so.values()) * 2 > len(called_so) else "zh"
    left, right = min(called_so), max([*called_so, *own.values()])
    return Header(
        PLAIN, first, last, left, right, columns, events, own, called_so, lang, unknown, 0, unclear, aside, of_months
    )


def _without(row: Sequence[Raw], columns: Container[int]) -> Sequence[Raw]:
    """A row in which nothing stands in some columns."""
    return [None if c in columns else value for c, value in enumerate(row, 1)]


def _kind(columns: Mapping[str, int], events: Mapping[str, int]) -> str:
    has = columns.keys()
    known = len(columns)
    if {"day", "day_kind"} <= has and "phrase" not in has and known <= 4:
        return CALENDAR
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

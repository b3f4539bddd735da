"""Tables whose deadline is said once for all rows: in the name of a column, or in a line above the header.

Such a table is read as if a column of deadlines stood before that in which things are handed in, with the deadline in
every row: what is known of tables with that column holds of it as well.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.column_names import fields_of
from toolkit.sheet.guess import are_dates, held_in, is_words
from toolkit.sheet.guess_fields import is_thing
from toolkit.sheet.guess_names import called
from toolkit.sheet.header import PLAIN, Header, Said
from toolkit.sheet.header_reader import read_header
from toolkit.sheet.header_rows import Merge, all_text, beginnings, texts_of
from toolkit.sheet.own_columns import SAMPLE, Clues
from toolkit.sheet.said_names import asks_whether, has_label, is_paper, limit_in, limits_above
from toolkit.sheet.table import Row
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import OWN_BY_NAME, normal
from toolkit.sheet.words import read_work, read_yes

_MOST_ABOVE = 6  # lines above a header that may speak of its rows
_LEAST_NAMES = 3
_DEADLINE = "期限"
_HANDED_IN = ("submitted_at", "work", "complete", "verdict", "evidence")
_SOMEBODY = ("provider", "owner", "receiver")
_PRICED = compiled(r"(?:单价|售价|金额|价[格钱]|总[额价]|数量|工资|时薪)$|\b(?:price|amount|qty|quantity)\b")


class Limits(NamedTuple):
    """What is said for the rows below a header. ``names``: column to the name without its deadline, and that;
    ``found``: every deadline, also those of lines above."""

    names: Mapping[int, tuple[str, str]]
    found: Sequence[Said]
    said: Said | None  # None where there is none, or several that differ


def headers_said_once(
    rows: Sequence[Row], starts: Sequence[int], merges: Sequence[Merge], clues: Clues
) -> list[Header]:
    """The headers that begin in some rows, counted from 0, of tables whose deadline is said once."""
    found: list[Header] = []
    for index in starts:
        if found and (index < found[-1].last_row or not _may_begin(rows, index)):
            continue
        if header := header_said_once(rows, index, merges, clues):
            found.append(header)
    return found


def _may_begin(rows: Sequence[Row], index: int) -> bool:
    """Whether a header may begin in a row below another table: below a blank row or a title."""
    return next(beginnings(rows, index, index + 1), -1) == index


def header_said_once(rows: Sequence[Row], index: int, merges: Sequence[Merge], clues: Clues) -> Header | None:
    """The header that begins in a row, counted from 0, if its deadline is said once; None for none."""
    names = texts_of(rows[index])
    if len(names) < _LEAST_NAMES or not all_text(rows[index]):
        return None
    limits = _limits(rows, index, clues)
    if limits.said is None:
        return None
    return _read(rows[: index + SAMPLE + 2], index, merges, clues, limits)


def said_for(rows: Sequence[Row], header: Header, clues: Clues) -> Said | None:
    """The deadline said once for the rows of a known table; None for none, or where several differ."""
    return _limits(rows, header.first_row - 1, clues, header.last_row).said


def headers_that_differ(rows: Sequence[Row], index: int, clues: Clues) -> tuple[Said, ...]:
    """What is said once and differs, above a header that would be one of duties by either; empty for none."""
    names = texts_of(rows[index])
    limits = _limits(rows, index, clues)
    if limits.said or len(limits.found) < 2 or len(names) < _LEAST_NAMES:
        return ()
    tried = (limits._replace(said=one) for one in limits.found)
    found = all(_read(rows[: index + SAMPLE + 2], index, (), clues, one) for one in tried)
    return tuple(limits.found) if found else ()


def _limits(rows: Sequence[Row], index: int, clues: Clues, last: int = 0) -> Limits:
    carried: dict[int, tuple[str, str]] = {}
    found: list[Said] = []
    for number in range(index + 1, max(last, index + 1) + 1):
        for column, name in texts_of(rows[number - 1]).items():
            if limit := limit_in(name, clues.words):
                carried[column] = limit
                found.append(Said(limit[1], number, column))
    for number in range(index, max(0, index - _MOST_ABOVE), -1):
        row = rows[number - 1]
        if sum(v not in (None, "") for v in row) >= _LEAST_NAMES and not has_label(row):
            break  # the last row of another table
        found += limits_above(row, number, clues.words)
    read = {clues.words.read(one.phrase).rules for one in found}
    return Limits(carried, found, found[0] if len(read) == 1 else None)


def _read(rows: Sequence[Row], index: int, merges: Sequence[Merge], clues: Clues, limits: Limits) -> Header | None:
    """The header as it is read beside a column of deadlines that is put in, with its own columns counted again."""
    assert limits.said is not None
    names = {c: limits.names[c][0] if c in limits.names else n for c, n in texts_of(rows[index]).items()}
    place = _place(names, limits)
    moved = [(r1, c1 + (c1 >= place), r2, c2 + (c2 >= place)) for r1, c1, r2, c2 in merges if r1 == index + 1]
    marked = frozenset((row, column + (column >= place)) for row, column in clues.marked)
    theirs = frozenset(column + (column >= place) for column in clues.theirs)
    beside = clues._replace(marked=marked, theirs=theirs)
    for last in (index + 2, index + 1):
        with_it = [_put_in(row, n, place, index, last, names, limits.said) for n, row in enumerate(rows)]
        for found in read_header(with_it, index, moved, beside):
            if found.kind == PLAIN and found.columns.get("phrase") == place and found.last_row == last:
                header = _without(found, place, rows, limits.said)
                return header if _is_of_duties(header, rows[last:], limits) else None
    return None


def _place(names: Mapping[int, str], limits: Limits) -> int:
    """Where a person would have put the column: before that of the completion, and left of what we wrote."""
    carriers = [c for c in limits.names if not is_thing(limits.names[c][0])]
    done = [c for c, name in names.items() if _says_handed_in(name)]
    ours = [c for c, name in names.items() if normal(name) in OWN_BY_NAME and c > 2]
    return min(carriers or done or ours or [max(names) + 1])


def _says_handed_in(name: str) -> bool:
    known = {field for field, _ in fields_of(name)}
    return not known.isdisjoint(_HANDED_IN) or called("submitted_at", name) or asks_whether(name)


def _put_in(
    row: Row, number: int, place: int, first: int, last: int, names: Mapping[int, str], said: Said
) -> Sequence[Raw]:
    cells = list(row) + [None] * (place - 1 - len(row))
    value: Raw = None
    if number == first:
        cells = [names.get(c, v) for c, v in enumerate(cells, 1)]
        value = _DEADLINE
    elif number >= last and sum(v not in (None, "") for v in cells) > 1:
        value = said.phrase
    return [*cells[: place - 1], value, *cells[place - 1 :]]


def _without(header: Header, place: int, rows: Sequence[Row], said: Said) -> Header:
    """The header without the column that was put in."""

    def back(column: int) -> int:
        return column - (column > place)

    names = {back(c): name for c, name in header.names.items() if c != place}
    if header.first_row == header.last_row:
        names = {**names, **{c: n for c, n in texts_of(rows[header.first_row - 1]).items() if c in names}}
    return header._replace(
        left=back(header.left),
        right=max(names),
        columns={field: back(c) for field, c in header.columns.items() if field != "phrase"},
        event_columns={stem: back(c) for stem, c in header.event_columns.items()},
        own={field: back(c) for field, c in header.own.items()},
        names=names,
        guessed=tuple(field for field in header.guessed if field != "phrase"),
        rival=back(header.rival),
        unclear=tuple(map(back, header.unclear)),
        aside=tuple(map(back, header.aside)),
        of_months=tuple(map(back, header.of_months)),
        said=said,
    )


def says_done(value: Raw) -> bool:
    """Whether a value says when something was done, or whether it was: √, 已交."""
    if isinstance(value, date):
        return True
    if not isinstance(value, str):
        return False
    return are_dates([value]) or read_work(value)[0] is not None or read_yes(value) is not None


def _is_of_duties(header: Header, body: Sequence[Row], limits: Limits) -> bool:
    """Whether things are owed in a table: they are called so, and somebody owes them or they came."""
    columns, names = header.columns, header.names
    owed = held_in(body, columns["deliverable"])
    name, _ = limits.names.get(columns["deliverable"], (names[columns["deliverable"]], ""))
    if not (is_thing(name) or is_paper(name)) or not is_words(owed) or all(map(says_done, owed)):
        return False  # 考勤表(每月5日前) with √ or 已交 below it
    done = {columns[field] for field in _HANDED_IN if field in columns} | {*header.unclear}
    if limits.names:
        return not {*limits.names}.isdisjoint({*done, columns["deliverable"]})
    if any(_PRICED.search(normal(name)) for name in names.values()) and not done:
        return False
    if limits.said and limits.said.labelled:
        return "submitted_at" in columns  # 截止日期 over 本周进展 says as of when
    somebody = any(field in columns and held_in(body, columns[field]) for field in _SOMEBODY)
    return bool(done) or somebody

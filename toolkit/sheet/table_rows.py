"""The rows of a table: what stands between them and is none (totals, footers, a department on a line of its own)."""

from __future__ import annotations

from collections.abc import Sequence, Set
from operator import itemgetter

from toolkit.core.traditional import SIMPLIFIED
from toolkit.patterns import compiled
from toolkit.sheet.deadline_words import DeadlineWords
from toolkit.sheet.foot import (
    has_ordinal,
    is_footer,
    is_group_total,
    is_only_total,
    is_signer,
    is_total,
    promises,
    signatures,
)
from toolkit.sheet.header import OBLIGATIONS, PLAIN, Header
from toolkit.sheet.table import Row, at
from toolkit.sheet.units import BRANCHES, KINDS, own_side
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import names_column

DITTO = frozenset({"同上", "〃", "″", "〞", "''", '"', "”", "ditto"})
_UNIT = compiled(
    r"(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．)）\s]?\s*)?"
    rf"(?P<unit>.{{1,12}}(?:{KINDS}|{BRANCHES}|department|dept\.?|team))\s*[:：]?"
)
_LONGEST_NAME, _LEAST_NAMES = 20, 3
_NO_UNITS = frozenset(f"{sign}部" for sign in "本全内外各局干分")
"""A campus or a part of something, and no department: 一、本部."""


def rows_of(
    header: Header, rows: Sequence[Row], end: int, dittos: Set[str], words: DeadlineWords
) -> tuple[list[tuple[int, Row]], dict[int, str]]:
    """The rows under a header, up to and with row ``end``: those that belong to it, by their numbers.

    And by number the department of those below one that is written on a line of its own. ``dittos``: texts of the
    sheet that stand for the value above them, which is filled in. ``words``: how the company says when.
    """
    left, right = header.left, header.right
    columns = header.columns
    wanted = [
        columns[f] for f in ("deliverable", "phrase", "duty_id", "submitted_at", "event_id", "day") if f in columns
    ]
    wanted += header.event_columns.values()
    duty_like = header.kind in (PLAIN, OBLIGATIONS)
    deliverable, phrase = columns.get("deliverable", 0), columns.get("phrase", 0)
    number_column = columns.get("number", 0)
    kept: list[tuple[int, Row]] = []
    sections: dict[int, str] = {}
    section, blanks = _heading(rows, header) if duty_like and "provider" not in columns else "", 0
    foot = False  # below notes or signatures
    body = rows[header.last_row : end]
    if duty_like:
        stop = _next_list(header, body, words)
        body = body if stop == len(body) else body[:stop]
    whole = _whole(body, header, dittos) if duty_like else []
    signed = signatures(body, whole, left, phrase, words) if whole else ()
    for number, row in enumerate(body, header.last_row + 1):
        if whole and whole[number - header.last_row - 1]:
            blanks, foot = 0, False
            kept.append((number, row))
            if section:
                sections[number] = section
            continue
        if number - header.last_row - 1 in signed:
            foot = True
            continue
        if not any(at(row, c) is not None for c in wanted):
            text = _only_text(row, left, right)
            if text and (unit := _unit(text)) and blanks < 2:
                section, blanks = unit, 0
            elif text is None or text == "":
                blanks += text is None
            continue
        first = next((v for v in row[left - 1 : right] if v not in (None, "")), None)
        if duty_like and phrase and left > 1 and at(row, phrase) is None:
            beside = at(row, left - 1)  # 备注: stands left of the table
            first = beside if isinstance(beside, str) and is_footer(beside) else first
        if isinstance(first, str) and is_footer(first) and not (duty_like and promises(row, deliverable, phrase)):
            foot = foot or not is_total(first)
            continue
        if duty_like and phrase:
            text = _only_text(row, left, right)
            if at(row, phrase) is None:
                if is_only_total(at(row, deliverable)):  # a count or an amount may stand left of it
                    continue
                if not (number_column and at(row, number_column)) and is_group_total(row[left - 1 : right]):
                    continue  # 一店小计; what has a running number is something that is owed
                if text:  # one cell and no deadline: a department's line, or a remark under the table
                    if unit := _unit(text):
                        section, blanks = unit, 0
                        continue
                    if blanks or foot or at(row, deliverable) is None:
                        continue
                    if has_ordinal(text) and not _are_numbered(body, deliverable, phrase):
                        continue  # 二、东校区: the heading of what follows
            elif text and (unit := _unit(text)):  # the same where deadlines come first
                section, blanks = unit, 0
                continue
            elif text and (blanks or foot):  # a note, or the next table's title
                continue
        blanks, foot = 0, False
        if kept:
            row = _without_ditto(row, kept[-1][1])
        kept.append((number, row))
        if section:
            sections[number] = section
    return kept, sections


def _next_list(header: Header, body: Sequence[Row], words: DeadlineWords) -> int:
    """How many rows stand above a list of something else, where the name of a column stands below the deadlines."""
    fields = ("phrase", "submitted_at", "work", "deliverable")
    key = next((header.columns[field] for field in fields if field in header.columns), 0)
    if not key:
        return len(body)
    try:
        held = set(map(itemgetter(key - 1), body))  # of a hundred thousand rows
    except IndexError:
        held = {at(row, key) for row in body}
    names: set[Raw] = {v for v in held if type(v) is str and len(v) <= _LONGEST_NAME and names_column(v)}
    if None in held and "phrase" in header.columns and any(_may_name_columns(row, key) for row in body):
        names.add(None)
    if not names:
        return len(body)
    from toolkit.sheet.table_end import next_list  # few deadlines are words alone

    return next_list(header.names, body, key, names, words)


def _may_name_columns(row: Row, key: int) -> bool:
    """Whether a row without a deadline may be the header of a narrower list."""
    if at(row, key) is not None:
        return False
    texts = [v for v in row if type(v) is str and v]
    return len(texts) >= _LEAST_NAMES and all(len(v) <= _LONGEST_NAME and names_column(v) for v in texts)


def _are_numbered(rows: Sequence[Row], deliverable: int, phrase: int) -> bool:
    """Whether what has a deadline is numbered itself as headings are."""
    return any(has_ordinal(at(row, deliverable)) for row in rows if at(row, phrase) is not None)


def totals_due(
    header: Header, rows: Sequence[Row], end: int, kept: Sequence[tuple[int, Row]], words: DeadlineWords
) -> Sequence[tuple[int, str, str]]:
    """Rows of totals with a deadline in words beside them (10月合计 | 每月8号前), which are none of the table's."""
    deliverable, phrase = header.columns.get("deliverable", 0), header.columns.get("phrase", 0)
    if header.kind != PLAIN or not phrase or len(kept) == end - header.last_row:
        return ()
    numbers = {number for number, _ in kept}
    found = []
    for number, row in enumerate(rows[header.last_row : end], header.last_row + 1):
        said = at(row, phrase)
        if number in numbers or not isinstance(said, str):
            continue
        labels = (
            next((v for v in row[header.left - 1 :] if v not in (None, "")), None),
            at(row, deliverable or phrase),
        )
        label = next((v for v in labels if isinstance(v, str) and v != said and is_total(v)), None)
        if label is not None and not is_footer(said) and words.read(said).rules:
            found.append((number, label, said))
    return found


def _whole(rows: Sequence[Row], header: Header, dittos: Set[str]) -> list[bool]:
    """Which rows say what is owed and by when, and do not begin like a total or a footer: most of them.

    Empty where nothing is known of any.
    """
    if "deliverable" not in header.columns or "phrase" not in header.columns:
        return []
    if rows and min(map(len, rows)) < header.right:
        rows = [row if len(row) >= header.right else [None] * header.right for row in rows]
    owed = map(itemgetter(header.columns["deliverable"] - 1), rows)
    phrases = map(itemgetter(header.columns["phrase"] - 1), rows)
    first = list(map(itemgetter(header.left - 1), rows))
    odd: set[Raw] = {v for v in set(first) if v is None or v == "" or (type(v) is str and _is_foot(v))}
    whole = [bool(o and p and f not in odd) for o, p, f in zip(owed, phrases, first, strict=True)]
    return [w and dittos.isdisjoint(row) for w, row in zip(whole, rows, strict=True)] if dittos else whole


def _is_foot(text: str) -> bool:
    return is_footer(text) or is_signer(text)


def _only_text(row: Row, left: int, right: int) -> str | None:
    """The text of a row with one filled cell; "" when several are filled, None when none is."""
    found = [v for v in row[left - 1 : right] if v not in (None, "")]
    if not found:
        return None
    return found[0].strip() if len(found) == 1 and isinstance(found[0], str) else ""


def _without_ditto(row: Row, above: Row) -> Row:
    """A row in which 同上 and 〃 are what they stand for: the value above them."""
    if not any(isinstance(v, str) and is_ditto(v) for v in row):
        return row
    return [at(above, c) if isinstance(v, str) and is_ditto(v) else v for c, v in enumerate(row, 1)]


def is_ditto(text: str) -> bool:
    """Whether a text stands for the value above it."""
    return text.strip().lower() in DITTO


def _heading(rows: Sequence[Row], header: Header) -> str:
    """The department that the line right above a header names: 二、保险部. The name of a company is none."""
    above = rows[header.first_row - 2] if header.first_row > 1 else ()
    unit = _unit(_only_text(above, 1, len(above)) or "")
    return "" if unit.endswith(("公司", "店", "院")) else unit


def _unit(text: str) -> str:
    """The department that a line of its own names, without the number before it (二、保险部); empty for none."""
    simple = text.strip().lower().translate(SIMPLIFIED)
    m = _UNIT.fullmatch(simple) if own_side(text) == text else None
    unit = text.strip()[m.start("unit") : m.end("unit")] if m else ""
    return "" if unit.lstrip("、.． )）") in _NO_UNITS else unit

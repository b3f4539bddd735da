"""Finding a deliverable's table on a sheet, and telling its rows from titles, totals, signatures and notes.

As in ``toolkit.sheet`` the header is known by what it says and not by where it stands: the row (or pair of rows) in
which most of the wanted titles are found.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from toolkit.sheet.table import Row, at
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import normal
from toolkit.workbook.port import RawSheet

DEEPEST = 200
"""Rows from the top in which a header is looked for."""
_TITLE_ROWS = 12

_TOTAL = re.compile(
    r"(?:本\s*[页期月次]|全\s*[月年]|\d{1,2}\s*月份?)?\s*(?P<kind>[合总小累])\s*计"
    r"|(?P<en>grand[\s-]*totals?|(?P<part>sub[\s-]*totals?)|totals?)\b"
)
_MARKS = frozenset("合总小累本全 \t\n\u3000 0123456789TtSsGg")
"""What the label of a row of totals may begin with."""
_WHO = (
    r"制\s*表|填\s*表|制\s*单|填\s*单|填\s*报|编\s*制|审\s*核|复\s*核|审\s*批|批\s*准|主\s*管|负责人|经办|移交|接收|保管|归档|报销人"
    r"|盖\s*章|签\s*字|签\s*章|签\s*收|prepared by|checked by|reviewed by|approved by|signature|signed|seal"
)
_FOOTER = re.compile(
    rf"(?:{_WHO}|领导|会计|出纳|财务|单位|公司|部门|对方|日期|备注|说明|注|notes?|remarks?)[^:]{{0,12}}:"
)
_LABEL = re.compile(rf"(?:{_WHO})(?:人|员|者|签字|签名|签章|盖章|意见)*")
_WHO_BEGINS = frozenset("制填编审复批主负经移接保归报盖签pcrasPCRAS")
"""What the label of a signature may begin with."""


@dataclass(frozen=True, slots=True)
class Total:
    """A row of totals. ``kind`` is ``grand``, ``part`` (小计, 本页合计) or ``running`` (累计)."""

    number: int
    row: Row
    kind: str


@dataclass(frozen=True, slots=True)
class Head:
    """A header: its sheet, its rows, wanted name → column, column → what it says there."""

    sheet: RawSheet
    first_row: int
    last_row: int
    columns: Mapping[str, int]
    titles: Mapping[int, str]


@dataclass(frozen=True, slots=True)
class Found:
    """A table on a sheet. Rows and columns count from 1.

    ``columns``: wanted name → column. ``titles``: column → what its header says. ``above``: cells above the header
    that hold text, as (row, column, text); ``below``: all rows under the header that are no rows of data.
    """

    sheet: RawSheet
    first_row: int
    last_row: int
    columns: Mapping[str, int]
    titles: Mapping[int, str]
    rows: Sequence[tuple[int, Row]]
    totals: Sequence[Total]
    above: Sequence[tuple[int, int, str]]
    below: Sequence[tuple[int, Row]]


def find_table(sheet: RawSheet, wanted: Mapping[str, Sequence[str]], least: int = 2) -> Found | None:
    """The table whose header names most of the wanted columns; see ``find_head``."""
    head = find_head(sheet, wanted, least)
    return table_under(head) if head else None


def find_head(sheet: RawSheet, wanted: Mapping[str, Sequence[str]], least: int = 2) -> Head | None:
    """The header that names most of the wanted columns; None where none names ``least`` of them.

    Args:
        wanted: name → normal forms of its titles, the preferred first.
    """
    by_title: dict[str, list[tuple[int, str]]] = {}
    for name, titles in wanted.items():
        for rank, title in enumerate(titles):
            by_title.setdefault(title, []).append((rank, name))
    best: tuple[int, int, dict[str, int], dict[int, str]] | None = None
    for index in range(min(len(sheet.rows), DEEPEST)):
        for last, texts in _header_texts(sheet, index):
            columns = _match(texts, by_title)
            if len(columns) >= least and (best is None or len(columns) > len(best[2])):
                best = (index, last, columns, texts)
        if best is not None and len(best[2]) == len(wanted):
            break
    if best is None:
        return None
    index, last, columns, texts = best
    return Head(sheet, index + 1, last, columns, texts)


def table_under(head: Head) -> Found:
    """The table under a header."""
    sheet, first = head.sheet, head.first_row
    rows, totals, below = _split(sheet, head.last_row, set(head.columns.values()))
    above = [
        (r, c, v.strip())
        for r in range(max(1, first - _TITLE_ROWS), first)
        for c, v in enumerate(sheet.rows[r - 1], 1)
        if isinstance(v, str) and v.strip()
    ]
    return Found(sheet, first, head.last_row, head.columns, head.titles, rows, totals, above, below)


def _header_texts(sheet: RawSheet, index: int) -> Iterator[tuple[int, dict[int, str]]]:
    """The row as a header of one row, then as the upper of two; with the number of the last row."""
    upper = {c: v for c, v in enumerate(sheet.rows[index], 1) if isinstance(v, str) and v.strip()}
    if len(upper) < 2:
        return
    yield index + 1, upper
    if index + 1 >= len(sheet.rows):
        return
    lower = {c: v for c, v in enumerate(sheet.rows[index + 1], 1) if isinstance(v, str) and v.strip()}
    merged = [m for m in sheet.merges if m[0] == index + 1]
    if not lower or not any(r2 > r1 or c2 > c1 for r1, c1, r2, c2 in merged):
        return
    spread = dict(upper)
    for r1, c1, r2, c2 in merged:
        if r1 == r2 and c1 in upper:
            spread.update(dict.fromkeys(range(c1, c2 + 1), upper[c1]))
    # A lower cell's own name counts, or the group's and its own together (欠款 over 金额).
    joined = {c: lower.get(c) or spread[c] for c in spread.keys() | lower.keys() if c in lower or c in spread}
    yield index + 2, joined
    yield index + 2, {c: spread.get(c, "") + lower.get(c, "") for c in joined}


def _match(texts: Mapping[int, str], by_title: Mapping[str, list[tuple[int, str]]]) -> dict[str, int]:
    offers = sorted(
        (rank, column, name) for column, text in texts.items() for rank, name in by_title.get(normal(text), ())
    )
    columns: dict[str, int] = {}
    for _, column, name in offers:
        if name not in columns and column not in columns.values():
            columns[name] = column
    return columns


def _split(
    sheet: RawSheet, last: int, columns: set[int]
) -> tuple[list[tuple[int, Row]], list[Total], list[tuple[int, Row]]]:
    """Rows of data, rows of totals, and the rest under a header. The data end with what follows the last total."""
    rows: list[tuple[int, Row]] = []
    totals: list[Total] = []
    below: list[tuple[int, Row]] = []
    source = _filled_down(sheet, last)
    first_column, *others = sorted(columns)
    second = others[0] if others else first_column
    few = len(columns) // 2 + 1 if len(columns) > 2 else len(columns)
    loose = False  # past a total, a footer or a gap, a row must look like data to count as such
    roles: set[str] = set()  # labels of signatures with which a row of data begins: 主管, in a list of posts
    for number in range(last + 1, len(source) + 1):
        row = source[number - 1]
        if not loose and len(row) >= second:
            # Most rows of large tables are plainly data: their first two columns are filled and no cell may be a label.
            one, two = row[first_column - 1], row[second - 1]
            if one is not None and two is not None and not any(map(_may_label, row)) and not _signer(row):
                rows.append((number, row))
                continue
        first = next((v for v in row if v is not None and v != ""), None)
        if first is None:
            loose = loose or bool(rows)
            continue
        kind = _total(row)
        if kind:
            totals.append(Total(number, row, kind))
            loose = loose or bool(rows)
            continue
        if not loose and (label := _signer(row)) and (label in roles or _is_full(row, columns)):
            roles.add(label)
            rows.append((number, row))
            continue
        if isinstance(first, str) and _is_footer(first):
            below.append((number, row))
            loose = True
            continue
        filled = sum(at(row, c) is not None for c in columns)
        alone = len(columns) > 3 and filled == 1 and _one_text(row)
        if filled == 0 or (filled < few and (loose or alone)):
            below.append((number, row))
            loose = loose or bool(rows)
            continue
        rows.append((number, row))
    return rows, totals, below


def _may_label(value: Raw) -> bool:
    """Whether a cell may hold the label of a row of totals, or of a footer; cheap, and False is certain."""
    return type(value) is str and (not value or value[0] in _MARKS or ":" in value or "：" in value)


def _signer(row: Row) -> str:
    """The label of a signature with which a row begins, the name in the next cell; empty for most rows."""
    first = next((v for v in row if v is not None and v != ""), None)
    if type(first) is not str or first[0] not in _WHO_BEGINS or ":" in first or "：" in first:
        return ""
    return first if _is_footer(first) else ""


def _is_full(row: Row, columns: set[int]) -> bool:
    """Whether a row that begins like signatures is one of data: nothing is blank, and no other cell is such a label."""
    filled = all(at(row, c) is not None for c in columns)
    return filled and sum(isinstance(v, str) and v != "" and _is_footer(v) for v in row) == 1


def _total(row: Row) -> str:
    """What kind of totals a row holds, by the label among its first texts; empty for none."""
    texts = [v for v in row if isinstance(v, str) and v.strip()][:3]
    return next((kind for n, text in enumerate(texts) if (kind := total_kind(text, alone=n > 0))), "")


def total_kind(text: str, alone: bool = False) -> str:
    """``grand``, ``part`` or ``running`` for a cell that labels a row of totals; empty for any other.

    Args:
        alone: the label must be all that the cell holds, as where a name or number stands before it.
    """
    if not text or text[0] not in _MARKS:
        return ""
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    m = _TOTAL.match(plain)
    if not m or (alone and plain[m.end() :].strip(" :")):
        return ""
    if m["en"]:
        return "part" if m["part"] else "grand"
    if m["kind"] == "累":
        return "running"
    return "part" if m["kind"] == "小" or "页" in m[0] else "grand"


def _is_footer(text: str) -> bool:
    """Whether a cell begins a line of signatures or notes: 制表人:张三, or 制表人 with the name in the next cell."""
    if ":" in text or "：" in text:
        return _FOOTER.match(unicodedata.normalize("NFKC", text).strip().lower()) is not None
    return len(text) <= 12 and _LABEL.fullmatch(unicodedata.normalize("NFKC", text).strip().lower()) is not None


def _one_text(row: Row) -> bool:
    found = [v for v in row if v is not None and v != ""]
    return len(found) == 1 and isinstance(found[0], str)


def _filled_down(sheet: RawSheet, last: int) -> Sequence[Row]:
    """The rows with the value of a cell merged downwards in each row it covers."""
    tall = [m for m in sheet.merges if m[2] > m[0] and m[2] > last]
    if not tall:
        return sheet.rows
    filled: list[Row] = list(sheet.rows)
    for r1, c1, r2, _ in tall:
        value: Raw = at(filled[r1 - 1], c1) if r1 <= len(filled) else None
        if value is None:
            continue
        for r in range(r1, min(r2, len(filled))):
            cells = [*filled[r], *([None] * (c1 - len(filled[r])))]
            cells[c1 - 1] = value
            filled[r] = cells
    return filled

"""Tables of a sheet: a header and the rows that belong to it, without titles, totals, footers and blank rows."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence, Set
from functools import cached_property, lru_cache
from operator import itemgetter

from toolkit.patterns import compiled
from toolkit.record import NamedTuple
from toolkit.sheet.header import OBLIGATIONS, PLAIN, Header, Merge, read_header
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import BY_NAME

Row = Sequence[Raw]

_TOTAL = compiled(r"^(?:合\s*计|总\s*计|小\s*计|本\s*页\s*合\s*计|累\s*计|total|subtotal|sum)\b|^(?:合计|总计|小计)")
_ONLY_TOTAL = compiled(r"(?:本\s*页\s*)?(?:合\s*计|总\s*计|小\s*计|累\s*计|total|subtotal|sum)\s*:?")
_FOOTER = compiled(
    r"^(?:制表|填表|制单|编制|审核|审批|复核|批准|主管|负责人|经办|日期|填报|报送|联系电话|打印"
    r"|prepared by|approved by|checked by|reviewed by|signature|printed)(?:人|日期|时间|单位|部门|签字)?\s*[:：]"
    r"|^.{0,10}(?:签字|签名|签章|盖章|负责人|审核人|审批人|制表人|经理|总监|领导|主任)\s*[:：]"
    r"|^(?:注|备注|说明|填表说明|填写说明|notes?|remarks?)\s*[:：]"
)
_DITTO = frozenset({"同上", "〃", "″", "〞", "''", '"', "”", "ditto"})
_COUNTED = compiled(
    r"内|后|当[日天]|次日|翌日|之?日起|within|after|from|upon|same day|next day|(?:days?|hours?|weeks?|months?) of|T\+",
    re.IGNORECASE,
)
_UNIT = compiled(
    r"(?:[(（]?[一二三四五六七八九十\d]{1,3}[)）]?[、.．)）\s]?\s*)?"
    r"(?P<unit>.{1,12}(?:部|科|处|室|组|中心|公司|店|站|院|班|department|dept\.?|team))\s*[:：]?"
)
# Raw header texts that make a row worth a closer look after the first table has begun.
_HEAD_WORDS = frozenset(BY_NAME)
_LAST_SIGNS = frozenset(
    [sign for word in (*_HEAD_WORDS, *_DITTO) for sign in (word[-1], word[-1].upper())]
    + [chr(c) for c in (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029)]
    + [chr(c) for c in (0x202F, 0x205F, 0x3000)]  # whatever ``str.strip`` takes off
)
_LONGEST_NAME = 3 * max(map(len, _HEAD_WORDS))  # with the spaces that people put between letters


class Table(NamedTuple):
    """``rows`` are (row number from 1, cells); cells merged downwards are filled in. ``section``: row → department
    written on a line of its own above it. ``free_column``: where new columns may go without covering anything."""

    sheet: str
    header: Header
    rows: tuple[tuple[int, Row], ...]
    free_column: int
    visible: bool = True
    sections: Mapping[int, str] = {}
    title: str = ""

    def cell(self, row: Row, name: str) -> Raw:
        """The raw value of a field in a row; None where the table has no such column."""
        column = self.header.columns.get(name)
        return at(row, column) if column else None


def at(row: Row, column: int) -> Raw:
    """The cell in a column (from 1) of a row that may be shorter; blank text is None."""
    value = row[column - 1] if column <= len(row) else None
    return None if value == "" else value


def find_tables(
    name: str,
    rows: Sequence[Row],
    merges: Sequence[Merge],
    visible: bool = True,
    uncached: Set[tuple[int, int]] = frozenset(),
) -> tuple[Table, ...]:
    """Every table on a sheet, in reading order. ``uncached``: (row, column) of formulas that read as blank."""
    filled = _fill_down(rows, merges)
    texts = _Texts(filled)
    headers = list(_find_headers(filled, merges, texts))
    if not headers:
        return ()
    starts = sorted({header.first_row for header in headers})
    ends = dict(zip(starts, [*(row - 1 for row in starts[1:]), len(filled)], strict=True))
    covered = dict(zip(starts, _covered(starts, len(filled), merges, uncached), strict=True))
    return tuple(
        _table(name, h, filled, ends[h.first_row], visible, covered[h.first_row], texts.dittos) for h in headers
    )


def _fill_down(rows: Sequence[Row], merges: Sequence[Merge]) -> Sequence[Row]:
    """Copy the value of a cell merged over several rows into each of them; sideways merges stay as they are."""
    tall = [m for m in merges if m[2] > m[0]]
    if not tall:
        return rows
    filled: list[Row] = list(rows)
    for r1, c1, r2, _c2 in tall:
        value = at(filled[r1 - 1], c1) if r1 <= len(filled) else None
        if value is None:
            continue
        for r in range(r1, min(r2, len(filled))):
            row = list(filled[r])
            row.extend([None] * (c1 - len(row)))
            row[c1 - 1] = value
            filled[r] = row
    return filled


def _find_headers(rows: Sequence[Row], merges: Sequence[Merge], texts: _Texts) -> Iterator[Header]:
    beginning: dict[int, list[Merge]] = {}
    for merge in merges:
        beginning.setdefault(merge[0], []).append(merge)
    found_one, after_blank = False, True
    skip_until = -1
    heads: Set[str] = frozenset()
    filled = 0
    for index, row in enumerate(rows):
        if index <= skip_until:
            continue
        # A header right under other rows is looked for only where two cells say what headers say.
        below = found_one and not after_blank
        if below and heads.isdisjoint(row) and len(row) > filled and row[filled]:
            continue  # most rows of a large table
        after_blank = not any(v is not None and v != "" for v in row)
        if below and sum(v in heads for v in row if v) < 2:
            continue
        for header in read_header(rows, index, beginning.get(index + 1, ())):
            found_one = True
            heads, filled = texts.heads, header.columns.get("deliverable", header.left) - 1
            skip_until = header.last_row - 1
            yield header


def _with_completion(header: Header, rows: Sequence[tuple[int, Row]]) -> Header:
    """A header whose only date column, of a name we do not know (签收时间), says when things were done.

    Where no deadline counts from an event, a date beside it can hardly be that of one.
    """
    if "submitted_at" in header.columns or "event_at" in header.columns or len(header.event_columns) != 1:
        return header
    if any(isinstance(text := at(row, header.columns["phrase"]), str) and _COUNTED.search(text) for _, row in rows):
        return header
    (column,) = header.event_columns.values()
    return header._replace(columns={**header.columns, "submitted_at": column}, event_columns={})


class _Texts:
    """What is written on a sheet, each text looked at once: a hundred thousand rows repeat most of theirs."""

    def __init__(self, rows: Sequence[Row]) -> None:
        self._rows = rows

    @cached_property
    def _short(self) -> list[str]:
        """Those that may be a name or a ditto mark, by their last sign."""
        values: set[Raw] = set().union(*self._rows)
        return [v for v in values if type(v) is str and v[-1:] in _LAST_SIGNS and len(v) < _LONGEST_NAME]

    @cached_property
    def heads(self) -> frozenset[str]:
        """Texts that are names of columns."""
        return frozenset([t for t in self._short if _squeezed(t) in _HEAD_WORDS])

    @cached_property
    def dittos(self) -> frozenset[str]:
        """Texts that stand for the value above them."""
        return frozenset([t for t in self._short if _is_ditto(t)])


def _squeezed(text: str) -> str:
    """A cell as header names are looked up quickly: 完成 时间 is 完成时间."""
    return "".join(text.split()).lower() if " " in text or "\n" in text else text.lower()


def _table(
    name: str,
    header: Header,
    rows: Sequence[Row],
    end: int,
    visible: bool,
    covered: int,
    dittos: Set[str],
) -> Table:
    left, right = header.left, header.right
    columns = header.columns
    wanted = [
        columns[f] for f in ("deliverable", "phrase", "duty_id", "submitted_at", "event_id", "day") if f in columns
    ]
    wanted += header.event_columns.values()
    duty_like = header.kind in (PLAIN, OBLIGATIONS)
    deliverable, phrase = columns.get("deliverable", 0), columns.get("phrase", 0)
    kept: list[tuple[int, Row]] = []
    sections: dict[int, str] = {}
    section, blanks = _heading(rows, header) if duty_like and "provider" not in columns else "", 0
    body = rows[header.last_row : end]
    whole = _whole(body, header, dittos) if duty_like else []
    for number, row in enumerate(body, header.last_row + 1):
        if whole and whole[number - header.last_row - 1]:
            blanks = 0
            kept.append((number, row))
            if section:
                sections[number] = section
            continue
        if not any(at(row, c) is not None for c in wanted):
            text = _only_text(row, left, right)
            if text and (unit := _unit(text)) and blanks < 2:
                section, blanks = unit, 0
            elif text is None or text == "":
                blanks += text is None
            continue
        first = next((v for v in row[left - 1 : right] if v not in (None, "")), None)
        if isinstance(first, str) and _is_footer(first) and not (duty_like and _promises(row, deliverable, phrase)):
            continue
        if duty_like and phrase and at(row, phrase) is None:
            text = _only_text(row, left, right)
            if text:  # one cell and no deadline: a department's line, or a remark under the table
                if unit := _unit(text):
                    section, blanks = unit, 0
                    continue
                if blanks or at(row, deliverable) is None:
                    continue
        blanks = 0
        if kept:
            row = _without_ditto(row, kept[-1][1])
        kept.append((number, row))
        if section:
            sections[number] = section
    title = _title(rows, header)
    if header.kind == PLAIN:
        header = _with_completion(header, kept)
    return Table(name, header, tuple(kept), _free_column(rows, header, end, covered), visible, sections, title)


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
    odd: set[Raw] = {v for v in set(first) if v is None or v == "" or (type(v) is str and _is_footer(v))}
    whole = [bool(o and p and f not in odd) for o, p, f in zip(owed, phrases, first, strict=True)]
    return [w and dittos.isdisjoint(row) for w, row in zip(whole, rows, strict=True)] if dittos else whole


def _only_text(row: Row, left: int, right: int) -> str | None:
    """The text of a row with one filled cell; "" when several are filled, None when none is."""
    found = [v for v in row[left - 1 : right] if v not in (None, "")]
    if not found:
        return None
    return found[0].strip() if len(found) == 1 and isinstance(found[0], str) else ""


def _without_ditto(row: Row, above: Row) -> Row:
    """A row in which 同上 and 〃 are what they stand for: the value above them."""
    if not any(isinstance(v, str) and _is_ditto(v) for v in row):
        return row
    return [at(above, c) if isinstance(v, str) and _is_ditto(v) else v for c, v in enumerate(row, 1)]


def _is_ditto(text: str) -> bool:
    return text.strip().lower() in _DITTO


def _promises(row: Row, deliverable: int, phrase: int) -> bool:
    """Whether a row that begins like a total or footer is none: 合计表核对 with a deadline beside it."""
    promised, deadline = at(row, deliverable) if deliverable else None, at(row, phrase) if phrase else None
    if promised is None or deadline is None:
        return False
    if _ONLY_TOTAL.fullmatch(unicodedata.normalize("NFKC", str(promised)).strip().lower()):
        return False
    label = isinstance(promised, str) and promised.rstrip().endswith((":", ":")) and _is_footer(promised)
    # The other: 填表人: 张三 审核: 李四, spread over the columns.
    return not label and not (isinstance(deadline, str) and _is_footer(deadline))


def _heading(rows: Sequence[Row], header: Header) -> str:
    """The department that the line right above a header names: 二、保险部. The name of a company is none."""
    above = rows[header.first_row - 2] if header.first_row > 1 else ()
    unit = _unit(_only_text(above, 1, len(above)) or "")
    return "" if unit.endswith(("公司", "店", "院")) else unit


def _unit(text: str) -> str:
    """The department that a line of its own names, without the number before it (二、保险部); empty for none."""
    m = _UNIT.fullmatch(text.strip().lower())
    return text.strip()[m.start("unit") : m.end("unit")] if m else ""


@lru_cache(maxsize=4096)
def _is_footer(text: str) -> bool:
    plain = unicodedata.normalize("NFKC", text).strip().lower()
    return bool(_TOTAL.match(plain) or _FOOTER.match(plain))


def _title(rows: Sequence[Row], header: Header) -> str:
    """The text of the title rows above a header, joined."""
    found = []
    for row in rows[max(0, header.first_row - 6) : header.first_row - 1]:
        found += [v.strip() for v in row if isinstance(v, str) and v.strip()]
    return " ".join(found)[:400]


def _covered(
    starts: Sequence[int], height: int, merges: Sequence[Merge], uncached: Set[tuple[int, int]]
) -> Sequence[int]:
    """For the tables that begin in these rows, the last column in which a cell of theirs looks blank and is not.

    That is one under a merged one, or a formula without a result; 0 where there is none. ``height``: rows of the sheet.
    """
    last = [0] * len(starts)
    for r1, _, r2, c2 in merges:
        if r1 <= height:
            for i in range(max(bisect_right(starts, r1) - 1, 0), bisect_right(starts, r2)):
                last[i] = max(last[i], c2)
    for row, column in uncached:
        if starts[0] <= row <= height:
            i = bisect_right(starts, row) - 1
            last[i] = max(last[i], column)
    return last


def _free_column(rows: Sequence[Row], header: Header, end: int, covered: int) -> int:
    """The first column right of the table from which nothing stands in the table's rows."""
    used = max(header.right, covered)
    for row in rows[header.first_row - 1 : end]:
        if len(row) > used:
            for column in range(len(row), used, -1):
                if row[column - 1] not in (None, ""):
                    used = column
                    break
    return used + 1

"""Tables of a sheet, wherever they stand: below titles, below one another, side by side."""

from __future__ import annotations

from collections.abc import Iterator, Sequence, Set
from functools import cached_property

from toolkit.core.period import Period
from toolkit.sheet.deadline_words import PLAIN_WORDS, DeadlineWords
from toolkit.sheet.free_column import covered_columns, free_column
from toolkit.sheet.header import REGISTER, Header
from toolkit.sheet.header_reader import read_header
from toolkit.sheet.header_rows import Merge, beginnings
from toolkit.sheet.own_columns import Clues
from toolkit.sheet.own_values import is_ours, may_be_ours
from toolkit.sheet.table import Row, Table, at, filled_down
from toolkit.sheet.table_rows import DITTO, is_ditto, rows_of, totals_due
from toolkit.sheet.units import own_side
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import BY_NAME, OWN, OWN_BY_NAME, normal

# Raw header texts that make a row worth a closer look after the first table has begun.
_HEAD_WORDS = frozenset(BY_NAME)
_ADORNMENTS = frozenset("*★:：()（）【】[]")
_LAST_SIGNS = frozenset(
    [sign for word in (*_HEAD_WORDS, *DITTO) for sign in (word[-1], word[-1].upper())]
    + [chr(c) for c in (*range(9, 14), *range(28, 33), 0x85, 0xA0, 0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029)]
    + [chr(c) for c in (0x202F, 0x205F, 0x3000)]  # whatever ``str.strip`` takes off
    + list("*★:：)）】]")
)
_STATUSES = frozenset(OWN["timeliness"])
_LEAST_CELLS, _LEAST_ROWS = 3, 3
_MOST_ABOVE = 6  # rows above a header that are its title
_MOST_IN_VAIN = 2000  # rows of texts that are read as a header for what their names may mean
_LONGEST_NAME = 3 * max(map(len, _HEAD_WORDS))  # with the spaces that people put between letters


def find_tables(
    name: str,
    rows: Sequence[Row],
    merges: Sequence[Merge],
    visible: bool = True,
    uncached: Set[tuple[int, int]] = frozenset(),
    occupied: Sequence[Merge] = (),
    dayends: Set[tuple[int, int]] = frozenset(),
    words: DeadlineWords = PLAIN_WORDS,
    period: Period | None = None,
) -> tuple[Table, ...]:
    """Every table on a sheet, in reading order.

    Args:
        uncached: (row, column) of formulas that read as blank.
        occupied: areas in which cells read as blank and are not.
        dayends: (row, column) of cells with the format of 24:00 that only we use.
        words: how the company says when.
        period: for which it is read, where there are columns for every month; None for none.
    """
    filled = filled_down(rows, merges)
    texts, clues = _Texts(filled), Clues(dayends, words=words, period=period, sheet=name)
    headers = _headers(filled, merges, texts, clues)
    if not headers and any(not _STATUSES.isdisjoint(row) for row in filled):
        clues = clues._replace(ours_read=True)
        headers = _headers(filled, merges, texts, clues)
    if not headers:
        return ()
    starts = sorted({header.first_row for header in headers})
    ends = dict(zip(starts, [*(row - 1 for row in starts[1:]), len(filled)], strict=True))
    covered = dict(zip(starts, covered_columns(starts, len(filled), [*merges, *occupied], uncached), strict=True))
    found: list[Table] = []
    floor = below = 0  # the last row of the tables above those that begin in this row, and of these
    for i, h in enumerate(headers):
        if i and h.first_row > headers[i - 1].first_row:
            floor = below
        while True:
            table = _table(
                name, h, filled, ends[h.first_row], visible, covered[h.first_row], texts.dittos, words, floor
            )
            theirs = clues.theirs | _written_by_others(table, uncached)
            if theirs == clues.theirs:
                break
            clues = clues._replace(theirs=theirs)
            h = _read_again(h, filled[: ends[h.first_row]], merges, clues)
        found.append(_known_again(table, clues.theirs))
        clues = clues._replace(theirs=frozenset())
        below = max([below, *(number for number, _ in found[-1].rows[-1:])])
    return tuple(found)


def _headers(rows: Sequence[Row], merges: Sequence[Merge], texts: _Texts, clues: Clues) -> list[Header]:
    """Every header, by its names; and those above and below them, or of a sheet that has none, by what stands below."""
    headers = list(_find_headers(rows, merges, texts, clues))
    above = rows[: headers[0].first_row - 1] if headers else rows
    guessed = _guessed_above(above, clues) if not headers or _may_be_a_table(above) else []
    if not guessed and headers and headers[0].kind == REGISTER and (first := _promises(headers, rows, clues)):
        headers[0] = first
    ends = [*(header.first_row - 1 for header in headers[1:]), len(rows)]
    for header, end in zip(headers, ends, strict=False):
        if next(beginnings(rows, header.last_row, end), 0):
            guessed += _guessed_below(rows, header.last_row, end, clues)
    return sorted([*headers, *guessed], key=lambda header: header.first_row) if guessed else headers


def _written_by_others(table: Table, uncached: Set[tuple[int, int]]) -> Set[int]:
    """The columns taken for ours in which a row of the table holds something that is none of ours: they are not."""
    found = set()
    for field, column in table.header.own.items():
        values = {row[column - 1] for _, row in table.rows if len(row) >= column} - {None, ""}
        name = table.header.names.get(column, "")
        if not all(may_be_ours(field, value, name) for value in values):
            found.add(column)
    if uncached and table.rows:
        rows = {number for number, _ in table.rows}
        found |= {c for r, c in uncached if r in rows and c in table.header.own.values()}
    return found


def _known_again(table: Table, theirs: Set[int]) -> Table:
    """A table with the last of several columns of one of our names as ours, where none was known to be ours.

    So whatever is not understood of a table, no column is added with every check.
    """
    header = table.header
    taken = {*header.event_columns.values(), *header.own.values(), *theirs}
    last_read = max(header.columns.values())  # ours are added at the right
    own = dict(header.own)
    for field in OWN.keys() - own.keys():
        named = sorted(c for c, name in header.names.items() if OWN_BY_NAME.get(normal(name)) == field)
        if len(named) < 2 or named[-1] in taken or named[-1] <= last_read:
            continue
        column, name = named[-1], header.names[named[-1]]
        values = [v for _, row in table.rows if (v := at(row, column)) is not None]
        if all(may_be_ours(field, v, name) for v in values):
            own[field] = column
    if len(own) == len(header.own):
        return table
    aside = tuple(c for c in header.aside if c not in own.values())
    return table._replace(header=header._replace(own=own, aside=aside))


def _read_again(header: Header, rows: Sequence[Row], merges: Sequence[Merge], clues: Clues) -> Header:
    """A header read with what is known of its columns now."""
    beginning = [m for m in merges if m[0] == header.first_row]
    for found in read_header(rows, header.first_row - 1, beginning, clues):
        if (found.kind, found.left, found.last_row) == (header.kind, header.left, header.last_row):
            return found
    moved = header.first_row - 1
    again = _guessed(rows[moved:], clues._replace(above=moved))
    if again and again.first_row == 1:
        return again._replace(first_row=header.first_row, last_row=again.last_row + moved)
    return header._replace(own={f: c for f, c in header.own.items() if c not in clues.theirs})


def _guessed(rows: Sequence[Row], clues: Clues) -> Header | None:
    from toolkit.sheet.header_guessed import guessed_header  # few sheets have no name that is known

    return guessed_header(rows, clues)


def _guessed_above(rows: Sequence[Row], clues: Clues) -> list[Header]:
    from toolkit.sheet.header_blocks import headers_above

    return headers_above(rows, clues)


def _guessed_below(rows: Sequence[Row], begin: int, end: int, clues: Clues) -> list[Header]:
    from toolkit.sheet.header_blocks import headers_below

    return headers_below(rows, begin, end, clues)


def _promises(headers: Sequence[Header], rows: Sequence[Row], clues: Clues) -> Header | None:
    """The first header read as one of promises, which a register of cases is with a column of deadlines: 什么时候要."""
    end = next((h.first_row - 1 for h in headers if h.first_row > headers[0].first_row), len(rows))
    found = _guessed(rows[:end], clues)
    return found if found and found.first_row <= headers[0].first_row <= found.last_row else None


def _may_be_a_table(rows: Sequence[Row]) -> bool:
    """Whether rows above the first table of known names are more than its title."""
    return sum(sum(v is not None and v != "" for v in row) >= _LEAST_CELLS for row in rows) >= _LEAST_ROWS


def _find_headers(rows: Sequence[Row], merges: Sequence[Merge], texts: _Texts, clues: Clues) -> Iterator[Header]:
    beginning: dict[int, list[Merge]] = {}
    for merge in merges:
        beginning.setdefault(merge[0], []).append(merge)
    found_one, after_blank = False, True
    skip_until = -1
    heads: Set[str] = frozenset()
    filled = in_vain = 0
    for index, row in enumerate(rows):
        if index <= skip_until:
            continue
        # A header right under other rows is looked for only where two cells say what headers say.
        below = (found_one and not after_blank) or in_vain >= _MOST_IN_VAIN
        if in_vain == _MOST_IN_VAIN:
            heads = texts.heads
        if below and heads.isdisjoint(row) and len(row) > filled and row[filled]:
            continue  # most rows of a large table
        told = sum(v is not None and v != "" for v in row)
        after_blank = not told or (after_blank and told == 1)  # a title between, 编制单位 below it
        if below and sum(v in heads for v in row if v) < 2:
            continue
        for header in read_header(rows, index, beginning.get(index + 1, ()), clues):
            found_one = True
            heads, filled = texts.heads, header.columns.get("deliverable", header.left) - 1
            skip_until = header.last_row - 1
            yield header
        in_vain += told > 1 and index > skip_until


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
        return frozenset([t for t in self._short if is_ditto(t)])


def _squeezed(text: str) -> str:
    """A cell as header names are looked up quickly: 完成 时间 and *完成时间(必填) are 完成时间."""
    if not _ADORNMENTS.isdisjoint(text):
        return normal(text)
    return "".join(text.split()).lower() if " " in text or "\n" in text else text.lower()


def _table(
    name: str,
    header: Header,
    rows: Sequence[Row],
    end: int,
    visible: bool,
    covered: int,
    dittos: Set[str],
    words: DeadlineWords,
    floor: int,
) -> Table:
    """``floor``: the last row above that belongs to another table."""
    kept, sections = rows_of(header, rows, end, dittos, words)
    title = _title(rows, header, floor)
    left_over = _left_over(rows, header, end, kept) if header.own else ()
    free = free_column(rows, header, end, covered)
    due = totals_due(header, rows, end, kept, words)
    return Table(name, header, tuple(kept), free, visible, sections, title, left_over, due)


def _left_over(
    rows: Sequence[Row], header: Header, end: int, kept: Sequence[tuple[int, Row]]
) -> Sequence[tuple[int, Row]]:
    """Rows that are none of the table's, an emptied one or a total, with what we wrote beside them.

    That is the time of a check and one cell more, or a status and its due: a legend of a person's has neither.
    """
    if len(kept) == end - header.last_row:
        return ()
    numbers = {number for number, _ in kept}
    others = ((n, row) for n, row in enumerate(rows[header.last_row : end], header.last_row + 1) if n not in numbers)
    found = []
    for number, row in others:
        ours = {field for field, column in header.own.items() if is_ours(field, at(row, column))}
        if len(ours) > 1 and ("checked_at" in ours or {"timeliness", "due"} <= ours):
            found.append((number, row))
    return found


def _title(rows: Sequence[Row], header: Header, floor: int) -> str:
    """The text of the title rows above a header, joined; what stands behind a label of the other side is left out."""
    found: list[str] = []
    for row in rows[max(floor, header.first_row - _MOST_ABOVE) : header.first_row - 1]:
        label = ""
        for text in [v.strip() for v in row if isinstance(v, str) and v.strip()]:
            if not label or own_side(label + text) == label + text:
                found.append(text)
            label = text if text.endswith((":", "\uff1a")) else ""
    return " ".join(found)[:400]

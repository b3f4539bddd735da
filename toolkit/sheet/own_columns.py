"""Which columns of a table are ours, whatever people did to them: moved, renamed, parted, nameless, some deleted.

Two things must not happen. A person's column must not be written over: one is ours only if everything in it is what we
write, or blank, and if more speaks for it than its name. And what we once wrote must not be taken for a person's
deadline: dates that may be our earlier 应交时间 are set aside where another column holds the deadlines.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence, Set
from datetime import date
from functools import cached_property

from toolkit.core.period import Period
from toolkit.record import NamedTuple
from toolkit.sheet.column_names import LOOSE, fields_of
from toolkit.sheet.deadline_words import PLAIN_WORDS, DeadlineWords
from toolkit.sheet.guess import are_dates, are_deadlines, held_in
from toolkit.sheet.own_values import may_be_ours, words_of
from toolkit.sheet.values import DateContext, Raw, read_moment
from toolkit.sheet.vocabulary import BY_NAME, OWN, OWN_BY_NAME, normal

SAMPLE = 60
"""Rows under a header that are looked at for what we wrote."""

_ORDER = {field: place for place, field in enumerate(OWN)}
_BY_THEMSELVES = ("timeliness", "days_late", "checked_at")
"""The fields of names that hardly anybody else uses; they come first, for the others are found beside them."""
_SERVED = (*_BY_THEMSELVES, "overdue", "note", "due")
_SURE = frozenset({"days_late", "checked_at"})
"""Where both of these are filled, ours stood once, even if 检查状态 was deleted since."""
_SEVERAL, _MOST = 3, 4
"""So many of our names, filled as we fill them, show that we wrote; more are needed where 检查状态 holds words of a
person's, or 检查时间 is gone, too."""
_MOST_BETWEEN = 2  # columns that a person put between 应交时间 and the others
_NAMES = frozenset(OWN["timeliness"])
_MAY_BE_ALONE = frozenset(name for field in _BY_THEMSELVES for name in OWN[field])


class Clues(NamedTuple):
    """What is known of a table besides the names and values of its columns.

    ``marked``: (row, column) of cells with the number format that only we use (``port.DAYEND_CODE``), which goes with
    dates wherever they are moved; ``above``: how many rows of the sheet are not among those that are read.
    ``theirs``: columns in which a row of the table holds something that we did not write.
    ``words``: how the company says when. ``period``: for which it is read; None for none.
    ``sheet``: what the sheet is called.
    ``ours_read``: what stands in the place of our 应交时间 may be a person's deadline: there is no table without it.
    """

    marked: Set[tuple[int, int]] = frozenset()
    above: int = 0
    theirs: Set[int] = frozenset()
    words: DeadlineWords = PLAIN_WORDS
    period: Period | None = None
    ours_read: bool = False
    sheet: str = ""


class Own(NamedTuple):
    """``columns``: field to column. ``aside``: columns that may be ours of an earlier check, and are neither written
    nor read."""

    columns: dict[str, int]
    aside: tuple[int, ...] = ()


def own_columns(cells: Mapping[int, str], body: Sequence[Sequence[Raw]], last_row: int, clues: Clues) -> Own:
    """Our own columns among the headers.

    Args:
        cells: the header texts by column.
        body: rows under the header, from which columns without a name of ours are known.
        last_row: the last of the header.
    """
    table = _below(cells, body, last_row, clues)
    own = table.named()
    if own:
        own = table.in_place(own)
        own |= table.renamed(own)
    else:
        own = table.nameless()
    return Own(own, tuple(table.aside(own)))


def beside_one_another(rows: Sequence[Sequence[Raw]], clues: Clues) -> tuple[int, Sequence[int]]:
    """The row in which all our names stand side by side, over what we write, and their columns; 0 for none.

    应交时间 may stand apart, where its format shows that it is ours.
    """
    for number, row in enumerate(rows, 1):
        if _MAY_BE_ALONE.isdisjoint(row):
            continue  # most rows
        names = {c: v for c, v in enumerate(row, 1) if isinstance(v, str)}
        table = _below(names, rows[number : number + SAMPLE], number, clues)
        for first in dict.fromkeys(c - _ORDER[f] for c, v in names.items() for f in _BY_THEMSELVES if v in OWN[f]):
            if first > 0 and table.is_whole(first):
                return number, range(first, first + len(OWN))
            if table.is_named(first) and (due := table.parted()):
                return number, (*range(first + _ORDER["timeliness"], first + len(OWN)), due)
    return 0, ()


def _below(cells: Mapping[int, str], body: Sequence[Sequence[Raw]], last_row: int, clues: Clues) -> _Table:
    """A table with what is marked in it: another one below may have ours where a person's dates stand here."""
    body = _until_next(body)
    first = clues.above + last_row + 1
    marked = {column for row, column in clues.marked if first <= row < first + len(body)}
    return _Table(cells, body, marked, clues)


def _until_next(body: Sequence[Sequence[Raw]]) -> Sequence[Sequence[Raw]]:
    """The rows before those of a table that has our columns itself."""
    return next((body[:i] for i, row in enumerate(body) if not _NAMES.isdisjoint(row)), body)


class _Table:
    """Header and first rows of a table."""

    def __init__(self, cells: Mapping[int, str], body: Sequence[Sequence[Raw]], marked: Set[int], clues: Clues) -> None:
        self._cells = cells
        self._body = body
        self._theirs = clues.theirs
        self._words = clues.words
        self._ours_read = clues.ours_read
        self._marked = marked
        self._fields = {c: OWN_BY_NAME.get(normal(name), "") for c, name in cells.items()}
        self._dated = [c for c in sorted(marked) if self._may_be_due(c) and self._holds(c, "due")]

    def named(self) -> dict[str, int]:
        """Our columns by their names, or, of 应交时间, by the format of its dates; none where it was not us."""
        fits: dict[str, list[int]] = {}
        for column, field in self._fields.items():
            if field and column not in self._theirs and self._holds(column, field) is not False:
                fits.setdefault(field, []).append(column)
        marked = [c for c in self._dated if c not in self._theirs and c != self._deadline]
        fits["due"] = marked or [c for c in fits.get("due", ()) if c != self._deadline]
        fits = {field: columns for field, columns in fits.items() if columns}
        if not marked and not self._we_wrote(fits):
            return {}
        # Of two of a name the one in its place among ours wins, then the rightmost: that is where we add ours.
        first = next(field for field in _SERVED if field in fits)
        start = max(fits[first]) - _ORDER[first]
        own: dict[str, int] = {}
        for field in _SERVED:
            columns = [c for c in fits.get(field, ()) if c in marked or self._may_be(c, field, own)]
            if columns:
                own[field] = min(columns, key=lambda c: (abs(c - start - _ORDER[field]), -c))
        return own

    def in_place(self, own: Mapping[str, int]) -> dict[str, int]:
        """The columns, with one of another name that stands where ours stood rather than one of our name elsewhere:
        who renamed our 逾期标志 has one of their own."""
        found = dict(own)
        for field, column in own.items():
            others = {f: c for f, c in own.items() if f != field}
            before = [c for f, c in others.items() if _ORDER[f] < _ORDER[field]]
            behind = [c for f, c in others.items() if _ORDER[f] > _ORDER[field]]
            if column < max(before, default=0) or column > min(behind, default=column):
                found[field] = self.renamed(others).get(field, column)
        return found

    def renamed(self, own: Mapping[str, int]) -> dict[str, int]:
        """The columns that stand where ours stood and hold what we write, whatever they are called now."""
        found = dict(own)
        for field in (f for f in OWN if f not in own):
            before = [found[f] + 1 for f in OWN if f in found and _ORDER[f] < _ORDER[field]][-1:]
            behind = [found[f] - 1 for f in OWN if f in found and _ORDER[f] > _ORDER[field]][:1]
            for column in (*before, *behind):
                # Any date may stand left of ours: a person's, once ours was deleted.
                free = column not in found.values() and column not in self._theirs
                if free and not (field == "due" and column in self._cells) and self._holds(column, field):
                    found[field] = column
                    break
        return found

    def nameless(self) -> dict[str, int]:
        """Our columns where none of their names is left, by what they hold side by side."""
        words = words_of("timeliness")
        seen = {c for row in self._body for c, v in enumerate(row, 1) if isinstance(v, str) and v in words}
        for column in sorted(seen, reverse=True):
            places = {field: column - _ORDER["timeliness"] + place for field, place in _ORDER.items()}
            held = {field: self._holds(c, field) for field, c in places.items()}
            ours = all(held[f] for f in ("timeliness", "checked_at")) and False not in held.values()
            if ours and self._theirs.isdisjoint(places.values()):
                # An empty column with a name that is not ours is a person's.
                free = {c for c in places.values() if self._fields.get(c, "") or c not in self._cells}
                return {f: c for f, c in places.items() if c > 0 and (held[f] or c in free)}
        return {}

    def aside(self, own: Mapping[str, int]) -> Iterator[int]:
        """What may be ours of an earlier check: a column of our names with words of others in it or a second 检查状态,
        dates that may be 应交时间."""
        lost = bool(own) and own.get("due", 0) + 1 not in own.values()  # it stands no more where it stood
        firsts = {column - 1 for column in own.values()} - {*own.values()}
        for column, field in self._fields.items():
            if column in own.values():
                continue
            among = field not in ("", "due") and column in self._theirs and bool(own) and column > min(own.values())
            if (field == "timeliness" or among) and self._holds(column, field):
                yield column
            ours = field == "due" or (column in firsts and self._says(column, "phrase"))
            doubtful = column in self._dated or (ours and (lost or column in self._theirs))
            if doubtful and self._may_be_due(column) and column != self._deadline:
                # Where ours stood, few of them may be left among what people typed.
                stood = field == "due" and (column in firsts or column in self._theirs)
                if self._any_date(column) if stood else self._holds(column, "due"):
                    yield column

    @cached_property
    def _deadline(self) -> int:
        """The column of dates that are the very deadlines, whatever else speaks for ours: no other column says when
        things are due, or of which promise a row is. 0 for none."""
        named = [c for c, field in self._fields.items() if field == "due" and self._holds(c, field)]
        may_be = [c for c in named if c not in self._dated] + self._dated
        ours = set[int]()
        if not self._ours_read:
            ours = {c for c in may_be if self._is_parted(c)}
            may_be = [c for c in may_be if c not in ours and not self.is_whole(c)]
        if not may_be:
            return 0
        others = {c: held_in(self._body, c) for c in self._cells if c not in may_be and c not in ours}
        called = [held for c, held in others.items() if self._says(c, "phrase", "duty_id")]
        if any(called) or (called and may_be == self._dated):
            return 0
        if any(held and not are_dates(held) and are_deadlines(held, self._words) for held in others.values()):
            return 0
        return may_be[0]  # we add ours at the right

    def is_whole(self, first: int) -> bool:
        """Whether all our columns stand side by side from this one on, as we add them, and hold what we wrote.

        Dates without the format that only we use may be deadlines that a person typed over ours, unless they are those
        of another column: moments with a time of day have no such format, nor has any date in an open window.
        """
        dues = first in self._marked or not held_in(self._body, first) or self._repeats(first)
        return self.is_named(first) and dues and self._holds(first + _ORDER["timeliness"], "timeliness") is True

    def is_named(self, first: int) -> bool:
        """Whether our names stand side by side, where 应交时间 would be the first; one may be a person's over ours."""
        places = {field: first + place for field, place in _ORDER.items() if field != "due"}
        others = [(c, field) for field, c in places.items() if self._fields.get(c) != field]
        return len(others) < 2 and all(self._holds(c, field) is not False for c, field in others)

    def parted(self) -> int:
        """The column of 应交时间 that stands apart from our others; 0 for none."""
        return next((c for c, field in self._fields.items() if field == "due" and self._is_parted(c)), 0)

    def _is_parted(self, column: int) -> bool:
        """Whether our format is in a column, and our others stand elsewhere: ours was deleted once and added again."""
        named = [c for c, field in self._fields.items() if field == "timeliness"]
        written = any(self._holds(c, "timeliness") for c in named)
        return column in self._marked and written and {*OWN} <= {*self._fields.values()}

    def _repeats(self, column: int) -> bool:
        """Whether most dates of a column stand in another as well, which may be a deadline by a name of its own.

        There they may be typed as text: 11/3 12:00.
        """
        others = [c for c in self._cells if c != column and self._fields.get(c) != "due"]
        if any(self._says(c, "phrase", "duty_id") for c in others):
            return False
        may_be = {c for c in others if not self._says(c, "submitted_at")}
        held = [
            (row[column - 1], [v for c, v in enumerate(row, 1) if c in may_be])
            for row in self._body
            if len(row) >= column
        ]
        dated = [_is_among(due, values) for due, values in held if isinstance(due, date)]
        return sum(dated) * 2 > len(dated)

    def _we_wrote(self, fits: Mapping[str, Sequence[int]]) -> bool:
        """Whether columns of our names hold what shows that we wrote them, or all are still blank, as in a template."""
        full = {field for field, columns in fits.items() if any(self._holds(c, field) for c in columns)}
        others = {field for field in self._fields.values() if field} - fits.keys()
        sure = "timeliness" in fits or ("checked_at" in full and "timeliness" not in others)
        if len(full) >= (_SEVERAL if sure else _MOST):
            return True
        if len(fits) > _MOST and len(full) > 1:
            return True  # all but one stand there, some still blank: nothing was due yet
        if others:
            return False
        if "timeliness" in fits:
            return "timeliness" in full or not full
        return full >= _SURE

    def _may_be(self, column: int, field: str, own: Mapping[str, int]) -> bool:
        """Whether a column of a name that people use, too, is filled as ours or where only ours would be.

        That is right of one of ours, or a little to their left.
        """
        if field in _BY_THEMSELVES or not own or (field != "due" and self._holds(column, field)):
            return True
        first = min(own.values())
        between = range(column + 1, first)
        few = len(between) <= _MOST_BETWEEN and not any(normal(self._cells.get(c, "")) in BY_NAME for c in between)
        return column > first or few

    def _may_be_due(self, column: int) -> bool:
        """Whether the name of a column does not say that it is anything else than a deadline."""
        if self._fields.get(column) not in (None, "", "due"):
            return False
        fields = {f for f, rank in fields_of(self._cells.get(column, "")) if rank < LOOSE}
        return not fields or "phrase" in fields

    def _says(self, column: int, *wanted: str) -> bool:
        return any(field in wanted for field, _ in fields_of(self._cells[column]))

    def _any_date(self, column: int) -> bool:
        """Whether a column of our name holds what may be a due that we wrote, or a date typed instead of it."""
        name = self._cells[column]
        return any(may_be_ours("due", v, name) or are_dates([v]) for v in held_in(self._body, column))

    def _holds(self, column: int, field: str) -> bool | None:
        """Whether a column holds what we write, for the most part; None when it holds nothing."""
        values = held_in(self._body, column) if column > 0 else []
        name = self._cells.get(column, "")
        return sum(may_be_ours(field, v, name) for v in values) * 2 > len(values) if values else None


def _is_among(day: date, values: Sequence[Raw]) -> bool:
    """Whether one of some cells says this date, or this moment."""
    if day in values:
        return True
    context = DateContext(Period(day.year, day.month))
    moment = read_moment(day, context).value
    return any(read_moment(value, context).value == moment for value in values if isinstance(value, str))

"""Rows under a header: which are data, which are totals, and which are neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace

from toolkit.deliverables.another_header import another_header
from toolkit.deliverables.labels import (
    MARKS,
    Foot,
    carried_among,
    compares,
    first_of,
    heads_group,
    in_words,
    is_carried,
    is_of_which,
    is_ordinals,
    is_unfilled,
    may_label,
    may_number,
    numbers_group,
    repeats,
)
from toolkit.deliverables.row_in_columns import Columns, names_under
from toolkit.deliverables.rows_above import Above
from toolkit.deliverables.totals import Total, is_sum, only_called
from toolkit.sheet.table import Row, at, filled_down, standing_above
from toolkit.sheet.totals import Named, has_day, lone_label, named_total, only_short, says_either, total_of
from toolkit.sheet.values import Raw
from toolkit.sheet.vocabulary import normal
from toolkit.workbook.port import RawSheet

_GAP = 3
"""Rows below a header in which its first row is looked for."""


class Splitter:
    """Tells rows of data, rows of totals, and the rest under a header. The data end with what follows the last total.

    ``again``: rows that say the header once more. ``moved``: those that say it in other words or another order;
    like any header of another table they end this one. ``apart``: other such headers, but for those of summaries.

    Args:
        last: the header's last row.
        wanted: the columns that are looked at; ``titles``: all that have a title, and what it says.
        signers: labels of signatures that this kind of table has besides the usual ones.
        known: normal forms of all that the columns may be called.
    """

    def __init__(
        self,
        sheet: RawSheet,
        last: int,
        wanted: Iterable[int],
        titles: Mapping[int, str],
        signers: Iterable[str] = (),
        known: Set[str] = frozenset(),
    ) -> None:
        self._columns = Columns(wanted, titles, Foot(signers), known)
        self._first_title = titles[self._columns.wanted[0]].strip()
        source = filled_down(sheet.rows, sheet.merges, after=last)
        self._merged = standing_above(sheet.merges, self._columns.wanted, last)
        self._split(source, last)
        if items := only_called(self.rows, self.totals, self._doubtful, self._columns.wanted, self._merged):
            self._split(source, last, items)
        self._say_what_is_whole()

    def _split(self, source: Sequence[Row], last: int, items: Set[int] = frozenset()) -> None:
        """``items``: rows of data that are only called like totals."""
        self._source = source
        self.rows: list[tuple[int, Row]] = []
        self.totals: list[Total] = []
        self.below: list[tuple[int, Row]] = []
        self.again: list[int] = []
        self.moved: list[int] = []
        self.apart: list[int] = []
        self._above = Above(self.rows, self.totals)
        self._ended = False  # what follows is another table's
        # Past a total, a footer or a gap, a row must look like data to count as such.
        self._loose = False
        self._roles: set[str] = set()  # labels of signatures with which a row of data begins: 主管, in a list of posts
        self._signing: tuple[int, frozenset[int]] = (0, frozenset())  # a row of such labels alone, and their columns
        self._named: list[tuple[int, Named]] = []  # of the totals that are a group's, their place among the totals
        self._doubtful: dict[int, str] = {}  # rows of totals that may be of data: the name of the group
        self._words: list[tuple[int, Row]] = []
        self._unfilled: list[tuple[int, Row]] = []
        foot, heads = self._columns.foot, self._columns.heads
        first_column, *others = self._columns.wanted
        second = others[0] if others else first_column
        begins = {self._first_title[:1], heads[first_column][:1]}
        under = last + 1
        for number in range(last + 1, len(source) + 1):
            row = source[number - 1]
            if number in items:
                self.rows.append((number, row))
                continue
            if number == under and is_ordinals(row, source[number] if number < len(source) else ()):
                self.below.append((number, row))
                continue
            if not self._loose and len(row) >= second:
                # Most rows of large tables are plainly data: their first two columns are filled and no cell may be a
                # label.
                one, two = row[first_column - 1], row[second - 1]
                if (
                    one is not None
                    and two is not None
                    and one not in MARKS
                    and not (type(one) is str and (one[:1] in begins or may_number(one)))
                    and not any(map(may_label, row))
                    and not foot.signer(row)
                ):
                    self.rows.append((number, row))
                    continue
            start = at(row, first_column)
            if (start is None or (type(start) is str and start[:1] in begins)) and repeats(row, heads):
                self.again.append(number)
                self._loose, self._ended, under = False, False, number + 1
                continue
            if self._ended or (self._loose and self._is_another(number)):
                self._ended = True
                self.below.append((number, row))
                continue
            self._put(number, row)
        self._say_what_is_filled()

    def _is_another(self, number: int) -> bool:
        """Whether a row is the header of another table; noted but where that sums up this one."""
        kind = another_header(self._source[number - 1], self._below(number), self._columns, self._above)
        if kind == "moved":
            self.moved.append(number)
        elif kind == "apart":
            self.apart.append(number)
        return kind != ""

    def _below(self, number: int) -> Row:
        """The next row that is not empty; an empty one where a gap follows."""
        return next((r for r in self._source[number : number + _GAP] if first_of(r) is not None), ())

    def _loosen(self) -> None:
        self._loose = self._loose or bool(self.rows)

    def _put(self, number: int, row: Row) -> None:
        """Find the place of a row that is not plainly data."""
        first = first_of(row)
        if first is None:
            self._loosen()
            return
        if len(self._columns.wanted) > 2 and is_unfilled(row, self._columns.wanted):
            self._unfilled.append((number, row))
            return
        if type(first) is str and in_words(first):
            self._words.append((number, row))
            self._loosen()
            return
        label, days = lone_label(row)
        called = total_of(row)
        if not called and label and not days and self._is_aside(row, label):
            self.below.append((number, row))
        elif kind := self._kind(number, row, called, label, days):
            self.totals.append(Total(number, row, kind))
            self._loosen()
        elif role := self._role(row):
            self._roles.add(role)
            self.rows.append((number, row))
        elif self._is_foot(row, first):
            self._loose, self._signing = True, (number, self._columns.foot.labels(row))
            self.below.append((number, row))
        elif self._is_below_signatures(number, row) or self._says_no_more(row, label, days):
            self.below.append((number, row))
        elif self._lacks_data(number, row):
            self.below.append((number, row))
            self._loosen()
        else:
            self.rows.append((number, row))

    def _kind(self, number: int, row: Row, called: str, label: str, days: bool) -> str:
        """The kind of a total that is ``called`` so, or empty; those that may be of data after all are noted."""
        kind = called
        if kind and only_short(row):
            kind = "" if self._is_about(row, label) else kind
            self._doubtful[number] = ""
        elif not kind and label and not days:
            kind = self._group(number, row, label)
        if kind == "grand" and _of_the_year(row) and any(t.kind == "grand" for t in self.totals):
            kind = "running"  # 本年合计 below 本月合计
        elif kind == "grand" and self.totals and not _of_the_year(row):
            above = self.totals[-1]
            if above.kind == "grand" and _of_the_year(above.row) and self.rows and self.rows[-1][0] < above.number:
                self.totals[-1] = replace(above, kind="running")  # the same above it
        return kind

    def _is_about(self, row: Row, label: str) -> bool:
        """Whether 共计 or 月计 is what a row of data is about: nothing is blank, or there is a day and more text."""
        return self._columns.is_complete(row) or (not label and self._columns.has_figure(row) and has_day(row))

    def _group(self, number: int, row: Row, label: str) -> str:
        """The kind of a group's total; empty where the row is none, or one of data that is only called so."""
        named = named_total(label)
        if named is None and self._above.is_counted(row, label, self._columns.wanted):
            return "running"
        if named is None or (not self.rows and (named.sums or named.doubtful)):
            return ""
        # 刷卡合计 beside an amount may be what a row is about; not below rows of that very group.
        if named.name and (named.doubtful or self._columns.is_complete(row)) and not self._above.says(named.name):
            return ""
        self._named.append((len(self.totals), named))
        if named.name:
            self._doubtful[number] = normal(named.name)
        return named.kind

    def _is_aside(self, row: Row, label: str) -> bool:
        """Whether a row without all of its cells says more of a total above it: what it is made of, and below the
        total of all, what it was in another month."""
        if not self.totals or self._columns.is_complete(row):
            return False
        return is_of_which(label) or (self._above.is_past_all() and compares(label))

    def _role(self, row: Row) -> str:
        """The label of a signature with which a row of data begins, as rows before it do or by what else it has."""
        role = "" if self._loose else self._columns.foot.signer(row)
        return role if role in self._roles or (role and self._columns.is_of_signers(row)) else ""

    def _is_foot(self, row: Row, first: Raw) -> bool:
        """Whether a row is one of signatures and notes."""
        return isinstance(first, str) and (self._columns.foot.is_footer(first) or self._columns.is_signed(row, first))

    def _is_below_signatures(self, number: int, row: Row) -> bool:
        """Whether a row holds the names of those whose labels stand right above."""
        above, columns = self._signing
        return number == above + 1 and names_under(row, columns)

    def _says_no_more(self, row: Row, label: str, days: bool) -> bool:
        """Whether a row carries an amount to or from another page, or says that nothing follows."""
        carries = is_carried(label) and not self._columns.is_complete(row)
        if label and (carries or self._columns.is_end(row, label, days)):
            return True
        return carried_among(row) and not self._columns.has_figure(row)

    def _lacks_data(self, number: int, row: Row) -> bool:
        """Whether too few cells of a row are filled for one of data: any few will do past the data, and for a title."""
        columns = self._columns
        if columns.is_blank(row):
            return True
        return columns.has_few(row) and (self._loose or (len(columns.wanted) > 3 and self._is_title(number, row)))

    def _is_title(self, number: int, row: Row) -> bool:
        """Whether a row is the title of a group. One with a number stands above a row of data, and rows have no such
        numbers themselves: else it is one that waits for its figures."""
        if not heads_group(row):
            return False
        own, *others = (c for c, v in enumerate(row, 1) if v is not None and v != "")
        below = self._below(number)
        if not others:
            return True
        if total_of(below) or self._columns.has_few(below):
            return False
        return not any(numbers_group(at(r, own)) for r in (*self._above.shown(), below))

    def _say_what_is_filled(self) -> None:
        """Rows of 0 right above one of data are rows, too: what is left of a form stands at the end."""
        if not self._unfilled:
            return
        filled = {number for number, _ in self.rows}
        for number, row in reversed(self._unfilled):
            zeros = number + 1 in filled and any(type(value) is not str and value is not None for value in row)
            filled |= {number} if zeros else set()
            (self.rows if zeros else self.below).append((number, row))
        self.rows.sort(key=lambda found: found[0])
        self.below.sort(key=lambda found: found[0])

    def _say_what_is_whole(self) -> None:
        """Where no row is called the total of all: the only total of a group, the line in words with its figure, or a
        累计 that comes to all of the rows."""
        if not any(t.kind == "grand" for t in self.totals):
            sections = [n for n, t in enumerate(self.totals) if t.kind == "part"]
            running = [n for n, t in enumerate(self.totals) if t.kind == "running"]
            whole = [n for n, named in self._named if named.sums]
            if len(sections) == 1 and (sections == whole or says_either(self.totals[sections[0]].row)):
                self.totals[sections[0]] = replace(self.totals[sections[0]], kind="grand")
            elif running and is_sum(self.rows, self.totals[running[-1]], self._columns.wanted, self._merged):
                self.totals[running[-1]] = replace(self.totals[running[-1]], kind="grand")
            else:
                figures = (w for w in self._words if self._columns.has_number(w[1]))
                called = (w for w in self._words if total_of(w[1]))
                used = next(figures, None) or next(called, None)
                if used is not None:
                    self._words.remove(used)
                    self.totals.append(Total(*used, "grand"))
                    self.totals.sort(key=lambda t: t.number)
        self.below += self._words
        self.below.sort(key=lambda found: found[0])


def _of_the_year(row: Row) -> bool:
    return any(isinstance(v, str) and "".join(v.split()).startswith("本年") for v in row)

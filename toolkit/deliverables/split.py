"""Rows under a header: which are data, which are totals, and which are neither."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import replace
from itertools import takewhile

from toolkit.core.nothing import is_blank
from toolkit.deliverables.labels import (
    MARKS,
    Foot,
    carried_among,
    compares,
    first_of,
    has_amount,
    heads_group,
    in_words,
    is_carried,
    is_headed,
    is_of_which,
    is_ordinals,
    is_unfilled,
    may_label,
    may_number,
    names_column,
    numbers_group,
    repeats,
    says_no_more,
    sums_up,
)
from toolkit.deliverables.signatures import bare, says_nothing
from toolkit.deliverables.totals import Total, is_figure, is_sum, only_called
from toolkit.sheet.table import Row, at, filled_down, standing_above
from toolkit.sheet.totals import (
    Named,
    has_day,
    lone_label,
    named_total,
    only_short,
    says_count,
    says_either,
    total_of,
)
from toolkit.sheet.vocabulary import normal
from toolkit.workbook.port import RawSheet

_SHOWN = 20
"""Rows that show what a column holds."""
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
        self._foot = Foot(signers)
        self._wanted = sorted(wanted)
        self._titled = sorted(titles)
        self._heads = {c: normal(titles[c]) for c in self._wanted}
        self._known = known | {*self._heads.values()}
        self._names = self._known | {*map(normal, titles.values())}
        source = filled_down(sheet.rows, sheet.merges, after=last)
        self._merged = standing_above(sheet.merges, self._wanted, last)
        self._items: frozenset[int] = frozenset()  # rows of data that are only called like totals
        self._split(source, last, titles)
        if items := only_called(self.rows, self.totals, self._doubtful, self._wanted, self._merged):
            self._items = items
            self._split(source, last, titles)
        self._say_what_is_whole()

    def _split(self, source: Sequence[Row], last: int, titles: Mapping[int, str]) -> None:
        self._source = source
        self.rows: list[tuple[int, Row]] = []
        self.totals: list[Total] = []
        self.below: list[tuple[int, Row]] = []
        self.again: list[int] = []
        self.moved: list[int] = []
        self.apart: list[int] = []
        self._ended = False  # what follows is another table's
        # Past a total, a footer or a gap, a row must look like data to count as such.
        self._loose = False
        self._roles: set[str] = set()  # labels of signatures with which a row of data begins: 主管, in a list of posts
        self._signing: tuple[int, frozenset[int]] = (0, frozenset())  # a row of such labels alone, and their columns
        self._named: list[tuple[int, Named]] = []  # of the totals that are a group's, their place among the totals
        self._doubtful: dict[int, str] = {}  # rows of totals that may be of data: the name of the group
        self._words: list[tuple[int, Row]] = []
        self._unfilled: list[tuple[int, Row]] = []
        first_column, *others = self._wanted
        second = others[0] if others else first_column
        begins = {titles[first_column].strip()[:1], self._heads[first_column][:1]}
        under = last + 1
        for number in range(last + 1, len(source) + 1):
            row = source[number - 1]
            if number in self._items:
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
                    and not self._foot.signer(row)
                ):
                    self.rows.append((number, row))
                    continue
            start = at(row, first_column)
            if (start is None or (type(start) is str and start[:1] in begins)) and repeats(row, self._heads):
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
        """Whether a row is the header of another table. One with the same columns in another order is noted; so is, but
        for a summary, one with other names for them or as wide as this above a row with a day."""
        row, below = self._source[number - 1], self._below(number)
        if not is_headed(row, below):
            return False
        titles = {normal(v) for v in row if isinstance(v, str) and v}
        if not ((has_amount(below) and names_column(titles, self._names)) or self._is_apart(row, below, titles)):
            return False
        most = max(1, len(self._heads) // 2)
        alike = len(titles & self._known) > most or (len(titles) >= len(self._heads) and has_day(below))
        if len(titles & {*self._heads.values()}) > most or (alike and not sums_up(titles - self._known)):
            self.moved.append(number)
        elif not sums_up(titles):
            self.apart.append(number)
        return True

    def _below(self, number: int) -> Row:
        """The next row that is not empty; an empty one where a gap follows."""
        return next((r for r in self._source[number : number + _GAP] if first_of(r) is not None), ())

    def _is_apart(self, row: Row, below: Row, titles: Set[str]) -> bool:
        """Whether a row heads a table of another kind although no figure stands below it, or no name of a column is in
        it. Before the total of all it may be a row of data that waits for its figures, or a page's signatures; so may
        one that says the same twice or 待定, and one above a row with a figure or day wherever all rows have one."""
        if not self._is_past_all() or any(isinstance(v, str) and self._foot.is_footer(v) for v in row):
            return False
        if names_column(titles, self._names) or not (has_amount(below) or has_day(below)):
            return has_day(below)
        texts = [v for v in row if isinstance(v, str) and v]
        if len(titles) < len(texts) or any(is_blank(v, pending=True) or says_nothing(bare(v)) for v in texts):
            return False
        solid = self._solid()
        return any(at(row, c) for c in solid) and any(not at(row, c) and at(below, c) in (None, "") for c in solid)

    def _is_past_all(self) -> bool:
        """Whether a total of all stands below the last row of data."""
        last = self.rows[-1][0] if self.rows else 0
        return last > 0 and any(t.kind == "grand" for t in takewhile(lambda t: t.number > last, reversed(self.totals)))

    def _solid(self) -> set[int]:
        """The columns that hold a figure or a day in each of the rows so far, as the last of them show."""
        rows = [row for _, row in self.rows[-_SHOWN:]]
        return {c for c in self._wanted if all(is_figure(v := at(row, c)) or has_day([v]) for row in rows)}

    def _put(self, number: int, row: Row) -> None:
        """Find the place of a row that is not plainly data."""
        first = first_of(row)
        if first is None:
            self._loose = self._loose or bool(self.rows)
            return
        if len(self._wanted) > 2 and is_unfilled(row, self._wanted):
            self._unfilled.append((number, row))
            return
        if type(first) is str and in_words(first):
            self._words.append((number, row))
            self._loose = self._loose or bool(self.rows)
            return
        label, days = lone_label(row)
        kind = total_of(row)
        if kind and only_short(row):
            kind = "" if self._is_about(row, label) else kind
            self._doubtful[number] = ""
        elif not kind and label and not days:
            if self._is_aside(row, label):
                self.below.append((number, row))
                return
            kind = self._group(number, row, label)
        if kind == "grand" and _of_the_year(row) and any(t.kind == "grand" for t in self.totals):
            kind = "running"  # 本年合计 below 本月合计
        elif kind == "grand" and self.totals and not _of_the_year(row):
            above = self.totals[-1]
            if above.kind == "grand" and _of_the_year(above.row) and self.rows and self.rows[-1][0] < above.number:
                self.totals[-1] = replace(above, kind="running")  # the same above it
        if kind:
            self.totals.append(Total(number, row, kind))
            self._loose = self._loose or bool(self.rows)
            return
        if not self._loose and (role := self._foot.signer(row)) and (role in self._roles or self._is_full(row)):
            self._roles.add(role)
            self.rows.append((number, row))
            return
        if isinstance(first, str) and (self._foot.is_footer(first) or self._signs(row, first)):
            self.below.append((number, row))
            self._loose, self._signing = True, (number, self._foot.labels(row))
            return
        if number == self._signing[0] + 1 and _names_under(row, self._signing[1]):
            self.below.append((number, row))
            return
        if label and ((is_carried(label) and not self._is_complete(row)) or self._is_end(row, label, days)):
            self.below.append((number, row))
            return
        if carried_among(row) and not any(is_figure(at(row, c)) for c in self._wanted):
            self.below.append((number, row))
            return
        filled = sum(at(row, c) is not None for c in self._wanted)
        few = len(self._wanted) // 2 + 1 if len(self._wanted) > 2 else len(self._wanted)
        alone = len(self._wanted) > 3 and self._is_title(number, row, few)
        if filled == 0 or (filled < few and (self._loose or alone)):
            self.below.append((number, row))
            self._loose = self._loose or bool(self.rows)
            return
        self.rows.append((number, row))

    def _is_title(self, number: int, row: Row, few: int) -> bool:
        """Whether a row is the title of a group. One with a number stands above a row of data, and rows have no such
        numbers themselves: else it is one that waits for its figures."""
        if not heads_group(row):
            return False
        own, *others = (c for c, v in enumerate(row, 1) if v is not None and v != "")
        below = self._below(number)
        if not others:
            return True
        if total_of(below) or sum(at(below, c) is not None for c in self._wanted) < few:
            return False
        return not any(numbers_group(at(r, own)) for r in (*(r for _, r in self.rows[-_SHOWN:]), below))

    def _is_about(self, row: Row, label: str) -> bool:
        """Whether 共计 or 月计 is what a row of data is about: nothing is blank, or there is a day and more text."""
        figures = any(is_figure(at(row, c)) for c in self._wanted)
        return self._is_complete(row) or (not label and figures and has_day(row))

    def _group(self, number: int, row: Row, label: str) -> str:
        """The kind of a group's total; empty where the row is none, or one of data that is only called so."""
        named = named_total(label)
        if named is None and self._counted(row, label):
            return "running"
        if named is None or (not self.rows and (named.sums or named.doubtful)):
            return ""
        # 刷卡合计 beside an amount may be what a row is about; not below rows of that very group.
        if named.name and (named.doubtful or self._is_complete(row)) and not self._is_above(named.name):
            return ""
        self._named.append((len(self.totals), named))
        if named.name:
            self._doubtful[number] = normal(named.name)
        return named.kind

    def _is_aside(self, row: Row, label: str) -> bool:
        """Whether a row without all of its cells says more of a total above it: what it is made of, and below the
        total of all, what it was in another month."""
        if not self.totals or self._is_complete(row):
            return False
        return is_of_which(label) or (self._is_past_all() and compares(label))

    def _counted(self, row: Row, label: str) -> bool:
        """Whether a row sums up those of a kind, as machines print it below a list: 消费 | 2笔 | 182,000.

        The count stands behind the kind, where each row above has something else and no number, and something that
        each of them has is blank. A row with a number of its own, A4, is one of data; so is one with a name that
        no row says, unless all of them have numbers there.
        """
        rows = [r for _, r in self.rows[-_SHOWN:]]
        always = [c for c in self._wanted if all(at(r, c) not in (None, "") for r in rows)]
        counts = [c for c in always if isinstance(v := at(row, c), str) and says_count(v)]
        if not rows or not counts or all(at(row, c) not in (None, "") for c in always):
            return False
        if any(map(str.isdigit, label)) or not isinstance(first := first_of(row), str) or says_count(first):
            return False
        place = row.index(first) + 1
        numbered = all(any(map(str.isdigit, str(at(r, place)))) for r in rows)
        if not numbered and not self._is_above(first):
            return False
        above = [at(r, c) for r in rows for c in counts]
        return not any(isinstance(v, (int, float)) or (isinstance(v, str) and says_count(v)) for v in above)

    def _is_above(self, name: str) -> bool:
        """Whether any row of data says this name in a cell."""
        wanted = normal(name)
        return any(isinstance(v, str) and normal(v) == wanted for _, row in reversed(self.rows) for v in row)

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
            elif running and is_sum(self.rows, self.totals[running[-1]], self._wanted, self._merged):
                self.totals[running[-1]] = replace(self.totals[running[-1]], kind="grand")
            else:
                figures = (w for w in self._words if any(isinstance(at(w[1], c), (int, float)) for c in self._wanted))
                called = (w for w in self._words if total_of(w[1]))
                used = next(figures, None) or next(called, None)
                if used is not None:
                    self._words.remove(used)
                    self.totals.append(Total(*used, "grand"))
                    self.totals.sort(key=lambda t: t.number)
        self.below += self._words
        self.below.sort(key=lambda found: found[0])

    def _is_complete(self, row: Row) -> bool:
        """Whether no cell under a title is blank."""
        return all(at(row, c) not in (None, "") for c in self._titled)

    def _is_end(self, row: Row, label: str, days: bool) -> bool:
        """Whether a row says that nothing follows; one with a figure, besides its number in front, is about 空白."""
        if days or not says_no_more(label):
            return False
        return not any(is_figure(at(row, c)) for c in self._wanted if c != self._titled[0])

    def _is_full(self, row: Row) -> bool:
        """Whether a row that begins like signatures is one of data: nothing is blank, and no other cell is such a
        label."""
        filled = all(at(row, c) is not None for c in self._wanted)
        return filled and sum(isinstance(v, str) and v != "" and self._foot.is_footer(v) for v in row) == 1

    def _signs(self, row: Row, first: str) -> bool:
        """Whether a row that begins with somebody's name is a line of signatures: no row of data, nor one with
        figures in the columns."""
        if not self._foot.names_someone(first):
            return False
        texts = (v for v in row if isinstance(v, str) and v)
        if sum(self._foot.is_footer(v) or self._foot.names_someone(v) for v in texts) > 1:
            return True
        cells = [at(row, c) for c in self._wanted]
        return None in cells and not any(map(is_figure, cells))


def _of_the_year(row: Row) -> bool:
    return any(isinstance(v, str) and "".join(v.split()).startswith("本年") for v in row)


def _names_under(row: Row, columns: Set[int]) -> bool:
    """Whether a row holds nothing but names in some columns."""
    filled = {c: v for c, v in enumerate(row, 1) if v is not None and v != ""}
    names = all(isinstance(v, str) and not any(map(str.isdigit, v)) for v in filled.values())
    return names and filled.keys() <= columns

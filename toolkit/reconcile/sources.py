"""Where the rows of a side come from: its files in the folder, and the table in each."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from toolkit.catalogue import listed
from toolkit.core.finding import Place, column_letters
from toolkit.core.period import Period
from toolkit.deliverables.library import Library, of_period
from toolkit.deliverables.months import named_period
from toolkit.deliverables.rules.base import Problem
from toolkit.deliverables.schema import DeliverableSchema
from toolkit.deliverables.table import Found, find_head, table_under
from toolkit.errors import UsageError
from toolkit.reconcile.declaration import Declaration, SideSpec
from toolkit.reconcile.part import Part
from toolkit.reconcile.read_table import read_table, wanted_columns
from toolkit.reconcile.table import Table
from toolkit.sheet.table import at
from toolkit.sheet.values import DateContext, read_moment
from toolkit.sheet.vocabulary import normal
from toolkit.workbook.port import RawSheet, WorkbookContent

_SHIFTED = re.compile(r"\{(previous|next)\}")


@dataclass(frozen=True, slots=True)
class Sources:
    """Finds and reads tables. ``folder`` is looked through with all below it; ``day_order``: as in ``DateContext``.

    ``content``: what a file holds; None where it cannot be read.
    """

    library: Library
    content: Callable[[Path], WorkbookContent | None]
    folder: Path
    schemas: Mapping[str, DeliverableSchema] = field(default_factory=dict)
    period: Period | None = None
    day_order: str = ""

    def files(self, declaration: Declaration, is_left: bool) -> list[Path]:
        """The files of a side, in order of name. A file that says another month than the period's is none.

        Of several patterns the first that names a file holds, so that the same rows are not read out of two tables;
        those of other periods are added to it, and those of a kind of deliverable are taken together.
        """
        spec = declaration.left if is_left else declaration.right
        found: dict[Path, None] = {}
        for pattern in (p for p in spec.files if not _SHIFTED.search(p)):
            found = found or dict.fromkeys(self._matching(pattern))
        for pattern in (p for p in spec.files if _SHIFTED.search(p)):
            found.update(dict.fromkeys(self._matching(pattern)))
        if not spec.files:
            for pattern in self._schema(declaration, spec).files:
                found.update(dict.fromkeys(self._matching(pattern)))
        return sorted(found)

    def _matching(self, pattern: str) -> Iterator[Path]:
        period = self.period
        if period is not None and (m := _SHIFTED.search(pattern)):
            period = period.shift(-1 if m[1] == "previous" else 1)
        plain = _SHIFTED.sub("{period}", pattern)
        for path in self.library.find(plain, self.folder, period):
            said = named_period(path)
            if period is None or said is None or said == period or "{" in pattern:
                yield path

    def _schema(self, declaration: Declaration, spec: SideSpec) -> DeliverableSchema:
        """The kind of deliverable that a side names.

        Raises:
            UsageError: there is none of that name.
        """
        if spec.deliverable not in self.schemas:
            known = listed(self.schemas)
            raise UsageError("reconcile-deliverable", path=declaration.source.name, name=spec.deliverable, known=known)
        return self.schemas[spec.deliverable]

    def read(
        self, declaration: Declaration, is_left: bool, paths: Sequence[Path], names: Mapping[Path, str]
    ) -> tuple[Table | None, list[Problem]]:
        """The rows of a side from some files; None where no file has its table.

        Args:
            names: what messages call each file.
        """
        spec = declaration.left if is_left else declaration.right
        wanted = self._titles(declaration, spec, is_left)
        problems: list[Problem] = []
        parts: list[Part] = []
        for path in paths:
            content = self.content(path)
            if content is None:
                continue  # whoever reads the files says why
            found, others = _tables(content.sheets, wanted, spec, self._sheets(spec), self.period)
            problems += _passed_over(spec, names[path], found, others)
            context = DateContext(
                self.period or named_period(path) or Period(2000, 1),
                content.date1904,
                self.day_order,
            )
            found = [_dated(f, spec.date, wanted.get(spec.date, ()), context) for f in found]
            whole = [f for f in found if not _lacks(declaration, f, is_left)]
            parts += [Part(names[path], f, context) for f in whole]
            problems += self._missing(declaration, is_left, names[path], found, whole, content.sheets)
        return (read_table(parts, declaration, is_left, self.period), problems) if parts else (None, problems)

    def _sheets(self, spec: SideSpec) -> tuple[str, ...]:
        schema = self.schemas.get(spec.deliverable)
        return spec.sheets or (schema.sheets if schema else ())

    def _titles(self, declaration: Declaration, spec: SideSpec, is_left: bool) -> dict[str, tuple[str, ...]]:
        """Each wanted column with the normal forms of its titles: its name, the declaration's, the deliverable's."""
        schema = self._schema(declaration, spec) if spec.deliverable else None
        known = {c.name: c.titles for c in schema.columns} if schema else {}
        extra = spec.columns or {}
        return {
            name: tuple(dict.fromkeys((normal(name), *map(normal, extra.get(name, ())), *known.get(name, ()))))
            for name in wanted_columns(declaration, is_left)
        }

    def _missing(
        self,
        declaration: Declaration,
        is_left: bool,
        name: str,
        found: Sequence[Found],
        whole: Sequence[Found],
        sheets: Sequence[RawSheet],
    ) -> Iterator[Problem]:
        """What a file lacks, if no table in it will do; and a date column that a window needs."""
        spec = declaration.left if is_left else declaration.right
        if not found and spec.sheets and not any(_is_named(s, spec.sheets) for s in sheets):
            params = {"label": spec.label, "columns": listed(spec.sheets), "seen": listed(s.name for s in sheets)}
            yield Problem(Place(name), "reconcile-column", params, "sheet")
        elif not found:
            yield Problem(
                Place(name), "reconcile-column", {"label": spec.label, "columns": _said(declaration, is_left)}
            )
        elif not whole:
            best = max(found, key=lambda f: len(f.columns))
            lost = listed(_lacks(declaration, best, is_left))
            seen = listed(" ".join(t.split()) for _, t in sorted(best.titles.items()))[:200]
            params = {"label": spec.label, "columns": lost, "seen": seen}
            yield Problem(Place(name, best.sheet.name, best.last_row), "reconcile-column", params, "lost")
        for table in whole:
            if declaration.terms.dated and spec.date and spec.date not in table.columns:
                params = {"label": spec.label, "columns": spec.date}
                yield Problem(Place(name, table.sheet.name, table.last_row), "reconcile-column", params, "date")
            if not_taken := [n for n in spec.minus if n not in table.columns]:
                params = {"label": spec.label, "columns": listed(not_taken)}
                yield Problem(Place(name, table.sheet.name, table.last_row), "reconcile-column", params, "minus")
            for row in table.moved[:1]:
                place = Place(name, table.sheet.name, row)
                yield Problem(place, "reconcile-sheets", {"label": spec.label, "row": str(row)}, "order")
            for row in table.apart[:1]:
                place = Place(name, table.sheet.name, row)
                yield Problem(place, "reconcile-sheets", {"label": spec.label, "row": str(row)}, "apart")
            for column in (n for n in (*spec.amount, *spec.minus) if n in table.rivals):
                taken = table.columns[column]
                if others := table.twins(column, amounts=True):
                    seen = listed(f"{column_letters(c)} {' '.join(table.titles[c].split())}" for c in (taken, *others))
                    params = {"label": spec.label, "column": column, "seen": seen, "used": column_letters(taken)}
                    place = Place(name, table.sheet.name, table.last_row, taken)
                    yield Problem(place, "reconcile-unchecked", params, "several")


def _said(declaration: Declaration, is_left: bool) -> str:
    spec = declaration.left if is_left else declaration.right
    keys = [name for key in declaration.keys for name in (key.left if is_left else key.right)]
    return listed(dict.fromkeys((*keys, *spec.amount)))


def _lacks(declaration: Declaration, found: Found, is_left: bool) -> list[str]:
    """Columns without which a table is of no use: those of one key, the amounts, what conditions look at."""
    spec = declaration.left if is_left else declaration.right
    keys = [key.left if is_left else key.right for key in declaration.keys]
    lost = [name for name in spec.amount if name not in found.columns]
    lost += [n for some in (spec.where, spec.negative) for n in some or () if n not in found.columns]
    if not any(all(name in found.columns for name in names) for names in keys):
        lost = [*(n for n in keys[0] if n not in found.columns), *lost]
    return list(dict.fromkeys(lost))


def _dated(found: Found, name: str, titles: Sequence[str], context: DateContext) -> Found:
    """The table with another column for its date, if it has one, where the one that was taken only has times of day."""
    if not _has_times_only(found, found.columns.get(name, 0), context):
        return found
    free = [(titles.index(t), c) for c, title in found.titles.items() if (t := normal(title)) in titles]
    others = [c for _, c in sorted(free) if c not in found.columns.values() and any(at(r, c) for _, r in found.rows)]
    column = next((c for c in others if not _has_times_only(found, c, context)), found.columns[name])
    return replace(found, columns={**found.columns, name: column})


def _has_times_only(found: Found, column: int, context: DateContext) -> bool:
    read = (read_moment(at(row, column), context) for _, row in found.rows) if column else iter(())
    problems = (one.problem for one in read if one.problem or one.value is not None)
    return next(problems, "") == "only-time" and all(problem == "only-time" for problem in problems)


def _is_named(sheet: RawSheet, names: Sequence[str]) -> bool:
    return "*" in names or normal(sheet.name) in {normal(n) for n in names}


def _tables(
    sheets: Sequence[RawSheet],
    wanted: Mapping[str, Sequence[str]],
    spec: SideSpec,
    names: Sequence[str],
    period: Period | None,
) -> tuple[list[Found], list[Found]]:
    """The table with most of the columns; of each sheet that is named, if sheets are; of all for ``*``. With it those
    on other sheets that have as many and were not asked for."""
    named = {normal(n) for n in names if n != "*"}
    some = [s for s in sheets if normal(s.name) in named]
    if not named or (not some and not spec.sheets):  # what a kind of deliverable says of sheets is a hint
        named = set()
        some = [s for s in (sheets if "*" in names else of_period(sheets, period)) if s.rows]
    heads = [head for s in some if (head := find_head(s, wanted, min(2, len(wanted)))) is not None]
    if named or "*" in names:
        return [*map(table_under, heads)], []
    if not heads:
        return [], []
    most = max(len(h.columns) for h in heads)
    best = [h for h in heads if len(h.columns) == most]
    used = next((h for h in best if h.sheet.visible), best[0])
    return [table_under(used)], [table_under(h) for h in best if h is not used and h.sheet.visible]


def _passed_over(spec: SideSpec, name: str, found: Sequence[Found], others: Sequence[Found]) -> Iterator[Problem]:
    """Tables like the one that was read which hold rows: whoever keeps a sheet a week wants to know."""
    seen = [f.sheet.name for f in others if f.rows]
    if found and seen:
        params = {"label": spec.label, "seen": listed(seen), "used": found[0].sheet.name}
        yield Problem(Place(name, seen[0]), "reconcile-sheets", params)

"""One deliverable file, checked: which schema it is of, its table, its rows, its totals, its signatures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from toolkit.catalogue import listed
from toolkit.core.finding import Finding, Place, Severity
from toolkit.core.period import Period
from toolkit.deliverables.levels import as_findings
from toolkit.deliverables.library import Library, matches, plain
from toolkit.deliverables.nil import says_nothing_came
from toolkit.deliverables.records import read_records
from toolkit.deliverables.rules import RULES
from toolkit.deliverables.rules.base import Problem, Sheet
from toolkit.deliverables.schema import DeliverableSchema, Kind
from toolkit.deliverables.screen import RowChecker
from toolkit.deliverables.sheets import doubts, fits, heads_of, passed_over
from toolkit.deliverables.signatures import signers
from toolkit.deliverables.table import Head, table_under
from toolkit.sheet.table import at
from toolkit.sheet.values import DateContext, read_text
from toolkit.sheet.vocabulary import normal
from toolkit.workbook.port import RawSheet, WorkbookContent


@dataclass(frozen=True, slots=True)
class Unmet:
    """A completeness condition that a deliverable does not meet, for one case or (empty) for all of the file."""

    condition: str
    case: str
    place: Place


@dataclass(frozen=True, slots=True)
class Examined:
    """What came of one file. ``schema`` is empty where none fits. ``cases`` are the cases its rows are about."""

    name: str
    path: Path
    schema: str = ""
    sheet: str = ""
    rows: int = 0
    findings: tuple[Finding, ...] = ()
    unmet: tuple[Unmet, ...] = ()
    cases: frozenset[str] = frozenset()
    met: frozenset[str] = frozenset()
    fingerprint: str = ""


@dataclass(frozen=True, slots=True)
class Task:
    """One file to be checked, and what is known about it beforehand.

    ``schema`` None: found out from name and columns. ``name`` is what messages call the file. ``asked``: an obligation
    names it, so that it is right to be there whatever kind of file it is.
    """

    path: Path
    name: str
    period: Period | None = None
    department: str = ""
    duty: str = ""
    evidence: str = ""
    schema: DeliverableSchema | None = None
    asked: bool = False


@dataclass(frozen=True, slots=True)
class Examiner:
    """Checks files one after another.

    Args:
        levels: severities by rule id, from the settings; None switches a rule off.
        fast: False to let the authority look at every row.
        variant: of the message about a file without the table of its kind: who looks at named files may say another
            kind, who closes a month (``month-end``) cannot.
    """

    schemas: Sequence[DeliverableSchema]
    library: Library
    levels: Mapping[str, Severity | None] = field(default_factory=dict)
    fast: bool = True
    day_order: str = ""
    variant: str = ""

    def examine(self, task: Task, content: WorkbookContent) -> Examined:
        """Check one file that was read."""
        schema, head, others = self._recognise(task, content)
        if schema is None:
            return self._result(task, content, "", None, [self._unknown(task, content)])
        if head is None:
            return self._result(task, content, schema.name, None, list(self._no_table(task, content, schema)))
        found = table_under(head, signers(schema))
        context = DateContext(task.period or Period(2000, 1), content.date1904, self.day_order)
        read = read_records(found, schema, context)
        about = task.period, task.department, self.day_order
        sheet = Sheet(task.name, task.path, schema, content, found, read, self.library, *about)
        problems = [*passed_over(task.name, schema, head, others), *self._problems(sheet)]
        return self._result(task, content, schema.name, sheet, problems)

    def _no_table(self, task: Task, content: WorkbookContent, schema: DeliverableSchema) -> Iterator[Problem]:
        filled = _filled(content)
        if not filled:
            yield Problem(Place(task.name), "deliverable-empty", {}, "file")
            return
        seen: list[str] = []
        for raw in filled:
            for row in raw.rows[:30]:
                texts = [" ".join(v.split())[:12] for v in row if isinstance(v, str) and v.strip()]
                if len(texts) > len(seen):
                    seen = texts
        wanted = listed(schema.required or [c.name for c in schema.columns][:4])
        params = {"schema": schema.title, "wanted": wanted, "seen": listed(seen[:10]) or "-"}
        yield Problem(Place(task.name, filled[0].name), "deliverable-no-table", params, self.variant)

    def _unknown(self, task: Task, content: WorkbookContent) -> Problem:
        """Of a file that no schema fits only this is known: whether there is anything in it."""
        place = Place(task.name)
        if task.asked:
            if not _filled(content):
                return Problem(place, "deliverable-empty", {}, "file")
            return Problem(place, "deliverable-no-schema", {}, "asked")
        return Problem(place, "deliverable-no-schema", {"known": listed(s.name for s in self.schemas)})

    def _problems(self, sheet: Sheet) -> Iterator[Problem]:
        schema, read = sheet.schema, sheet.read
        without = [name for name in schema.required if name not in sheet.found.columns]
        for name in without:
            seen = listed(" ".join(t.split()) for _, t in sorted(sheet.found.titles.items()))
            names = listed(schema.column(name).titles[:4])
            place = Place(sheet.name, sheet.found.sheet.name, sheet.found.last_row)
            completes = next(iter(schema.column(name).completes), "")
            params = {"column": name, "names": names, "seen": seen[:200]}
            yield Problem(place, "deliverable-column", params, completes=completes)
        yield from doubts(sheet)
        nothing = schema.least == 1 and not read.records and says_nothing_came(sheet.found, schema, sheet.period)
        if len(read.records) < schema.least and not nothing:
            place = Place(sheet.name, sheet.found.sheet.name, sheet.found.last_row)
            yield Problem(place, "deliverable-empty")
        for index, name in sorted(read.unknown):
            yield Problem(sheet.place(index, name), "formula-uncached")
        found = sheet.found
        for name, unsure in read.unsure.items():
            first = unsure[0]
            raw = at(found.rows[first][1], found.columns[name])
            params = {"header": sheet.title(name), "raw": read_text(raw)}
            params |= {"read": str(read.records[first][name])[:10], "count": str(len(unsure))}
            yield Problem(sheet.place(first, name), "column-ambiguous", params)
        for index, name in sorted(read.unsigned):
            own = schema.messages.get(name, "")
            params = {"column": sheet.title(name), "value": read_text(at(found.rows[index][1], found.columns[name]))}
            params |= {"said": own} if own else {}
            completes, case = next(iter(schema.column(name).completes), ""), sheet.case(index)
            variant = "own" if own else "unsigned"
            yield Problem(sheet.place(index, name), "deliverable-value", params, variant, completes, case)
        checker = RowChecker(schema, without, self.fast)
        for index, row in checker.problems(read.records, read.suspects):
            cell = (index, row.column)
            if row.variant in ("blank", "own-blank") and (cell in read.unknown or cell in read.unsigned):
                continue
            column = schema.column(row.column)
            params = {"column": sheet.title(row.column), **dict(row.params)}
            if column.kind is Kind.YES and params.get("value") and row.column in found.columns:
                params["value"] = read_text(at(found.rows[index][1], found.columns[row.column]))  # ×, not what × means
            completes, variant = next(iter(column.completes), ""), row.variant
            if variant == "blank" and column.kind in (Kind.NUMBER, Kind.INTEGER) and row.column in found.columns:
                params["value"] = read_text(at(found.rows[index][1], found.columns[row.column]))  # –, nil
                variant = "nothing" if params["value"] else variant
            case = sheet.case(index)
            yield Problem(sheet.place(index, row.column), "deliverable-value", params, variant, completes, case)
        for rule in RULES:
            yield from rule.check(sheet)

    # -- which schema ----------------------------------------------------------------------------------------------

    def _recognise(
        self, task: Task, content: WorkbookContent
    ) -> tuple[DeliverableSchema | None, Head | None, list[Head]]:
        """The schema of a file and its table: the one named, else the likeliest by name, department and columns.

        With the tables like it on other sheets.
        """
        if task.schema is not None:
            return task.schema, *heads_of(content.sheets, task.schema, task.period)
        best: tuple[float, DeliverableSchema, Head | None, list[Head]] | None = None
        for schema in self.schemas:
            named = likeness(schema, task)
            found, others = heads_of(content.sheets, schema, task.period)
            share = len(found.columns) / len(schema.columns) if found else 0.0
            lacking = sum(name not in found.columns for name in schema.required) if found else len(schema.required)
            # A file that is not called so must have it all, or nearly: registers have some columns of everything.
            if named < 2 and lacking > (len(schema.required) >= 5):
                continue
            score = named + 4 * share + (2 if found and fits(found, schema) else 0)
            if best is None or score > best[0]:
                best = (score, schema, found, others)
        return best[1:] if best else (None, None, [])

    # -- findings --------------------------------------------------------------------------------------------------

    def _result(
        self, task: Task, content: WorkbookContent, schema: str, sheet: Sheet | None, problems: list[Problem]
    ) -> Examined:
        problems.sort(key=lambda p: (p.place.sheet, p.place.row, p.place.column, p.rule))
        unmet = tuple(Unmet(p.completes, p.case, p.place) for p in problems if p.completes)
        cases: frozenset[str] = frozenset()
        met: frozenset[str] = frozenset()
        if sheet is not None:
            key = sheet.schema.key
            cases = frozenset(str(r[key]) for r in sheet.read.records if key in r) if key else frozenset()
            met = frozenset(said for c in sheet.schema.columns if c.name in sheet.found.columns for said in c.completes)
            met |= {item["completes"] for item in sheet.options("x-signed") if "completes" in item}
        return Examined(
            task.name,
            task.path,
            schema,
            sheet.found.sheet.name if sheet else "",
            len(sheet.read.records) if sheet else 0,
            tuple(as_findings(problems, self.levels)),
            unmet,
            cases,
            met,
            content.fingerprint,
        )


def likeness(schema: DeliverableSchema, task: Task) -> float:
    """How well a file's name, department and duty speak for a schema; 2 and more: it is called so."""
    stem = plain(task.path.stem)
    score = 0.0
    if any(plain(name) in stem for name in schema.names):
        score += 2
    if any(matches(task.path, pattern, None) for pattern in schema.files):
        score += 2
    if task.evidence and normal(task.evidence) in {normal(name) for name in schema.names}:
        score += 2
    if task.duty and task.duty in schema.duties:
        score += 3
    if schema.departments:
        if task.department:
            score += 1.5 if task.department in schema.departments else -1.5
        elif any(plain(d) in stem for d in schema.departments):
            score += 1.5
    return score


def _filled(content: WorkbookContent) -> list[RawSheet]:
    return [s for s in content.sheets if any(v not in (None, "") for row in s.rows for v in row)]

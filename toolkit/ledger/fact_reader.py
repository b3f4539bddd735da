"""Facts of all rows of a workbook: what follows from a verdict, or from the same words, is worked out once.

Rows that share verdicts are read by column; ``facts.seen`` says the same of a single obligation, and
``tests/month_end/test_by_column.py`` holds both to the same answers. What was worked out serves all workbooks of a run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from operator import itemgetter

from toolkit.core.obligation import Judged, obligation_id
from toolkit.core.status import Work
from toolkit.ledger.facts import Coded, Seen, coded, first_right, seen
from toolkit.ledger.records import Fact, Texts, moment_code, period_code
from toolkit.ledger.said import Said, keep
from toolkit.record import NamedTuple
from toolkit.sheet.fields import WORDED
from toolkit.sheet.judged_rows import Outcome, TableRows, flat
from toolkit.sheet.values import DateContext, Raw, read_moment, read_text

MOST = 20_000
"""Wordings and moments that are remembered, so that a run over any number of workbooks needs no more memory."""

_WORDS = (*WORDED, "period")
"""Fields that make a promise and its period, beside the department. The case of a row is in its id alone."""
_LARGE = 10**15
_COMPLETE = Said(complete=True)


class FactReader:
    """Makes facts of judged rows, with the texts that they mention."""

    def __init__(self, texts: Texts, period: int) -> None:
        """``period``: the code of the run's, for rows that name none."""
        self.texts = texts
        self.period = period
        self._wordings: dict[object, dict[str, dict[tuple[Raw, ...], _Wording]]] = {}
        self._count = 0
        self._moments: dict[DateContext, _Moments] = {}
        self._codes: dict[str, dict[Outcome, tuple[Coded, int | None]]] = {}

    def read(self, judged: Sequence[Judged]) -> list[Seen]:
        """What a run found out about the obligations of a workbook, in their order."""
        found: list[Seen] = []
        for part in flat(judged):
            if isinstance(part, TableRows):
                found += self._rows(part)
            else:
                found += [seen(part, i, self.texts, self.period) for i in range(len(part))]
        return found

    def _rows(self, rows: TableRows) -> Iterator[Seen]:
        reader, columns = rows.reader, rows.table.header.columns
        used = [columns[name] - 1 for name in _WORDS if name in columns] or [0]
        words_of = itemgetter(*used, used[0])  # one twice: always a tuple
        case_at, done_at, whole_at = (columns.get(name, 0) - 1 for name in ("event_id", "submitted_at", "complete"))
        beside = [columns[name] - 1 for name in ("evidence_no", "evidence") if name in columns]
        width = max([*columns.values(), *rows.table.header.event_columns.values()])
        codes = self._codes.setdefault(rows.table.sheet, {})
        wordings = self._wordings.setdefault(reader.manner, {})
        mine: dict[tuple[Raw, ...], _Wording] = {}
        last: str | None = None
        whole = zip(rows.outcomes, rows.table.rows, rows.departments, strict=True)
        for index, (outcome, (number, row), provider) in enumerate(whole):
            if outcome is None:
                yield seen(rows, index, self.texts, self.period)
                continue
            if provider != last:
                mine, last = wordings.setdefault(provider, {}), provider
            if len(row) < width:
                row = [*row, *[None] * (width - len(row))]
            words = words_of(row)
            wording = mine.get(words)
            if wording is None:
                wording = self._wording(rows, index)
                if all(map(_tells, words)):
                    self._remember(mine, words, wording)
            name = wording.name
            if case_at >= 0 and (case := read_text(row[case_at])):
                name = f"{wording.head}{case}"
            known = codes.get(outcome)
            if known is None:
                if len(codes) >= MOST:
                    codes.clear()
                right = first_right(rows[index]) if outcome.verdict.work is Work.ACCEPTED else None
                known = codes[outcome] = coded(outcome.verdict, rows.table.sheet, self.texts), right
            code, right = known
            raw: Raw = None
            for at in wording.events:
                raw = row[at]
                if raw is not None and raw != "":
                    break
            done = wording.done[row[done_at]] if done_at >= 0 else None
            said, evidence = 0, ""
            if done is not None:
                if beside:
                    evidence = next((text for at in beside if (text := read_text(row[at]))), "")
                if whole_at >= 0 and row[whole_at] not in (None, ""):  # which is yes, or it would share no verdict
                    said = keep(_COMPLETE, self.texts)
            fact = Fact(
                wording.promise,
                number,
                code.work,
                code.timeliness,
                code.due,
                code.nominal,
                done,
                days_late=code.days_late,
                provisional=code.provisional,
                note=code.note,
                first_right=right,
                review=said,
                evidence=evidence,
            )
            yield Seen(name, wording.period, wording.begun[raw], fact, rows, index)

    def _wording(self, rows: TableRows, index: int) -> _Wording:
        """What a row has in common with those of the same words."""
        row, reader = rows[index].obligation, rows.reader
        here = reader.context if row.period is None else reader.context._replace(period=row.period)
        promise = self.texts.promise(row.duty)
        return _Wording(
            promise,
            obligation_id(row.duty, "", here.period),
            f"{self.texts.promises[promise].name}@",
            period_code(row.period) if row.period else self.period,
            tuple(column - 1 for column in reader.events.of(row.duty)),
            self._moments_of(here),
            self._moments_of(reader.context_of(row.duty, here)),
        )

    def _remember(self, mine: dict[tuple[Raw, ...], _Wording], words: tuple[Raw, ...], wording: _Wording) -> None:
        if self._count >= MOST:
            self._wordings.clear()
            self._count = 0
        mine[words] = wording
        self._count += 1

    def _moments_of(self, context: DateContext) -> _Moments:
        found = self._moments.get(context)
        if found is None:
            found = self._moments[context] = _Moments(context)
        return found


class _Moments(dict[Raw, int | None]):
    """The codes of cells that hold moments, by what is in them."""

    def __init__(self, context: DateContext) -> None:
        super().__init__()
        self._context = context

    def __missing__(self, raw: Raw) -> int | None:
        if len(self) >= MOST:
            self.clear()
        code = self[raw] = moment_code(read_moment(raw, self._context).value)
        return code


class _Wording(NamedTuple):
    """Rows of the same words: their promise, id (``head`` without the case), period, columns of the business date
    (from 0, the first that is filled), and how its cell and the completion are read."""

    promise: int
    name: str
    head: str
    period: int
    events: tuple[int, ...]
    begun: _Moments
    done: _Moments


def _tells(value: Raw) -> bool:
    """Whether nothing that is written differently equals it: 1, 1.0 and True are the same key, and so are 1e15 and
    10**15."""
    return not isinstance(value, (bool, int, float)) or (value not in (0, 1) and abs(value) < _LARGE)

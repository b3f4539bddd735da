"""What the ledger remembers: a trend over months, and its tables as CSV or Parquet."""

from __future__ import annotations

import csv
import json
import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, TextIO

from toolkit.app.ledger import Location
from toolkit.app.ledger.opening import open_ledger
from toolkit.catalogue import LANGUAGES, items_of, text
from toolkit.core.finding import Finding, Place, Severity, said
from toolkit.errors import CannotRunError
from toolkit.ledger.paths import series

if TYPE_CHECKING:
    from toolkit.ledger.queries import Question

FINDINGS = "findings"
TABLES = ("trend", "obligations", "changes", "runs", "files", "written", FINDINGS)
"""Those of ``ledger.columns``, without what that imports: the command knows their names before it has any to show."""
LATEST = 20
"""Runs and changes that a report shows."""
_BATCH = 20_000
_HEAD = 4096
"""Bytes by which an export is known again."""
_PARQUET = b"PAR1"
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True, slots=True)
class History:
    """An answer: the trend, the latest runs and changes. ``known``: whether anything matched."""

    ledger: str
    duty: str
    department: str
    workbook: str
    trend: tuple[dict[str, Any], ...]
    runs: tuple[dict[str, Any], ...]
    changes: tuple[dict[str, Any], ...]

    @property
    def known(self) -> bool:
        """Whether the ledger has anything to say."""
        return bool(self.trend or self.runs)


def question(location: Location, duty: str, department: str, workbook: str, last: int) -> Question:
    """What is asked about. A workbook may be a file, or a path or name as the ledger has it."""
    from toolkit.ledger.queries import Question

    name = workbook.replace("\\", "/")
    if name and Path(workbook).exists():
        name = location.identity(Path(workbook))
    return Question(duty, department, series(name), last)


def history(location: Location, asked: Question) -> History:
    """The answer to a question.

    Raises:
        UsageError, CannotRunError: there is no ledger, or it cannot be read.
    """
    from toolkit.ledger import listings, queries, run_listings

    with closing(open_ledger(location)) as ledger, ledger.reading() as connection:
        within = queries.scope(connection, asked)
        return History(
            ledger.name,
            asked.duty,
            asked.department,
            asked.workbook,
            tuple(queries.trend(connection, within)),
            tuple(run_listings.runs(connection, within, LATEST)),
            tuple(listings.changes(connection, within, LATEST)),
        )


def history_json(found: History) -> dict[str, Any]:
    """A history for scripts: the contract of ``schemas/history.schema.json``."""
    return {
        "ledger": found.ledger,
        "duty": found.duty or None,
        "department": found.department or None,
        "workbook": found.workbook or None,
        "trend": list(found.trend),
        "runs": list(found.runs),
        "changes": list(found.changes),
    }


@contextmanager
def rows_of(location: Location, asked: Question, table: str, lang: str) -> Iterator[Iterator[dict[str, Any]]]:
    """The rows of a table, one after another, while the ledger is open; findings are said in a language.

    Raises:
        UsageError, CannotRunError: there is no ledger, or it cannot be read.
    """
    from toolkit.ledger import listings, queries

    with closing(open_ledger(location)) as ledger, ledger.reading() as connection:
        rows = listings.table(connection, table, queries.scope(connection, asked))
        yield (_with_words(row, lang) for row in rows) if table == FINDINGS else rows


def _with_words(row: dict[str, Any], lang: str) -> dict[str, Any]:
    """A finding with what it says; a rule that this version does not know any more says nothing.

    A parameter of several items, which the ledger keeps as one text, is an array of them.
    """
    from toolkit.ledger.columns import SAID

    params: dict[str, str] = json.loads(row["params"])
    told = {name: value if len(items := items_of(value)) == 1 else items for name, value in params.items()}
    what = params.pop("what", None)
    finding = Finding(Place(row["workbook"]), row["rule"], Severity(row["severity"]), tuple(params.items()), what)
    try:
        words: Sequence[str] = said(finding, lang)
    except KeyError:
        words = ("", "")
    return row | dict(zip(SAID, words, strict=True)) | {"params": json.dumps(told, ensure_ascii=False)}


def write_json(rows: Iterable[dict[str, Any]], location: Location, asked: Question, table: str, out: TextIO) -> int:
    """Write rows as the contract of ``schemas/history-table.schema.json``, a line each; how many."""
    from toolkit.ledger.columns import COLUMNS
    from toolkit.ledger.store import Ledger

    about = {"duty": asked.duty, "department": asked.department, "workbook": asked.workbook}
    head = {"ledger": Ledger(location.url).name, **{k: v or None for k, v in about.items()}, "table": table}
    out.write(json.dumps(head, ensure_ascii=False)[:-1] + ', "rows": [')
    columns = tuple(COLUMNS[table])
    count = 0
    for row in rows:
        said = json.dumps({name: row[name] for name in columns}, ensure_ascii=False)
        out.write(f"{',' if count else ''}\n  {said}")
        count += 1
    out.write("\n]}\n")
    return count


def write_csv(rows: Iterable[dict[str, Any]], table: str, out: TextIO) -> int:
    """Write rows as CSV; how many. Excel opens it as it is where the stream is in utf-8-sig.

    Text that Excel would take for a formula gets an apostrophe before it.
    """
    from toolkit.ledger.columns import COLUMNS

    columns = list(COLUMNS[table])
    writer = csv.writer(out)
    writer.writerow(columns)
    count = 0
    for row in rows:
        writer.writerow(map(_for_excel, map(row.__getitem__, columns)))
        count += 1
    return count


def write_parquet(rows: Iterator[dict[str, Any]], table: str, path: Path) -> int:
    """Write rows as a Parquet file, in pieces; how many.

    Raises:
        CannotRunError: pyarrow is not installed.
    """
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ModuleNotFoundError as error:
        raise CannotRunError("history-no-parquet", module=error.name) from error
    from toolkit.ledger.columns import COLUMNS

    kinds = {str: pa.string(), int: pa.int64(), float: pa.float64(), bool: pa.bool_()}
    schema = pa.schema([(name, kinds[kind]) for name, kind in COLUMNS[table].items()])
    texts = {name for name, kind in COLUMNS[table].items() if kind is str}
    count = 0
    with pq.ParquetWriter(path, schema, compression="zstd") as writer:
        while batch := list(islice(rows, _BATCH)):
            columns = {
                name: [_text(row[name]) if name in texts else row[name] for row in batch] for name in schema.names
            }
            writer.write_table(pa.table(columns, schema=schema))
            count += len(batch)
    return count


@contextmanager
def in_place_of(target: Path) -> Iterator[Path]:
    """A file beside the target that takes its place once it is whole.

    Raises:
        CannotRunError: it cannot be written.
    """
    beside = target.with_name(f".{target.name}.{os.getpid()}.tmp")
    try:
        yield beside
        beside.replace(target)
    except OSError as error:
        raise CannotRunError("history-not-written", name=target, detail=error.strerror or str(error)) from error
    finally:
        beside.unlink(missing_ok=True)


def is_export(target: Path) -> bool:
    """Whether a name is free or that of an earlier export, in any form; another file is somebody's, and stays.

    Raises:
        CannotRunError: what is there cannot be read.
    """
    if not target.exists():
        return True
    try:
        with target.open("rb") as file:
            head = file.read(_HEAD)
    except OSError as error:
        raise CannotRunError("history-not-written", name=target, detail=error.strerror or str(error)) from error
    from toolkit.ledger.columns import COLUMNS

    if head.startswith(_PARQUET):
        return True
    written = head.decode("utf-8-sig", "replace").lstrip()
    first = written.partition("\n")[0].rstrip("\r")
    names = set(first.split(","))
    # An earlier version's table may have had fewer columns.
    if len(names) > 1 and any(names <= columns.keys() for columns in COLUMNS.values()):
        return True
    if written.startswith("{"):
        return written[1:].lstrip().startswith('"ledger"')
    return any(first.startswith(text("history-title", lang, name="|", what="").partition("|")[0]) for lang in LANGUAGES)


def _for_excel(value: Any) -> Any:
    if isinstance(value, str) and value.startswith(_FORMULA):
        return "'" + value
    return "" if value is None else value


def _text(value: Any) -> str | None:
    return None if value is None else str(value)

"""``x-register``: values that must exist in a register: another sheet, or another file.

``"x-register": [{"column": "业务编号", "in": {"file": "销售部.xlsx", "sheet": "业务登记", "column": "业务编号"},
"agree": {"客户": "客户"}}]``: every case number must be registered, and the customer be the same there. ``file`` may
hold ``{period}``, ``{department}`` and ``*``; ``where`` picks the rows that must be registered.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from toolkit.catalogue import listed
from toolkit.core.finding import Place
from toolkit.deliverables.library import holds, of_period, table_in
from toolkit.deliverables.rules.base import Problem, Sheet
from toolkit.deliverables.table import Found
from toolkit.sheet.table import Row, at
from toolkit.sheet.values import Raw, read_text
from toolkit.sheet.vocabulary import normal
from toolkit.workbook.port import RawSheet

KEYWORD = "x-register"


def check(sheet: Sheet) -> Iterator[Problem]:
    """Yield values that the register does not have, and fields that differ there."""
    for item in sheet.options(KEYWORD):
        name, there, agree = item["column"], item["in"], item.get("agree", {})
        if name not in sheet.found.columns:
            continue
        found, label = _register(sheet, there, list(agree.values()))
        if found is None:
            what = " ".join(str(there[k]) for k in ("file", "sheet", "column") if k in there)
            place = Place(sheet.name, sheet.found.sheet.name, sheet.found.last_row, sheet.found.columns[name])
            yield Problem(place, "deliverable-source", {"what": what})
            continue
        column = found.columns[there["column"]]
        rows: dict[str, list[Row]] = {}
        for _, row in found.rows:
            rows.setdefault(same(at(row, column)), []).append(row)
        for index, record in enumerate(sheet.read.records):
            value = record.get(name)
            if value is None or not holds(item.get("where", {}), record.get):
                continue
            known = rows.get(same(value))
            if known is None:
                params = {"column": sheet.title(name), "value": str(value)[:60], "where": label}
                yield Problem(sheet.place(index, name), "deliverable-register", params, case=sheet.case(index))
                continue
            for mine, theirs in agree.items():
                other = found.columns.get(theirs)
                have = record.get(mine)
                if other is None or have is None:
                    continue
                said = list(dict.fromkeys(read_text(at(row, other)) for row in known if at(row, other) is not None))
                if said and same(have) not in {same(s) for s in said}:
                    params = {"column": sheet.title(mine), "value": str(have)[:60], "case": str(value)[:60]}
                    params |= {"wanted": listed(said)[:60], "where": label}
                    yield Problem(sheet.place(index, mine), "deliverable-register", params, "differs")


def same(value: Raw) -> str:
    """A number or name as registers are compared: without spaces, full-width forms and case."""
    return normal(read_text(value)) if value is not None else ""


def _register(sheet: Sheet, there: dict[str, str], others: list[str]) -> tuple[Found | None, str]:
    """The register's table, and what it is called in a message."""
    wanted, column = there.get("sheet", ""), there["column"]
    if pattern := there.get("file"):
        paths: list[Path] = sheet.library.find(pattern, sheet.path.parent, sheet.period, sheet.department)
        for path in paths:
            content = sheet.library.content(path)
            found = table_in(_sheets(content.sheets, wanted, sheet), wanted, column, *others) if content else None
            if found is not None:
                return found, f"{path.name} {found.sheet.name}"
        return None, ""
    sheets = [s for s in _sheets(sheet.content.sheets, wanted, sheet) if wanted or s.name != sheet.found.sheet.name]
    found = table_in(sheets, wanted, column, *others)
    return found, found.sheet.name if found else ""


def _sheets(sheets: Sequence[RawSheet], wanted: str, sheet: Sheet) -> Sequence[RawSheet]:
    """Where a register is looked for: of a sheet a month, where none is named, on that of the period."""
    return sheets if wanted else of_period(sheets, sheet.period)

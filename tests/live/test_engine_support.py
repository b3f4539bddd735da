"""SUPPORT.md says of each member of xlwings' public API whether it works; the probes find it out.

``DUTYBOOK_WRITE_SUPPORT=1 pytest tests/live/test_engine_support.py`` writes the table anew.
"""

from __future__ import annotations

import inspect
import os
import re
import traceback
from collections import Counter
from pathlib import Path
from typing import Any

import engine_probes
import engine_probes_objects  # noqa: F401 (registers its probes)
import engine_probes_range  # noqa: F401
import office
import pytest
from engine_probes import PARTLY, PROBES, Here

from toolkit.workbook import libreoffice
from toolkit.workbook.libreoffice.missing import remedy

TABLE = Path(libreoffice.__file__).with_name("SUPPORT.md")
SPECIAL = ("__init__", "__call__", "__getitem__", "__len__", "__iter__", "__contains__")
# Classes whose members are those of others, or that Excel's macOS and web versions alone have.
SKIPPED = ("BookAsync", "ActiveEngineApps", "ActiveAppBooks", "ActiveBookSheets", "Ranges")
# Constructors that take an object or a number of the active sheet, and are tried only where that is usual.
CONSTRUCTED = ("App", "Book", "Sheet", "Range", "Shape", "Chart", "Table", "Picture")


def members() -> list[str]:
    """Every public member of xlwings' classes that is not a coroutine, and the two functions beside them."""
    import xlwings.main

    found = []
    for name, kind in vars(xlwings.main).items():
        if not inspect.isclass(kind) or kind.__module__ != "xlwings.main" or name.startswith("_") or name in SKIPPED:
            continue
        for member, value in sorted(vars(kind).items()):
            if inspect.iscoroutinefunction(value) or (member.startswith("_") and member not in SPECIAL):
                continue
            if member == "__init__" and name not in CONSTRUCTED:
                continue
            found.append(f"{name}.{member}")
    return [*found, "view", "load"]


def status(function: engine_probes.Probe, here: Here) -> str:
    try:
        outcome = function(here)
    except NotImplementedError as error:
        message = str(error)
        assert "xlwings PRO" in message or "supported by the LibreOffice engine; " in message, message
        return "no"
    assert outcome, "the probe found a wrong result"
    return "yes"


@pytest.fixture(scope="module")
def results(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[str, str]]:
    """Status and remark of each member that has a probe."""
    import xlwings

    if missing := office.lacks():
        pytest.skip(missing)
    app = office.app()
    before = xlwings.engines.active
    xlwings.engines["libreoffice"].activate()
    app.activate()
    book = app.books.add()
    found: dict[str, tuple[str, str]] = {}
    failures: list[str] = []
    for names, function in PROBES:
        state = failure = ""
        for _ in range(2):
            try:
                sheet = book.sheets.add(after=book.sheets[-1])
                state = status(function, Here(app, book, sheet, tmp_path_factory.mktemp("probe")))
                sheet.delete()
            except Exception as error:  # each failing probe is reported, not the first alone
                where = traceback.extract_tb(error.__traceback__)[-1]
                failure = f"{names[0]} …: {type(error).__name__}: {error} ({where.name}, line {where.lineno})"
            if app.impl.office.alive():
                break
            # LibreOffice itself has ended. That may have nothing to do with this probe: once more, in another one.
            app = office.app()
            app.activate()
            book = app.books.add()
        if not state:
            failures.append(failure)
            continue
        for name in names:
            partly = state == "yes" and name in PARTLY
            found[name] = ("partly" if partly else state, PARTLY.get(name, "") if state == "yes" else "")
    book.close()
    xlwings.engines.active = before
    assert not failures, "\n".join(failures)
    return found


def same_xlwings() -> None:
    """Skip where another xlwings is installed than the table speaks of, unless it is to be written."""
    import xlwings

    spoken_of = TABLE.read_text(encoding="utf-8").partition("xlwings ")[2]
    written_for = re.search(r"xlwings (\d[\d.]*\d)", spoken_of)
    if not os.environ.get("DUTYBOOK_WRITE_SUPPORT") and (not written_for or written_for[1] != xlwings.__version__):
        pytest.skip(
            f"SUPPORT.md is out of date: xlwings is {xlwings.__version__}; write it with DUTYBOOK_WRITE_SUPPORT=1"
        )


def test_each_member_has_a_probe() -> None:
    same_xlwings()
    probed = Counter(name for names, _ in PROBES for name in names)
    known = set(members())
    assert sorted(known - set(probed)) == []
    assert sorted(set(probed) - known) == []
    assert sorted(set(PARTLY) - known) == []
    assert [name for name, count in probed.items() if count > 1] == []


def page(results: dict[str, tuple[str, str]], app: Any) -> str:
    import xlwings

    counts = Counter(state for state, _ in results.values())
    lines = [
        "# What of xlwings works on LibreOffice",
        "",
        "Written by tests/live/test_engine_support.py, which does each of these things in a real LibreOffice.",
        f"Probed with xlwings {xlwings.__version__} and LibreOffice {'.'.join(str(app.version).split('.')[:2])}: "
        f"{counts['yes']} members work, {counts['partly']} with limits, {counts['no']} do not.",
        "What does not work raises NotImplementedError with what to do instead.",
        "",
        "| member | supported | remark |",
        "| --- | --- | --- |",
    ]
    for name in members():
        state, remark = results.get(name, ("", ""))
        lines.append(f"| `{name}` | {state} | {remark or (remedy(*name.split('.')) if state == 'no' else '')} |")
    return "\n".join(lines) + "\n"


def test_the_table_is_up_to_date(results: dict[str, tuple[str, str]], app: Any) -> None:
    same_xlwings()
    written = page(results, app)
    if os.environ.get("DUTYBOOK_WRITE_SUPPORT"):
        TABLE.write_text(written, encoding="utf-8")
    old = [line for line in TABLE.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    new = [line for line in written.splitlines() if line.startswith("| ")]
    changed = sorted(set(old) ^ set(new))
    assert not changed, f"SUPPORT.md is out of date: {changed}; write it anew with DUTYBOOK_WRITE_SUPPORT=1"

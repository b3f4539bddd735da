"""The engine inside LibreOffice's own Python, as the macros behind buttons use it."""

from __future__ import annotations

import json
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import office
import pytest

ROOT = Path(__file__).resolve().parents[2]
MACRO = f"""
import json, sys, traceback

def versions(*_):
    return json.dumps(sys.version_info[:2])

def work(*arguments):
    try:
        return json.dumps(_work(*arguments))
    except Exception:
        return traceback.format_exc()

def _work(text, number):
    sys.path += [{str(ROOT)!r}, {sysconfig.get_paths()["purelib"]!r}]
    import xlwings as xw
    from toolkit.workbook import libreoffice
    libreoffice.register(activate=True)
    book = xw.Book.caller()
    sheet = book.sheets[0]
    sheet["A1"].value = [["事项", "份数"], [text, number], ["合计", "=SUM(B2:B2)"]]
    sheet["A1:B1"].font.bold, sheet["A1:B3"].color = True, (226, 240, 217)
    sheet["D1"].options(transpose=True).value = [1, 2, 3]
    book.app.status_bar = "进行中"
    shown = book.app.status_bar
    book.app.status_bar = False
    import pandas
    frame = sheet["A1"].options(pandas.DataFrame, expand="table", index=False).value
    sheet.charts.add(source=sheet["A1:B3"], name="图")
    sheet["A1:B2"].copy(sheet["F1"])
    sheet["B2"].select()
    return [
        book.name, len(xw.apps), sheet["A1"].expand().value, frame["份数"].tolist(), shown,
        sheet["F1:G2"].value, book.app.alert("完成"), xw.load(index=False).shape, book.selection.address,
    ]
"""


@pytest.fixture(scope="module")
def own() -> Iterator[Any]:
    """A LibreOffice of its own with the macro among the person's."""
    import xlwings

    if missing := office.lacks():
        pytest.skip(missing)
    before = xlwings.engines.active
    app = xlwings.App(impl=office.app().impl.engine.apps.add())
    folder = Path(app.startup_path)
    folder.mkdir(parents=True)
    (folder / "inside.py").write_text(MACRO, encoding="utf-8")
    yield app
    app.quit()
    xlwings.engines.active = before
    office.app().impl.activate()


def test_the_same_engine_runs_inside(own: Any) -> None:
    try:
        versions = json.loads(own.macro("inside.py$versions")())
    except KeyError:
        pytest.skip("LibreOffice runs no Python macros (apt install libreoffice-script-provider-python)")
    if tuple(versions) != sys.version_info[:2]:
        pytest.skip(f"LibreOffice's Python is {versions[0]}.{versions[1]}: it cannot load this environment's numpy")
    book = own.books.add()
    answer = own.macro("inside.py$work")("工资表", 2.5)
    assert answer.startswith("["), answer
    name, apps, table, column, shown, copied, answered, loaded, selected = json.loads(answer)
    assert (name, apps, answered, shown) == (book.name, 1, "ok", "进行中")
    assert table == [["事项", "份数"], ["工资表", 2.5], ["合计", 2.5]] == book.sheets[0]["A1:B3"].value
    assert (column, copied) == ([2.5, 2.5], [["事项", "份数"], ["工资表", 2.5]])
    assert (loaded, selected) == ([2, 2], "$B$2")
    assert book.sheets[0]["A1"].font.bold
    assert book.sheets[0]["D1:D3"].value == [1, 2, 3]
    assert [chart.name for chart in book.sheets[0].charts] == ["图"]

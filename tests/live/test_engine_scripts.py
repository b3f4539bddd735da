"""Scripts of the kinds that people write for Excel, run on the engine as they stand.

They do what public examples do, written anew, with nothing but ``import xlwings as xw``. After these:

- github.com/xlwings/xlwings, examples: fibonacci, simulation, database, mpl
- github.com/kyriosaa/xlwings-gameoflife
- github.com/devalbo/xlwings-xlamples: loop, data_exports
- github.com/Dru-C/Python-with-xlwings-Sorting-Algorithms
"""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from toolkit.workbook.libreoffice.caller import is_called

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def xw(app: Any, book: Any) -> Iterator[Any]:
    """xlwings as a script finds it: the engine active, a book as its caller."""
    import xlwings

    before = xlwings.engines.active
    xlwings.engines["libreoffice"].activate()
    app.activate()
    book.activate()
    book.set_mock_caller()
    yield xlwings
    del xlwings.Book._mock_caller
    xlwings.engines.active = before


def test_numbers_down_a_column(xw: Any) -> None:
    sheet = xw.Book.caller().sheets[0]
    sheet.range("B1").value = 8
    sheet.range("C1").value = [["old"]] * 12
    count = sheet.range("B1").options(numbers=int).value
    numbers = [1, 1]
    while len(numbers) < count:
        numbers.append(sum(numbers[-2:]))
    sheet.range("C1").expand("vertical").clear_contents()
    sheet.range("C1").options(transpose=True).value = numbers
    assert sheet.range("C1").expand("down").value == [1, 1, 2, 3, 5, 8, 13, 21]
    assert sheet.range("C9").value is None


def test_random_paths_with_a_chart(xw: Any) -> None:
    numpy = pytest.importorskip("numpy")
    sheet = xw.Book.caller().sheets[0]
    sheet.range("D3").value = [["paths", 50], ["steps", 20], ["volatility", 0.2], ["start", 100], ["animated", "NO"]]
    paths, steps = (sheet.range(cell).options(numbers=int).value for cell in ("E3", "E4"))
    assert sheet.range("E7").value.lower() == "no"
    sheet.range("O1").value = ["time", "5 %", "median", "95 %"]
    chart = sheet.charts.add(chart_type="line", name="Chart 5")
    chart.set_source_data(sheet.range((1, 15), (steps + 2, 18)))
    random = numpy.random.default_rng(1)
    moves = numpy.exp(random.normal(0, sheet.range("E5").value / steps, (steps, paths)))
    prices = numpy.vstack([numpy.full(paths, sheet.range("E6").value), moves]).cumprod(axis=0)
    sheet.range("O2").value = numpy.round(numpy.linspace(0, 1, steps + 1).reshape(-1, 1), 2)
    sheet.range("P2").value = numpy.percentile(prices, [5, 50, 95], axis=1).T
    assert sheet.range("O1").expand().shape == (steps + 2, 4)
    assert sheet.range("P2:R2").value == [100, 100, 100]
    assert [series.name for series in sheet.charts["Chart 5"].series][-3:] == ["5 %", "median", "95 %"]


def test_a_query_into_the_sheet(xw: Any) -> None:
    with sqlite3.connect(":memory:") as database:
        database.execute("create table track (name text, seconds real, composer text)")
        database.executemany("insert into track values (?, ?, ?)", [("One", 61.5, None), ("二", 75, "某")])
        cursor = database.execute("select * from track")
        heads, rows = [column[0] for column in cursor.description], cursor.fetchall()
    sheet = xw.Book.caller().sheets.active
    sheet.range("A9").value = [["old", "old"]] * 5
    sheet.range("A9").expand().clear_contents()
    sheet.range("A9").value = heads
    sheet.range("A10").value = rows
    assert sheet.range("A9").expand().value == [heads, ["One", 61.5, None], ["二", 75, "某"]]
    assert sheet.range("A12").value is None


def test_a_figure_that_is_updated(xw: Any) -> None:
    pyplot = pytest.importorskip("matplotlib.pyplot")
    sheet = xw.Book.caller().sheets[0]
    for factor in (1, 2):
        figure, axes = pyplot.subplots(figsize=(3, 2))
        axes.plot([0, factor])
        sheet.pictures.add(figure, name="Plot", update=True)
    assert [picture.name for picture in sheet.pictures] == ["Plot"]


def test_the_game_of_life(xw: Any) -> None:
    numpy = pytest.importorskip("numpy")
    sheet, size = xw.Book.caller().sheets[0], 12
    sheet.range((2, 2), (size + 1, size + 1)).clear_contents()
    for row, column in ((1, 2), (2, 3), (3, 1), (3, 2), (3, 3)):
        sheet.cells(row + 2, column + 2).value = 1
    raw = sheet.range((2, 2), (size + 1, size + 1)).value
    grid = numpy.array([[int(cell == 1) for cell in row] for row in raw])
    start = grid.copy()
    for _ in range(4):
        around = sum(numpy.roll(grid, (a, b), (0, 1)) for a in (-1, 0, 1) for b in (-1, 0, 1)) - grid
        grid = ((around == 3) | ((around == 2) & (grid == 1))).astype(int)
        sheet.range("B2").value = grid
        sheet.range("B2").expand().color = (255, 255, 255)
        colors = [[(0, 0, 0) if cell else ... for cell in row] for row in grid.tolist()]
        sheet.range((2, 2), (size + 1, size + 1)).set_colors(colors)
    glider = numpy.array(sheet.range("B2").expand().value)
    assert (glider == numpy.roll(start, (1, 1), (0, 1))).all()


def test_cells_coloured_one_by_one(xw: Any) -> None:
    sheet = xw.Book.caller().sheets[0]
    colors = [(255, 0, 0), (0, 255, 0), (0, 0, 255)]
    for index, color in enumerate(colors):
        for row in range(1, 21):
            sheet.range("ABC"[index] + str(row)).color = color
    sheet.range("A1:A20").color = None
    assert [sheet.range(cell).color for cell in ("A20", "B20", "C1")] == [None, (0, 255, 0), (0, 0, 255)]


def test_a_result_sheet_of_its_own(xw: Any) -> None:
    pandas = pytest.importorskip("pandas")
    main = xw.Book.caller().sheets[0]
    main.range("C4").value = [["day", "a", "b"], [1, 2, 5], [2, 4, 9], [3, 6, 13]]
    raw = main.range("c4").expand().value
    frame = pandas.DataFrame(raw[1:], columns=raw[0])
    for _ in range(2):
        try:
            xw.sheets.add("Regression", after=xw.sheets[-1])
        except ValueError:
            xw.sheets["Regression"].clear_contents()
        sheet = xw.sheets["Regression"]
        slope = frame["a"].cov(frame["b"]) / frame["a"].var()
        sheet.range("B2").options(transpose=True).value = ["Slope", "Intercept"]
        sheet.range("C2").value = [[slope], [frame["b"].mean() - slope * frame["a"].mean()]]
    assert [sheet.name for sheet in xw.books.active.sheets] == [main.name, "Regression"]
    assert xw.sheets["Regression"].range("B2").expand().value == [["Slope", 2], ["Intercept", 1]]


def test_a_heap_of_named_cells(xw: Any) -> None:
    book = xw.Book.caller()
    sheet, count = book.sheets[0], 6
    sheet.range((3, 1), (3, count)).name = "heap"
    for index in range(count):
        sheet.range((3, index + 1)).name = f"node_{index}"
    sheet.range("heap").value = [3, 1, 5, 0, 4, 2]
    for end in range(count - 1, 0, -1):
        values = sheet.range("heap").value
        top = values.index(max(values[: end + 1]))
        one, other = sheet.range(f"node_{top}"), sheet.range(f"node_{end}")
        one.value, other.value = other.value, one.value
    assert sheet.range("heap").value == [0, 1, 2, 3, 4, 5]
    assert book.names["heap"].refers_to_range.shape == (1, count)


def test_a_book_that_is_closed_while_the_caller_is_looked_for_is_not_it(app: Any) -> None:
    made = app.books.add()
    impl, name = made.impl, made.name.lower()
    assert is_called(impl, name)
    made.close()
    assert not is_called(impl, name)


def test_the_command_line_that_a_button_starts(app: Any, book: Any, tmp_path: Path) -> None:
    path = tmp_path / "十月 责任表.xlsx"
    book.save(path)
    program = (
        "import xlwings as xw; from toolkit.workbook import libreoffice; libreoffice.register(activate=True); "
        "xw.Book.caller().sheets[0]['A1'].value = '写入'"
    )
    command = [sys.executable, "-c", program, f"--wb={path.name}", "--from_xl=1", "--app=", "--hwnd=0"]
    subprocess.run(command, check=True, cwd=ROOT)
    assert book.sheets[0]["A1"].value == "写入"
    lost = subprocess.run([*command[:3], "--wb=没有.xlsx", "--from_xl=1"], capture_output=True, text=True, cwd=ROOT)
    assert "has the book" in lost.stderr

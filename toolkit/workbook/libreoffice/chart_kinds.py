"""The kinds of charts: xlwings' names for Excel's, and the diagrams of LibreOffice that show the same."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from .unobridge import enum

_NO_SYMBOL, _AUTO_SYMBOL = -3, -1  # com.sun.star.chart.ChartSymbolType
_EXPLODED = 0.15  # how far the slices of an exploded pie are moved out, as a share of the radius
_ARRANGEMENTS = {"clustered": "", "stacked": "Stacked", "stacked_100": "Percent"}
_SOLIDS = {"cylinder": 1, "cone": 2, "pyramid": 3}  # com.sun.star.chart.ChartSolidType


@dataclass(frozen=True, slots=True)
class Kind:
    """What LibreOffice has to be told for one of Excel's kinds.

    Attributes:
        service: the diagram, com.sun.star.chart.…Diagram.
        arrangement: "", "Stacked" or "Percent".
        vertical: bars that lie.
        markers: whether points are marked; None where a diagram has no points.
    """

    service: str
    arrangement: str = ""
    vertical: bool = False
    depth: bool = False
    deep: bool = False
    solid: int = 0
    markers: bool | None = None
    lines: bool = True
    smooth: bool = False
    exploded: bool = False
    volume: bool = False
    open_close: bool = False


def _table() -> dict[str, Kind]:
    kinds: dict[str, Kind] = {}
    for suffix, arrangement in _ARRANGEMENTS.items():
        for vertical, flat, short in ((False, "column", "col"), (True, "bar", "bar")):
            kinds[f"{flat}_{suffix}"] = Kind("Bar", arrangement, vertical)
            kinds[f"3d_{flat}_{suffix}"] = Kind("Bar", arrangement, vertical, depth=True)
            for name, solid in _SOLIDS.items():
                kinds[f"{name}_{short}_{suffix}"] = Kind("Bar", arrangement, vertical, depth=True, solid=solid)
        tail = "" if suffix == "clustered" else f"_{suffix}"
        kinds[f"area{tail}"] = Kind("Area", arrangement)
        kinds[f"3d_area{tail}"] = Kind("Area", arrangement, depth=True, deep=not arrangement)
        kinds[f"line{tail}"] = Kind("Line", arrangement, markers=False)
        kinds[f"line_markers{tail}"] = Kind("Line", arrangement, markers=True)
    kinds["3d_column"] = Kind("Bar", depth=True, deep=True)
    for name, solid in _SOLIDS.items():
        kinds[f"{name}_col"] = Kind("Bar", depth=True, deep=True, solid=solid)
    kinds["3d_line"] = Kind("Line", depth=True, deep=True, markers=False)
    kinds |= {
        "pie": Kind("Pie"),
        "pie_exploded": Kind("Pie", exploded=True),
        "3d_pie": Kind("Pie", depth=True),
        "3d_pie_exploded": Kind("Pie", depth=True, exploded=True),
        "doughnut": Kind("Donut"),
        "doughnut_exploded": Kind("Donut", exploded=True),
        "radar": Kind("Net", markers=False),
        "radar_markers": Kind("Net", markers=True),
        "radar_filled": Kind("FilledNet"),
        "xy_scatter": Kind("XY", markers=True, lines=False),
        "xy_scatter_lines": Kind("XY", markers=True),
        "xy_scatter_lines_no_markers": Kind("XY", markers=False),
        "xy_scatter_smooth": Kind("XY", markers=True, smooth=True),
        "xy_scatter_smooth_no_markers": Kind("XY", markers=False, smooth=True),
        "bubble": Kind("Bubble"),
        "stock_hlc": Kind("Stock"),
        "stock_ohlc": Kind("Stock", open_close=True),
        "stock_vhlc": Kind("Stock", volume=True),
        "stock_vohlc": Kind("Stock", volume=True, open_close=True),
    }
    return kinds


KINDS = _table()
# Names that look the same on LibreOffice's screen as another one above, which is what is reported.
ALIASES = {"bubble_3d_effect": "bubble"}
DEFAULT = "column_clustered"
# xlwings' names of single series that share a chart with others → com.sun.star.chart2.…ChartType.
SERIES_TYPES = {
    "column_clustered": "Column",
    "line": "Line",
    "line_markers": "Line",
    "area": "Area",
}


@contextmanager
def still(model: Any) -> Iterator[Any]:
    """A chart document that does not redraw meanwhile.

    Without the lock a second change while it draws the first can stop LibreOffice for good. The lock comes too late for
    a drawing that has begun, for it holds what a change needs, and waits for what the change holds: that one is let
    come to its end first.
    """
    drawn(model.getParent())
    model.lockControllers()
    try:
        yield model
    finally:
        model.unlockControllers()


def drawn(document: Any) -> None:
    """Let LibreOffice draw what it has yet to draw in a spreadsheet document."""
    controller = None if document is None else document.CurrentController
    if controller is not None:
        controller.Frame.ContainerWindow.getToolkit().processEventsToIdle()


def given(values: dict[str, Any]) -> dict[str, Any]:
    """Without what was not given; xlwings' mark for that is told by its class's name."""
    return {name: value for name, value in values.items() if type(value).__name__ != "_Unset"}


def coordinate_system(model: Any) -> Any:
    """The one coordinate system of a chart document."""
    return model.getFirstDiagram().getCoordinateSystems()[0]


def data_series(model: Any) -> list[tuple[Any, Any]]:
    """Each data series of a chart document with the chart type that holds it."""
    return [(kind, series) for kind in coordinate_system(model).getChartTypes() for series in kind.getDataSeries()]


def apply(model: Any, kind: Kind) -> None:
    """Make a chart document show that kind. Its controllers must be locked."""
    diagram = model.createInstance(f"com.sun.star.chart.{kind.service}Diagram")
    model.Diagram = diagram
    diagram = model.Diagram
    if kind.service == "Stock":
        diagram.Volume, diagram.UpDown = kind.volume, kind.open_close
        return
    # Depth first: it resets the rest.
    diagram.Dim3D = kind.depth
    if kind.depth and kind.service != "Pie":
        diagram.Deep = kind.deep
        diagram.SolidType = kind.solid
    if kind.service == "Bar":
        diagram.Vertical = kind.vertical
    if kind.arrangement:
        setattr(diagram, kind.arrangement, True)
    if kind.markers is not None and not kind.depth:
        diagram.SymbolType = _AUTO_SYMBOL if kind.markers else _NO_SYMBOL
        diagram.SplineType = 1 if kind.smooth else 0
    for _, series in data_series(model):
        if kind.service == "XY":
            series.LineStyle = enum("com.sun.star.drawing.LineStyle", "SOLID" if kind.lines else "NONE")
        series.Offset = _EXPLODED if kind.exploded else 0.0


def detect(model: Any) -> str:
    """xlwings' name of what a chart document shows; ``combination`` for several kinds in one chart."""
    diagram = model.Diagram
    if diagram is None:
        return DEFAULT
    service = str(diagram.getDiagramType()).rpartition(".")[2].removesuffix("Diagram")
    types = {str(kind.getChartType()) for kind in coordinate_system(model).getChartTypes() if kind.getDataSeries()}
    if len(types) > 1 and service != "Stock":
        return "combination"
    seen = _seen(model, diagram, service)
    names = [name for name, kind in KINDS.items() if kind == seen]
    names += [name for name, kind in KINDS.items() if kind.service == service]
    return names[0] if names else DEFAULT


def _seen(model: Any, diagram: Any, service: str) -> Kind:
    if service == "Stock":
        return Kind("Stock", volume=diagram.Volume, open_close=diagram.UpDown)
    stacks = service in ("Bar", "Area", "Line")
    depth = bool(diagram.Dim3D)
    points = service in ("Line", "XY", "Net")
    solid = service != "Pie" and depth
    exploded = service in ("Pie", "Donut") and any(series.Offset for _, series in data_series(model))
    return Kind(
        service,
        arrangement=("Percent" if diagram.Percent else "Stacked" if diagram.Stacked else "") if stacks else "",
        vertical=service == "Bar" and bool(diagram.Vertical),
        depth=depth,
        deep=solid and bool(diagram.Deep),
        solid=int(diagram.SolidType) if solid else 0,
        markers=(not depth and diagram.SymbolType != _NO_SYMBOL) if points else None,
        lines=service != "XY" or any(series.LineStyle.value != "NONE" for _, series in data_series(model)),
        smooth=points and diagram.SplineType != 0,
        exploded=exploded,
    )

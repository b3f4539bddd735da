"""The data series of a chart."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .chart_kinds import SERIES_TYPES, coordinate_system, data_series, given, still
from .formats import points_to_hmm, rgb_int, rgb_tuple
from .parts import Collection, Part
from .unobridge import enum

if TYPE_CHECKING:
    from .charts import Chart

# Numbers of LibreOffice's standard symbols.
_MARKERS = {"square": 0, "diamond": 1, "triangle": 3, "circle": 8, "x": 10, "plus": 11, "star": 12, "dash": 13}
_SYMBOL = "com.sun.star.chart2.SymbolStyle"


class ChartSeries(Part):
    """One data series; ``api`` is the UNO series (chart2)."""

    __slots__ = ("_chart", "_index")

    def __init__(self, chart: Chart, index: int) -> None:
        self._chart = chart
        self._index = index

    @property
    def _pair(self) -> tuple[Any, Any]:
        return data_series(self._chart.model)[self._index]

    @property
    def api(self) -> Any:
        return self._pair[1]

    @property
    def _is_line(self) -> bool:
        return str(self._pair[0].getChartType()).rpartition(".")[2].startswith(("Line", "Scatter", "NetChart"))

    def _values(self) -> Any:
        """The labelled sequence that carries the name: the one of the y values."""
        sequences = self.api.getDataSequences()
        found = [one for one in sequences if str(one.getValues().Role).startswith(("values-y", "values-last"))]
        return (found or sequences)[0]

    @property
    def name(self) -> str:
        label = self._values().getLabel()
        return " ".join(label.getTextualData()) if label is not None else f"Series{self._index + 1}"

    @property
    def chart_type(self) -> str:
        kind = str(self._pair[0].getChartType()).rpartition(".")[2].removesuffix("ChartType")
        if self._chart.chart_type != "combination":
            return self._chart.chart_type
        return next((name for name, word in SERIES_TYPES.items() if word == kind), kind.lower())

    @property
    def axis_group(self) -> str:
        return "secondary" if self.api.AttachedAxisIndex else "primary"

    @property
    def line_color(self) -> tuple[int, int, int] | None:
        return rgb_tuple(self.api.Color if self._is_line else self.api.BorderColor)

    @property
    def fill_color(self) -> tuple[int, int, int] | None:
        return rgb_tuple(self.api.Color)

    @property
    def marker_style(self) -> str:
        symbol = self.api.Symbol
        if symbol.Style.value in ("NONE", "AUTO"):
            return "none" if symbol.Style.value == "NONE" else "automatic"
        return next((name for name, word in _MARKERS.items() if word == symbol.StandardSymbol), "automatic")

    @property
    def marker_size(self) -> int:
        size: int = self.api.Symbol.Size.Width
        return round(size * 72 / 2540)

    @property
    def marker_background_color(self) -> tuple[int, int, int] | None:
        return rgb_tuple(self.api.Symbol.FillColor)

    def set(self, **values: Any) -> None:
        """Set what is given."""
        with still(self._chart.model):
            for name, value in given(values).items():
                setter = getattr(type(self), f"_set_{name}", None)
                if setter is None:
                    raise self._unsupported(name)
                setter(self, value)

    def _set_name(self, value: str) -> None:
        provider = self._chart.model.getDataProvider()
        quoted = value.replace('"', '""')
        self._values().setLabel(provider.createDataSequenceByRangeRepresentation(f'"{quoted}"'))

    def _set_line_color(self, value: tuple[int, int, int]) -> None:
        if self._is_line:
            self.api.Color = rgb_int(value)
            return
        self.api.BorderColor = rgb_int(value)
        self.api.BorderStyle = enum("com.sun.star.drawing.LineStyle", "SOLID")

    def _set_fill_color(self, value: tuple[int, int, int]) -> None:
        self.api.Color = rgb_int(value)

    def _symbol(self, **fields: Any) -> None:
        symbol = self.api.Symbol
        for name, value in fields.items():
            setattr(symbol, name, value)
        self.api.Symbol = symbol

    def _set_marker_style(self, value: str) -> None:
        if value in ("none", "automatic"):
            self._symbol(Style=enum(_SYMBOL, "NONE" if value == "none" else "AUTO"))
        elif value in _MARKERS:
            self._symbol(Style=enum(_SYMBOL, "STANDARD"), StandardSymbol=_MARKERS[value])
        else:
            raise self._unsupported(f"marker_style = {value!r}", f"choose one of {', '.join(_MARKERS)}")

    def _set_marker_size(self, value: int) -> None:
        size = self.api.Symbol.Size
        size.Width = size.Height = points_to_hmm(value)
        self._symbol(Size=size)

    def _set_marker_background_color(self, value: tuple[int, int, int]) -> None:
        self._symbol(FillColor=rgb_int(value), BorderColor=rgb_int(value))

    def _set_axis_group(self, value: str) -> None:
        self.api.AttachedAxisIndex = int(value == "secondary")
        self._chart.model.Diagram.HasSecondaryYAxis = any(
            series.AttachedAxisIndex for _, series in data_series(self._chart.model)
        )

    def _set_chart_type(self, value: str) -> None:
        """Move the series to a chart type of its own; columns, lines and areas can share a chart."""
        if value not in SERIES_TYPES:
            known = ", ".join(SERIES_TYPES)
            raise self._unsupported(f"chart_type = {value!r}", f"for a single series choose one of {known}")
        wanted = f"com.sun.star.chart2.{SERIES_TYPES[value]}ChartType"
        holder, series = self._pair
        if holder.getChartType() != wanted:
            system = coordinate_system(self._chart.model)
            target = next((kind for kind in system.getChartTypes() if kind.getChartType() == wanted), None)
            if target is None:
                target = self._chart.parent.book.app.office.service(wanted)
                system.addChartType(target)
            holder.removeDataSeries(series)
            target.addDataSeries(series)
            self._index = next(i for i, (_, other) in enumerate(data_series(self._chart.model)) if other == series)
        if SERIES_TYPES[value] == "Line":
            self._set_marker_style("automatic" if value == "line_markers" else "none")


class ChartSeriesCollection(Collection):
    """The data series of a chart."""

    __slots__ = ()

    parent: Chart

    @property
    def api(self) -> Any:
        return coordinate_system(self.parent.model)

    def _all(self) -> list[ChartSeries]:
        return [ChartSeries(self.parent, index) for index in range(len(data_series(self.parent.model)))]

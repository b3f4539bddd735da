"""``Charts`` and ``Chart``: diagrams of the cells' values."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import chart_kinds
from .chart_kinds import still
from .chart_parts import ChartAxis, ChartLegend
from .chart_series import ChartSeriesCollection
from .drawing import Shape, free_name, is_chart, shapes_of
from .export import shape_to_pdf, shape_to_png
from .formats import points_to_hmm
from .parts import Collection
from .unobridge import enum, properties, struct

if TYPE_CHECKING:
    from .range import Range
    from .sheets import Sheet

_ROWS = "com.sun.star.chart.ChartDataRowSource"


class Chart(Shape):
    """One chart; ``api`` is its UNO shape, whose ``Model`` is the chart document."""

    __slots__ = ()

    @property
    def model(self) -> Any:
        return self.api.Model

    @property
    def name(self) -> str:
        return str(self.api.Name) or str(self.api.PersistName)

    @name.setter
    def name(self, value: str) -> None:
        self.api.Name = value

    def set_source_data(self, rng: Range, plot_by: str | None = None) -> None:
        """Show the values of a range. Names of series and categories are recognised as in Excel: by being text.

        Args:
            plot_by: ``rows`` or ``columns`` make the series; by default the fewer of them.
        """
        area = rng.area
        values = rng.read()
        columns = plot_by == "columns" or (plot_by is None and area.rows >= area.columns)
        head = area.rows > 1 and _is_heading([*values[0][1:]] or values[0])
        side = area.columns > 1 and (
            _is_heading([row[0] for row in values[1:]]) or (head and values[0][0] is None) or self._needs_x()
        )
        with still(self.model) as model:
            model.setArguments(
                properties(
                    CellRangeRepresentation=rng.api.AbsoluteName,
                    HasCategories=side if columns else head,
                    FirstCellAsLabel=head if columns else side,
                    DataRowSource=enum(_ROWS, "COLUMNS" if columns else "ROWS"),
                )
            )

    def _needs_x(self) -> bool:
        return self.chart_type.startswith(("xy_", "bubble"))

    def set_x_axis_values(self, rng: Range) -> None:
        """The categories, or the x values of a scatter chart."""
        with still(self.model) as model:
            provider = model.getDataProvider()
            for _, series in chart_kinds.data_series(model) if self._needs_x() else ():
                for labelled in series.getDataSequences():
                    if labelled.getValues().Role == "values-x":
                        labelled.setValues(_sequence(provider, rng, "values-x"))
            axis = chart_kinds.coordinate_system(model).getAxisByDimension(0, 0)
            scale = axis.getScaleData()
            scale.Categories = self.parent.book.app.office.service("com.sun.star.chart2.data.LabeledDataSequence")
            scale.Categories.setValues(_sequence(provider, rng, "categories"))
            axis.setScaleData(scale)

    @property
    def chart_type(self) -> str:
        return chart_kinds.detect(self.model)

    @chart_type.setter
    def chart_type(self, value: str) -> None:
        kind = chart_kinds.KINDS.get(chart_kinds.ALIASES.get(value, value))
        if kind is None:
            raise self._unsupported(f"chart_type = {value!r}")
        with still(self.model) as model:
            chart_kinds.apply(model, kind)

    @property
    def title(self) -> str | None:
        return str(self.model.Title.String) if self.model.HasMainTitle else None

    @title.setter
    def title(self, value: str | None) -> None:
        with still(self.model) as model:
            model.HasMainTitle = value is not None
            if value is not None:
                model.Title.String = value

    @property
    def plot_by(self) -> str:
        return "rows" if self.model.Diagram.DataRowSource.value == "ROWS" else "columns"

    @plot_by.setter
    def plot_by(self, value: str) -> None:
        with still(self.model) as model:
            model.Diagram.DataRowSource = enum(_ROWS, value.upper())

    @property
    def legend(self) -> ChartLegend:
        return ChartLegend(self)

    @property
    def category_axis(self) -> ChartAxis:
        return ChartAxis(self, "X")

    @property
    def value_axis(self) -> ChartAxis:
        return ChartAxis(self, "Y")

    @property
    def secondary_category_axis(self) -> ChartAxis:
        return ChartAxis(self, "X", secondary=True)

    @property
    def secondary_value_axis(self) -> ChartAxis:
        return ChartAxis(self, "Y", secondary=True)

    @property
    def series(self) -> ChartSeriesCollection:
        return ChartSeriesCollection(self)

    def to_png(self, path: str) -> None:
        shape_to_png(self.parent.book.app.office, self.api, path)

    def to_pdf(self, path: str, quality: str | None = None) -> None:
        shape_to_pdf(self.parent.book, self.api, path)

    def delete(self) -> None:
        self.parent.api.getCharts().removeByName(self.api.PersistName)


class Charts(Collection):
    """The charts of a sheet."""

    __slots__ = ()

    parent: Sheet

    @property
    def api(self) -> Any:
        """The UNO table charts."""
        return self.parent.api.getCharts()

    def _all(self) -> list[Chart]:
        return [Chart(self.parent, api) for api in shapes_of(self.parent) if is_chart(api)]

    def add(
        self,
        left: float,
        top: float,
        width: float,
        height: float,
        chart_type: str | None = None,
        source: Range | None = None,
        plot_by: str | None = None,
        name: str | None = None,
        anchor: Any = None,
        style: int | None = None,
    ) -> Chart:
        """A new chart; without a source it is empty. LibreOffice has no chart styles: ``style`` has no effect."""
        if anchor is not None:
            left, top = anchor.impl.left, anchor.impl.top
        kind = chart_type or chart_kinds.DEFAULT
        if chart_kinds.ALIASES.get(kind, kind) not in chart_kinds.KINDS:
            raise Chart(self.parent, None)._unsupported(f"chart_type = {kind!r}")
        # Charts are embedded documents: the inner name must be free in the whole book.
        taken = [str(name) for sheet in self.parent.book.sheets for name in sheet.api.getCharts().getElementNames()]
        inner = free_name("Object", taken)
        place = struct(
            "com.sun.star.awt.Rectangle",
            X=points_to_hmm(left),
            Y=points_to_hmm(top),
            Width=points_to_hmm(width),
            Height=points_to_hmm(height),
        )
        # It cannot be made without any cells; those of the empty chart are taken away again.
        first = self.parent.cell(0, 0) if source is None else source
        self.api.addNewByName(inner, place, (first.api.RangeAddress,), False, False)
        chart = next(chart for chart in self._all() if chart.api.PersistName == inner)
        chart.name = name or free_name("Chart", [other.name for other in self._all()])
        if source is None:
            with still(chart.model) as model:
                for holder, series in chart_kinds.data_series(model):
                    holder.removeDataSeries(series)
        chart.chart_type = kind
        if source is not None:
            chart.set_source_data(source, plot_by)
        return chart


def _sequence(provider: Any, rng: Range, role: str) -> Any:
    made = provider.createDataSequenceByRangeRepresentation(rng.api.AbsoluteName)
    made.Role = role
    return made


def _is_heading(values: list[Any]) -> bool:
    """Whether cells are names rather than values: text, or dates as categories."""
    return bool(values) and all(value is not None and not isinstance(value, (float, bool)) for value in values)

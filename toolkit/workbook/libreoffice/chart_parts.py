"""What charts are made of: axes and legend."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from .chart_kinds import given, still
from .formats import NumberFormats
from .parts import Part
from .unobridge import enum

if TYPE_CHECKING:
    from .charts import Chart

_LEGEND = {"top": "TOP", "bottom": "BOTTOM", "left": "LEFT", "right": "RIGHT"}
_CROSSES = {"automatic": "ZERO", "minimum": "START", "maximum": "END"}


class ChartAxis(Part):
    """One axis; ``api`` is the UNO axis."""

    __slots__ = ("_chart", "_letter", "_secondary")

    def __init__(self, chart: Chart, letter: str, secondary: bool = False) -> None:
        self._chart = chart
        self._letter = letter
        self._secondary = secondary

    @property
    def _diagram(self) -> Any:
        return self._chart.model.Diagram

    @property
    def _word(self) -> str:
        return f"{'Secondary' if self._secondary else ''}{self._letter}Axis"

    @property
    def _title_word(self) -> str:
        return f"{'Second' if self._secondary else ''}{self._letter}AxisTitle"

    @property
    def api(self) -> Any:
        return getattr(self._diagram, self._word)

    @property
    def _has_title(self) -> str:
        return f"Has{'Secondary' if self._secondary else ''}{self._letter}AxisTitle"

    @property
    def title(self) -> str | None:
        return str(self._title().String) if getattr(self._diagram, self._has_title) else None

    def _title(self) -> Any:
        # The secondary ones are reached through the axis, the others through either.
        return self.api.getAxisTitle()

    @property
    def minimum_scale(self) -> float:
        return float(self.api.Min)

    @property
    def maximum_scale(self) -> float:
        return float(self.api.Max)

    @property
    def major_unit(self) -> float:
        return float(self.api.StepMain)

    @property
    def number_format(self) -> str:
        return self._formats().code(self.api.NumberFormat)

    def _formats(self) -> NumberFormats:
        return NumberFormats(self._chart.model)

    @property
    def visible(self) -> bool:
        return bool(getattr(self._diagram, "Has" + self._word))

    @property
    def reverse_order(self) -> bool:
        return bool(self.api.ReverseDirection)

    @property
    def crosses(self) -> str:
        """Where the other axis crosses this one."""
        position = self._other().CrossoverPosition.value
        return next((name for name, word in _CROSSES.items() if word == position), "custom")

    def _other(self) -> Any:
        return getattr(self._diagram, "YAxis" if self._letter == "X" else "XAxis")

    def set(self, **values: Any) -> None:
        """Set what is given; None makes a scale automatic again or takes the title away."""
        with still(self._chart.model):
            for name, value in given(values).items():
                getattr(self, f"_set_{name}")(value)

    def _set_title(self, value: str | None) -> None:
        setattr(self._diagram, self._has_title, value is not None)
        if value is not None:
            self._title().String = value

    def _scale(self, word: str, value: float | None) -> None:
        setattr(self.api, f"Auto{word}", value is None)
        if value is not None:
            setattr(self.api, word, value)

    def _set_minimum_scale(self, value: float | None) -> None:
        self._scale("Min", value)

    def _set_maximum_scale(self, value: float | None) -> None:
        self._scale("Max", value)

    def _set_major_unit(self, value: float | None) -> None:
        self._scale("StepMain", value)

    def _set_number_format(self, value: str) -> None:
        self.api.LinkNumberFormatToSource = False
        self.api.NumberFormat = self._formats().key(value)

    def _set_visible(self, value: bool) -> None:
        setattr(self._diagram, "Has" + self._word, value)

    def _set_reverse_order(self, value: bool) -> None:
        self.api.ReverseDirection = value

    def _set_crosses(self, value: str) -> None:
        self._other().CrossoverPosition = enum("com.sun.star.chart.ChartAxisPosition", _CROSSES[value])


class ChartLegend(Part):
    """The legend; ``api`` is the UNO legend."""

    __slots__ = ("_chart",)

    def __init__(self, chart: Chart) -> None:
        self._chart = chart

    @property
    def api(self) -> Any:
        return self._chart.model.Legend

    @property
    def visible(self) -> bool:
        return bool(self._chart.model.HasLegend)

    @visible.setter
    def visible(self, value: bool) -> None:
        with still(self._chart.model) as model:
            model.HasLegend = value

    @property
    def position(self) -> str | None:
        """None while it is hidden."""
        word = getattr(self.api.Alignment, "value", None) if self.visible else None
        return next((name for name, known in _LEGEND.items() if known == word), None)

    @position.setter
    def position(self, value: str) -> None:
        if value not in _LEGEND:
            raise self._unsupported(f"position = {value!r}", "choose top, bottom, left or right")
        with still(self._chart.model) as model:
            model.HasLegend = True
            model.Legend.Alignment = enum("com.sun.star.chart.ChartLegendPosition", _LEGEND[value])

"""How a status looks on a sheet, in what a check writes and in the workbooks that we make."""

from __future__ import annotations

from collections.abc import Mapping

from toolkit.core.status import Timeliness
from toolkit.workbook.port import Look

LOOK_OF: Mapping[Timeliness, Look] = {
    Timeliness.DUE_SOON: Look.BLUE,
    Timeliness.LATE: Look.YELLOW,
    Timeliness.OVERDUE: Look.RED,
    Timeliness.UNDETERMINED: Look.GREY,
}
"""The colours of what wants to be looked at; what is in order has none."""

"""What a run is to do, and the means that it has for it."""

from __future__ import annotations

from typing import Literal

from toolkit.app.access import Access
from toolkit.app.result import Progress
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.record import NamedTuple
from toolkit.settings import Settings

Keep = Literal["all", "findings", "nothing"]
"""What a result holds of each workbook. Without obligations memory does not grow with the workbooks, and without
findings not with what is wrong in them either; whoever watches the run takes what it needs as they go by."""


class Order(NamedTuple):
    """As of when a run judges, and for which period, that of rows which name none; whether it writes, what it keeps.

    ``write``: our columns and the result sheet are written back; False leaves every file untouched.
    """

    as_of: Moment
    period: Period
    write: bool = True
    keep: Keep = "all"

    @classmethod
    def of(
        cls, settings: Settings, as_of: Moment, period: Period | None = None, *, write: bool = True, keep: Keep = "all"
    ) -> Order:
        """As of a moment, a bare day meaning its end, and for the period that holds then under the settings."""
        return cls(as_of.whole, settings.period_at(as_of, period), write, keep)


class Means(NamedTuple):
    """``access``: without password and patience, encrypted files and files in use are reported. ``jobs``: how many
    processes may work at once; None for one more than there are processors, at most four."""

    access: Access = Access()
    progress: Progress | None = None
    jobs: int | None = None


NO_MORE = Means()
"""The files as they lie there, and nobody is told how far a run is."""

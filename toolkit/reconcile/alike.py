"""Pairs of one amount that could as well have been paired the other way about: whose is whose is not known.

Two remittances of one customer for two contracts, and two receipts that name neither.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from toolkit.reconcile.result import Reason, Status
from toolkit.reconcile.run import Run
from toolkit.reconcile.terms import Outcome


def told_alike(run: Run, outcomes: Sequence[Outcome], number: int) -> list[Outcome]:
    """The outcomes of one value of a key, with a reason for those pairs that an earlier key would tell apart."""
    pairs: dict[int, list[int]] = {}
    for at, outcome in enumerate(outcomes):
        if outcome.status is Status.MATCHED and len(outcome.left) == len(outcome.right) == 1:
            pairs.setdefault(run.tables[0].amounts[outcome.left[0]], []).append(at)
    alike: dict[int, None] = {}
    for some in pairs.values():
        # Only neighbours by their days are looked at: whoever is further off is in reach of a nearer one, too.
        some.sort(key=lambda at: (run.scales[0][outcomes[at].left[0]] or 0, at))
        for one, other in pairwise(some):
            both = outcomes[one], outcomes[other]
            if _in_reach(run, *both) and _told_apart(run, *both, number):
                alike |= dict.fromkeys((one, other))
    found = [*outcomes]
    for at in alike:
        found[at] = found[at]._replace(reasons=(*found[at].reasons, Reason("either")))
    return found


def _in_reach(run: Run, one: Outcome, other: Outcome) -> bool:
    """Whether the left row of each may go with the right row of the other."""
    near, (left, right) = run.declaration.terms.near, run.scales
    return near(left[one.left[0]], right[other.right[0]]) and near(left[other.left[0]], right[one.right[0]])


def _told_apart(run: Run, one: Outcome, other: Outcome, number: int) -> bool:
    """Whether an earlier key differs between the two, so that it matters which is whose."""
    rows = ((run.tables[0], one.left[0], other.left[0]), (run.tables[1], one.right[0], other.right[0]))
    return any(
        table.keys[k][a] and table.keys[k][b] and table.keys[k][a] != table.keys[k][b]
        for table, a, b in rows
        for k in range(number)
    )

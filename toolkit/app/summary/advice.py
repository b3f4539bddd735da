"""What is to be done, drawn from the figures: who owes what to whom next. At most eighteen sentences:
none is left out, for the last may be that a closed month was changed."""

from __future__ import annotations

from collections import Counter

from toolkit.app.month_end_result import MonthEnd
from toolkit.app.summary.figures import Figures
from toolkit.app.summary.overview import names_of
from toolkit.app.summary.text import LONG_NAME, NAME, clean, short
from toolkit.app.summary.words import Words
from toolkit.core.scoring import Light
from toolkit.core.status import Work

_EACH = 3


def advice(words: Words, m: MonthEnd, f: Figures) -> list[str]:
    """Sentences, the most urgent first; one that says that nothing is to be done where that is so."""
    found: list[str] = [] if f.total.obligations else [words("advice-nothing-read")]
    for name in m.missing[:_EACH]:
        found.append(words("advice-missing", department=short(name, LONG_NAME), period=m.result.period))
    if more := m.missing[_EACH:]:
        found.append(words("advice-missing-more", names=names_of(words, more)))
    owing = [d for d in f.departments if d.counts.overdue]
    for d in owing[:_EACH]:
        name = short(d.name or words("unnamed-provider"), LONG_NAME)
        found.append(words("advice-overdue", department=name, count=d.counts.overdue, days=d.longest))
    if others := owing[_EACH:]:
        names = names_of(words, [d.name or words("unnamed-provider") for d in others])
        found.append(words("advice-overdue-more", names=names, count=sum(d.counts.overdue for d in others)))
    old = f.ages["over-15"]
    if old:
        found.append(words("advice-old", count=old))
    returned = sum(1 for j in f.rows("reviews") if j.work is Work.REJECTED)
    if returned:
        found.append(words("advice-rework", count=returned))
    weak = [d for d in f.departments if m.targets.rate(d.counts.on_time_rate, m.targets.on_time) is Light.RED]
    if weak:
        names = words("names-join").join(short(d.name or words("unnamed-provider"), NAME) for d in weak[:_EACH])
        found.append(words("advice-weak", names=names, target=f"{m.targets.on_time:g}"))
    if absent := sum(1 for d in m.deliverables if d.expected and (d.error or not d.found)):
        found.append(words("advice-files-absent", count=absent))
    if wrong := sum(1 for d in m.deliverables if d.found and d.errors and not d.error):
        found.append(words("advice-files-wrong", count=wrong))
    if broken := sum(1 for finding in f.noted.worst if finding.rule == "rule-broken"):
        found.append(words("advice-rules", count=broken))
    lines = sum(one.open_count for one in m.reconciliations)
    if lines:
        found.append(words("advice-reconcile", count=lines))
    if m.unreconciled:
        found.append(words("advice-unreconciled", names=names_of(words, m.unreconciled)))
    if f.undetermined:
        reasons = Counter(words.reason(j) for j in f.rows("undetermined"))
        reason, _ = min(reasons.items(), key=lambda r: (-r[1], r[0]))
        found.append(words("advice-undetermined", count=f.undetermined, reason=clean(reason, 60)))
    if m.past and m.past.late:
        found.append(words("advice-late", count=m.past.late))
    return found or [words("advice-none")]

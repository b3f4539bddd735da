"""What is to be done, drawn from the figures: who owes what to whom next. At most eighteen sentences:
none is left out, for the last may be that a closed month was changed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

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
    found = [
        *_missing(words, m, f),
        *_overdue(words, f),
        *_poor(words, m, f),
        *_files(words, m, f),
        *_unsure(words, m, f),
    ]
    return found or [words("advice-none")]


def _missing(words: Words, m: MonthEnd, f: Figures) -> Iterator[str]:
    """What was not read at all."""
    if not f.total.obligations:
        yield words("advice-nothing-read")
    for name in m.missing[:_EACH]:
        yield words("advice-missing", department=short(name, LONG_NAME), period=m.result.period)
    if more := m.missing[_EACH:]:
        yield words("advice-missing-more", names=names_of(words, more))


def _overdue(words: Words, f: Figures) -> Iterator[str]:
    """Who owes something, and for how long."""
    owing = [d for d in f.departments if d.counts.overdue]
    for d in owing[:_EACH]:
        name = short(d.name or words("unnamed-provider"), LONG_NAME)
        yield words("advice-overdue", department=name, count=d.counts.overdue, days=d.longest)
    if others := owing[_EACH:]:
        names = names_of(words, [d.name or words("unnamed-provider") for d in others])
        yield words("advice-overdue-more", names=names, count=sum(d.counts.overdue for d in others))
    if old := f.ages["over-15"]:
        yield words("advice-old", count=old)


def _poor(words: Words, m: MonthEnd, f: Figures) -> Iterator[str]:
    """What was sent back, and who is below the target."""
    if returned := sum(1 for j in f.rows("reviews") if j.work is Work.REJECTED):
        yield words("advice-rework", count=returned)
    weak = [d for d in f.departments if m.targets.rate(d.counts.on_time_rate, m.targets.on_time) is Light.RED]
    if weak:
        names = words("names-join").join(short(d.name or words("unnamed-provider"), NAME) for d in weak[:_EACH])
        yield words("advice-weak", names=names, target=f"{m.targets.on_time:g}")


def _files(words: Words, m: MonthEnd, f: Figures) -> Iterator[str]:
    """What is wrong with or within files: those handed in, cases against the rules, tables that do not agree."""
    if absent := sum(1 for d in m.deliverables if d.expected and (d.error or not d.found)):
        yield words("advice-files-absent", count=absent)
    if wrong := sum(1 for d in m.deliverables if d.found and d.errors and not d.error):
        yield words("advice-files-wrong", count=wrong)
    if broken := sum(1 for finding in f.noted.worst if finding.rule == "rule-broken"):
        yield words("advice-rules", count=broken)
    if lines := sum(one.open_count for one in m.reconciliations):
        yield words("advice-reconcile", count=lines)
    if m.unreconciled:
        yield words("advice-unreconciled", names=names_of(words, m.unreconciled))


def _unsure(words: Words, m: MonthEnd, f: Figures) -> Iterator[str]:
    """What could not be judged, and what was changed in a closed month."""
    if f.undetermined:
        reasons = Counter(words.reason(j) for j in f.rows("undetermined"))
        reason, _ = min(reasons.items(), key=lambda r: (-r[1], r[0]))
        yield words("advice-undetermined", count=f.undetermined, reason=clean(reason, 60))
    if m.past and m.past.late:
        yield words("advice-late", count=m.past.late)

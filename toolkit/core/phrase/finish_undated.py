"""Phrases without a date: adverbs, events alone, a frequency that only a word such as 周报 implies."""

from __future__ import annotations

from collections.abc import Sequence

from toolkit.core.deadline import CountFrom, DeadlineRule, Frequency, Kind, PhraseReading, Relation, Unit
from toolkit.core.phrase.draft import Around, Draft
from toolkit.patterns import compiled

# 即知即改, 随到随办, 立说立行; 看到就回: at once, in the words of the day.
_AT_ONCE = compiled(
    r"^急[!.。！]*$|即.即.|随.随.|立.立.|[看收发接听]到就|发现就|一[到有收接].{0,2}就"
    r"|[到齐全完毕好][即就][发付办给送结开报交签装回走]|要就[给交报出]|来了就|说了就|有就[给交报办]"
    r"|[^,、]{1,3}一(?P<m>[项个批件笔台户单])[、,]?[^,、]{1,3}一(?P=m)"
)


def undated(drafts: Sequence[Draft], around: Around, text: str) -> PhraseReading:
    """The reading of a phrase in which no draft amounts to a rule with a day: 及时, 日报, 来了就办, or none."""
    event = next((d.event for d in drafts if d.event), None)
    policy = around.policy
    if not policy and (m := _AT_ONCE.search(text)):
        policy = m.group()
    if policy:
        around.note("policy-undefined")
        rule = DeadlineRule(Kind.POLICY_UNDEFINED, anchor_event=event, word=policy)
        return PhraseReading(text, Kind.POLICY_UNDEFINED, (rule,), tuple(around.ambiguity))
    if around.weak:
        around.note("no-day-in-period")
        rules = tuple(
            DeadlineRule(Kind.RECURRING, frequency=Frequency(Unit(unit)), relation=Relation.WITHIN_PERIOD)
            for unit in dict.fromkeys(around.weak)
        )
        return PhraseReading(text, Kind.RECURRING, rules, tuple(around.ambiguity))
    word = next((d.event_word for d in drafts if d.event), None)
    instant = {"SHI": Relation.ON, "WHEN": Relation.ON, "UPON": Relation.ON}
    if event and word in instant:
        rule = DeadlineRule(
            Kind.EVENT_RELATIVE,
            anchor_event=event,
            offset=0,
            unit=Unit.INSTANT,
            relation=Relation.ON,
            inclusive=True,
            count_from=CountFrom.INSTANT,
        )
        return PhraseReading(text, Kind.EVENT_RELATIVE, (rule,), tuple(around.ambiguity))
    if event and word == "AFTER":
        around.note("no-length-after-event")
        rule = DeadlineRule(Kind.EVENT_RELATIVE, anchor_event=event, relation=Relation.FROM)
        return PhraseReading(text, Kind.EVENT_RELATIVE, (rule,), tuple(around.ambiguity))
    if around.before_event:
        around.note("instant-as-day")
        rule = DeadlineRule(
            Kind.EVENT_RELATIVE,
            anchor_event=around.before_event,
            offset=0,
            unit=Unit.INSTANT,
            relation=Relation.BY,
            inclusive=True,
            count_from=CountFrom.BEFORE,
        )
        return PhraseReading(text, Kind.EVENT_RELATIVE, (rule,), tuple(around.ambiguity))
    return PhraseReading(text, Kind.NONE, (), tuple(c for c in around.ambiguity if c == "negation"))

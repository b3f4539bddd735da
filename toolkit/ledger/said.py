"""What people say of an obligation besides its dates and its score: the receiver's word, and whether it was complete.

Kept as one text, so that the many obligations of which nothing is said, or the same, cost a number each.
"""

from __future__ import annotations

import json
from functools import lru_cache

from toolkit.core.obligation import Obligation, Review, Submission
from toolkit.core.status import Work
from toolkit.ledger.records import Fact, Texts, moment_code, moment_of, text_id
from toolkit.record import NamedTuple


class Said(NamedTuple):
    """``verdict`` is the value of a ``Work``; moments are numbers of ``moment_code``; ``complete`` is None where nobody
    has said. ``rework_due`` is what was typed, whether or not a second attempt is owed.
    """

    verdict: str = ""
    reviewed_at: int | None = None
    reviewer: str = ""
    reason: str = ""
    score_reason: str = ""
    complete: bool | None = None
    rework_due: int | None = None


NOTHING = Said()


def said_of(row: Obligation) -> Said:
    """What is said of an obligation as it was read."""
    review, handed_in = row.review, row.submission
    if review is None and row.rework_due is None and (handed_in is None or handed_in.complete is None):
        return NOTHING
    found = NOTHING
    if review is not None:
        verdict = review.verdict.value if review.verdict else ""
        found = Said(verdict, moment_code(review.at), review.by, review.reason, review.score_reason)
    complete = handed_in.complete if handed_in else None
    return found._replace(complete=complete, rework_due=moment_code(row.rework_due))


def evidence_of(row: Obligation) -> str:
    """What stands as evidence beside what was handed in."""
    return row.submission.evidence if row.submission else ""


def keep(said: Said, texts: Texts) -> int:
    """The id of the text that holds it; 0 where nothing is said."""
    if said == NOTHING:
        return 0
    text = _written(said)
    number = text_id(text)
    texts.notes[number] = text
    return number


def kept(number: int | None, texts: Texts) -> Said | None:
    """What ``keep`` kept; None where nobody knows, because an earlier version recorded it."""
    if number is None:
        return None
    return _read(texts.notes[number]) if number else NOTHING


def as_closed(row: Obligation, fact: Fact, texts: Texts) -> Obligation:
    """An obligation with what was said of it, and handed in, as it is recorded."""
    said = kept(fact.review, texts)
    first, again = row.submission or Submission(None), row.resubmission or Submission(None)
    if said is not None:
        first = first._replace(evidence=fact.evidence or "", complete=said.complete)
        review = Review(
            _verdict(said), moment_of(said.reviewed_at), said.reviewer, said.reason, None, said.score_reason
        )
        row = row._replace(review=review, rework_due=moment_of(said.rework_due))
    review = (row.review or Review())._replace(score=fact.score)
    handed_in, second = moment_of(fact.submitted), moment_of(fact.resubmitted)
    return row._replace(
        review=None if review == Review() else review,
        submission=first._replace(at=handed_in) if handed_in else None,
        resubmission=again._replace(at=second) if second else None,
    )


def _verdict(said: Said) -> Work | None:
    return Work(said.verdict) if said.verdict else None


@lru_cache(maxsize=4096)
def _written(said: Said) -> str:
    found = {name: value for name, value in said._asdict().items() if value is not None and value != ""}
    return json.dumps(found, ensure_ascii=False, sort_keys=True)


@lru_cache(maxsize=4096)
def _read(text: str) -> Said:
    return Said(**json.loads(text))

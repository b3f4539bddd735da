"""A company's own words."""

from __future__ import annotations

from toolkit.record import NamedTuple


class Vocabulary(NamedTuple):
    """A company's own words, as (word, class of the grammar, value): ``("关账日", "NAMED_EVENT", "关账日")``.

    Classes are those of the grammar files, such as ``POLICY`` for a word that names no date, ``OFFDAY``, ``EOB``.
    ``aliases`` are words and the phrase that each stands for: ``("关账日", "每月25日")``. A phrase is read as if it had
    been written with them; what they stand for is not looked at again.
    """

    words: tuple[tuple[str, str, str], ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()

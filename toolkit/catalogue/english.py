"""What English words hang on a number: ``{count} row(|s) (is|are) open`` is ``1 row is open``, ``2 rows are open``.

A pair in brackets, for one and for more, goes by the parameter that stands last before it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

from toolkit.patterns import compiled

_FIELD_OR_PAIR = compiled(r"\{(\w+)\}|\((\w*)\|(\w+)\)")


def numbered(template: str, params: Mapping[str, object]) -> str:
    """A template with each pair decided."""
    number = ""

    def decided(found: re.Match[str]) -> str:
        nonlocal number
        if found[1] is not None:
            number = str(params.get(found[1], ""))
            return found[0]
        return found[2] if number == "1" else found[3]

    return _FIELD_OR_PAIR.sub(decided, template)

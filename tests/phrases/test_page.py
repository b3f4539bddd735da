"""The page of the grammar is that of the grammar, and shows every production at work."""

from __future__ import annotations

import pytest

from toolkit.core.phrase.grammar import load
from toolkit.core.phrase.page import PAGE, render


def test_the_page_is_up_to_date() -> None:
    assert PAGE.read_text("utf-8") == render(), "run python -m toolkit.core.phrase.page"


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_every_production_has_an_example(lang: str) -> None:
    every = [p for stage in load(lang).stages for p in stage.productions]
    # Those of statutory tables need a setting, and are tested with it.
    bare = [p for p in every if not p.examples and "STATUTORY" not in p.classes]
    assert every and [f"{p.name}: {p.pattern}" for p in bare] == []

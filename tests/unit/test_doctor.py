"""What doctor looks for is what the project says that it needs."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from toolkit.frontends import doctor

PROJECT = tomllib.loads((Path(__file__).parents[2] / "pyproject.toml").read_text("utf-8"))["project"]


def test_every_package_is_looked_for() -> None:
    needed = {re.split(r"[>=<; \[]", wanted)[0] for wanted in PROJECT["dependencies"] if "tzdata" not in wanted}
    assert set(doctor._NEEDED) == needed - {"isal"}, "isal is missed only for its speed"


def test_what_is_to_be_installed_exists() -> None:
    extras = [m[1] for wanted in doctor._OPTIONAL.values() if (m := re.fullmatch(r"dutybook\[(\w+)\]", wanted))]
    assert len(extras) == len(doctor._OPTIONAL) - 1
    assert set(extras) <= PROJECT["optional-dependencies"].keys()

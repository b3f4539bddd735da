"""The wheel: templates, schemas and samples travel inside it, and the demo runs from it alone."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def test_a_wheel_installed_elsewhere_runs_the_demo(tmp_path: Path) -> None:
    build = [
        sys.executable,
        "-m",
        "pip",
        "wheel",
        "--quiet",
        "--no-deps",
        "--no-build-isolation",
        "-w",
        str(tmp_path),
        str(ROOT),
    ]
    subprocess.run(build, check=True, capture_output=True)
    (wheel,) = tmp_path.glob("dutybook-*.whl")
    home = tmp_path / "elsewhere"
    with zipfile.ZipFile(wheel) as package:
        names = package.namelist()
        package.extractall(home)
    for inside in ("templates/dealership-finance/pack.toml", "schemas/check-result.schema.json"):
        assert f"toolkit/_data/{inside}" in names
    assert any(n.startswith("toolkit/_data/samples/") and n.endswith(".xlsx") for n in names)
    env = {**os.environ, "PYTHONPATH": str(home), "DUTYBOOK_LANG": "zh"}
    code = "import toolkit, sys; print(toolkit.__file__); from toolkit.frontends.cli import main; main(sys.argv[1:])"
    done = subprocess.run(
        [sys.executable, "-c", code, "demo", "--out", str(tmp_path / "demo")],
        cwd=tmp_path, env=env, capture_output=True, text=True, encoding="utf-8", check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert str(home) in done.stdout.splitlines()[0], "the demo must run from the wheel, not from the checkout"
    assert len(list((tmp_path / "demo").glob("*.xlsx"))) == 6
    assert len(list((tmp_path / "demo" / "交付件").glob("*.xlsx"))) == 3

"""Every command and snippet of README.md is run here, in the order of the page."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")
INSTALL = "python3 -m venv .venv && .venv/bin/pip install . && .venv/bin/dutybook demo"
TESTS = "sh tests/run.sh"


def _blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```", README, re.M | re.S)


COMMANDS = [line for block in _blocks("sh") for line in block.splitlines() if line.strip()]


def _run(command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    bin_folder = str(Path(sys.executable).parent)
    env = {**os.environ, "PATH": bin_folder + os.pathsep + os.environ.get("PATH", ""), "PYTHONUTF8": "1"}
    env["HOME"] = env["USERPROFILE"] = str(cwd)  # buttons are installed for the user, who is nobody else here
    env.pop("DUTYBOOK_LANG", None)
    return subprocess.run(["sh", "-c", command], cwd=cwd, env=env, capture_output=True, text=True, check=False)


def test_the_two_commands_are_there() -> None:
    assert COMMANDS[:2] == [INSTALL, TESTS]
    assert TESTS in (ROOT / ".ci" / "run").read_text("utf-8")


def test_commands(tmp_path: Path) -> None:
    """All but the two that install: exit codes 0 and 1 are answers, 2 and 3 would be a wrong README."""
    assert _run("dutybook demo", tmp_path).returncode in (0, 1)  # the end of the first command
    (tmp_path / "phrases.jsonl").write_text('{"id": 1, "text": "每月5号前"}\n', encoding="utf-8")
    for command in COMMANDS[2:]:
        done = _run(command, tmp_path)
        assert done.returncode in (0, 1), f"{command}\n{done.stdout[-800:]}{done.stderr[-800:]}"
        assert "Traceback" not in done.stderr
        assert done.stdout or ">" in command
    for made in ("月结汇总-2026-10.xlsx", ".dutybook-backup"):
        assert (tmp_path / "dutybook-demo" / made).exists()


def test_snippets(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "samples" / "2026-10", tmp_path / "dutybook-demo")
    assert _run("dutybook read dutybook-demo --period 2026-10 > records.json", tmp_path).returncode == 0
    for snippet in _blocks("python"):
        done = subprocess.run(
            [sys.executable, "-c", snippet], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done.stderr
    assert (tmp_path / "copy.xlsx").exists()


def test_settings_example(tmp_path: Path) -> None:
    from toolkit.settings.file import load_settings

    (block,) = _blocks("toml")
    path = tmp_path / "dutybook.toml"
    path.write_text(block, encoding="utf-8")
    settings = load_settings(path)
    assert settings.policy_for("销售部", "", "").roll == "following"
    assert settings.policy.service_levels


def test_links_and_pictures_exist() -> None:
    for target in re.findall(r"\]\(([^)#:]+)\)", README):
        assert (ROOT / target).exists(), target
    for path in re.findall(r"`((?:toolkit|schemas|templates|samples)/[\w./-]+)`", README):
        assert (ROOT / path).exists(), path


def test_what_developers_are_told_of_is_there() -> None:
    page = README.split("\n## Developers\n")[1]
    code = "\n".join(file.read_text("utf-8") for file in (ROOT / "toolkit").rglob("*.py"))
    for name in set(re.findall(r"`(\w+)`", page)):
        assert re.search(rf"\b{name}\b", code), name
    for path in set(re.findall(r"`((?:\w+/)+\w+\.py)`", page)):
        assert (ROOT / path).exists() or (ROOT / "toolkit" / path).exists(), path


@pytest.mark.skipif(os.name == "nt", reason="the command is written for a Unix shell")
def test_the_install_command_on_a_clean_copy(tmp_path: Path) -> None:
    """The first command of the page, whole, on the files that git has and nothing else."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listed.returncode:
        pytest.skip("not a git checkout")
    copy = tmp_path / "clone"
    for name in filter(None, listed.stdout.split("\0")):
        if (ROOT / name).is_file():
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    command = INSTALL.replace("python3 ", f"{sys.executable} ", 1)
    done = _run(command, copy)
    assert done.returncode == 0, done.stderr[-2000:]
    assert len(list((copy / "dutybook-demo").glob("*.xlsx"))) == 6

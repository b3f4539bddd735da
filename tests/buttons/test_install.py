"""Installing, uninstalling, and what doctor says, on files of a home of its own."""

from __future__ import annotations

import json
import sys
from functools import partial
from pathlib import Path

import pytest
from screen import command

from toolkit.errors import CannotRunError, UsageError
from toolkit.frontends.buttons import setup_calc, setup_excel
from toolkit.frontends.buttons.steps import take, trusted

OTHERS = (
    '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry" '
    'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n'
    '<item oor:path="/org.openoffice.Setup/L10N"><prop oor:name="ooLocale" oor:type="xs:string" oor:op="fuse">'
    "<value>zh-CN</value></prop></item>\n{}</oor:items>\n"
)
THEIRS = (
    '<item oor:path="/org.openoffice.Office.Common/Security/Scripting"><prop oor:name="SecureURL" oor:op="fuse">'
    "<value><it>file:///theirs</it></value></prop></item>"
)


@pytest.fixture(autouse=True)
def needs_office() -> None:
    if missing := setup_calc.lacks():
        pytest.skip(missing[0][0])


@pytest.fixture
def base(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty profile; what is remembered goes beside it."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path / "profile"


def test_installing_twice_and_uninstalling_leaves_the_profile_as_it_was(base: Path, tmp_path: Path) -> None:
    registry = base / "user" / "registrymodifications.xcu"
    registry.parent.mkdir(parents=True)
    registry.write_text(OTHERS.format(THEIRS), "utf-8")
    folders = [tmp_path / "责任 & 表", tmp_path / "b"]
    for _ in range(2):
        take(setup_calc.install_steps(base, folders, "zh"), False, "zh")
        said = registry.read_text("utf-8")
        assert "<it>file:///theirs</it>" in said
        assert said.count("<it>") == 3
        assert folders[0].as_uri().replace("&", "&amp;") in said
    config = setup_calc.installed(base)
    assert config is not None
    assert config["python"] == sys.executable
    assert setup_calc.current(base, config)
    take(setup_calc.uninstall_steps(base), False, "zh")
    assert registry.read_text("utf-8") == OTHERS.format(THEIRS)
    assert setup_calc.installed(base) is None


def test_a_dry_run_changes_nothing(base: Path, tmp_path: Path) -> None:
    lines = take(setup_calc.install_steps(base, [tmp_path], "zh"), True, "zh")
    assert any(str(tmp_path) in line for line in lines)
    assert not base.exists()


def test_a_step_that_fails_is_said_in_the_language_with_what_to_do(base: Path, tmp_path: Path) -> None:
    base.parent.mkdir(exist_ok=True)
    base.write_text("a file where the profile should be")
    for lang, told in (("zh", "没有做成(路径中有一段不是文件夹):宏文件"), ("en", "A step failed (Not a directory): ")):
        with pytest.raises(CannotRunError) as failed:
            take(setup_calc.install_steps(base, [tmp_path], lang), False, lang)
        assert told in failed.value.text(lang)


def test_a_running_office_is_not_overwritten(base: Path, tmp_path: Path) -> None:
    base.mkdir()
    (base / ".lock").touch()
    with pytest.raises(CannotRunError, match="LibreOffice is running"):
        setup_calc.install_steps(base, [tmp_path], "zh")


def test_wide_folders_are_not_trusted(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    (tmp_path / "Downloads").mkdir()
    for folder in (tmp_path, Path("/"), tmp_path.parent, tmp_path / "Downloads"):
        with pytest.raises(UsageError, match="too wide"):
            trusted(folder)
    with pytest.raises(UsageError):
        trusted(tmp_path / "none")
    inside = tmp_path / "责任表"
    inside.mkdir()
    assert trusted(inside) == inside.resolve()


def test_doctor_says_what_is_missing(tmp_path: Path) -> None:
    doctor = partial(command, tmp_path, "doctor")
    assert "按钮(LibreOffice): 没有安装  → dutybook buttons install 文件夹" in doctor()
    folder = tmp_path / "责任表"
    folder.mkdir()
    command(tmp_path, "buttons", "install", str(folder))
    assert f"受信任:{folder}" in doctor()
    config = tmp_path / ".config" / "libreoffice" / "4" / "user" / "Scripts" / "python" / setup_calc.CONFIG
    said = json.loads(config.read_text("utf-8"))
    config.write_text(json.dumps(said | {"python": "/nowhere/python"}), "utf-8")
    assert "/nowhere/python 已不存在" in doctor()
    assert "卸载完成" in command(tmp_path, "buttons", "uninstall")
    assert "没有安装" in doctor()


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_xlwings_settings_of_others_stay(platform: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The part of installing for Excel that is files; trusted locations are in Windows' registry."""
    monkeypatch.setattr(Path, "home", lambda: tmp_path)
    path = setup_excel.config_file(platform)
    path.parent.mkdir(parents=True)
    path.write_text('"LICENSE_KEY","theirs"\n"INTERPRETER_WIN","C:\\old\\python.exe"\n', "utf-8")
    steps = [s for s in setup_excel.install_steps([], platform) if s.do is not None]
    take(steps, False, "zh")
    assert setup_excel.interpreter(path, platform) == sys.executable
    assert '"LICENSE_KEY","theirs"' in path.read_text("utf-8")
    if platform == "darwin":
        (script,) = (tmp_path / "Library" / "Application Scripts" / "com.microsoft.Excel").iterdir()
        assert "VbaHandler" in script.read_text("utf-8")
    take([s for s in setup_excel.uninstall_steps(platform) if s.key == "removed-interpreter"], False, "zh")
    assert setup_excel.interpreter(path, platform) == ""
    assert '"LICENSE_KEY","theirs"' in path.read_text("utf-8")

"""The command line: how words become values, what wrong usage is told, help pages, exit codes, and how it ends."""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
import sys
import time
import unicodedata
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from toolkit.catalogue import items_of
from toolkit.core.moment import Moment
from toolkit.errors import UsageError
from toolkit.frontends import cli
from toolkit.frontends.command import HELP, Argument, Option, WrongUsage, as_typed, read
from toolkit.frontends.session import Session
from toolkit.resources import samples
from toolkit.settings import Settings

PARTS = (
    Argument("first", Path),
    Argument("rest", required=False, many=True),
    Option("--form", "format", ("text", "json"), default="text"),
    Option("--last", "history-last", range(1, 13), default=12),
    Option("--left", "reconcile-left", Path, many=True),
    Option("--dry-run", "dry-run", bool),
    Option("--as", "close-as", name="role"),
    HELP,
)
NOTHING = {"rest": (), "form": "text", "last": 12, "left": (), "dry_run": False, "role": None, "help": False}


@pytest.mark.parametrize(
    ("words", "values"),
    [
        (["a"], {}),
        (["a", "b", "c"], {"rest": ("b", "c")}),
        (["--form", "json", "a", "--last=3", "b"], {"form": "json", "last": 3, "rest": ("b",)}),
        (["--left", "x", "a", "--left=y"], {"left": (Path("x"), Path("y"))}),
        (["a", "--dry-run", "--as", "--form"], {"dry_run": True, "role": "--form"}),
        (["a", "--as=", "--as", "x", "--as", "x"], {"role": "x"}),
        (["a", "--", "--form", "-x"], {"rest": ("--form", "-x")}),
        (["a", "-"], {"rest": ("-",)}),
    ],
)
def test_words_become_values(words: list[str], values: dict[str, Any]) -> None:
    assert read(PARTS, words) == ({"first": Path("a"), **NOTHING, **values}, [])


@pytest.mark.parametrize(
    ("words", "key"),
    [
        ([], "usage-no-argument"),
        (["a", "--what"], "usage-unknown-option"),
        (["a", "--fo", "json"], "usage-unknown-option"),
        (["a", "-5"], "usage-unknown-option"),
        (["a", "--form"], "usage-option-value"),
        (["a", "--as", "x", "--as=y"], "usage-twice"),
        ([""], "usage-no-argument"),
        (["a", "--left="], "usage-option-value"),
        (["a", "--form", "xml"], "usage-choice"),
        (["a", "--dry-run=1"], "usage-flag-value"),
        (["a", "--last", "few"], "usage-number"),
        (["a", "--last", "13"], "usage-range"),
        (["--help", "--what"], "usage-unknown-option"),
        (["--", "--dry-run"], "usage-after-dashes"),
        (["--", "--last=3"], "usage-after-dashes"),
        (["—dry-run"], "usage-dash"),
        (["–last=3"], "usage-dash"),
        (["－－form", "json"], "usage-dash"),
        (["－－dry－run"], "usage-dash"),
        (["—dry—run"], "usage-dash"),
        (["‑‑dry‑run"], "usage-dash"),
        (["‐‐last=3"], "usage-dash"),
        (["﹣﹣form", "json"], "usage-dash"),
        (["─form", "json"], "usage-dash"),
        (["⸺form", "json"], "usage-dash"),
        (["ーーｆｏｒｍ", "json"], "usage-dash"),
        (["—h"], "usage-dash"),
    ],
)
def test_wrong_words_are_told_apart(words: list[str], key: str) -> None:
    with pytest.raises(WrongUsage) as found:
        read(PARTS, words)
    assert found.value.key == key


def test_no_option_is_a_file_among_others(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    parts = (Argument("paths", Path, many=True), *PARTS[2:])
    with pytest.raises(WrongUsage) as found:
        read(parts, ["a", "—lst", "3"])
    assert found.value.key == "usage-unknown-option"
    assert read(parts, ["—草稿"])[0]["paths"] == (Path("—草稿"),)
    monkeypatch.chdir(tmp_path)
    Path("—草稿").touch()
    assert read(parts, ["a", "—草稿"])[0]["paths"] == (Path("a"), Path("—草稿"))


def test_after_two_dashes_a_file_may_have_the_name_of_an_option(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("--dry-run").touch()
    assert read(PARTS, ["--", "--dry-run"])[0] == {"first": Path("--dry-run"), **NOTHING}


@pytest.mark.parametrize("name", ["2026-11-06T18:00", "报表2026-11-06T18:00.xlsx"])
def test_a_file_is_called_by_its_name(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", name], Session("zh")) == 3
    assert f"找不到 {name} " in capsys.readouterr().out


@pytest.mark.parametrize(
    "words",
    [
        ["check", ".", "--period", ""],
        ["month-end", ".", "--period", ""],
        ["calendar", ".", "--ics", "x.ics", "--period", ""],
        ["new", "dealership-finance", "--out", "x", "--period", ""],
        ["roll", ".", "--out", "x", "--to", ""],
        ["close", ""],
        ["reopen", ""],
    ],
)
def test_a_blank_month_is_wrong_usage(words: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As a script has it whose variable is not set."""
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as found:
        cli.run(words, Session("zh"))
    assert found.value.key == "usage-period"


def test_a_blank_time_is_wrong_usage(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError) as found:
        cli.run(["check", ".", "--as-of", ""], Session("zh"))
    assert found.value.key == "usage-as-of"


@pytest.mark.parametrize("quoted", ['"{}"', "“{}”", "'{}'", " {}", "「{}」", "《{}》"])
def test_quotes_that_were_copied_with_a_path_are_not_of_its_name(quoted: str, tmp_path: Path) -> None:
    file = tmp_path / "客服 部.xlsx"
    said = quoted.format(file)
    assert read(PARTS, [said])[0]["first"] == Path(said)
    file.touch()
    assert read(PARTS, [said])[0]["first"] == file


@pytest.mark.parametrize("period", ["2026-10", "２０２６－１０", "“2026-10”", "2026年10月"])
def test_a_period_without_its_option_is_no_file(
    period: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = shutil.copy(samples() / "2026-10" / "人事部.xlsx", tmp_path)
    before = Path(file).read_bytes()
    with pytest.raises(SystemExit) as stop:
        cli.main(["check", str(file), period, "--lang", "zh"])
    assert stop.value.code == 2
    assert "它若是期间,请写成 --period 2026-10" in capsys.readouterr().err
    assert Path(file).read_bytes() == before
    assert cli.run(["check", "2026-10"], Session("zh")) == 3  # a folder that is not there


def test_superfluous_and_missing() -> None:
    with pytest.raises(WrongUsage) as found:
        read((Argument("one"), HELP), ["a", "b", "c"])
    assert (found.value.key, found.value.params) == ("usage-superfluous", {"words": "b c"})
    with pytest.raises(WrongUsage) as found:
        read((Option("--to", "roll-to", required=True),), [])
    assert found.value.key == "usage-no-option"


@pytest.mark.parametrize("words", [["-h"], ["a", "--form", "xml", "--help"]])
def test_help_needs_nothing_else_to_be_right(words: list[str]) -> None:
    assert read(PARTS, words)[0]["help"] is True


COMMANDS = sorted(cli._COMMANDS)


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("name", ["", "buttons", *COMMANDS])
def test_every_command_has_a_help_page(name: str, lang: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run([*name.split(), "--help"], Session(lang)) == 0
    said, wrong = capsys.readouterr()
    usage, options, commands, required = {
        "en": ("Usage: dutybook {} [OPTIONS]", "\nOptions:\n", "\nCommands:\n", "[required]"),
        "zh": ("用法: dutybook {} [选项]", "\n选项:\n", "\n命令:\n", "[必填]"),
    }[lang]
    assert not wrong and said.startswith(" ".join(usage.format(name).split()))
    assert (
        options in said
        and "-h, --help" in said
        and (required in said) is (name in ("calendar", "month-end", "new", "roll"))
    )
    assert re.search("[一-鿿]", said) if lang == "zh" else not re.search("[一-鿿]{5}", said)
    assert all(line == line.rstrip() for line in said.splitlines())
    assert max(sum(1 + (unicodedata.east_asian_width(c) in "WF") for c in line) for line in said.splitlines()) <= 80
    assert "--lang [zh|en]" in said
    if name in COMMANDS:
        assert f"--settings {'路径' if lang == 'zh' else 'PATH'}" in said
        assert lang == "en" or not re.search("^  --[a-z-]+ [A-Z]|^用法.*[A-Z]", said, re.M)
    else:
        within = [c.removeprefix(f"{name} ".lstrip()).split()[0] for c in COMMANDS if c.startswith(name)]
        assert re.findall(r"^  ([a-z-]+)  ", said[said.index(commands) :], re.M) == sorted(set(within))


def test_a_reason_that_is_missing_is_asked_for_by_the_option(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    shutil.copytree(samples() / "2026-10", tmp_path / "m")
    assert cli.run(["month-end", str(tmp_path / "m"), "--period", "2026-10"], Session("zh")) == 1
    for lang in ("zh", "en"):
        capsys.readouterr()
        assert cli.run(["reopen", "2026-10", "--by", "李四", "--folder", str(tmp_path / "m")], Session(lang)) == 2
        assert "--reason" in capsys.readouterr().out


def test_wrong_usage_is_said_with_the_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.run(["check", "--perod", "2026-10", "x"], Session("en")) == 2
    assert capsys.readouterr() == (
        "",
        "Usage: dutybook check [OPTIONS] PATHS...\nTry 'dutybook check --help' for help.\n\n"
        "Error: No such option '--perod'. Did you mean '--period'?\n",
    )
    assert cli.run(["buttons", "--lang", "en", "press"], Session("en")) == 2
    assert capsys.readouterr().err.splitlines() == [
        "Usage: dutybook buttons [OPTIONS] COMMAND [ARGS]...",
        "Try 'dutybook buttons --help' for help.",
        "",
        "Error: No such command 'press'.",
    ]
    assert cli.run(["history", "--last", "0"], Session("zh")) == 2
    assert capsys.readouterr().err == (
        "用法: dutybook history [选项]\n运行 'dutybook history --help' 查看说明。\n\n"
        "错误: '--last' 的值 0 不在 1 到 1200 之间。\n"
    )
    assert cli.run(["buttons"], Session("zh")) == 2
    said = capsys.readouterr().err
    assert said.startswith("用法: dutybook buttons [选项] 命令 [参数]...\n") and "\n命令:\n" in said


def started(*words: str, **more: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "toolkit", *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, **more
    )


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (["--version"], 0, "dutybook "),
        (["rules"], 0, "deadline-missing"),
        (["explain", "每月5号前", "--as-of", "2026-10-01"], 0, "2026-10-05"),
        (["check", "nothing.xlsx", "--lang", "zh"], 3, "file-missing"),
        (["check"], 2, ""),
        (["undo", "nothing.xlsx"], 3, ""),
    ],
)
def test_what_is_printed_is_there_in_full_and_the_code_is_right(words: list[str], code: int, said: str) -> None:
    with started(*words) as process:
        out, err = process.communicate()
    assert process.returncode == code, err
    assert said in out.decode() and (out or err)
    assert out.endswith(b"\n") or not out


def test_a_language_that_there_is_none_of_is_refused_in_the_readers_own(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("DUTYBOOK_LANG", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    for own, said in (("en_US.UTF-8", "Invalid value"), ("zh_CN.UTF-8", "的值")):
        monkeypatch.setenv("LANG", own)
        with pytest.raises(SystemExit) as ended:
            cli.main(["check", "nothing.xlsx", "--lang", "fr"])
        assert ended.value.code == 2 and said in capsys.readouterr().err


def test_the_settings_language_is_that_of_messages_unless_one_is_asked_for(tmp_path: Path) -> None:
    settings = tmp_path / "dutybook.toml"
    settings.write_text('lang = "en"\n', "utf-8")
    openpyxl.Workbook().save(tmp_path / "a.xlsx")
    for more, said in (
        ([], "nothing in the cells"),
        (["--lang", "zh"], "什么都没有"),
        (["--lang=en"], "nothing in the cells"),
    ):
        words = ["check", str(tmp_path / "a.xlsx"), "--no-write", "--format", "json", *more]
        with started(*words, env={**os.environ, "DUTYBOOK_LANG": "zh"}) as process:
            out, _err = process.communicate()
        assert said in out.decode()
    with started("roll", str(tmp_path), "--to", "2026-10", "--out", str(tmp_path / "in")) as process:
        assert b"lies inside the old one" in process.communicate()[1]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes of POSIX")
def test_a_reader_that_went_away() -> None:
    near, far = os.pipe()
    os.close(near)
    with subprocess.Popen([sys.executable, "-m", "toolkit", "rules"], stdout=far, stderr=subprocess.PIPE) as process:
        os.close(far)
        assert process.communicate()[1] == b""
    assert process.returncode == 3


@pytest.mark.skipif(sys.platform == "win32", reason="a shell of POSIX")
@pytest.mark.parametrize(
    ("closed", "where", "code"),
    [("2>&-", "人事部.xlsx", 1), ("2>&-", "nothing.xlsx", 3), ("1>&-", "人事部.xlsx", 1), ("0>&-", "人事部.xlsx", 1)],
)
def test_a_stream_that_is_closed_leads_nowhere(closed: str, where: str, code: int, tmp_path: Path) -> None:
    """What is said on standard error does not come out among the answers instead."""
    shutil.copy(samples() / "2026-10" / "人事部.xlsx", tmp_path)
    command = f'"$1" -m toolkit check "$2" --period 2026-10 --lang zh {closed}'
    words = ["sh", "-c", command, "sh", sys.executable, str(tmp_path / where)]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (code, "")
    assert ("检查时间" in done.stdout) is (closed != "1>&-")
    undone = subprocess.run(
        ["sh", "-c", f'"$1" -m toolkit undo "$2" {closed}', "sh", sys.executable, str(tmp_path / "nothing.xlsx")],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert undone.returncode == 3 and not undone.stdout and bool(undone.stderr) is (closed != "2>&-")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize("words", [["rules"], ["explain", "每月5号前"], ["--help"], ["doctor"]])
def test_no_room_for_the_output_is_said(words: list[str]) -> None:
    """In one sentence, with an exit code of ours, however much or little there was to write."""
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "toolkit", *words, "--lang", "en"], stdout=full, stderr=subprocess.PIPE, text=True,
            check=False,
        )  # fmt: skip
    assert done.returncode == 3, done.stderr
    assert done.stderr.startswith("dutybook: ") and done.stderr.count("\n") == 1


@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_interrupted(tmp_path: Path) -> None:
    """A batch that waits for its next line is stopped with Ctrl-C."""
    batch = tmp_path / "batch"
    os.mkfifo(batch)
    # Who starts the tests in the background may have Ctrl-C ignored, which every process started from there inherits.
    heard = {"preexec_fn": partial(signal.signal, signal.SIGINT, signal.default_int_handler)}
    with started("explain", "--batch", str(batch), **heard) as process, batch.open("w"):  # opens once the other reads
        time.sleep(0.2)
        process.send_signal(signal.SIGINT)
        err = process.communicate(timeout=20)[1]
    assert process.returncode == 130 and "已停止。每个文件" in err.decode() and err.count(b"\n") == 2


def test_what_is_registered_for_the_end_is_called() -> None:
    code = (
        "import atexit, sys; atexit.register(print, 'called'); sys.argv = ['dutybook', '--version'];"
        "from toolkit.frontends.cli import main; main()"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[1:] == ["called"]


SLOW = {"argparse", "calendar", "csv", "dataclasses", "email", "gettext", "inspect", "locale", "logging", "random"}
SLOW |= {"_hashlib", "shutil", "sqlite3", "subprocess", "tempfile", "threading", "tokenize", "uuid", "zipfile"}


def test_a_plain_check_loads_nothing_that_takes_long_to_load(tmp_path: Path) -> None:
    shutil.copy(samples() / "2026-10" / "人事部.xlsx", tmp_path)
    words = ["check", str(tmp_path / "人事部.xlsx"), "--as-of", "2026-11-06T18:00", "--period", "2026-10"]
    code = (
        "import sys; from toolkit.frontends.cli import run; from toolkit.frontends.session import Session;"
        f"print(run({words!r}, Session('zh'))); print(*sys.modules, file=sys.stderr)"
    )
    for _ in range(2):  # the first run may have to ask the library of holidays
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "1 个工作簿" in done.stdout
    assert not SLOW & set(done.stderr.split())


@pytest.mark.parametrize(("out", "said"), [("文件/x", "路径中有一段不是文件夹 (x)"), ("文件", "已有同名的文件 (文件)")])
def test_what_the_system_refuses_is_no_fault_of_the_program(
    out: str, said: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "文件").write_text("x")
    words = ["new", "dealership-finance", "--period", "2026-11", "--out", str(tmp_path / out), "--lang", "zh"]
    with pytest.raises(SystemExit) as stop:
        cli.main(words)
    assert stop.value.code == 3
    assert f"文件读写不成:{said}" in capsys.readouterr().err


@pytest.mark.skipif(os.name == "nt", reason="the rights of a folder are otherwise there")
@pytest.mark.parametrize("words", [["check"], ["reconcile", "--folder"], ["undo"]], ids=" ".join)
def test_a_folder_that_may_not_be_looked_into_is_named(words: list[str], tmp_path: Path) -> None:
    """And no file in it, which nobody who may not look into it can know."""
    root = os.geteuid() == 0
    if root and not shutil.which("setpriv"):
        pytest.skip("root may look into everything, and nothing is here that makes it less")
    asked = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if root else []
    asked += [sys.executable, "-m", "toolkit", *words, str(tmp_path / "财务"), "--lang", "zh"]
    (tmp_path / "财务").mkdir(mode=0)
    try:
        ran = subprocess.run(asked, capture_output=True, text=True, check=False, timeout=60)
    finally:
        (tmp_path / "财务").chmod(0o755)
    assert (ran.returncode, ran.stdout) == (3, "")
    assert ran.stderr == "dutybook: 读不了 财务:没有权限。请检查权限和网络连接。\n"


def test_a_crash_is_said_where_its_log_cannot_be_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "dutybook-error.log").mkdir()
    monkeypatch.setattr("tempfile.gettempdir", lambda: str(tmp_path))
    monkeypatch.setattr(cli, "run", lambda *_: 1 / 0)
    with pytest.raises(SystemExit) as stop:
        cli.main(["rules", "--lang", "zh"])
    assert stop.value.code == 3
    said = capsys.readouterr().err
    assert "程序内部出错(ZeroDivisionError" in said
    assert "或者没有动过,或者已完整写入" in said  # the files that came before it may be written
    # Another's log, which we may not write, is not the place that is told.
    (log,) = [path for path in tmp_path.iterdir() if path.is_file()]
    assert f"详细信息在 {log}" in said and "ZeroDivisionError" in log.read_text("utf-8")
    shutil.rmtree(tmp_path)
    with pytest.raises(SystemExit):
        cli.main(["rules", "--lang", "zh"])
    assert "程序内部出错(ZeroDivisionError" in capsys.readouterr().err


def test_a_period_and_a_time_may_be_typed_in_full_width() -> None:
    session = Session("zh")
    assert str(session.period("２０２６－１０")) == "2026-10"
    assert str(session.as_of("２０２６－１１－０６Ｔ１８：００", Settings())) == str(Moment.parse("2026-11-06T18:00"))


@pytest.mark.parametrize("words", [["check", ".", "--settings", "."], ["explain", "--batch", "."]])
def test_a_folder_in_place_of_a_file_is_called_one(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        cli.main([*words, "--lang", "zh"])
    assert stop.value.code in (2, 3)
    assert "文件 . 打不开:这是文件夹,不是文件" in capsys.readouterr().err


def test_a_command_that_is_to_be_copied_runs_as_it_stands(tmp_path: Path) -> None:
    """Where the folder has blanks in its name, too."""
    new = [sys.executable, "-m", "toolkit", "new", "dealership-finance", "--period", "2026-11", "--lang", "zh"]
    said = subprocess.run(
        [*new, "--out", str(tmp_path / "责任表 (十一月)")], capture_output=True, text=True, check=True
    ).stdout
    copied = said.splitlines()[-1].partition("dutybook ")[2]
    words = ["sh", "-c", f'"$0" -m toolkit {copied}', sys.executable]
    done = subprocess.run(words, capture_output=True, text=True, check=False)
    assert done.returncode == 0, copied + done.stdout + done.stderr


@pytest.mark.skipif(os.name == "nt", reason="sh")
@pytest.mark.parametrize(
    "name", ["a b", "a$b", "a`b", 'a"b', "a'b", "a\\b", "a!b", "~x", "-x", "责任表", "'a' $b", "a^b"]
)
def test_a_name_to_be_copied_is_one_word_for_sh(name: str) -> None:
    done = subprocess.run(["sh", "-c", f"printf %s {as_typed(Path(name))}"], capture_output=True, text=True, check=True)
    assert Path(done.stdout) == Path(name) and not done.stdout.startswith("-")


def test_a_workbook_named_without_its_ending(tmp_path: Path) -> None:
    """As file managers show it; where a file is to be made nothing is guessed, and two that may be meant are named."""
    (tmp_path / "保险部.xlsx").touch()
    bare = tmp_path / "保险部"
    assert read(PARTS, [str(bare)])[0]["first"] == tmp_path / "保险部.xlsx"
    assert read(PARTS, ["a", "--left", str(bare)])[0]["left"] == (bare,)
    (tmp_path / "保险部.ods").touch()
    assert read(PARTS, [str(tmp_path / "保险部.ods")])[0]["first"] == tmp_path / "保险部.ods"
    with pytest.raises(WrongUsage) as caught:
        read(PARTS, [str(bare)])
    assert items_of(caught.value.params["found"]) == ["保险部.ods", "保险部.xlsx"]
    (tmp_path / "客服部.XLSX").touch()
    (tmp_path / "客服部.csv").mkdir()
    assert read(PARTS, [str(tmp_path / "客服部")])[0]["first"] == tmp_path / "客服部.XLSX"
    assert read(PARTS, [str(tmp_path / "财务部")])[0]["first"] == tmp_path / "财务部"

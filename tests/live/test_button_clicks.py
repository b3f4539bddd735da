"""What the buttons do, say and ask, on the made workbooks in a LibreOffice without windows."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from command import dutybook

from toolkit.frontends.buttons.click import click
from toolkit.frontends.buttons.window import Kind
from toolkit.workbook.libreoffice.unobridge import properties, to_url

SETTINGS = 'as_of = "2026-11-09T10:20"\nperiod = "2026-11"\n'


class Desk:
    """A window of which everything that it would show is noted; questions get one answer."""

    def __init__(self, book: Any, answer: str | None = "") -> None:
        self.book = book
        self.chosen: Path | None = None
        self._answer = answer
        self.told: list[str] = []
        self.asked: list[str] = []
        self.shown: list[str] = []

    def status(self, text: str, percent: int = 0) -> None:
        self.shown.append(text)

    def tell(self, text: str, kind: Kind = Kind.INFO) -> None:
        self.told.append(text)

    def ask(self, question: str, default: str = "") -> str | None:
        self.asked.append(question)
        return self._answer

    def folder(self, title: str, start: Path | None) -> Path | None:
        self.asked.append(title)
        return self.chosen

    def open(self, path: Path) -> None:
        raise AssertionError(path)


@pytest.fixture(scope="session")
def made(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The workbooks with buttons, in each language."""
    found = {}
    for lang in ("zh", "en"):
        found[lang] = tmp_path_factory.mktemp(lang) / "责任表"
        words = ("new", "dealership-finance", "--period", "2026-11", "--out", found[lang], "--buttons", "calc")
        assert dutybook(*words, "--lang", lang).code == 0
        settings = found[lang] / "dutybook.toml"
        settings.write_text(SETTINGS + settings.read_text("utf-8"), "utf-8")
    return found


@pytest.fixture
def desk(app: Any, made: dict[str, Path], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[Any]:
    """Opens a workbook: ``desk(lang, name, **how)``."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    opened = []

    def open_(lang: str = "zh", name: str = "消贷部.ods", answer: str | None = "PZ-1", **how: object) -> Desk:
        path = made[lang] / name
        document = app.api.loadComponentFromURL(to_url(path), "_blank", 0, properties(Hidden=False, **how))
        book = next(b for b in app.books if b.api.RuntimeUID == document.RuntimeUID)
        opened.append(book)
        return Desk(book, answer)

    yield open_
    for book in opened:
        book.close()


Opener = Callable[..., Desk]


@pytest.mark.parametrize(("column", "status"), [("D", "逾期未交"), ("I", "无法判定")])  # the duty list has a deadline
def test_an_error_in_a_cell_is_told_and_is_no_missing_completion(desk: Opener, column: str, status: str) -> None:
    at = desk()
    sheet = at.book.sheets["交付记录"]
    sheet["A6:E6"].value = ["消贷部8", "甲", "财务部", "每月5号前", "2026-08"]
    sheet[f"{column}6"].formula = "=1/0"
    click("check", at)
    assert sheet["T6"].value == status
    assert f"交付记录 {column}6 这一格没有可用的值" in at.told[0], at.told


@pytest.mark.parametrize("button", ["check", "due_rows", "hand_in", "undo"])
def test_a_window_for_reading_only_is_told_before_anything_is_asked(desk: Opener, button: str) -> None:
    at = desk(ReadOnly=True)
    at.book.sheets["交付记录"]["A4"].select()
    click(button, at)
    assert at.asked == []
    assert at.told == [
        "工作簿 消贷部.ods 以只读方式打开,不能写入。请点窗口上方的“编辑文档”,或关闭后以可编辑的方式重新打开,再点按钮。"
    ]


CHINESE = re.compile("[\u4e00-\u9fff]")


def spoken(at: Desk) -> str:
    """All that was said, without what it quotes from the workbook."""
    said = "\n".join([*at.told, *at.asked, *at.shown])
    cells = {v for s in at.book.sheets for row in s["A1:X40"].value for v in row if isinstance(v, str)}
    for quoted in sorted({at.book.name, *(s.name for s in at.book.sheets), *cells}, key=len, reverse=True):
        said = said.replace(quoted, "") if CHINESE.search(quoted) else said
    return said


def test_an_english_workbook_is_spoken_to_in_english(desk: Opener) -> None:
    at = desk("en")
    sheet = at.book.sheets["Deliveries"]
    sheet["E4"].value = "2026-08"
    for button in ("check", "hand_in", "due_rows", "explain", "undo"):
        sheet.impl.activate()
        sheet["A4"].select()
        click(button, at)
    finance = desk("en", "Month-end check.ods")
    click("choose_folder", finance)
    assert len(at.asked) == 2
    assert len(at.told) == 5
    assert not CHINESE.search(spoken(at) + spoken(finance))


@pytest.mark.parametrize(("lang", "wanted"), [("en", "zh"), ("zh", "en")])
def test_the_language_of_the_settings_comes_first(desk: Opener, made: dict[str, Path], lang: str, wanted: str) -> None:
    settings = made[lang] / "dutybook.toml"
    before = settings.read_text("utf-8")
    settings.write_text(f'lang = "{wanted}"\n{before}', "utf-8")
    try:
        at = desk(lang)
        click("undo", at)
    finally:
        settings.write_text(before, "utf-8")
    assert bool(CHINESE.search(spoken(at))) is (wanted == "zh"), at.told


def test_a_check_that_may_add_no_sheet_says_so(desk: Opener) -> None:
    at = desk()
    at.book.sheets["交付记录"]["E4"].value = "2026-08"
    at.book.sheets["检查结果"].impl.delete()
    at.book.api.protect("x")
    click("check", at)
    (told,) = at.told
    assert "见“检查结果”" not in told
    assert "工作簿结构受保护,没有添加工作表“检查结果”;表里最右边的六列照常写\n" in told
    assert at.book.sheets["交付记录"]["T4"].value == "逾期未交"
    at.book.api.unprotect("x")
    click("check", at)
    assert "见“检查结果”\n\n第一处:交付记录 I4 " in at.told[1]


@pytest.mark.parametrize("word", ["快了", "2026-13-40"])
def test_what_is_no_date_is_named_and_not_written_over(desk: Opener, word: str) -> None:
    at = desk()
    sheet = at.book.sheets["交付记录"]
    sheet["I4"].value = word
    sheet.impl.activate()
    sheet["A4"].select()
    click("hand_in", at)
    assert at.asked == []
    assert at.told == ["I4 里写的不是日期,这 1 行没有登记。请清空或改成日期,再点“登记完成”"]
    sheet["A4:A5"].select()
    click("hand_in", at)
    assert len(at.asked) == 1
    assert at.told[1].startswith("已登记 1 行,")
    assert at.told[1].endswith(f"\n{at.told[0]}")
    assert sheet["H4:J5"].value == [["未开始", word, None], ["已提交", datetime(2026, 11, 9, 10, 20), "PZ-1"]]


def test_a_day_that_is_not_fixed_yet_gives_way_to_the_time(desk: Opener) -> None:
    at = desk()
    sheet = at.book.sheets["交付记录"]
    sheet["I4"].value = "待定"
    sheet.impl.activate()
    sheet["A4"].select()
    click("hand_in", at)
    assert at.told[0].startswith("已登记 1 行,")
    assert sheet["H4:J4"].value == ["已提交", datetime(2026, 11, 9, 10, 20), "PZ-1"]


def test_a_folder_without_workbooks_can_be_checked(desk: Opener, tmp_path: Path) -> None:
    at = desk(name="月结检查.ods")
    click("month_end", at)
    at.chosen = tmp_path / "十一月"
    at.chosen.mkdir()
    click("choose_folder", at)
    click("month_end", at)
    assert at.told[:2] == ["还没有选择文件夹。请点“选择文件夹”。", f"{at.chosen}\n其中有 0 个工作簿"]
    assert at.told[2].startswith("共 0 项;1 处数据问题\n")


def test_the_workbook_of_the_buttons_is_not_one_of_the_departments(desk: Opener, made: dict[str, Path]) -> None:
    at = desk(name="月结检查.ods")
    at.chosen = made["zh"]
    click("choose_folder", at)
    assert at.told == [f"{made['zh']}\n其中有 5 个工作簿"]
    checked = dutybook("check", made["zh"], "--no-write", "--format", "json")
    assert "no-duty-sheet" not in {f["rule"] for f in checked.json["findings"]}


def test_a_workbook_with_buttons_names_the_button_and_what_it_adds(desk: Opener) -> None:
    at = desk(name="客服部.ods", answer="２０２６－１１")  # a department all of whose duties start with a case
    assert "检查本表" in at.book.sheets["检查结果"]["A3"].value
    click("due_rows", at)
    (told,) = at.told
    assert told.startswith("没有要加的行:2026-11 按日期应交的") and "发生后请自己加一行" in told

"""Declarations: the shipped ones are right, wrong ones are told plainly, the page is true."""

# ruff: noqa: E501  (a row of a sheet reads best on one line)

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from recon_files_kit import PERIOD, book, d, reconcile_folder

from toolkit import catalogue, resources
from toolkit.errors import SettingsError, UsageError
from toolkit.reconcile.declaration import load_declaration, load_declarations
from toolkit.reconcile.explain import explained
from toolkit.settings import Settings
from toolkit.settings.file import load_settings

README = resources.schemas() / "reconciliations" / "README.md"
GOOD = """title = "t"
[left]
label = "a"
files = "a*"
amount = "金额"
[right]
label = "b"
files = "b*"
amount = "金额"
[[keys]]
name = "号"
"""


def test_the_shipped_declarations_are_right() -> None:
    names = {x.name for x in load_declarations()}
    assert {"汇款核对", "刷卡核对", "装饰核对", "理赔核对"} <= names


@pytest.mark.parametrize(
    ("change", "key", "words"),
    [
        (("name =", "nam ="), "reconcile-keyword", ["keys → 1", "nam", "name"]),
        (('title = "t"\n', ""), "reconcile-lacks", ["title"]),
        (('label = "a"\n', ""), "reconcile-lacks", ["left", "label"]),
        (('files = "a*"\n', ""), "reconcile-lacks", ["left", "files / deliverable"]),
        (('files = "a*"', "files = 3"), "reconcile-value", ["left → files", "3"]),
        (('name = "号"', 'name = "号"\nas = "nomber"'), "reconcile-value", ["nomber", "number"]),
        (('name = "号"', '号 = "号"'), "written-wrong", ["11"]),
        (('name = "号"', 'name = "号"\nright-pattern = "["'), "reconcile-pattern", ["号"]),
        (('name = "号"', 'name = "号"\nleft = ["a", "b"]'), "reconcile-key-columns", ["号"]),
        (('files = "b*"\namount = "金额"', 'files = "b*"'), "reconcile-one-amount", ["right"]),
        (("[[keys]]", "[match]\ntolerance = -1\n[[keys]]"), "reconcile-value", ["match → tolerance", "-1", "≥ 0"]),
        (("[[keys]]", '[match]\ntolerance = "五分"\n[[keys]]'), "reconcile-value", ["match → tolerance", "number (0.5)"]),
        (("[[keys]]", '[match]\nnetting = "是"\n[[keys]]'), "reconcile-value", ["match → netting", "true / false"]),
        (("[[keys]]", "[keys]"), "reconcile-value", ["keys", "[[keys]]"]),
        (("[[keys]]", "[match]\ndays-after = 2\n[[keys]]"), "reconcile-idle", ["days-after", "left", "date"]),
        (("[[keys]]", "[match]\nworkdays = true\n[[keys]]"), "reconcile-idle", ["workdays", "days-before"]),
        (("[[keys]]", '[right.columns]\n"号" = "编号"\n"金额" = ["编号"]\n[[keys]]'), "reconcile-twice", ["right → columns", "编号", "金额"]),
        (('name = "号"', 'name = "号"\nsame = { "甲" = "丙", "乙" = ["丙"] }'), "reconcile-twice", ["keys → 1 → same", "丙"]),
    ],
)  # fmt: skip
def test_wrong_declarations_are_told_plainly(
    change: tuple[str, str], key: str, words: list[str], tmp_path: Path
) -> None:
    path = tmp_path / "x.toml"
    path.write_text(GOOD, encoding="utf-8")
    load_declaration(path)
    assert change[0] in GOOD
    path.write_text(GOOD.replace(*change), encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load_declaration(path)
    assert caught.value.key == key
    for lang in catalogue.LANGUAGES:
        told = caught.value.text(lang)
        assert all(word in told for word in ["x.toml", *words]) and told.count("x.toml") == 1


@pytest.mark.parametrize("lang", catalogue.LANGUAGES)
def test_files_as_other_editors_save_them_are_told_in_plain_words(lang: str, tmp_path: Path) -> None:
    """Notepad's own encoding, and a file that ends too soon: no words of the machine's."""
    path, settings = tmp_path / "x.toml", tmp_path / "dutybook.toml"
    said: list[str] = []
    for text, encoding in ((GOOD, "gb18030"), (GOOD + "[match", "utf-8"), (GOOD + 'more = "', "utf-8")):
        path.write_text(text, encoding=encoding)
        with pytest.raises(UsageError) as caught:
            load_declaration(path)
        said.append(caught.value.text(lang))
    settings.write_text('departments = ["销售部"]', encoding="gb18030")
    with pytest.raises(SettingsError) as wrong:
        load_settings(settings)
    said.append(wrong.value.text(lang))
    assert "UTF-8" in said[0] and "UTF-8" in said[3]
    assert not any("codec" in words or "Expected" in words for words in said)
    path.write_text(GOOD, encoding="utf-8-sig")
    assert load_declaration(path).name == "x"


def test_the_example_of_the_page(tmp_path: Path) -> None:
    """The page's two blocks, as they stand there, on tables made for them."""
    settings, example = (
        re.sub(r"^   ", "", b, flags=re.M)
        for b in re.findall(r"^   ```toml\n(.*?)^   ```", README.read_text("utf-8"), re.M | re.S)
    )
    (tmp_path / "dutybook.toml").write_text(settings, encoding="utf-8")
    (tmp_path / "核对声明").mkdir()
    (tmp_path / "核对声明" / "油卡核对.toml").write_text(example, encoding="utf-8")
    book(tmp_path / "油卡充值表.xlsx", "油卡", ["油卡号", "充值日期", "金额", "经手人"], [
        ["100010000001", d(9), 1000, "张三"],
        ["100010000002", d(9), 500, "李四"],
        ["100010000003", d(9), 500, "王五"],
    ])  # fmt: skip
    book(tmp_path / "银行流水" / "加油站账单.xlsx", "账单", ["卡号", "入账日期", "入账金额", "优惠", "持卡人", "状态"], [
        ["10000001", d(10), 620, 20, "张三", None],
        [10000001, d(12), 400.03, None, "张三", None],
        ["10000002", d(10), 500, None, "赵六", None],
        ["10000003", d(10), 500, None, "王五", "作废"],
    ])  # fmt: skip
    (done,), findings = reconcile_folder(tmp_path, Settings(source=tmp_path / "dutybook.toml"), PERIOD)
    assert [line.status.value for line in done.lines] == ["matched", "matched", "missing_right"]
    assert "赵六" in explained(done, done.lines[1], "zh") and "0.03" in explained(done, done.lines[0], "zh")
    assert [f.rule for f in findings] == ["reconcile-missing"]


def test_the_page_names_every_keyword() -> None:
    schema = json.loads((resources.schemas() / "reconciliation.schema.json").read_text("utf-8"))
    page = README.read_text("utf-8")
    parts = [schema["properties"]["match"], *(schema["$defs"][n] for n in ("side", "key", "compare"))]
    for name in {n for part in parts for n in part["properties"]}:
        assert f"`{name}`" in page or f"{name} = " in page or f"`{name}`、" in page, name

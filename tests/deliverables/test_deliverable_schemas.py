"""Schemas: the shipped ones hold, wrong ones are told where and how, and the page's examples work as written."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from toolkit import catalogue
from toolkit.app.deliverables import Collector
from toolkit.app.validate import validate
from toolkit.core.finding import Severity, said
from toolkit.core.moment import Moment
from toolkit.core.period import Period
from toolkit.deliverables.config import Config, read_config
from toolkit.deliverables.declared import META, load_schema, load_schemas, shipped_folder
from toolkit.deliverables.rules import RULES
from toolkit.deliverables.screen import RowChecker, has_screen, may_screen
from toolkit.errors import SettingsError, UsageError
from toolkit.settings import Settings

PAGE = (shipped_folder() / "README.md").read_text("utf-8")
BLOCKS = {lang: re.findall(rf"^ *```{lang}\n(.*?)^ *```", PAGE, re.M | re.S) for lang in ("json", "toml")}
EXAMPLE: dict[str, Any] = json.loads(BLOCKS["json"][0])


def put(folder: Path, body: Any, name: str = "油卡充值表.json") -> Path:
    path = folder / name
    path.write_text(body if isinstance(body, str) else json.dumps(body, ensure_ascii=False), encoding="utf-8")
    return path


def changed(**change: Any) -> dict[str, Any]:
    return EXAMPLE | {k.replace("_", "-"): v for k, v in change.items()}


def column(**columns: dict[str, Any]) -> dict[str, Any]:
    return {"title": "油卡充值表", "properties": columns}


def test_the_shipped_ones_are_held_to_the_meta_schema_and_screened() -> None:
    import jsonschema

    for path in shipped_folder().glob("_*.json"):
        jsonschema.Draft202012Validator.check_schema(json.loads(path.read_text("utf-8")))
    for path in shipped_folder().glob("[!_]*.json"):
        load_schema(path)
    schemas = load_schemas()
    assert len(schemas) >= 15
    for schema in schemas:
        jsonschema.Draft202012Validator.check_schema(schema.row)
        assert may_screen(schema.row), schema.name
        assert schema.title and schema.files


# what is wrong, the message's key, and what both messages must hold
WRONG: list[tuple[Any, str, tuple[str, ...]]] = [
    ('{"title": "甲", "properties": {"a": {}},}', "written-wrong", ("油卡充值表.json", "1")),
    (changed(x_uniqe=["卡号"]), "deliverable-schema-keyword", ("x-uniqe", "x-unique")),
    (
        changed(properties={"卡号": {"type": "string", "x-name": ["号"]}}, required=["卡号"]),
        "deliverable-schema-keyword",
        ("properties → 卡号", "x-name", "x-names"),
    ),
    ({"properties": {"a": {"type": "string"}}}, "deliverable-schema-missing", ("title",)),
    (changed(properties={"卡号": {"type": "text"}}), "deliverable-schema-value", ("text", "string", "number")),
    (changed(x_total="金额"), "deliverable-schema-value", ("x-total", "array")),
    (changed(x_total=[{"columns": "金额"}]), "deliverable-schema", ("x-total",)),
    (changed(required=["卡号", "金 额"]), "deliverable-schema-column", ("required", "金 额", "金额")),
    (changed(x_unique=["车牌"]), "deliverable-schema-column", ("x-unique", "车牌", "车牌号")),
    (changed(x_period={"columns": {"充值日期": "inside"}}), "deliverable-schema-value", ("inside", "within")),
    (
        changed(properties=EXAMPLE["properties"] | {"备注": {"type": "string", "x-names": ["油卡号"]}}),
        "deliverable-schema-title",
        ("备注", "卡号", "油卡号"),
    ),
    (
        changed(properties=EXAMPLE["properties"] | {"卡号": {"type": "string", "pattern": "([0-9]"}}),
        "deliverable-schema-pattern",
        ("properties → 卡号 → pattern",),
    ),
    (
        changed(x_control=[{"column": "金额", "equals": {"sheet": "汇总"}}]),
        "deliverable-schema",
        ("x-control", "equals"),
    ),
    (
        changed(x_control=[{"equals": {"sheet": "汇总", "label": "笔数", "rows": True}}]),
        "deliverable-schema-value",
        ("x-control", '{"label": "…"} / {"column": "…"} / {"rows": true}'),
    ),
    ([1, 2], "deliverable-schema-value", ("object",)),
    (changed(required=[]), "deliverable-schema-value", ("required", '["…"]')),
    (
        changed(x_control=[{"column": "金额", "equals": {"cell": "1B"}}]),
        "deliverable-schema-value",
        ("x-control → 1 → equals → cell", '"1B"', '"B2"'),
    ),
    (changed(x_total=[{"column": "金额", "tolerance": -1}]), "deliverable-schema-value", ("x-total", "-1")),
    (changed(then={"required": ["审批员"]}), "deliverable-schema-column", ("then → required", "审批员")),
    (
        changed(allOf=[{"if": {"properties": {"油种": {"const": "柴油"}}}, "then": {"required": ["卡号"]}}]),
        "deliverable-schema-column",
        ("allOf → if → properties", "油种"),
    ),
    (changed(dependentRequired={"金额": ["油种"]}), "deliverable-schema-column", ("dependentRequired", "油种")),
    (changed(x_total=["金额", "油品"]), "deliverable-schema-number", ("x-total", "油品", '"type": "number"')),
    (changed(x_decimals={"卡号": 2}), "deliverable-schema-number", ("x-decimals", "卡号")),
    (changed(x_limit=[{"column": "金额", "per": "油品", "most": 1}]), "deliverable-schema-number", ("x-limit", "油品")),
    (column(金额={"maximum": 5}), "deliverable-schema-number", ("properties → 金额 → maximum", '"type": "number"')),
    (column(张数={"type": "integer", "pattern": "^1"}), "deliverable-schema-text", ("properties → 张数 → pattern",)),
    (column(油品={"enum": [92, 95]}), "deliverable-schema-value", ("油品 → enum", "[92, 95]", 'string ("…")')),
    (column(签收={"type": "boolean", "const": "是"}), "deliverable-schema-value", ("const", "是", "true / false")),
    (column(次数={"type": "number", "minimum": 9, "maximum": 5}), "deliverable-schema-value", ("minimum", "9", "≤ 5")),
    (changed(x_period={"columns": {"油品": "within"}}), "deliverable-schema-day", ("x-period", "油品", '"date"')),
    (
        changed(x_limit=[{"column": "金额", "most": 1, "when": {"油品": ["93号", "97号"]}}]),
        "deliverable-schema-value",
        ("x-limit → 1 → when → 油品", "93号", "95号"),
    ),
    (
        changed(allOf=[{"if": {"properties": {"油品": {"const": "汽油"}}}, "then": {"required": ["卡号"]}}]),
        "deliverable-schema-value",
        ("allOf → 1 → if → properties → 油品 → const", "汽油", "柴油"),
    ),
    (changed(then={"required": ["卡号"]}), "deliverable-schema-missing", ("“if”",)),
    (changed(allOf=[{"if": {"required": ["卡号"]}}]), "deliverable-schema-missing", ("allOf → 1", "“then”")),
    (changed(x_signed=[{"label": ""}]), "deliverable-schema-value", ("x-signed → 1 → label", '""')),
    (changed(x_limit=[{"colum": "金额", "most": 1}]), "deliverable-schema-keyword", ("colum", "column")),
    (changed(type="array"), "deliverable-schema-value", ("type", '"object"')),
    (
        json.dumps(EXAMPLE, ensure_ascii=False).replace('"油品": {', '"油品": {}, "油品": {'),
        "deliverable-schema-twice",
        ("油品",),
    ),
]


@pytest.mark.parametrize(("body", "key", "holds"), WRONG, ids=[f"{i}-{k}" for i, (_, k, _) in enumerate(WRONG)])
def test_a_wrong_schema_is_told_where_and_how(body: Any, key: str, holds: tuple[str, ...], tmp_path: Path) -> None:
    with pytest.raises(UsageError) as caught:
        load_schema(put(tmp_path, body))
    assert caught.value.key.startswith(key)
    for lang in catalogue.LANGUAGES:
        text = caught.value.text(lang)
        assert "油卡充值表.json" in text
        assert all(part in text for part in holds), text


def card(folder: Path, rows: list[list[Any]], title: str = "油卡充值表 2026年10月", sign: str = "王五") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([title])
    sheet.append(["油卡号", "车牌号", "日期", "油品", "充值金额", "经手人"])
    for row in rows:
        sheet.append(row)
    sheet.append(["合计", None, None, None, sum(r[4] for r in rows if isinstance(r[4], (int, float)))])
    sheet.append([])
    sheet.append([f"制表人:{sign}", None, "复核:赵六"])
    path = folder / "油卡充值表-2026-10.xlsx"
    book.save(path)
    return path


GOOD = [
    ["10000001", "粤A12345", "2026-10-08", "92号", 500, "张三"],
    ["10000002", "粤B23456", "10月9日", "柴油", 800.5, "李四"],
]


def test_the_pages_example_works_as_a_company_would_use_it(tmp_path: Path) -> None:
    """Schemas in a folder that dutybook.toml names; a good file and a bad one."""
    folder = tmp_path / "交付件规则"
    folder.mkdir()
    put(folder, BLOCKS["json"][0])
    toml = tmp_path / "dutybook.toml"
    toml.write_text(BLOCKS["toml"][0], encoding="utf-8")
    settings = Settings(source=toml)
    assert read_config(settings).schema_folders == (folder,)
    good = validate([card(tmp_path, GOOD)], settings, period=Period(2026, 10))
    assert [r.schema for r in good.records] == ["油卡充值表"] and good.findings == ()
    bad = [[1, "粤A12345", "2026-09-08", "92号", 500, None], ["10000002", "粤B23456", "10月9日", "煤油", 8000, "李四"]]
    found = validate([card(tmp_path, bad, sign="")], settings, period=Period(2026, 10)).findings
    assert [(f.place.cell, f.rule, dict(f.params).get("variant", "")) for f in found] == [
        ("A3", "deliverable-value", "pattern"),
        ("C3", "deliverable-period", "within"),
        ("F3", "deliverable-value", "own-blank"),
        ("D4", "deliverable-value", "enum"),
        ("E4", "deliverable-value", "maximum"),
        ("A7", "deliverable-unsigned", "sign"),
    ]
    assert dict(found[0].params)["pattern"] == "10000001", "the example and not the pattern is shown"


def test_a_tick_that_is_wrong_is_quoted_as_it_stands(tmp_path: Path) -> None:
    body = {
        "title": "验收单",
        "properties": {"油卡号": {"type": "string"}, "车牌号": {"type": "boolean", "const": True}},
        "required": ["油卡号", "车牌号"],
    }
    schema = put(tmp_path, body, "验收单.json")
    rows = [["1", tick, "2026-10-08", "92号", 1, "张"] for tick in ("√", "×", "否", "也许", None)]
    found = validate([card(tmp_path, rows)], Settings(), schema=str(schema)).findings
    told = {f.place.cell: dict(f.params).get("value") for f in found if f.rule == "deliverable-value"}
    assert told == {"B4": "×", "B5": "否", "B6": "也许", "B7": None}


@pytest.mark.parametrize(
    ("wanted", "tick", "zh", "en"),
    [
        ({"const": True}, "×", "“车牌号”填的是“×”,只能是“是”", "“车牌号” is “×”; it must be yes"),
        ({"enum": [False]}, "√", "“车牌号”填的是“√”,只能是“否”", "“车牌号” is “√”; it must be no"),
        (
            {"enum": [True, False]},
            "也许",
            "“车牌号”填的是“也许”,不是“是”或“否”",
            "“车牌号” is “也许”, which is neither yes nor no",
        ),
    ],
)
def test_what_a_tick_must_be_is_said_in_each_language(
    wanted: dict[str, Any], tick: str, zh: str, en: str, tmp_path: Path
) -> None:
    body = {
        "title": "验收单",
        "properties": {"油卡号": {"type": "string"}, "车牌号": {"type": "boolean", **wanted}},
        "required": ["油卡号", "车牌号"],
    }
    schema = put(tmp_path, body, "验收单.json")
    found = validate([card(tmp_path, [["1", tick, "2026-10-08", "92号", 1, "张"]])], Settings(), schema=str(schema))
    told = {said(f, lang).text for f in found.findings for lang in ("zh", "en") if f.rule == "deliverable-value"}
    assert told == {zh, en}


@pytest.mark.parametrize(
    ("how", "wrong"), [("until", ["B4"]), ("from", ["B2"]), ("within", ["B2", "B4"])], ids=["until", "from", "within"]
)
def test_months_in_a_column_are_held_against_the_period_as_dates_are(
    how: str, wrong: list[str], tmp_path: Path
) -> None:
    columns = {"房号": {"type": "string"}, "费用月份": {"type": "string", "format": "period"}}
    body = {"title": "物业费", "properties": columns, "required": ["房号", "费用月份"]}
    schema = put(tmp_path, body | {"x-period": {"columns": {"费用月份": how}}}, "物业费.json")
    book = openpyxl.Workbook()
    for row in (["房号", "费用月份"], ["1-101", "2026-09"], ["1-102", "2026年10月"], ["1-103", "2026-11"]):
        book.worksheets[0].append(row)
    book.save(tmp_path / "物业费.xlsx")
    found = validate([tmp_path / "物业费.xlsx"], Settings(), period=Period(2026, 10), schema=str(schema)).findings
    assert [(f.place.cell, dict(f.params)["variant"]) for f in found] == [(cell, how) for cell in wrong]


def test_every_keyword_of_the_page_is_one(tmp_path: Path) -> None:
    """Each `"x-…": …` in the tables, and the if/then example, put into a schema that has the columns it names."""
    columns = {
        n: {"type": "string"} for n in ("合同编号", "保单号", "险种", "费用类型", "票据印章", "客户", "业务编号")
    }
    columns["业务日期"] = {"type": "string", "format": "date"}
    columns |= {n: {"type": "number"} for n in ("金额", "欠款合计", "欠本金", "欠利息", "已还", "晚数")}
    base = {"title": "甲", "properties": columns}
    said = [m for m in re.findall(r'`("x-[a-z]+": [^`]+)`', PAGE) if '"x-names"' not in m and '"x-completes"' not in m]
    said = [m for m in said if '"x-message"' not in m] + [BLOCKS["json"][1]]
    assert len(said) >= 9
    for text in said:
        load_schema(put(tmp_path, base | json.loads("{" + text + "}")))
    meta = json.loads((shipped_folder() / META).read_text("utf-8"))
    ours = {k for k in meta["properties"] if k.startswith("x-")}
    assert all(f'`"{key}' in PAGE for key in ours)
    assert {rule.KEYWORD for rule in RULES} == ours - {"x-deliverable", "x-message"}
    of_columns = set(meta["$defs"]["column"]["properties"]) - {"title", "description"}
    assert all(f'"{key}"' in PAGE for key in of_columns)


@pytest.mark.parametrize(
    "keyword",
    [
        {"x-unique": ["金额", ["业务号", "金额"]]},
        {"x-sum": [{"result": "金额", "of": ["金额"], "minus": ["业务号"]}]}, {"if": {"required": ["业务号"]}},
        {"x-total": [{"column": "业务号"}]}, {"x-decimals": {"业务号": 2}},
        {"x-limit": [{"column": "金额", "most": 1, "per": "业务号"}]},
        {"x-limit": [{"column": "金额", "most": 1, "when": {"业务号": "x"}}]},
        {"x-control": [{"column": "业务号", "equals": {"cell": "A1"}}]},
        {"x-control": [{"where": {"业务号": "x"}, "equals": {"cell": "A1"}}]},
        {"x-register": [{"column": "金额", "in": {"column": "x"}, "agree": {"业务号": "x"}}]},
        {"x-period": {"columns": {"业务号": "within"}}},
    ],
    ids=lambda k: next(iter(k)),
)  # fmt: skip
def test_a_column_that_a_keyword_misspells_is_told(keyword: dict[str, Any], tmp_path: Path) -> None:
    columns = {"金额": {"type": "number"}, "业务编号": {"type": "string"}}
    with pytest.raises(UsageError) as caught:
        load_schema(put(tmp_path, {"title": "甲", "properties": columns, **keyword}))
    assert caught.value.key == "deliverable-schema-column"
    assert caught.value.params["where"].startswith(next(iter(keyword)))
    assert (caught.value.params["column"], caught.value.params["known"]) == ("业务号", "业务编号")


@pytest.mark.parametrize(
    "said",
    [
        {"properties": {"编号": {"pattern": "^A\\d$", "examples": ["A1", "例如A2", 10001]}, "类别": {}}},
        {"properties": {"编号": {}, "类别": {"enum": ["消费", "退货", None]}}},
        {"properties": {"编号": {}, "类别": {"enum": ["消费", 3]}}},
        {"if": {"properties": {"类别": {"enum": ["退货", "退款"]}}}, "then": {"required": ["编号"]}},
        {
            "x-unique": ["编号"],
            "x-control": [{"where": {"类别": ["退货", "换货"]}, "equals": {"cell": "A1", "file": ""}}],
        },
    ],
    ids=["examples", "null", "mixed", "if", "where"],
)
def test_what_is_of_some_use_is_no_mistake(said: dict[str, Any], tmp_path: Path) -> None:
    columns = {"编号": {"type": "string"}, "类别": {"type": "string", "enum": ["消费", "退货"]}}
    load_schema(put(tmp_path, {"title": "甲", "properties": columns, **said}))


def test_what_is_of_no_use_in_one_schema_stops_neither_the_other_kinds_nor_month_end(tmp_path: Path) -> None:
    put(tmp_path, column(金额={"maximum": 5}), "油卡充值表.json")
    config = Config(schema_folders=(tmp_path,))
    with pytest.raises(UsageError):
        config.schemas()
    idle: list[UsageError] = []
    assert "油卡充值表" in {s.name for s in config.schemas(idle)}
    (tmp_path / "dutybook.toml").write_text('[deliverables]\nschemas = "."\n', encoding="utf-8")
    collector = Collector(tmp_path, Settings(source=tmp_path / "dutybook.toml"), Period(2026, 10))
    told = collector.finish(Moment.parse("2026-11-06T18:00"))[1]
    assert [(f.rule, f.severity, f.place.workbook) for f in told] == [
        (idle[0].key, Severity.WARNING, "油卡充值表.json")
    ]
    settings = Settings(source=tmp_path / "dutybook.toml")
    book = openpyxl.Workbook()
    book.save(tmp_path / "别的.xlsx")
    result = validate([tmp_path / "别的.xlsx"], settings)
    assert [r.name for r in result.records] == ["别的.xlsx"]
    assert (idle[0].key, Severity.WARNING) in {(f.rule, f.severity) for f in result.findings}
    with pytest.raises(UsageError) as caught:
        validate([tmp_path / "别的.xlsx"], settings, schema="油卡充值表")
    assert caught.value.key == idle[0].key


def test_the_pages_settings_are_read(tmp_path: Path) -> None:
    toml = tmp_path / "dutybook.toml"
    toml.write_text(BLOCKS["toml"][1], encoding="utf-8")
    config = read_config(Settings(source=toml))
    assert config.folder == tmp_path / "交付件"
    assert config.files["消贷部8"] == "欠款报表-消贷-{period}.xlsx"
    assert tomllib.loads(BLOCKS["toml"][1])["deliverables"]["files"] == config.files


@pytest.mark.parametrize("table", ['folders = "x"', "schemas = 3", "[deliverables.files]\n甲 = 1"])
def test_wrong_settings_are_told(table: str, tmp_path: Path) -> None:
    toml = tmp_path / "dutybook.toml"
    toml.write_text(f"[deliverables]\n{table}\n".replace("甲", '"甲"'), encoding="utf-8")
    with pytest.raises(SettingsError) as caught:
        read_config(Settings(source=toml))
    assert "deliverables" in caught.value.text("zh")


def test_a_folder_of_schemas_that_is_not_there(tmp_path: Path) -> None:
    toml = tmp_path / "dutybook.toml"
    toml.write_text('[deliverables]\nschemas = "没有"\n', encoding="utf-8")
    with pytest.raises(UsageError, match="没有"):
        read_config(Settings(source=toml)).schemas()


def test_a_companys_schema_replaces_the_shipped_one(tmp_path: Path) -> None:
    put(tmp_path, changed(title="我们的刷卡单"), "刷卡单.json")
    schemas = load_schemas([tmp_path])
    assert [s.title for s in schemas if s.name == "刷卡单"] == ["我们的刷卡单"]
    assert len(schemas) == len(load_schemas())


# -- the screen ------------------------------------------------------------------------------------------------------

UNSAFE = [
    {"properties": {"a": {"type": "string", "pattern": r"^\D+$"}}},
    {"properties": {"a": {"type": "string", "pattern": r"^\w+$"}}},
    {"properties": {"a": {"type": "string", "pattern": r"^[^\d]+$"}}},
    {"not": {"properties": {"a": {"pattern": "^a"}}}},
    {"if": {"properties": {"a": {"pattern": "^a"}}}, "then": {"required": ["b"]}},
    {"properties": {"a": {"type": "number", "multipleOf": 0.01}}},
]


@pytest.mark.parametrize("row", UNSAFE, ids=str)
def test_what_the_two_validators_may_take_differently_is_not_screened(row: dict[str, Any]) -> None:
    assert not may_screen(row)


def test_the_screen_is_there_and_passes_nothing_that_the_authority_refuses() -> None:
    """Values at the edges of what columns may hold, through both; the suite has jsonschema-rs."""
    assert has_screen()
    values: list[Any] = [
        *(
            "",
            " ",
            "a",
            "１２３",
            "12345678",
            "2026-02-30",
            "2026-10-05",
            "2026-1-5",
            "0000-01-01",
            "٣",
            "１２３４５６７８",
            "a\n",
        ),
        *(0, -0.0, 1, 1.0, 1.5, 1e308, float("inf"), float("nan"), 10**30, True, False, -1, 0.1 + 0.2),
    ]
    for schema in load_schemas():
        fast, slow = RowChecker(schema), RowChecker(schema, fast=False)
        records = [{c.name: v} for c in schema.columns for v in values]
        full = {c.name: "x" for c in schema.columns}
        records += [full | r for r in records[::3]]
        assert list(fast.problems(records)) == list(slow.problems(records))

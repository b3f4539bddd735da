"""Signatures and seals: where they stand, and what is none."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from openpyxl.worksheet.worksheet import Worksheet
from tables_kit import HEAD, ROWS, make, run


def test_absurdly_wide_blanks_in_a_line_of_signatures_are_read_at_once(tmp_path: Path) -> None:
    """Looked through from each of them on, they take more than minutes."""
    lines = ["10月", *(",".join(map(str, row)) for row in (HEAD, *ROWS)), "合计,,,500", f"制表人:{' ' * 100_000}王五"]
    path = tmp_path / "刷卡单-2026-10.csv"
    path.write_text("\n".join(lines), "utf-8")
    assert run(path) == (2, [])


@pytest.mark.parametrize(
    "signed", [["制表人", "王五"], ["制表人", "王五", "审核人"], ["审核人", "李四", "制表人", "王五"]]
)
def test_signatures_without_colons_right_under_the_rows(tmp_path: Path, signed: list[object]) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, signed):
            ws.append(row)

    rows, found = run(make(tmp_path, fill))
    assert rows == 2 and {rule for _, rule, _ in found} == {"deliverable-total"}


@pytest.mark.parametrize("label", ["Witness", "WITNESS", "witness", "监盘"])
def test_a_label_of_the_schemas_own_right_under_the_rows(label: str, tmp_path: Path) -> None:
    kind = {"title": "盘点表", "properties": {n: {"type": "string"} for n in HEAD}, "required": HEAD}
    kind["x-signed"] = [{"label": ["Witness", "监盘"]}]
    (tmp_path / "盘点表.json").write_text(json.dumps(kind, ensure_ascii=False), encoding="utf-8")

    def fill(ws: Worksheet) -> None:
        for row in (HEAD, *ROWS, [label, "王五"]):
            ws.append(row)

    assert run(make(tmp_path, fill), str(tmp_path / "盘点表.json")) == (2, [])


def test_a_post_in_the_first_column_is_no_signature(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (
            HEAD,
            ["主管", *ROWS[0][1:]],
            ["主管", *ROWS[1][1:3], None],
            ["合计", None, None, 200],
            ["制表人:王五"],
        ):
            ws.append(row)

    assert run(make(tmp_path, fill))[0] == 2


@pytest.mark.parametrize(
    ("said", "signed"),
    [
        *((said, True) for said in ("王五", "N. Unwin", "Notley", "Noah", "缺力", "X. Wu", "Tobesen")),
        *((said, False) for said in ("没签", "暂无", "尚未签字", "待补", "待签章", "未审核", "×", "?")),
        *((said, False) for said in ("無", "未簽字", "尚未蓋章", "——", "\\", "－")),
        *((said, False) for said in ("not signed", "Unsigned", "pending", "N/A", "TBD", "None", "to be signed")),
    ],
)
def test_words_for_what_is_not_signed(tmp_path: Path, said: str, signed: bool) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, ["合计", None, None, 500], [f"制表人:{said}"]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (2, [] if signed else [("A6", "deliverable-unsigned", "sign")])


@pytest.mark.parametrize(
    ("cells", "signed"),
    [
        *((cells, True) for cells in (["王五"], [None, None, "王五"], ["王五 2026-11-02"], ["王五  日期:2026-11-02"])),
        *((cells, True) for cells in (["签字:王五"], [date(2026, 11, 2), "王五"], ["Wang Wu", "Checked by:", "Li Si"])),
        *(([said], True) for said in ("财务部:张三", "销售一部:张三", "打印室:张三", "(签字):张三", "手写签名:张三")),
        *(([said], True) for said in ("签字确认:张三", "经手:张三", "by:张三", "Mr:Zhang", "工号:1023 张三")),
        *(([said], True) for said in ("姓名/工号:张三", "客服部-张三:", "已审:张三")),
        *(([said], False) for said in ("打印时间:今天", "联系电话:见封面", "页码:首页", "Printed_time:today")),
        *((cells, False) for cells in (["日期:"], [None, None, "日期:2026-11-02"], ["日 期:2026-11-02"], ["日期"])),
        *((cells, False) for cells in ([date(2026, 11, 2)], ["2026-11-02"], ["二〇二六年十一月二日"], ["年  月  日"])),
        *((cells, False) for cells in (["Nov 2, 2026"], ["(签字) 2026年11月2日"], ["17:30"], [1234.5], [False])),
        *((cells, False) for cells in (["电话:8803"], ["电话 8803"], [138_0000_0000], ["Tel. 8803-12"])),
        *((cells, False) for cells in (["审核:李经理"], ["审 核:李经理"], ["审核", "李经理"], ["Checked by: Li Si"])),
        *((cells, False) for cells in (["盖章:已盖章"], [None, None, "打印时间:2026-11-02"], [None, "第1页 共1页"])),
        *((cells, False) for cells in (["总经理:", "李经理"], [date(2026, 11, 2), "审核:李经理"], ["签字:"])),
    ],
)
def test_what_stands_right_of_a_label_is_a_name_or_no_signature(
    tmp_path: Path, cells: list[object], signed: bool
) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, ["合计", None, None, 500], ["制表人:", *cells]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (2, [] if signed else [("A6", "deliverable-unsigned", "sign")])


@pytest.mark.parametrize("name", ["王五", "阿依古丽·买买提", "Wang Wu", "王 五", None, "(签字)"])
@pytest.mark.parametrize("colon", ["", ":"])
def test_signatures_below_labels_that_stand_side_by_side(tmp_path: Path, name: object, colon: str) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (
            ["10月"],
            HEAD,
            *ROWS,
            ["合计", None, None, 500],
            [f"制表人{colon}", f"审核人{colon}", f"主管{colon}"],
        ):
            ws.append(row)
        ws.append([name, "李四", "赵六"])

    assert run(make(tmp_path, fill))[1] == (
        [] if name and name != "(签字)" else [("A6", "deliverable-unsigned", "sign")]
    )


@pytest.mark.parametrize(
    "under",
    [
        *(["财务经理", "总经理"], ["部门负责人", "总经理"], ["分管领导", "董事长"], ["店长", "总经理"]),
        *(["客服部", "财务部"], ["以上数据已核对无误"], ["以下空白"], ["客服部章", "客服部章"]),
        *(["张三", None, None, "李四"], ["数据属实无修改"], ["Finance Manager", "Director"]),
    ],
)
def test_what_is_no_name_below_a_label_signs_nothing(tmp_path: Path, under: list[object]) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, ["合计", None, None, 500], ["制表人", "审核人"], under):
            ws.append(row)

    assert run(make(tmp_path, fill))[1] == [("A6", "deliverable-unsigned", "sign")]


@pytest.mark.parametrize("title", [[], [["刷卡单汇总"]], [["刷卡单"]]])
def test_a_title_or_header_below_a_label_signs_nothing(tmp_path: Path, title: list[list[object]]) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], ["制表人", "审核人"], *title, HEAD, *ROWS, ["合计", None, None, 500]):
            ws.append(row)

    assert run(make(tmp_path, fill))[1] == [("A2", "deliverable-unsigned", "sign")]


def test_a_signature_between_rows_and_a_shorter_label(tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, ROWS[0], ["制表：王五   审核："], ROWS[1], ["合计", None, None, 500]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (2, [])


@pytest.mark.parametrize("said", ["2026-11-02", "电话:8803", "年 月 日", "日期:2026-11-02", "审核:李经理"])
def test_what_stands_behind_a_label_in_its_cell_is_a_name_or_no_signature(tmp_path: Path, said: str) -> None:
    def fill(ws: Worksheet) -> None:
        for row in (["10月"], HEAD, *ROWS, ["合计", None, None, 500], [f"制表人:{said}"]):
            ws.append(row)

    assert run(make(tmp_path, fill)) == (2, [("A6", "deliverable-unsigned", "sign")])


@pytest.mark.parametrize(
    ("said", "variant"),
    [
        *((said, "") for said in ("赵浩然", "√", "是", "已签", "Noah", True)),
        *(
            (said, "own")
            for said in (
                "未签",
                "没签",
                "待签",
                "未签字",
                "代签",
                "李四(代)",
                "客户未签",
                "未签,待补",
                "无",
                "無",
                "未簽",
                "否",
                "×",
                False,
            )
        ),
        *((said, "own-blank") for said in (None, "-", "/", "——", "－")),
    ],
)
def test_what_a_column_of_signatures_says(said: object, variant: str, tmp_path: Path) -> None:
    head = ["业务编号", "客户", "订车单号", "交车单号", "交车日期", "订车单客户签字", "交车单客户签字"]

    def orders(ws: Worksheet) -> None:
        row = ["X1", "王伟", "DC1", "JC1", date(2026, 10, 3), "王伟", said]
        for line in (["10月"], head, [*row[:3], "JC0", *row[4:6], "王伟"], row, ["制表人:王五"]):
            ws.append(line)

    found = run(make(tmp_path, orders, "订车交车单-2026-10.xlsx"))
    assert [f for f in found[1] if f[1] == "deliverable-value"] == (
        [("G4", "deliverable-value", variant)] if variant else []
    )

    def cards(ws: Worksheet) -> None:
        for line in (["10月"], [*HEAD, "持卡人签字"], [*ROWS[0], said], ["合计", None, None, 200], ["制表人:王五"]):
            ws.append(line)

    unsigned = [("E3", "deliverable-value", "unsigned")] if variant == "own" else []
    assert run(make(tmp_path, cards)) == (1, unsigned), "need not be filled in, but may not say that it is not signed"


@pytest.mark.parametrize(
    ("line", "signed"),
    [
        *((line, True) for line in ("制单人:张三    审核人:李四", "制表:张三   审核:李四   财务负责人:王五")),
        *((line, True) for line in ("制单:张三    审核:李四", "制单人:张三 审核人:李四", "制单人:张三;审核人:李四")),
        *(
            (line, False)
            for line in (
                "制单人:张三    审核人:",
                "制表:张三   审核:   财务负责人:王五",
                "制单人:张三 审核人: 主管:王五",
            )
        ),
    ],
)
def test_several_signatures_in_one_cell(tmp_path: Path, line: str, signed: bool) -> None:
    def fill(ws: Worksheet) -> None:
        head = ["业务编号", "业务日期", "客户", "合计金额"]
        for row in (["2026年10月"], head, ["X1", date(2026, 10, 3), "王伟", 5], ["合计", None, None, 5], [line]):
            ws.append(row)

    found = run(make(tmp_path, fill, "业务单-2026-10.xlsx"))
    assert found == (1, [] if signed else [("A5", "deliverable-unsigned", "sign")])


REPAIRS = ["结算单号", "汽修厂", "结算日期", "车牌号", "项目", "金额"]


@pytest.mark.parametrize(
    ("foot", "found"),
    [
        (["经办人:", "张三", "对方签字:", "李四", "单位盖章:", None], ("F4", "seal")),
        (["经办人:", "张三", "对方签字:", "李四", "单位盖章:", "已盖章"], None),
        (["经办人:", "张三", "对方签字:", "李四", "单位盖章:", "未盖章"], ("F4", "seal")),
        (["经办人:", "张三", "对方签字:", "李四", "已盖章"], None),
        (["经办人:张三", None, "对方签字:李四", None, "单位盖章:"], ("E4", "seal")),
        (["经办人:张三", None, "对方签字:李四", None, "已盖章"], None),
        (["经办人:张三", None, "对方签字:李四", None, "单位(盖章):诚信汽修厂"], None),
        (["经办人:张三", None, "对方签字:李四", "我方用印:", "已盖章"], ("", "seal-missing")),
        (["经办人:张三", None, "对方签字:李四"], ("", "seal-missing")),
        (["经办人:", "张三", "对方签字:", "李四", "单位盖章", "客服部:已盖章"], None),
        (["经办人:", "张三", "对方签字:", "李四", "单位盖章", "诚信公司:财务专用章"], None),
        (["经办人:", "张三", "对方签字:", "李四", "单位盖章", "签名:张三"], ("E4", "seal")),
    ],
)
def test_a_seal_is_typed_where_the_message_says(
    foot: list[object], found: tuple[str, str] | None, tmp_path: Path
) -> None:
    def fill(ws: Worksheet) -> None:
        row = ["JS-001", "诚信汽修厂", date(2026, 10, 3), "川A12345", "喷漆", 300]
        for line in (REPAIRS, row, ["合计", None, None, None, None, 300], foot):
            ws.append(line)

    said = run(make(tmp_path, fill, "汽修厂结算单-2026-10.xlsx"))[1]
    assert said == ([] if found is None else [(found[0], "deliverable-unsigned", found[1])])


@pytest.mark.parametrize(
    ("line", "sealed"),
    [
        (["(公章)", "鑫达汽修厂(已盖章)"], True),
        (["鑫达汽修厂（已加盖公章）"], True),
        (["鑫达汽修厂(未盖章)"], False),
        (["出纳:鑫达汽修厂(已盖章)"], False),
        *(
            ([f"{paper}(已盖章)"], False)
            for paper in ("发票", "营业执照复印件", "我公司", "总经理", "请退回", "银行回单", "东城店")
        ),
    ],
)
def test_a_seal_without_its_label_may_say_whose_it_is(line: list[str], sealed: bool, tmp_path: Path) -> None:
    head = ["结算单号", "汽修厂", "结算日期", "车牌号", "项目", "金额"]

    def fill(ws: Worksheet) -> None:
        for row in (["2026年10月结算单"], head, ["JS1", "鑫达汽修厂", date(2026, 10, 8), "浙A12345", "喷漆", 300]):
            ws.append(row)
        for row in (["合计", None, None, None, None, 300], ["经办人:李四", None, "对方签字:王五"], line):
            ws.append(row)

    found = run(make(tmp_path, fill, "汽修厂结算单-2026-10.xlsx"))[1]
    assert [rule for _, rule, _ in found] == ([] if sealed else ["deliverable-unsigned"])


@pytest.mark.parametrize(("amount", "right"), [(-200, True), (200, False)])
def test_the_fee_of_what_is_paid_back_comes_back(amount: int, right: bool, tmp_path: Path) -> None:
    def fill(ws: Worksheet) -> None:
        for row in ([*HEAD, "手续费"], ["KF-1", date(2026, 10, 2), "000101", amount, -1], ["合计", None, None, amount]):
            ws.append(row)
        ws.append(["制表人:王五"])

    assert run(make(tmp_path, fill))[1] == ([] if right else [("E2", "deliverable-value", "minimum")])


@pytest.mark.parametrize(
    ("label", "line", "signed"),
    [
        ("Approved by", "APPROVED BY: Ann", True),
        ("Approved by", "approved by: Ann", True),
        ("Approved by", "Prepared by: Bob  approved by: Ann", True),
        ("Approved by", "Not yet approved by: Ann", False),
        ("Approved by", "To be approved by: Ann", False),
        ("Approved by", "Not yet Approved by: Ann", False),
        ("Signed", "Unsigned: Ann", False),
        ("Signed", "un-signed: Ann", False),
        ("Sign", "Design: Ann", False),
        ("Date", "Update: Ann", False),
        ("Name", "Filename: Ann", False),
        ("Name", "File name: Ann", False),
        ("Owner", "Homeowner: Ann", False),
        ("HR", "Chr: Ann", False),
        ("HR", "hr: Ann", True),
    ],
)
def test_a_label_in_other_capitals_is_a_whole_word_and_begins_what_is_said(
    label: str, line: str, signed: bool, tmp_path: Path
) -> None:
    kind = {"title": "盘点表", "properties": {n: {"type": "string"} for n in HEAD}, "required": HEAD}
    kind["x-signed"] = [{"label": label}]
    (tmp_path / "盘点表.json").write_text(json.dumps(kind, ensure_ascii=False), encoding="utf-8")

    def fill(ws: Worksheet) -> None:
        for row in (HEAD, *ROWS, ["合计"], [line]):
            ws.append(row)

    found = run(make(tmp_path, fill), str(tmp_path / "盘点表.json"))[1]
    assert ("deliverable-unsigned" not in {rule for _, rule, _ in found}) == signed

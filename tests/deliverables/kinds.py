"""A good sample of every kind of deliverable, and mistakes to plant in it with what must be found.

Each is laid out as departments do: a title with the month, the header in row 3, rows from row 4, a total row, footers.
"""

# ruff: noqa: E501 - tables of sample rows read best one a line

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
from openpyxl.styles import Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

Found = tuple[str, str, str]
"""Cell, rule, variant."""


@dataclass(frozen=True)
class Plant:
    """A mistake: cells to overwrite, and the findings it must give."""

    cells: dict[str, Any]
    found: tuple[Found, ...]


@dataclass(frozen=True)
class Kind:
    schema: str
    file: str
    title: str
    headers: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    totals: tuple[str, ...] = ()
    footer: tuple[str, ...] = ("制表人:张三", "", "审核:李四")
    plants: tuple[Plant, ...] = ()


def d(day: int, month: int = 10, year: int = 2026) -> date:
    return date(year, month, day)


def value(cell: str, variant: str) -> Found:
    return (cell, "deliverable-value", variant)


KINDS = (
    Kind(
        "欠款报表-消贷", "欠款报表-消贷部-2026-10.xlsx", "分期客户欠款报表(2026年10月)",
        ("序号", "合同号", "客户姓名", "车型", "欠本金", "欠利息", "欠款金额(元)", "逾期日期", "逾期期数", "备注"),
        (
            (1, "HT2026-0101", "陈先生", "朗逸", 3000, 120.5, 3120.5, d(1, 8), 3, None),
            (2, "HT2026-0102", "林女士", "轩逸", 1500, 60, 1560, d(15, 9), 2, None),
            (3, "HT2026-0103", "黄先生", "雅阁", 2800, 0, 2800, "2026.10.8", 1, "已电话催收"),
        ),
        ("欠本金", "欠利息", "欠款金额(元)"),
        plants=(
            Plant({"B5": "HT2026-0101"}, (("B5", "deliverable-repeated", ""),)),
            Plant({"C6": None}, (value("C6", "blank"),)),
            Plant({"H4": d(2, 11)}, (("H4", "deliverable-period", "until"),)),
            Plant({"G7": 7400}, (("G7", "deliverable-total", ""),)),
            Plant({"G5": 1600}, (("G5", "deliverable-sum", ""), ("G7", "deliverable-total", ""))),
            Plant({"G4": "三千"}, (value("G4", "number"), ("G7", "deliverable-total", "part"))),
            Plant({"I4": 0}, (value("I4", "minimum"),)),
            Plant({"I4": 1.5}, (value("I4", "integer"),)),
            Plant({"A1": "分期客户欠款报表(2026年9月)"}, (("A1", "deliverable-period", "title"),)),
            Plant({"C9": "审核:"}, (("C9", "deliverable-unsigned", "sign"),)),
            Plant({"A9": "制表人:______"}, (("A9", "deliverable-unsigned", "sign"),)),
            Plant({"H5": "去年"}, (value("H5", "date"),)),
            Plant({"E4": 3000.123, "G4": 3120.623, "E7": 7300.123, "G7": 7480.623},
                  (value("E4", "decimals"), value("G4", "decimals"))),
        ),
    ),
    Kind(
        "欠款报表-保险", "保险部欠款报表202610.xlsx", "保费欠款报表 2026年10月",
        ("保单号码", "客户", "车牌号", "险种", "应收保费", "已收", "欠款", "起保日期"),
        (
            ("PDAA20260001", "陈先生", "粤A12345", "商业险", 4200, 2000, 2200, d(3)),
            ("PDAA20260001", "陈先生", "粤A12345", "交强险", 950, 0, 950, d(3)),
            ("PDAA20260002", "林女士", "粤B23456", "商业险", 3800, 3000, 800, d(20, 9)),
        ),
        ("欠款",),
        plants=(
            Plant({"D5": "商业险"}, (("A5", "deliverable-repeated", ""),)),
            Plant({"D6": "盗抢险"}, (value("D6", "enum"),)),
            Plant({"G6": 700}, (("G6", "deliverable-sum", ""), ("G7", "deliverable-total", ""))),
            Plant({"A4": "P1"}, (value("A4", "minLength"),)),
            Plant({"A6": None}, (value("A6", "blank"),)),
        ),
    ),
    Kind(
        "业务单", "业务单-2026年10月.xlsx", "销售部业务单 2026年10月",
        ("业务编号", "业务日期", "客户", "车型", "购车方式", "付款方式", "车价", "装饰费", "其他费用", "合计金额", "业务员"),
        (
            ("XS-001", datetime(2026, 10, 1, 10, 20), "陈先生", "朗逸", "全款", "刷卡", 120000, 3000, None, 123000, "张三"),
            ("XS-002", "2026/10/2", "林女士", "轩逸", "分期", "刷卡", 110000, 0, 500, 110500, "张三"),
            ("XS-003", "10月4日", "黄先生", "雅阁", "全款", "现金", 180000, 5000, 0, 185000, "王五"),
        ),
        ("车价", "合计金额"),
        plants=(
            Plant({"A6": "XS-001"}, (("A6", "deliverable-repeated", ""),)),
            Plant({"B4": d(30, 9)}, (("B4", "deliverable-period", "within"),)),
            Plant({"F5": "赊账"}, (value("F5", "enum"),)),
            Plant({"J7": None}, (("J7", "deliverable-total", "blank"),)),
            Plant({"J4": 0}, (value("J4", "exclusiveMinimum"), ("J4", "deliverable-sum", ""), ("J7", "deliverable-total", ""))),
        ),
    ),
    Kind(
        "结算单-汽修厂", "结算单-汽修厂-2026-10.xlsx", "汽修厂结算单 2026年10月",
        ("结算单号", "汽修厂", "结算日期", "客户", "车牌号", "维修项目", "工时费", "材料费", "金额"),
        (
            ("JS-2601", "城南汽修厂", d(12), "陈先生", "粤A12345", "前保险杠喷漆", 300, 450, 750),
            ("JS-2602", "城南汽修厂", d(15), "林女士", "粤B23456", "更换大灯", 200, 1800, 2000),
        ),
        ("金额",),
        ("经办人:李四", "", "对方签字:赵六", "", "对方盖章:已盖章"),
        plants=(
            Plant({"E5": None}, (value("E5", "blank"),)),
            Plant({"I4": 760}, (("I4", "deliverable-sum", ""), ("I6", "deliverable-total", ""))),
            Plant({"E8": "对方盖章:"}, (("E8", "deliverable-unsigned", "seal"),)),
            Plant({"C8": "对方签字:未签"}, (("C8", "deliverable-unsigned", "sign"),)),
            Plant({"B3": "备注"}, (("3:3", "deliverable-column", ""),)),
        ),
    ),
    Kind(
        "结算单-保险公司", "结算单-保险公司-2026-10.xlsx", "保险公司结算单 2026年10月",
        ("结算单号", "保险公司", "保单号", "赔案号", "结算日期", "客户", "金额"),
        (
            ("BX-01", "平安财险", "PDAA20260001", "LP0001", d(9), "陈先生", 5200),
            ("BX-02", "人保财险", "PDAA20260002", "LP0002", d(21), "林女士", 1800.5),
        ),
        ("金额",),
        ("经办人:李四", "", "对方签字:钱七", "", "对方盖章:已盖章"),
        plants=(
            Plant({"C4": None}, (value("C4", "blank"),)),
            Plant({"E5": d(2, 11)}, (("E5", "deliverable-period", "within"),)),
            Plant({"G6": 7000}, (("G6", "deliverable-total", ""),)),
            Plant({"C8": None}, (("", "deliverable-unsigned", "sign-missing"),)),
        ),
    ),
    Kind(
        "续保日期表", "续保日期表-2026-10.xlsx", "续保日期表 2026年10月",
        ("保单号", "客户", "车牌号", "险种", "起保日期", "到期日", "续保日期", "联系电话"),
        (
            ("PDAA20250001", "陈先生", "粤A12345", "商业险", d(5, 11, 2025), d(4, 11), d(5, 11), "13800000001"),
            ("PDAA20250002", "林女士", "粤B23456", "交强险", d(9, 11, 2025), d(8, 11), d(9, 11), "020-88880000"),
        ),
        plants=(
            Plant({"G4": d(5, 9)}, (("G4", "deliverable-period", "from"),)),
            Plant({"G5": None}, (value("G5", "blank"),)),
            Plant({"H4": "微信"}, (value("H4", "pattern"),)),
            Plant({"A5": "PDAA20250001", "D5": "商业险"}, (("A5", "deliverable-repeated", ""),)),
        ),
    ),
    Kind(
        "办结日期表", "办结日期表-2026-10.xlsx", "分期客户业务办结日期表 2026年10月",
        ("合同编号", "客户", "业务类型", "受理日期", "办结日期", "经办人"),
        (
            ("HT2026-0101", "陈先生", "抵押", d(8), d(16), "张三"),
            ("HT2026-0102", "林女士", "放贷", d(9), d(12), "张三"),
        ),
        plants=(
            Plant({"E4": "10月"}, (value("E4", "date"),)),
            Plant({"C5": "其他"}, (value("C5", "enum"),)),
            Plant({"E5": d(3, 11)}, (("E5", "deliverable-period", "within"),)),
            Plant({"B4": "陈"}, (value("B4", "minLength"),)),
        ),
    ),
    Kind(
        "装饰单", "装饰单-2026-10.xlsx", "装饰单 2026年10月",
        ("装饰单号", "业务编号", "客户", "车型", "交车日期", "装饰项目", "金额", "订车单号", "交车单号", "客户签字"),
        (
            ("ZS-001", "XS-001", "陈先生", "朗逸", d(1), "贴膜", 1800, "DC-001", "JC-001", "陈先生"),
            ("ZS-002", "XS-002", "林女士", "轩逸", d(2), "脚垫", 300, "DC-002", "JC-002", "林女士"),
        ),
        ("金额",),
        ("制单人:张三",),
        plants=(
            Plant({"H4": None}, (value("H4", "own-blank"),)),
            Plant({"I5": "1"}, (value("I5", "own"),)),
            Plant({"A5": "ZS-001"}, (("A5", "deliverable-repeated", ""),)),
            Plant({"G6": 2000}, (("G6", "deliverable-total", ""),)),
        ),
    ),
    Kind(
        "刷卡单", "刷卡单-2026-10.xlsx", "刷卡单汇总 2026年10月",
        ("业务编号", "刷卡日期", "客户", "终端号", "卡号后四位", "凭证号", "金额", "手续费", "持卡人签字"),
        (
            ("KF-001", d(2), "陈先生", "01234567", "1234", "000101", 20000, 12, "陈先生"),
            ("KF-002", d(3), "林女士", "01234567", "5678", "000102", 35000.5, 21, "林女士"),
            ("KF-003", d(6), "黄先生", "01234567", "9012", "000103", "8,000", 5, "黄先生"),
        ),
        ("金额",),
        ("制表人:王五",),
        plants=(
            Plant({"E4": "123"}, (value("E4", "pattern"),)),
            Plant({"F6": "000101"}, (("F6", "deliverable-repeated", ""),)),
            Plant({"G7": 55000.5}, (("G7", "deliverable-total", "typed"),)),
            Plant({"B6": "2026-09-30"}, (("B6", "deliverable-period", "within"),)),
            Plant({"G5": "五元"}, (value("G5", "number"), ("G7", "deliverable-total", "part"))),
        ),
    ),
    Kind(
        "费用报销单", "费用报销单-销售部-2026-10.xlsx", "费用报销单 2026年10月",
        ("日期", "报销人", "费用类型", "摘要", "交通工具", "晚数", "金额", "票据号", "附件张数", "票据印章"),
        (
            (d(8), "张三", "交通费", "去市里送资料", "火车", None, 86, "E0001", 1, None),
            (d(9), "张三", "住宿费", "市里住宿两晚", None, 2, 300, "E0002", 1, None),
            (d(15), "王五", "会务费", "厂家培训会", None, None, 1200, "E0003", 2, "财务专用章"),
        ),
        ("金额",),
        ("报销人:张三", "", "领导签字:周八"),
        plants=(
            Plant({"E4": "飞机"}, (value("E4", "own"),)),
            Plant({"G5": 600, "G7": 1886}, (("G5", "deliverable-limit", "per"),)),
            Plant({"F5": None, "G5": 150, "G7": 1436}, (value("F5", "blank"),)),
            Plant({"J6": None}, (value("J6", "own-blank"),)),
            Plant({"J6": "发票专用章"}, (value("J6", "own"),)),
            Plant({"C9": "领导签字:"}, (("C9", "deliverable-unsigned", "sign"),)),
            Plant({"I4": None}, (value("I4", "blank"),)),
        ),
    ),
    Kind(
        "购车打款单", "购车打款单-2026-10.xlsx", "购车打款单 2026年10月",
        ("业务编号", "打款日期", "客户", "付款人", "付款账号", "收款账户", "金额", "用途"),
        (
            ("XS-001", d(1), "陈先生", "陈先生", "6222 0202 0000 1111", "公司基本户", 123000, "购车款"),
            ("XS-002", d(2), "林女士", "林先生", "6222020200002222", "公司基本户", 40000, "首付款"),
        ),
        footer=("经办人:张三",),
        plants=(
            Plant({"H5": None}, (value("H5", "blank"),)),
            Plant({"E4": "现金"}, (value("E4", "pattern"),)),
        ),
    ),
    Kind(
        "理赔金额确认单", "理赔金额确认单-2026-10.xlsx", "理赔金额确认单 2026年10月",
        ("赔案号", "保单号", "客户", "车牌号", "理赔日期", "定损金额", "免赔额", "理赔金额"),
        (
            ("LP0001", "PDAA20260001", "陈先生", "粤A12345", d(9), 5500, 300, 5200),
            ("LP0002", "PDAA20260002", "林女士", "粤B23456", d(20), 1800.5, 0, 1800.5),
        ),
        ("理赔金额",),
        ("经办人:李四", "", "保险公司确认:钱七"),
        plants=(
            Plant({"H4": 5300, "H6": 7100.5}, (("H4", "deliverable-sum", ""),)),
            Plant({"A5": "LP0001"}, (("A5", "deliverable-repeated", ""),)),
            Plant({"C8": "保险公司确认:"}, (("C8", "deliverable-unsigned", "sign"),)),
        ),
    ),
    Kind(
        "订车交车单", "交车单-2026-10.xlsx", "订车单、交车单清单 2026年10月",
        ("业务编号", "客户", "车型", "车架号", "订车单号", "订车日期", "交车单号", "交车日期", "订车单客户签字", "交车单客户签字"),
        (
            ("XS-001", "陈先生", "朗逸", "LSVAA4182E2000001", "DC-001", d(20, 9), "JC-001", d(1), "陈先生", "陈先生"),
            ("XS-002", "林女士", "轩逸", "LGBH52E01EY000002", "DC-002", d(25, 9), "JC-002", d(2), "林女士", "林女士"),
        ),
        footer=("制表人:张三",),
        plants=(
            Plant({"J4": None}, (value("J4", "own-blank"),)),
            Plant({"I5": None}, (value("I5", "own-blank"),)),
            Plant({"D4": "LSVAA4182E200000O"}, (value("D4", "pattern"),)),
        ),
    ),
    Kind(
        "客户档案清单", "客户档案清单-2026-10.xlsx", "客户档案清单 2026年10月",
        ("业务编号", "客户", "购车方式", "身份证复印件", "订车单", "交车单", "发票", "合格证", "核算单", "欠条客户签字", "协议客户签字"),
        (
            ("XS-001", "陈先生", "全款", "√", "√", "√", "√", "√", None, None, None),
            ("XS-002", "林女士", "分期", "是", "是", "是", "是", "是", "是", "是", "是"),
        ),
        footer=("经办人:张三",),
        plants=(
            Plant({"G4": "否"}, (value("G4", "own"),)),
            Plant({"D5": None}, (value("D5", "own-blank"),)),
            Plant({"J5": "否"}, (value("J5", "own"),)),
            Plant({"K5": None}, (value("K5", "blank"),)),
            Plant({"C5": "租赁"}, (value("C5", "enum"),)),
            Plant({"E4": "在途"}, (value("E4", "own"),)),
        ),
    ),
    Kind(
        "入库单", "入库单-2026-10.xlsx", "车辆入库单 2026年10月",
        ("业务编号", "提回日期", "入库日期", "车牌号", "库位", "车辆手续", "保管人"),
        (
            ("KF-001", d(5), d(5), "粤A12345", "A区3号", "行驶证、登记证", "赵六"),
            ("KF-002", d(9), d(9), "粤B23456", "A区4号", "行驶证", "赵六"),
        ),
        footer=("移交人:王五", "", "接收人:赵六"),
        plants=(
            Plant({"F4": None}, (value("F4", "own-blank"),)),
            Plant({"E5": None}, (value("E5", "blank"),)),
            Plant({"C7": None}, (("", "deliverable-unsigned", "sign-missing"),)),
        ),
    ),
)  # fmt: skip

_THIN = Border(*(Side(style="thin", color="BFBFBF") for _ in range(4)))


def write(kind: Kind, folder: Path, change: dict[str, Any] | None = None, name: str = "") -> Path:
    """Write the sample, with cells overwritten."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = kind.schema[:20]
    width = len(kind.headers)
    sheet["A1"] = kind.title
    sheet["A1"].font = Font(bold=True, size=16)
    sheet.merge_cells(start_row=1, start_column=1, end_row=1, end_column=width)
    sheet["A2"] = "单位:元" if kind.totals else "填报部门:"
    for column, text in enumerate(kind.headers, 1):
        cell = sheet.cell(3, column, text)
        cell.font, cell.fill, cell.border = Font(bold=True), PatternFill("solid", fgColor="DDEBF7"), _THIN
        sheet.column_dimensions[get_column_letter(column)].width = 14
    for r, row in enumerate(kind.rows, 4):
        for c, one in enumerate(row, 1):
            cell = sheet.cell(r, c, one)
            cell.border = _THIN
            if isinstance(one, float):
                cell.number_format = "#,##0.00"
    last = 3 + len(kind.rows)
    if kind.totals:
        last += 1
        sheet.cell(last, 1, "合计")
        for text in kind.totals:
            column = kind.headers.index(text) + 1
            total = sum(float(str(row[column - 1] or 0).replace(",", "")) for row in kind.rows)
            sheet.cell(last, column, total).number_format = "#,##0.00"
    for c, text in enumerate(kind.footer, 1):
        if text:
            sheet.cell(last + 2, c, text)
    for ref, one in (change or {}).items():
        sheet[ref] = one
    path = folder / (name or kind.file)
    book.save(path)
    return path

"""Deliverables: what is wrong with the rows, the period or the whole of a file that was handed in."""

from __future__ import annotations

from toolkit.catalogue.deliverable_values import CORRECT_EN, CORRECT_ZH
from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    # rows and tables
    "deliverable-sheets": entry(
        "工作表“{seen}”里也有这样的表,没有检查(只查了“{used}”)",
        "The sheet {seen} has such a table too; it was not checked (only {used} was)",
        "都要交的请并到一张表,或分成几个文件;不用查的,在这一种的规则里用 sheets 写明查哪一张。",
        "Put what is to be handed in on one sheet or into files of its own; else name the sheet to check in sheets of "
        "that kind's schema.",
    ),
    "deliverable-sheets:apart": entry(
        "从第 {row} 行起是另一张表,没有检查",
        "From row {row} on there is another table, which was not checked",
        "如果是同一种的,请把列改成和上面一样的名称和顺序;不是的,不用管。",
        "If it is of the same kind, give it the same columns in the same order; else nothing need be done.",
    ),
    "deliverable-sheets:beside": entry(
        "从 {column} 列起,旁边还有一张同样的表,没有检查",
        "From column {column} on there is another table of the kind beside this one, which was not checked",
        "请把它移到另一张表,或接在这张的下面。",
        "Move it to a file of its own, or below this one.",
    ),
    "deliverable-sheets:order": entry(
        "第 {row} 行又有一个表头,列名或列的顺序和上面不同,从这一行起没有检查",
        "Row {row} has a header again with other columns or another order; from there on nothing was checked",
        "请把几段的列改成一样的名称和顺序,或分成几个文件。",
        "Give all parts the same columns in one order, or hand in files of their own.",
    ),
    "deliverable-repeated": entry(
        "“{column}”的“{value}”与第 {row} 行重复",
        "“{column}” “{value}” repeats row {row}",
        "请删除多余的一行,或改正编号。",
        "Delete the extra row or correct the number.",
    ),
    "deliverable-repeated:digits": entry(
        "“{column}”与第 {row} 行分不清:是按数字填的,Excel 只留前 15 位,后面的数字已经丢掉(现在是 {value})",
        "“{column}” cannot be told from row {row}: it was typed as a number, of which Excel keeps 15 digits ({value} now)",
        "请先把这一列设成文本格式,再按原始单据重新填写整个号码。",
        "Format the column as text first, then type the whole numbers again from the papers.",
    ),
    "deliverable-sum": entry(
        "“{column}”填的是 {value},按 {formula} 应为 {wanted}",
        "“{column}” is {value}; {formula} gives {wanted}",
        CORRECT_ZH,
        CORRECT_EN,
    ),
    "deliverable-sum:lost": entry(
        "没有“{lost}”列,“{column}”没有核对(按其余各列相加,有 {count} 行不符)",
        "There is no column “{lost}”: “{column}” was not checked (without it {count} row(|s) differ)",
        "请补上这一列;表里用的是别的列名的,在这一种规则的 x-names 里加上。",
        "Add the column; if it is there by another name, add that to x-names of that kind.",
    ),
    "deliverable-limit": entry(
        "“{column}”填的是 {value},超过标准 {limit}",
        "“{column}” is {value}, above the limit of {limit}",
        "超出部分请自理,或附审批。",
        "The excess is not paid without an approval.",
    ),
    "deliverable-limit:per": entry(
        "“{column}”填的是 {value},超过标准 {limit}(“{per}”{units} × {most})",
        "“{column}” is {value}, above the limit of {limit} (“{per}” {units} × {most})",
        "超出部分请自理,或附审批。",
        "The excess is not paid without an approval.",
    ),
    "deliverable-currencies": entry(
        "“{column}”里不止一种货币({currencies}),合计只能照数字相加",
        "“{column}” is in more than one currency ({currencies}); the total can only add up the figures",
        "请把不同币种的行分开列、分开合计,或折算成一种。",
        "List and add up each currency by itself, or convert them into one.",
    ),
    "deliverable-total": entry(
        "“{column}”合计填的是 {value},各行相加是 {wanted},差 {difference}",
        "The total of “{column}” is {value}; the rows add up to {wanted}, a difference of {difference}",
        "请核对各行金额,改正合计后重交。",
        "Check the rows, correct the total and hand the file in again.",
    ),
    "deliverable-total:typed": entry(
        "“{column}”合计填的是 {value},各行相加是 {wanted},差 {difference};正是 {typed} 格文本型数字没有计入",
        "The total of “{column}” is {value}; the rows add up to {wanted}, a difference of {difference}; "
        "numbers that stand as text ({typed}) are just what it leaves out",
        "请把文本型数字转换为数字。",
        "Convert the text to numbers.",
    ),
    "deliverable-total:struck": entry(
        "“{column}”合计填的是 {value},各行相加是 {wanted},差 {difference};正是划掉的第 {rows} 行没有计入,划掉的行也算",
        "The total of “{column}” is {value}; the rows add up to {wanted}, a difference of {difference}: what is struck "
        "through (row {rows}) is just what it leaves out, and counts",
        "作废的行请删掉,或在状态、备注里写“作废”;没有作废的,去掉删除线并改正合计。",
        "Delete rows that are void, or write void in their status or remark; of others take the line away, and correct "
        "the total.",
    ),
    "deliverable-total:void": entry(
        "“{column}”合计填的是 {value},把写着作废的第 {rows} 行也算了进去;作废的不算,各行相加是 {wanted},差 {difference}",
        "The total of “{column}” is {value} with row {rows}, which says that it is void; without it the rows add up to "
        "{wanted}, a difference of {difference}",
        "确已作废的,请改正合计;没有作废的,去掉“作废”。",
        "If it is void, correct the total; if not, take that word away.",
    ),
    "deliverable-total:part": entry(
        "“{column}”合计填的是 {value},各行相加是 {wanted},差 {difference};有 {unread} 格不是数字,没有加进去",
        "The total of “{column}” is {value}; the rows add up to {wanted}, a difference of {difference}; "
        "cells that are no numbers ({unread}) are not in it",
        "请先改正那几格,再核对合计。",
        "Correct those cells first, then check the total.",
    ),
    "deliverable-total:blank": entry(
        "“{column}”合计没有填(各行相加是 {wanted})",
        "The total of “{column}” is blank (the rows add up to {wanted})",
        "请填合计。",
        "Fill in the total.",
    ),
    "deliverable-total:missing": entry(
        "“{column}”没有合计行(各行相加是 {wanted})",
        "“{column}” has no total row (the rows add up to {wanted})",
        "请在表尾加“合计”行。",
        "Add a total row at the end.",
    ),
    "deliverable-total:beyond": entry(
        "“{column}”第 {rows} 行在合计(第 {row} 行)下面,没有计入合计(这几行相加是 {wanted})",
        "“{column}”: the total in row {row} leaves out what is below it, {wanted} in all (row {rows})",
        "请移到合计上面并改正合计,或在下面另加合计行。",
        "Move it above the total and correct that, or add a total below.",
    ),
    "deliverable-total:words": entry(
        "大写金额是 {value},“{column}”各行相加是 {wanted},与哪个合计都对不上",
        "The amount in words is {value}; the rows of “{column}” add up to {wanted}, and no total is that much",
        "请核对合计,改正大写金额。",
        "Check the total and correct the amount in words.",
    ),
    "deliverable-control": entry(
        "“{column}”合计是 {value},{where} 是 {wanted},差 {difference}",
        "“{column}” adds up to {value}, {where} says {wanted}: a difference of {difference}",
        "两处核对一致后重交。",
        "Make the two agree and hand the file in again.",
    ),
    "deliverable-control:rows": entry(
        "共 {value} 行,{where} 是 {wanted},差 {difference}",
        "There are {value} rows, {where} says {wanted}: a difference of {difference}",
        "两处核对一致后重交。",
        "Make the two agree and hand the file in again.",
    ),
    "deliverable-register": entry(
        "“{column}”的“{value}”在{where}里没有",
        "“{column}” “{value}” is not in {where}",
        "请核对编号,或先登记。",
        "Check the number, or register it first.",
    ),
    "deliverable-register:differs": entry(
        "“{column}”填的是“{value}”,{where}里 {case} 是“{wanted}”",
        "“{column}” is “{value}”; in {where}, {case} has “{wanted}”",
        "请核对哪一处是对的。",
        "Check which of the two is right.",
    ),
    "deliverable-source": entry(
        "找不到用来核对的数据:{what}",
        "What this is to be compared with was not found: {what}",
        "请确认该文件、工作表和列在,名称没有改。",
        "Make sure that file, sheet and column are there under that name.",
    ),
    "deliverable-source:several": entry(
        "叫“{what}”的不止一个,不知道该与哪一个核对,没有核对:{files}",
        "Several files are called {what}; which one this is to be compared with is not clear, so it was not: {files}",
        "只留一个,或在规则里写明文件名。",
        "Leave only one there, or write the name of the file into the schema.",
    ),
    "deliverable-unsigned:sign": entry(
        "“{label}”没有签字",
        "“{label}” is not signed",
        "签字后重交;签名是图片的看不出来,请写上姓名。",
        "Have it signed and hand it in again; a picture of a signature cannot be seen: type the name.",
    ),
    "deliverable-unsigned:seal": entry(
        "“{label}”没有盖章",
        "“{label}” is not sealed",
        "盖章后在此格填“已盖章”再交。",
        "Have it sealed, type “sealed” here and hand it in again.",
    ),
    "deliverable-unsigned:sign-missing": entry(
        "没有“{label}”签字处",
        "There is no place for “{label}” to sign",
        "请在表头或表尾加“{label}:姓名”。",
        "Add “{label}: name” above or below the table.",
    ),
    "deliverable-unsigned:seal-missing": entry(
        "没有“{label}”盖章处",
        "There is no place for “{label}”",
        "请在表头或表尾加“{label}:已盖章”。",
        "Add “{label}: sealed” above or below the table.",
    ),
    # the period
    "deliverable-period:title": entry(
        "标题写的是“{value}”,不是 {period}",
        "The title says “{value}”, not {period}",
        "请交本期的文件,或改正标题。",
        "Hand in this period's file, or correct the title.",
    ),
    "deliverable-period:name": entry(
        "名称是“{value}”,不是 {period}",
        "The name is “{value}”, not {period}",
        "请交本期的文件,或改正名称。",
        "Hand in this period's file, or correct the name.",
    ),
    "deliverable-period:within": entry(
        "“{column}”填的是 {value},不在 {period} 内",
        "“{column}” is {value}, outside {period}",
        "请核对日期;不属于本期的请移到所属期间。",
        "Check the date; move what belongs to another period.",
    ),
    "deliverable-period:until": entry(
        "“{column}”填的是 {value},晚于 {period}",
        "“{column}” is {value}, after {period}",
        "请核对日期。",
        "Check the date.",
    ),
    "deliverable-period:from": entry(
        "“{column}”填的是 {value},早于 {period}",
        "“{column}” is {value}, before {period}",
        "请核对日期。",
        "Check the date.",
    ),
    "deliverable-period:all": entry(
        "“{column}”全部 {count} 行都不在 {period} 内(例如 {value})",
        "All {count} row(|s) of “{column}” lie outside {period} (such as {value})",
        "看来交的是别期的文件,请交本期的。",
        "This looks like another period's file: hand in this period's.",
    ),
    "deliverable-period:unstated": entry(
        "标题、表名、文件名和列里都没有写所属期间(应为 {period})",
        "Neither title, sheet, file name nor a column says the period (which should be {period})",
        "请在标题写明,例如“2026年10月”。",
        "Say it in the title, like “2026-10”.",
    ),
    # the file as a whole
    "deliverable-column": entry(
        "没有“{column}”列(可用的列名:{names};看到的列:{seen})",
        "There is no column “{column}” (it may be called: {names}; columns seen: {seen})",
        "请补上这一列后重交。",
        "Add the column and hand the file in again.",
    ),
    "deliverable-column:several": entry(
        "叫“{column}”的有几列({seen}),只查了 {used} 列",
        "Several columns may be “{column}” ({seen}); only {used} was checked",
        "应查另一列的,请改列名,只让那一列叫这个名字。",
        "If another one is meant, rename the columns so that it alone is called so.",
    ),
    "deliverable-empty": entry(
        "表里没有数据",
        "The table has no rows",
        "请填写后重交;本月确实没有的,在表头下面写“本月无业务”。",
        "Fill it in and hand it in again; if there was nothing, write “nil return” below the header.",
    ),
    "deliverable-empty:file": entry(
        "文件是空的", "The file is empty", "请交有内容的文件。", "Hand in a file with content."
    ),
    "deliverable-no-table": entry(
        "没有找到“{schema}”的表格(要有:{wanted};看到的是:{seen})",
        "The table of “{schema}” was not found (needed: {wanted}; seen: {seen})",
        "请检查表头名称,或用 --schema 指定种类。",
        "Check the header's names, or name the kind with --schema.",
    ),
    "deliverable-no-table:month-end": entry(
        "没有找到“{schema}”的表格(要有:{wanted};看到的是:{seen})",
        "The table of “{schema}” was not found (needed: {wanted}; seen: {seen})",
        "请检查表头名称;是别的种类,就在文件名里写上那一种的名称。",
        "Check the header's names; if it is of another kind, put the name of that kind into the file's name.",
    ),
    "deliverable-no-schema": entry(
        "看不出是哪一种交付件(已知:{known})",
        "No schema fits this file (known: {known})",
        "请用 --schema 指定,或照 schemas/deliverables/README.md 加一种。",
        "Name one with --schema, or add one as schemas/deliverables/README.md says.",
    ),
    "evidence-not-judged": entry(
        "有一行把这个文件写作凭证,所以没有当责任表检查,也没有写入",
        "A row names this file as its evidence, so it was not checked as a duty sheet, nor written into",
        "它若是责任表,请用部门名称作文件名,或改正那一行的凭证。",
        "If it is a duty sheet, call it by its department, or correct that row's evidence.",
    ),
    "evidence-not-judged:kind": entry(
        "这个文件是交付件(名称和表格与公司的一种规则相符),没有当责任表检查,也没有写入",
        "This file is a deliverable by its name and table, so it was not checked as a duty sheet, nor written into",
        "要查里面对不对,用 dutybook validate;它若是责任表,请用部门名称作文件名。",
        "To check its content, use dutybook validate. If it is a duty sheet, call it by its department.",
    ),
    "deliverable-no-schema:asked": entry(
        "没有这一种交付件的规则,只查了文件在不在、是不是空的",
        "There is no schema for this kind; only that the file is there and not empty was checked",
        "要查内容的,请在文件名里写上种类的名称;没有这一种,照 schemas/deliverables/README.md 加一种。",
        "To have its content checked, put the name of its kind into the file's name; if there is none, add one as"
        " schemas/deliverables/README.md says.",
    ),
    "deliverable-more": entry(
        "规则 {rule} 还有 {count} 处,只列出前 {told} 处",
        "{count} more of rule {rule}; the first {told} are listed",
        "改正后再检查一遍。",
        "Correct these and check again.",
    ),
}

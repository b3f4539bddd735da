"""Deliverables: what is wrong inside a file that was handed in, with a file that was not, and with a schema of one."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

_CORRECT_ZH, _CORRECT_EN = "请核对原始单据后改正。", "Check the original papers and correct it."

ENTRIES: dict[str, Entry] = {
    # cells
    "deliverable-value:blank": entry(
        "“{column}”没有填", "“{column}” is blank", "请补填后重交。", "Fill it in and hand the file in again."
    ),
    "deliverable-value:nothing": entry(
        "“{column}”填的是“{value}”,等于没有填",
        "“{column}” is “{value}”, which is as good as blank",
        "请补填后重交;是零的填 0。",
        "Fill it in and hand the file in again; type 0 if it is zero.",
    ),
    "deliverable-value:own-blank": entry(
        "“{column}”没有填:{said}",
        "“{column}” is blank: {said}",
        "请补填后重交。",
        "Fill it in and hand the file in again.",
    ),
    "deliverable-value:own": entry(
        "“{column}”填的是“{value}”:{said}", "“{column}” is “{value}”: {said}", _CORRECT_ZH, _CORRECT_EN
    ),
    "deliverable-value:unsigned": entry(
        "“{column}”填的是“{value}”,还没有签字",
        "“{column}” is “{value}”: it is not signed yet",
        "签字后填签字人姓名再交。",
        "Have it signed, type who signed, and hand it in again.",
    ),
    "deliverable-value:own-row": entry("{column}:{said}", "{column}: {said}", _CORRECT_ZH, _CORRECT_EN),
    "deliverable-value:other": entry(
        "“{column}”不符合要求:{said}", "“{column}” does not fit: {said}", _CORRECT_ZH, _CORRECT_EN
    ),
    "deliverable-value:number": entry(
        "“{column}”填的是“{value}”,不是数字",
        "“{column}” is “{value}”, which is no number",
        "请只填数字,例如 1200.50。",
        "Type a number only, like 1200.50.",
    ),
    "deliverable-value:integer": entry(
        "“{column}”填的是“{value}”,不是整数",
        "“{column}” is “{value}”, which is no whole number",
        "请填整数。",
        "Type a whole number.",
    ),
    "deliverable-value:yes": entry(
        "“{column}”填的是“{value}”,不是“是”或“否”",
        "“{column}” is “{value}”, which is neither yes nor no",
        "请填“是”或“否”。",
        "Type yes or no.",
    ),
    "deliverable-value:date": entry(
        "“{column}”填的是“{value}”,不是能识别的日期",
        "“{column}” is “{value}”, which is no date",
        "请按 2026-10-05 的样式填写。",
        "Type it like 2026-10-05.",
    ),
    "deliverable-value:moment": entry(
        "“{column}”填的是“{value}”,不是能识别的时间",
        "“{column}” is “{value}”, which is no date and time",
        "请按 2026-10-05 17:30 的样式填写。",
        "Type it like 2026-10-05 17:30.",
    ),
    "deliverable-value:period": entry(
        "“{column}”填的是“{value}”,不是能识别的期间",
        "“{column}” is “{value}”, which is no period",
        "请按 2026-10 的样式填写。",
        "Type it like 2026-10.",
    ),
    "deliverable-value:enum": entry(
        "“{column}”填的是“{value}”,只能是:{allowed}",
        "“{column}” is “{value}”; it may be: {allowed}",
        "请从中选一个。",
        "Choose one of these.",
    ),
    "deliverable-value:enum-yes": entry(
        "“{column}”填的是“{value}”,只能是“是”",
        "“{column}” is “{value}”; it must be yes",
        _CORRECT_ZH,
        _CORRECT_EN,
    ),
    "deliverable-value:enum-no": entry(
        "“{column}”填的是“{value}”,只能是“否”",
        "“{column}” is “{value}”; it must be no",
        _CORRECT_ZH,
        _CORRECT_EN,
    ),
    "deliverable-value:minimum": entry(
        "“{column}”填的是 {value},不能小于 {limit}",
        "“{column}” is {value}; it may not be less than {limit}",
        _CORRECT_ZH,
        _CORRECT_EN,
    ),
    "deliverable-value:maximum": entry(
        "“{column}”填的是 {value},不能大于 {limit}",
        "“{column}” is {value}; it may not be more than {limit}",
        _CORRECT_ZH,
        _CORRECT_EN,
    ),
    "deliverable-value:exclusiveMinimum": entry(
        "“{column}”填的是 {value},必须大于 {limit}",
        "“{column}” is {value}; it must be more than {limit}",
        _CORRECT_ZH,
        _CORRECT_EN,
    ),
    "deliverable-value:exclusiveMaximum": entry(
        "“{column}”填的是 {value},必须小于 {limit}",
        "“{column}” is {value}; it must be less than {limit}",
        _CORRECT_ZH,
        _CORRECT_EN,
    ),
    "deliverable-value:minLength": entry(
        "“{column}”填的是“{value}”,至少要 {limit} 个字",
        "“{column}” is “{value}”; it must have at least {limit} character(|s)",
        "请写完整。",
        "Write it in full.",
    ),
    "deliverable-value:maxLength": entry(
        "“{column}”填的是“{value}”,最多 {limit} 个字",
        "“{column}” is “{value}”; it may have at most {limit} character(|s)",
        "请写短一些。",
        "Shorten it.",
    ),
    "deliverable-value:pattern": entry(
        "“{column}”填的是“{value}”,写法不对(应如:{pattern})",
        "“{column}” is “{value}”, which is not of the form {pattern}",
        _CORRECT_ZH,
        _CORRECT_EN,
    ),
    "deliverable-value:struck": entry(
        "第 {row} 行划了删除线,仍按有效的一行检查和相加",
        "Row {row} is struck through; it was checked and added up like any other",
        "作废的请删去这一行,或在状态、备注里写“作废”;有效的请取消删除线。",
        "Delete the row if it does not count, or write void in its status or remark; else take the line off.",
    ),
    "deliverable-value:decimals": entry(
        "“{column}”填的是 {value},小数位数超过 {most} 位",
        "“{column}” is {value}, with more than {most} decimal(|s)",
        "金额请四舍五入后填写。",
        "Round the amount.",
    ),
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
        _CORRECT_ZH,
        _CORRECT_EN,
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
    # what was to be handed in
    "deliverable-key-unused": entry(
        "设置的 [deliverables.files] 里写了“{entry}”({file}),{period} 的表里没有这样的责任编号、凭证或事项,这个文件没有找也没有查;"
        "最像的责任编号:{names}",
        "[deliverables.files] of the settings has “{entry}” ({file}), but no duty, evidence or deliverable of {period} is "
        "called so: the file was not looked for; numbers of duties most like it: {names}",
        "写错了就改成表里的责任编号(或凭证、事项的名称);只是本期没有的,不用管。",
        "Correct what is misspelt to the number of the duty, or what its evidence or deliverable is called; if it only has "
        "nothing this period, there is nothing to do.",
    ),
    "deliverable-key-unused:bare": entry(
        "设置的 [deliverables.files] 里写了“{entry}”({file}),{period} 的表里没有这样的凭证或事项,也没有责任编号,这个文件没有找也没有查",
        "[deliverables.files] of the settings has “{entry}” ({file}), but no evidence or deliverable of {period} is called so, "
        "and no duty has a number: the file was not looked for",
        "写成凭证栏里的叫法或事项的名称;要按责任编号写,就在表里加一列“责任编号”。",
        "Write what the evidence or the deliverable is called; to go by numbers, add a column Duty id to the table.",
    ),
    "deliverable-file-missing": entry(
        "“{what}”应于 {due} 前交的文件没有找到:{pattern}",
        "“{what}” was due {due}, and its file was not found: {pattern}",
        "请把文件放到 {folder},文件名照此。",
        "Put the file into {folder} under this name.",
    ),
    "deliverable-file-missing:early": entry(
        "“{what}”的文件还没有交({due} 前交):{pattern}",
        "The file of “{what}” is not there yet (due {due}): {pattern}",
        "到期前请放到 {folder}。",
        "Put it into {folder} in time.",
    ),
    "deliverable-file-missing:said": entry(
        "“{what}”登记为 {at} 已交,文件却没有找到:{pattern}",
        "“{what}” is said to have been handed in {at}, but its file was not found: {pattern}",
        "请把文件放到 {folder},或改正登记。",
        "Put the file into {folder}, or correct the record.",
    ),
    "deliverable-file-missing:other": entry(
        "“{what}”本期的文件没有找到:{pattern};只有“{seen}”",
        "This period's file of “{what}” was not found: {pattern}; there is “{seen}”",
        "请交本期的文件到 {folder}。",
        "Put this period's file into {folder}.",
    ),
    "deliverable-file-missing:another": entry(
        "“{what}”的文件没有找到:{pattern};{seen} 在另一家的文件夹里,不算这里交的",
        "The file of “{what}” was not found: {pattern}; {seen} lies in somebody else's folder and does not count here",
        "请把文件放到 {folder};两家交的就是那一个文件的,在凭证里连文件夹一起写明:{seen}。",
        "Put the file into {folder}. Where both hand in that very file, write it as evidence with its folder: {seen}.",
    ),
    "deliverable-file-missing:another-month": entry(
        "“{what}”的文件没有找到:{pattern};{seen} 在另一个月的文件夹里,不算本期交的",
        "The file of “{what}” was not found: {pattern}; {seen} lies in another month's folder and does not count here",
        "是本期交的,请把文件放到 {folder}。",
        "If it was handed in for this period, put the file into {folder}.",
    ),
    "deliverable-file-missing:before": entry(
        "“{what}”的文件不在 {folder},在另一个月的文件夹里:{seen}",
        "The file of “{what}” is not in {folder}, but in another month's folder: {seen}",
        "这一行是结转来的,把文件复制到 {folder};是本期的,请改正凭证里的月份,交本期的文件。",
        "If this row was carried over, copy the file into {folder}; if it is this period's, correct the month in its"
        " evidence and hand in this period's file.",
    ),
    "deliverable-unrecorded": entry(
        "“{what}”的文件 {file} 已在,完成时间却没有填,不能判定何时交的(文件修改时间 {mtime},仅供参考)",
        "The file of “{what}”, {file}, is there, but no completion time says when it was handed in "
        "(the file was modified {mtime}, which proves little)",
        "请填完成时间。",
        "Type the completion time.",
    ),
    "deliverable-touched": entry(
        "“{what}”登记为 {at} 交,文件 {file} 在 {mtime} 又改过(修改时间会因复制、同步而变,仅供参考)",
        "“{what}” was handed in {at} by the record; its file {file} was modified {mtime} "
        "(copying and syncing change that too: weak evidence)",
        "如是更换的文件,请登记重交时间。",
        "If the file was replaced, record when it was handed in again.",
    ),
    # papers
    "paper-incomplete": entry(
        "“{what}”({case})不算交齐:缺“{condition}”,见 {where}",
        "“{what}” ({case}) is not complete: “{condition}” is missing, see {where}",
        "资料补齐后填“重交时间”。",
        "When the papers are complete, type Resubmitted at.",
    ),
    "paper-incomplete:unsaid": entry(
        "“{what}”({case})没有交齐:缺“{condition}”,见 {where};“资料完整”没有填,表里仍算已交",
        "“{what}” ({case}) is not complete: “{condition}” is missing, see {where}; whether the papers are complete is "
        "not said, so the sheet still counts it as handed in",
        "请在“资料完整”填“否”,就不算已交;补齐后填“重交时间”。",
        "Type no under Papers complete, and it does not count; when they are complete, type Resubmitted at.",
    ),
    "paper-absent": entry(
        "“{what}”登记为已交,{file} 里却没有业务 {case}",
        "“{what}” is said to have been handed in, but {file} has no case {case}",
        "请补上这笔业务,或改正登记。",
        "Add the case, or correct the record.",
    ),
    "paper-unconfirmed": entry(
        "“{what}”要求“{conditions}”,“资料完整”没有填“是”或“否”:是否交齐没有人确认,暂按登记的时间算已交",
        "“{what}” requires “{conditions}”; nobody has said whether the papers are complete: until then it counts as "
        "handed in when the record says",
        "请核对资料,在“资料完整”填“是”或“否”;填“否”就不算已交。",
        "Check the papers and type yes or no under Papers complete; with no it does not count.",
    ),
    "paper-contradicted": entry(
        "“{what}”({case})的“资料完整”填“是”,但缺“{condition}”,见 {where}",
        "“{what}” ({case}) is marked complete, but “{condition}” is missing, see {where}",
        "请改为“否”并补齐资料。",
        "Type no, and complete the papers.",
    ),
    # schemas that are wrong
    "deliverable-schema-folder": entry(
        "没有交付件规则文件夹“{path}”",
        "There is no folder of deliverable schemas “{path}”",
        "请改 dutybook.toml 里 [deliverables] 的 schemas。",
        "Correct schemas under [deliverables] in dutybook.toml.",
    ),
    "deliverable-schema-unknown": entry(
        "没有名为“{name}”的交付件规则",
        "There is no deliverable schema named “{name}”",
        "已有:{known}。",
        "There are: {known}.",
    ),
    "deliverable-schema-keyword": entry(
        "交付件规则 {path} 的 {where} 里有不认识的“{keyword}”(是不是:{known})",
        "In the deliverable schema {path}, {where} has an unknown “{keyword}” (did you mean: {known})",
        "可用的写法见 schemas/deliverables/README.md。",
        "See schemas/deliverables/README.md for what can be said.",
    ),
    "deliverable-schema-missing": entry(
        "交付件规则 {path} 的 {where} 里缺“{keyword}”",
        "In the deliverable schema {path}, {where} lacks “{keyword}”",
        "可用的写法见 schemas/deliverables/README.md。",
        "See schemas/deliverables/README.md for what can be said.",
    ),
    "deliverable-schema-value": entry(
        "交付件规则 {path} 的 {where} 写的是 {value},应为:{wanted}",
        "In the deliverable schema {path}, {where} is {value}; it should be: {wanted}",
        "可用的写法见 schemas/deliverables/README.md。",
        "See schemas/deliverables/README.md for what can be said.",
    ),
    "deliverable-schema-other": entry(
        "交付件规则 {path} 的 {where} 不对:{detail}",
        "In the deliverable schema {path}, {where} is wrong: {detail}",
        "可用的写法见 schemas/deliverables/README.md。",
        "See schemas/deliverables/README.md for what can be said.",
    ),
    "deliverable-schema-column": entry(
        "交付件规则 {path} 的 {where} 提到“{column}”,properties 里没有这一列(是不是:{known})",
        "In the deliverable schema {path}, {where} names “{column}”, which is not among properties (did you mean: {known})",
        "请改成 properties 里的列名。",
        "Use a column of properties.",
    ),
    "deliverable-schema-number": entry(
        "交付件规则 {path} 的 {where} 用到“{column}”,这一列没有写明是数字",
        "In the deliverable schema {path}, {where} names “{column}”, which is not a column of numbers",
        '请在 properties 的这一列里写 "type": "number"。',
        'Say "type": "number" at this column under properties.',
    ),
    "deliverable-schema-text": entry(
        "交付件规则 {path} 的 {where} 只管文字,“{column}”这一列不是文字",
        "In the deliverable schema {path}, {where} is for text only, which “{column}” is not",
        '请删去,或把这一列的 type 改为 "string"。',
        'Delete it, or say "type": "string" at this column.',
    ),
    "deliverable-schema-day": entry(
        "交付件规则 {path} 的 {where} 用到“{column}”,这一列没有写明是日期",
        "In the deliverable schema {path}, {where} names “{column}”, which is not a column of dates",
        '请在 properties 的这一列里写 "type": "string", "format": "date"。',
        'Say "type": "string", "format": "date" at this column under properties.',
    ),
    "deliverable-schema-twice": entry(
        "交付件规则 {path} 里“{name}”在同一处写了两次",
        "In the deliverable schema {path}, “{name}” stands twice at one place",
        "请并成一个,或删去一个。",
        "Put the two into one, or delete one.",
    ),
    "deliverable-schema-title": entry(
        "交付件规则 {path} 里“{one}”和“{other}”都叫“{title}”",
        "In the deliverable schema {path}, “{one}” and “{other}” are both called “{title}”",
        "一个名称只能归一列,请从其中一列的 x-names 里去掉。",
        "A title may belong to one column only: take it out of the x-names of the other.",
    ),
    "deliverable-schema-pattern": entry(
        "交付件规则 {path} 的 {where} 不是正则表达式:{detail}",
        "In the deliverable schema {path}, {where} is no regular expression: {detail}",
        "不确定时请删去 pattern。",
        "If in doubt, leave the pattern out.",
    ),
    # the command
    "help-validate": entry(
        "检查交付件(欠款报表、结算单、刷卡单等)的内容。",
        "Check what is inside deliverables: reports, settlement sheets, card slips and the like.",
    ),
    "help-validate-schema": entry(
        "交付件种类(名称或 .json 文件;默认按文件名和列自动识别)。",
        "Kind of deliverable, by name or .json file (default: found out from name and columns).",
    ),
    "help-validate-annotate": entry(
        "在此文件夹另存一份标注副本:有问题的格标色并加批注;原文件不动。",
        "Folder for annotated copies: cells marked, with a note in each; the originals stay as they are.",
    ),
    "validate-file": entry(
        "{name}:{schema},{rows} 行,{problems} 处问题", "{name}: {schema}, {rows} row(|s), {problems} problem(|s)"
    ),
    "validate-file-unknown": entry("{name}:没有适用的规则", "{name}: no schema fits"),
    "validate-total": entry(
        "共 {files} 个文件,{rows} 行,{problems} 处问题", "{files} file(|s), {rows} row(|s), {problems} problem(|s)"
    ),
    "validate-annotated": entry("标注副本:{path}", "Annotated copy: {path}"),
    "validate-slow": entry(
        "提示:没有安装 jsonschema-rs,大文件会慢很多。pip install 'dutybook[fast]'",
        "Note: jsonschema-rs is not installed; large files take much longer. pip install 'dutybook[fast]'",
    ),
    "annotate-inside": entry(
        "标注副本的文件夹“{path}”就是原文件所在的文件夹",
        "The folder of the annotated copies, “{path}”, is that of the originals",
        "请用 --annotate 指定另一个文件夹。",
        "Name another folder with --annotate.",
    ),
    "annotate-format": entry(
        "{suffix} 格式不能加批注,没有标注副本",
        "A {suffix} file cannot be annotated; there is no copy of it",
        "请用 Excel 另存为 .xlsx 后再检查。",
        "Save it as .xlsx in Excel and check that.",
    ),
    "annotate-author": entry("检查", "Check"),
    "annotate-sheet": entry("校验结果", "Findings"),
    "annotate-title": entry("校验结果:{name}", "Findings: {name}"),
}

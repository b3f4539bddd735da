"""Month-end: what it finds beside the rows of the workbooks, department by department."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    # findings of month-end
    "department-missing": entry(
        "没有找到 {department} 的工作簿",
        "There is no workbook of {department}",
        "请向 {department} 催要 {period} 的工作簿,放进本文件夹后重新检查。",
        "Ask {department} for its workbook of {period}, put it into this folder and check again.",
    ),
    "department-missing:empty": entry(
        "{department} 的工作簿里没有责任表,或表是空的、隐藏的",
        "The workbook of {department} has no duty sheet, or one that is empty or hidden",
        "请 {department} 用模板补齐 {period} 的责任表后重新检查。",
        "Let {department} fill in its duty sheet of {period} and check again.",
    ),
    "department-missing:called": entry(
        "没有 {department} 的责任行;这个工作簿里写的是“{other}”",
        "There are no duties of {department}; in this workbook it is “{other}”",
        "是同一个部门的,表里和 dutybook.toml 的 departments 写成一样;不是的,向 {department} 催要 {period} 的工作簿。",
        "If it is one department, write it the same here and under departments in dutybook.toml; if not, ask "
        "{department} for its workbook of {period}.",
    ),
    "department-alike": entry(
        "“{names}”像是“{like}”的另一种写法,现在各算一个部门",
        "“{names}” looks like “{like}” by another name; each counts as a department of its own",
        '是同一个部门的,在 dutybook.toml 的 [department_names] 里写 "{like}" = [{toml}];不是的,加进 departments。',
        'If it is one department, write "{like}" = [{toml}] under [department_names] in dutybook.toml; if not, add them '
        "to departments.",
    ),
    "department-folders": entry(
        "“{department}”在几个文件夹里都有({folders}),合计成了一个部门",
        "“{department}” is in several folders ({folders}), and counts as one department",
        "是几家分店各自的,在各表的标题或责任部门一列写明哪一家(如“{like}”),就分开统计;本来就是一个部门的,不用理会。",
        "If these are branches, name the branch in each table's title or column Department (“{like}”), and they count "
        "apart; if it is one department, nothing.",
    ),
    "workbook-astray": entry(
        "放在“{folder}”,写的却全是“{home}”的部门(“{department}”):像是抄来没有改,或放错了文件夹;都算在“{department}”名下",
        "It lies in “{folder}”, yet all of it is of a department of “{home}” (“{department}”), to which it counts: it "
        "looks as if it was copied and not changed, or put into the wrong folder",
        "是“{folder}”的表,把标题和责任部门改成本店的;放错了的,移走。",
        "If it is of “{folder}”, name its own department in the title and the rows; if it is in the wrong place, move it.",
    ),
    "workbook-gone": entry(
        "本期早先的月结读过这个工作簿({count} 项),这次没有找到,它的事项不再统计",
        "An earlier month-end of this period read this workbook ({count} obligation(|s)); it was not found this time, and "
        "what it holds does not count any more",
        "误删、移走或改了名又改了内容的,放回原处再运行月结;确实不用的,写明理由关账即可。",
        "If it was deleted or moved away by mistake, put it back and run month-end again; if it is not needed, close with "
        "a reason.",
    ),
    "department-unnamed": entry(
        "有 {count} 行看不出是哪个部门的,都算在“(未写部门)”下",
        "Nothing says which department {count} row(|s) (is|are) of; (it counts|they count) under “(no department)”",
        "加一列“责任部门”,或在表的标题、工作表名、文件名里写上部门;那里写的是别的叫法,就在设置的 [department_names] 里写明。",
        "Add a column Department, or name it in the table's title, the sheet's or the file's name; where it goes by "
        "another name there, say so under [department_names] in the settings.",
    ),
    "policy-unused": entry(
        "设置里的 {table} 在 {period} 没有用上:没有这样的部门、责任编号或工作簿",
        "{table} of the settings was of no use in {period}: there is no such department, duty or workbook",
        "写错了就改正,要和表里的写法一致(部门的别的叫法写在 [department_names] 里);只是本期没有的,不用管。",
        "Correct what is misspelt, so that it is as the sheets have it (a department's other names stand under "
        "[department_names]); if it only has nothing this period, there is nothing to do.",
    ),
    "deliverable-missing": entry(
        "{department} 本期应有的事项“{deliverable}”({duty}),各工作簿里都没有",
        "No workbook has “{deliverable}” ({duty}), which {department} owes this period",
        "请 {department} 在交付记录中补上这一行;如果名称不同,请填责任编号 {duty}。",
        "Let {department} add the row to its obligations; where it goes by another name, fill in the duty id {duty}.",
    ),
    # sheets
    "report-more": entry(
        "另有 {count} 处数据问题没有列出,见各工作簿的“检查结果”表。",
        "{count} more problem(|s) (is|are) not listed: see the sheet Check results of the workbooks.",
    ),
}

"""``dutybook roll``: carrying a folder into the next period."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "help-roll": entry(
        "由本期各工作簿生成下期工作簿:格式、下拉、责任清单不变,未完成的结转,本期已完成的清空。",
        "Make the next period's workbooks from this period's: formats and duties stay, what is open is carried over, "
        "what is done is emptied.",
    ),
    "help-roll-to": entry("结转到哪个期间,如 2026-12。", "The period to roll into, like 2026-12."),
    "help-roll-out": entry(
        "新工作簿放在哪个文件夹(默认与原文件夹并列,以新期间命名)。",
        "Folder for the new workbooks (default: beside FOLDER, named after the new period).",
    ),
    # wrong usage
    "roll-exists": entry(
        "{name} 已存在,没有覆盖",
        "{name} exists already and was not replaced",
        "请用 --out 换一个文件夹,或先移走原文件。",
        "Choose another folder with --out, or move the file away first.",
    ),
    "roll-inside": entry(
        "新文件夹“{path}”与原文件夹互相包含,以后检查时新旧会混在一起",
        "The new folder “{path}” lies inside the old one or around it: later checks would mix old and new",
        "请用 --out 指定一个并列的文件夹。",
        "Name a folder beside it with --out.",
    ),
    "roll-backwards": entry(
        "不能由 {source} 结转到 {to}",
        "Cannot roll {source} into {to}",
        "--to 要晚于原期间;原期间取自 dutybook.toml 的 period 或文件夹名。",
        "--to must be later; the old period is that of dutybook.toml or of the folder's name.",
    ),
    "roll-not-made": entry(
        "新文件夹“{path}”没有做成({detail}),什么都没有留下",
        "The new folder “{path}” could not be made ({detail}); nothing was left behind",
        "请检查磁盘空间和权限,或用 --out 换一个位置,再结转一次。",
        "Check disk space and permissions, or name another place with --out, and roll again.",
    ),
    "roll-nothing": entry(
        "“{path}”里没有工作簿", "There are no workbooks in “{path}”", "请检查文件夹。", "Check the folder."
    ),
    "roll-no-duties": entry(
        "“{path}”里没有可以结转的责任表,没有生成新文件夹;看过的工作簿:{names}",
        "There is no duty sheet in “{path}” to roll, and no new folder was made; workbooks looked at: {names}",
        "请检查文件夹;责任表要有“事项”和“期限”两列,见 dutybook check 的提示。",
        "Check the folder; a duty sheet has a column of what is owed and one of deadlines: see what dutybook check says.",
    ),
    # findings
    "roll-no-room": entry(
        "“{what}”({period})没有空行可放,没有写入新表",
        "There is no blank row for “{what}” ({period}); it is not in the new workbook",
        "请在新表末尾插入一行,照原表补上。",
        "Insert a row at the end of the new table and type it in from the old one.",
    ),
    "roll-beyond": entry(
        "“{what}”({period})没有空行可放,写在了表尾各行之后的第 {row} 行",
        "There is no blank row for “{what}” ({period}); it stands in row {row}, after the lines at the foot",
        "照样会被检查;如要放进表内,请在新表插入一行再移过去。",
        "It is checked all the same; to have it inside the table, insert a row and move it there.",
    ),
    "roll-beyond:below": entry(
        "“{what}”({period})在原来的表里没有空行可放,写在了下面的表里,第 {row} 行",
        "There is no blank row for “{what}” ({period}) in its own table; it stands in one below, in row {row}",
        "照样会被检查;如要放回原来的表,请在新表插入一行再移过去。",
        "It is checked all the same; to have it in its own table, insert a row and move it there.",
    ),
    "roll-due-differs": entry(
        "“{what}”结转后应交时间由 {before} 变成 {after}",
        "Carried over, “{what}” would be due {after} instead of {before}",
        "请在新表该行的期限里写明日期。",
        "Write the date into that row's deadline in the new workbook.",
    ),
    "roll-row-lost": entry(
        "“{what}”还没完成,在新表里却读不出来,或读成了已完成",
        "“{what}” is still open, and in the new workbook it is not read, or read as done",
        "请对照原表,在新表里核对这一行;核对好以前,它不会再被催。",
        "Compare that row with the old workbook and mend it; until then nobody is reminded of it.",
    ),
    "roll-column-named": entry(
        "列名“{old}”在新表里改成了“{new}”:只看结转后的内容,认不出这一列了",
        "In the new workbook the column “{old}” is called “{new}”: what stands in it now would not tell what it is",
        "新表请沿用“{new}”;原表没有改。",
        "Keep the name “{new}” there; the old workbook is as it was.",
    ),
    "roll-not-read": entry(
        "结转后的新表认不出来,也没能改列名:结转的行都在,但下期检查读不到",
        "The new table would not be read, and its columns could not be renamed: the rows carried over are there, but "
        "the next check does not see them",
        "请在新表里自己改列名:{names}。",
        "Rename the columns in the new workbook: {names}.",
    ),
    "roll-unreviewed": entry(
        "有 {count} 项已交(或已重交),还没有验收,没有结转:{what}",
        "{count} (is|are) handed in, or handed in again, and not reviewed yet; not carried over: {what}",
        "请在 {period} 的原表里填验收结果,关账之前填;退回了还要重交的,在新表里补一行。",
        "Type the verdict into the workbook of {period}, before that period is closed; for what is sent back, add a row "
        "to the new one.",
    ),
    "roll-not-back": entry(
        "有 {count} 项业务已办完,新表里没有了:{what}",
        "{count} (is|are) done and not in the new workbook: {what}",
        "一笔业务一行的,下一笔发生时再填;每期都可能有的,请在新表里补一行,业务时间留空。",
        "If there is a row for each case, write one when the next comes; if it is promised time and again, add a row to "
        "the new workbook with its event date blank.",
    ),
    "roll-emptied": entry(
        "看列名,“{names}”说的是本期的事,在新表里清空了",
        "To judge by the name, “{names}” says something of the old period; emptied in the new workbook",
        "如果是每期都一样的内容,请从原表抄回,并换一个列名。",
        "If it is the same in every period, copy it back from the old workbook and call the column otherwise.",
    ),
    "roll-format": entry(
        "{suffix} 格式不能无损结转,没有生成新表",
        "A {suffix} file cannot be rolled without loss; no new workbook was made",
        "请用 Excel 或 LibreOffice 另存为 .xlsx,把原文件移出文件夹(以免重复计算),删去刚生成的新文件夹或用 --out 换一个,再结转一次。",
        "Save it as .xlsx in Excel or LibreOffice, move the old file out of the folder (both would count), then delete "
        "the new folder or name another with --out, and roll once more.",
    ),
    "roll-side-by-side": entry(
        "几张表并排在同样的行上,原样复制,没有结转",
        "Tables stand side by side on the same rows; they were copied as they are, not rolled",
        "请在新表中手工清空和结转,或把各表分到不同的工作表。",
        "Empty and carry over by hand in the new workbook, or put each table on its own sheet.",
    ),
    "roll-completion-unclear": entry(
        "看不出哪一列是完成时间(“{names}”里有日期),分不出哪些行已完成:原样复制,没有结转,本期填的都还在新表里",
        "No column could be told to say when things were done (“{names}” hold dates), so that nobody knows which rows "
        "are done: the table was copied as it is, with all that was typed in it",
        "请在原表里把记完成日期的那一列改名为“完成时间”(期限起算的那一列叫“业务时间”),删去刚生成的新文件夹或用 --out 换一个,再结转一次。",
        "In the old workbook call the column of the completion Completed at (and that from which deadlines count Event "
        "date), then delete the new folder or name another with --out, and roll once more.",
    ),
    "roll-unnumbered": entry(
        "“{what}”的业务没有编号,结转的行对不上业务登记",
        "The event of “{what}” has no number, so the carried row cannot be matched with the register",
        "请在业务登记和交付记录里填上同一个业务编号。",
        "Give it the same number in the register and in the delivery record.",
    ),
    "roll-attached": entry(
        "内容已变,批注或链接还留在 {cells}",
        "The content changed, but notes or links are still on {cells}",
        "请在新表中删除过时的批注或链接。",
        "Delete those that are out of date in the new workbook.",
    ),
    "roll-sheet-name": entry(
        "工作表名仍是原期间:可能有公式、链接或宏用到这个名称,没有改",
        "The sheet is still named for the old period: formulas, links or macros may use the name, so it was left",
        "请改名为“{new}”。",
        "Rename it to “{new}”.",
    ),
    "roll-sheet-name:taken": entry(
        "没有改名为“{new}”:已有一张“{new}”(往年的,或预先建好的),下期可能会去查那张",
        "It was not renamed to “{new}”: there is a sheet of that name already, which may be the one checked next period",
        "在新表里:那张是往年的,改名(写上年份);是空的,删去;再把这张改名为“{new}”。那张已经在用的,把这里没交的抄过去。",
        "In the new workbook give that sheet its year if it is an old one, or delete it if it is empty, then rename this "
        "one to “{new}”. If it is in use, copy what is open here over to it.",
    ),
    "roll-sheet-aged": entry(
        "原来的“{old}”是往年的,改名为“{new}”,给新的“{old}”让出名字",
        "The old “{old}” is of a year before: it is called “{new}” now and leaves its name to the new “{old}”",
        "不用做什么。",
        "Nothing needs to be done.",
    ),
    "roll-left-out": entry(
        "工作表“{sheets}”是别的月份的,原样复制,没有结转",
        "The sheets “{sheets}” are of other months; they were copied as they are, not rolled",
        "那里还没交的事项请写进本月的表。",
        "Carry what is still owed there over to this month's sheet.",
    ),
    "roll-other-period": entry(
        "由 {source} 结转到 {to},表里却没有 {source} 的行,写着期间的是 {seen} 的",
        "Rolled {source} into {to}, but no row is of {source}: those that say their period are of {seen}",
        "期间选错了的,删去刚生成的新文件夹,把 --to 改成表里最后一期的下一期,再结转一次。",
        "If the period was wrong, delete the new folder and roll again with --to the one after the last in the sheets.",
    ),
    "roll-skipped": entry(
        "直接结转到了 {to},没有 {periods} 的表:每期要交的,在这些期间没有一行",
        "Rolled straight into {to}, and there are no workbooks of {periods}: what recurs has no row for then",
        "那时也要交的,删去刚生成的新文件夹,先结转到 {first},再逐期往下结转。",
        "If it was owed then, too, delete the new folder, roll to {first} first, and on from there.",
    ),
    "roll-open": entry(
        "{who} 正打开着这个文件,结转的是已保存的内容",
        "{who} has the file open; what was saved is what was rolled",
        "如有未保存的改动,请保存后重新结转。",
        "If there are unsaved changes, save them and roll again.",
    ),
    # words in the new workbook
    "roll-note-carried": entry("结转自 {period}", "carried over from {period}"),
    "roll-carried-table": entry("结转的事项", "Carried over"),
    "roll-note-phrase": entry("原期限:{phrase}", "deadline as it was: {phrase}"),
    "roll-note-unanswered": entry("结转:上期应交,未登记", "carried over: owed, but had no row"),
    # the report
    "roll-made": entry(
        "已由 {source} 结转到 {to},新工作簿在 {out}:", "Rolled {source} into {to}; the new workbooks are in {out}:"
    ),
    "roll-file": entry(
        "  {name}:结转 {carried} 行,新增 {new} 行,清空 {emptied} 行",
        "  {name}: {carried} row(|s) carried over, {new} new, {emptied} emptied",
    ),
    "roll-file-failed": entry("  {name}:没有结转", "  {name}: not rolled"),
    "roll-left-deliverable": entry(
        "交付件没有结转(本期交的,下期另交),{count} 个:{names}",
        "Left behind as deliverables of the old period, {count}: {names}",
    ),
    "roll-left-summary": entry("月结汇总没有结转,{count} 个:{names}", "Summaries left behind, {count}: {names}"),
    "roll-left-no-duty-sheet": entry(
        "没有责任表、没有结转的,{count} 个:{names}", "Left behind for want of a duty sheet, {count}: {names}"
    ),
    "roll-next": entry(
        "原文件夹没有改动。检查新表:dutybook check {out} --period {to}",
        "The old folder is as it was. To check the new one: dutybook check {out} --period {to}",
    ),
}

"""Files in use, passwords, other formats, hostile files, backups and undo."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    # writing
    "file-linked": entry(
        "这个文件在磁盘上另有名字(硬链接);那个名字下还是写入之前的内容",
        "The file has another name on the disk (a hard link); under that name is still what was there before",
        "请以这个文件为准;另一个名字还要用,就用这个文件覆盖它。",
        "Go by this file; if the other name is still needed, copy this file over it.",
    ),
    "written-beside:macros": entry(
        "文件里有宏,LibreOffice 可能保不住,所以结果写在旁边的工作簿里",
        "The file holds macros, which LibreOffice might not keep, so the result is in a workbook beside it",
        "要写回表里,请用 Excel 另存为 .xlsm。",
        "To have it in the sheet, save it in Excel as .xlsm.",
    ),
    "written-beside:far": entry(
        "内容一直伸到 {cell},经 LibreOffice 写入要太久,所以结果写在旁边的工作簿里",
        "The content reaches as far as {cell}; to write it through LibreOffice would take too long, so the result is in a workbook beside it",
        "请删除表格以外很远处的内容,或另存为 .xlsx。",
        "Delete what stands far outside the table, or save it as .xlsx.",
    ),
    "written-beside:full": entry(
        ".xls 的工作表只有 256 列、65536 行,没有 {cell},所以结果写在旁边的工作簿里",
        "A sheet of an .xls file has 256 columns and 65,536 rows, and no {cell}, so the result is in a workbook beside it",
        "请删掉最右边多余的内容,或另存为 .xlsx。",
        "Delete what stands in the last columns, or save it as .xlsx.",
    ),
    "written-beside:failed": entry(
        "LibreOffice 没能写这个文件({detail}),所以结果写在旁边的工作簿里",
        "LibreOffice could not write the file ({detail}), so the result is in a workbook beside it",
        "请重试,或另存为 .xlsx。",
        "Try again, or save it as .xlsx.",
    ),
    "written-beside:sheet": entry(
        "LibreOffice 写出的“{sheet}”与原来不同(合并、隐藏或缺失),没有采用,结果写在旁边的工作簿里",
        "LibreOffice wrote “{sheet}” otherwise than it was (merged, hidden or missing); that was not taken, and the result is in a workbook beside it",
        "要写回表里,请另存为 .xlsx。",
        "To have it in the sheet, save it as .xlsx.",
    ),
    "written-beside:cell": entry(
        "LibreOffice 写出的 {cell} 与原来不同,没有采用,结果写在旁边的工作簿里",
        "LibreOffice wrote {cell} otherwise than it was; that was not taken, and the result is in a workbook beside it",
        "要写回表里,请另存为 .xlsx。",
        "To have it in the sheet, save it as .xlsx.",
    ),
    # reading
    "file-password-wrong": entry(
        "工作簿的打开密码不对",
        "The password does not open the workbook",
        "请核对环境变量 DUTYBOOK_PASSWORD,或用 --ask-password 重新输入。",
        "Correct the environment variable DUTYBOOK_PASSWORD, or type it again with --ask-password.",
    ),
    "file-encoding": entry(
        "文本文件的编码认不出来",
        "The encoding of the text file is not known",
        "请用 Excel 另存为“CSV UTF-8”。",
        "Save it in Excel as “CSV UTF-8”.",
    ),
    "file-too-costly": entry(
        "读取工作簿所需的内存或时间过多({detail}),已停止",
        "Reading the workbook would take too much memory or time ({detail}) and was stopped",
        "请确认文件来源;用 Excel 打开,删除表格以外很远处的内容,另存为 .xlsx 后重试。",
        "Check where the file comes from; in Excel, delete what lies far outside the table, save as .xlsx and try again.",
    ),
    "sheet-too-wide": entry(
        "工作表“{sheet}”的内容一直伸到 {cell},没有打开",
        "The content of sheet {sheet} reaches as far as {cell}; it was not opened",
        "请在 Excel 中按 Ctrl+End 找到最远的单元格,删除多余的行和列后重试。",
        "Press Ctrl+End in Excel to find the farthest cell, delete the needless rows and columns, and try again.",
    ),
    # writing
    "write-encrypted": entry(
        "不能用原密码重新加密({detail}),没有写入",
        "The workbook could not be encrypted again with its password ({detail}); nothing was written",
        "请在 Excel 中取消打开密码后重试。",
        "Remove the password in Excel and try again.",
    ),
    "write-encrypted-format": entry(
        "不能写入带密码的 {suffix} 文件,没有写入",
        "A {suffix} file with a password cannot be written; nothing was written",
        "请在 Excel 中另存为带密码的 .xlsx 后重试。",
        "Save it as an .xlsx with a password in Excel and try again.",
    ),
    "beside-not-ours": entry(
        "已有一个不是由 dutybook 生成的文件“{name}”,没有写入",
        "There is already a file {name} that dutybook did not make; nothing was written",
        "请把该文件改名或移走后重试。",
        "Rename or move that file and try again.",
    ),
    # a workbook that is made where another file lies
    "target-workbook": entry(
        "“{path}”已存在,是别的工作簿(工作表:{sheets}),没有覆盖",
        "{path} exists already and is another workbook (sheets: {sheets}); it was left as it is",
        "请换一个文件名,或先把它移走。",
        "Give another name, or move it away first.",
    ),
    "target-file": entry(
        "“{path}”已存在,打不开,看不出是不是 dutybook 做的,没有覆盖",
        "{path} exists already and cannot be opened to see whether dutybook made it; it was left as it is",
        "请换一个文件名,或先把它移走。",
        "Give another name, or move it away first.",
    ),
    "target-ending": entry(
        "结果是 Excel 工作簿,不能写成“{path}”",
        "The result is an Excel workbook and cannot be written as {path}",
        "请用 .xlsx 结尾的文件名;要给程序用的,加 --format json。",
        "Give a name that ends with .xlsx; for scripts there is --format json.",
    ),
    "target-folder": entry(
        "“{path}”是文件夹,不能写成文件",
        "{path} is a folder and cannot be written as a file",
        "请在后面加上文件名。",
        "Add the name of a file to it.",
    ),
    "target-open": entry(
        "“{path}”正由 {who} 打开,要重做它,所以什么都没有检查、没有写入",
        "{path} is open by {who} and was to be made anew, so nothing was checked or written",
        "请关闭后重新运行;如果其实没有人打开(程序曾异常退出),请删除旁边以 ~$ 或 .~lock. 开头的同名隐藏文件。",
        "Close it and run again. If nobody has it open (a program crashed), delete the hidden file of the same name "
        "beside it that begins with ~$ or .~lock.",
    ),
    # the result workbook beside a file that cannot be written
    "beside-source": entry("所属工作簿", "Belongs to"),
    "beside-fingerprint": entry("所查版本(SHA-256)", "Version that was checked (SHA-256)"),
    "beside-explain": entry(
        "{suffix} 文件不能直接写入,所以结果放在这里:各行原样照抄,最右边六列和“检查结果”表是检查结果。每次检查会整个替换本文件,请在原文件中修改,不要在此填写。",
        "Files of the kind {suffix} are not written into, so the result is here: the rows as they are, with six columns at the right, and the result sheet. Each check replaces this file: make changes in the original, not here.",
    ),
    "report-beside": entry("。结果写在旁边的 {name}", ". The result is in {name} beside it"),
    # waiting
    "waiting": entry("{name} 正由 {who} 打开,等待关闭……", "{name} is open by {who}; waiting for it to be closed ..."),
    "usage-wait": entry(
        "“{raw}”不是时长", "“{raw}” is no length of time", "请写成 30s、10m 或 1h。", "Write it like 30s, 10m or 1h."
    ),
    "usage-ask-password": entry(
        "--ask-password 只能在终端里使用",
        "--ask-password works on a terminal only",
        "请改用环境变量 DUTYBOOK_PASSWORD。",
        "Use the environment variable DUTYBOOK_PASSWORD.",
    ),
    "ask-password": entry("工作簿的打开密码", "Password of the workbooks"),
    "help-wait": entry(
        "有人开着文件时最多等多久(整次运行合计),如 30s、10m、1h。",
        "How long to wait, in all, for people to close their files: 30s, 10m, 1h.",
    ),
    "help-jobs": entry(
        "同时工作的进程数;默认比处理器多一个,最多 4 个(目前仅 Linux 会多于 1 个)。",
        "How many processes may work at once; by default one more than there are processors, at most 4"
        " (more than 1 on Linux only).",
    ),
    "help-ask-password": entry(
        "在终端输入工作簿的打开密码(否则取环境变量 DUTYBOOK_PASSWORD)。",
        "Type the workbooks' password on the terminal (else the environment variable DUTYBOOK_PASSWORD is used).",
    ),
    # undo
    "help-undo": entry(
        "撤销 dutybook 对一个工作簿的最近一次写入,或最近一次运行对一个文件夹里各工作簿的写入。",
        "Take back the last write of dutybook to a workbook, or what its last run wrote into those of a folder.",
    ),
    "help-cells-only": entry(
        "只恢复 dutybook 写过、之后没人改过的单元格,保留别人的修改。",
        "Restore only the cells that dutybook wrote and nobody changed since; keep everything else.",
    ),
    "undo-none": entry(
        "{name} 没有可以撤销的写入",
        "There is no write to {name} that can be taken back",
        "备份在旁边的 .dutybook-backup 文件夹里;没有备份就无法撤销。",
        "Backups are in the folder .dutybook-backup beside it; without one nothing can be undone.",
    ),
    "undo-edited": entry(
        "{name} 在 dutybook 写入之后又被修改过,没有撤销",
        "{name} was changed after dutybook wrote it; nothing was undone",
        "加上 --cells-only 可以只恢复 dutybook 写过的单元格,保留其他修改。",
        "With --cells-only, only the cells that dutybook wrote are restored and the other changes are kept.",
    ),
    "undo-damaged": entry(
        "{name} 的备份 {backup} 不在了或不完整,没有撤销",
        "{name} cannot be restored: its backup {backup} is gone or not whole; nothing was undone",
        "请找别处的旧版本,如网盘、服务器的历史版本。",
        "Look for an older version elsewhere, such as a server or cloud drive keeps.",
    ),
    "undo-no-cells": entry(
        "{name} 的写入没有逐格记录(单元格太多,或工作簿有密码),不能只恢复单元格",
        "The write to {name} was not recorded cell by cell (too many cells, or a password); cells alone cannot be restored",
        "请从 .dutybook-backup 里的备份 {backup} 手工恢复。",
        "Restore what you need by hand from the backup {backup} in .dutybook-backup.",
    ),
    "undo-none-folder": entry(
        "“{folder}”里没有可以撤销的运行",
        "There is no run over “{folder}” that can be taken back",
        "备份在各工作簿旁边的 .dutybook-backup 文件夹里;没有备份就无法撤销。单个工作簿的写入,请写工作簿的名称。",
        "Backups are in the folder .dutybook-backup beside each workbook; without one nothing can be undone. For a write "
        "to a single workbook, name that workbook.",
    ),
    "undo-gone": entry(
        "{name} 不在原来的文件夹里了(移走、改名或删去),没有撤销",
        "{name} is no longer in its folder (moved, renamed or deleted); nothing was undone",
        "请把它移回来、改回原名再撤销一次;不再需要的,不用理会。",
        "Move it back under its old name and undo again, unless it is no longer wanted.",
    ),
    "undone-run": entry(
        "最近一次写入是 {at} 开始的运行(检查时间 {label}),涉及 {count} 个工作簿:",
        "The last run that wrote here began {at} (as of {label}), with {count} workbook(|s):",
    ),
    "undone-run-file": entry("{name}:已恢复到写入之前的样子", "{name}: as it was before the write"),
    "undone-run-cells": entry(
        "{name}:已恢复 {cells} 个单元格,另有 {kept} 个保持不动",
        "{name}: {cells} cell(|s) restored, {kept} left as they are",
    ),
    "undone-run-not": entry("{name}:没有撤销。{why}", "{name}: nothing was undone. {why}"),
    "undone-run-total": entry("已恢复 {workbooks} 个工作簿。", "{workbooks} workbook(|s) restored."),
    "undone-run-failed": entry(
        "已恢复 {workbooks} 个工作簿,没有恢复 {failed} 个;处理之后再撤销一次,只做剩下的。",
        "{workbooks} workbook(|s) restored, {failed} not: see to them and undo again, which tries only these.",
    ),
    "undone-run-left": entry(
        "{names} 是 dutybook 自己生成的文件,没有动;不要的可以删去,下次运行会重新生成。",
        "{names}: made by dutybook itself and not touched; delete what is not wanted, the next run makes it anew.",
    ),
    "undone-once": entry("(写入时名为 {name})", " (called {name} when it was written)"),
    "undone-file": entry(
        "{name} 已恢复到写入({label})之前的样子", "{name} is again as it was before the write ({label})"
    ),
    "undone-formulas": entry(
        "。{cells} 原来是公式,没有恢复;公式在写入之前的备份里:{backup}",
        ". {cells} held formulas, which were not restored; they are in the backup from before the write: {backup}",
    ),
    "undone-changed": entry("。{cells} 写入之后有人改过,没有动", ". {cells} changed since the write: left alone"),
    "undone-cells": entry(
        "{name}:已恢复 {cells} 个单元格(写入 {label}),另有 {kept} 个保持不动",
        "{name}: {cells} cell(|s) restored (write {label}), {kept} left as they are",
    ),
}

"""Failures: the message and the remedy of every ``DutybookError``."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

_SPANS = '[["09:00", "12:00"], ["13:30", "17:30"]]'
_SETTINGS = {
    "boolean": ("true 或 false,不加引号", "true or false, without quotes"),
    "integer": ("整数,不加引号", "a whole number, without quotes"),
    "number": ("数字,不加引号", "a number, without quotes"),
    "string": ("文字,加英文引号", "text, in quotes"),
    "array": ("一项或几项,放在方括号里,各加英文引号", "one or several items in square brackets, each in quotes"),
    "object": ("单独的一段 [{where}],下面每行一项", "a section of its own, [{where}], with one item a line"),
    "day": ('日历上有的日期,如 "2026-11-07"', 'a day that is on the calendar, like "2026-11-07"'),
    "clock": ('钟点,如 "17:30"', 'a time of day, like "17:30"'),
    "hours": (
        f"一段或几段,每段起止两个钟点,先早后晚、互不重叠,如 {_SPANS}",
        f"one or several spans that do not overlap, each from the earlier time to the later: {_SPANS}",
    ),
    "span": (
        f"起止两个钟点,一段也要两层方括号,如 {_SPANS}",
        f"spans in two pairs of brackets, also a single one: {_SPANS}",
    ),
    "moment": ('时间,如 "2026-11-06T18:00"', 'a time, like "2026-11-06T18:00"'),
    "period": ('期间,如 "2026-10"', 'a period, like "2026-10"'),
    "country": ('国家或地区的代码,如 "CN"、"GB-ENG"', 'the code of a country or region, like "CN" or "GB-ENG"'),
    "level": ('多长时间,如 "1 workday"、"3个工作日"、"24小时"', 'a length of time, like "1 workday" or "24 hours"'),
    "percent": ("百分数,如 95(不写 0.95)", "a percentage, like 95 (not 0.95)"),
    "least": ("不小于 {limit} 的数", "a number that is not less than {limit}"),
    "most": ("不大于 {limit} 的数", "a number that is not more than {limit}"),
    "more": ("大于 {limit} 的数", "a number that is more than {limit}"),
    "content": ("内容,不能是空的或只有一个字", "something that is not blank and not a single letter"),
    "choice": ("其中的一个:{wanted}", "one of these: {wanted}"),
}
"""What may stand in a setting, by kind."""

ENTRIES: dict[str, Entry] = {
    "error-unknown": entry("发生未知错误", "Unknown error"),
    "usage": entry("{detail}", "{detail}", "用 dutybook --help 查看用法。", "See dutybook --help."),
    "settings-invalid": entry(
        "设置文件 {path} 有误:{where} {detail}",
        "Settings file {path} is wrong: {where} {detail}",
        "请按说明改正后重试。",
        "Correct it and try again.",
    ),
    "settings-key": entry(
        "设置文件 {path} 里写的 {where} 不认识",
        "Settings file {path} has {where}, which is not known",
        "这里可以写:{known}。",
        "What may stand there: {known}.",
    ),
    "settings-statutory": entry(
        "设置文件 {path} 的 calendar.statutory 里写的“{name}”,没有这张表",
        "Settings file {path}: there is no table “{name}”, which calendar.statutory names",
        "可以写自带的({known}),或放在设置文件旁边的文件的名称。",
        "It may be a shipped one ({known}), or the name of a file beside the settings.",
    ),
    "settings-department-names": entry(
        "设置文件 {path} 的 department_names 里,“{name}”写在两个部门下",
        "Settings file {path}: “{name}” stands under two departments in department_names",
        "一个叫法只写在一个部门下。",
        "Put each name under one department only.",
    ),
    "settings-day-twice": entry(
        "设置文件 {path} 的 calendar 里,{day} 既写在 workdays 又写在 days_off",
        "Settings file {path}: {day} stands under both workdays and days_off of calendar",
        "请只留一处。",
        "Leave it in one of them.",
    ),
    "settings-word": entry(
        "设置文件 {path} 的 words 里,“{word}”写成“{meaning}”,其中的“{other}”本身也是这里的说法,不会再替换",
        "Settings file {path}: words says that “{word}” is “{meaning}”; “{other}” in it is such a word itself, and is not looked up again",
        '请写不靠这些说法也读得懂的,如 "每月25日"。',
        'Write what can be read without these words, like "the 25th of each month".',
    ),
    "settings-word-day": entry(
        "设置文件 {path} 的 words 里,“{word}”写成“{meaning}”,看不出是哪一天",
        "Settings file {path}: words says that “{word}” is “{meaning}”, which names no day",
        '请写读得懂的期限,如 "每月25日"。',
        'Write what can be read, like "the 25th of each month".',
    ),
    "settings-no-country": entry(
        "没有“{name}”的放假安排",
        "There are no holidays for “{name}”",
        "请在设置的 [calendar] 里改 country,例如 CN、GB-ENG。",
        "Correct country under [calendar] of the settings, for example to CN or GB-ENG.",
    ),
    **{
        f"settings-{kind}": entry(
            "设置文件 {path} 的 {where} 写的是 {value},不能这样写",
            "Settings file {path}: {where} is {value}, which it cannot be",
            f"请写{' ' if zh[0].isascii() else ''}{zh}。",
            f"Write {en}.",
        )
        for kind, (zh, en) in _SETTINGS.items()
    },
    "written-not-utf8": entry(
        "文件 {path} 的编码不是 UTF-8",
        "The file {path} is not in UTF-8",
        "请用记事本打开,选“另存为”,编码选 UTF-8。",
        "Open it in an editor and save it as UTF-8.",
    ),
    "written-unreadable": entry(
        "文件 {path} 打不开:{detail}",
        "The file {path} cannot be opened: {detail}",
        "请检查文件和权限。",
        "Check the file and its permissions.",
    ),
    "written-wrong": entry(
        "文件 {path} 第 {line} 行第 {column} 列写法不对",
        "The file {path} is wrong at line {line}, column {column}",
        "常见原因:中文名称没有加英文引号,少了引号,多了或少了逗号,同一个名称写了两次,用了中文引号。",
        "The usual causes: a name that is not plain letters without quotes, a quote left out, a comma too many or too few, one name twice, curly quotes.",
    ),
    "written-unfinished": entry(
        "文件 {path} 没有写完:最后一项少了引号或括号",
        "The file {path} is not complete: a quote or bracket is missing at its end",
        "请补上。",
        "Add it.",
    ),
    "written-twice": entry(
        "文件 {path} 的最后一项,同一个名称上面已经写过",
        "The last item of the file {path} has a name that stands further up already",
        "请只留一处。",
        "Leave one of them.",
    ),
    "pack-unknown": entry(
        "没有名为 {name} 的模板包",
        "There is no template pack named {name}",
        "可用的模板包:{known}。",
        "Available packs: {known}.",
    ),
    "cannot-run": entry("无法执行:{detail}", "Could not run: {detail}"),
    "excel-busy": entry(
        "Excel 正忙,可能正在编辑单元格",
        "Excel is busy; perhaps a cell is being edited",
        "请按 Enter 或 Esc 结束编辑后重试。",
        "Finish editing with Enter or Esc and try again.",
    ),
    "installation-incomplete": entry(
        "安装不完整,缺少文件夹 {name}",
        "The installation is incomplete: folder {name} is missing",
        "请重新安装 dutybook。",
        "Install dutybook again.",
    ),
    "file-missing": entry(
        "找不到 {name}", "Cannot find {name}", "请检查路径和文件名。", "Check the path and the file name."
    ),
    "file-unreadable": entry(
        "打不开工作簿,里面的内容有误(技术信息:{detail})",
        "The workbook cannot be opened, its content is wrong (technical detail: {detail})",
        "请用 Excel 打开检查,必要时从备份恢复。",
        "Open it in Excel to check it, or restore it from a backup.",
    ),
    "file-empty": entry(
        "文件是空的(0 字节)",
        "The file is empty (0 bytes)",
        "可能是复制或下载中断,请重新取得该文件。",
        "A copy or download may have been cut off; fetch the file again.",
    ),
    "file-not-workbook": entry(
        "文件不是 Excel 工作簿",
        "The file is not an Excel workbook",
        "请确认文件类型,必要时用 Excel 另存为 .xlsx。",
        "Check what kind of file it is; if need be, save it as .xlsx in Excel.",
    ),
    "file-web-page": entry(
        "文件其实是网页(或 XML),只是名称像 Excel 工作簿,网银等网站导出的常是这样",
        "The file is a web page (or XML) that is only called a workbook, as web sites of banks often export it",
        "请用 Excel 打开,另存为 .xlsx。",
        "Open it in Excel and save it as .xlsx.",
    ),
    "file-plain-text": entry(
        "文件其实是纯文本,不是 Excel 工作簿;网银等网站导出的、名称像工作簿的文件常是这样",
        "The file is plain text and no Excel workbook; what web sites of banks export under such a name often is",
        "请用 Excel 打开,另存为 .xlsx;用逗号或制表符分列的,把扩展名改成 .csv 也可以。",
        "Open it in Excel and save it as .xlsx; if commas or tabs part its columns, ending its name in .csv will do, too.",
    ),
    "file-corrupt": entry(
        "工作簿已损坏或不完整(出错处:{detail})",
        "The workbook is damaged or cut off (at {detail})",
        "可能是复制或下载中断,请重新取得该文件,或从备份恢复。",
        "A copy or download may have been cut off; fetch the file again, or restore it from a backup.",
    ),
    "file-too-large": entry(
        "工作簿解压后过大({detail}),没有打开",
        "The workbook unpacks to too much ({detail}); it was not opened",
        "请确认文件来源;正常的工作簿可在 Excel 中拆分。",
        "Check where the file comes from; split an honest one in Excel.",
    ),
    "file-not-readable": entry(
        "读不了 {name}:{detail}",
        "Cannot read {name}: {detail}",
        "请检查权限和网络连接。",
        "Check permissions and the network connection.",
    ),
    "file-encrypted": entry(
        "工作簿有打开密码",
        "The workbook is password-protected",
        "请把密码放进环境变量 DUTYBOOK_PASSWORD,或用 --ask-password 输入,或在 Excel 中取消密码(文件 → 信息 → 保护工作簿)。",
        "Put the password into the environment variable DUTYBOOK_PASSWORD, type it with --ask-password, or remove it in Excel (File, Info, Protect Workbook).",
    ),
    "file-encryption-unknown": entry(
        "工作簿有打开密码,而这种加密方式只有表格软件自己打得开",
        "The workbook is password-protected in a way that only a spreadsheet program can open",
        "请用 Excel、WPS 或 LibreOffice 打开,取消密码,再查一次。",
        "Open it in Excel, WPS or LibreOffice, remove the password, and check again.",
    ),
    "file-open": entry(
        "工作簿正由 {who} 打开,没有写入",
        "The workbook is open by {who}; nothing was written",
        "请关闭后重试;如果其实没有人打开(程序曾异常退出),请删除旁边以 ~$ 或 .~lock. 开头的同名隐藏文件。",
        "Close it and try again. If nobody has it open (a program crashed), delete the hidden file of the same name "
        "beside it that begins with ~$ or .~lock.",
    ),
    "file-changed": entry(
        "读取之后工作簿被改动,没有写入",
        "The workbook changed after it was read; nothing was written",
        "请重新检查一次。",
        "Check it again.",
    ),
    "file-not-written": entry(
        "{name} 写不了:{detail}",
        "{name} cannot be written: {detail}",
        "请检查磁盘空间和权限,或换一个位置(如 --out)。",
        "Check the free space and your rights, or choose another place (such as with --out).",
    ),
    "system-refused": entry(
        "文件读写不成:{detail}{name}",
        "A file could not be read or written: {detail}{name}",
        "请检查磁盘空间、权限和网络,或换一个位置。",
        "Check the free space, your rights and the network, or choose another place.",
    ),
    "system-encoding": entry(
        "这台机器的文件名编码({encoding})写不出“{name}”",
        "The encoding of file names here ({encoding}) has no letters for “{name}”",
        "请设置环境变量 PYTHONUTF8=1(或 LC_ALL=C.UTF-8)再运行。",
        "Set PYTHONUTF8=1 (or LC_ALL=C.UTF-8) in the environment and run again.",
    ),
    "backup-not-writable": entry(
        "备份文件夹 {folder} 写不了({detail}),工作簿没有改动",
        "The backup folder {folder} cannot be written ({detail}); the workbook was not changed",
        "请检查它的权限;它若是一个文件或失效的链接,请移走。",
        "Check your rights to it; if it is a file or a broken link, move it away.",
    ),
    "file-not-writable": entry(
        "工作簿或所在文件夹不可写:{detail}",
        "The workbook or its folder cannot be written: {detail}",
        "请取消只读属性,或把文件移到可写的文件夹。",
        "Clear the read-only flag, or move the file to a folder you may write in.",
    ),
    "disk-full": entry(
        "没有写入:{detail}",
        "Nothing was written: {detail}",
        "请在这个磁盘上腾出空间(删除或移走不用的文件),再试一次。",
        "Make room on that disk (delete or move files that are not needed) and try again.",
    ),
    "write-refused": entry(
        "为避免损坏文件,没有写入:{detail}",
        "Nothing was written, to keep the file from harm: {detail}",
        "请按提示处理后重试。",
        "Deal with this and try again.",
    ),
    "write-format": entry(
        "不能写入 {suffix} 格式,没有写入",
        "Files of the kind {suffix} cannot be written; nothing was written",
        "请在 Excel 中另存为 .xlsx 后重试。",
        "Save it as .xlsx in Excel and try again.",
    ),
    "write-content": entry(
        "扩展名是 {suffix},内容却是 {content} 格式,没有写入",
        "The file is called {suffix}, but its content is that of {content}; nothing was written",
        "请把扩展名改成 {content},或在 Excel 中打开后另存为 .xlsx,再检查一次。",
        "Change the ending to {content}, or open it in Excel and save it as .xlsx, and check again.",
    ),
    "write-out-format": entry(
        "{suffix} 的副本不能叫 {other}:内容仍是 {suffix} 格式,Excel 打不开;没有写入",
        "A copy of {suffix} cannot be called {other}: its content would stay {suffix}, and Excel would not open it; "
        "nothing was written",
        "请把副本的扩展名改成 {suffix},需要 {other} 时在 Excel 中另存。",
        "Give the copy the ending {suffix}; where {other} is needed, save it as that in Excel.",
    ),
    "write-formats": entry(
        "工作簿已有 {count} 种单元格格式,Excel 最多 {most} 种,没有写入",
        "The workbook has {count} cell formats already, and Excel takes {most}; nothing was written",
        "请把内容复制到新工作簿(选择性粘贴“值和数字格式”)后重试。",
        "Copy the content into a new workbook (Paste Special, values and number formats) and try again.",
    ),
    "write-signed": entry(
        "工作簿有数字签名,写入会使签名失效,没有写入",
        "The workbook is digitally signed, and writing would break the signature; nothing was written",
        "请在 Excel 中删除签名(文件 → 信息 → 查看签名),或另存一份未签名的副本。",
        "Remove the signature in Excel (File, Info, View Signatures), or save an unsigned copy.",
    ),
    "write-protected": entry(
        "工作表“{sheet}”受保护,单元格 {cell} 已锁定,没有写入",
        "Sheet {sheet} is protected and cell {cell} is locked; nothing was written",
        "请撤消工作表保护(Excel:审阅 → 撤消工作表保护;LibreOffice:工具 → 保护工作表),或解除该单元格的锁定。",
        "Unprotect the sheet (Excel: Review → Unprotect Sheet; LibreOffice: Tools → Protect Sheet), or unlock the cell.",
    ),
    "results-not-added": entry(
        "工作簿结构受保护,没有添加工作表“{name}”;表里最右边的六列照常写",
        "The workbook's structure is protected, so sheet {name} was not added; the six columns are written all the same",
        "要那张表,请撤消工作簿保护(Excel:审阅 → 保护工作簿;LibreOffice:工具 → 保护工作簿结构),再检查一次。",
        "To have that sheet, unprotect the workbook (Excel: Review → Protect Workbook; LibreOffice: Tools → Protect Spreadsheet Structure) and check again.",
    ),
    "write-structure-protected": entry(
        "工作簿结构受保护,不能添加工作表“{name}”,没有写入",
        "The workbook's structure is protected, so sheet {name} cannot be added; nothing was written",
        "请撤消工作簿保护(Excel:审阅 → 保护工作簿;LibreOffice:工具 → 保护工作簿结构)。",
        "Unprotect the workbook (Excel: Review → Protect Workbook; LibreOffice: Tools → Protect Spreadsheet Structure).",
    ),
    "write-merged": entry(
        "工作表“{sheet}”的 {cell} 在合并单元格 {area} 内,没有写入",
        "Cell {cell} of sheet {sheet} lies inside the merged cells {area}; nothing was written",
        "请取消合并,或把内容写到合并区域的第一个单元格。",
        "Unmerge them, or write to the first cell of the area.",
    ),
    "write-array": entry(
        "工作表“{sheet}”的 {cell} 属于数组公式或模拟运算表 {area},没有写入",
        "Cell {cell} of sheet {sheet} belongs to the array formula or data table {area}; nothing was written",
        "请改动该公式的区域,或换一列。",
        "Change the area of that formula, or use another column.",
    ),
    "write-shared": entry(
        "工作表“{sheet}”的 {cell} 是共享公式 {area} 的源单元格,没有写入",
        "Cell {cell} of sheet {sheet} holds the formula that the cells {area} share; nothing was written",
        "请在 Excel 中重新输入该区域的公式,或换一列。",
        "Enter the formulas of that area again in Excel, or use another column.",
    ),
    "write-duplicate-member": entry(
        "工作簿内部有两个同名部件 {name},没有写入",
        "The workbook holds two parts of the name {name}; nothing was written",
        "请用 Excel 打开并另存一份后重试。",
        "Open it in Excel, save a copy and try again.",
    ),
    "write-bad-name": entry(
        "工作簿内部有异常的部件名 {name},没有写入",
        "The workbook holds a part of the suspicious name {name}; nothing was written",
        "请确认文件来源,用 Excel 打开并另存一份后重试。",
        "Check where the file comes from; open it in Excel, save a copy and try again.",
    ),
    "write-no-sheet": entry(
        "没有名为“{name}”的工作表,没有写入",
        "There is no sheet named {name}; nothing was written",
        "现有工作表:{known}。",
        "The sheets are: {known}.",
    ),
    "write-not-cells": entry(
        "“{name}”不是普通工作表(例如图表页),没有写入",
        "{name} is not a worksheet (a chart sheet, for one); nothing was written",
        "请指定一张普通工作表。",
        "Name a worksheet.",
    ),
    "write-not-ours": entry(
        "工作簿里已有一张不是由 dutybook 生成的“{name}”工作表,没有写入",
        "The workbook already has a sheet {name} that dutybook did not make; nothing was written",
        "请把那张工作表改名或删除后重试。",
        "Rename or delete that sheet and try again.",
    ),
    "write-layout": entry(
        "工作簿内部结构无法安全修改({detail}),没有写入",
        "The workbook's inner structure cannot be changed safely ({detail}); nothing was written",
        "请用 Excel 打开并另存一份后重试。",
        "Open it in Excel, save a copy and try again.",
    ),
    "write-value": entry(
        "工作表“{sheet}”的 {cell} 容不下要写的值({detail}),没有写入",
        "Cell {cell} of sheet {sheet} cannot hold the value ({detail}); nothing was written",
        "请检查该值:文本不超过 32767 字,超过 15 位的整数(卡号、单号)请按文本写,日期不早于 1900 年。",
        "Check the value: at most 32,767 characters of text, whole numbers of more than 15 digits as text, no date "
        "before 1900.",
    ),
    "write-out-of-range": entry(
        "工作表“{sheet}”没有第 {row} 行第 {column} 列,没有写入",
        "Sheet {sheet} has no row {row}, column {column}; nothing was written",
        "行号为 1 到 1048576,列号为 1 到 16384。表的右边没有空列时,请删掉最右边多余的内容。",
        "Rows go from 1 to 1,048,576 and columns from 1 to 16,384. Where the table has no free column at its right, delete what stands in the last ones.",
    ),
    "write-table-header": entry(
        "工作表“{sheet}”的 {cell} 是表格“{table}”的列名,没有写入",
        "Cell {cell} of sheet {sheet} names a column of the table {table}; nothing was written",
        "请在 Excel 中改列名,或换一列。",
        "Rename the column in Excel, or use another column.",
    ),
}

"""Failures: the message and the remedy of every ``DutybookError``."""

from __future__ import annotations

from toolkit.catalogue.entry import Entry, entry

ENTRIES: dict[str, Entry] = {
    "error-unknown": entry("发生未知错误", "Unknown error"),
    "usage": entry("{detail}", "{detail}", "用 dutybook --help 查看用法。", "See dutybook --help."),
    "settings-invalid": entry(
        "设置文件 {path} 有误:{where} {detail}",
        "Settings file {path} is wrong: {where} {detail}",
        "请按说明改正后重试。",
        "Correct it and try again.",
    ),
    "pack-unknown": entry(
        "没有名为 {name} 的模板包",
        "There is no template pack named {name}",
        "可用的模板包:{known}。",
        "Available packs: {known}.",
    ),
    "cannot-run": entry("无法执行:{detail}", "Could not run: {detail}"),
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
        "打不开工作簿:{detail}",
        "The workbook cannot be read: {detail}",
        "请用 Excel 打开检查,必要时从备份恢复。",
        "Open it in Excel to check it, or restore it from a backup.",
    ),
    "file-empty": entry(
        "文件是空的(0 字节)",
        "The file is empty (0 bytes)",
        "可能是复制或下载中断,请重新取得该文件。",
        "A copy or download may have been cut off; fetch the file again.",
    ),
    "file-encrypted": entry(
        "工作簿有打开密码",
        "The workbook is password-protected",
        "请在 Excel 中取消打开密码(文件 → 信息 → 保护工作簿)后重试。",
        "Remove the password in Excel (File, Info, Protect Workbook) and try again.",
    ),
    "file-open": entry(
        "工作簿正由 {who} 打开,没有写入",
        "The workbook is open by {who}; nothing was written",
        "请关闭后重试。",
        "Close it and try again.",
    ),
    "file-changed": entry(
        "读取之后工作簿被改动,没有写入",
        "The workbook changed after it was read; nothing was written",
        "请重新检查一次。",
        "Check it again.",
    ),
    "file-not-writable": entry(
        "工作簿或所在文件夹不可写:{detail}",
        "The workbook or its folder cannot be written: {detail}",
        "请取消只读属性,或把文件移到可写的文件夹。",
        "Clear the read-only flag, or move the file to a folder you may write in.",
    ),
    "write-refused": entry(
        "为避免损坏文件,没有写入:{detail}",
        "Nothing was written, to keep the file from harm: {detail}",
        "请按提示处理后重试。",
        "Deal with this and try again.",
    ),
}

"""What the operating system and libraries say when they refuse, in Chinese: their own words are English.

Windows in Chinese says it in Chinese by itself; what is not listed here stays as the system said it.
"""

from __future__ import annotations

WORDS = {
    "Permission denied": "没有权限",
    "Operation not permitted": "系统不允许",
    "Access is denied": "没有权限",
    "No such file or directory": "文件或文件夹不存在",
    "Is a directory": "这是文件夹,不是文件",
    "Not a directory": "路径中有一段不是文件夹",
    "No space left on device": "磁盘已满",
    "Disk quota exceeded": "超出磁盘配额",
    "Read-only file system": "磁盘是只读的",
    "File name too long": "文件名太长",
    "Too many open files": "打开的文件太多",
    "Input/output error": "磁盘或网络读写出错",
    "Device or resource busy": "文件正被占用",
    "Text file busy": "文件正被占用",
    "Stale file handle": "网络文件夹已断开",
    "Transport endpoint is not connected": "网络文件夹已断开",
    "Host is down": "网络文件夹已断开",
    "No route to host": "网络不通",
    "Connection timed out": "网络超时",
    "Too many levels of symbolic links": "链接绕成了圈",
    "File exists": "已有同名的文件",
    "Invalid argument": "这不是普通文件",
    "the directory at the end of the file": "文件末尾的目录",  # toolkit.workbook.ooxml.zipfmt
    "its version cannot be read": "里面的版本号读不出来",  # toolkit.ledger.store
    "Cannot detect file format": "认不出文件格式",  # calamine's words
}

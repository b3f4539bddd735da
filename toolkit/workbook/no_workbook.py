"""What a file is that is called a workbook and is none: what web sites export as .xls is a web page, or plain text."""

from __future__ import annotations

import codecs

_LOOKED_AT = 65_536
_PAPER = (b"%PDF", b"{\\rtf")  # kinds of files that begin as text and are not meant to be read as such
_PAGE = (b"<html", b"<!doctype html", b"<table", b"<?xml", b"<meta", b"<style", b"<head")


def message_about(data: bytes) -> str:
    """The key of the message that says what the bytes are."""
    beginning = data[:_LOOKED_AT]
    if beginning.startswith(_PAPER):
        return "file-not-workbook"
    marked = beginning.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE))
    for encoding in ("utf-16",) if marked else ("utf-8-sig", "gb18030"):
        try:
            text = codecs.getincrementaldecoder(encoding)().decode(beginning)
        except UnicodeDecodeError:
            continue
        if text.lstrip().lower().encode().startswith(_PAGE):
            return "file-web-page"
        if all(ch.isprintable() or ch.isspace() for ch in text):
            return "file-plain-text"
        break
    return "file-not-workbook"

"""Writing what is not Office Open XML: through LibreOffice in the same format, or beside the file."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from toolkit.errors import CannotRunError, WorkbookChangedError, WriteRefusedError
from toolkit.workbook import journal, reading, through_office
from toolkit.workbook.atomic import read_bytes
from toolkit.workbook.backups import Keep
from toolkit.workbook.locks import reason
from toolkit.workbook.naming import shown
from toolkit.workbook.owners import Patience
from toolkit.workbook.passwords import Secret
from toolkit.workbook.port import CellUpdate, OwnSheet, Update, WorkbookContent, WriteReceipt, cells_of
from toolkit.workbook.replace import create, notes, swap


class Other:
    """One file in another format, to be written once."""

    def __init__(self, path: Path, password: Secret | None, keep: Keep | None, patience: Patience | None) -> None:
        self._path = path
        self._password = password
        self._keep = keep
        self._patience = patience

    def write(self, updates: Sequence[Update], own: Sequence[OwnSheet], *, expected: str) -> WriteReceipt | None:
        """Write, the best way there is; None for a file that is Office Open XML whatever its name says.

        Raises:
            CannotRunError: one of its kinds; nothing was changed.
        """
        suffix = self._path.suffix.lower()
        data = read_bytes(self._path)
        if reading.fingerprint(data) != expected:
            raise WorkbookChangedError
        if suffix in (".xls", ".et") and reading.is_ooxml(data):
            return None
        content = reading.parse(shown(self._path.name), data, self._password)
        if reading.has_password(data):
            raise WriteRefusedError("write-encrypted-format", suffix=suffix)  # its content is not for a plain file
        if suffix in through_office.SUFFIXES and through_office.available():
            try:
                return self._in_place(content, list(cells_of(updates)), own)
            except through_office.OfficeTrouble as trouble:
                return self._beside(content, updates, own)._replace(notes=(trouble.note,))
        return self._beside(content, updates, own)

    def _in_place(
        self, content: WorkbookContent, updates: Sequence[CellUpdate], own: Sequence[OwnSheet]
    ) -> WriteReceipt:
        about = journal.about(updates, [o.name for o in own], secret=False)
        path = self._path.resolve()
        known = notes(path)
        backup, after = swap(
            path,
            lambda old: through_office.rewrite(old, self._path.suffix, content.sheets, updates, own),
            content.fingerprint,
            keep=self._keep,
            journal=lambda: about,
            patience=self._patience,
        )
        return WriteReceipt(self._path, len(updates), backup, content.fingerprint, after, told=about.cells, notes=known)

    def _beside(self, content: WorkbookContent, updates: Sequence[Update], own: Sequence[OwnSheet]) -> WriteReceipt:
        from toolkit.workbook import beside

        lang = beside.language_of(updates, own)
        target = beside.place(self._path, lang)
        try:
            made = beside.build(shown(self._path.name), content, updates, own, lang)
        except OSError as error:  # it is put together on the disk of temporary files
            raise CannotRunError("file-not-written", name=shown(target.name), detail=reason(error)) from error
        backup = None
        if target.exists():
            old = reading.fingerprint(read_bytes(target))
            backup, _ = swap(target.resolve(), lambda _: made, old, keep=self._keep, patience=self._patience)
        else:
            create(target, made, like=self._path)
        return WriteReceipt(target, journal.count(updates), backup, content.fingerprint, reading.fingerprint(made))

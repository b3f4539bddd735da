"""The parts around the sheets: workbook part, relationships, content types; and the small edits they need."""

from __future__ import annotations

import posixpath

from toolkit.catalogue import listed
from toolkit.errors import WorkbookUnreadableError, WriteRefusedError
from toolkit.record import NamedTuple
from toolkit.workbook.ooxml.package import Package, key, unquoted
from toolkit.workbook.ooxml.scan import (
    Node,
    attributes,
    children,
    escape,
    filled,
    from_utf8,
    malformed,
    remembering,
    root,
    set_attribute,
    to_utf8,
)

STRICT = b"http://purl.oclc.org/ooxml/"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument"
_TRANSITIONAL = "http://schemas.openxmlformats.org/officeDocument/2006"
CONTENT_TYPES = "[Content_Types].xml"
_SPREADSHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml."


class Relationship(NamedTuple):
    """One relationship; ``part`` is the part it points at, empty for an external one."""

    id: str
    kind: str  # the last segment of its type: worksheet, styles, table …
    type: str
    part: str


class SheetRef(NamedTuple):
    """A sheet as the workbook part lists it, in tab order. ``position`` counts from 0, as localSheetId does."""

    name: str
    position: int
    sheet_id: int
    kind: str  # worksheet, chartsheet, dialogsheet, module …; none where its relationship is missing
    part: str
    state: str = "visible"


class XmlPart:
    """A part of the package under edit: its UTF-8 bytes, written back in its own encoding.

    Raises:
        WriteRefusedError: the package lacks it, or it is in an unknown encoding.
    """

    def __init__(self, package: Package, name: str, data: bytes | None = None) -> None:
        self.package = package
        self.name = name
        self._encoding = "utf-8"
        if data is None:
            if name not in package:
                raise malformed(name)
            data, self._encoding = to_utf8(package.read(name))
        self.data = data

    @property
    def root(self) -> Node:
        return _root(self.data)

    def children(self) -> tuple[Node, ...]:
        """The elements directly under the document element."""
        return elements(self.data)

    def child(self, local: bytes) -> Node | None:
        return next((n for n in self.children() if n.local == local), None)

    def splice(self, start: int, end: int, new: bytes) -> None:
        """Replace ``data[start:end]`` and put the part into the package."""
        self.data = self.data[:start] + new + self.data[end:]
        self.save()

    def append_to(self, node: Node, new: bytes) -> None:
        """Add content at the end of an element, which may be written self-closed."""
        if node.empty:
            self.splice(node.start, node.end, filled(self.data, node, new))
        else:
            self.splice(node.close_start, node.close_start, new)

    def save(self) -> None:
        self.package.put(self.name, from_utf8(self.data, self._encoding))


_root = remembering(root)


@remembering
def elements(data: bytes) -> tuple[Node, ...]:
    """The elements directly under the document element of a part."""
    top = _root(data)
    return () if top.empty else tuple(children(data, top.open_end, top.close_start))


def rels_name(part: str) -> str:
    """The relationships part of a part."""
    folder, file = posixpath.split(part)
    return posixpath.join(folder, "_rels", file + ".rels")


def relationships(package: Package, part: str) -> list[Relationship]:
    """The relationships of a part (of the package itself for an empty name); none if it has no such part."""
    name = rels_name(part)
    if name not in package:
        return []
    return [
        Relationship(id_, type_.rpartition("/")[2], type_, "" if external else resolve(part, target))
        for id_, type_, target, external in _relations(XmlPart(package, name).data)
    ]


@remembering
def _relations(data: bytes) -> list[tuple[str, str, str, bool]]:
    """Id, type and target of each relationship, and whether it is external."""
    found = []
    for node in elements(data):
        attrs = attributes(node.attrs)
        external = attrs.get("TargetMode") == "External"
        found.append((attrs.get("Id", ""), attrs.get("Type", ""), attrs.get("Target", ""), external))
    return found


def resolve(part: str, target: str) -> str:
    """A relationship target as a part name without leading slash."""
    target = unquoted(target.partition("#")[0]).replace("\\", "/")
    base = posixpath.dirname(part)
    return posixpath.normpath(posixpath.join("/" + base, target)).lstrip("/")


class Book:
    """The workbook part and its neighbours.

    Raises:
        WorkbookUnreadableError: the package holds no workbook.
    """

    def __init__(self, package: Package) -> None:
        self.package = package
        main = [r for r in relationships(package, "") if r.kind == "officeDocument"]
        if not main or main[0].part not in package:
            raise WorkbookUnreadableError("file-not-workbook")
        self.part = main[0].part
        self.rels = relationships(package, self.part)
        self.xml = XmlPart(package, self.part)
        if self.xml.root.local != b"workbook":  # a document or a presentation is such a package too
            raise WorkbookUnreadableError("file-not-workbook")
        self.strict = STRICT in self.xml.root.attrs
        self.sheets = self._sheets()

    def _sheets(self) -> list[SheetRef]:
        by_id = {r.id: r for r in self.rels}
        found: list[SheetRef] = []
        for name, number, rel_id, state in _listed(self.xml.data):
            rel = by_id.get(rel_id)
            # A module of Excel 5 is listed by its name alone: Excel has no part for it, and does not miss one.
            kind, part = (rel.kind, rel.part) if rel else ("" if rel_id else "module", "")
            found.append(SheetRef(name, len(found), number, kind, part, state))
        return found

    def refresh(self) -> None:
        """Read the list of sheets again after it was changed."""
        self.sheets = self._sheets()

    @property
    def prefix(self) -> str:
        """Namespace prefix of the workbook part, with its colon."""
        return self.xml.root.prefix_text

    @property
    def date1904(self) -> bool:
        node = self.xml.child(b"workbookPr")
        return node is not None and truth(node.get("date1904"))

    @property
    def structure_locked(self) -> bool:
        node = self.xml.child(b"workbookProtection")
        return node is not None and truth(node.get("lockStructure"))

    def related(self, kind: str) -> str | None:
        """The part of this kind that the workbook part relates to."""
        return next((r.part for r in self.rels if r.kind == kind and r.part in self.package), None)

    def sheet(self, name: str) -> SheetRef:
        """The worksheet of this name; Excel does not tell names by case.

        Raises:
            WriteRefusedError: there is none, or it holds no cells.
        """
        found = next((s for s in self.sheets if s.name == name), None) or self.find(name)
        if found is None:
            raise WriteRefusedError("write-no-sheet", name=name, known=listed(s.name for s in self.sheets))
        if found.kind != "worksheet" or found.part not in self.package:
            raise WriteRefusedError("write-not-cells", name=name)
        return found

    def find(self, name: str) -> SheetRef | None:
        return next((s for s in self.sheets if s.name.casefold() == name.casefold()), None)

    # -- edits -----------------------------------------------------------------------------------------------------

    def relate(self, name: str, kind: str, content_type: str) -> str:
        """Relate the workbook part to a part of the package; gives the relationship's id."""
        types = XmlPart(self.package, CONTENT_TYPES)
        tag = types.root.prefix_text
        place = escape(name, attribute=True)
        if not any(_is_of(node, name) for node in types.children()):
            override = f'<{tag}Override PartName="/{place}" ContentType="{_SPREADSHEET}{content_type}+xml"/>'
            types.append_to(types.root, override.encode())
        base = _STRICT if self.strict else _TRANSITIONAL
        rels = XmlPart(self.package, rels_name(self.part))
        taken = {r.id.lower() for r in self.rels}
        new_id = next(f"rId{n}" for n in range(len(taken) + 1, 2 * len(taken) + 3) if f"rid{n}" not in taken)
        tag = rels.root.prefix_text
        relation = f'<{tag}Relationship Id="{new_id}" Type="{base}/relationships/{kind}" Target="/{name}"/>'
        rels.append_to(rels.root, relation.encode())
        self.rels = relationships(self.package, self.part)
        return new_id

    def drop_part(self, kind: str) -> None:
        """Take out a part that the workbook part relates to, with its relationship and content type."""
        part = self.related(kind)
        if part is None:
            return
        self.package.drop(part)
        rels = XmlPart(self.package, rels_name(self.part))
        for node in reversed(rels.children()):
            if (node.get("Type") or "").endswith("/" + kind) and resolve(self.part, node.get("Target") or "") == part:
                rels.splice(node.start, node.end, b"")
        types = XmlPart(self.package, CONTENT_TYPES)
        for node in reversed(types.children()):
            if _is_of(node, part):
                types.splice(node.start, node.end, b"")
        self.rels = relationships(self.package, self.part)

    def recalculate_on_load(self) -> None:
        """Ask the spreadsheet program to recalculate everything when it opens the workbook."""
        node = self.xml.child(b"calcPr")
        if node is None:
            tag = f'<{self.prefix}calcPr fullCalcOnLoad="1"/>'
            self.insert(b"calcPr", tag.encode())
        elif not truth(node.get("fullCalcOnLoad")):
            self.xml.splice(node.start, node.open_end, set_attribute(self.xml.data, node, "fullCalcOnLoad", "1"))

    def insert(self, local: bytes, element: bytes) -> None:
        """Put a new element under the workbook element, where the schema wants it."""
        later = WORKBOOK_ORDER[WORKBOOK_ORDER.index(local) + 1 :]
        for node in self.xml.children():
            if node.local in later:
                self.xml.splice(node.start, node.start, element)
                return
        self.xml.append_to(self.xml.root, element)


def _is_of(node: Node, part: str) -> bool:
    """Whether an element of the content types is the one of a part."""
    return node.local == b"Override" and key(node.get("PartName") or "") == key(part)


@remembering
def _listed(data: bytes) -> list[tuple[str, int, str, str]]:
    """Name, id, relationship and state of each sheet."""
    listed = next((n for n in elements(data) if n.local == b"sheets"), None)
    found = []
    for node in children(data, listed.open_end, listed.close_start) if listed is not None else ():
        attrs = attributes(node.attrs)
        rel_id = next((v for k, v in reversed(attrs.items()) if k.rpartition(":")[2] == "id"), "")
        number = attrs.get("sheetId", "")
        state = attrs.get("state") or "visible"
        found.append((attrs.get("name", ""), int(number) if number.isdecimal() else 0, rel_id, state))
    return found


# CT_Workbook, ISO/IEC 29500-1 18.2.27
WORKBOOK_ORDER = (
    *(b"fileVersion", b"fileSharing", b"workbookPr", b"workbookProtection", b"bookViews", b"sheets"),
    *(b"functionGroups", b"externalReferences", b"definedNames", b"calcPr", b"oleSize", b"customWorkbookViews"),
    *(b"pivotCaches", b"smartTagPr", b"smartTagTypes", b"webPublishing", b"fileRecoveryPr", b"webPublishObjects"),
    b"extLst",
)


def truth(value: str | None) -> bool:
    """An xsd:boolean as Office writes it."""
    return (value or "").strip().lower() in ("1", "true", "on")

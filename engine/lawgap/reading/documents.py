"""Remembers where each thing was written, so that a fault found later still has its line."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from lawgap.model.fault import Fault
from lawgap.reading.yaml_document import Document, Path


@dataclass
class Places:
    """Where each thing stands, by kind and id.

    ``broken`` holds what is there but faulty, and ``unread`` the kinds of which a whole file could not be read, so
    that one fault is not followed by a hundred that only follow from it.
    """

    known: dict[tuple[str, str], tuple[Document, Path]] = field(default_factory=dict)
    broken: set[tuple[str, str]] = field(default_factory=set)
    unread: set[str] = field(default_factory=set)

    def remember(self, kind: str, name: str, document: Document, path: Path) -> Fault | None:
        """Note the place; a fault where the name was taken already."""
        if (kind, name) in self.known:
            other, where = self.known[kind, name]
            line = other.place(where)[0]
            return document.fault(path, "duplicate-id", f"the {kind} {name} was already given in {other.file}:{line}")
        self.known[kind, name] = (document, path)
        return None

    def may_exist(self, kind: str, name: str) -> bool:
        """Whether the thing may be there, in something that could not be read."""
        return kind in self.unread or (kind, name) in self.broken

    def set_aside(self, kind: str, document: Document, path: Path) -> None:
        """Note that the thing is there and faulty; without an id that can be read, everything of its kind may be."""
        item: Any = document.data
        for step in path:
            item = item[step]
        key = "requirement" if kind == "rule" else "id"
        name = item.get(key) if isinstance(item, dict) else None
        at_fault = {(fault.line, fault.column) for fault in document.faults}
        if isinstance(name, str) and document.place((*path, key)) not in at_fault:
            self.broken.add((kind, name))
        else:
            self.unread.add(kind)

    def fault(self, kind: str, name: str, path: Path, code: str, message: str) -> Fault:
        """A fault at a part of the thing."""
        if (kind, name) not in self.known:
            return Fault(name, 0, 0, code, message)
        document, start = self.known[kind, name]
        return document.fault((*start, *path), code, message)

    def fault_inside(self, kind: str, name: str, key: str, column: int, code: str, message: str) -> Fault:
        """A fault at a column of the text under the key."""
        document, start = self.known[kind, name]
        text: Any = document.data
        for step in (*start, key):
            text = text[step]
        return Fault(document.file, *document.place_inside((*start, key), str(text), column - 1), code, message)

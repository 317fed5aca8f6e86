"""Remembers where each thing was written, so that a fault found later still has its line."""

from __future__ import annotations

from dataclasses import dataclass, field

from lawgap.model.fault import Fault
from lawgap.reading.yaml_document import Document, Path


@dataclass
class Places:
    """Where each thing stands, by kind and id; the last place wins and the first is kept for duplicates."""

    known: dict[tuple[str, str], tuple[Document, Path]] = field(default_factory=dict)

    def remember(self, kind: str, name: str, document: Document, path: Path) -> Fault | None:
        """Note the place; a fault where the name was taken already."""
        if (kind, name) in self.known:
            other, where = self.known[kind, name]
            line = other.place(where)[0]
            return document.fault(path, "duplicate-id", f"the {kind} {name} was already given in {other.file}:{line}")
        self.known[kind, name] = (document, path)
        return None

    def fault(self, kind: str, name: str, path: Path, code: str, message: str) -> Fault:
        """A fault at a part of the thing."""
        if (kind, name) not in self.known:
            return Fault(name, 0, 0, code, message)
        document, start = self.known[kind, name]
        return document.fault((*start, *path), code, message)

    def fault_inside(self, kind: str, name: str, key: str, column: int, code: str, message: str) -> Fault:
        """A fault at a column of the text under the key; a text folded over several lines has only its first line."""
        document, start = self.known[kind, name]
        path = (*start, key)
        line, first = document.starts.get(path, document.place(path))
        on_one_line = line == document.place(path)[0]
        return Fault(document.file, line, first + column - 1 if on_one_line else first, code, message)

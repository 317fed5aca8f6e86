"""YAML as it is written: every scalar stays text unless it is plainly true, false, null or a whole number.

``NO`` is not False, ``1.10`` is not 1.1 and ``12:30`` is not 750. Duplicate keys, aliases, tags, deep nesting and
huge files are faults. The tree is built from the parser's events, so that nothing recurses in C.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

import yaml

from lawgap.model.fault import Fault

MAX_BYTES = 2_000_000
MAX_DEPTH = 32
_PARSER: Any = getattr(yaml, "CParser", None)
_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]*")
_PLAIN = {"true": True, "false": False, "null": None, "~": None, "": None}
Path = tuple[str | int, ...]
Place = tuple[int, int]


@dataclass
class Document:
    """A parsed file: plain data, the place of every key and item, and where each value starts."""

    file: str
    data: Any = None
    places: dict[Path, Place] = field(default_factory=dict)
    starts: dict[Path, Place] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """Where the path stands, or the nearest thing above it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def fault(self, path: Path, code: str, message: str) -> Fault:
        """A fault at the path."""
        return Fault(self.file, *self.place(path), code, message)


def read_yaml(file: str, content: bytes) -> Document:
    """Parse one file; what is wrong with it is in the document's faults, and its data is then None."""
    document = Document(file)
    if len(content) > MAX_BYTES:
        document.faults.append(Fault(file, 0, 0, "too-large", f"the file is larger than {MAX_BYTES:,} bytes"))
        return document
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        document.faults.append(Fault(file, line, 0, "encoding", "the file is not UTF-8 text; save it as UTF-8"))
        return document
    try:
        _Builder(document, text).build()
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        what = error.problem or error.context or "cannot be read"
        document.faults.append(Fault(file, *place, "yaml-syntax", f"not valid YAML: {what}"))
    except yaml.YAMLError as error:
        document.faults.append(Fault(file, 0, 0, "yaml-syntax", f"not valid YAML: {error}"))
    if document.faults:
        document.data = None
    return document


class _Builder:
    """Builds the tree from events with a stack of its own."""

    def __init__(self, document: Document, text: str) -> None:
        self.document = document
        self.parser = _PARSER(text) if _PARSER else yaml.Loader(text)
        self.stack: list[tuple[Any, Path]] = []
        self.key: list[str | None] = []
        self.documents = 0

    def build(self) -> None:
        while True:
            event = self.parser.get_event()
            match event:
                case yaml.StreamEndEvent():
                    return
                case yaml.DocumentStartEvent():
                    self.documents += 1
                    if self.documents > 1:
                        self._fault(event, "several-documents", "one file holds one document; remove the ---")
                case yaml.AliasEvent():
                    self._fault(event, "alias", "anchors and aliases are not allowed; write the value out")
                    self._add(None, event)
                case yaml.ScalarEvent():
                    self._scalar(event)
                case yaml.SequenceStartEvent() | yaml.MappingStartEvent():
                    self._open([] if isinstance(event, yaml.SequenceStartEvent) else {}, event)
                    if len(self.stack) > MAX_DEPTH:
                        self._fault(event, "too-deep", f"nested deeper than {MAX_DEPTH} levels")
                        return
                case yaml.SequenceEndEvent() | yaml.MappingEndEvent():
                    self.stack.pop()
                    self.key.pop()

    def _scalar(self, event: Any) -> None:
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key[-1] is None:
            self._name(event)
            return
        text = event.value
        if event.style is None and event.tag is None:
            if text in _PLAIN:
                self._add(_PLAIN[text], event)
                return
            if _WHOLE_NUMBER.fullmatch(text) and len(text) < 16:
                self._add(int(text), event)
                return
        elif event.tag is not None and event.tag != "!":
            self._fault(event, "tag", f"the tag {event.tag} is not allowed; write plain values")
        self._add(text, event)

    def _name(self, event: Any) -> None:
        mapping, path = self.stack[-1]
        if event.value in mapping:
            first = self.document.places[(*path, event.value)][0]
            self._fault(event, "duplicate-key", f"the key {event.value!r} was already given in line {first}")
        self.document.places[(*path, event.value)] = self._place(event)
        mapping.setdefault(event.value, None)
        self.key[-1] = event.value

    def _open(self, node: Any, event: Any) -> None:
        if event.anchor:
            self._fault(event, "alias", "anchors and aliases are not allowed; write the value out")
        path = self._add(node, event)
        self.stack.append((node, path))
        self.key.append(None)

    def _add(self, value: Any, event: Any) -> Path:
        if not self.stack:
            self.document.data = value
            return ()
        parent, path = self.stack[-1]
        if isinstance(parent, list):
            parent.append(value)
            path = (*path, len(parent) - 1)
            self.document.places[path] = self._place(event)
            return path
        name = self.key[-1]
        if name is None:
            self._fault(event, "complex-key", "a key must be plain text")
            return (*path, "?")
        parent[name] = value
        self.key[-1] = None
        path = (*path, name)
        self.document.starts[path] = self._place(event)
        return path

    def _place(self, event: Any) -> Place:
        return event.start_mark.line + 1, event.start_mark.column + 1

    def _fault(self, event: Any, code: str, message: str) -> None:
        self.document.faults.append(Fault(self.document.file, *self._place(event), code, message))

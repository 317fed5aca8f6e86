"""Builds plain data from the parser's events, with a stack of its own, so that nothing recurses."""

from __future__ import annotations

import re
from typing import Any

import yaml

from lawgap.model.fault import Fault
from lawgap.reading.yaml_document import Document, Path, Place, Start

MAX_DEPTH = 32
_PARSER: Any = getattr(yaml, "CLoader", yaml.Loader)  # ten times as fast, where PyYAML was built with it
_WHOLE_NUMBER = re.compile(r"0|-?[1-9][0-9]{0,14}")
_PLAIN = {"true": True, "false": False, "null": None, "~": None, "": None}
_NO_KEY = "?"


class Builder:
    """Turns the document's text into its data and places."""

    def __init__(self, document: Document) -> None:
        self.document = document
        self.parser = _PARSER(document.text)
        self.stack: list[tuple[Any, Path]] = []
        self.key: list[str | None] = []
        self.documents = 0

    def build(self) -> None:
        """Read to the end, or to the first thing that the parser cannot read."""
        while True:
            event = self.parser.get_event()
            match event:
                case yaml.StreamEndEvent():
                    return
                case yaml.DocumentStartEvent():
                    self.documents += 1
                    if self.documents > 1:
                        self._fault(event, "several-documents", "one file holds one document; remove this line of ---")
                case yaml.AliasEvent():
                    self._no_alias(event)
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
        self._no_dress(event)
        if self.stack and isinstance(self.stack[-1][0], dict) and self.key[-1] is None:
            self._name(event)
            return
        text = event.value
        value: Any = text
        if not event.style and event.tag is None:
            if text in _PLAIN:
                value = _PLAIN[text]
            elif _WHOLE_NUMBER.fullmatch(text):
                value = int(text)
        path = self._add(value, event)
        mark = event.start_mark
        self.document.starts[path] = Start(mark.index, mark.line + 1, mark.column + 1, event.style or "")

    def _name(self, event: Any) -> None:
        mapping, path = self.stack[-1]
        if event.value in mapping:
            first = self.document.places[(*path, event.value)][0]
            self._fault(event, "duplicate-key", f"the key {event.value!r} was already given in line {first}")
        self.document.places[(*path, event.value)] = self._place(event)
        mapping.setdefault(event.value, None)
        self.key[-1] = event.value

    def _open(self, node: Any, event: Any) -> None:
        self._no_dress(event)
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
            self._fault(event, "complex-key", "a key must be plain text; put it in quotes")
            self.key[-1] = _NO_KEY
            return (*path, _NO_KEY)
        parent[name] = value
        self.key[-1] = None
        return (*path, name)

    def _no_dress(self, event: Any) -> None:
        """Neither a tag nor an anchor may stand before a value."""
        if event.anchor:
            self._no_alias(event)
        if event.tag not in (None, "!"):
            tag = event.tag.replace("tag:yaml.org,2002:", "!!")
            self._fault(event, "tag", f"the tag {tag} is not allowed; write the plain value, or put it in quotes")

    def _no_alias(self, event: Any) -> None:
        name = event.anchor
        message = f"&{name} and *{name} are not allowed; write the value out, or put a text in quotes"
        self._fault(event, "alias", message)

    def _place(self, event: Any) -> Place:
        return event.start_mark.line + 1, event.start_mark.column + 1

    def _fault(self, event: Any, code: str, message: str) -> None:
        self.document.faults.append(Fault(self.document.file, *self._place(event), code, message))

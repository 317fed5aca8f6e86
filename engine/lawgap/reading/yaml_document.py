"""A parsed file: plain data, and where in the file each thing stands."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any, NamedTuple

from lawgap.model.fault import Fault

Path = tuple[str | int, ...]
Place = tuple[int, int]


class Start(NamedTuple):
    """Where a text begins in its file: at which character, and what marks it off (``>``, ``|``, a quote or nothing)."""

    offset: int
    line: int
    column: int
    style: str


@dataclass
class Document:
    """Plain data, the place of every key and item, and where each text starts."""

    file: str
    data: Any = None
    text: str = ""
    places: dict[Path, Place] = field(default_factory=dict)
    starts: dict[Path, Start] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)

    def place(self, path: Path) -> Place:
        """Where the path stands, or the nearest thing above it."""
        while path and path not in self.places:
            path = path[:-1]
        return self.places.get(path, (1, 1))

    def place_inside(self, path: Path, value: str, offset: int) -> Place:
        """Where a character of the text at the path stands, even where the text is folded over several lines.

        Folding changes nothing but white space, so the characters that are none are counted.
        """
        start = self.starts.get(path)
        if start is None:
            return self.place(path)
        index = start.offset
        if start.style in ("|", ">"):
            index = self.text.find("\n", index) + 1
        elif start.style:
            index += 1
        to_pass = sum(not character.isspace() for character in value[:offset])
        while index < len(self.text) and (to_pass or self.text[index].isspace()):
            to_pass -= not self.text[index].isspace()
            index += 1
        if offset >= len(value):
            index = self._after_last_mark(index, start.offset)
        line_start = self.text.rfind("\n", 0, index) + 1
        return start.line + self.text.count("\n", start.offset, index), index - line_start + 1

    def _after_last_mark(self, index: int, least: int) -> int:
        """Back over the white space, and what closes the text, to just behind its last character."""
        index = min(index, len(self.text))
        while index > least and self.text[index - 1].isspace():
            index -= 1
        return index

    def fault(self, path: Path, code: str, message: str) -> Fault:
        """A fault at the path."""
        return Fault(self.file, *self.place(path), code, message)

"""Reads a State's folder, gathering every fault on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from lawgap.model.fault import Fault
from lawgap.model.state import Act, Review, Source, State, StateFile, Statement
from lawgap.reading.binding import bind, bind_each, holds_keys, only_keys
from lawgap.reading.documents import Places
from lawgap.reading.folder import hashes_of
from lawgap.reading.yaml_document import Document
from lawgap.reading.yaml_reader import read_yaml

M = TypeVar("M", Source, Act, Review, Statement)
KEYS = {
    "state": "state, name and official_name",
    "source": "a list under sources:",
    "act": "a list under acts:",
    "review": "a list under reviews:",
    "statement": "a list under statements:",
}


@dataclass
class StateReading:
    """What could be read of a State's folder, where each thing stands, and the faults."""

    state: State | None = None
    sources: dict[str, Source] = field(default_factory=dict)
    acts: dict[str, Act] = field(default_factory=dict)
    statements: dict[str, Statement] = field(default_factory=dict)
    reviews: dict[str, Review] = field(default_factory=dict)
    hashes: dict[str, str] = field(default_factory=dict)
    places: Places = field(default_factory=Places)
    faults: list[Fault] = field(default_factory=list)

    def data(self) -> StateFile:
        """The State's file; call it only where there is no fault."""
        assert self.state is not None
        return StateFile(
            state=self.state,
            sources=self.sources,
            acts=self.acts,
            statements=tuple(self.statements.values()),
            reviews=tuple(self.reviews.values()),
        )


def read_state(folder: str, contents: dict[str, bytes]) -> StateReading:
    """Read the files of a folder, by their name relative to it; ``folder`` is only printed."""
    reading = StateReading(hashes=hashes_of(contents))
    for name in ("state.yaml", "sources.yaml"):
        if name not in contents:
            message = "is missing; a State's folder holds state.yaml, sources.yaml and, under facts/, the statements"
            reading.faults.append(Fault(f"{folder}/{name}", 0, 0, "missing-file", message))
            reading.places.unread.add("source")
    for name, content in contents.items():
        kind = _kind(name)
        if kind is None:
            message = "is not a file of a State's folder; statements go under facts/"
            reading.faults.append(Fault(f"{folder}/{name}", 0, 0, "unexpected-file", message))
            continue
        document = read_yaml(f"{folder}/{name}", content, KEYS[kind])
        if holds_keys(document, KEYS[kind]):
            _read_file(kind, document, reading)
        else:
            reading.places.unread.add(kind)
        reading.faults += document.faults
    return reading


def _kind(name: str) -> str | None:
    folder, slash, _ = name.partition("/")
    if slash:
        return {"facts": "statement", "sources": "source", "acts": "act"}.get(folder)
    return {"state.yaml": "state", "sources.yaml": "source", "acts.yaml": "act", "reviews.yaml": "review"}.get(name)


def _read_file(kind: str, document: Document, reading: StateReading) -> None:
    match kind:
        case "state":
            reading.state = bind(State, document)
        case "source":
            _take(Source, document, kind, reading.sources, reading)
        case "act":
            _take(Act, document, kind, reading.acts, reading)
        case "review":
            _take(Review, document, kind, reading.reviews, reading)
        case _:
            _take(Statement, document, kind, reading.statements, reading)


def _take(model: type[M], document: Document, kind: str, into: dict[str, M], reading: StateReading) -> None:
    key = f"{kind}s"
    only_keys(document, key)
    for item, path in bind_each(model, document, key):
        if item is None:
            reading.places.set_aside(kind, document, path)
            continue
        taken = reading.places.remember(kind, item.id, document, path)
        if taken:
            document.faults.append(taken)
        else:
            into[item.id] = item

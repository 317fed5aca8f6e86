"""Reads a State's folder, gathering every fault on the way."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TypeVar

from lawgap.model.fault import Fault
from lawgap.model.state import Act, Review, Source, State, StateFile, Statement
from lawgap.reading.binding import bind, bind_each, only_keys
from lawgap.reading.documents import Places
from lawgap.reading.folder import hashes_of
from lawgap.reading.yaml_document import Document, read_yaml

M = TypeVar("M", Source, Act, Review, Statement)


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
            message = f"a State's folder holds a {name}; it is missing"
            reading.faults.append(Fault(f"{folder}/{name}", 0, 0, "missing-file", message))
    for name, content in contents.items():
        document = read_yaml(f"{folder}/{name}", content)
        if not document.faults:
            _read_file(name, document, reading)
        reading.faults += document.faults
    return reading


def _read_file(name: str, document: Document, reading: StateReading) -> None:
    if name == "state.yaml":
        reading.state = bind(State, document)
        return
    if name == "sources.yaml":
        _take(Source, document, "source", reading.sources, reading)
    elif name == "acts.yaml":
        _take(Act, document, "act", reading.acts, reading)
    elif name == "reviews.yaml":
        _take(Review, document, "review", reading.reviews, reading)
    elif name.startswith("facts/"):
        _take(Statement, document, "statement", reading.statements, reading)
    else:
        message = f"{name} is not a file of a State's folder; statements go under facts/"
        document.faults.append(document.fault((), "unexpected-file", message))


def _take(model: type[M], document: Document, kind: str, into: dict[str, M], reading: StateReading) -> None:
    key = f"{kind}s"
    only_keys(document, key)
    for item, path in bind_each(model, document, key):
        taken = reading.places.remember(kind, item.id, document, path)
        if taken:
            document.faults.append(taken)
        else:
            into[item.id] = item

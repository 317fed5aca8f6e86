"""Opens a library or a State's folder: read, check, and hand over only what is without fault.

What was found faultless is cached; YAML and the checks are imported only where something must be read anew.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from pydantic import ValidationError

from lawgap.model.fault import Fault, FaultyDataError
from lawgap.model.library import Conditions, Library, LibraryData
from lawgap.model.state import StateFile
from lawgap.reading.cache import cache_key, keep, load
from lawgap.reading.conditions import parse_conditions
from lawgap.reading.folder import hashes_of, read_folder

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

M = TypeVar("M", LibraryData, StateFile)


@dataclass(frozen=True)
class OpenState:
    """A State's file, without fault, and the hash of each file it was read from."""

    file: StateFile
    hashes: dict[str, str]


def open_library(root: Traversable) -> Library:
    """The library below the root. Raises FaultyDataError with every fault."""
    contents: dict[str, bytes] = {}
    unreadable: list[Fault] = []
    for top in ("standards", "rules"):
        files, faults = read_folder(root / top, top)
        contents |= {f"{top}/{name}": content for name, content in files.items()}
        unreadable += faults
    key = cache_key("library", contents)
    data = None if unreadable else _cached(LibraryData, load(key))
    if data:
        return Library(data, _conditions(data))
    from lawgap.checking.library_checks import check_library
    from lawgap.reading.library_reader import read_library

    reading = read_library(contents)
    conditions, faults = check_library(reading)
    if unreadable or reading.faults or faults:
        raise FaultyDataError([*unreadable, *reading.faults, *faults])
    data = reading.data()
    keep(key, data.model_dump_json(by_alias=True).encode())
    return Library(data, conditions)


def open_state(folder: Path, library: Library) -> OpenState:
    """A State's folder. Raises FaultyDataError with every fault."""
    if not (folder / "state.yaml").is_file():
        message = "is missing; a State's folder holds state.yaml, sources.yaml and, under facts/, the statements"
        raise FaultyDataError([Fault(str(folder / "state.yaml"), 0, 0, "missing-file", message)])
    contents, unreadable = read_folder(folder, str(folder))
    vocabulary = "".join(digest for name, digest in library.data.hashes.items() if name.startswith("rules/facts/"))
    key = cache_key("state", {**contents, "\0vocabulary": vocabulary.encode()})
    data = None if unreadable else _cached(StateFile, load(key))
    if data is None:
        from lawgap.checking.state_checks import check_state
        from lawgap.reading.state_reader import read_state

        reading = read_state(str(folder), contents)
        faults = [*unreadable, *reading.faults, *check_state(reading, library.data.facts)]
        if faults:
            raise FaultyDataError(faults)
        data = reading.data()
        keep(key, data.model_dump_json(by_alias=True).encode())
    prefix = f"assessments/{data.state.state.lower()}"
    return OpenState(data, {f"{prefix}/{name}": value for name, value in hashes_of(contents).items()})


def faults_of_state(folder: Path) -> list[Fault]:
    """What is wrong with a State's folder as far as it can be said without a library."""
    from lawgap.checking.state_checks import check_state
    from lawgap.reading.state_reader import read_state

    contents, unreadable = read_folder(folder, str(folder))
    reading = read_state(str(folder), contents)
    reading.places.unread.add("fact")
    return [*unreadable, *reading.faults, *check_state(reading, {})]


def _cached(model: type[M], content: bytes | None) -> M | None:
    if content is None:
        return None
    try:
        return model.model_validate_json(content)
    except ValidationError:
        return None


def _conditions(data: LibraryData) -> dict[str, Conditions]:
    return {
        name: parse_conditions(rule, data.instruments[name.partition(".")[0]].obligation, data.facts)
        for name, rule in data.rules.items()
    }

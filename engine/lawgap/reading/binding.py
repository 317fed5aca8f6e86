"""Binds plain data to models and turns what does not fit into faults with a line and the nearest valid name."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lawgap.model.fault import nearest
from lawgap.reading.wording import in_words
from lawgap.reading.yaml_document import Document, Path

M = TypeVar("M", bound=BaseModel)


def bind(model: type[M], document: Document, path: Path = ()) -> M | None:
    """Validate the data at the path; on failure add one fault for each error to the document and return None."""
    data = document.data
    for step in path:
        data = data[step]
    try:
        return model.model_validate(data)
    except ValidationError as error:
        for within, detail in _without_echoes(error.errors(), data):
            document.faults.append(document.fault((*path, *within), *in_words(detail, within, model)))
        return None


def bind_each(model: type[M], document: Document, key: str) -> list[tuple[M | None, Path]]:
    """Bind every item of the list under the key; an item that does not fit becomes faults and None."""
    items = document.data.get(key)
    if key not in document.data:
        document.faults.append(document.fault((), "missing-key", f"the key {key!r} is missing"))
    elif not isinstance(items, list):
        message = f"{key!r} must be followed by a list: below it, one entry for each, beginning with `- `"
        document.faults.append(document.fault((key,), "wrong-type", message))
    else:
        return [(bind(model, document, (key, index)), (key, index)) for index in range(len(items))]
    return []


def holds_keys(document: Document, expected: str) -> bool:
    """Whether the file could be read and holds keys at its top; else a fault that says what is expected."""
    if isinstance(document.data, dict):
        return True
    if not document.faults:
        found = "a list" if isinstance(document.data, list) else "a text"
        message = f"the file holds {found} at its top; it should hold {expected}"
        document.faults.append(document.fault((), "wrong-type", message))
    return False


def only_keys(document: Document, *keys: str) -> None:
    """A fault for each top-level key that is none of these."""
    for name in document.data:
        if name not in keys:
            message = f"unknown key {name!r}{nearest(name, keys) or '; allowed: ' + ', '.join(keys)}"
            document.faults.append(document.fault((name,), "unknown-key", message))


def _without_echoes(errors: list[ErrorDetails], data: Any) -> Iterator[tuple[Path, ErrorDetails]]:
    """Each error with its path in the data; where a value may be of several kinds, only the kind that it is like.

    Pydantic reports the errors of every kind of a union, and names the kind in the location.
    """
    located = [(tuple(_data_path(error["loc"], data)), error) for error in errors]
    told: set[Path] = set()
    for within, error in sorted(located, key=lambda pair: _likeness(*pair)):
        kind = error["loc"][len(within)] if len(error["loc"]) > len(within) else None
        if kind is None or error["type"] == "missing":
            below_kind = any(step not in within for step in error["loc"][:-1])
            if below_kind:
                told |= {within, within[:-1]}
            yield within, error
        elif within not in told:
            told.add(within)
            yield within, error


def _likeness(within: Path, error: ErrorDetails) -> int:
    """Errors inside the kind that a value is like come first, then what a kind says in its own words."""
    if error["type"] in ("missing", "extra_forbidden"):
        return 0
    return 1 if error["type"] == "value_error" and not isinstance(error["input"], dict) else 2


def _data_path(location: tuple[int | str, ...], data: Any) -> Iterator[int | str]:
    """The part of pydantic's location that is in the data; it also names union members and aliases."""
    for step in location:
        inside = step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data))
        if inside:
            data = data[step]
            yield step

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
    if key not in document.data and document.faults:
        return []
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
            message = f"unknown key {name!r}{nearest(name, keys, show=True)}"
            document.faults.append(document.fault((name,), "unknown-key", message))


def _without_echoes(errors: list[ErrorDetails], data: Any) -> Iterator[tuple[Path, ErrorDetails]]:
    """Each error with its path in the data, once.

    Where a value may be of several kinds, pydantic reports the errors of every kind and names the kind in the
    location: what was found inside a kind is kept, else the one error that says most.
    """
    whole: dict[Path, ErrorDetails] = {}
    inside: set[Path] = set()
    kept: list[tuple[Path, ErrorDetails]] = []
    for error in errors:
        location = error["loc"][:-1] if error["type"] == "missing" else error["loc"]
        within, depth = _data_path(location, data)
        if depth == len(location) - 1 and error["type"] != "missing":
            if within not in whole or error["type"] == "value_error":
                whole[within] = error
            continue
        if depth < len(location):
            inside.add(within[:depth])
        if error["type"] != "too_short" or len(error["input"]) < error["ctx"]["min_length"]:
            kept.append((within, error))
    yield from kept
    yield from ((within, error) for within, error in whole.items() if within not in inside)


def _data_path(location: tuple[int | str, ...], data: Any) -> tuple[Path, int]:
    """The part of the location that is in the data, and the depth at which it first is not."""
    path: list[int | str] = []
    depth = len(location)
    for index, step in enumerate(location):
        if step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data)):
            data = data[step]
            path.append(step)
        else:
            depth = min(depth, index)
    return tuple(path), depth

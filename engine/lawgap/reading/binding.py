"""Binds plain data to models and turns what does not fit into faults with a line and the nearest valid name."""

from __future__ import annotations

from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, TypeVar, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from lawgap.model.fault import nearest
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
        for detail in error.errors():
            where = (*path, *_data_path(detail["loc"], data))
            document.faults.append(document.fault(where, *_in_words(detail, model)))
        return None


def bind_each(model: type[M], document: Document, key: str) -> list[tuple[M, Path]]:
    """Bind every item of the list under the key; items that do not fit become faults and are left out."""
    data = document.data
    if not isinstance(data, dict) or not isinstance(data.get(key), list):
        document.faults.append(document.fault((key,), "wrong-type", f"the file must hold a list under {key!r}"))
        return []
    bound: list[tuple[M, Path]] = []
    for index in range(len(data[key])):
        item = bind(model, document, (key, index))
        if item is not None:
            bound.append((item, (key, index)))
    return bound


def only_keys(document: Document, *keys: str) -> None:
    """A fault for each top-level key that is none of these."""
    if isinstance(document.data, dict):
        for name in document.data:
            if name not in keys:
                message = f"unknown key {name!r}{nearest(name, keys)}; here: {', '.join(keys)}"
                document.faults.append(document.fault((name,), "unknown-key", message))


def _data_path(location: tuple[int | str, ...], data: Any) -> Iterator[int | str]:
    """The part of pydantic's location that is in the data; it also names union members and aliases."""
    for step in location:
        inside = step in data if isinstance(data, dict) else isinstance(data, list) and step in range(len(data))
        if inside:
            data = data[step]
            yield step


def _in_words(detail: ErrorDetails, model: type[BaseModel]) -> tuple[str, str]:
    name = str(detail["loc"][-1]) if detail["loc"] else ""
    match detail["type"]:
        case "extra_forbidden":
            return "unknown-key", f"unknown key {name!r}{nearest(name, _keys(model))}"
        case "missing":
            return "missing-key", f"the key {name!r} is missing"
        case "value_error" | "assertion_error":
            return "wrong-value", str(detail["msg"]).removeprefix("Value error, ").removeprefix("Assertion failed, ")
        case "literal_error" | "enum":
            expected = str(detail.get("ctx", {}).get("expected", "")).replace("'", "")
            allowed = [word.strip() for word in expected.replace(" or ", ", ").split(",")]
            given = str(detail["input"])
            return (
                "wrong-value",
                f"{name!r} cannot be {given!r}{nearest(given, allowed)}; allowed: {expected}",
            )
        case "too_short":
            return "missing-value", f"{name!r} needs at least {detail.get('ctx', {}).get('min_length', 1)}"
        case "string_pattern_mismatch":
            return "wrong-value", f"{name!r} has a form that is not allowed: {detail['input']!r}"
        case _:
            given = repr(detail["input"])[:60]
            return (
                "wrong-type",
                f"{name!r}: {str(detail['msg'])[:1].lower()}{str(detail['msg'])[1:]} (given: {given})",
            )


def _keys(model: Any) -> set[str]:
    """The keys of a model and of every model below it."""
    seen: set[str] = set()
    todo, done = [model], set()
    while todo:
        kind = todo.pop()
        if isinstance(kind, type) and issubclass(kind, BaseModel):
            if kind in done:
                continue
            done.add(kind)
            for name, info in kind.model_fields.items():
                seen.add(info.alias or name)
                todo.append(info.annotation)
        elif get_origin(kind) in (Annotated, Union, UnionType, tuple, list, dict):
            todo.extend(get_args(kind))
    return seen

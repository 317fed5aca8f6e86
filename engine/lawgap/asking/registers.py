"""New sources and acts from their sheets; what came from the State's file is recognised and left alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar

from lawgap.asking.cells import CellFault, Row, Sheet
from lawgap.asking.prefilled import row_digest
from lawgap.model.state import Act, Source
from lawgap.reading.binding import bind
from lawgap.reading.documents import Places
from lawgap.reading.yaml_document import Document, Path

M = TypeVar("M", Source, Act)
_NEEDED = {
    "source": ("id", "title", "publisher", "published", "kind", "language", "mark"),
    "act": ("id", "title", "level"),
}


def read_register(
    model: type[M], sheet: Sheet, here: Mapping[str, M], prefilled: Mapping[str, str], places: Places
) -> dict[str, M]:
    """The new entries by id; faults are noted on the sheet.

    ``here`` is what the State's file holds, and ``prefilled`` the hash of each row that was written into the sheet.
    """
    kind = "source" if model is Source else "act"
    new: dict[str, M] = {}
    document = Document(sheet.name, data={f"{kind}s": []})
    for row in sheet.rows:
        name = sheet.text(row, "id") or ""
        if name in prefilled:
            cells = [sheet.text(row, column.key) or "" for column in sheet.columns]
            if row_digest(cells) != prefilled[name]:
                message = f"{name} is in the State's file; its row may not be changed here, but in the file itself"
                sheet.add_fault(row.number, "id", "changed-row", message)
            continue
        found = _read_row(model, kind, sheet, row, document, places)
        if found is None:
            continue
        if found.id in here and _content(here[found.id]) != _content(found):
            message = f"the {kind} {found.id} is in the State's file with other details; choose another id"
            sheet.add_fault(row.number, "id", "duplicate-id", message)
        elif found.id in new:
            sheet.add_fault(row.number, "id", "duplicate-id", f"the {kind} {found.id} stands on this sheet twice")
        elif found.id not in here:
            new[found.id] = found
            places.remember(kind, found.id, document, (f"{kind}s", len(document.data[f"{kind}s"]) - 1))
    return new


def _read_row(model: type[M], kind: str, sheet: Sheet, row: Row, document: Document, places: Places) -> M | None:
    before = len(sheet.faults)
    for key in _NEEDED[kind]:
        if row.is_empty(key):
            heading = next(known.heading for known in sheet.columns if known.key == key)
            sheet.add_fault(row.number, key, "missing-value", f"is empty; the {kind} needs what is under {heading!r}")
    path: Path = (f"{kind}s", len(document.data[f"{kind}s"]))
    document.data[f"{kind}s"].append(_data(sheet, row))
    document.places.update(_places(sheet, row.number, path))
    found = bind(model, document, path) if len(sheet.faults) == before else None
    sheet.faults += [CellFault(sheet.name, f.line, f.column, f.code, f.message) for f in document.faults]
    document.faults.clear()
    if found is None:
        places.broken.add((kind, str(row.cells.get("id")).strip()))
    return found


def _places(sheet: Sheet, row: int, path: Path) -> dict[Path, tuple[int, int]]:
    """Where each part of the entry stands on the sheet."""
    places: dict[Path, tuple[int, int]] = {path: sheet.place(row, "id")}
    for column in sheet.columns:
        places[(*path, *column.key.split("."))] = sheet.place(row, column.key)
        if column.key == "in_force.to":
            places[(*path, "in_force")] = sheet.place(row, column.key)
    return places


def _data(sheet: Sheet, row: Row) -> dict[str, Any]:
    data: dict[str, Any] = {}
    for column in sheet.columns:
        value: Any = None
        if column.kind == "date":
            value = sheet.date(row, column.key, undated=column.key == "published")
        elif column.key == "sources":
            value = [name.strip() for name in (sheet.text(row, "sources") or "").split(",") if name.strip()] or None
        else:
            value = sheet.text(row, column.key)
        if value is not None:
            outer, _, inner = column.key.partition(".")
            if inner:
                data.setdefault(outer, {})[inner] = value
            else:
                data[outer] = value
    return data


def _content(item: Source | Act) -> dict[str, Any]:
    """What a sheet can hold of the entry."""
    return item.model_dump(exclude={"sha256", "also_called", "replaces", "unverified"})

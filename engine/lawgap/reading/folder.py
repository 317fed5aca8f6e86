"""The files of a folder: their bytes and hashes, before anything is parsed."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def walk(folder: Traversable, under: str = "") -> Iterator[tuple[str, bytes]]:
    """Every YAML file below the folder by relative name, in order of name."""
    for entry in sorted(folder.iterdir(), key=lambda item: item.name):
        name = f"{under}{entry.name}"
        if entry.is_dir():
            if entry.name != "runs":
                yield from walk(entry, f"{name}/")
        elif entry.name.endswith((".yaml", ".yml")):
            yield name, entry.read_bytes()


def hashes_of(contents: dict[str, bytes]) -> dict[str, str]:
    """The sha256 of each file."""
    return {name: sha256(content).hexdigest() for name, content in contents.items()}

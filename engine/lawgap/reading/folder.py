"""The files of a folder: their bytes and hashes, before anything is parsed."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from lawgap.model.fault import Fault, FaultyDataError

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

MAX_BYTES = 2_000_000
MAX_FOLDERS = 6
_ENDINGS = (".yaml", ".yml")


def read_folder(folder: Traversable, shown: str) -> tuple[dict[str, bytes], list[Fault]]:
    """Every YAML file below the folder by relative name, in order of name, and what cannot be read.

    ``shown`` is how the folder is named in a fault. Runs and hidden files are left out; a file that is too large is
    cut short just beyond the limit.
    """
    files: dict[str, bytes] = {}
    faults: list[Fault] = []
    _walk(folder, "", shown, files, faults)
    return files, faults


def read_one(path: Path) -> bytes:
    """The bytes of one file, cut short just beyond the limit. Raises FaultyDataError where it cannot be read."""
    try:
        if path.exists() and not path.is_file():
            raise FaultyDataError([Fault(str(path), 0, 0, "unreadable", "is a folder, or no plain file; name a file")])
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except OSError as error:
        raise FaultyDataError([Fault(str(path), 0, 0, "unreadable", f"cannot be read: {error.strerror}")]) from None


def _walk(folder: Traversable, under: str, shown: str, files: dict[str, bytes], faults: list[Fault]) -> None:
    def fault(name: str, code: str, message: str) -> None:
        faults.append(Fault(f"{shown}/{name}".rstrip("/"), 0, 0, code, message))

    try:
        entries = sorted(folder.iterdir(), key=lambda item: item.name)
    except OSError as error:
        fault(under, "unreadable", f"cannot be read: {error.strerror}")
        return
    for entry in entries:
        name = f"{under}{entry.name}"
        lower = entry.name.lower()
        if entry.name.startswith(".") or entry.name == "runs":
            continue
        try:
            if entry.is_dir():
                if name.count("/") >= MAX_FOLDERS or _leads_back(entry):
                    fault(name, "unreadable", "the folder leads back to one that it is in; remove the link")
                else:
                    _walk(entry, f"{name}/", shown, files, faults)
            elif lower.endswith(_ENDINGS) and not entry.is_file():
                fault(name, "unreadable", "is a link that leads nowhere, or no plain file; remove it")
            elif entry.name.endswith(_ENDINGS):
                with entry.open("rb") as file:
                    files[name] = file.read(MAX_BYTES + 1)
            elif lower.removesuffix(".txt").endswith(_ENDINGS):
                fault(name, "unexpected-file", "the name must end in .yaml or .yml for the file to be read; rename it")
        except OSError as error:
            fault(name, "unreadable", f"cannot be read: {error.strerror}")


def _leads_back(entry: Traversable) -> bool:
    return isinstance(entry, Path) and entry.is_symlink() and entry.resolve() in (entry.parent / "_").resolve().parents


def hashes_of(contents: dict[str, bytes]) -> dict[str, str]:
    """The sha256 of each file."""
    return {name: sha256(content).hexdigest() for name, content in contents.items()}

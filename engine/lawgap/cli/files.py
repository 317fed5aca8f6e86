"""Writes files whole or not at all, and never over what is there unless asked."""

from __future__ import annotations

import os
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from lawgap.model.fault import Fault, FaultyDataError


def write_files(contents: Mapping[Path, bytes], overwrite: bool) -> None:
    """Write every file, or none.

    Raises FaultyDataError where a path is a folder, exists already, or cannot be written; nothing has then changed.
    """
    faults = [fault for path in contents if (fault := _obstacle(path, overwrite))]
    if faults:
        raise FaultyDataError(faults)
    import tempfile

    written: list[tuple[str, Path]] = []
    try:
        for path, content in contents.items():
            handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
            written.append((name, path))
            with os.fdopen(handle, "wb") as file:
                file.write(content)
            os.chmod(name, 0o644)  # noqa: PTH101  (mkstemp makes it private)
        for name, path in written:
            Path(name).replace(path)
    except OSError as error:
        for name, _ in written:
            with suppress(OSError):
                Path(name).unlink()
        place = str(error.filename or next(iter(contents)))
        message = f"cannot be written: {error.strerror}"
        raise FaultyDataError([Fault(place, 0, 0, "unwritable", message)]) from None


def _obstacle(path: Path, overwrite: bool) -> Fault | None:
    def fault(message: str) -> Fault:
        return Fault(str(path), 0, 0, "unwritable", message)

    try:
        if path.is_dir():
            return fault("is a folder; name a file in it with -o")
        if path.exists() and not path.is_file():
            return fault("is no plain file; name another with -o, or leave -o out to print")
        if path.exists() and not overwrite:
            return fault("exists already; add --overwrite to replace it, or name another file with -o")
        if path.parent.exists() and not path.parent.is_dir():
            return fault(f"{path.parent} is a file and no folder; name another place with -o")
        if not path.parent.is_dir():
            return fault(f"there is no folder {path.parent}; make it first, or name another place with -o")
        if not os.access(path.parent, os.W_OK):
            return fault(f"you may not write in the folder {path.parent}; name another place with -o")
    except OSError as error:
        return fault(f"cannot be written: {error.strerror}; name another file with -o")
    return None

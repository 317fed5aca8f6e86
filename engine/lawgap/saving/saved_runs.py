"""Saves runs in a State's folder: named by their dates and their content, read-only, and never written over."""

from __future__ import annotations

import os
import tempfile
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from lawgap.model.fault import Fault, FaultyDataError
from lawgap.model.run import Run
from lawgap.model.run_file import sealed

FOLDER = "runs"
_READ_ONLY = 0o444


@dataclass(frozen=True, slots=True)
class Saved:
    """Where the run is, and whether it was not there before."""

    path: Path
    is_new: bool


def save_run(run: Run, state: Path) -> Saved:
    """Save the run under ``runs/`` in the State's folder; the same run a second time changes nothing.

    Raises FaultyDataError where it cannot be written, or where a file of that name holds something else; nothing has
    then changed.
    """
    content, digest = sealed(run)
    path = state / FOLDER / f"{_stem(run)}-{digest[:12]}.json"
    if os.path.lexists(path):
        return _there_already(path, content, digest)
    is_first = not path.parent.is_dir()
    try:
        if is_first:
            path.parent.mkdir()
        _write(path, content)
    except FileExistsError:
        return _there_already(path, content, digest)
    except OSError as error:
        if is_first:
            with suppress(OSError):
                path.parent.rmdir()
        raise _fault(path, "unwritable", f"cannot be written: {error.strerror}") from None
    return Saved(path, True)


def _stem(run: Run) -> str:
    known = f"-known-{run.known_on.isoformat()}" if run.known_on else ""
    return f"{run.as_of.isoformat()}{known}"


def _there_already(path: Path, content: bytes, digest: str) -> Saved:
    """The saved run, where it is still what was saved."""
    try:
        if path.is_file() and path.read_bytes() == content:
            return Saved(path, False)
    except OSError as error:
        raise _fault(path, "unreadable", f"cannot be read: {error.strerror}") from None
    if not path.parent.is_dir():
        raise _fault(
            path.parent, "unwritable", "is no folder, and saved runs go in a folder of that name; move it away"
        )
    message = (
        f"was changed after it was saved: it is not the run with the digest {digest} that its name speaks of; "
        "fetch it anew, or remove it and save again"
    )
    raise _fault(path, "changed-run", message)


def _write(path: Path, content: bytes) -> None:
    """Write the file whole or not at all. Raises FileExistsError where it is there."""
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".saving-")
    draft = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        draft.chmod(_READ_ONLY)
        try:
            path.hardlink_to(draft)  # unlike a rename, never over what is there
        except FileExistsError:
            raise
        except OSError:  # a file system without links
            if os.path.lexists(path):
                raise FileExistsError(path) from None
            draft.rename(path)
    finally:
        draft.unlink(missing_ok=True)


def _fault(path: Path, code: str, message: str) -> FaultyDataError:
    return FaultyDataError([Fault(str(path), 0, 0, code, message)])

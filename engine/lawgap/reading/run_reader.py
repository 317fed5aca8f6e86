"""Reads a run file back."""

from __future__ import annotations

import json
from pathlib import Path

from pydantic import ValidationError

from lawgap.model.fault import Fault, FaultyDataError
from lawgap.model.run import Run

MAX_BYTES = 100_000_000


def read_run(path: Path) -> Run:
    """The run in the file. Raises FaultyDataError where it cannot be read, is cut short or is of another schema."""
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _fault(path, "too-large", f"is larger than {MAX_BYTES:,} bytes; that is no run file")
        if path.exists() and not path.is_dir() and not path.is_file():
            raise _fault(path, "unreadable", "is no plain file; name a run file")
        content = path.read_bytes()
    except IsADirectoryError:
        raise _fault(path, "unreadable", "is a folder; name the run file in it") from None
    except FileNotFoundError:
        raise _fault(path, "unreadable", "there is no such file; make it with lawgap assess --format json") from None
    except OSError as error:
        raise _fault(path, "unreadable", f"cannot be read: {error.strerror}") from None
    try:
        version = json.loads(content).get("schema_version")
    except (ValueError, AttributeError, RecursionError):
        message = "is no run file, or was cut short; make it with lawgap assess --format json"
        raise _fault(path, "no-run", message) from None
    if version != 1:
        newer = type(version) is int and version > 1
        advice = "install a newer lawgap" if newer else "make it anew with lawgap assess --format json"
        message = f"has schema version {version!r}, and this program reads version 1; {advice}"
        raise _fault(path, "schema-version", message)
    try:
        return Run.model_validate_json(content)
    except ValidationError as error:
        faults = []
        for detail in error.errors():
            where = ".".join(map(str, detail["loc"]))
            faults.append(Fault(str(path), 0, 0, "no-run", f"is no valid run file: {where}: {detail['msg']}"))
        raise FaultyDataError(faults[:20]) from None


def _fault(path: Path, code: str, message: str) -> FaultyDataError:
    return FaultyDataError([Fault(str(path), 0, 0, code, message)])

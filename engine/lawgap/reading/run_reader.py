"""Reads a run file back: of this schema version or an older one, and only as it was written."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from lawgap.model.fault import Fault, FaultyDataError
from lawgap.model.run import Run
from lawgap.model.run_file import compact, digest_of
from lawgap.reading.run_json import NoRunError, parse
from lawgap.reading.run_migrations import FIRST_WITH_DIGEST, Data, migrate, readable
from lawgap.reading.run_names import missing_names

MAX_BYTES = 100_000_000
MAX_FAULTS = 20


def read_run(path: Path) -> Run:
    """The run in the file; one of an older schema version is brought to the present one.

    Raises FaultyDataError where the file cannot be read, is cut short, was changed since it was written, or is of a
    schema version that this program does not know.
    """
    content = _content(path)
    try:
        data = parse(content)
    except NoRunError as error:
        raise _fault(path, "no-run", str(error)) from None
    version = _version(path, data)
    written = data
    if version >= FIRST_WITH_DIGEST:
        written = {key: value for key, value in data.items() if key != "digest"}
    run = _validated(path, migrate(written, version))
    if version >= FIRST_WITH_DIGEST and data.get("digest") != digest_of(compact(written)):
        message = (
            "was changed after it was written: its digest is not that of its content; fetch it anew, or make it anew"
        )
        raise _fault(path, "changed-run", message)
    return run


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > MAX_BYTES:
            raise _fault(path, "too-large", f"is larger than {MAX_BYTES:,} bytes; that is no run file")
        if path.exists() and not path.is_dir() and not path.is_file():
            raise _fault(path, "unreadable", "is no plain file; name a run file")
        return path.read_bytes()
    except IsADirectoryError:
        raise _fault(path, "unreadable", "is a folder; name the run file in it") from None
    except FileNotFoundError:
        raise _fault(path, "unreadable", "there is no such file; make it with lawgap assess --format json") from None
    except OSError as error:
        raise _fault(path, "unreadable", f"cannot be read: {error.strerror}") from None


def _version(path: Path, data: Data) -> int:
    version, known = data.get("schema_version"), readable()
    if type(version) is int and version in known:
        return version
    newer = type(version) is int and version >= known.stop
    advice = "install a newer lawgap" if newer else "make it anew with lawgap assess --format json"
    has = "has no schema version" if version is None else f"has schema version {version!r:.40}"
    message = f"{has}, and this program reads versions {known.start} to {known.stop - 1}; {advice}"
    raise _fault(path, "schema-version", message)


def _validated(path: Path, data: Data) -> Run:
    try:
        run = Run.model_validate_json(compact(data))
    except ValidationError as error:
        details = [(".".join(map(str, detail["loc"])), detail["msg"]) for detail in error.errors()]
        messages = [f"{where}: {told}" if where else told for where, told in details]
    except (ValueError, RecursionError):
        messages = ["it holds what cannot be written"]
    else:
        messages = list(missing_names(run))
    if messages:
        faults = [Fault(str(path), 0, 0, "no-run", f"is no valid run file: {message}") for message in messages]
        raise FaultyDataError(faults[:MAX_FAULTS])
    return run


def _fault(path: Path, code: str, message: str) -> FaultyDataError:
    return FaultyDataError([Fault(str(path), 0, 0, code, message)])

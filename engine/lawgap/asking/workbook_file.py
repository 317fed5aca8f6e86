"""Opens a workbook that anybody may have sent, with limits on its size and nothing followed that it points to."""

from __future__ import annotations

import warnings
from io import BytesIO
from lzma import LZMAError
from pathlib import Path
from typing import Any
from zipfile import BadZipFile, ZipFile
from zlib import error as ZlibError  # noqa: N812

from lawgap.asking.workbook_library import xlsx_reader
from lawgap.model.fault import Fault, FaultyDataError

MAX_FILE_BYTES = 5_000_000
MAX_UNPACKED_BYTES = 40_000_000
MAX_PARTS = 200
_OLD_OR_LOCKED = b"\xd0\xcf\x11\xe0"
_DECLARATIONS = (b"<!DOCTYPE", b"<!ENTITY")


def open_workbook(path: Path) -> Any:
    """The workbook, values and formulas as they are written.

    Raises FaultyDataError where the file is missing, no workbook, damaged, protected with a password, or too large.
    """
    content = _read(path)
    reader = xlsx_reader()
    _inspect(path, content)
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return reader.load_workbook(BytesIO(content), data_only=False, keep_links=False)
    except Exception as error:  # noqa: BLE001  (a damaged workbook fails in as many ways as there are parts in it)
        raise _refusal(path, "no-workbook", f"cannot be read as a workbook ({type(error).__name__}); {_SAVE}") from None


_SAVE = "open it in a spreadsheet program and save it as .xlsx"


def _read(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            content = file.read(MAX_FILE_BYTES + 1)
    except IsADirectoryError:
        raise _refusal(path, "unreadable", "is a folder; name the workbook in it") from None
    except OSError as error:
        raise _refusal(path, "unreadable", f"cannot be read: {error.strerror}") from None
    if len(content) > MAX_FILE_BYTES:
        raise _refusal(path, "too-large", f"is larger than {MAX_FILE_BYTES:,} bytes; a questionnaire is far smaller")
    return content


def _inspect(path: Path, content: bytes) -> None:
    """Refuse what is no workbook, before anything in it is parsed."""
    if content.startswith(_OLD_OR_LOCKED):
        message = f"is protected with a password, or in the old .xls format; {_SAVE} without a password"
        raise _refusal(path, "locked-workbook", message)
    try:
        with ZipFile(BytesIO(content)) as packed:
            parts = packed.infolist()
            size = sum(part.file_size for part in parts)
            if len(parts) > MAX_PARTS or size > MAX_UNPACKED_BYTES:
                message = f"unpacks to {size:,} bytes in {len(parts)} parts; a questionnaire is far smaller"
                raise _refusal(path, "too-large", message)
            if "[Content_Types].xml" not in packed.namelist() or "xl/workbook.xml" not in packed.namelist():
                raise _refusal(path, "no-workbook", f"is no workbook; {_SAVE}")
            declared = [part.filename for part in parts if _declares(packed.read(part))]
    except (BadZipFile, EOFError, LZMAError, NotImplementedError, RuntimeError, ValueError, OSError, ZlibError):
        raise _refusal(path, "no-workbook", f"is no workbook, or was cut short; {_SAVE}") from None
    if declared:
        raise _refusal(path, "no-workbook", f"declares entities in {declared[0]}, which no spreadsheet program does")


def _declares(part: bytes) -> bool:
    plain = part.replace(b"\0", b"").upper()
    return any(declaration in plain for declaration in _DECLARATIONS)


def _refusal(path: Path, code: str, message: str) -> FaultyDataError:
    return FaultyDataError([Fault(str(path), 0, 0, code, message)])

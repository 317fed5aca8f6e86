"""Reads YAML as it is written: every scalar stays text unless it is plainly true, false, null or a whole number.

``NO`` is not False, ``1.10`` is not 1.1 and ``12:30`` is not 750. Duplicate keys, aliases, tags, deep nesting and
huge files are faults.
"""

from __future__ import annotations

import yaml

from lawgap.model.fault import Fault
from lawgap.reading.folder import MAX_BYTES
from lawgap.reading.yaml_builder import Builder
from lawgap.reading.yaml_document import Document
from lawgap.reading.yaml_errors import in_words


def read_yaml(file: str, content: bytes, expected: str = "keys with values") -> Document:
    """Parse one file; what is wrong with it is in the document's faults, and its data is then None.

    ``expected`` says what an empty file should hold.
    """
    document = Document(file)
    text = _decoded(document, content)
    if text is None:
        return document
    document.text = text
    try:
        Builder(document).build()
    except yaml.MarkedYAMLError as error:
        place, message = in_words(error)
        document.faults.append(Fault(file, *place, "yaml-syntax", message))
    except yaml.reader.ReaderError as error:
        place = _place(text[: error.position])
        code = error.character if isinstance(error.character, int) else ord(error.character)
        message = f"not valid YAML: the character U+{code:04X} is not allowed; delete it"
        document.faults.append(Fault(file, *place, "yaml-syntax", message))
    if document.faults:
        document.data = None
    elif document.data is None:
        document.faults.append(Fault(file, 0, 0, "empty-file", f"the file is empty; it should hold {expected}"))
    return document


def _decoded(document: Document, content: bytes) -> str | None:
    if len(content) > MAX_BYTES:
        message = f"the file is larger than {MAX_BYTES:,} bytes; split it into several"
        document.faults.append(Fault(document.file, 0, 0, "too-large", message))
        return None
    try:
        return content.decode("utf-8").removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        place = _place(content[: error.start].decode("utf-8"))
        message = "this is not UTF-8 text; save the file with the encoding UTF-8"
        document.faults.append(Fault(document.file, *place, "encoding", message))
        return None


def _place(before: str) -> tuple[int, int]:
    """The line and column that follow the text."""
    return before.count("\n") + 1, len(before) - before.rfind("\n")

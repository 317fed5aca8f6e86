"""Begins a State's folder: its names, empty lists of sources and acts, and nothing that is not known."""

from __future__ import annotations

import re
from pathlib import Path

from lawgap.asking.statements import write_yaml
from lawgap.model.fault import Fault, FaultyDataError

_CODE = re.compile(r"[A-Za-z]{3}")
MAX_NAME = 80


def new_state_files(code: str, name: str, home: Path) -> tuple[Path, dict[str, bytes]]:
    """The folder to make below ``home``, and its files by name; nothing is written.

    Raises FaultyDataError where the code is not of three letters, the name is empty or too long, or the State's
    folder exists already.
    """
    faults = []
    if not _CODE.fullmatch(code):
        message = f"{code!r} is no ISO 3166 alpha-3 code; write three letters, such as UZB"
        faults.append(Fault("STATE", 0, 0, "wrong-code", message))
    name = name.strip()
    if not name or not name.isprintable() or len(name) > MAX_NAME:
        message = f"the name of the State must be text of 1 to {MAX_NAME} characters on one line"
        faults.append(Fault("--name", 0, 0, "wrong-name", message))
    folder = home / code.lower()
    if not faults and folder.exists():
        message = "exists already; fill it in, or write a questionnaire with: lawgap questions STATE --xlsx FILE"
        faults.append(Fault(str(folder), 0, 0, "exists", message))
    if faults:
        raise FaultyDataError(faults)
    state = write_yaml({"state": code.upper(), "name": name, "official_name": name})
    return folder, {
        "state.yaml": f"# The official name is still to be filled in, where it differs.\n{state}".encode(),
        "sources.yaml": b"# Every document that a statement rests on.\nsources: []\n",
        "acts.yaml": b"# Every act of national law that a statement cites.\nacts: []\n",
    }

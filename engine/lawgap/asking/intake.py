"""Takes a filled-in questionnaire into a State's folder: all of it, or nothing with every fault named by its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lawgap.asking.answers import AnswerReader
from lawgap.asking.cells import CellFault, Sheet, read_sheet
from lawgap.asking.columns import ACT_COLUMNS, ACTS, HIDDEN_SHEET, QUESTION_COLUMNS, READ_ME, SOURCE_COLUMNS, SOURCES
from lawgap.asking.hidden_sheet import Told, read_hidden
from lawgap.asking.questionnaire import library_hash
from lawgap.asking.registers import read_register
from lawgap.asking.statements import write_entries
from lawgap.asking.topics import Topics, sheet_names
from lawgap.asking.workbook_file import open_workbook
from lawgap.checking.loading import open_state
from lawgap.checking.state_checks import check_state
from lawgap.model.base import Model
from lawgap.model.fault import Fault, FaultyDataError, nearest
from lawgap.model.library import Library
from lawgap.model.state import Act, Source, Statement
from lawgap.reading.folder import read_folder
from lawgap.reading.state_reader import read_state

_STEM = "questionnaire"
_NUMBERED = re.compile(rf"(?:facts|sources|acts)/{_STEM}-(\d+)\.ya?ml")
_REGISTERS = (("source", SOURCES), ("act", ACTS))
_CELL_OF_CODE = {
    "no-claimant": "claimant",
    "no-search": "searched",
    "no-provision": "provision.act",
    "observed-later": "observed.on",
}


@dataclass(frozen=True)
class Intake:
    """What a workbook adds to a State's folder: the files to write, what is in them, and what was there already."""

    files: dict[Path, bytes]
    statements: tuple[Statement, ...]
    sources: tuple[Source, ...]
    acts: tuple[Act, ...]
    repeated: int


def take_in(folder: Path, library: Library, topics: Topics, workbook: Path) -> Intake:
    """Read the workbook against the State's folder; nothing is written.

    Raises FaultyDataError with every fault of the folder, else with every fault of the workbook.
    """
    state = open_state(folder, library).file
    opened = open_workbook(workbook)
    told = read_hidden(opened, str(workbook), state.state.state)
    sheets, strange = _sheets(opened, told, topics)
    contents, _ = read_folder(folder, str(folder))
    reading = read_state(str(folder), contents)
    reading.places.unread |= {kind for kind, name in _REGISTERS if not sheets[name].readable}
    new_sources = read_register(Source, sheets[SOURCES], state.sources, told.rows(SOURCES), reading.places)
    new_acts = read_register(Act, sheets[ACTS], state.acts, told.rows(ACTS), reading.places)
    here = {statement.id: statement for statement in state.statements}
    reader = AnswerReader(library.data.facts, topics.by_fact(), here, reading.places)
    for name, sheet in sheets.items():
        if name not in (SOURCES, ACTS):
            reader.read(sheet)
    reading.sources |= new_sources
    reading.acts |= new_acts
    reading.statements |= reader.statements
    faults = [*strange, *(fault for sheet in sheets.values() for fault in sheet.faults)]
    if told.library != library_hash(library) and any(fault.code == "unknown-fact" for fault in faults):
        message = "was written with another vocabulary; write a new questionnaire and copy the answers over"
        faults.append(CellFault(str(workbook), 0, 0, "other-library", message))
    faults += [_at_cell(fault, sheets) for fault in check_state(reading, library.data.facts)]
    if faults:
        raise FaultyDataError(faults)
    entries: dict[str, Iterable[Model]] = {
        "sources": new_sources.values(),
        "acts": new_acts.values(),
        "statements": reader.statements.values(),
    }
    files = _files(folder, contents, {kind: tuple(items) for kind, items in entries.items() if items})
    _try_out(folder, library, contents, files)
    return Intake(
        files=files,
        statements=tuple(reader.statements.values()),
        sources=tuple(new_sources.values()),
        acts=tuple(new_acts.values()),
        repeated=len(reader.repeated),
    )


def _sheets(opened: Any, told: Told, topics: Topics) -> tuple[dict[str, Sheet], list[CellFault]]:
    """Every sheet that was written, read, and a fault for each that is missing, renamed or added."""
    there = [worksheet.title for worksheet in opened.worksheets]
    added = [name for name in opened.sheetnames if name not in (*told.sheets, HIDDEN_SHEET)]
    lacking = [name for name in told.sheets if name not in there]
    faults = [
        CellFault(name, 0, 0, "wrong-sheet", f"is no sheet of the questionnaire{nearest(name, lacking)}; remove it")
        for name in added
    ]
    faults += [CellFault(name, 0, 0, "missing-sheet", "the sheet is missing, or was renamed") for name in lacking]
    known = sheet_names(topics.listed)
    columns = {SOURCES: SOURCE_COLUMNS, ACTS: ACT_COLUMNS}
    sheets: dict[str, Sheet] = {}
    for name in told.sheets:
        if name in lacking or name == READ_ME:
            continue
        if name not in known and name not in columns:
            message = "is the sheet of a topic that this library does not have"
            faults.append(CellFault(name, 0, 0, "wrong-sheet", message))
            continue
        sheets[name] = read_sheet(opened[name], columns.get(name, QUESTION_COLUMNS))
    for name, register in columns.items():
        sheets.setdefault(name, Sheet(name, register, readable=False))
    return sheets, faults


def _at_cell(fault: Fault, sheets: Mapping[str, Sheet]) -> CellFault:
    """A fault of the checks, with the cell that must change."""
    sheet = sheets.get(fault.file)
    key = _CELL_OF_CODE.get(fault.code)
    row, column = fault.line, fault.column
    if sheet and key and key in {known.key for known in sheet.columns}:
        row, column = sheet.place(fault.line, key)
    return CellFault(fault.file, row, column if sheet else 0, fault.code, fault.message)


def _files(folder: Path, contents: Iterable[str], entries: Mapping[str, tuple[Model, ...]]) -> dict[Path, bytes]:
    """One new file for each kind of entry, under the next number that no import has used."""
    if not entries:
        return {}
    taken = [int(found[1]) for name in contents if (found := _NUMBERED.fullmatch(name))]
    name = f"{_STEM}-{max(taken, default=0) + 1}.yaml"
    folders = {"sources": "sources", "acts": "acts", "statements": "facts"}
    says = "Taken over from a filled-in questionnaire by lawgap import."
    return {folder / folders[kind] / name: write_entries(kind, items, says) for kind, items in entries.items()}


def _try_out(folder: Path, library: Library, contents: Mapping[str, bytes], files: Mapping[Path, bytes]) -> None:
    """Open a copy of the folder with the new files in it. Raises FaultyDataError where that fails."""
    if not files:
        return
    added = {path.relative_to(folder).as_posix(): content for path, content in files.items()}
    with TemporaryDirectory(prefix="lawgap-") as name:
        copy = Path(name)
        for within, content in {**contents, **added}.items():
            (copy / within).parent.mkdir(parents=True, exist_ok=True)
            (copy / within).write_bytes(content)
        try:
            open_state(copy, library)
        except FaultyDataError as error:
            raise FaultyDataError(_moved(error.faults, copy, folder)) from None


def _moved(faults: Iterable[Fault], copy: Path, folder: Path) -> Iterator[Fault]:
    """The faults of the copy as faults of the folder."""
    for fault in faults:
        file = fault.file.replace(str(copy), str(folder))
        yield Fault(file, fault.line, fault.column, fault.code, fault.message.replace(str(copy), str(folder)))

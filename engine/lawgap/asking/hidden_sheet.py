"""What a questionnaire tells the import about itself, on a sheet that nobody sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from lawgap.asking.columns import HIDDEN_SHEET, MAX_ROWS, SCHEMA_VERSION
from lawgap.model.fault import Fault, FaultyDataError


@dataclass(frozen=True)
class Told:
    """The form of the workbook, its State and library, its sheets, and the hash of each row that was filled in."""

    schema_version: int
    state: str
    library: str
    as_of: date
    sheets: tuple[str, ...]
    filled: dict[tuple[str, str], str]

    def rows(self, sheet: str) -> dict[str, str]:
        """The hash of each row of the sheet that was filled in, by the id in it."""
        return {name: digest for (where, name), digest in self.filled.items() if where == sheet}


def tell(told: Told) -> list[tuple[str, str]]:
    """The lines of the hidden sheet."""
    return [
        ("schema_version", str(told.schema_version)),
        ("state", told.state),
        ("library", told.library),
        ("as_of", told.as_of.isoformat()),
        *(("sheet", name) for name in told.sheets),
        *((f"row {sheet}", f"{name} {digest}") for (sheet, name), digest in told.filled.items()),
    ]


def read_hidden(opened: Any, file: str, state: str) -> Told:
    """What the workbook tells.

    Raises FaultyDataError where it is no questionnaire, one of another State, or of a newer version of the program.
    """

    def refusal(code: str, message: str) -> FaultyDataError:
        return FaultyDataError([Fault(file, 0, 0, code, message)])

    if HIDDEN_SHEET not in opened.sheetnames:
        message = "is not a questionnaire of this program; write one with: lawgap questions STATE --xlsx FILE"
        raise refusal("no-questionnaire", message)
    pairs = _pairs(opened[HIDDEN_SHEET])
    single = dict(pairs)
    try:
        told = Told(
            schema_version=int(single["schema_version"]),
            state=single["state"],
            library=single["library"],
            as_of=date.fromisoformat(single["as_of"]),
            sheets=tuple(value for name, value in pairs if name == "sheet"),
            filled={
                (name.removeprefix("row "), value.split(" ")[0]): value.split(" ")[1]
                for name, value in pairs
                if name.startswith("row ")
            },
        )
    except (KeyError, ValueError, IndexError):
        message = "has lost what the hidden sheet said of it; write a new questionnaire and copy the answers over"
        raise refusal("no-questionnaire", message) from None
    if told.schema_version > SCHEMA_VERSION:
        message = (
            f"was written by a newer version of this program (form {told.schema_version}, known is {SCHEMA_VERSION})"
        )
        raise refusal("newer-schema", message)
    if told.state != state:
        raise refusal("other-state", f"is the questionnaire of {told.state}, and not of {state}")
    return told


def _pairs(worksheet: Any) -> list[tuple[str, str]]:
    last = min(worksheet.max_row, MAX_ROWS)
    rows = worksheet.iter_rows(min_row=1, max_row=last, max_col=2, values_only=True)
    return [(str(name), str(value)) for name, value in rows if name is not None and value is not None]

"""Cells as a researcher leaves them: text, numbers and dates, each read strictly, and faults that name the cell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from lawgap.asking.columns import FIRST_ROW, HEADING_ROW, MAX_ROWS, Column, letter
from lawgap.asking.prefilled import NOT_BEFORE
from lawgap.model.fault import Fault
from lawgap.model.period import parse_partial_date

MAX_TEXT = 5000
_YEARS = range(1800, 2200)


@dataclass(frozen=True, slots=True, order=True)
class CellFault(Fault):
    """A fault of a workbook: ``file`` is the sheet, ``line`` the row and ``column`` the column."""

    def __str__(self) -> str:
        place = f"{self.file}!{letter(self.column)}{self.line}" if self.line and self.column else self.file
        return f"{place}: {self.message} [{self.code}]"


@dataclass
class Row:
    """One row of a sheet: its number, and what stands in each column by the column's key."""

    number: int
    cells: dict[str, Any]

    def is_empty(self, *keys: str) -> bool:
        """Whether nothing stands in these columns."""
        return all(self.cells.get(key) is None for key in keys)


@dataclass
class Sheet:
    """One sheet as a table with known columns, and the faults found in it.

    A sheet that is missing, or has other columns, is not ``readable``: nothing is known of what it holds.
    """

    name: str
    columns: tuple[Column, ...]
    rows: list[Row] = field(default_factory=list)
    faults: list[CellFault] = field(default_factory=list)
    readable: bool = True

    def place(self, row: int, key: str) -> tuple[int, int]:
        """The row and the column of a cell."""
        return row, next(n for n, column in enumerate(self.columns, start=1) if column.key == key)

    def add_fault(self, row: int, key: str, code: str, message: str) -> None:
        """Note a fault at a cell."""
        self.faults.append(CellFault(self.name, *self.place(row, key), code, message))

    def text(self, row: Row, key: str) -> str | None:
        """The cell as text; None where it is empty."""
        value = row.cells.get(key)
        if value is None:
            return None
        if isinstance(value, datetime | date):
            return value.isoformat()[:10]
        if isinstance(value, float) and value.is_integer():
            value = int(value)
        text = str(value).strip()
        if len(text) > MAX_TEXT:
            self.add_fault(
                row.number, key, "too-long", f"holds {len(text):,} characters; at most {MAX_TEXT:,} are allowed"
            )
            return None
        return text

    def date(self, row: Row, key: str, undated: bool = False) -> str | dict[str, str] | None:
        """The cell as a date, whole or in part; ``undated`` allows ``not before 2018-11``. Faults are noted."""
        value = row.cells.get(key)
        if value is None:
            return None
        if isinstance(value, datetime) and value.time() != time():
            self.add_fault(row.number, key, "wrong-date", f"holds a time of day ({value}); write the date alone")
            return None
        if isinstance(value, int | float) and not isinstance(value, bool) and value not in _YEARS:
            self.add_fault(row.number, key, "wrong-date", f"is a number and no date (given: {value}); write 2014-03-04")
            return None
        text = self.text(row, key) or ""
        within = text.lower().removeprefix(NOT_BEFORE).strip() if undated else text
        try:
            day = str(parse_partial_date(within))
        except ValueError:
            more = f", or {NOT_BEFORE} 2018-11 where it bears none" if undated else ""
            message = f"must be a date such as 2014-03-04, 2014-03 or 2014{more} (given: {short(text)})"
            self.add_fault(row.number, key, "wrong-date", message)
            return None
        return {"not_before": day} if within != text else day


def short(value: object) -> str:
    """What was given, cut short."""
    text = " ".join(str(value).split())
    return text if len(text) <= 60 else f"{text[:60]}..."


def read_sheet(worksheet: Any, columns: tuple[Column, ...]) -> Sheet:
    """Every row below the headings that holds anything.

    Formulas, errors, merged cells, other headings and cells outside the table are faults.
    """
    sheet = Sheet(worksheet.title, columns)
    for merged in worksheet.merged_cells.ranges:
        message = f"the cells {merged.coord} are merged; undo it, since it is not clear which answer they give"
        sheet.faults.append(CellFault(sheet.name, merged.min_row, merged.min_col, "merged-cells", message))
    for place, column in enumerate(columns, start=1):
        found = worksheet.cell(HEADING_ROW, place).value
        if found != column.heading:
            message = (
                f"the heading must be {column.heading!r} (found: {short(found)}); columns may not be moved or renamed"
            )
            sheet.faults.append(CellFault(sheet.name, HEADING_ROW, place, "wrong-heading", message))
            sheet.readable = False
    if sheet.readable:
        _read_rows(worksheet, sheet, columns)
    return sheet


def _read_rows(worksheet: Any, sheet: Sheet, columns: Sequence[Column]) -> None:
    rows: dict[int, Row] = {}
    for (number, place), cell in sorted(worksheet._cells.items()):  # only what is there, however far down
        if number < FIRST_ROW or cell.value is None or (isinstance(cell.value, str) and not cell.value.strip()):
            continue
        if number > MAX_ROWS or place > len(columns):
            message = "stands outside the table; clear the cell"
            sheet.faults.append(CellFault(sheet.name, number, place, "outside-table", message))
        elif cell.data_type == "f":
            message = f"holds a formula ({short(_formula(cell.value))}); write the value itself"
            sheet.faults.append(CellFault(sheet.name, number, place, "formula", message))
        elif cell.data_type == "e":
            message = f"holds the error {short(cell.value)}; write the value itself"
            sheet.faults.append(CellFault(sheet.name, number, place, "formula", message))
        else:
            row = rows.setdefault(number, Row(number, {}))
            row.cells[columns[place - 1].key] = _plain(cell.value)
    sheet.rows = list(rows.values())


def _formula(value: Any) -> str:
    return str(getattr(value, "text", value))


_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")


def _plain(value: Any) -> Any:
    """The value; a text without the characters that a workbook writes as escapes and that no text needs."""
    if isinstance(value, str):
        return _ESCAPED.sub(lambda found: _character(found[1]), value)
    return str(value) if isinstance(value, time) else value


def _character(code: str) -> str:
    character = chr(int(code, 16))
    return character if character.isprintable() or character == "\n" else " "

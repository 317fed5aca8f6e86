"""How a questionnaire looks: one family of formats, and the size of rows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil
from typing import Any

_INK, _QUIET, _PALE, _RULE, _PAPER = "#1F2A37", "#5B6775", "#EEF2F6", "#CBD3DC", "#FFFBE8"
_BASE = {"font_name": "Calibri", "font_size": 10, "font_color": _INK, "valign": "top", "text_wrap": True}
_CELL = {**_BASE, "border": 1, "border_color": _RULE}
_POINTS_OF_A_LINE = 12.5
_MOST_POINTS = 320


@dataclass(frozen=True)
class Look:
    """The formats of one workbook."""

    title: Any
    subtitle: Any
    heading: Any
    answer_heading: Any
    locked: Any
    quiet: Any
    name: Any
    answer: Any
    text: Any
    strong: Any


def make_look(workbook: Any) -> Look:
    """Add the formats to the workbook. Whatever a researcher fills in is pale yellow and not locked."""
    heading = {**_CELL, "bold": True, "font_color": "#FFFFFF", "valign": "vcenter"}
    return Look(
        title=workbook.add_format({**_BASE, "bold": True, "font_size": 16, "text_wrap": False, "valign": "vcenter"}),
        subtitle=workbook.add_format({**_BASE, "font_color": _QUIET, "text_wrap": False, "valign": "vcenter"}),
        heading=workbook.add_format({**heading, "bg_color": "#44546A"}),
        answer_heading=workbook.add_format({**heading, "bg_color": "#7A5C00"}),
        locked=workbook.add_format({**_CELL, "bg_color": _PALE}),
        quiet=workbook.add_format({**_CELL, "bg_color": _PALE, "font_color": _QUIET, "font_size": 9}),
        name=workbook.add_format({**_CELL, "bg_color": _PALE, "font_color": _QUIET, "font_size": 9}),
        answer=workbook.add_format({**_CELL, "bg_color": _PAPER, "locked": False}),
        text=workbook.add_format(_BASE),
        strong=workbook.add_format({**_BASE, "bold": True}),
    )


def row_points(cells: Sequence[str], widths: Sequence[int]) -> float:
    """The height in points at which the longest cell of a row is seen whole, within reason."""
    lines = max(_lines(cell, width) for cell, width in zip(cells, widths, strict=True))
    return min(_MOST_POINTS, max(1, lines) * _POINTS_OF_A_LINE + 4)


def _lines(cell: str, width: int) -> int:
    return sum(max(1, ceil(len(line) * 0.97 / width)) for line in cell.split("\n"))

"""A small State to be asked about, a questionnaire filled in cell by cell, and its import."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from lawgap.asking.columns import ACT_COLUMNS, FIRST_ROW, QUESTION_COLUMNS, SOURCE_COLUMNS, number_of
from lawgap.asking.intake import Intake, take_in
from lawgap.asking.questionnaire import write_questionnaire
from lawgap.asking.ranking import rank_questions
from lawgap.asking.topics import Topics, read_topics
from lawgap.asking.wording import allowed_words, plain
from lawgap.checking.loading import OpenState, open_library, open_state
from lawgap.cli.import_command import import_workbook
from lawgap.model.fault import FaultyDataError
from lawgap.model.library import Library
from lawgap.model.question import Question

CLEAN = Path(__file__).resolve().parents[1] / "bad" / "clean"
AS_OF = date(2020, 1, 1)


@dataclass
class Ground:
    """A library, a State's folder, and a questionnaire on every fact of the library."""

    library_folder: Path
    folder: Path
    library: Library
    topics: Topics
    state: OpenState
    blank: bytes
    path: Path

    def workbook(self) -> Any:
        """The blank questionnaire, open."""
        return openpyxl.load_workbook(BytesIO(self.blank))

    def save(self, workbook: Any) -> Path:
        """Save what was filled in."""
        workbook.save(self.path)
        return self.path

    def row_of(self, workbook: Any, fact: str) -> int:
        """The row in which the fact is asked."""
        sheet = workbook["Custody"]
        return next(row for row in range(FIRST_ROW, sheet.max_row + 1) if sheet.cell(row, 1).value == fact)

    def fill(self, workbook: Any, fact: str, cells: dict[str, object]) -> int:
        """Write an answer; its row."""
        row = self.row_of(workbook, fact)
        for key, value in cells.items():
            cell = workbook["Custody"].cell(row, number_of(QUESTION_COLUMNS, key))
            cell.value = value
            if isinstance(value, str):
                cell.data_type = "s"
        return row

    def take(self) -> Intake:
        """Read the saved questionnaire."""
        return take_in(self.folder, self.library, self.topics, self.path)

    def run_import(self) -> None:
        """Import the saved questionnaire."""
        import_workbook(self.library_folder, self.folder, self.path, dry_run=False)

    def refused(self) -> list[str]:
        """The faults of the saved questionnaire, without their codes; nothing is written."""
        before = {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()}
        with pytest.raises(FaultyDataError) as caught:
            self.run_import()
        assert {path: path.read_bytes() for path in self.folder.rglob("*") if path.is_file()} == before
        return [str(fault) for fault in caught.value.faults]


@pytest.fixture
def ground(tmp_path: Path, still_ground: Ground) -> Ground:
    """A copy that may be written to."""
    folder = tmp_path / "assessments" / "xyz"
    shutil.copytree(still_ground.folder, folder)
    return replace(still_ground, folder=folder, path=tmp_path / "filled.xlsx")


@pytest.fixture(scope="session")
def still_ground(tmp_path_factory: pytest.TempPathFactory) -> Ground:
    """A copy that is only read."""
    return _make_ground(tmp_path_factory.mktemp("ground"))


def _make_ground(home: Path) -> Ground:
    """Copy and open everything, and write a questionnaire on every fact, whether a rule needs it or not."""
    library_folder, folder = home / "library", home / "assessments" / "xyz"
    shutil.copytree(CLEAN / "library", library_folder)
    (library_folder / "reports").mkdir()
    shutil.copytree(CLEAN / "state", folder)
    library = open_library(library_folder)
    state = open_state(folder, library)
    topics = read_topics(library_folder)
    questions = rank_questions(library, topics, state.file, AS_OF)
    asked = list(questions.questions)
    for fact in library.data.facts.values():
        if fact.id not in {question.fact for question in asked}:
            asked.append(
                Question(
                    rank=len(asked) + 1, fact=fact.id, topic="custody", question=plain(fact.question),
                    allowed=allowed_words(fact), layer=fact.layer, open="unknown", moves=0, at_least=0, settles=0,
                    weight=0,
                )
            )  # fmt: skip
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("lawgap.asking.questionnaire.SPARE_ROWS", 8)
        blank = write_questionnaire(library, topics, state.file, questions, asked)
    return Ground(library_folder, folder, library, topics, state, blank, home / "filled.xlsx")


@pytest.fixture
def fill_register(ground: Ground) -> Callable[..., int]:
    """Write a new row into Sources or Acts; its number."""

    def fill(workbook: Any, sheet: str, cells: dict[str, object]) -> int:
        columns = SOURCE_COLUMNS if sheet == "Sources" else ACT_COLUMNS
        worksheet = workbook[sheet]
        row = next(row for row in range(FIRST_ROW, 200) if worksheet.cell(row, 1).value is None)
        for key, value in cells.items():
            worksheet.cell(row, number_of(columns, key)).value = value
        return row

    return fill

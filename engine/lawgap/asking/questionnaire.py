"""Writes the questionnaire: a workbook with one sheet per topic to fill in, the same bytes each time."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time
from hashlib import sha256
from io import BytesIO
from typing import Any

from lawgap.asking.columns import (
    ACT_COLUMNS,
    ACTS,
    FIRST_ROW,
    HEADING_ROW,
    HIDDEN_SHEET,
    LISTS,
    QUESTION_COLUMNS,
    READ_ME,
    SCHEMA_VERSION,
    SOURCE_COLUMNS,
    SOURCES,
    SPARE_ROWS,
    Column,
    letter,
    number_of,
)
from lawgap.asking.heard import WHY_NOT
from lawgap.asking.hidden_sheet import Told, tell
from lawgap.asking.look import Look, make_look, row_points
from lawgap.asking.prefilled import act_rows, row_digest, source_rows
from lawgap.asking.read_me import read_me_lines
from lawgap.asking.topics import Topics, sheet_name
from lawgap.asking.wording import allowed_words, meanings
from lawgap.asking.workbook_library import xlsx_writer
from lawgap.model.library import Library
from lawgap.model.question import Question, Questions
from lawgap.model.state import StateFile
from lawgap.model.vocabulary import Fact

_OPTIONS = {
    "in_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
READ_ME_WIDTHS = (28, 100)
_PROTECTION = {"format_columns": True, "format_rows": True, "autofilter": True, "sort": False}


def library_hash(library: Library) -> str:
    """One hash over the vocabulary, so that a questionnaire can be told from one of another library."""
    lines = "".join(
        f"{name} {h}\n" for name, h in sorted(library.data.hashes.items()) if name.startswith("rules/facts/")
    )
    return sha256(lines.encode()).hexdigest()


def write_questionnaire(
    library: Library, topics: Topics, state: StateFile, questions: Questions, asked: Sequence[Question]
) -> bytes:
    """The workbook with the questions that are asked, in their order, one sheet per topic that has any.

    Raises FaultyDataError where the library that writes workbooks is not installed.
    """
    content = BytesIO()
    workbook = xlsx_writer().Workbook(content, _OPTIONS)
    made = datetime.combine(questions.as_of, time())
    title = f"Questionnaire: {state.state.name}"
    workbook.set_properties({"title": title, "author": "lawgap", "created": made})
    _Writer(workbook, make_look(workbook), library, topics, state, questions).write(asked)
    workbook.close()
    return content.getvalue()


class _Writer:
    """Fills one workbook sheet by sheet."""

    def __init__(
        self, workbook: Any, look: Look, library: Library, topics: Topics, state: StateFile, questions: Questions
    ) -> None:
        self.workbook = workbook
        self.look = look
        self.library = library
        self.topics = topics
        self.state = state
        self.questions = questions
        self.lists: dict[tuple[str, ...], str] = {}
        self.filled: dict[tuple[str, str], str] = {}
        self.hidden: Any = None

    def write(self, asked: Sequence[Question]) -> None:
        """Every sheet, the hidden one last."""
        read_me = self.workbook.add_worksheet(READ_ME)
        by_topic = [
            (topic, questions)
            for topic in self.topics.listed
            if (questions := [question for question in asked if question.topic == topic.topic])
        ]
        by_topic.sort(key=lambda item: item[1][0].rank)
        sheets = [self.workbook.add_worksheet(sheet_name(topic)) for topic, _ in by_topic]
        registers = [self.workbook.add_worksheet(name) for name in (SOURCES, ACTS)]
        self.hidden = self.workbook.add_worksheet(HIDDEN_SHEET)
        sources, acts = list(source_rows(self.state)), list(act_rows(self.state))
        self._read_me(read_me, asked)
        for sheet, (topic, questions) in zip(sheets, by_topic, strict=True):
            count = f"{len(questions)} questions" if len(questions) > 1 else "1 question"
            self._head(sheet, topic.title, f"{count}; what would move most comes first", QUESTION_COLUMNS, 2)
            self._ask(sheet, questions)
        self._register(registers[0], SOURCE_COLUMNS, sources)
        self._register(registers[1], ACT_COLUMNS, acts)
        self._hide([READ_ME, *(sheet.get_name() for sheet in sheets), SOURCES, ACTS])
        read_me.activate()

    def _read_me(self, sheet: Any, asked: Sequence[Question]) -> None:
        sheet.hide_gridlines(2)
        for place, width in enumerate(READ_ME_WIDTHS):
            sheet.set_column(place, place, width)
        for row, (name, words) in enumerate(read_me_lines(self.questions, len(asked))):
            if row == 0:
                sheet.set_row(row, 30)
                sheet.write_string(row, 0, words, self.look.title)
                continue
            sheet.set_row(row, row_points(("", words), READ_ME_WIDTHS) + 6)
            sheet.write_string(row, 0, name, self.look.strong)
            sheet.write_string(row, 1, words, self.look.text)
        sheet.protect("", _PROTECTION)
        _landscape(sheet)

    def _head(self, sheet: Any, title: str, subtitle: str, columns: Sequence[Column], frozen: int) -> None:
        """The title, what the sheet is, the headings, and widths; the headings stay in sight."""
        sheet.hide_gridlines(2)
        sheet.set_row(0, 28)
        sheet.write_string(0, 0, title, self.look.title)
        sheet.write_string(1, 0, subtitle, self.look.subtitle)
        sheet.set_row(HEADING_ROW - 1, 32)
        for place, column in enumerate(columns):
            sheet.set_column(place, place, column.width)
            look = self.look.heading if column.locked else self.look.answer_heading
            sheet.write_string(HEADING_ROW - 1, place, column.heading, look)
        sheet.freeze_panes(HEADING_ROW, frozen)
        sheet.protect("", _PROTECTION)
        sheet.repeat_rows(HEADING_ROW - 1)
        _landscape(sheet)

    def _ask(self, sheet: Any, questions: Sequence[Question]) -> None:
        quiet = self.look.quiet
        looks = {"fact": self.look.name, "allowed": quiet, "decides": quiet, "known": quiet}
        answers = number_of(QUESTION_COLUMNS, "value") - 1
        for row, question in enumerate(questions, start=FIRST_ROW - 1):
            fact = self.library.data.facts[question.fact]
            cells = {
                "fact": question.fact,
                "question": question.question,
                "allowed": "\n".join([allowed_words(fact), *meanings(fact)]),
                "decides": "\n".join(f"{w.provision}: {w.title}" for w in question.waiting),
                "known": "\n".join(_known_lines(question)),
            }
            texts = [cells.get(column.key, "") for column in QUESTION_COLUMNS]
            sheet.set_row(row, row_points(texts, [column.width for column in QUESTION_COLUMNS]))
            for place, (column, text) in enumerate(zip(QUESTION_COLUMNS, texts, strict=True)):
                look = looks.get(column.key, self.look.locked) if column.locked else self.look.answer
                _put(sheet, row, place, text, look)
            sheet.data_validation(row, answers, row, answers, self._answer(fact, row))
        last = FIRST_ROW - 2 + len(questions)
        for place, column in enumerate(QUESTION_COLUMNS):
            if not column.locked and column.kind != "answer":
                sheet.data_validation(FIRST_ROW - 1, place, last, place, self._validation(column))

    def _answer(self, fact: Fact, row: int) -> dict[str, object]:
        """The validation of an answer: a list, a number, or a number and none."""
        rule: dict[str, object] = {"error_title": "Not an answer", "error_message": allowed_words(fact)[:255]}
        if fact.type == "boolean":
            return {**rule, "validate": "list", "source": self._list(LISTS["yes_no"])}
        if fact.type == "choice":
            return {**rule, "validate": "list", "source": self._list(fact.values)}
        if fact.type == "date":
            return {**rule, "validate": "any", "input_message": allowed_words(fact)}
        if fact.none is None:
            return {**rule, "validate": "decimal", "criteria": "between", "minimum": 0, "maximum": 10**6}
        cell = f"{letter(number_of(QUESTION_COLUMNS, 'value'))}{row + 1}"
        formula = f'=OR({cell}="none",AND(ISNUMBER({cell}),{cell}>=0,{cell}<=1000000))'
        return {**rule, "validate": "custom", "value": formula}

    def _validation(self, column: Column) -> dict[str, object]:
        """A drop-down list where the column has one, and what the column is for."""
        shown = {"input_title": column.heading[:32], "input_message": column.hint[:255]} if column.hint else {}
        if column.listed is None:
            return {**shown, "validate": "any"}
        sheets = {"sources": SOURCES, "acts": ACTS}
        if column.listed in sheets:
            count = len(self.state.sources if column.listed == "sources" else self.state.acts) + SPARE_ROWS
            source = f"={sheets[column.listed]}!$A${FIRST_ROW}:$A${FIRST_ROW + count - 1}"
        else:
            source = self._list(LISTS[column.listed])
        return {**shown, "validate": "list", "source": source, "error_message": "Choose from the list."}

    def _list(self, values: Sequence[str]) -> str:
        """Where on the hidden sheet the values stand, each list once."""
        key = tuple(map(str, values))
        if key not in self.lists:
            column = 5 + len(self.lists)
            for row, value in enumerate(key):
                self.hidden.write_string(row, column, value)
            name = letter(column + 1)
            self.lists[key] = f"={HIDDEN_SHEET}!${name}$1:${name}${len(key)}"
        return self.lists[key]

    def _register(self, sheet: Any, columns: tuple[Column, ...], rows: list[tuple[str, ...]]) -> None:
        """The sheet of sources or acts: what is on file, locked, and empty rows for what is new."""
        name = sheet.get_name()
        self._head(sheet, name, "What is on file already is grey; new ones go into the yellow rows below", columns, 1)
        for place, cells in enumerate(rows, start=FIRST_ROW - 1):
            sheet.set_row(place, row_points(cells, [column.width for column in columns]))
            for column, text in enumerate(cells):
                _put(sheet, place, column, text, self.look.name if column == 0 else self.look.locked)
            self.filled[name, cells[0]] = row_digest(cells)
        first = FIRST_ROW - 1 + len(rows)
        for place in range(first, first + SPARE_ROWS):
            for column in range(len(columns)):
                sheet.write_blank(place, column, None, self.look.answer)
        for place, known in enumerate(columns):
            sheet.data_validation(first, place, first + SPARE_ROWS - 1, place, self._validation(known))

    def _hide(self, sheets: Sequence[str]) -> None:
        """What the import must know: the form, the State, the library, the sheets and the rows that were filled in."""
        told = Told(
            schema_version=SCHEMA_VERSION,
            state=self.state.state.state,
            library=library_hash(self.library),
            as_of=self.questions.as_of,
            sheets=tuple(sheets),
            filled=self.filled,
        )
        for row, pair in enumerate(tell(told)):
            for column, text in enumerate(pair):
                self.hidden.write_string(row, column, text)
        self.hidden.protect("")
        self.hidden.very_hidden()


def _known_lines(question: Question) -> Iterator[str]:
    for said in question.said:
        yield f"{said.sentence} ({said.source}; {WHY_NOT[said.counts]})"
    if question.look:
        yield f"Look in: {question.look}"


def _put(sheet: Any, row: int, column: int, text: str, look: Any) -> None:
    if text:
        sheet.write_string(row, column, text, look)
    else:
        sheet.write_blank(row, column, None, look)


def _landscape(sheet: Any) -> None:
    """A3 on its side, as wide as the page."""
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.fit_to_pages(1, 0)

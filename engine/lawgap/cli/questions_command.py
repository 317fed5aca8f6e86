"""lawgap questions: which unknown or contested facts would move the most, as a list or as a workbook to fill in."""

from __future__ import annotations

import sys
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from lawgap.asking.ranking import rank_questions, wanted
from lawgap.asking.topics import Topics, read_topics
from lawgap.checking.loading import OpenState, open_library, open_state
from lawgap.cli.files import write_files
from lawgap.model.library import Library
from lawgap.model.question import Question, Questions
from lawgap.reading.location import find_library

if TYPE_CHECKING:
    from rich.console import RenderableType
    from rich.text import Text

FIRST_SHOWN = 15


@dataclass(frozen=True)
class Asked:
    """A State's questions with what is needed to write them down."""

    library: Library
    topics: Topics
    state: OpenState
    questions: Questions

    def chosen(self, everything: bool) -> tuple[Question, ...]:
        """The questions on which a finding waits, or all of them."""
        return self.questions.questions if everything else wanted(self.questions)


def ask(
    library: Path | None,
    folder: Path,
    as_of: date,
    known_on: date | None = None,
    instruments: Collection[str] | None = None,
) -> Asked:
    """Rank the questions on the State in the folder. Raises FaultyDataError for faulty data."""
    root = find_library(library)
    opened = open_library(root)
    state = open_state(folder, opened)
    topics = read_topics(root)
    return Asked(opened, topics, state, rank_questions(opened, topics, state.file, as_of, known_on, instruments))


def workbook_bytes(asked: Asked, everything: bool) -> bytes:
    """The questionnaire. Raises FaultyDataError where the library that writes workbooks is not installed."""
    from lawgap.asking.questionnaire import write_questionnaire

    return write_questionnaire(asked.library, asked.topics, asked.state.file, asked.questions, asked.chosen(everything))


def write_workbook(asked: Asked, path: Path, overwrite: bool, everything: bool) -> None:
    """Write the questionnaire, and never over a file unless asked."""
    write_files({path: workbook_bytes(asked, everything)}, overwrite)


def print_questions(asked: Asked, form: str, everything: bool) -> None:
    """Print the questions on which a finding waits, or all of them; a table shows the first, unless all are wanted."""
    questions = asked.chosen(everything)
    if form == "json":
        listed = asked.questions.model_copy(update={"questions": questions})
        content = listed.model_dump_json(exclude_none=True, indent=1)
        sys.stdout.buffer.write(f"{content}\n".encode())
        sys.stdout.buffer.flush()
        return
    from rich.console import Console

    console = Console(highlight=False)
    for part in _parts(asked, questions if everything else questions[:FIRST_SHOWN]):
        console.print(part)


def _parts(asked: Asked, shown: tuple[Question, ...]) -> Iterator[RenderableType]:
    from rich.table import Table
    from rich.text import Text

    questions = asked.questions
    knowledge = f"knowledge as of {questions.known_on}" if questions.known_on else "all knowledge"
    title = f"{questions.state.name}: what is not known and would move the most"
    yield Text(title, style="bold")
    open_ = wanted(questions)
    yield Text(
        f"the law as it stood on {questions.as_of}, {knowledge}; {questions.open_findings} findings are open, "
        f"{questions.open_points:g} weighted points in all, and wait for {len(open_)} answers\n",
        style="dim",
    )
    table = Table(box=None, show_header=False, expand=True, padding=(0, 1, 1, 0))
    table.add_column("Rank", justify="right", no_wrap=True, width=4, style="bold")
    table.add_column("Question", ratio=1)
    for question in shown:
        table.add_row(str(question.rank), _account(question, asked))
    yield table
    if len(shown) < len(open_):
        yield Text(f"These are the first {len(shown)} of {len(open_)}; --all lists every one.", style="dim")
    yield Text(
        "A question ranks by how many weighted points the answer that does most takes off what is open: every answer "
        "was tried and the findings decided anew. To fill them in as a workbook: lawgap questions "
        f"{questions.state.state.lower()} --xlsx FILE.",
        style="dim",
    )


def _account(question: Question, asked: Asked) -> Text:
    """The question, what it decides, what is known so far, and where to look."""
    from rich.text import Text

    from lawgap.asking.heard import WHY_NOT

    text = Text(question.question, style="bold")
    text.append(f"  {question.fact} ({question.layer})", style="not bold dim")
    text.append(f"\nanswer: {question.allowed}", style="not bold")
    if question.waiting:
        decided = "; ".join(f"{item.provision} {item.title}" for item in question.waiting)
        text.append(f"\ndecides: {decided}", style="not bold")
        text.append(f"\n{_effect_words(question, asked)}", style="not bold cyan")
    for said in question.said:
        style = {"contested": "magenta", "decides": "green"}.get(said.counts, "yellow")
        text.append(f"\nso far: {said.sentence} ({said.source}; {WHY_NOT[said.counts]})", style=f"not bold {style}")
    if question.look:
        text.append(f"\nlook in: {question.look}", style="not bold dim")
    return text


def _effect_words(question: Question, asked: Asked) -> str:
    from lawgap.asking.wording import answer_words

    if not question.moves:
        return "moves nothing by itself; it decides only together with other answers"
    fact = asked.library.data.facts[question.fact]
    best = next(effect for effect in question.effects if effect.moves == question.moves)
    verdicts = "1 verdict" if question.settles == 1 else f"{question.settles} verdicts"
    if question.at_least == question.moves:
        return f"moves {question.moves:g} points whatever the answer, and settles up to {verdicts}"
    return (
        f"moves up to {question.moves:g} points (if the answer is {answer_words(fact, best.answer)}), "
        f"at least {question.at_least:g}, and settles up to {verdicts}"
    )

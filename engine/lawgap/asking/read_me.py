"""What the first sheet of a questionnaire tells the person who fills it in."""

from __future__ import annotations

from lawgap.model.question import Questions

_LINES = (
    (
        "How to fill it in",
        "Write only in the pale yellow cells. One row holds one answer. Leave a row empty where you do not know: what "
        "is unknown is never counted as a gap.",
    ),
    (
        "Answer",
        "The column before it says what is allowed. A number stands alone, without its unit. The word none means that "
        "the law knows no limit or no minimum; it is not the same as an empty cell.",
    ),
    (
        "When",
        "In force from: for a rule of law. Observed on: for what somebody saw, counted or reported. One of the two, "
        "never both. Until: the last day, where it has ended. Dates are 2014-03-04, or 2014-03 or 2014 where no "
        "more is known.",
    ),
    (
        "Act, Article",
        "Where in national law the rule stands. A new act goes on the sheet Acts first. Where no act can be named, say "
        "why under Without an act: why.",
    ),
    (
        "Source",
        "Every answer needs a document from the sheet Sources and the place in it: an article, paragraph, page or "
        "line. A new document goes on the sheet Sources first.",
    ),
    (
        "How the source says it",
        "asserted: the source says so itself, and firmly\n"
        "reported: it passes on what somebody else says\n"
        "state_claim: the State says so of itself\n"
        "official_figure: a number from a public register\n"
        "hedged: the source is not sure; the answer is printed and settles nothing",
    ),
    (
        "Who says it",
        "The body whose claim it is. Needed for practice, and wherever the source does not assert it itself.",
    ),
    (
        "What was searched",
        "A no, or none, that was observed is a finding like any other. Say what was looked through, and when; one "
        "thing to a line.",
    ),
    (
        "A second answer",
        "One workbook gives one answer to a fact. For an earlier or later rule on the same fact, fill in another copy "
        "and import it too.",
    ),
    (
        "Please do not",
        "merge cells, write formulas, rename or add sheets, or move columns. Such a workbook is refused as a whole.",
    ),
)


def read_me_lines(questions: Questions, asked: int) -> tuple[tuple[str, str], ...]:
    """A heading and its text for each line; the first line is the title."""
    state = questions.state
    return (
        ("", f"Questionnaire: {state.name}"),
        (
            "What this is",
            f"{asked} questions about the law and practice of {state.name}, as known on {questions.as_of}. The sheets, "
            "and the questions on each, that would move the assessment most come first.",
        ),
        *_LINES,
        (
            "When it is filled in",
            f"Run: lawgap import {state.state.lower()} FILE.xlsx\n"
            "Every fault is named by its cell, and nothing is taken over unless all is well. With --dry-run nothing is "
            "written at all.",
        ),
    )

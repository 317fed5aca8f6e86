"""What the first sheet of a questionnaire tells the person who fills it in."""

from __future__ import annotations

from lawgap.model.question import Questions


def read_me_lines(questions: Questions, asked: int) -> tuple[tuple[str, str], ...]:
    """A heading and its text for each line; the first line is the title."""
    state = questions.state
    return (
        ("", f"Questionnaire: {state.name}"),
        ("What this is", f"{asked} questions about the law and practice of {state.name}, read on {questions.as_of}. The sheets and "
         "the questions that would move the assessment most come first."),
        ("How to fill it in", "Write only in the pale yellow cells. One row holds one answer. Leave a row empty where you do not know: "
         "what is unknown is never counted as a gap, and a guess would be."),
        ("An answer", "The column What an answer can be says what is allowed. A number stands alone, without its unit. The "
         "word none means that the law knows no limit or no minimum; it is not the same as an empty cell."),
        ("When", "For a rule of law, In force from. For what somebody saw, counted or reported, Observed on. Not both. Until is the "
         "last day, where it has ended. Dates are 2014-03-04, or 2014-03 or 2014 where no more is known."),
        ("The act", "A rule of law needs the act in which it stands and the article. A new act goes on the sheet Acts first. Where no "
         "act can be named, say why under Without an act: why."),
        ("The source", "Every answer needs a document, from the sheet Sources, and the place in it: an article, paragraph, page or "
         "line. A new document goes on the sheet Sources first."),
        ("How the source says it", "asserted: the source says so itself, and firmly. reported: it passes on what another says. "
         "state_claim: the State says so of itself. official_figure: a number from a public register. hedged: the source is "
         "not sure; the answer is then printed and settles nothing."),
        ("Who says it", "The body whose claim it is. Needed for practice, and wherever the source does not itself assert it."),
        ("What was searched", "An observed no, or none, is a finding like any other. Say what was looked through, and when; one "
         "thing to a line."),
        ("A second answer", "One fact may be answered once in one workbook. For an earlier or later rule on the same fact, "
         "fill in a second copy and import it too."),
        ("Do not", "merge cells, write formulas, rename or add sheets, or move columns. Such a workbook is refused as a whole."),
        ("When it is filled in", f"lawgap import {state.state.lower()} FILE.xlsx  reads it. Every fault is named by its cell, and nothing is taken over "
         "unless all is well. Add --dry-run to look without writing."),
    )  # fmt: skip

"""The columns of a questionnaire's sheets, shared by what writes it and what reads it back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, get_args

from lawgap.model.state import Evidence, Source
from lawgap.model.words import Mark, NormLevel

SCHEMA_VERSION = 1
HIDDEN_SHEET = "lawgap"
READ_ME = "Read me"
SOURCES = "Sources"
ACTS = "Acts"
HEADING_ROW = 3
FIRST_ROW = HEADING_ROW + 1
SPARE_ROWS = 150
MAX_ROWS = 5000


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key it has in the data, its heading, its width and what may be written in it.

    ``listed`` names the list of allowed values on the hidden sheet; ``locked`` columns are not for the researcher.
    """

    key: str
    heading: str
    width: int
    hint: str = ""
    kind: Literal["text", "date", "answer"] = "text"
    listed: str | None = None
    locked: bool = False


_DATE = "A date such as 2014-03-04; 2014-03 or 2014 where no more is known."

QUESTION_COLUMNS = (
    Column("fact", "Fact", 24, locked=True),
    Column("question", "Question", 48, locked=True),
    Column("allowed", "What an answer can be", 34, locked=True),
    Column("value", "Answer", 17, "Leave it empty where you do not know: unknown is not no.", kind="answer"),
    Column("in_force.from", "In force from", 13, f"For law. {_DATE}", kind="date"),
    Column("observed.on", "Observed on", 13, f"For what somebody saw or reported. {_DATE}", kind="date"),
    Column("until", "Until", 13, f"The last day, where it has ended. {_DATE}", kind="date"),
    Column("provision.act", "Act", 22, "An id from the sheet Acts.", listed="acts"),
    Column("provision.article", "Article", 12, "Such as 14 or 131(4)."),
    Column("no_provision", "Without an act: why", 22, "For law only: why no act can be named."),
    Column("evidence.source", "Source", 22, "An id from the sheet Sources.", listed="sources"),
    Column("evidence.locator", "Where in the source", 24, "The article, paragraph, page or line."),
    Column("evidence.how", "How the source says it", 17, "See the sheet Read me.", listed="how"),
    Column(
        "claimant", "Who says it", 22, "The body whose claim it is; needed for practice and for what is only reported."
    ),
    Column(
        "searched",
        "What was searched",
        28,
        "For a no or none that was observed: what was looked through, one thing to a line.",
    ),
    Column("note", "Note", 30, "In your own words."),
    Column("decides", "It would decide", 44, locked=True),
    Column("known", "Known so far", 54, locked=True),
)

SOURCE_COLUMNS = (
    Column("id", "Id", 26, "Small letters, digits and hyphens: omct-2023."),
    Column("title", "Title", 50, "In your own words where it is long."),
    Column("publisher", "Publisher", 32),
    Column("published", "Published", 22, f"{_DATE} For a page without a date: not before 2018-11.", kind="date"),
    Column("kind", "Kind", 15, listed="kind"),
    Column("language", "Language", 10, "Such as en, ru or kk."),
    Column("address", "Address", 44, "It begins with https:// or http://."),
    Column("mark", "Checked", 12, "verified: you saw the text itself.", listed="mark"),
    Column("note", "Note", 44),
)

ACT_COLUMNS = (
    Column("id", "Id", 26, "Small letters, digits and hyphens: criminal-code-2014."),
    Column("title", "Title", 50),
    Column("number", "Number", 14),
    Column("adopted", "Adopted", 13, _DATE, kind="date"),
    Column("in_force.from", "In force from", 13, _DATE, kind="date"),
    Column("in_force.to", "In force to", 13, _DATE, kind="date"),
    Column("level", "Level", 18, listed="level"),
    Column("sources", "Sources", 34, "Ids from the sheet Sources, with commas between."),
    Column("note", "Note", 44),
)

LISTS: dict[str, tuple[str, ...]] = {
    "yes_no": ("yes", "no"),
    "how": get_args(Evidence.model_fields["how"].annotation),
    "kind": get_args(Source.model_fields["kind"].annotation),
    "mark": tuple(Mark),
    "level": tuple(NormLevel),
}
"""Values for drop-down lists that do not depend on a State or a fact."""


def letter(number: int) -> str:
    """The letters of a column counted from 1: A, Z, AA."""
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def number_of(columns: tuple[Column, ...], key: str) -> int:
    """The number of the column with the key, counted from 1."""
    return next(place for place, column in enumerate(columns, start=1) if column.key == key)

"""What the YAML parser complains about, in words that say what to do."""

from __future__ import annotations

import yaml

_WORDS = (
    ("tab character", "indent with spaces, not with a tab"),
    ("mapping values are not allowed", "a second colon in one line; put the text in quotes, or check the indentation"),
    ("could not find expected ':'", "a key without a colon before this place; write `key: value`"),
    ("cannot start any token", "a value or a line cannot begin so; indent with spaces, and put the text in quotes"),
    ("unexpected end of stream", "the quotation mark that opens here is never closed"),
    ("unexpected document separator", "the quotation mark that opens here is never closed"),
    ("unknown escape character", "a backslash has a meaning in double quotes; use single quotes"),
    ("did not find expected ',' or", "the bracket that opens here is not closed, or a comma is missing in it"),
    ("did not find expected node content", "a value is missing, or a bracket is not opened, at this place"),
    ("did not find expected", "this does not fit the lines above; check the indentation, and put texts in quotes"),
    ("sequence entries are not allowed", "a list begins on a line of its own, below its key"),
    ("undefined tag handle", "a value that begins with ! must be in quotes"),
    ("while scanning", "this cannot be read as YAML; put the text in quotes"),
)


def in_words(error: yaml.MarkedYAMLError) -> tuple[tuple[int, int], str]:
    """The place and the message; an open quotation mark or bracket is shown where it opens."""
    what = str(error.problem or error.context or "")
    mark = error.problem_mark or error.context_mark
    if ("quoted scalar" in str(error.context) and "unexpected" in what) or "',' or" in what:
        mark = error.context_mark or mark
    place = (mark.line + 1, mark.column + 1) if mark else (0, 0)
    hint = next((words for part, words in _WORDS if part in f"{what} {error.context}"), what)
    return place, f"not valid YAML: {hint}"

"""Derivations in words: connectives are told from the text of a node, and thresholds are printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgap.model.run import Node
from lawgap.model.vocabulary import Fact
from lawgap.model.words import Truth
from lawgap.reporting.fact_words import asked_for, question
from lawgap.reporting.messages import Messages, read_messages
from lawgap.reporting.reasoning import Written, at_least, kind_of

_HOURS = Fact(
    id="custody.hours",
    question="After how many hours? Give `none` where there is no number.",
    layer="law",
    type="number",
    unit="hours",
    none="no_upper_limit",
    says={"value": "A person may be held for {value}.", "none": "There is no limit."},
)
_CLOCK = Fact(
    id="custody.clock",
    question="When does time begin?",
    layer="law",
    type="choice",
    says={"arrest": "At arrest.", "record": "At the record.", "charge": "At the charge."},
)
_BODY = Fact(
    id="body.exists",
    question="Is there one?",
    layer="institution",
    type="boolean",
    says={"true": "There is a body.", "false": "There is no body."},
)
_REVIEWED = Fact(
    id="rules.reviewed", question="When?", layer="law", type="date", says={"value": "Reviewed on {value}."}
)


@pytest.fixture(scope="module")
def messages(reports: Path) -> Messages:
    return read_messages(reports)


@pytest.mark.parametrize(
    ("fact", "condition", "negated", "expected"),
    [
        (_HOURS, "custody.hours <= 48", False, "A person may be held for at most 48 hours."),
        (_HOURS, "custody.hours <= 48", True, "A person may be held for more than 48 hours."),
        (_HOURS, "custody.hours != none", False, "A person may be held for a definite number of hours."),
        (_HOURS, "custody.hours == none", False, "There is no limit."),
        (_CLOCK, "custody.clock == arrest", False, "At arrest."),
        (_CLOCK, "custody.clock != arrest", False, "It is not the case that At arrest."),
        (_BODY, "body.exists", False, "There is a body."),
        (_BODY, "not body.exists", False, "There is no body."),
        (_BODY, "not body.exists", True, "There is a body."),
    ],
)
def test_what_a_condition_asks_for(
    fact: Fact, condition: str, negated: bool, expected: str, messages: Messages
) -> None:
    node = Node(condition=condition, truth=Truth.UNKNOWN, fact=fact.id)
    assert asked_for(fact, node, messages, negated) == expected


def test_alternatives_of_one_choice_are_one_test(messages: Messages) -> None:
    leaves = [("custody.clock == arrest", Truth.FALSE), ("custody.clock == record", Truth.TRUE)]
    nodes = tuple(Node(condition=text, truth=truth, fact=_CLOCK.id, value="record") for text, truth in leaves)
    whole = Node(condition=" or ".join(text for text, _ in leaves), truth=Truth.TRUE, nodes=nodes)
    written = Written({_CLOCK.id: _CLOCK}, messages, {})
    assert written.test(whole).says == "One of these: At arrest. At the record."
    assert written.test(whole, negated=True).says == "None of these: At arrest. At the record."
    assert written.test(nodes[0]).is_other_answer


def test_years_since_names_its_threshold(messages: Messages) -> None:
    node = Node(condition="years_since(rules.reviewed) <= 5", truth=Truth.UNKNOWN, fact="rules.reviewed")
    assert "at most 5 years before" in asked_for(_REVIEWED, node, messages)


def test_question_leaves_out_how_to_encode_the_answer() -> None:
    assert question(_HOURS) == "After how many hours?"


def _group(condition: str, *parts: str) -> Node:
    nodes = tuple(Node(condition=part, truth=Truth.TRUE, fact=None) for part in parts)
    return Node(condition=condition, truth=Truth.TRUE, nodes=nodes)


@pytest.mark.parametrize(
    ("node", "kind"),
    [
        (_group("a and b", "a", "b"), "all"),
        (_group("a or b", "a", "b"), "any"),
        (_group("(a or b) and c", "a or b", "c"), "all"),
        (_group("(a and b) or c", "a and b", "c"), "any"),
        (_group("not a", "a"), "not"),
        (_group("at_least(2, a, b or c, d)", "a", "b or c", "d"), "at_least"),
    ],
)
def test_connective_is_told_from_the_text(node: Node, kind: str) -> None:
    assert kind_of(node) == kind


def test_at_least_names_its_number() -> None:
    assert at_least(_group("at_least(2, a, b, c)", "a", "b", "c")) == 2

"""Facts in plain words: what the answer is, what a condition asks for, and what is not known."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal

from lawgap.model.run import Node, RunValue
from lawgap.model.vocabulary import NONE, Fact, Value
from lawgap.reporting.dates import in_words
from lawgap.reporting.messages import Messages

_COMPARISON = re.compile(r"(years_since\()?[\w.]+\)? (==|!=|<=|>=|<|>) (.+)")
_NEGATED = {"==": "!=", "!=": "==", "<": ">=", "<=": ">", ">": "<=", ">=": "<"}
_NO_NAMES = re.compile(
    r"(An?|All|Any|Assemblies|Assessors|Compensation|Each|Every|Firearms|Force|Harm|In|Intent|It|Medical|No|Obedience"
    r"|Only|Ratified|Remand|Some|That|The|There|Torture)"
)
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")


def typed(fact: Fact, value: RunValue) -> Value:
    """A value of the run file as the vocabulary's type."""
    if fact.type == "date":
        return date.fromisoformat(str(value))
    return Decimal(str(value)) if isinstance(value, float) else value


def answer(fact: Fact, value: RunValue, messages: Messages) -> str:
    """The answer as a sentence."""
    if fact.type == "date":
        return fact.says["value"].replace("{value}", in_words(date.fromisoformat(str(value)), messages))
    return fact.sentence(typed(fact, value))


def quantity(fact: Fact, value: RunValue) -> str | None:
    """The number with its unit, where the answer is one."""
    if fact.type != "number" or value == NONE:
        return None
    return fact.quantity(typed(fact, value))


def question(fact: Fact) -> str:
    """The question as a reader meets it, without the notes on how to write down the answer."""
    return _SENTENCE_END.split(fact.question)[0].replace("`", "")


def asked_for(fact: Fact, node: Node, messages: Messages, negated: bool = False) -> str:
    """What must be so for a comparison to hold, with its threshold, as a sentence."""
    if fact.type == "boolean":
        return fact.says["false" if node.condition.startswith("not ") is not negated else "true"]
    match = _COMPARISON.fullmatch(node.condition)
    assert match, node.condition
    since, operator, constant = match.groups()
    operator = _NEGATED[operator] if negated else operator
    if since:
        years = messages.word("year" if constant == "1" else "years", count=constant)
        what = fact.says["value"].replace("{value}", messages.word("some_date"))
        return messages.word("years_since", operator, what=what, years=years)
    if fact.type == "choice":
        return _choice(fact, operator, constant, messages)
    if constant == NONE:
        if operator == "==":
            return fact.says[NONE]
        unit = None if fact.unit in (None, "count") else (fact.unit or "").replace("_", " ")
        limit = messages.word("limit", "named", unit=unit) if unit else messages.word("limit", "any")
    else:
        limit = messages.word("limit", operator, value=fact.quantity(_number(constant)))
    return fact.says["value"].replace("{value}", limit)


def _choice(fact: Fact, operator: str, constant: str, messages: Messages) -> str:
    if operator == "==":
        return fact.says[constant]
    others = [says for key, says in fact.says.items() if key != constant]
    if len(others) == 1:
        return others[0]
    return messages.word("any_but", sentence=_continued(fact.says[constant]))


def _continued(sentence: str) -> str:
    """A sentence as it continues another; a first word that may be a name keeps its capital."""
    first, _, rest = sentence.partition(" ")
    return f"{first.lower()} {rest}" if _NO_NAMES.fullmatch(first) else sentence


def _number(text: str) -> int | Decimal:
    number = Decimal(text)
    return int(number) if number % 1 == 0 else number

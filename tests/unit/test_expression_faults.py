"""What is wrong with a condition is said with its column, its kind and the nearest name."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from lawgap.model.expression import Expression
from lawgap.reading.expressions import MAX_DEPTH, ExpressionError

Parse = Callable[[str], Expression]

FAULTS = [
    ("", 1, "expression", "expected the name of a fact and found the end"),
    ("law.exists and", 15, "expression", "found the end"),
    ("and law.exists", 1, "expression", "found 'and'"),
    ("law.exists law.waived", 12, "expression", "join conditions with and / or"),
    ("law.exist", 1, "unknown-fact", "unknown fact law.exist; did you mean law.exists?"),
    ("law.exists and law.hors < 3", 16, "unknown-fact", "did you mean law.hours?"),
    ("entirely.different", 1, "unknown-fact", "unknown fact entirely.different"),
    ("law.hours", 1, "wrong-type", "is a number and must be compared"),
    ("law.since", 1, "wrong-type", "is a date and must be compared"),
    ("law.hours <= red", 14, "wrong-type", "must be a number of hours or none"),
    ("law.count == none", 14, "wrong-type", "must be a number of count"),
    ("law.count < none", 13, "wrong-type", "none has no order"),
    ("law.hours <= none", 14, "wrong-type", "none has no order of its own; use == or !="),
    ("law.colour == rot", 15, "wrong-type", "must be one of red, green, blue"),
    ("law.colour in {red, gren}", 21, "wrong-type", "did you mean green?"),
    ("law.colour < red", 14, "wrong-type", "has no order"),
    ("law.exists > true", 14, "wrong-type", "has no order"),
    ("law.exists == yes", 15, "wrong-type", "must be true or false"),
    ("law.since > 2014-13-01", 13, "wrong-type", "must be a date"),
    ("law.since > 2014", 13, "wrong-type", "must be a date"),
    ("law.hours == 1000001", 14, "wrong-type", "between 0 and a million"),
    ("law.count == 1.0001", 14, "wrong-type", "at most three decimals"),
    ("years_since(law.hours) > 3", 13, "wrong-type", "years_since needs a date"),
    ("years_since(law.since) > 1.5", 26, "wrong-type", "whole number of years"),
    ("years_since law.since > 1", 13, "expression", "expected '('"),
    ("at_least(x, law.exists)", 10, "expression", "begins with a whole number"),
    ("at_least(3, law.exists, law.waived)", 10, "expression", "needs at least as many conditions"),
    ("at_least(0, law.exists)", 10, "expression", "needs at least as many conditions"),
    ("at_least(1, law.exists", 23, "expression", "expected ')' and found the end"),
    ("(law.exists", 12, "expression", "expected ')'"),
    ("law.exists)", 11, "expression", "')' is not expected here"),
    ("law.colour in red", 15, "expression", "expected '{'"),
    ("law.colour in {}", 16, "expression", "expected a value"),
    ("law.hours = 3", 1, "wrong-type", "must be compared with something"),
    ("law.exists = true", 12, "expression", "'=' is not expected here"),
    ("1 < law.hours", 1, "expression", "expected the name of a fact"),
    ("1 < law.hours < 10", 1, "expression", "expected the name of a fact"),
    ("law.hours < 10 < 20", 16, "expression", "is not expected here"),
    ("law.hours < law.years", 13, "wrong-type", "must be a number"),
    ("__import__('os')", 1, "unknown-fact", "unknown fact __import__"),
    ("law.exists; law.waived", 11, "expression", "';' is not expected here"),
    ('law.colour == "red"', 15, "expression", "expected a value"),
]


@pytest.mark.parametrize(("text", "column", "code", "part"), FAULTS)
def test_a_fault_has_its_column(text: str, column: int, code: str, part: str, parse: Parse) -> None:
    with pytest.raises(ExpressionError) as caught:
        parse(text)
    assert (caught.value.column, caught.value.code) == (column, code)
    assert part in caught.value.message


@pytest.mark.parametrize("depth", [MAX_DEPTH, 50_000])
def test_a_condition_nested_too_deeply_is_refused(depth: int, parse: Parse) -> None:
    with pytest.raises(ExpressionError, match=r".*") as caught:
        parse("(" * depth + "law.exists" + ")" * depth)
    assert "nested too deeply" in caught.value.message


def test_thousands_of_negations_are_read(parse: Parse) -> None:
    assert str(parse("not " * 20_001 + "law.exists")) == "not law.exists"


@pytest.mark.parametrize("text", ["years_since(law.since) > {}", "at_least({}, law.exists)"])
def test_a_number_of_many_digits_is_a_fault_and_no_crash(text: str, parse: Parse) -> None:
    with pytest.raises(ExpressionError):
        parse(text.format("9" * 5_000))

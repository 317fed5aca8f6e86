"""The closed grammar of conditions: what can be written, and the tree it becomes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from lawgap.model.expression import All, Any, AtLeast, Comparison, Expression, Not, facts_of

Parse = Callable[[str], Expression]

ONE_COMPARISON = {
    "law.exists": ("law.exists", "==", True),
    "law.exists == true": ("law.exists", "==", True),
    "law.exists != false": ("law.exists", "!=", False),
    "law.hours <= 48": ("law.hours", "<=", 48),
    "law.hours<48": ("law.hours", "<", 48),
    "law.count >= 1.5": ("law.count", ">=", Decimal("1.5")),
    "law.count == 2.0": ("law.count", "==", 2),
    "law.hours == none": ("law.hours", "==", "none"),
    "law.years != none": ("law.years", "!=", "none"),
    "law.body == police": ("law.body", "==", "police"),
    "law.since > 2014-03-04": ("law.since", ">", date(2014, 3, 4)),
    "law.colour in {red}": ("law.colour", "==", "red"),
    "law.colour not in {red}": ("law.colour", "!=", "red"),
}


@pytest.mark.parametrize(("text", "expected"), list(ONE_COMPARISON.items()))
def test_a_comparison(text: str, expected: tuple[str, str, object], parse: Parse) -> None:
    found = parse(text)
    assert isinstance(found, Comparison)
    assert (found.fact, found.operator, found.constant) == expected
    assert type(found.constant) is type(expected[2])


def test_years_since_counts_whole_years(parse: Parse) -> None:
    assert parse("years_since(law.since) >= 4") == Comparison("law.since", ">=", 4, True, 13)


def test_and_binds_closer_than_or(parse: Parse) -> None:
    found = parse("law.exists or law.waived and seen.often")
    assert isinstance(found, Any)
    assert isinstance(found.conditions[1], All)


def test_brackets_bind_closest(parse: Parse) -> None:
    found = parse("(law.exists or law.waived) and seen.often")
    assert isinstance(found, All)
    assert isinstance(found.conditions[0], Any)


def test_not_belongs_to_the_next_condition_alone(parse: Parse) -> None:
    found = parse("not law.exists and law.waived")
    assert isinstance(found, All)
    assert found.conditions[0] == Not(Comparison("law.exists", "==", True, False, 5))


def test_not_twice_is_nothing(parse: Parse) -> None:
    assert parse("not not law.exists") == Comparison("law.exists", "==", True, False, 9)


def test_a_set_is_several_comparisons(parse: Parse) -> None:
    within, without = parse("law.colour in {red, green}"), parse("law.colour not in {red, green}")
    assert isinstance(within, Any)
    assert isinstance(without, All)
    assert [str(part) for part in within.conditions] == ["law.colour == red", "law.colour == green"]
    assert [str(part) for part in without.conditions] == ["law.colour != red", "law.colour != green"]


def test_at_least(parse: Parse) -> None:
    found = parse("at_least(2, law.exists, not law.waived, law.hours < 3 or seen.often)")
    assert isinstance(found, AtLeast)
    assert (found.number, len(found.conditions)) == (2, 3)


def test_a_fold_over_lines_changes_nothing(parse: Parse) -> None:
    assert str(parse("law.exists\n  and\tlaw.waived")) == "law.exists and law.waived"


@pytest.mark.parametrize(
    "text",
    [
        "law.exists and (law.waived or not seen.often)",
        "at_least(2, law.exists, law.hours <= 4, law.colour == red)",
        "years_since(law.since) < 5 or law.count == 1.25",
        "not (law.exists and law.waived)",
        "not law.hours <= 4",
    ],
)
def test_what_is_printed_reads_back_as_the_same_condition(text: str, parse: Parse) -> None:
    assert str(parse(text)) == text
    assert str(parse(str(parse(text)))) == text


def test_facts_are_named_once_in_order(parse: Parse) -> None:
    found = facts_of(parse("law.waived and law.exists"), None, parse("at_least(1, law.exists, law.hours == 2)"))
    assert found == ("law.waived", "law.exists", "law.hours")

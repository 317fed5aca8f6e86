"""What a fact accepts as an answer, and how the answer is said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

import pytest
from pydantic import ValidationError

from lawgap.model.vocabulary import Fact

READ = [
    ("law.exists", True, True),
    ("law.hours", 72, 72),
    ("law.hours", "72", 72),
    ("law.hours", "72.0", 72),
    ("law.hours", "1.10", Decimal("1.1")),
    ("law.hours", 0, 0),
    ("law.hours", 1_000_000, 1_000_000),
    ("law.hours", "none", "none"),
    ("law.body", "police", "police"),
    ("law.since", "2014-03-04", date(2014, 3, 4)),
]


@pytest.mark.parametrize(("fact", "raw", "value"), READ)
def test_an_answer_is_typed(fact: str, raw: object, value: object, vocabulary: Mapping[str, Fact]) -> None:
    found = vocabulary[fact].read(raw)
    assert found == value
    assert type(found) is type(value)


REFUSED = [
    ("law.exists", "true", "must be true or false"),
    ("law.exists", 1, "must be true or false"),
    ("law.exists", None, "must be true or false"),
    ("law.hours", True, "must be a number of hours or none"),
    ("law.hours", "many", "must be a number of hours or none"),
    ("law.hours", "12:30", "must be a number"),
    ("law.hours", -1, "between 0 and a million"),
    ("law.hours", 1_000_001, "between 0 and a million"),
    ("law.hours", "0.0001", "at most three decimals"),
    ("law.hours", "Infinity", "between 0 and a million"),
    ("law.hours", "NaN", "number"),
    ("law.hours", "sNaN", "number"),
    ("law.hours", "1e999999999", "between 0 and a million"),
    ("law.count", "none", "must be a number of count"),
    ("law.body", "polise", "did you mean police?"),
    ("law.body", True, "must be one of independent, mixed, police"),
    ("law.since", "2014", "must be a date"),
    ("law.since", "2014-02-30", "must be a date"),
    ("law.since", "none", "must be a date"),
]


@pytest.mark.parametrize(("fact", "raw", "part"), REFUSED)
def test_another_answer_is_refused_in_words(fact: str, raw: object, part: str, vocabulary: Mapping[str, Fact]) -> None:
    with pytest.raises(ValueError, match=r".") as caught:
        vocabulary[fact].read(raw)
    assert part in str(caught.value)


SENTENCES = [
    ("law.exists", False, "no"),
    ("law.hours", 72, "72 hours"),
    ("law.hours", 1, "1 hour"),
    ("law.hours", "none", "no limit"),
    ("law.count", 3, "3"),
    ("law.body", "mixed", "so so"),
    ("law.since", date(2014, 3, 4), "since 2014-03-04"),
]


@pytest.mark.parametrize(("fact", "value", "sentence"), SENTENCES)
def test_an_answer_in_words(fact: str, value: object, sentence: str, vocabulary: Mapping[str, Fact]) -> None:
    assert vocabulary[fact].sentence(value) == sentence  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fact", "written"), [("law.hours", 1.1), ("law.hours", 72), ("law.since", "2014-03-04"), ("law.exists", True)]
)
def test_a_value_of_a_run_file_is_read_back(fact: str, written: object, vocabulary: Mapping[str, Fact]) -> None:
    assert vocabulary[fact].read_run_value(written) == vocabulary[fact].read(  # type: ignore[arg-type]
        str(written) if isinstance(written, float) else written
    )


@pytest.mark.parametrize(
    "change",
    [{"unit": None}, {"says": {}}, {"says": {"value": "x"}}, {"type": "boolean"}, {"id": "hours"}, {"id": "Law.Hours"}],
)
def test_a_fact_that_does_not_say_all_is_refused(change: dict[str, object], vocabulary: Mapping[str, Fact]) -> None:
    with pytest.raises(ValidationError):
        Fact.model_validate(vocabulary["law.hours"].model_dump() | change)


def test_names_that_the_engine_could_mix_up_are_refused(vocabulary: Mapping[str, Fact]) -> None:
    """A dot becomes two underscores in the engine, so that no name may hold two of them."""
    with pytest.raises(ValidationError):
        Fact.model_validate(vocabulary["law.hours"].model_dump() | {"id": "law.a__b"})

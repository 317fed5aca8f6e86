"""A small vocabulary, and a State's file built from a few words, for the tests of single modules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

import pytest

from lawgap.evaluating.standing import KnownFact, known_facts
from lawgap.model.expression import Expression
from lawgap.model.state import StateFile
from lawgap.model.vocabulary import Fact
from lawgap.reading.expressions import parse_expression

_YES_NO = {"true": "yes", "false": "no"}
_FACTS = (
    Fact(id="law.exists", question="Is there one?", layer="law", type="boolean", protective=True, says=_YES_NO),
    Fact(id="law.waived", question="May it be waived?", layer="law", type="boolean", says=_YES_NO),
    Fact(
        id="law.hours", question="How many?", layer="law", type="number", unit="hours", none="no_upper_limit",
        protective="lower", says={"value": "{value}", "none": "no limit"},
    ),
    Fact(
        id="law.years", question="How many?", layer="law", type="number", unit="years", none="no_minimum",
        protective="higher", says={"value": "{value}", "none": "no minimum"},
    ),
    Fact(id="law.count", question="How many?", layer="law", type="number", unit="count", says={"value": "{value}"}),
    Fact(
        id="law.body", question="Which?", layer="institution", type="choice", ordered=True,
        says={"independent": "good", "mixed": "so so", "police": "bad"},
    ),
    Fact(
        id="law.colour", question="Which?", layer="law", type="choice", says={"red": "r", "green": "g", "blue": "b"}
    ),
    Fact(id="law.since", question="Since when?", layer="law", type="date", says={"value": "since {value}"}),
    Fact(id="seen.often", question="Is it seen?", layer="practice", type="boolean", says=_YES_NO),
)  # fmt: skip


@pytest.fixture(scope="session")
def vocabulary() -> dict[str, Fact]:
    """One fact of every type, with and without none, order and protective direction."""
    return {fact.id: fact for fact in _FACTS}


@pytest.fixture(scope="session")
def parse(vocabulary: Mapping[str, Fact]) -> Callable[[str], Expression]:
    """Reads a condition over the small vocabulary."""
    return lambda text: parse_expression(text, vocabulary)


@pytest.fixture(scope="session")
def state_file() -> Callable[..., StateFile]:
    """Builds a State's file; a statement may leave out whatever does not matter to the test."""

    def build(*statements: dict[str, object], reviews: tuple[dict[str, object], ...] = ()) -> StateFile:
        sources = {
            name: {
                "id": name, "title": name, "publisher": "somebody", "published": published, "kind": "ngo",
                "language": "en", "mark": "verified",
            }
            for name, published in (("early", "2010-01-01"), ("late", "2018-05-05"), ("month", "2018-05"))
        }  # fmt: skip
        acts = {
            name: {"id": name, "title": name, "level": level, "in_force": {"from": "1995"}}
            for name, level in (("constitution", "constitution"), ("code", "code"), ("order", "order"))
        }
        written = [
            {"id": f"s{number}", "evidence": [{"source": "early", "line": 1, "how": "asserted"}], **statement}
            for number, statement in enumerate(statements, start=1)
        ]
        given = [{"topic": "t", "treatment": "dated", "says": "so", **review} for review in reviews]
        return StateFile.model_validate(
            {
                "state": {"state": "XXX", "name": "X", "official_name": "Republic of X"},
                "sources": sources, "acts": acts, "statements": written, "reviews": given,
            }
        )  # fmt: skip

    return build


@pytest.fixture(scope="session")
def standing_of(vocabulary: Mapping[str, Fact], state_file: Callable[..., StateFile]) -> Callable[..., KnownFact]:
    """What is known of the one fact that the statements speak of, at a date."""

    def known(
        *statements: dict[str, object],
        at: str = "2016-06-30",
        known_on: str | None = None,
        reviews: tuple[dict[str, object], ...] = (),
    ) -> KnownFact:
        file = state_file(*statements, reviews=reviews)
        day = date.fromisoformat(known_on) if known_on else None
        (fact,) = known_facts(file, vocabulary, date.fromisoformat(at), day).values()
        return fact

    return known

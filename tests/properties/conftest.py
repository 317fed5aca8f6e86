"""States made up by Hypothesis: random statements over the real vocabulary, assessed by a part of the real library."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cached_property

import pytest
from hypothesis import strategies as st

from lawgap.assessment import assess
from lawgap.checking.loading import OpenState
from lawgap.model.expression import facts_of
from lawgap.model.library import Library
from lawgap.model.run import Run
from lawgap.model.state import StateFile, Statement
from lawgap.model.vocabulary import Fact

# Every kind of fact and rule: numbers with and without none, ordered choices, a date that grows older, an optional
# step, facts shared between instruments, and enough for conclusions that follow from each other.
CHOSEN = (
    "cat.11.interrogation-rules-review",
    "cat.12.investigation.impartial-body",
    "cat.13.protection.complainant",
    "cat.22.individual.declaration",
    "cat.22.individual.reply-6-months",
    "iccpr.7.doctor-lawyer-family",
    "iccpr.9.3.judge-48h",
    "iccpr.9.3.clock-from-apprehension",
    "iccpr.9.3.physical-presence",
    "iccpr.9.3.counsel-from-outset",
    "iccpr.9.3.trial-or-release",
    "iccpr.9.4.habeas-any-detention",
    "iccpr.9.58.visiting-mechanisms",
    "opcat.",
    "ovs.",
)
DAYS = [date(2000, 1, 1) + timedelta(days=days) for days in (0, 1, 2, 400, 730, 1500, 2191, 2192, 3650, 5000, 8000)]
ACTS = {"constitution": "constitution", "penal-code": "code", "police-act": "statute", "ministry-order": "order"}
SOURCES = {f"source-{number}": day for number, day in enumerate((date(1999, 1, 1), DAYS[2], DAYS[6], DAYS[8]))}
# More statements might be contested in more ways than the engine shows readings of.
MOST_STATEMENTS = 10
Draw = st.DrawFn


@dataclass(frozen=True, repr=False)
class World:
    """A part of the library, with strategies for States that it can measure."""

    library: Library

    @cached_property
    def facts_of_each(self) -> list[tuple[str, ...]]:
        """The facts each requirement rests on."""
        return [facts_of(c.applies, c.met, c.partly) for c in self.library.conditions.values()]

    @cached_property
    def facts_together(self) -> list[tuple[str, ...]]:
        """The facts of each requirement, and of requirements from which something follows together."""
        of = dict(zip(self.library.conditions, self.facts_of_each, strict=True))
        ways = [way for rule in self.library.data.conclusions.values() for way in rule.follows_from]
        named = [[c.finding for c in way if c.finding] for way in ways]
        together = [names for names in named if len(names) > 1 and of.keys() >= set(names)]
        assert len(together) > 3
        return [*of.values(), *(tuple(dict.fromkeys(f for n in names for f in of[n])) for names in together * 4)]

    @cached_property
    def fact_names(self) -> st.SearchStrategy[tuple[str, ...]]:
        """A few facts that decide something together."""
        few = st.lists(st.sampled_from(self.facts_together), min_size=1, max_size=2)
        return few.map(lambda groups: tuple(dict.fromkeys(name for group in groups for name in group)))

    @cached_property
    def files(self) -> st.SearchStrategy[StateFile]:
        """Any State's file."""
        return self.fact_names.flatmap(self.files_about)

    def files_about(self, names: tuple[str, ...]) -> st.SearchStrategy[StateFile]:
        """Files that speak of these facts; obligations mostly bind from the start."""
        obligations = [name for name in names if name.startswith("party.")]
        return _files(self.library.data.facts, names, obligations)

    def statements(
        self, name: str, number: int, first: date = DAYS[0], sources: tuple[str, ...] = tuple(SOURCES)
    ) -> st.SearchStrategy[Statement]:
        """Statements of one fact that begin on ``first`` or later."""
        return _statements(self.library.data.facts[name], f"s{number}", first, sources)

    def run(self, file: StateFile, as_of: date, known_on: date | None = None) -> Run:
        """The file assessed; the reference evaluator alone decides, for speed."""
        return assess(self.library, OpenState(file, {}), as_of, known_on, durable=False)


def extended(file: StateFile, *statements: Statement) -> StateFile:
    """The file with more statements."""
    return file.model_copy(update={"statements": (*file.statements, *statements)})


def _values(fact: Fact) -> list[bool | int | str]:
    by_type: dict[str, list[bool | int | str]] = {
        "boolean": [True, False],
        "choice": list(fact.values),
        "number": [0, "1.5", 12, 48, 72],
        "date": [day.isoformat() for day in DAYS],
    }
    return [*by_type[fact.type], "none"] if fact.none else by_type[fact.type]


@st.composite
def _statements(draw: Draw, fact: Fact, name: str, first: date, sources: tuple[str, ...]) -> Statement:
    began = draw(st.sampled_from([day for day in DAYS if day >= first] or [first]))
    ends = [day for day in DAYS if day >= began] or [began]
    ended = draw(st.sampled_from(ends)) if draw(st.integers(0, 3)) == 0 else None
    year_only = draw(st.integers(0, 5)) == 0
    interval = {"from" if draw(st.integers(0, 2)) else "on": f"{began.year}" if year_only else f"{began}"}
    is_norm = "from" in interval
    if ended:
        interval["to"] = f"{ended.year + 1}" if year_only else f"{ended}"
    chance = draw(st.integers(0, 19))
    evidence = {"source": draw(st.sampled_from(sources)), "line": 1, "how": "hedged" if chance == 0 else "asserted"}
    provision = {"act": draw(st.sampled_from(sorted(ACTS))), "article": draw(st.sampled_from("12"))}
    return Statement.model_validate(
        {
            "id": name, "fact": fact.id, "value": draw(st.sampled_from(_values(fact))), "evidence": [evidence],
            "in_force" if is_norm else "observed": interval, "unverified": ["value"] if chance == 1 else [],
            **({"provision": provision} if is_norm else {}),
        }
    )  # fmt: skip


@st.composite
def _files(draw: Draw, facts: dict[str, Fact], names: tuple[str, ...], obligations: list[str]) -> StateFile:
    binding = [name for name in obligations if draw(st.integers(0, 9))]
    others = [name for name in names if name not in binding and draw(st.integers(0, 7))]
    room = MOST_STATEMENTS - len(binding)
    left = max(1, room - len(others))
    again = st.lists(st.sampled_from(others or names), min_size=max(1, left - 2), max_size=left)
    spoken = [*others, *draw(again)][:room]
    statements = [draw(_statements(facts[name], f"s{n}", DAYS[0], tuple(SOURCES))) for n, name in enumerate(spoken)]
    made = [
        {"id": f"o{n}", "fact": name, "value": True, "in_force": {"from": "1995"},
         "evidence": [{"source": "source-0", "line": 1, "how": "asserted"}]}
        for n, name in enumerate(binding)
    ]  # fmt: skip
    doubted = [statement.id for statement in statements if draw(st.integers(0, 15)) == 0]
    review = {"id": "r", "topic": "t", "treatment": "quarantined", "says": "so", "statements": doubted}
    return StateFile.model_validate(
        {
            "state": {"state": "XXX", "name": "X", "official_name": "Republic of X"},
            "sources": {
                name: {"id": name, "title": name, "publisher": "p", "published": str(day), "kind": "ngo",
                       "language": "en", "mark": "verified"}
                for name, day in SOURCES.items()
            },
            "acts": {name: {"id": name, "title": name, "level": level} for name, level in ACTS.items()},
            "statements": [*made, *statements],
            "reviews": [{**review, "set_aside": doubted[:1], "stale": doubted[1:]}] if doubted else [],
        }
    )  # fmt: skip


@pytest.fixture(scope="session")
def world(library: Library) -> World:
    """The chosen part of the library of this checkout."""
    data = library.data
    names = [name for name in data.requirements if name.startswith(CHOSEN)]
    assert len(names) == len(CHOSEN) - 2 + sum(name.startswith(("opcat.", "ovs.")) for name in data.requirements)
    part = {"requirements": {n: data.requirements[n] for n in names}, "rules": {n: data.rules[n] for n in names}}
    conditions = {name: library.conditions[name] for name in names}
    return World(replace(library, data=data.model_copy(update=part), conditions=conditions))


@pytest.fixture(scope="session")
def extend() -> Callable[..., StateFile]:
    """Adds statements to a State's file."""
    return extended

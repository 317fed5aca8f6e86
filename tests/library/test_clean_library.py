"""The library is whole: nothing faulty, a rule and a remedy for everything asked, and text that is tidy."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from lawgap.checking.loading import OpenState, open_library
from lawgap.model.expression import facts_of
from lawgap.model.library import Library
from lawgap.model.words import Layer

ASKED = {"cat": 78, "opcat": 10, "iccpr": 83, "bpuff": 45, "ovs": 7}


def test_reading_it_anew_finds_no_fault(root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With an empty cache, so that everything is parsed and checked; a fault is an error that lists them all."""
    monkeypatch.setenv("LAWGAP_CACHE", str(tmp_path))
    library = open_library(root)
    assert open_library(root) == library, "what was kept differs from what was read"


def test_each_instrument_asks_at_least_what_the_scope_names(library: Library) -> None:
    asked = Counter(name.partition(".")[0] for name in library.data.requirements)
    assert {name: count for name, count in ASKED.items() if asked[name] < count} == {}
    assert asked.keys() == library.data.instruments.keys()
    assert len(library.data.requirements) >= 180


def test_every_requirement_has_a_rule_a_remedy_and_cases(library: Library) -> None:
    assert library.data.requirements.keys() == library.data.rules.keys() == library.conditions.keys()
    for name, rule in library.data.rules.items():
        assert len(rule.remedy.split()) >= 4, name
        assert len(rule.cases) >= 2, name
        assert len({case.name for case in rule.cases}) == len(rule.cases), name
        assert len({case.expect for case in rule.cases}) >= 2, name


def test_every_requirement_rests_on_an_authority_with_a_pinpoint(library: Library) -> None:
    for name, requirement in library.data.requirements.items():
        assert requirement.authorities, name
        assert all(authority.pinpoint.strip() for authority in requirement.authorities), name


def test_every_fact_is_asked_as_a_question_and_used(library: Library) -> None:
    used = {fact for c in library.conditions.values() for fact in facts_of(c.applies, c.met, c.partly)}
    used |= {fact for rule in library.data.rules.values() for fact in rule.beside}
    for name, fact in library.data.facts.items():
        assert "?" in fact.question, name
    unused = library.data.facts.keys() - used
    assert len(unused) <= len(library.data.facts) / 10, f"facts that no rule tests: {sorted(unused)}"


def test_layers_are_not_blended(library: Library) -> None:
    for name, parsed in library.conditions.items():
        if library.data.requirements[name].layer is not Layer.PRACTICE:
            tested = facts_of(parsed.met, parsed.partly)
            assert not [fact for fact in tested if library.data.facts[fact].layer == "practice"], name


def texts(data: object, path: str = "") -> Iterator[tuple[str, str]]:
    """Every text of plain data with its place."""
    if isinstance(data, str):
        yield path, data
    elif isinstance(data, dict):
        for key, value in data.items():
            yield from texts(value, f"{path}/{key}")
    elif isinstance(data, list):
        for index, value in enumerate(data):
            yield from texts(value, f"{path}/{index}")


@pytest.mark.parametrize("which", ["library", "kazakhstan"])
def test_text_is_tidy(which: str, library: Library, kazakhstan: OpenState) -> None:
    """No tabs, no double spaces, no space at an end, and nothing far longer than it needs to be."""
    model = library.data if which == "library" else kazakhstan.file
    for path, text in texts(model.model_dump(mode="json")):
        assert not re.search(r"\t|  |^\s|\s$", text), f"{path}: {text!r}"
        assert len(text) <= 1_500, f"{path} is {len(text)} characters long"

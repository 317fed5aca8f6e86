"""A statement that gives way to another moves for the same reason and on the same day as the one it gives way to."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from lawgap.comparing.difference import compare
from lawgap.model.difference import Cause
from lawgap.model.state import Source, StateFile, Statement

FACT = "police.oversight.external_body"


def _source(name: str, published: str) -> Source:
    return Source.model_validate(
        {
            "id": name, "title": name, "publisher": "p", "published": published, "kind": "ngo", "language": "en",
            "mark": "verified",
        }
    )  # fmt: skip


def _statement(name: str, value: bool, source: str, **dated: object) -> Statement:
    evidence = [{"source": source, "line": 1, "how": "asserted"}]
    return Statement.model_validate({"id": name, "fact": FACT, "value": value, "evidence": evidence, **dated})


@pytest.fixture
def file(kazakhstan: Any) -> StateFile:
    """An observation of 2000; a law in force since 2003 that only a page of 2010 tells of."""
    statements = (
        _statement("seen", False, "early", observed={"on": "2000-01-01"}),
        _statement("enacted", True, "late", in_force={"from": "2003-05-01"}),
    )
    sources = {name: _source(name, day) for name, day in (("early", "2000-06-01"), ("late", "2010-06-01"))}
    return kazakhstan.file.model_copy(update={"statements": statements, "sources": sources, "reviews": ()})


def _causes(world: Any, file: StateFile, *sides: tuple[date, date | None]) -> set[Cause]:
    before, after = (world.run(file, as_of, known_on) for as_of, known_on in sides)
    return {cause for move in compare(before, after).moves for cause in move.causes if cause.fact == FACT}


def test_a_law_that_supersedes_an_observation_dates_its_end(world: Any, file: StateFile) -> None:
    day = date(2003, 5, 1)
    assert _causes(world, file, (date(2002, 1, 1), None), (date(2011, 1, 1), None)) == {
        Cause(kind="law", fact=FACT, entered=("enacted",), on=day),
        Cause(kind="observation", fact=FACT, left=("seen",), on=day),
    }


@pytest.mark.parametrize("earlier", [date(2011, 1, 1), date(2005, 1, 1)])
def test_what_gives_way_to_new_knowledge_is_a_matter_of_knowledge(world: Any, file: StateFile, earlier: date) -> None:
    found = _causes(world, file, (earlier, date(2009, 1, 1)), (date(2011, 1, 1), None))
    assert found == {Cause(kind="knowledge", fact=FACT, entered=("enacted",), left=("seen",))}

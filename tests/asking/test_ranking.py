"""Which question moves most is worked out by trying the answers."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from lawgap.asking.candidates import candidate_answers
from lawgap.asking.ranking import rank_questions, wanted
from lawgap.asking.topics import Topics, read_topics, sheet_names
from lawgap.assessment import assess
from lawgap.checking.loading import OpenState
from lawgap.model.expression import Comparison
from lawgap.model.fault import FaultyDataError
from lawgap.model.library import Library
from lawgap.model.question import Questions
from lawgap.model.state import State, StateFile, Statement
from lawgap.model.words import Verdict

DAY = date(2026, 6, 1)
EMPTY = StateFile(
    state=State(state="UZB", name="Uzbekistan", official_name="Republic of Uzbekistan"),
    sources={}, acts={}, statements=(), reviews=(),
)  # fmt: skip


@pytest.fixture(scope="module")
def topics(root: Path) -> Topics:
    return read_topics(root)


@pytest.fixture(scope="module")
def ranked(library: Library, kazakhstan: OpenState, topics: Topics) -> Questions:
    return rank_questions(library, topics, kazakhstan.file, DAY)


def test_every_undecided_fact_is_asked(library: Library, kazakhstan: OpenState, ranked: Questions) -> None:
    run = assess(library, kazakhstan, DAY, durable=False)
    asked = {question.fact for question in wanted(ranked)}
    assert {fact for finding in run.findings for fact in finding.undecided} <= asked
    open_ = [f for f in run.findings if f.verdict in (Verdict.UNKNOWN, Verdict.CONTESTED)]
    assert {fact for finding in open_ for reading in finding.readings for fact in reading.assumes} <= asked
    assert ranked.open_findings == len(open_)


def test_ranks_go_down_and_are_the_same_each_time(
    library: Library, kazakhstan: OpenState, topics: Topics, ranked: Questions
) -> None:
    moves = [question.moves for question in ranked.questions]
    assert moves == sorted(moves, reverse=True)
    assert [question.rank for question in ranked.questions] == list(range(1, len(moves) + 1))
    assert rank_questions(library, topics, kazakhstan.file, DAY) == ranked


def test_what_is_promised_happens(library: Library, kazakhstan: OpenState, ranked: Questions) -> None:
    """The first question, answered as its best answer says, settles as many verdicts as it promised."""
    first = ranked.questions[0]
    best = next(effect for effect in first.effects if effect.moves == first.moves)
    source = next(iter(kazakhstan.file.sources))
    statement = Statement.model_validate(
        {
            "id": "supposed", "fact": first.fact, "value": best.answer, "in_force": {"from": "1990"},
            "evidence": [{"source": source, "line": 1, "how": "asserted"}],
        }
    )  # fmt: skip
    supposed = kazakhstan.file.model_copy(update={"statements": (*kazakhstan.file.statements, statement)})
    before = {f.requirement: f for f in assess(library, kazakhstan, DAY, durable=False).findings}
    after = assess(library, OpenState(supposed, kazakhstan.hashes), DAY, durable=False).findings
    open_ = (Verdict.UNKNOWN, Verdict.CONTESTED)
    settled = [f for f in after if before[f.requirement].verdict in open_ and f.verdict not in open_]
    assert len(settled) == best.settles > 0


def test_a_new_state_is_first_asked_what_binds_it(library: Library, topics: Topics) -> None:
    questions = rank_questions(library, topics, EMPTY, DAY)
    assert {question.fact for question in questions.questions[:2]} == {"party.cat", "party.iccpr"}
    assert questions.questions[10].moves > 0, "the rest is measured as if the State were bound"


def test_a_new_state_can_be_assessed(library: Library) -> None:
    run = assess(library, OpenState(EMPTY, {}), DAY)
    assert {finding.verdict for finding in run.findings} <= {Verdict.UNKNOWN, Verdict.NOT_APPLICABLE}


def test_only_the_chosen_instruments(library: Library, topics: Topics) -> None:
    questions = rank_questions(library, topics, EMPTY, DAY, instruments=["opcat"])
    assert questions.instruments == ("opcat",)
    assert all(item.requirement.startswith("opcat.") for q in questions.questions for item in q.waiting)
    with pytest.raises(FaultyDataError, match="unknown-instrument"):
        rank_questions(library, topics, EMPTY, DAY, instruments=["cta"])


def test_every_statement_so_far_is_told(ranked: Questions, kazakhstan: OpenState) -> None:
    spoken = {statement.fact for statement in kazakhstan.file.statements}
    for question in ranked.questions:
        assert bool(question.said) == (question.fact in spoken)
        assert question.open != "settled" or not question.waiting


def test_answers_that_make_a_difference(library: Library) -> None:
    hours = library.data.facts["custody.hours_before_judge"]
    assert candidate_answers(hours, [Comparison(hours.id, "<=", 48)], DAY) == (47, 48, 49, "none")
    review = library.data.facts["force.law_last_reviewed"]
    days = candidate_answers(review, [Comparison(review.id, "<=", 5, years_since=True)], date(2024, 2, 29))
    assert {date(2019, 2, 27), date(2019, 2, 28), date(2019, 3, 1), date(2018, 2, 28)} <= set(days)


def test_every_topic_has_a_sheet_of_its_own(topics: Topics, library: Library) -> None:
    names = sheet_names(topics.listed)
    assert len(names) == len(topics.listed)
    assert all(len(name) <= 31 for name in names)
    assert topics.by_fact().keys() == library.data.facts.keys()
    assert topics.by_fact()["custody.hours_before_judge"].topic == "custody"

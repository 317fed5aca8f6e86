"""Laws that hold for every rule: more knowledge never unsettles, a negation mirrors, dates and order change nothing."""

from __future__ import annotations

from datetime import date
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from lawgap.evaluating.positive import Atom, Group, Positive, event_of, positive
from lawgap.evaluating.reference import Evaluator
from lawgap.evaluating.verdicts import compile_rule
from lawgap.model.expression import NEGATED, All, Not, comparisons
from lawgap.model.expression import Any as Or
from lawgap.model.words import Truth, Verdict
from lawgap.reading.expressions import parse_expression

DETERMINISTIC = settings(derandomize=True, deadline=None, database=None, suppress_health_check=[HealthCheck.too_slow])


def test_more_knowledge_never_turns_a_known_verdict_into_another(vocabularies: Any, as_of: Any) -> None:
    @settings(DETERMINISTIC, max_examples=400)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        made = data.draw(vocabularies)
        rule, day, whole, known = (data.draw(s) for s in (made.rules, as_of, made.whole, made.known))
        part = {name: whole[name] for name in known}
        before = compile_rule(rule, made.facts).decide(part, day)
        after = compile_rule(rule, made.facts).decide(whole, day)
        assert after.verdict is not Verdict.UNKNOWN
        if before.verdict is not Verdict.UNKNOWN:
            assert after.verdict is before.verdict
        elif after.verdict is not Verdict.NOT_APPLICABLE:
            assert before.lower <= after.lower <= after.upper <= before.upper

    law()


def test_a_negation_is_the_mirror_image(vocabularies: Any, as_of: Any) -> None:
    @settings(DETERMINISTIC, max_examples=400)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        made = data.draw(vocabularies)
        one, other, values, day = (data.draw(s) for s in (made.expressions, made.expressions, made.known, as_of))
        truth = lambda expression: Evaluator(made.facts, values, day).evaluate(expression).truth  # noqa: E731
        assert truth(Not(one)) is ~truth(one)
        assert truth(Not(All((one, other)))) is truth(Or((Not(one), Not(other))))
        assert truth(All((one, other))) is truth(All((other, one)))
        for part in comparisons(one):
            flipped = type(part)(part.fact, NEGATED[part.operator], part.constant, part.years_since)
            assert truth(flipped) is ~truth(part)

    law()


def holds(condition: Positive, event: dict[str, Any]) -> bool:
    """Whether a positive condition holds over the keys of an event; a missing key satisfies nothing."""
    if isinstance(condition, Group):
        return (all if condition.kind == "all" else any)(holds(part, event) for part in condition.parts)
    assert isinstance(condition, Atom)
    if condition.key not in event:
        return False
    left, right = event[condition.key], condition.constant
    compared = {"==": left == right, "!=": left != right}
    if condition.operator in compared:
        return compared[condition.operator]
    return {"<": left < right, "<=": left <= right, ">": left > right, ">=": left >= right}[condition.operator]


def test_positive_forms_prove_true_and_false_and_never_both(vocabularies: Any, as_of: Any) -> None:
    @settings(DETERMINISTIC, max_examples=400)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        made = data.draw(vocabularies)
        expression, values, day = (data.draw(s) for s in (made.expressions, made.known, as_of))
        event = event_of(tuple(comparisons(expression)), made.facts, values, day)
        proven = {wanted: holds(positive(expression, wanted, made.facts), event) for wanted in (True, False)}
        truth = Evaluator(made.facts, values, day).evaluate(expression).truth
        assert (proven[True], proven[False]) == (truth is Truth.TRUE, truth is Truth.FALSE)

    law()


def test_what_is_printed_means_the_same_when_it_is_read_back(vocabularies: Any, as_of: Any) -> None:
    @settings(DETERMINISTIC, max_examples=400)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        made = data.draw(vocabularies)
        expression, values, day = (data.draw(s) for s in (made.expressions, made.known, as_of))
        evaluator = Evaluator(made.facts, values, day)
        again = parse_expression(str(expression), made.facts)
        assert evaluator.evaluate(again).truth is evaluator.evaluate(expression).truth

    law()


def test_the_date_matters_only_to_years_since(vocabularies: Any, as_of: Any) -> None:
    @settings(DETERMINISTIC, max_examples=200)
    @given(st.data())
    def law(data: st.DataObject) -> None:
        made = data.draw(vocabularies)
        expression, values, day = (data.draw(s) for s in (made.expressions, made.known, as_of))
        if not any(part.years_since for part in comparisons(expression)):
            one, other = (Evaluator(made.facts, values, d).evaluate(expression) for d in (day, date(2100, 1, 1)))
            assert one == other

    law()

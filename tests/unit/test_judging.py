"""The verdict and its bounds for each of the 27 combinations of what applies, is met and is partly met."""

from __future__ import annotations

from itertools import product

import pytest

from lawgap.evaluating.verdicts import judge
from lawgap.model.words import Truth, Verdict

T, F, U = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN
MET, PARTLY, NOT_MET, UNKNOWN, NA = (
    Verdict.MET, Verdict.PARTLY_MET, Verdict.NOT_MET, Verdict.UNKNOWN, Verdict.NOT_APPLICABLE,
)  # fmt: skip

WHERE_IT_APPLIES = {
    (T, T): (MET, 1.0, 1.0),
    (T, F): (MET, 1.0, 1.0),
    (T, U): (MET, 1.0, 1.0),
    (F, T): (PARTLY, 0.5, 0.5),
    (F, F): (NOT_MET, 0.0, 0.0),
    (F, U): (UNKNOWN, 0.0, 0.5),
    (U, T): (UNKNOWN, 0.5, 1.0),
    (U, F): (UNKNOWN, 0.0, 1.0),
    (U, U): (UNKNOWN, 0.0, 1.0),
}


def test_the_table_is_whole() -> None:
    assert set(WHERE_IT_APPLIES) == set(product((T, F, U), repeat=2))


@pytest.mark.parametrize(("truths", "expected"), list(WHERE_IT_APPLIES.items()))
def test_where_it_applies(truths: tuple[Truth, Truth], expected: tuple[Verdict, float, float]) -> None:
    assert judge(T, *truths) == expected


@pytest.mark.parametrize("truths", WHERE_IT_APPLIES)
def test_where_it_does_not_apply_nothing_else_matters(truths: tuple[Truth, Truth]) -> None:
    assert judge(F, *truths)[0] is NA


@pytest.mark.parametrize("truths", WHERE_IT_APPLIES)
def test_where_it_may_not_apply_the_verdict_is_unknown(truths: tuple[Truth, Truth]) -> None:
    """Whether it leaves the score can move the score either way, so that it is bounded by nothing."""
    assert judge(U, *truths) == (UNKNOWN, 0.0, 1.0)


@pytest.mark.parametrize("truths", list(product((T, F, U), repeat=3)))
def test_the_bounds_contain_every_completion(truths: tuple[Truth, Truth, Truth]) -> None:
    verdict, lower, upper = judge(*truths)
    completions = {judge(*whole) for whole in product(*((t,) if t is not U else (T, F) for t in truths))}
    if verdict is not UNKNOWN:
        assert {found[0] for found in completions} == {verdict}
    for found, low, high in completions:
        assert found is NA or lower <= low <= high <= upper


@pytest.mark.parametrize("truths", list(product((T, F, U), repeat=3)))
def test_unknown_is_said_only_where_completions_differ(truths: tuple[Truth, Truth, Truth]) -> None:
    completions = {judge(*whole)[0] for whole in product(*((t,) if t is not U else (T, F) for t in truths))}
    assert (judge(*truths)[0] is UNKNOWN) == (len(completions) > 1)

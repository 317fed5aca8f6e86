"""Norms of several levels: what binds the official today is tested, a looser higher norm is latent."""

from __future__ import annotations

from collections.abc import Callable

from lawgap.evaluating.standing import KnownFact

Standing = Callable[..., KnownFact]


def norm(value: object, act: str, fact: str = "law.hours") -> dict:
    return {"fact": fact, "value": value, "in_force": {"from": "2000-01-01"}, "provision": {"act": act}}


def latent(found: KnownFact) -> list[tuple[str, str, object]]:
    return [(item.statement, item.level.value, item.value) for item in found.standing.latent]


def test_a_looser_constitution_is_latent_behind_a_stricter_code(standing_of: Standing) -> None:
    found = standing_of(norm(72, "constitution"), norm(48, "code"))
    assert found.values == (48,)
    assert latent(found) == [("s1", "constitution", 72)]


def test_no_limit_in_the_constitution_is_latent_too(standing_of: Standing) -> None:
    found = standing_of(norm("none", "constitution"), norm(48, "code"))
    assert found.values == (48,)
    assert latent(found) == [("s1", "constitution", "none")]


def test_where_more_protects_more_the_higher_number_binds(standing_of: Standing) -> None:
    found = standing_of(norm(3, "constitution", "law.years"), norm(5, "code", "law.years"))
    assert found.values == (5,)
    assert latent(found) == [("s1", "constitution", 3)]


def test_a_looser_code_under_a_stricter_constitution_is_contested(standing_of: Standing) -> None:
    """The code contradicts the constitution, and an official might follow either."""
    found = standing_of(norm(48, "constitution"), norm(72, "code"))
    assert set(found.values) == {48, 72}
    assert latent(found) == []


def test_two_codes_that_differ_are_contested(standing_of: Standing) -> None:
    assert set(standing_of(norm(72, "code"), norm(48, "code")).values) == {48, 72}


def test_levels_that_agree_have_nothing_latent(standing_of: Standing) -> None:
    found = standing_of(norm(48, "constitution"), norm(48, "code"))
    assert (found.values, latent(found)) == ((48,), [])


def test_three_levels(standing_of: Standing) -> None:
    found = standing_of(norm(72, "constitution"), norm(48, "code"), norm(24, "order"))
    assert found.values == (24,)
    assert latent(found) == [("s1", "constitution", 72), ("s2", "code", 48)]


def test_an_ordered_choice_protects_most_where_it_is_named_first(standing_of: Standing) -> None:
    found = standing_of(norm("police", "constitution", "law.body"), norm("mixed", "code", "law.body"))
    assert found.values == ("mixed",)
    assert latent(found) == [("s1", "constitution", "police")]


def test_a_boolean_protects_by_the_value_the_vocabulary_names(standing_of: Standing) -> None:
    found = standing_of(norm(False, "constitution", "law.exists"), norm(True, "code", "law.exists"))
    assert found.values == (True,)
    assert latent(found) == [("s1", "constitution", False)]


def test_without_a_protective_direction_all_levels_stay_admissible(standing_of: Standing) -> None:
    for fact, one, other in (("law.waived", True, False), ("law.colour", "red", "green")):
        found = standing_of(norm(one, "constitution", fact), norm(other, "code", fact))
        assert found.values == (one, other)
        assert latent(found) == []


def test_the_statement_may_give_its_own_level(standing_of: Standing) -> None:
    higher = {**norm(72, "code"), "norm_level": "constitution"}
    assert latent(standing_of(higher, norm(48, "code"))) == [("s1", "constitution", 72)]

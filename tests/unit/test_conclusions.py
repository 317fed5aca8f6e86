"""Conclusions are drawn from verdicts that are known, in the order of the rules, and both ways of drawing agree."""

from __future__ import annotations

import pytest

from lawgap.evaluating.deciding import EngineDisagreementError
from lawgap.inferring import conclusions
from lawgap.inferring.conclusions import atoms_of, draw_conclusions, follows, ways_of
from lawgap.model.rule import ConclusionRule
from lawgap.model.words import Verdict


def rule(name: str, *ways: list[dict[str, str]]) -> ConclusionRule:
    case = {"name": "n", "given": {}, "expect": True}
    return ConclusionRule.model_validate(
        {
            "id": name, "title": name, "gravity": "grave", "says": "s", "advice": "a", "cases": [case, case],
            "follows_from": ways,
        }
    )  # fmt: skip


GAP = {"finding": "cat.1.x", "is": "gap"}
RULES = {
    item.id: item
    for item in (
        rule("unsafe", [GAP, {"finding": "cat.2.y", "is": "not_met"}]),
        rule("impunity", [{"conclusion": "unsafe"}, {"finding": "cat.22.z", "is": "taken"}]),
        rule("other", [{"finding": "cat.3.w", "is": "met"}], [{"conclusion": "impunity"}]),
    )
}


@pytest.mark.parametrize(
    ("verdict", "atoms"),
    [
        (Verdict.NOT_MET, ["finding:r:not_met", "finding:r:gap"]),
        (Verdict.PARTLY_MET, ["finding:r:partly_met", "finding:r:gap"]),
        (Verdict.MET, ["finding:r:met"]),
        (Verdict.TAKEN, ["finding:r:taken"]),
        (Verdict.NOT_TAKEN, ["finding:r:not_taken"]),
        (Verdict.NOT_APPLICABLE, ["finding:r:not_applicable"]),
        (Verdict.UNKNOWN, []),
        (Verdict.CONTESTED, []),
    ],
)
def test_what_a_verdict_makes_true(verdict: Verdict, atoms: list[str]) -> None:
    assert atoms_of("r", verdict) == atoms


def test_they_follow_from_findings_and_from_each_other() -> None:
    verdicts = [("cat.1.x", Verdict.PARTLY_MET), ("cat.2.y", Verdict.NOT_MET), ("cat.22.z", Verdict.TAKEN)]
    drawn = draw_conclusions(RULES, verdicts)
    assert [(item.rule.id, item.depth) for item in drawn] == [("unsafe", 1), ("impunity", 2), ("other", 3)]
    assert drawn[1].because == ("conclusion:unsafe", "finding:cat.22.z:taken")


@pytest.mark.parametrize("open_verdict", [Verdict.UNKNOWN, Verdict.CONTESTED])
def test_nothing_follows_from_what_is_open(open_verdict: Verdict) -> None:
    assert draw_conclusions(RULES, [("cat.1.x", open_verdict), ("cat.2.y", Verdict.NOT_MET)]) == []


def test_without_durable_rules_the_fixpoint_draws_the_same() -> None:
    atoms = {"finding:cat.1.x:gap", "finding:cat.2.y:not_met", "finding:cat.22.z:taken"}
    assert follows(RULES, atoms, durable=False) == follows(RULES, atoms) == {"unsafe", "impunity", "other"}


def test_a_condition_named_twice_in_a_way_counts_once() -> None:
    assert ways_of([rule("twice", [GAP, GAP])]) == {"conclusion:twice": (("finding:cat.1.x:gap",),)}


@pytest.mark.parametrize("wrong", [set(), {"conclusion:unsafe", "conclusion:impunity"}])
def test_a_difference_between_the_two_is_an_error(wrong: set[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(conclusions, "engine_name", lambda: "durable-rules")
    monkeypatch.setattr(conclusions, "chain", lambda ways, atoms: wrong)
    with pytest.raises(EngineDisagreementError, match="conclusion:unsafe"):
        follows(RULES, {"finding:cat.1.x:gap", "finding:cat.2.y:not_met"})

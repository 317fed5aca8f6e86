"""Ten changes of Kazakhstan's law or treaties, each with the difference that it must make and its cause."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator
from datetime import date

from lawgap.assessment import assess
from lawgap.checking.loading import OpenState
from lawgap.comparing.difference import compare
from lawgap.evaluating.standing import known_facts
from lawgap.model.difference import Difference, Move
from lawgap.model.library import Library
from lawgap.model.run import Finding, Run, Standing
from lawgap.model.state import StateFile
from lawgap.model.words import Layer, NormLevel, Verdict

Assessed = Callable[..., Run]


def finding(run: Run, requirement: str) -> Finding:
    (found,) = (item for item in run.findings if item.requirement == requirement)
    return found


def move(difference: Difference, requirement: str) -> Move:
    (found,) = (item for item in difference.moves if item.requirement == requirement)
    return found


def moved(difference: Difference) -> set[str]:
    return {item.requirement for item in difference.moves}


def verdicts(item: Move) -> tuple[Verdict | None, Verdict | None]:
    return item.before.verdict if item.before else None, item.after.verdict if item.after else None


def causes(item: Move) -> set[tuple[str, str | None, date | None]]:
    return {(cause.kind, cause.fact, cause.on) for cause in item.causes}


def values(standing: Standing | None) -> list[object]:
    return [value.value for value in standing.values] if standing else []


def fact_values(difference: Difference) -> dict[str, tuple[list[object], list[object]]]:
    return {fact.fact: (values(fact.before), values(fact.after)) for fact in difference.facts}


def only(state: OpenState, facts: Collection[str]) -> OpenState:
    """The file with the statements of these facts alone."""
    kept = tuple(s for s in state.file.statements if s.fact in facts)
    file = StateFile(
        state=state.file.state, sources=state.file.sources, acts=state.file.acts, statements=kept, reviews=()
    )
    return OpenState(file, state.hashes)


def test_1_the_law_on_the_mechanism_closes_one_gap_and_opens_another(assessed: Assessed) -> None:
    difference = compare(assessed("2010-12-31"), assessed("2016-12-31"))
    exists = move(difference, "opcat.3.npm.exists")
    assert (exists.kind, *verdicts(exists)) == ("closed", Verdict.NOT_MET, Verdict.MET)
    assert ("law", "npm.exists", date(2013, 7, 31)) in causes(exists)

    independent = move(difference, "opcat.17.independence-institution")
    assert (independent.kind, *verdicts(independent)) == ("now_applies", Verdict.NOT_APPLICABLE, Verdict.NOT_MET)
    assert ("law", "npm.exists", date(2013, 7, 31)) in causes(independent)
    assert ("observation", "npm.independent_of_government", date(2016, 12, 31)) in causes(independent)


def test_1_the_new_gap_was_not_known_before_the_report_was_published(assessed: Assessed) -> None:
    difference = compare(assessed("2016-12-31", "2016-12-31"), assessed("2016-12-31"))
    independent = move(difference, "opcat.17.independence-institution")
    assert (independent.kind, *verdicts(independent)) == ("opened", Verdict.UNKNOWN, Verdict.NOT_MET)
    assert {cause.kind for cause in independent.causes} == {"knowledge"}
    assert ("knowledge", "npm.independent_of_government", None) in causes(independent)


RENUMBERED = {
    "torture.offence.exists": "4.1.criminalisation.autonomous-offence",
    "torture.definition.exception": "1.sanctions.exception-scope",
    "torture.definition.official_capacity": "1.definition.perpetrator-official-capacity",
}


def numbers(difference: Difference, statements: Collection[str]) -> set[str]:
    """The numbers of the articles in which the statements stand, without a note."""
    provisions = (difference.statements[name].provision for name in statements)
    return {str(provision.article).removesuffix(" (note)") for provision in provisions if provision}


def test_2_a_new_article_number_is_shown_and_moves_no_score(
    assessed: Assessed, library: Library, kazakhstan: OpenState
) -> None:
    before, after = assessed("2014-12-31"), assessed("2015-01-01")
    resting = [f for f in after.findings if set(f.facts) - {"party.cat"} <= RENUMBERED.keys()]
    assert {f.requirement for f in resting} >= {f"cat.{name}" for name in RENUMBERED.values()}
    difference = compare(before, after)
    for item in resting:
        renamed = move(difference, item.requirement)
        assert renamed.kind == "renamed"
        assert renamed.before == renamed.after
        for cause in renamed.causes:
            assert cause.kind == "law" and cause.on == date(2015, 1, 1)
            assert numbers(difference, cause.left) == {"141-1"}
            assert numbers(difference, cause.entered) == {"146"}

    alone = only(kazakhstan, {*RENUMBERED, "party.cat"})
    by_itself = compare(assess(library, alone, before.as_of), assess(library, alone, after.as_of))
    assert {item.kind for item in by_itself.moves} == {"renamed"}
    assert not by_itself.scores


def test_3_the_code_goes_down_to_48_hours_and_leaves_72_in_the_constitution(assessed: Assessed) -> None:
    before, after = assessed("2018-02-28"), assessed("2018-03-01")
    difference = compare(before, after)
    assert moved(difference) == {"iccpr.9.3.judge-48h"}
    hours = move(difference, "iccpr.9.3.judge-48h")
    assert (hours.kind, *verdicts(hours)) == ("better", Verdict.NOT_MET, Verdict.PARTLY_MET)
    assert causes(hours) == {
        ("law", "custody.hours_before_judge", date(2018, 3, 1)),
        ("law", "custody.exceptions_beyond_48_hours", date(2018, 3, 1)),
    }
    assert values(after.standings["custody.hours_before_judge"]) == [48]
    (latent,) = after.standings["custody.hours_before_judge"].latent
    assert (latent.statement, latent.level, latent.value) == (
        "custody-72-hours-constitution",
        NormLevel.CONSTITUTION,
        72,
    )
    assert values(after.standings["custody.exceptions_beyond_48_hours"]) == ["broad"]


def test_4_the_law_on_assemblies_closes_article_21_only_in_part(assessed: Assessed) -> None:
    before, after = assessed("2020-06-05"), assessed("2020-06-06")
    difference = compare(before, after)
    notice = move(difference, "iccpr.21.notification-not-permission")
    assert (notice.kind, *verdicts(notice)) == ("better", Verdict.NOT_MET, Verdict.PARTLY_MET)
    assert ("law", "assembly.regime", date(2020, 6, 6)) in causes(notice)
    assert ("law", "assembly.some_forms_need_permission", date(2020, 6, 6)) in causes(notice)
    assert fact_values(difference)["assembly.regime"] == (["authorisation"], ["notification"])

    for still_a_gap in ("iccpr.21.right-recognised-everyone", "iccpr.21.place"):
        assert finding(before, still_a_gap).verdict is finding(after, still_a_gap).verdict is Verdict.NOT_MET
        assert still_a_gap not in moved(difference)
    assert finding(after, "iccpr.21.restrictions-test").verdict is Verdict.PARTLY_MET
    of_article = [f for f in after.findings if (f.instrument, f.article) == ("iccpr", "21")]
    assert len(of_article) == 20
    assert not [f.requirement for f in of_article if f.verdict is Verdict.MET]


def test_5_three_steps_of_abolition_at_three_dates(assessed: Assessed) -> None:
    """The statute, the constitution and the Protocol.

    The statute was signed on 29 December 2021 and came into force ten days after its publication; only the month is
    certain, so that the step is dated by the last day of January.
    """
    assert compare(assessed("2021-12-28"), assessed("2021-12-31")).is_empty
    statute = compare(assessed("2021-12-31"), assessed("2022-01-31"))
    closed = move(statute, "iccpr.6.2.dp-most-serious")
    assert (closed.kind, *verdicts(closed)) == ("no_longer_applies", Verdict.NOT_MET, Verdict.NOT_APPLICABLE)
    assert ("law", "death_penalty.status", date(2022, 1, 31)) in causes(closed)
    assert fact_values(statute)["death_penalty.status"][1] == ["abolished"]
    assert not {"party.iccpr_op2", "death_penalty.constitution_prohibits"} & fact_values(statute).keys()

    assert compare(assessed("2022-03-23"), assessed("2022-03-24")).is_empty, "a deposit does not bind yet"

    constitution = compare(assessed("2022-06-07"), assessed("2022-06-08"))
    final = move(constitution, "iccpr.6.6.no-reintroduction")
    assert causes(final) == {("law", "death_penalty.constitution_prohibits", date(2022, 6, 8))}
    assert final.before and final.after
    assert (final.before.lower, final.after.lower) == (0.0, 0.5)
    assert moved(constitution) == {"iccpr.6.6.no-reintroduction"}

    treaty = compare(assessed("2022-06-23"), assessed("2022-06-24"))
    assert {item.instrument for item in treaty.moves} == {"op2"}
    assert {cause.kind for item in treaty.moves for cause in item.causes} == {"obligation"}
    bound = move(treaty, "op2.1.2.abolition-in-law")
    assert (bound.kind, *verdicts(bound)) == ("now_applies", Verdict.NOT_APPLICABLE, Verdict.MET)
    assert causes(bound) == {("obligation", "party.iccpr_op2", date(2022, 6, 24))}
    assert verdicts(move(treaty, "op2.2.wartime-reservation"))[1] is Verdict.TAKEN


def test_5_a_library_that_did_not_have_the_protocol_yet_differs_by_the_standard(
    assessed: Assessed, library: Library, kazakhstan: OpenState
) -> None:
    after = assessed("2022-06-24")
    without = assess(library, kazakhstan, after.as_of, instruments=set(after.instruments) - {"op2"})
    difference = compare(without, after)
    assert {item.instrument for item in difference.moves} == {"op2"}
    assert all("standard" in {cause.kind for cause in item.causes} for item in difference.moves)


def test_6_prosecutors_investigate_torture_and_not_ill_treatment(assessed: Assessed) -> None:
    day = compare(assessed("2022-12-31"), assessed("2023-01-01"))
    torture = move(day, "cat.12.investigation.impartial-body")
    assert (torture.kind, *verdicts(torture)) == ("closed", Verdict.NOT_MET, Verdict.MET)
    assert ("law", "investigation.body", date(2023, 1, 1)) in causes(torture)
    assert fact_values(day)["investigation.body"] == (["unspecified"], ["prosecutor"])
    assert not [item for item in day.moves if (item.instrument, item.article) == ("cat", "16")]

    later = compare(assessed("2022-12-31"), assessed("2023-05-12"))
    ill_treatment = move(later, "cat.16.1.cidt.arts10-13-apply")
    assert (ill_treatment.kind, verdicts(ill_treatment)[1]) == ("opened", Verdict.NOT_MET)
    assert causes(ill_treatment) == {
        ("observation", "investigation.ill_treatment_same_chain_of_command", date(2023, 5, 3))
    }


def test_7_the_amendment_of_2023_improves_the_offence_and_leaves_two_gaps(assessed: Assessed) -> None:
    before, after = assessed("2023-02-28"), assessed("2023-03-31")
    difference = compare(before, after)
    for requirement, fact in (
        ("cat.1.definition.perpetrator-official-capacity", "torture.definition.official_capacity"),
        ("iccpr.7.penalties-specified", "ill_treatment.offence"),
        ("cat.4.2.penalty.no-suspended", "torture.penalty.suspended_available"),
    ):
        closed = move(difference, requirement)
        assert (closed.kind, verdicts(closed)[1]) == ("closed", Verdict.MET)
        assert ("law", fact, date(2023, 3, 31)) in causes(closed)
    assert fact_values(difference)["ill_treatment.offence"] == ([False], [True])

    lawful_acts = "cat.1.sanctions.exception-scope"
    assert finding(before, lawful_acts).verdict is finding(after, lawful_acts).verdict is Verdict.NOT_MET
    assert lawful_acts not in moved(difference)
    fines = move(difference, "cat.4.2.penalty.no-fine-only")
    assert verdicts(fines) == (Verdict.UNKNOWN, Verdict.NOT_MET)
    assert causes(fines) == {("law", "torture.penalty.non_custodial_available", date(2023, 3, 31))}


SELF_DEFENCE = "self_defence.never_excessive"


def test_8_the_exemption_for_self_defence_widens_and_the_old_text_is_superseded(
    assessed: Assessed, library: Library, kazakhstan: OpenState
) -> None:
    facts = library.data.facts
    old, new = (
        known_facts(kazakhstan.file, facts, day, None)[SELF_DEFENCE].standing
        for day in (date(2022, 6, 30), date(2022, 7, 31))
    )
    order = facts[SELF_DEFENCE].values
    assert facts[SELF_DEFENCE].ordered
    ((was,), (now,)) = values(old), values(new)
    assert order.index(str(was)) < order.index(str(now)), "the wider exemption protects less"
    assert {aside.statement: aside.reason for aside in new.set_aside} == {"self-defence-exemptions-2015": "ended"}
    assert not compare(assessed("2022-06-30"), assessed("2022-07-31")).moves, "it is tested by no requirement"


def test_8_the_difference_shows_a_fact_that_no_finding_rests_on(assessed: Assessed) -> None:
    difference = compare(assessed("2022-06-30"), assessed("2022-07-31"))
    assert fact_values(difference)[SELF_DEFENCE] == (
        ["grave_violence_or_forced_entry"],
        ["grave_violence_forced_entry_or_arson"],
    )


def constitutional(state: OpenState) -> Iterator[str]:
    for statement in state.file.statements:
        if statement.provision and statement.provision.act == "constitution-1995":
            yield statement.id


def test_9_a_new_constitution_ends_every_statement_of_the_old_one_and_repeals_nothing(
    assessed: Assessed, library: Library, kazakhstan: OpenState
) -> None:
    before, after = assessed("2026-06-30"), assessed("2026-07-01")
    old = set(constitutional(kazakhstan))
    known = known_facts(kazakhstan.file, library.data.facts, after.as_of, None)
    deciding = {name for fact in known.values() for value in fact.standing.values for name in value.statements}
    latent = {item.statement for fact in known.values() for item in fact.standing.latent}
    assert not old & (deciding | latent)

    difference = compare(before, after)
    assert difference.moves
    for item in difference.moves:
        assert item.after and item.before
        assert not item.after.verdict.is_gap or item.after.verdict is item.before.verdict, item.requirement
        assert item.after.lower <= item.before.lower and item.after.upper >= item.before.upper, item.requirement
        assert {cause.kind for cause in item.causes} == {"law"}
        assert {cause.on for cause in item.causes} == {date(2026, 7, 1)}
    stood_alone = {
        name
        for name, (was, _) in fact_values(difference).items()
        if was and {s for v in before.standings[name].values for s in v.statements} <= old
    }
    assert stood_alone >= {"death_penalty.constitution_prohibits", "law.treaty_rank"}
    for name in stood_alone - {"torture.prohibition"}:
        assert fact_values(difference)[name][1] == [], f"{name} is not known to be repealed"
    assert fact_values(difference)["torture.prohibition"][1] == ["statute"], "the Code still punishes torture"


def test_10_treaties_cease_to_apply_directly_and_no_practice_is_claimed(assessed: Assessed) -> None:
    difference = compare(assessed("2017-03-09"), assessed("2017-03-10"))
    assert moved(difference) == {"iccpr.2.2.domestic-effect"}
    effect = move(difference, "iccpr.2.2.domestic-effect")
    assert (effect.kind, *verdicts(effect)) == ("no_longer_known", Verdict.MET, Verdict.UNKNOWN)
    assert causes(effect) == {("law", "law.covenant_invocable", date(2017, 3, 10))}
    assert not [f.fact for f in difference.facts if difference.vocabulary[f.fact].layer == "practice"]
    assert not {score.layer for score in difference.scores} & {Layer.PRACTICE}

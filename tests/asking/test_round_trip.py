"""Whatever is answered in the workbook comes back as statements with the same values."""

from __future__ import annotations

from datetime import date, datetime, time
from decimal import Decimal

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

LAW = {
    "in_force.from": "2018-03-01",
    "no_provision": "no act was found",
    "evidence.source": "gazette",
    "evidence.locator": "article 15(2)",
    "evidence.how": "asserted",
    "claimant": "the gazette",
}
WORDS = st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1, max_size=40).map(str.strip)
VALUES = {
    "party.cat": st.booleans(),
    "custody.hours_before_judge": st.one_of(
        st.integers(0, 10**6), st.just("none"), st.decimals(0, 1000, places=2), st.decimals(0, 1000, places=3)
    ),
    "custody.clock_starts": st.sampled_from(["apprehension", "record"]),
    "custody.lawyer_from_start": st.booleans(),
    "custody.reformed_on": st.dates(date(1900, 3, 1), date(2200, 1, 1)),
    "custody.practice.lawyers_turned_away": st.booleans(),
}


def written(value: object, natural: bool) -> object:
    """As a person, or a spreadsheet program, writes it."""
    if isinstance(value, bool):
        return value if natural else ("Yes" if value else "no")
    if isinstance(value, Decimal):
        return float(value) if natural else str(value)
    if isinstance(value, date):
        return datetime.combine(value, time()) if natural else value.isoformat()
    return value if natural else str(value)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(answers=st.fixed_dictionaries({}, optional=VALUES), natural=st.booleans(), note=WORDS)
def test_what_goes_in_comes_out(answers: dict[str, object], natural: bool, note: str, still_ground) -> None:
    book = still_ground.workbook()
    for fact, value in answers.items():
        still_ground.fill(book, fact, {**LAW, "value": written(value, natural), "note": note})
    still_ground.save(book)
    intake = still_ground.take()
    facts = still_ground.library.data.facts
    found = {statement.fact: facts[statement.fact].read(statement.value) for statement in intake.statements}
    assert found == answers
    assert all(statement.note == (note or None) for statement in intake.statements)
    assert bool(intake.files) == bool(answers)

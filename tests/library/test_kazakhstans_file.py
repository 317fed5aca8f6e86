"""Kazakhstan's file: no fault, sources that can be found, short quotations, and every known contradiction reviewed."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgap.checking.loading import OpenState, open_state
from lawgap.model.library import Library

# What the row of each contradiction asks for: dates apart, two questions, a flag, quarantine, or a note only.
TREATMENTS = {
    "C01": "dated", "C02": "flagged", "C03": "separated", "C04": "dated", "C05": "separated", "C06": "separated",
    "C07": "separated", "C08": "separated", "C09": "flagged", "C10": "separated", "C11": "flagged", "C12": "context",
    "C13": "separated", "C14": "dated", "C15": "separated", "C16": "flagged", "C17": "flagged", "C18": "dated",
    "C19": "context", "C20": "dated", "C21": "flagged", "C22": "separated", "C23": "quarantined", "C24": "separated",
    "C25": "context", "C26": "dated", "C27": "context", "C28": "flagged", "C29": "flagged", "C30": "separated",
    "C31": "context", "C32": "context", "C33": "dated", "C34": "context",
}  # fmt: skip


def test_reading_it_anew_finds_no_fault(
    root: Path, library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """With an empty cache, so that everything is parsed and checked; a fault is an error that lists them all."""
    monkeypatch.setenv("LAWGAP_CACHE", str(tmp_path))
    state = open_state(root / "assessments" / "kaz", library)
    assert open_state(root / "assessments" / "kaz", library) == state, "what was kept differs from what was read"


def test_every_contradiction_is_reviewed_as_it_must_be(kazakhstan: OpenState) -> None:
    reviews = {review.id: review for review in kazakhstan.file.reviews}
    assert len(TREATMENTS) == 34
    assert {name: reviews[name].treatment for name in TREATMENTS if name in reviews} == TREATMENTS
    assert all(len(review.says.split()) >= 8 for review in reviews.values())


def test_a_statement_is_set_aside_for_good_only_by_a_quarantine_or_a_flag(kazakhstan: OpenState) -> None:
    for review in kazakhstan.file.reviews:
        if review.set_aside:
            assert review.treatment in ("quarantined", "flagged"), review.id
        if review.treatment == "quarantined":
            assert review.set_aside, review.id


def test_every_address_can_be_opened(kazakhstan: OpenState) -> None:
    for source in kazakhstan.file.sources.values():
        assert source.address is None or source.address.startswith(("http://", "https://")), source.id


def test_nobody_is_quoted_at_length(kazakhstan: OpenState) -> None:
    for statement in kazakhstan.file.statements:
        for evidence in statement.evidence:
            assert len((evidence.words or "").split()) <= 8, statement.id


def test_a_negative_says_what_was_searched_or_where_the_law_says_so(kazakhstan: OpenState) -> None:
    for statement in kazakhstan.file.statements:
        if statement.is_observation and (statement.value is False or statement.value == "none"):
            assert statement.searched or statement.provision, statement.id

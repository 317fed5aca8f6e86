"""Differences and runs with a timeline, made once for all tests of the change report and the chapter on time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lawgap.assessment import assess
from lawgap.checking.loading import OpenState
from lawgap.comparing.difference import compare
from lawgap.comparing.timeline import timeline
from lawgap.model.difference import Difference
from lawgap.model.library import Library
from lawgap.model.run import Run
from lawgap.reporting.change_report import render_change_html, render_change_pdf
from lawgap.reporting.pdf import Pdf

FIRST, LAST = date(2019, 1, 1), date(2023, 5, 12)
SMALL = ("opcat", "op2", "ovs")


@pytest.fixture(scope="session")
def reports(root: Path) -> Path:
    """The folder of templates, styles and fonts."""
    return root / "reports"


@pytest.fixture(scope="session")
def full(assessed: Callable[..., Run]) -> Difference:
    """What moved in Kazakhstan under every instrument."""
    return compare(assessed(FIRST.isoformat()), assessed(LAST.isoformat()))


@pytest.fixture(scope="session")
def full_html(full: Difference, reports: Path) -> str:
    """The whole change report for the screen."""
    return render_change_html(full, reports)


@pytest.fixture(scope="session")
def small(library: Library, kazakhstan: OpenState) -> Difference:
    """What moved under three instruments."""
    before, after = (assess(library, kazakhstan, day, instruments=SMALL) for day in (FIRST, LAST))
    return compare(before, after)


@pytest.fixture(scope="session")
def small_pdf(small: Difference, reports: Path) -> Pdf:
    """The small change report on paper."""
    return render_change_pdf(small, reports)


@pytest.fixture(scope="session")
def followed(library: Library, kazakhstan: OpenState) -> Run:
    """A run under two instruments with its timeline."""
    chosen = ("opcat", "ovs")
    run = assess(library, kazakhstan, LAST, instruments=chosen)
    return run.model_copy(
        update={"timeline": timeline(library, kazakhstan, date(1990, 1, 1), LAST, instruments=chosen)}
    )

"""Reports rendered once for all tests: a small one of two instruments, and the whole one as HTML."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from lawgap.assessment import assess
from lawgap.checking.loading import OpenState
from lawgap.model.library import Library
from lawgap.model.run import Run
from lawgap.reporting.pages import render_html
from lawgap.reporting.pdf import Pdf, render_pdf

AS_OF = date(2023, 5, 12)


@pytest.fixture(scope="session")
def reports(root: Path) -> Path:
    """The folder of templates, styles and fonts."""
    return root / "reports"


@pytest.fixture(scope="session")
def small(library: Library, kazakhstan: OpenState) -> Run:
    """Kazakhstan under the Optional Protocol and the oversight study only."""
    return assess(library, kazakhstan, AS_OF, instruments=("opcat", "ovs"))


@pytest.fixture(scope="session")
def small_pdf(small: Run, reports: Path) -> Pdf:
    """The small report on paper."""
    return render_pdf(small, reports)


@pytest.fixture(scope="session")
def full(assessed: Callable[..., Run]) -> Run:
    """Kazakhstan under every instrument."""
    return assessed(AS_OF.isoformat())


@pytest.fixture(scope="session")
def full_html(full: Run, reports: Path) -> str:
    """The whole report for the screen."""
    return render_html(full, reports)

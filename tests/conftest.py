"""What every test shares: the library, Kazakhstan's file, assessments made once, and a cache of its own."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Callable, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from lawgap.assessment import assess
from lawgap.checking.loading import OpenState, open_library, open_state
from lawgap.model.library import Library
from lawgap.model.run import Run

ROOT = Path(__file__).resolve().parents[1]
Assessed = Callable[..., Run]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--accept", action="store_true", help="write what is generated, such as docs/run.schema.json")


def pytest_configure(config: pytest.Config) -> None:
    """The tests keep what they read in a folder of their own, which the workers of one session share."""
    if not hasattr(config, "workerinput"):
        os.environ["LAWGAP_CACHE"] = tempfile.mkdtemp(prefix="lawgap-tests-")


def pytest_unconfigure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):
        shutil.rmtree(os.environ.pop("LAWGAP_CACHE", ""), ignore_errors=True)


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(scope="session")
def accept(request: pytest.FixtureRequest) -> bool:
    """Whether generated files are to be written instead of compared."""
    return bool(request.config.getoption("--accept"))


@pytest.fixture(scope="session")
def library(root: Path) -> Library:
    """The library of this checkout."""
    return open_library(root)


@pytest.fixture(scope="session")
def kazakhstan(root: Path, library: Library) -> OpenState:
    """Kazakhstan's file in this checkout."""
    return open_state(root / "assessments" / "kaz", library)


@pytest.fixture(scope="session")
def assessed(library: Library, kazakhstan: OpenState) -> Iterator[Assessed]:
    """Kazakhstan assessed at a date, each assessment made once."""

    @cache
    def made(as_of: str, known_on: str | None = None) -> Run:
        known = date.fromisoformat(known_on) if known_on else None
        return assess(library, kazakhstan, date.fromisoformat(as_of), known)

    yield made
    made.cache_clear()

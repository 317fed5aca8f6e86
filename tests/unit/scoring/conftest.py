"""Findings as a scorecard sees them, and a scoring method with plain weights."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from lawgap.model.run import Finding
from lawgap.model.scoring_method import ScoringMethod

_BOUNDS = {"met": (1, 1), "partly_met": (0.5, 0.5), "not_met": (0, 0), "not_applicable": (1, 1)}


@pytest.fixture(scope="session")
def method() -> ScoringMethod:
    """Tiers and gravities that multiply to numbers a reader can check in the head."""
    tiers = {1: "1", 2: "0.5", 3: "0.5", 4: "0.5", 5: "0.25", 6: "0.25"}
    return ScoringMethod.model_validate(
        {
            "values": {"met": 1, "partly_met": "0.5", "not_met": 0},
            "tiers": tiers,
            "gravity": {"grave": 3, "serious": 2, "ordinary": 1},
            "bands": [
                {"id": name, "title": name, "from": floor, "symbol": name, "says": name}
                for name, floor in (("good", "0.75"), ("fair", "0.5"), ("poor", "0.25"), ("bad", 0))
            ],
            "absolute_cap": {"band": "poor", "says": "capped"},
            "minimum_coverage": "0.5",
            "sensitivity": [
                {
                    "id": "equal", "title": "equal", "tiers": dict.fromkeys(tiers, 1),
                    "gravity": {"grave": 1, "serious": 1, "ordinary": 1},
                }
            ],
        }
    )  # fmt: skip


@pytest.fixture(scope="session")
def finding() -> Callable[..., Finding]:
    """A finding with a verdict; what is not given does not matter."""

    def made(verdict: str, **given: Any) -> Finding:
        lower, upper = given.pop("bounds", _BOUNDS.get(verdict, (0, 1)))
        applies = {"condition": "law.applies", "truth": given.pop("applies", "true"), "fact": "law.applies"}
        met = {"condition": "law.exists", "truth": "unknown", "fact": "law.exists"}
        reading = {
            "verdict": verdict,
            "lower": lower,
            "upper": upper,
            "derivation": {"applies": applies, "met": met},
        }
        return Finding.model_validate(
            {
                "requirement": "cat.1.x", "instrument": "cat", "article": "1", "provision": "1", "title": "t",
                "asks": "a", "layer": "law", "force": "treaty", "optional": False, "absolute": False,
                "mark": "verified", "tier": 1, "gravity": "ordinary", "authorities": [], "verdict": verdict,
                "lower": lower, "upper": upper, "readings": [reading], "facts": ["law.exists"], "remedy": "r",
                "rule_hash": "",
                **given,
            }
        )  # fmt: skip

    return made

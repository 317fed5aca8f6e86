"""Colours: every chip can be read, and no verdict is told by colour alone."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lawgap.model.words import Verdict
from lawgap.reporting.messages import read_messages

_ENOUGH = 4.5


def _luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """The ratio of the Web Content Accessibility Guidelines."""
    lighter, darker = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@pytest.fixture(scope="module")
def sheet(reports: Path) -> str:
    return (reports / "styles" / "report.css").read_text("utf-8")


@pytest.mark.parametrize("verdict", list(Verdict))
def test_chip_of_every_verdict_is_readable(verdict: Verdict, sheet: str) -> None:
    rule = re.search(rf"\.v-{verdict} {{ background: (#\w{{6}}); color: (#\w{{6}})", sheet)
    assert rule, f"no chip for {verdict}"
    assert contrast(rule[1], rule[2]) >= _ENOUGH


def test_text_on_white_is_readable(sheet: str) -> None:
    on_paper = sheet[: sheet.index("/* cover */")]
    colours = set(re.findall(r"(?<![-\w])color: (#\w{6})", re.sub(r"[^{}]*{[^}]*background:[^}]*}", "", on_paper)))
    assert len(colours) > 5
    assert {colour: contrast(colour, "#ffffff") for colour in colours if contrast(colour, "#ffffff") < _ENOUGH} == {}


def test_every_verdict_has_its_own_word_and_symbol(reports: Path) -> None:
    messages = read_messages(reports)
    assert len({messages.word("verdict", verdict, "symbol") for verdict in Verdict}) == len(Verdict)
    assert len({messages.word("verdict", verdict, "word") for verdict in Verdict}) == len(Verdict)

"""The change report says of every finding that moved how, why and where it stands, and says so when nothing moved."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from itertools import pairwise
from pathlib import Path

import pytest

from lawgap.comparing.difference import compare
from lawgap.model.difference import Difference, Move
from lawgap.model.run import Run
from lawgap.reporting.change_report import render_change_html
from lawgap.reporting.changes import change_anchor
from lawgap.reporting.dates import in_words
from lawgap.reporting.messages import Messages, read_messages


@pytest.fixture(scope="module")
def messages(reports: Path) -> Messages:
    return read_messages(reports)


def _plain(html: str) -> str:
    """The text of a piece of HTML with single spaces."""
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", "", html))).strip()


def _part(html: str, move: Move) -> str:
    """What is written of one finding that moved."""
    start = html.index(f'<h4 id="{change_anchor(move.requirement)}"')
    return html[
        start : min(place for place in (html.find("<h4", start + 4), html.find("</section>", start)) if place > 0)
    ]


def test_every_move_names_its_cause_and_provision(full: Difference, full_html: str, messages: Messages) -> None:
    assert {move.kind for move in full.moves} >= {"opened", "closed", "settled", "no_longer_known", "renamed"}
    for move in full.moves:
        text = _plain(_part(full_html, move))
        assert move.title in text
        assert re.sub(r"\s+", " ", move.asks) in text
        for cause in move.causes:
            assert not cause.on or in_words(cause.on, messages) in text, (move.requirement, cause)
            for name in cause.entered:
                provision = full.statements[name].provision
                assert provision is None or full.acts[provision.act].title in text, (move.requirement, name)
                assert provision is None or (provision.article or "") in text, (move.requirement, name)


def test_every_move_shows_both_verdicts_as_word_and_symbol(
    full: Difference, full_html: str, messages: Messages
) -> None:
    for move in full.moves:
        text = _plain(_part(full_html, move))
        for position in (move.before, move.after):
            if position:
                word, symbol = (messages.word("verdict", position.verdict, part) for part in ("word", "symbol"))
                assert f"{symbol} {word}" in text, move.requirement


def test_every_gap_that_is_left_has_its_remedy(full: Difference, full_html: str) -> None:
    for move in full.moves:
        left = move.after is not None and move.after.verdict.is_gap
        assert (re.sub(r"\s+", " ", move.remedy) in _plain(_part(full_html, move))) == left, move.requirement


def test_every_statement_of_a_cause_is_cited_with_its_source(full: Difference, full_html: str) -> None:
    text = _plain(full_html)
    for name in {name for move in full.moves for cause in move.causes for name in (*cause.entered, *cause.left)}:
        assert name in text
        for evidence in full.statements[name].evidence:
            assert full.sources[evidence.source].title in text
            assert evidence.place in text


def test_conclusions_and_scores_that_moved_are_told(full: Difference, full_html: str) -> None:
    text = _plain(full_html)
    assert full.conclusions_gone or full.conclusions_new
    for name in (*full.conclusions_gone, *full.conclusions_new):
        assert full.conclusions[name].rule.title in text
    assert full_html.count("<rect") > 2 * len([score for score in full.scores if score.article is None])


def test_what_did_not_move_is_only_counted(full: Difference, full_html: str) -> None:
    total = sum(full.after.verdicts.values())
    assert f"The other {total - len(full.moves)} did not move." in _plain(full_html)


def test_links_inside_have_their_anchors_and_anchors_are_there_once(full_html: str) -> None:
    anchors = re.findall(r'id="([^"]+)"', full_html)
    assert len(anchors) == len(set(anchors))
    assert set(re.findall(r'href="#([^"]+)"', full_html)) <= set(anchors)


def test_headings_skip_no_level_and_tables_have_scopes(full_html: str) -> None:
    levels = [int(level) for level in re.findall(r"<h(\d)", full_html)]
    assert levels[0] == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))
    assert all('scope="' in head for head in re.findall(r"<th[ >][^>]*", full_html))
    assert not re.search(r"url\(|<link|<img|<script|@import", full_html)


def test_an_empty_difference_says_that_nothing_moved(assessed: Callable[..., Run], reports: Path) -> None:
    run = assessed("2019-01-01")
    html = render_change_html(compare(run, run), reports)
    assert "Nothing moved." in html
    assert 'id="findings"' not in html


def test_knowledge_is_told_from_the_law(assessed: Callable[..., Run], reports: Path, messages: Messages) -> None:
    difference = compare(assessed("2019-01-01", "2015-01-01"), assessed("2019-01-01"))
    assert {cause.kind for move in difference.moves for cause in move.causes} == {"knowledge"}
    html = render_change_html(difference, reports)
    assert messages.word("moved_by", "knowledge") in html
    assert messages.word("known_why", "published_later") in html
    assert "The law changed on" not in html


def test_another_standard_and_a_requirement_of_one_side_are_told(
    full: Difference, reports: Path, messages: Messages
) -> None:
    first = full.moves[0]
    causes = (first.causes[0].model_copy(update={"kind": "standard", "fact": None, "entered": (), "left": ()}),)
    alone = first.model_copy(update={"before": None, "causes": causes})
    html = render_change_html(full.model_copy(update={"moves": (alone, *full.moves[1:])}), reports)
    assert messages.word("moved_by", "standard") in _plain(html)
    assert messages.word("move_absent") in _plain(html)

"""Text from a State's file is text: no markup, no script address, no reversed direction, nothing loaded."""

from __future__ import annotations

from pathlib import Path

import pytest

from lawgap.model.run import Run
from lawgap.reporting.assets import AssetFetcher
from lawgap.reporting.cleaning import clean, web_address
from lawgap.reporting.pages import render_html
from lawgap.reporting.pdf import print_html

_MARKUP = "<script>alert(1)</script><img src=file:///etc/passwd>"


@pytest.fixture(scope="module")
def hostile(small: Run) -> Run:
    """The small run with hostile text in every place that a file fills."""
    name, source = next(iter(small.sources.items()))
    act_name, act = next(iter(small.acts.items()))
    bad_source = source.model_copy(
        update={"title": _MARKUP, "publisher": "abc\u202edcb\x07", "address": "javascript:alert(1)", "note": _MARKUP}
    )
    statements = {
        key: statement.model_copy(update={"note": _MARKUP, "claimant": f'"{_MARKUP}'})
        for key, statement in small.statements.items()
    }
    findings = tuple(finding.model_copy(update={"title": _MARKUP[:70]}) for finding in small.findings)
    return small.model_copy(
        update={
            "sources": {**small.sources, name: bad_source},
            "acts": {**small.acts, act_name: act.model_copy(update={"title": _MARKUP})},
            "statements": statements,
            "findings": findings,
            "state": small.state.model_copy(update={"name": f'K"{_MARKUP}', "official_name": "{{ 7 * 7 }}"}),
        }
    )


def test_markup_is_shown_and_not_obeyed(hostile: Run, reports: Path) -> None:
    html = render_html(hostile, reports)
    assert "<script" not in html
    assert "<img" not in html
    assert "&lt;script&gt;" in html
    assert "{{ 7 * 7 }}" in html


def test_only_web_addresses_become_links(hostile: Run, reports: Path) -> None:
    assert 'href="javascript' not in render_html(hostile, reports)


def test_direction_overrides_and_control_characters_are_taken_out(hostile: Run, reports: Path) -> None:
    html = render_html(hostile, reports)
    assert "abcdcb" in html
    assert not {"\u202e", "\x07"} & set(html)


def test_hostile_run_prints_without_a_warning(hostile: Run, reports: Path) -> None:
    pdf = print_html(render_html(hostile, reports), hostile, reports)
    assert pdf.warnings == ()
    assert b"javascript" not in pdf.content


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd",
        "http://localhost/",
        "https://example.org/x.css",
        "data:,x",
        "asset://host/report.html.j2",
        "asset:///../pyproject.toml",
        "asset:///styles/%2e%2e/%2e%2e/pyproject.toml",
        "asset:///",
        "asset:///none.css",
    ],
)
def test_fetcher_serves_the_library_alone(address: str, reports: Path) -> None:
    with pytest.raises(ValueError, match="library"):
        AssetFetcher(reports).fetch(address)


def test_fetcher_serves_a_file_of_the_library(reports: Path) -> None:
    response = AssetFetcher(reports).fetch("asset:///styles/report.css")
    assert response.read() == (reports / "styles" / "report.css").read_bytes()


@pytest.mark.parametrize("address", [None, "javascript:alert(1)", "file:///x", "https://a b", 'https://a"b', "ftp://a"])
def test_what_is_no_web_address(address: str | None) -> None:
    assert web_address(address) is None


def test_clean_keeps_ordinary_text() -> None:
    text = "Қазақстан, 48 часов; “quoted”, ½ — ok\n"
    assert clean(text) == text

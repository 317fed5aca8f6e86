"""Every gap can be followed by hand in the report: requirement, rule, statement, provision, source and locator."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pytest

from lawgap.model.run import Finding, Run
from lawgap.model.words import Mark, Verdict
from lawgap.reporting.findings import anchor_of


class Document(HTMLParser):
    """A parsed report: its text between anchors, its links and its headings."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.parts: list[str] = []
        self.anchors: dict[str, int] = {}
        self.links: list[str] = []
        self.headings: list[int] = []
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self._silent = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        named = dict(attrs)
        self.tags.append((tag, named))
        if anchor := named.get("id"):
            assert anchor not in self.anchors, f"the anchor {anchor} is there twice"
            self.anchors[anchor] = len(self.parts)
        if tag == "a" and (address := named.get("href")):
            self.links.append(address)
        if re.fullmatch(r"h\d", tag):
            self.headings.append(int(tag[1]))
        self._silent += tag in ("style", "script")

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in ("style", "script")

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.parts.append(data)

    def text(self, anchor: str | None = None, until: str = "") -> str:
        """The text from the anchor to the next anchor that begins with ``until``, with single spaces."""
        start = self.anchors[anchor] if anchor else 0
        ends = [place for name, place in self.anchors.items() if until and name.startswith(until) and place > start]
        return re.sub(r"\s+", " ", "".join(self.parts[start : min(ends, default=len(self.parts))])).strip()


@pytest.fixture(scope="module")
def document(full_html: str) -> Document:
    return Document(full_html)


def _gaps(run: Run) -> list[Finding]:
    return [finding for finding in run.findings if finding.verdict.is_gap]


def test_every_gap_shows_requirement_remedy_and_authorities(full: Run, document: Document) -> None:
    for finding in _gaps(full):
        text = document.text(anchor_of(finding.requirement), "finding-")
        for wanted in (finding.requirement, finding.title, finding.asks, finding.remedy):
            assert re.sub(r"\s+", " ", wanted) in text, (finding.requirement, wanted)
        for authority in finding.authorities:
            assert f"{authority.text}, {authority.pinpoint} (tier {authority.tier}" in text
            assert authority.mark is Mark.VERIFIED or "pinpoint" in text


def test_every_gap_leads_to_statement_provision_source_and_locator(full: Run, document: Document) -> None:
    for finding in _gaps(full):
        text = document.text(anchor_of(finding.requirement), "finding-")
        for fact in set(finding.facts) - {full.standards[finding.instrument].obligation}:
            standing = full.standings.get(fact)
            for name in (name for value in (standing.values if standing else ()) for name in value.statements):
                statement = full.statements[name]
                assert name in text, (finding.requirement, name)
                for evidence in statement.evidence:
                    assert evidence.place in text, (name, evidence.place)
                if statement.provision:
                    assert full.acts[statement.provision.act].title in text
                    assert (statement.provision.article or "") in text


def test_every_verdict_and_source_is_in_the_annexes(full: Run, document: Document) -> None:
    register = document.text("sources", "acts")
    for source in full.sources.values():
        assert source.title in register
        assert source.publisher in register
        assert (source.sha256 or "") in register
    verdicts = document.text("verdicts", "no such anchor")
    assert all(finding.title in verdicts for finding in full.findings)


def test_unverified_is_printed_as_unverified(full: Run, document: Document) -> None:
    acts = document.text("acts", "verdicts")
    for act in full.acts.values():
        assert act.title in acts
    marked = sum(bool(act.unverified) for act in full.acts.values())
    assert acts.count("Unverified: ") == marked


def test_every_link_inside_has_its_anchor(document: Document) -> None:
    missing = {link for link in document.links if link.startswith("#") and link[1:] not in document.anchors}
    assert missing == set()


def test_headings_skip_no_level_and_the_page_has_landmarks(document: Document) -> None:
    assert document.headings[0] == 1
    assert document.headings.count(1) == 1
    steps = zip(document.headings, document.headings[1:], strict=False)
    assert all(after - before <= 1 for before, after in steps)
    names = [tag for tag, _ in document.tags]
    assert all(names.count(landmark) == 1 for landmark in ("main", "nav", "header"))
    assert ("html", {"lang": "en"}) in document.tags


def test_table_headers_have_a_scope_and_charts_a_title(document: Document) -> None:
    assert all(named.get("scope") in ("row", "col") for tag, named in document.tags if tag == "th")
    charts = [place for place, (tag, _) in enumerate(document.tags) if tag == "svg"]
    assert charts
    assert all(document.tags[place + 1][0] == "title" for place in charts)


def test_summary_links_each_gap_to_its_finding(full: Run, document: Document) -> None:
    text = document.text("summary", "scorecard")
    shown = [finding for finding in _gaps(full) if finding.title in text]
    assert 5 <= len(shown) <= 6
    assert all(f"#{anchor_of(finding.requirement)}" in document.links for finding in shown)


def test_paragraphs_are_numbered_without_a_hole(document: Document) -> None:
    numbers = [int(name[1:]) for name in document.anchors if re.fullmatch(r"p\d+", name)]
    assert numbers == list(range(1, len(numbers) + 1))


def test_contested_findings_show_their_readings(full: Run, document: Document) -> None:
    for finding in full.findings:
        if finding.verdict is Verdict.CONTESTED:
            text = document.text(anchor_of(finding.requirement), "finding-")
            assert "The sources disagree." in text
            assert text.count("The verdict would be") == len({reading.verdict for reading in finding.readings})


def test_html_needs_no_other_file(full_html: str) -> None:
    assert "<script" not in full_html
    assert "@import" not in full_html
    assert not re.search(r"url\(|<link|<img|src=", full_html)

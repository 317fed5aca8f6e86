"""The chapter on time: a strip for each article and layer, numbered acts, and how long each gap has stood."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import page
import pytest

from lawgap.model.run import Run
from lawgap.model.run_file import run_bytes
from lawgap.model.timeline import Line, Span
from lawgap.model.words import Layer, Verdict
from lawgap.reading.run_reader import read_run
from lawgap.reporting.heat_strips import LEFT, RIGHT, Scale, strip_charts
from lawgap.reporting.messages import read_messages
from lawgap.reporting.over_time import OverTime, over_time
from lawgap.reporting.pages import render_html
from lawgap.reporting.pdf import render_pdf


@pytest.fixture(scope="module")
def html(followed: Run, reports: Path) -> str:
    return render_html(followed, reports)


@pytest.fixture(scope="module")
def chapter(followed: Run, reports: Path) -> OverTime:
    found = over_time(followed, read_messages(reports))
    assert found
    return found


def test_every_article_and_layer_has_one_strip_with_all_its_lines(followed: Run, chapter: OverTime) -> None:
    assert followed.timeline
    strips = [(chart.instrument, strip.article, strip.layer) for chart in chapter.charts for strip in chart.strips]
    assert len(strips) == len(set(strips))
    assert set(strips) == {(line.instrument, line.article, line.layer) for line in followed.timeline.lines}
    drawn = [line.requirement for chart in chapter.charts for strip in chart.strips for line in strip.lines]
    assert sorted(drawn) == sorted(line.requirement for line in followed.timeline.lines)


def test_every_strip_is_in_the_report_with_its_label(html: str, chapter: OverTime) -> None:
    part = html[html.index('id="over-time"') : html.index('id="method"')]
    assert part.count('class="s-layer"') == sum(len(chart.strips) for chart in chapter.charts)
    articles = sum(strip.begins_article for chart in chapter.charts for strip in chart.strips)
    assert part.count('class="s-label"') == articles
    assert part.count('<svg class="chart strips"') == len(chapter.charts)
    assert part.count("<title>Verdicts under the ") == len(chapter.charts)


def test_no_line_leaves_the_chart(chapter: OverTime) -> None:
    for chart in chapter.charts:
        for strip in chart.strips:
            for data in strip.paths.values():
                for start, y, end in re.findall(r"M([\d.]+) ([\d.]+)H([\d.]+)", data):
                    assert LEFT <= float(start) < float(end) <= RIGHT
                    assert strip.top <= float(y) <= strip.top + strip.height


def test_lines_of_one_requirement_never_overlap() -> None:
    scale = Scale(date(2000, 1, 1), date(2020, 1, 1))
    assert (scale.x(date(1990, 1, 1)), scale.x(date(2000, 1, 1)), scale.x(date(2020, 1, 1))) == (LEFT, LEFT, RIGHT)
    assert scale.x(date(2030, 1, 1)) == RIGHT
    assert [year for year, _ in scale.years] == [2000, 2005, 2010, 2015, 2020]


def test_numbers_above_a_chart_stand_in_the_list_of_acts_and_do_not_collide(chapter: OverTime) -> None:
    assert [mark.number for mark in chapter.marks] == list(range(1, len(chapter.marks) + 1))
    shown = {mark.number for chart in chapter.charts for mark, _, _ in chapter.marks_of(chart)}
    assert shown == {mark.number for mark in chapter.marks}
    for chart in chapter.charts:
        placed = chapter.marks_of(chart)
        for place, (_, x, row) in enumerate(placed):
            assert all(abs(x - other) >= 9 for _, other, its_row in placed[:place] if its_row == row)


def test_every_standing_gap_is_listed_the_longest_first(followed: Run, chapter: OverTime, html: str) -> None:
    gaps = {finding.requirement for finding in followed.findings if finding.verdict.is_gap}
    assert {gap.finding.requirement for gap in chapter.gaps} == gaps
    years = [float(gap.years) for gap in chapter.gaps]
    assert years == sorted(years, reverse=True)
    part = html[html.index('id="standing-gaps"') : html.index('id="method"')]
    assert all(gap.finding.title in part and gap.since in part for gap in chapter.gaps)


def test_the_data_stand_in_an_annex(followed: Run, html: str) -> None:
    assert followed.timeline
    part = html[html.index('id="courses"') :]
    silent = (Verdict.UNKNOWN, Verdict.NOT_APPLICABLE)
    for line in followed.timeline.lines:
        told = any(span.verdict not in silent for span in line.spans)
        assert (f"#finding-{line.requirement.replace('.', '-')}" in part) == told


def test_a_report_without_a_timeline_has_no_such_chapter(followed: Run, reports: Path) -> None:
    html = render_html(followed.model_copy(update={"timeline": None}), reports)
    assert "over-time" not in html
    assert "Annex D" not in html


def test_a_run_file_keeps_its_timeline(followed: Run, tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_bytes(run_bytes(followed))
    assert read_run(path) == followed


def test_the_report_with_the_chapter_is_accessible_and_the_same_each_time(followed: Run, reports: Path) -> None:
    pdf = render_pdf(followed, reports)
    assert pdf.warnings == ()
    assert page.validate_pdf_bytes(pdf.content, profile=page.ValidationProfile.PDF_UA_1).failures == []
    assert render_pdf(followed, reports).content == pdf.content


def test_a_long_instrument_is_drawn_on_several_charts(followed: Run) -> None:
    assert followed.timeline
    line = followed.timeline.lines[0]
    many = tuple(line.model_copy(update={"article": article, "layer": layer, "requirement": f"{article}.{layer}.{n}"})
                 for article in ("3", "17", "18") for layer in Layer for n in range(40))  # fmt: skip
    run = followed.model_copy(update={"timeline": followed.timeline.model_copy(update={"lines": many})})
    charts = strip_charts(run, Scale(date(1998, 1, 1), date(2023, 5, 12)))
    assert [chart.is_continued for chart in charts] == [False, True, True]
    assert all(chart.height <= 560 for chart in charts)
    assert sum(len(strip.lines) for chart in charts for strip in chart.strips) == len(many)


def test_an_opening_is_the_span_in_which_the_present_gap_began() -> None:
    def span(year: int, verdict: Verdict, entered: tuple[str, ...] = ()) -> Span:
        return Span(first=date(year, 1, 1), last=date(year, 12, 31), verdict=verdict, lower=0, upper=1, entered=entered)

    spans = (span(2000, Verdict.NOT_MET), span(2001, Verdict.MET), span(2002, Verdict.PARTLY_MET, ("law",)),
             span(2003, Verdict.NOT_MET))  # fmt: skip
    line = Line(requirement="cat.1", title="t", instrument="cat", article="1", layer=Layer.LAW, spans=spans)
    assert line.opening == spans[2]
    assert line.gap_since == date(2002, 1, 1)
    assert line.turns == spans[1:]
    assert line.model_copy(update={"spans": spans[:2]}).opening is None

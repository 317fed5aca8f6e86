"""The change report on paper: accessible, without a warning, the same bytes each time, the difference inside."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import page
import pikepdf

from lawgap.comparing.difference import compare
from lawgap.model.difference import Difference
from lawgap.model.run import Run
from lawgap.reporting.change_report import ATTACHMENT, render_change_html, render_change_pdf
from lawgap.reporting.pdf import Pdf

_MARKUP = "<script>alert(1)</script><img src=file:///etc/passwd>"
_IN_ANOTHER_PROCESS = """
import sys
from hashlib import sha256
from pathlib import Path
from lawgap.model.difference import Difference
from lawgap.reporting.change_report import render_change_pdf
difference = Difference.model_validate_json(Path(sys.argv[1]).read_bytes())
print(sha256(render_change_pdf(difference, Path(sys.argv[2])).content).hexdigest())
"""


def failures(content: bytes) -> list[str]:
    """What the document lacks of PDF/UA-1."""
    report = page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_UA_1)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def _attached(pdf: Pdf) -> bytes:
    with pikepdf.open(io.BytesIO(pdf.content)) as document:
        return document.attachments[ATTACHMENT].get_file().read_bytes()


def test_it_is_accessible_and_prints_without_a_warning(small_pdf: Pdf) -> None:
    assert small_pdf.warnings == ()
    assert failures(small_pdf.content) == []
    assert 5 <= small_pdf.pages <= 20


def test_the_difference_is_inside_and_can_be_read_back(small: Difference, small_pdf: Pdf) -> None:
    assert Difference.model_validate_json(_attached(small_pdf)) == small


def test_the_same_difference_gives_the_same_bytes_in_another_process(
    small_pdf: Pdf, reports: Path, tmp_path: Path
) -> None:
    saved = tmp_path / "difference.json"
    saved.write_bytes(_attached(small_pdf))
    command = [sys.executable, "-c", _IN_ANOTHER_PROCESS, str(saved), str(reports)]
    environment = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Almaty"}
    other = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
    assert other.returncode == 0, other.stderr
    assert other.stdout.strip() == sha256(small_pdf.content).hexdigest()


def test_bookmarks_lead_to_every_kind_and_finding(small: Difference, small_pdf: Pdf) -> None:
    def titles(items: list[pikepdf.OutlineItem]) -> list[str]:
        return [title for item in items for title in (item.title, *titles(item.children))]

    with pikepdf.open(io.BytesIO(small_pdf.content)) as document, document.open_outline() as outline:
        found = titles(list(outline.root))
    assert found[0] == "What moved"
    assert {move.title for move in small.moves} <= set(found)


def test_an_empty_difference_prints_too(followed: Run, reports: Path) -> None:
    pdf = render_change_pdf(compare(followed, followed), reports)
    assert pdf.warnings == ()
    assert failures(pdf.content) == []


def test_hostile_text_is_text(small: Difference, reports: Path) -> None:
    source_name, source = next(iter(small.sources.items()))
    bad = {"title": _MARKUP, "publisher": "abc\u202edcb\x07", "address": "javascript:alert(1)", "note": _MARKUP}
    act_name, act = next(iter(small.acts.items()))
    state = small.after.state.model_copy(update={"name": f'K"{_MARKUP}', "official_name": "{{ 7 * 7 }}"})
    hostile = small.model_copy(
        update={
            "after": small.after.model_copy(update={"state": state}),
            "moves": tuple(move.model_copy(update={"title": _MARKUP, "remedy": _MARKUP}) for move in small.moves),
            "sources": {**small.sources, source_name: source.model_copy(update=bad)},
            "acts": {**small.acts, act_name: act.model_copy(update={"title": _MARKUP, "number": "<b>1"})},
            "statements": {
                name: statement.model_copy(update={"note": _MARKUP, "claimant": f'"{_MARKUP}'})
                for name, statement in small.statements.items()
            },
        }
    )
    html = render_change_html(hostile, reports)
    assert "<script" not in html
    assert "<img" not in html
    assert 'href="javascript' not in html
    assert "{{ 7 * 7 }}" in html
    assert not {"\u202e", "\x07"} & set(html)
    pdf = render_change_pdf(hostile, reports)
    assert pdf.warnings == ()

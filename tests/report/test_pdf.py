"""The PDF: accessible, without a warning, the same bytes each time, with links, bookmarks and the run file inside."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import page
import pikepdf
import pytest

from lawgap.model.run import Run
from lawgap.model.run_file import run_bytes
from lawgap.reporting.pdf import Pdf, print_html, render_pdf
from lawgap.reporting.rendering_log import MissingGlyphError

_IN_ANOTHER_PROCESS = """
import sys
from hashlib import sha256
from pathlib import Path
from lawgap.reading.run_reader import read_run
from lawgap.reporting.pdf import render_pdf
print(sha256(render_pdf(read_run(Path(sys.argv[1])), Path(sys.argv[2])).content).hexdigest())
"""


def _failures(content: bytes) -> list[str]:
    report = page.validate_pdf_bytes(content, profile=page.ValidationProfile.PDF_UA_1)
    return [f"{failure.rule_id}: {failure.message}" for failure in report.failures]


def _opened(pdf: Pdf) -> pikepdf.Pdf:
    return pikepdf.open(io.BytesIO(pdf.content))


def _bookmarks(items: list[pikepdf.OutlineItem]) -> list[str]:
    return [title for item in items for title in (item.title, *_bookmarks(item.children))]


def test_small_report_passes_pdf_ua(small_pdf: Pdf) -> None:
    assert _failures(small_pdf.content) == []


def test_rendering_gives_no_warning(small_pdf: Pdf) -> None:
    assert small_pdf.warnings == ()


def test_whole_report_is_sound(full: Run, reports: Path) -> None:
    """The one test that renders everything: accessible, no warning, within the length a reader will bear."""
    pdf = render_pdf(full, reports)
    assert pdf.warnings == ()
    assert _failures(pdf.content) == []
    assert 50 <= pdf.pages <= 120
    with _opened(pdf) as document, document.open_outline() as outline:
        titles = _bookmarks(list(outline.root))
    assert {finding.title for finding in full.findings if finding.verdict.is_gap} <= set(titles)


def test_same_run_same_bytes_in_another_process(small: Run, small_pdf: Pdf, reports: Path, tmp_path: Path) -> None:
    saved = tmp_path / "run.json"
    saved.write_bytes(run_bytes(small))
    environment = {**os.environ, "PYTHONHASHSEED": "77", "TZ": "Asia/Almaty"}
    command = [sys.executable, "-c", _IN_ANOTHER_PROCESS, str(saved), str(reports)]
    other = subprocess.run(command, capture_output=True, text=True, env=environment, cwd=tmp_path, check=False)
    assert other.returncode == 0, other.stderr
    assert other.stdout.strip() == sha256(small_pdf.content).hexdigest()


def test_run_file_is_inside(small: Run, small_pdf: Pdf) -> None:
    with _opened(small_pdf) as document:
        assert document.attachments["run.json"].get_file().read_bytes() == run_bytes(small)


def test_bookmarks_lead_to_every_part_and_gap(small: Run, small_pdf: Pdf) -> None:
    with _opened(small_pdf) as document, document.open_outline() as outline:
        titles = _bookmarks(list(outline.root))
    assert titles[0] == "Summary"
    assert "Annex A: Register of sources" in titles
    assert "Findings: Optional Protocol to the Convention against Torture" in titles
    assert {finding.title for finding in small.findings if finding.verdict.is_gap} <= set(titles)


def test_links_lead_to_findings_and_sources_and_out_only_by_http(small: Run, small_pdf: Pdf) -> None:
    inside: set[str] = set()
    outside: set[str] = set()
    with _opened(small_pdf) as document:
        for sheet in document.pages:
            for annotation in sheet.get("/Annots", []):
                if "/Dest" in annotation:
                    inside.add(str(annotation.Dest))
                elif "/A" in annotation:
                    outside.add(str(annotation.A.URI))
    assert {f"source-{name}" for name in small.sources} & inside
    assert any(name.startswith("finding-") for name in inside)
    assert any(name.startswith("act-") for name in inside)
    assert outside
    assert all(address.startswith(("http://", "https://")) for address in outside)


def test_document_names_its_language_and_title(small_pdf: Pdf) -> None:
    with _opened(small_pdf) as document:
        assert document.Root.Lang == "en"
        assert str(document.docinfo["/Title"]).startswith("Kazakhstan: the law measured")
        assert document.Root.MarkInfo.Marked


def test_missing_glyph_is_fatal_and_named(small: Run, reports: Path) -> None:
    html = '<html lang="en"><title>x</title><body><p>one \u0e01\u0e02 two</p></body></html>'
    with pytest.raises(MissingGlyphError, match="\u0e01"):
        print_html(html, small, reports)

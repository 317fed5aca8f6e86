"""lawgap diff --format pdf,html: draws the change report from a difference."""

from __future__ import annotations

from pathlib import Path

from lawgap.cli.report_files import write_rendered
from lawgap.model.difference import Difference
from lawgap.reading.location import find_library
from lawgap.reporting.rendering_log import Progress


def write_change_reports(
    difference: Difference, formats: tuple[str, ...], out: Path | None, overwrite: bool, library: Path | None
) -> list[Path]:
    """Write the change report in every format, or nothing; the paths that were written."""
    reports = find_library(library) / "reports"

    def render(name: str, progress: Progress | None) -> bytes:
        from lawgap.reporting.change_report import render_change_html, render_change_pdf

        if name == "html":
            return render_change_html(difference, reports).encode()
        return render_change_pdf(difference, reports, progress).content

    before, after = difference.before, difference.after
    stem = f"lawgap-{after.state.state.lower()}-{before.as_of.isoformat()}-to-{after.as_of.isoformat()}"
    return write_rendered(stem, render, formats, out, overwrite)

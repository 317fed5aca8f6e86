"""lawgap report: draws the report from a run, as PDF and HTML."""

from __future__ import annotations

from pathlib import Path

from lawgap.cli.report_files import write_rendered
from lawgap.model.run import Run
from lawgap.reading.location import find_library
from lawgap.reporting.rendering_log import Progress


def write_reports(
    run: Run, formats: tuple[str, ...], out: Path | None, overwrite: bool, library: Path | None
) -> list[Path]:
    """Write the report in every format, or nothing; the paths that were written.

    ``out`` is a folder or, for one format, a file; by default the current folder. Raises FaultyDataError where
    something cannot be written, or where the PDF cannot be made on this machine.
    """
    reports = find_library(library) / "reports"

    def render(name: str, progress: Progress | None) -> bytes:
        if name == "html":
            from lawgap.reporting.pages import render_html

            return render_html(run, reports).encode()
        from lawgap.reporting.pdf import render_pdf

        return render_pdf(run, reports, progress).content

    stem = f"lawgap-{run.state.state.lower()}-{run.as_of.isoformat()}"
    return write_rendered(stem, render, formats, out, overwrite)

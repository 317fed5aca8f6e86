"""lawgap report: draws the report from a run, as PDF and HTML."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.resources.abc import Traversable
from pathlib import Path

from lawgap.cli.files import write_files
from lawgap.model.fault import Fault, FaultyDataError
from lawgap.model.run import Run
from lawgap.reading.location import find_library
from lawgap.reporting.rendering_log import Progress

_SYSTEM_LIBRARIES = (
    "the PDF needs the system libraries of Pango, and they are not all here; install them with: "
    "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
    "--format html works without them"
)
_STEPS = {3: "Applying the style sheet", 4: "Building boxes", 5: "Laying out pages", 6: "Drawing", 7: "Finishing"}
_SHARE_BEFORE_PAGES, _SHARE_OF_PAGES = 12, 73


def write_reports(
    run: Run, formats: tuple[str, ...], out: Path | None, overwrite: bool, library: Path | None
) -> list[Path]:
    """Write the report in every format, or nothing; the paths that were written.

    ``out`` is a folder or, for one format, a file; by default the current folder. Raises FaultyDataError where
    something cannot be written, or where the PDF cannot be made on this machine.
    """
    targets = _targets(run, formats, out)
    _refuse_early(targets.values(), overwrite)
    reports = find_library(library) / "reports"
    contents = {path: _render(run, name, reports) for name, path in targets.items()}
    write_files(contents, overwrite)
    return list(contents)


def _targets(run: Run, formats: tuple[str, ...], out: Path | None) -> dict[str, Path]:
    folder = out or Path()
    if len(formats) == 1 and out and not out.is_dir():
        return {formats[0]: out}
    if not folder.is_dir():
        several = f"is no folder, and {len(formats)} formats need one; make it first"
        raise FaultyDataError([Fault(str(folder), 0, 0, "unwritable", several)])
    stem = f"lawgap-{run.state.state.lower()}-{run.as_of.isoformat()}"
    return {name: folder / f"{stem}.{name}" for name in formats}


def _refuse_early(targets: Iterable[Path], overwrite: bool) -> None:
    """Refuse before the work what would be refused after it."""
    there = [path for path in targets if path.exists() and not (overwrite and path.is_file())]
    if there:
        write_files(dict.fromkeys(there, b""), overwrite=False)


def _render(run: Run, name: str, reports: Traversable) -> bytes:
    if name == "html":
        from lawgap.reporting.pages import render_html

        return render_html(run, reports).encode()
    from lawgap.reporting.pdf import MissingSystemLibraryError, render_pdf

    try:
        with _progress() as progress:
            return render_pdf(run, reports, progress).content
    except MissingSystemLibraryError:
        raise FaultyDataError([Fault("--format pdf", 0, 0, "missing-library", _SYSTEM_LIBRARIES)]) from None


@contextmanager
def _progress() -> Iterator[Progress | None]:
    """A bar on the terminal that follows WeasyPrint's steps and pages; None where nobody watches."""
    from rich.console import Console

    console = Console(stderr=True)
    if not console.is_terminal:
        yield None
        return
    from rich.progress import BarColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bars

    columns = (TextColumn("[progress.description]{task.description}"), BarColumn(), TimeElapsedColumn())
    with Bars(*columns, console=console, transient=True) as bars:
        task = bars.add_task("Writing the report", total=100)

        def advance(step: int, page: int | None) -> None:
            label = _STEPS.get(step, "Reading")
            if page is None:
                bars.update(task, description=label, completed={5: 12, 6: 85, 7: 97}.get(step, 2 * step))
            else:
                share = _SHARE_BEFORE_PAGES + _SHARE_OF_PAGES * (1 - 0.98**page)
                bars.update(task, description=f"{label}: {page}", completed=max(share, bars.tasks[0].completed))

        yield advance

"""Writes reports of every kind: names them, refuses early, shows progress, and writes all of them or none."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from lawgap.cli.files import write_files
from lawgap.model.fault import Fault, FaultyDataError
from lawgap.reporting.rendering_log import Progress

Render = Callable[[str, Progress | None], bytes]

_SYSTEM_LIBRARIES = (
    "the PDF needs the system libraries of Pango, and they are not all here; install them with: "
    "apt-get install -y libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0; "
    "--format html works without them"
)
_STEPS = {3: "Applying the style sheet", 4: "Building boxes", 5: "Laying out pages", 6: "Drawing", 7: "Finishing"}
_SHARE_BEFORE_PAGES, _SHARE_OF_PAGES = 12, 73


def formats_of(text: str) -> tuple[str, ...]:
    """The formats in ``pdf,html``. Raises BadParameter for any other."""
    chosen = tuple(dict.fromkeys(part.strip() for part in text.split(",")))
    for name in chosen:
        if name not in ("pdf", "html"):
            raise click.BadParameter(f"{name!r} is not a format; there are pdf and html", param_hint="--format")
    return chosen


def write_rendered(
    stem: str, render: Render, formats: tuple[str, ...], out: Path | None, overwrite: bool
) -> list[Path]:
    """Render every format and write all of them, or nothing; the paths that were written.

    ``out`` is a folder or, for one format, a file; by default the current folder, where the files are called
    ``stem``. Raises FaultyDataError where something cannot be written, or the PDF cannot be made on this machine.
    """
    targets = _targets(stem, formats, out)
    _refuse_early(targets.values(), overwrite)
    contents = {path: _rendered(name, render) for name, path in targets.items()}
    write_files(contents, overwrite)
    return list(contents)


def _targets(stem: str, formats: tuple[str, ...], out: Path | None) -> dict[str, Path]:
    folder = out or Path()
    if len(formats) == 1 and out and not out.is_dir():
        return {formats[0]: out}
    if not folder.is_dir():
        several = f"is no folder, and {len(formats)} formats need one; make it first"
        raise FaultyDataError([Fault(str(folder), 0, 0, "unwritable", several)])
    return {name: folder / f"{stem}.{name}" for name in formats}


def _refuse_early(targets: Iterable[Path], overwrite: bool) -> None:
    """Refuse before the work what would be refused after it."""
    there = [path for path in targets if path.exists() and not (overwrite and path.is_file())]
    if there:
        write_files(dict.fromkeys(there, b""), overwrite=False)


def _rendered(name: str, render: Render) -> bytes:
    if name == "html":
        return render(name, None)
    from lawgap.reporting.pdf import MissingSystemLibraryError

    try:
        with _progress() as progress:
            return render(name, progress)
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

"""The command line: every command, its options and exit codes. Heavy imports stay inside the commands that need them.

Exit codes: 0 fine, 1 --fail-on reached, 2 usage, 3 faulty data, 4 internal error.
"""

from __future__ import annotations

import gc
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")  # looking for plugins costs more than reading the library

import click

from lawgap import __version__
from lawgap.cli.asking_commands import ASKING_COMMANDS
from lawgap.cli.change_commands import CHANGE_COMMANDS
from lawgap.cli.fault_lines import fault_lines
from lawgap.cli.options import Followed, What, followed, measure, measure_over_time, measured
from lawgap.cli.saving_commands import SAVING_COMMANDS
from lawgap.model.fault import Fault, FaultyDataError, InternalError, nearest
from lawgap.model.words import Verdict

if TYPE_CHECKING:
    from typing import Unpack

    from lawgap.model.run import Run


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="lawgap")
@click.option("--library", type=click.Path(path_type=Path), help="A folder with standards/, rules/ and reports/.")
@click.pass_context
def cli(context: click.Context, library: Path | None) -> None:
    """Measures a State's law against CAT, the ICCPR and the UN Basic Principles on the Use of Force."""
    context.obj = library


@cli.command()
@measured
@followed
@click.option("--format", "form", type=click.Choice(["table", "json"]), default="table", show_default=True)
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), help="Write to this file instead of printing.")
@click.option("--overwrite", is_flag=True, help="Replace the file if it exists.")
@click.option("--all", "everything", is_flag=True, help="List what is unknown or not applicable too.")
@click.option("--save", "keep", is_flag=True, help="Save the run in STATE's folder too, under runs/.")
@click.option("--fail-on", help="End with 1 where a finding has one of these verdicts, with commas: not_met,contested.")
@click.pass_obj
def assess(
    library: Path | None,
    form: str,
    out: Path | None,
    overwrite: bool,
    everything: bool,
    keep: bool,
    fail_on: str | None,
    **what: Unpack[Followed],
) -> None:
    """Measure STATE (a three-letter code such as kaz, or a folder) and print the findings."""
    from lawgap.cli.assess_command import end_on, print_run

    verdicts = _verdicts(fail_on)
    run = measure_over_time(library, **what)
    print_run(run, form, out, overwrite, everything)
    if keep:
        from lawgap.cli.save_command import save as save_run
        from lawgap.reading.location import find_state

        save_run(run, find_state(what["state"], what["assessments"]))
    end_on(run, verdicts)


@cli.command()
@measured
@followed
@click.option("--format", "formats", default="pdf", show_default=True, help="pdf, html or both: pdf,html.")
@click.option("-o", "--output", "out", type=click.Path(path_type=Path), help="A file, or a folder for several formats.")
@click.option("--overwrite", is_flag=True, help="Replace files that exist.")
@click.pass_obj
def report(
    library: Path | None,
    formats: str,
    out: Path | None,
    overwrite: bool,
    **what: Unpack[Followed],
) -> None:
    """Write the gap report on STATE: a code, a folder, or a run file in JSON."""
    from lawgap.cli.report_command import write_reports
    from lawgap.cli.report_files import formats_of

    chosen = formats_of(formats)
    if what["state"].endswith(".json"):
        if what["over_time"]:
            raise click.UsageError("a run file has its timeline already, or none; make it with assess --timeline")
        run = _saved_run(what["state"])
    else:
        run = measure_over_time(library, **what)
    for path in write_reports(run, chosen, out, overwrite, library):
        click.echo(str(path))


@cli.command()
@measured
@click.argument("requirement")
@click.pass_obj
def explain(library: Path | None, requirement: str, **what: Unpack[What]) -> None:
    """Print how the finding on one REQUIREMENT came about, down to the locator in the source."""
    from lawgap.cli.explain_command import print_explanation
    from lawgap.model.fault import Fault, unknown

    run = measure(library, **what)
    finding = next((f for f in run.findings if f.requirement == requirement), None)
    if finding is None:
        message = unknown("requirement", requirement, [f.requirement for f in run.findings])
        raise FaultyDataError([Fault("REQUIREMENT", 0, 0, "unknown-requirement", message)])
    print_explanation(run, finding)


def _saved_run(name: str) -> Run:
    from lawgap.reading.run_reader import read_run

    return read_run(Path(name))


def _verdicts(text: str | None) -> list[str]:
    names = [part.strip() for part in text.split(",")] if text else []
    for name in names:
        if name not in list(Verdict):
            message = f"{name!r} is no verdict{nearest(name, Verdict, show=True)}"
            raise click.BadParameter(message, param_hint="--fail-on")
    return names


@cli.command()
@click.argument("path", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def check(library: Path | None, path: Path | None) -> None:
    """Check the library and every State's folder, or the State at PATH."""
    from lawgap.cli.check_command import check_all

    check_all(library, path)


@cli.command()
@click.pass_obj
def test(library: Path | None) -> None:
    """Run every case that the rules and conclusions bring with them."""
    from lawgap.cli.test_command import run_cases

    run_cases(library)


for command in (*CHANGE_COMMANDS, *ASKING_COMMANDS, *SAVING_COMMANDS):
    cli.add_command(command)


def main() -> None:
    """Run the command line; faults in data end with 3, our own errors with 4, and none with a traceback."""
    gc.freeze()
    gc.set_threshold(100_000)
    try:
        cli(standalone_mode=False)
    except click.exceptions.Exit as exit_:
        sys.exit(exit_.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(2)
    except click.Abort:
        sys.exit(130)
    except FaultyDataError as error:
        _end(3, *fault_lines(error.faults))
    except KeyboardInterrupt:
        sys.exit(130)
    except OSError as error:
        named = str(error.filename or "a file")
        _end(3, *fault_lines([Fault(named, 0, 0, "unreadable", f"cannot be used: {error.strerror or error}")]))
    except InternalError as error:
        _end(4, f"internal error: {error}", "this must never happen, whatever the data; please report it")
    except Exception as error:
        if os.environ.get("LAWGAP_DEBUG"):
            raise
        import traceback

        place = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})"
        _end(
            4, f"internal error: {what}", "please report it with the command; LAWGAP_DEBUG=1 shows where it comes from"
        )


def _end(code: int, *lines: str) -> NoReturn:
    for line in lines:
        click.echo(line, err=True)
    sys.exit(code)

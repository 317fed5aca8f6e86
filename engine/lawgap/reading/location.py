"""Finds the library: the packaged copy, else the checkout this file is in, else a folder that is named."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from lawgap.model.fault import Fault, FaultyDataError, nearest

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

FOLDERS = ("standards", "rules", "reports")


def find_library(named: Path | None = None) -> Traversable:
    """The folder that holds standards/, rules/ and reports/.

    Raises FaultyDataError naming every place that was tried.
    """
    package = Path(__file__).resolve().parents[1]
    places: list[Traversable] = [named] if named else [package / "_library", package.parents[1]]
    if not named and not package.is_dir():
        from importlib.resources import files

        places = [files("lawgap") / "_library"]
    for place in places:
        if all((place / folder).is_dir() for folder in FOLDERS):
            return place
    tried = " and ".join(str(place) for place in places)
    message = f"no library here: standards/, rules/ and reports/ are not all in {tried}; name one with --library"
    raise FaultyDataError([Fault(str(places[0]), 0, 0, "no-library", message)])


def find_state(name: str, assessments: Path | None = None) -> Path:
    """The folder of a State: a path as it is, else an ISO 3166 alpha-3 code looked up in assessments/.

    Raises FaultyDataError where there is no such folder, naming the States there are.
    """
    given = Path(name)
    if given.is_dir():
        return given
    if given.exists():
        raise _missing(name, "is a file; a State is a folder with state.yaml, sources.yaml and facts/")
    homes = [assessments] if assessments else [Path("assessments"), Path(__file__).resolve().parents[3] / "assessments"]
    for home in homes:
        folder = home / name.lower()
        if len(name) == 3 and folder.is_dir():
            return folder
    known = sorted({path.parent.name for home in homes for path in home.glob("*/state.yaml")})
    alike = [code for code in known if name.lower().startswith(code)]
    hint = f"; did you mean {alike[0]}?" if alike else nearest(name.lower(), known)
    there = f"There are: {', '.join(known)}" if known else f"There is none in {' or '.join(map(str, homes))}"
    raise _missing(name, f"there is no such State{hint or '.'} {there}. The path of a State's folder will do too")


def _missing(name: str, message: str) -> FaultyDataError:
    return FaultyDataError([Fault(name, 0, 0, "missing-state", message)])

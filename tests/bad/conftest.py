"""A small clean library and State to lay malformed files over, and the command line run in this process."""

from __future__ import annotations

import re
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from lawgap.cli.main import main
from lawgap.model.fault import Fault

HERE = Path(__file__).parent
_FAULT = re.compile(r"(?P<file>.+?)(?::(?P<line>\d+):(?P<column>\d+))?: (?P<message>.*) \[(?P<code>[a-z-]+)\]")


@dataclass(frozen=True)
class Ended:
    """How a command ended."""

    code: object
    out: str
    err: str

    @property
    def faults(self) -> list[Fault]:
        """The faults that were printed, with the lines they were wrapped over joined."""
        *lines, last = self.err.replace("\n  ", " ").splitlines()
        assert re.fullmatch(r"\d+ faults?; nothing was written", last), self.err
        found = [match for line in lines if (match := _FAULT.fullmatch(line))]
        assert len(found) == len(lines), self.err
        return [Fault(m["file"], int(m["line"] or 0), int(m["column"] or 0), m["code"], m["message"]) for m in found]

    @property
    def fault(self) -> Fault:
        """The one fault that was printed."""
        (fault,) = self.faults
        return fault


@dataclass(frozen=True)
class Ground:
    """A library and a State's folder without fault, to be spoilt."""

    library: Path
    state: Path

    @property
    def home(self) -> Path:
        """The folder with the States."""
        return self.state.parent

    def of(self, part: str) -> Path:
        """The library's folder, the State's, or one for bills."""
        return {"library": self.library, "state": self.state}.get(part, self.home.parent / part)


@pytest.fixture
def ground(tmp_path: Path) -> Ground:
    library, state = tmp_path / "library", tmp_path / "assessments" / "xyz"
    shutil.copytree(HERE / "clean" / "library", library)
    (library / "reports").mkdir()
    shutil.copytree(HERE / "clean" / "state", state)
    return Ground(library, state)


@pytest.fixture
def lawgap(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Callable[..., Ended]:
    """Run the command line with these arguments."""

    def run(*arguments: str | Path) -> Ended:
        monkeypatch.setattr("sys.argv", ["lawgap", *map(str, arguments)])
        code: object = 0
        try:
            main()
        except SystemExit as end:
            code = end.code
        out, err = capsys.readouterr()
        assert "Traceback" not in err
        return Ended(code, out, err)

    return run


@pytest.fixture
def assess(lawgap: Callable[..., Ended], ground: Ground) -> Callable[..., Ended]:
    """Assess the ground's State by the ground's library, with these options."""

    def run(*options: str | Path) -> Ended:
        return lawgap("--library", ground.library, "assess", ground.state, "--as-of", "2020-01-01", *options)

    return run

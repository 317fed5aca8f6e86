"""The wheel holds every tracked file of the library and the engine at its place, nothing else, and runs unpacked."""

from __future__ import annotations

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

FOLDERS = {
    "engine/lawgap/": "lawgap/",
    "standards/": "lawgap/_library/standards/",
    "rules/": "lawgap/_library/rules/",
    "reports/": "lawgap/_library/reports/",
}


@pytest.fixture(scope="module")
def wheel(root: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel, built from this checkout without a network."""
    pytest.importorskip("hatchling")
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=root, check=True, capture_output=True, timeout=120)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpacked")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(folder)
    return folder


def tracked(root: Path) -> list[str]:
    """The files that git tracks or would; where there is no git, every file that is no by-product."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", *FOLDERS]
    try:
        listed = subprocess.run(command, cwd=root, check=True, capture_output=True, timeout=60).stdout.decode()
        names = [name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):
        files = [path for folder in FOLDERS for path in (root / folder).rglob("*") if path.is_file()]
        names = [path.relative_to(root).as_posix() for path in files if "__pycache__" not in path.parts]
    return [name for name in names if (root / name).is_file()]


def place_of(name: str) -> str:
    """Where in the wheel a file of the checkout belongs."""
    start = next(folder for folder in FOLDERS if name.startswith(folder))
    return FOLDERS[start] + name.removeprefix(start)


def test_every_tracked_file_is_at_its_place_and_nothing_else(root: Path, wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        held = {name for name in archive.namelist() if not name.endswith("/") and ".dist-info/" not in name}
    expected = {place_of(name) for name in tracked(root)}
    assert held == expected
    assert "lawgap/_library/rules/scoring.yaml" in held


def test_every_file_is_the_same_byte_for_byte(root: Path, unpacked: Path) -> None:
    for name in tracked(root):
        assert (unpacked / place_of(name)).read_bytes() == (root / name).read_bytes(), name


def test_the_licences_are_with_it(unpacked: Path) -> None:
    (information,) = unpacked.glob("*.dist-info")
    held = {path.name for path in (information / "licenses").rglob("*")}
    assert {"LICENSE", "LICENSE-DATA"} <= held


def run_unpacked(unpacked: Path, folder: Path, program: str) -> subprocess.CompletedProcess[str]:
    """Run a program with the unpacked wheel before everything else."""
    environment = os.environ | {"PYTHONPATH": str(unpacked), "LAWGAP_CACHE": str(folder / "cache")}
    command = [sys.executable, "-c", program]
    return subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, timeout=60, check=False)


def test_it_runs_and_finds_its_own_library(unpacked: Path, tmp_path: Path) -> None:
    program = """
import lawgap
from lawgap.reading.location import find_library
print(lawgap.__file__)
print(find_library())
"""
    done = run_unpacked(unpacked, tmp_path, program)
    assert done.stdout.split() == [str(unpacked / "lawgap" / "__init__.py"), str(unpacked / "lawgap" / "_library")]


def test_its_command_says_its_version(unpacked: Path, tmp_path: Path) -> None:
    program = "import sys; sys.argv = ['lawgap', '--version']\nfrom lawgap.cli.main import main; main()"
    done = run_unpacked(unpacked, tmp_path, program)
    (information,) = unpacked.glob("*.dist-info")
    version = information.name.removeprefix("lawgap-").removesuffix(".dist-info")
    assert (done.returncode, done.stdout.strip().split()[-1]) == (0, version)


def test_it_assesses_a_folder_with_its_own_library(unpacked: Path, tmp_path: Path, root: Path) -> None:
    folder = root / "assessments" / "kaz"
    arguments = ["lawgap", "assess", str(folder), "--as-of", "2019-01-01", "--standard", "opcat", "--format", "json"]
    program = f"import sys; sys.argv = {arguments!r}\nfrom lawgap.cli.main import main; main()"
    done = run_unpacked(unpacked, tmp_path, program)
    assert (done.returncode, done.stderr) == (0, "")
    assert '"opcat.3.npm.exists"' in done.stdout

"""lawgap report: names, refusals and what is written; nothing is left behind where something fails."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from lawgap.cli.report_command import write_reports
from lawgap.model.fault import FaultyDataError
from lawgap.model.run import Run


def test_html_is_named_after_state_and_date(small: Run, root: Path, tmp_path: Path) -> None:
    assert write_reports(small, ("html",), tmp_path, False, root) == [tmp_path / "lawgap-kaz-2023-05-12.html"]
    assert (tmp_path / "lawgap-kaz-2023-05-12.html").read_text("utf-8").startswith("<!DOCTYPE html>")


def test_one_format_may_go_to_a_named_file(small: Run, root: Path, tmp_path: Path) -> None:
    assert write_reports(small, ("html",), tmp_path / "own.html", False, root) == [tmp_path / "own.html"]


def test_nothing_is_written_over_unasked(small: Run, root: Path, tmp_path: Path) -> None:
    there = tmp_path / "lawgap-kaz-2023-05-12.html"
    there.write_text("mine")
    with pytest.raises(FaultyDataError, match="--overwrite"):
        write_reports(small, ("pdf", "html"), tmp_path, False, root)
    assert [path.name for path in tmp_path.iterdir()] == [there.name]
    assert there.read_text() == "mine"
    write_reports(small, ("html",), tmp_path, True, root)
    assert there.read_text("utf-8").startswith("<!DOCTYPE html>")


def test_several_formats_need_a_folder(small: Run, root: Path, tmp_path: Path) -> None:
    with pytest.raises(FaultyDataError, match="folder"):
        write_reports(small, ("pdf", "html"), tmp_path / "none", False, root)


def test_folder_in_the_way_is_refused(small: Run, root: Path, tmp_path: Path) -> None:
    (tmp_path / "lawgap-kaz-2023-05-12.html").mkdir()
    with pytest.raises(FaultyDataError, match="is a folder"):
        write_reports(small, ("html",), tmp_path, True, root)


def test_missing_system_libraries_are_named_with_the_cure(
    small: Run, root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Broken:
        def find_spec(self, name: str, *_: object) -> None:
            if name == "weasyprint":
                raise OSError("cannot load library 'libpango-1.0-0'")

    for name in [name for name in sys.modules if name.partition(".")[0] == "weasyprint"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(sys, "meta_path", [Broken(), *sys.meta_path])
    with pytest.raises(FaultyDataError, match="apt-get install -y libpango"):
        write_reports(small, ("pdf",), tmp_path, False, root)
    assert list(tmp_path.iterdir()) == []

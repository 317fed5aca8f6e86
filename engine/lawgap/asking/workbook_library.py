"""The two libraries that write and read workbooks; they are an extra, and imported only where they are used."""

from __future__ import annotations

from importlib import import_module
from types import ModuleType
from typing import NoReturn

from lawgap.model.fault import Fault, FaultyDataError


def xlsx_writer() -> ModuleType:
    """The library that writes workbooks. Raises FaultyDataError where it is not installed."""
    return _imported("xlsxwriter")


def xlsx_reader() -> ModuleType:
    """The library that reads workbooks. Raises FaultyDataError where it is not installed."""
    return _imported("openpyxl")


def _imported(name: str) -> ModuleType:
    try:
        return import_module(name)
    except ModuleNotFoundError:
        _missing(name)


def _missing(name: str) -> NoReturn:
    message = f"questionnaires need the library {name}, which is not installed; pip install 'lawgap[xlsx]'"
    raise FaultyDataError([Fault("--xlsx", 0, 0, "missing-library", message)]) from None

"""Answers from the sheets of the topics as statements, each checked with its cell at hand."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from lawgap.asking.answer_values import read_answer
from lawgap.asking.cells import CellFault, Row, Sheet
from lawgap.asking.columns import letter
from lawgap.asking.topics import sheet_name
from lawgap.model.fault import unknown
from lawgap.model.state import Statement
from lawgap.model.vocabulary import Fact, Topic
from lawgap.reading.binding import bind
from lawgap.reading.documents import Places
from lawgap.reading.yaml_document import Document, Path

_ASKED = ("fact", "question", "allowed", "decides", "known")
_LISTED = re.compile(r"[\n;]")


@dataclass
class AnswerReader:
    """Reads the answers sheet by sheet; ``statements`` are new, ``repeated`` were imported before."""

    facts: Mapping[str, Fact]
    topics: Mapping[str, Topic]
    here: Mapping[str, Statement]
    places: Places
    statements: dict[str, Statement] = field(default_factory=dict)
    repeated: set[str] = field(default_factory=set)
    answered: dict[str, str] = field(default_factory=dict)

    def read(self, sheet: Sheet) -> None:
        """Take every row that holds an answer; faults are noted on the sheet."""
        document = Document(sheet.name, data={"statements": []})
        for row in sheet.rows:
            if all(key in _ASKED for key in row.cells):
                continue
            before = len(sheet.faults)
            data = self._row(sheet, row)
            if len(sheet.faults) > before:
                continue
            self._take(sheet, row, data, document)

    def _take(self, sheet: Sheet, row: Row, data: dict[str, Any], document: Document) -> None:
        path: Path = ("statements", len(document.data["statements"]))
        document.data["statements"].append(data)
        document.places.update(_places(sheet, row.number, path, data))
        statement = bind(Statement, document, path)
        sheet.faults += [CellFault(sheet.name, f.line, f.column, f.code, f.message) for f in document.faults]
        document.faults.clear()
        if statement is None:
            return
        if statement.id in self.here:
            self.repeated.add(statement.id)
            return
        self.statements[statement.id] = statement
        self.places.remember("statement", statement.id, document, path)

    def _row(self, sheet: Sheet, row: Row) -> dict[str, Any]:
        """The row as the data of a statement; what is wrong with it is noted."""

        def fault(key: str, code: str, message: str) -> None:
            sheet.add_fault(row.number, key, code, message)

        fact = self._fact(sheet, row)
        data: dict[str, Any] = {"id": "", "fact": fact.id if fact else "", "value": ""}
        if row.is_empty("value"):
            fault("value", "missing-value", "is empty, though the row is filled in; give the answer or clear the row")
        elif fact:
            try:
                data["value"] = read_answer(fact, row.cells["value"])
            except ValueError as error:
                fault("value", "wrong-answer", str(error))
        data |= self._when(sheet, row)
        act, article = sheet.text(row, "provision.act"), sheet.text(row, "provision.article")
        if act:
            data["provision"] = {"act": act, **({"article": article} if article else {})}
        elif article:
            fault("provision.act", "missing-value", f"is empty; to which act does the article {article} belong?")
        evidence = {}
        for key, missing in (
            ("source", "which document says so?"),
            ("locator", "where in the source does it stand?"),
            ("how", "how does the source say it: asserted, reported, state_claim, official_figure or hedged?"),
        ):
            evidence[key] = sheet.text(row, f"evidence.{key}")
            if evidence[key] is None:
                fault(f"evidence.{key}", "missing-value", f"is empty; {missing}")
        for key in ("no_provision", "claimant"):
            if text := sheet.text(row, key):
                data[key] = text
        if searched := sheet.text(row, "searched"):
            data["searched"] = [part.strip() for part in _LISTED.split(searched) if part.strip()]
        data["evidence"] = [evidence]
        if note := sheet.text(row, "note"):
            data["note"] = note
        data["id"] = _statement_id(data)
        return data

    def _fact(self, sheet: Sheet, row: Row) -> Fact | None:
        name = sheet.text(row, "fact") or ""
        fact = self.facts.get(name)
        if fact is None:
            message = unknown("fact", name, self.facts) if name else "is empty; the row has lost its fact"
            sheet.add_fault(row.number, "fact", "unknown-fact", message)
            return None
        own = sheet_name(self.topics[name])
        cell = f"{sheet.name}!{letter(1)}{row.number}"
        if own != sheet.name:
            sheet.add_fault(row.number, "fact", "wrong-sheet", f"{name} belongs on the sheet {own}")
        elif name in self.answered:
            message = f"{name} is answered in {self.answered[name]} already; one workbook gives one answer to a fact"
            sheet.add_fault(row.number, "fact", "duplicate-answer", message)
        self.answered.setdefault(name, cell)
        return fact

    def _when(self, sheet: Sheet, row: Row) -> dict[str, Any]:
        """``in_force`` or ``observed``."""
        before = len(sheet.faults)
        since, seen = sheet.date(row, "in_force.from"), sheet.date(row, "observed.on")
        until = sheet.date(row, "until")
        if len(sheet.faults) > before:
            return {}
        if since and seen:
            message = "a rule in force has no date of observation; clear this cell, or the one under 'In force from'"
            sheet.add_fault(row.number, "observed.on", "two-dates", message)
        elif not since and not seen:
            message = "is empty; from when is the rule in force, or else when was this observed?"
            sheet.add_fault(row.number, "in_force.from", "missing-value", message)
        ends = {"to": until} if until else {}
        return {"in_force": {"from": since, **ends}} if since else {"observed": {"on": seen, **ends}}


def _statement_id(data: Mapping[str, Any]) -> str:
    """The id is made of the fact and of a hash over all that is said, so that the same answer has the same id."""
    content = json.dumps({**data, "id": ""}, sort_keys=True, default=str)
    name = re.sub(r"[._]+", "-", str(data["fact"]))
    return f"answer-{name}-{sha256(content.encode()).hexdigest()[:10]}"


def _places(sheet: Sheet, row: int, path: Path, data: Mapping[str, Any]) -> dict[Path, tuple[int, int]]:
    """Where each part of the statement stands on the sheet."""
    dated = "in_force" if "in_force" in data else "observed"
    start = sheet.place(row, "in_force.from" if dated == "in_force" else "observed.on")
    until = sheet.place(row, "until")
    places: dict[Path, tuple[int, int]] = {
        (): sheet.place(row, "value"),
        (dated,): until if "to" in data[dated] else start,
        (dated, "from" if dated == "in_force" else "on"): start,
        (dated, "to"): until,
        ("provision",): sheet.place(row, "provision.act"),
        ("provision", "act"): sheet.place(row, "provision.act"),
        ("provision", "article"): sheet.place(row, "provision.article"),
        ("evidence",): sheet.place(row, "evidence.source"),
        ("evidence", 0): sheet.place(row, "evidence.source"),
    }
    for key in ("source", "locator", "how"):
        places["evidence", 0, key] = sheet.place(row, f"evidence.{key}")
    for key in ("fact", "value", "no_provision", "claimant", "searched", "note"):
        places[key,] = sheet.place(row, key)
    return {(*path, *within): place for within, place in places.items()}

"""Why a fact stands differently, as sentences: what happened, on which day, by which act or according to whom."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta

from lawgap.model.difference import Cause, Difference, FactMove
from lawgap.model.run import Standing
from lawgap.model.state import Act, Statement
from lawgap.reporting.dates import in_words
from lawgap.reporting.fact_words import answer
from lawgap.reporting.messages import Messages


class CauseWords:
    """Words the causes of one difference."""

    def __init__(self, difference: Difference, messages: Messages) -> None:
        self.difference = difference
        self.messages = messages
        self._facts = {move.fact: move for move in difference.facts}

    def sentence(self, cause: Cause) -> str:
        """``The law changed on 1 January 2015, by the Criminal Code (No. 226-V).``"""
        if cause.kind in ("standard", "time"):
            return self._word(cause.kind)
        head = self._head(cause)
        if cause.kind == "knowledge":
            return self._word("because", head=head, reasons=" / ".join(dict.fromkeys(self._reasons(cause)))) + "."
        means = self._means(cause)
        return f"{head}, {means}." if means else f"{head}."

    def acts(self, cause: Cause) -> tuple[Act, ...]:
        """The acts that made the change: amending acts, or those in which the new provision stands."""
        named = self._turning(cause, cause.entered) or self._turning(cause, cause.left)
        found = [s.provision.amended_by or s.provision.act for s in named if s.provision]
        return tuple(self.difference.acts[name] for name in dict.fromkeys(found))

    def short(self, cause: Cause) -> str:
        """The cause in a line of the summary, after its day."""
        if cause.kind == "knowledge":
            return self._word("known", publishers=", ".join(self._publishers(cause.entered or cause.left)))
        return "; ".join(self.movers(cause))

    def movers(self, cause: Cause) -> tuple[str, ...]:
        """What moved the fact, one by one: acts, the obligation, those who saw it, or where it was published."""
        if cause.kind in ("standard", "time"):
            return (self._word("short", cause.kind),)
        named = cause.entered or cause.left
        if cause.kind == "knowledge":
            return tuple(self._word("known", publishers=name) for name in self._publishers(named))
        acts = self.acts(cause)
        if cause.kind != "observation" and acts:
            return tuple(map(self.act_name, acts))
        if cause.kind == "obligation":
            return (self._obligation(cause),)
        return self._claimants(named) or self._publishers(named)

    def _obligation(self, cause: Cause) -> str:
        """The instrument, or the answer as it now is."""
        bound = [i.short_title for i in self.difference.standards.values() if i.obligation == cause.fact]
        if bound:
            return self._word("bound", instrument=bound[0])
        move = self._facts.get(cause.fact or "")
        if move and move.after and move.after.values:
            fact = self.difference.vocabulary[move.fact]
            return answer(fact, move.after.values[0].value, self.messages).rstrip(".")
        return self._word("short", "obligation")

    def act_name(self, act: Act) -> str:
        """The act's title with its number, marked where nobody checked it."""
        if not act.number:
            return act.title
        unverified = f", {self.messages.word('unverified', 'number')} {self.messages.word('mark', 'unverified')}"
        return f"{act.title} (No. {act.number}{unverified if 'number' in act.unverified else ''})"

    def _head(self, cause: Cause) -> str:
        values = {"day": in_words(cause.on, self.messages)} if cause.on else {}
        name: str = cause.kind
        if name == "observation" and not cause.entered:
            name = "observation_gone"
            values["who"] = ", ".join(self._claimants(cause.left)) or self._word("somebody")
        return self._word(f"{name}_on" if cause.on else name, **values)

    def _means(self, cause: Cause) -> str | None:
        if cause.kind == "observation":
            claimants = self._claimants(cause.entered)
            return self._word("claimants", claimants=", ".join(claimants)) if claimants else None
        acts = self.acts(cause)
        if acts:
            return self._word("acts" if cause.entered else "ended", acts=" and the ".join(map(self.act_name, acts)))
        claimants = self._claimants(cause.entered or cause.left)
        return self._word("claimants", claimants=", ".join(claimants)) if claimants else None

    def _reasons(self, cause: Cause) -> Iterator[str]:
        """Why each statement decides on one side alone."""
        move = self._facts.get(cause.fact or "")
        for names, side in ((cause.entered, "before"), (cause.left, "after")):
            for name in names:
                yield self.messages.word("known_why", _reason(_standing(move, side), name))

    def _turning(self, cause: Cause, names: Iterable[str]) -> list[Statement]:
        """The statements that began or ended on the day of the cause; all where none did."""
        named = [self.difference.statements[name] for name in names]
        return [s for s in named if cause.on in (s.holds.first, _day_after(s))] or named

    def _claimants(self, names: Iterable[str]) -> tuple[str, ...]:
        statements = (self.difference.statements[name] for name in names)
        return tuple(dict.fromkeys(s.claimant for s in statements if s.claimant))

    def _publishers(self, names: Iterable[str]) -> tuple[str, ...]:
        evidence = (item for name in names for item in self.difference.statements[name].evidence)
        return tuple(dict.fromkeys(self.difference.sources[item.source].publisher for item in evidence))

    def _word(self, *path: object, **values: object) -> str:
        return self.messages.word("moved_by", *path, **values)


def _day_after(statement: Statement) -> object:
    end = statement.holds.end
    return statement.holds.last + timedelta(days=1) if end else None


def _standing(move: FactMove | None, side: str) -> Standing | None:
    if move is None:
        return None
    return move.before if side == "before" else move.after


def _reason(standing: Standing | None, statement: str) -> str:
    aside = {item.statement: item.reason for item in standing.set_aside} if standing else {}
    found = aside.get(statement)
    return found if found in ("published_later", "hedged", "unverified", "quarantined") else "absent"

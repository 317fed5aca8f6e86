"""Questions and allowed answers in plain words."""

from __future__ import annotations

from lawgap.model.vocabulary import Fact

YES_NO = {True: "yes", False: "no"}
_UNITS = {"square_metres": "square metres", "percent": "per cent", "count": ""}


def plain(text: str) -> str:
    """Text on one line, without the marks around values."""
    return " ".join(text.replace("`", "").split())


def allowed_words(fact: Fact) -> str:
    """What an answer can be: ``a number of hours, or none``, ``yes or no``, ``one of: narrow, broad``."""
    match fact.type:
        case "boolean":
            return "yes or no"
        case "choice":
            return f"one of: {', '.join(fact.values)}"
        case "date":
            return "a date such as 2014-03-04"
        case _:
            unit = _UNITS.get(str(fact.unit), str(fact.unit))
            number = f"a number of {unit}" if unit else "a number"
            return f"{number}, or none" if fact.none else number


def meanings(fact: Fact) -> tuple[str, ...]:
    """What each answer means, one line each; a number shows ... in the place of the number."""
    match fact.type:
        case "boolean":
            return f"yes: {plain(fact.says['true'])}", f"no: {plain(fact.says['false'])}"
        case "choice":
            return tuple(f"{value}: {plain(words)}" for value, words in fact.says.items())
        case _:
            return (f"none: {plain(fact.says['none'])}",) if fact.none else ()


def answer_words(fact: Fact, answer: bool | int | float | str) -> str:
    """An answer as a person would say it: ``yes``, ``48 hours``, ``narrow``."""
    return YES_NO[answer] if isinstance(answer, bool) else fact.quantity(fact.read_run_value(answer))

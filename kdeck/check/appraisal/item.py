"""One item of an instrument: what a machine answers, and what a person is asked."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from kdeck.check.appraisal.facts import Facts

# What was found (None where the item does not apply), and the figures it rests on.
Answer = tuple[bool | None, str]


@dataclass(frozen=True, slots=True)
class Answerer:
    """Answer for a document, and say what the answer tells: 'whether ...'."""

    how: str
    answer: Callable[[Facts], Answer]


@dataclass(frozen=True, slots=True)
class Item:
    """Hold one item by its number, in our words; without an answerer, a person has to judge it."""

    number: int
    about: str
    answerer: Answerer | None = None
    question: str = ""


def scored(items: Sequence[Item], facts: Facts) -> dict[str, Any]:
    """Count as JSON data what of the items that apply a program can see, and what it leaves.

    No share is given: of a document that a person has not read, nobody can say what part is met.
    """
    answers = [_answered(item, facts) for item in items if item.answerer]
    applied = [answer for answer in answers if answer["answer"] != "not applicable"]
    met = sum(answer["answer"] == "yes" for answer in applied)
    return {
        "met": met,
        "applicable": len(applied),
        "summary": summary(met, len(applied), len(asked(items))),
        "items": answers,
    }


def summary(met: int, applicable: int, left: int) -> str:
    """Word how many items a program saw met, and how many wait for a person."""
    return f"{met} of {applicable} that a program can see, {left} for a person"


def asked(items: Iterable[Item]) -> list[dict[str, Any]]:
    """List what a reviewer has to answer, as JSON data."""
    return [
        {"item": item.number, "about": item.about, "question": item.question}
        for item in items
        if item.question
    ]


def _answered(item: Item, facts: Facts) -> dict[str, Any]:
    assert item.answerer
    met, found = item.answerer.answer(facts)
    word = "not applicable" if met is None else "yes" if met else "no"
    return {
        "item": item.number,
        "about": item.about,
        "answer": word,
        "how": item.answerer.how,
        "found": found,
    }

"""What a clinic tells of its visits: how often, how long, what it costs, what to bring."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from kdeck.datafile.node import Node
from kdeck.datafile.values import line
from kdeck.finding import Findings, Span
from kdeck.phone import evened_number, is_number, number_hint
from kdeck.theme.answer import read_answer
from kdeck.theme.schema import VISIT
from kdeck.theme.schema import fields as known_fields

CODE = "theme-visit"
_LONGER = "what is longer goes into a file of your own words"


@dataclass(frozen=True, slots=True)
class Visit:
    """Hold a clinic's answers in its own words; empty where it gives none.

    after_hours is the number for what is urgent while the clinic is closed.
    """

    schedule: str = ""
    length: str = ""
    price: str = ""
    food: str = ""
    bring: str = ""
    companion: str = ""
    after_hours: str = ""

    def answer(self, key: str) -> str:
        """Give the answer by the key that the brand file has for it."""
        return str(getattr(self, key.replace("-", "_")))

    def missing(self) -> Iterator[str]:
        """List the keys without an answer."""
        return (key for key in VISIT if not self.answer(key))


NOTHING_SAID = Visit()
assert tuple(field.name.replace("_", "-") for field in fields(Visit)) == VISIT


def read_visit(node: Node | None, findings: Findings) -> tuple[Visit, dict[str, Span]]:
    """Read the visit entry of a brand, with where it has each answer."""
    given = known_fields(node, VISIT, findings, CODE)
    said = {key.replace("-", "_"): _answer(key, child, findings) for key, child in given.items()}
    return Visit(**said), {f"visit.{key}": child.span for key, child in given.items()}


def _answer(key: str, node: Node, findings: Findings) -> str:
    if key == "after-hours":
        value = line(node, findings, CODE) or ""
        if value and not is_number(value):
            message = f"'after-hours' is not a phone number: '{value[:80]}'"
            hint = number_hint(value, "write it as people dial it, as in +1 555-555-0134")
            findings.error(CODE, message, hint, node)
        return evened_number(value)
    return read_answer(node, findings, CODE, _LONGER)

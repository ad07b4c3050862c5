"""What a clinic's speakers disclose before a talk: who speaks with which ties, and who pays."""

from dataclasses import dataclass, fields

from kdeck.datafile.node import Node
from kdeck.finding import Findings, Span
from kdeck.theme.answer import read_answer
from kdeck.theme.schema import DISCLOSURES
from kdeck.theme.schema import fields as known_fields

CODE = "theme-disclosures"
_LONGER = "what is longer is for the speaker to say"


@dataclass(frozen=True, slots=True)
class Disclosures:
    """Hold what is disclosed, in the clinic's own words; empty is a line to fill in."""

    speaker: str = ""
    funding: str = ""

    def said(self, key: str) -> str:
        """Give what is said by the key that the brand file has for it."""
        return str(getattr(self, key))


NOTHING_DISCLOSED = Disclosures()
assert tuple(field.name for field in fields(Disclosures)) == DISCLOSURES


def read_disclosures(node: Node | None, findings: Findings) -> tuple[Disclosures, dict[str, Span]]:
    """Read the disclosures of a brand, with where it has each."""
    given = known_fields(node, DISCLOSURES, findings, CODE)
    said = {key: read_answer(child, findings, CODE, _LONGER) for key, child in given.items()}
    return Disclosures(**said), {f"disclosures.{key}": n.span for key, n in given.items()}

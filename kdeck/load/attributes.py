"""The attributes of a fenced div: '{.class #id key="value"}', or one bare class.

A second class says in which form: '{.plain .short}' is the short wording for patients.
"""

import re
from dataclasses import dataclass

_ITEM = re.compile(
    r"""\s*(?:\.(?P<cls>[\w-]+)|\#(?P<id>[\w-]+)|(?P<key>[\w-]+)=(?:"(?P<q>[^"]*)"|(?P<v>[^\s}"]+)))"""
)
_BARE = re.compile(r"[\w-]+")
SHORT = "short"


@dataclass(frozen=True, slots=True)
class Attributes:
    """Hold the class, the id and the other attributes of a div; short says that it is so marked."""

    name: str
    id: str
    values: dict[str, str]
    short: bool = False


def parse_attributes(text: str) -> Attributes | None:
    """Read the attributes of a div; None where they are malformed."""
    text = text.strip().rstrip(":").rstrip()
    if _BARE.fullmatch(text):
        return Attributes(text, "", {})
    if not (text.startswith("{") and text.endswith("}")):
        return None
    classes: list[str] = []
    identifiers: list[str] = []
    values: dict[str, str] = {}
    position, end = 1, len(text) - 1
    pairs = 0
    while text[position:end].strip():
        match = _ITEM.match(text, position, end)
        if match is None:
            return None
        position = match.end()
        if match["cls"]:
            classes.append(match["cls"])
        elif match["id"]:
            identifiers.append(match["id"])
        else:
            pairs += 1
            values[match["key"]] = match["q"] if match["q"] is not None else match["v"]
    short = len(classes) == 2 and SHORT in classes
    if short:
        classes.remove(SHORT)
    if len(classes) != 1 or len(identifiers) > 1 or len(values) < pairs:
        return None
    return Attributes(classes[0], identifiers[0] if identifiers else "", values, short)

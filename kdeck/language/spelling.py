"""How a language spells what the sources spell as in the United States."""

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path

from kdeck.language.known import SOURCE
from kdeck.language.phrases import Change, changer, unchanged

_DATA = Path(__file__).parent / "data" / "spelling.toml"
# What stands before a noun, and before a verb.
_NOUN = r"(?:a|an|the|its|his|her|their|your|our|my|this|that|no|any|each|every|driving)"
_VERB = r"(?:to|can|may|must|should|will|would|could|not|you|we|they|who|please)"


@cache
def spelling(language: str) -> Change:
    """Give what spells a text as a language does; a text of the sources' own stays as it is."""
    if language == SOURCE:
        return unchanged
    data = tomllib.loads(_DATA.read_text(encoding="utf-8"))
    pairs: dict[str, str] = {}
    grammar: list[tuple[re.Pattern[str], str]] = []
    for each in data["sets"]:
        if language in each["languages"]:
            pairs |= dict(line.split() for line in each["words"].split("\n") if line)
            for key, before in (("nouns", _NOUN), ("verbs", _VERB)):
                for word, other in each.get(key, {}).items():
                    shape = re.compile(rf"\b({before}\s+){word}(?!\w)", re.IGNORECASE)
                    grammar.append((shape, rf"\g<1>{other}"))
    spell = changer(pairs.items(), data["keep"], parts=True)

    # A topic is read in many documents.
    @lru_cache(maxsize=16_384)
    def change(text: str) -> str:
        for shape, other in grammar:
            text = shape.sub(other, text)
        return spell(text)

    return change

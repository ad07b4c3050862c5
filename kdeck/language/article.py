"""Which article English words have."""

import re

# By sound: "a European label", "a unit", "an hour".
_AN = re.compile(r"(?!eu|uni|us[ae]|one\b)[aeiou]|hour|hono", re.IGNORECASE)


def article(words: str) -> str:
    """Choose between "a" and "an" for words, by how the first of them begins."""
    return "an" if _AN.match(words) else "a"

"""The edition of a book, as programs and publishers write it."""

import re

_ORDINALS = (
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
    "eleventh", "twelfth",
)  # fmt: skip
_WORD = re.compile(r"\s*\b(?:edition|edn?)\b\.?$", re.IGNORECASE)
_NUMBER = re.compile(r"(\d{1,3})(?:st|nd|rd|th|\.)?", re.IGNORECASE)


def edition_of(text: str) -> str:
    """Give the number of an edition, as CSL-JSON has it: '5th ed.' and 'Fifth' are '5'.

    Other words, such as 'Revised edition', stay as they are.
    """
    said = _WORD.sub("", text.strip())
    if found := _NUMBER.fullmatch(said):
        return str(int(found[1]))
    if said.lower() in _ORDINALS:
        return str(_ORDINALS.index(said.lower()) + 1)
    return text.strip()

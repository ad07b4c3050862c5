"""The names of headings that links lead to: the same in every file of a document."""

import re
import unicodedata

_NO_WORD = re.compile(r"[^a-z0-9]+")
# The names that files give to what is no heading.
_TAKEN = re.compile(
    r"main|larger|spaced|contrast|device|light|dark|(reference|note)-\d+(-in-text)?|term-.*"
)


class Anchors:
    """Name the headings of one file, one after the other in reading order.

    A name is made of the words of its heading, so that a link to it lives as long as they do; one
    that is given already has a number behind it.
    """

    def __init__(self) -> None:
        self._given: set[str] = set()

    def name(self, words: str) -> str:
        """Name the next heading."""
        plain = unicodedata.normalize("NFKD", words.lower()).encode("ascii", "ignore").decode()
        stem = _NO_WORD.sub("-", plain).strip("-") or "part"
        name, count = stem, 1
        while name in self._given or _TAKEN.fullmatch(name):
            count += 1
            name = f"{stem}-{count}"
        self._given.add(name)
        return name

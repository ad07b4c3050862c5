"""Words of links that say nothing of where the link goes."""

import re

_EMPTY = frozenset(
    {"here", "click", "click here", "click this", "link", "this link", "this page", "this", "more"}
    | {"read more", "learn more", "see more", "more info", "more information", "info", "details"}
    | {"website", "page", "download", "go", "open", "visit"}
)
# An address that stands where its words should.
ADDRESS = re.compile(r"(?:https?|ftp)://\S+|www\.\S+/\S+", re.IGNORECASE)


def says_nothing(words: str) -> bool:
    """Say whether the words of a link could be those of any other."""
    return words.casefold().strip(" .:!>…›»→") in _EMPTY

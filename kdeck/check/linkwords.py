"""The words of links in files: whether somebody who hears them alone knows where they lead."""

import re

from kdeck.finding import Severity

# Link texts that say nothing of where the link goes.
_VAGUE = frozenset(
    {"here", "click", "click here", "click this", "link", "this link", "this page", "this", "more"}
    | {"read more", "learn more", "see more", "more info", "more information", "info", "details"}
    | {"website", "page", "download", "go", "open", "visit"}
)
_ADDRESS = re.compile(r"(?:https?|ftp)://\S+|www\.\S+/\S+", re.IGNORECASE)
_LONGEST = 40
# In a list of sources, or after the name of a page, words stand before an address and say what it
# is: on paper the address is all that a reader has.
WORDS_BEFORE = 20


def flaw_of_link(words: str, before: str, target: str = "") -> tuple[str, Severity] | None:
    """Say what is wrong with the words of a link; None for words that say where it goes.

    before is what its paragraph says before it, as far as WORDS_BEFORE characters; target the
    address that it leads to, which may be printed over several lines.
    """
    joined = words.replace(" ", "")
    if words.casefold().strip(" .…:!>→»›") in _VAGUE | {""}:
        return f"the link text '{words}' does not say where it goes", Severity.WARNING
    is_address = _ADDRESS.fullmatch(words) or (joined == target and _ADDRESS.fullmatch(joined))
    # The name of a site, without more, says what it is.
    if not is_address or len(before) >= WORDS_BEFORE:
        return None
    if len(joined) > _LONGEST:
        return f"the link text is a long address: '{joined[:_LONGEST]}…'", Severity.WARNING
    return f"the link text is a bare address: '{joined}'", Severity.NOTE

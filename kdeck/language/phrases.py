"""Putting one phrase in the place of another, in the same case."""

import re
from collections.abc import Callable, Iterable

Change = Callable[[str], str]


def unchanged(text: str) -> str:
    """Give a text as it is."""
    return text


def changer(
    pairs: Iterable[tuple[str, str]], keep: Iterable[str] = (), *, parts: bool = False
) -> Change:
    """Make what replaces whole words and phrases; a '*' at the end stands for any ending.

    The longest phrase that fits is taken, and what is replaced is not looked at again. Phrases
    to keep are names, and stand as they are. With parts, what follows a hyphen is a word, too.
    """
    table = {phrase.casefold(): other for phrase, other in pairs}
    if not table:
        return unchanged
    kept = set(keep)
    phrases = sorted((*table, *kept), key=len, reverse=True)
    names = "|".join(re.escape(name) for name in sorted(kept, key=len, reverse=True))
    either = "|".join(_pattern(phrase) for phrase in phrases if phrase in table)
    before = r"(?<!\w)" if parts else r"(?<![\w-])"
    shape = rf"{before}(?:(?P<name>(?i:{names or '(?!)'}))|(?P<phrase>(?i:{either})))(?![\w])"
    found = re.compile(shape)

    def change(text: str) -> str:
        return found.sub(lambda match: _replaced(match, table), text)

    return change


def _pattern(phrase: str) -> str:
    ending = r"\w*" if phrase.endswith("*") else ""
    words = re.escape(phrase.removesuffix("*")).replace(r"\ ", r"\s")
    return words + ending


def _replaced(match: re.Match[str], table: dict[str, str]) -> str:
    if match["name"]:
        return match[0]
    whole = re.sub(r"\s", " ", match[0]).casefold()
    if whole in table:
        return _cased(match[0], table[whole])
    stem = next(
        s[:-1]
        for s in sorted(table, key=len, reverse=True)
        if s.endswith("*") and whole.startswith(s[:-1])
    )
    return _cased(match[0], table[f"{stem}*"].removesuffix("*") + match[0][len(stem) :])


def _cased(before: str, after: str) -> str:
    if before.isupper() and len(before) > 1:
        return after.upper()
    return after[:1].upper() + after[1:] if before[:1].isupper() else after

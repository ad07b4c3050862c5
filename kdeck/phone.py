"""How a phone number is written: digits as people dial them, and an extension."""

import re

# Dashes and spaces that Word and web pages put into numbers.
_EVENED = str.maketrans(
    {**dict.fromkeys("‐‑‒–—−", "-"), **dict.fromkeys("\u00a0\u2009\u202f", " ")}
)
_NUMBER = re.compile(
    r"\+?\(?[0-9](?:[ ().-]{0,3}[0-9])+"
    r"(?:(?:,? ?(?:ext\.?|extension)|,? x) ?[0-9]{1,6})?",
    re.IGNORECASE,
)
_EXTENSION = re.compile(r",? ?(?:ext|x)", re.IGNORECASE)
# E.164 allows fifteen digits; the shortest numbers that people call have three.
_FEWEST, _MOST = 3, 15
# Letters that stand for digits, as in 1-800-FLOWERS: one word in capitals after some digits.
_LETTERS = re.compile(r"[0-9 ().+-]*[0-9][ ().-]*[A-Z]{2,12}(?:-[A-Z0-9]{2,10})?")
_KEYS = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "22233344455566677778889999")
# A North American number has eleven digits with its 1, and telephones drop what is typed beyond.
_AMERICAN = re.compile(r"1(\d{3})(\d{3})(\d{4})\d*")


def evened_number(text: str) -> str:
    """Write the dashes and spaces of a number as those of a keyboard, and each space once."""
    return " ".join(text.translate(_EVENED).split())


def is_number(text: str) -> bool:
    """Say whether a text is one phone number and nothing else.

    It has 3 to 15 digits, with spaces, hyphens, dots and pairs of brackets between them, a '+'
    before them where it is international, and may end in 'ext.' and an extension.
    """
    number = evened_number(text)
    if not _NUMBER.fullmatch(number):
        return False
    return _FEWEST <= len(_digits(_EXTENSION.split(number)[0])) <= _MOST and _is_paired(number)


def number_hint(text: str, otherwise: str) -> str:
    """Word what to write in place of a number with letters; otherwise, what fits any other flaw."""
    number = evened_number(text)
    if not _LETTERS.fullmatch(number):
        return otherwise
    translated = number.translate(_KEYS)
    american = _AMERICAN.fullmatch(_digits(translated))
    return f"write {'-'.join(('1', *american.groups())) if american else translated}"


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())


def _is_paired(number: str) -> bool:
    """Say whether each bracket is opened before it is closed, and none stands in another."""
    return bool(re.fullmatch(r"[^()]*(?:\([^()]*\)[^()]*)*", number))

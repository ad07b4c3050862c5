"""Whether a text has a number to call typed into it."""

import re
from collections.abc import Iterable, Iterator

from kdeck.check.text.passage import Passage
from kdeck.finding import Finding
from kdeck.model.region import Region

# Seven digits at least, or groups with spaces; a range or a study's figures are no number to call.
_PHONE = re.compile(
    r"\+\d{1,3}(?:[\s.()‑-]{0,2}\d){6,12}"
    r"|(?<![\w.,–-])(?:\(\d{2,5}\)\s?|\d{3,5}[\s.‑-])\d{3,4}[\s.‑-]\d{3,4}(?![\w%,])"
    r"|(?<![\w.,])(?:1[-‑])?8(?:00|33|44|55|66|77|88)[-‑][\dA-Z]{2,5}[-‑][\dA-Z]{2,5}\b"
    r"|\b\d{3}[-‑]\d{4}\b(?!\s*(?:mg|mcg|mL|people|patients))"
    r"|(?<!\d)9[-‑]8[-‑]8(?!\d)|(?<![\d.,])(?:116 123|13 11 14)(?!\d)"
)
_CALL = re.compile(
    r"\b(?:call|dial|ring|phone|text|press|contact|tel)\b[^.;]{0,30}$", re.IGNORECASE
)
_COUNTED = re.compile(r"\s*(?:people|patients|adults|participants|mg|mcg|%|in\s|of\s|days|hours)")
# Numbers that mean one thing to every reader, with a word for calling or without.
_KNOWN = frozenset({"911", "988", "999"})
# The same numbers with their figures apart, in words, raised, or with letters for figures.
_WORDS = {"one": "1", "eight": "8", "nine": "9"}
_ALIKE = {"1": "[1Il|¹₁]", "8": "[8B⁸₈]", "9": "[9⁹₉]"}
_DISGUISED = re.compile(
    "|".join(
        rf"(?<![\w.,]){'[ .·•-]{0,2}'.join(_ALIKE[digit] for digit in number)}(?![\w%]|[.,]\d)"
        for number in sorted(_KNOWN)
    )
    + r"|(?i:\b(?:nine[ -]one[ -]one|nine[ -]eight[ -]eight|nine[ -]nine[ -]nine)\b)"
)
_READ = str.maketrans("Il|B¹⁸⁹₁₈₉", "1118189189")


def check_contacts(found: Iterable[Passage], regions: Iterable[Region]) -> Iterator[Finding]:
    """Find phone and emergency numbers typed into a text: they are data of region and clinic.

    111 is urgent advice in the UK and the ambulance in New Zealand. A number of some region, such
    as 112, is found after a word for calling; 911, 988 and 999 are found alone, too.
    """
    known = TypedNumbers(regions)
    for passage in found:
        for match in known.find(passage.text):
            yield Finding(
                "contact-literal",
                f"the number '{match[0]}' is typed into the text",
                "write [emergency]{.region}, [crisis-line]{.region} or [phone]{.clinic}",
                passage.at(match.start()),
            )


class TypedNumbers:
    """Find numbers to call in a text, and tell those of some region, for danger and crisis."""

    def __init__(self, regions: Iterable[Region]) -> None:
        numbers = {number for region in regions for number in _numbers(region)} | _KNOWN
        either = "|".join(sorted(map(re.escape, numbers), key=len, reverse=True))
        self._short = re.compile(rf"(?<![\w.,])(?:{either})(?![\w%]|[.,]\d)")
        self._dialed = {_digits(number) for number in numbers}

    def find(self, text: str) -> Iterator[re.Match[str]]:
        """Find whole numbers anywhere, and short ones where they are called."""
        for match in (*_PHONE.finditer(text), *self._short.finditer(text)):
            if match.re is not self._short or _is_called(match, text):
                yield match
        for match in _DISGUISED.finditer(text):
            if match[0] not in _KNOWN and not _PHONE.fullmatch(match[0]):
                yield match

    def is_for_help(self, number: str) -> bool:
        """Say whether a number is an emergency number or a crisis line of any region."""
        return _digits(number) in self._dialed


def is_bare(match: re.Match[str], text: str) -> bool:
    """Say whether a number stands without a word for calling, as that of a house does."""
    return not _CALL.search(text[: match.start()])


def _is_called(match: re.Match[str], text: str) -> bool:
    if _COUNTED.match(text, match.end()):
        return False
    return match[0] in _KNOWN or bool(_CALL.search(text[: match.start()]))


def _digits(number: str) -> str:
    words = re.split(r"[ -]", number.casefold())
    if all(word in _WORDS for word in words):
        return "".join(_WORDS[word] for word in words)
    return "".join(c for c in number.translate(_READ) if c.isdigit())


def _numbers(region: Region) -> Iterator[str]:
    yield from re.findall(r"\d[\d -]*\d", region.emergency)
    yield from region.called_numbers

"""Whether a text points to a place on paper that nobody finds who listens, or reads on a screen."""

import re
from collections.abc import Iterable, Iterator

from kdeck.check.text.passage import Passage, Place, shortened
from kdeck.finding import Finding

_PARTS = (
    r"(?:box(?:es)?|panels?|frames?|lists?|tables?|charts?|pictures?|figures?|drawings?|numbers?"
    r"|signs?|lines?|words?|notes?|text|column)"
)
_WHERE = (
    r"(?:below|above|overleaf|opposite|at (?:the )?(?:left|right|top|bottom|foot)"
    r"|(?:on|to) the (?:left|right|back|next page|other side))"
)
_BOXED = (
    r"(?:red|green|blue|gr[ae]y|yellow|orange|white|shaded|tinted|colou?red|emergency|crisis"
    r"|warning|safety|next|first|last|top|bottom|\d{3})"
)
_POINTS = re.compile(
    rf"\b{_PARTS} {_WHERE}\b"
    rf"|\b(?:see|read|listed|shown|named|given|described|explained|printed)(?: \w+)? "
    rf"(?:below|above(?! all)|overleaf|opposite)\b"
    rf"|\b{_BOXED} box\b"
    r"|\b(?:in|see|read) (?:the|this|that) box\b"
    r"|\bturn (?:(?:it|(?:this|the) (?:page|sheet|card|leaflet)) )?over\b(?=[:.,]|$| (?:for|to))"
    r"|\boverleaf\b"
    r"|\b(?:on|see) (?:the|its) (?:other|next|back|reverse|last|first) (?:side|page)\b"
    r"|\bon the back of (?:this|the) (?:page|sheet|card|leaflet)\b"
    r"|\b(?:on|see) page \d+\b",
    re.IGNORECASE,
)
_NAMED = re.compile(r"[“\"][^”\"]+[”\"]")


def check_pointing(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find sentences that point to a box, a side or a page, and do not name what stands there.

    An alt text tells where things stand in its picture.
    """
    for passage in found:
        for sentence, span in () if passage.place is Place.ALT else passage.sentences():
            points = _POINTS.search(sentence)
            if points and not _NAMED.search(sentence):
                yield Finding(
                    "points-by-place",
                    f"'{points[0]}' points to a place that nobody hears: '{shortened(sentence)}'",
                    "name the heading in quotation marks, as in 'see the list “Before you come”'",
                    span,
                )

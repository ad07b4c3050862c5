"""Whether the sentences of crisis contacts send a reader to a number, and to no other."""

import re
from collections.abc import Iterable, Iterator

from kdeck.check.content.denial import CALLING, GONE, NOT_TO, evened, pattern
from kdeck.check.content.retraction import retraction
from kdeck.check.text.passage import shortened
from kdeck.check.text.sentence import split_sentences
from kdeck.finding import Finding, Span
from kdeck.model.audience import Audience
from kdeck.model.region import Region
from kdeck.theme.theme import Theme

_PLACES = ("{emergency}", "{crisis-line}")
_CALL = r"\b(?:call|dial|ring|phone|telephone|text|contact|press|message|go to)\b"
# 'If you cannot stay safe, call …' and 'Do not wait' send a reader to the number sooner.
_CONDITION = re.compile(r"\b(?:if|when|whenever|even if|where)\b[^,.:;]*[,:]", re.IGNORECASE)
_URGES = pattern(
    r"(?:do not|don't|never) (?:wait|delay|hesitate|hang up|stay alone|be afraid|leave (?:them|him"
    r"|her))",
    r"not for emergencies",
    r"(?:is|are) not (?:an emergency (?:line|service)|for emergencies)",
    r"(?:you (?:do not|don't) (?:need|have) to|without having to) (?:say|give|be|have|tell) [^.;]*",
    r"(?:does|will) not (?:show|appear|stand) on [^.;]*",
    r"you are not alone",
    r"not sure[^,.;]*",
)
_NEGATIVE = pattern(
    r"(?:not|never|nobody|no one|none|neither|nor|cannot|avoid|ignore|skip|disregard|instead"
    r"|rather than|unless|without|stop|refuse)(?!\w)",
    r"\w+n't(?!\w)",
    rf"no (?:longer|need|use|point|reason|{CALLING}|{GONE})(?!\w)",
)
_DOUBT = pattern(
    rf"(?!old){GONE}(?!\w)",
    r"old (?:lines?|numbers?|contacts?)(?!\w)",
    r"(?:is|are|was|were) old(?!\w)",
    r"(?:distrust|doubt|lies|liars|fraud|trap|trick)\w*",
    rf"{NOT_TO}(?: \w+)? {CALLING}(?!\w)",
)
_ADDRESS = re.compile(
    r"\b(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.[a-z]{2,}\b\S*", re.I
)
# What the emergency number is for, and no crisis line.
_ACT = re.compile(
    r"\b(?:act on|attempt\w*|danger\w*|harm\w*|hurt\w*|intent|kill|others|overdos\w+|somebody"
    r"|someone)\b",
    re.IGNORECASE,
)
# Times, and counts of hours, days, languages: figures that nobody dials.
_FIGURES = re.compile(
    r"\b24\s*/\s*7(?:\s*/\s*365)?\b|\b\d{1,2}[:.]\d{2}(?!\d)|\b\d+(?=\s*(?:[ap]\.?m\b|hours?\b"
    r"|days?\b"
    r"|minutes?\b|h\b|languages?\b|years?\b|weeks?\b|%))",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\d(?:[\s().-]{0,2}\d)*")
_FEWEST = 3
# A line whose name is a number with a word, as 1800MEDICARE and 13YARN.
_NAME = re.compile(r"\d{2,4}[A-Z]{4,}")
# What textphones in the UK dial before a number.
_TEXTPHONE = "18001"


def check_crisis_texts(regions: Iterable[Region]) -> Iterator[Finding]:
    """Find regions whose crisis text or lines keep a reader from calling.

    In the text, every number has a word for calling before it in its own sentence, or a label
    that ends in a colon; no sentence denies or doubts, or sends danger to a line. A line names its
    own number and no other; a relay or an interpreter is asked for one of the region's.
    """
    for region in regions:
        for audience in Audience:
            text, span = (
                region.crisis_text[audience],
                region.crisis_text.span(audience, region.span),
            )
            for problem in _text_flaws(text):
                yield Finding("regions", f"the {audience} crisis text {problem}", _TEXT_HINT, span)
        called = tuple(line.number for line in region.lines if line.calls)
        for line in region.lines:
            asked = () if line.calls or line.texted else called
            for key in ("name", "how", "option", "hours", "cost", "languages", "relay"):
                for problem in _line_flaws(getattr(line, key), line.number, line.name, asked):
                    message = f"'{key}' of the crisis line '{line.number}' {problem}"
                    yield Finding("regions", message, _line_hint(line.number), region.span)
        if urgent := region.urgent:
            for key in ("name", "how", "hours", "cost"):
                for problem in _line_flaws(getattr(urgent, key), urgent.number, urgent.name):
                    message = f"'{key}' of the urgent line {problem}"
                    yield Finding("regions", message, _line_hint(urgent.number), region.span)


def check_own_lines(theme: Theme) -> Iterator[Finding]:
    """Find crisis lines of a clinic's own whose words keep a reader from calling."""
    for line in theme.clinic.crisis.own:
        for key, words in (("name", line.name), ("how", line.how)):
            span = Span(line.span.file, line.span.line, f"{line.span.path}.{key}")
            for problem in _line_flaws(words, line.number, line.name):
                message = f"'{key}' of the crisis line '{line.number}' {problem}"
                yield Finding("theme-crisis", message, _line_hint(line.number), span)


_TEXT_HINT = (
    "write it like 'If you have thoughts of suicide, call {crisis-line}. If you may act on them, "
    "or may hurt someone, call {emergency} or go to the nearest emergency room.'"
)


def _line_hint(number: str) -> str:
    return (
        f"say only what the line is and how to reach it, as in 'Call {number}, day or night.'; a "
        "line with another number has an entry of its own"
    )


def _text_flaws(text: str) -> Iterator[str]:
    for sentence in split_sentences(text):
        quoted = shortened(sentence)
        if _denies(sentence):
            yield f"denies or doubts what it tells readers to do: '{quoted}'"
        elif any(_sends(sentence, place) is False for place in _PLACES):
            yield f"has a number without a word for calling before it: '{quoted}'"
    for part in dangers_for_a_line(text):
        told = shortened(part)
        yield f"sends who may act, or may hurt somebody, to a crisis line: '{told}'"
    for number in _numbers(text):
        yield f"has the number '{number}' typed into it"


def dangers_for_a_line(text: str) -> Iterator[str]:
    """Find the parts of a text that send danger to the crisis line, and not to the emergency.

    A question and its answer are one part.
    """
    asked = ""
    for sentence in split_sentences(text):
        *parts, last = f"{asked}{sentence}".split(";")
        asked = f"{last} " if last.endswith("?") else ""
        for part in parts if asked else (*parts, last):
            if "{crisis-line}" in part and "{emergency}" not in part and _ACT.search(part):
                yield part


def _sends(sentence: str, place: str) -> bool | None:
    """Say whether a sentence sends its reader to a number; None where it does not name it."""
    if place not in sentence:
        return None
    before = sentence[: sentence.rindex(place)]
    return bool(re.search(rf"{_CALL}[^.;:]*$|:[^.;]*$", before, re.IGNORECASE))


def _denies(sentence: str) -> bool:
    text = _URGES.sub(" ", evened(sentence))
    bare = _CONDITION.sub(" ", text)
    sends = any(place in text for place in _PLACES) or re.search(_CALL, bare, re.IGNORECASE)
    if sends and _NEGATIVE.search(bare):
        return True
    return bool(_DOUBT.search(text) or retraction(text))


def _line_flaws(words: str, number: str, name: str, asked: tuple[str, ...] = ()) -> Iterator[str]:
    text = _URGES.sub(" ", evened(words))
    if _NEGATIVE.search(_CONDITION.sub(" ", text)) or _denies(words):
        yield f"denies or doubts what it tells readers to do: '{shortened(words)}'"
    own = _digits(number)
    known = (own, f"{_TEXTPHONE}{own}", *map(_digits, asked))
    for other in _numbers(words.replace(name, "|") if _NAME.fullmatch(name) else words):
        if _digits(other) not in known:
            yield f"names another number, '{other}'"


def _numbers(text: str) -> Iterator[str]:
    """Find what could be dialed in some words; times, counts and web addresses are left out."""
    bare = _FIGURES.sub("|", _ADDRESS.sub("|", evened(text)))
    for match in _NUMBER.finditer(bare):
        if len(_digits(match[0])) >= _FEWEST:
            yield match[0]


def _digits(text: str) -> str:
    return "".join(character for character in text if character.isdigit())

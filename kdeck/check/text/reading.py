"""Whether a plain-language document is easy enough to read."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kdeck.check.text.passage import shortened
from kdeck.check.text.prose import Prose, chapter_prose, document_prose
from kdeck.check.text.readability import Grade, hardest_words, score, words, worst_sentences
from kdeck.finding import Finding, Severity, Span
from kdeck.model.audience import Audience
from kdeck.model.document import Document, Section

# The AMA asks for the sixth grade; the CDC takes the eighth as the limit.
TARGET = 6.0
LIMIT = 8.0
# SMOG predicts full comprehension, not half of it, and runs two grades higher (McLaughlin 1969).
SMOG_TARGET = 8.0
SMOG_LIMIT = 10.0
# Flesch took samples of 100 words; McLaughlin made SMOG for 30 sentences, with a standard error of
# 1.5 grades. A shorter text gives an estimate, which is reported and not judged.
FEWEST_WORDS = 100
FEWEST_SENTENCES = 30
_WORST = 3
_HARDEST = 6


@dataclass(frozen=True, slots=True)
class _Text:
    """Hold the prose that is graded together, with its name and its place."""

    name: str
    prose: tuple[Prose, ...]
    span: Span

    @property
    def sentences(self) -> list[str]:
        return [prose.text for prose in self.prose]


def grade(document: Document) -> Grade:
    """Grade the prose of a document; raise ValueError where it has none."""
    return score([prose.text for prose in document_prose(document)])


def section_prose(section: Section, document: Document) -> tuple[Prose, ...]:
    """Gather the prose of one section of a document."""
    return tuple(prose for each in section.chapters for prose in chapter_prose(each, document))


def check_reading(document: Document) -> Iterator[Finding]:
    """Find plain documents and sections above a reading grade; other audiences are not judged.

    By Flesch-Kincaid, a document or a section of 100 words or more is warned of above grade 6 and
    refused above 8. By SMOG, which needs 30 sentences, a document is warned of above 8 and refused
    above 10, and a section is warned of above 10. The formulas hold for English only.
    """
    if document.audience is not Audience.PLAIN or not document.language.startswith("en"):
        return
    name = f"the plain document '{document.id}'"
    whole = _Text(name, tuple(document_prose(document)), document.span)
    yield from _judge(whole, whole=True)
    for section in document.sections:
        name = f"the plain section '{section.heading or document.title}'"
        prose = section_prose(section, document)
        yield from _judge(_Text(name, prose, section.span), whole=False)


def _judge(text: _Text, *, whole: bool) -> Iterator[Finding]:
    # A section of numbers alone, such as a phone list, has no grade.
    if not any(map(words, text.sentences)):
        return
    reached = score(text.sentences)
    if whole or reached.words >= FEWEST_WORDS:
        limits = (TARGET, LIMIT)
        yield from _finding("reading-grade", reached.flesch_kincaid, limits, text)
    if reached.sentences >= FEWEST_SENTENCES:
        limits = (SMOG_TARGET, SMOG_LIMIT) if whole else (SMOG_LIMIT, float("inf"))
        yield from _finding("reading-smog", reached.smog, limits, text)


def _finding(
    code: str, reached: float, limits: tuple[float, float], text: _Text
) -> Iterator[Finding]:
    target, limit = limits
    if reached <= target:
        return
    formula = "SMOG" if code == "reading-smog" else "Flesch-Kincaid"
    hard = [f"'{word.word}'" for word in hardest_words(text.sentences, _HARDEST)]
    yield Finding(
        code,
        f"{text.name} reads at {formula} grade {reached:.1f}, above "
        f"{limit if reached > limit else target:.1f}; {_worst(text)}"
        + (f"; its hardest words are {', '.join(hard)}" if hard else ""),
        "split those sentences, and use shorter words",
        text.span,
        Severity.ERROR if reached > limit else Severity.WARNING,
    )


def _worst(text: _Text) -> str:
    listed = [
        f"'{shortened(prose.text)}' (grade {found.flesch_kincaid:.1f}, {prose.span})"
        for prose, found in hardest(text.prose, _WORST)
    ]
    return f"its hardest sentences are {', '.join(listed)}"


def hardest(found: Sequence[Prose], count: int) -> tuple[tuple[Prose, Grade], ...]:
    """List the sentences with the highest grade, each with its place, the worst first."""
    places = {prose.text: prose for prose in reversed(found)}
    worst = worst_sentences([prose.text for prose in found], count)
    return tuple((places[sentence.text], sentence.grade) for sentence in worst)

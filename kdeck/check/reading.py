"""Whether a plain-language document is easy enough to read."""

from collections.abc import Iterator, Sequence

from kdeck.check.prose import Prose, chapter_prose, document_prose
from kdeck.check.readability import Grade, hardest_words, score, words, worst_sentences
from kdeck.finding import Finding, Severity, Span
from kdeck.model.audience import Audience
from kdeck.model.document import Document

CODE = "reading-grade"
# The AMA asks for the sixth grade; the CDC takes the eighth as the limit.
TARGET = 6.0
LIMIT = 8.0
_LONGEST = 160


def grade(document: Document) -> Grade:
    """Grade the prose of a document; raise ValueError where it has none."""
    return score([prose.text for prose in document_prose(document)])


def check_reading(document: Document) -> Iterator[Finding]:
    """Find a plain document above grade 6, and its chapters above grade 8; others are not judged.

    The formula holds for English only.
    """
    if document.audience is not Audience.PLAIN or not document.language.startswith("en"):
        return
    found = tuple(document_prose(document))
    reached = _grade(found)
    if reached > TARGET:
        severity = Severity.ERROR if reached > LIMIT else Severity.WARNING
        limit = LIMIT if reached > LIMIT else TARGET
        name = f"the plain document '{document.id}'"
        yield _finding(name, found, (reached, limit), severity, document.span)
    for section in document.sections:
        for chapter in section.chapters:
            part = tuple(chapter_prose(chapter, document))
            reached = _grade(part)
            if reached > LIMIT:
                name = f"the plain chapter '{chapter.title}'"
                yield _finding(name, part, (reached, LIMIT), Severity.WARNING, None)


def _grade(found: Sequence[Prose]) -> float:
    sentences = [prose.text for prose in found]
    # A chapter of numbers alone, such as a phone list, has no grade.
    return score(sentences).flesch_kincaid if any(map(words, sentences)) else 0.0


def _finding(
    name: str,
    found: Sequence[Prose],
    grades: tuple[float, float],
    severity: Severity,
    span: Span | None,
) -> Finding:
    sentences = [prose.text for prose in found]
    worst = worst_sentences(sentences, 1)[0]
    place = next(prose.span for prose in found if prose.text == worst.text)
    hard = ", ".join(f"'{word.word}'" for word in hardest_words(sentences, 5))
    return Finding(
        CODE,
        f"{name} reads at grade {grades[0]:.1f}, above {grades[1]:.1f}; its hardest sentence is "
        f"'{_short(worst.text)}' (grade {worst.grade.flesch_kincaid:.1f}, {place})"
        + (f", its hardest words are {hard}" if hard else ""),
        "split that sentence, and use shorter words",
        span or place,
        severity,
    )


def _short(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST].rstrip()}…"

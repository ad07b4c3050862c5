"""The report on a plain document: reading measures, PEMAT-P, the CDC Index and its findings."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from kdeck.check.appraisal.cdc import ITEMS
from kdeck.check.appraisal.facts import Facts, facts_of, files_of
from kdeck.check.appraisal.item import asked, scored, summary
from kdeck.check.appraisal.pemat import ACTIONABLE, UNDERSTANDABLE
from kdeck.check.text.prose import Prose
from kdeck.check.text.readability import hardest_words, score, words
from kdeck.check.text.reading import FEWEST_SENTENCES, hardest, section_prose
from kdeck.finding import Finding, Severity
from kdeck.model.document import Document

_WORST = 10
_HARDEST = 20


def document_report(document: Document, findings: Iterable[Finding]) -> dict[str, Any]:
    """Report on one plain document as JSON data; reading grades are for English only."""
    found = tuple(findings)
    facts = facts_of(document, found)
    mine = [finding for finding in found if finding.span.file in files_of(document)]
    english = document.language.startswith("en")
    understood, acted = scored(UNDERSTANDABLE, facts), scored(ACTIONABLE, facts)
    questions = asked((*UNDERSTANDABLE, *ACTIONABLE))
    met, seen = (understood[key] + acted[key] for key in ("met", "applicable"))
    return {
        "document": document.id,
        "audience": str(document.audience),
        "region": document.region.key,
        "language": document.language,
        "reading": _reading(document, facts) if english else None,
        "pemat": {
            "summary": summary(met, seen, len(questions)),
            "understandability": understood,
            "actionability": acted,
            "questions": questions,
        },
        "cdc": {**scored(ITEMS, facts), "questions": asked(ITEMS)},
        "findings": finding_counts(mine),
    }


def finding_counts(findings: Iterable[Finding]) -> dict[str, dict[str, int]]:
    """Count findings by severity and code, as JSON data."""
    counts = Counter((finding.severity, finding.code) for finding in findings)
    return {
        str(severity): {code: n for (s, code), n in sorted(counts.items()) if s is severity}
        for severity in Severity
    }


def _reading(document: Document, facts: Facts) -> dict[str, Any]:
    sentences = [prose.text for prose in facts.prose]
    return {
        "document": _measures(facts.prose),
        "sections": [
            {"heading": section.heading or document.title}
            | _measures(section_prose(section, document))
            for section in document.sections
        ],
        "worst_sentences": [
            {
                "text": prose.text,
                "flesch_kincaid": round(grade.flesch_kincaid, 1),
                "words": grade.words,
                "file": prose.span.file,
                "line": prose.span.line,
            }
            for prose, grade in hardest(facts.prose, _WORST)
        ],
        "hardest_words": [
            {"word": word.word, "syllables": word.syllables, "times": word.times}
            for word in hardest_words(sentences, _HARDEST)
        ],
    }


def _measures(found: Sequence[Prose]) -> dict[str, Any]:
    """Measure some prose; SMOG of fewer than 30 sentences is an estimate (McLaughlin 1969)."""
    sentences = [prose.text for prose in found]
    if not any(map(words, sentences)):
        return {"words": 0, "sentences": 0, "flesch_kincaid": None, "smog": None}
    grade = score(sentences)
    return {
        "words": grade.words,
        "sentences": grade.sentences,
        "polysyllables": grade.polysyllables,
        "flesch_kincaid": round(grade.flesch_kincaid, 1),
        "smog": round(grade.smog, 1),
        "smog_is_estimate": grade.sentences < FEWEST_SENTENCES,
    }

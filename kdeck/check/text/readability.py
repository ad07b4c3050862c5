"""Reading grades of English text: Flesch-Kincaid and SMOG, with the sentences and words to mend."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from kdeck.check.text.sentence import split_sentences, words
from kdeck.check.text.syllable import syllables

__all__ = [
    "Grade",
    "HardWord",
    "Sentence",
    "hardest_words",
    "score",
    "split_sentences",
    "syllables",
    "words",
    "worst_sentences",
]

_POLYSYLLABLE = 3  # McLaughlin 1969


@dataclass(frozen=True, slots=True)
class Grade:
    """Hold two US school grades with the counts they come from.

    SMOG was made on 30 sentences; of fewer it is an estimate. Both hold for English only.
    """

    flesch_kincaid: float
    smog: float
    words: int
    sentences: int
    syllables: int
    polysyllables: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """Keep a sentence with its own grade."""

    text: str
    grade: Grade


@dataclass(frozen=True, slots=True)
class HardWord:
    """Keep a long word with its syllables and how often it is used."""

    word: str
    syllables: int
    times: int


def score(sentences: Sequence[str]) -> Grade:
    """Grade a text given as sentences; one without words, such as a lone address, is left out.

    Raises ValueError where there are no words at all: no grade is not an easy grade.
    """
    return _score(tuple(sentences))


# A document is graded by a rule, and again where its files are listed.
@lru_cache(maxsize=16)
def _score(sentences: tuple[str, ...]) -> Grade:
    counted = [found for sentence in sentences if (found := words(sentence))]
    if not counted:
        raise ValueError("there are no words to grade")
    lengths = [syllables(word) for found in counted for word in found]
    polysyllables = sum(length >= _POLYSYLLABLE for length in lengths)
    return Grade(
        flesch_kincaid_grade(len(lengths), len(counted), sum(lengths)),
        smog_grade(polysyllables, len(counted)),
        len(lengths),
        len(counted),
        sum(lengths),
        polysyllables,
    )


def flesch_kincaid_grade(words: int, sentences: int, syllables: int) -> float:
    """Compute the grade of Kincaid, Fishburne, Rogers and Chissom 1975."""
    return 0.39 * words / sentences + 11.8 * syllables / words - 15.59


def smog_grade(polysyllables: int, sentences: int) -> float:
    """Compute the grade of McLaughlin 1969, by its regression rather than the rounded rule."""
    return 1.0430 * sqrt(polysyllables * 30 / sentences) + 3.1291


def worst_sentences(sentences: Sequence[str], count: int = 5) -> tuple[Sentence, ...]:
    """List the sentences with the highest Flesch-Kincaid grade, the worst first."""
    graded = [Sentence(text, score([text])) for text in dict.fromkeys(sentences) if words(text)]
    return tuple(sorted(graded, key=lambda s: -s.grade.flesch_kincaid)[:count])


def hardest_words(sentences: Sequence[str], count: int = 10) -> tuple[HardWord, ...]:
    """List the words of three syllables or more: the longest first, then the most used."""
    times = Counter(word.lower() for sentence in sentences for word in words(sentence))
    spelled = {word.lower(): word for sentence in sentences for word in words(sentence)}
    found = [HardWord(word, syllables(spelled[word]), times[word]) for word in times]
    hard = [word for word in found if word.syllables >= _POLYSYLLABLE]
    return tuple(sorted(hard, key=lambda w: (-w.syllables, -w.times, w.word))[:count])

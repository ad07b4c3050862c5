"""The number of syllables of an English word: looked up where known, estimated where not."""

import gzip
import re
from collections.abc import Mapping
from functools import cache, lru_cache
from pathlib import Path

_DATA = Path(__file__).parents[1] / "data"
_LONGEST_ACRONYM = 5
# More words than a project has.
_MOST_KEPT = 1 << 16
_UNITS = frozenset({"mg", "mcg", "µg", "μg", "g", "kg", "ml", "l", "mm", "cm", "mmhg", "bpm", "iu"})
_APOSTROPHES = str.maketrans("’ʼ", "''")
_HISS = ("s", "x", "z", "ch", "sh", "se", "ce", "ge", "ze")
_GROUP = re.compile("[aeiouy]+")
# Vowels side by side that are spoken apart, as in "reality", "drying", "suicide" ...
_APART = re.compile("ia|io(?!u)|iu|eo|ua(?!r)|uou|ying|[^gq]ui(?=[ct])|(?<=r)ea(?=[lt])|ei(?=n)")
# ... but not after a softened consonant, as in "nation", "special", "religion", "pigeon".
_JOINED = re.compile("[cst]i(?=a[nl]|o[nu]|ent)|[cg]ia|gio|geo(?=[nu])")
_SILENT = re.compile("[^aeiouyl]e$|[aeiouy]le$|[^aeiouytd]ed$|[^aeiouysxzcgh]es$")
_SPOKEN = re.compile("[^aeiouy]les$|sm$")


@lru_cache(maxsize=_MOST_KEPT)
def syllables(word: str) -> int:
    """Count the syllables of a word, at least 1; a hyphenated word counts as the sum of its parts.

    Known words come from the CMU Pronouncing Dictionary and a supplement for this subject;
    inflected forms of known words from those, short acronyms letter by letter, and the rest by a
    rule on vowel groups. A figure and a unit of measure count as one syllable each, however they
    are read: doses must not raise the grade.
    """
    parts = [part for part in re.split("[-‐‑–/]", word) if part]
    return max(1, sum(map(_part, parts)))


def _part(part: str) -> int:
    bare = part.replace(".", "")
    if "." in part and bare.isalpha():
        return _spelled(bare)
    if not any(map(str.isalpha, part)) or bare.lower() in _UNITS:
        return 1
    known = _known(bare.translate(_APOSTROPHES).lower())
    if known is not None:
        return known
    if bare.isupper() and bare.isalpha() and 1 < len(bare) <= _LONGEST_ACRONYM:
        return _spelled(bare)
    return estimated(bare)


def _spelled(letters: str) -> int:
    return sum(3 if letter in "wW" else 1 for letter in letters)


def _known(word: str) -> int | None:
    table = _table()
    if word in table:
        return table[word]
    for ending in ("'s", "'", "es", "s"):
        stem = word.removesuffix(ending)
        if stem != word and stem in table:
            return table[stem] + (ending in {"'s", "es", "s"} and stem.endswith(_HISS))
    return _derived(word, table)


def _derived(word: str, table: Mapping[str, int]) -> int | None:
    for ending in ("ing", "ed", "ly"):
        stem = word.removesuffix(ending)
        if stem == word:
            continue
        for base in (stem, f"{stem}e") if ending != "ly" else (stem,):
            if base in table:
                silent = ending == "ed" and not stem.endswith(("t", "d"))
                return table[base] + (not silent)
    return None


def estimated(word: str) -> int:
    """Estimate the syllables of a word from its vowel groups, at least 1.

    It is right for nine in ten words of the CMU Pronouncing Dictionary.
    """
    word = re.sub("[^a-z]", "", word.lower())
    count = len(_GROUP.findall(word)) + len(_APART.findall(word)) - len(_JOINED.findall(word))
    count -= bool(_SILENT.search(word))
    count += bool(_SPOKEN.search(word))
    return max(1, count)


@cache
def _table() -> Mapping[str, int]:
    table: dict[str, int] = {}
    packed = gzip.decompress((_DATA / "syllables.txt.gz").read_bytes()).decode("ascii")
    for line in packed.splitlines():
        count, _, words = line.partition(" ")
        table.update(dict.fromkeys(words.split(" "), int(count)))
    return table | supplement()


def supplement() -> dict[str, int]:
    """Read the words of this subject that the dictionary lacks or that need a fixed count."""
    lines = (_DATA / "supplement.txt").read_text("utf-8").splitlines()
    rows = (line.split() for line in lines if not line.startswith("#"))
    return {word: int(count) for word, count, _ in rows}

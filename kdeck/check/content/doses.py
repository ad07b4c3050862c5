"""Whether doses are written so that nobody misreads them by a factor of ten.

The rules are those of the ISMP list of error-prone abbreviations, symbols and dose designations and
of the Joint Commission's 'Do Not Use' list.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kdeck.check.text.passage import Passage
from kdeck.finding import Finding
from kdeck.load.typeset import NO_BREAK

_UNITS = r"mg|mcg|micrograms?|milligrams?|grams?|g|kg|mL|ml|L|liters?|litres?|units?|mEq|mmol|ng"
_DOSE = rf"(?:{_UNITS}|IU|U|μg|ug|cc)(?:/\w+)*\b"
_PATIENT_DOSE = re.compile(
    r"(?<![\w.])\d[\d,.]*\s*-?\s*(?:mg|mcg|μg|ug|micrograms?|milligrams?|grams?|mL|ml"
    r"|milliliters?|millilitres?|cc|g)(?:/\w+)*\b"
    # What to drink and eat before a visit is no dose.
    r"(?!\s+(?:of\s+)?(?:\w+\s+)?(?:water|fluids?|liquids?|juice|tea|coffee|food|snacks?)\b)"
)
# Beside figures with units: amounts in words, and pieces that somebody is told to take.
_COUNT = (
    r"(?:\d+(?:[.,]\d+)?|half(?: an?)?|one|two|three|four|five|six|seven|eight|nine|ten|twelve"
    r"|fifteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    r"|(?:a |one |two |three )?hundred)"
    r"(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?"
)
_SPOKEN_DOSE = re.compile(
    rf"\b(?!\d){_COUNT}[- ](?:milligram(?:me)?s?|micrograms?|millilit(?:er|re)s?)\b"
    rf"|(?:\btake|\buse|\bswallow)\s+(?:up to |about |only )?{_COUNT}\s"
    r"(?:more )?(?:tablets?|pills?|lozenges?|troches?|capsules?|sprays?|puffs?|drops?|vials?)\b",
    re.IGNORECASE,
)
_MICRO = re.compile(r"μg\b|(?<=\d)\s?ug\b")
_BREAK = re.compile(rf"\d (?=(?:{_UNITS})\b)")
_TRAILING = re.compile(rf"\d[\d,]*\.\d*0(?=\s*{_DOSE})")
_NAKED = re.compile(rf"(?<![\d\w])\.\d+(?=\s*{_DOSE})")
_THOUSANDS = re.compile(
    rf"(?<![\d.,])(?:\d{{4,}}|\d{{1,3}}(?: \d{{3}})+|\d+,\d{{1,2}})(?=\s*{_DOSE})"
)


@dataclass(frozen=True, slots=True)
class _Flaw:
    """Keep a pattern of an unsafe dose, with what is wrong and what to write."""

    pattern: re.Pattern[str]
    problem: str
    hint: str


_ABBREVIATIONS = (
    _Flaw(re.compile(r"(?<=\d)\s*U\b(?!\.\w)"), "is read as 0 or 4", "write 'units'"),
    _Flaw(re.compile(r"\bIU\b"), "is read as IV or 10", "write 'international units'"),
    _Flaw(_MICRO, "is read as mg", "write 'mcg' or 'micrograms'"),
    _Flaw(
        re.compile(r"\b(?:QOD|qod|Q\.O\.D\.|q\.o\.d\.)"), "is misread", "write 'every other day'"
    ),
    _Flaw(re.compile(r"\b(?:QD|qd|Q\.D\.|q\.d\.)"), "is misread", "write 'daily'"),
    _Flaw(
        re.compile(r"\bMSO4\b|\bMgSO4\b|\bMS(?=\s*\d[\d,.]*\s*m?c?g\b)|(?<=mg )MS\b"),
        "may be morphine or magnesium",
        "write the name of the drug",
    ),
    _Flaw(re.compile(r"(?<=\d)\s*cc\b"), "is read as U or 00", "write 'mL'"),
)


def check_doses(found: Iterable[Passage]) -> Iterator[Finding]:
    """Find doses that are easily misread, for either audience, and doses that patients read."""
    for passage in found:
        yield from _zeros(passage)
        yield from _abbreviations(passage)
        yield from _thousands(passage)
        yield from _breaks(passage)
        if passage.plain:
            yield from _patient_doses(passage)


def _zeros(passage: Passage) -> Iterator[Finding]:
    for match in _TRAILING.finditer(passage.text):
        yield Finding(
            "dose-trailing-zero",
            f"'{match[0]}' is read as '{match[0].replace('.', '')}' when the point is lost",
            f"write '{match[0].rstrip('0').rstrip('.')}'",
            passage.at(match.start()),
        )
    for match in _NAKED.finditer(passage.text):
        yield Finding(
            "dose-naked-decimal",
            f"'{match[0]}' is read as '{match[0][1:]}' when the point is lost",
            f"write '0{match[0]}'",
            passage.at(match.start()),
        )


def _abbreviations(passage: Passage) -> Iterator[Finding]:
    for flaw in _ABBREVIATIONS:
        for match in flaw.pattern.finditer(passage.text):
            yield Finding(
                "dose-abbreviation",
                f"'{match[0].strip()}' {flaw.problem}",
                flaw.hint,
                passage.at(match.start()),
            )


def _thousands(passage: Passage) -> Iterator[Finding]:
    for match in _THOUSANDS.finditer(passage.text):
        decimal = bool(re.fullmatch(r"\d+,\d{1,2}", match[0]))
        amount = match[0].replace(",", ".") if decimal else f"{int(match[0].replace(' ', '')):,}"
        yield Finding(
            "dose-thousands",
            f"'{match[0]}' is easily misread in a dose",
            f"write '{amount}'",
            passage.at(match.start()),
        )


def _breaks(passage: Passage) -> Iterator[Finding]:
    for match in _BREAK.finditer(passage.text):
        yield Finding(
            "dose-break",
            f"a line may end between '{match[0].strip()}' and its unit",
            "put both into one mark, so that they are set together",
            passage.at(match.start()),
        )


def _patient_doses(passage: Passage) -> Iterator[Finding]:
    for match in (
        *_PATIENT_DOSE.finditer(passage.text),
        *_SPOKEN_DOSE.finditer(passage.text),
    ):
        yield Finding(
            "dose-patient",
            f"patients read the dose '{match[0].replace(NO_BREAK, ' ')}'",
            "leave it out: the team sets the dose, and one route's does not fit another",
            passage.at(match.start()),
        )

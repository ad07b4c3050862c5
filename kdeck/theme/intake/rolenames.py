"""Which of many named colors a brand means for which role, by the words of their names.

Design tokens and the custom properties of style sheets follow no standard of names, and many
habits. What is first in a name is what the color is for: 'text-primary' is a color of text, and
'primary-text' stands on the primary color.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from itertools import dropwhile
from pathlib import Path

from kdeck.color import WHITE, Color, contrast, luminance
from kdeck.theme.intake.found import Found

# How the origin of a color ends that no name speaks for.
FIRST_STRONG = "the first strong color"
_WORD = re.compile(r"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+")
# The role of what is called so, until it is known whether another color is primary.
_ACCENT = "accent"
_SCALE = {"500": 0.0, "600": -0.2, "700": -0.5, "800": -1.0, "400": -0.8, "300": -2.0}
_MIDDLE = frozenset(["500", "600", "700"])
# The contrast on white of what is seen well (WCAG 2.2, 1.4.11).
_SEEN = 3.0
# How far apart the channels of a color lie that is no gray.
_STRONG = 0.2
_LIGHT = 0.8


@dataclass(frozen=True, slots=True)
class _Words:
    """Hold what the words of a name mean; meanings are by role and word, roles by word."""

    meanings: Mapping[str, Mapping[str, float]]
    roles: Mapping[str, str]
    passed_over: frozenset[str]
    variants: frozenset[str]
    plain: frozenset[str]
    leading: frozenset[str]
    second_beside_another: frozenset[str]
    whose: frozenset[str]


@cache
def _words() -> _Words:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    lists = ("passed-over", "variants", "plain", "leading", "second-beside-another", "whose")
    meanings = data["meanings"]
    roles = {word: role for role, words in meanings.items() for word in words}
    return _Words(meanings, roles, *(frozenset(data[name].split()) for name in lists))


@dataclass(frozen=True, slots=True)
class NamedColor:
    """Hold a color under the name that a file gives it."""

    name: str
    color: Color
    origin: str

    @property
    def found(self) -> Found[Color]:
        """Give the color with its origin."""
        return Found(self.color, self.origin)


def words_of(name: str) -> tuple[str, ...]:
    """Split a name into its words, in lower case, at signs and at capitals."""
    return tuple(word.lower() for word in _WORD.findall(name))


def is_strong(color: Color) -> bool:
    """Say whether a color is neither gray nor pale nor nearly black."""
    return max(color.rgb) - min(color.rgb) >= _STRONG


def is_light(color: Color) -> bool:
    """Say whether a page may be printed in a color: a website's gray takes ink on every sheet."""
    return luminance(color) >= _LIGHT


def by_role(named: Iterable[NamedColor]) -> dict[str, Found[Color]]:
    """Choose for each role the color whose name says it most clearly, the first among equals."""
    best: dict[str, tuple[float, NamedColor]] = {}
    candidates = list(named)
    for entry in candidates:
        for role, clarity in _meant(entry.name, entry.color):
            if role == "background" and not is_light(entry.color):
                continue
            if role not in best or clarity > best[role][0]:
                best[role] = clarity, entry
    accent = best.pop(_ACCENT, None)
    if accent and "primary" not in best:
        best["primary"] = accent
    elif accent and "secondary" not in best and _is_second(accent[1], best["primary"][1]):
        best["secondary"] = accent
    chosen = {role: entry.found for role, (_, entry) in best.items()}
    if "primary" not in chosen and (strong := _first_strong(candidates)):
        chosen["primary"] = Found(strong.color, f"{strong.origin}: {FIRST_STRONG}")
    return chosen


def _is_second(entry: NamedColor, primary: NamedColor) -> bool:
    return is_strong(entry.color) and entry.color != primary.color


def _meant(name: str, color: Color) -> Iterator[tuple[str, float]]:
    """Say which role a name means, and how clearly; nothing where it means none."""
    known = _words()
    every = words_of(name)
    words = list(dropwhile((known.leading | known.plain).__contains__, every))
    meaning = [(word, known.roles[word]) for word in words if word in known.roles]
    if not meaning or known.passed_over.intersection(words):
        return
    roles = dict.fromkeys(role for _, role in meaning)
    role = meaning[0][1]
    if "danger" in roles and "background" not in roles:
        role = "danger"
    elif "link" in roles and "background" not in roles and len(roles) <= 2:
        role = "link"
    elif len(roles) > 1 and (role := _of_two(words, list(roles))) == "":
        return
    if role == "primary" and len(roles) > 1 and not is_strong(color):
        return
    meanings = known.meanings[role]
    if role == "primary" and known.second_beside_another.intersection(words):
        others = meanings.keys() - known.second_beside_another - known.whose
        role = role if others.intersection(words) else _ACCENT
    clarity = max(meanings.get(word, 2.5) for word in words)
    clarity -= 0.7 * (len(roles) - 1)
    clarity -= sum(0.5 for word in words if word not in known.roles and word not in known.plain)
    clarity -= sum(1.5 for word in words if word in known.variants)
    clarity += sum(_SCALE.get(step, -2.5) + 0.5 for step in words if step.isdigit())
    yield role, clarity


def _of_two(words: list[str], roles: list[str]) -> str:
    """Choose between two roles in one name; an empty text for neither."""
    match roles:
        case ["foreground" | "background" as ground, "primary"] if "primary" in words:
            return ground
        case ["foreground" | "background", "headings"]:
            return "headings" if roles[0] == "foreground" else ""
        case ["headings", "foreground"]:
            return "headings"
        case ["primary", "background"] | ["background", "primary"]:
            return "primary"
        case ["primary", "secondary" | "tertiary" as other]:
            return other
        case ["foreground" | "background" as ground, "foreground" | "background"]:
            # 'body-bg' and 'page-text'.
            return roles[1] if words[0] in ("body", "page") else ground
    return ""


def _first_strong(named: list[NamedColor]) -> NamedColor | None:
    """Find the first color that is strong and middling, of a scale its middle."""
    strong = [
        entry
        for entry in named
        if is_strong(entry.color) and not _words().passed_over.intersection(words_of(entry.name))
    ]
    middle = (e for e in strong if _MIDDLE.intersection(words_of(e.name)))
    # A scale without such names begins with a tint.
    seen = (e for e in strong if contrast(e.color, WHITE) >= _SEEN)
    return next((entry for found in (middle, seen, strong) for entry in found), None)

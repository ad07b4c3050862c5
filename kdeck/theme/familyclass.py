"""Which shipped family is nearest to one that is not here, and which package has that one."""

import re
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from kdeck.theme.shipped import ASAP, ATKINSON, DEFAULT_FAMILY, FAUSTINA

# Source Sans is drawn narrower than most; Atkinson tells letters apart as monospaced fonts do.
_NEAREST = {
    "serif": FAUSTINA,
    "slab": FAUSTINA,
    "rounded": ASAP,
    "condensed": DEFAULT_FAMILY,
    "mono": ATKINSON,
    "sans": DEFAULT_FAMILY,
}
_GENERIC = {"serif": "serif", "sans-serif": "sans", "monospace": "mono"}
_SANS = re.compile(r"\bsans\b|grotesk|grotesque|gothic")
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Known:
    """Hold the class of each family of Google Fonts, those without a bold file, words of names."""

    classes: Mapping[str, str]
    single: frozenset[str]
    words: Mapping[str, tuple[str, ...]]


def nearest_family(names: Sequence[str]) -> str:
    """Choose a shipped family by the class of the first of some names, which are as CSS lists them.

    A generic name behind them, such as 'serif', speaks for one that nobody knows.
    """
    generic = (_GENERIC[name] for name in names if name in _GENERIC)
    return _NEAREST[_class(names[0]) or next(generic, "sans")]


def is_known(name: str) -> bool:
    """Say whether a family is one of Google Fonts that many brands name."""
    return name.casefold() in _known().classes


def package_hint(name: str) -> str:
    """Say which package and which of its files would bring a family of Google Fonts."""
    identity = re.sub(r"[^a-z0-9]+", "-", name.casefold()).strip("-")
    file = f"files/{identity}-latin-400-normal.woff2"
    if name.casefold() in _known().single:
        files = f"the file {file}"
    else:
        files = f"the files {file} and {identity}-latin-700-normal.woff2"
    return (
        f"the npm package '@fontsource/{identity}' has {files}: put them into the theme's folder "
        "and list them with 'source: file', nothing is fetched"
    )


def _class(name: str) -> str:
    """Give the class of a family; an empty text where nothing tells it."""
    known, folded = _known(), name.casefold()
    if folded in known.classes:
        return known.classes[folded]
    words = set(_WORD.findall(folded))
    for kind in ("mono", "slab", "rounded", "condensed"):
        if words & set(known.words[kind]):
            return kind
    if _SANS.search(folded):
        return "sans"
    padded = f" {' '.join(_WORD.findall(folded))} "
    return "serif" if any(f" {word} " in padded for word in known.words["serif"]) else ""


@cache
def _known() -> _Known:
    data = tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))
    google = {kind: _listed(names) for kind, names in data["google"].items()}
    single = frozenset(google.pop("single"))
    classes = {name: kind for kind, names in google.items() for name in names}
    return _Known(classes, single, {kind: _listed(names) for kind, names in data["words"].items()})


def _listed(names: str) -> tuple[str, ...]:
    return tuple(" ".join(name.split()).casefold() for name in names.split(","))

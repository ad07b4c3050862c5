"""What each rule code means, why it matters, and what to do about it."""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from kdeck.nearest import closest

_FILE = Path(__file__).parent / "data" / "rules.toml"


@dataclass(frozen=True, slots=True)
class Rule:
    """Explain one code; bad and good are examples as an author would type them, or empty."""

    code: str
    group: str
    title: str
    why: str
    fix: str
    bad: str = ""
    good: str = ""


@cache
def rules() -> dict[str, Rule]:
    """Read all rules by their codes, in the order of their groups."""
    groups = tomllib.loads(_FILE.read_text(encoding="utf-8"))
    return {
        rule.code: rule
        for group, entries in groups.items()
        for code, entry in entries.items()
        for rule in _rules(group, code, entry)
    }


def nearest_code(code: str) -> str | None:
    """Find the code that was probably meant."""
    parts = (known for known in rules() if code.casefold() in known)
    return next(parts, None) or closest(code.casefold(), rules(), 0.5)


def _rules(group: str, code: str, entry: dict[str, Any]) -> Iterator[Rule]:
    also = entry.pop("also", [])
    for each in (code, *also):
        yield Rule(each, group, **{key: str(text).strip() for key, text in entry.items()})

"""The program's own words in each language, by their keys."""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from kdeck.language.spelling import spelling

_DATA = Path(__file__).parent / "data"


@cache
def catalog(language: str) -> Mapping[str, str]:
    """Give the words of the program in a language, spelled as it spells."""
    root = language.split("-", maxsplit=1)[0]
    data = tomllib.loads((_DATA / f"{root}.toml").read_text(encoding="utf-8"))
    texts = {key: text for key, text in data.items() if isinstance(text, str)}
    own = data.get(language, {})
    assert own.keys() <= texts.keys()
    spell = spelling(language)
    return {key: spell(text) for key, text in (texts | own).items()}

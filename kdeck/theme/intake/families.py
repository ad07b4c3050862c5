"""Lists of font families as other programs write them, without what every computer brings."""

import re
from collections.abc import Iterable

from kdeck.finding import printable

GENERIC = ("sans-serif", "serif", "monospace", "cursive", "fantasy")
_SYSTEM = frozenset(
    {
        "-apple-system", "blinkmacsystemfont", "system-ui", "ui-sans-serif", "ui-serif",
        "ui-monospace", "ui-rounded", "inherit", "initial", "unset", "revert", "segoe ui",
        "helvetica neue", "helvetica", "arial", "apple color emoji", "segoe ui emoji",
        "segoe ui symbol", "noto color emoji", "sans-serif", "serif", "monospace",
    }
)  # fmt: skip
_NONE = frozenset({*GENERIC, "true", "false", "none", "normal", "bold", "var", "calc"})
_MOST, _LONGEST = 3, 60
_UNSAFE = re.compile(r"[(){}\[\];:<>\\\"#,$]")


def family_list(names: Iterable[str]) -> str:
    """Write a list of families as CSS does; an empty text where it begins with none of its own."""
    listed = [name.strip().strip("'\"").strip() for name in names]
    own = [name for name in listed if _is_name(name) and name.lower() not in _SYSTEM]
    if not own or listed[0].lower() in _SYSTEM:
        return ""
    generic = [name for name in listed if name in GENERIC][:1]
    return ", ".join([*own[:_MOST], *generic])


def _is_name(name: str) -> bool:
    sound = name == printable(name) and not _UNSAFE.search(name) and name[:1].isalpha()
    return sound and len(name) <= _LONGEST and name.lower() not in _NONE

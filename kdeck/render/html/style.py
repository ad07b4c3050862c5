"""The style sheet of a page: the theme's colors as properties, and the rules that use them."""

import re
from base64 import b64encode
from functools import cache
from hashlib import sha256
from importlib.resources import files

from kdeck.color import Color
from kdeck.paletterole import PaletteRole
from kdeck.plan.web.model import Dress, Scheme, WebPage
from kdeck.theme.palette import Palette

_PROPERTY = re.compile(r"var\(--([a-z-]+)\)")
_FALLBACK = 'system-ui,"Liberation Sans",Arial,sans-serif'


def style_sheet(dress: Dress, *more: str) -> str:
    """Write the style sheet; old browsers keep the light page, and no script is needed.

    more are the names of further rules that a page of its kind needs.
    """
    theme = dress.theme
    faces = {"face": theme.body.name, "headings": theme.headings.name}
    named = "".join(f"--{key}:{_quoted(name)},{_FALLBACK};" for key, name in faces.items())
    return "".join(
        (
            ":root{color-scheme:light dark;--lead:1.5;--para:1rem;",
            named,
            _plain(dress.usual.light),
            "}",
            f"@supports (color:light-dark(#000,#fff)){{:root{{{_both(dress.usual)}}}}}",
            ":root:has(#light:checked){color-scheme:light}",
            ":root:has(#dark:checked){color-scheme:dark}",
            ":root:has(#larger:checked){font-size:137.5%}",
            ":root:has(#spaced:checked){--lead:1.9;--para:1.5rem;",
            "letter-spacing:.05em;word-spacing:.14em}",
            f":root:has(#contrast:checked){{{_both(dress.high)}}}",
            "@media (prefers-contrast:more){:root{",
            _both(dress.high),
            "}}",
            _plate(dress),
            _rules("page.css"),
            *map(_rules, more),
        )
    )


def book_sheet(page: WebPage) -> str:
    """Write the style sheet of a book, whose reader chooses the letters, and the colors of text."""
    palette = page.dress.usual.light
    named = {_name(role): str(palette[role]) for role in PaletteRole}
    return _plate(page.dress) + _PROPERTY.sub(lambda match: named[match[1]], _rules("book.css"))


def fragment_sheet(palette: Palette) -> str:
    """Write the style sheet of parts of pages of others, on a ground of their own."""
    named = {_name(role): str(palette[role]) for role in PaletteRole}
    return _PROPERTY.sub(lambda match: named[match[1]], _lines("fragment.css"))


def digest(text: str) -> str:
    """Give the hash by which a content security policy knows a style or a script (CSP 3)."""
    return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"


def _plate(dress: Dress) -> str:
    """Put behind a logo the ground that it needs, in every light."""
    emblem = dress.masthead.emblem
    if emblem is None or emblem.plate is None:
        return ""
    plate = emblem.plate
    ground = plate if isinstance(plate, Color) else dress.usual.light[plate]
    return f".mark.plate{{background:{ground}}}"


def _plain(palette: Palette) -> str:
    return "".join(f"--{_name(role)}:{palette[role]};" for role in PaletteRole)


def _both(scheme: Scheme) -> str:
    return "".join(
        f"--{_name(role)}:light-dark({scheme.light[role]},{scheme.dark[role]});"
        for role in PaletteRole
    )


def _name(role: PaletteRole) -> str:
    return role.replace("_", "-")


def _quoted(name: str) -> str:
    # A style element ends at the first '</', whatever stands around it.
    kept = "".join(letter for letter in name if letter.isalnum() or letter in " -")
    return f'"{kept}"'


@cache
def script(name: str) -> str:
    """Give a script that a page may run."""
    return _lines(name).strip()


@cache
def _rules(name: str) -> str:
    return _lines(name).replace("\n", "")


def _lines(name: str) -> str:
    return files("kdeck.render.html").joinpath("data", name).read_text("utf-8")

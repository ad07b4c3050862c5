"""The text of a new brand file: commented, or taken over from another program."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kdeck.color import Color
from kdeck.datafile.node import Node
from kdeck.finding import Findings
from kdeck.theme.jsonschema import FILE as SCHEMA_FILE
from kdeck.theme.schema import read_brand

_HEAD = f"# yaml-language-server: $schema=./{SCHEMA_FILE}\n"
_DEFAULT_COLOR = Color(0x1F, 0x5A, 0x7A)
_COLOR_KEYS = ("primary", "secondary", "tertiary")
IMAGES = (".svg", ".png", ".jpg", ".jpeg", ".webp")

_FONTS = """\
# Fonts that come with kdeck: Source Sans 3, Atkinson Hyperlegible Next. Your own are files here:
# .ttf, .otf, .woff or .woff2; a variable one is regular and bold.
typography:
  # fonts:
  #   - family: Our Sans
  #     source: file
  #     files:
  #       - {path: OurSans-Regular.ttf}
  #       - {path: OurSans-Bold.ttf, weight: 700}
  base: Source Sans 3
  headings: Source Sans 3

"""
_KDECK = """\
  kdeck:
    # What kdeck needs beyond brand.yml. Remove the # from a line to use it.
{phone}    # address:
    #   - 12 Larkspur Lane
    #   - Fairview, ST 00000
    # hours: Monday to Friday, 8 a.m. to 5 p.m.
    # web: https://example.org/clinic
    # other-formats: Need this in large print or another language? Call us. It is free.
    # visit:                          # what patients ask; without it: "Ask us", and a line
    #   schedule: Two visits a week for four weeks, then we look again
    #   length: Plan for three hours
    #   price: 000 dollars a visit; ask us what your insurance pays
    #   food: Nothing to eat for two hours before, and nothing to drink for half an hour
    #   bring: A photo ID, your list of medicines and headphones
    #   companion: One person may sit with you
    #   after-hours: "+1 555-555-0135"  # for urgent questions while you are closed
    # disclosures:                    # before a talk; without it, lines to fill in
    #   speaker: Name, role; no ties in the past 24 months
    #   funding: Nobody paid for this talk
    # page: a4                        # letter, a4, or [170mm, 240mm]
    region: US                        # whose crisis lines are printed: see sources/regions.yml
    # language: en-GB               # the English to print; without it, that of the region
    # edition: large-print            # what 'kdeck build' makes when no edition is named
    # deck-fonts: office              # decks in Calibri or Arial, not in the fonts they carry
    # standard: ua-2                  # ua-1 (PDF/UA-1) unless you know that you need ua-2
    # show-name: true                 # the name beside a logo; auto: not where the logo says it
    # strict: true                    # an illegible color stops the build and is not changed
    # leave-out: [psychedelic]        # topics without a star that your documents leave out
    # include: [snow-hill-quotation]  # optional topics that your documents print
"""


@dataclass(frozen=True, slots=True)
class BrandDraft:
    """Hold what a new brand begins with; logo is a file in the theme's folder."""

    clinic: str
    phone: str | None = None
    colors: tuple[Color, ...] = ()
    logo: str | None = None


def commented(draft: BrandDraft) -> str:
    """Write a brand file that says what may be added to it."""
    name = " ".join(draft.clinic.split())
    clinic = _quoted(name)
    if draft.logo:
        logo = f"logo:\n  path: {_quoted(draft.logo)}\n  alt: {clinic} # the words it shows\n"
    else:
        logo = (
            "# A logo is an SVG, PNG, JPEG or WebP file here; dark is for the colored band.\n"
            "# logo:\n#   medium:\n"
            f"#     light: {{path: logo.svg, alt: {clinic}}}\n"
            f"#     dark: {{path: logo-white.svg, alt: {clinic}}}\n"
        )
    colors = draft.colors or (_DEFAULT_COLOR,)
    rows = [f'  {key}: "{color}"' for key, color in zip(_COLOR_KEYS, colors, strict=False)]
    rows += [f'  # {key}: "#A85B1B"' for key in _COLOR_KEYS[len(rows) : 2]]
    return (
        f"{_HEAD}# The brand of {name}, in the format brand.yml: "
        "posit-dev.github.io/brand-yml\n"
        "# 'kdeck theme check' says what becomes of it.\n\n"
        f"meta:\n  name:\n    full: {clinic}\n    # short: {clinic} # for narrow places\n\n"
        f"{logo}\n"
        "# Colors go in quotes. One is enough: what is missing follows from primary, and what is\n"
        "# too pale to be read is darkened, hue kept.\n"
        "color:\n" + "\n".join(rows) + "\n"
        '  # danger: "#A61C28" # for warnings\n'
        '  # foreground: "#17292C" # for text\n\n'
        f"{_FONTS}defaults:\n{_own_part(draft.phone)}"
    )


def has_own_part(text: str) -> bool:
    """Say whether a brand file has a part for kdeck."""
    return bool(re.search(r"(?m)^\s+kdeck:", text))


def _own_part(phone: str | None) -> str:
    words = "# needed: patients are told to call it"
    if phone:
        return _KDECK.format(phone=f"    phone: {_quoted(phone)} {words}\n")
    return _KDECK.format(phone=f'    # phone: "+1 555-555-0134"        {words}\n')


def adopted(text: str, clinic: str | None, phone: str | None = None) -> str:
    """Take over a brand file of another program as it is, with room for kdeck's own part."""
    head = "" if "yaml-language-server" in text else _HEAD
    name = f"    name: {_quoted(clinic)}\n" if clinic else ""
    own = _own_part(phone).replace("  kdeck:\n", f"  kdeck:\n{name}")
    whole = text if text.endswith("\n") else f"{text}\n"
    if has_own_part(whole):
        return f"{head}{whole}"
    found = re.search(r"(?m)^defaults:[ \t]*(#.*)?\n(?=([ ]+)\S)", whole)
    if found is None:
        return f"{head}{whole}\ndefaults:\n{own}" if "\ndefaults:" not in whole else head + whole
    indent = found[2]
    block = "".join(f"{indent}{line[2:]}" for line in own.splitlines(keepends=True))
    return f"{head}{whole[: found.end()]}{block}{whole[found.end() :]}"


def named_files(text: str) -> tuple[Node, ...]:
    """List where a brand file names files that are not on the web: logos, then fonts."""
    tree = read_brand(text.encode(), Findings())
    if tree is None:
        return ()
    found = (*_logos(tree.fields.get("logo")), *_fonts(tree.fields.get("typography")))
    return tuple(node for node in found if "://" not in str(node.value))


def _logos(node: Node | None) -> Iterator[Node]:
    for entry in node.walk() if node else ():
        if isinstance(entry.value, str) and entry.value.lower().endswith(IMAGES):
            yield entry


def _fonts(node: Node | None) -> Iterator[Node]:
    for entry in node.walk() if node else ():
        if entry.path.endswith(".path") and isinstance(entry.value, str):
            yield entry


def _quoted(text: str) -> str:
    """Write a text as YAML reads it, in double quotes."""
    return json.dumps(text, ensure_ascii=False)

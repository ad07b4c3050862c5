"""The text of a new brand file: commented, or taken over from another program."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kdeck.color import Color
from kdeck.datafile.node import Node
from kdeck.finding import Findings, printable
from kdeck.theme.intake.found import Attachment, Found, FoundBrand
from kdeck.theme.jsonschema import FILE as SCHEMA_FILE
from kdeck.theme.schema import read_brand
from kdeck.theme.shipped import DEFAULT_FAMILY, FAMILY_NAMES

_HEAD = f"# yaml-language-server: $schema=./{SCHEMA_FILE}\n"
_DEFAULT_COLOR = Color(0x1F, 0x5A, 0x7A)
# Colors of the brand, and those that stand with the family that they are for.
_COLOR_KEYS = ("primary", "secondary", "tertiary", "foreground", "background", "danger")
_LONGEST_NOTE = 100
IMAGES = (".svg", ".png", ".jpg", ".jpeg", ".webp")

_FONTS = """\
# Fonts that come with kdeck: {shipped}.
# Your own are files here: .ttf, .otf, .woff or .woff2; a variable one is regular and bold. 'kdeck
# theme font NAME' copies one that is installed on this computer.
typography:
{fonts}"""
_NO_FONTS = """\
  # fonts:
  #   - family: Our Sans
  #     source: file
  #     files:
  #       - {path: OurSans-Regular.ttf}
  #       - {path: OurSans-Bold.ttf, weight: 700}
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
    """Hold what a new brand begins with; logo and template are files in the theme's folder."""

    clinic: str
    phone: str | None = None
    found: FoundBrand = field(default_factory=FoundBrand)
    logo: str | None = None
    template: str | None = None


def commented(draft: BrandDraft) -> str:
    """Write a brand file that says what may be added to it, and where its values came from."""
    name = " ".join(draft.clinic.split())
    clinic = _quoted(name)
    if draft.logo:
        logo = f"logo:\n  path: {_quoted(draft.logo)}\n  alt: {clinic} # the words it shows\n"
        if draft.found.logo and draft.found.logo.origin:
            logo = f"# From {_note(draft.found.logo)}.\n{logo}"
    else:
        logo = (
            "# A logo is an SVG, PNG, JPEG or WebP file here; dark is for the colored band.\n"
            "# logo:\n#   medium:\n"
            f"#     light: {{path: logo.svg, alt: {clinic}}}\n"
            f"#     dark: {{path: logo-white.svg, alt: {clinic}}}\n"
        )
    own = _own_part(draft.phone)
    if draft.template:
        own += f"    template: {_quoted(draft.template)} # decks stand on its layouts\n"
    return (
        f"{_HEAD}# The brand of {name}, in the format brand.yml: "
        "posit-dev.github.io/brand-yml\n"
        "# 'kdeck theme check' says what becomes of it.\n\n"
        f"meta:\n  name:\n    full: {clinic}\n    # short: {clinic} # for narrow places\n\n"
        f"{logo}\n"
        "# Colors go in quotes. One is enough: what is missing follows from primary, and what is\n"
        "# too pale to be read is darkened, hue kept.\n"
        f"color:\n{_colors(draft.found)}\n"
        f"{_typography(draft.found)}\ndefaults:\n{own}"
    )


def _colors(found: FoundBrand) -> str:
    colors = dict(found.colors)
    colors.setdefault("primary", Found(_DEFAULT_COLOR))
    rows = [
        f'  {key}: "{colors[key].value}"{_behind(colors[key])}\n'
        for key in _COLOR_KEYS
        if key in colors
    ]
    for key, example, words in (
        ("secondary", "#A85B1B", ""),
        ("danger", "#A61C28", " # for warnings"),
        ("foreground", "#17292C", " # for text"),
    ):
        if key not in colors:
            rows.append(f'  # {key}: "{example}"{words}\n')
    return "".join(rows)


def _typography(found: FoundBrand) -> str:
    base, headings = found.base, found.headings or found.base
    families = {f.value.split(",")[0].strip(): f for f in (base, headings) if f}
    own = [family for family in families if family not in FAMILY_NAMES]
    fonts = _NO_FONTS
    if own:
        # The file says where it looked for them; 'system' is what a computer may have.
        rows = (f"    - {{family: {_quoted(family)}, source: system}}\n" for family in own)
        fonts = f"  fonts:\n{''.join(rows)}"
    fonts += f"  base: {_family(base)}\n"
    if "headings" in found.colors:
        color = found.colors["headings"]
        fonts += f"  headings:\n    family: {_family(headings)}\n"
        fonts += f'    color: "{color.value}"{_behind(color)}\n'
    else:
        fonts += f"  headings: {_family(headings)}\n"
    if "link" in found.colors:
        color = found.colors["link"]
        fonts += f'  link:\n    color: "{color.value}"{_behind(color)}\n'
    return _FONTS.format(shipped=", ".join(FAMILY_NAMES), fonts=fonts)


def _family(family: Found[str] | None) -> str:
    return f"{_quoted(family.value)}{_behind(family)}" if family else DEFAULT_FAMILY


def _behind(found: Found[Color] | Found[str]) -> str:
    """Write where a value came from as the comment behind it."""
    return f" # from {_note(found)}" if found.origin else ""


def _note(found: Found[Color] | Found[str] | Found[Attachment]) -> str:
    """Give an origin on one line: a file of anybody's may have any names."""
    words = printable(" ".join(found.origin.split()))
    return words if len(words) <= _LONGEST_NOTE else f"{words[:_LONGEST_NOTE]}…"


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

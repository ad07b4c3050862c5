"""Reads the brand file of a theme, strictly, with the fonts and logos that it names."""

import re
from math import floor
from typing import TYPE_CHECKING

from kdeck.color import Color
from kdeck.datafile.node import Node
from kdeck.finding import Finding, Findings, has_errors, in_reading_order
from kdeck.fingerprint import Files, RefusedError, is_portable
from kdeck.nearest import nearest
from kdeck.theme.contact import read_practice
from kdeck.theme.decktemplate import DeckTemplate
from kdeck.theme.decktype import DeckType, read_deck_type
from kdeck.theme.logo import read_logos
from kdeck.theme.palette import Palette
from kdeck.theme.place import Folder
from kdeck.theme.policy import read_policy
from kdeck.theme.roles import Change, derive, working_color
from kdeck.theme.schema import BRAND, SEMANTIC, fields, read_brand
from kdeck.theme.shipped import DEFAULT_FAMILY, shipped_family
from kdeck.theme.swatch import Swatches
from kdeck.theme.theme import Theme
from kdeck.theme.typography import Typography

if TYPE_CHECKING:
    from kdeck.theme.citationstyle import CitationStyle

FILE = "_brand.yml"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def read_theme(files: Files, theme_id: str) -> tuple[Theme | None, tuple[Finding, ...]]:
    """Read themes/<id>/_brand.yml with the fonts and logos that it names.

    Gives the theme, or None where a finding is an error, and all findings.
    """
    findings = Findings(f"themes/{theme_id}/{FILE}")
    data = _read_bytes(files, theme_id, findings)
    tree = None if data is None else read_brand(data, findings)
    theme = None if tree is None else _read_brand(tree, theme_id, files, findings)
    found = in_reading_order(findings)
    return (None if has_errors(found) else theme), found


def is_theme_name(name: str) -> bool:
    """Say whether a folder of a theme may have a name, on every system."""
    return bool(_ID.fullmatch(name)) and is_portable(name)


def _read_bytes(files: Files, theme_id: str, findings: Findings) -> bytes | None:
    if not is_theme_name(theme_id):
        hint = "use letters, digits, - and _, and no name that Windows keeps, such as con or nul"
        findings.error("theme-unreadable", f"'{theme_id[:80]}' is no name for a theme", hint)
        return None
    try:
        data = files.read(findings.file)
    except RefusedError as error:
        findings.error("theme-unreadable", f"the file cannot be used: {error}", "check the file")
        return None
    if data is None:
        known = files.names("themes", ("",))
        hint = nearest(theme_id, known) if known else "put a file _brand.yml into themes/NAME"
        findings.error("theme-unreadable", f"there is no theme '{theme_id}'", hint)
    return data


def _read_brand(tree: Node, theme_id: str, files: Files, findings: Findings) -> Theme:
    given = fields(tree, BRAND, findings, "theme-key")
    folder = Folder(files, f"themes/{theme_id}", findings)
    policy = read_policy(given.get("defaults"), findings)
    findings.strict = policy.strict
    name = re.sub(r"[-_]+", " ", theme_id).strip().title()
    practice = read_practice(given.get("meta"), given.get("defaults"), name, findings)
    swatches = Swatches(given.get("color"), findings)
    typography = Typography(given.get("typography"), folder, findings)
    logos, logos_on_primary = read_logos(given.get("logo"), folder, findings, practice.clinic.name)
    body = typography.family("base") or shipped_family(DEFAULT_FAMILY)
    own = DeckType(typography.family("headings") or body, body)
    return Theme(
        id=theme_id,
        clinic=practice.clinic,
        palette=_palette(swatches, typography, findings),
        body=own.body,
        headings=own.headings,
        page=practice.page,
        region=practice.region,
        language=practice.language,
        logo=next(iter(logos), None),
        logo_on_primary=next(iter(logos_on_primary), None),
        standard=practice.standard,
        deck_type=read_deck_type(
            practice.deck_fonts, practice.office_fonts, own, typography, findings
        ),
        other_logos=logos[1:],
        other_logos_on_primary=logos_on_primary[1:],
        edition=policy.edition,
        left_out=policy.left_out,
        included=policy.included,
        shows_name=policy.shows_name,
        template=_template(practice.template, folder, findings),
        citation_style=_citation_style(practice.citation_style, folder, findings),
    )


def _template(node: Node | None, folder: Folder, findings: Findings) -> DeckTemplate | None:
    if node is None:
        return None
    # Most brands have none, and need not wait for what reads one.
    from kdeck.theme.templateread import read_template

    return read_template(node, folder, findings)


def _citation_style(
    node: Node | None, folder: Folder, findings: Findings
) -> "CitationStyle | None":
    if node is None:
        return None
    from kdeck.theme.citationread import read_style

    return read_style(node, folder, findings)


def _palette(swatches: Swatches, typography: Typography, findings: Findings) -> Palette:
    nodes = {name: swatches.node(name) for name in SEMANTIC}
    given: dict[str, Color] = {n: c for n in SEMANTIC if (c := swatches.role(n)) is not None}
    for element, role in (("headings", "headings"), ("link", "link")):
        nodes[role] = typography.color(element)
        color = swatches.color(nodes[role])
        if color is not None:
            given[role] = color
    for entries in typography.elements.values():
        for key in ("color", "background-color"):
            swatches.color(entries.get(key))
    swatches.tell_unused()
    derivation = derive(given)
    for change in derivation.changes:
        _report(change, nodes[change.role], working_color(given, change), findings)
    return derivation.palette


def _report(change: Change, node: Node | None, works: Color, findings: Findings) -> None:
    use = change.use
    key = node.path.removeprefix("$.") if node else change.role
    message = (
        f"{key} '{change.before}' has {ratio_words(change.had)} against '{use.against}' "
        f"{use.place}, and needs {use.needed:g}:1 there; "
        f"'{change.after}' is used ({ratio_words(change.reached)})"
    )
    hint = f"write '{works}' here to have one shade everywhere, or leave it so"
    if findings.strict:
        hint = f"write '{works}' here, or remove 'strict: true' to have it changed for you"
    findings.changed("theme-contrast", message, hint, node)


def ratio_words(value: float) -> str:
    """Write a contrast ratio, as in '4.4:1'."""
    # Rounded down: 4.49 must not read as the 4.5 it misses.
    return f"{floor(value * 10) / 10:g}:1"

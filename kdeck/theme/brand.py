"""Reads the brand file of a theme, strictly, with the fonts and logos that it names."""

import re
from math import floor
from typing import TYPE_CHECKING

from kdeck.color import Color
from kdeck.finding import Finding, has_errors, in_reading_order
from kdeck.fingerprint import Files, RefusedError, is_portable
from kdeck.theme.contact import read_practice
from kdeck.theme.decktemplate import DeckTemplate
from kdeck.theme.ledger import Ledger, nearest
from kdeck.theme.logo import read_logos
from kdeck.theme.palette import Palette
from kdeck.theme.place import Folder
from kdeck.theme.policy import read_policy
from kdeck.theme.roles import Change, derive, working_color
from kdeck.theme.schema import BRAND, SEMANTIC, fields
from kdeck.theme.shipped import DEFAULT_FAMILY, shipped_family
from kdeck.theme.swatch import Swatches
from kdeck.theme.theme import Theme
from kdeck.theme.tree import Node, YamlError, parse
from kdeck.theme.typography import Typography

if TYPE_CHECKING:
    pass

if TYPE_CHECKING:
    from kdeck.theme.citationstyle import CitationStyle

FILE = "_brand.yml"
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,63}")


def read_theme(files: Files, theme_id: str) -> tuple[Theme | None, tuple[Finding, ...]]:
    """Read themes/<id>/_brand.yml with the fonts and logos that it names.

    Gives the theme, or None where a finding is an error, and all findings.
    """
    ledger = Ledger(f"themes/{theme_id}/{FILE}")
    tree = _read_tree(files, theme_id, ledger)
    theme = None if tree is None else _read_brand(tree, theme_id, files, ledger)
    findings = in_reading_order(ledger.findings)
    return (None if has_errors(findings) else theme), findings


def is_theme_name(name: str) -> bool:
    """Say whether a folder of a theme may have a name, on every system."""
    return bool(_ID.fullmatch(name)) and is_portable(name)


def _read_tree(files: Files, theme_id: str, ledger: Ledger) -> Node | None:
    data = _read_bytes(files, theme_id, ledger)
    if data is None:
        return None
    try:
        tree = parse(data)
    except YamlError as error:
        ledger.error("theme-yaml", error.message, error.hint, Node(None, error.line or 1, ""))
        return None
    for node in tree.walk():
        for again in node.repeated:
            name = again.path.rsplit(".", 1)[-1]
            hint = "keep one of them"
            ledger.error("theme-yaml", f"'{name}' is given more than once", hint, again)
    return tree


def _read_bytes(files: Files, theme_id: str, ledger: Ledger) -> bytes | None:
    if not is_theme_name(theme_id):
        hint = "use letters, digits, - and _, and no name that Windows keeps, such as con or nul"
        ledger.error("theme-unreadable", f"'{theme_id[:80]}' is no name for a theme", hint)
        return None
    try:
        data = files.read(ledger.file)
    except RefusedError as error:
        ledger.error("theme-unreadable", f"the file cannot be used: {error}", "check the file")
        return None
    if data is None:
        known = files.names("themes", ("",))
        hint = nearest(theme_id, known) if known else "put a file _brand.yml into themes/NAME"
        ledger.error("theme-unreadable", f"there is no theme '{theme_id}'", hint)
    return data


def _read_brand(tree: Node, theme_id: str, files: Files, ledger: Ledger) -> Theme:
    given = fields(tree, BRAND, ledger, "theme-key")
    folder = Folder(files, f"themes/{theme_id}", ledger)
    policy = read_policy(given.get("defaults"), ledger)
    ledger.strict = policy.strict
    name = re.sub(r"[-_]+", " ", theme_id).strip().title()
    practice = read_practice(given.get("meta"), given.get("defaults"), name, ledger)
    swatches = Swatches(given.get("color"), ledger)
    typography = Typography(given.get("typography"), folder, ledger)
    logos, logos_on_primary = read_logos(given.get("logo"), folder, ledger, practice.clinic.name)
    body = typography.family("base") or shipped_family(DEFAULT_FAMILY)
    return Theme(
        id=theme_id,
        clinic=practice.clinic,
        palette=_palette(swatches, typography, ledger),
        body=body,
        headings=typography.family("headings") or body,
        page=practice.page,
        region=practice.region,
        language=practice.language,
        logo=next(iter(logos), None),
        logo_on_primary=next(iter(logos_on_primary), None),
        standard=practice.standard,
        office_fonts=practice.office_fonts,
        other_logos=logos[1:],
        other_logos_on_primary=logos_on_primary[1:],
        edition=policy.edition,
        left_out=policy.left_out,
        included=policy.included,
        shows_name=policy.shows_name,
        template=_template(practice.template, folder, ledger),
        citation_style=_citation_style(practice.citation_style, folder, ledger),
    )


def _template(node: Node | None, folder: Folder, ledger: Ledger) -> DeckTemplate | None:
    if node is None:
        return None
    # Most brands have none, and need not wait for what reads one.
    from kdeck.theme.templateread import read_template

    return read_template(node, folder, ledger)


def _citation_style(node: Node | None, folder: Folder, ledger: Ledger) -> "CitationStyle | None":
    if node is None:
        return None
    from kdeck.theme.citationread import read_style

    return read_style(node, folder, ledger)


def _palette(swatches: Swatches, typography: Typography, ledger: Ledger) -> Palette:
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
        _report(change, nodes[change.role], working_color(given, change), ledger)
    return derivation.palette


def _report(change: Change, node: Node | None, works: Color, ledger: Ledger) -> None:
    use = change.use
    key = node.path.removeprefix("$.") if node else change.role
    message = (
        f"{key} '{change.before}' has {ratio_words(change.had)} against '{use.against}' "
        f"{use.place}, and needs {use.needed:g}:1 there; "
        f"'{change.after}' is used ({ratio_words(change.reached)})"
    )
    hint = f"write '{works}' here to have one shade everywhere, or leave it so"
    if ledger.strict:
        hint = f"write '{works}' here, or remove 'strict: true' to have it changed for you"
    ledger.changed("theme-contrast", message, hint, node)


def ratio_words(value: float) -> str:
    """Write a contrast ratio, as in '4.4:1'."""
    # Rounded down: 4.49 must not read as the 4.5 it misses.
    return f"{floor(value * 10) / 10:g}:1"

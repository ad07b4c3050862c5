"""What a theme comes to, in words, and what differs between two of them."""

from collections.abc import Iterator
from dataclasses import dataclass, fields
from pathlib import Path

from kdeck.batch.projectfolder import require_themes, theme_names
from kdeck.errors import KdeckError
from kdeck.finding import has_errors, several
from kdeck.fingerprint import Files, digest
from kdeck.paletterole import PaletteRole
from kdeck.theme.brand import read_theme
from kdeck.theme.face import Family
from kdeck.theme.theme import Logo, Theme
from kdeck.units import PAGE_SIZES

_SHOWN = 8
_POINTS_PER_MM = 72 / 25.4


@dataclass(frozen=True, slots=True)
class Difference:
    """Hold one thing that two themes have differently; empty where one has nothing."""

    group: str
    name: str
    first: str
    second: str


def describe_themes(root: Path) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give each theme of a project with some lines about it."""
    for name in theme_names(root):
        theme, findings = read_theme(Files(root), name)
        if theme is None:
            count = sum(has_errors((finding,)) for finding in findings)
            words = f"{several(count, 'error')}: run 'kdeck theme check {name}'"
            yield name, (f"cannot be used, {words}",)
            continue
        palette, clinic = theme.palette, theme.clinic
        fonts = " and ".join(dict.fromkeys((theme.headings.name, theme.body.name)))
        yield (
            name,
            (
                clinic.name,
                f"{palette.primary} with {palette.accent}, {fonts}",
                f"{_page(theme)}, {theme.region}, {theme.language}",
            ),
        )


def compare_themes(root: Path, first: str, second: str) -> tuple[Difference, ...]:
    """List what differs in meaning. Raises KdeckError where a theme is missing or has errors."""
    require_themes(root, (first, second))
    one, other = (dict(_facts(_read(root, name))) for name in (first, second))
    return tuple(
        Difference(group, name, one.get((group, name), ""), other.get((group, name), ""))
        for group, name in dict.fromkeys((*one, *other))
        if one.get((group, name), "") != other.get((group, name), "")
    )


def _read(root: Path, name: str) -> Theme:
    theme, _ = read_theme(Files(root), name)
    if theme is None:
        raise KdeckError(f"the theme '{name}' has errors", f"run 'kdeck theme check {name}'")
    return theme


def _facts(theme: Theme) -> Iterator[tuple[tuple[str, str], str]]:
    clinic = theme.clinic
    for field in fields(clinic):
        if not field.compare:
            continue  # where the brand file says it
        value = getattr(clinic, field.name)
        yield ("clinic", field.name), ", ".join(value) if isinstance(value, tuple) else str(value)
    yield ("documents", "page"), _page(theme)
    for name in ("region", "language", "standard", "edition"):
        yield ("documents", name), str(getattr(theme, name))
    yield ("documents", "left out"), ", ".join(theme.left_out)
    yield ("documents", "included"), ", ".join(theme.included)
    for role in PaletteRole:
        yield ("colors", role), str(theme.palette[role])
    yield ("fonts", "text"), _family(theme.body)
    yield ("fonts", "headings"), _family(theme.headings)
    chosen = theme.deck_type
    yield ("fonts", "text of decks"), _family(chosen.body) if chosen else ""
    yield ("fonts", "headings of decks"), _family(chosen.headings) if chosen else ""
    yield ("logos", "on paper"), _logo(theme.logo)
    yield ("logos", "on the band"), _logo(theme.logo_on_primary)


def _page(theme: Theme) -> str:
    named = (name for name, size in PAGE_SIZES.items() if size == theme.page)
    width, height = (side / _POINTS_PER_MM for side in theme.page)
    return next(named, f"{width:.0f} by {height:.0f} mm")


def _family(family: Family) -> str:
    """Name a family; fonts of one name may differ, which the digests of their files tell."""
    if not family.own:
        return family.name
    own = "-".join(face.digest[:_SHOWN] for face in dict.fromkeys((family.regular, family.bold)))
    return f"{family.name} ({own})"


def _logo(logo: Logo | None) -> str:
    return f"{logo.file}, '{logo.alt}' ({digest(logo.data)[:_SHOWN]})" if logo else ""

"""That every document keeps to its pages for each clinic, on Letter and on A4."""

from dataclasses import replace
from functools import cache

import pytest

import starter
from kdeck.audienceselection import Reader, select
from kdeck.batch.budget import fitted
from kdeck.batch.contacts import with_contacts
from kdeck.batch.kit.table import kit_of
from kdeck.batch.project import Project
from kdeck.finding import Severity
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.theme.shipped import shipped_family
from kdeck.theme.theme import Theme
from kdeck.variants import Edition

from .placing import NAMES

# What a reader was promised: pages of the standard edition, and of those with large or roomy type.
PAGES = {
    ("ketamine-in-brief", Audience.PLAIN): 2,
    ("ketamine-in-brief", Audience.CLINICIAN): 1,
    ("snow-hill", Audience.PLAIN): 2,
    ("snow-hill", Audience.CLINICIAN): 2,
    ("safety-card", Audience.PLAIN): 1,
}
# Longer ones, in the standard edition.
LONG = {
    ("safety-notes", Audience.PLAIN): 5,
    ("safety-notes", Audience.CLINICIAN): 5,
}
# What the longest handouts take in the shipped themes.
LONGEST = {
    ("how-ketamine-works", Audience.PLAIN): 12,
    ("how-ketamine-works", Audience.CLINICIAN): 13,
    ("evidence-summary", Audience.CLINICIAN): 16,
}
LARGE = (Edition.LARGE_PRINT, Edition.DYSLEXIA)
MOST_LARGE = 6
SIZES = {"letter": (612.0, 792.0), "a4": (595.276, 841.89)}


@cache
def shipped() -> Project:
    return starter.project()


def too_long(
    project: Project, theme: Theme, size: str, pages: dict[tuple[str, Audience], int] = PAGES | LONG
) -> list[str]:
    """Say which documents take more pages than they may, or are refused for it."""
    theme = replace(theme, page=SIZES[size])
    library, _ = with_contacts(project.library_of(theme.id), theme)
    found = []
    for (name, audience), most in pages.items():
        recipe = next(recipe for recipe in library.recipes if recipe.id == name)
        document = select(library, recipe, Reader(audience, theme.region), project.scenes)
        kept = fitted(document, theme, Format.PDF)
        if any(finding.severity is Severity.ERROR for finding in kept.findings):
            found.append(f"{name} {audience}: {kept.findings[0].message}")
            continue
        plan = kit_of(Format.PDF).plan
        count = plan(kept.document, theme, Edition.STANDARD).extent().count
        if count > most:
            found.append(f"{name} {audience}: {count} pages")
    return found


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("name", NAMES)
def test_every_document_keeps_to_its_pages_for_each_of_twenty_clinics(
    project: Project, name: str, size: str
) -> None:
    theme = next(theme for theme in project.themes if theme.id == name)
    assert too_long(project, theme, size) == []


@pytest.mark.slow
@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", starter.THEMES)
def test_every_document_keeps_to_its_pages_in_each_shipped_theme(theme: str, size: str) -> None:
    pages = PAGES | LONG | LONGEST
    assert too_long(shipped(), starter.theme(theme), size, pages) == []


@pytest.mark.slow
@pytest.mark.parametrize("name", ["Asap", "Faustina"])
def test_every_document_keeps_to_its_pages_in_the_fonts_that_no_shipped_theme_has(
    name: str,
) -> None:
    family = shipped_family(name)
    theme = replace(starter.theme("default"), body=family, headings=family)
    assert too_long(shipped(), theme, "letter") == []


@pytest.mark.slow
@pytest.mark.parametrize("edition", LARGE)
@pytest.mark.parametrize("theme", starter.THEMES)
def test_a_leaflet_in_large_or_roomy_type_takes_six_pages_at_most(
    theme: str, edition: Edition
) -> None:
    brand = starter.theme(theme)
    library = shipped().library_of(theme)
    for name, audience in PAGES:
        recipe = next(recipe for recipe in library.recipes if recipe.id == name)
        document = select(library, recipe, Reader(audience, brand.region), shipped().scenes)
        kept = fitted(document, brand, Format.PDF).document
        count = kit_of(Format.PDF).plan(kept, brand, edition).extent().count
        assert count <= MOST_LARGE, f"{name} {audience}"

"""Checking themes for themselves: their brand files and words, and every pair of colors."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from kdeck.batch.clock import Today
from kdeck.batch.contacts import region_of, with_contacts
from kdeck.batch.jobs import check_region, plan_jobs
from kdeck.batch.kit.table import kit_of
from kdeck.batch.project import Sources, check_names, read_project
from kdeck.batch.projectfolder import require_themes, theme_names
from kdeck.batch.setup import read_setup
from kdeck.batch.trial import kinds_of, read_trials
from kdeck.batch.work import make
from kdeck.check.content.clinicrules import check_clinic_words, check_own_words
from kdeck.check.content.reach import check_answers
from kdeck.check.target.glyphs import check_clinic
from kdeck.check.target.safety import check_confirmed
from kdeck.check.text.passage import passages
from kdeck.check.theme.citations import check_citations
from kdeck.check.theme.colors import check_colors
from kdeck.check.theme.deckfonts import check_deck_fonts
from kdeck.check.theme.logos import check_logos
from kdeck.check.theme.template import check_matches, check_template
from kdeck.errors import KdeckError
from kdeck.finding import Finding, Severity, Span, has_errors, in_reading_order
from kdeck.fingerprint import Files
from kdeck.load.local import Own, read_own
from kdeck.model.library import Library
from kdeck.model.usage import cited_references
from kdeck.plan.contrast.all import drawn_meetings
from kdeck.plan.contrast.pair import Meeting, Pair
from kdeck.plan.master.adopting import adopted
from kdeck.theme.brand import FILE, read_theme
from kdeck.theme.theme import Theme


@dataclass(frozen=True, slots=True)
class Matched:
    """Say which layout of a template serves for one of ours, and how it was found."""

    ours: str
    theirs: str
    how: str


@dataclass(frozen=True, slots=True)
class ThemeVerdict:
    """Hold what was found of one theme; without a theme, its brand file cannot be used.

    matched are the layouts of its PowerPoint template, where it has one.
    """

    id: str
    theme: Theme | None
    pairs: tuple[Pair, ...]
    findings: tuple[Finding, ...]
    matched: tuple[Matched, ...] = ()


def check_themes(root: Path, names: tuple[str, ...], today: Today) -> tuple[ThemeVerdict, ...]:
    """Check some themes of a project, or all. Raises KdeckError where it has no such theme."""
    require_themes(root, names)
    names = names or theme_names(root)
    if not names:
        raise KdeckError("there is no theme here", "make one with 'kdeck theme new NAME'")
    files = Files(root)
    project = read_project(files, ())
    # What is said about their words is no theme's.
    sources = Sources(files, project.library, project.findings, said=())
    drawn = drawn_meetings(project.scenes.values())
    return tuple(_check(root, name, drawn, sources, today) for name in names)


def _check(
    root: Path, name: str, drawn: tuple[Meeting, ...], sources: Sources, today: Today
) -> ThemeVerdict:
    files, library = Files(root), sources.library
    theme, findings = read_theme(files, name)
    if theme is None:
        return ThemeVerdict(name, None, (), findings)
    colors = check_colors(theme, drawn)
    found = (
        *findings,
        *check_names(root, (name,)),
        *check_logos(theme),
        *check_clinic(theme),
        *check_clinic_words(theme, library, region_of(library, theme)),
        *_own(files, theme, library),
        *_region(theme, library),
        *check_answers(theme, region_of(library, theme)),
        *colors.findings,
        *check_template(theme),
        *check_citations(theme, cited_references(library)),
        *check_matches(theme),
        *check_deck_fonts(theme),
        *read_trials(read_setup(root).output).judge(kinds_of(theme), files),
        *_decks(root, theme, sources, today),
    )
    matched = tuple(Matched(m.name, m.layout.name, m.how) for m in adopted(theme).matches)
    return ThemeVerdict(name, theme, colors.pairs, in_reading_order(found), matched)


def _own(files: Files, theme: Theme, library: Library) -> Iterator[Finding]:
    """Check a clinic's own words and documents."""
    own, problems = read_own(files, library, Own(theme.id, theme.left_out, theme.included))
    yield from problems
    if own is not library:
        yield from check_own_words(own, theme, passages(own), region_of(own, theme))


def _decks(root: Path, theme: Theme, sources: Sources, today: Today) -> Iterator[Finding]:
    """Make the decks of the project on a theme's template: what stops a build is foreseen here.

    Sources with errors of their own make none. What stands beside decks shows the same slides.
    """
    if theme.template is None:
        return
    project, found = read_project(Files(root), (theme.id,), sources), list[Finding]()
    jobs = [
        (target, job)
        for target, job in plan_jobs(project, theme, found, today)
        if (kit := kit_of(job.format)).uses_template and not kit.beside
    ]
    if has_errors((*project.findings, *found)):
        return
    for target, job in jobs:
        for finding in make(job).findings:
            if finding.severity is Severity.ERROR:
                message = f"{target.document} ({target.audience}) cannot be built on the template: "
                yield replace(finding, message=message + finding.message)


def _region(theme: Theme, library: Library) -> Iterator[Finding]:
    # Without any region, the sources are at fault, and not the theme.
    if library.regions:
        yield from check_region(theme, {region.key for region in library.regions})
    own, problems = with_contacts(library, theme)
    yield from problems
    span = Span(f"themes/{theme.id}/{FILE}", None, "$.defaults.kdeck.crisis")
    for region in own.regions:
        if region.key == theme.region:
            yield from (replace(finding, span=span) for finding in check_confirmed(region))

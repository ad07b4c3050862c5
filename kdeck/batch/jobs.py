"""The jobs of a theme: one for each document, audience, format and edition."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import partial

from kdeck.audienceselection import Reader, select
from kdeck.batch.clock import Today
from kdeck.batch.contacts import with_contacts
from kdeck.batch.expiry import check_expiry
from kdeck.batch.kit.table import kit_of, on_request, standard_of
from kdeck.batch.project import Project
from kdeck.batch.signoffstanding import Standing, judge
from kdeck.batch.target import Target
from kdeck.batch.work import Job
from kdeck.finding import Finding, Span, has_errors
from kdeck.fingerprint import digest
from kdeck.load.memory import Memory
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.library import Library
from kdeck.theme.theme import Theme
from kdeck.variants import Edition, Standard

# What people write for a country whose code is another one.
_ALSO = {"UK": "GB", "EN": "GB", "USA": "US"}


def plan_jobs(
    project: Project,
    theme: Theme,
    findings: list[Finding],
    today: Today,
    standard: Standard | None = None,
    documents: tuple[str, ...] = (),
) -> Iterator[tuple[Target, Job]]:
    """Give the jobs of a theme, or of some of its documents; none where its region is unknown.

    That is found, too. A document names its review where one holds today; else it is a draft. A
    format that has standards keeps the one that is asked for, or else the theme's.
    """
    standard = standard or theme.standard
    unknown = tuple(check_region(theme, {region.key for region in project.library.regions}))
    if unknown:
        findings.extend(unknown)
        return
    library, problems = with_contacts(project.library_of(theme.id), theme)
    findings.extend(problems)
    # What several themes share is said once.
    aged = check_expiry(library, theme.region, today)
    findings.extend(finding for finding in aged if finding not in findings)
    for recipe in library.recipes:
        if documents and recipe.id not in documents:
            continue
        for audience in recipe.audiences:
            reader = Reader(audience, theme.region, theme.language)
            document = select(library, recipe, reader, project.scenes)
            standing = judge(library.reviews, document, theme, today)
            document = replace(document, review=standing.review)
            asked = on_request(recipe.formats)
            for kind in (*recipe.formats, *asked):
                kept = standard_of(kind, standard)
                for edition in kit_of(kind).editions:
                    if edition is Edition.FILLABLE and not document.is_written_on:
                        continue
                    target = Target(
                        *(theme.id, recipe.id, audience, kind, edition),
                        standard=kept,
                        on_request=kind in asked,
                    )
                    yield target, Job(document, theme, kind, edition, kept, standing)


def standings_of(
    project: Project,
    findings: list[Finding],
    today: Today,
    documents: tuple[str, ...] = (),
) -> tuple[Standing, ...]:
    """Judge every document of the themes of a project, or some; none where they have errors."""
    if has_errors(findings):
        return ()
    found: dict[tuple[str, str, Audience], Standing] = {}
    for theme in project.themes:
        for target, job in plan_jobs(project, theme, findings, today, None, documents):
            assert job.standing is not None
            found[target.theme, target.document, target.audience] = job.standing
    return tuple(found.values())


def check_region(theme: Theme, regions: set[str]) -> Iterator[Finding]:
    """Find a region that has no crisis contacts."""
    if theme.region not in regions:
        country = _ALSO.get(theme.region, theme.region).split("-")[0]
        near = sorted(key for key in regions if key.split("-")[0] == country)
        listed = ", ".join(near or sorted(regions))
        yield Finding(
            "region-unknown",
            f"the region '{theme.region}' of the theme has no crisis contacts",
            f"choose one of {listed}, or add it to sources/regions.yml",
            Span(f"themes/{theme.id}/_brand.yml", None, "$.defaults.kdeck.region"),
        )


def check_documents(jobs: Iterable[Job], library: Library, memory: Memory) -> Iterator[Finding]:
    """Check the document of some jobs, each once for all its formats and editions.

    What was found holds as long as the document and the words of the project are the same.
    """
    documents = {(j.theme.id, j.document.id, j.document.audience): j.document for j in jobs}
    short = library.short_forms
    words = library.glossary, short.forms, sorted(short.known)
    for key, document in documents.items():
        source = digest(repr((words, document)).encode())
        judge = partial(_judged, document, library)
        yield from memory.judged(f"document {' '.join(key)}", source, judge)


def _judged(document: Document, library: Library) -> Iterator[Finding]:
    from kdeck.check.content.documentrules import check_document

    return check_document(document, library)

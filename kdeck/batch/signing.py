"""Signing a document off, and showing how all documents stand."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from pathlib import Path

from kdeck.batch.checking import check_job
from kdeck.batch.coverage import coverage
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.project import Project, read_project, require_project, theme_names
from kdeck.batch.review import Standing, standing
from kdeck.batch.store import write_files
from kdeck.edition import Edition
from kdeck.errors import ExitCode, KdeckError
from kdeck.finding import Finding, Span, has_errors, in_reading_order
from kdeck.fingerprint import Files
from kdeck.load.reviews import FILE
from kdeck.model.audience import Audience
from kdeck.model.recipe import Recipe
from kdeck.model.review import Covered, Review, SignOff, content_digest

_HEADER = """\
# Written by 'kdeck review approve', which writes the whole file each time: comments are not kept.
# A sign-off ends when anything that it covers is changed, and when its due date has passed.
# 'kdeck review status' shows which hold.
reviews:
"""


@dataclass(frozen=True, slots=True)
class Approval:
    """Say who approves a document, for which audiences; none stands for all that it has."""

    document: str
    by: str
    role: str
    due: date
    audiences: tuple[Audience, ...] = ()


@dataclass(frozen=True, slots=True)
class Signed:
    """Hold the sign-offs that were written; none where findings forbid them."""

    sign_offs: tuple[SignOff, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Standings:
    """Hold how every document stands, and the regions that the project's themes are for."""

    standings: tuple[Standing, ...]
    regions: tuple[str, ...]
    findings: tuple[Finding, ...]


def approve(root: Path, approval: Approval, today: date) -> Signed:
    """Record a sign-off in sources/reviews.yml, for the regions of the project's themes.

    Raises KdeckError where there is no such project, document or audience.
    """
    project = _read(root)
    recipe = _recipe(project, approval.document)
    audiences = approval.audiences or recipe.audiences
    for audience in audiences:
        if audience not in recipe.audiences:
            raise KdeckError(
                f"'{recipe.id}' is not for the audience '{audience}'",
                f"its audiences are {', '.join(recipe.audiences)}",
                ExitCode.USAGE,
            )
    review = Review(
        approval.by, approval.role, today.isoformat(), approval.due.isoformat(), Span(FILE)
    )
    findings = in_reading_order(_findings(project, recipe, audiences, review))
    if has_errors(findings):
        return Signed((), findings)
    regions = sorted({theme.region for theme in project.themes})
    made = tuple(_sign_off(project, recipe, audience, (review, regions)) for audience in audiences)
    replaced = {(sign_off.document, sign_off.audience) for sign_off in made}
    kept = (s for s in project.library.reviews if (s.document, s.audience) not in replaced)
    write_files(root, {FILE: reviews_bytes((*kept, *made))})
    return Signed(made, findings)


def list_standings(root: Path, today: date) -> Standings:
    """Show how every document stands for each of its audiences.

    Raises KdeckError where there is no project.
    """
    project = _read(root)
    library = project.library
    findings = tuple(f for f in project.findings if _is_of_sources(f))
    standings = (
        standing(library, recipe, audience, today)
        for recipe in library.recipes
        for audience in recipe.audiences
    )
    regions = tuple(sorted({theme.region for theme in project.themes}))
    return Standings(() if has_errors(findings) else tuple(standings), regions, findings)


def reviews_bytes(sign_offs: Iterable[SignOff]) -> bytes:
    """Write sign-offs as YAML, by document and audience."""
    order = list(Audience)
    listed = sorted(sign_offs, key=lambda s: (s.document, order.index(s.audience)))
    return (_HEADER + "".join(line for s in listed for line in _lines(s))).encode()


def _lines(sign_off: SignOff) -> Iterator[str]:
    review = sign_off.review
    yield f"  - document: {_quoted(sign_off.document)}\n"
    yield f"    audience: {sign_off.audience}\n"
    for key in ("by", "role", "on", "due"):
        yield f"    {key}: {_quoted(getattr(review, key))}\n"
    yield f"    content: {_quoted(sign_off.content)}\n"
    yield "    covers:\n"
    for group, covers in groupby(sorted(sign_off.covers), lambda covered: covered.group):
        yield f"      {group}:\n"
        for covered in covers:
            yield f"        {_quoted(covered.key)}: {_quoted(covered.digest)}\n"


def _quoted(text: str) -> str:
    """Write a text in double quotes; what JSON writes so, YAML reads so."""
    return json.dumps(text, ensure_ascii=False)


def _read(root: Path) -> Project:
    require_project(root)
    return read_project(Files(root), theme_names(root))


def _recipe(project: Project, name: str) -> Recipe:
    recipes = {recipe.id: recipe for recipe in project.library.recipes}
    if name not in recipes:
        known = f"the documents are {', '.join(recipes)}"
        raise KdeckError(f"there is no document '{name}'", known)
    return recipes[name]


def _findings(
    project: Project, recipe: Recipe, audiences: tuple[Audience, ...], review: Review
) -> Iterator[Finding]:
    """Find what is wrong with a document, in every theme that can be read."""
    folders = tuple(f"themes/{theme.id}/" for theme in project.themes)
    read = tuple(
        finding
        for finding in project.findings
        # What a theme that can be read says would be printed in the document.
        if _is_of_sources(finding) or not folders or finding.span.file.startswith(folders)
    )
    yield from read
    if has_errors(read):
        return
    found: list[Finding] = []
    for theme in project.themes:
        today = date.fromisoformat(review.on)
        for target, job in plan_jobs(project, theme, found, today):
            asked = target.document == recipe.id and target.audience in audiences
            if asked and target.edition is Edition.STANDARD:
                # As it will be printed: the name of who signs needs its glyphs, too.
                found.extend(check_job(replace(job, document=replace(job.document, review=review))))
    yield from found


def _is_of_sources(finding: Finding) -> bool:
    return finding.span.file.startswith("sources/")


def _sign_off(
    project: Project, recipe: Recipe, audience: Audience, made: tuple[Review, list[str]]
) -> SignOff:
    review, regions = made
    covers: tuple[Covered, ...] = coverage(project.library, recipe, audience, regions)
    return SignOff(recipe.id, audience, review, content_digest(covers), covers)

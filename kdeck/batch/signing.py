"""Signing a document off, withdrawing that, and showing how all documents stand."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kdeck.batch.atomicwrite import write_files
from kdeck.batch.checking import check_job
from kdeck.batch.clock import Today
from kdeck.batch.jobs import plan_jobs, standings_of
from kdeck.batch.printed import printed
from kdeck.batch.project import Project, read_project
from kdeck.batch.projectfolder import require_project, require_themes, theme_names
from kdeck.batch.signoffstanding import Standing
from kdeck.batch.version import installed_version
from kdeck.batch.work import Job
from kdeck.errors import ExitCode, KdeckError
from kdeck.finding import Finding, Findings, Span, has_errors, in_reading_order
from kdeck.fingerprint import Files
from kdeck.load.folders import REVIEWS
from kdeck.load.reviews import read_reviews
from kdeck.model.audience import Audience
from kdeck.model.recipe import Recipe
from kdeck.model.review import Review, SignOff, Withdrawal
from kdeck.variants import Edition

_HEADER = """\
# Written by 'kdeck review approve' and 'withdraw', which write the whole file each time: comments
# are not kept. This is a record of who said that they had read what, not a proof: anybody who can
# edit the file can write a name into it.
# A sign-off ends when a word that it covers is changed, when it is withdrawn, and when its due date
# has passed. 'kdeck review status' shows which hold.
reviews:
"""


@dataclass(frozen=True, slots=True)
class Approval:
    """Say who approves a document, on what day, in which themes, and for which audiences.

    No audience stands for all that the document has.
    """

    document: str
    by: str
    role: str
    on: date
    due: date
    themes: tuple[str, ...] = ("default",)
    audiences: tuple[Audience, ...] = ()


@dataclass(frozen=True, slots=True)
class Signed:
    """Hold the sign-offs that were written; none where findings forbid them."""

    sign_offs: tuple[SignOff, ...]
    findings: tuple[Finding, ...]


@dataclass(frozen=True, slots=True)
class Standings:
    """Hold how every document stands in every theme."""

    standings: tuple[Standing, ...]
    findings: tuple[Finding, ...]


def approve(root: Path, approval: Approval, today: Today) -> Signed:
    """Record in sources/reviews.yml that a document is approved as some themes print it.

    Raises KdeckError where there is no such project, theme, document or audience, and for a date
    that is still to come.
    """
    if not today.has_come(approval.on.isoformat()):
        raise KdeckError(
            f"'{approval.on}' is still to come", "sign with today's date", ExitCode.USAGE
        )
    require_project(root)
    require_themes(root, approval.themes)
    project = read_project(Files(root), approval.themes)
    if has_errors(project.findings):
        return Signed((), project.findings)
    review = Review(
        approval.by, approval.role, approval.on.isoformat(), approval.due.isoformat(), Span(REVIEWS)
    )
    findings = list(project.findings)
    signed: dict[tuple[str, Audience, str], Job] = {}
    for theme in approval.themes:
        _require_audiences(_recipe(project, theme, approval.document), approval.audiences)
        for job in _jobs(project, theme, approval, today, findings):
            # As it will be printed: the name of who signs needs its glyphs, too.
            document = replace(job.document, review=review)
            findings.extend(check_job(replace(job, document=document)))
            signed[document.id, document.audience, theme] = replace(job, document=document)
    found = in_reading_order(dict.fromkeys(findings))
    if has_errors(found):
        return Signed((), found)
    made = tuple(_sign_off(job, review) for job in signed.values())
    kept = [s for s in project.library.reviews if not _is_replaced(s, signed)]
    write_files(root, {REVIEWS: reviews_bytes((*kept, *made))})
    return Signed(made, found)


def withdraw(
    root: Path, document: str, themes: tuple[str, ...], withdrawal: Withdrawal
) -> tuple[SignOff, ...]:
    """Record that the sign-offs of a document in some themes hold no more; they stay, with why.

    Raises KdeckError where there is no project, no such sign-off, or the file cannot be read.
    """
    require_project(root)
    findings = Findings(REVIEWS)
    sign_offs = read_reviews(Files(root), findings)
    if has_errors(findings):
        first = findings.found[0]
        raise KdeckError(
            f"{REVIEWS} cannot be read: {first.message}", first.hint, ExitCode.UNREADABLE
        )
    ended = [s for s in sign_offs if s.document == document and s.theme in themes and s.is_open]
    if not ended:
        listed = ", ".join(f"'{theme}'" for theme in themes)
        raise KdeckError(
            f"no sign-off of '{document}' in {listed} is there to withdraw",
            "'kdeck review status' shows which there are",
        )
    now = tuple(replace(s, withdrawn=withdrawal) if s in ended else s for s in sign_offs)
    write_files(root, {REVIEWS: reviews_bytes(now)})
    return tuple(ended)


def list_standings(root: Path, themes: tuple[str, ...], today: Today) -> Standings:
    """Show how every document stands for each of its audiences, in some themes or all.

    Raises KdeckError where there is no project or no such theme.
    """
    require_project(root)
    require_themes(root, themes)
    project = read_project(Files(root), themes or theme_names(root))
    findings = list(project.findings)
    standings = standings_of(project, findings, today)
    return Standings(standings, in_reading_order(findings))


def reviews_bytes(sign_offs: Iterable[SignOff]) -> bytes:
    """Write sign-offs as YAML, by document, audience and theme; withdrawn ones stand first."""
    order = list(Audience)
    listed = sorted(
        sign_offs, key=lambda s: (s.document, order.index(s.audience), s.theme, s.is_open)
    )
    return (_HEADER + "".join(line for s in listed for line in _lines(s))).encode()


def _lines(sign_off: SignOff) -> Iterator[str]:
    review = sign_off.review
    yield f"  - document: {_quoted(sign_off.document)}\n"
    yield f"    audience: {sign_off.audience}\n"
    if not sign_off.is_older:
        yield f"    theme: {_quoted(sign_off.theme)}\n"
    for key in ("by", "role", "on", "due"):
        yield f"    {key}: {_quoted(getattr(review, key))}\n"
    if withdrawn := sign_off.withdrawn:
        yield "    withdrawn:\n"
        yield f"      on: {_quoted(withdrawn.on)}\n"
        yield f"      because: {_quoted(withdrawn.because)}\n"
    if sign_off.is_older:
        return
    yield f"    kdeck: {_quoted(sign_off.version)}\n"
    yield f"    content: {_quoted(sign_off.content)}\n"
    yield "    covers:\n"
    for covered in sorted(sign_off.covers):
        yield f"      {_quoted(covered.name)}: {_quoted(covered.digest)}\n"


def _quoted(text: str) -> str:
    """Write a text in double quotes; what JSON writes so, YAML reads so."""
    return json.dumps(text, ensure_ascii=False)


def _recipe(project: Project, theme: str, name: str) -> Recipe:
    recipes = {recipe.id: recipe for recipe in project.library_of(theme).recipes}
    if name not in recipes:
        known = f"the documents of '{theme}' are {', '.join(recipes)}"
        raise KdeckError(f"there is no document '{name}' in '{theme}'", known)
    return recipes[name]


def _require_audiences(recipe: Recipe, audiences: tuple[Audience, ...]) -> None:
    for audience in audiences:
        if audience not in recipe.audiences:
            raise KdeckError(
                f"'{recipe.id}' is not for the audience '{audience}'",
                f"its audiences are {', '.join(recipe.audiences)}",
                ExitCode.USAGE,
            )


def _jobs(
    project: Project, name: str, approval: Approval, today: Today, findings: list[Finding]
) -> list[Job]:
    """Give the jobs of the document that is approved, in one theme, in the standard edition."""
    theme = next(theme for theme in project.themes if theme.id == name)
    return [
        job
        for target, job in plan_jobs(
            project, theme, findings, today, documents=(approval.document,)
        )
        if target.edition is Edition.STANDARD
        and not target.on_request
        and (not approval.audiences or target.audience in approval.audiences)
    ]


def _sign_off(job: Job, review: Review) -> SignOff:
    document = job.document
    found = printed(document, job.theme)
    return SignOff(
        document.id,
        document.audience,
        job.theme.id,
        review,
        installed_version() or "",
        found.content,
        found.covers,
    )


def _is_replaced(sign_off: SignOff, signed: Iterable[tuple[str, Audience, str]]) -> bool:
    """Say whether a new sign-off takes the place of one; what was withdrawn stays on record."""
    if sign_off.is_older:
        return any(key[:2] == (sign_off.document, sign_off.audience) for key in signed)
    return sign_off.is_open and (sign_off.document, sign_off.audience, sign_off.theme) in signed

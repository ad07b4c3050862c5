"""The work of one target: plan it, check the plan, render it; done in any process."""

from dataclasses import dataclass, field
from pkgutil import resolve_name
from time import perf_counter
from typing import Any

from kdeck.check.glyphs import check_glyphs
from kdeck.check.headings import check_headings
from kdeck.check.points import check_points
from kdeck.check.safety import check_safety
from kdeck.edition import Edition
from kdeck.finding import Finding, has_errors, in_reading_order
from kdeck.model.document import Document
from kdeck.model.recipe import Format
from kdeck.render.artifact import Artifact
from kdeck.standard import DEFAULT_STANDARD, Standard
from kdeck.theme.theme import Theme

# Resolved on use: reportlab and python-pptx cost a tenth of a second each to import.
PLANNERS = {
    Format.PDF: "kdeck.plan.compose:plan_handout",
    Format.PPTX: "kdeck.plan.present:plan_deck",
}
RENDERERS = {
    Format.PDF: "kdeck.render.pdf.writer:render",
    Format.PPTX: "kdeck.render.pptx.writer:render",
}
PLAN_CHECKS = {Format.PPTX: "kdeck.check.slides:check_slides"}
CRISIS_CHECKS = {
    Format.PDF: "kdeck.check.crisis:check_handout",
    Format.PPTX: "kdeck.check.crisis:check_deck",
}
# Only the file tells what stands on its first and its last page.
PAGE_CHECKS = {Format.PDF: "kdeck.check.pdf.crisis:check_pages"}


@dataclass(frozen=True, slots=True)
class Job:
    """Hold all that one target needs."""

    document: Document
    theme: Theme
    format: Format
    edition: Edition = Edition.STANDARD
    standard: Standard = DEFAULT_STANDARD


@dataclass(frozen=True, slots=True)
class Made:
    """Hold what a job made: the bytes of a file, empty where findings forbid one."""

    data: bytes = field(repr=False)
    findings: tuple[Finding, ...]
    seconds: float


def make(job: Job) -> Made:
    """Do one job; the same job gives the same bytes in any process."""
    start = perf_counter()
    findings = tuple(check_content(job))
    data = b""
    if not has_errors(findings):
        plan = plan_job(job)
        findings += tuple(check_plan(job, plan))
        if not has_errors(findings):
            made = _render(job, plan)
            data, findings = made.data, findings + made.findings
        if data and job.format in PAGE_CHECKS:
            findings += tuple(_call(PAGE_CHECKS[job.format], data, job.document))
            data = b"" if has_errors(findings) else data
    return Made(data, in_reading_order(findings), perf_counter() - start)


def plan_job(job: Job) -> Any:
    """Plan a handout in its edition, or a deck."""
    plan = resolve_name(PLANNERS[job.format])
    if job.format is Format.PDF:
        return plan(job.document, job.theme, job.edition)
    return plan(job.document, job.theme)


def check_plan(job: Job, plan: Any) -> list[Finding]:
    """Check what a plan must show, and that it fits."""
    found = list(_call(CRISIS_CHECKS[job.format], plan, job.document))
    if job.format in PLAN_CHECKS:
        found.extend(_call(PLAN_CHECKS[job.format], plan))
    return found


def _render(job: Job, plan: Any) -> Artifact:
    render = resolve_name(RENDERERS[job.format])
    made = render(plan, job.standard) if job.format is Format.PDF else render(plan)
    assert isinstance(made, Artifact)
    return made


def check_content(job: Job) -> list[Finding]:
    """Check what a document must carry before it is planned."""
    return [
        *check_safety(job.document, job.format),
        *check_glyphs(job.document, job.theme),
        *check_headings(job.document),
        *(check_points(job.document) if job.format is Format.PPTX else ()),
    ]


def _call(name: str, *arguments: Any) -> Any:
    return resolve_name(name)(*arguments)

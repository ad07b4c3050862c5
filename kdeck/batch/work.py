"""The work of one target: plan it, check the plan, render it; done in any process."""

from dataclasses import dataclass, field
from pkgutil import resolve_name
from time import perf_counter
from typing import Any

from kdeck.batch.content import check_content
from kdeck.batch.review import Standing
from kdeck.finding import Finding, has_errors, in_reading_order
from kdeck.model.document import Document
from kdeck.model.recipe import Format
from kdeck.render.artifact import Artifact
from kdeck.theme.theme import Theme
from kdeck.variants import DEFAULT_STANDARD, Edition, Standard

# Resolved on use: reportlab and python-pptx cost a tenth of a second each to import.
PLANNERS = {
    Format.PDF: "kdeck.plan.handout.planner:plan_handout",
    Format.PPTX: "kdeck.plan.deck.planner:plan_deck",
}
RENDERERS = {
    Format.PDF: "kdeck.render.pdf.writer:render",
    Format.PPTX: "kdeck.render.pptx.writer:render",
}
PLAN_CHECKS = {Format.PPTX: "kdeck.check.target.slides:check_slides"}
CRISIS_CHECKS = {
    Format.PDF: "kdeck.check.target.crisis:check_handout",
    Format.PPTX: "kdeck.check.target.crisis:check_deck",
}
# Each file is judged by the part that can differ from file to file: the trial of its theme was
# judged by the full checks (see kdeck.batch.trial).
MADE_CHECKS = {
    Format.PDF: "kdeck.check.pdf.made:check_made",
    Format.PPTX: "kdeck.check.pptx.made:check_made",
}


@dataclass(frozen=True, slots=True)
class Job:
    """Hold all that one target needs, and how its document stands with those who review it."""

    document: Document
    theme: Theme
    format: Format
    edition: Edition = Edition.STANDARD
    standard: Standard = DEFAULT_STANDARD
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class Made:
    """Hold what a job made: the bytes of a file, empty where findings forbid one."""

    data: bytes = field(repr=False)
    findings: tuple[Finding, ...]
    seconds: float


def make(job: Job) -> Made:
    """Do one job; the same job gives the same bytes in any process."""
    start = perf_counter()
    findings = tuple(check_content(job.document, job.theme, job.format))
    data = b""
    if not has_errors(findings):
        plan = plan_job(job)
        findings += tuple(check_plan(job, plan))
        if not has_errors(findings):
            made = render_plan(job, plan)
            data, findings = made.data, findings + made.findings
        if data and job.format in MADE_CHECKS:
            findings += tuple(_call(MADE_CHECKS[job.format], data, job.document))
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


def render_plan(job: Job, plan: Any) -> Artifact:
    """Render a handout in the job's standard, or a deck."""
    render = resolve_name(RENDERERS[job.format])
    made = render(plan, job.standard) if job.format is Format.PDF else render(plan)
    assert isinstance(made, Artifact)
    return made


def _call(name: str, *arguments: Any) -> Any:
    return resolve_name(name)(*arguments)

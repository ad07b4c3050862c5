"""The work of one target: plan it, check the plan, render it; done in any process."""

from dataclasses import dataclass, field, replace
from time import perf_counter

from kdeck.batch.budget import fitted
from kdeck.batch.content import check_content
from kdeck.batch.kit.kit import Plan
from kdeck.batch.kit.table import kit_of
from kdeck.batch.signoffstanding import Standing
from kdeck.finding import Finding, has_errors, in_reading_order
from kdeck.model.document import Document
from kdeck.model.recipe import Format
from kdeck.theme.theme import Theme
from kdeck.variants import DEFAULT_STANDARD, Edition, Standard


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
    """Hold what a job made: the bytes of a file, empty where findings forbid one.

    length is the number of its pages or slides, None where it has neither.
    """

    data: bytes = field(repr=False)
    findings: tuple[Finding, ...]
    seconds: float
    length: int | None = None


def make(job: Job) -> Made:
    """Do one job; the same job gives the same bytes in any process."""
    start = perf_counter()
    findings = tuple(check_content(job.document, job.theme, job.format))
    data, length, measured = b"", None, None
    if not has_errors(findings):
        kept = fitted(job.document, job.theme, job.format)
        job, findings = replace(job, document=kept.document), findings + kept.findings
        measured = kept.plan if job.edition is Edition.STANDARD else None
    if not has_errors(findings):
        plan = measured or plan_job(job)
        findings += tuple(plan.check())
        if not has_errors(findings):
            made = plan.render(job.standard)
            data, findings = made.data, findings + made.findings
            length = made.length
        if data:
            findings += tuple(kit_of(job.format).check_made(data, job.document))
            data = b"" if has_errors(findings) else data
    return Made(data, in_reading_order(findings), perf_counter() - start, length)


def plan_job(job: Job) -> Plan:
    """Lay out the document of a job in its format."""
    return kit_of(job.format).plan(job.document, job.theme, job.edition)

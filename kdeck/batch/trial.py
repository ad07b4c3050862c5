"""The trial of a theme: a small handout and a small deck, judged by the full file checks.

What a theme brings from outside, its fonts, template, logos and colors, is the same in every file
that is made with it: it is judged once, and again when it or the program has changed.
"""

import json
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from kdeck.audienceselection import Reader, select
from kdeck.batch.content import check_content
from kdeck.batch.kit.table import KITS, edition_of, kit_of, standard_of
from kdeck.batch.madefrom import brand_of
from kdeck.batch.output import Output
from kdeck.batch.program import program_digest
from kdeck.batch.project import read_scenes
from kdeck.batch.target import OUTPUT
from kdeck.batch.work import Job, plan_job
from kdeck.finding import Finding, Severity, Span, has_errors
from kdeck.fingerprint import Files, digest
from kdeck.load.project import read_library
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.theme.brand import FILE as BRAND
from kdeck.theme.theme import Theme

FILE = f"{OUTPUT}/.kdeck-trials.json"
_SOURCES = Path(__file__).parent / "data" / "trial"
_REGION = "US"
_VERSION = 1
_DIGEST = re.compile("[0-9a-f]{64}")
# Some hundred clinics have a dozen each.
_MOST_BYTES, _MOST_KEPT = 1 << 21, 20_000
# A template may break one rule on every slide: a person reads the first few.
_MOST_FINDINGS = 12


@dataclass(slots=True)
class Trials:
    """Keep which trials passed, the latest last, each by the digest of what it was made from."""

    program: str
    passed: dict[str, None] = field(default_factory=dict)

    def judge(self, jobs: Iterable[Job], files: Files) -> Iterator[Finding]:
        """Find what is wrong in trials of the themes of some jobs, as far as they are not known.

        Each theme is tried in the formats, editions and standards that the jobs ask for.
        """
        for job in _one_for_each_kind(jobs):
            key = self._key(job, files)
            found = () if key in self.passed else tuple(try_theme(job))
            yield from found
            if not found:
                self.passed.pop(key, None)
                self.passed[key] = None

    def _key(self, job: Job, files: Files) -> str:
        brought = brand_of(files, job.theme.id).entries
        made = (self.program, brought, job.format, job.edition, job.standard)
        return digest(repr(made).encode())


def read_trials(output: Output) -> Trials:
    """Read which trials passed; none where the file is missing, damaged or another program's."""
    trials = Trials(program_digest())
    kept = output.read(FILE)
    try:
        if len(kept) > _MOST_BYTES:
            return trials
        data = json.loads(kept)
        listed = data["passed"]
        known = (data["version"], data["program"]) == (_VERSION, trials.program)
        if known and all(_DIGEST.fullmatch(key) for key in listed):
            trials.passed = dict.fromkeys(listed)
    except (ValueError, LookupError, TypeError, RecursionError):
        pass
    return trials


def trials_bytes(trials: Trials) -> bytes:
    """Write the trials that passed as JSON, the latest of them."""
    passed = list(trials.passed)[-_MOST_KEPT:]
    data = {"version": _VERSION, "program": trials.program, "passed": passed}
    return json.dumps(data, indent=1).encode()


def try_theme(job: Job) -> Iterator[Finding]:
    """Make the trial for a job's theme, format, edition and standard, and give its errors.

    Where the clinic's own texts have characters that no font draws, that is told of them.
    """
    trial = replace(job, document=_document())
    if has_errors(check_content(trial.document, trial.theme, trial.format)):
        return
    kit = kit_of(job.format)
    words = f"in a trial {kit.noun}"
    made = plan_job(trial).render(trial.standard)
    found = [*made.findings]
    if made.data:
        found.extend(kit.judge(made.data, words))
    told = {(f.message, f.hint): f for f in reversed(found) if f.severity is Severity.ERROR}
    for finding in list(reversed(told.values()))[:_MOST_FINDINGS]:
        where = f", {finding.span.path}" if finding.span.path else ""
        message = f"{words}{where}: {finding.message}"
        yield Finding("theme-trial", message, finding.hint, _span(job))


def kinds_of(theme: Theme) -> Iterator[Job]:
    """Give the jobs of a theme's trials when no document is asked for."""
    document = _document()
    for kind in (kind for kind, kit in KITS.items() if not kit.beside):
        edition, standard = edition_of(kind, theme.edition), standard_of(kind, theme.standard)
        yield Job(document, theme, kind, edition, standard)


def _one_for_each_kind(jobs: Iterable[Job]) -> Iterable[Job]:
    kinds: dict[tuple[str, ...], Job] = {}
    for job in jobs:
        kinds.setdefault((job.theme.id, job.format, job.edition, job.standard), job)
    return kinds.values()


def _span(job: Job) -> Span:
    template = job.theme.template if kit_of(job.format).uses_template else None
    if template is not None:
        return template.span or Span(template.file)
    return Span(f"themes/{job.theme.id}/{BRAND}")


@lru_cache(maxsize=1)
def _document() -> Document:
    """Read the document of the trials, with each kind of block, table, figure and slide."""
    library, findings = read_library(Files(_SOURCES))
    scenes = read_scenes((library,), problems := list(findings))
    assert not problems, problems
    (recipe,) = library.recipes
    return select(library, recipe, Reader(Audience.CLINICIAN, _REGION), scenes)

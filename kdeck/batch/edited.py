"""Files that somebody edited after kdeck wrote them: how they are known, what is said of them."""

from dataclasses import replace

from kdeck.batch.kit.table import kit_of
from kdeck.batch.outcome import Outcome, Status
from kdeck.batch.output import Output
from kdeck.batch.record import Record
from kdeck.batch.target import Target
from kdeck.finding import Finding, Severity, Span
from kdeck.fingerprint import ABSENT, digest
from kdeck.variants import Standard

# In an empty file there is no work of anybody.
_NOTHING = (ABSENT, digest(b""))


def is_edited(target: Target, record: Record, output: Output) -> bool:
    """Say whether somebody changed a target's file after it was written, in any standard."""
    alike = (record.outputs.get(replace(target, standard=standard)) for standard in Standard)
    known = {built.sha256 for built in alike if built}
    return bool(known) and output.state(target.path) not in (*known, *_NOTHING)


def kept_outcome(target: Target, record: Record, output: Output) -> Outcome:
    """Tell that an edited file was left as it is, and whether it lacks what changed since."""
    path = output.shown(target.path)
    older = record.is_older(target)
    findings = (edited_finding(target, path, older=True),) if older else ()
    return Outcome(target, path, Status.KEPT, output.state(target.path), 0.0, findings)


def edited_finding(target: Target, path: str, *, older: bool) -> Finding:
    """Say that a file was edited; older says that its sources, its theme or kdeck changed since."""
    hint = "put what was changed into the sources, then run 'kdeck build --force'"
    if kit_of(target.format).is_compared:
        hint = f"'kdeck diff {path}' lists what was changed; {hint}"
    if not older:
        message = "the file was edited after kdeck made it"
        return Finding("output-edited", message, hint, Span(path), Severity.NOTE)
    message = "the file was edited, and does not show what changed in its sources since"
    return Finding("output-edited", message, hint, Span(path), Severity.WARNING)

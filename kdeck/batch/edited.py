"""What is said of a file that somebody edited after kdeck wrote it."""

from kdeck.batch.kit.table import kit_of
from kdeck.batch.target import Target
from kdeck.finding import Finding, Severity, Span


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

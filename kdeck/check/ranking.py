"""Which findings weigh most for a reader, and which keep a blind person from a file at all."""

from collections.abc import Iterable

from kdeck.check.program import KINDS, Programs, programs
from kdeck.finding import Finding, Severity

_SEVERITIES = tuple(Severity)


def rank(finding: Finding) -> tuple[int, int]:
    """Give a key that sorts findings: errors first, and among them what shuts readers out."""
    kinds = [programs(kind) for kind in KINDS]
    codes = [*(code for kind in kinds for code in kind.blocks)]
    codes += [code for kind in kinds for code in kind.order]
    place = codes.index(finding.code) if finding.code in codes else len(codes)
    return _SEVERITIES.index(finding.severity), place


def kind_of(findings: Iterable[Finding]) -> Programs:
    """Tell by what was found in a file of which kind it is; nothing leaves it a file to read."""
    prefixes = {finding.code.partition("-")[0] for finding in findings}
    return programs(next((kind for kind in KINDS if kind in prefixes), KINDS[0]))


def reasons(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Say in words why a blind person cannot read a file; none where no finding shuts readers out.

    A clause for each reason, the worst first, to follow "because".
    """
    found = {f.code for f in findings if f.severity is Severity.ERROR}
    blocks = (entry for kind in KINDS for entry in programs(kind).blocks.items())
    return tuple(words for code, words in blocks if code in found)

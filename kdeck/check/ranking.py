"""Which findings weigh most for a reader, and which keep a blind person from a file at all."""

import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from kdeck.finding import Finding, Severity

_FILE = Path(__file__).parent / "data" / "pdf-programs.toml"
_SEVERITIES = tuple(Severity)


@cache
def _table() -> Mapping[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def rank(finding: Finding) -> tuple[int, int]:
    """Give a key that sorts findings: errors first, and among them what shuts readers out."""
    codes = [*_table()["blocks"], *_table()["order"]["codes"]]
    place = codes.index(finding.code) if finding.code in codes else len(codes)
    return _SEVERITIES.index(finding.severity), place


def reasons(findings: Iterable[Finding]) -> tuple[str, ...]:
    """Say in words why a blind person cannot read a file; none where no finding shuts readers out.

    A clause for each reason, the worst first, to follow "because".
    """
    found = {f.code for f in findings if f.severity is Severity.ERROR}
    return tuple(words for code, words in _table()["blocks"].items() if code in found)

"""A flaw in somebody's content or output, with the place where it stands."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

LONGEST_QUOTE = 160
_LONGEST_WORDS = 600
_QUOTE = re.compile(rf"'([^'\n]{{{LONGEST_QUOTE + 1},}})'")


def shortened(words: str) -> str:
    """Shorten long quotations in a message, and a message that is long all the same."""
    if len(words) > LONGEST_QUOTE:
        words = _QUOTE.sub(lambda found: f"'{_cut(found[1], LONGEST_QUOTE)}'", words)
    return _cut(words, _LONGEST_WORDS)


def _cut(text: str, most: int) -> str:
    """Leave out the middle of a text: what is wrong stands often at the end."""
    if len(text) <= most:
        return text
    return f"{text[: most * 2 // 3].rstrip()} … {text[-most // 4 :].lstrip()}"


class Severity(StrEnum):
    """Rank a finding; an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Name a place: a file relative to the project, a line (from 1), a path inside the data."""

    file: str
    line: int | None = None
    path: str | None = None

    def __str__(self) -> str:
        parts = [self.file]
        if self.line is not None:
            parts.append(str(self.line))
        return ":".join(parts) + (f": {self.path}" if self.path else "")


@dataclass(frozen=True, slots=True)
class Finding:
    """Carry one flaw: a rule code, what is wrong, what to do, and where."""

    code: str
    message: str
    hint: str
    span: Span
    severity: Severity = Severity.ERROR

    def __post_init__(self) -> None:
        # A quotation may be as long as what somebody wrote or pasted.
        for name in ("message", "hint"):
            object.__setattr__(self, name, shortened(getattr(self, name)))

    def __str__(self) -> str:
        return f"{self.span}: {self.severity}: {self.message} [{self.code}]\n  hint: {self.hint}"


def in_reading_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by file, line and code, and drop exact repeats."""
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda f: (f.span.file, f.span.line or 0, f.code, f.span.path or "", f.message),
        )
    )


def has_errors(findings: Iterable[Finding]) -> bool:
    """Say whether any finding is an error."""
    return any(f.severity is Severity.ERROR for f in findings)

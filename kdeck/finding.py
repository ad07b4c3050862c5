"""A flaw in somebody's content or output, with the place where it stands."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Protocol
from unicodedata import category

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


def several(count: float, one: str, many: str = "") -> str:
    """Count things in the words of a message: '1 slide', '2 slides', '1.5 minutes'."""
    return f"{count if count % 1 else int(count):,} {one if count == 1 else many or one + 's'}"


class Severity(StrEnum):
    """Rank a finding; an error stops a build."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


def printable(text: str) -> str:
    """Write text on one line as it may go to a terminal: what steers or hides is shown as escapes.

    Escapes are line ends, the control characters C0 and C1, formats such as those of direction, and
    what stands for a byte that is no text.
    """
    if text.isprintable():
        return text
    return "".join(c if _is_shown(c) else ascii(c)[1:-1] for c in text)


def _is_shown(character: str) -> bool:
    # Spaces of other widths are not "printable" in Python, and do no harm.
    return character.isprintable() or category(character) == "Zs"


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
    """Carry one flaw: a rule code, what is wrong, what to do, where, and how often it is there."""

    code: str
    message: str
    hint: str
    span: Span
    severity: Severity = Severity.ERROR
    times: int = 1

    def __post_init__(self) -> None:
        # A quotation may be as long as what somebody wrote or pasted.
        for name in ("message", "hint"):
            object.__setattr__(self, name, shortened(getattr(self, name)))

    def __str__(self) -> str:
        first = f"{self.span}: {self.severity}: {self.message} [{self.code}]"
        return f"{printable(first)}\n  hint: {printable(self.hint)}"


class Placed(Protocol):
    """Have a place of its own."""

    @property
    def span(self) -> Span:
        """Give the place."""
        ...


# Where a flaw stands: what has a place, the place, a line of the file, or the file itself.
Where = Placed | Span | int | None


@dataclass(slots=True)
class Findings:
    """Collect what is found in one file, and in what it leads to, in the order of reading.

    strict says that nothing is to be changed in silence.
    """

    file: str = ""
    found: list[Finding] = field(default_factory=list)
    strict: bool = False

    def of(self, file: str) -> "Findings":
        """Collect for another file what is found there, together with what is here."""
        return Findings(file, self.found, self.strict)

    def __iter__(self) -> Iterator[Finding]:
        return iter(self.found)

    def span(self, where: Where = None) -> Span:
        """Name a place; a number is a line of the file."""
        match where:
            case Span():
                return where
            case None | int():
                return Span(self.file, where)
        return where.span

    def error(self, code: str, message: str, hint: str, where: Where = None) -> None:
        """Record a flaw that stops a build."""
        self._add(Severity.ERROR, code, message, hint, where)

    def warning(self, code: str, message: str, hint: str, where: Where = None) -> None:
        """Record a flaw that stops nothing, or that was mended."""
        self._add(Severity.WARNING, code, message, hint, where)

    def note(self, code: str, message: str, hint: str, where: Where = None) -> None:
        """Record something to know."""
        self._add(Severity.NOTE, code, message, hint, where)

    def changed(self, code: str, message: str, hint: str, where: Where = None) -> None:
        """Record what is done in place of what somebody says: an error where all is strict."""
        self._add(self._unless_strict(Severity.NOTE), code, message, hint, where)

    def mended(self, code: str, message: str, hint: str, where: Where = None) -> None:
        """Record what is done without, to the reader's loss: an error where all is strict."""
        self._add(self._unless_strict(Severity.WARNING), code, message, hint, where)

    def extend(self, findings: Iterable[Finding]) -> None:
        """Record findings that something else made."""
        self.found.extend(findings)

    def take_since(self, count: int) -> list[Finding]:
        """Take back what was found after the first findings, as many as count."""
        taken = self.found[count:]
        del self.found[count:]
        return taken

    def _unless_strict(self, severity: Severity) -> Severity:
        return Severity.ERROR if self.strict else severity

    def _add(self, severity: Severity, code: str, message: str, hint: str, where: Where) -> None:
        self.found.append(Finding(code, message, hint, self.span(where), severity))


def in_reading_order(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Sort findings by file, line and code, and drop exact repeats."""
    return tuple(
        sorted(
            dict.fromkeys(findings),
            key=lambda f: (f.span.file, f.span.line or 0, f.code, _natural(f.span.path), f.message),
        )
    )


def _natural(path: str | None) -> tuple[tuple[int, str], ...]:
    """Sort page 2 before page 10."""
    parts = re.split(r"(\d{1,18})", path or "")
    return tuple((int(part) if part.isdecimal() else 0, part) for part in parts)


def counted(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Make one finding of exact repeats, which says how many there are."""
    times = Counter(findings)
    return tuple(replace(finding, times=count) for finding, count in times.items())


def has_errors(findings: Iterable[Finding]) -> bool:
    """Say whether any finding is an error."""
    return any(f.severity is Severity.ERROR for f in findings)

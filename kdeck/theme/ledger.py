"""The findings of one theme file, gathered while it is read."""

from difflib import get_close_matches

from kdeck.finding import Finding, Severity, Span
from kdeck.theme.tree import Node


class Ledger:
    """Gather findings about one file; strict says that nothing is to be changed in silence."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.strict = False
        self.findings: list[Finding] = []

    def error(self, code: str, message: str, hint: str, at: Node | None = None) -> None:
        """Record a flaw that keeps the theme from being used."""
        self._add(Finding(code, message, hint, self._span(at)))

    def warning(self, code: str, message: str, hint: str, at: Node | None = None) -> None:
        """Record a flaw that was mended."""
        self._add(Finding(code, message, hint, self._span(at), Severity.WARNING))

    def note(self, code: str, message: str, hint: str, at: Node | None = None) -> None:
        """Record something to know."""
        self._add(Finding(code, message, hint, self._span(at), Severity.NOTE))

    def changed(self, code: str, message: str, hint: str, at: Node | None = None) -> None:
        """Record what kdeck does in place of what a brand says: an error for a strict one."""
        (self.error if self.strict else self.note)(code, message, hint, at)

    def mended(self, code: str, message: str, hint: str, at: Node | None = None) -> None:
        """Record what kdeck does without, to the reader's loss: an error for a strict brand."""
        (self.error if self.strict else self.warning)(code, message, hint, at)

    def _span(self, at: Node | None) -> Span:
        return Span(self.file, at.line, at.path) if at else Span(self.file)

    def _add(self, finding: Finding) -> None:
        self.findings.append(finding)


def closest(name: str, known: tuple[str, ...]) -> str | None:
    """Find the known name that was probably meant."""
    return next(iter(get_close_matches(name[:80], known, n=1, cutoff=0.6)), None)


def nearest(name: str, known: tuple[str, ...]) -> str:
    """Suggest the name that was meant, or list the names there are."""
    close = closest(name, known)
    return f"did you mean '{close}'?" if close else f"use one of: {', '.join(known)}"

"""What a check found, and what it looked at."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from kdeck.finding import Finding, has_errors

if TYPE_CHECKING:
    from kdeck.model.document import Document


@dataclass(frozen=True, slots=True)
class Checked:
    """Count what was looked at; documents are counted for each audience and theme."""

    sources: int = 0
    themes: int = 0
    documents: int = 0
    outputs: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Verdict:
    """Hold all findings, in reading order, with what was looked at and the documents of it."""

    findings: tuple[Finding, ...]
    checked: Checked
    documents: "tuple[Document, ...]" = ()

    @property
    def failed(self) -> bool:
        """Say whether any finding is an error."""
        return has_errors(self.findings)

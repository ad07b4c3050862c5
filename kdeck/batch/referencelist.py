"""The references of a project: what may be cited, and what cites it."""

from dataclasses import dataclass
from pathlib import Path

from kdeck.batch.project import read_project
from kdeck.batch.projectfolder import require_project, theme_names
from kdeck.finding import Finding
from kdeck.fingerprint import Files
from kdeck.load.folders import EXPORTS, REFERENCES
from kdeck.model.reference import Reference, Shipping
from kdeck.model.usage import cited_references


@dataclass(frozen=True, slots=True)
class Listed:
    """Hold the references of a project, the keys that are cited, and what is wrong with them."""

    references: tuple[Reference, ...]
    cited: frozenset[str]
    findings: tuple[Finding, ...]


def list_references(root: Path) -> Listed:
    """List what a project may cite, and whether its documents, or a clinic's words, cite it.

    Raises KdeckError where there is no project.
    """
    require_project(root)
    project = read_project(Files(root), theme_names(root))
    libraries = (project.library, *project.own.values())
    cited = {reference.id for library in libraries for reference in cited_references(library)}
    lists = (REFERENCES, f"{EXPORTS}/")
    findings = tuple(
        f
        for f in project.findings
        if f.span.file.startswith(lists) or f.code.startswith("reference")
    )
    return Listed(project.library.references, frozenset(cited), findings)


def unused(listed: Listed) -> tuple[Reference, ...]:
    """Give the references that nobody cites; those held back are not meant to be cited."""
    return tuple(
        reference
        for reference in listed.references
        if reference.id not in listed.cited and reference.shipping is Shipping.FREE
    )

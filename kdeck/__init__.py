"""kdeck: accessible, branded handouts and slide decks from one set of sources.

    report = kdeck.build(kdeck.Project("my-clinic"), kdeck.Choice(themes=("riverside",)))
    for finding in report.findings:
        print(finding.span.file, finding.span.line, finding.message, finding.hint)

The names in __all__ are for other programs, and are imported when they are first used; what lies
below may change.
"""

# As in typing, which takes as long to import as a small program runs.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from kdeck.api import Project, build, check_file, check_project, read_theme
    from kdeck.batch.outcome import Report
    from kdeck.batch.target import Choice
    from kdeck.batch.verdict import Verdict
    from kdeck.errors import ExitCode, KdeckError
    from kdeck.finding import Finding, Severity
    from kdeck.model.audience import Audience
    from kdeck.model.recipe import Format
    from kdeck.theme.theme import Theme
    from kdeck.variants import Edition

__all__ = [
    "Audience",
    "Choice",
    "Edition",
    "ExitCode",
    "Finding",
    "Format",
    "KdeckError",
    "Project",
    "Report",
    "Severity",
    "Theme",
    "Verdict",
    "build",
    "check_file",
    "check_project",
    "read_theme",
]
__version__ = "0.2.0"

_HOMES = {
    "Audience": "kdeck.model.audience",
    "Choice": "kdeck.batch.target",
    "Edition": "kdeck.variants",
    "ExitCode": "kdeck.errors",
    "Finding": "kdeck.finding",
    "Format": "kdeck.model.recipe",
    "KdeckError": "kdeck.errors",
    "Project": "kdeck.api",
    "Report": "kdeck.batch.outcome",
    "Severity": "kdeck.finding",
    "Theme": "kdeck.theme.theme",
    "Verdict": "kdeck.batch.verdict",
    "build": "kdeck.api",
    "check_file": "kdeck.api",
    "check_project": "kdeck.api",
    "read_theme": "kdeck.api",
}


# Else a type checker would take any name for a public one.
if not TYPE_CHECKING:

    def __getattr__(name: str) -> object:
        """Import a public name when it is first used (PEP 562)."""
        if name not in _HOMES:
            raise AttributeError(f"module 'kdeck' has no attribute '{name}'")
        from importlib import import_module

        found = getattr(import_module(_HOMES[name]), name)
        globals()[name] = found
        return found


def __dir__() -> list[str]:
    return sorted({*globals(), *__all__})

"""What became of a target."""

from dataclasses import dataclass
from enum import StrEnum

from kdeck.batch.target import Target
from kdeck.errors import ExitCode
from kdeck.finding import Finding, has_errors


class Status(StrEnum):
    """Say how a target ended; kept is a file that somebody edited, and that was left as it is."""

    BUILT = "built"
    UNCHANGED = "unchanged"
    FAILED = "failed"
    KEPT = "kept"


@dataclass(frozen=True, slots=True)
class Outcome:
    """Hold what became of one target; sha256 is empty where there is no file.

    path is where the file stands: below the project, or as the folder was named.
    """

    target: Target
    path: str
    status: Status
    sha256: str
    seconds: float
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """Hold the outcomes of a build, and the findings that belong to no single target.

    ended is how a theme ended that could not be built, and left names such themes, where each is
    built by itself.
    """

    outcomes: tuple[Outcome, ...]
    findings: tuple[Finding, ...]
    seconds: float
    ended: ExitCode = ExitCode.OK
    left: tuple[str, ...] = ()

    @property
    def failed(self) -> bool:
        """Say whether a target failed, or errors kept all of them from being made."""
        failed = any(outcome.status is Status.FAILED for outcome in self.outcomes)
        return failed or has_errors(self.findings)

    @property
    def all_findings(self) -> tuple[Finding, ...]:
        """Give the findings of the build and of its targets, each once."""
        found = (finding for outcome in self.outcomes for finding in outcome.findings)
        return tuple(dict.fromkeys((*self.findings, *found)))

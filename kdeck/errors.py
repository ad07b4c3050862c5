"""The exit codes and the one exception that ends a run."""

from enum import IntEnum


class ExitCode(IntEnum):
    """Tell a caller how a run ended; the numbers never change."""

    OK = 0
    FINDINGS = 1
    USAGE = 2
    UNREADABLE = 3
    TOOL_MISSING = 4
    NOT_RENDERED = 5


class KdeckError(Exception):
    """End a run that cannot go on, with a message, a hint and an exit code."""

    def __init__(self, message: str, hint: str, code: ExitCode = ExitCode.UNREADABLE) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.code = code

    def __reduce__(self) -> tuple[type["KdeckError"], tuple[str, str, ExitCode]]:
        """Travel between processes with all three parts."""
        return (type(self), (self.message, self.hint, self.code))

"""One source file in reading: its name, and the findings met so far."""

from dataclasses import dataclass, field

from kdeck.datafile import DataError, plain_characters, refuse_unprintable
from kdeck.finding import Finding, Severity, Span
from kdeck.fingerprint import Files, RefusedError
from kdeck.load.limits import find_excess


@dataclass(frozen=True, slots=True)
class Source:
    """Collect the findings of one file."""

    file: str
    findings: list[Finding] = field(default_factory=list)

    def span(self, line: int | None, path: str | None = None) -> Span:
        """Name a place in this file."""
        return Span(self.file, line, path)

    def error(self, code: str, message: str, hint: str, line: int | None = None) -> None:
        """Record an error on a line."""
        self.findings.append(Finding(code, message, hint, self.span(line)))

    def warn(self, code: str, message: str, hint: str, line: int | None = None) -> None:
        """Record a warning on a line."""
        self.findings.append(Finding(code, message, hint, self.span(line), Severity.WARNING))


def read_text(files: Files, source: Source, *, optional: bool = False) -> str | None:
    """Read a source file as UTF-8; None, with a finding, where that cannot be done.

    A project may leave out an optional one.
    """
    try:
        data = files.read(source.file)
    except RefusedError as error:
        source.error("file-unreadable", f"the file cannot be read: {error}", "replace the file")
        return None
    if data is None and optional:
        return None
    if data is None:
        source.error("file-missing", "the file does not exist", "create it, or correct its name")
        return None
    try:
        text = data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
        refuse_unprintable(text)
    except DataError as error:
        source.error("encoding", error.message, error.hint, error.line)
        return None
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        source.error("encoding", "the file is not UTF-8", "save it with the encoding UTF-8", line)
        return None
    if excess := find_excess(text, source.file):
        source.error("too-long", *excess)
        return None
    return plain_characters(text)

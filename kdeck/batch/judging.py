"""The judging of one PDF or PPTX file: what it is by its content, and what is wrong with it."""

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from pkgutil import resolve_name

from kdeck.finding import Finding, Severity, Span, counted
from kdeck.model.recipe import Format

# Resolved on use: pikepdf costs a twentieth of a second to import.
JUDGES = {
    Format.PDF: "kdeck.check.pdf.file:check_pdf",
    Format.PPTX: "kdeck.check.pptx.file:check_pptx",
}
_SIGNS = {Format.PDF: b"%PDF-", Format.PPTX: b"PK\x03\x04"}
# ISO 32000-1, annex H.3.4.1: readers look for the header in the first 1024 bytes.
_HEAD = 1024
_MAX_BYTES = 512 * 1024 * 1024
_UNREADABLE = frozenset({"pdf-unreadable", "pptx-unreadable"})
_NEITHER = "give PDF and PPTX files, or folders that hold some"


@dataclass(frozen=True, slots=True)
class Judgment:
    """Hold what was found in a file, and of which kind it is; None for what was not judged."""

    findings: tuple[Finding, ...]
    kind: Format | None = None

    @property
    def readable(self) -> bool:
        """Say whether the file could be judged."""
        return self.kind is not None and all(
            finding.code not in _UNREADABLE for finding in self.findings
        )


def judge(path: Path, name: str, *, foreign: bool = False) -> Judgment:
    """Judge a file by what it holds; whatever is wrong with the file or here is a finding.

    A foreign one hears what of its claim was not judged. Only running out of memory is no finding:
    it is for the process around this to end.
    """
    try:
        data = read(path)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        return lost(name, f"cannot be read: {reason}", "check its name and that it may be read")
    except ValueError as error:
        return lost(name, str(error), _NEITHER)
    kind = _kind(data, name)
    if kind is None:
        return lost(name, "is neither a PDF nor a PPTX", _NEITHER)
    try:
        found = counted(resolve_name(JUDGES[kind])(data, name))
        more = _in_part(data, name) if foreign and kind is Format.PDF else ()
        return Judgment((*found, *more), kind)
    except MemoryError:
        raise
    except Exception as error:  # one file that nobody thought of must not hide all others
        return Judgment((unjudged(name, kind, f"stumbled over it ({type(error).__name__})"),), kind)


def _in_part(data: bytes, name: str) -> Iterator[Finding]:
    from kdeck.check.pdf.reference.claim import parts_of

    # Of a file that cannot be opened nothing is known.
    if "2" in parts_of(data):
        message = "the PDF claims PDF/UA-2, which is judged here in part only"
        hint = "run 'kdeck check --reference', which asks veraPDF"
        yield Finding("pdf-part-judged", message, hint, Span(name), Severity.NOTE)


def read(path: Path) -> bytes:
    """Read a file; raise an OSError, or a ValueError that says why it is not to be read."""
    about = path.stat()
    if stat.S_ISDIR(about.st_mode):
        raise ValueError("is a folder")
    if not stat.S_ISREG(about.st_mode):
        raise ValueError("is no file but a device or a pipe")
    if about.st_size > _MAX_BYTES:
        raise ValueError(f"is larger than {_MAX_BYTES // 1024 // 1024} MB")
    return path.read_bytes()


def lost(name: str, problem: str, hint: str) -> Judgment:
    """Say of a file that it could not be judged at all, and why."""
    return Judgment((Finding("file-unreadable", f"'{name}' {problem}", hint, Span(name)),))


def unjudged(name: str, kind: Format, problem: str) -> Finding:
    """Say of a PDF or PPTX file that kdeck gave way, and how."""
    message = f"the file was not judged: kdeck {problem}"
    hint = "make the file anew from its source; if it opens well, tell the makers of kdeck"
    code = "pdf-unreadable" if kind is Format.PDF else "pptx-unreadable"
    return Finding(code, message, hint, Span(name))


def kind_of_name(name: str) -> Format | None:
    """Tell a PDF or PPTX file by the ending of its name."""
    suffix = name.rpartition(".")[2].lower()
    return Format(suffix) if suffix in set(Format) else None


def _kind(data: bytes, name: str) -> Format | None:
    """Tell what a file is: by its content, or else by its name, so that damage is a finding."""
    for kind, sign in _SIGNS.items():
        if sign in data[: _HEAD if kind is Format.PDF else len(sign)]:
            return kind
    return kind_of_name(name)

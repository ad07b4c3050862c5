"""The judging of one file: what it is by its content, and what is wrong with it."""

import stat
from dataclasses import dataclass
from pathlib import Path

from kdeck.batch.kit.table import KITS, kind_of_file, kit_of
from kdeck.finding import Finding, Span, counted
from kdeck.model.recipe import Format

_MAX_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Judgment:
    """Hold what was found in a file, and of which kind it is; None for what was not judged."""

    findings: tuple[Finding, ...]
    kind: Format | None = None

    @property
    def readable(self) -> bool:
        """Say whether the file could be judged."""
        if self.kind is None:
            return False
        code = kit_of(self.kind).unreadable
        return all(finding.code != code for finding in self.findings)


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
        return lost(name, str(error), _others())
    kind = kind_of_file(data, name)
    if kind is None:
        return lost(name, f"is no {_endings()} file", _others())
    try:
        return Judgment(counted(kit_of(kind).judge(data, name, foreign=foreign)), kind)
    except MemoryError:
        raise
    except Exception as error:  # one file that nobody thought of must not hide all others
        return Judgment((unjudged(name, kind, f"stumbled over it ({type(error).__name__})"),), kind)


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
    """Say of a file of a format that kdeck gave way, and how."""
    message = f"the file was not judged: kdeck {problem}"
    hint = "make the file anew from its source; if it opens well, tell the makers of kdeck"
    return Finding(kit_of(kind).unreadable, message, hint, Span(name))


def _others() -> str:
    return f"give a {_endings()} file, or a folder that holds some"


def _endings() -> str:
    """Name the kinds of files that are judged by their endings, which several formats may share."""
    *most, last = dict.fromkeys(kit.ending.rpartition(".")[2].upper() for kit in KITS.values())
    return f"{', '.join(most)} or {last}"

"""The text of one source file."""

from kdeck.datafile.characters import decode
from kdeck.finding import Findings
from kdeck.fingerprint import Files, RefusedError
from kdeck.load.limits import find_excess


def read_text(files: Files, findings: Findings, *, optional: bool = False) -> str | None:
    """Read a source file as UTF-8; None, with a finding, where that cannot be done.

    A project may leave out an optional one.
    """
    try:
        data = files.read(findings.file)
    except RefusedError as error:
        findings.error("file-unreadable", f"the file cannot be read: {error}", "replace the file")
        return None
    if data is None and optional:
        return None
    if data is None:
        findings.error("file-missing", "the file does not exist", "create it, or correct its name")
        return None
    text = decode(data, findings, "encoding")
    if text is None:
        return None
    if flaw := find_excess(text, findings.file):
        findings.error("too-long", *flaw)
        return None
    return text

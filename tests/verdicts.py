"""What is wrong with PDF files that we made; the same bytes are judged once in a run.

Our own check judges each. veraPDF judges by what the file claims, which takes a Java machine and
seconds of each file: in CI alone. Other tests ask it of files that others made.
"""

from pathlib import Path

from examples import IN_CI
from kdeck.check.pdf.file import check_pdf
from kdeck.check.pdf.reference.profile import Profile
from kdeck.check.pdf.reference.verapdf import profiles_claimed, validate_all
from kdeck.finding import Finding
from kdeck.fingerprint import digest
from kdeck.variants import Standard

KEPT = {
    Standard.UA_1: (Profile.UA_1, Profile.A_2A),
    Standard.UA_2: (Profile.UA_2, Profile.WTPDF_ACCESSIBILITY, Profile.A_4),
}


class Passed:
    """Remember, for all processes of a run, which bytes passed which judge."""

    folder: Path | None = None

    @classmethod
    def has(cls, data: bytes, judge: str) -> bool:
        return cls.folder is not None and cls._place(data, judge).exists()

    @classmethod
    def note(cls, data: bytes, judge: str) -> None:
        if cls.folder is not None:
            cls.folder.mkdir(exist_ok=True)
            cls._place(data, judge).touch()

    @classmethod
    def _place(cls, data: bytes, judge: str) -> Path:
        assert cls.folder is not None
        return cls.folder / f"{digest(data)}-{judge}"


def flaws(data: bytes, file: str) -> tuple[Finding, ...]:
    """Judge a PDF by our own check and, in CI, by each standard that it claims."""
    return (*own_flaws(data, file), *(reference_flaws(data, file) if IN_CI else ()))


def own_flaws(data: bytes, file: str) -> tuple[Finding, ...]:
    """Judge a PDF by our own check."""
    found = () if Passed.has(data, "kdeck") else check_pdf(data, file)
    if not found:
        Passed.note(data, "kdeck")
    return found


def reference_flaws(data: bytes, file: str) -> tuple[Finding, ...]:
    """Have a PDF judged by veraPDF, by each standard that it claims; it must claim one."""
    claimed = profiles_claimed(data)
    assert claimed
    left = [profile for profile in claimed if not Passed.has(data, profile)]
    found = validate_all(data, left, file) if left else ()
    if not found:
        for profile in left:
            Passed.note(data, profile)
    return found

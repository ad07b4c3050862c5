"""What one content can be made as: editions of a handout, and standards of its file."""

from enum import StrEnum


class Edition(StrEnum):
    """Name an edition of a handout; a deck has the standard one only.

    The fillable one says and prints what the standard one does; its boxes and lines are fields.
    """

    STANDARD = "standard"
    LARGE_PRINT = "large-print"
    DYSLEXIA = "dyslexia"
    HIGH_CONTRAST = "high-contrast"
    GREYSCALE = "greyscale"
    FILLABLE = "fillable"


# Those that differ on paper: what is judged by how it looks or reads is judged once.
PRINTED_EDITIONS = tuple(edition for edition in Edition if edition is not Edition.FILLABLE)


class Standard(StrEnum):
    """Name a set of PDF standards that one file can keep at once.

    ua-1 is PDF/UA-1 with PDF/A-2a on PDF 1.7; ua-2 is PDF/UA-2 with WTPDF 1.0 for accessibility
    and PDF/A-4 on PDF 2.0.
    """

    UA_1 = "ua-1"
    UA_2 = "ua-2"


DEFAULT_STANDARD = Standard.UA_1

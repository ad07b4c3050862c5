"""The standards that a PDF file keeps: which ones go together, by one short name."""

from enum import StrEnum


class Standard(StrEnum):
    """Name a set of PDF standards that one file can keep at once.

    ua-1 is PDF/UA-1 with PDF/A-2a on PDF 1.7; ua-2 is PDF/UA-2 with WTPDF 1.0 for accessibility
    and PDF/A-4 on PDF 2.0.
    """

    UA_1 = "ua-1"
    UA_2 = "ua-2"


DEFAULT_STANDARD = Standard.UA_1

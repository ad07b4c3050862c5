"""The lines of a postal address, with codes that no line break parts."""

import re

from kdeck.theme.clinic import Clinic

# A state or the first half of a code, before what holds a digit: 'ST 00000', 'SW1A 1AA', 'K1A 0B1'.
_CODE = re.compile(r"\b([A-Z][A-Z0-9]+) (?=[A-Z0-9]*\d[A-Z0-9]*\b)")


def address_lines(clinic: Clinic) -> tuple[str, ...]:
    """Give the lines of a clinic's address."""
    return tuple(_CODE.sub("\\1\u00a0", line) for line in clinic.address)

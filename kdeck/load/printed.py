"""Plain texts that are printed: titles, captions, entries of data files."""

from kdeck.finding import Findings
from kdeck.load.scripts import with_scripts
from kdeck.load.typeset import title_text


def flaw_of(text: str) -> tuple[str, str] | None:
    """Say what is wrong with a plain text as it was typed, and what to do.

    None where no markup stands in it but what title_text sets.
    """
    from kdeck.load.literal import INSIDE, LEFT, PLAIN, first_literal, printed_as_typed

    found = first_literal(with_scripts(" ".join(text.split())), (*PLAIN, *INSIDE, *LEFT))
    if found is None:
        return None
    kind, match = found
    return printed_as_typed(match[0]), kind.advice(match)


def printed_text(text: str, findings: Findings, line: int | None) -> str:
    """Prepare a one-line plain text for print, with a finding where markup stands in it."""
    if flaw := flaw_of(text):
        message, hint = flaw
        findings.error("markup-literal", message, hint, line)
    return title_text(text)

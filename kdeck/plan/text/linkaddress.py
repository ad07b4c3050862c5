"""The address of a link as a reader of paper needs it, and links of addresses in plain words."""

import re
from collections.abc import Callable

from kdeck.finding import Span
from kdeck.paletterole import PaletteRole
from kdeck.plan.text.run import LinkTo, Run, Runs

CALLS = ("tel:", "sms:")
_MAIL, _WEB = "mailto:", "https://"
# A national number is the end of an international one; a shorter end may be chance.
_NATIONAL = 6
_HOST = re.compile(r"(?<![\w@/.-])(?:[a-z0-9-]+\.)+[a-z]{2,}(?:/[\w./-]*\w)?", re.IGNORECASE)


def printed_address(url: str) -> str:
    """Give the number, the mail address or the web address that a reader types."""
    for scheme in (*CALLS, _MAIL):
        if url.startswith(scheme):
            return url.removeprefix(scheme).partition("?")[0]
    return url.removeprefix(_WEB).rstrip("/")


def shows_address(words: str, url: str) -> bool:
    """Say whether some words show the address of a link."""
    address = printed_address(url)
    if not url.startswith(CALLS):
        return address.casefold() in words.casefold()
    wanted = _digits(address)
    shown = (_digits(part) for part in re.findall(r"\+?\d[\d\s().\u2013-]*", words))
    return any(
        digits == wanted or (len(digits) >= _NATIONAL and _ends(wanted, digits)) for digits in shown
    )


def linked_runs(text: str, span: Span, describe: Callable[[str], str]) -> Runs:
    """Set the web addresses in a text as links, each described by its site."""
    runs: list[Run] = []
    start = 0
    for match in _HOST.finditer(text):
        link = LinkTo(f"{_WEB}{match[0]}", describe(match[0]))
        runs.append(Run(text[start : match.start()], span))
        runs.append(Run(match[0], span, ink=PaletteRole.LINK, mark=link))
        start = match.end()
    runs.append(Run(text[start:], span))
    return tuple(run for run in runs if run.text)


def _digits(text: str) -> str:
    return re.sub(r"\D", "", text)


def _ends(whole: str, part: str) -> bool:
    """Say whether a number is the end of another; leave out the zero of home."""
    return whole.endswith(part.removeprefix("0"))

"""Whether patients are told whom to call: the clinic by day, and somebody when it is closed."""

from collections.abc import Iterator

from kdeck.check.content.typednumbers import TypedNumbers
from kdeck.finding import Finding, Severity, Span
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.region import Region
from kdeck.theme.brand import FILE
from kdeck.theme.schema import VISIT
from kdeck.theme.theme import Theme


def check_reach(document: Document, theme: Theme) -> Iterator[Finding]:
    """Find a theme whose patients are told to call a clinic without a number, or nobody at night.

    What is said of a theme is the same for all of its documents.
    """
    if document.audience is Audience.PLAIN:
        yield from _phone(theme)
        yield from _after_hours(theme, document.region)


def check_answers(theme: Theme, region: Region | None) -> Iterator[Finding]:
    """Find what a theme does not say of its visits, beside whom to call."""
    yield from _phone(theme)
    if region:
        yield from _after_hours(theme, region)
    missing = [key for key in theme.clinic.visit.missing() if key != "after-hours"]
    if missing:
        listed = ", ".join(f"'{key}'" for key in VISIT if key in missing)
        yield Finding(
            "visit-unsaid",
            f"the theme does not say {listed} of its visits: patients read 'Ask us', with a line",
            f"write 'visit: {{{missing[0]}: \"...\"}}' below 'kdeck:', with your own words",
            _place(theme),
            Severity.NOTE,
        )


def _phone(theme: Theme) -> Iterator[Finding]:
    if not theme.clinic.phone:
        yield Finding(
            "phone-missing",
            f"the theme '{theme.id}' has no phone number, and patients are told to call the clinic",
            "write 'phone: \"+1 555-555-0134\"' below 'kdeck:' in the theme's _brand.yml, indented "
            "by two more spaces, with the clinic's number",
            _place(theme),
        )


def _after_hours(theme: Theme, region: Region) -> Iterator[Finding]:
    number = theme.clinic.visit.after_hours
    if number and TypedNumbers((region,)).is_for_help(number):
        yield Finding(
            "after-hours",
            f"'after-hours' is '{number}', a number for help in '{region.key}' that documents name "
            "already",
            "write the clinic's own number for urgent questions, or remove the line",
            theme.clinic.place("visit.after-hours", _place(theme)),
        )
    elif not number and region.urgent_line is None:
        yield Finding(
            "after-hours",
            "patients are not told whom to call with an urgent question when the clinic is closed",
            "write 'visit: {after-hours: \"+1 555-555-0135\"}' below 'kdeck:' in the theme's "
            "_brand.yml, with a number that somebody answers",
            _place(theme),
            Severity.WARNING,
        )


def _place(theme: Theme) -> Span:
    return Span(f"themes/{theme.id}/{FILE}", None, "$.defaults.kdeck")

"""The rules on what a clinic's own texts say: an error where it could hurt, else a warning."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import chain

from kdeck.check.content.clinictexts import Field, clinic_passages
from kdeck.check.content.crisiswords import check_own_lines
from kdeck.check.content.drugapproval import check_drug_approvals
from kdeck.check.content.numbers import check_clinic_percent, check_percent
from kdeck.check.content.outside import check_outside_claims
from kdeck.check.content.percentage import check_percentages
from kdeck.check.content.rulebook import TEXT_CHECKS
from kdeck.check.content.sources import check_references
from kdeck.check.content.terms import check_clinician_terms
from kdeck.check.content.typednumbers import TypedNumbers, is_bare
from kdeck.check.text.contradiction import check_passages
from kdeck.check.text.passage import Passage
from kdeck.check.text.words import check_words
from kdeck.finding import Finding, Severity, Span
from kdeck.model.library import Library
from kdeck.model.region import Region
from kdeck.theme.theme import Theme

# Style, and what a clinic's own policy may say: how long its patients stay, above all.
_STYLE = frozenset({
    "sentence-long", "paragraph-long", "number-one-in", "term-clinician", "dose-break", "drug-fact",
})  # fmt: skip
# A line of the clinic's own is held to a grammar that knows its number.
_LINES = frozenset({Field.LINE_NAME, Field.LINE_HOW})
# A name is the clinic's before it is a promise: 'Reset Clinic' is warned of, and builds.
_NAMES = frozenset({Field.NAME, Field.SHORT_NAME, Field.LOGO, Field.WEB, Field.ADDRESS})
# Where a number may be that of a house.
_PLACES = frozenset({Field.ADDRESS, Field.NAME, Field.SHORT_NAME, Field.LOGO, Field.WEB})

_LISTED, _SHOWN = 4, 60
# Those that know a clinic's approvals and percentages from those of a drug stand in their place.
_OTHERS = frozenset({check_percent, check_percentages})
_CHECKS = (
    *(check for check in TEXT_CHECKS if check not in _OTHERS),
    check_drug_approvals,
    check_clinic_percent,
)


def check_clinic_words(
    theme: Theme, library: Library, region: Region | None = None
) -> Iterator[Finding]:
    """Check every text of a theme that prints, but for its own topics and documents.

    region has the theme's crisis contacts, which say what else contradicts a safety note.
    """
    found = tuple(clinic_passages(theme))
    numbers = TypedNumbers(library.regions)
    for field, passage in found:
        if field not in _LINES:
            yield from _numbers(passage, field, numbers, theme.region)
        for finding in _judged((passage,), library):
            if finding.code == "note-contradicted" and field in _LINES:
                continue  # the grammar of crisis lines holds it, too
            lenient = finding.code == "word-avoided" and field in _NAMES
            yield replace(finding, severity=Severity.WARNING) if lenient else finding
    yield from check_outside_claims(p for field, p in found if field not in _NAMES)
    yield from check_passages((p for _, p in found), library.safety, region)
    yield from check_own_lines(theme)
    yield from _template_words(theme)


def _template_words(theme: Theme) -> Iterator[Finding]:
    """List the words that a template puts on every slide, for somebody to read."""
    names = {theme.clinic.name.casefold(), theme.clinic.short_name.casefold()}
    template = theme.template
    words = [w for w in template.words if w.casefold() not in names] if template else []
    if template and words:
        listed = ", ".join(f"'{' '.join(w.split())[:_SHOWN]}'" for w in words[:_LISTED])
        more = f" and {len(words) - _LISTED} more" if len(words) > _LISTED else ""
        yield Finding(
            "template-words",
            f"slides show, or read aloud, words of the template's own: {listed}{more}",
            "read them as a patient would, and take out of the template what does not belong",
            template.span or Span(template.file),
            Severity.NOTE,
        )


def check_own_words(
    library: Library, theme: Theme, found: Iterable[Passage], region: Region | None = None
) -> Iterator[Finding]:
    """Check the texts of a theme's own topics and documents; found are those of its library."""
    folder = f"themes/{theme.id}/"
    found = tuple(found)
    own = tuple(passage for passage in found if passage.span.file.startswith(folder))
    yield from (f for f in check_references(library) if f.span.file.startswith(folder))
    numbers = TypedNumbers(library.regions)
    yield from _judged(own, library)
    if own:
        outside = check_outside_claims(found)
        yield from (finding for finding in outside if finding.span.file.startswith(folder))
    yield from check_passages(own, library.safety, region)
    for passage in own:
        yield from _numbers(passage, None, numbers, theme.region)


def _judged(found: tuple[Passage, ...], library: Library) -> Iterator[Finding]:
    said = chain(
        check_words(library.words, found),
        check_clinician_terms(library.clinician_only, found),
        *(check(found) for check in _CHECKS),
    )
    for finding in said:
        style = finding.code in _STYLE
        yield replace(finding, severity=Severity.WARNING) if style else finding


def _numbers(
    passage: Passage, field: Field | None, numbers: TypedNumbers, region: str
) -> Iterator[Finding]:
    for match in numbers.find(passage.text):
        if numbers.is_for_help(match[0]):
            if field in _PLACES and is_bare(match, passage.text):
                continue
            yield Finding(
                "contact-literal",
                f"the number '{match[0]}' is typed into a text of the clinic's",
                f"leave it out: kdeck prints the numbers of the region '{region}', and a crisis "
                "line of your own goes into 'own-lines' of 'crisis'",
                passage.at(match.start()),
            )
        elif field is not Field.OTHER_FORMATS:
            yield Finding(
                "contact-literal",
                f"the number '{match[0]}' is typed into a text of the clinic's",
                "write it as 'phone' of the brand file; in the clinic's words, [phone]{.clinic}",
                passage.at(match.start()),
                Severity.WARNING,
            )

"""What a theme's citation style makes of the sources."""

from collections.abc import Iterator

from kdeck.finding import Finding, Severity, Span
from kdeck.model.reference import Reference
from kdeck.plan.text.references import format_references
from kdeck.theme.citationstyle import CitationStyle
from kdeck.theme.theme import Theme

_ALIKE = 20


def check_citations(theme: Theme, references: tuple[Reference, ...]) -> Iterator[Finding]:
    """Find sources that a style cannot set, and a style that leaves out what they are found by."""
    style = theme.citation_style
    if style is None:
        return
    span = style.span or Span(f"themes/{theme.id}/{style.file}")
    bare: list[str] = []
    for reference in references:
        entry = _entry(reference, style)
        if not entry:
            message = f"the citation style '{style.file}' cannot set the source '{reference.id}'"
            yield Finding("theme-citations", message, "choose another style", span)
            return
        if not _can_be_found(entry, reference):
            bare.append(reference.id)
    if bare:
        more = f" and {len(bare) - 1} more" if bare[1:] else ""
        message = (
            f"the citation style '{style.file}' leaves out the title, the DOI and the address of "
            f"'{bare[0]}'{more}"
        )
        hint = "choose a style that prints titles, so that readers find the source"
        yield Finding("theme-citations", message, hint, span, Severity.WARNING)


def _entry(reference: Reference, style: CitationStyle) -> str:
    try:
        return format_references((reference,), style)[0]
    # A style of anybody reaches any of the faults that citeproc-py has.
    except Exception:
        return ""


def _can_be_found(entry: str, reference: Reference) -> bool:
    shown = entry.casefold()
    marks = (reference.title[:_ALIKE], reference.doi, reference.url)
    return any(mark.casefold() in shown for mark in marks if mark)

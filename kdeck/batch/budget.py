"""How a document keeps to the pages, slides or minutes that it may have: what it gives up for them.

A document that says how long it may be is laid out in the standard edition. While it is too long,
it gives up a chapter: what may stand in it first, then what should, each from the end. Every
edition holds what the standard one does. What must stand in it is never given up, and neither is a
safety note: a document that is still too long is refused, with what its longest topics take. What
should stand in it and does not is told; what only may, is not. The sides of a sheet are filled
apart: what was given up on one side to no avail comes back.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from kdeck.batch.kit.kit import Extent, Plan
from kdeck.batch.kit.table import kit_of
from kdeck.batch.leavingout import without
from kdeck.finding import Finding, Severity, several
from kdeck.model.document import Chapter, Document
from kdeck.model.recipe import DocumentForm, Format, Length, Priority
from kdeck.theme.theme import Theme
from kdeck.variants import Edition

# How many topics a finding names.
_NAMED = 3
# A talk may be so much longer than its minutes: speakers are not clocks.
_SPOKEN = 1.05


@dataclass(frozen=True, slots=True)
class Fitted:
    """Hold a document as long as it may be, and what that took.

    plan is that of the standard edition, where it was made to measure the document.
    """

    document: Document
    findings: tuple[Finding, ...] = ()
    plan: Plan | None = field(default=None, repr=False, compare=False)


# All editions of a document hold what the standard one does, and are made one after the other.
@lru_cache(maxsize=8)
def fitted(document: Document, theme: Theme, kind: Format) -> Fitted:
    """Leave out of a document what it gives up to keep to its pages, slides or minutes."""
    limit = kit_of(kind).limit(document, theme)
    if limit is None:
        return Fitted(document)
    given_up: list[str] = []
    most = limit * _SPOKEN if document.form is DocumentForm.TALK else limit
    kept, plan = document, _plan(document, theme, kind)
    extent = plan.extent()
    for chapter in _in_order(document):
        if extent.count <= most:
            break
        given_up.append(chapter.id)
        kept = without(document, given_up)
        plan = _plan(kept, theme, kind)
        extent = plan.extent()
    if extent.count <= limit and document.form is DocumentForm.LEAFLET:
        for vain in given_up[-2::-1]:
            fewer = [other for other in given_up if other != vain]
            fuller = without(document, fewer)
            other_plan = _plan(fuller, theme, kind)
            if other_plan.extent().count <= limit:
                given_up, kept, plan = fewer, fuller, other_plan
    if extent.count > most:
        return Fitted(document, (_too_long(kept, theme, kind, extent, limit),))
    missed = [
        c.id for c in _in_order(document) if c.id in given_up and c.priority is Priority.SHOULD
    ]
    if missed:
        return Fitted(kept, (_left_out(document, missed, extent.unit, limit),), plan)
    return Fitted(kept, plan=plan)


def _plan(document: Document, theme: Theme, kind: Format) -> Plan:
    return kit_of(kind).plan(document, theme, Edition.STANDARD)


def _extent(document: Document, theme: Theme, kind: Format) -> Extent:
    return _plan(document, theme, kind).extent()


def _chapters(document: Document) -> Iterator[Chapter]:
    for section in document.sections:
        yield from section.chapters


def _in_order(document: Document) -> Iterator[Chapter]:
    """List what a document gives up, in the order in which it does."""
    backward = [chapter for chapter in _chapters(document) if not chapter.starred][::-1]
    # What may stand in a talk is in its appendix, and takes no time.
    ranks = (Priority.MAY, Priority.SHOULD)
    for priority in ranks[document.form is DocumentForm.TALK :]:
        yield from (chapter for chapter in backward if chapter.priority is priority)


def _named(document: Document, theme: Theme) -> str:
    return f"the {document.audience} document '{document.id}' in the theme '{theme.id}'"


def _left_out(document: Document, given_up: list[str], unit: str, limit: int) -> Finding:
    topics = ", ".join(f"'{topic}'" for topic in given_up)
    verb = "moves to its appendix" if document.form is DocumentForm.TALK else "leaves out"
    return Finding(
        "budget-left-out",
        f"the {document.audience} document '{document.id}' {verb} {topics} to keep to '{unit}: "
        f"{limit}'",
        "take them out of the recipe, or give them the priority 'must'",
        document.span,
        Severity.NOTE,
    )


def _too_long(
    document: Document, theme: Theme, kind: Format, extent: Extent, limit: int
) -> Finding:
    over = _lines(extent) - limit * extent.lines
    sizes = sorted(_sizes(document, theme, kind, extent), reverse=True)[:_NAMED]
    much = several(round(extent.count, 1), str(extent.unit).removesuffix("s"))
    if extent.unit == "pages":
        much += f", about {several(over, 'line')} more than '{extent.unit}: {limit}' allows"
        topics = ", ".join(f"'{topic}' (about {several(size, 'line')})" for size, topic in sizes)
    else:
        much += f", {round(over, 1):g} more than '{extent.unit}: {limit}' allows"
        topics = ", ".join(f"'{topic}' ({round(size, 1):g})" for size, topic in sizes)
    if document.form is DocumentForm.TALK:
        hint = f"give what is long the priority 'may', which moves it to the appendix: {topics}"
        return _over(document, theme, extent, much, hint)
    hint = f"take out what is long: {topics}" if topics else "take out what no safety note needs"
    if document.length is not Length.SHORT:
        hint += "; or write 'safety: short', which tells each safety note in one line"
    return _over(document, theme, extent, much, hint)


def _over(document: Document, theme: Theme, extent: Extent, much: str, hint: str) -> Finding:
    return Finding(
        "budget",
        f"{_named(document, theme)} has {much}",
        f"{hint}; or raise '{extent.unit}'",
        document.span,
    )


def _sizes(
    document: Document, theme: Theme, kind: Format, extent: Extent
) -> Iterator[tuple[float, str]]:
    """Measure what each topic takes that is no safety note, in lines, slides or minutes."""
    for chapter in _chapters(document):
        if not chapter.starred:
            rest = _extent(without(document, (chapter.id,)), theme, kind)
            yield max(_lines(extent) - _lines(rest), 0), chapter.id


def _lines(extent: Extent) -> float:
    """Count the lines that a file takes, with what is left free on its pages but the last."""
    return (extent.count - 1) * extent.lines + extent.last

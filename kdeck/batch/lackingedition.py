"""Documents that are to be made in an edition which they do not have."""

from collections.abc import Iterator, Mapping

from kdeck.batch.target import Choice, Target
from kdeck.batch.work import Job
from kdeck.finding import Finding, Span
from kdeck.model.document import Document
from kdeck.variants import Edition

CODE = "edition-fillable"
_HINT = "build it with '--edition standard', or add a checklist or questions to it"


def check_editions(choice: Choice, work: Mapping[Target, Job]) -> Iterator[Finding]:
    """Find a document that somebody wants to fill in and that has no place to write on.

    Where none is named, those are made that have one.
    """
    if Edition.FILLABLE not in choice.editions:
        return
    fillable = {
        target.document
        for target in work
        if target.edition is Edition.FILLABLE
        and (not choice.audiences or target.audience in choice.audiences)
    }
    documents = {
        target.document: job.document
        for target, job in work.items()
        if not choice.audiences or target.audience in choice.audiences
    }
    for name in choice.documents:
        if name in documents and name not in fillable:
            yield _nothing(documents[name])
    if not choice.documents and not fillable:
        message = "no document has a box to tick or a line to write on"
        yield Finding(CODE, message, _HINT, Span("sources"))


def _nothing(document: Document) -> Finding:
    chapters = (chapter for section in document.sections for chapter in section.chapters)
    if any(chapter.is_written_on for chapter in chapters):
        message = f"'{document.id}' gives up its boxes and lines where its pages do not suffice"
        hint = "give their topic the priority 'must', or build it with '--edition standard'"
        return Finding(CODE, message, hint, document.span)
    message = f"'{document.id}' has no box to tick and no line to write on"
    return Finding(CODE, message, _HINT, document.span)

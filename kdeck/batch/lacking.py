"""Documents that are to be made for an audience, in a format or in an edition that they lack."""

from collections.abc import Collection, Iterator, Mapping
from typing import assert_never

from kdeck.batch.kit.table import kit_of
from kdeck.batch.lack import Lack, lacks
from kdeck.batch.target import Choice, Target
from kdeck.batch.work import Job
from kdeck.finding import Finding, Severity, Span
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.recipe import DocumentForm, Format
from kdeck.variants import Edition

CODE = "output-lacking"
FILLABLE = "edition-fillable"
_HINT = "build it with '--edition standard', or add a checklist or questions to it"


def check_lacking(
    choice: Choice, work: Mapping[Target, Job], wanted: Collection[Target]
) -> Iterator[Finding]:
    """Say what is asked for and not made, which stops a build that would make nothing.

    wanted are the targets that are made.
    """
    documents = {target.document: job.document for target, job in work.items()}
    severity = Severity.WARNING if wanted else Severity.ERROR
    for lack in lacks(choice, work):
        if lack.what is Edition.FILLABLE and not _has(lack, work):
            # Who asks for fields to fill in is told what they would stand in, below.
            continue
        if not lack.document:
            yield Finding(CODE, *_of_none(lack.what), Span("sources"), severity)
        elif lack.document in documents:
            document = documents[lack.document]
            yield Finding(CODE, *_of_one(document, lack.what), document.span, severity)
    yield from _check_fillable(choice, work)


def _has(lack: Lack, work: Mapping[Target, Job]) -> bool:
    own = (target for target in work if target.document == lack.document or not lack.document)
    return any(target.edition is lack.what for target in own)


def _of_none(what: Audience | Format | Edition) -> tuple[str, str]:
    """Word what no document has, and a hint."""
    match what:
        case Audience():
            return f"no document is for '{what}'", f"add '{what}' to 'audiences' in a recipe"
        case Format():
            return f"no document is made as '{what}'", f"add '{what}' to 'formats' in a recipe"
        case Edition():
            hint = "leave '--edition' out, or ask for another format"
            return f"nothing that is asked for has the edition '{what}'", hint
        case _:
            assert_never(what)


def _of_one(document: Document, what: Audience | Format | Edition) -> tuple[str, str]:
    """Word what a document lacks, and a hint."""
    name, file = document.id, document.span.file
    match what:
        case Audience():
            hint = f"leave '--audience {what}' out, or add it to 'audiences' in {file}"
            return f"'{name}' is not for '{what}'", hint
        case Format():
            named = ", ".join((*document.formats, what))
            hint = f"write 'formats: [{named}]' in {file}"
            if document.form is DocumentForm.TALK:
                also = [kind for kind in Format if set(kit_of(kind).beside) & set(document.formats)]
                hint = f"a talk is made as {', '.join((*document.formats, *also))}"
            return f"'{name}' is not made as '{what}'", hint
        case Edition():
            hint = "leave '--edition' out, or ask for another format"
            return f"nothing that is asked for of '{name}' has the edition '{what}'", hint
        case _:
            assert_never(what)


def _check_fillable(choice: Choice, work: Mapping[Target, Job]) -> Iterator[Finding]:
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
        yield Finding(FILLABLE, message, _HINT, Span("sources"))


def _nothing(document: Document) -> Finding:
    chapters = (chapter for section in document.sections for chapter in section.chapters)
    if any(chapter.is_written_on for chapter in chapters):
        message = f"'{document.id}' gives up its boxes and lines where its pages do not suffice"
        hint = "give their topic the priority 'must', or build it with '--edition standard'"
        return Finding(FILLABLE, message, hint, document.span)
    message = f"'{document.id}' has no box to tick and no line to write on"
    return Finding(FILLABLE, message, _HINT, document.span)

"""Whether patients meet words that nobody explains to them."""

import re
from collections.abc import Iterable, Iterator
from itertools import chain

from kdeck.check.text.passage import Passage
from kdeck.check.text.prose import Prose, document_prose
from kdeck.finding import Finding, Severity
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.inline import Text
from kdeck.model.library import Library
from kdeck.model.recipe import DocumentForm
from kdeck.model.walk import all_inlines
from kdeck.model.words import ClinicianTerm

# A term that is marked in its singular is used in its plural, too.
_PLURAL = "(?:s|es)?"
# Capitals that are no part of a longer name, a code or an address.
_SHORT_FORM = re.compile(r"(?<![\w./@*-])([A-Z]{2,}\d?)s?(?![\w@*]|-\w|\.\w)")


def check_clinician_terms(
    terms: Iterable[ClinicianTerm], found: Iterable[Passage]
) -> Iterator[Finding]:
    """Find words for clinicians in text for patients, wherever it stands."""
    patterns = [(pattern_of(entry.term), entry.term) for entry in terms]
    for passage in found:
        if not passage.plain:
            continue
        for pattern, term in patterns:
            match = pattern.search(passage.text)
            if match:
                yield Finding(
                    "term-clinician",
                    f"'{match[0]}' is a word for clinicians, in text that patients read",
                    f"leave '{term}' out, or say in everyday words what it means",
                    passage.at(match.start()),
                )


def check_undefined_terms(document: Document, library: Library) -> Iterator[Finding]:
    """Find glossary terms that a plain document uses and marks nowhere, at their first use."""
    # A card has no list of terms.
    if document.audience is not Audience.PLAIN or document.form is DocumentForm.CARD:
        return
    marked = {entry.key for entry in document.glossary}
    definitions = {entry.span for entry in library.glossary}
    prose = [each for each in document_prose(document) if each.span not in definitions]
    for entry in library.glossary:
        if entry.key in marked:
            continue
        pattern = pattern_of(entry.term)
        first = next((each for each in prose if pattern.search(each.text)), None)
        if first:
            yield Finding(
                "term-undefined",
                f"the plain document '{document.id}' uses the glossary term '{entry.term}' and "
                "marks it nowhere, so that its list of terms lacks it",
                f'mark its first use: [{entry.term.lower()}]{{.term key="{entry.key}"}}',
                first.span,
                Severity.WARNING,
            )


def check_short_forms(document: Document, library: Library) -> Iterator[Finding]:
    """Find short forms in capitals that a project says nothing of, at their first use.

    It is asked where a project lists what its short forms stand for.
    """
    listed = library.short_forms
    if not listed.forms:
        return
    told = {form.short for form in listed.forms} | listed.known
    for each in chain(document_prose(document), _cells(document)):
        for found in _SHORT_FORM.finditer(each.text):
            short = found[1]
            if short in told or each.text[found.end() :].startswith(" ("):
                continue
            told.add(short)
            yield Finding(
                "short-form-unknown",
                f"the {document.audience} document '{document.id}' says '{short}', and nothing "
                "tells what it stands for",
                "add it to 'abbreviations' in sources/words.yml, or a name to 'well-known'",
                each.span,
                Severity.WARNING,
            )


def _cells(document: Document) -> Iterator[Prose]:
    """List the words of a document that are no prose: the cells of its tables."""
    for section in document.sections:
        for chapter in section.chapters:
            for each in all_inlines(chapter.blocks):
                if isinstance(each, Text):
                    yield Prose(each.text, each.span)


def pattern_of(term: str) -> re.Pattern[str]:
    """Match a term as a whole word, in the plural too; an acronym only as it is written."""
    words = r"[\s‑-]+".join(map(re.escape, re.split(r"[\s-]+", re.sub(r" \(.*\)$", "", term))))
    acronym = any(letter.isupper() for letter in term[1:])
    return re.compile(rf"(?<![\w]){words}{_PLURAL}(?!\w)", 0 if acronym else re.IGNORECASE)

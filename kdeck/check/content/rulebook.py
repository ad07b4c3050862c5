"""All rules on what the sources say, whoever reads it, in one call."""

from collections.abc import Iterator

from kdeck.check.content.animals import check_animals
from kdeck.check.content.beside import check_beside
from kdeck.check.content.doses import check_doses
from kdeck.check.content.drugs import check_drugs
from kdeck.check.content.endorsement import check_endorsements
from kdeck.check.content.hidden import check_hidden_claims
from kdeck.check.content.length import check_length
from kdeck.check.content.likelihood import check_likelihood
from kdeck.check.content.listkeys import check_list_keys
from kdeck.check.content.lookalike import check_lookalikes
from kdeck.check.content.numbers import check_boasts, check_one_in, check_percent, check_relative
from kdeck.check.content.passive import check_passive
from kdeck.check.content.percentage import check_percentages
from kdeck.check.content.pointing import check_pointing
from kdeck.check.content.promise import check_promises
from kdeck.check.content.retraction import check_retractions
from kdeck.check.content.sources import check_references
from kdeck.check.content.terms import check_clinician_terms
from kdeck.check.content.typednumbers import check_contacts
from kdeck.check.content.wholepeople import check_whole_people
from kdeck.check.text.passage import passages
from kdeck.check.text.words import check_words
from kdeck.finding import Finding
from kdeck.model.library import Library

TEXT_CHECKS = (
    check_length,
    check_passive,
    check_boasts,
    check_one_in,
    check_percent,
    check_relative,
    check_likelihood,
    check_percentages,
    check_whole_people,
    check_doses,
    check_animals,
    check_drugs,
    check_hidden_claims,
    check_promises,
    check_retractions,
    check_endorsements,
    check_lookalikes,
    check_pointing,
)


def check_library(library: Library, around: Library | None = None) -> Iterator[Finding]:
    """Check what the texts, references and topics of a project say, whoever reads them.

    Where they are a part of what a project has, around is the whole, on which some rules look.
    """
    yield from check_texts(library)
    yield from check_together(library, around or library)


def check_texts(library: Library) -> Iterator[Finding]:
    """Check what each text says for itself: a part of a library has the findings of its texts."""
    found = tuple(passages(library))
    yield from check_words(library.words, found)
    yield from check_clinician_terms(library.clinician_only, found)
    yield from check_contacts(found, library.regions)
    for check in TEXT_CHECKS:
        yield from check(found)
    yield from check_list_keys(library)


def check_together(library: Library, around: Library) -> Iterator[Finding]:
    """Check what the texts of a library, a part of what is around, say beside all others."""
    yield from check_beside(library, around)
    yield from check_references(library)

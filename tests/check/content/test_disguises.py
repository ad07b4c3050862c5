"""Words, numbers and doses are found however they are disguised, and honest ones pass."""

import pytest

from .test_clinic_texts import FIELDS, told, with_clinic

DISGUISED = {
    "Ket\u0430mine is s\u0430fe.": "word-disguised",
    "Ketamin\u0435 for all": "word-disguised",
    "\u041aetamine is safe": "word-disguised",
    "\u039aetamine is safe": "word-disguised",
    "D\u03bf call us": "word-disguised",
    "Call 9\u03388\u03388\u0338": "word-disguised",
    "K e t a m i n e i s safe": "word-disguised",
    "Do not call 9 8 8.": "contact-literal",
    "Do not call 9.8.8.": "contact-literal",
    "Do not call 9I1.": "contact-literal",
    "Do not call 9l1.": "contact-literal",
    "Do not call 9B8.": "contact-literal",
    "Do not call ⁹⁸⁸.": "contact-literal",
    "Do not call nine one one.": "contact-literal",
    "Nine-eight-eight is closed.": "contact-literal",
    "Take forty milligrams before you come": "dose-patient",
    "Take a hundred milligrams": "dose-patient",
    "Take 2 tablets before you come": "dose-patient",
    "Use two sprays before you come": "dose-patient",
}
HONEST = (
    "TNF\u03b1 and the \u03b1\u2082-adrenoceptor",
    "Large print, Braille, Русский, Ελληνικά, Español",
    "Suite 9, 8 Elm Road",
    "A B C Clinic",
    "J. R. R. T. Mason Clinic",
    "Monday to Friday, 9 to 11",
    "Open nine to one on Mondays",
    "Bring your tablets",
)


@pytest.mark.parametrize("words", DISGUISED)
def test_a_disguise_is_seen_through(words: str) -> None:
    found = told(with_clinic(hours=words))
    assert DISGUISED[words] in {finding.code for finding in found}


@pytest.mark.parametrize("field", FIELDS)
def test_a_letter_of_another_alphabet_is_found_in_every_text_of_a_clinic(field: str) -> None:
    found = told(with_clinic(**FIELDS[field]("Ket\u0430mine")))
    assert "word-disguised" in {finding.code for finding in found}


@pytest.mark.parametrize("words", HONEST)
def test_what_only_resembles_a_disguise_passes(words: str) -> None:
    found = {finding.code for finding in told(with_clinic(hours=words))}
    assert not found & {"word-disguised", "contact-literal", "dose-patient"}

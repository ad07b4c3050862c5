"""That files in the shapes of other programs get the verdict they deserve, in words for people."""

import re

import pytest

from kdeck.check.pdf.file import check_pdf

from .foreign import FILES, Foreign

# Keys and words of the standard, which no menu of a program shows.
KEYS = re.compile(r"\b(TU|OBJR|object reference|MCID|Contents(?!')|StructParents?|Tabs|BDC)\b")


def test_there_are_many_and_no_two_of_one_name() -> None:
    assert len(FILES) >= 60
    assert len({file.name for file in FILES}) == len(FILES)


@pytest.mark.sampled(40)
@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name)
def test_a_foreign_file_gets_its_verdict(file: Foreign) -> None:
    found = check_pdf(file.make(), "leaflet.pdf")
    codes = {finding.code for finding in found}
    assert file.found <= codes
    assert not file.absent & codes
    said = [f"{f.message} {f.hint}" for f in found if not file.found or f.code in file.found]
    assert any(file.words in words for words in said) or not file.words, said
    assert not [words for words in said if re.search(r"<_io|0x[0-9a-f]{6}|Traceback", words)]
    assert not [finding.hint for finding in found if KEYS.search(finding.hint)]

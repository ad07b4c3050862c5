"""The reference list is what another citation processor prints for the same entries."""

from pathlib import Path

import pytest

import starter
from kdeck.plan.text.references import format_references

GOLDEN = Path(__file__).with_name("pandoc-references.txt")
ET_AL = "the list of authors is incomplete, and only kdeck says so"
HYPHEN = "pandoc sets a capital behind a hyphen and in brackets, and kdeck does not"
UNIT = "kdeck keeps a number and its unit on one line, with a space that holds"
DIFFERENT = {
    "holmes2022": ET_AL, "jelovac2025": ET_AL, "maeng2008": ET_AL, "zanos2016": ET_AL,
    "grunebaum2019": ET_AL, "price2022": ET_AL, "tozzi2021": ET_AL,
    "vadod2022": ET_AL, "janik2025": ET_AL, "dean2021": ET_AL, "fedgchin2019": ET_AL,
    "popova2019": ET_AL, "zaki2025": ET_AL, "su2023": ET_AL, "jelen2025": ET_AL,
    "spravato-mono2025": HYPHEN, "nice-ta854": HYPHEN, "pcn101-2023": HYPHEN,
    "spravato-eu": UNIT, "spravato-pil": UNIT,
}  # fmt: skip


@pytest.fixture(scope="module")
def golden() -> dict[str, str]:
    lines = GOLDEN.read_text(encoding="utf-8").splitlines()
    pairs = (line.partition("\t") for line in lines if not line.startswith("#"))
    return {key: entry for key, _, entry in pairs}


def test_references_are_printed_as_pandoc_prints_them(golden: dict[str, str]) -> None:
    library = starter.library()
    keys = [reference.id for reference in library.references]
    found = dict(zip(keys, format_references(library.references), strict=True))
    assert keys == list(golden)
    differing = {key for key, entry in found.items() if entry != golden[key]}
    assert differing == DIFFERENT.keys()
    for key in differing:
        ours, theirs = found[key].casefold().replace("\u00a0", " "), golden[key].casefold()
        assert ours.replace(", et al", "") == theirs, DIFFERENT[key]

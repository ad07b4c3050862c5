"""What the data files and the recipes become."""

from pathlib import Path

import pytest

from kdeck.finding import Span
from kdeck.load.typeset import typeset
from kdeck.model.audience import Audience, Worded
from kdeck.model.recipe import Format, Part, PartForm
from kdeck.model.reference import Name
from kdeck.model.region import CrisisLine
from kdeck.model.words import AvoidedWords, ClinicianTerm
from projects import GLOSSARY, RECIPE, REFERENCES, SMITH, read_project


def test_a_recipe_keeps_its_parts_with_their_forms_and_readers(tmp_path: Path) -> None:
    made = """\
id: handout
title: {plain: "Ketamine", clinician: "Ketamine"}
message: {plain: "It's one way.", clinician: "One way."}
kind: {plain: "Handout", clinician: "Handout"}
audiences: [plain]
formats: [pptx]
version: "1.10"
checked: "2026-06"
parts:
  - heading: {plain: "Notes", clinician: "Notes"}
    takeaway: {plain: "All is noted", clinician: "Noted"}
    topics: [dose]
    form: notes
    audiences: [clinician]
"""
    library, findings = read_project(tmp_path, {RECIPE: made})
    assert findings == ()
    (recipe,) = library.recipes
    assert recipe.message.plain == "It’s one way."
    assert (recipe.audiences, recipe.formats) == ((Audience.PLAIN,), (Format.PPTX,))
    assert (recipe.version, recipe.checked) == ("1.10", "2026-06")
    assert recipe.parts == (
        Part(
            heading=Worded("Notes", "Notes"),
            takeaway=Worded("All is noted", "Noted"),
            topics=("dose",),
            form=PartForm.NOTES,
            audiences=(Audience.CLINICIAN,),
            span=Span(RECIPE, 10),
        ),
    )


def test_a_recipe_is_for_all_audiences_and_formats_where_it_does_not_say(tmp_path: Path) -> None:
    (recipe,) = read_project(tmp_path)[0].recipes
    assert (recipe.audiences, recipe.formats) == (tuple(Audience), (Format.PDF, Format.PPTX))
    assert (recipe.parts[0].heading, recipe.parts[0].takeaway) == (None, None)


def test_a_reference_keeps_its_names_and_its_line(tmp_path: Path) -> None:
    entry = """[
 {"id": "who", "type": "report", "title": "Report", "short": "WHO",
  "author": [{"literal": "World Health Organization"}]},
 {"id": "berg",
  "type": "article-journal", "title": "It's a trial", "short": "Berg",
  "author": [{"non-dropping-particle": "van den", "family": "Berg", "given": "A, Jr."}],
  "authors-complete": false, "issued": {"date-parts": [[2020, 5]]}, "DOI": "10.1000/182"},
"""
    library, findings = read_project(tmp_path, {REFERENCES: entry + SMITH + "]"})
    assert findings == ()
    who, berg, smith = library.references
    assert who.authors == (Name("World Health Organization", literal=True),)
    assert berg.authors == (Name("van den Berg", "A", "Jr"),)
    assert (berg.title, berg.authors_complete) == ("It’s a trial", False)
    assert (berg.issued, berg.doi) == ((2020, 5), "10.1000/182")
    assert [r.span.line for r in (who, berg, smith)] == [2, 4, 8]


def test_the_glossary_is_sorted_by_term_whatever_its_case(tmp_path: Path) -> None:
    made = """\
as-of: "2026-06"
terms:
  - {key: placebo, term: "placebo", definition: "A fake treatment."}
  - {key: glutamate, term: "Glutamate", definition: "A chemical."}
  - {key: ect, term: "ECT", definition: "A treatment with current for 5 minutes."}
"""
    glossary = read_project(tmp_path, {GLOSSARY: made})[0].glossary
    assert [entry.key for entry in glossary] == ["ect", "glutamate", "placebo"]
    assert [entry.span.line for entry in glossary] == [5, 4, 3]
    assert glossary[0].definition == "A treatment with current for 5\u00a0minutes."


def test_a_region_keeps_its_lines_and_its_words_in_both_wordings(tmp_path: Path) -> None:
    (region,) = read_project(tmp_path)[0].regions
    assert (region.key, region.name, region.as_of) == ("US", "United States", "2026-06")
    assert (region.emergency, region.emergency_confirmed) == ("911", True)
    assert region.lines == (CrisisLine("988 Lifeline", "Call 988.", "988", confirmed=True),)
    assert region.crisis_text.plain == "Call {crisis-line}. In danger, call {emergency}."


def test_words_to_avoid_are_kept_in_lower_case(tmp_path: Path) -> None:
    made = 'as-of: "2026-06"\navoid:\n  - {match: ["Reset", "CURE"], why: "w", instead: "i"}\n'
    words = read_project(tmp_path, {"sources/words.yml": made})[0].words
    assert words == (AvoidedWords(("reset", "cure"), "w", "i", Span("sources/words.yml", 3)),)


def test_words_have_exceptions_and_terms_for_clinicians(tmp_path: Path) -> None:
    made = """\
as-of: "2026-06"
avoid:
  - {match: ["natural"], except: ["Natural history"], why: "w", instead: "i"}
clinician-only: ["HNK", "PCP site"]
"""
    library, findings = read_project(tmp_path, {"sources/words.yml": made})
    assert not findings
    assert library.words[0].exceptions == ("natural history",)
    span = Span("sources/words.yml", 4)
    assert library.clinician_only == (ClinicianTerm("HNK", span), ClinicianTerm("PCP site", span))
    assert read_project(tmp_path)[0].clinician_only == ()


@pytest.mark.parametrize(
    ("lines", "message"),
    [
        ('avoid:\n  - {match: ["a", " "], why: "w", instead: "i"}', "'match[1]' has no value"),
        (
            'avoid:\n  - {match: ["a"], except: 3, why: "w", instead: "i"}',
            "'except' is a number",
        ),
        ('avoid:\n  - {match: ["a"], why: "w", instead: "i"}\nclinician-only: HNK', "'clinician-"),
        ('avoid:\n  - {match: ["a"], why: "w", instead: "i"}\nclinicians: [a]', "the key 'clin"),
    ],
)
def test_lists_of_words_that_are_malformed_are_found(
    tmp_path: Path, lines: str, message: str
) -> None:
    _, findings = read_project(tmp_path, {"sources/words.yml": f'as-of: "2026-06"\n{lines}\n'})
    assert [finding.code for finding in findings] == ["words"]
    assert findings[0].message.startswith(message)


@pytest.mark.parametrize("unit", ["mg", "ml", "units", "mEq", "mmol", "seconds", "percent", "out"])
def test_a_number_keeps_its_unit(unit: str) -> None:
    assert typeset(f"5 {unit}") == f"5\u00a0{unit}"


def test_a_unit_of_two_words_is_kept_together() -> None:
    assert typeset("115 mm Hg") == "115\u00a0mm\u00a0Hg"
    assert typeset("open phase, n = 168") == "open phase, n\u00a0=\u00a0168"
    assert typeset("(P = .02, < .001)") == "(P\u00a0=\u00a0.02, <\u00a0.001)"
    assert typeset("−3.6 (95% CI −7.20 to 0.07)") == "−3.6 (95%\u00a0CI\u00a0−7.20 to 0.07)"
    assert typeset("call 988, then press 1") == "call 988, then press\u00a01"
    assert typeset("111 (option 2), Option 3") == "111 (option\u00a02), Option\u00a03"
    assert typeset("8 a.m. to 5.30 pm") == "8\u00a0a.m. to 5.30\u00a0pm"
    assert typeset("press on, an option of 2, 5 pmol") == "press on, an option of 2, 5 pmol"
    assert typeset("in = 5, n = many") == "in = 5, n = many"
    assert typeset("5 miles, 5 unitary") == "5 miles, 5 unitary"
    assert typeset("1 dose in 62 people") == "1\u00a0dose in 62\u00a0people"


@pytest.mark.parametrize("audience", ["plain", "clinician"])
@pytest.mark.parametrize("lacking", ["{emergency}", "{crisis-line}"])
def test_a_crisis_text_that_lacks_either_number_is_refused(
    tmp_path: Path, audience: str, lacking: str
) -> None:
    texts = {
        "plain": "Call {crisis-line} or {emergency}.",
        "clinician": "{crisis-line} {emergency}",
    }
    texts[audience] = texts[audience].replace(lacking, "your team")
    made = f"""\
as-of: "2026-06"
regions:
  US:
    name: United States
    emergency: {{number: "911", confirmed: true}}
    lines:
      - {{name: 988 Lifeline, how: "Call 988.", number: "988", confirmed: true}}
    crisis: {{plain: "{texts["plain"]}", clinician: "{texts["clinician"]}"}}
"""
    _, findings = read_project(tmp_path, {"sources/regions.yml": made})
    assert [finding.message for finding in findings] == [
        f"the {audience} crisis text lacks {lacking}"
    ]

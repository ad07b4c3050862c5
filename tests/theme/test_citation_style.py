"""A citation style of a theme: what is read, what is refused, and how references are set in it."""

from dataclasses import replace
from pathlib import Path

import citeproc
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from buildable import BRAND, write
from examples import examples
from kdeck.batch.project import read_project
from kdeck.check.theme.citations import check_citations
from kdeck.finding import Finding, Severity, Span
from kdeck.fingerprint import Files
from kdeck.model.audience import Audience
from kdeck.model.reference import Name, Reference
from kdeck.plan.handout.model import ItemList, ListKind, Prose
from kdeck.plan.text.references import format_references
from kdeck.theme.brand import read_theme
from kdeck.theme.citationread import StyleError, parse_style
from kdeck.theme.citationstyle import CitationStyle
from kdeck.theme.theme import Theme
from planned import Planned
from projects import CLAIM
from stopwatch import within

ROOT = Path(__file__).parents[2]
# Two styles in the manner of those at zotero.org/styles: one for numbers, one for author and year.
HEAD = '<style xmlns="http://purl.org/net/xbiblio/csl" class="in-text" version="1.0">'
NUMBERED = f"""<?xml version="1.0" encoding="utf-8"?>
{HEAD}
  <!-- numbers in brackets -->
  <info><title>Numbered</title><id>http://www.zotero.org/styles/numbered</id></info>
  <locale xml:lang="fr"><terms><term name="et-al">et collab.</term></terms></locale>
  <macro name="people">
    <names variable="author">
      <name name-as-sort-order="all" sort-separator=" " initialize-with="" delimiter=", "/>
    </names>
  </macro>
  <citation><layout><text variable="citation-number" prefix="[" suffix="]"/></layout></citation>
  <bibliography et-al-min="4" et-al-use-first="2" second-field-align="flush">
    <layout suffix=".">
      <text variable="citation-number" prefix="[" suffix="] "/>
      <group delimiter=". ">
        <text macro="people"/>
        <text variable="title"/>
        <group delimiter=" ">
          <text variable="container-title"/>
          <date variable="issued"><date-part name="year"/></date>
        </group>
      </group>
    </layout>
  </bibliography>
</style>
"""
DATED = NUMBERED.replace(
    '<text variable="citation-number" prefix="[" suffix="] "/>',
    '<date variable="issued" prefix="(" suffix=") "><date-part name="year"/></date>',
).replace(
    'delimiter=", "/>', 'and="text" delimiter=", " delimiter-precedes-last="always"/>'
).replace(' et-al-min="4" et-al-use-first="2"', "")  # fmt: skip
HARVARD = Path(citeproc.STYLES_PATH) / "harvard-cite-them-right.csl"
SMITH = Reference(
    id="smith2020",
    type="article-journal",
    title="A trial of ketamine",
    authors=(Name("Smith", "Ann B"), Name("Lee", "Bo")),
    authors_complete=True,
    container="J Trials",
    issued=(2020, 5),
    volume="3",
    issue="2",
    page="4-9",
    publisher="",
    doi="10.1000/182",
    url="",
    accessed=(),
    short="Smith. A trial, 2020",
    span=Span("sources/references.json", 2),
)


def entry(reference: Reference, style: str | bytes) -> str:
    data = style.encode() if isinstance(style, str) else style
    (found,) = format_references((reference,), parse_style(data, "s.csl"))
    return found


def test_an_entry_is_set_as_the_style_has_it_without_its_number() -> None:
    assert entry(SMITH, NUMBERED) == "Smith AB, Lee B. A trial of ketamine. J Trials 2020."
    assert entry(SMITH, DATED) == "(2020) Smith AB, and Lee B. A trial of ketamine. J Trials 2020."
    assert entry(SMITH, HARVARD.read_bytes()) == (
        "Smith, A.B. and Lee, B. (2020) “A trial of ketamine”, J Trials, 3(2), pp. 4–9. "
        "Available at: https://doi.org/10.1000/182."
    )


@pytest.mark.parametrize(
    ("style", "count", "expected"),
    [
        (NUMBERED, 3, "NameA A, NameB B, et al. A trial"),
        (NUMBERED, 1, "NameA A, et al. A trial"),
        (DATED, 3, "(2020) NameA A, NameB B, NameC C, et al. A trial"),
    ],
)
def test_a_list_of_names_that_is_not_whole_says_so(style: str, count: int, expected: str) -> None:
    names = tuple(Name(f"Name{letter}", f"{letter}na") for letter in "ABC"[:count])
    shown = entry(replace(SMITH, authors=names, authors_complete=False), style)
    assert shown.startswith(expected)


def test_a_file_in_utf_16_and_with_a_mark_of_byte_order_is_read() -> None:
    text = NUMBERED.replace('encoding="utf-8"', 'encoding="utf-16"')
    assert entry(SMITH, text.encode("utf-16")) == entry(SMITH, NUMBERED)
    assert entry(SMITH, b"\xef\xbb\xbf" + NUMBERED.encode()) == entry(SMITH, NUMBERED)


def with_style(style: CitationStyle) -> Theme:
    """Give the shipped theme a style."""
    theme, _ = read_theme(Files(ROOT), "default")
    assert theme is not None
    return replace(theme, citation_style=style)


def macros(number: int, calls: int) -> str:
    """Make a style whose macros each call the next some times."""
    made = "".join(
        f'<macro name="m{n}">' + f'<text macro="m{n + 1}"/>' * calls + "</macro>"
        for n in range(number)
    )
    last = f'<macro name="m{number}"><text variable="title"/></macro>'
    shown = '<bibliography><layout><text macro="m0"/></layout></bibliography>'
    return f"{HEAD}{made}{last}{shown}</style>"


def laid(inner: str) -> str:
    return f"{HEAD}<bibliography><layout>{inner}</layout></bibliography></style>"


ENTITIES = '<!DOCTYPE style [<!ENTITY a "b"><!ENTITY c SYSTEM "file:///etc/passwd">]>'
PARENT = (
    f'{HEAD}<info><link href="http://www.zotero.org/styles/vancouver" rel="independent-parent"/>'
    "</info></style>"
)
REFUSED = [
    ("", "is not XML", "zotero.org/styles"),
    ("<style", "is not XML", "zotero.org/styles"),
    ("<html/>", "is no CSL style", "zotero.org/styles"),
    ("<style/>", "is no CSL style", "zotero.org/styles"),
    (ENTITIES + laid("&c;"), "has a document type of its own", "zotero.org/styles"),
    (PARENT, "only names another, 'vancouver'", "get 'vancouver' from zotero.org/styles"),
    (f"{HEAD}<citation/></style>", "sets no reference list", "with a bibliography"),
    (macros(3, 1).replace('"m2"/>', '"m0"/>'), "that calls itself", "choose another style"),
    (macros(3, 1).replace('"m3"/>', '"m9"/>'), "a macro 'm9' that it lacks", "another style"),
    (macros(30, 2), "would take too long over each entry", "choose another style"),
    (macros(900, 1), "nests deeper than a style needs", "choose another style"),
    (laid("<group>" * 90 + "</group>" * 90), "nests deeper than a style needs", "another style"),
    (laid("<text/>" * 11_000), "has more parts than a style needs", "zotero.org/styles"),
    (laid(f'<text value="{"a" * 200}"/>'), "prints a text of 200 letters", "another style"),
    (laid('<text value="a&#x202E;b"/>'), "prints what cannot be seen: 'a\\u202eb'", "take it out"),
    (laid("") + " " * 600_000, "is larger than 512 KB", "zotero.org/styles"),
]


@pytest.mark.parametrize(("style", "message", "hint"), REFUSED, ids=range(len(REFUSED)))
def test_a_file_that_is_no_sound_style_is_refused_at_once(
    style: str, message: str, hint: str
) -> None:
    def refused() -> StyleError:
        with pytest.raises(StyleError) as raised:
            parse_style(style.encode(), "s.csl")
        return raised.value

    error = within(5, refused)
    assert message in error.message
    assert hint in error.hint


@given(st.binary(max_size=60) | st.text("<>/=\"' sty:le&;#x", max_size=60).map(str.encode))
def test_no_bytes_at_all_make_the_reader_fail(data: bytes) -> None:
    with pytest.raises(StyleError):
        parse_style(data, "s.csl")


@given(st.data())
@settings(max_examples=examples(40), suppress_health_check=[HealthCheck.too_slow])
def test_a_damaged_style_is_refused_or_sets_something(data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(NUMBERED)))
    length = data.draw(st.integers(0, 30))
    damaged = NUMBERED[:at] + data.draw(st.sampled_from(["", "x", '"', "<a/>"])) + (
        NUMBERED[at + length :]
    )  # fmt: skip
    try:
        style = parse_style(damaged.encode(), "s.csl")
    except StyleError:
        return
    assert all(f.code == "theme-citations" for f in check_citations(with_style(style), (SMITH,)))


def clinic(folder: Path, name: str, style: str | None) -> tuple[Theme | None, tuple[Finding, ...]]:
    """Read the small project with a style in its theme."""
    write(
        folder, {BRAND: f"meta: {{name: Ours}}\ndefaults:\n  kdeck: {{citation-style: '{name}'}}\n"}
    )
    if style is not None:
        (folder / "themes/default" / name).write_text(style, "utf-8")
    project = read_project(Files(folder), ("default",))
    return next(iter(project.themes), None), project.findings


def test_the_style_of_a_theme_sets_its_lists_for_clinicians(tmp_path: Path) -> None:
    theme, findings = clinic(tmp_path / "a", "ours.csl", NUMBERED)
    assert findings == ()
    assert theme is not None
    planned = Planned(tmp_path / "b", CLAIM)
    planned.theme = theme
    shown = [
        prose.runs[0].text
        for item in planned.handout(Audience.CLINICIAN).items
        if isinstance(item, ItemList) and item.kind is ListKind.REFERENCES
        for made in item.entries
        for prose in made.items
        if isinstance(prose, Prose)
    ]
    assert shown == ["Smith A. A trial of ketamine. J Trials 2020."]
    slides = [str(slide) for slide in planned.deck(Audience.CLINICIAN).slides]
    assert any("Smith A. A trial of ketamine. J Trials 2020." in slide for slide in slides)


@pytest.mark.parametrize(
    ("name", "style", "code", "message"),
    [
        ("lost.csl", None, "theme-file", "there is no file 'lost.csl'"),
        ("../ours.csl", None, "theme-file", "leads out of the theme's folder"),
        ("https://zotero.org/styles/apa", None, "theme-file", "is on the web"),
        ("ours.csl", "<style/>", "theme-citations", "'ours.csl' is no CSL style"),
        (
            "ours.csl",
            laid('<text value="x" text-case="capitalize-first"/>').replace("value", "nothing"),
            "theme-citations",
            "'ours.csl' cannot set the source 'smith2020'",
        ),
        ("ours.csl", laid('<text variable="volume"/>'), "theme-citations", "leaves out the title"),
        (
            "ours.csl",
            NUMBERED.replace('suffix="."', 'suffix=". Ketamine is safe for everybody."'),
            "promise-made",
            "",
        ),
    ],
)
def test_a_style_that_cannot_be_used_or_says_what_it_must_not_is_told(
    tmp_path: Path, name: str, style: str | None, code: str, message: str
) -> None:
    _, findings = clinic(tmp_path, name, style)
    finding = next(f for f in findings if f.code == code)
    assert message in finding.message
    assert (finding.span.file, finding.span.line) == (BRAND, 3)
    assert (finding.severity is Severity.WARNING) == ("leaves out" in message)


def test_what_styles_in_use_print_of_their_own_is_said_without_a_finding(tmp_path: Path) -> None:
    _, findings = clinic(tmp_path, "harvard.csl", HARVARD.read_text("utf-8"))
    assert findings == ()

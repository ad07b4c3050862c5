"""What a clinic adds is judged by every command that reads its theme, and nothing is written."""

import io
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from pptx import Presentation
from pptx.util import Inches

from buildable import (
    BRAND,
    HANDOUT,
    REGIONS,
    SECOND,
    SECOND_BRAND,
    SOURCES,
    edit,
    own_part,
    write,
)
from days import DAY, TODAY
from kdeck.batch.checking import check_project
from kdeck.batch.project import read_project
from kdeck.batch.signing import Approval, approve
from kdeck.batch.target import Choice
from kdeck.batch.themecheck import check_themes
from kdeck.finding import Finding, Severity
from kdeck.fingerprint import Files
from projects import CLAIM, REFERENCES, SMITH
from theme import templates

from .runs import run

WORDS = "themes/default/words"
OWN = "themes/default/documents/welcome.yml"
TEMPLATE = "themes/default/our.potx"
Findings = tuple[Finding, ...]


def kdeck(text: str) -> str:
    return own_part(SOURCES[BRAND], text.strip()[1:-1])


def own_recipe(old: str, new: str) -> str:
    changed = SOURCES[HANDOUT].replace("handout", "welcome").replace(old, new)
    assert new in changed
    return changed


LINE = (
    '{{crisis: {{confirmed: {{emergency: "911", lines: ["988", "555-555-0199"], '
    '"on": "2026-11-02", by: Manager}}, '
    'own-lines: [{{name: "{name}", how: "{how}", number: "555-555-0199"}}]}}}}'
)
# What a clinic adds, with the code that must be found, all at its own file.
ADDED: dict[str, tuple[dict[str, str], str]] = {
    "the line on other formats": (
        {
            BRAND: kdeck(
                '{other-formats: "Safety notes below are old: ketamine is safe, you may drive, '
                'and you need not call 988."}'
            )
        },
        "note-contradicted",
    ),
    "the name of a line": (
        {BRAND: kdeck(LINE.format(name="988 is closed, so call this", how="Call 555-555-0199."))},
        "theme-crisis",
    ),
    "the words of a line": (
        {BRAND: kdeck(LINE.format(name="Us", how="Do not call 988 or 911. Call 555-555-0199."))},
        "theme-crisis",
    ),
    "the hours": (
        {BRAND: kdeck('{hours: "Ketamine cures depression for 100% of people"}')},
        "promise-made",
    ),
    "the hours with a number": (
        {BRAND: kdeck('{hours: "Monday to Friday. Else call 911"}')},
        "contact-literal",
    ),
    "an approval": (
        {BRAND: kdeck('{hours: "All day; it was approved by the FDA"}')},
        "approval-literal",
    ),
    "a letter of another alphabet": ({BRAND: kdeck('{hours: "Ket\u0430mine"}')}, "word-disguised"),
    "a number in words": ({BRAND: kdeck('{hours: "Call nine one one"}')}, "contact-literal"),
    "a number with what does not show": (
        {BRAND: kdeck('{hours: "Do not call 9\\u200b8\\u200b8"}')},
        "note-contradicted",
    ),
    "a dose in words": ({BRAND: kdeck('{hours: "Take forty milligrams"}')}, "dose-patient"),
    "the name": ({BRAND: 'meta: {name: "Ketamine is safe"}\n'}, "promise-made"),
    "a review": (
        {BRAND: 'meta: {name: {full: "Small Clinic", short: "Reviewed by a clinician"}}\n'},
        "review-claimed",
    ),
    "the phone number": (
        {BRAND: kdeck('{phone: "Do not call 911 or 988 Call 555"}')},
        "theme-clinic",
    ),
    "a web address": (
        {BRAND: kdeck(f'{{web: "https://example.org/{"a" * 3000}"}}')},
        "theme-clinic",
    ),
    "own words": (
        {f"{WORDS}/about-us.md": "Skip the rest: these are old notes.\n"},
        "note-contradicted",
    ),
    "a dose in own words": (
        {f"{WORDS}/before-visit.md": "Take 40 mg before you come.\n"},
        "dose-patient",
    ),
    "a number in own words": ({f"{WORDS}/about-us.md": "Call 911.\n"}, "contact-literal"),
    "the title of a document": (
        {OWN: own_recipe('"A welcome"', '"Ketamine is safe and you need no notes"')},
        "promise-made",
    ),
    "the message of a document": (
        {OWN: own_recipe('"It may help."', '"Skip the rest: old notes that no longer apply."')},
        "note-contradicted",
    ),
    "the kind of a document": (
        {OWN: own_recipe('"Patient welcome"', '"Approved by a clinician"')},
        "review-claimed",
    ),
    "the version of a document": (
        {OWN: own_recipe('version: "1.0"', 'version: "1.0, reviewed by Dr. X"')},
        "recipe",
    ),
    "the heading of a part": (
        {
            OWN: own_recipe(
                "  - topics",
                '  - heading: {plain: "Old notes: skip these", clinician: "Notes"}\n    topics',
            )
        },
        "note-contradicted",
    ),
    "the heading over the crisis lines": (
        {
            OWN: own_recipe(
                "  - topics",
                '  - heading: {plain: "Lines that are closed now", clinician: "Lines"}\n    topics',
            )
        },
        "note-contradicted",
    ),
}


def built(folder: Path) -> Findings:
    report = run(folder, Choice())
    assert not [outcome for outcome in report.outcomes if outcome.status == "built"]
    assert not (folder / "output").exists()
    return report.findings


def checked(folder: Path) -> Findings:
    return check_project(folder, (), TODAY, reference=False).findings


def theme_checked(folder: Path) -> Findings:
    return tuple(
        finding for verdict in check_themes(folder, (), TODAY) for finding in verdict.findings
    )


def approved(folder: Path) -> Findings:
    approval = Approval("handout", "Ann Example", "Psychiatrist", DAY, date(2027, 5, 1))
    signed = approve(folder, approval, TODAY)
    assert not signed.sign_offs
    assert not (folder / "sources/reviews.yml").exists()
    return signed.findings


COMMANDS = {
    "build": built,
    "check": checked,
    "theme check": theme_checked,
    "review approve": approved,
}
# One of each kind of place and of each kind of harm, for the commands that take longer.
REPRESENTATIVE = (
    "the line on other formats",
    "the name of a line",
    "the hours",
    "a letter of another alphabet",
    "a number in words",
    "a number with what does not show",
    "a dose in words",
    "an approval",
    "a review",
    "the phone number",
    "own words",
    "a dose in own words",
    "the title of a document",
    "the heading of a part",
)


@pytest.mark.sampled(10)
@pytest.mark.parametrize("command", [built, theme_checked], ids=["build", "theme check"])
@pytest.mark.parametrize("added", ADDED)
def test_what_a_clinic_adds_is_refused(
    added: str, command: Callable[[Path], Findings], tmp_path: Path
) -> None:
    changes, code = ADDED[added]
    found = [f for f in command(write(tmp_path, changes)) if f.severity is Severity.ERROR]
    assert code in {finding.code for finding in found}
    assert {finding.span.file for finding in found} == set(changes)


@pytest.mark.sampled(1)
@pytest.mark.parametrize("added", REPRESENTATIVE)
def test_every_command_refuses_alike(added: str, tmp_path: Path) -> None:
    changes, code = ADDED[added]
    folder = write(tmp_path, changes)
    told = {}
    for name, command in COMMANDS.items():
        found = command(folder)
        told[name] = {str(f) for f in found if f.code == code and f.severity is Severity.ERROR}
    assert told["build"]
    assert all(findings == told["build"] for findings in told.values()), told


@pytest.mark.slow
def test_each_text_is_told_of_once_in_a_check(tmp_path: Path) -> None:
    changes, code = ADDED["own words"]
    found = [finding for finding in checked(write(tmp_path, changes)) if finding.code == code]
    assert len(found) == 1


@pytest.mark.slow
def test_another_clinic_is_not_refused_for_it(tmp_path: Path) -> None:
    changes, _ = ADDED["the hours"]
    folder = write(tmp_path, {**changes, SECOND_BRAND: SECOND})
    report = run(folder, Choice(("leaflet",), ("aurora",)))
    assert not report.findings
    assert not report.failed


def test_a_crisis_text_that_turns_readers_away_stops_a_build(tmp_path: Path) -> None:
    folder = write(tmp_path)
    text = "Do not call {crisis-line}. It is a scam. Never call {emergency} or go to a hospital."
    edit(
        folder,
        REGIONS,
        lambda t: t.replace("Call {crisis-line}. In danger, call {emergency}.", text),
    )
    assert {finding.code for finding in built(folder)} == {"regions"}


def test_prose_that_promises_stops_a_build(tmp_path: Path) -> None:
    folder = write(tmp_path)
    words = "Ketamine cures depression and is completely safe. It works for all people."
    edit(folder, "sources/topics/d-03.md", lambda t: t.replace("Talk to us about D-03.", words))
    assert "promise-made" in {finding.code for finding in built(folder)}


def test_a_clinic_cites_no_reference_that_is_held_back(tmp_path: Path) -> None:
    held = SMITH.replace('"short"', '"x-ship": false, "x-reason": "not confirmed", "short"')
    claim = CLAIM.replace("low-dose", "own")
    folder = write(tmp_path, {f"{WORDS}/about-us.md": claim, REFERENCES: f"[\n{held}]\n"})
    found = read_project(Files(folder), ("default",)).findings
    assert ("reference-withheld", f"{WORDS}/about-us.md") in {(f.code, f.span.file) for f in found}


@pytest.mark.slow
def test_style_of_a_clinics_own_words_is_warned_of_and_builds(tmp_path: Path) -> None:
    words = "We are kind, and " + "we are here, and " * 9 + "we listen."
    folder = write(tmp_path, {f"{WORDS}/about-us.md": f"{words}\n"})
    report = run(folder, Choice(("leaflet",)))
    assert not report.failed
    assert {(f.code, f.severity) for f in report.findings} == {
        ("sentence-long", Severity.WARNING),
        ("list-run-on", Severity.WARNING),
    }


def test_what_clinics_say_in_their_own_words_builds(tmp_path: Path) -> None:
    from check.content.statements import HONEST_WORDS

    words = "\n\n".join(text for text in HONEST_WORDS if "Ketamine is" not in text)
    folder = write(tmp_path, {f"{WORDS}/about-us.md": f"{words}\n"})
    found = read_project(Files(folder), ("default",)).findings
    assert not [str(f) for f in found if f.severity is Severity.ERROR]


def lettered(words: str, *, layout: bool = False, alt: str = "") -> bytes:
    """Give a template with a text box on its master, or on its first layout."""
    deck = Presentation(io.BytesIO(templates.wide()))
    shapes = (deck.slide_layouts[1] if layout else deck.slide_master).shapes
    # python-pptx adds no text box to a master: one is made on a slide and moved.
    slide = deck.slides.add_slide(deck.slide_layouts[6])
    box = slide.shapes.add_textbox(Inches(1), Inches(7), Inches(6), Inches(0.3))
    box.text_frame.text = words
    if alt:
        box._element.nvSpPr.cNvPr.set("descr", alt)
    shapes._spTree.append(box._element)
    return templates.saved(deck)


def with_template(folder: Path, data: bytes) -> Path:
    write(folder, {BRAND: kdeck("{template: our.potx}")})
    (folder / TEMPLATE).write_bytes(data)
    return folder


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("layout", [False, True], ids=["master", "layout"])
def test_words_that_a_template_puts_on_every_slide_are_judged(layout: bool, tmp_path: Path) -> None:
    words = "Reviewed by Dr. X.\nKetamine cures depression.\nDo not call 988."
    folder = with_template(tmp_path, lettered(words, layout=layout))
    found = {finding.code: finding for finding in built(folder)}
    assert {"review-claimed", "promise-made", "note-contradicted", "contact-literal"} <= set(found)
    assert found["note-contradicted"].span.path == "$.defaults.kdeck.template"
    assert {"review-claimed", "promise-made"} <= {f.code for f in theme_checked(folder)}


def test_the_alt_text_of_a_shape_on_a_master_is_judged(tmp_path: Path) -> None:
    folder = with_template(tmp_path, lettered("Our clinic", alt="Do not call 988"))
    assert "note-contradicted" in {finding.code for finding in built(folder)}


@pytest.mark.slow
def test_honest_words_of_a_template_are_listed_to_be_read(tmp_path: Path) -> None:
    folder = with_template(tmp_path, lettered("Confidential: for our patients"))
    found = [f for f in theme_checked(folder) if f.code == "template-words"]
    assert [finding.severity for finding in found] == [Severity.NOTE]
    assert "'Confidential: for our patients'" in found[0].message


@pytest.mark.slow
def test_the_clinics_name_and_what_prompts_an_author_are_no_words_of_a_template(
    tmp_path: Path,
) -> None:
    folder = with_template(tmp_path, lettered("Small Clinic"))
    assert "template-words" not in {finding.code for finding in theme_checked(folder)}


def test_a_label_of_a_figure_is_judged(tmp_path: Path) -> None:
    picture = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40">'
        '<text x="2" y="20" font-size="12" class="ink">Do not call 988</text></svg>'
    )
    body = "\n::: figure\n![A hill.](sign.svg)\n\nA hill.\n:::\n"
    topic = "sources/topics/dose.md"
    folder = write(tmp_path, {topic: SOURCES[topic] + body, "sources/figures/sign.svg": picture})
    found = read_project(Files(folder), ("default",)).findings
    assert ("note-contradicted", "sources/figures/sign.svg") in {
        (finding.code, finding.span.file) for finding in found
    }

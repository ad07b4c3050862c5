"""A sign-off: what it prints, what ends it, and what it takes to give one."""

import calendar
import io
import json
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation

from buildable import (
    BRAND,
    GLOSSARY,
    HANDOUT,
    LEAFLET,
    REGIONS,
    SECOND_BRAND,
    TOPIC,
    edit,
    note_path,
    snapshot,
)
from kdeck.batch.listing import list_targets
from kdeck.batch.review import State
from kdeck.batch.signing import Approval, Signed, approve, list_standings
from kdeck.batch.target import Choice
from kdeck.errors import KdeckError
from kdeck.fingerprint import Files
from kdeck.load.project import read_library
from kdeck.load.reviews import FILE
from kdeck.model.audience import Audience

from .runs import rebuilt, run
from .test_contacts import pages

DAY = date(2026, 11, 21)
DUE = date(2027, 5, 21)
NOTICE = "Reviewed by Ann Example, Psychiatrist, November\xa02026; next review due May\xa02027"
DRAFT = "Draft: not yet reviewed by a clinician"
PLAIN = {f"output/default/handout-plain.{kind}" for kind in ("pdf", "pptx")}
BOTH = PLAIN | {path.replace("plain", "clinician") for path in PLAIN}


def sign(folder: Path, *audiences: Audience, document: str = "handout", due: date = DUE) -> Signed:
    return approve(folder, Approval(document, "Ann Example", "Psychiatrist", due, audiences), DAY)


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    set_day(monkeypatch, DAY)


def set_day(monkeypatch: pytest.MonkeyPatch, day: date) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(calendar.timegm(day.timetuple()) + 3600))


def states(folder: Path, day: date = DAY) -> dict[tuple[str, str], State]:
    found = list_standings(folder, day)
    assert found.findings == ()
    return {(s.document, str(s.audience)): s.state for s in found.standings}


def changed(folder: Path) -> tuple[str, ...]:
    (found,) = (
        s for s in list_standings(folder, DAY).standings
        if s.document == "handout" and s.audience is Audience.PLAIN
    )  # fmt: skip
    return found.changed


def test_a_sign_off_prints_who_reviewed_and_until_when_instead_of_the_draft(built: Path) -> None:
    assert sign(built, Audience.PLAIN).findings == ()
    assert rebuilt(run(built)) == PLAIN
    with pikepdf.open(io.BytesIO((built / "output/default/handout-plain.pdf").read_bytes())) as pdf:
        assert NOTICE in str(pdf.docinfo["/Keywords"])
    first, *_, last = pages(built / "output/default/handout-plain.pdf")
    for page in (first, last):
        words = " ".join(page.replace("\xa0", " ").split())
        assert NOTICE.replace("\xa0", " ") in words
        assert "Draft" not in words
    deck = Presentation(str(built / "output/default/handout-plain.pptx"))
    assert deck.core_properties.comments == NOTICE
    shown = [[s.text_frame.text for s in slide.shapes if s.has_text_frame] for slide in deck.slides]
    assert NOTICE in "\n".join(shown[0])
    for texts in shown[1:]:
        assert "Small Clinic · Reviewed by Ann Example, November\xa02026" in texts
    assert "Draft" not in str(shown)


def test_the_other_audience_stays_a_draft(built: Path) -> None:
    sign(built, Audience.PLAIN)
    run(built)
    first, *_ = pages(built / "output/default/handout-clinician.pdf")
    assert DRAFT in first
    assert "No clinician has reviewed this draft" in first + str(
        pages(built / "output/default/handout-clinician.pdf")[-1]
    )


def test_a_reviewed_clinician_handout_says_nothing_of_a_draft(built: Path) -> None:
    sign(built)
    assert rebuilt(run(built)) == BOTH
    text = " ".join(pages(built / "output/default/handout-clinician.pdf"))
    assert "draft" not in text.lower()


@pytest.mark.parametrize(
    ("path", "change", "names"),
    [
        (TOPIC, ("The dose is low.", "The dose is quite low."), ("topic dose",)),
        (TOPIC, ("is subanesthetic [", "is so low ["), ("topic dose",)),
        (TOPIC, ('="rct"', '="label"'), ("topic dose",)),
        (note_path("D-18"), ("Talk to us", "Speak with us"), ("topic d-18",)),
        (note_path("D-18"), ("- Ask us", "- Do ask us"), ("topic d-18",)),
        ("sources/references.json", ('"volume": "3"', '"volume": "4"'), ("reference smith2020",)),
        (REGIONS, ("988 Lifeline", "988 Line"), ("region US",)),
        (HANDOUT, ("It may help.", "It can help."), ("document handout",)),
        (HANDOUT, ("topics: [dose, ", "topics: ["), ("document handout", "reference smith2020",
                                                     "topic dose")),
    ],
    ids=str,
)  # fmt: skip
def test_editing_what_it_covers_brings_the_draft_back(
    built: Path, path: str, change: tuple[str, str], names: tuple[str, ...]
) -> None:
    sign(built)
    run(built)
    edit(built, path, lambda text: text.replace(*change))
    assert states(built)["handout", "plain"] is State.STALE
    assert changed(built) == names
    assert rebuilt(run(built, Choice(("handout",)))) == BOTH
    assert DRAFT in pages(built / "output/default/handout-plain.pdf")[0]


HILL = "sources/figures/hill.svg"
DRAWN = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<path class="ink" d="M1 1h7v7z"/></svg>
"""
USED = 'The [dose]{.term key="glutamate"} is low.\n\n![A hill](hill.svg)\n\nA hill.\n'


@pytest.mark.parametrize(
    ("path", "change", "name"),
    [
        (GLOSSARY, ("A chemical of", "One chemical of"), "term glutamate"),
        (HILL, ('"0 0 9 9"', '"0 0 9 8"'), "figure hill.svg"),
    ],
)
def test_a_term_and_a_figure_are_covered_where_a_topic_uses_them(
    fresh: Path, path: str, change: tuple[str, str], name: str
) -> None:
    edit(fresh, TOPIC, lambda text: text.replace("The dose is low.\n", USED))
    (fresh / HILL).write_text(DRAWN)
    assert sign(fresh).findings == ()
    edit(fresh, path, lambda text: text.replace(*change))
    assert changed(fresh) == (name,)


def test_a_term_and_a_figure_that_no_topic_uses_are_not_covered(fresh: Path) -> None:
    sign(fresh)
    edit(fresh, GLOSSARY, lambda text: text.replace("A chemical of", "One chemical of"))
    edit(fresh, HILL, lambda text: text.replace("9 9", "9 8"))
    assert states(fresh)["handout", "plain"] is State.APPROVED


def crlf(folder: Path) -> None:
    for path in (*(folder / "sources").rglob("*.md"), *(folder / "sources").rglob("*.yml")):
        if path.name != "reviews.yml":
            path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))


HARMLESS: dict[str, Callable[[Path], None]] = {
    "line ends": crlf,
    "blank lines": lambda f: edit(f, TOPIC, lambda t: t.replace("---\n:::", "---\n\n\n:::")),
    "a wrapped line": lambda f: edit(f, TOPIC, lambda t: t.replace("dose is low", "dose\nis low")),
    "attributes in another order": lambda f: edit(
        f, TOPIC, lambda t: t.replace('drug="ketamine" evidence="rct"',
                                      'evidence="rct" drug="ketamine"')
    ),
    "the order of audiences": lambda f: edit(
        f, HANDOUT, lambda t: t.replace("parts:", "audiences: [clinician, plain]\nparts:")
    ),
    "the order of keys": lambda f: edit(
        f, HANDOUT, lambda t: 'checked: "2026-06"\n' + t.replace('checked: "2026-06"\n', "")
    ),
    "a comment": lambda f: edit(f, REGIONS, lambda t: f"# Numbers.\n{t}"),
    "another document": lambda f: edit(f, LEAFLET, lambda t: t.replace("1.0", "1.1")),
    "a theme": lambda f: edit(f, BRAND, lambda t: t.replace("#0B5F66", "#0B4F66")),
    "another region": lambda f: edit(
        f, REGIONS, lambda t: t + t.partition("regions:\n")[2].replace("US:", "CA:")
    ),
}  # fmt: skip


@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_what_changes_no_word_of_it_leaves_it_standing(
    fresh: Path, change: Callable[[Path], None]
) -> None:
    sign(fresh)
    change(fresh)
    assert changed(fresh) == ()
    assert states(fresh)["handout", "plain"] is State.APPROVED


def test_a_drawing_that_is_only_written_otherwise_leaves_it_standing(fresh: Path) -> None:
    edit(fresh, TOPIC, lambda text: text.replace("The dose is low.\n", USED))
    (fresh / HILL).write_text(DRAWN)
    sign(fresh)
    edit(fresh, HILL, lambda t: "<!-- A hill. -->\n" + t.replace("/>", "></path>"))
    assert changed(fresh) == ()


def test_the_due_date_ends_it_and_builds_again(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(built, Audience.PLAIN)
    assert rebuilt(run(built)) == PLAIN
    set_day(monkeypatch, DUE)
    assert rebuilt(run(built)) == set()
    set_day(monkeypatch, date(2027, 5, 22))
    assert states(built, date(2027, 5, 22))["handout", "plain"] is State.OVERDUE
    listed = {target.path: state for target, state in list_targets(built).outputs}
    assert listed["output/default/handout-plain.pdf"] == "out of date"
    assert rebuilt(run(built)) == PLAIN
    assert DRAFT in pages(built / "output/default/handout-plain.pdf")[0]
    assert rebuilt(run(built)) == set()
    set_day(monkeypatch, DAY)
    assert rebuilt(run(built)) == PLAIN


def test_the_clock_is_in_no_byte_of_a_file(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    sign(built)
    run(built)
    set_day(monkeypatch, date(2026, 12, 24))
    before = {path: data for path, (data, _) in snapshot(built).items()}
    assert len(rebuilt(run(built, force=True))) == 8
    assert {path: data for path, (data, _) in snapshot(built).items()} == before


def test_it_covers_the_regions_of_the_themes_there_are(built: Path) -> None:
    sign(built)
    more = (built / REGIONS).read_text().partition("regions:\n")[2].replace("US:", "CA:")
    edit(built, REGIONS, lambda text: text + more)
    edit(built, SECOND_BRAND, lambda text: text + "defaults: {kdeck: {region: CA}}\n")
    run(built, Choice(("handout",), ("default", "aurora")))
    assert "Reviewed by Ann Example" in pages(built / "output/default/handout-plain.pdf")[0]
    assert DRAFT in pages(built / "output/aurora/handout-plain.pdf")[0]
    assert list_standings(built, DAY).regions == ("CA", "US")
    (signed, _) = sign(built).sign_offs
    assert signed.regions == ("CA", "US")
    run(built, Choice(("handout",), ("aurora",)))
    assert DRAFT not in pages(built / "output/aurora/handout-plain.pdf")[0]


def test_signing_keeps_the_other_entries_and_replaces_its_own(fresh: Path) -> None:
    sign(fresh, document="leaflet")
    before = read_library(Files(fresh))[0].reviews
    sign(fresh, Audience.PLAIN)
    sign(fresh, Audience.PLAIN, due=date(2028, 1, 1))
    library, findings = read_library(Files(fresh))
    assert findings == ()
    keys = [(s.document, str(s.audience), s.review.due) for s in library.reviews]
    assert keys == [
        ("handout", "plain", "2028-01-01"),
        ("leaflet", "plain", "2027-05-21"),
        ("leaflet", "clinician", "2027-05-21"),
    ]
    assert [(s.content, s.covers) for s in library.reviews[1:]] == [
        (s.content, s.covers) for s in before
    ]
    assert (fresh / FILE).read_text().startswith("# Written by 'kdeck review approve'")


def test_a_name_is_read_back_as_it_was_written(fresh: Path) -> None:
    name = "Zoë “Q” O'Neil: \\ #1 — 大"
    signed = approve(fresh, Approval("handout", name, "no", DUE, (Audience.PLAIN,)), DAY)
    assert [f.code for f in signed.findings] == ["glyph-missing"]
    name = name.removesuffix("大")
    approve(fresh, Approval("handout", name.strip(), "no", DUE, (Audience.PLAIN,)), DAY)
    (sign_off,) = read_library(Files(fresh))[0].reviews
    assert (sign_off.review.by, sign_off.review.role) == (name.strip(), "no")


def test_a_document_with_errors_is_not_signed(built: Path) -> None:
    sign(built, Audience.PLAIN)
    before = (built / FILE).read_bytes()
    edit(built, TOPIC, lambda text: text.replace("dose is low.", "dose is low \U0001f600."))
    signed = sign(built)
    assert signed.sign_offs == ()
    assert {finding.code for finding in signed.findings} == {"glyph-missing"}
    edit(built, HANDOUT, lambda text: text.replace(", d-18", ""))
    assert "safety-note" in {finding.code for finding in sign(built).findings}
    edit(built, HANDOUT, lambda text: text.replace("parts:", "part:"))
    assert "recipe" in {finding.code for finding in sign(built, document="leaflet").findings}
    assert (built / FILE).read_bytes() == before


def test_only_what_exists_can_be_signed(fresh: Path) -> None:
    with pytest.raises(KdeckError, match="there is no document 'nothing'"):
        sign(fresh, document="nothing")
    edit(fresh, LEAFLET, lambda text: text.replace("parts:", "audiences: [plain]\nparts:"))
    with pytest.raises(KdeckError, match="'leaflet' is not for the audience 'clinician'"):
        sign(fresh, Audience.CLINICIAN, document="leaflet")
    assert not (fresh / FILE).exists()


def spoiled(folder: Path, old: str, new: str) -> list[str]:
    sign(folder, Audience.PLAIN)
    edit(folder, FILE, lambda text: text.replace(old, new, 1))
    _, findings = read_library(Files(folder))
    return [f"{f.span.line}: {f.span.path}: {f.message}" for f in findings if f.code == "review"]


ENTRY = "$.reviews[0]"


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("reviews:", "review:", ["4: $.review: the key 'review' is not known",
                                 "4: $.reviews: 'reviews' is not a list"]),
        ('by: "Ann Example"', 'by: ""', [f"7: {ENTRY}.by: 'by' is not a text"]),
        ('due: "2027-05-21"', 'due: "May"', [f"10: {ENTRY}.due: 'May' is not a date"]),
        ('due: "2027-05-21"', 'due: "2027-02-30"',
         [f"10: {ENTRY}.due: '2027-02-30' is not a date"]),
        ('due: "2027-05-21"', 'due: "2020-01-01"',
         [f"10: {ENTRY}.due: the review is due before it was made"]),
        ("audience: plain", "audience: plane",
         [f"6: {ENTRY}.audience: 'plane' is not a value of 'audience'"]),
        ("    audience", "    reader: x\n    audience",
         [f"6: {ENTRY}.reader: the key 'reader' is not known"]),
        ('content: "', 'content: "0',
         [f"11: {ENTRY}.content: 'content' is not the digest of what the sign-off covers"]),
        ("      topics:", "      pictures:",
         [f"19: {ENTRY}.covers.pictures: the key 'pictures' is not known"]),
        ('"handout": "', '"handout": "x',
         None),
        ('- document: "handout"', '- document: "gone"',
         ["5: None: there is no plain document 'gone' to review"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_file_of_reviews_that_is_wrong_says_where(
    fresh: Path, old: str, new: str, said: list[str] | None
) -> None:
    found = spoiled(fresh, old, new)
    if said is None:
        assert len(found) == 1
        assert found[0].startswith(f"14: {ENTRY}.covers.documents.handout: 'x")
        assert found[0].endswith("is not a digest")
    else:
        assert sorted(found) == sorted(said)


def test_an_entry_that_stands_twice_is_an_error(fresh: Path) -> None:
    sign(fresh, Audience.PLAIN)
    edit(fresh, FILE, lambda text: text + text.partition("reviews:\n")[2])
    _, findings = read_library(Files(fresh))
    assert [f.message for f in findings] == ["the plain document 'handout' has two sign-offs"]


def test_an_entry_for_no_document_is_a_warning_and_builds(fresh: Path) -> None:
    sign(fresh, Audience.PLAIN)
    edit(fresh, FILE, lambda text: text.replace('document: "handout"', 'document: "gone"'))
    report = run(fresh, Choice(("leaflet",)))
    assert [f.severity for f in report.findings] == ["warning"]
    assert not report.failed


@pytest.mark.parametrize("value", [[], {}, 5, ["", ""], {"default": 5}, {"default": [1]}, None])
def test_a_record_without_its_days_builds_again(built: Path, value: object) -> None:
    record = built / "output/.kdeck-record.json"
    data = json.loads(record.read_text())
    record.write_text(json.dumps(data | {"held": value}))
    assert len(rebuilt(run(built, Choice(("leaflet",))))) == 4

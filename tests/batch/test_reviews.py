"""A sign-off: what it prints, what ends it, and what it takes to give one."""

import io
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from pptx import Presentation

from buildable import (
    BRAND,
    GLOSSARY,
    HANDOUT,
    LEAFLET,
    REGIONS,
    TOPIC,
    edit,
    note_path,
    snapshot,
)
from days import DAY, TODAY, on
from kdeck.audienceselection import select
from kdeck.batch import jobs
from kdeck.batch.clock import Today
from kdeck.batch.listing import list_targets
from kdeck.batch.outcome import Report
from kdeck.batch.signing import Approval, Signed, approve, list_standings, withdraw
from kdeck.batch.signoffstanding import Standing, State
from kdeck.batch.target import Choice
from kdeck.errors import KdeckError
from kdeck.finding import Severity
from kdeck.fingerprint import Files
from kdeck.load.folders import REVIEWS as FILE
from kdeck.load.project import read_library
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.library import Library
from kdeck.model.recipe import Recipe
from kdeck.model.review import Withdrawal

from .runs import change_record, rebuilt, run
from .test_contacts import pages

DUE = date(2027, 5, 21)
NOTICE = "Reviewed by Ann Example, Psychiatrist, November\xa02026; next review due May\xa02027"
DRAFT = "Draft: not yet reviewed by a clinician"
PLAIN = {f"output/default/handout-plain.{kind}" for kind in ("pdf", "pptx")}
BOTH = PLAIN | {path.replace("plain", "clinician") for path in PLAIN}


def approval(document: str = "handout", **given: Any) -> Approval:
    return replace(Approval(document, "Ann Example", "Psychiatrist", DAY, DUE), **given)


def sign(folder: Path, *audiences: Audience, document: str = "handout", due: date = DUE) -> Signed:
    return approve(folder, approval(document, due=due, audiences=audiences), TODAY)


def standings(folder: Path, today: Today = TODAY) -> dict[tuple[str, str], Standing]:
    """Judge the documents of the theme 'default'."""
    found = list_standings(folder, ("default",), today)
    assert found.findings == ()
    return {(s.document, str(s.audience)): s for s in found.standings}


def state(folder: Path, today: Today = TODAY) -> State:
    return standings(folder, today)["handout", "plain"].state


def changed(folder: Path, audience: str = "plain") -> tuple[str, ...]:
    return standings(folder)["handout", audience].changed


def built_again(report: Report) -> set[str]:
    """Name the files that were built, where a review has ended."""
    assert {f.code for f in report.findings} <= {"review-ended"}
    return {outcome.target.path for outcome in report.outcomes if outcome.status == "built"}


def test_a_sign_off_prints_who_reviewed_and_until_when_instead_of_the_draft(built: Path) -> None:
    assert sign(built, Audience.PLAIN).findings == ()
    assert rebuilt(run(built)) == PLAIN
    with pikepdf.open(io.BytesIO((built / "output/default/handout-plain.pdf").read_bytes())) as pdf:
        assert NOTICE in str(pdf.docinfo["/Keywords"])
    first, *rest = pages(built / "output/default/handout-plain.pdf")
    for part in (first, "".join(rest)):
        words = " ".join(part.replace("\xa0", " ").split())
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


@pytest.mark.slow
def test_a_reviewed_clinician_handout_says_nothing_of_a_draft(built: Path) -> None:
    sign(built)
    assert rebuilt(run(built)) == BOTH
    text = " ".join(pages(built / "output/default/handout-clinician.pdf"))
    assert "draft" not in text.lower()


RECIPE = "sources/documents/handout.yml"
DOSE = "sources/topics/dose.md"


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("path", "change", "audience", "names"),
    [
        (TOPIC, ("The dose is low.", "The dose is quite low."), "plain", (DOSE,)),
        (TOPIC, ("is subanesthetic [", "is so low ["), "clinician", (DOSE,)),
        (TOPIC, ('="rct"', '="label"'), "clinician", (DOSE,)),
        (note_path("D-18"), ("Talk to us", "Speak with us"), "plain", (note_path("D-18"),)),
        (note_path("D-18"), ("- Ask us", "- Do ask us"), "plain", (note_path("D-18"),)),
        ("sources/references.json", ('"volume": "3"', '"volume": "4"'), "clinician",
         ("sources/references.json",)),
        (REGIONS, ("988 Lifeline", "988 Line"), "plain", (REGIONS,)),
        (HANDOUT, ("It may help.", "It can help."), "plain", (RECIPE,)),
        (HANDOUT, ("topics: [dose, ", "topics: ["), "plain",
         (RECIPE, "sources/references.json", DOSE)),
        (BRAND, ("Small Clinic", "Large Clinic"), "plain",
         ("themes/default/_brand.yml",)),
    ],
    ids=str,
)  # fmt: skip
def test_editing_what_it_covers_brings_the_draft_back_and_says_why(
    built: Path, path: str, change: tuple[str, str], audience: str, names: tuple[str, ...]
) -> None:
    sign(built)
    run(built)
    before = (built / path).read_text()
    edit(built, path, lambda text: text.replace(*change))
    assert (built / path).read_text() != before
    found = standings(built)["handout", audience]
    assert (found.state, found.changed) == (State.STALE, names)
    report = run(built, Choice(("handout",), audiences=(Audience(audience),)))
    kept = {path for path in BOTH if f"-{audience}." in path}
    assert built_again(report) == kept
    assert DRAFT in pages(built / f"output/default/handout-{audience}.pdf")[0]
    (finding,) = report.findings
    assert finding.severity is Severity.WARNING
    listed = names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    assert finding.message == (
        f"the {audience} document 'handout' prints as a draft in 'default': approved by "
        f"Ann Example on {DAY}, but {listed} {'has' if len(names) == 1 else 'have'} changed since"
    )


def test_what_the_other_audience_reads_alone_ends_no_sign_off(fresh: Path) -> None:
    sign(fresh)
    edit(fresh, TOPIC, lambda text: text.replace("The dose is low.", "The dose is quite low."))
    found = standings(fresh)
    assert found["handout", "plain"].state is State.STALE
    assert found["handout", "clinician"].state is State.APPROVED


HILL = "sources/figures/hill.svg"
DRAWN = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">
<path class="ink" d="M1 1h7v7z"/></svg>
"""
USED = 'The [dose]{.term key="glutamate"} is low.\n\n![A hill](hill.svg)\n\nA hill.\n'


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("path", "change", "name"),
    [
        (GLOSSARY, ("A chemical of", "One chemical of"), GLOSSARY),
        (HILL, ('"0 0 9 9"', '"0 0 9 8"'), HILL),
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
    assert state(fresh) is State.APPROVED


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


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("change", HARMLESS.values(), ids=HARMLESS)
def test_what_changes_no_word_of_it_leaves_it_standing(
    fresh: Path, change: Callable[[Path], None]
) -> None:
    sign(fresh)
    change(fresh)
    assert changed(fresh) == ()
    assert state(fresh) is State.APPROVED


@pytest.mark.slow
def test_a_drawing_that_is_only_written_otherwise_leaves_it_standing(fresh: Path) -> None:
    edit(fresh, TOPIC, lambda text: text.replace("The dose is low.\n", USED))
    (fresh / HILL).write_text(DRAWN)
    sign(fresh)
    edit(fresh, HILL, lambda t: "<!-- A hill. -->\n" + t.replace("/>", "></path>"))
    assert changed(fresh) == ()


def test_a_list_plans_no_document_that_nobody_signed(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sign(built, Audience.PLAIN)
    planned: list[str] = []

    def counted(library: Library, recipe: Recipe, *others: Any) -> Document:
        planned.append(recipe.id)
        return select(library, recipe, *others)

    monkeypatch.setattr(jobs, "select", counted)
    assert [s.state for s in list_targets(built, TODAY).standings] == [State.APPROVED]
    assert set(planned) == {"handout"}


@pytest.mark.slow
def test_the_due_date_ends_it_and_builds_again(built: Path) -> None:
    sign(built, Audience.PLAIN)
    assert rebuilt(run(built)) == PLAIN
    assert rebuilt(run(built, today=on(DUE))) == set()
    after = on(date(2027, 5, 22))
    assert state(built, after) is State.OVERDUE
    listing = list_targets(built, after)
    listed = {target.path: state for target, state in listing.outputs}
    assert listed["output/default/handout-plain.pdf"] == "out of date"
    assert [s.state for s in listing.standings] == [State.OVERDUE]
    assert built_again(run(built, today=after)) == PLAIN
    assert DRAFT in pages(built / "output/default/handout-plain.pdf")[0]
    assert built_again(run(built, today=after)) == set()
    assert rebuilt(run(built)) == PLAIN


def test_it_holds_to_the_end_of_its_last_day_anywhere_on_earth(fresh: Path) -> None:
    sign(fresh, Audience.PLAIN)
    still_there = Today.at(datetime(2027, 5, 22, 11, 59, tzinfo=UTC))
    over = Today.at(datetime(2027, 5, 22, 12, 0, tzinfo=UTC))
    assert state(fresh, still_there) is State.APPROVED
    assert state(fresh, over) is State.OVERDUE


@pytest.mark.slow
def test_a_date_that_is_still_to_come_everywhere_is_refused(built: Path) -> None:
    with pytest.raises(KdeckError, match="'2026-11-22' is still to come"):
        approve(built, approval(on=date(2026, 11, 22)), TODAY)
    assert not (built / FILE).exists()
    first_on_earth = Today.at(datetime(2026, 11, 21, 10, 0, tzinfo=UTC))
    assert approve(built, approval(on=date(2026, 11, 22)), first_on_earth).sign_offs
    assert state(built, on(date(2026, 11, 22))) is State.APPROVED
    assert state(built) is State.FUTURE
    built_again(run(built))
    assert DRAFT in pages(built / "output/default/handout-plain.pdf")[0]
    assert rebuilt(run(built, today=on(date(2026, 11, 22)))) == BOTH


@pytest.mark.slow
def test_the_clock_is_in_no_byte_of_a_file(built: Path) -> None:
    sign(built)
    run(built)
    before = {path: data for path, (data, _) in snapshot(built).items()}
    assert len(rebuilt(run(built, force=True, today=on(date(2026, 12, 24))))) == 8
    assert {path: data for path, (data, _) in snapshot(built).items()} == before


@pytest.mark.slow
def test_it_covers_the_themes_that_it_names(built: Path) -> None:
    sign(built)
    both = Choice(("handout",), ("default", "aurora"))
    run(built, both)
    assert "Reviewed by Ann Example" in pages(built / "output/default/handout-plain.pdf")[0]
    assert DRAFT in pages(built / "output/aurora/handout-plain.pdf")[0]
    signed = approve(built, approval(themes=("default", "aurora")), TODAY)
    assert [(s.theme, str(s.audience)) for s in signed.sign_offs] == [
        ("default", "plain"), ("default", "clinician"), ("aurora", "plain"), ("aurora", "clinician")
    ]  # fmt: skip
    run(built, both)
    assert DRAFT not in pages(built / "output/aurora/handout-plain.pdf")[0]


@pytest.mark.slow
def test_a_sign_off_of_one_theme_or_audience_is_none_of_another(fresh: Path) -> None:
    sign(fresh, Audience.PLAIN)
    edit(fresh, FILE, lambda text: text.replace("audience: plain", "audience: clinician"))
    assert standings(fresh)["handout", "clinician"].state is State.STALE
    edit(fresh, FILE, lambda text: text.replace('theme: "default"', 'theme: "aurora"'))
    found = list_standings(fresh, ("aurora",), TODAY).standings
    assert {s.state for s in found if s.sign_off} == {State.STALE}


@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("old", "new"),
    [("Ann Example", "Dr. Evil"), ('"Psychiatrist"', '"King"'), ("2027-05-21", "9999-12-31")],
)
def test_who_signed_and_until_when_are_covered_too(fresh: Path, old: str, new: str) -> None:
    sign(fresh, Audience.PLAIN)
    edit(fresh, FILE, lambda text: text.replace(old, new))
    found = standings(fresh)["handout", "plain"]
    assert found.state is State.STALE
    assert "the entry in sources/reviews.yml" in found.ended


@pytest.mark.slow
def test_a_sign_off_is_withdrawn_and_stays_on_record(built: Path) -> None:
    sign(built)
    run(built)
    ended = withdraw(built, "handout", ("default",), Withdrawal("2026-11-22", "A dose is wrong"))
    assert len(ended) == 2
    assert standings(built)["handout", "plain"].ended == (
        "approved by Ann Example on 2026-11-21, but withdrawn on 2026-11-22: A dose is wrong"
    )
    assert built_again(run(built)) == BOTH
    assert DRAFT in pages(built / "output/default/handout-plain.pdf")[0]
    with pytest.raises(KdeckError, match="no sign-off of 'handout' in 'default' is there"):
        withdraw(built, "handout", ("default",), Withdrawal("2026-11-22", "Twice"))
    sign(built, Audience.PLAIN)
    reviews = read_library(Files(built))[0].reviews
    assert [(str(s.audience), s.withdrawn is None) for s in reviews] == [
        ("plain", False), ("plain", True), ("clinician", False)
    ]  # fmt: skip
    assert state(built) is State.APPROVED
    assert {outcome.target.path for outcome in run(built).outcomes if outcome.sha256} >= PLAIN


OLDER = """\
reviews:
  - document: "handout"
    audience: plain
    by: "Ann Example"
    role: "Psychiatrist"
    on: "2026-11-21"
    due: "2027-05-21"
    content: "ad0be7c31cd7b1e53a4e46d2b9ed9d47ca1e2a50bdd4f24d2c83a1b1a3c1c5f6"
    covers:
      documents:
        "handout": "0aae7c31cd7b1e53a4e46d2b9ed9d47ca1e2a50bdd4f24d2c83a1b1a3c1c5f60"
      topics:
        "dose": "not even a digest"
"""


@pytest.mark.slow
def test_a_sign_off_of_0_1_0_is_read_and_asks_to_be_made_again(built: Path) -> None:
    (built / FILE).write_text(OLDER)
    assert state(built) is State.OLDER
    report = run(built, Choice(("handout",)))
    assert not report.failed
    assert "made by an older version of kdeck, which covered less: sign again" in str(
        [f.message for f in report.findings]
    )
    assert DRAFT in pages(built / "output/default/handout-plain.pdf")[0]
    sign(built, document="leaflet")
    assert "handout" in (built / FILE).read_text()
    sign(built)
    assert all(not s.is_older for s in read_library(Files(built))[0].reviews)
    assert state(built) is State.APPROVED


@pytest.mark.slow
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
    given = approval(by=name, role="no", audiences=(Audience.PLAIN,))
    signed = approve(fresh, given, TODAY)
    assert [f.code for f in signed.findings] == ["glyph-missing"]
    name = name.removesuffix("大").strip()
    approve(fresh, replace(given, by=name), TODAY)
    (sign_off,) = read_library(Files(fresh))[0].reviews
    assert (sign_off.review.by, sign_off.review.role) == (name, "no")


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


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("reviews:", "review:", ["6: $.review: the key 'review' is not known",
                                 "6: $.reviews: 'reviews' is missing"]),
        ('by: "Ann Example"', 'by: ""', [f"10: {ENTRY}.by: 'by' has no value"]),
        ('due: "2027-05-21"', 'due: "May"', [f"13: {ENTRY}.due: 'due' is not a date: 'May'"]),
        ('due: "2027-05-21"', 'due: "2027-02-30"',
         [f"13: {ENTRY}.due: 'due' is not a date: '2027-02-30'"]),
        ('due: "2027-05-21"', 'due: "2020-01-01"',
         [f"13: {ENTRY}.due: the review is due before it was made"]),
        ("audience: plain", "audience: plane",
         [f"8: {ENTRY}.audience: 'plane' is not a value of 'audience'"]),
        ("    audience", "    reader: x\n    audience",
         [f"8: {ENTRY}.reader: the key 'reader' is not known"]),
        ("    kdeck:", "    withdrawn: {on: May}\n    kdeck:",
         [f"14: {ENTRY}.withdrawn.because: 'because' is missing",
          f"14: {ENTRY}.withdrawn.on: 'on' is not a date: 'May'"]),
    ],
    ids=str,
)  # fmt: skip
def test_a_file_of_reviews_that_is_wrong_says_where(
    fresh: Path, old: str, new: str, said: list[str]
) -> None:
    assert sorted(spoiled(fresh, old, new)) == sorted(said)


def test_a_digest_that_is_none_says_where(fresh: Path) -> None:
    (found,) = spoiled(fresh, 'content: "', 'content: "x')
    assert found.startswith(f"15: {ENTRY}.content: 'x")
    assert found.endswith("is not a digest")


def test_an_entry_that_stands_twice_is_an_error(fresh: Path) -> None:
    sign(fresh, Audience.PLAIN)
    edit(fresh, FILE, lambda text: text + text.partition("reviews:\n")[2])
    _, findings = read_library(Files(fresh))
    assert [f.message for f in findings] == [
        "the plain document 'handout' has two sign-offs in 'default'"
    ]


@pytest.mark.slow
def test_an_entry_for_no_document_is_a_warning_and_builds(fresh: Path) -> None:
    sign(fresh, Audience.PLAIN)
    edit(fresh, FILE, lambda text: text.replace('document: "handout"', 'document: "gone"'))
    report = run(fresh, Choice(("leaflet",)))
    assert [(f.message, f.severity) for f in report.findings] == [
        ("there is no plain document 'gone' in 'default' to review", "warning")
    ]
    assert not report.failed


@pytest.mark.sampled(2)
@pytest.mark.parametrize("value", [[], {}, 5, [""], ["", "", ""], None])
def test_a_record_without_its_days_builds_again(built: Path, value: object) -> None:
    def change(seen: Any) -> Any:
        prepared = [[*about, value, inputs] for *about, _, inputs in seen["prepared"]]
        return seen | {"prepared": prepared}

    change_record(built, "default", change)
    assert len(rebuilt(run(built, Choice(("leaflet",))))) == 4

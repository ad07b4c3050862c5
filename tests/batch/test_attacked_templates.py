"""Templates that hide or contradict the words: mended or refused, by the check and by the build."""

import io
import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from pptx import Presentation

import buildable
import starter
from buildable import REACH
from days import TODAY
from examples import several
from kdeck.audienceselection import Reader, select
from kdeck.batch.build import Order, build
from kdeck.batch.target import Choice
from kdeck.batch.themecheck import check_themes
from kdeck.batch.work import Job, Made, make
from kdeck.check.pptx.file import check_pptx
from kdeck.check.pptx.made import check_made
from kdeck.color import Color, contrast
from kdeck.finding import Finding, Severity, has_errors
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.model.recipe import Format
from kdeck.plan.deck.model import Deck
from kdeck.plan.master.adopting import adopted
from kdeck.plan.text.wording import wording
from kdeck.render.artifact import Artifact
from kdeck.render.pptx import writer
from kdeck.theme.brand import read_theme
from kdeck.theme.theme import Theme
from projects import MemoryFiles
from theme import shapes, templates
from theme.attacks import ATTACKS, REFUSED, attacked, narrow_foot, navy_foot

DRAFT = wording("en-US")("draft")

BRAND = 'meta: {name: Small Clinic}\ncolor: {primary: "#0B5F66"}\n'
BRAND += f"defaults: {{kdeck: {{template: our.potx, {REACH}}}}}\n"
MAKERS: dict[str, Callable[[], bytes]] = {
    "plain": templates.plain, "google": templates.google, "keynote": templates.keynote,
    "dark": templates.dark, "small": templates.small,
}  # fmt: skip
Read = tuple[Theme | None, tuple[Finding, ...]]


@cache
def base(name: str) -> bytes:
    return MAKERS[name]()


def themed(data: bytes) -> Read:
    files: dict[str, str | bytes] = {
        "themes/own/_brand.yml": BRAND, "themes/own/our.potx": data,
    }  # fmt: skip
    return read_theme(MemoryFiles(files), "own")


@cache
def shipped(audience: Audience = Audience.PLAIN) -> Document:
    """Give the shipped safety notes: emergency signs, crisis lines, a long list."""
    project = starter.project("default")
    recipe = next(r for r in project.library.recipes if r.id == "safety-notes")
    return select(project.library, recipe, Reader(audience, "US"), project.scenes)


def made_on(data: bytes, audience: Audience = Audience.PLAIN) -> Made:
    theme, findings = themed(data)
    assert theme is not None, findings
    return make(Job(shipped(audience), theme, Format.PPTX))


def errors(findings: tuple[Finding, ...]) -> list[str]:
    return [str(finding) for finding in findings if finding.severity is Severity.ERROR]


def said(slide: Any) -> str:
    return " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)


def texts(data: bytes) -> list[str]:
    return [said(slide) for slide in Presentation(io.BytesIO(data)).slides]


def sees_all(name: str, attack: str) -> None:
    made = made_on(attacked(base(name), ATTACKS[attack]))
    assert not errors(made.findings)
    assert made.data
    assert errors(check_pptx(made.data, "deck.pptx")) == []
    xml = b"".join(part for part in parts(made.data) if b"<p:sld " not in part)
    assert not re.search(rb'rot="10800000"|flipV="1"|baseline="-?[1-9]|sngStrike', xml)
    assert all(DRAFT in words for words in texts(made.data)[1:])


def parts(data: bytes) -> list[bytes]:
    from zipfile import ZipFile

    with ZipFile(io.BytesIO(data)) as archive:
        names = [n for n in archive.namelist() if re.match(r"ppt/slide(Layout|Master)s/[^_]", n)]
        return [archive.read(name) for name in names]


@pytest.mark.sampled(1)
@pytest.mark.parametrize("attack", ATTACKS)
def test_what_hides_words_is_mended_and_the_deck_passes_our_own_judge(attack: str) -> None:
    sees_all("plain", attack)


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name in MAKERS if name != "plain"])
@pytest.mark.parametrize("attack", ATTACKS)
def test_what_hides_words_is_mended_in_templates_of_every_program(name: str, attack: str) -> None:
    sees_all(name, attack)


@pytest.mark.sampled(3)
@pytest.mark.parametrize("name", MAKERS)
@pytest.mark.parametrize("attack", REFUSED)
def test_what_cannot_be_mended_is_refused_with_its_place(name: str, attack: str) -> None:
    change, words = REFUSED[attack]
    theme, findings = themed(attacked(base(name), change))
    assert theme is None or theme.template is None
    (error,) = errors(findings)
    assert words in error
    assert "in the layout '" in error
    assert "[theme-template]" in error


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("attack", "words"),
    [
        ("a gradient from black to white", "decks give a plain background to the layouts"),
        ("lowered letters", "decks set plain what 'our.potx' asks for: raised or lowered letters"),
        ("letters without fill", "letters without a color"),
        ("titles upside down", "text that stands on its head"),
    ],
)
def test_what_is_mended_is_said_once_and_what_is_sound_is_not(attack: str, words: str) -> None:
    _, findings = themed(attacked(base("plain"), ATTACKS[attack]))
    assert [words in f.message for f in findings] == [True]
    assert all(f.severity is Severity.NOTE for f in findings)
    for name in MAKERS:
        assert not [f for f in themed(base(name))[1] if f.code == "theme-template"]


@pytest.mark.slow
def test_a_color_that_is_said_to_be_used_can_be_read_where_it_is_used() -> None:
    for change in several(ATTACKS.values(), 6):
        theme, _ = themed(attacked(base("plain"), change))
        assert theme is not None
        look = adopted(theme)
        for match, layout in zip(look.matches, look.master.layouts, strict=True):
            offered = {(p.kind, p.idx): p for p in match.layout.places}
            for ours in (*layout.placeholders, *layout.feet):
                loan = ours.loan
                place = offered.get((loan.kind, loan.idx or 0)) if loan else None
                if place is None or loan is None or loan.color is None or ours.kind == "ftr":
                    continue
                assert all(contrast(loan.color, g) >= 3 for g in place.grounds if g is not None)


@pytest.mark.slow
def test_the_draft_notice_can_be_read_on_a_dark_bar_and_stands_whole_in_a_narrow_footer() -> None:
    made = made_on(attacked(base("plain"), navy_foot))
    slide = Presentation(io.BytesIO(made.data)).slides[2]
    foot = next(shape for shape in slide.shapes if shape.name == "Footer")
    ink = foot._element.xpath(".//a:rPr/a:solidFill/a:srgbClr/@val") or ["FFFFFF"]
    assert contrast(Color(*bytes.fromhex(ink[0])), Color(0x0B, 0x1F, 0x4B)) >= 4.5
    narrow = made_on(attacked(base("plain"), narrow_foot))
    assert all(DRAFT in words and "…" not in words for words in texts(narrow.data)[1:])


@pytest.mark.slow
def test_a_warning_keeps_its_bar_and_its_mark_on_every_template() -> None:
    for name in several(MAKERS, 2):
        theme, _ = themed(base(name))
        assert theme is not None
        palette = adopted(theme).theme.palette
        assert contrast(palette.danger, palette.paper) >= 3
        slides = Presentation(io.BytesIO(made_on(base(name)).data)).slides
        marked = [
            s for s in slides if {"Warning bar", "Exclamation dot"} <= {x.name for x in s.shapes}
        ]
        assert marked
        assert any("911" in words for words in map(said, marked))
        for slide in marked:
            bar = next(shape for shape in slide.shapes if shape.name == "Warning bar")
            words = [s for s in slide.placeholders if s.has_text_frame and s.text_frame.text]
            assert all(
                bar.left + bar.width <= s.left for s in words if s.placeholder_format.idx < 2
            )


@pytest.mark.slow
def test_the_number_of_a_slide_in_a_row_has_the_color_of_its_title() -> None:
    # Its sources go on over several slides.
    made = made_on(base("plain"), Audience.CLINICIAN)
    slides = Presentation(io.BytesIO(made.data)).slides
    runs = [s.shapes.title._element.xpath(".//a:rPr") for s in slides if s.shapes.title is not None]
    parted = [each for each in runs if len(each) > 1]
    assert parted
    for properties in parted:
        fills = {len(each.findall(".//{*}solidFill")) for each in properties}
        assert len(fills) == 1


DECKS: dict[str, tuple[Callable[[Any], None], str]] = {
    **{
        name: (ATTACKS[name], "pptx-contrast")
        for name in ("a gradient from black to white", "letters without fill",
                     "letters that are nearly clear", "a photo as background")
    },
    **{
        name: (ATTACKS[name], "pptx-text-size")
        for name in ("lowered letters", "tiny letters", "letters shrunk to fit")
    },
    **{
        name: (ATTACKS[name], "pptx-text-turned")
        for name in ("titles upside down", "titles flipped", "text turned in its box")
    },
    "words on the master": (ATTACKS["words on the master"], "pptx-stock-words"),
    "text on its side": (REFUSED["text on its side"][0], "pptx-text-turned"),
    "a font of signs": (REFUSED["a font of signs"][0], "pptx-text-font"),
}  # fmt: skip


@pytest.mark.parametrize("name", DECKS)
def test_the_judge_of_any_deck_sees_what_its_master_does_to_its_words(name: str) -> None:
    def carried(change: Callable[[Any], None] | None) -> set[str]:
        deck = Presentation(io.BytesIO(base("plain")))
        for style in deck.slide_master._element.iterfind(".//{*}bodyStyle/*/{*}defRPr"):
            style.set("sz", "2000")
        if change is not None:
            change(deck)
        slide = deck.slides.add_slide(deck.slide_layouts[1])
        slide.shapes.title.text = "Call us"
        slide.placeholders[1].text = "Call 988 in a crisis"
        return {finding.code for finding in check_pptx(templates.saved(deck), "a.pptx")}

    change, code = DECKS[name]
    assert code not in carried(None)
    assert code in carried(change)


def damaged(data: bytes, change: Callable[[Any], None]) -> list[str]:
    deck = Presentation(io.BytesIO(data))
    change(deck)
    return [finding.code for finding in check_made(templates.saved(deck), shipped())]


def no_crisis(deck: Any) -> None:
    for run in deck.slides[-1]._element.iter("{*}t"):
        run.text = (run.text or "").replace("988", "us").replace("911", "us")


def cut_notice(deck: Any) -> None:
    for run in deck.slides[3]._element.iter("{*}t"):
        run.text = (run.text or "").replace(DRAFT, DRAFT[:20] + "…")


def turned(deck: Any) -> None:
    title = deck.slides[2].shapes.title
    title.left, title.top = title.left, title.top
    title.width, title.height = title.width, title.height
    title.rotation = 180


def pale(deck: Any) -> None:
    for run in deck.slides[2].shapes.title._element.iter("{*}rPr"):
        for old in run.findall("{*}solidFill"):
            run.remove(old)
        run.insert(0, run.makeelement(run.tag.replace("rPr", "noFill")))


def lowered(deck: Any) -> None:
    for run in deck.slides[2].shapes.title._element.iter("{*}rPr"):
        run.set("baseline", "-50000")


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize(
    ("change", "code"),
    [
        (no_crisis, "crisis-place"), (cut_notice, "slide-footer-long"),
        (turned, "pptx-text-turned"), (pale, "pptx-contrast"), (lowered, "pptx-text-size"),
    ],
)  # fmt: skip
def test_a_file_that_lost_its_words_on_the_way_is_not_let_out(
    change: Callable[[Any], None], code: str
) -> None:
    data = made_on(base("plain")).data
    assert damaged(data, lambda _: None) == []
    assert code in damaged(data, change)


@pytest.mark.slow
@pytest.mark.usefixtures("made_anew")
def test_a_build_gives_no_file_whose_words_were_lost(monkeypatch: pytest.MonkeyPatch) -> None:
    render = writer.render

    def losing(deck: Deck) -> Artifact:
        presentation = Presentation(io.BytesIO(render(deck).data))
        cut_notice(presentation)
        return replace(render(deck), data=templates.saved(presentation))

    monkeypatch.setattr(writer, "render", losing)
    made = made_on(base("plain"))
    assert made.data == b""
    assert [finding.code for finding in made.findings] == ["slide-footer-long"]


@pytest.fixture
def project(tmp_path: Path) -> Path:
    return buildable.write(tmp_path / "project", {buildable.BRAND: BRAND})


@pytest.mark.slow
@pytest.mark.parametrize("name", ["plain", "phone"])
def test_what_a_build_refuses_the_check_of_the_theme_foresees(name: str, project: Path) -> None:
    data = shapes.phone() if name == "phone" else base(name)
    (project / "themes/default/our.potx").write_bytes(data)
    (verdict,) = check_themes(project, ("default",), TODAY)
    report = build(project, Order(Choice(themes=("default",)), today=TODAY), lambda *_: None)
    failed = report.failed or has_errors(report.findings)
    assert has_errors(verdict.findings) == failed
    assert failed == (name == "phone")
    if failed:
        foreseen = " ".join(errors(verdict.findings))
        refused = [*report.findings, *(f for o in report.outcomes for f in o.findings)]
        stops = [f.message for f in refused if f.severity is Severity.ERROR]
        assert stops
        assert all(message in foreseen for message in stops)

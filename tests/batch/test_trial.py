"""What a theme brings is tried once on a small handout and deck, and again when it changes."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree
from pptx import Presentation

import starter
from buildable import BRAND, REACH, edit, snapshot
from days import TODAY
from kdeck.batch import trial
from kdeck.batch.checking import check_project
from kdeck.batch.setup import read_setup
from kdeck.batch.target import Choice
from kdeck.batch.themecheck import check_themes
from kdeck.batch.trial import FILE, kinds_of, try_theme
from kdeck.batch.work import Job
from kdeck.check.pptx.file import check_pptx
from kdeck.finding import Finding, Severity, has_errors
from kdeck.model.recipe import Format
from kdeck.theme import ink
from kdeck.theme.face import Family
from kdeck.theme.font import read_face
from kdeck.theme.theme import Theme
from kdeck.variants import Edition
from theme.drawings import ATTACKS, changed, emptied

from .runs import run

ROOT = Path(__file__).parents[2]
SHIPPED = sorted(path.name for path in (ROOT / "themes").iterdir())
PDF = Choice(formats=(Format.PDF,))
OWN = """meta: {name: Small Clinic}
typography: {fonts: [{family: Own, source: file, files: [
  {path: own.ttf, weight: 400}, {path: own.ttf, weight: 700}]}], base: Own}
"""


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, Format, Edition]]:
    """Note each trial that is made."""
    made: list[tuple[str, Format, Edition]] = []

    def note(job: Job) -> Iterator[Finding]:
        made.append((job.theme.id, job.format, job.edition))
        return try_theme(job)

    monkeypatch.setattr(trial, "try_theme", note)
    return made


def shipped(name: str) -> Theme:
    return starter.theme(name)


@pytest.fixture(autouse=True)
def _trials_once() -> None:
    """Let trials take place whenever they do for a user."""


@pytest.mark.slow
@pytest.mark.parametrize("edition", list(Edition))
@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_theme_passes_in_every_edition(name: str, edition: Edition) -> None:
    for job in kinds_of(shipped(name)):
        assert list(try_theme(replace(job, edition=edition))) == []


@pytest.mark.sampled(3)
@pytest.mark.parametrize("kind", list(Format))
def test_the_default_theme_passes_in_every_format(kind: Format) -> None:
    job = replace(next(iter(kinds_of(shipped("default")))), format=kind)
    assert list(try_theme(job)) == []


@pytest.mark.slow
def test_a_theme_is_tried_in_what_is_asked_for_and_once(
    fresh: Path, tried: list[tuple[str, Format, Edition]]
) -> None:
    assert not run(fresh, PDF).failed
    assert tried == [("default", Format.PDF, Edition.STANDARD)]
    assert not run(fresh, Choice(documents=("leaflet",))).failed
    assert tried[1:] == [("default", Format.PPTX, Edition.STANDARD)]
    assert not run(fresh, force=True).failed
    assert not has_errors(check_project(fresh, ("default",), TODAY, reference=False).findings)
    assert not has_errors(check_themes(fresh, ("default",), TODAY)[0].findings)
    # What is checked is tried in every format, and only a build writes down that it passed.
    assert tried[2:] == [("default", Format.HTML, Edition.STANDARD)] * 2


@pytest.mark.slow
def test_a_theme_is_tried_again_when_it_changes_and_not_for_its_words(
    fresh: Path, tried: list[tuple[str, Format, Edition]]
) -> None:
    run(fresh, PDF)
    (fresh / "themes/default/words").mkdir()
    (fresh / "themes/default/words/about-us.md").write_text("We are a small clinic.")
    edit(fresh, "sources/topics/dose.md", lambda text: text.replace("low", "small"))
    assert not run(fresh, PDF).failed
    assert len(tried) == 1
    edit(fresh, BRAND, lambda text: text.replace("0B5F66", "0B4F66"))
    assert not run(fresh, PDF).failed
    assert len(tried) == 2


DAMAGED = {
    "no text": b"\xff\xfe",
    "another kind": b"[]",
    "no digests": b'{"passed": [1]}',
    "nested without end": b"[" * 200_000,
}


@pytest.mark.slow
@pytest.mark.sampled(1)
@pytest.mark.parametrize("name", [*DAMAGED, "another program's", "what is no digest", "a folder"])
def test_a_record_of_trials_that_does_not_hold_is_made_anew(
    fresh: Path, tried: list[tuple[str, Format, Edition]], name: str
) -> None:
    run(fresh, PDF)
    place = fresh / FILE
    good = place.read_bytes()
    data = json.loads(good)
    if name == "a folder":
        place.unlink()
        place.mkdir()
        assert trial.read_trials(read_setup(fresh).output).passed == {}
        return
    if name == "another program's":
        place.write_text(json.dumps({**data, "program": "0" * 64}))
    elif name == "what is no digest":
        place.write_text(json.dumps({**data, "passed": [*data["passed"], "x"]}))
    else:
        place.write_bytes(DAMAGED[name])
    assert not run(fresh, PDF, force=True).failed
    assert len(tried) == 2
    assert place.read_bytes() == good


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a font with a fault be read, as one with a fault that nobody knows yet."""
    monkeypatch.setattr(ink, "ink_faults", lambda _: ())


@pytest.mark.slow
@pytest.mark.usefixtures("blind")
def test_a_theme_that_fails_its_trial_builds_nothing(fresh: Path) -> None:
    run(fresh, PDF)
    before = snapshot(fresh)
    (fresh / "themes/default/own.ttf").write_bytes(changed(emptied("9")))
    (fresh / BRAND).write_text(OWN)
    report = run(fresh, Choice(documents=("leaflet",), formats=(Format.PDF,)))
    assert report.outcomes == ()
    (found,) = [f for f in report.findings if f.severity is Severity.ERROR]
    assert (found.code, found.span.file) == ("theme-trial", BRAND)
    assert found.message.startswith("in a trial handout: the font ")
    assert found.message.endswith("draws nothing for '9'")
    assert snapshot(fresh) == before
    for told in (
        check_project(fresh, ("default",), TODAY, reference=False).findings,
        check_themes(fresh, ("default",), TODAY)[0].findings,
    ):
        assert found in told


@pytest.mark.sampled(3)
@pytest.mark.parametrize("name", ATTACKS)
def test_a_trial_shows_each_character_that_a_font_may_draw_wrongly(name: str) -> None:
    change, _ = ATTACKS[name]
    face = read_face(changed(change), "Own", 400)
    family = Family("Own", face, face, shipped("default").body.fallbacks)
    theme = replace(shipped("default"), body=family, headings=family)
    job = next(iter(kinds_of(theme)))
    assert any("the font " in found.message for found in try_theme(job))


GRADIENT = """<p:bg xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:bgPr><a:gradFill><a:gsLst>
 <a:gs pos="0"><a:srgbClr val="000000"/></a:gs><a:gs pos="100000"><a:srgbClr val="FFFFFF"/></a:gs>
 </a:gsLst><a:lin ang="0"/></a:gradFill><a:effectLst/></p:bgPr></p:bg>"""


@pytest.mark.slow
def test_no_deck_is_built_on_a_template_that_hides_its_words(fresh: Path) -> None:
    deck = Presentation()
    deck.slide_master.background._cSld.insert(0, etree.fromstring(GRADIENT))
    deck.save(str(fresh / "themes/default/our.potx"))
    kept = f"defaults: {{kdeck: {{template: our.potx, {REACH}}}}}\n"
    (fresh / BRAND).write_text(f"meta: {{name: Small Clinic}}\n{kept}")
    report = run(fresh, Choice(documents=("leaflet",), formats=(Format.PPTX,)))
    built = [o.target.path for o in report.outcomes if o.status == "built"]
    assert built or has_errors(report.findings)
    for path in built:
        assert not has_errors(check_pptx((fresh / path).read_bytes(), path))

"""'kdeck diff' as a person meets it: an edited deck in; sentences with their sources out."""

import json
import shutil
from pathlib import Path

import pytest
from pptx import Presentation

from buildable import TOPIC, edit
from kdeck.batch import deckdiff
from kdeck.batch.comparing import compare
from kdeck.batch.isolation import Isolation
from kdeck.batch.judging import Judgment
from kdeck.check.pptx.changes import Changes
from kdeck.ooxml.slidewords import SlideWords

from .conftest import Run

DECK = "output/default/handout-plain.pptx"
SENTENCE, SHORT = "A low dose.", "A really low dose."


class Here:
    """Compare in this process, without starting one."""

    def __enter__(self) -> "Here":
        return self

    def __exit__(self, *_ended: object) -> None:
        pass

    def compare(self, path: Path, name: str, planned: tuple[SlideWords, ...]) -> Changes | Judgment:
        return compare(path, name, planned)


@pytest.fixture(autouse=True)
def _compared_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deckdiff, "Isolation", Here)


def reword(deck: Path, old: str, new: str) -> int:
    """Change one text on a slide, as by hand; give the number of the slide."""
    show = Presentation(str(deck))
    for number, slide in enumerate(show.slides, 1):
        for shape in slide.shapes:
            for paragraph in shape.text_frame.paragraphs if shape.has_text_frame else ():
                if paragraph.text == old:
                    paragraph.runs[0].text = new
                    show.save(str(deck))
                    return number
    raise AssertionError(old)


@pytest.mark.slow
def test_no_deck_that_was_built_differs_from_its_plan(built: Path, run: Run) -> None:
    decks = sorted((built / "output").rglob("*.pptx"))
    assert len(decks) == 4
    for deck in decks:
        result = run("diff", deck, "--project", built)
        assert (result.code, result.err) == (0, "")
        assert "nothing differs from" in result.out


def test_a_changed_sentence_has_its_slide_and_the_line_of_its_source(built: Path, run: Run) -> None:
    number = reword(built / DECK, SENTENCE, SHORT)
    lines = (built / TOPIC).read_text().splitlines()
    line = next(n for n, text in enumerate(lines, 1) if SENTENCE in text)
    result = run("diff", built / DECK, "--project", built)
    assert result.code == 1
    assert result.out.splitlines()[:4] == [
        f"slide {number}, text: changed",
        f"  - {SENTENCE}",
        f"  + {SHORT}",
        f"  {TOPIC}:{line}",
    ]
    assert "1 sentence differs from handout for plain" in result.out
    data = json.loads(run("diff", built / DECK, "--project", built, "--format", "json").out)
    (change,) = data.pop("changes")
    assert (data["document"], data["audience"], data["theme"]) == ("handout", "plain", "default")
    assert not data["older"]
    assert (change["kind"], change["slides"], change["file"], change["line"]) == (
        "changed",
        [number],
        TOPIC,
        line,
    )
    assert (change["planned"], change["found"]) == (SENTENCE, SHORT)


@pytest.mark.slow
def test_what_changed_in_the_sources_since_is_told_to_be_among_it(built: Path, run: Run) -> None:
    edit(built, TOPIC, lambda text: text.replace(SENTENCE, SHORT))
    result = run("diff", built / DECK, "--project", built)
    assert result.code == 1
    assert "the sources have changed since this deck was made" in result.out
    told = run("diff", built / DECK, "--project", built, "--format", "json").out
    assert json.loads(told)["older"]


@pytest.mark.parametrize("name", ["handout-plain (1).pptx", "handout-plain-edited copy.pptx"])
def test_a_deck_that_came_back_by_mail_is_known_by_what_is_left_of_its_name(
    built: Path, run: Run, tmp_path: Path, name: str
) -> None:
    shutil.copy(built / DECK, tmp_path / name)
    assert run("diff", tmp_path / name, "--project", built).code == 0


def test_a_deck_of_another_name_is_compared_with_the_one_that_is_named(
    built: Path, run: Run, tmp_path: Path
) -> None:
    own = tmp_path / "Monday talk.pptx"
    shutil.copy(built / DECK, own)
    result = run("diff", own, "--project", built)
    assert result.code == 2
    assert "'Monday talk.pptx' has the name of no deck" in result.err
    assert "--as handout-plain" in result.err
    assert run("diff", own, "--project", built, "--as", "handout-plain").code == 0
    result = run("diff", own, "--project", built, "--as", "handuot-plain")
    assert result.code == 2
    assert "did you mean 'handout-plain'?" in result.err


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(600), "it has a password"),
        (b"PK\x03\x04 and nothing more", "it is no whole PPTX"),
        (b"%PDF-1.7\n", "is no deck"),
        (None, "cannot be read"),
    ],
)
def test_a_file_that_is_no_sound_deck_ends_in_one_sentence(
    built: Path, run: Run, data: bytes | None, words: str
) -> None:
    deck = built / DECK
    deck.unlink() if data is None else deck.write_bytes(data)
    result = run("diff", deck, "--project", built)
    assert result.code == 3
    assert words in result.err
    assert len(result.err.splitlines()) == 2


def test_sources_with_errors_are_no_plan_to_compare_with(built: Path, run: Run) -> None:
    edit(built, TOPIC, lambda text: text.replace("kind:", "knid:"))
    result = run("diff", built / DECK, "--project", built)
    assert result.code == 3
    assert "kdeck check" in result.err


@pytest.mark.slow
def test_a_deck_is_compared_in_a_process_of_its_own(
    built: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(deckdiff, "Isolation", Isolation)
    assert run("diff", built / DECK, "--project", built).code == 0
    reword(built / DECK, SENTENCE, SHORT)
    assert run("diff", built / DECK, "--project", built).code == 1

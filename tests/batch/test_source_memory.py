"""What is known of the sources from earlier runs is what a run that knows nothing finds out."""

import json
import shutil
from collections import Counter
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from random import Random
from typing import cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from buildable import REGIONS, SOURCES, TOPIC, edit, write
from days import TODAY, on
from examples import on_copies
from kdeck import color
from kdeck.answers import Keeper, keep_answers
from kdeck.batch import keptfile
from kdeck.batch.build import Order, build
from kdeck.batch.keptfile import kept_bytes
from kdeck.batch.outcome import Report
from kdeck.batch.project import Project, read_project
from kdeck.batch.setup import read_setup
from kdeck.batch.sourcememory import FILE, read_memory
from kdeck.batch.target import Choice
from kdeck.check.content import beside, documentrules, outside, rulebook
from kdeck.check.content.remembering import check_remembered
from kdeck.check.content.rulebook import check_library
from kdeck.check.pptx import made
from kdeck.color import WHITE, Color, legible
from kdeck.figure import logo
from kdeck.finding import Finding, in_reading_order
from kdeck.fingerprint import Files
from kdeck.load import topic
from kdeck.load.memory import Memory
from kdeck.model.library import Library
from kdeck.paletterole import PaletteRole
from kdeck.plan.drawn import emblem, qrcode
from kdeck.plan.drawn.emblem import FOOT_ROOM
from kdeck.plan.look.tint import edition_palette
from kdeck.theme import font
from kdeck.variants import Edition

from .conftest import same_digest
from .test_rechecking import EDITS, EXPIRY, FIGURE, INCLUDE

pytestmark = pytest.mark.usefixtures("read_anew")

_SHOWN = '\n![A hill](hill.svg)\n\nA hill.\n\n::: {.include file="more.md"}\n:::\n'
_DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 40">
<path class="ink" d="M1 1h70v30z"/><text class="ink" x="5" y="20" font-size="9">Hill</text></svg>
"""
_FACT = """\
::: {.fact key="cost" searched="No list was read" who="a pharmacist"}
Ask us what it costs.
:::
"""
_APPROVED = """\
::: {.claim #approved-NAME drug="ketamine" evidence="NAME" refs="smith2020" as-of="2026-06"}
:::: plain
Ketamine is approved for pain.
::::
:::: clinician
Ketamine is approved for pain [@smith2020].
::::
:::
"""
_WORDS = "themes/default/words/about-us.md"
_CHANGES = {
    FIGURE: _DRAWING,
    INCLUDE: "Ask us more.\n",
    TOPIC: SOURCES[TOPIC] + _SHOWN + '\n::: {.region-fact key="cost"}\n:::\n',
    REGIONS: SOURCES[REGIONS].replace("    name:", f'    expires: "{EXPIRY}"\n    name:'),
    "sources/regions/US.md": _FACT,
    _WORDS: "We are kind.\n",
}
Found = tuple[Project, tuple[Finding, ...]]


@pytest.fixture(scope="module")
def built_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write(tmp_path_factory.mktemp("remembered") / "project", _CHANGES)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("kdeck.batch.record.program_digest", same_digest)
        assert not _built(folder).failed
    assert (folder / FILE).exists()
    return folder


@pytest.fixture
def folder(built_once: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built_once, tmp_path / "project"))


def _built(folder: Path) -> Report:
    return build(folder, Order(Choice(), 1, today=TODAY), lambda *_: None)


def _found(folder: Path, memory: Memory) -> Found:
    """Read and judge a project with what is known of it."""
    files = Files(folder)
    project = read_project(files, ("default",), memory=memory)
    said = check_remembered(project.library, project.library, files, memory)
    return project, in_reading_order((*project.findings, *said))


def _afresh(folder: Path) -> Found:
    files = Files(folder)
    project = read_project(files, ("default",))
    return project, in_reading_order((*project.findings, *check_library(project.library)))


def _known(folder: Path) -> Memory:
    return read_memory(read_setup(folder).output)


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the topics that are parsed, and the texts that are judged."""
    done: list[str] = []
    read, judge = topic.read_topic, rulebook.check_texts

    def parsed(files, findings):  # type: ignore[no-untyped-def]
        done.append(f"parsed {findings.file}")
        return read(files, findings)

    def judged(library):  # type: ignore[no-untyped-def]
        done.extend(f"judged {text.span.file}" for text in (*library.recipes, *library.written))
        return judge(library)

    monkeypatch.setattr(topic, "read_topic", parsed)
    monkeypatch.setattr(rulebook, "check_texts", judged)
    return done


@pytest.mark.slow
def test_nothing_is_parsed_or_judged_twice(folder: Path, work: list[str]) -> None:
    assert _found(folder, _known(folder)) == _afresh(folder)
    work.clear()
    memory = _known(folder)
    _found(folder, memory)
    assert work == []
    assert not memory.is_changed


@pytest.fixture
def judged(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """List the documents that are judged as a whole, the slides, and the texts without a claim."""
    done: list[str] = []
    check, page, texts = documentrules.check_document, made._Judge.page, outside._outside_in

    def document(document, library):  # type: ignore[no-untyped-def]
        done.append(f"{document.audience} {document.id}")
        return check(document, library)

    def slide(judge, shown, deck, notice):  # type: ignore[no-untyped-def]
        done.append("slide")
        return page(judge, shown, deck, notice)

    def told(passages, claims):  # type: ignore[no-untyped-def]
        done.append(passages[0].span.file)
        return texts(passages, claims)

    monkeypatch.setattr(documentrules, "check_document", document)
    monkeypatch.setattr(made._Judge, "page", slide)
    monkeypatch.setattr(outside, "_outside_in", told)
    return done


@pytest.mark.slow
def test_what_is_made_again_is_not_judged_again(folder: Path, judged: list[str]) -> None:
    order = Order(Choice(), 1, True, today=TODAY)
    assert not build(folder, order, lambda *_: None).failed
    assert judged == []
    note = next(path for path in SOURCES if path.startswith("sources/topics/") and path != TOPIC)
    edit(folder, note, lambda text: text.replace('"Ask us about', '"Ask your team about'))
    assert not build(folder, order, lambda *_: None).failed
    judged_again = Counter(judged)
    assert 0 < judged_again.pop("slide") <= 3
    assert set(judged_again) == {"plain handout", "plain leaflet", note}


def test_an_edit_has_one_text_parsed_and_judged(folder: Path, work: list[str]) -> None:
    edit(folder, TOPIC, lambda text: text.replace("The dose is low.", "The dose is quite low."))
    _found(folder, _known(folder))
    assert work == [f"parsed {TOPIC}", f"judged {TOPIC}"]


def test_texts_that_rest_on_claims_are_judged_again_where_the_claims_tell_something_else(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[list[str]] = []
    check = beside.check_beside

    def counted(library: Library, around: Library) -> Iterator[Finding]:
        topics = [topic.span.file for topic in library.topics]
        done.append([*topics, *(recipe.span.file for recipe in library.recipes)])
        return check(library, around)

    monkeypatch.setattr(beside, "check_beside", counted)
    note = next(path for path in SOURCES if path.startswith("sources/topics/") and path != TOPIC)
    edit(folder, note, lambda text: f"{text}\nSnow is white.\n")
    memory = _known(folder)
    _found(folder, memory)
    # No claim of any text tells something else, and the text that was edited says no fact.
    assert done == []
    edit(folder, TOPIC, lambda text: text.replace("The dose is low.", "The dose is quite low."))
    assert _found(folder, memory) == _afresh(folder)
    assert len(done) == 1
    assert note not in done[0]
    assert any(file.startswith("sources/documents/") for file in done[0])


def test_a_text_is_judged_again_where_the_claim_that_it_rests_on_is_another(folder: Path) -> None:
    label, trial = (path for path in SOURCES if path.endswith(("d-01.md", "d-02.md")))
    for path, evidence in ((label, "label"), (trial, "rct")):
        claim = _APPROVED.replace("NAME", evidence)
        edit(folder, path, lambda text, claim=claim: f"{text}\n{claim}")  # type: ignore[misc]
    memory = _known(folder)
    found = _found(folder, memory)
    assert found == _afresh(folder)
    assert not [f for f in found[1] if f.span.file == trial and f.code == "approval-literal"]
    edit(folder, label, lambda text: text.replace(_APPROVED.replace("NAME", "label"), ""))
    found = _found(folder, memory)
    assert found == _afresh(folder)
    assert [f for f in found[1] if f.span.file == trial and f.code == "approval-literal"]


@pytest.mark.sampled(4)
@pytest.mark.parametrize("name", [n for n in EDITS if "record" not in n and "output" not in n])
def test_an_edit_hides_nothing(folder: Path, name: str) -> None:
    EDITS[name](folder)
    assert _found(folder, _known(folder)) == _afresh(folder)


def _edited(folder: Path, random: Random) -> None:
    """Change a file of the project as nobody would expect it."""
    paths = sorted(path for part in ("sources", "themes") for path in (folder / part).rglob("*.*"))
    path, other = random.choice(paths), random.choice(paths)
    match random.randrange(5):
        case 0:
            path.unlink()
        case 1:
            shutil.copy(other, path.with_name(f"new{path.suffix}"))
        case 2 if path != other:
            shutil.copy(other, path)
        case _:
            data = path.read_bytes()
            place = random.randrange(len(data) + 1)
            words = random.choice((b"", b" 5 mg ", b" cures ", b"999", b"\n\n", b"starred: true"))
            path.write_bytes(data[:place] + words + data[place + random.randrange(9) :])


@pytest.mark.slow
@pytest.mark.long
@on_copies(150, few=2)
@given(st.integers(0, 10**9))
def test_no_edit_is_missed(
    built_once: Path, tmp_path_factory: pytest.TempPathFactory, seed: int
) -> None:
    random = Random(seed)
    folder = tmp_path_factory.mktemp("edited") / "project"
    shutil.copytree(built_once, folder)
    memory = _known(folder)
    for _ in range(3):
        _edited(folder, random)
        assert _found(folder, memory) == _afresh(folder), seed
        memory = Memory(memory.text())
    shutil.rmtree(folder.parent)


def test_an_edit_that_is_taken_back_is_as_before(folder: Path) -> None:
    memory, before = _known(folder), _afresh(folder)
    text = (folder / TOPIC).read_text()
    edit(folder, TOPIC, lambda text: text.replace("The dose is low.", "The dose is 5 mg."))
    assert _found(folder, memory)[1] != before[1]
    (folder / TOPIC).write_text(text)
    assert _found(folder, memory) == before


def test_a_build_says_what_one_that_knows_nothing_says(folder: Path) -> None:
    edit(folder, TOPIC, lambda text: text.replace("The dose is low.", "The dose is 5 mg."))
    edit(folder, REGIONS, lambda text: text.replace("988", "989"))
    known = _built(folder)
    (folder / FILE).unlink()
    assert known.findings == _built(folder).findings
    assert known.failed


@pytest.mark.slow
def test_a_day_that_has_come_is_not_missed(folder: Path) -> None:
    for day in (EXPIRY - timedelta(days=1), EXPIRY, EXPIRY + timedelta(days=90)):
        order = Order(Choice(), 1, True, today=on(day))
        codes = [f.code for f in build(folder, order, lambda *_: None).findings]
        assert ("crisis-expired" in codes) == (day >= EXPIRY)


@pytest.mark.sampled(3)
@pytest.mark.parametrize(
    "body",
    [b"", b"[]", b"\xff", b"[1]\n[]", b'["os.system"]\nx\t[0,"exit"]', b"[" * 99_999],
    ids=range(6),
)
def test_what_another_wrote_is_not_used(folder: Path, body: bytes) -> None:
    (folder / FILE).write_bytes(kept_bytes(body))
    assert _found(folder, _known(folder)) == _afresh(folder)


@pytest.mark.parametrize("kind", ["os.system", "kdeck.model.topic.replace", "kdeck.model.x.Y"])
def test_nothing_runs_that_a_record_names(folder: Path, kind: str) -> None:
    lines = (folder / FILE).read_bytes().split(b"\n")[1:]
    names = json.loads(lines[0])
    named = json.dumps([kind] * len(names)).encode()
    (folder / FILE).write_bytes(kept_bytes(b"\n".join((named, *lines[1:]))))
    assert _found(folder, _known(folder)) == _afresh(folder)


def test_damage_and_other_programs_are_seen(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    data = (folder / FILE).read_bytes()
    assert _known(folder).text() == data.partition(b"\n")[2]
    (folder / FILE).write_bytes(data.replace(b"dose", b"d0se"))
    assert _known(folder).text() == Memory().text()
    (folder / FILE).write_bytes(data)
    monkeypatch.setattr(keptfile, "judging_digest", lambda: "1" * 64)
    assert _known(folder).text() == Memory().text()


def test_a_link_that_leads_elsewhere_is_read_anew(folder: Path) -> None:
    data = (folder / INCLUDE).read_bytes()
    (folder / INCLUDE).unlink()
    (folder.parent / "more.md").write_bytes(data)
    (folder / INCLUDE).symlink_to(folder.parent / "more.md")
    assert _found(folder, _known(folder)) == _afresh(folder)
    assert "include-missing" in {f.code for f in _afresh(folder)[1]}


def test_a_new_word_to_avoid_is_found_in_texts_that_did_not_change(folder: Path) -> None:
    memory = _known(folder)
    words = 'as-of: "2026-06"\nclinician-only: [dose]\n'
    (folder / "sources/words.yml").write_text(words)
    found = _found(folder, memory)
    assert found == _afresh(folder)
    assert "term-clinician" in {finding.code for finding in found[1]}


@pytest.fixture
def forgetful(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Let a process know nothing of what it found out before."""
    caches = (color.legible, font.read_face, qrcode.code_scene, logo.read_logo, emblem.fit_emblem)
    for each in caches:
        each.cache_clear()
    yield
    for each in caches:
        each.cache_clear()
    keep_answers(None)


@pytest.mark.usefixtures("forgetful")
def test_no_answer_is_sought_twice(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def ask() -> object:
        (theme,) = _afresh(folder)[0].themes
        code = qrcode.code_scene("https://example.org/kept")
        palette = edition_palette(theme.palette, Edition.HIGH_CONTRAST)
        drawn = logo.read_logo(_DRAWING.encode())
        return theme, palette, code, drawn, emblem.choose_emblem(theme, PaletteRole.BAND, FOOT_ROOM)

    memory = _known(folder)
    before = ask()
    (folder / FILE).write_bytes(kept_bytes(memory.text()))
    for each in (color.legible, font.read_face, qrcode.code_scene, logo.read_logo):
        each.cache_clear()
    memory = _known(folder)
    monkeypatch.setattr(color, "_legible", _refuse)
    monkeypatch.setattr(font, "_told", _refuse)
    monkeypatch.setattr(qrcode, "_scene", _refuse)
    monkeypatch.setattr(logo, "_drawn", _refuse)
    assert ask() == before
    assert not memory.is_changed


def _refuse(*_: object) -> None:
    pytest.fail("this was known")


@pytest.mark.usefixtures("forgetful")
def test_a_shade_that_cannot_be_read_is_not_taken() -> None:
    gray, pale = Color(150, 150, 150), Color(200, 200, 200)
    right = legible(gray, (WHITE,), 7)
    legible.cache_clear()

    class Wrong:
        def recall(self, *_: object) -> Color:
            return pale

    keep_answers(cast(Keeper, Wrong()))
    assert legible(gray, (WHITE,), 7) == right != pale

"""What can differ between two handouts of a theme is judged in each, and quickly."""

import io
from collections.abc import Callable
from dataclasses import replace

import pikepdf
import pytest

from kdeck.check.pdf import made
from kdeck.check.pdf.made import check_made
from kdeck.check.pdf.read.typeface import read_typeface
from kdeck.check.pdf.rule.embedding import used_fonts
from kdeck.model.audience import Audience
from kdeck.model.document import Document
from kdeck.plan.handout.planner import plan_handout
from kdeck.render.pdf.writer import render
from kdeck.theme.face import Family
from kdeck.theme.font import read_face
from planned import Planned
from projects import CLAIM
from theme.drawings import changed, composed_of_nothing, emptied

from .pdfs import save


@pytest.fixture(scope="module")
def planned(tmp_path_factory: pytest.TempPathFactory) -> Planned:
    return Planned(tmp_path_factory.mktemp("project"), CLAIM.replace("is low", "is é: ½, 7"))


@pytest.fixture(scope="module")
def document(planned: Planned) -> Document:
    return planned.document(Audience.PLAIN)


@pytest.fixture(scope="module")
def data(planned: Planned) -> bytes:
    return render(planned.handout(Audience.PLAIN)).data


def rewritten(data: bytes, change: Callable[[bytes], bytes], page: int = 0) -> bytes:
    """Change the content of a page."""
    with pikepdf.open(io.BytesIO(data)) as pdf:
        content = pdf.pages[page].Contents
        before = content.read_bytes()
        assert change(before) != before
        content.write(change(before))
        return save(pdf)


def told(data: bytes, document: Document) -> list[str]:
    return [f"{found.code}: {found.message}" for found in check_made(data, document)]


def test_a_sound_handout_is_read_at_a_glance(
    data: bytes, document: Document, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> str:
        raise AssertionError("the full reader was asked")

    monkeypatch.setattr(made, "_words", refuse)
    assert told(data, document) == []


LOST: dict[str, Callable[[bytes], bytes]] = {
    "the number is gone": lambda c: c.replace(b"(911)", b"(912)"),
    "the number is in an artifact": lambda c: c.replace(b"/MCID", b"/Not").replace(
        b"/Link <<", b"/Artifact <<"
    ),
    "the number is a property": lambda c: c.replace(b"(911) Tj", b"/P <</E (911) >> BDC EMC"),
}


@pytest.mark.parametrize("name", LOST)
def test_a_first_page_without_the_contacts_is_found(
    data: bytes, document: Document, name: str
) -> None:
    (found,) = set(told(rewritten(data, LOST[name]), document))
    assert found.startswith("crisis-place: ")
    assert found.endswith("page")


def test_what_a_glance_cannot_read_is_read_whole(data: bytes, document: Document) -> None:
    with_array = rewritten(data, lambda c: c.replace(b"(911) Tj", b"[(9) -5 (11)] TJ"))
    assert told(with_array, document) == []
    hexadecimal = rewritten(data, lambda c: c.replace(b"(911) Tj", b"<393131> Tj"))
    assert told(hexadecimal, document) == []


def test_hidden_text_is_no_contact(data: bytes, document: Document) -> None:
    hidden = rewritten(data, lambda c: c.replace(b"BT ", b"BT 3 Tr "))
    assert any(t.startswith("crisis-place: ") for t in told(hidden, document))


@pytest.mark.parametrize("character", ["9", "é", "½"])
def test_a_character_that_draws_nothing_is_found(
    planned: Planned, document: Document, character: str
) -> None:
    change = emptied(character) if character == "9" else composed_of_nothing(character)
    face = read_face(changed(change), "Own", 400)
    family = Family("Own", face, face, planned.theme.body.fallbacks)
    theme = replace(planned.theme, body=family, headings=family)
    drawn = render(plan_handout(document, theme)).data
    assert any(f"draws nothing for '{character}'" in t for t in told(drawn, document))


def test_the_glance_reads_the_same_words_as_the_full_reader(data: bytes) -> None:
    with pikepdf.open(io.BytesIO(data)) as pdf:
        faces = {f.objgen: read_typeface(f) for f in used_fonts(pdf)}
        for index, page in enumerate(pdf.pages):
            assert made._glance(page, faces) == made._words(page, index)

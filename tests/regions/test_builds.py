"""What a clinic of each region gets when it builds everything: read in the files themselves."""

import io
import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pikepdf
import pytest
from pptx import Presentation
from pptx.oxml.ns import qn

from days import TODAY
from kdeck.batch.build import Order, build
from kdeck.batch.target import Choice
from kdeck.check.html.page import Page, words
from kdeck.check.pdf.read.painter import read_painting
from kdeck.language.known import language_of
from kdeck.model.audience import Audience
from kdeck.plan.master.layout import Idx, LayoutName
from kdeck.plan.text.wording import Wording, wording

from .clinics import (
    CLINICS,
    SHIPPED,
    brand,
    emergency,
    never_dialed,
    numbers,
    only_texted,
    takes_texts,
)
from .wordlists import american_spelling, foreign_words, unnamed

# Thirteen handouts and a card, eleven decks and two talks, thirteen pages.
WHOLE = 14 + 13 + 13


def project(folder: Path, region: str) -> Path:
    """Give the clinic of a region the shipped sources."""
    shutil.copytree(SHIPPED / "sources", folder / "sources")
    file = folder / f"themes/{region.lower()}/_brand.yml"
    file.parent.mkdir(parents=True)
    file.write_text(brand(region), encoding="utf-8")
    return folder


def read(path: Path) -> "Deck | Pages | Web":
    readers: dict[str, type[Deck] | type[Pages] | type[Web]]
    readers = {".pptx": Deck, ".pdf": Pages, ".html": Web}
    return readers[path.suffix](path)


def printed(path: Path, language: str) -> str:
    """Read the words of a file but what it cites: titles are spelled as their authors spell."""
    return " ".join(read(path).without_sources(wording(language)).split())


def dialed(path: Path) -> set[tuple[str, str]]:
    """List the links to a phone, each with what a voice says of it."""
    return {(to, said) for to, said in read(path).links() if to.startswith(("tel:", "sms:"))}


@dataclass(frozen=True)
class Pages:
    """Read the words of a PDF without its running heads."""

    path: Path

    def without_sources(self, say: Wording) -> str:
        with pikepdf.open(io.BytesIO(self.path.read_bytes())) as pdf:
            drawn = [read_painting(page, number, {}) for number, page in enumerate(pdf.pages)]
        text = " ".join(piece.text for page in drawn for piece in page.pieces if not piece.artifact)
        for audience in Audience:
            head, end = (text.rfind(say.worded(key, audience)) for key in ("references", "about"))
            if 0 <= head < end:
                return text[:head] + text[end:]
        return text

    def links(self) -> Iterator[tuple[str, str]]:
        with pikepdf.open(io.BytesIO(self.path.read_bytes())) as pdf:
            for page in pdf.pages:
                for annotation in page.get("/Annots", ()):
                    action = annotation.get("/A")
                    if action is not None and "/URI" in action:
                        yield str(action["/URI"]), str(annotation["/Contents"])


@dataclass(frozen=True)
class Deck:
    """Read the words of a deck, its tables and notes with them."""

    path: Path

    def without_sources(self, say: Wording) -> str:
        heads = tuple(say.worded("references", audience) for audience in Audience)
        found: list[str] = []
        for slide in Presentation(io.BytesIO(self.path.read_bytes())).slides:
            title = slide.shapes.title
            if slide.slide_layout.name == LayoutName.REFERENCES:
                continue
            if title is None or not title.text_frame.text.startswith(heads):
                # The line at the foot names sources alone.
                foot = {
                    s.shape_id for s in slide.placeholders if s.placeholder_format.idx == Idx.FOOT
                }
                shapes = [s for s in slide.shapes if s.has_text_frame and s.shape_id not in foot]
                found += [shape.text_frame.text for shape in shapes]
                tables = [shape.table for shape in slide.shapes if shape.has_table]
                found += [cell.text for t in tables for row in t.rows for cell in row.cells]
                notes = slide.notes_slide.notes_text_frame
                lines = notes.text.splitlines() if notes else []
                found += [line for line in lines if not line.startswith(say("said-sources"))]
        # A citation in a cell names its source and the year.
        return re.sub(r"\[[^\[\]]* \d{4}\]", "", "\n".join(found))

    def links(self) -> Iterator[tuple[str, str]]:
        for slide in Presentation(io.BytesIO(self.path.read_bytes())).slides:
            for link in slide.element.iter(qn("a:hlinkClick")):
                if (place := link.get(qn("r:id"))) and not link.get("action"):
                    yield slide.part.rels[place].target_ref, str(link.get("tooltip"))


@dataclass(frozen=True)
class Web:
    """Read the words of a page on the web."""

    path: Path

    def without_sources(self, say: Wording) -> str:
        heads = tuple(say.worded("references", audience) for audience in Audience)
        page = Page(self.path.read_bytes(), self.path.name)
        (main,) = page.elements("main")
        parts = main[0]
        return "\n".join(words(part) for part in parts if not words(part).startswith(heads))

    def links(self) -> Iterator[tuple[str, str]]:
        for link in Page(self.path.read_bytes(), self.path.name).elements("a"):
            yield str(link.get("href")), str(link.get("aria-label") or words(link))


@pytest.mark.slow
@pytest.mark.long
@pytest.mark.parametrize("region", CLINICS)
def test_all_documents_of_a_region_are_built_and_hold_its_help_and_its_words(
    tmp_path: Path, region: str
) -> None:
    language, theme = language_of(region), region.lower()
    order = Order(Choice(themes=(theme,)), 1, False, today=TODAY)
    report = build(project(tmp_path, region), order, lambda *_: None)
    assert not report.failed, report.findings
    held = (tmp_path / "output" / theme).glob("[!.]*")
    index, manifest, *files = sorted(
        held, key=lambda path: path.name not in ("index.html", "manifest.json")
    )
    assert {index.name, manifest.name} == {"index.html", "manifest.json"}
    assert len(files) == WHOLE
    wrong, foreign = american_spelling(language), foreign_words(region)
    for file in files:
        text = printed(file, language)
        # A card has room for one line.
        lines = numbers(region)[:1] if file.stem == "safety-card-plain" else numbers(region)
        for number in (*emergency(region).split(" or "), *lines):
            assert re.search(rf"(?<!\d){number.replace(' ', '.')}(?!\d)", text), (file.name, number)
        assert [m[0] for m in wrong.finditer(text)] == [], file.name
        texted = {number.replace(" ", ""): number for number in only_texted(region)}
        for address, said in dialed(file):
            scheme, _, digits = address.partition(":")
            assert (scheme == "sms") == (digits in texted), (file.name, address)
            assert said.startswith("Text " if digits in texted else "Call "), (file.name, said)
            assert digits not in never_dialed(region), (file.name, address)
        # Canada's emergency number is that of the United States.
        assert [word for word in unnamed(text) if word != emergency(region)] == [], file.name
        if "-plain" in file.stem:
            if takes_texts(region):
                # A relay and an interpreter are reached by voice alone, and stand as such.
                alone = (
                    rf"[Cc]all {numbers(region)[0]}(?! by video relay| and ask for an interpreter)"
                )
                assert not re.search(alone, text), file.name
            assert [m[0] for m in foreign.finditer(text)] == [], file.name

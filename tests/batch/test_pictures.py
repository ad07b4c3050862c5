"""A photograph in a topic is shown in every end, and a new one is news to what was built."""

import io
import zipfile
from pathlib import Path

import pikepdf
import pytest
from lxml import html
from pptx import Presentation
from pptx.shapes.picture import Picture

from buildable import HANDOUT, TOPIC, edit, write
from kdeck.batch.target import Choice
from kdeck.check.html.file import check_html
from kdeck.check.pptx.file import check_pptx
from kdeck.finding import has_errors
from kdeck.model.recipe import Format
from theme.photographs import MAKER, photograph, saved
from verdicts import flaws

from .runs import rebuilt, run

ALT = "The door of the clinic, painted blue."
SHOWN = f"""
::: {{.figure}}
![{ALT}](door.jpg)

Our front door.
:::
"""
DOOR = "sources/figures/door.jpg"
EVERY = (Format.PDF, Format.PPTX, Format.HTML, Format.EPUB)
MADE = "output/default/handout-plain"


@pytest.fixture(scope="module")
def shown(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = write(tmp_path_factory.mktemp("pictures"))
    edit(folder, TOPIC, lambda text: text + SHOWN)
    edit(folder, HANDOUT, lambda text: text + "formats: [pdf, pptx, html]\n")
    (folder / DOOR).parent.mkdir(exist_ok=True)
    (folder / DOOR).write_bytes(saved(photograph(900, 600), turned=8, quality=90))
    report = run(folder, Choice(documents=("handout",), formats=EVERY))
    assert not report.failed, report.findings
    return folder


@pytest.mark.slow
def test_nothing_of_the_phone_is_left_in_any_file(shown: Path) -> None:
    files = sorted((shown / "output/default").glob("handout-*"))
    assert len(files) == 2 * len(EVERY)
    for file in files:
        parts = [file.read_bytes()]
        if zipfile.is_zipfile(file):
            with zipfile.ZipFile(file) as packed:
                parts += [packed.read(name) for name in packed.namelist()]
        assert not any(MAKER.encode() in part for part in parts), file


def test_the_pdf_has_the_photograph_as_a_figure_with_its_alt_text(shown: Path) -> None:
    data = (shown / f"{MADE}.pdf").read_bytes()
    assert flaws(data, "handout.pdf") == ()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        images = [o for o in pdf.objects if isinstance(o, pikepdf.Stream) and "/Width" in o]
        assert {str(i.Filter) for i in images} == {"/DCTDecode"}
        assert {(int(i.Width), int(i.Height)) for i in images} == {(600, 900)}
        named = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary) and "/Alt" in o]
        alts = [str(each.Alt) for each in named]
    assert ALT in alts


def test_the_deck_has_it_as_a_picture_that_keeps_its_shape(shown: Path) -> None:
    data = (shown / f"{MADE}.pptx").read_bytes()
    assert not has_errors(check_pptx(data, "handout.pptx"))
    found = [
        shape
        for slide in Presentation(io.BytesIO(data)).slides
        for shape in slide.shapes
        if isinstance(shape, Picture)
    ]
    (picture,) = found
    assert picture._element._nvXxPr.cNvPr.get("descr") == ALT
    assert picture.width / picture.height == pytest.approx(600 / 900, abs=0.01)
    assert picture.image.content_type == "image/jpeg"


def test_the_page_and_the_book_have_it_with_its_alt_text_and_its_size(shown: Path) -> None:
    page = (shown / f"{MADE}.html").read_bytes()
    assert not has_errors(check_html(page, "handout.html"))
    (main,) = html.fromstring(page).iter("main")
    (drawn,) = main.iter("img")
    assert (drawn.get("alt"), drawn.get("width"), drawn.get("height")) == (ALT, "600", "900")
    assert drawn.get("src", "").startswith("data:image/jpeg;base64,")
    with zipfile.ZipFile(shown / f"{MADE}.epub") as book:
        (name,) = [n for n in book.namelist() if n.endswith(".jpeg")]
        text, package = book.read("EPUB/text.xhtml"), book.read("EPUB/book.opf")
    assert f'src="{Path(name).name}"'.encode() in text
    assert f'href="{Path(name).name}"'.encode() in package
    assert b"visual" in package


def test_another_photograph_of_the_same_name_is_news(shown: Path) -> None:
    (shown / DOOR).write_bytes(saved(photograph(900, 601), quality=90))
    again = rebuilt(run(shown, Choice(formats=(Format.PDF,), documents=("handout", "leaflet"))))
    assert again == {f"{MADE}.pdf", "output/default/handout-clinician.pdf"} | {
        f"output/default/leaflet-{audience}.pdf" for audience in ("plain", "clinician")
    }


def test_a_damaged_photograph_stops_the_build_with_one_line(tmp_path: Path) -> None:
    folder = write(tmp_path)
    edit(folder, TOPIC, lambda text: text + SHOWN)
    (folder / DOOR).parent.mkdir(exist_ok=True)
    (folder / DOOR).write_bytes(saved(photograph(900, 600))[:5000])
    report = run(folder, Choice(formats=(Format.PDF,)))
    assert report.failed
    (finding,) = report.findings
    assert (finding.code, finding.message) == ("figure", "it is cut off")
    assert finding.span.file == DOOR

"""The fillable edition: its fields are those a reader sees, and it prints as the standard one."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
import pypdfium2 as pdfium
import pytest
from fontTools.ttLib import TTFont
from pikepdf.form import CheckboxField, DefaultAppearanceStreamGenerator, Form, TextField
from PIL import Image, ImageChops

import starter
from days import TODAY
from kdeck.batch.jobs import plan_jobs
from kdeck.batch.work import make
from kdeck.check.pdf.file import check_pdf
from kdeck.check.pdf.read.node import Annotation, Node
from kdeck.check.pdf.read.tagtree import read_tree, tree_text, untagged_text
from kdeck.check.pdf.reference.verapdf import profiles_claimed
from kdeck.color import Color, contrast
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format
from kdeck.plan.handout.planner import plan_handout
from kdeck.plan.reading import read_handout
from kdeck.render.pdf.file.form import field_names
from kdeck.render.pdf.writer import render
from kdeck.variants import DEFAULT_STANDARD, Edition, Standard
from verdicts import KEPT, flaws

# What readers fill in, those with boxes and lines on few pages first.
WRITTEN_ON = (
    ("safety-card", Audience.PLAIN),
    ("ketamine-in-brief", Audience.PLAIN),
    ("your-treatment-visit", Audience.PLAIN),
    ("your-treatment-visit", Audience.CLINICIAN),
    ("snow-hill", Audience.CLINICIAN),
    ("evidence-summary", Audience.CLINICIAN),
    ("how-it-may-work", Audience.PLAIN),
    ("how-it-may-work", Audience.CLINICIAN),
    ("how-ketamine-works", Audience.PLAIN),
    ("how-ketamine-works", Audience.CLINICIAN),
)
# What may be left out to keep to its pages, or has nothing to fill in.
NOT_WRITTEN_ON = (("ketamine-in-brief", Audience.CLINICIAN), ("safety-notes", Audience.PLAIN))
ON_SHEETS = {"safety-card", "ketamine-in-brief", "snow-hill"}
OTHERS = ("aurora", "harbor")
# Each with all in one theme, and by turns in another theme and another standard.
CASES = [
    *((*each, "default", Standard.UA_1) for each in WRITTEN_ON),
    *((*each, OTHERS[n % 2], Standard.UA_2) for n, each in enumerate(WRITTEN_ON)),
]
TYPED = "Is ½ mg/kg too much? – Jörg"
# ISO 32000-1, 12.5.3 and 12.7.3.1.
PRINTED = 4
CITED = re.compile(r"\[\d+(?:[,–-]\s?\d+)*\]")


@dataclass(frozen=True)
class Case:
    """Hold a document as the standard and as the fillable edition have it."""

    name: str
    brand: str
    standard: Standard
    printed: bytes
    fillable: bytes


@pytest.fixture(scope="module", params=CASES, ids=lambda case: "-".join(map(str, case)))
def case(request: pytest.FixtureRequest) -> Case:
    """Make a document in both editions, as a build does."""
    name, audience, brand, standard = request.param
    theme = starter.theme(brand)
    jobs = plan_jobs(starter.project(brand), theme, [], TODAY, standard, (name,))
    made = {t.edition: job for t, job in jobs if (t.audience, t.format) == (audience, Format.PDF)}
    data = []
    for edition in (Edition.STANDARD, Edition.FILLABLE):
        found = make(made[edition])
        assert found.findings == ()
        data.append(found.data)
    return Case(name, brand, standard, *data)


def fields_of(pdf: pikepdf.Pdf) -> list[pikepdf.Object]:
    return list(pdf.Root.AcroForm.Fields)


def asked(node: Node, within: Node) -> Iterator[tuple[str, Annotation]]:
    """Give each field below an element, with the words of the item of a list that it stands in."""
    for kid in node.kids:
        if isinstance(kid, Node):
            yield from asked(kid, kid if kid.role == "LI" else within)
        elif isinstance(kid, Annotation) and kid.subtype == "Widget":
            assert node.role == "Form"
            assert len(node.kids) == 1
            assert node.attribute("Role") is None
            words = CITED.sub("", tree_text(within)).removeprefix("•")
            yield " ".join(words.split()), kid


@pytest.mark.sampled(2)
def test_fields_are_named_by_the_words_beside_them_in_reading_order(case: Case) -> None:
    data = case.fillable
    root = read_tree(data)
    with pikepdf.open(io.BytesIO(data)) as pdf:
        fields = fields_of(pdf)
        assert fields
        assert [str(field.TU) for field in fields] == [words for words, _ in asked(root, root)]
        names = [str(field.T) for field in fields]
        assert len(set(names)) == len(names)
        assert all(re.fullmatch(r"[\w-]+", each) for each in names)
        listed = [a for page in pdf.pages for a in page.obj.get("/Annots", [])]
        assert [a.objgen for a in listed if a.Subtype == "/Widget"] == [f.objgen for f in fields]
        assert all(page.obj.Tabs == "/S" for page in pdf.pages)
        parents = pikepdf.NumberTree(pdf.Root.StructTreeRoot.ParentTree)
        for field in fields:
            element = parents[int(field.StructParent)]
            assert element.S == "/Form"
            assert element.K[0].Obj.objgen == field.objgen
            assert ("/Contents" in field) == (case.standard is Standard.UA_2)


@pytest.mark.sampled(2)
def test_nothing_acts_and_every_state_is_drawn(case: Case) -> None:
    with pikepdf.open(io.BytesIO(case.fillable)) as pdf:
        form = pdf.Root.AcroForm
        assert "/NeedAppearances" not in form
        assert "/XFA" not in form
        assert not {"/OpenAction", "/AA"} & set(pdf.Root.keys())
        for field in fields_of(pdf):
            assert not {"/A", "/AA"} & set(field.keys())
            assert field.F == PRINTED
            assert set(field.AP.keys()) == {"/N"}
            if field.FT == "/Btn":
                assert set(field.AP.N.keys()) == {"/Off", "/On"}
                assert field.V == field.AS == "/Off"
                assert field.AP.N.On.read_bytes()
            else:
                assert field.FT == "/Tx"
                assert field.AP.N.Subtype == "/Form"
                assert "/V" not in field


@pytest.mark.sampled(2)
def test_what_is_typed_is_large_dark_and_in_a_font_of_the_file(case: Case) -> None:
    palette = starter.theme(case.brand).palette
    with pikepdf.open(io.BytesIO(case.fillable)) as pdf:
        lines = [field for field in fields_of(pdf) if field.FT == "/Tx"]
        for field in lines:
            font, size, _, red, green, blue, _ = str(field.DA).split()
            assert float(size) >= (11 if case.name in ON_SHEETS else 12)
            assert float(field.Rect[3]) - float(field.Rect[1]) >= 1.2 * float(size)
            ink = Color(*(round(255 * float(share)) for share in (red, green, blue)))
            assert min(contrast(ink, palette.paper), contrast(ink, palette.surface)) >= 7
            held = pdf.Root.AcroForm.DR.Font[font]
            assert held.Encoding == "/WinAnsiEncoding"
            program = TTFont(io.BytesIO(held.FontDescriptor.FontFile2.read_bytes()))
            drawn = program.getBestCmap()
            letters = bytes(range(0x20, 0x100)).decode("cp1252", "ignore").replace("\x7f", "")
            assert [letter for letter in letters if ord(letter) not in drawn] == []
            em = program["head"].unitsPerEm
            for code in (0x20, 0x41, 0x80, 0xB5, 0xFF):
                letter = bytes([code]).decode("cp1252")
                width = program["hmtx"][drawn[ord(letter)]][0] * 1000 / em
                assert int(held.Widths[code - 0x20]) == pytest.approx(width, abs=1)


@pytest.mark.sampled(2)
def test_empty_it_looks_and_reads_as_the_standard_edition(case: Case) -> None:
    printed = pdfium.PdfDocument(case.printed)
    # With its fields, and as a program that knows none shows it.
    for document in (opened(case.fillable), pdfium.PdfDocument(case.fillable)):
        assert len(document) == len(printed)
        for first, second in zip(printed, document, strict=True):
            texts = [page.get_textpage().get_text_range() for page in (first, second)]
            assert texts[0] == texts[1]
            assert differing(*(picture(page) for page in (first, second))) == 0
    assert untagged_text(case.fillable) == ()


def opened(data: bytes) -> pdfium.PdfDocument:
    """Open a file with its form, which is drawn then."""
    document = pdfium.PdfDocument(data)
    document.init_forms()
    return document


def picture(page: pdfium.PdfPage) -> Image.Image:
    drawn: Image.Image = page.render(scale=1).to_pil()
    return drawn.convert("L")


def differing(one: Image.Image, other: Image.Image) -> int:
    """Count the points that an eye tells apart."""
    return sum(ImageChops.difference(one, other).histogram()[16:])


@pytest.mark.sampled(2)
def test_what_is_filled_in_is_kept_and_seen(case: Case) -> None:
    data, filled = case.fillable, io.BytesIO()
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for _, found in Form(pdf, DefaultAppearanceStreamGenerator).items():
            match found:
                case CheckboxField():
                    found.checked = True
                case TextField():
                    found.value = TYPED
                case _:
                    raise AssertionError(found)
        pdf.save(filled)
    with pikepdf.open(filled) as pdf:
        for field in fields_of(pdf):
            kept = "/On" if field.FT == "/Btn" else TYPED
            assert str(field.V) == kept
            if field.FT == "/Btn":
                assert field.AS == "/On"
    assert check_pdf(filled.getvalue(), "filled.pdf") == ()
    documents = [opened(each) for each in (data, filled.getvalue())]
    with pikepdf.open(io.BytesIO(data)) as pdf:
        for number, page in enumerate(pdf.pages):
            pictures = [picture(document[number]) for document in documents]
            for annotation in page.obj.get("/Annots", []):
                if annotation.Subtype == "/Widget":
                    left, low, right, high = (float(edge) for edge in annotation.Rect)
                    height = pictures[0].height
                    area = (int(left), int(height - high), int(right), int(height - low))
                    assert differing(*(each.crop(area) for each in pictures)) > 0


@pytest.mark.sampled(2)
def test_it_keeps_the_standards_that_it_claims(case: Case) -> None:
    assert profiles_claimed(case.fillable) == KEPT[case.standard]
    assert flaws(case.fillable, f"{case.name}-fillable.pdf") == ()


@pytest.mark.slow
def test_the_documents_that_are_written_on_are_these() -> None:
    jobs = plan_jobs(starter.project("default"), starter.theme("default"), [], TODAY)
    found = {(t.document, t.audience) for t, _ in jobs if t.edition is Edition.FILLABLE}
    assert found == set(WRITTEN_ON)


@pytest.mark.sampled(1)
@pytest.mark.parametrize(("name", "audience"), NOT_WRITTEN_ON)
def test_a_document_with_nothing_to_fill_in_says_so(name: str, audience: Audience) -> None:
    document = starter.documents(name, "default")[audience]
    handout = plan_handout(document, starter.theme("default"), Edition.FILLABLE)
    made = render(handout)
    assert not made.data
    (finding,) = made.findings
    assert finding.code == "edition-fillable"
    assert finding.hint.startswith("build it with '--edition standard'")


def test_it_says_the_words_of_the_standard_edition_and_is_the_same_each_time() -> None:
    document = starter.documents("safety-card", "harbor")[Audience.PLAIN]
    standard, fillable = (
        plan_handout(document, starter.theme("harbor"), edition)
        for edition in (Edition.STANDARD, Edition.FILLABLE)
    )
    assert read_handout(fillable) == read_handout(standard)
    assert render(fillable).data == render(fillable, DEFAULT_STANDARD).data
    assert b"AcroForm" not in render(standard).data


def test_a_card_is_filled_in_once_and_its_copies_by_hand() -> None:
    document = starter.documents("safety-card", "default")[Audience.PLAIN]
    handout = plan_handout(document, starter.theme("default"), Edition.FILLABLE)
    with pikepdf.open(io.BytesIO(render(handout).data)) as pdf:
        width, height = (float(edge) for edge in pdf.pages[0].mediabox[2:])
        for field in fields_of(pdf):
            assert float(field.Rect[2]) < width / 2
            assert float(field.Rect[1]) > height / 2


def test_names_are_words_without_points_and_each_is_its_own() -> None:
    words = ["Who do I call?", "Who do I call?", "", "…", "Dr. Müller’s no. 3:", "w" * 90]
    assert field_names(words) == [
        *("who-do-i-call", "who-do-i-call-2", "field", "field-2", "dr-müller-s-no-3", "w" * 40)
    ]

"""Our own judgment of PDF files that somebody made."""

import io
from collections.abc import Callable
from pathlib import Path

import pikepdf
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pikepdf import Array, Dictionary, Name, Pdf, Stream, String

from examples import examples
from kdeck.check.pdf.file import check_pdf

from .pdfs import CLAIM, TITLE, Element, On, Sheet, e, embedded_font, save, tagged

NAMED = Dictionary(O=Name.Table, Headers=Array([String("a")]))
SCOPE = Dictionary(O=Name.Table, Scope=Name.Column)


def leaflet(*kids: Element, text: str = "A leaflet", xmp: str | None = TITLE + CLAIM) -> Pdf:
    """Make a sound PDF with one heading, further elements, and its font in the file."""
    holder = pikepdf.new()
    font, codes = embedded_font(holder, text)
    content = f"/H1 <</MCID 0>> BDC BT /F1 9 Tf 9 9 Td <{codes}> Tj ET EMC"
    root = e("Document", e("H1", On(0, 0)), *kids)
    pdf = tagged([Sheet(content)], root, xmp=xmp)
    pdf.pages[0].obj.Resources = Dictionary(
        Font=Dictionary(F1=pdf.copy_foreign(holder.make_indirect(font)))
    )
    return pdf


def codes(pdf: Pdf | bytes) -> list[str]:
    data = pdf if isinstance(pdf, bytes) else save(pdf)
    return sorted(finding.code for finding in check_pdf(data, "leaflet.pdf"))


def test_a_decoder_that_this_machine_lacks_is_said_to_be_missing(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    pdf = leaflet()
    data = save(pdf)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pikepdf.open(io.BytesIO(data)) as sound:
        sound.pages[0].obj.Contents.write(bytes(64), filter=Name.JBIG2Decode)
        out = io.BytesIO()
        sound.save(out, static_id=True, fix_metadata_version=False,
                   stream_decode_level=pikepdf.StreamDecodeLevel.none)  # fmt: skip
    (finding,) = (f for f in check_pdf(out.getvalue(), "a.pdf") if f.code == "pdf-unreadable")
    assert finding.message.startswith("this machine lacks a decoder that the PDF needs: jbig2dec")
    assert "whole PDF" not in f"{finding.message} {finding.hint}"


def test_a_scan_whose_pictures_nobody_can_decode_here_is_judged_all_the_same(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    pdf = leaflet()
    picture = Stream(pdf, b"", Type=Name.XObject, Subtype=Name.Image, Width=8, Height=8)
    picture.write(bytes(64), filter=Name.JBIG2Decode)
    pdf.pages[0].obj.Resources.XObject = Dictionary(Im0=picture)
    assert codes(pdf) == []


def test_a_sound_leaflet_has_no_findings() -> None:
    assert codes(leaflet(e("Figure", Alt=String("A door")))) == []


def _drop(name: str) -> Callable[[Pdf], None]:
    def change(pdf: Pdf) -> None:
        del pdf.Root[name]

    return change


def _untitled(pdf: Pdf) -> None:
    pdf.Root.Metadata = Stream(pdf, b"<x:xmpmeta xmlns:x='adobe:ns:meta/'/>")


def _blank_language(pdf: Pdf) -> None:
    pdf.Root.Lang = String("  ")


def _unmarked(pdf: Pdf) -> None:
    pdf.Root.MarkInfo.Marked = False


def _hidden_title(pdf: Pdf) -> None:
    pdf.Root.ViewerPreferences.DisplayDocTitle = False


def _loose_text(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    page.Contents = Stream(pdf, page.Contents.read_bytes() + b" BT /F1 9 Tf <0002> Tj ET")


def _lost_mark(pdf: Pdf) -> None:
    page = pdf.pages[0].obj
    page.Contents = Stream(pdf, page.Contents.read_bytes() + b" /P <</MCID 7>> BDC EMC")


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (_drop("/Lang"), "pdf-language"),
        (_blank_language, "pdf-language"),
        (_drop("/ViewerPreferences"), "pdf-title"),
        (_hidden_title, "pdf-title"),
        (_drop("/MarkInfo"), "pdf-marked"),
        (_unmarked, "pdf-marked"),
        (_drop("/StructTreeRoot"), "pdf-untagged"),
        (_loose_text, "pdf-text-untagged"),
        (_lost_mark, "pdf-tree"),
    ],
)
def test_one_flaw_is_one_finding(change: Callable[[Pdf], None], code: str) -> None:
    pdf = leaflet()
    change(pdf)
    assert codes(pdf) == [code]


def test_a_title_in_the_old_place_counts_half() -> None:
    pdf = leaflet(xmp=CLAIM)
    pdf.docinfo["/Title"] = String("A leaflet")
    (finding,) = check_pdf(save(pdf), "a.pdf")
    assert "not in its metadata" in finding.message
    pdf.docinfo["/Title"] = String("untitled")
    (finding,) = check_pdf(save(pdf), "a.pdf")
    assert finding.message == "the PDF has no title"


def test_a_title_that_is_a_file_name_is_none() -> None:
    assert codes(leaflet(xmp=TITLE.replace("A leaflet", "leaflet.docx") + CLAIM)) == ["pdf-title"]


@pytest.mark.parametrize("change", [_untitled, _drop("/Metadata")])
def test_without_metadata_there_is_no_title_and_no_claim(change: Callable[[Pdf], None]) -> None:
    pdf = leaflet()
    change(pdf)
    assert codes(pdf) == ["pdf-identifier", "pdf-metadata", "pdf-title"]


def test_metadata_that_is_no_xml_has_no_title() -> None:
    pdf = leaflet()
    pdf.Root.Metadata = Stream(pdf, b"<<<", Type=Name.Metadata, Subtype=Name.XML)
    assert codes(pdf) == ["pdf-identifier", "pdf-metadata", "pdf-title"]


@pytest.mark.parametrize(
    ("kids", "code"),
    [
        ([e("H3")], "pdf-heading-skip"),
        ([e("H2"), e("H4")], "pdf-heading-skip"),
        ([e("Figure")], "pdf-figure-alt"),
        ([e("Figure", Alt=String(" "))], "pdf-figure-alt"),
        ([e("Figure", Alt=String("IMG_2041.JPG"))], "pdf-figure-alt"),
        ([e("Table", e("TR", e("TD"), e("TD")))], "pdf-table-header"),
        ([e("Table", e("TR", e("TH"), e("TD")))], "pdf-table-header"),
    ],
)
def test_an_element_that_lacks_something_is_found(kids: list[Element], code: str) -> None:
    assert codes(leaflet(*kids)) == [code]


@pytest.mark.parametrize(
    "kids",
    [
        [e("H2"), e("H3"), e("H2"), e("H1")],
        [e("Figure", ActualText=String("fi"))],
        [e("Table", e("TR", e("TH", A=SCOPE), e("TD")))],
        [e("Table", e("TR", e("TH", ID=String("a")), e("TD", A=NAMED)))],
        [e("Sect", e("P"))],
    ],
)  # fmt: skip
def test_an_element_that_lacks_nothing_is_not_found(kids: list[Element]) -> None:
    assert codes(leaflet(*kids)) == []


def test_the_first_heading_is_of_level_1() -> None:
    content = "/H2 <</MCID 0>> BDC EMC"
    found = check_pdf(save(tagged([Sheet(content)], e("Document", e("H2", On(0, 0))))), "a.pdf")
    assert [finding.code for finding in found] == ["pdf-heading-first"]
    assert str(found[0].span) == "a.pdf: page 1"


@pytest.mark.parametrize("kind", ["/Type1", "/TrueType", "/Type0"])
def test_a_font_outside_the_file_is_named(kind: str) -> None:
    pdf = leaflet()
    encoding = Name("/Identity-H" if kind == "/Type0" else "/WinAnsiEncoding")
    inner = Dictionary(Type=Name.Font, Subtype=Name.CIDFontType2, BaseFont=Name("/Elsewhere"))
    pdf.pages[0].obj.Resources.Font.F2 = Dictionary(
        Type=Name.Font, Subtype=Name(kind), BaseFont=Name("/Elsewhere"),
        DescendantFonts=Array([inner]), Encoding=encoding,
    )  # fmt: skip
    (finding,) = check_pdf(save(pdf), "a.pdf")
    assert (finding.code, "'Elsewhere'" in finding.message) == ("pdf-font-embedded", True)


def test_a_font_of_a_form_is_looked_at_too() -> None:
    pdf = leaflet()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica)
    form = Stream(
        pdf,
        b"",
        Type=Name.XObject,
        Subtype=Name.Form,
        Resources=Dictionary(Font=Dictionary(F=font)),
    )
    pdf.pages[0].obj.Resources.XObject = Dictionary(X=form)
    assert codes(pdf) == ["pdf-font-embedded"]


def test_a_font_that_is_drawn_needs_no_file() -> None:
    pdf = leaflet()
    font = Dictionary(Type=Name.Font, Subtype=Name.Type3, CharProcs=Dictionary())
    pdf.pages[0].obj.Resources.Font.F2 = font
    assert codes(pdf) == []


@pytest.mark.parametrize("data", [b"", b"%PDF-1.7", b"words", b"PK\x03\x04"])
def test_what_is_no_pdf_is_a_finding(data: bytes) -> None:
    assert codes(data) == ["pdf-unreadable"]


def test_a_password_is_a_finding() -> None:
    locked = pikepdf.Encryption(owner="a", user="b")
    assert codes(save(leaflet(), encryption=locked)) == ["pdf-unreadable"]


def test_a_broken_table_of_objects_is_damage() -> None:
    data = save(leaflet())
    place = data.rindex(b"startxref")
    assert codes(data[:place] + b"startxref\n7\n%%EOF") == ["pdf-damaged"]


def test_a_judgment_changes_nothing_of_the_file(recwarn: pytest.WarningsRecorder) -> None:
    pdf = leaflet()
    pdf.docinfo["/CreationDate"] = String("no date")
    check_pdf(save(pdf), "a.pdf")
    assert not recwarn.list


@pytest.mark.slow
@settings(max_examples=examples(60), suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_damage_makes_the_judge_fail(data: st.DataObject) -> None:
    whole = bytearray(save(leaflet(e("Figure", Alt=String("A door"))), compress_streams=False))
    for _ in range(data.draw(st.integers(1, 6))):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + data.draw(st.integers(0, 30))] = data.draw(st.binary(max_size=8))
    check_pdf(bytes(whole), "a.pdf")


def test_pages_without_resources_are_no_trouble() -> None:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        del pdf.pages[0].obj["/Resources"]
        pdf.save(out)
    assert "pdf-untagged" in codes(out.getvalue())

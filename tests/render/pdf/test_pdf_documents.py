"""The shipped handouts as PDF files, read back by a reader that knows nothing of the writer."""

import io
import re
from collections.abc import Mapping

import pikepdf
import pytest

from kdeck.check.pdf.read.tagtree import counts, problems, read_tree, tree_text, untagged_text
from kdeck.check.pdf.reference.verapdf import profiles_claimed
from kdeck.model.audience import Audience
from kdeck.plan.handout.model import Handout
from kdeck.render.pdf.writer import render
from kdeck.variants import Standard
from render.pdf.handout_text import handout_words
from verdicts import KEPT, flaws

Files = Mapping[Audience, bytes]


# Each profile sees what the others do not: PDF/UA asks nothing of how a stream ends.
@pytest.mark.sampled(1)
@pytest.mark.parametrize("standard", list(Standard))
def test_it_keeps_the_standards_that_it_claims_in_one_file(
    handouts: Mapping[Audience, Handout], audience: Audience, standard: Standard
) -> None:
    assert flaws(render(handouts[audience], standard).data, f"{audience}.pdf") == ()


@pytest.mark.parametrize("standard", list(Standard))
def test_every_stream_ends_on_a_line_of_its_own_and_nothing_else_stands_loose(
    handouts: Mapping[Audience, Handout], standard: Standard
) -> None:
    data = render(handouts[Audience.PLAIN], standard).data
    starts = list(re.finditer(rb"/Length (\d+)>>\nstream\n", data))
    for start in starts:
        end = start.end() + int(start[1])
        assert data[end : end + 18] == b"\nendstream\nendobj\n"
    assert len(starts) == len(re.findall(rb"^\d+ 0 obj\n<<", data, re.MULTILINE))


@pytest.mark.parametrize("standard", list(Standard))
def test_the_catalog_says_all_that_the_standards_ask_for(
    handouts: Mapping[Audience, Handout], standard: Standard
) -> None:
    handout = handouts[Audience.PLAIN]
    with pikepdf.open(io.BytesIO(render(handout, standard).data)) as pdf:
        root = pdf.Root
        assert set(root.keys()) == {
            "/Type", "/Pages", "/Lang", "/PageMode", "/Outlines", "/PageLabels", "/MarkInfo",
            "/StructTreeRoot", "/ViewerPreferences", "/Metadata", "/OutputIntents", "/Names",
        }  # fmt: skip
        assert str(root.Lang) == handout.language
        assert str(root.OutputIntents[0].S) == "/GTS_PDFA1"
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        assert [page.label for page in pdf.pages] == [str(n + 1) for n in range(len(pdf.pages))]
        assert ("/Info" in pdf.trailer) is (standard is Standard.UA_1)


@pytest.mark.parametrize("standard", list(Standard))
def test_it_claims_what_it_was_validated_for_and_no_more(
    handouts: Mapping[Audience, Handout], standard: Standard
) -> None:
    claimed = profiles_claimed(render(handouts[Audience.PLAIN], standard).data)
    assert claimed == KEPT[standard]


@pytest.mark.sampled(1)
def test_the_text_of_the_tree_is_the_text_of_the_document(
    files: Files, handouts: Mapping[Audience, Handout], audience: Audience
) -> None:
    root = read_tree(files[audience])
    assert tree_text(root).split() == handout_words(handouts[audience], root)


@pytest.mark.sampled(1)
def test_nothing_is_shown_outside_a_tag_or_an_artifact(files: Files, audience: Audience) -> None:
    assert untagged_text(files[audience]) == ()


@pytest.mark.sampled(1)
def test_every_marked_content_id_has_one_parent(files: Files, audience: Audience) -> None:
    assert problems(files[audience]) == ()


@pytest.mark.sampled(1)
def test_the_headings_begin_with_one_h1_and_skip_no_level(files: Files, audience: Audience) -> None:
    found = counts(read_tree(files[audience]))
    assert found["H1"] == 1
    assert found["H2"] > 5
    assert found["H3"] > 5
    assert "H4" not in found


def test_it_names_itself_and_its_language(
    files: Files, handouts: Mapping[Audience, Handout], audience: Audience
) -> None:
    with pikepdf.open(io.BytesIO(files[audience])) as pdf:
        assert str(pdf.Root.Lang) == "en-US"
        assert bool(pdf.Root.ViewerPreferences.DisplayDocTitle)
        assert str(pdf.docinfo["/Title"]) == handouts[audience].title
        assert "Draft: not yet reviewed by a clinician" in str(pdf.docinfo["/Keywords"])
        assert all(page.obj.Tabs == pikepdf.Name.S for page in pdf.pages)


@pytest.mark.sampled(1)
def test_the_bookmarks_mirror_the_headings(files: Files, audience: Audience) -> None:
    with pikepdf.open(io.BytesIO(files[audience])) as pdf, pdf.open_outline() as outline:
        titles: list[str] = []

        def walk(items: list[pikepdf.OutlineItem]) -> None:
            for item in items:
                titles.append(item.title)
                walk(list(item.children))

        walk(list(outline.root))
    found = counts(read_tree(files[audience]))
    assert len(titles) == sum(found.get(f"H{level}", 0) for level in range(1, 7))


def test_every_font_is_embedded(files: Files, audience: Audience) -> None:
    with pikepdf.open(io.BytesIO(files[audience])) as pdf:
        fonts = {
            str(font.BaseFont): "/FontFile2" in font.FontDescriptor
            for page in pdf.pages
            for font in page.obj.Resources.Font.values()
        }
    assert fonts
    assert all(fonts.values())


def test_every_link_has_words_for_where_it_goes(files: Files, audience: Audience) -> None:
    with pikepdf.open(io.BytesIO(files[audience])) as pdf:
        links = [link for page in pdf.pages for link in page.obj.get("/Annots", [])]
        assert links
        for link in links:
            assert not str(link.Contents).startswith("http")
            assert len(str(link.Contents)) > 3


def test_citations_lead_to_the_entries_of_the_reference_list(files: Files) -> None:
    with pikepdf.open(io.BytesIO(files[Audience.CLINICIAN])) as pdf:
        pages = {page.obj.objgen for page in pdf.pages}
        targets = [
            link.A.D[0].objgen
            for page in pdf.pages
            for link in page.obj.get("/Annots", [])
            if pikepdf.Name.GoTo == link.A.S
        ]
    assert len(targets) > 60
    assert set(targets) <= pages


@pytest.mark.parametrize("again", range(2))
def test_the_same_handout_gives_the_same_bytes(
    files: Files, handouts: Mapping[Audience, Handout], audience: Audience, again: int
) -> None:
    assert render(handouts[audience]).data == files[audience], f"render {again + 2}"

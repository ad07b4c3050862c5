"""Our own judgment of PPTX files that somebody made."""

import io
from dataclasses import replace
from zipfile import ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from examples import examples
from kdeck.check.pptx.file import check_pptx
from kdeck.ooxml import package

from .decks import (
    DECORATIVE,
    TITLED,
    cell,
    deck,
    other,
    pack,
    parts,
    run,
    shape,
    slide,
    table,
    title,
)

TITLE = title("Dose")


def codes(data: bytes) -> list[str]:
    return sorted(finding.code for finding in check_pptx(data, "deck.pptx"))


def test_a_sound_deck_has_no_findings() -> None:
    data = deck(
        slide(TITLE, shape(run("Low"), place="body"), other("pic", alt="A nurse at work")),
        slide(title("Risk"), table('firstRow="1"'), other("grpSp", alt="Two boxes")),
    )
    assert codes(data) == []


@pytest.mark.parametrize(
    ("shapes", "code"),
    [
        ([], "pptx-title-missing"),
        ([shape(place="title")], "pptx-title-missing"),
        ([shape(run("  "), place="ctrTitle")], "pptx-title-missing"),
        ([shape(run("Dose"))], "pptx-title-missing"),
        ([TITLE, other("pic")], "pptx-alt-missing"),
        ([TITLE, other("pic", alt="  ")], "pptx-alt-missing"),
        ([TITLE, other("graphicFrame")], "pptx-alt-missing"),
        ([TITLE, other("cxnSp")], "pptx-alt-missing"),
        ([TITLE, shape()], "pptx-alt-missing"),
        ([TITLE, other("grpSp", inside=other("pic"))], "pptx-alt-missing"),
        ([TITLE, other("pic", alt="Picture 1.PNG")], "pptx-alt-file-name"),
        (
            [TITLE, other("pic", alt="A dog&#10;Description automatically generated")],
            "pptx-alt-file-name",
        ),
        ([TITLE, shape(place="body")], "pptx-placeholder-empty"),
        ([TITLE, shape(place="pic")], "pptx-placeholder-empty"),
        ([TITLE, table("")], "pptx-table-header"),
        ([TITLE, table('firstRow="0"')], "pptx-table-header"),
        ([TITLE, table('firstRow="1"', cell("") + cell("Dose"))], "pptx-table-header"),
        ([TITLE, table('firstRow="1"', cell("Dose", ' gridSpan="2"'))], "pptx-cells-merged"),
        ([TITLE, table('firstRow="1"', '<a:tc vMerge="true"/>')], "pptx-cells-merged"),
        ([TITLE, shape(run("Low", lang=None))], "pptx-language"),
        (
            [TITLE, f"<mc:AlternateContent><mc:Choice>{other('pic')}</mc:Choice>"
             f"<mc:Fallback>{other('pic')}</mc:Fallback></mc:AlternateContent>"],
            "pptx-alt-missing",
        ),
    ],
)  # fmt: skip
def test_one_flaw_is_one_finding(shapes: list[str], code: str) -> None:
    assert codes(deck(slide(*shapes))) == [code]


@pytest.mark.parametrize(
    "thing",
    [
        other("pic", more=DECORATIVE),
        other("cxnSp", more=DECORATIVE),
        shape(more=DECORATIVE),
        other("grpSp", alt="Steps", inside=other("pic") + shape()),
        other("grpSp", more=DECORATIVE, inside=other("pic")),
        other("pic").replace('name="Thing"', 'name="Thing" hidden="1"'),
        shape(run("1").replace("a:r>", 'a:fld>'), place="sldNum"),
    ],
)  # fmt: skip
def test_what_is_decorative_covered_or_hidden_is_not_found(thing: str) -> None:
    assert codes(deck(slide(TITLE, thing))) == []


def test_decoration_that_is_switched_off_counts_for_nothing() -> None:
    thing = other("pic", more=DECORATIVE.replace('val="1"', 'val="0"'))
    assert codes(deck(slide(TITLE, thing))) == ["pptx-alt-missing"]


def test_a_title_that_stands_twice_is_found_in_any_case() -> None:
    found = check_pptx(deck(slide(TITLE), slide(title("Risk")), slide(title("DOSE"))), "a.pptx")
    assert [(f.code, str(f.span)) for f in found] == [("pptx-title-twice", "a.pptx: slide 3")]
    assert "slide 1" in found[0].message


def test_slides_are_counted_as_they_are_shown() -> None:
    members = parts([slide(TITLE), slide()])
    order = members["ppt/presentation.xml"].replace("rId1", "x").replace("rId2", "rId1")
    members["ppt/presentation.xml"] = order.replace('"x"', '"rId2"')
    (finding,) = check_pptx(pack(members), "a.pptx")
    assert str(finding.span) == "a.pptx: slide 1"


@pytest.mark.parametrize(
    ("core", "count"),
    [
        # Author, subject and keywords are told in one line.
        ("", 3),
        ("<dc:title> </dc:title><dc:language>en</dc:language>", 2),
        ("<dc:title>A</dc:title>", 2),
        (TITLED.replace("A deck", "PowerPoint Presentation"), 1),
    ],
)
def test_properties_that_are_missing_are_found(core: str, count: int) -> None:
    assert codes(deck(slide(TITLE), core=core)) == ["pptx-properties"] * count


def test_a_deck_without_properties_at_all_lacks_all() -> None:
    members = parts([slide(TITLE)])
    del members["docProps/core.xml"]
    assert codes(pack(members)) == ["pptx-properties"] * 3


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "no zip archive"),
        (b"%PDF-1.7", "no zip archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "has a password"),
        (pack({}), "no presentation"),
        (pack({"word/document.xml": "<a/>"}), "no presentation"),
        (pack({"_rels/.rels": "<a"}), "is no XML"),
        (deck(slide(TITLE))[:-30], "no zip archive"),
    ],
)
def test_what_is_no_deck_is_a_finding(data: bytes, words: str) -> None:
    found = check_pptx(data, "a.pptx")
    assert {finding.code for finding in found} - {"pptx-properties"} == {"pptx-unreadable"}
    assert words in found[-1].message


def test_an_archive_of_a_later_version_is_a_finding() -> None:
    # In the central directory the version that is needed stands six bytes after the signature.
    data = bytearray(deck(slide(TITLE)))
    data[data.index(b"PK\x01\x02") + 6] = 64
    assert codes(bytes(data)) == ["pptx-unreadable"]


def test_a_slide_that_is_missing_is_a_finding() -> None:
    members = parts([slide(TITLE)])
    del members["ppt/slides/slide1.xml"]
    assert codes(pack(members)) == ["pptx-unreadable"]


def test_a_bomb_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "DECK", replace(package.DECK, part=1000))
    (finding,) = check_pptx(deck(slide(TITLE, shape(run("la " * 9999)))), "a.pptx")
    assert finding.code == "pptx-unreadable"
    assert "immense size" in finding.message


def test_a_deck_of_many_bombs_is_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "DECK", replace(package.DECK, total=5000))
    slides = [slide(title(f"Part {number}")) for number in range(20)]
    assert codes(deck(*slides)) == ["pptx-unreadable"]


def test_too_many_members_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "DECK", replace(package.DECK, members=3))
    assert codes(deck(slide(TITLE))) == ["pptx-unreadable"]


@pytest.mark.parametrize(
    "entity",
    [
        '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY e "&b;&b;&b;&b;">]>',
        "<!DOCTYPE x>",
    ],
)
def test_entities_are_refused(entity: str) -> None:
    members = parts([slide(TITLE)])
    members["ppt/slides/slide1.xml"] = entity + slide(title("&e;" if "ENTITY" in entity else "a"))
    (finding,) = check_pptx(pack(members), "a.pptx")
    assert finding.code == "pptx-unreadable"
    assert "document type" in finding.message
    assert "root:" not in finding.message


def test_a_relationship_to_the_outside_is_not_followed() -> None:
    members = parts([slide(TITLE)])
    name = "ppt/_rels/presentation.xml.rels"
    members[name] = members[name].replace("Target=", 'TargetMode="External" Target=')
    assert codes(pack(members)) == ["pptx-unreadable"]


@settings(max_examples=examples(80), suppress_health_check=list(HealthCheck))
@given(st.data())
def test_no_damage_makes_the_judge_fail(data: st.DataObject) -> None:
    members = parts([slide(TITLE, other("pic"), table("")), slide(title("Risk"))])
    name = data.draw(st.sampled_from(sorted(members)))
    text = bytearray(members[name].encode())
    for _ in range(data.draw(st.integers(1, 5))):
        place = data.draw(st.integers(0, len(text) - 1))
        text[place : place + data.draw(st.integers(0, 40))] = data.draw(st.binary(max_size=6))
    whole = bytearray(pack({**members, name: bytes(text)}))
    if data.draw(st.booleans()):
        place = data.draw(st.integers(0, len(whole) - 1))
        whole[place : place + 4] = data.draw(st.binary(max_size=4))
    check_pptx(bytes(whole), "a.pptx")


def test_only_xml_is_unpacked() -> None:
    data = pack({**parts([slide(TITLE)]), "ppt/media/film.mp4": b"\0" * 9})
    broken = data.replace(b"film.mp4", b"film.mp5", 1)
    with ZipFile(io.BytesIO(broken)) as archive, pytest.raises(Exception, match="film"):
        archive.read("ppt/media/film.mp4")
    assert codes(broken) == []

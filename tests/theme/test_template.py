"""Reading a clinic's PowerPoint template, which anybody may have made."""

import io
import struct
import tracemalloc
from collections.abc import Callable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest

from kdeck.color import Color
from kdeck.fingerprint import Files
from kdeck.theme.brand import read_theme
from kdeck.theme.decktemplate import DeckTemplate
from stopwatch import within

from . import templates
from .templates import TEMPLATES, rewritten

BRAND = 'meta: {name: Small Clinic}\ncolor: {primary: "#0B5F66"}\n'
MASTER = "ppt/slideMasters/slideMaster1.xml"
LAYOUT = "ppt/slideLayouts/slideLayout2.xml"
BOMB = (
    b'<?xml version="1.0"?><!DOCTYPE l [<!ENTITY a "ha">'
    + b"".join(f'<!ENTITY {chr(98 + n)} "{f"&{chr(97 + n)};" * 10}">'.encode() for n in range(9))
    + b"]><p:sldLayout xmlns:p='http://schemas.openxmlformats.org/presentationml/2006/main'>"
    + b"&j;</p:sldLayout>"
)


def read(
    folder: Path, data: bytes | None, file: str = "our.potx", more: str = ""
) -> tuple[DeckTemplate | None, list[str]]:
    """Read a theme that names a template; gives it and the findings, as lines."""
    place = folder / "themes" / "small"
    place.mkdir(parents=True, exist_ok=True)
    brand = f"{BRAND}defaults: {{kdeck: {{template: {file}{more}}}}}\n"
    (place / "_brand.yml").write_text(brand, encoding="utf-8")
    if data is not None:
        (place / file).write_bytes(data)
    theme, findings = read_theme(Files(folder), "small")
    return theme.template if theme else None, [str(finding) for finding in findings]


@pytest.mark.sampled(2)
@pytest.mark.parametrize("name", TEMPLATES)
def test_a_sound_template_is_read_within_a_second(name: str, tmp_path: Path) -> None:
    read(tmp_path, TEMPLATES[name]())  # what is imported and read once takes its own time
    data = TEMPLATES[name]()
    template, findings = within(1, lambda: read(tmp_path, data))
    assert template is not None
    assert not [line for line in findings if "error" in line]
    assert template.masters == (MASTER,)


def test_places_looks_and_colors_come_from_layout_master_and_theme(tmp_path: Path) -> None:
    template, _ = read(tmp_path, templates.wide())
    assert template is not None
    assert template.size == (960, 540)
    assert dict(template.colors)["accent1"] == Color(0x1F, 0x6F, 0xB2)
    content = next(each for each in template.layouts if each.kind == "obj")
    title, (body,) = content.title, content.contents
    assert title is not None
    assert (title.size, title.align, title.family) == (32, "l", "Source Sans 3")
    assert (body.kind, body.idx, body.size, body.bulleted) == ("obj", 1, 32, True)
    assert body.box == pytest.approx((48, 126, 864, 356.4), abs=0.2)
    assert body.insets == (7.2, 3.6, 7.2, 3.6)
    assert body.inks == (Color(0, 0, 0),)
    assert body.grounds == (Color(255, 255, 255),)


def test_colors_are_read_through_the_color_map(tmp_path: Path) -> None:
    template, _ = read(tmp_path, templates.dark())
    assert template is not None
    assert dict(template.colors)["bg1"] == Color(0x0E, 0x1B, 0x2A)
    body = next(each for each in template.layouts if each.kind == "obj").contents[0]
    assert (body.inks, body.grounds) == ((Color(0xF4, 0xF7, 0xFA),), (Color(0x0E, 0x1B, 0x2A),))


def test_pictures_stay_and_slides_links_and_what_moves_go(tmp_path: Path) -> None:
    template, _ = read(tmp_path, templates.wide())
    assert template is not None
    assert [part.content_type for part in template.parts if "media" in part.name] == ["image/png"]
    template, findings = read(tmp_path, templates.filled())
    assert template is not None
    whole = b"".join(part.data for part in template.parts)
    assert b"Somebody" not in whole
    assert b"hlinkClick" not in whole
    assert b"transition" not in whole
    links = [link for part in template.parts for link in part.links]
    assert not [link for link in links if "hyperlink" in link.type]
    assert template.dropped == ("links",)
    assert "decks do not keep all of 'our.potx': links [theme-template]" in findings[-1]


def crypt(data: bytes) -> bytes:
    """Set the flag that says that the members are encrypted, in both headers."""
    central = data.replace(b"PK\x01\x02", b"PK\x01\x02")
    out, start = bytearray(central), 0
    while (start := out.find(b"PK\x01\x02", start)) >= 0:
        flags = struct.unpack_from("<H", out, start + 8)[0]
        struct.pack_into("<H", out, start + 8, flags | 1)
        start += 4
    return bytes(out)


def zeros(data: bytes) -> bytes:
    return rewritten(data, {"ppt/media/image1.png": bytes(20_000_000)})


def twice(data: bytes) -> bytes:
    out = io.BytesIO(data)
    with pytest.warns(UserWarning, match="Duplicate"), ZipFile(out, "a", ZIP_DEFLATED) as archive:
        archive.writestr(MASTER, b"<x/>")
    return out.getvalue()


def typed(old: str, new: str) -> Callable[[bytes], bytes]:
    def change(data: bytes) -> bytes:
        swap = (old.encode(), new.encode())
        return rewritten(data, {"[Content_Types].xml": lambda xml: xml.replace(*swap)})

    return change


def many(data: bytes) -> bytes:
    return rewritten(data, {f"x/{number}.txt": b"" for number in range(2100)})


def tall(data: bytes) -> bytes:
    swap = (b'cy="6858000" type="screen4x3"', b'cy="16858000"')
    return rewritten(data, {"ppt/presentation.xml": lambda xml: xml.replace(*swap)})


MAIN = "presentationml.presentation.main+xml"
HOSTILE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "truncated": (lambda data: data[: len(data) // 2], "is no whole PPTX: it is no zip archive"),
    "empty": (lambda _: b"", "is no whole PPTX: it is no zip archive"),
    "text": (lambda _: b"<html>not found</html>", "is no whole PPTX: it is no zip archive"),
    "old or locked": (
        lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
        "has a password or rights management, or is of the old format",
    ),
    "zip of another kind": (
        typed(MAIN, "wordprocessingml.document.main+xml"),
        "is no PowerPoint template",
    ),
    "macro type": (
        typed("openxmlformats-officedocument." + MAIN, "ms-powerpoint.template.macroEnabled.main"),
        "holds macros",
    ),
    "macros": (lambda d: rewritten(d, {"ppt/vbaProject.bin": b"\0"}), "holds macros"),
    "encrypted": (crypt, "has a password"),
    "bomb of zeros": (zeros, "unpacks to an immense size: 'ppt/media/image1.png'"),
    "bomb of entities": (
        lambda d: rewritten(d, {LAYOUT: BOMB}),
        f"is no whole PPTX: its part '{LAYOUT}' has a document type declaration",
    ),
    "many files": (many, "is no whole PPTX: it holds more than 2000 files"),
    "a way out": (
        lambda d: rewritten(d, {"../../evil.xml": b"<x/>"}),
        "holds a file whose name leads out: '../../evil.xml'",
    ),
    "a name twice": (twice, "holds two files of the name 'ppt/slideMasters/slideMaster1.xml'"),
    "broken XML": (
        lambda d: rewritten(d, {MASTER: b"<p:sldMaster"}),
        f"is no whole PPTX: its part '{MASTER}' is no XML",
    ),
    "upright slides": (tall, "has slides of 10 by 18.4 in"),
}


@pytest.mark.sampled(6)
@pytest.mark.parametrize("name", HOSTILE)
def test_a_file_that_is_not_safe_gives_one_finding(name: str, tmp_path: Path) -> None:
    change, reason = HOSTILE[name]
    data = change(templates.plain())
    tracemalloc.start()
    template, findings = within(1, lambda: read(tmp_path, data))
    _, most = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert template is None
    (line,) = findings
    assert f"error: the template 'our.potx' {reason}" in line
    assert "[theme-template]\n  hint: " in line
    assert most < 64 * 1024 * 1024


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("our.potm", "may hold macros"),
        ("our.pptm", "may hold macros"),
        ("our.key", "is no PowerPoint template"),
        ("our.PPT", "is of the old format"),
    ],
)
def test_another_kind_of_file_is_refused_by_its_name(
    file: str, reason: str, tmp_path: Path
) -> None:
    template, (line,) = read(tmp_path, templates.plain(), file)
    assert template is None
    assert f"the template '{file}' {reason}" in line


@pytest.mark.parametrize(
    ("file", "reason"),
    [
        ("../other/our.potx", "leads out of the theme's folder"),
        ("https://example.org/our.potx", "is on the web"),
        ("lost.potx", "there is no file 'lost.potx'"),
    ],
)
def test_a_file_elsewhere_is_not_read(file: str, reason: str, tmp_path: Path) -> None:
    other = tmp_path / "themes" / "other"
    other.mkdir(parents=True)
    (other / "our.potx").write_bytes(templates.plain())
    template, (line,) = read(tmp_path, None, f'"{file}"')
    assert template is None
    assert reason in line


def test_a_symbolic_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "our.potx"
    outside.write_bytes(templates.plain())
    place = tmp_path / "themes" / "small"
    place.mkdir(parents=True)
    (place / "our.potx").symlink_to(outside)
    template, (line,) = read(tmp_path, None)
    assert template is None
    assert "it leads out of its folder" in line


def test_a_template_without_a_title_above_text_is_refused(tmp_path: Path) -> None:
    names = {"Title Slide", "Title Only", "Blank", "Section Header"}
    template, (line,) = read(tmp_path, templates.without(lambda name: name not in names))
    assert template is None
    assert "has no layout with a title and room for text" in line
    assert "hint: add a layout like PowerPoint's 'Title and Content'" in line


def test_a_part_that_poses_as_a_layout_is_left_out(tmp_path: Path) -> None:
    # The relationship of a layout leads to a part of another kind, and that of a picture to text.
    rels = "ppt/slideLayouts/_rels/slideLayout2.xml.rels"
    more = (
        b'<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/image" Target="../presProps.xml"/></Relationships>'
    )
    data = rewritten(templates.plain(), {rels: lambda xml: xml.replace(b"</Relationships>", more)})
    template, findings = read(tmp_path, data)
    assert template is not None
    assert not [part for part in template.parts if "media" in part.name]
    assert "pictures that are linked or of another format" in findings[-1]

"""PowerPoint templates as clinics have them, made with python-pptx, and files that are traps."""

import io
from collections.abc import Callable, Mapping
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from PIL import Image
from pptx import Presentation

A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
P = "{http://schemas.openxmlformats.org/presentationml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
WIDE = (12_192_000, 6_858_000)
SMALL = (9_144_000, 5_143_500)
GERMAN = (
    "Titelfolie", "Titel und Inhalt", "Abschnitt", "Zwei Inhalte", "Vergleich", "Nur Titel",
    "Leer", "Inhalt mit Text", "Bild mit Text", "Senkrechter Text", "Senkrechter Titel",
)  # fmt: skip
NIGHT = {
    "dk1": "0E1B2A", "lt1": "F4F7FA", "dk2": "16324F", "lt2": "CBD8E6", "accent1": "4FC3F7",
    "accent2": "FFB74D", "accent4": "BA68C8", "hlink": "80D8FF", "folHlink": "B39DDB",
}  # fmt: skip


def saved(deck: Any) -> bytes:
    out = io.BytesIO()
    deck.save(out)
    return out.getvalue()


def plain() -> bytes:
    """Give python-pptx's own template, of 4:3."""
    return saved(Presentation())


def wide() -> bytes:
    """Give a template of 16:9 with fonts, colors, a picture and bars of its own."""
    deck = sized(Presentation(), WIDE)
    themed(deck, {"accent1": "1F6FB2", "accent2": "E07A1F", "dk2": "10375C", "hlink": "1F6FB2"})
    faced(deck, "Source Sans 3")
    style = title_style(deck)
    style.set("algn", "l")
    style.find(f"{A}defRPr").set("sz", "3200")
    logo = io.BytesIO()
    Image.new("RGB", (40, 20), "#1F6FB2").save(logo, "PNG")
    title = deck.slide_layouts[0]
    _, identity = title.part.get_or_add_image_part(logo)
    title.shapes._spTree.append(etree.fromstring(_PICTURE.format(identity=identity)))
    return saved(deck)


def dark() -> bytes:
    """Give a template whose color map turns it: light words on a dark ground."""
    deck = sized(Presentation(), WIDE)
    themed(deck, NIGHT)
    names = deck.slide_master._element.find(f"{P}clrMap")
    for name, slot in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
        names.set(name, slot)
    return saved(deck)


def small() -> bytes:
    """Give one in German, without types, whose text is of 12 points and title pale yellow."""
    deck = sized(Presentation(), SMALL)
    for layout, name in zip(deck.slide_layouts, GERMAN, strict=True):
        layout._element.attrib.pop("type", None)
        layout._element.find(f"{P}cSld").set("name", name)
    for level in deck.slide_master._element.iterfind(f".//{P}bodyStyle/*/{A}defRPr"):
        level.set("sz", "1200")
    return saved(yellowed(deck))


def pale() -> bytes:
    """Give python-pptx's own template with a pale yellow title."""
    return saved(yellowed(Presentation()))


def sparse() -> bytes:
    """Give one with no layout but 'Title and Content'."""
    return without(lambda name: name != "Title and Content")


def without(drop: Callable[[str], bool]) -> bytes:
    deck = Presentation()
    for layout in [layout for layout in deck.slide_layouts if drop(layout.name)]:
        deck.slide_layouts.remove(layout)
    return saved(deck)


def filled() -> bytes:
    """Give a deck of somebody's: a slide of its own, a link on its layout, and things that move."""
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text = "Somebody's own words"
    layout = deck.slide_layouts[1]
    link = layout.part.relate_to("https://example.org/tracker", f"{R[1:-1]}/hyperlink", True)
    mark: Any = layout.placeholders[0]._element.find(f"{P}nvSpPr/{P}cNvPr")
    etree.SubElement(mark, f"{A}hlinkClick").set(f"{R}id", link)
    moves = etree.SubElement(layout._element, f"{P}transition")
    moves.set("advTm", "1000")
    layout._element.remove(moves)
    over: Any = layout._element.find(f"{P}clrMapOvr")
    over.addnext(moves)
    return saved(deck)


def google() -> bytes:
    """Give one as Google Slides exports it: its names, its insets, text shrunk on overflow."""
    deck = sized(Presentation(), SMALL)
    for number, part in enumerate((deck.slide_master, *deck.slide_layouts)):
        for shape in part.placeholders:
            shape.name = f"Google Shape;{shape.shape_id};p{number}"
            body = shape._element.find(f"{P}txBody/{A}bodyPr")
            for child in list(body):
                body.remove(child)
            body.attrib.update(
                {"spcFirstLastPara": "1", "wrap": "square", "lIns": "91425", "tIns": "91425",
                 "rIns": "91425", "bIns": "91425"}
            )  # fmt: skip
            fit = etree.SubElement(body, f"{A}normAutofit")
            fit.attrib.update({"fontScale": "92500", "lnSpcReduction": "10000"})
    themed(deck, {"dk1": "000000", "lt1": "FFFFFF", "dk2": "595959", "lt2": "EEEEEE"})
    faced(deck, "Arial")
    return saved(deck)


def keynote() -> bytes:
    """Give one as Keynote exports it: every attribute of letters is written, a name per layout."""
    deck = sized(Presentation(), WIDE)
    for style in deck.slide_master._element.iterfind(f"{P}txStyles//{A}defRPr"):
        style.attrib.update(
            {"b": "0", "baseline": "0", "cap": "none", "i": "0", "spc": "-84", "strike": "noStrike",
             "u": "none"}
        )  # fmt: skip
    for layout in deck.slide_layouts:
        layout._element.set("preserve", "1")
    faced(deck, "Helvetica Neue")
    return saved(deck)


def cramped() -> bytes:
    """Give one whose titles have a sixth of their width."""
    deck = sized(Presentation(), WIDE)
    for part in (deck.slide_master, *deck.slide_layouts):
        for shape in part.placeholders:
            if "TITLE" in str(shape.placeholder_format.type):
                left, top, width, height = shape.left, shape.top, shape.width, shape.height
                shape.left, shape.top, shape.width, shape.height = left, top, width // 6, height
    return saved(deck)


TEMPLATES: dict[str, Callable[[], bytes]] = {
    "plain": plain, "wide": wide, "dark": dark, "small": small, "sparse": sparse, "filled": filled,
}  # fmt: skip

_PICTURE = (
    '<p:pic xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"'
    ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
    ' xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<p:nvPicPr><p:cNvPr id="77" name="Logo"/><p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr>'
    '<p:blipFill><a:blip r:embed="{identity}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
    '<p:spPr><a:xfrm><a:off x="300000" y="300000"/><a:ext cx="900000" cy="450000"/></a:xfrm>'
    '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
)


def sized(deck: Any, size: tuple[int, int]) -> Any:
    """Stretch the layouts to another size of slides."""
    across, down = size[0] / deck.slide_width, size[1] / deck.slide_height
    deck.slide_width, deck.slide_height = size
    for part in (deck.slide_master, *deck.slide_layouts):
        for frame in part._element.iter(f"{A}off"):
            frame.set("x", str(int(int(frame.get("x")) * across)))
            frame.set("y", str(int(int(frame.get("y")) * down)))
        for frame in part._element.iter(f"{A}ext"):
            if frame.get("cx"):
                frame.set("cx", str(int(int(frame.get("cx")) * across)))
                frame.set("cy", str(int(int(frame.get("cy")) * down)))
    return deck


def title_style(deck: Any) -> Any:
    return deck.slide_master._element.find(f".//{P}titleStyle/{A}lvl1pPr")


def yellowed(deck: Any) -> Any:
    fill = title_style(deck).find(f"{A}defRPr/{A}solidFill")
    fill.clear()
    etree.SubElement(fill, f"{A}srgbClr").set("val", "FFF2A8")
    return deck


def themed(deck: Any, colors: Mapping[str, str]) -> None:
    def change(root: Any) -> None:
        for slot, color in colors.items():
            element = root.find(f".//{A}clrScheme/{A}{slot}")
            element.clear()
            etree.SubElement(element, f"{A}srgbClr").set("val", color)

    _theme(deck, change)


def faced(deck: Any, family: str) -> None:
    def change(root: Any) -> None:
        for kind in ("major", "minor"):
            root.find(f".//{A}{kind}Font/{A}latin").set("typeface", family)

    _theme(deck, change)


def _theme(deck: Any, change: Callable[[Any], None]) -> None:
    rels = deck.slide_master.part.rels.values()
    part = next(rel.target_part for rel in rels if rel.reltype.endswith("/theme"))
    root = etree.fromstring(part.blob)
    change(root)
    part._blob = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def rewritten(data: bytes, changes: Mapping[str, bytes | Callable[[bytes], bytes]]) -> bytes:
    """Write the archive again with some members changed or added."""
    out = io.BytesIO()
    with ZipFile(io.BytesIO(data)) as old, ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            change = changes.get(name)
            content = old.read(name)
            if callable(change):
                content, before = change(content), content
                assert content != before
            elif change is not None:
                content = change
            new.writestr(name, content)
        for name in changes.keys() - set(old.namelist()):
            added = changes[name]
            assert isinstance(added, bytes)
            new.writestr(name, added)
    return out.getvalue()

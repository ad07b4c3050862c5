"""Shapes of templates that clinics, hospitals and universities hand out, made to resemble them.

Each is python-pptx's own template, changed in the way that makes decks hard to set: its size, its
boxes, its type, its grounds, its layouts. What other programs write is in templates.py.
"""

import io
import random
import re
from collections.abc import Callable
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from lxml import etree
from PIL import Image
from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Pt

from .templates import (
    NIGHT,
    SMALL,
    WIDE,
    A,
    P,
    cramped,
    dark,
    faced,
    google,
    keynote,
    pale,
    plain,
    saved,
    sized,
    small,
    sparse,
    themed,
    title_style,
    wide,
    without,
)

BLUE = {"accent1": "1F6FB2", "accent2": "E07A1F", "dk2": "10375C", "hlink": "1F6FB2"}
TITLES, BODIES = ("TITLE", "CENTER_TITLE"), ("OBJECT", "BODY")


Box = tuple[float, float, float, float]


def drawn(color: str, box: Box, number: int) -> Any:
    """Draw a rectangle; a box is in points."""
    x, y, wide, high = (int(side * 12700) for side in box)
    return parse_xml(
        f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{700 + number}" name="Block {number}"/>'
        '<p:cNvSpPr/><p:nvPr userDrawn="1"/></p:nvSpPr><p:spPr><a:xfrm>'
        f'<a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
        '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:solidFill>'
        f'<a:srgbClr val="{color}"/></a:solidFill><a:ln><a:noFill/></a:ln></p:spPr></p:sp>'
    )


def behind(deck: Any, *blocks: tuple[str, Box]) -> None:
    """Draw blocks on the master, behind all text."""
    tree = deck.slide_master.shapes._spTree
    for number, (color, box) in enumerate(blocks):
        tree.insert(2 + number, drawn(color, box, number))


def placed(deck: Any, kinds: tuple[str, ...], box: Box, *names: str) -> None:
    """Set the placeholders of some types into a box, on the master and on some layouts."""
    parts = (deck.slide_master, *(e for e in deck.slide_layouts if not names or e.name in names))
    for part in parts:
        for shape in part.placeholders:
            if str(shape.placeholder_format.type).partition(" ")[0] in kinds:
                shape.left, shape.top, shape.width, shape.height = (Pt(side) for side in box)


def lettered(deck: Any, title: float, body: float) -> None:
    """Set titles and all levels of text in sizes in points."""
    title_style(deck).find(f"{A}defRPr").set("sz", str(int(title * 100)))
    for level in deck.slide_master._element.iterfind(f".//{P}bodyStyle/*/{A}defRPr"):
        level.set("sz", str(int(body * 100)))


def whitened(deck: Any) -> None:
    """Set titles in white."""
    fill = title_style(deck).find(f"{A}defRPr/{A}solidFill")
    fill.clear()
    etree.SubElement(fill, f"{A}srgbClr").set("val", "FFFFFF")


def pictured(deck: Any, box: Box, colors: int = 6) -> None:
    """Lay a picture of many colors on the master, behind all text."""
    seeded = random.Random(7)
    image = Image.new("RGB", (16, 9))
    inks = [tuple(seeded.randrange(256) for _ in range(3)) for _ in range(colors)]
    image.putdata([seeded.choice(inks) for _ in range(16 * 9)])
    out = io.BytesIO()
    image.save(out, "PNG")
    _, identity = deck.slide_master.part.get_or_add_image_part(out)
    x, y, wide, high = (int(side * 12700) for side in box)
    deck.slide_master.shapes._spTree.insert(
        2,
        parse_xml(
            f'<p:pic {nsdecls("p", "a", "r")}><p:nvPicPr><p:cNvPr id="790" name="Picture"/>'
            '<p:cNvPicPr/><p:nvPr userDrawn="1"/></p:nvPicPr><p:blipFill>'
            f'<a:blip r:embed="{identity}"/><a:stretch><a:fillRect/></a:stretch></p:blipFill>'
            f'<p:spPr><a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{high}"/></a:xfrm>'
            '<a:prstGeom prst="rect"><a:avLst/></a:prstGeom></p:spPr></p:pic>'
        ),
    )


def busy() -> bytes:
    """Bands above and below, a stripe at the right, a title on the upper band."""
    deck = sized(Presentation(), WIDE)
    themed(deck, BLUE)
    behind(
        deck,
        ("10375C", (0, 0, 960, 96)),
        ("E07A1F", (0, 96, 960, 5)),
        ("D7E6F3", (900, 101, 60, 439)),
        ("10375C", (0, 500, 960, 40)),
    )
    whitened(deck)
    placed(deck, ("TITLE",), (36, 10, 850, 80), "Title and Content", "Title Only", "Two Content")
    return saved(deck)


def tiny_title() -> bytes:
    """A title in one line of 24 points, as high as it."""
    deck = sized(Presentation(), WIDE)
    placed(deck, ("TITLE",), (36, 18, 640, 30))
    lettered(deck, 24, 24)
    return saved(deck)


def huge_logo() -> bytes:
    """A logo that takes the upper right third, and a title beside it."""
    boxes = (600, 12, 340, 150), (36, 30, 540, 110), (36, 170, 880, 310)
    return logo_above(sized(Presentation(), WIDE), *boxes)


def logo_above(deck: Any, logo: Box, title: Box, body: Box) -> bytes:
    """Lay a logo beside the title, above the text."""
    pictured(deck, logo, 2)
    placed(deck, ("TITLE",), title)
    placed(deck, BODIES, body, "Title and Content")
    return saved(deck)


def right_aligned() -> bytes:
    """All text at the right."""
    deck = sized(Presentation(), WIDE)
    for level in deck.slide_master._element.iterfind(f".//{P}txStyles/*/*"):
        level.set("algn", "r")
    return saved(deck)


def condensed() -> bytes:
    """A condensed face, in large type."""
    deck = sized(Presentation(), WIDE)
    faced(deck, "Bahnschrift Condensed")
    lettered(deck, 44, 32)
    return saved(deck)


def wide_face() -> bytes:
    """A dark band behind titles in Century Gothic."""
    deck = sized(Presentation(), WIDE)
    themed(deck, NIGHT)
    faced(deck, "Century Gothic")
    behind(deck, ("4B1E63", (0, 24, 960, 110)))
    whitened(deck)
    return saved(deck)


def huge_type() -> bytes:
    """Type of a stage, in boxes of a usual size."""
    deck = sized(Presentation(), WIDE)
    lettered(deck, 60, 40)
    return saved(deck)


def capitals() -> bytes:
    """Titles in capitals, spaced and bold."""
    deck = sized(Presentation(), WIDE)
    title_style(deck).find(f"{A}defRPr").attrib.update({"cap": "all", "spc": "200", "b": "1"})
    return saved(deck)


def picture_behind() -> bytes:
    """A picture of many colors behind everything."""
    deck = sized(Presentation(), WIDE)
    pictured(deck, (0, 0, 960, 540))
    return saved(deck)


def gradient() -> bytes:
    """A ground that goes from white to a dark blue."""
    deck = sized(Presentation(), WIDE)
    ground = deck.slide_master._element.find(f"{P}cSld/{P}bg")
    ground.clear()
    ground.append(
        parse_xml(
            f'<p:bgPr {nsdecls("p", "a")}><a:gradFill rotWithShape="1"><a:gsLst>'
            '<a:gs pos="0"><a:srgbClr val="FFFFFF"/></a:gs><a:gs pos="100000">'
            '<a:srgbClr val="10375C"/></a:gs></a:gsLst><a:lin ang="5400000" scaled="0"/>'
            "</a:gradFill><a:effectLst/></p:bgPr>"
        )
    )
    return saved(deck)


def side_title() -> bytes:
    """A title in a column at the left, text at the right."""
    deck = sized(Presentation(), WIDE)
    behind(deck, ("10375C", (0, 0, 280, 540)))
    whitened(deck)
    placed(deck, TITLES, (24, 40, 236, 440))
    placed(deck, BODIES, (310, 40, 610, 440), "Title and Content")
    placed(deck, ("SUBTITLE",), (310, 140, 610, 260), "Title Slide")
    lettered(deck, 36, 24)
    return saved(deck)


def low_title() -> bytes:
    """A title below the text."""
    deck = sized(Presentation(), WIDE)
    placed(deck, ("TITLE",), (48, 390, 864, 100), "Title and Content", "Title Only")
    placed(deck, BODIES, (48, 40, 864, 340), "Title and Content")
    return saved(deck)


def narrow_text() -> bytes:
    """Text in the left half, the other half left for pictures."""
    deck = sized(Presentation(), WIDE)
    placed(deck, BODIES, (48, 130, 420, 350), "Title and Content")
    return saved(deck)


def footless() -> bytes:
    """No places for footers, dates and numbers."""
    deck = sized(Presentation(), WIDE)
    for part in (deck.slide_master, *deck.slide_layouts):
        for shape in list(part.placeholders):
            kind = str(shape.placeholder_format.type)
            if kind.startswith(("DATE", "FOOTER", "SLIDE_NUMBER")):
                shape._element.getparent().remove(shape._element)
    return saved(deck)


def portrait() -> bytes:
    """A sheet of A4 upright."""
    return saved(sized(Presentation(), (7_559_675, 10_691_813)))


def phone() -> bytes:
    """A phone held upright."""
    return saved(sized(Presentation(), (5_143_500, 9_144_000)))


def shallow() -> bytes:
    """A body that leaves room for a picture below it."""
    deck = sized(Presentation(), WIDE)
    placed(deck, ("TITLE",), (48, 24, 864, 70), "Title and Content")
    placed(deck, BODIES, (48, 100, 864, 190), "Title and Content")
    return saved(deck)


def libreoffice() -> bytes:
    """Layouts under the names of LibreOffice, without types, footers apart."""
    deck = sized(Presentation(), WIDE)
    names = ("Title Slide", "Title, Content", "Centered Text", "Title, 2 Content", "Title Only")
    for number, layout in enumerate(list(deck.slide_layouts)):
        layout._element.attrib.pop("type", None)
        if number < len(names):
            layout._element.find(f"{P}cSld").set("name", names[number])
        else:
            deck.slide_layouts.remove(layout)
    faced(deck, "Liberation Sans")
    return saved(deck)


def title_only() -> bytes:
    """Few layouts: a title slide, and titles with text."""
    return without(lambda name: name not in {"Title Slide", "Title and Content", "Title Only"})


def thin_footer() -> bytes:
    """A footer of a third of the width, in 8 points."""
    deck = sized(Presentation(), WIDE)
    placed(deck, ("FOOTER",), (400, 512, 160, 18))
    for part in (deck.slide_master, *deck.slide_layouts):
        for shape in part.placeholders:
            if str(shape.placeholder_format.type).startswith("FOOTER"):
                for run in shape._element.iter(f"{A}defRPr"):
                    run.set("sz", "800")
    return saved(deck)


def small_side_title() -> bytes:
    """A title in a column that takes a third of slides of 5.6 inches."""
    deck = sized(Presentation(), SMALL)
    behind(deck, ("10375C", (0, 0, 220, 405)))
    whitened(deck)
    placed(deck, TITLES, (18, 30, 186, 330))
    placed(deck, BODIES, (240, 30, 460, 330), "Title and Content")
    placed(deck, ("SUBTITLE",), (240, 100, 460, 200), "Title Slide")
    lettered(deck, 32, 20)
    return saved(deck)


def small_logo() -> bytes:
    """A logo that takes the upper right third of slides of 5.6 inches."""
    boxes = (450, 12, 255, 130), (30, 24, 400, 100), (30, 150, 660, 210)
    return logo_above(sized(Presentation(), SMALL), *boxes)


def small_picture() -> bytes:
    """A picture along the foot of slides of 5.6 inches, a high title, a title slide in a half."""
    deck = sized(Presentation(), SMALL)
    placed(deck, TITLES, (380, 30, 310, 120), "Title Slide")
    placed(deck, ("SUBTITLE",), (380, 160, 310, 60), "Title Slide")
    placed(deck, ("TITLE",), (36, 24, 648, 110), "Title and Content", "Title Only")
    placed(deck, BODIES, (36, 150, 648, 180), "Title and Content")
    pictured(deck, (0, 335, 720, 70), 3)
    return saved(deck)


def small_low_title() -> bytes:
    """A title below the text, and one layout with room for it, on slides of 5.6 inches."""
    deck = sized(Presentation(), SMALL)
    placed(deck, ("TITLE",), (36, 280, 648, 80), "Title and Content", "Title Only")
    placed(deck, BODIES, (36, 20, 648, 250), "Title and Content")
    return saved(deck)


def two_masters() -> bytes:
    """The same master twice, the second on a dark ground, each with its layouts and its theme."""
    with ZipFile(io.BytesIO(wide())) as old:
        members = {name: old.read(name) for name in old.namelist()}
    count = sum(bool(re.fullmatch(r"ppt/slideLayouts/\w+\.xml", name)) for name in members)
    moved = {
        "slideMaster1.xml": "slideMaster2.xml",
        "theme1.xml": "theme2.xml",
        **{f"slideLayout{n}.xml": f"slideLayout{n + count}.xml" for n in range(1, count + 1)},
    }
    pattern = re.compile(rb"(?:slideMaster|theme|slideLayout)\d+\.xml")

    def renamed(data: bytes) -> bytes:
        return pattern.sub(lambda found: moved[found[0].decode()].encode(), data)

    added = {}
    for name, data in members.items():
        if re.match(r"ppt/(?:slideMasters|slideLayouts|theme)/", name):
            added[renamed(name.encode()).decode()] = renamed(data)
    master = added["ppt/slideMasters/slideMaster2.xml"]
    master = re.sub(
        rb'(<p:sldLayoutId [^>]*?id=")(\d+)',
        lambda found: found[1] + str(int(found[2]) + 1000).encode(),
        master,
    )
    for name, slot in {"bg1": "dk1", "tx1": "lt1", "bg2": "dk2", "tx2": "lt2"}.items():
        master = re.sub(rf'(<p:clrMap [^>]*{name}=")\w+'.encode(), rb"\1" + slot.encode(), master)
    added["ppt/slideMasters/slideMaster2.xml"] = master
    types = members["[Content_Types].xml"]
    overrides = re.findall(
        rb'<Override [^>]*PartName="/ppt/(?:slideMasters|slideLayouts|theme)/[^>]*/>', types
    )
    members["[Content_Types].xml"] = types.replace(
        b"</Types>", b"".join(map(renamed, overrides)) + b"</Types>"
    )
    rels = members["ppt/_rels/presentation.xml.rels"]
    relation = (
        b'<Relationship Id="rId900" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/slideMaster" Target="slideMasters/slideMaster2.xml"/></Relationships>'
    )
    members["ppt/_rels/presentation.xml.rels"] = rels.replace(b"</Relationships>", relation)
    show = members["ppt/presentation.xml"]
    members["ppt/presentation.xml"] = show.replace(
        b"</p:sldMasterIdLst>", b'<p:sldMasterId id="2147484648" r:id="rId900"/></p:sldMasterIdLst>'
    )
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as new:
        for name, data in (members | added).items():
            new.writestr(name, data)
    return out.getvalue()


SHAPES: dict[str, Callable[[], bytes]] = {
    "old Office": plain, "wide": wide, "dark": dark, "German, small": small, "pale": pale,
    "one layout": sparse, "few layouts": title_only, "Google": google, "Keynote": keynote,
    "LibreOffice": libreoffice, "cramped": cramped, "busy": busy, "two masters": two_masters,
    "tiny title": tiny_title, "huge logo": huge_logo, "right-aligned": right_aligned,
    "condensed": condensed, "wide face": wide_face, "huge type": huge_type, "capitals": capitals,
    "picture behind": picture_behind, "gradient": gradient, "side title": side_title,
    "low title": low_title, "narrow text": narrow_text, "footless": footless,
    "small side title": small_side_title, "small logo": small_logo,
    "small picture": small_picture, "small low title": small_low_title,
    "portrait": portrait, "shallow": shallow, "thin footer": thin_footer,
}  # fmt: skip

"""What the contrast of a deck's text is judged against, by decks with known answers."""

import re
from collections.abc import Mapping

import pytest
from lxml import etree

from kdeck.check.pptx.file import check_pptx
from kdeck.finding import Finding, Severity
from kdeck.ooxml.paint import Scheme

from .decks import NS_A, OFFICE, SPACES, pack, parts, relations, slide, title

# dk1 and lt1 are known; accent1 is that of Office 2007, whose tints PowerPoint shows as D0D8E8 (40
# percent) and E9EDF4 (20 percent).
SLOTS = {
    "dk1": "000000", "lt1": "FFFFFF", "dk2": "1F497D", "lt2": "EEECE1", "accent1": "4F81BD",
    "accent2": "C0504D", "accent3": "9BBB59", "accent4": "8064A2", "accent5": "4BACC6",
    "accent6": "F79646", "hlink": "0000FF", "folHlink": "800080",
}  # fmt: skip
STRAIGHT = {**{k: k for k in SLOTS}, "bg1": "lt1", "tx1": "dk1", "bg2": "lt2", "tx2": "dk2"}
DARK = {**STRAIGHT, "bg1": "dk1", "tx1": "lt1"}
WHITE_TEXT = '<a:solidFill><a:schemeClr val="bg1"/></a:solidFill>'


def scheme_of(slots: Mapping[str, str] = SLOTS) -> Scheme:
    found = {
        key: etree.fromstring(f'<a:{key} {NS_A}><a:srgbClr val="{value}"/></a:{key}>')
        for key, value in slots.items()
    }
    return Scheme(found, STRAIGHT)


def read(color: str) -> str:
    paint = scheme_of().paint(etree.fromstring(f"<a:solidFill {NS_A}>{color}</a:solidFill>"))
    return f"{paint.color.hex} {paint.alpha:g}" if paint else "nothing"


@pytest.mark.parametrize(
    ("color", "expected"),
    [
        ('<a:srgbClr val="12aB34"/>', "12AB34 1"),
        ('<a:schemeClr val="tx1"/>', "000000 1"),
        ('<a:schemeClr val="bg2"/>', "EEECE1 1"),
        ('<a:sysClr val="windowText" lastClr="111111"/>', "111111 1"),
        ('<a:sysClr val="window"/>', "FFFFFF 1"),
        ('<a:prstClr val="dkBlue"/>', "00008B 1"),
        ('<a:prstClr val="medAquamarine"/>', "66CDAA 1"),
        ('<a:prstClr val="red"/>', "FF0000 1"),
        ('<a:scrgbClr r="50000" g="0" b="100%"/>', "BC00FF 1"),
        ('<a:hslClr hue="7200000" sat="100000" lum="50000"/>', "00FF00 1"),
        ('<a:schemeClr val="accent1"><a:tint val="40000"/></a:schemeClr>', "D0D8E8 1"),
        ('<a:schemeClr val="accent1"><a:tint val="20000"/></a:schemeClr>', "E9EDF4 1"),
        ('<a:schemeClr val="lt1"><a:shade val="50000"/></a:schemeClr>', "BCBCBC 1"),
        # Office's own 'darker 25 percent' and 'lighter 40 percent' of its blue.
        ('<a:schemeClr val="accent1"><a:lumMod val="75000"/></a:schemeClr>', "376092 1"),
        (
            '<a:schemeClr val="accent1"><a:lumMod val="60000"/><a:lumOff val="40000"/>'
            "</a:schemeClr>",
            "95B3D7 1",
        ),
        ('<a:srgbClr val="FF0000"><a:alpha val="50000"/></a:srgbClr>', "FF0000 0.5"),
        ('<a:srgbClr val="FF0000"><a:alpha val="25%"/></a:srgbClr>', "FF0000 0.25"),
        ('<a:srgbClr val="FF0000"><a:satMod val="0"/></a:srgbClr>', "808080 1"),
        ('<a:srgbClr val="FF0000"><a:comp/></a:srgbClr>', "00FFFF 1"),
        ('<a:srgbClr val="000000"><a:inv/></a:srgbClr>', "FFFFFF 1"),
        ('<a:srgbClr val="00FF00"><a:gray/></a:srgbClr>', "DCDCDC 1"),
        ('<a:srgbClr val="FF0000"><a:hueOff val="7200000"/></a:srgbClr>', "00FF00 1"),
        ('<a:srgbClr val="12345"/>', "nothing"),
        ('<a:srgbClr val="xxyyzz"/>', "nothing"),
        ('<a:schemeClr val="accent9"/>', "nothing"),
        ('<a:prstClr val="octarine"/>', "nothing"),
        ("", "nothing"),
    ],
)
def test_a_color_is_read_with_its_changes(color: str, expected: str) -> None:
    assert read(color) == expected


def test_slots_that_lead_to_each_other_are_no_color() -> None:
    loop = {"dk1": etree.fromstring(f'<a:dk1 {NS_A}><a:schemeClr val="dk1"/></a:dk1>')}
    assert Scheme(loop, {}).named("dk1") is None


def master(names: Mapping[str, str] = STRAIGHT, ground: str = "", body: str = "") -> str:
    mapped = " ".join(f'{key}="{value}"' for key, value in names.items())
    ground = ground or '<p:bg><p:bgRef idx="1001"><a:schemeClr val="bg1"/></p:bgRef></p:bg>'
    style = (
        '<a:lvl1pPr><a:defRPr sz="2400"><a:solidFill><a:schemeClr val="tx1"/></a:solidFill>'
        "</a:defRPr></a:lvl1pPr>"
    )
    return (
        f"<p:sldMaster {SPACES}><p:cSld>{ground}<p:spTree>{body}</p:spTree></p:cSld>"
        f"<p:clrMap {mapped}/><p:txStyles><p:titleStyle>{style}</p:titleStyle>"
        f"<p:bodyStyle>{style}</p:bodyStyle></p:txStyles></p:sldMaster>"
    )


def layout(body: str = "", more: str = "", ground: str = "") -> str:
    return (
        f"<p:sldLayout {SPACES}{more}><p:cSld>{ground}<p:spTree>{body}</p:spTree></p:cSld>"
        "</p:sldLayout>"
    )


def theme() -> str:
    slots = "".join(f'<a:{k}><a:srgbClr val="{v}"/></a:{k}>' for k, v in SLOTS.items())
    plain = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    shaded = (
        '<a:solidFill><a:schemeClr val="phClr"><a:shade val="5000"/></a:schemeClr></a:solidFill>'
    )
    return (
        f"<a:theme {NS_A}><a:themeElements><a:clrScheme>{slots}</a:clrScheme><a:fontScheme>"
        '<a:majorFont><a:latin typeface="Source Sans 3"/></a:majorFont>'
        '<a:minorFont><a:latin typeface="Source Sans 3"/></a:minorFont></a:fontScheme>'
        f"<a:fmtScheme><a:fillStyleLst>{plain}{shaded}</a:fillStyleLst>"
        f"<a:bgFillStyleLst>{plain}{shaded}</a:bgFillStyleLst></a:fmtScheme></a:themeElements>"
        "</a:theme>"
    )


def box(
    look: str = "", *, fill: str = "<a:noFill/>", at: tuple[int, ...] = (100, 100, 500, 100),
    text: str = "Dose", lists: str = "", more: str = "", geometry: str = "rect",
) -> str:  # fmt: skip
    """Write a text box, or a plain shape where it has no text, by its box in points."""
    x, y, width, height = (12700 * number for number in at)
    run = f'<a:r><a:rPr lang="en-US" sz="2400">{look}</a:rPr><a:t>{text}</a:t></a:r>'
    body = f"<p:txBody><a:bodyPr/><a:lstStyle>{lists}</a:lstStyle><a:p>{run}</a:p></p:txBody>"
    mark = "" if text else 'descr="A block" '
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" {mark}name="Box at {x} and {y}"/>'
        "<p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>"
        f'<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{width}" cy="{height}"/></a:xfrm>'
        f'<a:prstGeom prst="{geometry}"/>{fill}</p:spPr>{more}{body if text else ""}</p:sp>'
    )


def fill(digits: str, alpha: int = 100) -> str:
    return (
        f'<a:solidFill><a:srgbClr val="{digits}"><a:alpha val="{alpha}000"/></a:srgbClr>'
        "</a:solidFill>"
    )


def judged(
    *shapes: str,
    of_master: str | None = None,
    of_layout: str | None = None,
    more: str = "",
    styles: str = "",
) -> list[Finding]:
    """Judge the contrast of a slide on a layout, a master and a theme."""
    made = parts([slide(title("Dose"), *shapes, more=more)])
    members = {
        **made,
        "ppt/slides/_rels/slide1.xml.rels": relations(
            {
                "rId1": (f"{OFFICE}/slideLayout", "../slideLayouts/slideLayout1.xml"),
                "rId2": (f"{OFFICE}/hyperlink", "../slides/slide1.xml"),
            }
        ),
        "ppt/slideLayouts/slideLayout1.xml": of_layout or layout(),
        "ppt/slideLayouts/_rels/slideLayout1.xml.rels": relations(
            {"rId1": (f"{OFFICE}/slideMaster", "../slideMasters/slideMaster1.xml")}
        ),
        "ppt/slideMasters/slideMaster1.xml": of_master or master(),
        "ppt/slideMasters/_rels/slideMaster1.xml.rels": relations(
            {"rId1": (f"{OFFICE}/theme", "../theme/theme1.xml")}
        ),
        "ppt/theme/theme1.xml": theme(),
        "ppt/tableStyles.xml": f"<a:tblStyleLst {NS_A}>{styles}</a:tblStyleLst>",
        "ppt/_rels/presentation.xml.rels": made["ppt/_rels/presentation.xml.rels"].replace(
            "</Relationships>",
            f'<Relationship Id="rId99" Type="{OFFICE}/tableStyles" Target="tableStyles.xml"/>'
            "</Relationships>",
        ),
    }
    return [f for f in check_pptx(pack(members), "a.pptx") if f.code == "pptx-contrast"]


def answer(*shapes: str, **more: str) -> str:
    """Say what was found: the ink, the ground and the ratio; 'unsure' or 'fine'."""
    found = judged(*shapes, **more)
    if not found:
        return "fine"
    if found[0].severity is Severity.NOTE:
        return "unsure"
    match = re.search(r"in #(\w+) on #(\w+) has a contrast of ([\d.]+)", found[0].message)
    assert match
    return " ".join(match.groups())


GRAY = fill("949494")  # 3.03:1 on white: enough for large text alone


def test_text_on_white_is_fine_and_white_text_is_not() -> None:
    assert answer(box()) == "fine"
    assert answer(box(WHITE_TEXT)) == "FFFFFF FFFFFF 1.0"


@pytest.mark.parametrize(
    ("size", "bold", "expected"),
    [
        (18, False, "fine"),
        (17.9, False, "949494 FFFFFF 3.0"),
        (14, True, "fine"),
        (13.9, True, "949494 FFFFFF 3.0"),
    ],
)
def test_large_text_needs_less(size: float, bold: bool, expected: str) -> None:
    made = box(GRAY).replace('sz="2400"', f'sz="{round(size * 100)}" b="{int(bold)}"')
    assert answer(made) == expected


def test_a_shape_s_own_fill_is_behind_its_text() -> None:
    assert answer(box(fill=fill("202020"))) == "000000 202020 1.2"


def test_a_shape_below_is_behind_the_text_and_one_above_or_beside_is_not() -> None:
    dark = box(text="", fill=fill("202020"), at=(90, 90, 520, 120))
    beside = box(text="", fill=fill("202020"), at=(90, 300, 520, 120))
    assert answer(dark, box()) == "000000 202020 1.2"
    assert answer(box(), dark) == "fine"
    assert answer(beside, box()) == "fine"


def test_only_a_shape_that_reaches_the_text_is_behind_it() -> None:
    # The text stands at the left of its box: the right half of the box may be dark.
    assert answer(box(text="", fill=fill("202020"), at=(350, 90, 260, 120)), box()) == "fine"


@pytest.mark.parametrize(
    ("geometry", "covers"),
    [("rect", True), ("roundRect", True), ("plaque", True), ("ellipse", False), ("line", False),
     ("triangle", False), ("rtTriangle", False), ("diamond", False)],
)  # fmt: skip
def test_a_shape_covers_what_its_outline_holds(geometry: str, covers: bool) -> None:
    big = box(text="", fill=fill("202020"), at=(90, 90, 600, 600), geometry=geometry)
    in_its_corner = box(at=(110, 92, 100, 30))
    assert answer(big, in_its_corner) == ("000000 202020 1.2" if covers else "fine")


def test_a_freeform_covers_its_ring_and_not_its_hole() -> None:
    path = (
        '<a:custGeom><a:pathLst><a:path w="100" h="100">{outer}{hole}</a:path></a:pathLst>'
        "</a:custGeom>"
    )

    def ring(*points: tuple[int, int]) -> str:
        first, *rest = (f'<a:pt x="{x}" y="{y}"/>' for x, y in points)
        lines = "".join(f"<a:lnTo>{point}</a:lnTo>" for point in rest)
        return f"<a:moveTo>{first}</a:moveTo>{lines}<a:close/>"

    outer = ring((0, 0), (100, 0), (100, 100), (0, 100))
    hole = ring((10, 10), (90, 10), (90, 90), (10, 90))
    big = box(text="", fill=fill("202020"), at=(50, 50, 800, 400))
    text = box(at=(200, 200, 300, 80))
    for inner, expected in (("", "000000 202020 1.2"), (hole, "fine")):
        drawn = path.format(outer=outer, hole=inner)
        assert answer(big.replace('<a:prstGeom prst="rect"/>', drawn), text) == expected


def test_what_shows_through_is_mixed() -> None:
    half = box(text="", fill=fill("000000", 50), at=(90, 90, 520, 120))
    assert answer(half, box(fill("555555"))) == "555555 808080 1.8"
    assert answer(box(fill("000000", 20))) == "CCCCCC FFFFFF 1.6"


def test_the_worst_stop_of_a_gradient_counts() -> None:
    stops = "".join(f'<a:gs pos="0"><a:srgbClr val="{c}"/></a:gs>' for c in ("FFFFFF", "333333"))
    assert answer(box(fill=f"<a:gradFill><a:gsLst>{stops}</a:gsLst></a:gradFill>")) == (
        "000000 333333 1.6"
    )


def test_the_worse_color_of_a_pattern_counts() -> None:
    pattern = (
        '<a:pattFill><a:fgClr><a:srgbClr val="333333"/></a:fgClr><a:bgClr>'
        '<a:srgbClr val="FFFFFF"/></a:bgClr></a:pattFill>'
    )
    assert answer(box(fill=pattern)) == "000000 333333 1.6"


def test_a_picture_cannot_be_judged() -> None:
    assert answer(box(fill="<a:blipFill/>")) == "unsure"
    ground = "<p:bg><p:bgPr><a:blipFill/></p:bgPr></p:bg>"
    assert answer(box(), of_master=master(ground=ground)) == "unsure"
    # A plain shape between hides it.
    over = box(text="", fill=fill("FFFFFF"), at=(0, 0, 720, 540))
    assert answer(over, box(), of_master=master(ground=ground)) == "fine"


def test_the_color_map_of_the_master_turns_the_slots() -> None:
    assert answer(box(), of_master=master(DARK)) == "fine"
    assert answer(box(fill("222222")), of_master=master(DARK)) == "222222 000000 1.3"


def test_a_slide_s_own_color_map_goes_before_the_master_s() -> None:
    mapped = " ".join(f'{key}="{value}"' for key, value in DARK.items())
    more = f"<p:clrMapOvr><a:overrideClrMapping {mapped}/></p:clrMapOvr>"
    assert answer(box(fill("222222")), more=more) == "222222 000000 1.3"
    straight = "<p:clrMapOvr><a:masterClrMapping/></p:clrMapOvr>"
    assert answer(box(fill("222222")), more=straight) == "fine"


@pytest.mark.parametrize(
    ("reference", "expected"),
    [
        ('<p:bgRef idx="1001"><a:schemeClr val="dk2"/></p:bgRef>', "000000 1F497D 2.3"),
        ('<p:bgRef idx="1002"><a:schemeClr val="lt1"/></p:bgRef>', "000000 3F3F3F 1.9"),
        ('<p:bgRef idx="2"><a:schemeClr val="lt1"/></p:bgRef>', "000000 3F3F3F 1.9"),
        ('<p:bgRef idx="1000"><a:schemeClr val="dk1"/></p:bgRef>', "fine"),
        ('<p:bgRef idx="1007"><a:schemeClr val="lt1"/></p:bgRef>', "unsure"),
        ("<p:bgPr><a:solidFill><a:schemeClr val='accent2'/></a:solidFill></p:bgPr>", "fine"),
    ],
)
def test_a_background_may_be_a_style_of_the_theme(reference: str, expected: str) -> None:
    assert answer(box(), of_master=master(ground=f"<p:bg>{reference}</p:bg>")) == expected


def test_the_layout_s_background_goes_before_the_master_s() -> None:
    ground = f"<p:bg><p:bgPr>{fill('101010')}</p:bgPr></p:bg>"
    assert answer(box(), of_layout=layout(ground=ground)) == "000000 101010 1.1"


def test_shapes_of_layout_and_master_are_behind_the_slide_unless_they_are_hidden() -> None:
    dark = box(text="", fill=fill("202020"), at=(90, 90, 520, 120))
    assert answer(box(), of_master=master(body=dark)) == "000000 202020 1.2"
    assert answer(box(), of_layout=layout(dark)) == "000000 202020 1.2"
    hidden = layout(more=' showMasterSp="0"')
    assert answer(box(), of_master=master(body=dark), of_layout=hidden) == "fine"


def test_placeholders_of_the_layout_are_not_drawn() -> None:
    dark = box(text="", fill=fill("202020"), at=(90, 90, 520, 120))
    place = dark.replace("<p:nvPr/>", '<p:nvPr><p:ph type="body" idx="7"/></p:nvPr>')
    assert answer(box(), of_layout=layout(place)) == "fine"


def test_a_placeholder_takes_place_fill_and_color_from_its_layout() -> None:
    levels = f"<a:lvl1pPr><a:defRPr>{fill('303030')}</a:defRPr></a:lvl1pPr>"
    mark = '<p:nvPr><p:ph type="body" idx="7"/></p:nvPr>'
    below = box(fill=fill("202020"), lists=levels).replace("<p:nvPr/>", mark)
    own = re.sub(r"<p:spPr>.*</p:spPr>", "<p:spPr/>", box()).replace("<p:nvPr/>", mark)
    assert answer(own, of_layout=layout(below)) == "303030 202020 1.2"


def test_the_paragraph_s_list_style_goes_before_the_master_and_the_run_before_it() -> None:
    pale = f"<a:lvl1pPr><a:defRPr>{fill('EEEEEE')}</a:defRPr></a:lvl1pPr>"
    assert answer(box(lists=pale)) == "EEEEEE FFFFFF 1.1"
    assert answer(box(fill("000000"), lists=pale)) == "fine"


def test_a_shape_s_style_gives_fill_and_ink() -> None:
    style = (
        '<p:style><a:lnRef idx="0"/><a:fillRef idx="1"><a:schemeClr val="accent1"/></a:fillRef>'
        '<a:effectRef idx="0"/><a:fontRef idx="minor"><a:schemeClr val="accent3"/></a:fontRef>'
        "</p:style>"
    )
    assert answer(box(fill="", more=style)) == "9BBB59 4F81BD 1.8"


def test_a_group_moves_and_scales_what_is_in_it() -> None:
    inner = box(text="", fill=fill("202020"), at=(0, 0, 10, 10))
    frame = (
        '<p:grpSpPr><a:xfrm><a:off x="1143000" y="1143000"/><a:ext cx="6604000" cy="1524000"/>'
        '<a:chOff x="0" y="0"/><a:chExt cx="127000" cy="127000"/></a:xfrm></p:grpSpPr>'
    )
    group = (
        '<p:grpSp><p:nvGrpSpPr><p:cNvPr id="3" name="Boxes" descr="Two boxes"/>'
        f"<p:cNvGrpSpPr/><p:nvPr/></p:nvGrpSpPr>{frame}{inner}</p:grpSp>"
    )
    assert answer(group, box()) == "000000 202020 1.2"
    assert answer(group.replace('x="1143000"', 'x="9143000"'), box()) == "fine"


def test_a_turned_shape_covers_where_it_was_turned_to() -> None:
    # A bar of 500 by 20 points, turned upright about its center at (350, 300).
    bar = box(text="", fill=fill("202020"), at=(100, 290, 500, 20))
    upright = bar.replace("<a:xfrm>", '<a:xfrm rot="5400000">')
    text = box(at=(335, 100, 100, 60))
    assert [answer(bar, text), answer(upright, text)] == ["fine", "000000 202020 1.2"]


def test_a_link_takes_the_color_of_links_unless_it_is_told_otherwise() -> None:
    def link(more: str = "") -> str:
        return f'{fill("000000")}<a:hlinkClick r:id="rId2">{more}</a:hlinkClick>'

    own = (
        '<a:extLst><a:ext uri="{A12FA001-AC4F-418D-AE19-62706E023703}"><ahyp:hlinkClr '
        'xmlns:ahyp="http://schemas.microsoft.com/office/drawing/2018/hyperlinkcolor" val="tx"/>'
        "</a:ext></a:extLst>"
    )
    dark = fill("0000D0")
    # A link that was followed has the worse of the two.
    assert answer(box(link(), fill=dark)) == "800080 0000D0 1.1"
    assert answer(box(link(own), fill=fill("8080FF"))) == "fine"


def test_a_highlight_is_the_ground() -> None:
    look = f'{fill("000000")}<a:highlight><a:srgbClr val="202020"/></a:highlight>'
    assert answer(box(look)) == "000000 202020 1.2"


MEDIUM = "{5C22544A-7EE6-4342-B048-85BDC9FD1C3A}"
OWN = "{00000000-0000-0000-0000-0000000000AA}"


# Not among them: trapezoid and homePlate, whose text rectangle reaches beyond their slanted sides,
# so that text at its edge does stand on the slide.
PRESETS = (
    "triangle", "rtTriangle", "diamond", "ellipse", "hexagon", "chevron", "pentagon",
    "rightArrow", "upArrow", "cloud", "star5", "wedgeRectCallout", "roundRect",
)  # fmt: skip


@pytest.mark.parametrize("geometry", PRESETS)
@pytest.mark.parametrize("text", ["Dose", "A dose of ketamine is counted by weight"])
def test_text_in_a_preset_shape_is_judged_against_the_fill_of_that_shape(
    geometry: str, text: str
) -> None:
    dark, pale = fill("1F497D"), fill("E9EDF4")
    place = (100, 100, 400, 300)
    white = {"look": WHITE_TEXT, "at": place, "text": text, "geometry": geometry}
    assert not judged(box(**white, fill=dark))  # type: ignore[arg-type]
    (found,) = judged(box(**white, fill=pale))  # type: ignore[arg-type]
    assert "FFFFFF on #E9EDF4" in found.message


def grid(style: str, flags: str, *, cell: str = "", ink: str = "") -> str:
    """Write a table of two rows with a style; cell stands in the properties of all cells."""
    run = f'<a:r><a:rPr lang="en-US" sz="1800">{ink}</a:rPr><a:t>Dose</a:t></a:r>'
    one = f"<a:tc><a:txBody><a:bodyPr/><a:p>{run}</a:p></a:txBody><a:tcPr>{cell}</a:tcPr></a:tc>"
    row = f'<a:tr h="500000">{one}{one}</a:tr>'
    return (
        '<p:graphicFrame><p:nvGraphicFramePr><p:cNvPr id="3" name="Doses"/><p:cNvGraphicFramePr/>'
        '<p:nvPr/></p:nvGraphicFramePr><p:xfrm><a:off x="1270000" y="1270000"/>'
        '<a:ext cx="4000000" cy="1000000"/></p:xfrm><a:graphic><a:graphicData><a:tbl>'
        f"<a:tblPr {flags}><a:tableStyleId>{style}</a:tableStyleId></a:tblPr><a:tblGrid>"
        f'<a:gridCol w="2000000"/><a:gridCol w="2000000"/></a:tblGrid>{row}{row}</a:tbl>'
        "</a:graphicData></a:graphic></p:graphicFrame>"
    )


def part(name: str, ink: str, ground: str) -> str:
    return (
        f'<a:{name}><a:tcTxStyle><a:srgbClr val="{ink}"/></a:tcTxStyle><a:tcStyle><a:fill>'
        f"{fill(ground)}</a:fill></a:tcStyle></a:{name}>"
    )


def style(*made: str) -> str:
    return f'<a:tblStyle styleId="{OWN}">{"".join(made)}</a:tblStyle>'


@pytest.mark.parametrize(
    ("flags", "made", "expected"),
    [
        ('firstRow="1"', part("wholeTbl", "000000", "FFFFFF"), "fine"),
        ('firstRow="1"', part("firstRow", "FFFFFF", "CCCCCC"), "FFFFFF CCCCCC 1.6"),
        ('firstRow="0"', part("firstRow", "FFFFFF", "CCCCCC"), "fine"),
        ('lastRow="1"', part("lastRow", "FFFFFF", "CCCCCC"), "FFFFFF CCCCCC 1.6"),
        ('bandRow="1"', part("band2H", "FFFFFF", "CCCCCC"), "FFFFFF CCCCCC 1.6"),
        ('lastCol="1"', part("lastCol", "FFFFFF", "CCCCCC"), "FFFFFF CCCCCC 1.6"),
        # The corner of a header row and a header column may take the ink of either.
        (
            'firstRow="1" firstCol="1"',
            part("firstRow", "FFFFFF", "202020") + part("firstCol", "000000", "FFFFFF"),
            "000000 202020 1.2",
        ),
    ],
)
def test_a_cell_takes_its_look_from_the_parts_of_its_style(
    flags: str, made: str, expected: str
) -> None:
    assert answer(grid(OWN, flags), styles=style(made)) == expected


def test_a_cell_s_own_fill_and_ink_go_before_its_style() -> None:
    made = style(part("wholeTbl", "000000", "FFFFFF"))
    assert answer(grid(OWN, "", cell=fill("202020")), styles=made) == "000000 202020 1.2"
    both = grid(OWN, "", cell=fill("202020"), ink=fill("FFFFFF"))
    assert answer(both, styles=made) == "fine"


def test_the_style_of_new_tables_is_known_and_a_style_in_no_file_is_not() -> None:
    # White on Office's blue has 4.0:1, enough for the 18 points in bold of a header.
    assert answer(grid(MEDIUM, 'firstRow="1" bandRow="1"')) == "fine"
    assert answer(grid(MEDIUM, 'firstRow="1"', ink=fill("4F81BD"))) == "4F81BD 4F81BD 1.0"
    assert answer(grid(MEDIUM, 'bandRow="1"', ink=fill("E9EDF4"))) == "E9EDF4 D0D8E8 1.2"
    assert answer(grid("{11111111-1111-1111-1111-111111111111}", "")) == "unsure"

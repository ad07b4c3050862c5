"""Small decks written by hand, so that every byte of what a test reads is known."""

import io
import re
from collections.abc import Mapping, Sequence
from itertools import count
from zipfile import ZIP_DEFLATED, ZipFile

OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
CORE = f"{PACKAGE}/metadata/core-properties"
SPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    f'xmlns:r="{OFFICE}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
)
NS_A = 'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
PROPERTIES = (
    '<cp:coreProperties xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:cp="http://'
    'schemas.openxmlformats.org/package/2006/metadata/core-properties">{body}</cp:coreProperties>'
)
TITLED = (
    "<dc:title>A deck</dc:title><dc:language>en-US</dc:language><dc:creator>Clinic</dc:creator>"
    "<dc:subject>Ketamine</dc:subject><cp:keywords>depression</cp:keywords>"
)
DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/>'
    "</a:ext></a:extLst>"
)


def run(text: str, lang: str | None = "en-US") -> str:
    properties = f'<a:rPr lang="{lang}"/>' if lang else ""
    return f"<a:p><a:r>{properties}<a:t>{text}</a:t></a:r></a:p>"


def shape(body: str = "", *, place: str | None = None, alt: str = "", more: str = "") -> str:
    """Write a shape; place is the type of its placeholder, body its paragraphs."""
    mark = f'<p:ph type="{place}"/>' if place else ""
    return (
        f'<p:sp><p:nvSpPr><p:cNvPr id="2" name="Words" descr="{alt}">{more}</p:cNvPr><p:cNvSpPr/>'
        f"<p:nvPr>{mark}</p:nvPr></p:nvSpPr><p:spPr/><p:txBody><a:bodyPr/>{body}</p:txBody></p:sp>"
    )


def title(text: str) -> str:
    return shape(run(text), place="title")


def other(kind: str, *, alt: str = "", more: str = "", inside: str = "") -> str:
    """Write a picture (pic), a graphic (graphicFrame), a group (grpSp) or a line (cxnSp)."""
    names = {"pic": "Pic", "graphicFrame": "GraphicFrame", "grpSp": "GrpSp", "cxnSp": "CxnSp"}
    name = names[kind]
    return (
        f'<p:{kind}><p:nv{name}Pr><p:cNvPr id="3" name="Thing" descr="{alt}">{more}</p:cNvPr>'
        f"<p:cNv{name}Pr/><p:nvPr/></p:nv{name}Pr>{inside}</p:{kind}>"
    )


def cell(text: str, more: str = "") -> str:
    return f"<a:tc{more}><a:txBody><a:bodyPr/>{run(text)}</a:txBody><a:tcPr/></a:tc>"


def table(properties: str, cells: str = cell("Dose")) -> str:
    inside = (
        f"<a:graphic><a:graphicData><a:tbl><a:tblPr {properties}/><a:tr>{cells}</a:tr></a:tbl>"
        "</a:graphicData></a:graphic>"
    )
    return other("graphicFrame", inside=inside)


def slide(*shapes: str, more: str = "") -> str:
    """Write a slide whose shapes get ids of their own; more stands below its shapes."""
    numbers = count(2)
    tree = re.sub(r'(<p:cNvPr id=)"\d"', lambda m: f'{m[1]}"{next(numbers)}"', "".join(shapes))
    return f"<p:sld {SPACES}><p:cSld><p:spTree>{tree}</p:spTree></p:cSld>{more}</p:sld>"


def parts(slides: Sequence[str], *, core: str = TITLED) -> dict[str, str]:
    """Write the parts of a deck; a slide's number is the number of its part."""
    numbers = range(1, len(slides) + 1)
    listed = "".join(f'<p:sldId id="{255 + n}" r:id="rId{n}"/>' for n in numbers)
    main = {f"rId{n}": (f"{OFFICE}/slide", f"slides/slide{n}.xml") for n in numbers}
    return {
        "_rels/.rels": relations(
            {
                "rId1": (f"{OFFICE}/officeDocument", "ppt/presentation.xml"),
                "rId2": (CORE, "/docProps/core.xml"),
            }
        ),
        "docProps/core.xml": PROPERTIES.format(body=core),
        "ppt/presentation.xml": (
            f"<p:presentation {SPACES}><p:sldIdLst>{listed}</p:sldIdLst></p:presentation>"
        ),
        "ppt/_rels/presentation.xml.rels": relations(main),
        **{f"ppt/slides/slide{n}.xml": text for n, text in zip(numbers, slides, strict=True)},
    }


def relations(entries: Mapping[str, tuple[str, str]]) -> str:
    body = "".join(
        f'<Relationship Id="{key}" Type="{kind}" Target="{target}"/>'
        for key, (kind, target) in entries.items()
    )
    return f'<Relationships xmlns="{PACKAGE}">{body}</Relationships>'


def pack(members: Mapping[str, str | bytes]) -> bytes:
    out = io.BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def deck(*slides: str, core: str = TITLED) -> bytes:
    return pack(parts(slides, core=core))

"""The package that the slides of a deck are added to: a theme's masters and layouts."""

from functools import lru_cache
from hashlib import sha256

from kdeck.plan.layout import LAYOUTS, SLIDE_HEIGHT, SLIDE_WIDTH
from kdeck.plan.notespage import NOTES_HEIGHT, NOTES_WIDTH
from kdeck.render.pptx import properties
from kdeck.render.pptx.brand import Brand, read_brand
from kdeck.render.pptx.brandmark import PICTURE_RELATION, Mark
from kdeck.render.pptx.handout import handout_master
from kdeck.render.pptx.layout import all_layouts, layout_mark
from kdeck.render.pptx.markup import document
from kdeck.render.pptx.master import MASTER_ID, master_part, plain_levels
from kdeck.render.pptx.notes import notes_master
from kdeck.render.pptx.package import OFFICE, Part, pack
from kdeck.render.pptx.tablestyle import table_styles
from kdeck.render.pptx.themepart import theme_part
from kdeck.theme.theme import Logo, Theme
from kdeck.units import emu

_FORMAT = "application/vnd.openxmlformats-officedocument"
_PRESENTATION = f"{_FORMAT}.presentationml"
_CORE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
_MASTER = "ppt/slideMasters/slideMaster1.xml"

Relation = tuple[str, str, str]


@lru_cache(maxsize=8)
def blank_deck(theme: Theme, language: str) -> bytes:
    """Write the package without slides; the whole theme is the key, so that none can leak."""
    brand = read_brand(theme, language)
    parts = (
        _presentation(brand),
        *_masters(brand),
        *_layouts(brand),
        *(
            Part(f"ppt/theme/theme{number}.xml", f"{_FORMAT}.theme+xml", theme_part(theme))
            for number in (1, 2, 3)
        ),
        *(
            Part(_file(logo), f"image/{logo.media}", logo.data)
            for logo in dict.fromkeys(brand.pictures)
        ),
        *_settings(brand),
    )
    return pack(
        parts,
        (
            ("rId1", f"{OFFICE}/officeDocument", "ppt/presentation.xml"),
            ("rId2", _CORE, "docProps/core.xml"),
            ("rId3", f"{OFFICE}/extended-properties", "docProps/app.xml"),
        ),
    )


def _presentation(brand: Brand) -> Part:
    style = plain_levels(9, 18, brand.language)
    body = (
        f'<p:sldMasterIdLst><p:sldMasterId id="{MASTER_ID}" r:id="rId1"/></p:sldMasterIdLst>'
        '<p:notesMasterIdLst><p:notesMasterId r:id="rId2"/></p:notesMasterIdLst>'
        '<p:handoutMasterIdLst><p:handoutMasterId r:id="rId3"/></p:handoutMasterIdLst>'
        f'<p:sldSz cx="{emu(SLIDE_WIDTH)}" cy="{emu(SLIDE_HEIGHT)}"/>'
        f'<p:notesSz cx="{emu(NOTES_WIDTH)}" cy="{emu(NOTES_HEIGHT)}"/>'
        f"<p:defaultTextStyle>{style}</p:defaultTextStyle>"
    )
    relations = (
        ("slideMaster", _MASTER),
        ("notesMaster", "ppt/notesMasters/notesMaster1.xml"),
        ("handoutMaster", "ppt/handoutMasters/handoutMaster1.xml"),
        ("theme", "ppt/theme/theme1.xml"),
        ("presProps", "ppt/presProps.xml"),
        ("viewProps", "ppt/viewProps.xml"),
        ("tableStyles", "ppt/tableStyles.xml"),
    )
    return Part(
        "ppt/presentation.xml",
        f"{_PRESENTATION}.presentation.main+xml",
        document("p:presentation", body, 'saveSubsetFonts="1"'),
        _numbered(relations),
    )


def _numbered(relations: tuple[tuple[str, str], ...]) -> tuple[Relation, ...]:
    return tuple(
        (f"rId{number}", f"{OFFICE}/{kind}", target)
        for number, (kind, target) in enumerate(relations, 1)
    )


def _masters(brand: Brand) -> tuple[Part, ...]:
    layouts = tuple(("slideLayout", _layout_file(n)) for n in range(1, len(LAYOUTS) + 1))
    relations = _numbered((*layouts, ("theme", "ppt/theme/theme1.xml"))) + _picture(brand.mark)
    return (
        Part(_MASTER, f"{_PRESENTATION}.slideMaster+xml", master_part(brand), relations),
        Part(
            "ppt/notesMasters/notesMaster1.xml",
            f"{_PRESENTATION}.notesMaster+xml",
            notes_master(brand.language),
            _numbered((("theme", "ppt/theme/theme2.xml"),)),
        ),
        Part(
            "ppt/handoutMasters/handoutMaster1.xml",
            f"{_PRESENTATION}.handoutMaster+xml",
            handout_master(brand.language),
            _numbered((("theme", "ppt/theme/theme3.xml"),)),
        ),
    )


def _layouts(brand: Brand) -> tuple[Part, ...]:
    master = _numbered((("slideMaster", _MASTER),))
    return tuple(
        Part(
            _layout_file(number),
            f"{_PRESENTATION}.slideLayout+xml",
            data,
            master + _picture(layout_mark(name, brand)),
        )
        for number, (name, data) in enumerate(zip(LAYOUTS, all_layouts(brand), strict=True), 1)
    )


def _settings(brand: Brand) -> tuple[Part, ...]:
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    return (
        Part("ppt/presProps.xml", f"{_PRESENTATION}.presProps+xml", properties.show_settings()),
        Part("ppt/viewProps.xml", f"{_PRESENTATION}.viewProps+xml", properties.view_settings()),
        Part(
            "ppt/tableStyles.xml",
            f"{_PRESENTATION}.tableStyles+xml",
            table_styles(brand.on_primary),
        ),
        Part("docProps/core.xml", core, properties.core_properties()),
        Part(
            "docProps/app.xml",
            f"{_FORMAT}.extended-properties+xml",
            properties.extended_properties(brand.name),
        ),
    )


def _layout_file(number: int) -> str:
    return f"ppt/slideLayouts/slideLayout{number}.xml"


def _picture(mark: Mark | None) -> tuple[Relation, ...]:
    if mark is None or mark.picture is None:
        return ()
    return ((PICTURE_RELATION, f"{OFFICE}/image", _file(mark.picture)),)


def _file(logo: Logo) -> str:
    # Named by content: two files of one name stay two, one file used twice stays one.
    return f"ppt/media/logo-{sha256(logo.data).hexdigest()[:12]}.{logo.media}"

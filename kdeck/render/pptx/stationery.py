"""What the decks of a theme share: its masters, layouts, logos and settings."""

from functools import lru_cache
from hashlib import sha256

from kdeck.plan.master.layout import LayoutName
from kdeck.plan.master.own import LAYOUTS
from kdeck.render.pptx import properties
from kdeck.render.pptx.brand import Brand, read_brand
from kdeck.render.pptx.brandmark import PICTURE_RELATION, Mark
from kdeck.render.pptx.handout import handout_master
from kdeck.render.pptx.layout import all_layouts, layout_mark
from kdeck.render.pptx.master import master_part
from kdeck.render.pptx.notes import notes_master
from kdeck.render.pptx.package import OFFICE, HousePart, Relation, numbered
from kdeck.render.pptx.table import table_styles
from kdeck.render.pptx.themepart import theme_part
from kdeck.theme.theme import Theme

_FORMAT = "application/vnd.openxmlformats-officedocument"
PRESENTATION = f"{_FORMAT}.presentationml"
MASTER = "ppt/slideMasters/slideMaster1.xml"
NOTES_MASTER = "ppt/notesMasters/notesMaster1.xml"
HANDOUT_MASTER = "ppt/handoutMasters/handoutMaster1.xml"
THEME = "ppt/theme/theme1.xml"


@lru_cache(maxsize=8)
def stationery(theme: Theme, language: str) -> tuple[HousePart, ...]:
    """Write all parts that the decks of a theme share; the whole theme is the key."""
    brand = read_brand(theme, language)
    return (
        *_masters(brand),
        *_layouts(brand),
        *(
            HousePart(f"ppt/theme/theme{number}.xml", f"{_FORMAT}.theme+xml", theme_part(theme))
            for number in (1, 2, 3)
        ),
        *(HousePart(_file(picture), "image/png", picture) for picture in brand.pictures),
        *_settings(brand),
    )


def layout_file(name: LayoutName) -> str:
    """Name the part of a layout."""
    return f"ppt/slideLayouts/slideLayout{list(LAYOUTS).index(name) + 1}.xml"


def _masters(brand: Brand) -> tuple[HousePart, ...]:
    layouts = (("slideLayout", layout_file(name)) for name in LAYOUTS)
    relations = numbered(*layouts, ("theme", THEME)) + _picture(brand.foot)
    return (
        HousePart(MASTER, f"{PRESENTATION}.slideMaster+xml", master_part(brand), relations),
        HousePart(
            NOTES_MASTER,
            f"{PRESENTATION}.notesMaster+xml",
            notes_master(brand.language),
            numbered(("theme", "ppt/theme/theme2.xml")),
        ),
        HousePart(
            HANDOUT_MASTER,
            f"{PRESENTATION}.handoutMaster+xml",
            handout_master(brand.language),
            numbered(("theme", "ppt/theme/theme3.xml")),
        ),
    )


def _layouts(brand: Brand) -> tuple[HousePart, ...]:
    master = numbered(("slideMaster", MASTER))
    return tuple(
        HousePart(
            layout_file(name),
            f"{PRESENTATION}.slideLayout+xml",
            data,
            master + _picture(layout_mark(name, brand)),
        )
        for name, data in zip(LAYOUTS, all_layouts(brand), strict=True)
    )


def _settings(brand: Brand) -> tuple[HousePart, ...]:
    return (
        HousePart("ppt/presProps.xml", f"{PRESENTATION}.presProps+xml", properties.show_settings()),
        HousePart("ppt/viewProps.xml", f"{PRESENTATION}.viewProps+xml", properties.view_settings()),
        HousePart(
            "ppt/tableStyles.xml",
            f"{PRESENTATION}.tableStyles+xml",
            table_styles(brand.on_primary),
        ),
        HousePart(
            "docProps/app.xml",
            f"{_FORMAT}.extended-properties+xml",
            properties.extended_properties(brand.name),
        ),
    )


def _picture(mark: Mark | None) -> tuple[Relation, ...]:
    if mark is None or not mark.picture:
        return ()
    return (Relation(PICTURE_RELATION, f"{OFFICE}/image", _file(mark.picture)),)


def _file(picture: bytes) -> str:
    # Named by content: two files of one name stay two, one file used twice stays one.
    return f"ppt/media/logo-{sha256(picture).hexdigest()[:12]}.png"

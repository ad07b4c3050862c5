"""The table of all formats, each with its kit."""

from kdeck.batch.kit.epub import EpubKit
from kdeck.batch.kit.fragment import FragmentKit
from kdeck.batch.kit.handoutpages import HandoutPagesKit
from kdeck.batch.kit.html import HtmlKit
from kdeck.batch.kit.kit import FormatKit
from kdeck.batch.kit.pdf import PdfKit
from kdeck.batch.kit.pptx import PptxKit
from kdeck.batch.kit.script import ScriptKit
from kdeck.batch.kit.slides import SlidesKit
from kdeck.model.recipe import Format
from kdeck.variants import DEFAULT_STANDARD, Edition, Standard

# In the order in which a file is asked what it is.
KITS: dict[Format, FormatKit] = {
    Format.PDF: PdfKit(),
    Format.PPTX: PptxKit(),
    Format.HTML: HtmlKit(),
    Format.EPUB: EpubKit(),
    Format.SCRIPT: ScriptKit(),
    Format.FRAGMENT: FragmentKit(),
    Format.HANDOUT_PAGES: HandoutPagesKit(),
    Format.SLIDES_HTML: SlidesKit(),
}


def kit_of(kind: Format) -> FormatKit:
    """Give the kit of a format."""
    return KITS[kind]


def on_request(named: tuple[Format, ...]) -> tuple[Format, ...]:
    """List what a document of some formats is also made as, where that is asked for by name."""
    return tuple(
        kind for kind, kit in KITS.items() if kind not in named and set(kit.beside) & set(named)
    )


def edition_of(kind: Format, wanted: Edition) -> Edition:
    """Give the edition that is wanted where a format has it, or else the standard one."""
    return wanted if wanted in kit_of(kind).editions else Edition.STANDARD


def standard_of(kind: Format, wanted: Standard) -> Standard:
    """Give the standard that is wanted where a format can keep it, or else the usual one."""
    return wanted if wanted in kit_of(kind).standards else DEFAULT_STANDARD


def kind_of_name(name: str) -> Format | None:
    """Tell a file's format by the ending of its name."""
    name = name.lower()
    fitting = [kind for kind, kit in KITS.items() if name.endswith(f".{kit.ending}")]
    marked = (kind for kind in fitting if _is_marked(name, KITS[kind]))
    return next(marked, None) or next((kind for kind in fitting if not KITS[kind].mark), None)


def _is_marked(name: str, kit: FormatKit) -> bool:
    return bool(kit.mark) and name.endswith(f"-{kit.mark}.{kit.ending}")


def kind_of_file(data: bytes, name: str) -> Format | None:
    """Tell what a file is: by its content, or else by its name, so that damage is a finding."""
    found = (kind for kind, kit in KITS.items() if kit.recognizes(data))
    return next(found, None) or kind_of_name(name)

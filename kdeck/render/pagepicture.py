"""Pages of a PDF file as pictures, drawn by PDFium."""

from dataclasses import dataclass, field
from io import BytesIO
from typing import TYPE_CHECKING, Any

from kdeck.errors import ExitCode, KdeckError

if TYPE_CHECKING:
    from PIL.Image import Image

_GAP = 12
_BETWEEN = (0x8A, 0x8A, 0x8A)


@dataclass(frozen=True, slots=True)
class PagePicture:
    """Hold a page as a PNG file, with its size in points."""

    data: bytes = field(repr=False)
    width: float
    height: float


def page_pictures(data: bytes, numbers: tuple[int, ...], across: int) -> tuple[PagePicture, ...]:
    """Draw some pages of a file, counted from 1, so many pixels across; others are left out.

    Raises KdeckError where PDFium is not installed.
    """
    document = _open(data)
    try:
        pages = [document[number - 1] for number in numbers if number <= len(document)]
        return tuple(
            PagePicture(
                _png(_draw(page, across / page.get_width())), page.get_width(), page.get_height()
            )
            for page in pages
        )
    finally:
        document.close()


def sheet_picture(data: bytes, dpi: int) -> bytes:
    """Draw all pages of a file side by side, as one PNG file. Raises KdeckError."""
    from PIL import Image

    document = _open(data)
    try:
        pages = [_draw(document[index], dpi / 72) for index in range(len(document))]
    finally:
        document.close()
    width = sum(page.width for page in pages) + _GAP * (len(pages) - 1)
    sheet = Image.new("RGB", (width, max(page.height for page in pages)), _BETWEEN)
    left = 0
    for page in pages:
        sheet.paste(page, (left, 0))
        left += page.width + _GAP
    return _png(sheet)


def _open(data: bytes) -> Any:
    try:
        import pypdfium2
    except ImportError:
        raise KdeckError(
            "pypdfium2 is not installed, which draws pages as pictures",
            "install it: pip install 'kdeck[preview]'",
            ExitCode.TOOL_MISSING,
        ) from None
    return pypdfium2.PdfDocument(data)


def _draw(page: Any, scale: float) -> "Image":
    picture: Image = page.render(scale=scale).to_pil()
    return picture.convert("RGB")


def _png(picture: "Image") -> bytes:
    out = BytesIO()
    picture.save(out, "PNG", compress_level=9)
    return out.getvalue()

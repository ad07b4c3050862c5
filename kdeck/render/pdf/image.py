"""Pixels as an image of a PDF file, with a mask of their own where they are transparent."""

from io import BytesIO

from reportlab.pdfbase.pdfdoc import (
    PDFDictionary,
    PDFDocument,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)


def write_image(document: PDFDocument, data: bytes) -> PDFObjectReference:
    """Add a PNG file to a document as sRGB samples and a soft mask (ISO 32000-1, 8.9.5, 11.6.5.3).

    The output intent says that device colors are sRGB, so that PDF/A needs no profile here.
    """
    from PIL import Image

    with Image.open(BytesIO(data), formats=("PNG",)) as picture:
        size = picture.size
        gray = picture.mode in ("L", "LA")
        colors = picture.convert("L" if gray else "RGB").tobytes()
        alpha = picture.getchannel("A").tobytes() if picture.mode in ("LA", "RGBA") else None
    entries = {}
    if alpha is not None:
        entries["SMask"] = document.Reference(_samples(size, "DeviceGray", alpha, {}))
    space = "DeviceGray" if gray else "DeviceRGB"
    reference: PDFObjectReference = document.Reference(_samples(size, space, colors, entries))
    return reference


def _samples(
    size: tuple[int, int], space: str, data: bytes, entries: dict[str, object]
) -> PDFStream:
    kind = {
        "Type": PDFName("XObject"),
        "Subtype": PDFName("Image"),
        "Width": size[0],
        "Height": size[1],
        "ColorSpace": PDFName(space),
        "BitsPerComponent": 8,
    }
    return PDFStream(PDFDictionary(kind | entries), data, [PDFZCompress])

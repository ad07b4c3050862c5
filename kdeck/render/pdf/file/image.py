"""Pixels as an image of a PDF file, with a mask of their own where they are transparent."""

from io import BytesIO

from kdeck.render.pdf.file.objects import Stream, Value


def image_stream(data: bytes) -> Stream:
    """Make of a PNG file sRGB samples and a soft mask (ISO 32000-1, 8.9.5, 11.6.5.3).

    A JPEG file stands as it is (7.4.8). The output intent says that device colors are sRGB, so that
    PDF/A needs no profile here. reportlab's image has a mask only by its own canvas, and ends its
    stream as PDF/A does not want.
    """
    from PIL import Image

    with Image.open(BytesIO(data), formats=("PNG", "JPEG")) as picture:
        width, height = picture.size
        gray = picture.mode in ("L", "LA")
        if picture.format == "JPEG":
            whole: dict[str, Value] = {
                "Type": "/XObject",
                "Subtype": "/Image",
                "Width": width,
                "Height": height,
                "BitsPerComponent": 8,
                "ColorSpace": "/DeviceGray" if gray else "/DeviceRGB",
                "Filter": "/DCTDecode",
            }
            return Stream(whole, data)
        colors = picture.convert("L" if gray else "RGB").tobytes()
        alpha = picture.getchannel("A").tobytes() if picture.mode in ("LA", "RGBA") else None
    entries: dict[str, Value] = {
        "Type": "/XObject",
        "Subtype": "/Image",
        "Width": width,
        "Height": height,
        "BitsPerComponent": 8,
        "ColorSpace": "/DeviceGray",
    }
    if alpha is None:
        return Stream({**entries, "ColorSpace": "/DeviceGray" if gray else "/DeviceRGB"}, colors)
    mask = Stream(entries, alpha)
    space = "/DeviceGray" if gray else "/DeviceRGB"
    return Stream({**entries, "ColorSpace": space, "SMask": mask}, colors)

"""Pixels as an image of a PDF file, with a mask of their own where they are transparent."""

from io import BytesIO

from kdeck.render.pdf.file.objects import Objects, Reference


def write_image(objects: Objects, data: bytes) -> Reference:
    """Add a PNG file as sRGB samples and a soft mask (ISO 32000-1, 8.9.5, 11.6.5.3).

    The output intent says that device colors are sRGB, so that PDF/A needs no profile here.
    """
    from PIL import Image

    with Image.open(BytesIO(data), formats=("PNG",)) as picture:
        size = picture.size
        gray = picture.mode in ("L", "LA")
        colors = picture.convert("L" if gray else "RGB").tobytes()
        alpha = picture.getchannel("A").tobytes() if picture.mode in ("LA", "RGBA") else None
    kind = f"/Type/XObject/Subtype/Image/Width {size[0]}/Height {size[1]}/BitsPerComponent 8"
    space = "DeviceGray" if gray else "DeviceRGB"
    entries = f"{kind}/ColorSpace/{space}"
    if alpha is not None:
        entries += f"/SMask {objects.stream(f'{kind}/ColorSpace/DeviceGray', alpha)}"
    return objects.stream(entries, colors)

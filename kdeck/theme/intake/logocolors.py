"""Finds the colors of a brand in its logo: those that cover most of it, grays left out.

Of an SVG file they are colors that stand in it. A gradient counts as the darkest strong color that
it runs through, and not as a blend that nobody chose.
"""

import io
from collections import Counter
from collections.abc import Iterable

from kdeck.color import Color, luminance
from kdeck.theme.intake.found import Found
from kdeck.theme.intake.rolenames import is_strong
from kdeck.theme.vision import distance

# Enough to see what covers how much; an edge is a few of these pixels wide.
_SIDE = 160
_CLUSTERS = 16
_OPAQUE = 230
# CIEDE2000: nearer colors are shades of one; and the least share that is no edge.
_SAME, _LEAST = 18.0, 0.02
_MOST_STANDING = 64
_ROLES = ("primary", "secondary", "tertiary")


def colors_of_drawing(
    painted: Iterable[tuple[Color, ...]], png: bytes, origin: str
) -> dict[str, Found[Color]]:
    """Choose up to three colors of a drawing, by the area they cover in a picture of it.

    What is painted is one color, or those that a gradient runs through.
    """
    meant: dict[Color, Color] = {}
    for run in painted:
        strong = min(filter(is_strong, run), key=luminance, default=None)
        for color in run:
            # A color that is also a flat one stands for itself.
            if len(run) == 1 or color not in meant:
                meant[color] = strong or color
    standing = list(meant)[:_MOST_STANDING]
    areas: Counter[Color] = Counter()
    for color, area in _areas(png).items():
        near = min(standing, key=lambda other: distance(color, other), default=color)
        areas[meant.get(near, near)] += area
    return _chosen(areas, origin)


def colors_of_picture(png: bytes, origin: str) -> dict[str, Found[Color]]:
    """Choose up to three colors of a PNG file that is known to be sound, by the area they cover."""
    return _chosen(_areas(png), origin)


def _areas(png: bytes) -> Counter[Color]:
    """Count the pixels of each color, those of edges and shades with the color they are nearest."""
    from PIL import Image

    with Image.open(io.BytesIO(png), formats=("PNG",)) as opened:
        picture = opened.convert("RGBA")
    picture.thumbnail((_SIDE, _SIDE), Image.Resampling.BOX)
    quads = zip(*[iter(picture.tobytes())] * 4, strict=True)
    seen = [quad[:3] for quad in quads if quad[3] >= _OPAQUE]
    if not seen:
        return Counter()
    flat = Image.frombytes("RGB", (len(seen), 1), bytes(part for rgb in seen for part in rgb))
    clusters = flat.quantize(_CLUSTERS, method=Image.Quantize.MEDIANCUT).tobytes()
    members: dict[int, Counter[tuple[int, ...]]] = {}
    for index, rgb in zip(clusters, seen, strict=True):
        members.setdefault(index, Counter())[rgb] += 1
    # The color that stands most often in a cluster is the one that was meant.
    areas: Counter[Color] = Counter()
    for counted in members.values():
        (red, green, blue), _ = counted.most_common(1)[0]
        areas[Color(red, green, blue)] += sum(counted.values())
    return areas


def _chosen(areas: Counter[Color], origin: str) -> dict[str, Found[Color]]:
    total = sum(areas.values())
    kept: list[tuple[Color, float]] = []
    for color, area in areas.most_common():
        near = next(
            (i for i, (other, _) in enumerate(kept) if distance(color, other) < _SAME), None
        )
        if near is None:
            kept.append((color, area / total))
        else:
            kept[near] = kept[near][0], kept[near][1] + area / total
    strong = sorted(
        (-share, i) for i, (c, share) in enumerate(kept) if is_strong(c) and share >= _LEAST
    )
    return {
        role: Found(kept[i][0], f"{origin}, {round(-100 * share)}% of it")
        for role, (share, i) in zip(_ROLES, strong, strict=False)
    }

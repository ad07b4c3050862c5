"""The sRGB profile that tells what the colors of a file mean."""

import zlib
from functools import lru_cache

# The date and time in the header of an ICC profile (ICC.1:2022, 7.2): bytes 24 to 35.
_DATE = slice(24, 36)
_FIXED_DATE = bytes.fromhex("07d000010001000000000000")


@lru_cache(maxsize=1)
def packed_srgb_profile() -> bytes:
    """Give an ICC profile of sRGB, compressed, the same bytes at any time."""
    from PIL import ImageCms

    data = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    data[_DATE] = _FIXED_DATE
    return zlib.compress(data)

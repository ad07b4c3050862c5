"""What a command found out, kept beside the outputs in a file: a line that tells damage, and texts.

What is damaged, too large, or another program's is not used: it is found out anew.
"""

import json
from collections.abc import Mapping
from contextlib import suppress

from kdeck.batch.output import Output
from kdeck.batch.program import judging_digest
from kdeck.errors import KdeckError
from kdeck.fingerprint import digest

_VERSION = 1
_MOST_BYTES = 16 << 20
# What reading such a file may raise where another writer wrote it: the digest has told damage.
UNFIT = (ValueError, LookupError, TypeError, AttributeError, RecursionError)


def read_kept(output: Output, file: str) -> bytes:
    """Read what a file keeps as this program wrote it; else it is empty."""
    head, _, body = output.read(file).partition(b"\n")
    return body if len(body) <= _MOST_BYTES and head == _head(body) else b""


def write_kept(output: Output, files: Mapping[str, bytes]) -> None:
    """Write files that keep something; where that cannot be, the next run finds it out anew."""
    with suppress(KdeckError, OSError):
        output.write(files)


def kept_json(data: object) -> bytes:
    """Give the bytes of a file that keeps something as JSON."""
    return kept_bytes(json.dumps(data, separators=(",", ":")).encode())


def kept_bytes(body: bytes) -> bytes:
    """Give the bytes of a file in which something is kept."""
    return _head(body) + b"\n" + body


def _head(body: bytes) -> bytes:
    return f"kdeck kept {_VERSION} {judging_digest()} {digest(body)}".encode()

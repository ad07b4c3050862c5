"""What a command found out, kept beside the outputs in a file: a line that tells damage, and JSON.

What is damaged, too large, or another program's is not used: it is found out anew.
"""

import json
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
    """Read the JSON of a file as this program wrote it; else it is empty."""
    head, _, body = output.read(file).partition(b"\n")
    return body if len(body) <= _MOST_BYTES and head == _head(body) else b""


def write_kept(output: Output, file: str, data: object) -> None:
    """Write what is to be kept as JSON; where that cannot be, the next run finds it out anew."""
    body = json.dumps(data, separators=(",", ":")).encode()
    with suppress(KdeckError, OSError):
        output.write({file: _head(body) + b"\n" + body})


def _head(body: bytes) -> bytes:
    return f"kdeck kept {_VERSION} {judging_digest()} {digest(body)}".encode()

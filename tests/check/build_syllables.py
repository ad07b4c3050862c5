"""Make kdeck/check/data/syllables.txt.gz from the index.js of cmu-pronouncing-dictionary 3.0.0.

Run: python tests/check/build_syllables.py node_modules/cmu-pronouncing-dictionary/index.js
"""

import gzip
import re
import sys
from collections import defaultdict
from pathlib import Path

_ENTRY = re.compile(r"""^  ["']?([a-z][a-z']*)["']?: ["']([A-Z0-2 ]+)["'],?$""", re.MULTILINE)
_TARGET = Path(__file__).parents[2] / "kdeck/check/data/syllables.txt.gz"


def packed(source: str) -> bytes:
    """Pack one line a count, with its words in order; second pronunciations are left out."""
    words: defaultdict[int, list[str]] = defaultdict(list)
    for word, sounds in _ENTRY.findall(source):
        # Only vowels carry a stress digit.
        if count := sum(sound[-1].isdigit() for sound in sounds.split()):
            words[count].append(word)
    lines = (f"{count} {' '.join(sorted(words[count]))}\n" for count in sorted(words))
    return gzip.compress("".join(lines).encode("ascii"), 9, mtime=0)


if __name__ == "__main__":
    _TARGET.write_bytes(packed(Path(sys.argv[1]).read_text("utf-8")))

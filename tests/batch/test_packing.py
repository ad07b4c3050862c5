"""What is packed is had again whole, or refused."""

import zlib

import pytest

from kdeck.batch import packing
from kdeck.batch.packing import packed, unpacked

TEXT = b'{"inputs": [["sources/words.yml", "0"]]}' * 50


def test_what_was_packed_is_had_again_and_takes_less_room() -> None:
    assert unpacked(packed(TEXT)) == TEXT
    assert len(packed(TEXT)) < len(TEXT) / 4
    assert unpacked(TEXT) == TEXT


@pytest.mark.parametrize("data", [b"", b"[]", packed(TEXT)[:-4], packed(TEXT)[:20]])
def test_what_is_not_whole_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="it is"):
        unpacked(data)


def test_no_more_is_unpacked_than_a_record_may_have(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(packing, "_MOST_BYTES", 1000)
    with pytest.raises(ValueError, match="too large"):
        unpacked(zlib.compress(bytes(1001)))
    assert unpacked(zlib.compress(bytes(1000))) == bytes(1000)

"""Outputs in an object store: whole or not at all, and never two builders over each other."""

import json
from pathlib import Path

import obstore
import pytest
from obstore.store import MemoryStore

from days import TODAY
from kdeck.batch.build import Order, build
from kdeck.batch.storeoutput import StoreOutput, open_store
from kdeck.batch.target import Choice
from kdeck.errors import ExitCode, KdeckError
from kdeck.model.audience import Audience
from kdeck.model.recipe import Format

ONE = Choice(("handout",), ("default",), (Audience.PLAIN,), (Format.FRAGMENT,), (), None)

FIRST, SECOND = "output/default/a.pdf", "output/default/b.pdf"
CURRENT = "default/current.json"


def opened(store: MemoryStore) -> StoreOutput:
    return StoreOutput(store, "s3://handouts")


def keys(store: MemoryStore) -> list[str]:
    return sorted(meta["path"] for meta in obstore.list(store).collect())


def test_a_file_is_read_as_it_was_written_and_kept_by_a_later_build() -> None:
    store = MemoryStore()
    opened(store).write({FIRST: b"a", "output/.kept": b"k"})
    opened(store).write({SECOND: b"b"})
    output = opened(store)
    assert (output.read(FIRST), output.read(SECOND), output.read("output/.kept")) == (
        b"a",
        b"b",
        b"k",
    )
    assert output.names("default") == (FIRST, SECOND)


def test_of_two_builders_the_second_is_refused_and_the_first_loses_nothing() -> None:
    store = MemoryStore()
    opened(store).write({FIRST: b"old"})
    one, two = opened(store), opened(store)
    assert one.state(FIRST) == two.state(FIRST)
    one.write({FIRST: b"one"})
    with pytest.raises(KdeckError, match="another build of 'default'") as error:
        two.write({FIRST: b"two"})
    assert error.value.code is ExitCode.NOT_RENDERED
    assert opened(store).read(FIRST) == b"one"


def test_two_builders_of_an_empty_store_do_not_write_over_each_other() -> None:
    store = MemoryStore()
    one, two = opened(store), opened(store)
    assert not one.read(FIRST)
    assert not two.read(FIRST)
    one.write({FIRST: b"one"})
    with pytest.raises(KdeckError, match="meanwhile"):
        two.write({FIRST: b"two"})
    assert opened(store).read(FIRST) == b"one"


def test_what_the_last_build_named_stays_and_what_was_before_it_goes() -> None:
    store = MemoryStore()
    for data in (b"1", b"2", b"3"):
        opened(store).write({FIRST: data})
    held = [obstore.get(store, key).bytes() for key in keys(store) if key != CURRENT]
    assert sorted(map(bytes, held)) == [b"2", b"3"]


def test_a_lost_connection_publishes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    store, put = MemoryStore(), obstore.put
    opened(store).write({FIRST: b"old", SECOND: b"old"})

    def failing(to: MemoryStore, key: str, data: bytes, **mode: object) -> object:
        if key.endswith("b.pdf"):
            raise obstore.exceptions.GenericError("connection lost\nmore")
        return put(to, key, data, **mode)  # type: ignore[arg-type]

    monkeypatch.setattr(obstore, "put", failing)
    with pytest.raises(KdeckError, match=r"cannot be reached: connection lost$") as error:
        opened(store).write({FIRST: b"new", SECOND: b"new"})
    assert error.value.code is ExitCode.NOT_RENDERED
    assert [opened(store).read(path) for path in (FIRST, SECOND)] == [b"old", b"old"]


@pytest.mark.parametrize("old", ["a.pdf", '"files"', "default/"])
def test_what_is_damaged_is_told_and_not_trusted(old: str) -> None:
    store = MemoryStore()
    opened(store).write({FIRST: b"a"})
    text = bytes(obstore.get(store, CURRENT).bytes()).decode()
    obstore.put(store, CURRENT, text.replace(old, "other/").encode())
    with pytest.raises(KdeckError, match="is damaged"):
        opened(store).state(FIRST)


def test_a_file_whose_object_is_gone_or_changed_is_not_taken_for_it() -> None:
    store = MemoryStore()
    opened(store).write({FIRST: b"a", SECOND: b"b"})
    first, second = (key for key in keys(store) if key != CURRENT)
    obstore.delete(store, first)
    obstore.put(store, second, b"c")
    assert opened(store).size(FIRST) is None
    assert not opened(store).read(SECOND)


def test_a_build_writes_the_same_bytes_as_into_a_folder_and_only_once(
    fresh: Path, tmp_path: Path
) -> None:
    (tmp_path / "store").mkdir()
    url = (tmp_path / "store").as_uri()
    report = build(fresh, Order(ONE, output=url, today=TODAY), lambda *_: None)
    assert {outcome.status for outcome in report.outcomes} == {"built"}
    again = build(fresh, Order(ONE, output=url, today=TODAY), lambda *_: None)
    assert {outcome.status for outcome in again.outcomes} == {"unchanged"}
    build(fresh, Order(ONE, today=TODAY), lambda *_: None)
    output = open_store(url)
    for outcome in report.outcomes:
        path = outcome.target.path
        assert output.read(path) == (fresh / path).read_bytes()
    listed = json.loads(output.read("output/default/manifest.json"))
    assert [each["file"] for each in listed["files"]] == [path.rpartition("/")[2]]

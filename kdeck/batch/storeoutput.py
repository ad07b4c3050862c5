"""An object store in which what is built stands, in place of a folder: S3, Google or Azure.

A theme's files are written as THEME/BUILD/FILE, under a build that is new each time and where no
reader looks yet. THEME/current.json, which names the object of every file, is swapped last, and
only if nobody else swapped it meanwhile. What the last one named stays for those who read it still.
"""

import secrets
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from kdeck.batch.kit.table import kind_of_name
from kdeck.batch.output import Output
from kdeck.batch.storecurrent import FILE, StoredFile, current_bytes, is_of_build, read_current
from kdeck.batch.target import INDEX, OUTPUT
from kdeck.errors import ExitCode, KdeckError
from kdeck.fingerprint import ABSENT, digest

if TYPE_CHECKING:
    from obstore.store import ObjectStore, RetryConfig

_AGAIN = (
    "check the network and the keys in the environment, and run this again: "
    "each theme is published whole, or is as it was"
)


@dataclass(frozen=True, slots=True)
class _Current:
    """Hold what stands of a theme: the objects by file, and the tag and day of the last swap."""

    objects: Mapping[str, StoredFile]
    tag: str | None = None
    since: datetime | None = None


class StoreOutput(Output):
    """Read and write what is built in an object store; files beside all themes are plain objects.

    Every method raises KdeckError (NOT_RENDERED) where the store does not answer.
    """

    is_folder = False

    def __init__(self, store: "ObjectStore", url: str) -> None:
        super().__init__(Path(), "", f"{url.rstrip('/')}/", is_own=False)
        self._store = store
        self._themes: dict[str, _Current] = {}

    def state(self, path: str) -> str:
        """Give the digest that a file was written with, or ABSENT where its object is gone."""
        found = self._object(path)
        return found.sha256 if found else ABSENT

    def read(self, path: str) -> bytes:
        """Read a file; empty where there is none, or where it is not as it was written."""
        theme, file = _split(path)
        if not theme:
            return self._get(file) or b""
        found = self._object(path)
        data = (self._get(found.key) if found else None) or b""
        return data if found and digest(data) == found.sha256 else b""

    def size(self, path: str) -> int | None:
        """Give how many bytes a file has; None where there is none."""
        found = self._object(path)
        return found.size if found else None

    def names(self, theme: str) -> tuple[str, ...]:
        """List the files of a theme in any format, by their names in the program."""
        return tuple(
            f"{OUTPUT}/{theme}/{file}"
            for file in sorted(self._current(theme).objects)
            if not file.startswith(".") and kind_of_name(file) and file != INDEX
        )

    def themes_with(self, file: str) -> tuple[str, ...]:  # noqa: ARG002
        """Name no theme: those of a store may be another project's."""
        return ()

    def require_inside(self, themes: Iterable[str]) -> None:
        """Refuse nothing: a store has no links that lead out of it."""

    def write(self, files: Mapping[str, bytes]) -> None:
        """Write files; those of a theme are seen all at once, or none.

        Raises KdeckError where another build of a theme was published meanwhile.
        """
        themes: dict[str, dict[str, bytes]] = {}
        for path, data in files.items():
            theme, file = _split(path)
            themes.setdefault(theme, {})[file] = data
        beside = themes.pop("", {})
        build = secrets.token_hex(8)
        swapped = {theme: self._upload(theme, build, own) for theme, own in themes.items()}
        for theme, objects in swapped.items():
            self._swap(theme, objects)
        for file, data in beside.items():
            self._put(file, data)

    def _upload(
        self, theme: str, build: str, files: Mapping[str, bytes]
    ) -> Mapping[str, StoredFile]:
        """Write files where no reader looks; give what the theme then has."""
        objects = dict(self._current(theme).objects)
        for file, data in files.items():
            key = f"{theme}/{build}/{file}"
            self._put(key, data)
            objects[file] = StoredFile(key, digest(data), len(data))
        return objects

    def _swap(self, theme: str, objects: Mapping[str, StoredFile]) -> None:
        """Publish the objects of a theme, unless somebody else published others."""
        import obstore
        from obstore.exceptions import AlreadyExistsError, PreconditionError

        last, key = self._current(theme), f"{theme}/{FILE}"
        data = current_bytes(objects)
        with self._answering(key):
            try:
                if last.tag is None:
                    obstore.put(self._store, key, data, mode="create")
                else:
                    self._replace(key, data, last.tag)
            except (AlreadyExistsError, PreconditionError):
                raise KdeckError(
                    f"another build of '{theme}' was published in '{self._shown}' meanwhile",
                    "run this again: it makes only what that build has not made",
                    ExitCode.NOT_RENDERED,
                ) from None
        del self._themes[theme]
        self._clear(theme, last, objects)

    def _replace(self, key: str, data: bytes, tag: str) -> None:
        import obstore

        try:
            obstore.put(self._store, key, data, mode={"e_tag": tag})
        # A folder that stands for a store compares no tags.
        except NotImplementedError:
            obstore.put(self._store, key, data)

    def _clear(self, theme: str, last: _Current, objects: Mapping[str, StoredFile]) -> None:
        """Remove what neither the last swap nor this one names; who is at work is left alone.

        Whoever began before the last swap can publish no more; others wrote after it. What cannot
        be removed now, a later build removes.
        """
        import obstore

        if last.since is None:
            return
        named = {each.key for each in (*last.objects.values(), *objects.values())}
        with suppress(KdeckError), self._answering(theme):
            gone = [
                meta["path"]
                for meta in obstore.list(self._store, theme).collect()
                if is_of_build(meta["path"])
                and meta["path"] not in named
                and meta["last_modified"] < last.since
            ]
            if gone:
                obstore.delete(self._store, gone)

    def _object(self, path: str) -> StoredFile | None:
        theme, file = _split(path)
        return self._current(theme).objects.get(file) if theme else None

    def _current(self, theme: str) -> _Current:
        """Read what stands of a theme, once: what is published must follow what was read."""
        if theme not in self._themes:
            self._themes[theme] = self._read_current(theme)
        return self._themes[theme]

    def _read_current(self, theme: str) -> _Current:
        import obstore

        key = f"{theme}/{FILE}"
        with self._answering(key):
            try:
                found = obstore.get(self._store, key)
            except FileNotFoundError:
                return _Current({})
            named = read_current(bytes(found.bytes()), f"{self._shown}{key}", theme)
            sizes = {
                meta["path"]: meta["size"] for meta in obstore.list(self._store, theme).collect()
            }
            there = {file: each for file, each in named.items() if sizes.get(each.key) == each.size}
            return _Current(there, found.meta["e_tag"], found.meta["last_modified"])

    def _get(self, key: str) -> bytes | None:
        import obstore

        with self._answering(key):
            try:
                return bytes(obstore.get(self._store, key).bytes())
            except FileNotFoundError:
                return None

    def _put(self, key: str, data: bytes) -> None:
        import obstore

        with self._answering(key):
            obstore.put(self._store, key, data)

    @contextmanager
    def _answering(self, key: str) -> Iterator[None]:
        from obstore.exceptions import BaseError

        try:
            yield
        except (BaseError, OSError) as error:
            raise KdeckError(
                f"'{self._shown}{key}' cannot be reached: {_reason(error)}",
                _AGAIN,
                ExitCode.NOT_RENDERED,
            ) from None


def open_store(url: str) -> StoreOutput:
    """Open the store at an address; who may use it, the environment says.

    Raises KdeckError where obstore is not installed (TOOL_MISSING), or knows no such address.
    """
    return StoreOutput(_opened(url), url)


@cache
def _opened(url: str) -> "ObjectStore":
    try:
        from obstore.exceptions import BaseError
        from obstore.store import from_url
    except ModuleNotFoundError:
        raise KdeckError(
            "obstore is not installed, which writes into object stores",
            "install it: pip install 'kdeck[store]'",
            ExitCode.TOOL_MISSING,
        ) from None
    patience: RetryConfig = {"max_retries": 3, "retry_timeout": timedelta(seconds=30)}
    try:
        if url.startswith(("file:", "memory:")):
            return from_url(url)
        return from_url(url, retry_config=patience)
    except (BaseError, OSError, ValueError) as error:
        raise KdeckError(
            f"'{url}' cannot be used as an object store: {_reason(error)}",
            "name a bucket, as in -o s3://handouts/clinics",
            ExitCode.USAGE,
        ) from None


def _split(path: str) -> tuple[str, str]:
    """Give the theme and the file of 'output/THEME/FILE'; no theme for what stands beside all."""
    theme, _, file = path.removeprefix(f"{OUTPUT}/").rpartition("/")
    return theme, file


def _reason(error: Exception) -> str:
    """Give the first line of what a store says; the rest is for those who write one."""
    return (str(error).splitlines() or [type(error).__name__])[0]

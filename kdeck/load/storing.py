"""What was read, as JSON and back: the values of the model, and nothing that runs.

A value names its type; only data classes and enumerations of the model are made from what was kept,
so that a file that somebody else wrote gives wrong values at worst, which its digest tells.
"""

from collections.abc import Callable, Iterable
from dataclasses import fields, is_dataclass
from decimal import Decimal
from enum import Enum
from functools import cache
from importlib import import_module
from operator import attrgetter

from kdeck.finding import Span

_MODEL = ("kdeck.model.", "kdeck.color.", "kdeck.finding.", "kdeck.matrix.", "kdeck.paletterole.")
_TUPLE, _SET, _DECIMAL, _BYTES, _SPAN = -1, -2, -3, -4, -5
_PLAIN = frozenset({type(None), bool, int, float, str})
# Whole numbers name types of the model by their place in a table.
Stored = None | bool | int | float | str | list["Stored"]


class UnstorableError(ValueError):
    """Refuse a value of a type that is not of the model."""


class Types:
    """Number the types of the model that stored values name."""

    def __init__(self, names: list[str] | None = None) -> None:
        self.names = names or []
        self._numbers = {name: number for number, name in enumerate(self.names)}
        self._known: dict[type, int] = {}
        self._makers: dict[int, Callable[..., object]] = {}

    def store(self, value: object) -> Stored:
        """Write a value; raises UnstorableError for one that is not of the model."""
        kind: type = type(value)
        if kind in _PLAIN:
            return value  # type: ignore[return-value]
        if isinstance(value, tuple):
            return [_TUPLE, *self._inner(value)]
        if isinstance(value, Span):
            return [_SPAN, value.file, value.line, value.path]
        if isinstance(value, Enum):
            return [self._number(kind), self.store(value.value)]
        if is_dataclass(value):
            return [self._number(kind), *self._inner(_parts(kind)(value))]
        if isinstance(value, frozenset):
            return [_SET, *map(self.store, sorted(value))]
        if isinstance(value, Decimal):
            return [_DECIMAL, str(value)]
        if isinstance(value, bytes):
            return [_BYTES, value.decode("latin-1")]
        raise UnstorableError(kind.__qualname__)

    def _inner(self, values: Iterable[object]) -> list[Stored]:
        # Most of what stands in a value is plain, and is not asked one by one.
        return [
            each if type(each) in _PLAIN else self.store(each)  # type: ignore[misc]
            for each in values
        ]

    def restore(self, stored: Stored) -> object:
        """Make a value anew; raises ValueError, LookupError or TypeError for what is none."""
        if type(stored) is not list:
            return stored
        number, *inner = stored
        values = [self.restore(each) if type(each) is list else each for each in inner]
        if number == _TUPLE:
            return tuple(values)
        if number == _SPAN:
            return Span(*values)  # type: ignore[arg-type]
        maker = self._makers.get(number)  # type: ignore[arg-type]
        if maker is None:
            maker = self._makers[number] = self._maker(number)  # type: ignore[index,arg-type]
        return maker(*values)

    def _number(self, kind: type) -> int:
        known = self._known.get(kind)
        if known is not None:
            return known
        name = _name(kind)
        if name not in self._numbers:
            _type(name)
            self._numbers[name] = len(self.names)
            self.names.append(name)
        return self._known.setdefault(kind, self._numbers[name])

    def _maker(self, number: int) -> Callable[..., object]:
        return _SPECIAL[number] if number < 0 else _type(self.names[number])


def _name(kind: type) -> str:
    return f"{kind.__module__}.{kind.__qualname__}"


def _type(name: str) -> type:
    """Find a data class or an enumeration of the model."""
    module, _, own = name.rpartition(".")
    if not name.startswith(_MODEL):
        raise UnstorableError(name)
    found = getattr(import_module(module), own)
    if not isinstance(found, type) or found.__module__ != module:
        raise UnstorableError(name)
    if not (is_dataclass(found) or issubclass(found, Enum)):
        raise UnstorableError(name)
    return found


@cache
def _parts(kind: type) -> Callable[[object], tuple[object, ...]]:
    """Give what takes from a data class what it is made of."""
    names = [field.name for field in fields(_type(_name(kind))) if field.init]
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: tuple(getattr(value, name) for name in names)


def _set(*values: object) -> frozenset[object]:
    return frozenset(values)


def _bytes(text: str) -> bytes:
    return text.encode("latin-1")


_SPECIAL: dict[int, Callable[..., object]] = {_SET: _set, _DECIMAL: Decimal, _BYTES: _bytes}

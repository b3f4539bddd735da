"""``NamedTuple`` as ``typing`` has it, made in a tenth of the time.

``typing.NamedTuple`` compiles the text of every annotation and the text of a constructor: 0.2 ms a class, and a check
of one small workbook makes nearly a hundred. Here annotations stay text, constructors with equally many fields share
one compiled code with other names in it, and what all records can do is written once, in their common base.

Type checkers see ``typing.NamedTuple`` itself. At run time a class is a tuple with ``_fields``, ``_field_defaults``,
``_make``, ``_replace``, ``_asdict`` and ``__match_args__``; instances are made, read, compared, copied and pickled as
those of ``typing`` are. Modules that use it need ``from __future__ import annotations``.
"""

from __future__ import annotations

import collections
from collections.abc import Callable, Iterable
from functools import cache
from operator import itemgetter
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, Self


class Record(tuple[Any, ...]):
    """The base of every class made with ``NamedTuple``; the methods are those that ``collections`` documents."""

    __slots__ = ()
    # Not annotated: an annotation here would be a field of every record for ``typing.get_type_hints``.
    _fields = tuple[str, ...]()

    @classmethod
    def _make(cls, values: Iterable[Any]) -> Self:
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **changes: Any) -> Self:
        made = tuple.__new__(type(self), map(changes.pop, self._fields, self))
        if changes:
            raise ValueError(f"Got unexpected field names: {list(changes)!r}")
        return made

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        values = ", ".join(f"{name}={value!r}" for name, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({values})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


class _Maker(type):
    """Turns the body of a class into a record instead of a class of its own kind."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> Any:
        if not bases:
            return super().__new__(cls, name, bases, body)  # NamedTuple itself
        if len(bases) > 1:
            raise TypeError(f"{name}: a record has no base but NamedTuple")
        fields = tuple(body.get("__annotations__", ()))
        defaults = {field: body[field] for field in fields if field in body}
        if fields[len(fields) - len(defaults) :] != tuple(defaults):
            raise TypeError(f"{name}: a field without a default follows one with a default")
        body.update({field: _getter(index) for index, field in enumerate(fields)})
        body.update(__slots__=(), __match_args__=fields, _fields=fields, _field_defaults=defaults)
        code = _constructor(len(fields)).replace(
            co_varnames=("_cls", *fields), co_name="__new__", co_qualname=f"{body['__qualname__']}.__new__"
        )
        body["__new__"] = FunctionType(code, _GLOBALS, "__new__", tuple(defaults.values()))
        return type(name, (Record,), body)


@cache
def _constructor(count: int) -> CodeType:
    """The code of a constructor of so many fields, whatever their names: from arguments straight into the tuple."""
    values = "".join(f"_{i}, " for i in range(count))
    made: Callable[..., Any] = eval(f"lambda _cls, {values}: _new(_cls, ({values}))")
    return made.__code__


_GLOBALS = {"_new": tuple.__new__, "__builtins__": {}, "__name__": __name__}
_native: Callable[[int, str], Any] | None = getattr(collections, "_tuplegetter", None)


@cache
def _getter(index: int) -> Any:
    """What reads a field by its number; the one of ``collections``, written in C, where there is one."""
    doc = f"Alias for field number {index}"
    return _native(index, doc) if _native else property(itemgetter(index), doc=doc)


if TYPE_CHECKING:
    from typing import NamedTuple as NamedTuple
else:

    class NamedTuple(metaclass=_Maker):
        """The base to write: ``class Point(NamedTuple)`` with annotated fields, then defaults, methods, properties."""

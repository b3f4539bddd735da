"""Records behave as ``typing.NamedTuple`` classes do, whose place they take."""

from __future__ import annotations

import copy
import inspect
import pickle
import typing
from typing import Any

import pytest

from toolkit.core.deadline import PhraseReading
from toolkit.record import NamedTuple


class Mine(NamedTuple):
    """A point of a chart."""

    x: int
    y: tuple[str, ...]
    label: str = "none"
    size: float = 1.5

    @property
    def double(self) -> int:
        return self.x * 2

    def named(self, label: str) -> Mine:
        return self._replace(label=label)


class Theirs(typing.NamedTuple):
    """A point of a chart."""

    x: int
    y: tuple[str, ...]
    label: str = "none"
    size: float = 1.5

    @property
    def double(self) -> int:
        return self.x * 2


class Empty(NamedTuple):
    pass


class Old(Mine):
    """A class derived from a record, as with ``typing``: no new fields."""

    extra: int = 3


BOTH = pytest.mark.parametrize("kind", [Mine, Theirs])


@BOTH
def test_made_by_place_by_name_and_with_defaults(kind: Any) -> None:
    value = kind(1, y=("a",), size=2.0)
    assert value == (1, ("a",), "none", 2.0) and hash(value) == hash((1, ("a",), "none", 2.0))
    assert (value.x, value.y, value.label, value.size, value.double) == (1, ("a",), "none", 2.0, 2)
    assert value[0] == 1 and len(value) == 4 and isinstance(value, tuple)
    assert repr(value) == f"{kind.__name__}(x=1, y=('a',), label='none', size=2.0)"
    assert not hasattr(value, "__dict__")
    with pytest.raises(AttributeError):
        value.x = 3
    with pytest.raises(AttributeError):
        value.other = 3


@BOTH
@pytest.mark.parametrize(
    ("args", "named"), [((), {}), ((1,), {}), ((1, (), "", 1.0, 2), {}), ((1, ()), {"x": 1}), ((1, ()), {"z": 1})]
)
def test_wrong_arguments_are_refused(kind: Any, args: tuple[Any, ...], named: dict[str, Any]) -> None:
    with pytest.raises(TypeError, match=r"__new__\(\)|<lambda>"):
        kind(*args, **named)


@BOTH
def test_what_a_record_can_do(kind: Any) -> None:
    value = kind(1, ())
    assert value._replace(label="b", x=2) == kind(2, (), "b") and type(value._replace(x=1)) is kind
    with pytest.raises(ValueError, match="unexpected field names: \\['z'\\]"):
        value._replace(z=1)
    assert kind._make([1, (), "c", 0.0]) == kind(1, (), "c", 0.0)
    with pytest.raises(TypeError, match="Expected 4 arguments, got 2"):
        kind._make([1, 2])
    assert value._asdict() == {"x": 1, "y": (), "label": "none", "size": 1.5}
    assert kind._fields == kind.__match_args__ == ("x", "y", "label", "size")
    assert kind._field_defaults == {"label": "none", "size": 1.5}
    assert kind.__doc__ == "A point of a chart." and kind.x.__doc__ == "Alias for field number 0"


@BOTH
def test_kept_copied_and_matched(kind: Any) -> None:
    value = kind(1, ("a",), "b")
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(value, protocol))
        assert again == value and type(again) is kind
    for again in (copy.copy(value), copy.deepcopy(value)):
        assert again == value and type(again) is kind
    match value:
        case kind(1, (name,), label=label):
            assert (name, label) == ("a", "b")
        case _:
            pytest.fail("not matched")


def test_seen_from_outside_it_is_the_same() -> None:
    assert typing.get_type_hints(Mine) == typing.get_type_hints(Theirs)
    assert inspect.signature(Mine).parameters.keys() == inspect.signature(Theirs).parameters.keys()
    assert inspect.signature(Mine).parameters["size"].default == 1.5
    assert type(Mine) is type and Mine.__module__ == __name__ and Mine.__qualname__ == "Mine"
    assert Mine(1, ()).named("c").label == "c"


def test_a_derived_class_has_the_fields_of_its_record() -> None:
    old = Old(1, ())
    assert Old._fields == Mine._fields and old.extra == 3 and type(old._replace(x=2)) is Old


def test_no_fields_and_wrong_definitions() -> None:
    assert Empty() == () and repr(Empty()) == "Empty()"
    with pytest.raises(TypeError, match="follows one with a default"):
        type(NamedTuple)(
            "Bad", (NamedTuple,), {"__annotations__": {"a": "int", "b": "int"}, "a": 1, "__qualname__": "B"}
        )
    with pytest.raises(TypeError, match="no base but NamedTuple"):
        type(NamedTuple)("Bad", (NamedTuple, dict), {"__qualname__": "Bad"})


def test_the_types_of_the_program_can_still_be_asked_for() -> None:
    assert typing.get_type_hints(PhraseReading).keys() == set(PhraseReading._fields)

"""Light records: made by position or name, frozen, equal by value."""

import copy
import pickle
from typing import Any

import pytest

from wola_facts.model.plain import Plain, default, fields, replace


class Point(Plain):
    """A point."""

    x: int
    y: int = 0


class Named(Point):
    """A point with a name."""

    name: str = ""


@pytest.mark.parametrize(
    ("args", "given", "error"),
    [
        pytest.param((), {}, "lacks 'x'", id="a field is missing"),
        pytest.param((1, 2, 3), {}, "once", id="too many"),
        pytest.param((1,), {"x": 1}, "once", id="given twice"),
        pytest.param((1,), {"z": 1}, "has no z", id="unknown"),
        pytest.param((), {"y": 1, "z": 1}, "lacks 'x'", id="one missing and one unknown"),
    ],
)
def test_what_cannot_be_made(args: tuple[int, ...], given: dict[str, int], error: str) -> None:
    make: Any = Point
    with pytest.raises(TypeError, match=error):
        make(*args, **given)


def test_fields_in_order_with_their_defaults() -> None:
    assert fields(Named) == ("x", "y", "name")
    assert default(Named, "y") == 0
    assert default(Named, "x", "none") == "none"
    assert Named(1, name="a") == Named(x=1, y=0, name="a")


def test_equal_by_class_and_value() -> None:
    assert Point(1, 2) == Point(1, y=2)
    assert Point(1, 2) != Point(1, 3)
    assert Point(1, 2) != Named(1, 2)
    assert len({Point(1), Point(1), Point(2)}) == 2


def test_frozen() -> None:
    point: Any = Point(1)
    with pytest.raises(AttributeError, match="frozen"):
        point.x = 2
    with pytest.raises(AttributeError, match="frozen"):
        del point.x
    with pytest.raises(AttributeError):
        point.z = 1


def test_changed_copied_and_shown() -> None:
    point = Named(1, 2, "a")
    assert replace(point, y=3) == Named(1, 3, "a")
    with pytest.raises(TypeError, match="has no z"):
        replace(point, z=3)
    assert copy.deepcopy(point) == point
    assert pickle.loads(pickle.dumps(point)) == point  # our own bytes
    assert repr(point) == "Named(x=1, y=2, name='a')"
    match point:
        case Named(x, y, name):
            assert (x, y, name) == (1, 2, "a")

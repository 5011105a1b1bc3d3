"""Light frozen records: fields by annotation; equality, hash and repr by their values.

`dataclass` writes and compiles Python anew for every class, 0.4 ms each: with the fifty classes on the way to
`facts show`, a sixth of its time. Here a class costs a fiftieth of that, and type checkers read it as a dataclass.
"""

import sys
from collections.abc import Callable, Mapping
from operator import attrgetter
from typing import Any, TypeVar, dataclass_transform

_T = TypeVar("_T", bound="Plain")


def _annotated(namespace: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the names that the body of a class annotates."""
    if sys.version_info >= (3, 14):
        import annotationlib

        annotate = annotationlib.get_annotate_from_class_namespace(namespace)
        if annotate is None:
            return ()
        return tuple(annotationlib.call_annotate_function(annotate, annotationlib.Format.FORWARDREF))
    return tuple(namespace.get("__annotations__", ()))


@dataclass_transform(frozen_default=True, eq_default=True)
class _Fields(type):
    """Makes each annotated name of a class a slot, and its value there, which has to be immutable, its default."""

    #: The names of the fields in order, those of bases first.
    __match_args__: tuple[str, ...]
    _defaults: dict[str, Any]
    _put: tuple[tuple[str, Any], ...]
    #: So many fields have to be given, where all are given by position, and these are the values of the others.
    _least: int
    _rest: tuple[Any, ...]
    #: Reads all fields of a record, or the only one.
    _values: Callable[[Any], Any]

    def __new__(mcs, name: str, bases: tuple[type, ...], namespace: dict[str, Any]) -> "_Fields":
        """Return the class with its slots."""
        own = _annotated(namespace)
        defaults = {field: namespace.pop(field) for field in own if field in namespace}
        names = own
        for base in bases:
            if isinstance(base, _Fields):
                names = (*base.__match_args__, *names)
                defaults = {**base._defaults, **defaults}
        made = super().__new__(mcs, name, bases, {**namespace, "__slots__": own, "__match_args__": names})
        made._defaults = defaults
        made._put = tuple((field, getattr(made, field).__set__) for field in names)
        made._least = max((number for number, field in enumerate(names, 1) if field not in defaults), default=0)
        made._rest = tuple(defaults.get(field) for field in names)
        made._values = attrgetter(*names) if names else type
        return made


class Plain(metaclass=_Fields):
    """A frozen record. It is made by position or by name; two of one class are equal when all fields are."""

    def __init__(self, *args: Any, **given: Any) -> None:
        """Fill the fields; TypeError where one is missing, given twice or unknown."""
        cls = type(self)
        if not given and cls._least <= len(args) <= len(cls._put):
            for (_, put), value in zip(cls._put, args + cls._rest[len(args) :], strict=True):
                put(self, value)
            return
        values = cls._defaults | given
        if args:
            names = cls.__match_args__
            if len(args) > len(names) or not given.keys().isdisjoint(names[: len(args)]):
                raise TypeError(f"{cls.__name__} takes each of {', '.join(names)} once")
            values.update(zip(names, args, strict=False))
        if len(values) > len(cls._put):
            unknown = given.keys() - set(cls.__match_args__)
            raise TypeError(f"{cls.__name__} has no {', '.join(sorted(unknown))}")
        try:
            for name, put in cls._put:
                put(self, values[name])
        except KeyError as error:
            raise TypeError(f"{cls.__name__} lacks {error}") from None

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse: a record never changes."""
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be set")

    def __delattr__(self, name: str) -> None:
        """Refuse: a record never changes."""
        raise AttributeError(f"{type(self).__name__} is frozen: {name} cannot be deleted")

    def __eq__(self, other: object) -> bool:
        """Whether the other is of the same class and all its fields are equal."""
        if self is other:
            return True
        cls = type(self)
        if cls is not type(other):
            return NotImplemented
        return bool(cls._values(self) == cls._values(other))

    def __hash__(self) -> int:
        """Return a hash of all fields."""
        return hash(type(self)._values(self))

    def __repr__(self) -> str:
        """Return the call that would make it."""
        cls = type(self)
        return f"{cls.__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in cls.__match_args__)})"

    def __reduce__(self) -> tuple[Any, ...]:
        """Copy and pickle by making it anew."""
        return type(self), tuple([getattr(self, name) for name in type(self).__match_args__])


def fields(record: "Plain | type[Plain]") -> tuple[str, ...]:
    """Return the names of the fields of a record or of a class of records, in order."""
    return record.__match_args__


def default(kind: type[Plain], field: str, missing: object = None) -> object:
    """Return the default of a field, or `missing` where the field has to be given."""
    return kind._defaults.get(field, missing)


def made(kind: type[_T], values: dict[str, Any]) -> _T:
    """Return a record of values that were read back from one: quicker than making it, and as strict on what is missing.

    Raises:
        KeyError: where a field without a default is not there.
    """
    record = kind.__new__(kind)
    values = kind._defaults | values
    for name, put in kind._put:
        put(record, values[name])
    return record


def replace(record: _T, **changes: Any) -> _T:
    """Return the record with some fields changed; TypeError where one is unknown."""
    return type(record)(**{name: getattr(record, name) for name in fields(record)} | changes)

"""What frozen records share: equality, hash and repr by their fields.

`dataclass` writes and compiles these anew for every class, which is most of what defining one costs: with forty
classes on the way to `facts show`, a fifth of its time. So they are turned off there and inherited from here.
"""


class Plain:
    """A base for `@dataclass(frozen=True, slots=True, repr=False, eq=False)`: two are equal when all fields are."""

    __slots__ = ()

    def __eq__(self, other: object) -> bool:
        if type(self) is not type(other):
            return NotImplemented
        return all(getattr(self, name) == getattr(other, name) for name in self._names())

    def __hash__(self) -> int:
        return hash(tuple(getattr(self, name) for name in self._names()))

    def __repr__(self) -> str:
        fields = ", ".join(f"{name}={getattr(self, name)!r}" for name in self._names())
        return f"{type(self).__qualname__}({fields})"

    @classmethod
    def _names(cls) -> tuple[str, ...]:
        return tuple(cls.__dict__["__dataclass_fields__"])

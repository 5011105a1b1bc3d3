"""`--sort`: by one field or several, `-field` the other way round, numbers exactly; what is not said comes last."""

from collections.abc import Iterable, Sequence
from datetime import date as Day
from decimal import Decimal

from wola_facts.errors import UsageError
from wola_facts.model.dates import Period
from wola_facts.model.fact import Fact
from wola_facts.model.quantity import Bound, Quantity
from wola_facts.model.text import fold
from wola_facts.query.fields import Context, Read, field_of, near_fields

_Key = tuple[str, ...] | tuple[Decimal, Decimal] | tuple[Day, Day]

#: Of two values with one number the one that lies lower comes first.
_LEAN = {Bound.UNDER: -2, Bound.ALMOST: -1, Bound.UP_TO: -1, Bound.AT_LEAST: 1, Bound.OVER: 2}


def ordered(facts: Iterable[Fact], keys: Sequence[str], context: Context) -> tuple[Fact, ...]:
    """Return the facts by fields such as `value`, `-date` or `topic,-value`; equals keep their order.

    A value sorts by the number it names, a period by its first day, text without case and accents.

    Raises:
        UsageError: for a field that there is not.
    """
    rows = list(facts)
    wanted = [name.strip() for key in keys for name in key.split(",") if name.strip()]
    for name in reversed(wanted):
        field = field_of(name.lstrip("-+"))
        if field is None:
            raise UsageError(f"There is no field `{name[:60]}` to sort by.", near_fields(name.lstrip("-+")[:60]))
        keyed = [(_key(field.read(fact, context)), fact) for fact in rows]
        said = [(key, fact) for key, fact in keyed if key is not None]
        said.sort(key=lambda one: one[0], reverse=name.startswith("-"))
        rows = [fact for _, fact in said] + [fact for key, fact in keyed if key is None]
    return tuple(rows)


def _key(read: Read) -> _Key | None:
    if read is None or read == ():
        return None
    if isinstance(read, tuple):
        return tuple(fold(text) for text in read)
    if isinstance(read, Quantity):
        number = read.numbers[0] if read.numbers else read.low if read.low is not None else read.high
        return None if number is None else (number, Decimal(_LEAN.get(read.bound, 0)))
    if isinstance(read, Decimal):
        return (read, Decimal(0))
    if isinstance(read, Period):
        return (read.start or Day.min, read.end or Day.max)
    return (read, read)

"""What a condition of `--where` is once read, and its three-valued answer about a fact: yes, no, or not decided."""

from collections.abc import Iterable
from datetime import date as Day
from decimal import Decimal

from wola_facts.model.dates import Period, read_period
from wola_facts.model.fact import Fact
from wola_facts.model.interval import Answer, Interval, compare
from wola_facts.model.plain import Plain
from wola_facts.model.quantity import Quantity
from wola_facts.model.text import fold
from wola_facts.query.fields import Context, Field, Read


class Comparison(Plain):
    """`field operator value`; with `in` several values, of which any will do."""

    field: Field
    operator: str
    values: tuple["Value", ...]

    def answer(self, fact: Fact, context: Context) -> bool | None:
        """Return whether it holds, or None where the record does not decide it."""
        read = self.field.read(fact, context)
        return _any(_answer(read, self.operator, value) for value in self.values)


class Not(Plain):
    """The opposite; what is not decided stays so."""

    inner: "Node"

    def answer(self, fact: Fact, context: Context) -> bool | None:
        """Return the opposite answer."""
        answer = self.inner.answer(fact, context)
        return None if answer is None else not answer


class Every(Plain):
    """All of them."""

    inner: tuple["Node", ...]

    def answer(self, fact: Fact, context: Context) -> bool | None:
        """Return False as soon as one fails."""
        open_one = False
        for node in self.inner:
            answer = node.answer(fact, context)
            if answer is False:
                return False
            open_one |= answer is None
        return None if open_one else True


class Some(Plain):
    """At least one of them."""

    inner: tuple["Node", ...]

    def answer(self, fact: Fact, context: Context) -> bool | None:
        """Return True as soon as one holds."""
        return _any(node.answer(fact, context) for node in self.inner)


Node = Comparison | Not | Every | Some

#: What a field is compared with; None is the word `none`.
Value = str | Interval | Period | None


def _answer(read: Read, operator: str, value: Value) -> bool | None:
    if value is None:
        absent = read is None or read == ()
        return absent if operator == "=" else not absent if operator == "!=" else None
    if isinstance(read, tuple):
        return _text_answer(read, operator, str(value))
    if read is None:
        return None
    if isinstance(read, Quantity):
        return str(value) in fold(read.text) if operator == "~" else _number_answer(read.interval, operator, value)
    if isinstance(read, Decimal):
        return str(value) in str(read) if operator == "~" else _number_answer(Interval.exactly(read), operator, value)
    period = read if isinstance(read, Period) else read_period(read)
    return _date_answer(period, operator, value) if isinstance(value, Period) else None


def _text_answer(texts: tuple[str, ...], operator: str, value: str) -> bool:
    if operator == "~":
        return any(value in fold(text) for text in texts)
    equal = any(value == fold(text) for text in texts) or (not value and not texts)
    return equal if operator == "=" else not equal


def _number_answer(read: Interval, operator: str, value: object) -> bool | None:
    if not isinstance(value, Interval):
        return None
    answer = compare(read, "==" if operator == "=" else operator, value)
    return None if answer is Answer.OPEN else answer is Answer.HOLDS


def _date_answer(read: Period, operator: str, value: Period) -> bool | None:
    first, last = value.start or Day.min, value.end or Day.max
    start, end = read.start, read.end or Day.max
    if operator == ">=":
        return None if start is None else start >= first
    if operator == ">":
        return None if start is None else start > last
    if operator == "<=":
        return end <= last
    if operator == "<":
        return end < first
    if operator == "~":
        return (start or Day.min) <= last and first <= end
    within = None if start is None else first <= start and end <= last
    return within if operator == "=" or within is None else not within


def _any(answers: Iterable[bool | None]) -> bool | None:
    open_one = False
    for answer in answers:
        if answer:
            return True
        open_one |= answer is None
    return None if open_one else False

"""What an expression over facts comes to: exact intervals, three-valued comparisons, periods before any arithmetic."""

import re
from collections.abc import Callable, Iterable
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal, localcontext
from functools import reduce

from wola_facts.checks.expression import Call, Chain, Comparison, Name, Negative, Node, Number
from wola_facts.corpus.corpus import Corpus
from wola_facts.errors import ExpressionError
from wola_facts.model.dates import Period, Relation
from wola_facts.model.fact import Fact
from wola_facts.model.interval import PRECISION, Answer, Interval, compare
from wola_facts.model.plain import Plain

_EXPONENT = re.compile(r"[0-9]+e[0-9]+", re.IGNORECASE)


class UnknownFact(ExpressionError):
    """An id that no fact has, or a part that its fact does not have; `name` is the id of the fact."""

    def __init__(self, name: str, expression: str, column: int, message: str = "", hint: str = "") -> None:
        super().__init__(message or f"there is no fact `{name[:60]}`", expression, column, hint)
        self.name = name


class Timed(Plain):
    """A period with the words that it belongs to."""

    period: Period
    owner: str


class Mixed(Plain):
    """Two operands of different times that arithmetic would mix; `unsure` where a date is only about then."""

    a: Timed
    b: Timed
    unsure: bool = False

    def __str__(self) -> str:
        return f"{self.a.owner} speaks of {self.a.period}, {self.b.owner} of {self.b.period}"


class Value(Plain):
    """A value of an expression: its interval, the periods it rests on, and the first two that do not go together."""

    interval: Interval
    periods: tuple[Timed, ...] = ()
    mixed: Mixed | None = None


class Link(Plain):
    """One comparison of a chain."""

    left: Value
    relation: str
    right: Value
    texts: tuple[str, str]
    answer: Answer
    mixed: Mixed | None = None


class Outcome(Plain):
    """All that an expression comes to; `value` is its only operand where it compares nothing."""

    links: tuple[Link, ...]
    value: Value | None
    facts: tuple[Fact, ...]

    @property
    def answer(self) -> Answer:
        """Fails where any comparison does, holds where all do."""
        answers = {link.answer for link in self.links}
        if Answer.FAILS in answers:
            return Answer.FAILS
        return Answer.OPEN if Answer.OPEN in answers else Answer.HOLDS


def names(comparison: Comparison) -> list[Name]:
    """Return every id that an expression names, from left to right."""
    found: list[Name] = []
    waiting: list[Node] = list(reversed(comparison.operands))
    while waiting:
        node = waiting.pop()
        if isinstance(node, Name):
            found.append(node)
        elif isinstance(node, Chain):
            waiting += [operand for _, operand, _ in reversed(node.rest)]
            waiting.append(node.first)
        elif isinstance(node, Negative):
            waiting.append(node.operand)
        elif isinstance(node, Call):
            waiting += reversed(node.operands)
    return found


def evaluate(comparison: Comparison, corpus: Corpus, expression: str) -> Outcome:
    """Return what an expression comes to over the facts of a corpus.

    Raises:
        UnknownFact: for an id that no fact has.
        ExpressionError: for a part that is not there, a fact without a value, a division by zero.
    """
    evaluator = _Evaluator(corpus, expression)
    values = [evaluator.value(operand) for operand in comparison.operands]
    links = tuple(
        _link(left, relation, right, texts)
        for left, relation, right, texts in zip(
            values,
            comparison.relations,
            values[1:],
            zip(comparison.texts, comparison.texts[1:], strict=False),
            strict=False,
        )
    )
    return Outcome(links, None if links else values[0], tuple(evaluator.facts.values()))


def mixture(a: Iterable[Timed], b: Iterable[Timed]) -> Mixed | None:
    """Return the first two periods that arithmetic must not bring together, or None."""
    unsure = None
    for one in a:
        for other in b:
            if one.period == other.period or one.period.comparable(other.period):
                continue
            vague = one.period.approximate or other.period.approximate
            if not vague or (
                one.period.relation(other.period) is Relation.APART and not _near(one.period, other.period)
            ):
                return Mixed(one, other)
            unsure = unsure or Mixed(one, other, unsure=True)
    return unsure


class _Evaluator:
    def __init__(self, corpus: Corpus, expression: str) -> None:
        self.corpus = corpus
        self.expression = expression
        self.facts: dict[str, Fact] = {}

    def value(self, node: Node) -> Value:
        """Return the value of a node; goes as deep as its parentheses do, which the parser has bounded."""
        if isinstance(node, Number):
            return Value(Interval.exactly(node.value))
        if isinstance(node, Name):
            return self.named(node)
        if isinstance(node, Negative):
            inner = self.value(node.operand)
            return Value(-inner.interval, inner.periods, inner.mixed)
        if isinstance(node, Call):
            return self.call(node)
        total = self.value(node.first)
        for operator, operand, column in node.rest:
            total = self.joined(total, self.value(operand), operator, column)
        return total

    def named(self, name: Name) -> Value:
        fact = self.corpus.facts.get(name.fact)
        if fact is None:
            if _EXPONENT.fullmatch(name.fact):
                hint = "a number has no exponent: write its digits out"
                raise ExpressionError(f"{name.fact[:40]} is no fact", self.expression, name.column, hint)
            hint = _difference(name.fact, self.corpus)
            raise UnknownFact(name.fact, self.expression, name.column, hint=hint)
        self.facts[fact.id] = fact
        quantity = fact.value
        if name.part:
            part = fact.part(name.part)
            if part is None:
                known = ", ".join(part.name for part in (*fact.parts[:10], *fact.of_which[:10]))
                raise UnknownFact(
                    fact.id,
                    self.expression,
                    name.column,
                    f"{fact.id} has no part `{name.part[:60]}`",
                    f"its parts: {known}" if known else "it has no parts",
                )
            inner = self.corpus.facts.get(part.ref) if part.ref else None
            quantity = inner.value if inner else part.value
            fact = inner or fact
        if quantity is None:
            raise ExpressionError(f"{name} has no value to reckon with", self.expression, name.column)
        periods = (Timed(fact.date, str(name)),) if fact.date else ()
        return Value(quantity.interval, periods)

    def call(self, node: Call) -> Value:
        if node.function == "round":
            return self.rounded(node)
        values = [self.value(operand) for operand in node.operands]
        if node.function == "sum":
            return reduce(lambda a, b: self.joined(a, b, "+", node.column), values)
        mixed = next((value.mixed for value in values if value.mixed), None)
        periods = _distinct(period for value in values for period in value.periods)
        intervals = [value.interval for value in values]
        if node.function == "abs":
            return Value(_absolute(intervals[0]), periods, mixed)
        pick = _least if node.function == "min" else _greatest
        return Value(reduce(pick, intervals), periods, mixed)

    def rounded(self, node: Call) -> Value:
        inner, digits = self.value(node.operands[0]), self.value(node.operands[1]).interval.low
        step = Decimal(1).scaleb(-int(digits or 0))
        interval = inner.interval
        with localcontext(prec=PRECISION * 2):
            # A tie may go either way, as the source's own convention is not known.
            low = None if interval.low is None else _to(interval.low, step, ROUND_HALF_DOWN)
            high = None if interval.high is None else _to(interval.high, step, ROUND_HALF_UP)
        return Value(Interval(low, high), inner.periods, inner.mixed)

    def joined(self, a: Value, b: Value, operator: str, column: int) -> Value:
        mixed = a.mixed or b.mixed or mixture(a.periods, b.periods)
        try:
            interval = _OPERATIONS[operator](a.interval, b.interval)
        except ZeroDivisionError:
            if b.interval.single:
                raise ExpressionError("this divides by zero", self.expression, column) from None
            interval = Interval(None, None)  # the divisor may be zero, so nothing can be said
        except ArithmeticError:
            raise ExpressionError("this comes to more digits than are kept", self.expression, column) from None
        return Value(interval, _distinct((*a.periods, *b.periods)), mixed)


_OPERATIONS: dict[str, Callable[[Interval, Interval], Interval]] = {
    "+": lambda a, b: a + b,
    "-": lambda a, b: a - b,
    "*": lambda a, b: a * b,
    "/": lambda a, b: a / b,
}


def _link(left: Value, relation: str, right: Value, texts: tuple[str, str]) -> Link:
    mixed = left.mixed or right.mixed
    if relation in ("==", "!=") and mixed is None:
        mixed = mixture(left.periods, right.periods)
    answer = Answer.OPEN if mixed else compare(left.interval, relation, right.interval)
    return Link(left, relation, right, texts, answer, mixed)


def _difference(name: str, corpus: Corpus) -> str:
    """Return how a difference is written where an unknown id looks like one without its spaces."""
    pieces = name.split("-")
    for n in range(1, len(pieces)):
        left, right = "-".join(pieces[:n]), "-".join(pieces[n:])
        if left in corpus.facts and (right in corpus.facts or right.isdecimal()):
            return f"if a difference is meant, write {left} - {right}: an operator has a space on either side"
    return ""


def _distinct(periods: Iterable[Timed]) -> tuple[Timed, ...]:
    """Keep one of each period: what goes together has one or two, however long the sum."""
    return tuple({timed.period: timed for timed in reversed(tuple(periods))}.values())


def _near(a: Period, b: Period) -> bool:
    """Whether two periods that are only about then may be the same after all: within a month of each other."""
    if a.start is None or b.start is None or a.end is None or b.end is None:
        return True
    gap = (b.start - a.end if a.end < b.start else a.start - b.end).days
    return gap <= 31


def _absolute(a: Interval) -> Interval:
    if a.low is not None and a.low >= 0:
        return a
    mirrored = -a
    if a.high is not None and a.high <= 0:
        return mirrored
    return (
        _greatest(Interval.exactly(Decimal(0)), _greatest(a, mirrored)) if Decimal(0) in a else _greatest(a, mirrored)
    )


def _greatest(a: Interval, b: Interval) -> Interval:
    return -_least(-a, -b)


def _least(a: Interval, b: Interval) -> Interval:
    low, low_open = _lower(a.low, a.low_open, b.low, b.low_open, unbounded=True)
    high, high_open = _lower(a.high, a.high_open, b.high, b.high_open, unbounded=False)
    return Interval(low, high, low_open, high_open)


def _lower(
    a: Decimal | None, a_open: bool, b: Decimal | None, b_open: bool, *, unbounded: bool
) -> tuple[Decimal | None, bool]:
    """Return the lower of two ends; an end that is None lies below all where it is a lower one, above all where not."""
    if a is None or b is None:
        if unbounded:
            return None, True
        return (b, b_open) if a is None else (a, a_open)
    if a == b:
        return a, (a_open and b_open) if unbounded else (a_open or b_open)
    return (a, a_open) if a < b else (b, b_open)


def _to(number: Decimal, step: Decimal, rounding: str) -> Decimal:
    return (number / step).to_integral_value(rounding) * step

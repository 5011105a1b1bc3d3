"""`--where`: a small grammar over the fields of a fact, with three-valued answers. No eval, no recursion without end.

    expression = term { "or" term } ;  term = factor { "and" factor } ;  factor = "not" factor | "(" expression ")"
               | field ( "=" | "!=" | "<" | "<=" | ">" | ">=" | "~" ) value | field [ "not" ] "in" "(" values ")"
    value = quoted text | a number | a date | bare words | none

Text compares without case and accents, `~` is "contains", and a field with several texts matches by any of them.
A number compares as intervals do: `value > 100` matches where it holds of every number the fact may stand for.
`date >= 2019-06` is "begins in June 2019 or later", `date <= 2019-06` "is over by its end", `date = 2019` "lies within
2019", `date ~ 2019` "touches 2019". What a record does not say is neither true nor false; `where = none` asks for it.
"""

import re
from collections.abc import Iterable

from wola_facts.errors import ExpressionError, did_you_mean
from wola_facts.model.dates import HELP, DateError, Period, read_period
from wola_facts.model.fact import Fact
from wola_facts.model.figures import ValueTextError, read_value
from wola_facts.model.interval import Interval
from wola_facts.model.plain import Plain
from wola_facts.model.text import fold
from wola_facts.query.conditions import Comparison, Every, Node, Not, Some, Value
from wola_facts.query.fields import Context, Field, FieldType, field_of, near_fields

#: Limits that no expression a person writes comes near.
LONGEST = 20_000
MOST_TERMS = 1000
DEEPEST = 50

_OPERATORS = ("=", "!=", "<", "<=", ">", ">=", "~")
_SAME = {"==": "=", "≠": "!=", "≤": "<=", "≥": ">=", "<>": "!="}
_KEYWORDS = frozenset({"and", "or", "not", "in"})
_TOKEN = re.compile(
    r"""\s*(?:
    (?P<text>"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*')
  | (?P<operator>==|!=|<>|<=|>=|≤|≥|≠|=|<|>|~)
  | (?P<mark>[(),])
  | (?P<word>[-−+]?[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?%?(?![^\s(),=<>!~"']) | [^\s(),=<>!~"']+)
    )""",
    re.VERBOSE,
)


def read_where(expression: str) -> Node:
    """Return what an expression means.

    Raises:
        ExpressionError: where it does not follow the grammar, with the column and near misses of names.
    """
    return _Parser(expression).whole()


def matching(facts: Iterable[Fact], expression: str, context: Context) -> tuple[Fact, ...]:
    """Return the facts of which an expression holds, in their order.

    Raises:
        ExpressionError: where it does not follow the grammar.
    """
    node = read_where(expression)
    return tuple(fact for fact in facts if node.answer(fact, context) is True)


class _Token(Plain):
    kind: str
    text: str
    column: int

    @property
    def keyword(self) -> str:
        """The keyword it is, or an empty text."""
        folded = self.text.casefold()
        return folded if self.kind == "word" and folded in _KEYWORDS else ""


class _Parser:
    """Reads one expression from left to right; `depth` guards the recursion, `terms` the size."""

    def __init__(self, expression: str) -> None:
        self.expression = expression
        self.tokens = self._tokens()
        self.position = 0
        self.depth = 0
        self.terms = 0

    def whole(self) -> Node:
        if self.here.kind == "end":
            raise self.error("The expression is empty", hint="Write for example: value > 100 and topic = torture")
        node = self.either()
        if self.here.kind != "end":
            hint = "Join two conditions by `and` or `or`." if self.here.kind in ("word", "text") else ""
            raise self.error(f"`{_short(self.here.text)}` was not expected here", hint=hint)
        return node

    @property
    def here(self) -> _Token:
        return self.tokens[self.position]

    def take(self) -> _Token:
        token = self.here
        self.position += 1
        return token

    def error(self, message: str, token: _Token | None = None, hint: str = "") -> ExpressionError:
        return ExpressionError(message, self.expression, (token or self.here).column, hint)

    def either(self) -> Node:
        nodes = [self.all()]
        while self.here.keyword == "or":
            self.take()
            nodes.append(self.all())
        return nodes[0] if len(nodes) == 1 else Some(tuple(nodes))

    def all(self) -> Node:
        nodes = [self.factor()]
        while self.here.keyword == "and":
            self.take()
            nodes.append(self.factor())
        return nodes[0] if len(nodes) == 1 else Every(tuple(nodes))

    def factor(self) -> Node:
        negated = False
        while self.here.keyword == "not":
            self.take()
            negated = not negated
        if self.here.text == "(" and self.here.kind == "mark":
            opening = self.take()
            self.depth += 1
            if self.depth > DEEPEST:
                raise self.error(f"More than {DEEPEST} parentheses inside each other", opening)
            node = self.either()
            if self.here.text != ")" or self.here.kind != "mark":
                raise self.error("This parenthesis is not closed", opening)
            self.take()
            self.depth -= 1
        else:
            node = self.comparison()
        return Not(node) if negated else node

    def comparison(self) -> Comparison | Not:
        self.terms += 1
        if self.terms > MOST_TERMS:
            raise self.error(f"More than {MOST_TERMS} conditions")
        name = self.here
        if name.kind != "word" or name.keyword:
            found = f"`{_short(name.text)}`" if name.text else "nothing more"
            raise self.error(f"A field was expected, and found {found}", hint="Write for example: value > 100")
        field = field_of(name.text)
        if field is None:
            raise self.error(f"There is no field `{_short(name.text)}`", hint=near_fields(name.text[:60]))
        self.take()
        negated = self.here.keyword == "not"
        if negated:
            self.take()
        if self.here.keyword == "in":
            self.take()
            listed = self.membership(field)
            return Not(listed) if negated else listed
        operator = self.here
        if negated or operator.kind != "operator":
            found = f"`{_short(operator.text)}`" if operator.text else "nothing more"
            known = ", ".join(_OPERATORS)
            raise self.error(f"After `{name.text}` one of {known} or `in (...)` was expected, and found {found}")
        self.take()
        sign = _SAME.get(operator.text, operator.text)
        if field.type is FieldType.TEXT and sign not in ("=", "!=", "~"):
            raise self.error(f"`{field.name}` is text, and has no order", operator, "Use =, !=, ~ or in (...).")
        return Comparison(field, sign, (self.value(field, sign),))

    def membership(self, field: Field) -> Comparison:
        opening = self.here
        if opening.text != "(" or opening.kind != "mark":
            raise self.error(
                "After `in` a list in parentheses was expected", hint="Write for example: kind in (law, ruling)"
            )
        self.take()
        values: list[Value] = []
        while True:
            if self.here.kind == "word" and "," in self.here.text:
                hint = "Put a space after each comma of a list, and write 1000 without its comma."
                raise self.error(f"`{self.here.text}` can be read as one number or as several", hint=hint)
            values.append(self.value(field, "="))
            if len(values) > MOST_TERMS:
                raise self.error(f"More than {MOST_TERMS} values in a list")
            if self.here.kind == "mark" and self.here.text == ",":
                self.take()
                continue
            break
        if self.here.text != ")" or self.here.kind != "mark":
            raise self.error("This list is not closed", opening)
        self.take()
        return Comparison(field, "=", tuple(values))

    def value(self, field: Field, sign: str) -> Value:
        first = self.here
        if first.kind == "text":
            self.take()
            said = re.sub(r"\\(.)", r"\1", first.text[1:-1])
        else:
            words: list[str] = []
            # A word before an operator is the field of the next condition, which lacks its `and`.
            while self.here.kind == "word" and not self.here.keyword and not self.before_operator():
                words.append(self.take().text)
            if not words:
                raise self.error("A value was expected", hint="Put a text with spaces or signs in quotes.")
            said = " ".join(words)
            if said.casefold() == "none":
                return None
        return self.typed(field, sign, said, first)

    def before_operator(self) -> bool:
        following = self.tokens[self.position + 1]
        return following.kind == "operator" or following.keyword == "in"

    def typed(self, field: Field, sign: str, said: str, token: _Token) -> str | Interval | Period:
        if field.type is FieldType.TEXT:
            folded = fold(said)
            if field.choices and sign != "~" and folded not in field.choices:
                near = did_you_mean(folded, field.choices)
                hint = f"D{near[1:]}" if near else f"It is one of {', '.join(field.choices)}."
                raise self.error(f"No fact has the {field.name} `{_short(said)}`", token, hint)
            return folded
        if sign == "~" and field.type in (FieldType.QUANTITY, FieldType.NUMBER):
            return fold(said)
        try:
            if field.type in (FieldType.QUANTITY, FieldType.NUMBER):
                return read_value(said.lstrip("+")).interval
            return read_period(said)
        except ValueTextError:
            hint = "Write for example 100, 40,000, 7.5, 1.5 million or -3."
            raise self.error(f"`{_short(said)}` is not a number", token, hint) from None
        except DateError as error:
            raise self.error(f"{error}", token, HELP[0].upper() + HELP[1:] + ".") from None

    def _tokens(self) -> list[_Token]:
        if len(self.expression) > LONGEST:
            message = f"The expression is longer than {LONGEST:,} characters"
            raise ExpressionError(message, self.expression, 1)
        tokens: list[_Token] = []
        end = 0
        while found := _TOKEN.match(self.expression, end):
            kind = found.lastgroup or ""
            tokens.append(_Token(kind, found[kind], found.start(kind) + 1))
            end = found.end()
        rest = self.expression[end:].lstrip()
        column = len(self.expression) - len(rest) + 1
        if rest:
            message = "This quotation mark is not closed" if rest[0] in "\"'" else f"`{rest[0]}` is not understood"
            raise ExpressionError(message, self.expression, column)
        return [*tokens, _Token("end", "", column)]


def _short(text: str) -> str:
    return text if len(text) <= 40 else text[:37] + "..."

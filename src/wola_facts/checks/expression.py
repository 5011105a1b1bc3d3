"""The grammar of `[[check]] assert` and `facts calc`: a small parser of our own, never eval.

```text
comparison = sum { ("==" | "!=" | "<=" | "<" | ">=" | ">") sum }
sum        = product { ("+" | "-") product }
product    = factor { ("*" | "/") factor }
factor     = { "-" | "+" } ( number | id [ "." part ] | function "(" sum { "," sum } ")" | "(" sum ")" )
function   = "sum" | "min" | "max" | "abs" | "round"
```

Ids hold hyphens, so an operator has a space on either side of it.
"""

import re
from decimal import Decimal

from wola_facts.errors import ExpressionError
from wola_facts.model.plain import Plain

#: A longer expression is refused before it is read: no table that a person checks needs more.
LONGEST = 20_000
MOST_TERMS = 2_000
DEEPEST = 40
FUNCTIONS = ("sum", "min", "max", "abs", "round")
RELATIONS = ("==", "!=", "<=", ">=", "<", ">")

_TOKEN = re.compile(
    r"""\s*(?:
    (?P<number>[0-9]+(?:\.[0-9]+)?(?![\w.-]))
    |(?P<name>[^\W_][\w]*(?:-[\w]+)*)(?:\.(?:(?P<part>[^\W_][\w]*(?:-[\w]+)*)|"(?P<quoted>[^"]{1,80})"))?
    |(?P<mark>==|!=|<=|>=|[-+*/<>(),])
    )""",
    re.VERBOSE,
)
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_NUMBER = 40


class Number(Plain):
    """A number as written."""

    value: Decimal
    column: int


class Name(Plain):
    """A fact, or a named part of one."""

    fact: str
    part: str
    column: int

    def __str__(self) -> str:
        return f"{self.fact}.{self.part}" if self.part else self.fact


class Chain(Plain):
    """Operands of one rank joined by operators, from left to right: sums or products."""

    first: "Node"
    rest: tuple[tuple[str, "Node", int], ...]


class Negative(Plain):
    """The negative of an operand."""

    operand: "Node"


class Call(Plain):
    """A function of some operands."""

    function: str
    operands: tuple["Node", ...]
    column: int


class Comparison(Plain):
    """Operands with a relation between each and the next; none at all where it is only a value."""

    operands: tuple["Node", ...]
    relations: tuple[str, ...]
    texts: tuple[str, ...]


Node = Number | Name | Chain | Negative | Call


def parse(expression: str) -> Comparison:
    """Return what an expression says.

    Raises:
        ExpressionError: where it does not follow the grammar, with the column and what was expected there.
    """
    if len(expression) > LONGEST:
        raise ExpressionError(
            f"The expression has {len(expression):,} characters, over the {LONGEST:,} that are read",
            expression[:200],
            1,
            "divide it into several checks",
        )
    return _Parser(expression).comparison()


class _Token(Plain):
    kind: str
    text: str
    part: str
    start: int
    end: int


class _Parser:
    """Reads tokens from left to right; goes deeper only at parentheses, and so far only."""

    def __init__(self, expression: str) -> None:
        self.text = expression
        self.tokens = self._scan()
        self.at = 0
        self.depth = 0

    def comparison(self) -> Comparison:
        operands, relations, texts = [], [], []
        while True:
            start = self.peek().start
            operands.append(self.chain("+-"))
            texts.append(self.text[start : self.tokens[self.at - 1].end])
            token = self.peek()
            if token.text not in RELATIONS:
                break
            relations.append(token.text)
            self.at += 1
        if self.peek().kind != "end":
            raise self.error(self.peek(), "an operator or the end")
        return Comparison(tuple(operands), tuple(relations), tuple(texts))

    def chain(self, operators: str) -> Node:
        operand = self.operand if operators == "*/" else lambda: self.chain("*/")
        first, rest = operand(), []
        while self.peek().kind == "mark" and self.peek().text in operators:
            token = self.take()
            rest.append((token.text, operand(), token.start + 1))
        return Chain(first, tuple(rest)) if rest else first

    def operand(self) -> Node:
        negative = False
        while self.peek().text in ("-", "+"):
            negative ^= self.take().text == "-"
        node = self.single()
        return Negative(node) if negative else node

    def single(self) -> Node:
        token = self.take()
        if token.kind == "number":
            if len(token.text) > _LONGEST_NUMBER:
                raise self.error(token, f"a number of at most {_LONGEST_NUMBER} digits")
            return Number(Decimal(token.text), token.start + 1)
        if token.kind == "name":
            if self.peek().text == "(" and not token.part:
                return self.call(token)
            return Name(token.text, token.part, token.start + 1)
        if token.text == "(":
            return self.inside(token)[0]
        raise self.error(token, "a number, a fact id or (")

    def call(self, token: _Token) -> Call:
        if token.text not in FUNCTIONS:
            raise self.error(token, f"one of {', '.join(FUNCTIONS)} before (")
        operands = self.inside(self.take(), several=True)
        if token.text == "abs" and len(operands) != 1:
            raise self.error(token, "one operand in abs( )")
        if token.text == "round" and not (len(operands) == 2 and _is_digits(operands[1])):
            raise self.error(token, "a value and a whole number of decimals, as in round(a / b, 1)")
        return Call(token.text, operands, token.start + 1)

    def inside(self, opening: _Token, several: bool = False) -> tuple[Node, ...]:
        self.depth += 1
        if self.depth > DEEPEST:
            raise self.error(opening, f"at most {DEEPEST} parentheses within each other")
        operands = [self.chain("+-")]
        while several and self.peek().text == ",":
            self.at += 1
            operands.append(self.chain("+-"))
        if self.peek().text != ")":
            raise self.error(self.peek(), "an operator, a comma or )" if several else "an operator or )")
        self.at += 1
        self.depth -= 1
        return tuple(operands)

    def peek(self) -> _Token:
        return self.tokens[self.at]

    def take(self) -> _Token:
        token = self.tokens[self.at]
        if token.kind != "end":
            self.at += 1
        return token

    def error(self, token: _Token, expected: str) -> ExpressionError:
        found = "the end" if token.kind == "end" else f"`{token.text[:40]}`"
        return ExpressionError(f"found {found}, expected {expected}", self.text, token.start + 1, _hint(token))

    def _scan(self) -> list[_Token]:
        tokens: list[_Token] = []
        place = 0
        text = self.text
        end = len(text.rstrip())
        while place < end:
            found = _TOKEN.match(text, place)
            if not found or found.lastgroup is None:
                start = place + len(text[place:]) - len(text[place:].lstrip())
                raise ExpressionError(
                    f"found `{text[start]}`, expected an operator, a number or a fact id",
                    text,
                    start + 1,
                    _HINTS.get(text[start], _ALL),
                )
            kind = "number" if found["number"] else "name" if found["name"] else "mark"
            start = found.start(kind)
            part = found["part"] or found["quoted"] or ""
            if kind == "name" and not _ID.fullmatch(found[kind]):
                hint = _NUMBER if found[kind][0].isdecimal() else "an id holds a-z, 0-9 and inner hyphens"
                raise ExpressionError(
                    f"found `{found[kind][:40]}`, expected a number, a fact id or (", text, start + 1, hint
                )
            tokens.append(_Token(kind, found[kind], part, start, found.end()))
            if len(tokens) > 2 * MOST_TERMS:
                raise ExpressionError(
                    f"The expression has more than {MOST_TERMS:,} terms", text[:200], 1, "divide it into several checks"
                )
            place = found.end()
        return [*tokens, _Token("end", "", "", end, end)]


def _is_digits(node: Node) -> bool:
    value = node.operand if isinstance(node, Negative) else node
    return isinstance(value, Number) and value.value == value.value.to_integral_value() and value.value <= 30


def _hint(token: _Token) -> str:
    return _HINTS.get(token.text, "")


_ALL = "an assertion takes + - * /, comparisons, parentheses, sum, min, max, abs, round, numbers and fact ids"
_NUMBER = "a number is digits, with a point before its decimals: 0.5, 40000"
_HINTS = {
    "*": "there are no powers; * stands between two operands",
    "-": "an operator has a space on either side, since ids hold hyphens",
    ",": "numbers are written without commas: 40000",
    "and": "write one check for each",
    "or": "write one check for each",
    "=": "equality is written ==; at least is >=, at most <=",
    "\u2212": "the minus sign of the keyboard: -",
    "\u2013": "the minus sign of the keyboard: -",
    "\u00d7": "times is written *",
    "\u00f7": "divided by is written /",
    "\u2264": "at most is written <=",
    "\u2265": "at least is written >=",
    "\u2260": "unlike is written !=",
    ".": _NUMBER,
    "%": "a percentage is its number: 5, and not 5 %",
}

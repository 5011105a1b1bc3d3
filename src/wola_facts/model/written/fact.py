"""`[fact.ID]` and `[defaults]` as a person writes them."""

from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationInfo, WithJsonSchema, field_validator

from wola_facts.errors import did_you_mean
from wola_facts.model.fact import (
    Fact,
    Law,
    LogEntry,
    Part,
    Retraction,
    Ruling,
    Waiver,
)
from wola_facts.model.figures import read_figures
from wola_facts.model.interval import Interval
from wola_facts.model.quantity import Quantity, Widths
from wola_facts.model.text import NO_TEXT, NOTHING
from wola_facts.model.written import value as values
from wola_facts.model.written.fields import (
    SLUG,
    Duration,
    Free,
    LocalizedText,
    NumberOrId,
    Slug,
    Text,
    Texts,
    Written,
    WrittenDay,
    WrittenPeriod,
    finite,
    wrong,
)
from wola_facts.model.written.source import said_in

Kind = Literal["figure", "statement", "event", "law", "ruling", "commitment", "quotation"]
Quality = Literal["estimate", "provisional", "official", "partial", "low"]
State = Literal["pending", "in progress", "partly met", "met", "broken", "withdrawn"]


class WrittenLog(Written):
    """What was known of a promise on a day."""

    on: WrittenDay
    state: State
    source: Text = ""
    note: Text = ""


class WrittenLaw(Written):
    """A law."""

    title: Text = ""
    number: Text = ""
    published_in: Text = Field("", description="The gazette, such as DOF.")
    in_force: WrittenPeriod = None
    amends: Text = ""
    jurisdiction: Text = Field("", description="ISO 3166 code, such as MX.")


class WrittenRuling(Written):
    """A court's ruling."""

    court: Text = ""
    case: Text = ""
    number: Text = Field("", description="Series and number, such as Series C No. 371.")
    notified: WrittenPeriod = None
    orders: Texts = ()


class WrittenRetraction(Written):
    """When and why a fact was taken back."""

    on: WrittenDay
    why: Text


class WrittenWaiver(Written):
    """A rule that this fact need not follow, until a day, for a reason."""

    rule: Text
    until: WrittenDay
    reason: Text


def _pair(value: object) -> tuple[Decimal | str, ...]:
    if not isinstance(value, list) or len(value) != 2:
        raise wrong("SCH003", value, "two fact ids or numbers: [numerator, denominator]")
    return tuple(_number_or_id(item, place) for place, item in enumerate(value))


def _number_or_id(value: object, place: int) -> Decimal | str:
    if isinstance(value, str) and value.strip():
        return value
    if isinstance(value, bool) or not isinstance(value, int | Decimal):
        raise wrong("SCH003", value, "a number or a fact's id", sub=(place,))
    return finite(value, (place,))


def _dims(value: object) -> tuple[tuple[str, str], ...]:
    if not isinstance(value, dict):
        raise wrong("SCH003", value, 'a table such as { sex = "women" }')
    for key, item in value.items():
        if isinstance(item, bool) or not isinstance(item, str | int | Decimal):
            raise wrong("SCH003", item, "text or a number", sub=(key,))
    return tuple(sorted((key, str(item)) for key, item in value.items()))


Pair = Annotated[
    tuple[Decimal | str, ...],
    BeforeValidator(_pair),
    WithJsonSchema({"type": "array", "minItems": 2, "maxItems": 2, "items": {"type": ["number", "string"]}}),
]
Dims = Annotated[
    tuple[tuple[str, str], ...],
    BeforeValidator(_dims),
    WithJsonSchema({"type": "object", "additionalProperties": {"type": ["string", "number"]}}),
]
_PARTS_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "object", "additionalProperties": values.VALUE_SCHEMA},
        {"type": "array", "items": {"type": "string"}},
    ]
}


class WrittenFact(Written):
    """One statement with a value, a time and evidence. Five fields are enough; the others switch on checks."""

    claim: LocalizedText = Field(description="What is counted or stated, without the number; by language if you like.")
    kind: Kind | None = Field(None, description="What it is; inferred from its tables where it can be.")
    unit: Text = Field("", description='What is counted: "people", "cases", "MXN", "%".')
    value: Annotated[Any, WithJsonSchema(values.VALUE_SCHEMA)] = None
    date: WrittenPeriod = Field(description="When it holds.")
    ongoing: bool = Field(False, description="A statement in the present tense, which time makes unsafe.")
    checked: WrittenDay = Field(None, description="The last day a person confirmed that it still holds.")
    source: Texts = Field(description="Where we read it: the id of a source, a URL, or a list.")
    according_to: Texts = Field((), description="Whom that source credits, nearest first: names or source ids.")
    quote: Text = Field("", description="The short evidence phrase, verbatim, holding the figure.")
    before: Text = Field("", description="Words just before the quote, where it occurs more than once.")
    after: Text = Field("", description="Words just after the quote, where it occurs more than once.")
    at: Text = Field("", description='Where in the source: "p. 3", "para. 4", "sec. Torture, para. 2", "art. 24".')
    measure: Slug = Field("", description="Facts of one measure can be compared; the fact's own id if absent.")
    where: Text = Field("", description="The place it is about.")
    who: Text = Field("", description="The group it is about.")
    dims: Dims = Field((), description="Further dimensions that must match to compare.")
    of: NumberOrId | None = Field(None, description="The base of a percentage: a number or a fact's id.")
    ratio_of: Pair = Field((), description="Numerator and denominator: fact ids or numbers.")
    definition: LocalizedText = Field(
        default_factory=lambda: NO_TEXT, description="How an index, ratio or category is defined."
    )
    part_of: Text = Field("", description="The fact that this one is a subset of.")
    parts: Annotated[Any, WithJsonSchema(_PARTS_SCHEMA)] = Field((), description="An exhaustive breakdown.")
    of_which: Annotated[Any, WithJsonSchema(_PARTS_SCHEMA)] = Field((), description="Some of its parts.")
    supersedes: Texts = Field((), description="Facts that this one replaces.")
    disputes: Texts = Field((), description="Facts that this one contradicts, knowingly.")
    retracted: WrittenRetraction | None = None
    quality: Quality | None = None
    by: Text = Field("", description="Who promised.")
    to: Text = Field("", description="To whom.")
    due: WrittenDay = Field(None, description="Until when.")
    log: list[WrittenLog] = Field([], description="What became of it, day by day.")
    law: WrittenLaw | None = None
    ruling: WrittenRuling | None = None
    review: Duration = Field("", description='This record\'s own review period: "90d", "1y", "never".')
    topics: Texts = Field((), description="Further topics.")
    tags: Texts = ()
    note: LocalizedText = Field(default_factory=lambda: NO_TEXT, description="Free, for people.")
    ignore: list[WrittenWaiver] = Field([], description="Rules that it need not follow, each with an end and a reason.")
    x: Free = Field(default_factory=lambda: NOTHING, description="Open, and never checked.")

    @field_validator("value", mode="before")
    @classmethod
    def _value(cls, value: object, info: ValidationInfo) -> Quantity:
        return _read(value, info)

    @field_validator("parts", "of_which", mode="before")
    @classmethod
    def _parts(cls, value: object, info: ValidationInfo) -> tuple[Part, ...]:
        if isinstance(value, list):
            for place, item in enumerate(value):
                if not isinstance(item, str) or not item.strip():
                    raise wrong("SCH003", item, "a fact's id", sub=(place,))
            return tuple(Part(name=item, ref=item) for item in value)
        if not isinstance(value, dict):
            raise wrong("SCH003", value, "a table of names and values, or a list of fact ids")
        for name in value:
            if not SLUG.fullmatch(name):
                raise wrong("SCH003", name, "a slug: a-z, 0-9 and inner hyphens", sub=(name,))
        return tuple(Part(name, _read(item, info, (name,))) for name, item in value.items())

    def light(self, name: str, topic: str, lang: str, place: tuple[str, int], widths: Widths) -> Fact:
        """Return it as the light type: kind inferred, language of plain texts filled in, its measure named."""
        same = ("value", "date", "checked", "according_to", "quote", "before", "after", "at", "where", "who", "dims")
        also = ("of", "ratio_of", "part_of", "parts", "of_which", "supersedes", "disputes", "by", "to", "due", "tags")
        fields: dict[str, Any] = {key: getattr(self, key) for key in (*same, *also, "review", "x")}
        return Fact(
            id=name,
            topic=topic,
            claim=said_in(self.claim, lang),
            kind=self.kind or self.inferred_kind(),
            topics=tuple(dict.fromkeys((topic, *self.topics))),
            says_ongoing=self.ongoing,
            sources=self.source,
            quoted=_quoted(self.quote, widths) if isinstance(self.value, Quantity) and not self.value.boolean else (),
            measure=self.measure or name,
            definition=said_in(self.definition, lang),
            retracted=Retraction(**dict(self.retracted)) if self.retracted else None,
            quality=self.quality or "",
            log=tuple(LogEntry(**dict(entry)) for entry in self.log),
            law=Law(**dict(self.law)) if self.law else None,
            ruling=Ruling(**dict(self.ruling)) if self.ruling else None,
            note=said_in(self.note, lang),
            ignore=tuple(
                Waiver(item.rule, item.until, item.reason, (name,), place[0], ("fact", name, "ignore", number))
                for number, item in enumerate(self.ignore)
                if item.until
            ),
            file=place[0],
            line=place[1],
            **fields,
        )

    def inferred_kind(self) -> Kind:
        """Return the kind that the record's other fields show; a figure where nothing else does."""
        if self.law:
            return "law"
        if self.ruling:
            return "ruling"
        if self.log or self.due or (self.value is None and (self.by or self.to)):
            return "commitment"
        return "figure"


def _read(value: object, info: ValidationInfo, sub: tuple[str, ...] = ()) -> Quantity:
    from pydantic_core import PydanticCustomError

    context: dict[str, Any] = info.context or {}
    try:
        return values.read(value, info.data.get("unit", ""), context.get("lang", "en"), context.get("widths", Widths()))
    except PydanticCustomError as error:
        if not sub:
            raise
        details = dict(error.context or {})
        details["sub"] = (*sub, *details.get("sub", ()))
        raise PydanticCustomError(error.type, error.message_template, details) from error


#: What `[defaults]` may hold: any field of a fact.
DEFAULT_FIELDS = tuple(WrittenFact.model_fields)


def near_field(key: str) -> str:
    """Return "did you mean ..." for an unknown key of a fact."""
    return did_you_mean(key, DEFAULT_FIELDS)


def _quoted(quote: str, widths: Widths) -> tuple[Quantity, ...]:
    """Return every figure of a quote, as either language reads it; what "fell by" made negative in its size too."""
    found: dict[tuple[str, Interval], Quantity] = {}
    for lang in (None, "en", "es") if quote else ():
        for figure in read_figures(quote, lang, widths):
            for interval in (figure.interval, -figure.interval) if figure.fell else (figure.interval,):
                found.setdefault((figure.text, interval), Quantity(interval, figure.text, unit=figure.unit))
    return tuple(found.values())

"""`[source.ID]`, `[measure.ID]` and `[[check]]` as a person writes them."""

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, WithJsonSchema

from wola_facts.errors import did_you_mean
from wola_facts.model.fact import Assertion
from wola_facts.model.source import Measure, Name, Source
from wola_facts.model.text import NO_TEXT, NOTHING, Localized
from wola_facts.model.written.fields import (
    Duration,
    Free,
    LocalizedText,
    Text,
    Texts,
    Written,
    WrittenDay,
    WrittenPeriod,
    wrong,
)

#: The item types of CSL 1.0.2.
CSL_TYPES = tuple(
    (
        "article article-journal article-magazine article-newspaper bill book broadcast chapter classic collection "
        "dataset document entry entry-dictionary entry-encyclopedia event figure graphic hearing interview legal_case "
        "legislation manuscript map motion_picture musical_score pamphlet paper-conference patent performance "
        "periodical personal_communication post post-weblog regulation report review review-book software song speech "
        "standard thesis treaty webpage"
    ).split()
)


def _names(value: object) -> tuple[Name, ...]:
    if not isinstance(value, list):
        return (_name(value, ()),)
    return tuple(_name(item, (place,)) for place, item in enumerate(value))


def _name(value: object, sub: tuple[str | int, ...]) -> Name:
    expected = '"Family, Given", { family = "...", given = "..." } or { literal = "..." }'
    if isinstance(value, str) and value.strip():
        family, comma, given = (part.strip() for part in value.partition(","))
        return Name(family, given) if comma and family and given else Name(literal=value.strip())
    if not isinstance(value, dict) or not value:
        raise wrong("SCH003", value, expected, sub=sub)
    for key, text in value.items():
        if key not in ("family", "given", "literal"):
            raise wrong("SCH002", key, expected, did_you_mean(key, ("family", "given", "literal")), (*sub, key))
        if not isinstance(text, str) or not text.strip():
            raise wrong("SCH003", text, "text in quotes", sub=(*sub, key))
    if ("literal" in value) == ("family" in value):
        raise wrong("SCH003", value, expected, sub=sub)
    return Name(**value)


def _csl_type(value: object) -> str:
    if value not in CSL_TYPES:
        hint = did_you_mean(value, CSL_TYPES) if isinstance(value, str) else ""
        raise wrong("SCH003", value, "an item type of CSL 1.0.2, such as webpage, report or legal_case", hint)
    return str(value)


_NAME_SCHEMA: dict[str, Any] = {
    "anyOf": [
        {"type": "string"},
        {
            "type": "object",
            "additionalProperties": False,
            "properties": {"family": {"type": "string"}, "given": {"type": "string"}, "literal": {"type": "string"}},
        },
    ]
}
Names = Annotated[
    tuple[Name, ...],
    BeforeValidator(_names),
    WithJsonSchema({"anyOf": [*_NAME_SCHEMA["anyOf"], {"type": "array", "items": _NAME_SCHEMA}]}),
]
CslType = Annotated[str, BeforeValidator(_csl_type), WithJsonSchema({"enum": list(CSL_TYPES)})]


class WrittenSource(Written):
    """A work that facts were read in."""

    title: LocalizedText = Field(default_factory=lambda: NO_TEXT, description="Its title, as printed; or by language.")
    author: Names = Field((), description='Who wrote it: "Family, Given", or { literal = "an institution" }.')
    type: CslType = Field("", description="Its CSL item type: webpage, report, article-newspaper, legal_case, ...")
    date: WrittenPeriod = Field(None, description="When it was published.")
    url: Text = Field("", description="Where it is on the web.")
    accessed: WrittenDay = Field(None, description="The last day somebody read it there.")
    archive: Text = Field("", description="The address of an archived copy.")
    archived: WrittenDay = Field(None, description="When that copy was made.")
    publisher: Text = Field("", description="Who published it.")
    container: Text = Field("", description="The newspaper, site, series or book that holds it.")
    number: Text = Field("", description="Its report, document, series or case number.")
    version: Text = Field("", description="Its version or edition.")
    doi: Text = Field("", description="Its DOI.")
    isbn: Text = Field("", description="Its ISBN.")
    lang: Text = Field("", description="Its language, as a code: en, es.")
    license: Text = Field("", description="Its licence.")
    snapshot: Text = Field("", description="The path of a saved text copy, relative to this file.")
    sha256: Text = Field("", description="The digest of that copy.")
    insecure_ok: Text = Field(
        "", description="Why its page may be read although the certificate of its own host is not good: the reason."
    )
    derived_from: Texts = Field((), description="Ids of the sources that this one rests on.")
    review: Duration = Field("", description='How soon it must be read again: "90d", "1y", "never".')
    note: LocalizedText = Field(default_factory=lambda: NO_TEXT, description="Anything else, for people.")
    x: Free = Field(default_factory=lambda: NOTHING, description="Open, and never checked.")

    def light(self, name: str, lang: str, file: str, line: int) -> Source:
        """Return it as the light type; a text of no said language is in the source's own, else the corpus's."""
        fields = {key: getattr(self, key) for key in type(self).model_fields}
        fields["title"] = said_in(self.title, self.lang)
        fields["note"] = said_in(self.note, lang)
        return Source(id=name, file=file, line=line, **fields)


class WrittenMeasure(Written):
    """What several facts measure, so that they can be compared."""

    label: LocalizedText = Field(default_factory=lambda: NO_TEXT, description="Its name, by language.")
    unit: Text = Field("", description="The unit that all its values have.")
    stock: Literal["", "level", "flow", "cumulative"] = Field(
        "", description="A level on a day, a flow over a period, or a running total that never falls."
    )
    signed: bool = Field(False, description="Whether it can be negative.")
    definition: LocalizedText = Field(default_factory=lambda: NO_TEXT, description="How it is defined.")
    review: Duration = Field("", description="How soon its figures must be looked at again.")
    x: Free = Field(default_factory=lambda: NOTHING, description="Open, and never checked.")

    def light(self, name: str, lang: str, file: str, line: int) -> Measure:
        """Return it as the light type."""
        fields = {key: getattr(self, key) for key in type(self).model_fields}
        fields |= {"label": said_in(self.label, lang), "definition": said_in(self.definition, lang)}
        return Measure(id=name, file=file, line=line, **fields)


class WrittenCheck(Written):
    """A named assertion over facts."""

    name: Text = Field("", description="What it is called in findings.")
    assertion: Text = Field(alias="assert", description="An expression such as `a <= b <= c`; operators need spaces.")
    note: Text = Field("", description="Why it should hold.")

    def light(self, file: str, path: tuple[str | int, ...]) -> Assertion:
        """Return it as the light type."""
        return Assertion(self.name or self.assertion, self.assertion, file, path, self.note)


def said_in(text: Localized, lang: str) -> Localized:
    """Return a text with the language it is in where the record leaves that open."""
    return {lang: text[""]} if "" in text and lang else text

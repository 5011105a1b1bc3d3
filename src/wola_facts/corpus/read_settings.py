"""corpus.toml: text to settings, with a finding for every key that is wrong and its default in its place."""

from decimal import Decimal
from types import MappingProxyType
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, ValidationError, WithJsonSchema

from wola_facts.corpus.misfit import table_findings
from wola_facts.corpus.parse import place
from wola_facts.corpus.settings import Settings, Thresholds, Topic
from wola_facts.corpus.toml import read_tables
from wola_facts.errors import CorpusError, did_you_mean
from wola_facts.model.dates import read_duration
from wola_facts.model.fact import Waiver
from wola_facts.model.finding import Finding
from wola_facts.model.quantity import Widths
from wola_facts.model.text import NO_TEXT
from wola_facts.model.written.fields import Duration, LocalizedText, Slug, Text, Texts, Written, WrittenDay, wrong
from wola_facts.model.written.source import said_in

FILE = "corpus.toml"
_FAIL_ON = ("error", "warning", "note")


def _share(value: object) -> Decimal:
    text = value.strip() if isinstance(value, str) else ""
    number = text.removesuffix("%").strip()
    if not text.endswith("%") or not number.replace(".", "", 1).isdigit() or not 0 <= Decimal(number) < 100:
        raise wrong("SCH003", value, 'a share such as "5%"')
    return Decimal(number) / 100


def _fail_on(value: object) -> str:
    if value not in _FAIL_ON:
        hint = did_you_mean(value, _FAIL_ON) if isinstance(value, str) else ""
        raise wrong("SCH003", value, "error, warning or note", hint)
    return str(value)


def _maybe_empty(value: object) -> tuple[str, ...]:
    if value == []:
        return ()
    if isinstance(value, str):
        return (value,)
    if not isinstance(value, list) or not all(isinstance(item, str) for item in value):
        raise wrong("SCH003", value, "a list of rule codes")
    return tuple(value)


def _web_address(value: object) -> str:
    if not isinstance(value, str) or not value.startswith(("https://", "http://")) or not value.split("://", 1)[1]:
        raise wrong("SCH003", value, "the address of a web archive such as https://web.archive.org")
    return value


WebAddress = Annotated[str, BeforeValidator(_web_address), WithJsonSchema({"type": "string", "format": "uri"})]
Share = Annotated[Decimal, BeforeValidator(_share), WithJsonSchema({"type": "string", "pattern": r"^[0-9.]+\s?%$"})]
FailOn = Annotated[str, BeforeValidator(_fail_on), WithJsonSchema({"enum": list(_FAIL_ON)})]


class WrittenTopic(Written):
    """A topic: its label and the other words it goes by."""

    label: LocalizedText = Field(default_factory=lambda: NO_TEXT)
    aliases: Texts = ()
    review: Duration = ""


class WrittenRules(Written):
    """Which rules are run, and from which severity on a check fails."""

    select: Texts = ("ALL",)
    ignore: Annotated[tuple[str, ...], BeforeValidator(_maybe_empty)] = ()
    fail_on: FailOn = Field("error", alias="fail-on")


class WrittenThresholds(Written):
    """After how long something is warned of, and an error."""

    warn: Duration = ""
    error: Duration = ""


class WrittenStale(Written):
    """How soon things go stale."""

    ongoing: WrittenThresholds | None = None
    as_of: WrittenThresholds | None = Field(None, alias="as-of")
    source: WrittenThresholds | None = None


class WrittenHedges(Written):
    """How far "about" and "almost" reach."""

    about: Share = Decimal("0.05")
    almost: Share = Decimal("0.10")


class WrittenCorpusWaiver(Written):
    """A rule that some facts need not follow, until a day, for a reason."""

    rule: Text
    facts: Texts = ()
    until: WrittenDay
    reason: Text


class WrittenSettings(Written):
    """corpus.toml: the only configuration there is."""

    schema_: Literal[1] = Field(1, alias="schema")
    name: Text = ""
    lang: Text = "en"
    topic: dict[Slug, WrittenTopic] = {}
    check: WrittenRules = Field(default_factory=lambda: WrittenRules.model_validate({}))
    stale: WrittenStale = Field(default_factory=lambda: WrittenStale.model_validate({}))
    hedges: WrittenHedges = WrittenHedges()
    waiver: list[WrittenCorpusWaiver] = []
    archive: WebAddress = ""


def read_settings(text: str, file: str = FILE) -> tuple[Settings, list[Finding]]:
    """Return the settings that corpus.toml makes, and a finding for each thing in it that is wrong.

    Raises:
        CorpusError: where it is not TOML at all; nothing can be checked by settings that cannot be read.
    """
    tables = read_tables(text, file)
    if tables.findings:
        first = tables.findings[0]
        where = f"{file}:{first.location.line}:{first.location.column}"
        raise CorpusError(f"{where}: corpus.toml cannot be read: {first.message}.", first.help)
    usable: dict[str, Any] = dict(tables.data)
    findings: list[Finding] = []
    for _ in range(50):
        try:
            return _light(WrittenSettings.model_validate(usable), file), place(findings, text)
        except ValidationError as error:
            findings += table_findings(error, (), file, WrittenSettings)
            usable = _without(usable, [tuple(one["loc"]) for one in error.errors(include_url=False)])
    return Settings(), place(findings, text)


def settings_schema() -> dict[str, Any]:
    """Return the JSON Schema (draft 7) of corpus.toml, for editors."""
    from wola_facts.model.schema import schema_of

    return schema_of(WrittenSettings, "corpus.toml of facts")


def _without(table: dict[str, Any], culprits: list[tuple[str | int, ...]]) -> dict[str, Any]:
    """Return the table without the culpable keys; a waiver with one is left out whole."""
    kept = {**table}
    spoilt = {loc[1] for loc in culprits if loc[0] == "waiver" and len(loc) > 1}
    if spoilt:
        kept["waiver"] = [item for number, item in enumerate(kept["waiver"]) if number not in spoilt]
    for loc in culprits:
        if loc[0] != "waiver":
            kept = _dropped(kept, loc)
        elif len(loc) == 1:
            kept.pop("waiver", None)
    return kept


def _dropped(table: dict[str, Any], loc: tuple[str | int, ...]) -> dict[str, Any]:
    """Return the table without the deepest key of `loc` that it has."""
    key = str(loc[0])
    inner = table.get(key)
    if len(loc) > 1 and isinstance(inner, dict) and loc[1] in inner:
        return {**table, key: _dropped(inner, loc[1:])}
    return {name: value for name, value in table.items() if name != key}


def _light(written: WrittenSettings, file: str) -> Settings:
    standard = Settings()
    stale = written.stale
    return Settings(
        name=written.name,
        lang=written.lang.split("-")[0],
        topics=MappingProxyType(
            {
                name: Topic(name, said_in(topic.label, written.lang), topic.aliases, topic.review)
                for name, topic in written.topic.items()
            }
        ),
        select=written.check.select,
        ignore=written.check.ignore,
        fail_on=written.check.fail_on,
        ongoing=_thresholds(stale.ongoing, standard.ongoing),
        as_of=_thresholds(stale.as_of, standard.as_of),
        source=_thresholds(stale.source, standard.source),
        widths=Widths(written.hedges.about, written.hedges.almost),
        waivers=tuple(
            Waiver(item.rule, item.until, item.reason, item.facts, file, ("waiver", place))
            for place, item in enumerate(written.waiver)
            if item.until
        ),
        archive=written.archive,
        file=file,
    )


def _thresholds(written: WrittenThresholds | None, standard: Thresholds) -> Thresholds:
    if written is None:
        return standard
    warn = read_duration(written.warn) if written.warn else standard.warn
    error = read_duration(written.error) if written.error else (standard.error if not written.warn else None)
    return Thresholds(warn, error)

"""The columns of a table of facts, what each says of a fact, and which of them fit a width."""

from collections.abc import Callable, Iterable, Mapping

from wola_facts.errors import UsageError, did_you_mean
from wola_facts.model.plain import Plain
from wola_facts.model.text import Localized, in_language
from wola_facts.outputs.machine import MachineFact
from wola_facts.outputs.view import Drawing
from wola_facts.outputs.wording import say_word, unit_to_add


class Column(Plain):
    """A column: its name on the command line, its heads by language, what it says of a fact, how it stands.

    `width` is the most it takes where several columns share a line, `tight` that in a narrow table; 0 lets it take
    what is left.
    """

    name: str
    heads: Localized
    say: Callable[[MachineFact, str], str]
    right: bool = False
    width: int = 0
    tight: int = 0


def columns_named(names: tuple[str, ...]) -> tuple[Column, ...]:
    """Return the columns of those names.

    Raises:
        UsageError: for a name that no column has, with near misses.
    """
    wanted = [part.strip() for name in names for part in name.split(",") if part.strip()]
    for name in wanted:
        if name not in COLUMNS:
            near = did_you_mean(name, COLUMNS)
            hint = f"D{near[1:]}" if near else f"The columns are {', '.join(COLUMNS)}."
            raise UsageError(f"There is no column `{name[:40]}`.", hint)
    return tuple(COLUMNS[name] for name in dict.fromkeys(wanted))


def chosen(facts: Iterable[MachineFact], drawing: Drawing) -> tuple[list[str], list[list[str]]]:
    """Return the head and rows of the columns that were asked for by name.

    Raises:
        UsageError: for a name that no column has.
    """
    columns = columns_named(drawing.columns)
    rows = [[column.say(fact, drawing.lang) for column in columns] for fact in facts]
    return [column.name for column in columns], rows


def say_value(fact: MachineFact, lang: str) -> str:
    """Return the value with its hedge, and its noun where the claim does not have it."""
    if fact.value is None:
        return _instead(fact, lang)
    said = in_language(fact.value.said, lang)
    noun = unit_to_add(fact.value.unit, in_language(fact.claim, lang), lang, fact.value.low == fact.value.high == "1")
    return f"{said} {noun}".strip()


def say_sources(fact: MachineFact, lang: str) -> str:
    """Return the sources in short; only the first two by name."""
    del lang
    shorts = list(dict.fromkeys(source.short for source in fact.source))
    more = f" +{len(shorts) - 2}" if len(shorts) > 2 else ""
    return ", ".join(shorts[:2]) + more


def interval_of(fact: MachineFact) -> str:
    """Return the exact interval of the value: [40001, inf)."""
    value = fact.value
    if value is None:
        return ""
    left, right = "(" if value.low_open else "[", ")" if value.high_open else "]"
    return f"{left}{value.low or '-inf'}, {value.high or 'inf'}{right}"


def _instead(fact: MachineFact, lang: str) -> str:
    """What stands in the column of values where there is none: the state of a promise, else the kind."""
    word = say_word(fact.state or fact.kind, lang)
    return word if fact.kind != "statement" else ""


def _date(fact: MachineFact, lang: str) -> str:
    return in_language(fact.date.said, lang) if fact.date else ""


def _field(read: Callable[[MachineFact], str]) -> Callable[[MachineFact, str], str]:
    return lambda fact, _: read(fact)


#: Every column by name. The first six are those that a wide table has.
COLUMNS: Mapping[str, Column] = {
    column.name: column
    for column in (
        Column("value", {"en": "Value", "es": "Valor"}, say_value, right=True, width=24, tight=19),
        Column("claim", {"en": "Claim", "es": "Hecho"}, lambda fact, lang: in_language(fact.claim, lang)),
        Column("period", {"en": "Period", "es": "Periodo"}, _date, width=21, tight=12),
        Column("source", {"en": "Source", "es": "Fuente"}, say_sources, width=18, tight=11),
        Column(
            "status",
            {"en": "Status", "es": "Estado"},
            lambda fact, lang: say_word(fact.status, lang),
            width=11,
            tight=10,
        ),
        Column("id", {"en": "Id", "es": "Id"}, _field(lambda fact: fact.id), width=40, tight=40),
        Column("topic", {"en": "Topic", "es": "Tema"}, _field(lambda fact: fact.topic), width=18),
        Column("kind", {"en": "Kind", "es": "Tipo"}, lambda fact, lang: say_word(fact.kind, lang), width=11),
        Column("unit", {"en": "Unit", "es": "Unidad"}, _field(lambda fact: fact.value.unit if fact.value else "")),
        Column("interval", {"en": "Interval", "es": "Intervalo"}, _field(interval_of), right=True),
        Column("low", {"en": "Low", "es": "Mínimo"}, _field(lambda f: (f.value and f.value.low) or ""), right=True),
        Column("high", {"en": "High", "es": "Máximo"}, _field(lambda f: (f.value and f.value.high) or ""), right=True),
        Column("date", {"en": "Date", "es": "Fecha"}, _field(lambda fact: fact.date.text if fact.date else "")),
        Column("start", {"en": "Start", "es": "Inicio"}, _field(lambda f: (f.date and f.date.start) or "")),
        Column("end", {"en": "End", "es": "Fin"}, _field(lambda f: (f.date and f.date.end) or "")),
        Column("tense", {"en": "Tense", "es": "Tiempo"}, _field(lambda fact: fact.date.tense if fact.date else "")),
        Column("next_review", {"en": "Review by", "es": "Revisar"}, _field(lambda fact: fact.next_review)),
        Column("according_to", {"en": "According to", "es": "Según"}, _field(lambda f: ", ".join(f.according_to))),
        Column(
            "quote", {"en": "Quote", "es": "Cita"}, _field(lambda fact: fact.source[0].quote if fact.source else "")
        ),
        Column("at", {"en": "At", "es": "Lugar"}, _field(lambda fact: fact.source[0].at if fact.source else "")),
        Column("url", {"en": "URL", "es": "URL"}, _field(lambda fact: fact.source[0].url if fact.source else "")),
        Column("measure", {"en": "Measure", "es": "Medida"}, _field(lambda fact: fact.measure)),
        Column("where", {"en": "Where", "es": "Dónde"}, _field(lambda fact: fact.where)),
        Column("who", {"en": "Who", "es": "Quién"}, _field(lambda fact: fact.who)),
        Column("quality", {"en": "Quality", "es": "Calidad"}, _field(lambda fact: fact.quality)),
        Column("state", {"en": "State", "es": "Avance"}, lambda fact, lang: say_word(fact.state, lang)),
        Column("due", {"en": "Due", "es": "Plazo"}, _field(lambda fact: fact.due)),
        Column("tags", {"en": "Tags", "es": "Etiquetas"}, _field(lambda fact: ", ".join(fact.tags))),
        Column("note", {"en": "Note", "es": "Nota"}, lambda fact, lang: in_language(fact.note or {}, lang)),
        Column("file", {"en": "File", "es": "Archivo"}, _field(lambda f: f"{f.file}:{f.line}" if f.file else "")),
    )
}

#: What every table of facts says, in columns of their own or beneath the claim.
ALL = ("value", "claim", "period", "source", "status", "id")

#: From a width on, the columns that stand side by side.
LAYOUTS = (
    (150, ALL),
    (96, ("value", "claim", "period", "source", "status")),
    (76, ("value", "claim", "period", "status")),
    (0, ("value", "claim")),
)

"""What a card says of a fact, line by line, in either language; how it is drawn is another file's matter."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date as Day
from decimal import Decimal

from wola_facts.model.plain import Plain
from wola_facts.model.quantity import group
from wola_facts.model.text import in_language
from wola_facts.outputs import theme
from wola_facts.outputs.fragment import text_link
from wola_facts.outputs.machine import Cited, MachineFact, NamedPart
from wola_facts.outputs.neighbours import Neighbours, Relation
from wola_facts.outputs.table import interval_of, say_value
from wola_facts.outputs.wording import say_day, say_unit, say_word


class Row(Plain):
    """A line of a card. `lead` is how many characters of the text the style is for; 0 is all."""

    label: str
    text: str
    style: str = ""
    lead: int = 0


def title(fact: MachineFact, lang: str) -> str:
    """Return the first line of a card: the value and what it counts, or the claim alone."""
    value, claim = say_value(fact, lang) if fact.value else "", in_language(fact.claim, lang)
    return f"{value} — {claim}" if value else claim


def rows(fact: MachineFact, around: Neighbours, lang: str) -> Iterator[Row]:
    """Yield everything that is known of a fact; rows without text say nothing and are for the caller to drop."""
    say = _words(lang)
    yield Row(say("id"), fact.id, theme.ID)
    others = [name for name in fact.topics if name != fact.topic]
    yield Row(say("topic"), ", ".join((fact.topic, *others)))
    yield Row(say("kind"), say_word(fact.kind, lang))
    status = say_word(fact.status, lang)
    why = why_of(fact, lang)
    yield Row(say("status"), f"{status}: {why}" if why else status, theme.STATUS.get(fact.status, ""), len(status))
    yield from _value_rows(fact, lang)
    for name in ("where", "who", "quality"):
        yield Row(say(name), getattr(fact, name))
    for key, text in (fact.dims or {}).items():
        yield Row(key, text)
    yield Row(say("definition"), in_language(fact.definition or {}, lang))
    yield from _promise_rows(fact, lang)
    yield from _law_rows(fact, lang)
    yield from _source_rows(fact, lang)
    yield from _part_rows(fact, lang)
    yield from _history_rows(fact, around, lang)
    for relation in around.relations:
        if relation.kind not in ("parts", "of_which"):
            yield Row(say(relation.kind), _related(relation, lang))
    yield Row(say("tags"), ", ".join(fact.tags))
    yield Row(say("note"), in_language(fact.note or {}, lang))
    for waiver in fact.ignore:
        yield Row(say("waived"), f"{waiver.rule} {say('until')} {say_day(waiver.until, lang)}: {waiver.reason}")
    for key, value in (fact.x or {}).items():
        yield Row(f"x.{key}", str(value))
    yield Row(say("written"), f"{fact.file}:{fact.line}" if fact.file else "", theme.QUIET)


def why_of(fact: MachineFact, lang: str) -> str:
    """Return why a fact has its status, or an empty text where there is nothing to say."""
    spanish = lang == "es"
    if fact.retracted:
        on = say_day(fact.retracted.on, lang)
        return f"retirado el {on}: {fact.retracted.why}" if spanish else f"taken back on {on}: {fact.retracted.why}"
    if fact.superseded_by:
        names = ", ".join(fact.superseded_by)
        return f"lo sustituye {names}" if spanish else f"replaced by {names}"
    if fact.disputed_by:
        names = ", ".join(fact.disputed_by)
        return f"lo contradice {names}" if spanish else f"contradicted by {names}"
    if fact.status == "overdue" and fact.due:
        due = _day(fact.due, lang)
        return f"el plazo era el {due} y no consta que se cumpliera" if spanish else f"due {due}, not known to be met"
    if fact.status == "dated":
        return f"un registro posterior responde hoy: {fact.later}" if spanish else f"{fact.later} is later"
    if fact.days_since is not None:
        days, most = (group(Decimal(number), lang) for number in (fact.days_since, fact.threshold or 0))
        if spanish:
            return f"sin confirmar desde hace {days} días; se aceptan {most}"
        return f"last confirmed {days} days ago; it should be looked at again after {most}"
    if fact.next_review:
        day = _day(fact.next_review, lang)
        return f"conviene revisarlo a más tardar el {day}" if spanish else f"to be looked at again by {day}"
    return ""


def _value_rows(fact: MachineFact, lang: str) -> Iterator[Row]:
    say = _words(lang)
    value = fact.value
    if value:
        said = in_language(value.said, lang)
        one = value.low == value.high == "1"
        unit = "" if value.unit in ("%", "") or value.unit in said else f" {say_unit(value.unit, lang, one)}"
        written = f', {say("written as")} "{value.text}"' if value.text != said else ""
        yield Row(say("value"), f"{said}{unit}  {interval_of(fact)}{written}")
    if fact.of:
        yield Row(say("of"), "" if _is_id(fact.of) else fact.of)
    if fact.date:
        said = in_language(fact.date.said, lang)
        yield Row(say("period"), f"{said}  ({fact.date.text}, {say_word(fact.date.tense, lang)})")
    yield Row(say("checked"), _day(fact.checked, lang) if fact.checked else "")
    yield Row(say("review"), fact.review)


def _promise_rows(fact: MachineFact, lang: str) -> Iterator[Row]:
    say = _words(lang)
    yield Row(say("by"), fact.by)
    yield Row(say("to"), fact.to)
    yield Row(say("due"), _day(fact.due, lang) if fact.due else "")
    for place, entry in enumerate(sorted(fact.log, key=lambda entry: entry.on)):
        more = ", ".join(text for text in (entry.note, entry.source) if text)
        text = f"{say_day(entry.on, lang)}  {say_word(entry.state, lang)}" + (f"  ({more})" if more else "")
        yield Row(say("log") if place == 0 else "", text)


def _law_rows(fact: MachineFact, lang: str) -> Iterator[Row]:
    say = _words(lang)
    if fact.law:
        law = fact.law
        yield Row(say("law"), law.title)
        for name in ("number", "published_in", "amends", "jurisdiction"):
            yield Row(say(name), getattr(law, name))
        yield Row(say("in_force"), str(law.in_force) if law.in_force else "")
    if fact.ruling:
        ruling = fact.ruling
        for name in ("court", "case", "number"):
            yield Row(say(name), getattr(ruling, name))
        yield Row(say("notified"), str(ruling.notified) if ruling.notified else "")
        for place, order in enumerate(ruling.orders):
            yield Row(say("orders") if place == 0 else "", f"{place + 1}. {order}")


def _source_rows(fact: MachineFact, lang: str) -> Iterator[Row]:
    say = _words(lang)
    chain = [*fact.according_to, fact.source[0].short] if fact.source else list(fact.according_to)
    if fact.according_to:
        # Nearest first in the record; told from the origin to us.
        yield Row(say("according_to"), " → ".join([*reversed(fact.according_to), *chain[-1:]]))
    for source in fact.source:
        yield Row(say("source"), _work(source))
        yield Row("", source.url if source.url != source.id or source.title else "", theme.LINK)
        yield Row(say("quote"), f"“{source.quote}”" if source.quote else "", theme.QUOTE)
        yield Row(say("at"), source.at)
        link = text_link(source.url, source.quote, fact.before, fact.after)
        yield Row(say("words"), link, theme.LINK)
        yield Row(say("archive"), source.archive, theme.LINK)
    if len(fact.origins) > 1 or (fact.origins and not fact.according_to and fact.origins[0] != fact.source[0].id):
        yield Row(say("origins"), ", ".join(fact.origins))


def _part_rows(fact: MachineFact, lang: str) -> Iterator[Row]:
    say = _words(lang)
    for name, parts in (("parts", fact.parts), ("of_which", fact.of_which)):
        for place, part in enumerate(parts):
            yield Row(say(name) if place == 0 else "", _part(part, lang))


def _history_rows(fact: MachineFact, around: Neighbours, lang: str) -> Iterator[Row]:
    say = _words(lang)
    for place, one in enumerate(around.history):
        when = in_language(one.date.said, lang) if one.date else ""
        here = f"  {say('this one')}" if one.id == fact.id else f"  {one.id}"
        yield Row(f"{say('series')}" if place == 0 else "", f"{when}: {say_value(one, lang)}{here}")
    if fact.measure != fact.id:
        yield Row(say("measure"), fact.measure)


def _related(relation: Relation, lang: str) -> str:
    if relation.fact is None:
        return relation.id
    said = f"{say_value(relation.fact, lang)} " if relation.fact.value else ""
    return f"{said}{in_language(relation.fact.claim, lang)}  ({relation.id})"


def _part(part: NamedPart, lang: str) -> str:
    said = in_language(part.value.said, lang) if part.value else "?"
    return f"{said}  {part.name}"


def _work(source: Cited) -> str:
    who = "; ".join(source.author) or source.publisher
    parts = [who, source.title, source.publisher if source.author else "", source.date]
    told = ". ".join(part.rstrip(".") for part in parts if part)
    return f"{source.id}  {told}" if told else source.id


def _day(text: str, lang: str) -> str:
    return say_day(Day.fromisoformat(text), lang)


def _is_id(text: str) -> bool:
    return not text.lstrip("-").replace(".", "", 1).isdigit()


def _words(lang: str) -> Callable[[str], str]:
    """Return what says a label in a language."""
    return lambda name: _LABELS.get(name, (name, name))[lang == "es"]


_LABELS: Mapping[str, tuple[str, str]] = {
    "id": ("id", "id"), "topic": ("topic", "tema"), "kind": ("kind", "tipo"), "status": ("status", "estado"),
    "value": ("value", "valor"), "written as": ("written", "escrito"), "of": ("of", "de un total de"),
    "period": ("period", "periodo"), "checked": ("checked", "confirmado"), "review": ("review every", "revisar cada"),
    "where": ("where", "dónde"), "who": ("who", "quién"), "quality": ("quality", "calidad"),
    "definition": ("definition", "definición"), "by": ("promised by", "promete"), "to": ("to", "a"),
    "due": ("due", "plazo"), "log": ("log", "historial"), "law": ("law", "ley"), "number": ("number", "número"),
    "published_in": ("published in", "publicada en"), "amends": ("amends", "reforma"),
    "jurisdiction": ("jurisdiction", "jurisdicción"), "in_force": ("in force", "en vigor"),
    "court": ("court", "tribunal"),
    "case": ("case", "caso"), "notified": ("notified", "notificada"), "orders": ("orders", "ordena"),
    "according_to": ("according to", "según"), "source": ("source", "fuente"), "quote": ("quote", "cita textual"),
    "at": ("at", "lugar"), "words": ("the words", "las palabras"), "archive": ("archive", "copia"),
    "origins": ("origins", "origen"), "parts": ("parts", "partes"), "of_which": ("of which", "de los cuales"),
    "series": ("series", "serie"), "this one": ("(this one)", "(este)"), "measure": ("measure", "medida"),
    "part_of": ("part of", "parte de"), "includes": ("includes", "incluye"), "part_in": ("part in", "parte en"),
    "base_of": ("base of", "base de"), "ratio_of": ("ratio of", "razón de"), "in_ratio": ("in a ratio", "en una razón"),
    "supersedes": ("replaces", "sustituye a"), "superseded_by": ("replaced by", "sustituido por"),
    "disputes": ("disputes", "disputa"), "disputed_by": ("disputed by", "disputado por"), "tags": ("tags", "etiquetas"),
    "note": ("note", "nota"), "waived": ("waived", "dispensa"), "until": ("until", "hasta"),
    "written": ("written in", "escrito en"),
}  # fmt: skip

"""The questions of `facts add` on a terminal: each answer is tried at once, and asked again where it will not do."""

from collections.abc import Callable

import typer

from wola_facts.cli.composing import Composer
from wola_facts.cli.flags import SOURCE_FIELDS, flag_of, reach_of
from wola_facts.cli.session import Session
from wola_facts.corpus.adding import Draft, Home, Table, topics
from wola_facts.corpus.load import is_address
from wola_facts.errors import FactsError, UsageError, did_you_mean
from wola_facts.outputs.terminal import visible

#: What is asked, in this order: the field, the question, an example of an answer.
_QUESTIONS = (
    ("claim", "What is counted or stated, without the number", "Bodies exhumed from clandestine graves"),
    ("value", "The figure, as the source says it; nothing for a statement, event or law", "over 40,000"),
    ("kind", "What it is, then", "statement, event, law, ruling, commitment, quotation"),
    ("unit", "What is counted", "people"),
    ("date", "When it holds", '2019-11-26, 2019-09, 2019-01/2019-09, or 2018-12/.. for "and still"'),
    ("source", "Where it was read: the id of a source, or a URL", "wola-2019"),
    ("title", "The title of that page; nothing leaves it a bare URL", ""),
    ("author", "Who wrote it", "Meyer, Maureen"),
    ("published", "When it was published", "2019-11-26"),
    ("quote", "The words that say it, verbatim", "505 complaints"),
    ("at", "Where in the source", "p. 3, or para. 4"),
    ("according_to", "Whom the source credits", "CNDH"),
)
#: The same in Spanish.
_PREGUNTAS = {
    "topic": ("Tema", ""),
    "claim": ("Qué se cuenta o se afirma, sin el número", "Cuerpos exhumados de fosas clandestinas"),
    "value": ("La cifra, como la dice la fuente; nada si es una declaración, un hecho o una ley", "más de 40 mil"),
    "kind": ("Qué es, entonces", "statement, event, law, ruling, commitment, quotation"),
    "unit": ("Qué se cuenta", "personas"),
    "date": ("Cuándo vale", '2019-11-26, 2019-09, 2019-01/2019-09, o 2018-12/.. para "y sigue"'),
    "source": ("Dónde se leyó: el id de una fuente, o una URL", "wola-2019"),
    "title": ("El título de esa página; nada la deja como URL sola", ""),
    "author": ("Quién la escribió", "Meyer, Maureen"),
    "published": ("Cuándo se publicó", "2019-11-26"),
    "quote": ("Las palabras que lo dicen, al pie de la letra", "505 quejas"),
    "at": ("En qué lugar de la fuente", "p. 3, o párr. 4"),
    "according_to": ("A quién se lo atribuye la fuente", "CNDH"),
}
#: What else is said, in both.
_SAYS = {
    "begin": (
        "A record, question by question. Enter passes over what may be left out; Ctrl-C writes nothing.",
        "Un registro, pregunta por pregunta. Enter omite lo que puede faltar; con Ctrl-C no se escribe nada.",
    ),
    "page": (
        "What the page says of itself: Enter accepts, - leaves out, or write it better.",
        "Lo que la página dice de sí misma: Enter lo acepta, - lo omite, o escríbalo mejor.",
    ),
    "write": ("Write it to {}?", "¿Escribirlo en {}?"),
    "nothing": ("Nothing was written.", "No se escribió nada."),
}
_NEEDED = ("topic", "claim", "date", "source")


def ask(session: Session, composer: Composer) -> Composer:
    """Return the composer with the answers of a person to what the flags did not say."""
    session.warn(said_in(session.lang_for(composer.corpus), "begin"))
    known = topics(composer.corpus)
    if not composer.topic:
        composer = _answer(session, composer, "topic", "Topic", ", ".join(list(known)[:8]))
    missing = composer.missing()
    for field, question, example in _QUESTIONS:
        if composer.said.get(field) or not _fits(composer, field, missing):
            continue
        composer = _answer(session, composer, field, question, example)
    return composer


def accept(session: Session, composer: Composer) -> Composer:
    """Return the composer with what a page says of itself as a person wants it: each field can be changed or left out.

    Fields that flags give are not asked for.
    """
    session.warn(said_in(session.lang_for(composer.corpus), "page"))
    entry = dict(composer.entry)
    for field in SOURCE_FIELDS:
        flag = SOURCE_FIELDS[field]
        if field == "accessed" or composer.said.get(flag):
            continue
        while True:
            before = _shown(entry.get(field))
            text = typer.prompt(visible(field), default=before, show_default=bool(before), err=True).strip()
            if text == before:
                break
            if text in ("-", ""):
                entry.pop(field, None)
                break
            said: object = [part.strip() for part in text.split(";")] if field == "author" else [text]
            told = composer.with_said(**{flag: said})
            try:
                _try_field(told, flag)
            except FactsError as error:
                session.warn(f"  {error.message}" + (f" {error.hint}" if error.hint else ""))
                continue
            entry[field] = told.shaped("source", field, said)
            break
    return Composer(session, composer.corpus, composer.said, entry, asked=True)


def _shown(value: object) -> str:
    if isinstance(value, list):
        return "; ".join(_shown(item) for item in value)
    if isinstance(value, dict):
        return str(value.get("literal") or ", ".join(value.values()))
    return "" if value is None else str(value)


def said_in(lang: str, name: str) -> str:
    """Return one of the sentences of `facts add`, by its name, in a language."""
    return _SAYS[name][lang == "es"]


def confirmed(lang: str, question: str, *, default: bool) -> bool:
    """Return whether a person says yes, in either language; Enter is the default."""
    yes = "s" if lang == "es" else "y"
    choice = f"{yes.upper()}/n" if default else f"{yes}/N"
    while True:
        said: str = typer.prompt(f"{question} [{choice}]", default="", show_default=False, err=True).strip().casefold()
        if not said:
            return default
        if said in ("y", "yes", "s", "sí", "si", "n", "no"):
            return said[0] != "n"


def _fits(composer: Composer, field: str, missing: list[str]) -> bool:
    """Whether a question is to be asked, by what is known so far."""
    said = composer.said
    if field in ("claim", "date", "source", "value"):
        return field in missing
    if field == "kind":
        return "value" in missing and not said.get("value")
    if field == "unit":
        return bool(said.get("value"))
    if field in ("title", "author", "published"):
        places = said.get("source")
        place = places[0] if isinstance(places, list) else places
        bare = not composer.entry and isinstance(place, str) and is_address(place) and place not in _urls(composer)
        return bare and (field == "title" or bool(said.get("title")))
    return True


def _answer(session: Session, composer: Composer, field: str, question: str, example: str) -> Composer:
    """Ask until an answer will do."""
    if session.lang_for(composer.corpus) == "es":
        question, example = _PREGUNTAS[field][0], _PREGUNTAS[field][1] or example
    label = f"{question} ({example})" if example else question
    while True:
        text = typer.prompt(visible(label), default="", show_default=False, err=True).strip()
        if not text and field not in _NEEDED:
            return composer
        told = composer.with_said(**{field: [text] if field in _SEVERAL else text})
        try:
            _TRIALS.get(field, _try_field)(told, field)
        except FactsError as error:
            session.warn(f"  {error.message}" + (f" {error.hint[0].upper()}{error.hint[1:]}" if error.hint else ""))
            continue
        return told


def _try_topic(composer: Composer, field: str) -> None:
    if not composer.topic:
        raise UsageError(f"A {field} is needed.")
    _ = composer.home


def _try_source(composer: Composer, field: str) -> None:
    places = composer.said[field]
    place = str(places[0]) if isinstance(places, list) and places else ""
    if not place:
        raise UsageError("A source is needed: the id of one, or a URL.")
    if is_address(place):
        from wola_facts.checks.rules.malformed_link import what_is_wrong

        wrong = what_is_wrong(place, reach_of(composer.said).opened)
        if wrong:
            raise UsageError(f"This is no address to send a reader to: {wrong}.")
    elif place not in composer.corpus.sources:
        near = did_you_mean(place, composer.corpus.sources)
        raise UsageError(f"There is no source `{place}`{': ' + near if near else '.'}", "A URL does as well.")
    _try_field(composer, field)


def _try_field(composer: Composer, field: str) -> None:
    """Raise what the schema has against one field."""
    kind = "source" if field in _OF_SOURCE else "fact"
    key = _OF_SOURCE.get(field, field)
    if not composer.said.get(field) or composer.said[field] == [""]:
        raise UsageError(f"This is needed: {flag_of(kind, key)}.")
    filled: dict[str, object] = (
        {"claim": "x", "date": "2000", "source": "x", "kind": "statement"} if kind == "fact" else {}
    )
    shaped = composer.shaped(kind, key, composer.said[field])
    table = Table(kind, "x", {**filled, key: shaped})
    trial = Draft(composer.corpus, Home("", "", b"", new=True), [table])
    wrong = next((one for one in trial.findings if one.location.path[2:3] == (key,)), None)
    if wrong:
        message = wrong.message.removeprefix(f"`{key}`: ")
        raise UsageError(message[:1].upper() + message[1:] + ".", wrong.help)


def _urls(composer: Composer) -> set[str]:
    return {source.url for source in composer.corpus.sources.values() if source.url and not source.inline}


_OF_SOURCE = {flag: field for field, flag in SOURCE_FIELDS.items()}
_SEVERAL = frozenset({"claim", "source", "according_to", "title", "author"})
_TRIALS: dict[str, Callable[[Composer, str], None]] = {"topic": _try_topic, "source": _try_source}

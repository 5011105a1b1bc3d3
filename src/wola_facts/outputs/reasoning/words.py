"""The sentences of calc, why, impact, series and commitments in Spanish; their English is the key."""

from wola_facts.outputs.wording import say_word

SPANISH = {
    # what it rests on
    "It rests on": "Se apoya en",
    "status": "estado",
    "next review": "próxima revisión",
    "{0} (credited; not read)": "{0} (citado por la fuente; no se leyó)",
    "Support: {0} origin: {1}": "Sustento: {0} origen: {1}",
    "Support: {0} origins: {1}": "Sustento: {0} orígenes: {1}",
    "It is judged by": "Se coteja con",
    "Other records of its measure": "Otros registros de su medida",
    "What the record does not establish": "Lo que el registro no establece",
    "part of": "parte de",
    "percentage of": "porcentaje de",
    "ratio of": "razón de",
    "has the part": "tiene la parte",
    "supersedes": "sustituye a",
    "disputes": "disputa",
    # what it leaves open
    "No words of the source are quoted, so the figure has to be looked for in it.": (
        "No se cita ninguna frase de la fuente; hay que buscar en ella la cifra."
    ),
    "It does not say where in the source it stands.": "No dice en qué lugar de la fuente está.",
    "It was read at second hand: the source credits {0}, whose own words were not read.": (
        "Se leyó de segunda mano: la fuente cita a {0}, cuyas propias palabras no se leyeron."
    ),
    "Its sources rest on one origin, so they do not corroborate each other.": (
        "Sus fuentes se apoyan en un mismo origen, así que no se corroboran entre sí."
    ),
    "It has one origin; nothing independent supports it.": "Tiene un solo origen; nada independiente la sustenta.",
    "No copy of a source is kept, should its page go.": (
        "No se guarda copia de ninguna fuente, por si la página desaparece."
    ),
    "No other record of its measure is here to compare it with.": (
        "No hay aquí otro registro de su medida con que compararla."
    ),
    "It is a percentage of something that the record does not name.": (
        "Es un porcentaje de algo que el registro no nombra."
    ),
    "How the ratio is defined is not said.": "No se dice cómo se define la razón.",
    "How many more it may be: {0} has no upper end.": "Cuántos más pueden ser: {0} no tiene límite superior.",
    "How many it is: {0} is only an upper end.": "Cuántos son: {0} es solo un límite superior.",
    "How near it is: {0} is taken as {1}.": "Qué tan cerca está: {0} se toma como {1}.",
    "Where in {0} it lies.": "En qué punto de {0} está.",
    "What holds today: {0} is the later record.": "Lo que vale hoy: {0} es el registro posterior.",
    "Whether it still holds on {0}: it was last confirmed on {1}.": (
        "Si aún vale el {0}: se confirmó por última vez el {1}."
    ),
    "Anything after {0}.": "Nada posterior a {0}.",
    "The exact time: its date is only about then.": "El momento exacto: su fecha es solo aproximada.",
    "Since when it is counted.": "Desde cuándo se cuenta.",
    # what it comes to
    "interval": "intervalo",
    "period": "periodo",
    "holds": "se cumple",
    "fails": "no se cumple",
    "open": "queda abierto",
    "between {0} and {1}": "entre {0} y {1}",
    "over {0}": "más de {0}",
    "at least {0}": "al menos {0}",
    "under {0}": "menos de {0}",
    "at most {0}": "como máximo {0}",
    "any number: a divisor may be zero": "cualquier número: un divisor puede ser cero",
    "{0} is retracted: {1}": "{0} está retractado: {1}",
    "Mixed periods: {0} speaks of {1}, {2} of {3}. A figure made of both is of no time at all.": (
        "Periodos mezclados: {0} habla de {1}; {2}, de {3}. Una cifra hecha de ambos no es de ningún momento."
    ),
    # what rests on it
    "record": "registro",
    "records": "registros",
    "source": "fuente",
    "sources": "fuentes",
    "assertion": "comprobación",
    "assertions": "comprobaciones",
    "series": "series",
    "{0} rest on {1}": "{0} se apoyan en {1}",
    "{0} rests on {1}": "{0} se apoya en {1}",
    "Nothing rests on {0}.": "Nada se apoya en {0}.",
    "read in": "leído en",
    "credits": "cita a",
    "followed in": "seguido en",
    "breaks down into": "se desglosa en",
    "Sources derived from it": "Fuentes derivadas de ella",
    "Assertions": "Comprobaciones",
    "Series": "Series",
    # over time
    "another definition": "otra definición",
    "another unit: {0}": "otra unidad: {0}",
    "at odds with {0}": "en desacuerdo con {0}",
    # promises
    "{0}, due {1}": "{0}, vence el {1}",
    "No promise is overdue.": "Ningún compromiso está vencido.",
}


def say(english: str, lang: str, *words: object) -> str:
    """Return a sentence in a language, with some words put in their places; a status or a unit by itself, too."""
    said = SPANISH.get(english) or say_word(english, lang) if lang == "es" else english
    return said.format(*words) if words else said

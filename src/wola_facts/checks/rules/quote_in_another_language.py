"""A quote in another language than its source.

Why: a quote is the source's own words. One in English out of a Spanish page is a translation, or of another source.

Bad:

    [source.cndh-2019]
    title = "Informe anual"
    lang  = "es"
    url   = "https://www.cndh.org.mx/informe"

    [fact.complaints]
    claim  = "Complaints of torture"
    value  = 283
    date   = "2019"
    source = "cndh-2019"
    quote  = "there were 283 complaints of torture"

Good:

    [source.cndh-2019]
    title = "Informe anual"
    lang  = "es"
    url   = "https://www.cndh.org.mx/informe"

    [fact.complaints]
    claim  = "Complaints of torture"
    value  = 283
    date   = "2019"
    source = "cndh-2019"
    quote  = "se presentaron 283 quejas por tortura"

Options: none. Only English and Spanish are told apart, and only where every word that shows it agrees; a source without
`lang` is not judged.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at, related
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity
from wola_facts.model.tongue import language_of, shows

_TOLD_APART = {"en": "English", "es": "Spanish"}


def check(fact: Fact, context: Context) -> Iterator[Problem]:
    """Yield a problem where no source of the fact is in the language of the quote."""
    if not fact.quote:
        return
    sources = context.corpus.sources_of(fact)
    spoken = {source.lang.partition("-")[0] for source in sources}
    if not spoken or not spoken <= _TOLD_APART.keys():
        return
    for language in spoken:
        if shows(fact.quote, language):
            return
    language = language_of(fact.quote)
    if language and language not in spoken:
        source = sources[0]
        said = _TOLD_APART[source.lang.partition("-")[0]]
        yield Problem(
            f"the quote of {fact.id} is in {_TOLD_APART[language]}, and its source {source.id} in {said}",
            at(fact, "quote"),
            help="quote the source in its own words; if they are of another source, name that one; if the page is in "
            f"both languages, or {source.id} is not in {said}, correct its lang",
            related=(related(source, said, "lang"),),
            source=source.id,
        )


rule = Rule("EVI006", "quote-in-another-language", Severity.WARNING, FACT, check)

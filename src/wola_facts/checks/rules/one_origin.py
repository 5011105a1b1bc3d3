"""Figures or sources that agree, and all rest on one origin: that is no corroboration.

Why: two newspapers that quote one press release are one voice.

Bad:

    [source.agency]
    title = "Agency report"
    url   = "https://example.org/agency"

    [source.daily]
    title        = "Story in a daily"
    url          = "https://example.org/daily"
    derived_from = "agency"

    [source.weekly]
    title        = "Story in a weekly"
    url          = "https://example.org/weekly"
    derived_from = "agency"

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = ["daily", "weekly"]

Good:

    [source.agency]
    title = "Agency report"
    url   = "https://example.org/agency"

    [source.daily]
    title        = "Story in a daily"
    url          = "https://example.org/daily"
    derived_from = "agency"

    [source.weekly]
    title = "Own count of a weekly"
    url   = "https://example.org/weekly"

    [fact.bodies-exhumed]
    claim  = "Bodies exhumed from clandestine graves"
    value  = 706
    date   = "2018-12/2019-11"
    source = ["daily", "weekly"]

Options: none. It looks at the sources of one fact, and at records of one measure and time that agree. A quotation is
passed over: its one origin is who said it, however many print it.
"""

from collections.abc import Iterator

from wola_facts.checks.conflicts import same_time
from wola_facts.checks.context import Context
from wola_facts.checks.rule import CORPUS, Problem, Rule, at, related
from wola_facts.checks.wording import listed, name_of
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity
from wola_facts.query.origins import origins, same_origin


def check(corpus: Corpus, context: Context) -> Iterator[Problem]:
    """Yield a note for each fact with several sources, and each group of agreeing records, with one origin."""
    for fact in context.standing_facts:
        if len(set(fact.sources)) > 1 and fact.kind != "quotation":
            found = origins(corpus, fact)
            if len(found) == 1:
                yield Problem(
                    f"the {len(set(fact.sources))} sources of {fact.id} rest on one origin: {_name(corpus, found[0])}",
                    at(fact, "source"),
                    help="cite the origin itself, or find a source of its own; they are one voice",
                    fact=fact.id,
                )
    for facts in context.comparable:
        for group in same_time(facts):
            yield from _agreeing(corpus, group)


def _agreeing(corpus: Corpus, group: list[Fact]) -> Iterator[Problem]:
    values: dict[object, list[Fact]] = {}
    for fact in group:
        values.setdefault(fact.value.interval if fact.value else None, []).append(fact)
    for facts in values.values():
        if not facts[1:]:
            continue
        found = {same_origin(corpus, origin): origin for fact in facts for origin in origins(corpus, fact)}
        if len(found) == 1:
            last = facts[-1]
            yield Problem(
                f"{listed([fact.id for fact in facts])} agree, and rest on one origin: "
                f"{_name(corpus, *found.values())}",
                at(last, "source"),
                help="that is no corroboration: cite the origin itself, or find a source of its own",
                related=tuple(related(fact, "the same origin", "source") for fact in facts[:-1][:5]),
                fact=last.id,
            )


def _name(corpus: Corpus, origin: str) -> str:
    source = corpus.sources.get(origin)
    return f"{name_of(source, corpus.settings.lang)} ({origin})" if source and not source.inline else origin


rule = Rule("IND001", "one-origin", Severity.NOTE, CORPUS, check)

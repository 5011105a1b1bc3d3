"""The saved copy of a source does not hold the quote.

Why: the quote is the evidence. What is not in the page that was saved was misread, mistyped, or never there.

Bad:

    # --- facts.toml
    [fact.convictions]
    claim  = "Firm convictions for torture"
    value  = 15
    date   = "2006/2019-11"
    source = "report"
    quote  = "15 firm convictions"

    [source.report]
    url = "https://example.org/report"
    # --- report.txt
    The government told of 18 firm convictions.

Good:

    # --- facts.toml
    [fact.convictions]
    claim  = "Firm convictions for torture"
    value  = 15
    date   = "2006/2019-11"
    source = "report"
    quote  = "15 firm convictions"

    [source.report]
    url = "https://example.org/report"
    # --- report.txt
    The government told of **15 firm
    convictions** since 2006.

Options: `snapshot` of a source names its copy, relative to its file; `--copies DIR` holds copies named after their
sources: report.txt, report.html, report.pdf. Letters, words and numbers have to be the same, capitals included; blanks,
quotation marks and dashes may differ. A quote may stand in any source of its fact. Where none of them has a copy, a
quote of four words and more is looked for in the other copies: found there, its fact names the wrong source.
"""

from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, Unchecked, at
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity

#: A quote of so many words is not found in a page by chance.
_TELLING = 4


def unable(context: Context) -> str:
    """Return why it cannot run where no copy is at hand."""
    if context.copies or any(source.snapshot for source in context.corpus.sources.values()):
        return ""
    return "no copies of sources were given: --copies DIR, or `snapshot` of a source"


def check(fact: Fact, context: Context) -> Iterator[Problem | Unchecked]:
    """Yield a problem where a copy can be read and does not hold the quote."""
    if not fact.quote:
        return
    from wola_facts.web.evidence.match import Outcome, explained, find_quote

    missing, closest = "", ""
    unread: list[str] = []
    for source in (context.corpus.sources[name] for name in fact.sources if name in context.corpus.sources):
        copy = context.copies_at_hand.of(source)
        if copy is None:
            unread.append("no copy of the source of a quote is at hand")
        elif copy.unreadable:
            unread.append(f"the copy {copy.path} is not read: {copy.unreadable}")
        else:
            match = find_quote(copy.text, fact.quote, fact.before, fact.after)
            if match.outcome is Outcome.AMBIGUOUS:
                yield Problem(
                    f"the quote of {fact.id} stands {match.times} times in {copy.path}",
                    at(fact, "quote"),
                    help="`before` or `after` tells which place is meant",
                    open=True,
                )
            if match.outcome in (Outcome.FOUND, Outcome.AMBIGUOUS):
                return
            missing, closest = missing or copy.path, closest or match.closest
    if missing:
        yield Problem(
            f"the quote of {fact.id} is not in {missing}",
            at(fact, "quote"),
            label=explained(closest),
            help="quote what the page says, word for word; or save the page again if it has changed",
        )
        return
    elsewhere = _elsewhere(fact, context)
    if elsewhere:
        yield Problem(
            f"the quote of {fact.id} stands in the copy of {elsewhere}, which is not its source",
            at(fact, "source"),
            label=f"the words are those of {elsewhere}",
            help=f"name {elsewhere} as the source, or quote the source that is named",
        )
    else:
        yield from map(Unchecked, dict.fromkeys(unread[:1]))


def _elsewhere(fact: Fact, context: Context) -> str:
    """Return the source whose copy holds a quote that is long enough to be nobody else's; empty where none does."""
    from wola_facts.web.evidence.match import Outcome, find_quote

    if len(fact.quote.split()) < _TELLING:
        return ""
    for id, copy in context.copies_at_hand.named().items():
        if (
            id not in fact.sources
            and find_quote(copy.text, fact.quote, fact.before, fact.after).outcome is Outcome.FOUND
        ):
            return id
    return ""


rule = Rule("EVI001", "quote-not-in-copy", Severity.ERROR, FACT, check, unable)

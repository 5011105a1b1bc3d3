"""The quote stops where its source goes on with but, unless, except.

Why: "all 40 were found" is not what "all 40 were found, except the children" says.

Bad:

    # --- facts.toml
    [fact.found]
    claim  = "People who were found safe"
    value  = 40
    date   = "2019"
    source = "report"
    quote  = "all 40 were found"

    [source.report]
    url = "https://example.org/report"
    # --- report.txt
    In the end all 40 were found, except the children.

Good:

    # --- facts.toml
    [fact.found]
    claim  = "People who were found safe"
    value  = 40
    date   = "2019"
    source = "report"
    quote  = "all 40 were found"

    [source.report]
    url = "https://example.org/report"
    # --- report.txt
    In the end all 40 were found. Except for the weather, the day was good.

Options: the words are but, unless, except, excluding, apart from, although; pero, salvo, excepto, menos, aunque, sino.
Copies are found as for EVI001.
"""

import re
from collections.abc import Iterator

from wola_facts.checks.context import Context
from wola_facts.checks.rule import FACT, Problem, Rule, at
from wola_facts.checks.rules.quote_not_in_copy import unable
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity

_TURN = r"(?:but|unless|except|excluding|apart from|although|though|pero|salvo|excepto|a menos que|aunque|sino)\b"


def check(fact: Fact, context: Context) -> Iterator[Problem]:
    """Yield a warning where every place of the quote in a copy is followed by a word that turns it."""
    if not fact.quote:
        return
    from wola_facts.web.evidence.folding import BROKEN, CELL, folded

    pattern = re.compile(
        rf"(?<!\w){re.escape(folded(fact.quote))}(?!\w)(?:[,;)\"' -]{{0,3}}({_TURN}[^.!?\x1e]{{0,60}}))?", re.IGNORECASE
    )
    for name in fact.sources:
        source = context.corpus.sources.get(name)
        copy = context.copies_at_hand.of(source) if source else None
        if copy is None or copy.unreadable:
            continue
        said = [found[1] for found in pattern.finditer(copy.text.replace(CELL, " ").replace(BROKEN, ""))]
        if said and all(said):
            words = " ".join(said[0].split()[:6])
            yield Problem(
                f"the quote of {fact.id} stops short: the source goes on with {words!r}",
                at(fact, "quote"),
                help="let the record say the exception too, in the value, the definition or a note; then waive this",
            )
            return


rule = Rule("EVI003", "quote-cut-short", Severity.WARNING, FACT, check, unable)

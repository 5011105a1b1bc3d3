"""The page of a source no longer says what a fact quotes from it.

Why: pages change their figures quietly. The quote is what the fact rests on.

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
    # --- observed
    [report]
    verdict  = "drifted"
    status   = 200
    observed = "2026-01-01T06:00:00Z"
    sought   = [{ quote = "15 firm convictions", outcome = "missing", closest = "18 firm convictions" }]

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
    # --- observed
    [report]
    verdict  = "ok"
    status   = 200
    observed = "2026-01-01T06:00:00Z"
    sought   = [{ quote = "15 firm convictions", outcome = "found" }]

Options: none. Letters, words and numbers have to be the same; blanks, quotation marks, dashes and capitals may differ.
A quote may stand in any source of its fact: it is missing only where all of them were read. What could not be read is
told as skipped.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from wola_facts.checks.context import Context
from wola_facts.checks.links import NOT_YET_QUOTED, UNASKED, cut, when
from wola_facts.checks.rule import FACT, Problem, Rule, Unchecked, at
from wola_facts.model.fact import Fact
from wola_facts.model.finding import Severity

if TYPE_CHECKING:
    from wola_facts.web.observation import Observation, Sought


def unable(context: Context) -> str:
    """Return why it cannot run where nothing is known of the web."""
    return UNASKED if context.observations is None else ""


def check(fact: Fact, context: Context) -> Iterator[Problem | Unchecked]:
    """Yield a problem where every source of a fact was read and none has the quote."""
    if not fact.quote or fact.retracted:
        return
    missing: list[tuple[Observation, Sought]] = []
    unread = ""
    for name in dict.fromkeys(fact.sources):
        source = context.corpus.sources.get(name)
        if source is None:
            continue
        observation = (context.observations or {}).get(name)
        sought = _sought(fact, observation) if observation and observation.url == source.url else None
        if sought and sought.outcome == "found":
            return
        if observation and sought and sought.outcome == "missing":
            missing.append((observation, sought))
        else:
            unread = unread or _why(observation, sought)
    if unread and (context.only is None or context.only.intersection(fact.sources)):
        yield Unchecked(unread)
    elif missing and not unread:
        from wola_facts.web.evidence.match import ELSEWHERE, explained

        observation, sought = missing[0]
        names = ", ".join(one.source for one, _ in missing)
        told = explained(cut(sought.closest))
        if sought.closest == ELSEWHERE:
            aside = " between the words before and after it"
        else:
            aside = f', closest: "{cut(sought.closest)}"' if told.startswith("closest: ") else ""
        yield Problem(
            f'{names} no longer {"says" if len(missing) == 1 else "say"} "{fact.quote}"{aside}',
            at(fact, "quote"),
            label=told,
            help="read the page again: if the figure has changed, add a record of the new one that `supersedes` this; "
            "if the words never stood there, quote what does; or cite an archived copy of the page as it was",
            source=observation.source,
            notes=when(observation, context),
        )


def _sought(fact: Fact, observation: "Observation") -> "Sought | None":
    """Return what became of the quote of a fact on a page, if it was looked for there in these words."""
    for sought in observation.sought:
        quote = sought.quote
        if (quote.text, quote.before, quote.after) == (fact.quote, fact.before, fact.after):
            return sought
    return None


def _why(observation: "Observation | None", sought: "Sought | None") -> str:
    if observation is None:
        return NOT_YET_QUOTED
    if sought is not None:
        return "a page could not be read for its quotes"
    return f"a page was not read for its quotes: {observation.verdict}"


rule = Rule("LNK008", "evidence-gone", Severity.ERROR, FACT, check, unable)

"""`facts add`."""

from typing import Annotated, Any

import typer

from wola_facts.cli import completion
from wola_facts.cli.network import AllowNet, AllowPort, Robots
from wola_facts.cli.options import everywhere
from wola_facts.cli.session import Session

Many = list[str] | None


def _one(*names: str, metavar: str, help: str, **more: Any) -> Any:
    return typer.Option(*names, metavar=metavar, help=help, show_default=False, **more)


def _many(*names: str, metavar: str, help: str, **more: Any) -> Any:
    return typer.Option(*names, metavar=metavar, help=f"{help} Repeatable.", **more)


def _flag(*names: str, help: str) -> Any:
    return typer.Option(*names, help=help, show_default=False)


Topic = Annotated[
    str, _one("--topic", metavar="TOPIC", help="Its topic, and so its file.", autocompletion=completion.topics)
]
Id = Annotated[str, _one("--id", metavar="ID", help="Its id; made from the claim if not given.")]
Claim = Annotated[
    Many, _many("--claim", metavar="TEXT", help="What is counted or stated, without the number; en:TEXT, es:TEXT.")
]
Kind = Annotated[
    str, _one("--kind", metavar="KIND", help="figure, statement, event, law, ruling, commitment, quotation.")
]
Value = Annotated[str, _one("--value", metavar="VALUE", help='As the source says it: 706, "over 40,000", "300-400".')]
Unit = Annotated[str, _one("--unit", metavar="TEXT", help="What is counted: people, cases, MXN, %.")]
Date = Annotated[
    str, _one("--date", metavar="DATE", help="When it holds: 2019-11-26, 2019-09, 2019-01/2019-09, 2018-12/..")
]
Ongoing = Annotated[bool, _flag("--ongoing", help="It is said in the present tense.")]
Checked = Annotated[str, _one("--checked", metavar="DATE", help="The last day it was confirmed.")]
SourceId = Annotated[
    Many, _many("--source", metavar="ID|URL", help="Where it was read.", autocompletion=completion.sources)
]
According = Annotated[Many, _many("--according-to", metavar="NAME", help="Whom the source credits.")]
Quote = Annotated[str, _one("--quote", metavar="TEXT", help="The words that say it, verbatim.")]
Before = Annotated[str, _one("--before", metavar="TEXT", help="Words just before the quote.")]
After = Annotated[str, _one("--after", metavar="TEXT", help="Words just after the quote.")]
At = Annotated[str, _one("--at", metavar="PLACE", help='Where in the source: "p. 3", "para. 4".')]
Measure = Annotated[
    str, _one("--measure", metavar="ID", help="What it measures, to compare.", autocompletion=completion.measures)
]
Where = Annotated[str, _one("--where", metavar="PLACE", help="The place it is about.")]
Who = Annotated[str, _one("--who", metavar="GROUP", help="The group it is about.")]
Dim = Annotated[Many, _many("--dim", metavar="NAME=TEXT", help="A further dimension.")]
Part = Annotated[Many, _many("--part", metavar="NAME=VALUE|ID", help="A part of a breakdown that adds up.")]
OfWhich = Annotated[Many, _many("--of-which", metavar="NAME=VALUE|ID", help="One of some parts.")]
PartOf = Annotated[
    str, _one("--part-of", metavar="ID", help="The fact it is a subset of.", autocompletion=completion.facts)
]
Of = Annotated[str, _one("--of", metavar="NUMBER|ID", help="The base of a percentage.")]
Supersedes = Annotated[
    Many, _many("--supersedes", metavar="ID", help="A fact it replaces.", autocompletion=completion.facts)
]
Disputes = Annotated[
    Many, _many("--disputes", metavar="ID", help="A fact it contradicts.", autocompletion=completion.facts)
]
Definition = Annotated[Many, _many("--definition", metavar="TEXT", help="How it is defined.")]
Quality = Annotated[str, _one("--quality", metavar="Q", help="estimate, provisional, official, partial, low.")]
PromisedBy = Annotated[str, _one("--promised-by", metavar="NAME", help="Who promised.")]
PromisedTo = Annotated[str, _one("--promised-to", metavar="NAME", help="To whom.")]
Due = Annotated[str, _one("--due", metavar="DATE", help="Until when.")]
Review = Annotated[str, _one("--review", metavar="TIME", help="When to look again: 90d, 1y, never.")]
Tag = Annotated[Many, _many("--tag", metavar="TAG", help="A tag.")]
Also = Annotated[
    Many, _many("--also-topic", metavar="TOPIC", help="A further topic.", autocompletion=completion.topics)
]
Note = Annotated[Many, _many("--note", metavar="TEXT", help="A note for people; en:TEXT, es:TEXT.")]

Url = "Of a source that is a URL: "
Entry = Annotated[str, _one("--source-id", metavar="ID", help=Url + "give it a record of that id.")]
Title = Annotated[Many, _many("--title", metavar="TEXT", help=Url + "its title.")]
Author = Annotated[Many, _many("--author", metavar="NAME", help=Url + '"Family, Given", or an institution.')]
Published = Annotated[str, _one("--published", metavar="DATE", help=Url + "its date.")]
Accessed = Annotated[str, _one("--accessed", metavar="DATE", help=Url + "the day it was read.")]
SourceType = Annotated[str, _one("--source-type", metavar="TYPE", help=Url + "webpage, report, article-newspaper, ...")]
Container = Annotated[str, _one("--container", metavar="NAME", help=Url + "the newspaper or site.")]
Publisher = Annotated[str, _one("--publisher", metavar="NAME", help=Url + "its publisher.")]
SourceLang = Annotated[str, _one("--source-lang", metavar="LANG", help=Url + "its language, en or es.")]

Fetch = Annotated[str, _one("--fetch", metavar="URL", help="Ask for a page, and propose what it says of itself.")]
DryRun = Annotated[bool, _flag("--dry-run", help="Print the record, and write nothing.")]
Yes = Annotated[bool, _flag("--yes", "-y", help="Write without asking.")]
Force = Annotated[bool, _flag("--force", help="Write even what `facts check` finds wrong.")]
NoInput = Annotated[bool, _flag("--no-input", help="Ask nothing, not even on a terminal.")]


@everywhere
def add(
    session: Session,
    topic: Topic = "",
    id: Id = "",
    claim: Claim = None,
    kind: Kind = "",
    value: Value = "",
    unit: Unit = "",
    date: Date = "",
    ongoing: Ongoing = False,
    checked: Checked = "",
    source: SourceId = None,
    according_to: According = None,
    quote: Quote = "",
    before: Before = "",
    after: After = "",
    at: At = "",
    measure: Measure = "",
    where: Where = "",
    who: Who = "",
    dims: Dim = None,
    of: Of = "",
    part_of: PartOf = "",
    parts: Part = None,
    of_which: OfWhich = None,
    supersedes: Supersedes = None,
    disputes: Disputes = None,
    definition: Definition = None,
    quality: Quality = "",
    by: PromisedBy = "",
    to: PromisedTo = "",
    due: Due = "",
    review: Review = "",
    tags: Tag = None,
    topics: Also = None,
    note: Note = None,
    source_id: Entry = "",
    title: Title = None,
    author: Author = None,
    published: Published = "",
    accessed: Accessed = "",
    source_type: SourceType = "",
    container: Container = "",
    publisher: Publisher = "",
    source_lang: SourceLang = "",
    fetch: Fetch = "",
    allow_net: AllowNet = None,
    allow_port: AllowPort = None,
    robots: Robots = False,
    dry_run: DryRun = False,
    yes: Yes = False,
    force: Force = False,
    no_input: NoInput = False,
) -> int:
    r"""Add a fact, by prompts or flags.

    \b
    facts add                                   asks, on a terminal
    facts add --topic torture --claim "Convictions for torture" --value 15 --unit convictions \
        --date 2006/2019-11 --source wola-2019 --quote "15 firm convictions"
    facts add --fetch https://www.wola.org/analysis/mexico/      a source, as its page describes it
    """
    said = {name: given for name, given in locals().items() if name != "session" and given}
    from wola_facts.cli.adding import added

    return added(session, said)

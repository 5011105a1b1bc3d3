"""`facts check`."""

from typing import Annotated

import typer

from wola_facts.cli import completion
from wola_facts.cli.network import AllowNet, AllowPort, Robots, reach
from wola_facts.cli.options import everywhere
from wola_facts.cli.session import Session
from wola_facts.errors import UsageError

Many = list[str] | None
Paths = Annotated[Many, typer.Argument(metavar="[PATH]...", help="Only these files or folders; or a corpus.")]
Select = Annotated[
    Many,
    typer.Option(
        "--select", metavar="CODES", help="Only these rules or families: STA,CON001.", autocompletion=completion.rules
    ),
]
Ignore = Annotated[
    Many, typer.Option("--ignore", metavar="CODES", help="All but these.", autocompletion=completion.rules)
]
FailOn = Annotated[
    str, typer.Option("--fail-on", metavar="error|warning|note", help="Exit 1 from here on.", show_default=False)
]
By = Annotated[str, typer.Option("--by", metavar="DATE", help="Also forecast what is stale then.", show_default=False)]
Copies = Annotated[
    str,
    typer.Option("--copies", metavar="DIR", help="Saved copies: <source id>.txt, .html, .pdf.", show_default=False),
]
Since = Annotated[
    str,
    typer.Option(
        "--since",
        metavar="REV",
        help="Only what changed since a git revision.",
        show_default=False,
    ),
]
Baseline = Annotated[
    str,
    typer.Option("--baseline", metavar="FILE", help="Leave out what it holds; it may only shrink.", show_default=False),
]
Statistics = Annotated[bool, typer.Option("--statistics", help="Count by rule.", show_default=False)]
Summary = Annotated[
    str, typer.Option("--summary", metavar="FILE", help="Append a Markdown table, for a CI page.", show_default=False)
]
Online = Annotated[bool, typer.Option("--online", help="Ask the web: are the sources there?", show_default=False)]
Observations = Annotated[
    str,
    typer.Option(
        "--observations", metavar="FILE", help="Keep what the web said here, not in the cache.", show_default=False
    ),
]
MaxUrls = Annotated[
    int | None,
    typer.Option(
        "--max-urls", metavar="N", min=1, help="Ask for no more: 10000, or 1000 with --since.", show_default=False
    ),
]
MaxTime = Annotated[
    int | None, typer.Option("--max-time", metavar="SECONDS", min=1, help="Ask no longer: 900.", show_default=False)
]
Fix = Annotated[bool, typer.Option("--fix", help="Mend what can be mended safely.", show_default=False)]
Diff = Annotated[bool, typer.Option("--diff", help="Show what --fix would change; write nothing.", show_default=False)]
Mutate = Annotated[
    bool, typer.Option("--mutate", help="Change one thing at a time: would a rule notice?", show_default=False)
]
Seed = Annotated[int | None, typer.Option("--seed", metavar="N", help="Seed of --mutate.", show_default=False)]
ExitZero = Annotated[bool, typer.Option("--exit-zero", help="Exit 0 whatever is found.", show_default=False)]


@everywhere
def check(
    session: Session,
    paths: Paths = None,
    select: Select = None,
    ignore: Ignore = None,
    fail_on: FailOn = "",
    by: By = "",
    copies: Copies = "",
    online: Online = False,
    allow_net: AllowNet = None,
    allow_port: AllowPort = None,
    robots: Robots = False,
    observations: Observations = "",
    max_urls: MaxUrls = None,
    max_time: MaxTime = None,
    since: Since = "",
    baseline: Baseline = "",
    statistics: Statistics = False,
    summary: Summary = "",
    exit_zero: ExitZero = False,
    fix: Fix = False,
    diff: Diff = False,
    mutate: Mutate = False,
    seed: Seed = None,
) -> int:
    r"""Check the corpus: stale, contradictory, impossible and unsupported facts.

    \b
    facts check
    facts check --select STA --by 2027-06-01    what is stale, and what will be
    facts check --copies copies/                are the quotes in the sources?
    facts check --online                        are the sources there, and say it still?
    facts check --fix --diff                    what could be mended safely
    facts check --format github                 marks the lines of a pull request
    """
    from wola_facts.cli.checking import Asked, checked

    asked = Asked(
        paths=tuple(paths or ()),
        select=tuple(select or ()),
        ignore=tuple(ignore or ()),
        fail_on=fail_on,
        by=by,
        copies=copies,
        since=since,
        baseline=baseline,
        statistics=statistics,
        summary=summary,
        exit_zero=exit_zero,
        online=online,
        reach=reach(allow_net, allow_port, robots=robots),
        observations=observations,
        max_urls=max_urls,
        max_time=max_time,
        fix=fix,
        diff=diff,
    )
    of_the_web = {"--robots": robots, "--max-urls": max_urls is not None, "--max-time": max_time is not None}
    idle = next((flag for flag, given in of_the_web.items() if given and not online), "")
    if idle:
        raise UsageError(f"{idle} goes with --online, which is not given.", f"Add --online, or leave {idle} out.")
    if mutate and (fix or diff or online):
        raise UsageError("--mutate goes with neither --fix, --diff nor --online.", "Leave out one.")
    if seed is not None and not mutate:
        raise UsageError("--seed is of --mutate, which is not given.", "Add --mutate, or leave --seed out.")
    if mutate:
        from wola_facts.cli.mutating import mutated

        return mutated(session, asked, seed or 0)
    return checked(session, asked)

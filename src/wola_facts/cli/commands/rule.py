"""`facts rule`."""

from typing import Annotated

import typer

from wola_facts.cli import completion
from wola_facts.cli.exits import Exit
from wola_facts.cli.options import everywhere
from wola_facts.cli.session import Session

Code = Annotated[
    str,
    typer.Argument(metavar="[CODE]", help="A code or a name; without it, all rules.", autocompletion=completion.rules),
]


@everywhere
def rule(session: Session, code: Code = "") -> int:
    r"""Explain a rule: what it finds, why, and an example.

    \b
    facts rule            all rules, a line each
    facts rule CON001     its page: why, a bad and a good record, its options
    """
    from itertools import groupby
    from textwrap import fill

    from wola_facts.checks.registry import find, page, rules, title
    from wola_facts.checks.selection import matches

    width = max(session.width, 40)
    output = session.choose(("text", "json"), "text")
    wanted = code.strip().upper()
    family = [one for one in rules().values() if wanted and matches(one.code, wanted) and one.code != wanted]
    chosen = list(rules().values()) if not wanted else family or [find(code)]
    if output == "json":
        from wola_facts.outputs.dump import dump

        fields = [
            {
                "code": one.code,
                "name": one.name,
                "severity": str(one.severity),
                "title": title(one),
                "page": page(one.code),
            }
            for one in chosen
        ]
        session.write(dump({"version": 1, "rules": fields}))
    elif len(chosen) == 1 and not family:
        one = chosen[0]
        told = [f"{one.code} {one.name} ({one.severity})", ""]
        for example, found in groupby(page(one.code).splitlines(), lambda line: not line or line.startswith(" ")):
            lines = list(found)
            told += lines if example else [fill(" ".join(lines), width)]
        session.write("\n".join(told))
    else:
        rows = [f"{one.code}  {one.severity!s:<7}  {title(one)}" for one in chosen]
        session.write("\n".join(fill(row, width, subsequent_indent=" " * 17) for row in rows))
    return Exit.DONE

"""Corpora of any size for measuring: made-up records of a usual mix, and of shapes that are hard to judge.

Nothing in them is true. The same name, size and seed give the same text.
"""

import random
from collections.abc import Callable, Iterator

HEAD = """[defaults]
claim = {{ en = "Made-up records of {0}", es = "Registros inventados de {0}" }}
date = "2024"
source = "report"
at = "p. 3"
"""
_SOURCE = """
[source.{0}]
title = "Report {0}"
author = [{{ literal = "Office {0}" }}]
publisher = "Agency"
date = 2025-12-01
url = "https://example.org/{0}"
accessed = 2025-12-01
archive = "https://web.archive.org/web/2025/https://example.org/{0}"
"""


def usual(size: int, prefix: str = "f") -> str:
    """Return a mix: series of years, breakdowns, chains of subsets, percentages, quotes, and a check now and then."""
    draw = random.Random(prefix)  # a seed wants to be repeatable
    sources = [f"{prefix}r{n}" for n in range(max(1, size // 10))]
    lines = [HEAD.format("a usual mix"), *map(_SOURCE.format, sources)]
    for n in range(size):
        record = [f"[fact.{prefix}{n}]", f'source = "{draw.choice(sources)}"', *_usual(n, prefix, draw)]
        lines.append("\n".join((*record, "")))
        if n % 20 == 0:
            lines.append(f'[[check]]\nname = "order {n}"\nassert = "{prefix}{n} <= 10 * {prefix}{n} <= {10**9}"\n')
    return "\n".join(lines)


def _usual(n: int, prefix: str, draw: random.Random) -> Iterator[str]:
    number = draw.randrange(2100, 100_000)
    kind = n % 10
    yield f'unit = "{"%" if kind == 8 else "people"}"'
    if kind < 4:  # a series, a year each
        yield f'value = {1000 * (n // 50) + n}\nmeasure = "{prefix}m{n // 50}"\ndate = "{1970 + n % 50}"'
    elif kind == 4:
        yield f'value = "over {number:,}"\nquote = "over {number:,} people"\ndate = 2025-06-01'
    elif kind == 5:
        yield f"value = {number}\nparts = {{ women = {number // 3}, men = {number - number // 3} }}"
    elif kind == 6:
        yield f"value = {number}\nof_which = {{ minors = {number // 7} }}"
    elif kind == 7:
        yield f'value = 1\npart_of = "{prefix}{n - 1}"'
    elif kind == 8:
        yield f"value = 50\nof = {2 * draw.randrange(10, 400)}"
    else:
        yield f'value = "{number}-{number + 100}"\nongoing = true\ndate = 2025-11-01\naccording_to = "Office"'


def _records(size: int, fields: Callable[[int], str]) -> str:
    return "\n".join(f"[fact.f{n}]\n{fields(n)}\n" for n in range(size))


def _shape(name: str, fields: Callable[[int, int], str], head: str = "") -> Callable[[int], str]:
    def write(size: int) -> str:
        text = HEAD.format(name) + head + _SOURCE.format("report")
        return text + _records(size, lambda n: fields(n, size))

    return write


def _parts_of_one(size: int) -> str:
    text = HEAD.format("parts of one") + _SOURCE.format("report") + _records(size, lambda n: "value = 1")
    names = ", ".join(f'"f{n}"' for n in range(size))
    return (
        f"{text}\n[fact.whole]\nvalue = {size}\nparts = [{names}]\n[fact.most]\nvalue = {size}\nof_which = [{names}]\n"
    )


_FLOW = '[measure.m]\nstock = "flow"\n'
_CUMULATIVE = '[measure.m]\nstock = "cumulative"\n'
_SAME = 'measure = "m"\n'

#: What is hard to judge, by name: a function from the number of records to TOML.
SHAPES: dict[str, Callable[[int], str]] = {
    "a usual mix": usual,
    "one measure, one time, one value": _shape("agreement", lambda n, size: _SAME + "value = 7"),
    "one measure, one time, all at odds": _shape("contradiction", lambda n, size: _SAME + f"value = {n}"),
    "one measure, nested ranges": _shape(
        "nesting", lambda n, size: _SAME + f'value = "{90_000 + n}-{90_000 + 3 * size - n}"'
    ),
    "one measure, ranges that all overlap": _shape(
        "overlap", lambda n, size: _SAME + f'value = "{90_000 + n}-{90_000 + size + n}"'
    ),
    "one measure, a year each": _shape("years", lambda n, size: _SAME + f"value = {n}\n" + _day(n)),
    "all dispute the first": _shape(
        "dispute", lambda n, size: _SAME + f"value = {n}" + ('\ndisputes = "f0"' if n else "")
    ),
    "each disputes the one before": _shape(
        "chain", lambda n, size: _SAME + f"value = {n}" + (f'\ndisputes = "f{n - 1}"' if n else "")
    ),
    "each supersedes the one before": _shape(
        "replacement", lambda n, size: _SAME + f"value = {n}" + (f'\nsupersedes = "f{n - 1}"' if n else "")
    ),
    "a cumulative measure that always falls": _shape(
        "falling", lambda n, size: _SAME + f"value = {size - n}\n" + _day(n), _CUMULATIVE
    ),
    "a flow with periods in periods": _shape(
        "flow", lambda n, size: _SAME + f'value = {n}\ndate = "{_iso(n)}/{_iso(2 * size - n)}"', _FLOW
    ),
    "each a part of the one before": _shape(
        "subsets", lambda n, size: f"value = {size - n}" + (f'\npart_of = "f{n - 1}"' if n else "")
    ),
    "all parts of one": _parts_of_one,
    "each of its own definition": _shape(
        "definitions", lambda n, size: _SAME + f'value = {n}\ndefinition = "counted in way {n}"'
    ),
}


def _iso(n: int) -> str:
    year, day = divmod(n, 336)
    return f"{1700 + year:04}-{day // 28 + 1:02}-{day % 28 + 1:02}"


def _day(n: int) -> str:
    return f'date = "{_iso(n)}/{_iso(n)}"'


def texts(name: str, size: int, files: int = 20) -> Iterator[tuple[str, str]]:
    """Yield the files of a corpus of that shape; the usual mix is spread over some files, as people do."""
    yield "corpus.toml", "schema = 1\n"
    if name == "a usual mix":
        for number in range(files):
            yield f"topic-{number}.toml", usual(size // files, f"t{number}-f")
    else:
        yield "facts.toml", SHAPES[name](size)

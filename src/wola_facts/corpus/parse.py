"""One corpus file: tables to records or findings. What can be read is kept, whatever else is wrong."""

import re
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from wola_facts.corpus.locate import locate
from wola_facts.corpus.misfit import NAMES, short, table_findings
from wola_facts.corpus.toml import Tables, read_tables
from wola_facts.errors import did_you_mean
from wola_facts.model.fact import Assertion, Fact
from wola_facts.model.finding import Finding, KeyPath, Location, Severity
from wola_facts.model.plain import replace
from wola_facts.model.quantity import Widths
from wola_facts.model.source import Measure, Source
from wola_facts.model.written.fact import WrittenFact
from wola_facts.model.written.fields import SLUG, describe, slugify
from wola_facts.model.written.source import WrittenCheck, WrittenMeasure, WrittenSource

#: The keys that a corpus file holds.
TOP = ("schema", "topic", "defaults", "fact", "source", "measure", "check")
_HEADER = re.compile(
    r"""^[ \t]*\[[ \t]*(fact|source|measure)[ \t]*\.[ \t]*["']?([a-z0-9-]+)["']?[ \t]*\]""", re.MULTILINE
)


@dataclass(slots=True)
class Parsed:
    """What one file holds, in its order, and what is wrong with it."""

    file: str
    facts: list[Fact] = field(default_factory=list)
    sources: list[Source] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    assertions: list[Assertion] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
    unreadable: list[str] = field(default_factory=list)


def parse(text: str, file: str, lang: str = "en", widths: Widths | None = None) -> Parsed:
    """Return the records of a corpus file; `file` is its name in findings, and its stem the topic unless it says so."""
    tables = read_tables(text, file)
    return _File(text, file, tables, lang, widths or Widths()).parsed()


def place(findings: list[Finding], text: str) -> list[Finding]:
    """Return the findings with line and column."""
    return [
        f
        if f.location.line
        else replace(
            f,
            location=locate(text, f.location, on_key=f.code == "SCH002"),
            related=tuple(replace(r, location=locate(text, r.location)) for r in f.related),
        )
        for f in findings
    ]


class _File:
    """The reading of one file: holds what its tables share."""

    def __init__(self, text: str, file: str, tables: Tables, lang: str, widths: Widths) -> None:
        self.text, self.file, self.tables, self.lang = text, file, tables, lang
        self.widths = widths
        self.context = {"lang": lang, "widths": widths}
        self.found = Parsed(file)
        self.lines = _lines(text)

    def parsed(self) -> Parsed:
        data = self.tables.data
        for key in data:
            if key not in TOP:
                hint = did_you_mean(key, TOP) or f"a corpus file holds {', '.join(TOP)}"
                self.say("SCH002", (key,), f"unknown key `{short(key)}`", hint)
        if data.get("schema", 1) != 1 or isinstance(data.get("schema"), bool):
            self.say("SCH003", ("schema",), f"found {describe(data['schema'])}, expected 1, the only schema there is")
        topic = self.topic(data.get("topic"))
        defaults = self.defaults(self.table(data, "defaults"))
        for name, raw in self.named(data, "source"):
            self.record(WrittenSource, "source", name, raw)
        for name, raw in self.named(data, "measure"):
            self.record(WrittenMeasure, "measure", name, raw)
        for name, raw in self.named(data, "fact"):
            self.fact(name, raw, defaults, topic)
        self.checks(data.get("check", []))
        self.found.findings = [*self.tables.findings, *place(self.found.findings, self.text)]
        self.found.findings.sort(key=lambda f: (f.location.line, f.location.column))
        return self.found

    def say(self, code: str, path: KeyPath, message: str, help: str = "", fact: str = "") -> None:
        location = Location(self.file, path)
        self.found.findings.append(Finding(code, NAMES[code], Severity.ERROR, message, location, help, fact=fact))

    def topic(self, said: object) -> str:
        stem = self.file.rsplit("/", 1)[-1].removesuffix(".toml")
        if said is None:
            return slugify(stem) or "facts"
        if isinstance(said, str) and SLUG.fullmatch(said):
            return said
        hint = f"write `{slugify(said)}`" if isinstance(said, str) else ""
        self.say("SCH003", ("topic",), f"found {describe(said)}, expected a slug: a-z, 0-9 and inner hyphens", hint)
        return slugify(stem) or "facts"

    def table(self, data: dict[str, Any], key: str) -> dict[str, Any]:
        value = data.get(key, {})
        if isinstance(value, dict):
            return value
        self.say("SCH003", (key,), f"found {describe(value)}, expected a table", f"write [{key}] on a line of its own")
        return {}

    def named(self, data: dict[str, Any], key: str) -> list[tuple[str, dict[str, Any]]]:
        """Return the well-formed tables `[key.ID]`; anything else is a finding."""
        fine = []
        for name, raw in self.table(data, key).items():
            if not SLUG.fullmatch(name):
                hint = f"write `{slugify(name)}`" if slugify(name) else ""
                message = f"found the id `{short(name)}`, expected a slug: a-z, 0-9 and inner hyphens"
                self.say("SCH003", (key, name), message, hint)
                if key == "fact":
                    self.found.unreadable.append(name)
            elif not isinstance(raw, dict):
                message = f"found {describe(raw)}, expected a table"
                self.say("SCH003", (key, name), message, f"write [{key}.an-id] and its fields below")
            else:
                fine.append((name, raw))
        return fine

    def defaults(self, raw: dict[str, Any]) -> dict[str, Any]:
        """Return the defaults that are right; what is wrong with the others is said once, here."""
        usable = dict(raw)
        for _ in range(len(raw) + 1):
            try:
                WrittenFact.model_validate({**_FILLED, **usable}, context=self.context)
                return usable
            except ValidationError as error:
                findings = table_findings(error, ("defaults",), self.file, WrittenFact)
                bad = {str(f.location.path[1]) for f in findings if len(f.location.path) > 1} & set(usable)
                if not bad:
                    return {}
                self.found.findings += [f for f in findings if len(f.location.path) > 1]
                usable = {key: value for key, value in usable.items() if key not in bad}
        return usable

    def fact(self, name: str, raw: dict[str, Any], defaults: dict[str, Any], topic: str) -> None:
        path: KeyPath = ("fact", name)
        spoiled = ("fact", name) in self.tables.spoiled
        written, bad = self.validated(WrittenFact, path, {**defaults, **raw}, spoiled, name)
        if written is None or bad & {"claim", "value", "date", "source", "unit", "kind"} or spoiled:
            self.found.unreadable.append(name)
            return
        if not isinstance(written, WrittenFact):
            raise TypeError(name)
        light = written.light(name, topic, self.lang, (self.file, self.line("fact", name)), self.widths)
        if light.kind == "figure" and light.value is None:
            help = 'give its `value`, or say what it is: kind = "statement", "event", "law", "ruling", ...'
            self.say("SCH007", path, f"{name} is a figure without a `value`", help, name)
            self.found.unreadable.append(name)
            return
        self.found.facts.append(light)

    def record(
        self, model: type[WrittenSource] | type[WrittenMeasure], key: str, name: str, raw: dict[str, Any]
    ) -> None:
        written, _ = self.validated(model, (key, name), raw, (key, name) in self.tables.spoiled, "")
        line = self.line(key, name)
        if isinstance(written, WrittenSource):
            self.found.sources.append(written.light(name, self.lang, self.file, line))
        elif isinstance(written, WrittenMeasure):
            self.found.measures.append(written.light(name, self.lang, self.file, line))

    def validated(
        self, model: type[BaseModel], path: KeyPath, raw: dict[str, Any], spoiled: bool, fact: str
    ) -> tuple[BaseModel | None, set[str]]:
        """Validate a table, leaving out what is wrong with it until the rest is right; say all that is wrong."""
        usable, bad = dict(raw), set[str]()
        for _ in range(len(raw) + 1):
            try:
                return model.model_validate(usable, context=self.context), bad
            except ValidationError as error:
                findings = table_findings(error, path, self.file, model)
                missing = [f for f in findings if f.code == "SCH007" and len(f.location.path) == len(path)]
                for f in findings:
                    known_bad = f in missing and (spoiled or f.label in bad)
                    if not known_bad:
                        source = str(path[1]) if path[0] == "source" else ""
                        self.found.findings.append(replace(f, label="", fact=fact, source=source))
                worse = {str(f.location.path[len(path)]) for f in findings if len(f.location.path) > len(path)}
                if missing or not worse & set(usable):
                    return None, bad
                bad |= worse
                usable = {key: value for key, value in usable.items() if key not in bad}
        return None, bad

    def checks(self, raw: object) -> None:
        if not isinstance(raw, list):
            self.say("SCH003", ("check",), f"found {describe(raw)}, expected [[check]] tables", "write [[check]]")
            return
        for number, table in enumerate(raw):
            path: KeyPath = ("check", number)
            if not isinstance(table, dict):
                self.say("SCH003", path, f"found {describe(table)}, expected a table")
                continue
            written, _ = self.validated(WrittenCheck, path, table, False, "")
            if isinstance(written, WrittenCheck):
                self.found.assertions.append(written.light(self.file, path))

    def line(self, key: str, name: str) -> int:
        known = self.lines.get((key, name))
        return known or locate(self.text, Location(self.file, (key, name))).line


#: The required fields, so that [defaults] can be validated on its own.
_FILLED = {"claim": "a", "date": "2000", "source": "a"}


def _lines(text: str) -> dict[tuple[str, str], int]:
    """Return the line of each table header that is written the plain way."""
    lines: dict[tuple[str, str], int] = {}
    if '"""' in text or "'''" in text:
        return lines  # a header may stand inside a text: the scanner will tell
    line, last = 1, 0
    for found in _HEADER.finditer(text):
        line += text.count("\n", last, found.start())
        last = found.start()
        lines.setdefault((found[1], found[2]), line)
    return lines

"""One corpus file: tables to records or findings. What can be read is kept, whatever else is wrong."""

import re
from dataclasses import dataclass, field
from typing import Any

from pydantic import BaseModel, ValidationError

from wola_facts.corpus.locate import locate
from wola_facts.corpus.toml import Tables, read_tables
from wola_facts.errors import did_you_mean
from wola_facts.model.fact import Assertion, Fact
from wola_facts.model.finding import Finding, KeyPath, Location, Severity
from wola_facts.model.plain import replace
from wola_facts.model.quantity import Widths
from wola_facts.model.source import Measure, Source
from wola_facts.model.written.fact import WrittenFact, near_field
from wola_facts.model.written.fields import SLUG, describe, slugify
from wola_facts.model.written.source import WrittenCheck, WrittenMeasure, WrittenSource

NAMES = {
    "SCH001": "unreadable-toml",
    "SCH002": "unknown-key",
    "SCH003": "wrong-type",
    "SCH004": "unreadable-value",
    "SCH005": "unreadable-date",
    "SCH006": "duplicate-id",
    "SCH007": "missing-field",
}
_TOP = ("schema", "topic", "defaults", "fact", "source", "measure", "check")
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


def table_findings(error: ValidationError, path: KeyPath, file: str, known: type[BaseModel]) -> list[Finding]:
    """Return a finding for each thing that pydantic says of one table at `path`."""
    return [_finding(dict(one), path, file, known) for one in error.errors(include_url=False)]


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


def known_keys(path: KeyPath) -> list[str]:
    """Return the keys that the table knows in which the key at `path` stands; none for a table of no record."""
    if len(path) == 1:
        return list(_TOP)
    models: dict[str | int, type[BaseModel]] = {
        "fact": WrittenFact,
        "defaults": WrittenFact,
        "source": WrittenSource,
        "measure": WrittenMeasure,
        "check": WrittenCheck,
    }
    inside = path[1:] if path[0] == "defaults" else path[2:]
    return _fields(models[path[0]], inside) if inside and path[0] in models else []


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
            if key not in _TOP:
                hint = did_you_mean(key, _TOP) or f"a corpus file holds {', '.join(_TOP)}"
                self.say("SCH002", (key,), f"unknown key `{_short(key)}`", hint)
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
                message = f"found the id `{_short(name)}`, expected a slug: a-z, 0-9 and inner hyphens"
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


def _finding(one: dict[str, Any], path: KeyPath, file: str, known: type[BaseModel]) -> Finding:
    """Turn one error of pydantic into a finding that a person understands."""
    loc: KeyPath = tuple(one["loc"])
    kind, details = str(one["type"]), one.get("ctx") or {}
    where = path + loc + tuple(details.get("sub", ()))
    key = str(loc[-1]) if loc else ""
    code, message, help, label = kind, str(one["msg"]), str(details.get("hint", "")), ""
    if kind == "extra_forbidden":
        near = near_field(key) if known is WrittenFact and len(loc) == 1 else did_you_mean(key, _fields(known, loc))
        code, message, help = "SCH002", f"unknown key `{_short(key)}`", near or "only the table `x` is open"
    elif kind == "missing":
        code, label = "SCH007", key
        message, help = f"`{key}` is missing", _WANTED.get(key, "")
        where = where[:-1]
    elif kind == "literal_error":
        choices = re.findall(r"'([^']*)'", str(details.get("expected", "")))
        listed = ", ".join(choice for choice in choices if choice)
        expected = f"one of {listed}" if listed else str(details.get("expected", ""))
        code, message = "SCH003", f"found {describe(one.get('input'))}, expected {expected}"
        help = did_you_mean(str(one.get("input")), choices)
    elif not kind.startswith("SCH"):
        code, message = (
            "SCH003",
            f"found {describe(one.get('input'))}, expected {_EXPECTED.get(kind, 'something else')}",
        )
    elif len(loc) and "expected" in details:
        message = f"`{key}`: {message}" if isinstance(loc[-1], str) and not details.get("sub") else message
    return Finding(code, NAMES[code], Severity.ERROR, message, Location(file, where), help, label=label)


def _fields(model: type[BaseModel], loc: KeyPath) -> list[str]:
    """Return the keys that the table at `loc` knows."""
    current: type[BaseModel] | None = model
    for step in loc[:-1]:
        info = current.model_fields.get(str(step)) if current and isinstance(step, str) else None
        if info is not None:
            current = next(iter(_models(info.annotation)), None)
    return [info.alias or name for name, info in current.model_fields.items()] if current else []


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for inner in getattr(annotation, "__args__", ()) for model in _models(inner)]


def _short(text: str) -> str:
    return text if len(text) <= 60 else text[:57] + "..."


_WANTED = {
    "claim": 'say what is counted or stated: claim = "Bodies exhumed"',
    "date": 'say when it holds: date = 2019-11-26, "2019-09" or "2018-12/.."',
    "source": 'say where it was read: source = "an-id" or "https://..."',
    "assert": 'write the assertion: assert = "a <= b"',
}
_EXPECTED = {
    "string_type": "text in quotes",
    "bool_type": "true or false",
    "list_type": "a list",
    "dict_type": "a table",
    "model_type": "a table",
    "model_attributes_type": "a table",
    "tuple_type": "a list",
    "date_type": "a full day such as 2019-11-26",
}

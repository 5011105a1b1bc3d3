"""Composing a record: the topic's file, an id, the fields, and a source of its own where a URL has more than itself."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlsplit

from wola_facts.cli.flags import FIELDS, SOURCE_FIELDS, SOURCE_ORDER, Said, flag_of
from wola_facts.cli.session import Session
from wola_facts.corpus.adding import Draft, Home, Table, claim_words, defaults, home, new_id, topics
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.load import is_address
from wola_facts.corpus.said import shaped
from wola_facts.errors import UsageError
from wola_facts.model.written.fields import SLUG, slugify
from wola_facts.query.select import topic_of

#: The file of sources that no one topic owns.
SOURCES = "sources"
_REQUIRED = ("claim", "date", "source")


class Composer:
    """What has been said of a record so far, and the draft it makes. `asked` tells whether a person was asked.

    `entry` are the fields of the source's own record, as TOML has them, that were read and not said; what is said
    goes before them.
    """

    def __init__(
        self,
        session: Session,
        corpus: Corpus,
        said: Said,
        entry: Mapping[str, object] | None = None,
        *,
        asked: bool = False,
    ) -> None:
        self.session = session
        self.corpus = corpus
        self.said = dict(said)
        self.entry = dict(entry or {})
        self.asked = asked

    def with_said(self, **more: object) -> "Composer":
        """Return a composer that was told more."""
        return Composer(self.session, self.corpus, {**self.said, **more}, self.entry, asked=True)

    @property
    def of_source_only(self) -> bool:
        """Whether a source is to be written and no fact: a page was asked for, and nothing is said of a fact."""
        return bool(self.entry) and not any(self.said.get(name) for name in FIELDS if name != "source")

    @property
    def topic(self) -> str:
        """The topic's id; the only one there is where none was said; empty where it has to be said.

        Raises:
            UsageError: where it is no slug, or nearly the name of one that is there.
        """
        said = str(self.said.get("topic") or "")
        there = topics(self.corpus)
        of_facts = dict.fromkeys(fact.topic for fact in self.corpus.facts.values())
        if not said:
            known = list(of_facts) or list(self.corpus.settings.topics)
            return known[0] if len(known) == 1 else ""
        known_by_name = said if said in there else topic_of(self.corpus, said)
        if known_by_name:
            return known_by_name
        if not SLUG.fullmatch(said):
            near = slugify(said)
            raise UsageError(
                f"--topic: `{said}` is no topic here and no slug: a-z, 0-9 and inner hyphens.",
                f"Write --topic {near}" if near else "",
            )
        near = _misspelt(said, {*there, *self.corpus.settings.topics})
        if near:
            raise UsageError(
                f"There is no topic `{said}`: did you mean `{near}`?",
                f"A new topic that is spelt so has to be in corpus.toml first: [topic.{said}]",
            )
        return said

    @property
    def home(self) -> Home:
        """The file of the topic; of a source without a fact and a topic, the file of shared sources."""
        return home(self.corpus, SOURCES if self.of_source_only and not self.said.get("topic") else self.topic)

    def missing(self) -> list[str]:
        """Return what has to be said still: fields that neither flags nor the file's [defaults] give."""
        if self.of_source_only:
            return []
        if not self.topic:
            return ["topic", *(name for name in _REQUIRED if not self.said.get(name))]
        given = {**defaults(self.home), **self.said}
        lacking = [name for name in _REQUIRED if not given.get(name)]
        valueless = {"kind", "value", "law", "ruling", "log", "by", "due", "to"}
        if not any(given.get(name) for name in valueless):
            lacking.insert(lacking.index("claim") + 1 if "claim" in lacking else 0, "value")
        return lacking

    def draft(self) -> Draft:
        """Return the records to be written.

        Raises:
            UsageError: where something is missing, an id is taken, or a field cannot be what was said.
        """
        missing = self.missing()
        if missing:
            raise self._lacks(missing)
        if self.of_source_only:
            return Draft(self.corpus, self.home, [self._entry(str(self.entry["url"]), self._told())])
        fields = self.fields()
        source = self.source(fields)
        tables = (*source, Table("fact", self.id(fields), fields))
        return Draft(self.corpus, self.home, tables)

    def fields(self) -> dict[str, object]:
        """Return the fields of the fact as TOML has them, in their order."""
        unit = str(self.said.get("unit") or defaults(self.home).get("unit") or "")
        return {name: self.shaped("fact", name, self.said[name], unit) for name in FIELDS if self.said.get(name)}

    def id(self, fields: Mapping[str, object]) -> str:
        """Return the id that was said, or one made from the claim that nobody has.

        Raises:
            UsageError: where the one that was said is taken or no slug.
        """
        taken = {**self.corpus.unreadable, **{fact.id: fact.file for fact in self.corpus.facts.values()}}
        said = str(self.said.get("id") or "")
        if not said:
            claim = claim_words(fields.get("claim") or defaults(self.home).get("claim"))
            return new_id(claim, taken, str(fields.get("date") or "")[:4], f"{self.topic}-fact")
        self._fit_id("--id", said)
        if said in taken:
            other = new_id(said, taken, str(fields.get("date") or "")[:4])
            raise UsageError(
                f"--id: the fact `{said}` stands in {taken[said]} already.", f"Choose another, such as --id {other}"
            )
        return said

    def source(self, fields: dict[str, object]) -> list[Table]:
        """Return a record for the URL that the fact was read in, where there is more to say of it than the URL.

        The fact then names that record; a URL that a record of the corpus has already is named by its id.
        """
        named = fields.get("source")
        places = [named] if isinstance(named, str) else list(named) if isinstance(named, list) else []
        ids = [self.known(place) or place for place in places]
        for place, id in zip(places, ids, strict=True):
            if place != id:
                self.session.say(f"{place} is the source {id}")
        told = self._told()
        new = [place for place in ids if is_address(place)]
        if told or self.entry or self.said.get("source_id"):
            if len(new) != 1:
                flags = ", ".join(
                    [*(flag_of("source", name) for name in told), *["--source-id"] * ("source_id" in self.said)]
                )
                raise UsageError(f"{flags}: these describe one URL, and --source names {len(new) or 'none'}.",
                                 "Give one URL that no record has yet: --source https://...")  # fmt: skip
            table = self._entry(new[0], told)
            ids = [table.id if place == new[0] else place for place in ids]
            fields["source"] = ids[0] if len(ids) == 1 else ids
            return [table]
        if places:
            fields["source"] = ids[0] if len(ids) == 1 else ids
        return []

    def known(self, url: str) -> str:
        """Return the id of the record that has an address, http or https; empty where none has."""
        named = {_bare(one.url): one.id for one in self.corpus.sources.values() if one.url and not one.inline}
        return named.get(_bare(url), "")

    def _told(self) -> dict[str, object]:
        return {name: self.said[flag] for name, flag in SOURCE_FIELDS.items() if self.said.get(flag)}

    def _entry(self, url: str, told: Mapping[str, object]) -> Table:
        said_of_it = {name: self.shaped("source", name, value, "") for name, value in told.items()}
        all_of_it = {**self.entry, "url": url, **said_of_it}
        fields = {name: all_of_it[name] for name in SOURCE_ORDER if name in all_of_it}
        said = str(self.said.get("source_id") or "")
        if said:
            self._fit_id("--source-id", said)
            if said in self.corpus.sources:
                raise UsageError(f"--source-id: the source `{said}` is there already.", f"Name it: --source {said}")
        return Table("source", said or source_id(url, fields, self.corpus.sources), fields)

    def shaped(self, kind: str, field: str, said: object, unit: str = "") -> object:
        """Return what was said for a field as the value that TOML holds."""
        if isinstance(said, bool) or not isinstance(said, str | list | tuple):
            return said
        texts = [said] if isinstance(said, str) else list(said)
        return shaped(field, texts, unit, self.corpus.settings, flag_of(kind, field))

    def _lacks(self, missing: Iterable[str]) -> UsageError:
        flags = " ".join(flag_of("fact", name) for name in missing)
        hints = []
        if "topic" in missing:
            there = ", ".join(topics(self.corpus))
            hints.append(f"Topics here: {there}. A new one makes a new file." if there else "A topic makes a new file.")
        if "value" in missing:
            hints.append("A fact without a number says what it is: --kind statement, event, law, ruling, quotation.")
        hints.append("On a terminal, `facts add` asks.")
        return UsageError(f"A record needs more: {flags}.", "\n".join(hints))

    @staticmethod
    def _fit_id(flag: str, said: str) -> None:
        if not SLUG.fullmatch(said):
            near = slugify(said)
            raise UsageError(
                f"{flag}: `{said}` is no slug: a-z, 0-9 and inner hyphens.", f"Write {flag} {near}" if near else ""
            )


def source_id(url: str, fields: Mapping[str, object], taken: Iterable[str]) -> str:
    """Return an id for a page: the name of its site and its year, which nobody has."""
    labels = [label for label in (urlsplit(url).hostname or "").split(".") if label not in ("www", "m", "en", "es")]
    while len(labels) > 1 and (len(labels[-1]) == 2 or labels[-1] in _ENDINGS):
        labels.pop()
    site = labels[-1] if labels and not labels[-1].isdigit() else "source"
    year = str(fields.get("date") or "")[:4]
    return new_id(f"{site}-{year}" if year.isdigit() else site, taken, otherwise="source")


_ENDINGS = frozenset({"com", "org", "net", "gob", "gov", "edu", "ac", "co", "int", "info", "news", "mx"})


def _misspelt(said: str, known: Iterable[str]) -> str:
    """Return the known word that a word nearly is, or an empty text."""
    import difflib

    return next(iter(difflib.get_close_matches(said, known, n=1, cutoff=0.8)), "")


def _bare(url: str) -> str:
    return url.rstrip("/").removeprefix("https://").removeprefix("http://")

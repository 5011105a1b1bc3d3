"""Words for messages: when, whose, and what a record says, short enough for a line."""

from wola_facts.corpus.corpus import Corpus
from wola_facts.model.dates import PartialDate, Period
from wola_facts.model.fact import Fact
from wola_facts.model.source import Source
from wola_facts.model.text import in_language

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

_LONGEST = 90


def when(period: Period | None) -> str:
    """Return a period in words: "November 2019", "26 November 2019", "January 2019 to September 2019"."""
    if period is None:
        return ""
    if period.since == period.until and period.since is not None:
        return _point(period.since)
    if period.until is None:
        return f"since {_point(period.since)}" if period.since else ""
    if period.since is None:
        return f"up to {_point(period.until)}"
    return f"{_point(period.since)} to {_point(period.until)}"


def in_time(period: Period | None) -> str:
    """Return a period as the end of a sentence: " in November 2019", " on 26 November 2019"; empty for none."""
    words = when(period)
    if not words or period is None:
        return ""
    if words.startswith(("since", "up to")):
        return f" {words}"
    if period.is_day:
        return f" on {words}"
    return f" in {words}" if period.since == period.until else f" from {words}"


def claim_of(corpus: Corpus, fact: Fact) -> str:
    """Return what a fact counts or states, in one line; its id where it says nothing."""
    text = " ".join(in_language(fact.claim, corpus.settings.lang).split()) or fact.id
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"


def source_words(corpus: Corpus, fact: Fact) -> str:
    """Return whose figure it is, by its first source: "WOLA 2019"."""
    found = corpus.sources_of(fact)
    return name_of(found[0], corpus.settings.lang) if found else (fact.sources[0] if fact.sources else "")


def name_of(source: Source, lang: str = "en") -> str:
    """Return a source by author and year, else by title, else by its host or id."""
    if source.inline:
        return source.url.partition("://")[2].partition("/")[0][:40] or source.id[:40]
    author = source.author[0] if source.author else None
    who = (author.literal or author.family) if author else source.publisher or source.container
    who = " ".join((who or in_language(source.title, lang) or source.id).split())
    year = str(source.date.since.year) if source.date and source.date.since else ""
    return f"{who[:40]} {year}".strip()


def described(corpus: Corpus, fact: Fact) -> str:
    """Return what stands under the carets of a figure: its interval, its time and whose it is."""
    interval = str(fact.value.interval) if fact.value else ""
    return "  ".join(part for part in (interval, when(fact.date), source_words(corpus, fact)) if part)


def said(fact: Fact) -> str:
    """Return the value of a fact in its own wording, its percent sign included."""
    return fact.value.text if fact.value else ""


def listed(words: list[str], most: int = 5) -> str:
    """Return words as a sentence has them: "a, b and c", and how many more there are."""
    if len(words) > most:
        return f"{', '.join(words[:most])} and {len(words) - most} more"
    return " and ".join([*([", ".join(words[:-1])] if words[1:] else []), *words[-1:]])


def _point(point: PartialDate) -> str:
    about = "about " if point.approximate else ""
    if not point.month:
        return f"{about}{point.year}"
    month = f"{MONTHS[point.month - 1]} {point.year}"
    return f"{about}{point.day} {month}" if point.day else about + month

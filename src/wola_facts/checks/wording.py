"""Words for messages: when, whose, and what a record says, short enough for a line."""

import re
from decimal import Decimal

from wola_facts.corpus.corpus import Corpus
from wola_facts.model.dates import PartialDate, Period
from wola_facts.model.fact import Assertion, Fact
from wola_facts.model.interval import Interval, plain
from wola_facts.model.quantity import Quantity, group
from wola_facts.model.source import Source
from wola_facts.model.text import in_language

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip

_LONGEST = 90
_MOST_DIGITS = 18
_PERCENT = re.compile(r"%|\b(?:per ?cent|por ciento)\b", re.IGNORECASE)


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


def counted_to(fact: Fact) -> str:
    """Return the time of a running figure in words; what goes on, with the day that it was confirmed on."""
    words = when(fact.date)
    if fact.checked and fact.date and fact.date.ongoing:
        words += f", as of {_point(PartialDate(fact.checked.year, fact.checked.month, fact.checked.day))}"
    return words


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
    # Of yes and no the words are enough: [1, 1] would puzzle.
    interval = str(fact.value.interval) if fact.value and not fact.value.boolean else ""
    return "  ".join(part for part in (interval, when(fact.date), source_words(corpus, fact)) if part)


def said(value: Quantity | None) -> str:
    """Return a value in its own wording, its percent sign included."""
    if value is None:
        return ""
    return f"{value.text} %" if value.unit == "%" and not _PERCENT.search(value.text) else value.text


def called(assertion: Assertion, unnamed: str = "the assertion") -> str:
    """Return the name of an assertion, short; what it is called where it has no name but what it says."""
    name = " ".join(assertion.name.split())
    if not name or assertion.name == assertion.expression:
        return unnamed
    return name if len(name) <= _LONGEST else name[: _LONGEST - 1] + "…"


def sum_words(summed: Interval) -> str:
    """Return a sum as a sentence has it: the number where it is one, else its interval."""
    if summed.single and summed.low is not None:
        return group(summed.low)
    return str(summed)


def interval_words(interval: Interval) -> str:
    """Return an interval with as many digits as a person reads; what is shortened ends in "…"."""
    left, right = "[("[interval.low_open], "])"[interval.high_open]
    return f"{left}{number_words(interval.low, '-inf')}, {number_words(interval.high, 'inf')}{right}"


def number_words(number: Decimal | None, unbounded: str = "") -> str:
    """Return a number as it is, or its leading digits where it has more than a person reads."""
    if number is None:
        return unbounded
    if number and not -_MOST_DIGITS < number.adjusted() < _MOST_DIGITS:
        return f"{number:.6e}…"
    text = plain(number)
    return text if len(text) <= _MOST_DIGITS else f"{text[:_MOST_DIGITS].rstrip('.')}…"


def ago(days: int) -> str:
    """Return how long ago something was: "1 day ago", "366 days ago"."""
    return f"{days} day{'s' * (days != 1)} ago"


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

"""What is too old on a given day, and by which threshold: records by their tense, promises, and sources."""

from collections.abc import Mapping
from datetime import date, timedelta

from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.settings import Thresholds
from wola_facts.model.dates import DateError, Tense, read_duration
from wola_facts.model.fact import SETTLED, Fact, last_entry
from wola_facts.model.finding import Severity
from wola_facts.model.plain import Plain


class Staleness(Plain):
    """What is too old: the rule's `code`, its age in `days` counted from `since`, and the `threshold` it passed."""

    code: str
    since: date
    days: int
    threshold: int
    severity: Severity


def source_staleness(corpus: Corpus, today: date) -> Mapping[str, Staleness]:
    """Return, by id, the sources whose URL was last read too long before a day (STA002)."""
    stale: dict[str, Staleness] = {}
    for source in corpus.sources.values():
        if source.url and source.accessed:
            found = _past("STA002", source.accessed, today, _own(source.review) or corpus.settings.source)
            if found:
                stale[source.id] = found
    return stale


def review_of(corpus: Corpus, fact: Fact) -> str:
    """Return the `review` that holds for a fact: its own, else its source's, its measure's, its topic's."""
    if fact.review:
        return fact.review
    for source in corpus.sources_of(fact):
        if source.review:
            return source.review
    measure = corpus.measures.get(fact.measure)
    if measure and measure.review:
        return measure.review
    topics = corpus.settings.topics
    return next(
        (topics[name].review for name in (fact.topic, *fact.topics) if name in topics and topics[name].review), ""
    )


def age(corpus: Corpus, fact: Fact, today: date) -> tuple[date | None, Staleness | None]:
    """Return the next day of review, and what is stale by now."""
    if fact.kind == "commitment":
        return _promise_age(corpus, fact, today)
    tense = fact.tense
    since = fact.checked or (fact.date.latest if fact.date else None)
    if tense is Tense.CLOSED or since is None or since == date.min:
        return None, None
    ongoing = tense is Tense.ONGOING
    thresholds = _thresholds(corpus, fact, ongoing)
    return _next(since, thresholds), _past("STA001" if ongoing else "STA004", since, today, thresholds)


def _promise_age(corpus: Corpus, fact: Fact, today: date) -> tuple[date | None, Staleness | None]:
    """A promise is overdue after its day; without one, or before it, it goes on and must be looked at."""
    known = [entry for entry in fact.log if entry.on <= today]
    last = last_entry(known)
    if last and last.state in SETTLED:
        return None, None
    if fact.due and fact.due < today:
        return fact.due, Staleness("STA003", fact.due, (today - fact.due).days, 0, Severity.ERROR)
    looked = [entry.on for entry in known]
    looked += [fact.checked] if fact.checked else []
    looked += [] if looked or fact.date is None or fact.date.latest == date.min else [fact.date.latest]
    if not looked:
        return fact.due, None
    thresholds = _thresholds(corpus, fact, ongoing=True)
    review = _next(max(looked), thresholds)
    days = [day for day in (review, fact.due) if day]
    return min(days, default=None), _past("STA001", max(looked), today, thresholds)


def _thresholds(corpus: Corpus, fact: Fact, ongoing: bool) -> Thresholds:
    settings = corpus.settings
    return _own(review_of(corpus, fact)) or (settings.ongoing if ongoing else settings.as_of)


def _own(review: str) -> Thresholds | None:
    """Return what a `review` sets: an error when it is over, a warning at half of it."""
    if not review:
        return None
    try:
        days = read_duration(review)
    except DateError:
        return None  # loading has found it already (SCH005); the next threshold holds
    return Thresholds(None) if days is None else Thresholds(days // 2, days)


def _next(since: date, thresholds: Thresholds) -> date | None:
    days = [days for days in (thresholds.warn, thresholds.error) if days is not None]
    return _after(since, min(days)) if days else None


def _past(code: str, since: date, today: date, thresholds: Thresholds) -> Staleness | None:
    days = (today - since).days
    if thresholds.error is not None and days > thresholds.error:
        return Staleness(code, since, days, thresholds.error, Severity.ERROR)
    if thresholds.warn is not None and days > thresholds.warn:
        return Staleness(code, since, days, thresholds.warn, Severity.WARNING)
    return None


def _after(day: date, days: int) -> date:
    try:
        return day + timedelta(days)
    except OverflowError:
        return date.max

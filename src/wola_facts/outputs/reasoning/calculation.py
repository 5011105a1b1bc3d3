"""What `facts calc` says: the value or the answer, its interval, its period, and every source it rests on."""

from decimal import Decimal
from typing import Any

from wola_facts.checks.calculation import Calculation
from wola_facts.model.interval import Interval, plain
from wola_facts.outputs.dump import dump
from wola_facts.outputs.reasoning.page import Page
from wola_facts.outputs.reasoning.words import say
from wola_facts.outputs.wording import say_period, say_source, say_unit, say_value


def as_text(result: Calculation, lang: str, width: int, unicode: bool) -> str:
    """Return the answer for a person."""
    page = Page(width, unicode)
    if result.interval is not None:
        unit = f" {say_unit(result.unit, lang)}" if result.unit and result.unit != "%" else result.unit
        page.line(f"{_said(result.interval, lang)}{unit}")
        page.rows([(say("interval", lang), _ends(result.interval))])
    elif result.answer:
        page.line(say(result.answer.value, lang))
        sides = [(link, _ends(link.left.interval), _ends(link.right.interval)) for link in result.links]
        page.rows([(say(link.answer.value, lang), f"{left} {link.relation} {right}") for link, left, right in sides])
    if result.periods:
        dates = [say_period(fact.date, fact.tense, lang) for fact in result.facts if fact.date]
        page.rows([(say("period", lang), "; ".join(dict.fromkeys(dates)))])
    if result.mixed:
        a, b = result.mixed.a, result.mixed.b
        page.line(
            say(
                "Mixed periods: {0} speaks of {1}, {2} of {3}. A figure made of both is of no time at all.",
                lang, a.owner, a.period, b.owner, b.period,
            )
        )  # fmt: skip
    for fact in result.facts:
        if fact.retracted:
            page.line(say("{0} is retracted: {1}", lang, fact.id, fact.retracted.why))
    if result.facts:
        page.line()
        page.line(say("It rests on", lang))
        page.rows(
            [
                (fact.id, say_value(fact.value, lang) if fact.value else "", ", ".join(_short(result, fact.sources)))
                for fact in result.facts
            ]
        )
    addresses = [(say_source(source), source.url) for source in result.sources if source.url]
    if addresses:
        page.line()
        page.rows(addresses)
    return page.text


def as_json(result: Calculation) -> str:
    """Return the answer as the versioned object."""
    return dump(
        {
            "version": 1,
            "expression": result.expression,
            "value": _interval(result.interval) | {"unit": result.unit} if result.interval is not None else None,
            "answer": result.answer.value if result.answer else None,
            "comparisons": [
                {
                    "left": _interval(link.left.interval),
                    "relation": link.relation,
                    "right": _interval(link.right.interval),
                    "answer": link.answer.value,
                }
                for link in result.links
            ],
            "periods": [str(period) for period in result.periods],
            "mixed": str(result.mixed) if result.mixed else None,
            "facts": [fact.id for fact in result.facts],
            "sources": [{"id": source.id, "url": source.url} for source in result.sources],
        }
    )


def _said(interval: Interval, lang: str) -> str:
    if interval.single and interval.low is not None:
        return _number(interval.low)
    if interval.low is not None and interval.high is not None:
        return say("between {0} and {1}", lang, _number(interval.low), _number(interval.high))
    if interval.low is not None:
        return say("over {0}" if interval.low_open else "at least {0}", lang, _number(interval.low))
    if interval.high is not None:
        return say("under {0}" if interval.high_open else "at most {0}", lang, _number(interval.high))
    return say("any number: a divisor may be zero", lang)


def _ends(interval: Interval) -> str:
    left, right = "[("[interval.low_open], "])"[interval.high_open]
    low = "-inf" if interval.low is None else _number(interval.low)
    return f"{left}{low}, {'inf' if interval.high is None else _number(interval.high)}{right}"


def _number(number: Decimal) -> str:
    """Return a number with at most six digits behind the point; what was cut off is said by a sign."""
    text = plain(number)
    decimals = text.partition(".")[2]
    if len(decimals) <= 6:
        return text
    return f"≈ {plain(round(number, 6 if number.adjusted() > -4 else 2 - number.adjusted()))}"


def _interval(interval: Interval) -> dict[str, Any]:
    return {
        "low": None if interval.low is None else plain(interval.low),
        "high": None if interval.high is None else plain(interval.high),
        "low_open": interval.low_open,
        "high_open": interval.high_open,
    }


def _short(result: Calculation, names: tuple[str, ...]) -> list[str]:
    known = {source.id: source for source in result.sources}
    return [say_source(known[name]) for name in names if name in known]

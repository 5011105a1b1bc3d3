"""Trying again: only where it can help, after the pause that a host asks for, and never beyond a source's time."""

import asyncio
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime

from wola_facts.web.answer import Answer
from wola_facts.web.journey import Journey, Request
from wola_facts.web.observation import NOT_ASKED
from wola_facts.web.run import Run, V
from wola_facts.web.stopwatch import Stopwatch
from wola_facts.web.target import host_of

#: Answers that may be better the next time.
_PASSING = frozenset({408, 425, 429, 500, 502, 503, 504, 520, 521, 522, 523, 524})
#: Added to what a host asks for, so that no clock's rounding makes us early.
_MARGIN = 0.05
#: How long all others wait where a host had enough but does not say for how long.
_BREATH = 0.2


async def tried(run: Run, errand: Request, visitor: Callable[[], V]) -> tuple[Journey, V]:
    """Return how an errand went at last, and who took in the answer."""
    limits = run.limits
    if run.gate(host_of(errand.url)).unanswered >= limits.patience:
        why = f"its host gave no answer {limits.patience} times in a row, and was asked no more"
        return Journey(errand.url, kind="transient", why=why, offline="way"), visitor()
    whole = Stopwatch(limits.source)
    refused: set[str] = set()
    said: tuple[Journey, V] | None = None
    for turn in range(limits.tries):
        watch = Stopwatch(min(limits.attempt, whole.left))
        started = watch.left
        journey, taken = await run.go(errand, visitor, watch)
        whole.left -= started - watch.left
        answer = journey.answer
        status = answer.status if answer else 0
        said = (journey, taken) if answer else said
        if not (journey.again or status in _PASSING) or (answer and answer.header("cf-mitigated")):
            break
        asked = _asked(answer, run) if answer else None
        wait = limits.pause * 2**turn if asked is None else asked + _MARGIN
        if status in (429, 503):
            host = host_of(journey.url)
            fits = asked is not None and wait <= limits.hold
            run.gate(host).pause(
                wait if fits else _BREATH, first=host not in refused, asked=status == 429 or asked is not None
            )
            refused.add(host)
        if turn + 1 == limits.tries or wait > whole.left or errand.method != "GET":
            break
        try:
            await whole.during(asyncio.sleep(wait))
        except TimeoutError:  # there was so much else to do that the pause took all that was left
            break
    if journey.kind == "transient" and not journey.why.startswith(NOT_ASKED):
        run.gate(host_of(journey.url)).unanswered += 1
    # An answer that sent us away tells more than the silence of a later try.
    return said if said and journey.kind == "transient" else (journey, taken)


def _asked(answer: Answer, run: Run) -> float | None:
    """Return the seconds that Retry-After asks for, None where it says nothing that can be understood."""
    said = answer.header("retry-after").strip()
    if re.fullmatch(r"[0-9]{1,300}", said):
        return float(said)
    until = _date(said)
    if until is None:
        return None
    now = _date(answer.header("date"))
    if now is None:
        if not run.moment:
            return None
        now = datetime.fromisoformat(run.moment)
        now = now if now.tzinfo else now.replace(tzinfo=UTC)
        now += timedelta(seconds=asyncio.get_running_loop().time() - run.began)
    return max(0.0, (until - now).total_seconds())


def _date(said: str) -> datetime | None:
    """Return an HTTP date."""
    try:
        date = parsedate_to_datetime(said)
    except (ValueError, TypeError, OverflowError):
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)

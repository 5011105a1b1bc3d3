"""What earlier runs are good for: what need not be asked again, what is asked only if it has changed, and streaks.

Days are the caller's: an age is reckoned from the day that a check is told, not from a clock.
"""

from collections.abc import Iterable
from datetime import date

from wola_facts.model.plain import replace
from wola_facts.web.observation import FORBIDDEN, GOOD, NOT_ASKED, Observation, Quote, Sought, Wanted

#: For so many days a verdict stands without asking again. What failed is asked every time: streaks count runs.
DAYS = {"ok": 7, "moved-permanent": 7, "moved-temporary": 7, "blocked": 1}
#: These runs failed; of the rest, those that tell nothing of the page leave a streak as it is.
_FAILED = frozenset({"dead", "transient"})
_SILENT = frozenset({"blocked", "insecure", "refused", "soft-404"})


def age(observation: Observation, today: date) -> int:
    """Return how many days ago it was observed; negative where that day is yet to come.

    Tomorrow is today: it is kept in UTC, which may be a day ahead of the user's.
    """
    days = (today - date.fromisoformat(observation.observed[:10])).days
    return 0 if days == -1 else days


def fresh(kept: Observation | None, wanted: Wanted, today: date) -> Observation | None:
    """Return what was kept, as an answer to what is wanted now, where it is young enough and answers all of it."""
    if kept is None or kept.url != wanted.url or not 0 <= age(kept, today) < DAYS.get(kept.verdict, 0):
        return None
    if (kept.unverified and not wanted.insecure_ok) or kept.why == FORBIDDEN:
        return None
    if kept.verdict == "blocked":
        return kept  # nothing was read there, whatever is quoted
    sought = _answers(kept, wanted.quotes)
    if sought is None or any(one.quote.firm and one.outcome == "missing" for one in sought):
        return None
    return kept if kept.stored and sought == kept.sought else replace(kept, sought=sought, stored=True)


def conditional(wanted: Wanted, kept: Observation | None) -> Wanted:
    """Return what is wanted, to be sent only if it has changed, where the same quotes were all found last time."""
    if kept is None or kept.url != wanted.url or kept.verdict not in GOOD:
        return wanted
    sought = _answers(kept, wanted.quotes)
    if sought is None or any(one.outcome != "found" for one in sought):
        return wanted
    return replace(wanted, etag=kept.etag, last_modified=kept.last_modified)


def remembered(new: Observation, kept: Observation | None, quotes: Iterable[Quote], today: date) -> Observation:
    """Return what was observed now with what is known from before: the quotes of an unchanged page, and the streak."""
    if kept is None or kept.url != new.url:
        kept = Observation(new.source, new.url, new.verdict)
    if new.status == 304 and not new.sought:
        new = replace(
            new,
            sought=_answers(kept, quotes) or (),
            etag=new.etag or kept.etag,
            last_modified=new.last_modified or kept.last_modified,
        )
    day = today.isoformat()
    if new.verdict in _FAILED and not new.why.startswith(NOT_ASKED):
        dead = kept.dead + (new.verdict == "dead")
        return replace(
            new, fails=kept.fails + 1, dead=dead, first_fail=kept.first_fail or day, last_ok=kept.last_ok
        )  # fmt: skip
    if new.verdict in _FAILED | _SILENT:
        return replace(new, fails=kept.fails, dead=kept.dead, first_fail=kept.first_fail, last_ok=kept.last_ok)
    return replace(new, fails=0, dead=0, first_fail="", last_ok=day if new.verdict in GOOD else kept.last_ok)


def address_of(moved: Observation) -> str:
    """Return the address to write for a page that has moved for good: the new one, with the part that was asked for."""
    part = moved.url.partition("#")[2]
    return f"{moved.moved_to}#{part}" if part and "#" not in moved.moved_to else moved.moved_to


def settled(moved: Observation, source: str, url: str) -> Observation:
    """Return what a permanent move is once its new address is written: the page that was read is there."""
    there = url.partition("#")[0] == moved.final_url.partition("#")[0]
    return replace(moved, source=source, url=url, verdict="ok" if there else "moved-temporary", why="", moved_to="")


def _answers(kept: Observation, quotes: Iterable[Quote]) -> tuple[Sought, ...] | None:
    """Return what became of some quotes last time; None where one of them was not looked for."""
    known = {(one.quote.text, one.quote.before, one.quote.after): one for one in kept.sought}
    found = []
    for quote in quotes:
        answer = known.get((quote.text, quote.before, quote.after))
        if answer is None:
            return None
        before = answer.quote
        same = before.fact == quote.fact and before.firm == quote.firm
        found.append(answer if same else replace(answer, quote=quote))
    return tuple(found)

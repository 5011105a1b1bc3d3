"""The verdict on a source: a pure function of hops, status, completeness and content, in a fixed order.

Refused, insecure, dead, blocked, transient; and where there is a page: what it should say is there, it did not come
whole, it is a wall, it is away for a while or gone although it says "found", it says something else.
"""

from typing import Literal

from wola_facts.model.plain import Plain
from wola_facts.web.answer import Answer
from wola_facts.web.journey import Journey
from wola_facts.web.observation import Verdict
from wola_facts.web.signs.signs import Signs

Evidence = Literal["", "found", "missing", "unreadable"]

#: Verdicts on a page whose words were looked at.
GROUNDED: frozenset[str] = frozenset({"ok", "moved-permanent", "moved-temporary", "drifted"})

#: Client errors that leave it open whether the page is there for others: it is us whom the server does not serve.
_BLOCKED = {
    401: "it wants us to log in", 402: "it wants to be paid", 403: "it forbids us to read it",
    405: "it does not let us ask", 406: "it does not serve us", 407: "a proxy wants us to log in",
    412: "it does not serve us", 418: "it does not serve us", 423: "it is locked", 426: "it wants another protocol",
    428: "it does not serve us", 451: "it is not shown for legal reasons", 511: "the network wants us to log in",
    999: "it forbids us to read it",
}  # fmt: skip
#: Client errors that pass.
_PASSING = frozenset({408, 409, 421, 424, 425, 429})


class Content(Plain):
    """What a page says: what became of its quotes, the signs that it bears, and whether there is anything at all.

    `too_long` is a document in a form that is only read as a whole, and longer than what we take.
    """

    evidence: Evidence = ""
    signs: Signs = Signs()
    empty: bool = False
    too_long: bool = False


def judged(journey: Journey, content: Content, *, conditional: bool = False) -> tuple[Verdict, str]:
    """Return the verdict and its ground in a few words; `conditional` says that "unchanged" may be answered."""
    if journey.answer is None:
        return _unanswered(journey)
    verdict, why = _answered(journey, journey.answer, content, conditional=conditional)
    if journey.unverified:
        why = f"{why}{'; ' * bool(why)}not verified: {journey.unverified}"
    return verdict, why


def _answered(journey: Journey, answer: Answer, content: Content, *, conditional: bool) -> tuple[Verdict, str]:
    if content.evidence != "found" and _challenged(answer):
        return "blocked", "it wants to know whether we are human"
    verdict = _by_status(answer.status, content, conditional=conditional)
    return verdict or _by_content(journey, answer, content)


def _unanswered(journey: Journey) -> tuple[Verdict, str]:
    match journey.kind:
        case "refused" | "insecure" | "blocked" | "transient":
            return journey.kind, journey.why
    if journey.cookie and "circle" in journey.why:
        return "blocked", "it wants cookies, which are not kept"
    return "dead", journey.why


def _challenged(answer: Answer) -> bool:
    return answer.header("cf-mitigated").lower() == "challenge" or answer.header("x-amzn-waf-action").lower() in (
        "challenge",
        "captcha",
    )


def _by_status(status: int, content: Content, *, conditional: bool) -> tuple[Verdict, str] | None:
    """Return what a status settles; None where it is the content that does."""
    if status in _BLOCKED:
        return "blocked", f"{_BLOCKED[status]} ({status})"
    if status == 304 and not conditional:
        return "transient", "it answers 304, unchanged, to nobody who asked for that"
    if status in _PASSING or status >= 500 or status < 200:
        if content.signs.wall and status in (429, 503):
            return "blocked", content.signs.wall
        return "transient", "it asks us to come back later (429)" if status == 429 else f"its server answers {status}"
    if status >= 400:
        return "dead", f"its server answers {status}"
    if 300 < status < 400 and status != 304 and content.evidence != "found":
        return "dead", f"it redirects ({status}), but to nowhere"
    return None


def _by_content(journey: Journey, answer: Answer, content: Content) -> tuple[Verdict, str]:
    if content.evidence == "found" or answer.status == 304 or content.too_long:
        return _there(journey)
    if not answer.complete:
        return "transient", answer.flaw
    if answer.status == 206:
        return "transient", "it answers with a part of the page (206)"
    if content.signs.wall:
        return "blocked", content.signs.wall
    if answer.status == 202:
        return "blocked", "it answers 202, not yet, as walls do"
    if content.signs.pause:
        return "transient", content.signs.pause
    if content.signs.gone:
        return "soft-404", content.signs.gone
    if content.evidence == "missing":
        return "drifted", "it is empty" if content.empty else "it no longer says what is quoted from it"
    if content.empty:
        return "soft-404", "it is empty"
    return _there(journey)


def _there(journey: Journey) -> tuple[Verdict, str]:
    if not journey.hops:
        return "ok", ""
    if journey.moved_to:
        return "moved-permanent", "it has moved for good"
    return "moved-temporary", "it redirects" if journey.unverified else "it redirects, for now"

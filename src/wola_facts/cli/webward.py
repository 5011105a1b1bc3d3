"""Whether a check asks the web, recalls what it said, or does without; and what of that the report tells."""

from typing import TYPE_CHECKING

from wola_facts.checks.report import Report, Skipped
from wola_facts.checks.rule import AnyRule
from wola_facts.cli.kept import Kept
from wola_facts.cli.network import THROUGH_PROXY
from wola_facts.cli.scope import scope
from wola_facts.cli.session import Session
from wola_facts.model.plain import replace

if TYPE_CHECKING:
    from wola_facts.cli.checking import Asked
    from wola_facts.cli.observing import Seen


def known_of_web(
    session: Session, asked: "Asked", files: frozenset[str] | None, active: list[AnyRule]
) -> "Seen | None":
    """Return what is known of the web, None where nothing is; with --online it is asked."""
    kept = Kept(session, asked.observations)
    if not any(rule.family == "LNK" for rule in active):
        if asked.online:
            session.say("no rule of the family LNK is selected: the web was not asked")
        return None
    if not asked.online and not kept.exists:
        if asked.observations:
            session.say(f"there is no {asked.observations} yet: --online makes it")
        return None
    from wola_facts.cli import observing

    if not asked.online:
        return observing.recalled(session, kept, session.corpus)
    only = scope(session, session.corpus, files, asked.since).only
    return observing.asked(
        session, kept, session.corpus, asked.reach, only,
        anew=asked.fix or asked.diff, archive=any(rule.code == "LNK006" for rule in active),
        limits=observing.budget(changes=bool(asked.since), urls=asked.max_urls, seconds=asked.max_time),
    )  # fmt: skip


def after_fix(session: Session, asked: "Asked", seen: "Seen | None") -> "Seen | None":
    """Return what is known of the web once a fix has changed the corpus."""
    if seen is None or seen.asked is None:
        return seen
    from wola_facts.cli import observing

    return observing.after_fix(seen, Kept(session, asked.observations), session.corpus)


def with_web(report: Report, seen: "Seen") -> Report:
    """Return the report with what the web said, and with what could not be looked at."""
    from wola_facts.checks.links import NOT_YET, NOT_YET_QUOTED, UNASKED

    unasked = (UNASKED, NOT_YET, NOT_YET_QUOTED)
    skipped = list(report.skipped)
    if seen.failed:
        codes = [one.code for one in skipped if one.reason in unasked] or ["LNK002", "LNK008"]
        skipped = [one for one in skipped if one.reason not in unasked]
        skipped += [Skipped(code, "the network could not be had") for code in codes]
    if seen.proxied:
        skipped.append(Skipped("LNK001", THROUGH_PROXY))
    return replace(report, skipped=tuple(skipped), observations=seen.asked)

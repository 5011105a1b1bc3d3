"""`facts snapshot --online`: pages asked for in lots, their texts saved where they changed, and told in the records."""

import os
from collections.abc import Sequence
from hashlib import sha256

from wola_facts.cli.copying import Asked, Place, Result
from wola_facts.cli.network import THROUGH_PROXY, policy
from wola_facts.cli.session import Session
from wola_facts.cli.stopping import terminable
from wola_facts.corpus.corpus import Corpus
from wola_facts.corpus.recording import record
from wola_facts.corpus.write import write_atomically
from wola_facts.errors import UsageError
from wola_facts.model.fact import Fact
from wola_facts.model.source import Source
from wola_facts.web.answer import content_type
from wola_facts.web.evidence.document import Unreadable, text_of_plain
from wola_facts.web.evidence.folding import folded
from wola_facts.web.evidence.match import Outcome, find_quote
from wola_facts.web.evidence.saved import as_copy
from wola_facts.web.fetch import Page, fetch
from wola_facts.web.journey import Request
from wola_facts.web.limits import Limits
from wola_facts.web.stranger import stranger

#: Pages are asked for in lots, so that no more than these are in memory at once.
_LOT = 20
_LIMITS = Limits(inflated=5_000_000, attempt=10.0, source=20.0)


def saved(session: Session, corpus: Corpus, places: Sequence[tuple[Source, Place]], asked: Asked) -> list[Result]:
    """Return what became of the copies of sources; with --record their records say where each lies, and its digest.

    What was saved before an interrupt stays saved.

    Raises:
        UsageError: where records should name copies outside the corpus, or cannot be written.
    """
    root = os.path.realpath(corpus.root) + os.sep
    if asked.record and not all(at.path.startswith(root) for _, at in places):
        raise UsageError(
            "--record: these copies lie outside the corpus, where no record may point.",
            "Leave out --copies, or name a folder within the corpus.",
        )
    quotes: dict[str, list[Fact]] = {}
    for fact in corpus.facts.values():
        for name in fact.sources if fact.quote else ():
            quotes.setdefault(name, []).append(fact)
    way = policy(asked.reach)
    results: list[Result] = []
    for start in range(0, len(places), _LOT):
        lot = places[start : start + _LOT]
        try:
            with terminable():
                pages = fetch([_request(source) for source, _ in lot], way, _LIMITS)
        except KeyboardInterrupt:
            session.say(f"{len(results)} of {len(places)} pages asked for; what was saved stays saved")
            raise
        made = [
            _saved(source, at, page, quotes.get(source.id, [])) for (source, at), page in zip(lot, pages, strict=True)
        ]
        if asked.record:
            _record(session, corpus, lot, made)
        results += made
    if way.proxies:
        session.say(THROUGH_PROXY)
    return results


def _request(source: Source) -> Request:
    return Request(source.url, insecure_ok=bool(source.insecure_ok))


def _saved(source: Source, at: Place, page: Page, facts: Sequence[Fact]) -> Result:
    """Save the text of one page, unless the copy has these very bytes already."""
    wrong = at.wrong or ("" if at.path.endswith((".txt", ".md")) else "there is a copy that is no text; it is kept")
    wrong = wrong or _wrong(page)
    if wrong:
        return Result(source.id, "failed", at.shown, why=wrong, offline=page.kind == "transient" and not at.wrong)
    media, charset = content_type(page.headers)
    try:
        copy = as_copy(page.body, media, charset)
    except Unreadable as error:
        return Result(source.id, "failed", at.shown, why=str(error))
    missing = _missing(copy, facts)
    if missing == len(facts) and (other := stranger(page, charset)):
        return Result(source.id, "failed", at.shown, why=other)
    before = _bytes(at.path)
    if missing and before is not None and _missing(before, facts) < missing:
        return Result(
            source.id, "failed", at.shown, why="the page says less of what is quoted than the copy; it is kept"
        )
    digest = sha256(copy).hexdigest()
    why = f"{missing} of {len(facts)} quotes {'are' if missing > 1 else 'is'} not in it" if missing else ""
    if page.unverified:
        why = f"{why}{'; ' * bool(why)}not verified: {page.unverified}"
    if copy == before:
        return Result(source.id, "unchanged", at.shown, digest, why)
    try:
        os.makedirs(os.path.dirname(at.path), exist_ok=True)
        write_atomically(at.path, copy)
    except OSError as error:
        return Result(source.id, "failed", at.shown, why=(error.strerror or "it cannot be written").lower())
    return Result(source.id, "saved", at.shown, digest, why)


def _wrong(page: Page) -> str:
    """Return why a page is not saved, or an empty text."""
    if page.kind:
        return page.why
    if page.status != 200:
        return f"it answers {page.status}"
    return "" if page.complete else page.why


def _missing(copy: bytes, facts: Sequence[Fact]) -> int:
    """Return how many of the quotes a copy does not hold, as `facts check --copies` will look for them."""
    if not facts:
        return 0
    text = folded(text_of_plain(copy))
    found = (find_quote(text, fact.quote, fact.before, fact.after).outcome for fact in facts)
    return sum(outcome is Outcome.MISSING for outcome in found)


def _bytes(path: str) -> bytes | None:
    try:
        with open(path, "rb") as opened:
            return opened.read()
    except OSError:
        return None


def _record(session: Session, corpus: Corpus, lot: Sequence[tuple[Source, Place]], results: Sequence[Result]) -> None:
    """Write `snapshot` and `sha256` into the records of what was saved."""
    fields: dict[str, dict[str, object]] = {}
    for (source, at), result in zip(lot, results, strict=True):
        if not result.digest:
            continue
        file = corpus.paths.get(source.file, os.path.join(corpus.root, source.file))
        path = os.path.relpath(at.path, os.path.dirname(os.path.realpath(file))).replace(os.sep, "/")
        fields[source.id] = {"snapshot": path, "sha256": result.digest}
    for changed in record(corpus, fields):
        session.say(f"wrote {changed}")

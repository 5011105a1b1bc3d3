"""Which sources stand behind facts, and as what items they go to a style: archive, access date and rules applied."""

from collections.abc import Iterable, Mapping
from typing import Any

from wola_facts.cite.csl_item import csl_item
from wola_facts.cite.manuals import MHRA, OSCOLA
from wola_facts.cite.rules import prepare
from wola_facts.corpus.corpus import Corpus
from wola_facts.model.fact import Fact
from wola_facts.model.source import Source

ARCHIVED = ("none", "prefer", "both")


def sources_behind(corpus: Corpus, facts: Iterable[Fact]) -> dict[Source, list[Fact]]:
    """Return the sources that facts were read in, each once with its facts; what was retracted is not cited."""
    found: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.retracted is None:
            for name in fact.sources:
                found.setdefault(name, []).append(fact)
    return {corpus.sources[name]: some for name, some in found.items() if name in corpus.sources}


def credited(corpus: Corpus, fact: Fact) -> Source | None:
    """Return the source that a fact's own source credits for it, where that is a record: it is cited at second hand."""
    name = fact.according_to[0] if fact.according_to else ""
    return corpus.sources.get(name) if name not in fact.sources else None


def items(
    sources: Iterable[Source], stem: str, lang: str, *, archived: str = "none", accessed: bool = True
) -> list[dict[str, Any]]:
    """Return sources as CSL-JSON items, as the style of that file name and a reader of that language want them."""
    made = []
    for source in sources:
        item = csl_item(source, lang)
        _archive(item, source.archive, archived, lang, stem)
        if not accessed:
            item.pop("accessed", None)
        made.append(prepare(item, stem, lang))
    return made


def name_of(item: Mapping[str, Any]) -> str:
    """Return what an item is called by where a style has nothing to say of it: its title, or what else tells it."""
    said = (str(item.get(name) or "") for name in ("title", "container-title", "publisher", "URL", "id"))
    return next((text for text in said if text.strip()), "")


def _archive(item: dict[str, Any], archive: str, archived: str, lang: str, stem: str) -> None:
    if not archive or archived == "none":
        return
    if archived == "prefer" or not item.get("URL"):
        item["URL"] = archive
        return
    words = "archivado en" if lang.startswith("es") else "archived at"
    # Where the style sets an address in angle brackets, each of the two has its own.
    item["URL"] += f"> {words} <{archive}" if stem in (OSCOLA, MHRA) else f" ({words} {archive})"

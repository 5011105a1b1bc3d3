"""What the manuals want of our kind of source and neither styles nor records can say: the layer before the processor.

It takes an item as the record gives it and returns the item that a style needs to print it as its manual does. Each
rule names its manual; styles that are not named here get only what every manual agrees on.
"""

import re
from collections.abc import Callable

from wola_facts.cite import bound, kinds, legal, media, reported
from wola_facts.cite.item import Item, custom, text
from wola_facts.cite.manuals import (
    AMA,
    APA,
    BLUEBOOK,
    HARVARD,
    IEEE,
    ISO690_NOTE,
    MLA,
    NLM,
    OSCOLA,
    Work,
    holds,
    is_author,
    literal,
    same,
)
from wola_facts.cite.titles import with_prepositions

#: Where a report's publisher is not said again when it is the author (APA 7, 9.29; OSCOLA 4, 3.4.2).
_PUBLISHER_ONCE = frozenset({APA, HARVARD, IEEE, OSCOLA})
_PAGES = frozenset({"webpage", "post", "post-weblog"})
#: Variables that the processor takes as they are, tags and all.
_VERBATIM = frozenset({"id", "type", "URL", "DOI", "ISBN", "language"})
_LEGAL = frozenset({"legislation", "regulation", "bill", "legal_case", "treaty", "hearing"})
#: What AMA sets in title case: books, and what is bound like them (AMA 11, 3.9.1).
_BOUND = frozenset({"book", "report", "thesis", "legal_case", "legislation", "bill"})

#: What stands in a book, whose title is of the same language.
_HELD = frozenset({"chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"})


def prepare(item: Item, style: str, locale: str) -> Work:
    """Return the item as the style of that file name wants it, for a reader of that locale."""
    work: Work = {key: value for key, value in item.items() if key != "custom"}
    translation = custom(item, "trans-title")
    if translation:
        work["trans-title"] = str(translation)
    for rule in _RULES:
        rule(work, style, locale)
    work.pop("trans-title", None)
    return {key: value for key, value in work.items() if value not in ("", [], {}, None)}


def _plain(work: Work, style: str, locale: str) -> None:  # noqa: ARG001  # every rule is called alike
    """A record holds no markup: what looks like the few tags that CSL obeys is text."""
    for key, value in work.items():
        if isinstance(value, str) and key not in _VERBATIM:
            work[key] = literal(value)
        elif isinstance(value, list):
            work[key] = [
                {part: literal(said) if isinstance(said, str) else said for part, said in name.items()}
                if isinstance(name, dict)
                else name
                for name in value
            ]


def _trim(work: Work, style: str, locale: str) -> None:  # noqa: ARG001
    """A title's own full stop would come twice; an empty author is none."""
    title = text(work, "title")
    if title.endswith(".") and not title.endswith("..") and not re.search(r"\b[A-Z]\.$|\b(?:Inc|Jr|vs?)\.$", title):
        title = title[:-1]
    work["title"] = title
    work["author"] = [name for name in work.get("author") or () if any(name.values())]
    if not text(work, "URL"):
        work["accessed"] = {}  # a day of reading is of an address
    if not title:
        _stand_in(work, style)


def _stand_in(work: Work, style: str) -> None:
    """Call what has no title by what is known of it: a citation in the text cannot be empty.

    An article of which the author is not known either is its paper's; a law has no author; what has no name at all is
    called by its address.
    """
    container = text(work, "container-title")
    who = ", ".join(filter(None, (name.get("literal") or name.get("family", "") for name in work["author"])))
    address = re.sub(r"^https?://(?:www\.)?|/$", "", text(work, "URL")) or text(work, "id")
    if work["type"] in _HELD and container:
        work |= {"title": container, "container-title": "", "type": "book"}  # the whole for its part
    elif work["type"] in _LEGAL:
        work["title"] = container or who or f'<span class="nocase">{address}</span>'
        if container:
            work["container-title"] = ""
    elif style in (NLM, ISO690_NOTE) and (
        container if not who else len(work["author"]) == 1 and work["author"][0].get("literal")
    ):
        # It has a title, or none of its punctuation fits (Citing Medicine, chapter 25).
        work |= {"title": container or who, "container-title": "", "author": work["author"] if container else []}
    elif style == ISO690_NOTE and who:
        work["title"] = "[Sin título]"
    elif style == BLUEBOOK and container and not who:
        work["title-short"] = container  # a later note has nothing else to call it by
        return
    elif style == IEEE and who and not container and work["type"] in _PAGES:
        work |= {"container-title": who, "author": []}
    elif not who and container:
        work |= {"author": [{"literal": container}], "container-title": ""}
    elif not who:
        work["title"] = f'<span class="nocase">{address}</span>'


def _number(work: Work, style: str, locale: str) -> None:  # noqa: ARG001
    """A number that the title says already is not said again: Recomendación No. 12VG/2018."""
    number = text(work, "number")
    if not number:
        return
    plain = re.sub(r"(?i)^(?:n[oº°ú]m?|number)\.?\s*", "", number)
    # A bare number may stand in a title for something else.
    if not re.search(r"[^\W\d]|/", plain) or not re.search(r"\d", plain):
        return
    if re.search(rf"(?<![\w/]){re.escape(plain)}(?![\w/])", text(work, "title"), re.IGNORECASE):
        work["number"] = ""


def _site(work: Work, style: str, locale: str) -> None:  # noqa: ARG001
    """A page has its site, not its publisher too; neither where it is the author (APA 7, 10.16; Chicago 18, 14.104)."""
    if work["type"] not in _PAGES:
        return
    site, publisher = text(work, "container-title"), text(work, "publisher")
    work["publisher"] = ""
    if not site:
        work["container-title"] = site = publisher
    if style == MLA:
        # MLA 9, 5.59: a publisher is said where it is another than the site and the author.
        if publisher and not same(publisher, site) and not is_author(work, publisher):
            work["publisher"] = publisher
        if site and is_author(work, site) and text(work, "title"):
            work["author"] = []  # MLA 9, 5.20: an organisation that is its own publisher is named as that
    elif is_author(work, site):
        work["container-title"] = ""


def _publisher(work: Work, style: str, locale: str) -> None:  # noqa: ARG001
    """A report's publisher is not said again where it is the author; MLA then leaves the author out."""
    publisher = text(work, "publisher")
    if work["type"] in _PAGES or not publisher:
        return
    if style == APA and len(work["author"]) == 1 and holds(work["author"][0].get("literal", ""), publisher):
        work["publisher"] = ""  # APA 7, 10.4: a parent agency that the author's name says already
    elif is_author(work, publisher):
        if style == MLA:
            work["author"] = [] if text(work, "title") else work["author"]
        elif style in _PUBLISHER_ONCE:
            work["publisher"] = ""


def _capitals(work: Work, style: str, locale: str) -> None:
    """Prepositions take capitals by style and edition, in English titles only."""
    language = text(work, "language") or locale
    if not language.startswith("en") or (style == AMA and work["type"] not in _BOUND):
        return
    if style == APA and ": " in text(work, "title"):
        # APA 7, 6.17: the first word after a colon has a capital.
        work["title"] = re.sub(r"(: [\"“‘]?)([a-z])", lambda found: found[1] + found[2].upper(), text(work, "title"))
    work["title"] = with_prepositions(text(work, "title"), style)
    if work["type"] in _HELD:
        work["container-title"] = with_prepositions(text(work, "container-title"), style)


def _translation(work: Work, style: str, locale: str) -> None:  # noqa: ARG001
    """A title in another language is followed by what it means, upright and in brackets (APA 7, 9.38)."""
    title, meaning = text(work, "title"), text(work, "trans-title")
    if style == APA and title and meaning:
        work["title-short"] = text(work, "title-short") or title
        work["title"] = f'{title}<span class="nodecor"><span class="nocase"> [{meaning}]</span></span>'


_RULES: tuple[Callable[[Work, str, str], None], ...] = (
    _plain,
    _trim,
    kinds.press_release,
    media.message,
    media.video,
    media.podcast,
    kinds.speech,
    kinds.thesis,
    media.archived_paper,
    kinds.data,
    kinds.newspaper,
    legal.united_nations,
    legal.ruling,
    legal.law,
    reported.treaty,
    _number,
    kinds.numbered,
    kinds.circa,
    kinds.dated,
    _site,
    kinds.listed,
    kinds.page,
    _publisher,
    bound.press,
    bound.edition,
    bound.tight,
    bound.undated,
    kinds.issued_by,
    _capitals,
    _translation,
)

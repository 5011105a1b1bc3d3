"""Press releases, speeches, theses, data and newspapers: what the manuals want of each that no style says."""

import re

from wola_facts.cite.item import text
from wola_facts.cite.manuals import (
    AMA,
    APA,
    BLUEBOOK,
    CHICAGO,
    CHICAGO_17,
    HARVARD,
    ISO690_NOTE,
    MHRA,
    MLA,
    NLM,
    OSCOLA,
    SPANISH_LEGAL,
    Work,
)

_PRESS = re.compile(r"(?i)\b(press release|news release|comunicado de prensa|bolet[ií]n de prensa)\b")
_PRESS_MARK = re.compile(
    r"(?i)\s*[\[(](?:press release|news release|comunicado de prensa|bolet[ií]n de prensa)[\])]\s*$"
)
#: What is always part of something, whether the record names it or not.
_ARTICLES = frozenset({"article-journal", "article-magazine", "article-newspaper", "post", "post-weblog"})
#: What a thesis is called -> the degree, as the Bluebook names a dissertation by it.
_DEGREE = re.compile(r"(?i)\s*\b(?:dissertation|thesis)\b\s*")


def press_release(work: Work, style: str, locale: str) -> None:
    """Say what a press release is in the reader's language, after its title and not in it (APA 7, 10.16)."""
    title, container, number = (text(work, key) for key in ("title", "container-title", "number"))
    said = [text(work, "genre"), container, number]
    if not (_PRESS_MARK.search(title) or any(_PRESS.search(words) for words in said)):
        return
    work["title"] = _PRESS_MARK.sub("", title)
    if _PRESS.search(container) and len(container) < 30:
        work["container-title"] = ""
    spanish = locale.startswith("es")
    word = "Comunicado de prensa" if spanish else "News release" if style == AMA else "Press release"
    rest = re.sub(r"(?i)^(?:n[oº°ú]m?\.?\s*)", "", _PRESS.sub("", number).strip(" .,:"))
    genre = f"{word} {rest}" if _PRESS.search(number) and rest else word
    if style in CHICAGO or style in (MHRA, NLM):
        genre = genre[0].lower() + genre[1:]  # the style makes it a capital where it begins something
    work["genre"] = genre
    if _PRESS.search(number):
        work["number"] = ""
    if work["type"] in ("report", "article", "document", "pamphlet"):
        work["type"] = "webpage"
    if style == AMA:
        # AMA 11, 3.13.4: Title. News release. Issuer; date.
        work["container-title"] = ". ".join(filter(None, (genre, text(work, "container-title"))))
    elif style in (MLA, HARVARD):
        # MLA 9, 5.110: at the end of the entry. Cite Them Right: Title [Press release], with its day and month.
        work |= {"medium": genre, "genre": ""}


def issued_by(work: Work, style: str, locale: str) -> None:  # noqa: ARG001  # every rule is called alike
    """A press release begins by saying so in the Bluebook (rule 17.2.4): Press Release, Institution, Title (Day)."""
    authors = work["author"]
    if style == BLUEBOOK and len(authors) == 1 and authors[0].get("literal") and _PRESS.search(text(work, "genre")):
        work["author"] = [{"literal": f"Press Release, {authors[0]['literal']}"}]


def speech(work: Work, style: str, locale: str) -> None:
    """A speech says that it is one (APA 7, 10.5), and is dated by its event (MLA 9, 5.68)."""
    if work["type"] != "speech":
        return
    if style == APA and not text(work, "genre") and not text(work, "event-title"):
        work["genre"] = "discurso" if locale.startswith("es") else "speech"
    if style == MLA and not work.get("event-date"):
        work["event-date"] = work.get("issued", {})


def thesis(work: Work, style: str, locale: str) -> None:  # noqa: ARG001  # every rule is called alike
    """A thesis is a dissertation by its degree in the Bluebook (rule 17.2.2): Ph.D. dissertation, University."""
    genre = text(work, "genre")
    if work["type"] != "thesis" or style != BLUEBOOK:
        return
    degree = re.sub(r"(?i)^ph\.?d\.?$|^doctoral$", "Ph.D.", _DEGREE.sub(" ", genre).strip())
    masters = re.match(r"(?i)m\.?[ap]\.?\b|master", degree)
    work["genre"] = f"{degree or 'Ph.D.'} {'thesis' if masters else 'dissertation'}"


def data(work: Work, style: str, locale: str) -> None:  # noqa: ARG001
    """Lawyers have no form for data: they are a work with a publisher and a year (OSCOLA 4, 3.4.1)."""
    if work["type"] in ("dataset", "document") and style in (OSCOLA, SPANISH_LEGAL):
        work["type"] = "report"
    elif style == AMA and work["type"] in ("dataset", "document", "broadcast") and not text(work, "page"):
        # AMA 11, 3.15: title, who publishes it, the day; "Published online" is for journals.
        work["container-title"] = ". ".join(filter(None, (text(work, key) for key in ("container-title", "publisher"))))
        work |= {"type": "webpage", "publisher": ""}


def newspaper(work: Work, style: str, locale: str) -> None:  # noqa: ARG001
    """An English newspaper loses its "The" in Chicago 17 (14.194) and in the Bluebook (rule 16.6, table T13).

    The section of a printed paper means nothing online (MLA 9, 5.113).
    """
    if work["type"] == "article-newspaper" and style == MLA and text(work, "URL"):
        work["section"] = ""
    elif work["type"] == "article-newspaper" and (style in CHICAGO_17 or style == BLUEBOOK):
        work["container-title"] = re.sub(r"^The (?=[A-Z])", "", text(work, "container-title"))


def page(work: Work, style: str, locale: str) -> None:  # noqa: ARG001
    """A page or an article stands in quotation marks in MLA, whether its site is named or not; a whole site does not.

    ISO 690 for notes has a form for a work on its own and for one in another, and none between.
    """
    if (style in CHICAGO or style == MHRA) and work["type"] == "post" and text(work, "URL"):
        work["type"] = "webpage"  # these leave a post out of the list, where a fact's source has to be
    if text(work, "container-title"):
        return
    if style == MLA and work["type"] in _ARTICLES:
        work["type"] = "document"
    elif style == MLA and work["type"] == "webpage":
        if re.search(r"[^/]/+[^/?#]|\?.", text(work, "URL").partition("://")[2]):
            work["type"] = "document"  # CSL's nearest to a work that has no container and is none
    elif (style in CHICAGO or style == MHRA) and work["type"] in ("document", "post") and not text(work, "URL"):
        work["type"] = "report"  # the style takes the other for a paper that was never published, and lists it nowhere
    elif style == ISO690_NOTE and work["type"] in ("webpage", "dataset", "document", "speech", "post", "post-weblog"):
        work["type"] = "report"
